"""Decompositions: a matrix as a product of simpler ones."""
