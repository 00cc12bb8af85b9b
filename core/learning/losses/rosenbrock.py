"""Rosenbrock: a bent valley."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from core.learning.contours import CURVED, Lines, circle
from core.learning.losses.loss import Loss
from core.learning.slopes import Slope, quiet
from core.numbers.arrays import ROUNDING, Matrix, Vector
from core.solving.design import Design

LEVELS = [4.0**k for k in range(-1, 7)]


@dataclass(frozen=True, eq=False)
class Rosenbrock(Loss):
    """Rosenbrock's banana (1 − w₁)² + 100·(w₂ − w₁²)²: a bent valley with its only minimum at (1, 1)."""

    name = "rosenbrock"
    title = "Rosenbrock's valley"

    size = 2
    minimum = 0.0

    @classmethod
    def of(cls, design: Design, kappa: float) -> "Rosenbrock":  # noqa: ARG003
        """Return it; no data are needed."""
        return cls()

    @property
    def minimizer(self) -> Vector:
        """The point (1, 1)."""
        return np.ones(2)

    @quiet
    def values(self, points: Matrix) -> Vector:
        """Return f at every column of points : (2, k), as (k,)."""
        return np.asarray((1 - points[0]) ** 2 + 100 * (points[1] - points[0] ** 2) ** 2)

    @quiet
    def rounding(self, points: Matrix, values: Vector | None = None) -> Vector:  # noqa: ARG002
        """Return what rounding may make of the values at points : (2, k), as (k,): 1 − w₁ and w₂ − w₁² are off by their terms' ε."""
        x, y = points
        across, along = ROUNDING * (np.abs(y) + x**2), ROUNDING * (1 + np.abs(x))
        return np.asarray((2 * np.abs(1 - x) + along) * along + 100 * (2 * np.abs(y - x**2) + across) * across)

    @quiet
    def hessian(self, w: Vector) -> Matrix:
        """Return the second derivatives at w."""
        x, y = w
        return np.array([[2 - 400 * (y - 3 * x**2), -400 * x], [-400 * x, 200.0]])

    def slope(self) -> Slope:
        """Return (−2(1 − w₁) − 400·w₁(w₂ − w₁²), 200·(w₂ − w₁²)) as a function of lists."""

        def slope(w: list[float]) -> list[float]:
            x, y = w
            across = y - x * x
            return [-2 * (1 - x) - 400 * x * across, 200 * across]

        return slope

    def terms(self, w: Vector) -> float:
        """Return 2(1 + |w₁|) + (400·|w₁| + 200)·(|w₂| + w₁²)."""
        x, y = np.abs(w).tolist()
        return float(2 * (1 + x) + (400 * x + 200) * (y + x * x))

    def lines(self, halves: Vector, centre: Vector) -> Lines:  # noqa: ARG002
        """Return the same curves for every view."""
        return Lines(_lines(), self.name)


@cache
def _lines() -> list[Matrix]:
    return curves(LEVELS)


def curves(levels: Sequence[float] | Vector) -> list[Matrix]:
    """Return for each level c > 0 the closed curve (1 − x)² + 100·(y − x²)² = c, (2, 361).

    y = x² ± √(c − (1 − x)²)/10. The points lie densest at the ends, where the curve turns, and round x = 1.
    """
    across = circle(CURVED)
    strokes = []
    for c in levels:
        side = np.sinh(math.asinh(math.sqrt(c)) * across[0])  # x − 1
        x = 1 + side
        strokes.append(np.vstack([x, x**2 + np.copysign(np.sqrt(np.maximum(c - side**2, 0)), across[1]) / 10]))
    return strokes
