"""Singular value decomposition: every matrix is a turn, a stretch along perpendicular axes, a turn (A = U·D·V′)."""

import contextlib
import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

import numpy as np

from core.maps.transformation import transformation
from core.matrices.charpoly import UnsettledError, roots
from core.matrices.conformal import direction, least_turn, line_angle
from core.matrices.numerics import has_full_rank_by_entries, rank_of, relative
from core.numbers.arrays import EPS, ROUNDING, Matrix, Vector
from core.numbers.rational import Rational, product

Lines: TypeAlias = tuple[float, float]
LARGEST = 8  # up to here singular values are found exactly, where LAPACK does not know their digits
KNOWN = 1e-5  # relative: digits enough for a screen


@dataclass(frozen=True, eq=False)
class Svd:
    """The factors of A = U·D·V′, whole and thin, and what they say about A; p = min(m, n).

    A pair of singular vectors may be turned round together: here the largest entry of each v is positive, but in the plane,
    where V is a rotation. Else U and V are orthogonal, and need not be rotations.
    """

    A: Matrix  # (m, n)
    U: Matrix  # (m, m), orthogonal
    sigma: Vector  # (p,), falling
    Vt: Matrix  # (n, n), orthogonal; its rows are the vectors that are taken to σᵢ·uᵢ
    rank: int  # the number of singular values above max(m, n)·ε·σ₁
    axes: tuple[Lines, Lines] | None  # of a 2 × 2 matrix: the angles of the lines of u₁ and u₂, and of v₁ and v₂
    exact: Rational | None = None  # A as it was typed
    is_short_numerically: bool = False  # whether the rank is so low to sixteen digits, but not by the digits that the entries have

    @property
    def D(self) -> Matrix:
        """The stretch, with the singular values on its diagonal, (m, n)."""
        D = np.zeros(self.A.shape)
        np.fill_diagonal(D, self.sigma)
        return D

    @property
    def U1(self) -> Matrix:
        """The thin U, (m, p)."""
        return self.U[:, : len(self.sigma)]

    @property
    def D1(self) -> Matrix:
        """The thin stretch, (p, p)."""
        return np.diag(self.sigma)

    @property
    def V1t(self) -> Matrix:
        """The thin V′, (p, n)."""
        return self.Vt[: len(self.sigma)]

    @property
    def column_space(self) -> Matrix:
        """An orthonormal basis of all A·x, as columns, (m, rank)."""
        return self.U[:, : self.rank]

    @property
    def row_space(self) -> Matrix:
        """An orthonormal basis of all A′·y, as columns, (n, rank)."""
        return self.Vt[: self.rank].T

    @property
    def null_space(self) -> Matrix:
        """An orthonormal basis of all x that A takes to 0, as columns, (n, n − rank)."""
        return self.Vt[self.rank :].T

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
    def known(self) -> Vector:
        """The singular values as far as they are known, (p,): 0 from the rank on, by what was typed or else to sixteen digits."""
        rank = self.rank if self.exact is None else self.exact.rank
        return np.where(np.arange(len(self.sigma)) < rank, self.sigma, 0.0)

    @property
    def moves(self) -> float:
        """How far LAPACK's singular values may be off: max(m, n)·ε·8·σ₁; in the plane they are not."""
        return 0.0 if self.axes else max(self.A.shape) * ROUNDING * self.spectral

    @property
    def is_round_numerically(self) -> bool:
        """Whether σ₁ = σ₂ to sixteen digits, but not by the digits that the entries of a 2 × 2 matrix have."""
        if self.exact is None or not all(self.is_round):
            return False
        (a, b), (c, d) = self.exact.rows
        return not ((a == d and b == -c) or (a == -d and b == c))

    @property
    def is_round(self) -> tuple[bool, ...]:
        """Whether σᵢ and σᵢ₊₁ agree up to rounding, for i = 1 … p − 1: then their vectors have no direction of their own."""
        rounding = max(ROUNDING, max(self.A.shape) * EPS) * self.spectral
        return tuple((-np.diff(self.sigma) <= rounding).tolist())

    @property
    def residual(self) -> float:
        """‖A − U·D·V′‖ / ‖A‖, in the Frobenius norm."""
        return relative(float(np.linalg.norm(self.A - self.U @ self.D @ self.Vt)), float(np.linalg.norm(self.A)))

    @property
    def orthogonality(self) -> float:
        """The larger one of ‖U′U − I‖ and ‖V′V − I‖ / √max(m, n), in the Frobenius norm."""
        m, n = self.A.shape
        gaps = np.linalg.norm(self.U.T @ self.U - np.eye(m)), np.linalg.norm(self.Vt @ self.Vt.T - np.eye(n))
        return float(max(gaps)) / math.sqrt(max(m, n))

    @property
    def eigen_residual(self) -> float:
        """The largest |σᵢ² − λᵢ(A′A)| / σ₁²; A′A has n eigenvalues, those after the p-th are 0."""
        squares = np.zeros(self.A.shape[1])
        squares[: len(self.sigma)] = self.sigma**2
        return relative(float(np.abs(squares - np.linalg.eigvalsh(self.A.T @ self.A)[::-1]).max()), self.spectral**2)

    @property
    def symmetric_residual(self) -> float | None:
        """The largest |σᵢ − |λᵢ|| / σ₁ where A is symmetric; None where it is not."""
        if not np.array_equal(self.A, self.A.T):
            return None
        lengths = np.sort(np.abs(np.linalg.eigvalsh(self.A)))[::-1]
        return relative(float(np.abs(self.sigma - lengths).max()), self.spectral)


