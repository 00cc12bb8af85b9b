"""Marks: the few things that pictures are made of, each with a role instead of a colour."""

from dataclasses import dataclass, field

import numpy as np

from core.arrays import Matrix, Vector


@dataclass(frozen=True, eq=False)
class Mark:
    """A polyline, a filled polygon or an arrow from the origin, and the named linear map that moves it."""

    name: str
    role: str
    points: Matrix  # (2, n) before the map; NaN parts strokes; an arrow has its tip only
    map: str = ""  # the map that takes points to where they are drawn; "" draws them where they are
    shape: str = ""  # the name of points that never change
    follows: str = ""  # the named vector that the tip of an arrow is
    kind: str = "line"  # or "area", "arrow", "label"
    label: str = ""
    on_the_way: str = ""  # the label while a path from I to the map is shown


@dataclass(frozen=True)
class Handle:
    """A view of one array that can be grabbed on the picture: a column of a matrix, or a vector."""

    array: str
    column: int | None  # None for a vector
    role: str
    label: str
    spoken: str  # the name for a screen reader

    @property
    def name(self) -> str:
        """``A:0`` for the first column of A, ``x`` for the vector x."""
        return self.array if self.column is None else f"{self.array}:{self.column}"


@dataclass(frozen=True, eq=False)
class Figure:
    """A picture of the plane: marks in the order in which they are drawn, and what of it can be grabbed."""

    marks: tuple[Mark, ...]
    half_height: float  # of the view, which is centred at the origin
    maps: dict[str, Matrix] = field(default_factory=dict)
    handles: tuple[Handle, ...] = ()

    def drawn(self, mark: Mark) -> Matrix:
        """Return the points of mark where they are drawn, (2, n)."""
        return self.maps[mark.map] @ mark.points if mark.map else mark.points


def line(name: str, points: Matrix, role: str, *, map: str = "", shape: str = "") -> Mark:
    """Return a polyline."""
    return Mark(name, role, points, map, shape)


def area(name: str, points: Matrix, role: str, *, map: str = "", shape: str = "") -> Mark:
    """Return a filled polygon."""
    return Mark(name, role, points, map, shape, kind="area")


def arrow(name: str, tip: Vector, role: str, label: str, *, map: str = "", follows: str = "", on_the_way: str = "") -> Mark:
    """Return an arrow from the origin to tip, or to the image of tip under map."""
    return Mark(name, role, np.reshape(tip, (2, 1)), map, follows=follows, kind="arrow", label=label, on_the_way=on_the_way)


def label(name: str, at: Vector, text: str, role: str) -> Mark:
    """Return a text beside a point."""
    return Mark(name, role, np.reshape(at, (2, 1)), kind="label", label=text)
