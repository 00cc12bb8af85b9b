"""Transformation: what a 2 × 2 or 3 × 3 matrix does to areas or volumes, and to a vector x."""

from fractions import Fraction

import numpy as np

A = np.array([[2, 1], [1, 2]], dtype=float)
x = np.array([-1.5, 0.5], dtype=float)

fractions = [[2, 1], [1, 2]]
is_plane = True
named = [(0, "σ₁"), (1, "σ₂")]
is_exact = True
has_gain = True
has_turn = True
is_lost = False
fractions_x = [-1.5, 0.5]

if is_exact:
    rows = [[Fraction(entry) for entry in row] for row in fractions]
else:
    rows = [[Fraction(entry) for entry in row] for row in A.tolist()]
rank = np.linalg.matrix_rank(A)
sigma = np.linalg.svd(A, compute_uv=False)
if is_plane:
    (a, b), (c, d) = rows
    det = float(a * d - b * c)  # np.linalg.det(A) loses digits where A is nearly flat
    if not is_exact:
        det = det if rank == 2 else 0.0
    sigma[1] = abs(det) / sigma[0] if det else 0.0  # for the same reason
else:
    (a, b, c), (d, e, f), (g, h, i) = rows
    det = float(a * (e * i - f * h) + b * (f * g - d * i) + c * (d * h - e * g))  # np.linalg.det(A) loses digits where A is nearly flat
    if not is_exact:
        det = det if rank == 3 else 0.0
    sigma[rank:] = 0  # where only rounding is left

print("det A =", det)
print("rank =", rank)
for k, name in named:
    print(f"{name} =", sigma[k])

if is_lost:  # in float64, where the products of an entry cancel
    exact_x = [Fraction(entry) for entry in fractions_x]
    Ax = np.array([float(sum(p * q for p, q in zip(row, exact_x, strict=True))) for row in rows])
else:
    Ax = A @ x
print("Ax =", *Ax)
if has_gain:
    print("‖Ax‖/‖x‖ =", np.linalg.norm(Ax) / np.linalg.norm(x))
if has_turn:
    if is_plane:
        print("∠(x, Ax) =", np.degrees(np.arctan2(x[0] * Ax[1] - x[1] * Ax[0] + 0, x @ Ax)))
    else:
        print("∠(x, Ax) =", np.degrees(np.arctan2(np.linalg.norm(np.cross(x, Ax)), x @ Ax)))
