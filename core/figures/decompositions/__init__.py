"""Decompositions: the pictures of this section."""
