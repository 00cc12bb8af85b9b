"""Learning: the pictures of this section."""
