"""Matrix: how large a matrix is."""

import math

import numpy as np

from pages.size.programs.norms.length import length, p

A = np.array([[1, 2], [-1, 1]], dtype=float)
most = np.array([0.9, 0.4])

has_p = True
kind = "found"

unit = np.abs(A).max() or 1.0
Z = A / unit  # its entries are 1 at most
sigma = np.linalg.svd(Z, compute_uv=False)
if has_p:
    if kind == "column":
        print("‖A‖ₚ =", max(length(column, p) for column in Z.T) * unit)
    elif kind == "row":
        print("‖A‖ₚ =", np.linalg.norm(Z, math.inf) * unit)
    elif kind == "two":
        print("‖A‖ₚ =", sigma[0] * unit)
    else:
        # at least what a search has found; at most what interpolation between 1, 2 and ∞ gives
        print("‖A‖ₚ =", length(Z @ most, p) / length(most, p) * unit)
        end, share = (np.linalg.norm(Z, 1), 2 / p - 1) if p < 2 else (np.linalg.norm(Z, math.inf), 1 - 2 / p)
        print("‖A‖ₚ at most =", end**share * sigma[0] ** (1 - share) * unit)
print("‖A‖₁ =", np.linalg.norm(Z, 1) * unit)
print("‖A‖₂ =", sigma[0] * unit)  # np.linalg.norm(A, 2)
print("‖A‖_∞ =", np.linalg.norm(Z, math.inf) * unit)
print("‖A‖_F =", np.linalg.norm(Z) * unit)  # np.linalg.norm(A): NumPy's default for a matrix
print("‖A‖_* =", sigma.sum() * unit)  # np.linalg.norm(A, "nuc")
