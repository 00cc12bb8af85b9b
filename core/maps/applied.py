"""Applied: what a matrix makes of one vector."""

import math
from dataclasses import dataclass

import numpy as np

from core.numbers.arrays import EPS, Matrix, Vector


@dataclass(frozen=True, eq=False)
class Applied:
    """A vector of the plane and where A takes it; angles are in radians."""

    x: Vector  # (2,)
    Ax: Vector  # (2,)

    @property
    def gain(self) -> float | None:
        """‖Ax‖/‖x‖, the factor by which x becomes longer; None for x = 0."""
        length = math.hypot(*self.x)
        return math.hypot(*self.Ax) / length if length else None

    @property
    def turn(self) -> float | None:
        """The angle from x to Ax, counterclockwise, in (−π, π]; None where one of them is 0."""
        if not self.x.any() or not self.Ax.any():
            return None
        across = float(self.x[0] * self.Ax[1] - self.x[1] * self.Ax[0])
        return math.atan2(across + 0.0, float(self.x @ self.Ax))


def applied(A: Matrix, x: Vector) -> Applied:
    """Return what A makes of x.

    A : (2, 2), x : (2,).
    """
    Ax = A @ x
    return Applied(x, np.where(np.abs(Ax) <= 2 * EPS * (np.abs(A) @ np.abs(x)), 0.0, Ax))  # what only rounding has left is nothing
