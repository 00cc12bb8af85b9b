"""Arrow: a vector, from the origin or from a tail of its own."""

import math
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from core.figures.depth import FAINT, Depth
from core.figures.marks.base import FAR, Keep, Maps, Mark, Name, Space, deep, lifted, moved, parted, path, rounded, stroke, told
from core.figures.theme import ROLES, Role
from core.numbers.arrays import Matrix, Vector

ORIGIN: Vector = np.zeros(2)


@dataclass(frozen=True, eq=False)
class Arrow(Mark):
    """An arrow with a name beside its tip.

    Its tail is the origin unless it is given. Tip and tail may each be moved by a map, and each follow a named vector. From one
    point to another, both are places; head to tail, as vectors are added, the tip is measured from the tail and goes along with it.
    """

    kind: ClassVar[str] = "arrow"
    moving: ClassVar[tuple[str, ...]] = ("points", "tail")
    name: str
    points: Matrix  # (2,), or as many as the map takes, before it: the tip
    role: Role
    label: str
    map: str = ""  # the map that takes the tip to where it is drawn; "" draws it where it is
    follows: str = ""  # the named vector that the tip is
    tail: Vector | None = None  # (2,), or as many as its map takes, before it
    tail_map: str = ""
    tail_follows: str = ""
    from_tail: bool = False  # whether the tip is measured from the tail
    on_the_way: str = ""  # the label while the film shows another moment than the one at rest
    trail: bool = False  # whether what the tip follows leaves a trail where a hand has led it, as seen from the origin
    film_only: bool = False  # whether it is there only while the film shows another moment than the one at rest

    def drawn(self, maps: Maps) -> Matrix:
        """Return the tip where it is drawn, (2, 1)."""
        return self.ends(maps)[:, 1:]

    def ends(self, maps: Maps) -> Matrix:
        """Return tail and tip where they are drawn, (2, 2)."""
        tail = moved(np.reshape(ORIGIN if self.tail is None else self.tail, (-1, 1)), self.tail_map, maps)
        tip = moved(self.points, self.map, maps)
        return np.hstack([tail, tail + tip if self.from_tail else tip])

    def svg(self, space: Space) -> str:
        """Return shaft and head, where it is longer than a point."""
        tail, tip = space.placed(self.ends(space.maps)).T
        length, size = math.hypot(*(tip - tail)), space.head * space.half
        if self.film_only or not length >= size / 4:  # nor where it is nowhere
            return ""
        if length > FAR:  # in its direction
            tip, length = tail + (tip - tail) / length * FAR, FAR
        if space.depth:
            return self._deep(tail, tip, space, space.depth)
        shaft = np.column_stack([tail, tip - 0.7 * (tip - tail) / length * min(size, length)])
        return f'<path d="{path(shaft)}" {stroke(self.role, ROLES[self.role].width)}/>{self._head(tail, tip, size)}'

    def _head(self, tail: Vector, tip: Vector, size: float, more: str = "") -> str:
        length = math.hypot(*(tip - tail))
        along = (tip - tail) / length * min(size, length)
        across = 0.4 * np.array([-along[1], along[0]])
        head = np.column_stack([tip, tip - along + across, tip - along - across, tip])
        return f'<path d="{path(head)}" fill="var(--{self.role})"{more}/>'

    def _deep(self, tail: Vector, tip: Vector, space: Space, depth: Depth) -> str:
        """Return it in space, as what of its shaft is seen and what is hidden, with its head."""
        start = lifted(np.reshape(np.zeros(3) if self.tail is None else self.tail, (-1, 1)), self.tail_map, space.maps)
        end = lifted(self.points, self.map, space.maps)
        places = np.hstack([start, start + end if self.from_tail else end])
        length, size = math.hypot(*(tip - tail)), space.head * space.half * depth.weight(*places.T)
        seen, hidden, weight = parted(np.column_stack([tail, tip]), places, depth, 1 - 0.7 * min(1.0, size / length))
        is_behind = any(share[1] == 1 for share in depth.hidden(*places.T))
        return deep(seen, hidden, self.role, weight) + self._head(tail, tip, size, f' opacity="{FAINT:g}"' if is_behind else "")

    def named(self, space: Space) -> tuple[Name, ...]:
        """Return its name beside its tip, in the direction in which it points."""
        tail, tip = space.placed(self.ends(space.maps)).T
        length = math.hypot(*(tip - tail))
        is_there = self.label and not self.film_only and length > 0
        return (Name(self.label, self.role, tip, (tip - tail) / length),) if is_there else ()

    def sent(self, unit: float, keep: Keep) -> dict[str, Any]:  # noqa: ARG002 – what never changes needs no arrow
        """Return what the stage is told of it."""
        tip = {"follows": self.follows} if self.follows else {"points": rounded(self.points, unit)}
        return told(
            self,
            map=self.map,
            **tip,
            **self._tail(unit),
            label=self.label,
            onTheWay=self.on_the_way,
            trail=self.trail,
            filmOnly=self.film_only,
        )

    def _tail(self, unit: float) -> dict[str, Any]:
        if self.tail is None:
            return {}
        tail = {"tailFollows": self.tail_follows} if self.tail_follows else {"tail": rounded(np.reshape(self.tail, (-1, 1)), unit)}
        return {"tailMap": self.tail_map, **tail, "fromTail": self.from_tail}
