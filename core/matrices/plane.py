"""Plane: what a 2 × 2 matrix is, before anything is done with it."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.matrices.conformal import Conformal, conformal, line_angle, phase, rotation
from core.matrices.numerics import is_rank_known, relative
from core.numbers.arrays import EPS, ROUNDING, Matrix
from core.numbers.rational import Rational, as_it_stands, rounded

NEARLY_FLAT = 1000.0  # a condition number: from here on an ellipse looks like a segment


@dataclass(frozen=True, eq=False)
class Plane:
    """The plane under A; all angles are in radians.

    The singular values and their axes come from the conformal parts, so that they are right for flat and nearly flat maps; σ₂ is
    |det A|/σ₁, with the determinant rounded once. What is 0 is decided exactly where every entry is a fraction, else to sixteen digits.
    """

    A: Matrix  # (2, 2); its columns are the images of the basis vectors
    exact: Rational | None = None  # A as it was typed

    @cached_property
    def fractions(self) -> Rational:
        """The matrix in fractions: as it was typed, or else as it stands in float64."""
        return self.exact or as_it_stands(self.A)

    @cached_property
    def parts(self) -> Conformal:
        """The conformal parts: of A as it was typed where that is known, each rounded once."""
        if self.exact is None:
            return conformal(self.A)
        ((a, b), (c, d)), unit = self.exact.whole
        over = 2 * unit
        return Conformal(complex((a + d) / over, (c - b) / over), complex((a - d) / over, (b + c) / over))

    @cached_property
    def det(self) -> float:
        """The determinant, rounded once: a·d − b·c in float64 can lose every digit where the products nearly agree."""
        return rounded(self.fractions.det)

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
    def rank(self) -> int:
        """The rank: as it was typed where that is known, else the numerical one."""
        return self.numerical_rank if self.exact is None else self.exact.rank

    @property
    def is_rank_known(self) -> bool:
        """Whether that is the rank for sure, and not to sixteen digits."""
        return is_rank_known(self.rank, self.A, self.exact)

    @property
    def is_flat_numerically(self) -> bool:
        """Whether A is flat to the 16 digits of float64, but not by the digits that its entries have."""
        if self.exact is not None:
            return self.numerical_rank < self.rank
        return self.rank == 1 and abs(self.det) > 4 * EPS * self._products

    @property
    def keeps_area(self) -> bool:
        """Whether areas stay as they are, up to the rounding of the entries and to the digits that a screen shows.

        Entries that are rounded move the determinant by up to ε·(|a·d| + |b·c|).
        """
        is_so = self.exact is not None and abs(self.exact.det) == 1
        return self.rank == 2 and (is_so or abs(abs(self.det) - 1) <= min(ROUNDING * self._products, 1e-6))

    @property
    def keeps_area_numerically(self) -> bool:
        """Whether areas stay as they are to sixteen digits, but not by what was typed."""
        return self.keeps_area and self.exact is not None and abs(self.exact.det) != 1

    @property
    def signed_area(self) -> float:
        """The factor by which signed areas are scaled: the determinant, and 0 for a flat map."""
        return self.det if self.rank == 2 else 0.0

    @property
    def area(self) -> float:
        """The factor by which areas are scaled; 0 for a flat map."""
        return abs(self.signed_area)

    @property
    def orientation(self) -> int:
        """1 where orientation is kept, −1 where it is flipped, 0 where the plane falls flat."""
        return int(math.copysign(1, self.det)) if self.rank == 2 else 0

    @property
    def half_axes(self) -> tuple[float, float]:
        """The half-axes of the image of the unit circle, σ₁ and σ₂; the shorter one is 0 for a flat map."""
        return self.sigma[0], self.sigma[1] if self.rank == 2 else 0.0

    @property
    def factors(self) -> tuple[float, float]:
        """What A does along two perpendicular lines after its turn: σ₁, and σ₂ with the sign of the orientation."""
        return self.sigma[0], self.orientation * self.sigma[1]

    @property
    def kappa(self) -> float:
        """The condition number σ₁/σ₂; infinite for a flat map."""
        return self.sigma[0] / self.sigma[1] if self.rank == 2 and self.sigma[1] else math.inf

    @property
    def is_nearly_flat(self) -> bool:
        """Whether A is not flat, but takes the circle to an ellipse a thousand times as long as wide, or longer."""
        return NEARLY_FLAT <= self.kappa < math.inf

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
    def _products(self) -> float:
        """|a·d| + |b·c|."""
        return float(np.abs(self.A[0] * self.A[1, ::-1]).sum())
