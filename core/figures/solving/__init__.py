"""Solving: the pictures of this section."""
