"""Applied: what a matrix makes of one vector."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.matrices.numerics import multiplied
from core.numbers.arrays import Matrix, Vector
from core.numbers.rational import Rational
from core.numbers.whole import product

LOST = 1e-12  # relative: from here on digits are said to be lost


@dataclass(frozen=True, eq=False)
class Applied:
    """A vector of the plane, or of space, and where A takes it; angles are in radians."""

    A: Matrix  # (n, n), n = 2 or 3
    x: Vector  # (n,)
    Ax: Vector  # (n,), each entry rounded once where A and x are known in fractions
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
        """The angle from x to Ax: in the plane counterclockwise, in (−π, π], in space in [0, π]; None where one of them is 0."""
        return math.atan2(self.across, self.along) if self.x.any() and self.Ax.any() else None

    @property
    def is_lost(self) -> bool:
        """Whether A and x are known in fractions, and A·x in float64 loses digits of an entry, whose products cancel."""
        return self.is_exact and bool((np.abs(self.A @ self.x - self.Ax) > LOST * np.abs(self.Ax)).any())


def applied(A: Matrix, x: Vector, exact: Rational | None = None, exact_x: Rational | None = None) -> Applied:
    """Return what A makes of x.

    A : (n, n), x : (n,), n = 2 or 3; exact and exact_x, one column, are the same in fractions, as they were typed, if there are such.
    """
    Ax = multiplied(A, x, exact, exact_x)
    if exact is None or exact_x is None:
        across, along = _turn(x.tolist(), Ax.tolist())
        return Applied(A, x, Ax, across, along, is_exact=False)
    columns = exact_x.whole[0], product(exact.whole[0], exact_x.whole[0])
    across, along = _turn(*([entry for (entry,) in column] for column in columns))
    return Applied(A, x, Ax, across, along, is_exact=True)


def _turn(x: list[Any], y: list[Any]) -> tuple[float, float]:
    """Return the sine and the cosine of the angle from x to y, but for a positive factor; in space the sine has no sign.

    Numbers that are whole are divided before they are floats: they may be too large for those.
    """
    along = sum((a * b for a, b in zip(x, y, strict=True)), 0 * x[0])
    minors = [x[i] * y[j] - x[j] * y[i] for i, j in ((0, 1), (0, 2), (1, 2))[: 1 if len(x) == 2 else 3]]
    size = max(map(abs, (*minors, along))) or 1
    shares = [float(minor / size) + 0.0 for minor in minors]
    return shares[0] if len(x) == 2 else math.hypot(*shares), float(along / size)
