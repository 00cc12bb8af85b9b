"""Plain: w ← w − η·g(w)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from core.learning.methods.method import Method, Step, Taken
from core.learning.slopes import Slope
from core.numbers.arrays import Vector


@dataclass(frozen=True)
class Plain(Method):
    """Steps down the slope, η times as long as it is steep; of a component of curvature λ each leaves the factor 1 − ηλ."""

    name = "plain"
    title = "plain"
    bound = "2/L"  # every factor 1 − ηλ is between −1 and 1
    takes_beta = False
    has_memory = False

    beta: float = 0.0

    def path(self, slopes: Iterable[Slope], w: list[float], eta: float) -> Iterator[list[float]]:
        """Return the points after each update."""
        for slope in slopes:
            w = [x - eta * g for x, g in zip(w, slope(w), strict=True)]
            yield w

    def step(self, taken: Taken, update: int) -> Step:
        """Return what the definition makes of an update."""
        w = taken.points[:, update - 1]
        return Step(np.zeros(len(w)), taken.slope(w, update - 1), taken.terms(w))

    @property
    def reach(self) -> float:
        """2: there the steepest factor is −1."""
        return 2.0

    def radii(self, taken: Vector) -> Vector:
        """Return |1 − ηλ|."""
        return np.abs(1 - taken)
