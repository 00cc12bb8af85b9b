"""Principal components: the perpendicular axes along which points vary most, by the singular values of what is left without the mean."""

import contextlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from operator import mul
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.decompositions.svd import signs
from core.matrices.charpoly import UnsettledError, characteristic, roots
from core.numbers.arrays import EPS, ROUNDING, Matrix, Vector
from core.numbers.proof import Proof
from core.numbers.rational import Rational, rounded

Variance: TypeAlias = Fraction | float  # a fraction where it is one
Fractions: TypeAlias = tuple[tuple[Fraction, ...], ...]


@dataclass(frozen=True, eq=False)
class Pca:
    """The principal components of n points with q coordinates; variances divide by n − 1.

    What is analysed is the points without their mean, and where they are scaled each column over its standard deviation; one that
    does not vary cannot be scaled, and stays 0.
    """

    points: Matrix  # (n, q)
    is_scaled: bool
    mean: Vector  # (q,)
    centred: Matrix  # (n, q): without the mean, and scaled if they are to be
    deviations: Vector  # (q,): the standard deviation of each column as it was given; 0 for one that does not vary
    axes: Matrix  # (q, q): the principal axes as orthonormal rows, the largest entry of each positive
    scores: Matrix  # (n, q): the points along the axes
    variances: tuple[Variance, ...]  # along the axes, falling
    covariance: Matrix  # (q, q) of what is analysed
    rank: int  # of it: how many axes carry any variance
    multiplicities: tuple[int, ...]  # of the variances, largest first: they add up to q
    is_exact: bool  # whether rank and multiplicities are those of the numbers as they were typed, and not to sixteen digits
    is_near: bool  # whether variances that are not equal are so to sixteen digits, so that their axes are not known

    @property
    def n(self) -> int:
        """How many points there are."""
        return len(self.points)

    @property
    def q(self) -> int:
        """How many coordinates each has."""
        return int(self.points.shape[1])

    @cached_property
    def sigma(self) -> Vector:
        """The standard deviations along the axes, (q,), falling."""
        return np.array([math.sqrt(value) for value in self.variances])

    @property
    def constant(self) -> tuple[int, ...]:
        """The columns that do not vary, from 0."""
        return tuple(np.flatnonzero(self.deviations == 0).tolist())

    @property
    def varies(self) -> bool:
        """Whether there is any variance."""
        return self.rank > 0

    @property
    def total(self) -> Variance:
        """The total variance: the sum over the axes, and over the columns; of scaled columns how many of them vary."""
        return self.q - len(self.constant) if self.is_scaled and self.n > 1 else sum(self.variances)

    @property
    def shares(self) -> tuple[Variance, ...]:
        """What share of the total variance each axis explains; none where there is no variance."""
        return tuple(_over(value, self.total) for value in self.variances) if self.varies else ()

    def together(self, k: int) -> Variance:
        """Return what share the first k axes explain together."""
        rest = sum(self.shares[k:])
        return 1 - rest if isinstance(rest, Fraction | int) else sum(self.shares[:k])

    @property
    def loadings(self) -> Matrix:
        """σᵢ·vᵢ as columns, (q, q): the covariance of each column with each score of variance 1; of scaled ones the correlation."""
        return self.axes.T * self.sigma

    @property
    def is_rank_known(self) -> bool:
        """Whether the rank is so for sure: as the points were typed, or as every column that varies has an axis."""
        return self.is_exact or self.rank == self.q - len(self.constant)

    # ---- proofs

    @property
    def uncorrelated(self) -> float:
        """The largest |covariance| of two scores, against the total variance."""
        products = self.scores.T @ self.scores / max(self.n - 1, 1)
        return float(np.abs(products - np.diag(np.diag(products))).max()) / (float(self.total) or 1.0)

    @property
    def residual(self) -> float:
        """‖X − scores·V′‖ / ‖X‖, in the Frobenius norm: what all scores together do not give back of the centred points."""
        size = float(np.linalg.norm(self.centred))
        return float(np.linalg.norm(self.centred - self.scores @ self.axes)) / (size or 1.0)

    @property
    def missed(self) -> float:
        """|Σσᵢ² − the sum of the columns' variances|, against that."""
        columns = float(np.trace(self.covariance))
        return abs(float(sum(map(float, self.variances))) - columns) / (columns or 1.0)

    @property
    def proofs(self) -> list[Proof]:
        """The claims that can be checked without trusting how the axes were found."""
        once = max(self.n, self.q) ** 0.5 * EPS
        orthogonality = float(np.linalg.norm(self.axes @ self.axes.T - np.eye(self.q))) / math.sqrt(self.q)
        return [
            Proof("|cov(scores)| / total", self.uncorrelated, 8 * once),
            Proof("‖X − scores·V′‖ / ‖X‖", self.residual, 8 * once),
            Proof("|Σσ² − Σvar| / Σvar", self.missed, 8 * once),
            Proof("‖V′V − I‖", orthogonality, 8 * self.q * EPS),
        ]


