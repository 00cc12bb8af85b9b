"""Rows: the rows of a named array as dots."""

from dataclasses import dataclass
from typing import Any, ClassVar

from core.figures.marks.base import Keep, Maps, Mark, Space, moved, told
from core.figures.marks.dots import spots
from core.figures.theme import Role
from core.numbers.arrays import Matrix


@dataclass(frozen=True, eq=False)
class Rows(Mark):
    """The rows of a named array as dots, which follow them under the hand."""

    kind: ClassVar[str] = "rows"
    name: str
    array: str
    points: Matrix  # (2, n): where the rows are; (3, n) in space
    role: Role
    map: str = ""  # in space, the camera

    def drawn(self, maps: Maps) -> Matrix:
        """Return the rows where they are drawn."""
        return moved(self.points, self.map, maps)

    def svg(self, space: Space) -> str:
        """Return a circle for each."""
        return spots(space.placed(self.drawn(space.maps)), self.role, space)

    def sent(self, unit: float, keep: Keep) -> dict[str, Any]:  # noqa: ARG002 – the stage has the array
        """Return what the stage is told of them."""
        return told(self, follows=self.array, map=self.map)
