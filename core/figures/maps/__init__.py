"""Maps: the pictures of this section."""
