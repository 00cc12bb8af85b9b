"""LU: PA = LU with the pivots of the page, and what float64 makes of it, measured in fractions."""

import math
from fractions import Fraction

import numpy as np

A = np.array([[2, 1, 1], [4, 3, 3], [8, 7, 9]], dtype=float)

ways = [("", None), (" by size", None)]
pivot_columns = [0, 1, 2]
rank = 3
exchanges = 2
multiplications = 8
scale = 3
is_regular = True


def factored(A, columns, order=None):
    """Return the order of rows, L and U of A, whose pivots are in columns, and how entries grow; by partial pivoting without an order."""
    m, is_by_size = len(A), order is None
    order = np.arange(m) if is_by_size else np.array(order)
    U, L, largest = A[order], np.zeros((m, m)), np.abs(A).max()
    for r, j in enumerate(columns):
        if is_by_size:
            best = int(r + np.argmax(np.abs(U[r:, j])))
            for rows in (order, U, L):
                rows[[r, best]] = rows[[best, r]]
        for i in range(r + 1, m):
            if U[i, j]:
                L[i, r] = U[i, j] / U[r, j]
                U[i] -= L[i, r] * U[r]
                U[i, j] = 0.0
        largest = max(largest, np.abs(U).max())
    return order, L + np.eye(m), U, largest / np.abs(A).max() if A.any() else 1.0


def residual(A, L, U):
    """Return the Frobenius norm of A - LU, without any rounding, over that of A."""
    L, U = [[[Fraction(entry) for entry in row] for row in M.tolist()] for M in (L, U)]
    right = list(zip(*U, strict=True))
    missed = [Fraction(A[i, j]) - sum(a * b for a, b in zip(L[i], right[j], strict=True)) for i in range(len(A)) for j in range(A.shape[1])]
    return math.hypot(*map(float, missed)) / (np.linalg.norm(A) or 1)


def solved(L, U, b):
    """Return x of LUx = b, by substitution."""
    x, n = np.array(b), len(b)
    for i in range(n):
        for j in range(i):
            x[i] -= L[i][j] * x[j]
    for i in reversed(range(n)):
        for j in range(i + 1, n):
            x[i] -= U[i][j] * x[j]
        x[i] /= U[i][i]
    return x


def solved_exactly(A, b):
    """Return x of Ax = b in fractions."""
    rows = [[Fraction(entry) for entry in (*row, value)] for row, value in zip(A.tolist(), b, strict=True)]
    for k in range(len(rows)):
        best = max(range(k, len(rows)), key=lambda i: abs(rows[i][k]))
        rows[k], rows[best] = rows[best], rows[k]
        rows[k] = [entry / rows[k][k] for entry in rows[k]]
        rows = [row if i == k else [a - row[k] * b for a, b in zip(row, rows[k], strict=True)] for i, row in enumerate(rows)]
    return [row[-1] for row in rows]


def show(name, A, columns, order=None):
    """Print how far the factors of A, and x, are off."""
    order, L, U, growth = factored(A, columns, order)
    print(f"ρ{name} =" if name else "growth ρ =", growth)
    print(f"backward error{name} =", residual(A[order], L, U))
    if is_regular and np.diag(U).all():
        b = [math.fsum(row) for row in A[order]]
        x, exact = solved(L, U, b), solved_exactly(A[order], b)
        if np.isfinite(x).all():
            error = max(abs(Fraction(a) - b) for a, b in zip(x, exact, strict=True)) / (max(map(abs, exact)) or 1)
            print(f"error of x{name} =", float(error))


print("pivots =", rank)
print("exchanges =", exchanges)
print("multiplications =", multiplications)
A = np.ldexp(A, -scale)  # times a power of two, which changes no digit
for name, order in ways:
    show(name, A, pivot_columns, order)
