"""Line: a polyline."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from core.figures.depth import Depth
from core.figures.marks.base import Keep, Maps, Mark, Space, deep, lifted, moved, parted, path, shaped, stroke, told
from core.figures.marks.family import Member
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
    is_flat: bool = False  # in space: whether it is drawn alike near and far
    is_round: bool = False  # in space: whether it lies on a ball round the origin, and is hidden on the far side of that alone
    is_standing: bool = False  # in space: whether the lowest of it stands on the floor, and stays there while a hand holds the view
    member: Member | None = None  # of a family, whose points are sent in their place
    settled_only: bool = False  # whether it belongs to the State's moment, and is not there while the film runs

    @property
    def is_curve(self) -> bool:
        """Whether it is drawn through its points where they are, in the plane."""
        return len(self.points) == 2 and not (self.map or self.shape or self.member)

    def drawn(self, maps: Maps) -> Matrix:
        """Return its points where they are drawn."""
        return moved(self.points, self.map, maps)

    def svg(self, space: Space) -> str:
        """Return it as a path."""
        if space.depth and not self.is_flat:
            return self._deep(space, space.depth)
        look = ROLES[self.role]
        dash = f' stroke-dasharray="{look.dash}"' if look.dash else ""
        along = path(space.placed(self.drawn(space.maps)))
        return f'<path d="{along}" {stroke(self.role, look.width)} stroke-opacity="{look.opacity:g}"{dash}/>'

    def _deep(self, space: Space, depth: Depth) -> str:
        """Return it in space, as what is seen and what is hidden."""
        drawn, places = space.placed(self.drawn(space.maps)), lifted(self.points, self.map, space.maps)
        if self.is_round:
            is_seen = depth.eye @ (places[:, 1:] + places[:, :-1]) >= 0
            whole = (drawn[:, k : k + 2] for k in range(drawn.shape[1] - 1))
            halves = {True: [np.empty((2, 0))], False: [np.empty((2, 0))]}
            for line, seen in zip(whole, is_seen.tolist(), strict=True):
                if np.isfinite(line).all():
                    halves[seen] += [line, np.full((2, 1), np.nan)]
            return deep(np.hstack(halves[True]), np.hstack(halves[False]), self.role, 1.0)
        lines = [(drawn[:, k : k + 2], places[:, k : k + 2]) for k in range(drawn.shape[1] - 1)]
        found = [parted(*line, depth) for line in lines if np.isfinite(line[0]).all()]
        if not found:
            return ""
        seen, hidden, weights = zip(*found, strict=True)
        return deep(np.hstack(seen), np.hstack(hidden), self.role, float(np.mean(weights)))

    def sent(self, unit: float, keep: Keep) -> dict[str, Any]:
        """Return what the stage is told of it."""
        return told(
            self,
            map=self.map,
            **(self.member.sent(keep) if self.member else shaped(self.points, self.shape, unit, keep)),
            called=self.called,
            isFlat=self.is_flat,
            isRound=self.is_round,
            isStanding=self.is_standing,
            settledOnly=self.settled_only,
        )
