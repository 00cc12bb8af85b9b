"""Dots: points, with a name beside the first."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from core.figures.marks.base import FAR, Keep, Maps, Mark, Name, Space, moved, shaped, stroke, told
from core.figures.marks.family import Member
from core.figures.theme import ROLES, Role
from core.numbers.arrays import Matrix

RADIUS = 0.025  # relative to the half-height
FINE = 0.012
LARGE, LARGE_FINE, MANY = 9, 4, 200  # pixels across on a large picture, and of one of more than so many

UP = np.array([0.5, 1.0])  # where its name stands


@dataclass(frozen=True, eq=False)
class Dots(Mark):
    """Points, with a name beside the first."""

    kind: ClassVar[str] = "dots"
    name: str
    points: Matrix  # (2, n) before the map, or one (2,)
    role: Role
    label: str = ""
    map: str = ""  # the map that takes points to where they are drawn; "" draws them where they are
    shape: str = ""  # the name of points that never change
    member: Member | None = None  # of a family, whose points are sent in their place
    called: str = ""  # what they are called where they are pointed at, if by no label
    rows: str = ""  # the array whose k-th row the k-th is: pointed at, it lights in every picture
    settled_only: bool = False  # whether they belong to the State's moment, and are not there while the film runs
    is_fine: bool = False  # whether they are small, however few

    def drawn(self, maps: Maps) -> Matrix:
        """Return the points where they are drawn."""
        return moved(self.points, self.map, maps)

    def svg(self, space: Space) -> str:
        """Return a circle for each."""
        return spots(space.placed(self.drawn(space.maps)), self.role, space, is_fine=self.is_fine)

    def named(self, space: Space) -> tuple[Name, ...]:
        """Return its name beside the first."""
        at = space.placed(self.drawn(space.maps))
        return (Name(self.label, self.role, at[:, 0], UP),) if self.label and at.shape[1] else ()

    def sent(self, unit: float, keep: Keep) -> dict[str, Any]:
        """Return what the stage is told of them."""
        more = {"called": self.called, "rows": self.rows, "settledOnly": self.settled_only, "isFine": self.is_fine}
        where = self.member.sent(keep) if self.member else shaped(self.points, self.shape, unit, keep)
        return told(self, map=self.map, **where, label=self.label, **more)


def spots(points: Matrix, role: Role, space: Space, *, is_fine: bool = False) -> str:
    """Return a circle round each of points; on a large picture ends of strokes without a length: round whatever its scales are."""
    near = points[:, (np.abs(points) <= FAR).all(axis=0)].T.tolist()
    if space.is_large:
        where = "".join(f"M{x:.4g} {-y:.4g}h0" for x, y in near)
        across = LARGE_FINE if is_fine or points.shape[1] > MANY else LARGE
        return f'<path d="{where}" {stroke(role, across)} stroke-opacity="{ROLES[role].opacity:g}" stroke-linecap="round"/>'
    radius = (FINE if is_fine else RADIUS) * space.half
    return "".join(f'<circle cx="{x:.4g}" cy="{-y:.4g}" r="{radius:.4g}" fill="var(--{role})"/>' for x, y in near)
