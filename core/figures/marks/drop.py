"""Drop: the line from a point of space straight down, or up, to the floor."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from core.figures.marks.base import Keep, Maps, Mark, Space, deep, lifted, moved, parted, path, rounded, stroke, told
from core.figures.theme import ROLES, Role
from core.numbers.arrays import Matrix


@dataclass(frozen=True, eq=False)
class Drop(Mark):
    """The line from a point, after a map of its own if there is one, to where that stands on the floor, z = 0, as the camera shows both."""

    kind: ClassVar[str] = "drop"
    name: str
    points: Matrix  # (3,), before the map: the point
    role: Role
    map: str  # the camera, perhaps after a map of space
    follows: str = ""  # the named vector that the point is

    def drawn(self, maps: Maps) -> Matrix:
        """Return both ends where they are drawn, (2, 2)."""
        return moved(self._places(maps), self.map.partition(" ")[0], maps)

    def _places(self, maps: Maps) -> Matrix:
        """Return both ends in space, (3, 2)."""
        top = lifted(self.points, self.map, maps)
        return np.column_stack([top, top * [[1], [1], [0]]])

    def svg(self, space: Space) -> str:
        """Return it as a path."""
        ends = space.placed(self.drawn(space.maps))
        if space.depth:
            seen, hidden, weight = parted(ends, self._places(space.maps), space.depth)
            return deep(seen, hidden, self.role, weight)
        look = ROLES[self.role]
        return f'<path d="{path(ends)}" {stroke(self.role, look.width)} stroke-dasharray="{look.dash}"/>'

    def sent(self, unit: float, keep: Keep) -> dict[str, Any]:  # noqa: ARG002 – what never changes needs no drop
        """Return what the stage is told of it."""
        point = {"follows": self.follows} if self.follows else {"points": rounded(self.points, unit)}
        return told(self, map=self.map, **point)
