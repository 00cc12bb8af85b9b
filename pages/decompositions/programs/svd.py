"""Singular values: those of a matrix, and how far it is from the nearest matrix of rank k."""

from fractions import Fraction

import numpy as np

A = np.array([[2, 1], [0, 1]], dtype=float)
k = 1

fractions = [[2, 1], [0, 1]]
is_exact = True
is_plane = True
named = [(0, "σ₁"), (1, "σ₂")]
has_kappa = True

U, sigma, Vt = np.linalg.svd(A)
rank = np.linalg.matrix_rank(A)
if is_plane:
    if is_exact:
        (a, b), (c, d) = [[Fraction(entry) for entry in row] for row in fractions]
        sigma[1] = abs(float(a * d - b * c)) / sigma[0] if sigma[0] else 0.0  # keeps digits that np.linalg.svd loses
    else:
        (a, b), (c, d) = [[Fraction(entry) for entry in row] for row in A.tolist()]
        sigma[1] = abs(float(a * d - b * c)) / sigma[0] if rank == 2 else 0.0  # keeps digits that np.linalg.svd loses
else:
    sigma[rank:] = 0  # where only rounding is left

for i, name in named:
    print(f"{name} =", sigma[i])
print("rank =", rank)
if has_kappa:
    print("κ(A) =", sigma[0] / sigma[-1])
print("‖A‖₂ =", sigma[0])
print("‖A‖_F =", np.linalg.norm(A))

A_k = (U[:, :k] * sigma[:k]) @ Vt[:k]
print("‖A − Aₖ‖₂ =", np.linalg.norm(A - A_k, 2))
print("σₖ₊₁ =", np.append(sigma, 0)[k])
print("‖A − Aₖ‖_F =", np.linalg.norm(A - A_k))
print("√(σ²ₖ₊₁ + …) =", np.linalg.norm(sigma[k:]))
