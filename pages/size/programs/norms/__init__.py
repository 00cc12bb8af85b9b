"""Norms: the parts of the program, of which each state has two."""
