"""Space: what a 3 × 3 matrix is, before anything is done with it."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.matrices.ground import Ground
from core.matrices.numerics import relative
from core.matrices.singular import SingularValues, singular_values
from core.matrices.turns import Turn, turn_of, unit
from core.numbers.arrays import EPS, ROUNDING, Matrix, Vector
from core.numbers.proof import Proof
from core.numbers.rational import product
from core.numbers.whole import Whole, turned

BOUND = 24 * EPS  # 8·n·ε with n = 3
LAPACK = 4 * BOUND  # where LAPACK stops: what is off the diagonal is so small
KNOWN = 1e-6  # radians: up to here a turn may be moved by rounding and still be told


@dataclass(frozen=True, eq=False)
class Space(Ground):
    """Space under A, (3, 3); where it falls flat, so are the plane and the line that are left or lost decided as what is 0 is."""

    @cached_property
    def singular(self) -> SingularValues:
        """The singular values."""
        return singular_values(self.A, self.exact)

    @property
    def sigma(self) -> tuple[float, ...]:
        """The half-axes of the image of the unit sphere, σ₁ ≥ σ₂ ≥ σ₃."""
        return tuple(self.singular.sigma.tolist())

    @property
    def size(self) -> float:
        """The spectral norm σ₁: what numbers computed from A are small against."""
        return self.singular.spectral

    @property
    def numerical_rank(self) -> int:
        """The number of singular values above 3·ε·σ₁."""
        return self.singular.rank

    @property
    def is_flat_numerically(self) -> bool:
        """Whether A is flat to the 16 digits of float64, but not by the digits that its entries have."""
        return self.singular.is_short_numerically

    @property
    def factors(self) -> tuple[float, ...]:
        """What A does along three perpendicular lines after its turn: σ₁, σ₂, and σ₃ with the sign of the orientation."""
        first, second, third = self.half_axes
        return first, second, third * (self.orientation or 1)

    @cached_property
    def axes(self) -> tuple[Matrix, Matrix]:
        """U and V of A = U·D·V′, both rotations, so that D has the factors on its diagonal.

        Where singular values agree, and their vectors could be any of a plane or of space, V is as near to I as it can be. Of the pairs
        that differ by signs it is the one that turns least in all.
        """
        U, _, Vt = np.linalg.svd(self.A)
        U, V = U.copy(), Vt.T.copy()
        sigma = np.array(self.half_axes)
        start = 0
        for end in range(1, 4):
            if end < 3 and sigma[start] - sigma[end] <= 3 * ROUNDING * sigma[0]:
                continue
            if end - start > 1:
                own = slice(start, end)
                R = _polar(V[own, own].T)
                V[:, own] = V[:, own] @ R
                U[:, own] = U[:, own] @ (R if sigma[start] else _polar(U[own, own].T))
            start = end
        if np.linalg.det(V) < 0:
            V[:, 2] *= -1
        if np.linalg.det(U) < 0:
            U[:, 2] *= -1
        found = [(U * flips, V * flips) for flips in ((1.0, 1, 1), (-1.0, -1, 1), (-1.0, 1, -1), (1.0, -1, -1))]
        return min(found, key=lambda pair: round(turn_of(pair[0]).angle + turn_of(pair[1]).angle, 9))

    @cached_property
    def turn(self) -> Turn:
        """The turn of the rotation nearest to A, which A is before a stretch along perpendicular lines.

        Where several are nearest (σ₂ = σ₃ and det A < 0, or the rank is 1 or 0) it is the one nearest to I.
        """
        U, V = self.axes
        first, second, third = self.factors
        if second + third > 3 * ROUNDING * first or not first:
            return turn_of(U @ V.T)
        if first - second <= 3 * ROUNDING * first:  # a reflection, turned and scaled: what is nearest to its mirror is none
            n = np.linalg.eigh(self.A + self.A.T)[1][:, 0]
            return turn_of(_polar(self.A) @ (np.eye(3) - 2 * np.outer(n, n)))
        # U·(1 ⊕ R)·V′ with R a turn of the plane: its trace is largest where tan of the angle is as below
        B = V[:, 1:].T @ U[:, 1:]
        a = math.atan2(B[0, 1] - B[1, 0], B[0, 0] + B[1, 1])
        R = np.eye(3)
        R[1:, 1:] = [[math.cos(a), -math.sin(a)], [math.sin(a), math.cos(a)]]
        return turn_of(U @ R @ V.T)

    @cached_property
    def stretch(self) -> Matrix:
        """The symmetric S of A = S·Q, Q the turn, (3, 3)."""
        S = self.A @ self.turn.matrix.T
        return np.asarray((S + S.T) / 2)

    @property
    def is_turn_known(self) -> bool:
        """Whether rounding leaves the turn its digits: it moves it by ε·σ₁ over the sum of the two smaller factors.

        The axis of a small turn, and the sense of one by nearly 180°, are moved by more.
        """
        first, second, third = self.factors
        sine = math.sin(self.turn.angle)
        return 3 * ROUNDING * first <= KNOWN * (second + third) * (sine if sine > ROUNDING else 1.0)

    @cached_property
    def image(self) -> Vector | None:
        """Of a map of rank 2 the normal of the plane onto which space falls, of rank 1 the direction of the line, (3,); else None."""
        return self._left(is_image=True)

    @cached_property
    def null(self) -> Vector | None:
        """Of a map of rank 2 the direction of the line that goes to 0, of rank 1 the normal of the plane that does, (3,); else None."""
        return self._left(is_image=False)

    @property
    def is_lost_in_image(self) -> bool:
        """Whether the line that goes to 0 lies in the plane onto which space falls, or that line in the plane that goes to 0."""
        if self.image is None or self.null is None:
            return False
        if self.exact is not None:
            return product(self.exact, self.exact).rank < self.rank
        return abs(float(self.image @ self.null)) <= ROUNDING

    @property
    def volume_residual(self) -> float:
        """| |det A| − |(a₁ × a₂)·a₃| | / σ₁³, the volume of the box on the columns."""
        a, b, c = self.A.T
        return relative(abs(self.det) - abs(float(np.cross(a, b) @ c)), self.size**3)

    @property
    def axes_residual(self) -> float:
        """‖A − U·D·V′‖ / σ₁."""
        U, V = self.axes
        return relative(float(np.linalg.norm(self.A - U @ np.diag(self.factors) @ V.T)), self.size)

    @property
    def proofs(self) -> list[Proof]:
        """The claims that can be checked without trusting how the numbers were found."""
        return [
            Proof("(|det A| − |(a₁ × a₂)·a₃|) / σ₁³", self.volume_residual, BOUND),
            Proof("‖A − UDV′‖ / σ₁", self.axes_residual, LAPACK),
        ]

    @property
    def products(self) -> float:
        """The sum of the magnitudes of the six products of which the determinant is made."""
        a, b, c = np.abs(self.A)
        return float(a @ (b[[1, 2, 0]] * c[[2, 0, 1]] + b[[2, 0, 1]] * c[[1, 2, 0]]))

    def _left(self, *, is_image: bool) -> Vector | None:
        if self.rank not in {1, 2}:
            return None
        if self.exact is None:
            U, _, Vt = np.linalg.svd(self.A)
            k = 2 if self.rank == 2 else 0
            return unit(U[:, k] if is_image else Vt[k])
        whole = self.exact.whole[0]
        rows = whole if self.rank == 1 else _adjugate(whole)
        lines = turned(rows) if is_image == (self.rank == 1) else rows
        best = max(lines, key=lambda line: max(map(abs, line)))
        largest = max(map(abs, best))
        return unit(np.array([entry / largest for entry in best]))


def _adjugate(A: Whole) -> Whole:
    """Return the adjugate of A, (3, 3): of a matrix of rank 2 its columns are what A takes to 0, its rows at right angles to the image."""
    (a, b, c), (d, e, f), (g, h, i) = A
    return [
        [e * i - f * h, c * h - b * i, b * f - c * e],
        [f * g - d * i, a * i - c * g, c * d - a * f],
        [d * h - e * g, b * g - a * h, a * e - b * d],
    ]


def _polar(B: Matrix) -> Matrix:
    """Return the orthogonal matrix nearest to B, (n, n)."""
    U, _, Vt = np.linalg.svd(B)
    return np.asarray(U @ Vt)
