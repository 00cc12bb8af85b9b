"""Nesterov: v ← β·v − η·g(w + β·v), w ← w + v (Nesterov 1983, as Sutskever et al. 2013 write it)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.learning.methods.method import Method, Step, Taken, largest_root
from core.learning.slopes import Slope
from core.numbers.arrays import Vector


@dataclass(frozen=True)
class Nesterov(Method):
    """Steps that keep β of the last one, and look at the slope where that leads."""

    name = "nesterov"
    title = "Nesterov's"
    bound = "(2+2β)/((1+2β)L)"  # where the roots of the steepest component are −1 and β/(1 + 2β)

    def path(self, slopes: Iterable[Slope], w: list[float], eta: float) -> Iterator[list[float]]:
        """Return the points after each update."""
        v, beta = [0.0] * len(w), self.beta
        for slope in slopes:
            ahead = [x + beta * u for x, u in zip(w, v, strict=True)]
            v = [beta * u - eta * g for u, g in zip(v, slope(ahead), strict=True)]
            w = [x + u for x, u in zip(w, v, strict=True)]
            yield w

    def step(self, taken: Taken, update: int) -> Step:
        """Return what the definition makes of an update."""
        kept = self.beta * taken.last(update)
        ahead = taken.points[:, update - 1] + kept
        return Step(kept, taken.slope(ahead, update - 1), taken.terms(ahead))

    @property
    def ahead(self) -> float:
        """β."""
        return self.beta

    @property
    def reach(self) -> float:
        """(2 + 2β)/(1 + 2β)."""
        return (2 + 2 * self.beta) / (1 + 2 * self.beta)

    def radii(self, taken: Vector) -> Vector:
        """Return the largest root of z² − (1 + β)(1 − ηλ)·z + β(1 − ηλ)."""
        return largest_root(1 - self.beta + (1 + self.beta) * taken, taken)

    @property
    def lasting(self) -> float:
        """(1 + β)/(1 + 3β): what of the steepest component has the factor −1 stays."""
        return (1 + self.beta) / (1 + 3 * self.beta)
