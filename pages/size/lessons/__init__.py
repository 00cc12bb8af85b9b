"""Size: what the pages on how large things are teach."""
