"""Placing: where rows of an array stand in space, each of three of their entries on an axis with a scale of its own."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from core.numbers.arrays import Matrix, Vector


@dataclass(frozen=True, eq=False)
class Placing:
    """Which entries of a row are x, y and z in a picture, what of each stands in the middle, and how much one unit there is of it."""

    columns: tuple[int, int, int]
    middle: Vector  # (3,)
    unit: Vector  # (3,)
    step: float  # along z: how far a key goes, and what a hand stops at

    def placed(self, points: Matrix) -> Matrix:
        """Return where points stand, (3, n), which are given by what they are along the axes."""
        return np.asarray((points - self.middle[:, None]) / self.unit[:, None])

    def sent(self) -> dict[str, Any]:
        """Return it for JSON."""
        return {"columns": [*self.columns], "middle": self.middle.tolist(), "unit": self.unit.tolist(), "step": self.step}
