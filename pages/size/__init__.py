"""Size: the pages on how large things are."""
