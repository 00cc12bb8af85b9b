"""Saddle: two minima, and between them a point without a slope that is none."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from core.learning.contours import CURVED, Lines, circle, levels
from core.learning.losses.loss import Loss
from core.learning.slopes import Slope, quiet
from core.numbers.arrays import ROUNDING, Matrix, Vector
from core.solving.design import Design

LEVELS = np.concatenate([[-0.2, -0.1, 0.0], levels(0.0, 8.0, 6)])


@dataclass(frozen=True, eq=False)
class Saddle(Loss):
    """The saddle ½w₁² + ¼w₂⁴ − ½w₂²: flat at 0, where it is no minimum, and least, −¼, at (0, 1) and (0, −1)."""

    name = "saddle"
    title = "a saddle"
    saddle = (0.0, 0.0)

    size = 2
    minimum = -0.25

    @classmethod
    def of(cls, design: Design, kappa: float) -> "Saddle":  # noqa: ARG003
        """Return it; no data are needed."""
        return cls()

    @property
    def minimizer(self) -> Vector:
        """The point (0, 1); (0, −1) is another."""
        return np.array([0.0, 1.0])

    @property
    def minimizers(self) -> Matrix:
        """The points (0, 1) and (0, −1)."""
        return np.array([[0.0, 0], [1, -1]])

    @quiet
    def values(self, points: Matrix) -> Vector:
        """Return f at every column of points : (2, k), as (k,)."""
        return np.asarray(points[0] ** 2 / 2 + points[1] ** 4 / 4 - points[1] ** 2 / 2)

    @quiet
    def rounding(self, points: Matrix, values: Vector | None = None) -> Vector:  # noqa: ARG002
        """Return what rounding may make of the values at points : (2, k), as (k,)."""
        return np.asarray(ROUNDING * (points[0] ** 2 + points[1] ** 4 + points[1] ** 2))

    @quiet
    def excess(self, points: Matrix, values: Vector | None = None) -> Vector:  # noqa: ARG002
        """Return ½w₁² + ¼(w₂² − 1)² at every column of points : (2, k), as (k,)."""
        return np.asarray(points[0] ** 2 / 2 + (points[1] ** 2 - 1) ** 2 / 4)

    @quiet
    def hessian(self, w: Vector) -> Matrix:
        """Return the diagonal matrix of 1 and 3w₂² − 1."""
        return np.diag([1.0, 3 * w[1] ** 2 - 1])

    def slope(self) -> Slope:
        """Return (w₁, w₂³ − w₂) as a function of lists."""
        return lambda w: [w[0], w[1] * w[1] * w[1] - w[1]]

    def terms(self, w: Vector) -> float:
        """Return |w₁| + |w₂|³ + |w₂|."""
        x, y = np.abs(w).tolist()
        return float(x + y * y * y + y)

    def lines(self, halves: Vector, centre: Vector) -> Lines:  # noqa: ARG002
        """Return the same curves for every view."""
        return Lines(_lines(), self.name)


@cache
def _lines() -> list[Matrix]:
    return curves(LEVELS)


def curves(levels: Sequence[float] | Vector) -> list[Matrix]:
    """Return for each level c the curve ½x² + ¼y⁴ − ½y² = c: one closed curve for c > 0, an eight for c = 0, two closed ones below.

    Two are parted by NaN; below the minimum, −¼, there is nothing, (2, 0). With q = √(1 + 4c) it is 2x² + (y² − 1)² = q²;
    q − 1 = 4c/(1 + q) has all its digits.
    """
    cos, sin = circle(CURVED)
    half = np.cos(np.linspace(0, math.pi, CURVED))
    strokes = []
    for c in levels:
        q = math.sqrt(max(1 + 4 * c, 0.0))
        if c < -0.25:
            strokes.append(np.empty((2, 0)))
        elif c < 0:
            x, y = q / math.sqrt(2) * sin, np.sqrt(-4 * c / (1 + q) + 2 * q * half**2)  # 1 + q·cos
            strokes.append(np.hstack([[x, y], np.full((2, 1), math.nan), [x, -y]]))
        elif c == 0:
            strokes.append(np.vstack([math.sqrt(2) * sin * cos, math.sqrt(2) * cos]))
        else:
            strokes.append(np.vstack([sin * np.sqrt((1 + q) / 2 * (4 * c / (1 + q) + (1 + q) * cos**2)), math.sqrt(1 + q) * cos]))
    return strokes
