"""Matrix norms: how large a matrix is, by its entries, by its singular values, and by how far it stretches a unit ball."""

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from core.matrices.numerics import rank_of, relative
from core.numbers.arrays import EPS, Matrix, Vector
from core.numbers.proof import Proof
from core.numbers.rational import Rational, as_it_stands, rounded
from core.size.induced import SURE, Induced, induced
from core.size.lengths import in_float64

REACHED = 1.5 * SURE  # a lower bound is so much less than what has been reached, and rounding


@dataclass(frozen=True, eq=False)
class MatrixNorms:
    """The norms of a matrix: found for Z = A / unit, whose entries are near 1, and so for entries of any size."""

    A: Matrix  # (m, n)
    p: float  # 0.5 … ∞, of the induced norm
    unit: float  # a power of two
    exact: Rational  # the entries in fractions: as they were typed, or as they stand in float64
    is_exact: bool  # whether all of them are as they were typed

    @property
    def is_plane(self) -> bool:
        """Whether A is a map of the plane, whose picture can be drawn."""
        return self.A.shape == (2, 2)

    @cached_property
    def Z(self) -> Matrix:
        """A divided by its unit, (m, n)."""
        return np.asarray(self.A / self.unit)

    @cached_property
    def svd(self) -> tuple[Matrix, Vector, Matrix]:
        """The factors U, σ, V′ of Z, thin."""
        U, sigma, Vt = np.linalg.svd(self.Z, full_matrices=False)
        return U, sigma, Vt

    @cached_property
    def sigma(self) -> Vector:
        """The singular values of A, falling; in the plane σ₂ = |det A| / σ₁, which keeps its digits however small it is."""
        found = np.asarray(self.svd[1] * self.unit)
        if self.is_plane and self.is_exact and found[0]:
            found[1] = rounded(abs(self.exact.det) / Fraction(float(found[0])))
        return found

    @cached_property
    def one(self) -> float:
        """‖A‖₁: the largest sum of sizes in a column."""
        return rounded(max(sum(map(abs, column), Fraction(0)) for column in zip(*self.exact.rows, strict=True)))

    @cached_property
    def infinity(self) -> float:
        """‖A‖_∞: the largest sum of sizes in a row."""
        return rounded(max(sum(map(abs, row), Fraction(0)) for row in self.exact.rows))

    @property
    def spectral(self) -> float:
        """‖A‖₂ = σ₁."""
        return float(self.sigma[0])

    @cached_property
    def frobenius(self) -> float:
        """‖A‖_F: the root of the sum of squared entries, which is that of the squared singular values."""
        return in_float64(self.Z.ravel(), 2.0) * self.unit

    @cached_property
    def nuclear(self) -> float:
        """‖A‖_*: the sum of the singular values."""
        return math.fsum(self.svd[1].tolist()) * self.unit

    @cached_property
    def _induced(self) -> Induced:
        """The induced p-norm of Z."""
        return induced(self.Z, self.p, float(self.svd[1][0]), self.svd[2][0])

    @property
    def x(self) -> Vector:
        """The x with ‖x‖ₚ = 1 that A stretches most, of those that were tried, (n,)."""
        return self._induced.x

    @cached_property
    def image(self) -> Vector:
        """Ax, (m,)."""
        return np.asarray(self.Z @ self.x * self.unit)

    @property
    def induced(self) -> float:
        """The induced p-norm, or a lower bound of it."""
        return self._induced.value * self.unit

    @property
    def at_most(self) -> float:
        """An upper bound of the induced p-norm."""
        return self._induced.at_most * self.unit

    @property
    def is_known(self) -> bool:
        """Whether the induced p-norm is known, and no bound of it."""
        return self._induced.is_known

    @property
    def is_formula(self) -> bool:
        """Whether a formula gives it: for p = 1, 2, ∞ and below 1."""
        return self.p <= 1 or self.p in {2, math.inf}

    @cached_property
    def rank(self) -> int:
        """The rank: exactly where the entries are fractions, else to sixteen digits."""
        return self.exact.rank if self.is_exact else rank_of(self.svd[1], self.A.shape)

    @cached_property
    def proofs(self) -> tuple[Proof, ...]:
        """Residuals of the norms of Z: what reaches them, and what they are bounded by."""
        Z, (U, sigma, Vt), found = self.Z, self.svd, self._induced
        m, n = Z.shape
        first, size, bound = float(sigma[0]), math.sqrt(float(np.sum(Z * Z))), 16 * max(m, n) * EPS
        one, infinity = (float(np.abs(Z).sum(axis=axis).max()) for axis in (0, 1))
        nuclear, length = float(sigma.sum()), in_float64(found.x, self.p)
        reached = in_float64(Z @ found.x, self.p)
        return (
            Proof("|‖Ax‖ₚ − ‖A‖ₚ·‖x‖ₚ| / ‖A‖ₚ", relative(reached - found.value * length, found.value), max(bound, REACHED)),
            Proof("|‖A‖_F² − Σσᵢ²| / ‖A‖_F²", relative(size**2 - float(np.sum(sigma**2)), size**2), bound),
            Proof("|tr(VU′A) − ‖A‖_*| / ‖A‖_*", relative(float(np.sum((U @ Vt) * Z)) - nuclear, nuclear), bound),
            Proof("‖A′Av₁ − ‖A‖₂²v₁‖ / ‖A‖₂²", relative(float(np.linalg.norm(Z.T @ (Z @ Vt[0]) - first**2 * Vt[0])), first**2), bound),
            Proof("max(0, ‖A‖₂² − ‖A‖₁‖A‖_∞) / ‖A‖₂²", relative(max(0.0, first**2 - one * infinity), first**2), bound),
            Proof(
                "|‖A‖₁ and ‖A‖_∞ − sums in float64| / ‖A‖",
                max(relative(self.one / self.unit - one, one), relative(self.infinity / self.unit - infinity, infinity)),
                bound,
            ),
        )


def matrix_norms(A: Matrix, p: float = 2.0, exact: Rational | None = None) -> MatrixNorms:
    """Return the norms of a matrix.

    A : (m, n); exact : the same in fractions, as it was typed, where it is.
    """
    most = float(np.abs(A).max())
    return MatrixNorms(A, p, 2.0 ** math.frexp(most)[1] if most else 1.0, exact or as_it_stands(A), exact is not None)
