"""Solving: the pages of this section."""
