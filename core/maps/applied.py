"""Applied: what a matrix makes of one vector."""

import math
from dataclasses import dataclass

import numpy as np

from core.matrices.numerics import multiplied
from core.numbers.arrays import Matrix, Vector
from core.numbers.rational import Rational

LOST = 1e-12  # relative: from here on digits are said to be lost


@dataclass(frozen=True, eq=False)
class Applied:
    """A vector of the plane and where A takes it; angles are in radians."""

    A: Matrix  # (2, 2)
    x: Vector  # (2,)
    Ax: Vector  # (2,), each entry rounded once where A and x are known in fractions
    across: float  # what is the sine of the angle from x to Ax, but for a positive factor;
    along: float  # and with it the cosine
    is_exact: bool  # whether A and x are known in fractions

    @property
    def gain(self) -> float | None:
        """‖Ax‖/‖x‖, the factor by which x becomes longer; None for x = 0."""
        length = math.hypot(*self.x)
        return math.hypot(*self.Ax) / length if length else None

    @property
    def turn(self) -> float | None:
        """The angle from x to Ax, counterclockwise, in (−π, π]; None where one of them is 0."""
        return math.atan2(self.across, self.along) if self.x.any() and self.Ax.any() else None

    @property
    def is_lost(self) -> bool:
        """Whether A and x are known in fractions, and A·x in float64 loses digits of an entry, whose products cancel."""
        return self.is_exact and bool((np.abs(self.A @ self.x - self.Ax) > LOST * np.abs(self.Ax)).any())


def applied(A: Matrix, x: Vector, exact: Rational | None = None, exact_x: Rational | None = None) -> Applied:
    """Return what A makes of x.

    A : (2, 2), x : (2,); exact and exact_x, one column, are the same in fractions, as they were typed, if there are such.
    """
    Ax = multiplied(A, x, exact, exact_x)
    (p, q), (r, s) = x.tolist(), Ax.tolist()
    if exact is None or exact_x is None:
        return Applied(A, x, Ax, p * s - q * r + 0.0, p * r + q * s, is_exact=False)
    (a, b), (c, d) = exact.whole[0]
    (p, *_), (q, *_) = exact_x.whole[0]
    r, s = a * p + b * q, c * p + d * q
    across, along = p * s - q * r, p * r + q * s
    size = max(abs(across), abs(along)) or 1
    return Applied(A, x, Ax, across / size, along / size, is_exact=True)
