"""Ball: the image of the unit sphere under a map of space, as an eye sees it that is far away."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np

from core.figures.marks.base import Keep, Maps, Mark, Space, deep, filled, lifted, moved, rounded, told
from core.figures.theme import ROLES, Role
from core.numbers.arrays import Matrix, Vector

STEPS = 48  # of a circle
_ANGLES = np.linspace(0, 2 * np.pi, STEPS + 1)
ROUND: Matrix = np.vstack([np.cos(_ANGLES), np.sin(_ANGLES)])
CIRCLES: tuple[Matrix, ...] = tuple(np.insert(ROUND, axis, 0.0, axis=0) for axis in range(3))  # across each axis, (3, n)
FLAT = 1e-9  # of the size of the map: what is seen so thin hides nothing


@dataclass(frozen=True, eq=False)
class Ball(Mark):
    """The image of the unit sphere: its outline, filled, and three great circles, of which what lies behind is dashed."""

    kind: ClassVar[str] = "ball"
    name: str
    role: Role
    map: str  # the camera, perhaps after the map of which it is the image
    fill: Role = "area"
    is_bare: bool = False  # whether it has no great circles, as one that is not round the origin has none
    at: Vector | None = None  # (3,), the place round which it is, before its map
    at_map: str = ""
    at_follows: str = ""  # the named vector that this place is
    points: Matrix = field(default_factory=lambda: CIRCLES[2])  # how far it goes, before the map

    def drawn(self, maps: Maps) -> Matrix:
        """Return its outline where it is drawn, (2, n)."""
        middle = 0.0 if self.at is None else moved(np.reshape(self.at, (-1, 1)), self.at_map, maps)
        return np.asarray(outline(maps[self.map]) + middle)

    def svg(self, space: Space) -> str:
        """Return its fill, its circles and its outline as paths."""
        M, edge = space.maps[self.map], space.placed(self.drawn(space.maps))
        front = facing(M, lifted(np.eye(3), self.map, space.maps), space.maps[self.map.partition(" ")[0]])
        halves = [] if self.is_bare or self.at is not None else [(space.placed(M @ circle), circle) for circle in CIRCLES]
        seen, hidden = ([_parted(drawn, circle, front, is_seen=is_seen) for drawn, circle in halves] for is_seen in (True, False))
        nothing = np.empty((2, 0))
        around = deep(edge, nothing, self.role, 1.0)
        return filled(edge, self.fill, ROLES[self.fill].opacity) + deep(_all(seen), _all(hidden), self.role, THIN) + around

    def sent(self, unit: float, keep: Keep) -> dict[str, Any]:  # noqa: ARG002 – what never changes needs no ball
        """Return what the stage is told of it."""
        opacity = ROLES[self.fill].opacity
        return told(self, map=self.map, fill=self.fill, opacity=opacity, isBare=self.is_bare or self.at is not None, **self._at(unit))

    def _at(self, unit: float) -> dict[str, Any]:
        if self.at is None:
            return {}
        at = {"follows": self.at_follows} if self.at_follows else {"points": rounded(np.reshape(self.at, (-1, 1)), unit)}
        return {**at, "atMap": self.at_map}


THIN = 0.6  # how wide its circles are, to its outline


def outline(M: Matrix) -> Matrix:
    """Return the edge of the image of the unit sphere under M, (2, 3), as (2, n).

    It is the image of the unit circle under L with L·L′ = M·M′, the factor of Cholesky.
    """
    (a, b), (_, d) = (M @ M.T).tolist()
    first = a**0.5
    below = b / first if first else 0.0
    L = np.array([[first, 0.0], [below, max(d - below * below, 0.0) ** 0.5]])
    return np.asarray(L @ ROUND)


def facing(M: Matrix, A: Matrix, C: Matrix) -> Vector | None:
    """Return the n with which the image of u faces the eye where u·n ≥ 0; None where the image hides nothing.

    M : C·A, (2, 3); A : (3, 3); C : the camera, (2, 3). What M takes to 0 is what A takes to the line of sight.
    """
    n = np.cross(*M)
    towards = float(np.cross(*C) @ (A @ n))
    return None if abs(towards) <= FLAT * float(np.abs(M).max(initial=0.0)) ** 3 else n * np.sign(towards)


def _parted(drawn: Matrix, circle: Matrix, front: Vector | None, *, is_seen: bool) -> Matrix:
    """Return what of a circle is seen, or is not, as strokes parted by NaN."""
    if front is None:
        return drawn if is_seen else np.empty((2, 0))
    middles = front @ (circle[:, 1:] + circle[:, :-1]) >= 0
    strokes = [drawn[:, k : k + 2] for k in np.flatnonzero(middles == is_seen)]
    return _all(strokes)


def _all(strokes: list[Matrix]) -> Matrix:
    gap = np.full((2, 1), np.nan)
    return np.hstack([part for stroke in strokes for part in (stroke, gap)]) if strokes else np.empty((2, 0))
