"""Family: points for some values of a number, between which the stage goes on while a hand moves that number."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from core.figures.marks.base import Keep, rounded
from core.numbers.arrays import Matrix, Vector

FINE = 1e-5  # what no screen shows of a curve that is near 1 large


@dataclass(frozen=True, eq=False)
class Family:
    """Points, one set for each number; where only a quarter is given, three quarter turns make a closed curve of it."""

    name: str
    numbers: Vector  # (k,), rising; the last may be ∞
    points: tuple[Matrix, ...]  # k times (2, n)
    is_quarter: bool = False

    def told(self) -> dict[str, Any]:
        """Return it as the stage keeps it, without the ∞ that JSON has not."""
        return {
            "numbers": [float(f"{number:.6g}") for number in self.numbers.tolist() if np.isfinite(number)],
            "points": [rounded(points, FINE) for points in self.points],
            "isQuarter": self.is_quarter,
        }


@dataclass(frozen=True, eq=False)
class Member:
    """The points of a family for one number."""

    family: Family
    number: float
    follows: str = ""  # the number of the page that it is, and goes on being while a hand moves that

    def sent(self, keep: Keep) -> dict[str, Any]:
        """Return how points are sent in whose place it stands."""
        number = self.number if np.isfinite(self.number) else "inf"
        member = {"family": keep(self.family.name, self.family.told), "number": number}
        return {"member": member | ({"follows": self.follows} if self.follows else {})}
