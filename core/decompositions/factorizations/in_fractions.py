"""In fractions: which columns and entries are 0 on the way to A = QR, whatever float64 makes of them."""

from fractions import Fraction

from core.numbers import whole
from core.numbers.rational import Fractions

Row = tuple[Fraction, list[Fraction]]  # a square and a row: that row times the root of the square


def depends(A: Fractions, column: int, count: int) -> bool:
    """Return whether a column of A, (m, n), is a combination of the first count columns."""
    chosen = whole.whole([[*row[:count], row[column]] for row in A])[0]
    return count not in whole.reduced(chosen, count + 1).pivots


def entry_is_zero(A: Fractions, column: int, row: int) -> bool:
    """Return whether Givens' rotations down the columns of A come to an entry that is 0.

    A rotated row is the root of a fraction times a row of fractions (Gentleman, J. Inst. Maths Applics 12, 1973).
    """
    rows: list[Row] = [(Fraction(1), list(entries)) for entries in A]
    for j in range(column + 1):
        for i in range(j + 1, len(rows) if j < column else row):
            rows[j], rows[i] = _rotated(rows[j], rows[i], j)
    return not rows[row][1][column]


def _rotated(upper: Row, lower: Row, j: int) -> tuple[Row, Row]:
    """Return two rows turned so that the lower one has 0 in column j, but for their signs."""
    (p, u), (q, v) = upper, lower
    if not v[j]:
        return upper, lower
    square = p * u[j] ** 2 + q * v[j] ** 2  # of what comes to stand in the upper one
    above = [(p * u[j] * a + q * v[j] * b) / square for a, b in zip(u, v, strict=True)]
    below = [u[j] * b - v[j] * a for a, b in zip(u, v, strict=True)]
    first = next((entry for entry in below if entry), Fraction(1))
    return (square, above), (p * q / square * first**2, [entry / first for entry in below])
