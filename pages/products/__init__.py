"""Products: the pages of this section."""
