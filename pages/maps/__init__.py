"""Maps: the pages of this section."""
