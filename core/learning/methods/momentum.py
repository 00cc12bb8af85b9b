"""Momentum: v ← β·v − η·g(w), w ← w + v (Polyak's heavy ball, 1964)."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.learning.methods.method import Method, Setting, Step, Taken, largest_root
from core.learning.slopes import Slope
from core.numbers.arrays import InputError, Vector


@dataclass(frozen=True)
class Momentum(Method):
    """Steps that keep β of the last one: a ball that rolls on."""

    name = "momentum"
    title = "momentum (heavy ball)"
    bound = "2(1+β)/L"  # where the roots of the steepest component are −1 and −β

    def path(self, slopes: Iterable[Slope], w: list[float], eta: float) -> Iterator[list[float]]:
        """Return the points after each update."""
        v, beta = [0.0] * len(w), self.beta
        for slope in slopes:
            v = [beta * u - eta * g for u, g in zip(v, slope(w), strict=True)]
            w = [x + u for x, u in zip(w, v, strict=True)]
            yield w

    def step(self, taken: Taken, update: int) -> Step:
        """Return what the definition makes of an update."""
        w = taken.points[:, update - 1]
        return Step(self.beta * taken.last(update), taken.slope(w, update - 1), taken.terms(w))

    @property
    def reach(self) -> float:
        """2(1 + β)."""
        return 2 * (1 + self.beta)

    def radii(self, taken: Vector) -> Vector:
        """Return the largest root of z² − (1 − ηλ + β)·z + β."""
        return largest_root(1 - self.beta + taken, taken)

    @property
    def lasting(self) -> float:
        """(1 + β)/(1 − β): what of the steepest component has the factor −1 stays."""
        return (1 + self.beta) / (1 - self.beta)

    def best(self, L: float, mu: float) -> Setting:
        """Return η = 4/(√L + √μ)² with β = ((√κ − 1)/(√κ + 1))², κ = L/μ, whose error shrinks by √β.

        Polyak, Introduction to Optimization, 1987, 3.2. Raises InputError unless 0 < μ ≤ L.
        """
        if not 0 < mu <= L < math.inf:
            raise InputError(f"The curvatures are {mu:g} to {L:g}: they have to be above 0.")
        longest, shortest = math.sqrt(L), math.sqrt(mu)
        beta = ((longest - shortest) / (longest + shortest)) ** 2
        return Setting((2 / (longest + shortest)) ** 2, beta, math.sqrt(beta))
