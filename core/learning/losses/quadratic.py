"""Quadratic: a bowl of two curvatures."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.learning.batches import Rows
from core.learning.contours import Lines
from core.learning.losses import lines
from core.learning.losses.loss import Loss
from core.learning.slopes import Affine, Slope, quiet
from core.numbers.arrays import ROUNDING, InputError, Matrix, Vector
from core.solving.design import Design


@dataclass(frozen=True, eq=False)
class Quadratic(Loss):
    """The bowl ½(w₁² + κ·w₂²), whose curvatures are κ and 1. Raises InputError unless κ is 1 or more."""

    name = "quadratic"
    title = "a bowl, ½(w₁² + κw₂²)"
    takes_kappa = True

    kappa: float

    size = 2
    minimum = 0.0

    @classmethod
    def of(cls, design: Design, kappa: float) -> "Quadratic":  # noqa: ARG003
        """Return the bowl of these curvatures; no data are needed."""
        return cls(kappa)

    def __post_init__(self) -> None:
        if not 1 <= self.kappa < math.inf:
            raise InputError(f"κ = {self.kappa:g} is the larger curvature over the smaller one: it has to be 1 or more.")

    @property
    def settings(self) -> dict[str, float]:
        """κ."""
        return {"kappa": self.kappa}

    @property
    def minimizer(self) -> Vector:
        """The point 0."""
        return np.zeros(2)

    @property
    def curvatures(self) -> Vector:
        """The curvatures, κ and 1."""
        return np.array([self.kappa, 1.0])

    @property
    def axes(self) -> Matrix:
        """The second axis, and the first."""
        return np.array([[0.0, 1], [1, 0]])

    @property
    def L(self) -> float:
        """The larger curvature, κ."""
        return self.kappa

    @quiet
    def values(self, points: Matrix) -> Vector:
        """Return ½(w₁² + κ·w₂²) at every column of points : (2, k), as (k,)."""
        return np.asarray((points[0] ** 2 + self.kappa * points[1] ** 2) / 2)

    def rounding(self, points: Matrix, values: Vector | None = None) -> Vector:
        """Return what rounding may make of the values at points : (2, k), as (k,)."""
        return np.asarray(ROUNDING * (self.values(points) if values is None else values))

    def hessian(self, w: Vector) -> Matrix:  # noqa: ARG002
        """Return the diagonal matrix of 1 and κ, the same at every w."""
        return np.diag([1.0, self.kappa])

    def slope(self) -> Slope:
        """Return (w₁, κ·w₂) as a function of lists."""
        kappa = float(self.kappa)
        return lambda w: [w[0], kappa * w[1]]

    def affine(self, batches: Sequence[Rows] | None) -> Affine:  # noqa: ARG002
        """Return the gradient as Hw."""
        return np.diag([1.0, self.kappa])[None], np.zeros((1, 2))

    def terms(self, w: Vector) -> float:
        """Return |w₁| + κ·|w₂|."""
        x, y = np.abs(w).tolist()
        return float(x + self.kappa * y)

    def lines(self, halves: Vector, centre: Vector) -> Lines:
        """Return ellipses, equally spaced."""
        return lines.of_quadratic(self, halves, centre)
