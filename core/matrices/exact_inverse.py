"""Exact inverse: the pseudoinverse of a matrix of fractions, without any rounding: what is 0 there is 0."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import mul
from typing import TypeAlias

import numpy as np

from core.numbers.arrays import Matrix, Vector

Whole: TypeAlias = list[list[int]]


@dataclass(frozen=True, eq=False)
class ExactInverse:
    """A⁺ and the two projections of a matrix A of fractions, as whole numbers over one denominator each."""

    rank: int
    inverse: Whole  # A⁺, (n, m), times over
    over: int  # not 0
    projections: tuple[Whole, Whole]  # A·A⁺, (m, m), and A⁺·A, (n, n), times projections_over
    projections_over: int  # not 0

    @property
    def entries(self) -> Matrix:
        """A⁺, (n, m), each entry rounded once."""
        return _rounded(self.inverse, self.over)

    @property
    def onto_columns(self) -> Matrix:
        """A·A⁺, (m, m), each entry rounded once."""
        return _rounded(self.projections[0], self.projections_over)

    @property
    def onto_rows(self) -> Matrix:
        """A⁺·A, (n, n), each entry rounded once."""
        return _rounded(self.projections[1], self.projections_over)

    def times(self, y: Sequence[Fraction]) -> Vector:
        """Return A⁺·y, (n,), each entry rounded once; y : (m,)."""
        right, unit = whole([y])
        return _rounded(_product(self.inverse, _turned(right)), self.over * unit)[:, 0]

    def missed(self, y: Sequence[Fraction]) -> Vector:
        """Return what A·A⁺·y misses of y, (m,), each entry rounded once; y : (m,)."""
        right, unit = whole([y])
        reached = _product(self.projections[0], _turned(right))
        gaps = [[self.projections_over * entry - row[0]] for entry, row in zip(right[0], reached, strict=True)]
        return _rounded(gaps, self.projections_over * unit)[:, 0]


def exact_inverse(rows: Sequence[Sequence[Fraction]]) -> ExactInverse:
    """Return the pseudoinverse of the matrix with the given rows, m of n entries.

    A⁺ = R′·(C′·A·R′)⁻¹·C′, R what elimination leaves of the rows, C the columns of its pivots (Ben-Israel & Greville, 1.6).
    """
    A, unit = whole(rows)
    R, pivots = _reduced(A, len(A[0]))
    m, n, r = len(A), len(A[0]), len(pivots)
    if not r:
        zeros = [[0] * n for _ in range(n)], [[0] * m for _ in range(m)]
        return ExactInverse(0, [[0] * m for _ in range(n)], 1, (zeros[1], zeros[0]), 1)
    Ct, Rt = [[row[j] for row in A] for j in pivots], _turned(R)
    solved, _ = _reduced([left + right for left, right in zip(_product(Ct, _product(A, Rt)), Ct, strict=True)], r)
    over, X = solved[0][0], _product(Rt, [row[r:] for row in solved])
    return ExactInverse(r, [[unit * entry for entry in row] for row in X], over, (_product(A, X), _product(X, A)), over)


def whole(rows: Sequence[Sequence[Fraction]]) -> tuple[Whole, int]:
    """Return whole numbers and a unit, with rows = whole numbers / unit."""
    unit = math.lcm(*(entry.denominator for row in rows for entry in row))
    return [[entry.numerator * (unit // entry.denominator) for entry in row] for row in rows], unit


def _reduced(rows: Whole, columns: int) -> tuple[Whole, list[int]]:
    """Return the rows that elimination leaves, and where their pivots are, all of which are one number.

    rows : (m, n), of which the first columns are eliminated. No division leaves a rest (Bareiss, Math. Comp. 22, 1968).
    """
    rows, pivots, last = [list(row) for row in rows], list[int](), 1
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
    return rows[: len(pivots)], pivots


def _product(A: Whole, B: Whole) -> Whole:
    columns = _turned(B)
    return [[sum(map(mul, row, column)) for column in columns] for row in A]


def _turned(A: Whole) -> Whole:
    return [list(column) for column in zip(*A, strict=True)]


def _rounded(A: Whole, over: int) -> Matrix:
    return np.array([[float(Fraction(entry, over)) for entry in row] for row in A])
