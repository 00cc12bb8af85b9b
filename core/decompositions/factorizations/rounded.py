"""Rounded: what float64 makes of an elimination, measured in whole numbers."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from core.numbers import whole
from core.numbers.arrays import Matrix
from core.numbers.rational import rounded

Floats = list[list[float]]


@dataclass(frozen=True, eq=False)
class Rounded:
    """The factors of PA in float64, times a power of two, and how far they are off."""

    order: list[int]  # which row of A stands where
    L: Floats  # (m, m)
    U: Floats  # (m, n)
    growth: float  # the largest entry on the way over the largest of A (Wilkinson)
    residual: float  # ‖PA − LU‖ / ‖A‖, in the Frobenius norm, without any rounding of its own
    share: float  # and against ‖|L|·|U|‖
    error: float  # of x in Ax = b, b the sums of rows of A, relative and in the largest entry; NaN where there is no one x
    is_lost: bool  # whether a pivot has become 0, or an entry too large


def scaled(A: Matrix) -> Matrix:
    """Return A times the power of two that takes its largest entry to 1 … 2; A : (m, n)."""
    return np.asarray(np.ldexp(A, -exponent(A)))


def exponent(A: Matrix) -> int:
    """Return the largest power of two in A; 0 for A = 0."""
    largest = float(np.abs(A).max())
    return math.frexp(largest)[1] - 1 if largest else 0


def rounded_lu(A: Matrix, columns: Sequence[int], order: Sequence[int] | None = None) -> Rounded:
    """Return what float64 makes of A, whose pivots are in columns, with its rows in an order, or by partial pivoting.

    A : (m, n). What would be 0 without rounding is left as it comes.
    """
    m, n = A.shape
    is_by_size, start = order is None, scaled(A).tolist()
    order = [*range(m)] if order is None else [*order]
    W = [[*start[i]] for i in order]
    L = [[0.0] * m for _ in range(m)]
    size = max(abs(entry) for row in W for entry in row) or 1.0
    most, is_lost = size, False
    for r, j in enumerate(columns):
        if is_by_size:
            best = max(range(r, m), key=lambda i: abs(W[i][j]))
            order[r], order[best] = order[best], order[r]
            for rows in (W, L):
                rows[r], rows[best] = rows[best], rows[r]
        for i in range(r + 1, m):
            if not W[i][j]:
                continue
            factor = L[i][r] = W[i][j] / W[r][j] if W[r][j] else math.inf
            W[i] = [entry - factor * above for entry, above in zip(W[i], W[r], strict=True)]
            W[i][j] = 0.0
        if not all(math.isfinite(entry) for row in [*W, *L] for entry in row):
            is_lost = True
            break
        most = max(most, max(abs(entry) for row in W for entry in row))
    for i in range(m):
        L[i][i] = 1.0
    has_x = m == n == len(columns)
    if is_lost:
        return Rounded([*order], L, W, math.inf, math.inf, math.inf, math.inf if has_x else math.nan, is_lost=True)
    PA = [start[i] for i in order]
    missed = math.hypot(*(entry for row in _missed(PA, L, W) for entry in row))
    sizes = (sum(abs(a) * abs(b) for a, b in zip(row, column, strict=True)) for row in L for column in zip(*W, strict=True))
    of, norm = math.hypot(*sizes), math.hypot(*(entry for row in PA for entry in row))
    error = _error(PA, L, W) if has_x else math.nan
    return Rounded([*order], L, W, most / size, missed / norm if norm else 0.0, missed / of if of else 0.0, error, is_lost=False)


def _missed(A: Floats, L: Floats, U: Floats) -> Floats:
    """Return A − L·U, each entry rounded once."""
    (a, of_a), (left, of_l), (right, of_u) = (whole.whole([[*map(Fraction, row)] for row in M]) for M in (A, L, U))
    unit = of_l * of_u
    made = whole.product(left, right)
    return [
        [rounded(Fraction(entry * unit - other * of_a, of_a * unit)) for entry, other in zip(*rows, strict=True)]
        for rows in zip(a, made, strict=True)
    ]


def _error(A: Floats, L: Floats, U: Floats) -> float:
    """Return the error of the x that the factors find for b = the sums of rows of A, whose exact solution is found in whole numbers."""
    n = len(A)
    b = [math.fsum(row) for row in A]
    right = whole.reduced(whole.whole([[*map(Fraction, row), Fraction(value)] for row, value in zip(A, b, strict=True)])[0], n)
    if len(right.pivots) < n:
        return math.nan
    x = [Fraction(row[n], right.pivot) for row in right.rows]
    found = solved(L, U, b) if all(U[i][i] for i in range(n)) else [math.inf]
    if not all(map(math.isfinite, found)):
        return math.inf
    return rounded(max(abs(Fraction(one) - other) for one, other in zip(found, x, strict=True)) / max(map(abs, x))) if any(x) else 0.0


def solved(L: Floats, U: Floats, b: Sequence[float]) -> list[float]:
    """Return what substitution finds for x in L·U·x = b, forwards and then backwards; U has no 0 on its diagonal."""
    x = [*b]
    for i in range(len(b)):
        for j in range(i):
            x[i] -= L[i][j] * x[j]
    for i in reversed(range(len(b))):
        for j in range(i + 1, len(b)):
            x[i] -= U[i][j] * x[j]
        x[i] /= U[i][i]
    return x
