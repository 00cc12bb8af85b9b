"""Caption: words, or a sign, at a place of their own."""

from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar

import numpy as np

from core.figures.marks.base import Keep, Maps, Mark, Name, Space, moved, rounded, told
from core.figures.theme import Role
from core.numbers.arrays import Matrix

LETTERS = 0.42  # how high words are at most, in cells


@dataclass(frozen=True, eq=False)
class Caption(Mark):
    """Words, or a sign, whose middle stands at a place: the title of a block of cells, the name of an axis, “+”."""

    kind: ClassVar[str] = "caption"
    name: str
    points: Matrix  # (2,), or in space (3,) before the map: its middle
    text: str
    role: Role
    turned: bool = False  # whether it is read upwards
    is_sign: bool = False  # whether it stands between things, and is as large as their values
    room: float = 0.0  # how long it may be, where that is bounded
    map: str = ""  # in space, the camera

    def drawn(self, maps: Maps) -> Matrix:
        """Return its middle where it is drawn."""
        return moved(self.points, self.map, maps)

    def svg(self, space: Space) -> str:
        """Return a sign; a small picture has no room for words."""
        if not self.is_sign:
            return ""
        (x,), (y,) = space.placed(self.drawn(space.maps))
        where = f'x="{x:.4g}" y="{-y:.4g}" font-size="0.5" text-anchor="middle" dominant-baseline="central"'
        return f'<text {where} fill="var(--{self.role})">{escape(self.text)}</text>'

    def named(self, space: Space) -> tuple[Name, ...]:
        """Return words in their place; a sign is drawn."""
        (x,), (y,) = space.placed(self.drawn(space.maps))
        return () if self.is_sign else (Name(self.text, self.role, np.array([x, y]), size=LETTERS, turned=self.turned, room=self.room),)

    def sent(self, unit: float, keep: Keep) -> dict[str, Any]:  # noqa: ARG002 – words change with what they name
        """Return what the stage is told of it."""
        more = {"turned": self.turned, "isSign": self.is_sign, "room": self.room, "map": self.map}
        return told(self, points=rounded(self.points, unit), says=self.text, **more)
