"""Plane: what a 2 × 2 matrix is, before anything is done with it."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.matrices.conformal import Conformal, conformal, line_angle, phase, rotation
from core.matrices.ground import Ground
from core.matrices.numerics import relative
from core.numbers.arrays import EPS, ROUNDING
from core.numbers.proof import Proof
from core.numbers.rational import rounded

BOUND = 16 * EPS  # 8·n·ε with n = 2


@dataclass(frozen=True, eq=False)
class Plane(Ground):
    """The plane under A, (2, 2).

    The singular values and their axes come from the conformal parts, so that they are right for flat and nearly flat maps; σ₂ is
    |det A|/σ₁, with the determinant rounded once.
    """

    @cached_property
    def parts(self) -> Conformal:
        """The conformal parts: of A as it was typed where that is known, each rounded once."""
        if self.exact is None:
            return conformal(self.A)
        ((a, b), (c, d)), unit = self.exact.whole
        over = 2 * unit
        return Conformal(complex((a + d) / over, (c - b) / over), complex((a - d) / over, (b + c) / over))

    @cached_property
    def discriminant(self) -> float:
        """((a − d)/2)² + b·c, the square of half the distance between the eigenvalues, rounded once: negative for a complex pair."""
        return rounded(self.fractions.discriminant)

    @cached_property
    def sigma(self) -> tuple[float, float]:
        """The half-axes of the image of the unit circle, σ₁ ≥ σ₂."""
        longest = self.parts.longest
        return longest, min(abs(self.det) / longest if longest else 0.0, longest)

    @property
    def size(self) -> float:
        """The spectral norm σ₁: what numbers computed from A are small against."""
        return self.parts.longest

    @cached_property
    def axes(self) -> tuple[float, float]:
        """The angles of the longest half-axis and of the line that is taken to it."""
        alpha, beta = phase(self.parts.z), phase(self.parts.w)
        return (alpha + beta) / 2, (beta - alpha) / 2

    @cached_property
    def numerical_rank(self) -> int:
        """The number of singular values above 2·ε·σ₁."""
        if abs(self.det) > 2 * EPS * self.size**2:
            return 2
        return 1 if self.A.any() else 0

    @property
    def is_flat_numerically(self) -> bool:
        """Whether A is flat to the 16 digits of float64, but not by the digits that its entries have."""
        if self.exact is not None:
            return self.numerical_rank < self.rank
        return self.rank == 1 and abs(self.det) > 4 * EPS * self.products

    @property
    def factors(self) -> tuple[float, float]:
        """What A does along two perpendicular lines after its turn: σ₁, and σ₂ with the sign of the orientation."""
        return self.sigma[0], self.orientation * self.sigma[1]

    @property
    def image_line(self) -> float | None:
        """The angle of the line onto which the plane falls, where the rank is 1."""
        return line_angle(self.axes[0]) if self.rank == 1 else None

    @property
    def null_line(self) -> float | None:
        """The angle of the line that is taken to 0, where the rank is 1."""
        return line_angle(self.axes[1] + math.pi / 2) if self.rank == 1 else None

    @property
    def is_nilpotent(self) -> bool:
        """Whether the line onto which the plane falls is the line that is taken to 0: A·A = 0, and A is not."""
        if self.image_line is None or self.null_line is None:
            return False
        if self.exact is not None:
            return self.exact.rows[0][0] + self.exact.rows[1][1] == 0
        return abs(math.sin(self.null_line - self.image_line)) <= ROUNDING

    @property
    def area_residual(self) -> float:
        """| |det A| − the area of the image of the unit square by the shoelace formula | / σ₁²."""
        xs, ys = (self.A @ np.array([[0.0, 1, 1, 0], [0, 0, 1, 1]])).tolist()
        shoelace = sum(xs[k] * ys[(k + 1) % 4] - xs[(k + 1) % 4] * ys[k] for k in range(4)) / 2
        return relative(abs(self.det) - abs(shoelace), self.size**2)

    @property
    def axes_residual(self) -> float:
        """‖A − U·D·V′‖ / σ₁, where U and V are the rotations to the axes and D has σ₁ and ±σ₂."""
        U, V = rotation(self.axes[0]), rotation(self.axes[1])
        D = np.diag([self.sigma[0], math.copysign(self.sigma[1], self.det)])
        return relative(float(np.linalg.norm(self.A - U @ D @ V.T)), self.size)

    @property
    def proofs(self) -> list[Proof]:
        """The claims that can be checked without trusting how the numbers were found."""
        return [
            Proof("(|det A| − shoelace area) / σ₁²", self.area_residual, BOUND),
            Proof("‖A − UDV′‖ / σ₁", self.axes_residual, BOUND),
        ]

    @property
    def products(self) -> float:
        """|a·d| + |b·c|."""
        return float(np.abs(self.A[0] * self.A[1, ::-1]).sum())
