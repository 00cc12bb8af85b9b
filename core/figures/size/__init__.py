"""Size: the pictures of lengths, and of what matrices do to them."""
