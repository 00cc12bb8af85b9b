"""Inertia: how many eigenvalues of a symmetric matrix are positive, 0 and negative."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from core.matrices.charpoly import characteristic
from core.matrices.numerics import is_symmetric
from core.numbers.arrays import EPS, Matrix
from core.numbers.rational import Rational


@dataclass(frozen=True)
class Inertia:
    """How many eigenvalues of a symmetric matrix have which sign, counted with their multiplicity (Sylvester)."""

    positive: int
    zero: int
    negative: int
    is_exact: bool  # whether it is decided in fractions, and not to sixteen digits

    @property
    def is_positive_definite(self) -> bool:
        """Whether x′Ax > 0 for every x but 0."""
        return self.zero == self.negative == 0

    @property
    def is_positive_semidefinite(self) -> bool:
        """Whether x′Ax ≥ 0 for every x."""
        return self.negative == 0


def inertia(A: Matrix, exact: Rational | None = None) -> Inertia | None:
    """Return the inertia of A, and None where A is not symmetric.

    A : (n, n); exact is the same matrix in fractions, as it was typed, if there is one. All roots of the characteristic polynomial are
    real, so Descartes' rule of signs counts them exactly. What is no fraction is judged by LAPACK: 0 is what is below 8·n·ε·max |λ|.
    """
    if exact is None:
        return _numerical(A) if is_symmetric(A) else None
    if not exact.is_symmetric:
        return None
    coefficients = characteristic(exact.whole[0])  # of tⁿ first; the unit of the fractions is positive and changes no sign
    n, zero = len(coefficients) - 1, 0
    while not coefficients[n - zero]:
        zero += 1
    signs = [(c > 0) - (c < 0) for c in coefficients]
    positive = _changes(signs)
    return Inertia(positive, zero, n - zero - positive, is_exact=True)


def _numerical(A: Matrix) -> Inertia:
    values = np.linalg.eigvalsh(A)
    noise = 8 * len(A) * EPS * float(np.abs(values).max())
    positive, negative = int((values > noise).sum()), int((values < -noise).sum())
    return Inertia(positive, len(A) - positive - negative, negative, is_exact=False)


def _changes(signs: list[int]) -> int:
    """Return how often the sign changes, zeros left out."""
    kept = [sign for sign in signs if sign]
    return sum(a != b for a, b in pairwise(kept))
