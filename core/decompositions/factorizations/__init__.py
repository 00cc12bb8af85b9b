"""Factorizations: LU, QR and Cholesky, each as a tuple of frozen steps from the matrix to its factors."""
