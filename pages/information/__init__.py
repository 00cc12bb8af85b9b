"""Information: the pages of this section."""
