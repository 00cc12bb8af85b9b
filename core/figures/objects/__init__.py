"""Objects: the pictures of this section."""