def pca(points: Matrix, exact: Rational | None = None, *, is_scaled: bool = False) -> Pca:
    """Return the principal components of points.

    points : (n, q); exact is the same as they were typed, if that is known. The axes are the right singular vectors of the centred points
    (Jolliffe, Principal Component Analysis, 3.5), so that no covariance is formed whose rounding would hide a small one. Of fractions
    the variances are the eigenvalues of the exact covariance; of scaled ones those of D⁻¹S, which has the same.
    """
    n, q = points.shape
    known = _known(exact) if exact is not None else None
    mean, centred = known[:2] if known else _centred(points)
    unit = _power(centred)
    covariance = known[2] if known else None
    is_constant = np.array([not row[i] for i, row in enumerate(covariance)]) if covariance else points.min(axis=0) == points.max(axis=0)
    deviations = np.where(is_constant, 0.0, np.linalg.norm(centred / unit, axis=0) / math.sqrt(max(n - 1, 1)) * unit)
    if is_scaled:
        centred = np.where(is_constant, 0.0, centred / np.where(is_constant, 1.0, deviations))
        covariance = _scaled(covariance) if covariance else None
        unit = 1.0
    Vt, sigma = _axes(centred / unit)
    lost = max(n, q) * EPS * max(float(sigma[0]), 0.0 if is_scaled else float(np.linalg.norm(points / unit)) / math.sqrt(n))
    found = _exact_variances(covariance) if covariance else None
    if found:
        variances, multiplicities = found
        rank = sum(value > 0 for value in variances)
    else:
        roots_n = math.sqrt(max(n - 1, 1))
        rank = int(np.sum(sigma > lost))
        variances = tuple((s / roots_n * unit) ** 2 if k < rank else 0.0 for k, s in enumerate(sigma.tolist()))
        multiplicities = _alike(sigma, lost, rank)
    scores = centred @ Vt.T
    scores[:, rank:] = 0.0
    product = (centred / unit).T @ (centred / unit) / max(n - 1, 1) * unit**2
    seen = np.array([[rounded(entry) for entry in row] for row in covariance]) if covariance and not is_scaled else product
    near = found is not None and len(_alike(sigma, lost, rank)) < len(multiplicities)
    return Pca(
        points,
        is_scaled,
        mean,
        centred,
        deviations,
        Vt,
        scores,
        variances,
        seen,
        rank,
        multiplicities,
        found is not None,
        near and rank > 0,
    )


def _power(points: Matrix) -> float:
    """Return a power of two of the size of points, by which nothing is rounded, and their squares stay in float64."""
    most = float(np.abs(points).max(initial=0.0))
    return 2.0 ** (math.frexp(most)[1] - 1) if most else 1.0


