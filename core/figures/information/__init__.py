"""Information: the pictures of this section."""
