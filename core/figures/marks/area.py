"""Area: a filled polygon."""

from dataclasses import dataclass
from typing import Any, ClassVar

from core.figures.marks.base import Keep, Maps, Mark, Space, filled, moved, shaped, told
from core.figures.marks.family import Member
from core.figures.theme import ROLES, Role
from core.numbers.arrays import Matrix


@dataclass(frozen=True, eq=False)
class Area(Mark):
    """A filled polygon."""

    kind: ClassVar[str] = "area"
    name: str
    points: Matrix  # (2, n) before the map
    role: Role
    map: str = ""  # the map that takes points to where they are drawn; "" draws them where they are
    shape: str = ""  # the name of points that never change
    member: Member | None = None  # of a family, whose points are sent in their place

    @property
    def is_curve(self) -> bool:
        """Whether it is drawn through its points where they are, in the plane."""
        return len(self.points) == 2 and not (self.map or self.shape or self.member)

    def drawn(self, maps: Maps) -> Matrix:
        """Return its corners where they are drawn."""
        return moved(self.points, self.map, maps)

    def svg(self, space: Space) -> str:
        """Return it as a path."""
        return filled(space.placed(self.drawn(space.maps)), self.role, ROLES[self.role].opacity)

    def sent(self, unit: float, keep: Keep) -> dict[str, Any]:
        """Return what the stage is told of it."""
        return told(self, map=self.map, **(self.member.sent(keep) if self.member else shaped(self.points, self.shape, unit, keep)))
