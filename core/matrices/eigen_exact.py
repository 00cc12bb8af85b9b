"""Exact eigenvectors: those of an eigenvalue that is a fraction, in whole numbers, where the matrix is one of fractions."""

from collections.abc import Sequence
from fractions import Fraction
from operator import mul

import numpy as np

from core.matrices.charpoly import Root
from core.numbers.arrays import Vector
from core.numbers.rational import Rational
from core.numbers.whole import Whole, null

NEAR = Fraction(1, 1 << 300)  # of a whole number: the digits of a root that is one


def less(A: Rational, root: Root) -> Whole | None:
    """Return unit·(A − λI) in whole numbers, unit being that of A; None where λ is no fraction.

    A : (n, n). Of unit·A, whose polynomial has whole coefficients and begins with 1, all rational eigenvalues are whole numbers.
    """
    if root.long is None:
        return None
    whole, unit = A.whole
    value = round(root.long * unit)
    if abs(root.long * unit - value) > NEAR:
        return None
    return [[entry - value * (i == j) for j, entry in enumerate(row)] for i, row in enumerate(whole)]


def exact_eigenspace(A: Rational, root: Root) -> list[Vector] | None:
    """Return orthonormal eigenvectors of λ, each entry as good as rounded once; None where λ is no fraction.

    A : (n, n).
    """
    N = less(A, root)
    found = null(N) if N else []
    if len(found) != root.dimension:
        return None
    across: list[list[Fraction]] = []  # Gram and Schmidt's, which without rounding is as good as any other
    for vector in found:
        rest = [Fraction(entry) for entry in vector]
        for other in across:
            share = sum(map(mul, rest, other)) / sum(map(mul, other, other))
            rest = [entry - share * along for entry, along in zip(rest, other, strict=True)]
        across.append(rest)
    return [sized(vector)[0] for vector in across]


def sized(x: Sequence[int] | Sequence[Fraction]) -> tuple[Vector, Fraction]:
    """Return the direction of x, of length 1, and its length; x is not 0."""
    largest = Fraction(max(map(abs, x)))
    direction = np.array([float(entry / largest) for entry in x])
    length = float(np.linalg.norm(direction))
    return np.asarray(direction / length), largest * Fraction(length)
