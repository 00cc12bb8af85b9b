"""Objects: the pages of this section."""
