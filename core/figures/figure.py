"""Figure: one picture of a page; its kinds are the plane, space, the chart, the board and the image."""

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from typing import Any, ClassVar

import numpy as np

from core.figures.depth import Depth
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks.base import Keep, Maps, Mark, brief, whole
from core.figures.thinning import FEW, FINEST, FINEST_SMALL, thinned
from core.numbers.arrays import Matrix

COARSE = 1e-4  # half-heights: less than a tenth of a pixel
Numbers = Sequence[tuple[float, str]]  # places along an edge, and what stands there
NOWHERE: Matrix = np.zeros((2, 0))


@dataclass(frozen=True)
class Switch:
    """From the plane to space, or back: the array of which that is seen, and how many rows and columns it has there."""

    array: str
    size: int


@dataclass(frozen=True, eq=False)
class Figure(ABC):
    """What every kind of figure has: marks in the order in which they are drawn, and what of it can be grabbed."""

    kind: ClassVar[str]
    stretches: ClassVar[bool] = False  # whether it has two scales, and fills any box
    is_deep: ClassVar[bool] = False  # whether it shows space
    most: ClassVar[float] = math.inf  # pixels of one of its units, where type is as large as it is usually
    is_large: ClassVar[bool] = False  # a still picture is small: see svg.py
    head: ClassVar[float] = 0.09  # how long the head of an arrow is on it, relative to the half-height
    name: str
    marks: tuple[Mark, ...]
    _: KW_ONLY
    title: str = ""
    maps: Maps = field(default_factory=dict)  # "A B" is B first, then A; "A B − B A" a difference
    handles: tuple[Handle, ...] = ()
    is_small: bool = False  # whether it stands in the row of small pictures, below the others
    is_wide: bool = False  # whether it is a large one that has a row of its own
    adds: str = ""  # the array of points to which a click on the picture adds a row
    legend: tuple[Entry, ...] = ()  # what matters most first
    switch: Switch | None = None

    @property
    @abstractmethod
    def half(self) -> float:
        """Half the height of the still picture, in its own units."""

    @property
    @abstractmethod
    def unit(self) -> float:
        """What no screen shows of a coordinate."""

    @property
    def steps(self) -> tuple[float, float]:
        """What no eye sees of a curve, along each axis."""
        return step(self.half), step(self.half)

    @property
    def frame(self) -> tuple[float, float]:
        """Half the width and half the height, round the middle of the still picture, of what is in view whatever the box is."""
        return self.half, self.half

    def ground(self) -> str:
        """Return what lies under the marks of a picture as large as the stage's, as SVG elements."""
        return ""

    def numbers(self) -> tuple[Numbers, Numbers]:
        """Return where which text stands on the still picture, along the lower edge and up the left one."""
        return (), ()

    @property
    def depth(self) -> Depth | None:
        """What hides what, where it shows space."""
        return None

    @abstractmethod
    def placed(self, points: Matrix) -> Matrix:
        """Return where points stand on the still picture, y upwards; rows of points after the first are heights."""

    def drawn(self, mark: Mark) -> Matrix:
        """Return the points of mark where they are drawn, (2, n)."""
        return mark.drawn(self.maps)

    def sent(self, keep: Keep) -> dict[str, Any]:
        """Return what the stage is told of it; what of it never changes is kept there."""
        more = {
            "title": self.title,
            "handles": self._handles(keep),
            "isSmall": self.is_small,
            "isWide": self.is_wide,
            "ways": {handle.name: told for handle in self.handles if (told := handle.way.sent())},
            "adds": self.adds,
            "legend": self._legend(keep),
            "switch": self.switch and (self.switch.array, self.switch.size),
        }
        marks = thinned(self.marks, self.placed, self.half * (FINEST_SMALL if self.is_small else FINEST))
        parted = [_parted(mark, self._told(mark, keep)) for mark in marks]
        told = {"name": self.name, "kind": self.kind, "marks": [stays for stays, _ in parted], "moves": [moves for _, moves in parted]}
        return told | {name: value for name, value in more.items() if value}

    def _told(self, mark: Mark, keep: Keep) -> dict[str, Any]:
        """Return what the stage is told of a mark; the points of a long curve are whole numbers, which take less room and time."""
        if mark.is_curve and mark.points.shape[1] > FEW and (points := whole(mark.points, self.steps)):
            return mark.through(NOWHERE).sent(self.unit, keep) | {"points": points, "steps": self.steps}
        return mark.sent(self._unit(mark), keep)

    def _unit(self, mark: Mark) -> float:
        """Return what no screen shows of the coordinates of a mark: what a map takes to the picture may be much smaller before."""
        if not getattr(mark, "map", ""):
            return self.unit
        return min(self.unit, float(np.nan_to_num(np.abs(mark.points)).max(initial=0.0)) * COARSE or self.unit)

    def _legend(self, keep: Keep) -> str:
        if not self.legend:
            return ""
        return keep(brief("legend", self.legend), lambda: [entry.sent() for entry in self.legend])

    def _handles(self, keep: Keep) -> str:
        if not self.handles:
            return ""
        key = "handles " + " ".join(handle.key for handle in self.handles)
        return keep(key, lambda: [handle.sent() for handle in self.handles])


def step(half: float) -> float:
    """Return what no eye sees of a picture of a half-height, a power of two, so that its multiples are exact."""
    return 2.0 ** math.floor(math.log2(half * COARSE))


def _parted(mark: Mark, sent: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what is sent of a mark in two: what stays as it is while a hand moves, and what changes with the numbers."""
    moves = {name: sent[name] for name in mark.moving if name in sent}
    return {name: value for name, value in sent.items() if name not in moves}, moves
