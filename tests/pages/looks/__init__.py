"""What the line of each example says of its picture, as predicates that are computed here from the State's own numbers."""
