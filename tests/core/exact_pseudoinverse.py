"""The pseudoinverse without rounding: in fractions, and of the largest singular values to 60 digits."""

from fractions import Fraction

import mpmath
import numpy as np

from core.numbers.arrays import Matrix

Fractions = list[list[Fraction]]


def fractions(A: Matrix) -> Fractions:
    return [[Fraction(entry) for entry in row] for row in A.tolist()]


def product(A: Fractions, B: Fractions) -> Fractions:
    return [[sum((a * b for a, b in zip(row, column, strict=True)), Fraction(0)) for column in zip(*B, strict=True)] for row in A]


def reduced(rows: Fractions) -> tuple[Fractions, list[int]]:
    """The reduced row echelon form without its rows of zeros, and the columns of its pivots."""
    pivots: list[int] = []
    rows = [list(row) for row in rows]
    for j in range(len(rows[0])):
        r = len(pivots)
        i = next((i for i in range(r, len(rows)) if rows[i][j]), None)
        if i is None:
            continue
        rows[r], rows[i] = rows[i], rows[r]
        rows[r] = [value / rows[r][j] for value in rows[r]]
        rows = [row if k == r else [a - row[j] * b for a, b in zip(row, rows[r], strict=True)] for k, row in enumerate(rows)]
        pivots.append(j)
    return rows[: len(pivots)], pivots


def inverse(A: Fractions) -> Fractions:
    n = len(A)
    return [row[n:] for row in reduced([row + [Fraction(i == j) for j in range(n)] for i, row in enumerate(A)])[0]]


def in_fractions(A: Matrix) -> tuple[Fractions, int]:
    """A⁺ = R′(RR′)⁻¹(C′C)⁻¹C′ and the rank: A = C·R with pivot columns C and the reduced rows R."""
    rows = fractions(A)
    R, pivots = reduced(rows)
    if not pivots:
        return [[Fraction(0)] * len(A) for _ in range(A.shape[1])], 0
    C = [[row[j] for j in pivots] for row in rows]
    Rt, Ct = [list(column) for column in zip(*R, strict=True)], [list(column) for column in zip(*C, strict=True)]
    return product(product(Rt, inverse(product(R, Rt))), product(inverse(product(Ct, C)), Ct)), len(pivots)


def exactly(A: Matrix) -> tuple[Matrix, int]:
    """A⁺, each entry rounded once, and the rank."""
    X, rank = in_fractions(A)
    return np.array([[float(value) for value in row] for row in X]), rank


def to_60_digits(A: Matrix, kept: int) -> Matrix:
    """V·D⁺·U′ of the largest singular values."""
    tall = A.shape[0] >= A.shape[1]
    with mpmath.workdps(60):
        U, S, Vt = mpmath.svd_r(mpmath.matrix((A if tall else A.T).tolist()))
        X = Vt[:kept, :].T * mpmath.diag([1 / S[i] for i in range(kept)]) * U[:, :kept].T
        found = np.array(X.tolist(), dtype=float)
    return found if tall else found.T
