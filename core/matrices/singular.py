"""Singular values: by how much a matrix makes vectors longer or shorter, and which rank that tells."""

import contextlib
import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from core.matrices.charpoly import UnsettledError, roots
from core.matrices.numerics import has_full_rank_by_entries, is_rank_known, rank_of
from core.matrices.plane import Plane
from core.numbers.arrays import EPS, ROUNDING, Matrix, Vector
from core.numbers.digits import SURE
from core.numbers.rational import Rational, as_it_stands, product

LARGEST = 8  # up to here singular values are found exactly, where LAPACK does not know their digits
KNOWN = 1e-5  # relative: digits enough for a screen


@dataclass(frozen=True, eq=False)
class SingularValues:
    """The singular values of A and what they say about it; p = min(m, n)."""

    A: Matrix  # (m, n)
    exact: Rational | None  # A as it was typed
    plane: Plane | None  # under A, where it is 2 × 2
    found: Vector  # (p,), falling, as LAPACK or the conformal parts have them

    @cached_property
    def rank(self) -> int:
        """The number of singular values above max(m, n)·ε·σ₁, and no more than the rank that A has as it was typed."""
        rank = self.plane.numerical_rank if self.plane else rank_of(self.found, self.A.shape)
        return rank if self.exact is None else min(rank, self.exact.rank)

    @cached_property
    def sigma(self) -> Vector:
        """The singular values, (p,), falling: exact where LAPACK does not know their digits, and A is known in fractions.

        Of one that is nearly 1 it has to know those of what is missing.
        """
        found = self.found
        moves = 0.0 if self.plane else max(self.A.shape) * ROUNDING * found[0]
        is_known = self.plane is not None or (KNOWN * found[-1] > moves and not is_nearly_1(found, moves).any())
        if self.exact is not None and not is_known and len(found) <= LARGEST:
            with contextlib.suppress(UnsettledError):
                return np.append(exact_sigma(self.exact)[: self.exact.rank], found[self.exact.rank :])
        return found

    @property
    def known(self) -> Vector:
        """The singular values as far as they are known, (p,): 0 from the rank on, by what was typed or else to sixteen digits."""
        rank = self.rank if self.exact is None else self.exact.rank
        return np.where(np.arange(len(self.sigma)) < rank, self.sigma, 0.0)

    @property
    def moves(self) -> float:
        """How far LAPACK's singular values may be off: max(m, n)·ε·8·σ₁; in the plane they are not."""
        return 0.0 if self.plane else max(self.A.shape) * ROUNDING * self.spectral

    @property
    def spectral(self) -> float:
        """The spectral norm σ₁: the largest factor by which A makes a vector longer."""
        return float(self.sigma[0])

    @property
    def frobenius(self) -> float:
        """The Frobenius norm √(σ₁² + … + σₚ²)."""
        return math.hypot(*self.sigma.tolist())

    @property
    def kappa(self) -> float:
        """The condition number σ₁/σₚ; infinite where the rank is below p."""
        has_all = self.rank == len(self.sigma) or (self.exact is not None and self.exact.rank == len(self.sigma))
        return self.spectral / float(self.sigma[-1]) if has_all and self.sigma[-1] else math.inf

    @property
    def least_kappa(self) -> float:
        """What κ is at least where the rank is below p to sixteen digits, whatever the entries are that are known so."""
        return 0.5 / (EPS * float(max(self.A.shape)))

    @cached_property
    def is_rank_known(self) -> bool:
        """Whether the rank is what it is for sure, and not to sixteen digits: as A was typed, or by its zeros."""
        return is_rank_known(self.rank, self.A, self.exact)

    @cached_property
    def is_short_numerically(self) -> bool:
        """Whether the rank is lower to sixteen digits than by the digits that the entries have; of irrational ones as far as they tell."""
        if self.plane:
            return self.plane.is_flat_numerically
        if self.exact is not None:
            return self.rank < self.exact.rank
        return 0 < self.rank < min(self.A.shape) and has_full_rank_by_entries(self.A)

    @property
    def is_round(self) -> tuple[bool, ...]:
        """Whether σᵢ and σᵢ₊₁ agree up to rounding, for i = 1 … p − 1: then their vectors have no direction of their own."""
        rounding = max(ROUNDING, max(self.A.shape) * EPS) * self.spectral
        return tuple((-np.diff(self.sigma) <= rounding).tolist())

    @cached_property
    def is_round_for_sure(self) -> tuple[bool, ...]:
        """Whether σᵢ and σᵢ₊₁ agree by the digits that the entries have, for i = 1 … p − 1; False where these are not known."""
        if self.exact is not None:
            with contextlib.suppress(UnsettledError):
                return exact_ties(self.exact)
        return (False,) * len(self.is_round)

    @property
    def is_round_numerically(self) -> bool:
        """Whether σ₁ = σ₂ to sixteen digits, but not by the digits that the entries of a 2 × 2 matrix have."""
        if not all(self.is_round):
            return False
        (a, b), (c, d) = (self.exact or as_it_stands(self.A)).rows
        return not ((a == d and b == -c) or (a == -d and b == c))


def is_nearly_1(sizes: Vector, moves: Vector | float) -> NDArray[np.bool_]:
    """Return which numbers are so near to 1 that two digits of what is missing are not known, where rounding may move them by moves."""
    missing = np.abs(sizes - 1)
    return np.asarray((missing > ROUNDING) & (missing <= SURE * moves))


def singular_values(A: Matrix, exact: Rational | None = None) -> SingularValues:
    """Return the singular values of A without their vectors.

    A : (m, n); exact is the same matrix in fractions, as it was typed, if there is one. By LAPACK (Golub & Van Loan, 2.4), and for
    2 × 2 from the conformal parts with the exact determinant (core.matrices.plane), so that σ₂ has all its digits.
    """
    if A.shape == (2, 2):
        return of_plane(Plane(A, exact))
    return SingularValues(A, exact, None, np.asarray(np.linalg.svd(A, compute_uv=False), dtype=np.float64))


def of_plane(plane: Plane) -> SingularValues:
    """Return the singular values of the matrix under which the plane is seen."""
    return SingularValues(plane.A, plane.exact, plane, np.array(plane.sigma))


def exact_sigma(A: Rational) -> Vector:
    """Return the singular values of A, each rounded once: the roots of the eigenvalues of A′A or AA′, whichever is smaller.

    A : (m, n). Returns (p,), falling.
    """
    turned = Rational(tuple(zip(*A.rows, strict=True)))
    gram = product(turned, A) if A.shape[1] <= A.shape[0] else product(A, turned)
    found = [_root(root.long or Fraction(0)) for root in roots(gram) for _ in range(root.multiplicity)]
    return np.array(sorted(found, reverse=True))


def exact_ties(A: Rational) -> tuple[bool, ...]:
    """Return whether each singular value of A is the next one, (p − 1,): exactly. Raises UnsettledError.

    A : (m, n).
    """
    turned = Rational(tuple(zip(*A.rows, strict=True)))
    gram = product(turned, A) if A.shape[1] <= A.shape[0] else product(A, turned)
    found = sorted(roots(gram), key=lambda root: -(root.long or Fraction(0)))
    which = [k for k, root in enumerate(found) for _ in range(root.multiplicity)]
    return tuple(one == other for one, other in pairwise(which))


def _root(square: Fraction) -> float:
    """Return the root of a square that float64 may have no room for."""
    above, below = max(square.numerator, 0), square.denominator
    shift = max(0, 240 - above.bit_length() + below.bit_length()) & ~1
    return math.isqrt((above << shift) // below) / 2 ** (shift // 2) if above else 0.0
