"""Determinant: the determinants of two square matrices, of their product and of a multiple."""

from fractions import Fraction

import numpy as np

A = np.array([[2, 1], [0.5, 1.5]], dtype=float)
B = np.array([[1, -1], [1, 1]], dtype=float)
c = -1

fractions_A = [[2.0, 1], [0.5, 1.5]]
fractions_B = [[1, -1], [1, 1]]
is_exact_A = True
is_exact_B = True
n = 2
times = "c²"
is_product_sure = True


def det(M):  # in fractions: np.linalg.det(M) loses digits where M is nearly flat
    found = Fraction(1)
    while len(M):
        k = next((i for i, row in enumerate(M) if row[0]), None)
        if k is None:
            return 0.0
        pivot, rest = M[k], np.delete(M, k, axis=0)
        found *= pivot[0] * (-1) ** k
        M = rest[:, 1:] - np.outer(rest[:, 0] / pivot[0], pivot[1:])
    return float(found)


if is_exact_A:
    exact_A = np.array([[Fraction(entry) for entry in row] for row in fractions_A])
else:
    exact_A = np.array([[Fraction(entry) for entry in row] for row in A.tolist()])
if is_exact_B:
    exact_B = np.array([[Fraction(entry) for entry in row] for row in fractions_B])
else:
    exact_B = np.array([[Fraction(entry) for entry in row] for row in B.tolist()])
det_A = det(exact_A)
det_B = det(exact_B)
det_AB = det(exact_A @ exact_B)
det_cA = det(Fraction(c) * exact_A)
if not is_exact_A:
    if np.linalg.matrix_rank(A) < n:  # flat to sixteen digits
        det_A = det_AB = det_cA = 0.0
if not is_exact_B:
    if np.linalg.matrix_rank(B) < n:  # flat to sixteen digits
        det_B = det_AB = 0.0

print("det A =", det_A)
print("det B =", det_B)
print("det AB =", det_AB)
print("det A·det B =", det_A * det_B + 0.0)
print("det cA =", det_cA)
print(f"{times}·det A =", c**n * det_A + 0.0)
if is_product_sure:
    print("∏λ =", np.prod(np.linalg.eigvals(A)).real if det_A else 0.0)
print("rank =", np.linalg.matrix_rank(A))
