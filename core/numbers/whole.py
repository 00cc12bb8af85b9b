"""Whole: matrices of whole numbers, eliminated without a fraction: every division leaves no rest (Bareiss, Math. Comp. 22, 1968)."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import mul
from typing import TypeAlias

Whole: TypeAlias = list[list[int]]  # m rows of n entries


@dataclass(frozen=True, eq=False)
class Reduced:
    """What elimination leaves of a matrix: in the column of a pivot all else is 0, and all pivots are one number."""

    rows: Whole  # as many as there are pivots
    pivots: list[int]  # their columns
    pivot: int  # 1 where there is none


def whole(rows: Iterable[Sequence[Fraction]]) -> tuple[Whole, int]:
    """Return whole numbers and a unit, with rows = whole numbers / unit."""
    rows = list(rows)
    unit = math.lcm(*(entry.denominator for row in rows for entry in row))
    return [[entry.numerator * (unit // entry.denominator) for entry in row] for row in rows], unit


def product(A: Whole, B: Whole) -> Whole:
    """Return A·B."""
    columns = turned(B)
    return [[sum(map(mul, row, column)) for column in columns] for row in A]


def turned(A: Whole) -> Whole:
    """Return A′."""
    return [list(column) for column in zip(*A, strict=True)]


def rank(A: Whole) -> int:
    """Return the rank of A, (m, n)."""
    return _eliminated(A)[0]


def det(A: Whole) -> int:
    """Return the determinant of A, (n, n)."""
    found, last = _eliminated(A)
    return last if found == len(A) else 0


def _eliminated(A: Whole) -> tuple[int, int]:
    """Return the rank and the last pivot, with the sign of the rows' order."""
    left, last, sign, found = [list(row) for row in A], 1, 1, 0
    while left and left[0]:
        first = next((i for i, row in enumerate(left) if row[0]), None)
        if first is None:
            left = [row[1:] for row in left]
            continue
        pivot, *top = left.pop(first)
        left = [[(pivot * entry - row[0] * above) // last for entry, above in zip(row[1:], top, strict=True)] for row in left]
        last, sign, found = pivot, sign * (-1) ** first, found + 1
    return found, sign * last


def reduced(A: Whole, columns: int) -> Reduced:
    """Return what elimination leaves of A, (m, n), of which the first columns are eliminated."""
    rows, pivots, last = [list(row) for row in A], list[int](), 1
    for j in range(columns):
        r = len(pivots)
        first = next((i for i in range(r, len(rows)) if rows[i][j]), None)
        if first is None:
            continue
        rows[r], rows[first] = rows[first], rows[r]
        top = rows[r]
        pivot = top[j]
        for i, row in enumerate(rows):
            if i != r:
                rows[i] = [(pivot * entry - row[j] * over) // last for entry, over in zip(row, top, strict=True)]
        pivots, last = [*pivots, j], pivot
    return Reduced(rows[: len(pivots)], pivots, last)


def null(A: Whole) -> Whole:
    """Return vectors, as rows, that span what A, (m, n), takes to 0."""
    left, found = reduced(A, len(A[0])), []
    for free in (j for j in range(len(A[0])) if j not in left.pivots):
        vector = [0] * len(A[0])
        vector[free] = left.pivot
        for row, j in zip(left.rows, left.pivots, strict=True):
            vector[j] = -row[free]
        common = math.gcd(*vector)
        found.append([entry // common for entry in vector])
    return found


def solved(G: Whole, b: Sequence[int]) -> tuple[list[int], int] | None:
    """Return the solution of G·z = b, G of the form X′X, as whole numbers over one denominator; None where it is singular.

    What is left of G stays symmetric, so that its upper half will do. No rows need to be exchanged: a pivot of 0 says that the
    columns so far are dependent.
    """
    rows = [[*row[i:], value] for i, (row, value) in enumerate(zip(G, b, strict=True))]
    last = 1
    for k, top in enumerate(rows):
        pivot = top[0]
        if not pivot:
            return None
        for i in range(k + 1, len(rows)):
            rest = top[i - k :]
            rows[i] = [(pivot * entry - rest[0] * over) // last for entry, over in zip(rows[i], rest, strict=True)]
        last = pivot
    z: list[int] = []  # times the last pivot, which is the determinant: whole numbers by Cramer's rule
    for pivot, *row, value in reversed(rows):
        z.insert(0, (last * value - sum(map(mul, row, z))) // pivot)
    return z, last


def solutions(rows: Whole, n: int) -> tuple[Whole, int] | None:
    """Return the solutions x of A·x = b for several b, as whole numbers over one denominator; None where A is singular.

    rows : A, (n, n), and beside it the b as columns.
    """
    left, last = [list(row) for row in rows], 1
    for k in range(n):
        first = next((i for i in range(k, n) if left[i][0]), None)
        if first is None:
            return None
        left[k], left[first] = left[first], left[k]
        pivot, *top = left[k]
        for i in range(k + 1, n):
            under, *row = left[i]
            left[i] = [(pivot * entry - under * over) // last for entry, over in zip(row, top, strict=True)]
        last = pivot
    found: Whole = []
    for j in range(len(rows[0]) - n):
        x: list[int] = []  # times the last pivot, which is the determinant but for its sign: whole numbers by Cramer's rule
        for k in range(n - 1, -1, -1):
            pivot, *row = left[k]
            x.insert(0, (last * row[n - 1 - k + j] - sum(map(mul, row, x))) // pivot)
        found.append(x)
    return found, last
