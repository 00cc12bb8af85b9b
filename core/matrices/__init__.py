"""Matrices: what a matrix is, whatever is done with it."""
