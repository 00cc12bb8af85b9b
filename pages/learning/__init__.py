"""Learning: the pages of this section."""
