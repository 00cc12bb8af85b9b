"""Line: a polyline."""

from dataclasses import dataclass
from typing import Any, ClassVar

from core.figures.marks.base import Keep, Maps, Mark, Space, moved, path, shaped, stroke, told
from core.figures.theme import ROLES, Role
from core.numbers.arrays import Matrix


@dataclass(frozen=True, eq=False)
class Line(Mark):
    """A polyline."""

    kind: ClassVar[str] = "line"
    name: str
    points: Matrix  # (2, n) before the map; NaN parts strokes
    role: Role
    map: str = ""  # the map that takes points to where they are drawn; "" draws them where they are
    shape: str = ""  # the name of points that never change
    called: str = ""  # what it is called where it is pointed at
    settled_only: bool = False  # whether it belongs to the State's moment, and is not there while the film runs

    def drawn(self, maps: Maps) -> Matrix:
        """Return its points where they are drawn."""
        return moved(self.points, self.map, maps)

    def svg(self, space: Space) -> str:
        """Return it as a path."""
        look = ROLES[self.role]
        dash = f' stroke-dasharray="{look.dash}"' if look.dash else ""
        along = path(space.placed(self.drawn(space.maps)))
        return f'<path d="{along}" {stroke(self.role, look.width)} stroke-opacity="{look.opacity:g}"{dash}/>'

    def sent(self, unit: float, keep: Keep) -> dict[str, Any]:
        """Return what the stage is told of it."""
        return told(self, map=self.map, **shaped(self.points, self.shape, unit, keep), called=self.called, settledOnly=self.settled_only)
