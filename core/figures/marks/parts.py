"""Parts: a vector's parts along the axes: in the plane a parallelogram, in space a chain."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from core.figures.marks.base import Keep, Maps, Mark, Space, moved, path, rounded, stroke, told
from core.figures.theme import ROLES, Role
from core.numbers.arrays import Matrix


@dataclass(frozen=True, eq=False)
class Parts(Mark):
    """A vector's parts along the axes, under a map: sides of a parallelogram whose far corner it is, in space one after the other."""

    kind: ClassVar[str] = "parts"
    name: str
    points: Matrix  # (2,) or (3,), before the map: the vector
    role: Role
    map: str = ""  # the map that takes it to where it is drawn; "" draws it where it is
    follows: str = ""  # the named vector that it is

    def drawn(self, maps: Maps) -> Matrix:
        """Return its outline where it is drawn, (2, 5), or in space (2, 4)."""
        (x,), (y,), *z = self.points.tolist()
        if z:
            return moved(np.array([[0.0, x, x, x], [0, 0, y, y], [0, 0, 0, *z[0]]]), self.map, maps)
        return moved(np.array([[0.0, x, x, 0, 0], [0, 0, y, y, 0]]), self.map, maps)

    def svg(self, space: Space) -> str:
        """Return its outline."""
        look = ROLES[self.role]
        along = path(space.placed(self.drawn(space.maps)))
        return f'<path d="{along}" {stroke(self.role, look.width)} stroke-dasharray="{look.dash}"/>'

    def sent(self, unit: float, keep: Keep) -> dict[str, Any]:  # noqa: ARG002 – what never changes needs no parts
        """Return what the stage is told of it."""
        vector = {"follows": self.follows} if self.follows else {"points": rounded(self.points, unit)}
        return told(self, map=self.map, **vector)
