"""Solving: Ax = y, and fits."""
