"""Exact inverse: the pseudoinverse of a matrix of fractions, without any rounding: what is 0 there is 0."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from core.numbers.arrays import Matrix, Vector
from core.numbers.whole import Whole, product, reduced, turned, whole


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
        return _rounded(product(self.inverse, turned(right)), self.over * unit)[:, 0]

    def missed(self, y: Sequence[Fraction]) -> Vector:
        """Return what A·A⁺·y misses of y, (m,), each entry rounded once; y : (m,)."""
        right, unit = whole([y])
        reached = product(self.projections[0], turned(right))
        gaps = [[self.projections_over * entry - row[0]] for entry, row in zip(right[0], reached, strict=True)]
        return _rounded(gaps, self.projections_over * unit)[:, 0]


def exact_inverse(rows: Sequence[Sequence[Fraction]]) -> ExactInverse:
    """Return the pseudoinverse of the matrix with the given rows, m of n entries.

    A⁺ = R′·(C′·A·R′)⁻¹·C′, R what elimination leaves of the rows, C the columns of its pivots (Ben-Israel & Greville, 1.6).
    """
    A, unit = whole(rows)
    left = reduced(A, len(A[0]))
    R, pivots = left.rows, left.pivots
    m, n, r = len(A), len(A[0]), len(pivots)
    if not r:
        zeros = [[0] * n for _ in range(n)], [[0] * m for _ in range(m)]
        return ExactInverse(0, [[0] * m for _ in range(n)], 1, (zeros[1], zeros[0]), 1)
    Ct, Rt = [[row[j] for row in A] for j in pivots], turned(R)
    solved = reduced([row + column for row, column in zip(product(Ct, product(A, Rt)), Ct, strict=True)], r)
    over, X = solved.pivot, product(Rt, [row[r:] for row in solved.rows])
    return ExactInverse(r, [[unit * entry for entry in row] for row in X], over, (product(A, X), product(X, A)), over)


def _rounded(A: Whole, over: int) -> Matrix:
    return np.array([[float(Fraction(entry, over)) for entry in row] for row in A])
