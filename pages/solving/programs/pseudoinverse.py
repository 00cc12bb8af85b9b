"""Pseudoinverse: the shortest x for which Ax is nearest to y."""

from fractions import Fraction

import numpy as np

A = np.array([[2, 1], [1, 0.5]], dtype=float)
y = np.array([1, 2], dtype=float)
cut = max(A.shape) * np.finfo(float).eps

fractions = [[2.0, 1], [1, 0.5]]
is_exact = True
is_plane = True
names = ["rank", "x⁺", "‖x⁺‖", "‖y − Ax⁺‖", "‖A⁺‖", "σ₁/σᵣ (kept)"]
is_zero = False
rank_name = "rank"

U, sigma, Vt = np.linalg.svd(A)
if is_plane:
    if is_exact:
        (a, b), (c, d) = [[Fraction(entry) for entry in row] for row in fractions]
    else:
        (a, b), (c, d) = [[Fraction(entry) for entry in row] for row in A.tolist()]
    sigma[1] = abs(float(a * d - b * c)) / sigma[0] if sigma[0] else 0.0  # keeps digits that np.linalg.svd loses
kept = int(np.sum(sigma > cut * sigma[0]))
x = Vt[:kept].T @ ((U[:, :kept].T @ y) / sigma[:kept])

print(f"{rank_name} =", kept)
if "x⁺" in names:
    print("x⁺ =", *x)
if "‖x⁺‖" in names:
    print("‖x⁺‖ =", np.linalg.norm(x))
if "‖y − Ax⁺‖" in names:
    print("‖y − Ax⁺‖ =", np.linalg.norm(y - A @ x))
if "‖A⁺‖" in names:
    print("‖A⁺‖ =", 0.0 if is_zero else 1 / sigma[kept - 1])
if "σ₁/σᵣ (kept)" in names:
    print("σ₁/σᵣ (kept) =", sigma[0] / sigma[kept - 1])