def _centred(points: Matrix) -> tuple[Vector, Matrix]:
    """Return the mean of points and the points without it."""
    unit = _power(points)
    mean = np.array([math.fsum((column / unit).tolist()) / len(points) for column in points.T])
    return mean * unit, np.asarray((points / unit - mean) * unit)


def _known(exact: Rational) -> tuple[Vector, Matrix, Fractions]:
    """Return the mean and the points without it, each entry rounded once, and their covariance in fractions: 0 of a single point."""
    rows, unit = exact.whole
    n = len(rows)
    columns = [list(column) for column in zip(*rows, strict=True)]
    sums = [sum(column) for column in columns]
    left = [[n * entry - total for entry in column] for column, total in zip(columns, sums, strict=True)]
    below = n * unit
    mean = np.array([_quotient(total, below) for total in sums])
    centred = np.array([[_quotient(entry, below) for entry in column] for column in left]).T
    over = below * below * max(n - 1, 1)
    half = {(i, j): Fraction(sum(map(mul, left[i], left[j])), over) for i in range(len(left)) for j in range(i + 1)}
    return mean, centred, tuple(tuple(half[max(i, j), min(i, j)] for j in range(len(left))) for i in range(len(left)))


def _quotient(above: int, below: int) -> float:
    return above / below + 0.0


def _scaled(covariance: Fractions) -> Fractions:
    """Return D⁻¹S, which has the eigenvalues of the correlation, in fractions; 0 for a column that does not vary."""
    return tuple(tuple(entry / row[i] if row[i] else Fraction(0) for entry in row) for i, row in enumerate(covariance))


def _axes(centred: Matrix) -> tuple[Matrix, Vector]:
    """Return the right singular vectors as rows, (q, q), each with its largest entry positive, and the singular values, (q,)."""
    n, q = centred.shape
    rows = centred if n >= q else np.vstack([centred, np.zeros((q - n, q))])
    _, sigma, Vt = np.linalg.svd(rows, full_matrices=False)
    return np.asarray(Vt * signs(Vt)[:, None]) + 0.0, np.asarray(sigma)


def _exact_variances(of: Fractions) -> tuple[tuple[Variance, ...], tuple[int, ...]] | None:
    """Return the eigenvalues of a matrix of fractions that has those of a covariance, falling, and their multiplicities; None if unsettled.

    One that is a fraction is a whole number over the unit of the matrix: its characteristic polynomial has whole coefficients. Where
    that number is a root too, others can round to it: it is the nearest.
    """
    A = Rational(of)
    whole, unit = A.whole
    polynomial = characteristic(whole)
    with contextlib.suppress(UnsettledError):
        found = sorted(((root.long or Fraction(0), root.multiplicity) for root in roots(A)), reverse=True)

        def value(long: Fraction) -> Variance:
            near = round(long * unit)
            is_nearest = all(abs(other * unit - near) >= abs(long * unit - near) for other, _ in found)
            return Fraction(near, unit) if is_nearest and not _at(polynomial, near) else rounded(long)

        return tuple(value(long) for long, times in found for _ in range(times)), tuple(times for _, times in found)
    return None


def _at(polynomial: Sequence[Fraction], x: int) -> Fraction:
    value = Fraction(0)
    for coefficient in polynomial:
        value = value * x + coefficient
    return value


def _alike(sigma: NDArray[np.float64], lost: float, rank: int) -> tuple[int, ...]:
    """Return how many singular values after each other agree up to rounding; those from the rank on are all 0."""
    found = [1] if len(sigma) else []
    apart = max(ROUNDING * float(sigma[0]), lost)
    for k in range(1, len(sigma)):
        if (k > rank or rank == 0) or (k < rank and sigma[k - 1] - sigma[k] <= apart):
            found[-1] += 1
        else:
            found.append(1)
    return tuple(found)


def _over(value: Variance, total: Variance) -> Variance:
    return (
        Fraction(value) / Fraction(total) if isinstance(value, Fraction) and not isinstance(total, float) else float(value) / float(total)
    )
