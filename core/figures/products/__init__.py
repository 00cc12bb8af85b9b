"""Products: the pictures of this section."""
