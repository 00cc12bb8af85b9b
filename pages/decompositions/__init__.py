"""Decompositions: the pages of this section."""
