"""Board: a picture of cells, without axes; a cell is one unit wide and high."""

from dataclasses import KW_ONLY, dataclass
from typing import Any, ClassVar

import numpy as np

from core.figures.figure import Figure
from core.figures.marks.base import WIDE, Keep
from core.numbers.arrays import Matrix

MARGIN = 0.25  # on all sides, in cells


@dataclass(frozen=True, eq=False)
class Board(Figure):
    """A picture with equal scales from (0, 0), its upper left corner, to (width, −height)."""

    kind: ClassVar[str] = "board"
    most: ClassVar[float] = 84.0
    width: float  # in cells
    height: float
    _: KW_ONLY

    @property
    def half(self) -> float:
        """Half the height of the still picture, which all of the board fits into."""
        return max(self.height, self.width / WIDE) / 2 + MARGIN

    @property
    def frame(self) -> tuple[float, float]:
        """Half the width and half the height of what is in view: all of it."""
        return self.width / 2 + MARGIN, self.height / 2 + MARGIN

    @property
    def unit(self) -> float:
        """What no screen shows of a coordinate."""
        return 1e-3

    def placed(self, points: Matrix) -> Matrix:
        """Return where points stand, with the middle of the board as the origin."""
        return np.asarray(points + np.array([[-self.width / 2], [self.height / 2]]))

    def sent(self, keep: Keep) -> dict[str, Any]:
        """Return what the stage is told of it."""
        return super().sent(keep) | {"size": (self.width, self.height)}
