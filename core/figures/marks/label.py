"""Label: the name of a line."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from core.figures.marks.base import Keep, Maps, Mark, Name, Space, moved, rounded, told
from core.figures.theme import Role
from core.numbers.arrays import Matrix


@dataclass(frozen=True, eq=False)
class Label(Mark):
    """The name of a line through the origin, which stands beside a point on it."""

    kind: ClassVar[str] = "label"
    moving: ClassVar[tuple[str, ...]] = ("points", "label")
    name: str
    points: Matrix  # (2,), before the map: a point of the line
    text: str
    role: Role
    map: str = ""  # the map that takes the line to where it is drawn; "" draws it where it is
    on_the_way: str = ""  # the text while the film shows another moment than the one at rest

    def drawn(self, maps: Maps) -> Matrix:
        """Return the point of the line where it is drawn."""
        return moved(self.points, self.map, maps)

    def svg(self, space: Space) -> str:  # noqa: ARG002
        """Return nothing: a small picture has no room for words."""
        return ""

    def named(self, space: Space) -> tuple[Name, ...]:
        """Return its text beside the point, across the line."""
        at = space.placed(self.drawn(space.maps))[:, 0]
        return (Name(self.text, self.role, at, np.array([-at[1], at[0]])),) if self.text and np.isfinite(at).all() else ()

    def sent(self, unit: float, keep: Keep) -> dict[str, Any]:  # noqa: ARG002 – lines turn
        """Return what the stage is told of it."""
        return told(self, map=self.map, points=rounded(self.points, unit), label=self.text, onTheWay=self.on_the_way)
