"""Pictures of the results, composed from marks."""
