"""Adam: steps by running means of the slopes and of their squares (Kingma & Ba 2015)."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from core.learning.methods.method import Method, Step, Taken, largest
from core.learning.slopes import Slope

BETA_2 = 0.999
EPSILON = 1e-8


@dataclass(frozen=True)
class Adam(Method):
    """Steps of about η for every parameter, with bias correction, β₁ = β, β₂ = 0.999, ε = 10⁻⁸; of them no bound on η is known."""

    name = "adam"
    title = "Adam"
    is_linear = False

    def path(self, slopes: Iterable[Slope], w: list[float], eta: float) -> Iterator[list[float]]:
        """Return the points after each update."""
        beta, mean, square, w = self.beta, [0.0] * len(w), [0.0] * len(w), w.copy()
        new, new_2, root = 1 - beta, 1 - BETA_2, math.sqrt
        kept, kept_2 = 1.0, 1.0
        for slope in slopes:
            kept, kept_2 = kept * beta, kept_2 * BETA_2
            step, unbiased = eta / (1 - kept), 1 / (1 - kept_2)
            for j, g in enumerate(slope(w)):
                mean[j] = m = beta * mean[j] + new * g
                square[j] = s = BETA_2 * square[j] + new_2 * g * g
                w[j] -= step * m / (root(s * unbiased) + EPSILON)
            yield w.copy()

    def step(self, taken: Taken, update: int) -> Step:
        """Return what the definition makes of an update: the means are taken as the sums that they are, Σ (1 − β)·β^(k−i)·gᵢ."""
        w = taken.points[:, update - 1]
        slopes = np.column_stack([taken.slope(taken.points[:, k], k) for k in range(update)])
        mean, square = (
            values @ (share ** np.arange(update - 1.0, -1, -1)) * (1 - share) / (1 - share**update)
            for values, share in ((slopes, self.beta), (slopes**2, BETA_2))
        )
        length = np.sqrt(square) + EPSILON
        return Step(np.zeros(len(w)), mean / length, largest(mean / length) + largest(taken.terms(w) / length))
