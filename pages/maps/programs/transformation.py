"""Transformation: what a 2 × 2 matrix does to areas, and to a vector x."""

from fractions import Fraction

import numpy as np

A = np.array([[2, 1], [1, 2]], dtype=float)
x = np.array([-1.5, 0.5], dtype=float)

fractions = [[2, 1], [1, 2]]
is_exact = True
has_gain = True
has_turn = True
is_lost = False
fractions_x = [-1.5, 0.5]

if is_exact:
    (a, b), (c, d) = [[Fraction(entry) for entry in row] for row in fractions]
else:
    (a, b), (c, d) = [[Fraction(entry) for entry in row] for row in A.tolist()]
rank = np.linalg.matrix_rank(A)
det = float(a * d - b * c)  # np.linalg.det(A) loses digits where A is nearly flat
if not is_exact:
    det = det if rank == 2 else 0.0
sigma = np.linalg.svd(A, compute_uv=False)
sigma[1] = abs(det) / sigma[0] if det else 0.0  # for the same reason

print("det A =", det)
print("rank =", rank)
print("σ₁ =", sigma[0])
print("σ₂ =", sigma[1])

if is_lost:  # in float64, where the products of an entry cancel
    p, q = [Fraction(entry) for entry in fractions_x]
    Ax = np.array([float(a * p + b * q), float(c * p + d * q)])
else:
    Ax = A @ x
print("Ax =", *Ax)
if has_gain:
    print("‖Ax‖/‖x‖ =", np.linalg.norm(Ax) / np.linalg.norm(x))
if has_turn:
    print("∠(x, Ax) =", np.degrees(np.arctan2(x[0] * Ax[1] - x[1] * Ax[0] + 0, x @ Ax)))