def svd(A: Matrix, exact: Rational | None = None) -> Svd:
    """Return the singular value decomposition of A.

    A : (m, n); exact is the same matrix in fractions, as it was typed, if there is one. Golub & Van Loan, Matrix
    Computations, 2.4; by LAPACK, whose iteration leaves up to 50·ε·σ off the diagonal (Demmel & Kahan, SIAM J. Sci. Stat. Comput.
    11, 1990), and for 2 × 2 from the conformal parts with the exact determinant (core.maps.transformation), so that σ₂ has all its digits.
    """
    if A.shape == (2, 2):
        return _in_the_plane(A, exact)
    U, sigma, Vt = np.linalg.svd(A)
    if exact is not None and len(sigma) <= LARGEST and KNOWN * sigma[-1] <= max(A.shape) * ROUNDING * sigma[0]:
        with contextlib.suppress(UnsettledError):
            sigma = np.append(exact_sigma(exact)[: exact.rank], sigma[exact.rank :])
    rank = rank_of(sigma, A.shape)
    return _with_signs(A, U, sigma, Vt, rank if exact is None else min(rank, exact.rank), exact)


def exact_sigma(A: Rational) -> Vector:
    """Return the singular values of A, each rounded once: the roots of the eigenvalues of A′A or AA′, whichever is smaller.

    A : (m, n). Returns (p,), falling.
    """
    turned = Rational(tuple(zip(*A.rows, strict=True)))
    gram = product(turned, A) if A.shape[1] <= A.shape[0] else product(A, turned)
    found = [_root(root.long or Fraction(0)) for root in roots(gram) for _ in range(root.multiplicity)]
    return np.array(sorted(found, reverse=True))


def _root(square: Fraction) -> float:
    """Return the root of a square that float64 may have no room for."""
    above, below = max(square.numerator, 0), square.denominator
    shift = max(0, 240 - above.bit_length() + below.bit_length()) & ~1
    return math.isqrt((above << shift) // below) / 2 ** (shift // 2) if above else 0.0


def _in_the_plane(A: Matrix, exact: Rational | None) -> Svd:
    """Return the factors of a 2 × 2 matrix: V a rotation, and U too unless A flips; of ±U, ±V the pair that turns less."""
    found = transformation(A, A[0], exact)
    right = math.pi / 2
    u, v = least_turn(*found.axes)
    U = np.column_stack([direction(u), math.copysign(1, found.det) * direction(u + right)])
    Vt = np.vstack([direction(v), direction(v + right)])
    lines = (line_angle(u), line_angle(u + right)), (line_angle(v), line_angle(v + right))
    return Svd(A, U, np.array(found.sigma), Vt, found.numerical_rank, lines, exact, found.is_flat_numerically)


def _with_signs(A: Matrix, U: Matrix, sigma: Vector, Vt: Matrix, rank: int, exact: Rational | None) -> Svd:
    """Return the decomposition with its pairs turned to the side that is kept; vectors of no pair are turned by themselves."""
    p = len(sigma)
    of_V, of_U = _signs(Vt), _signs(U.T)
    of_U[:p] = of_V[:p]
    return Svd(A, U * of_U, sigma, Vt * of_V[:, None], rank, None, exact, _is_short(A, exact, rank))


def _is_short(A: Matrix, exact: Rational | None, rank: int) -> bool:
    """Return whether the rank is lower to sixteen digits than by the entries."""
    if exact is not None:
        return rank < exact.rank
    return 0 < rank < min(A.shape) and has_full_rank_by_entries(A)


def _signs(rows: Matrix) -> Vector:
    """Return for each row the sign of its largest entry; of entries that are equal up to rounding, of the first."""
    sizes = np.abs(rows)
    first = np.argmax(sizes >= (1 - ROUNDING) * sizes.max(axis=1, keepdims=True), axis=1)
    signs: Vector = np.copysign(1.0, rows[np.arange(len(rows)), first])
    return signs
