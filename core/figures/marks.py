"""Marks: the few things that pictures are made of, each with a role instead of a colour."""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from core.figures.handles import Handle
from core.numbers.arrays import Matrix, Vector


@dataclass(frozen=True, eq=False)
class Mark:
    """A polyline, a filled polygon, an arrow from the origin, or dots, and the named linear map that moves them."""

    name: str
    role: str
    points: Matrix  # (2, n) before the map; NaN parts strokes; an arrow has its tip only
    map: str = ""  # the map that takes points to where they are drawn; "" draws them where they are
    shape: str = ""  # the name of points that never change
    follows: str = ""  # the named vector that the tip of an arrow is, or the named array whose rows the dots are
    kind: str = "line"  # or "area", "arrow", "points", "label", "image", "squares"
    label: str = ""
    on_the_way: str = ""  # the label while the film shows another moment than the one at rest
    trail: bool = False  # whether the tip leaves a trail where a hand has led it
    film_only: bool = False  # whether it is there only while the film shows another moment than the one at rest
    settled_only: bool = False  # whether it belongs to the State's moment, and is not there while the film runs
    pixels: Matrix | None = None  # of an image: (height, width), 0 black to 255 white


class Tick(NamedTuple):
    """A place on an axis and what stands there: its number, or by how much that is more than the number of the first tick."""

    at: float
    text: str
    more: str = ""  # where the numbers are long: "+0.001"


@dataclass(frozen=True)
class Axes:
    """The axes of a chart, which has no origin in its centre: what is in view, and where which text stands."""

    x: tuple[float, float]
    y: tuple[float, float]
    x_ticks: tuple[Tick, ...] = ()
    y_ticks: tuple[Tick, ...] = ()


@dataclass(frozen=True, eq=False)
class Figure:
    """One picture: marks in the order in which they are drawn, and what of it can be grabbed."""

    marks: tuple[Mark, ...]
    half_height: float = 1.0  # of a plane, whose view is centred at the origin
    maps: dict[str, Matrix] = field(default_factory=dict)  # "A B" is B first, then A
    handles: tuple[Handle, ...] = ()
    name: str = "plane"
    title: str = ""
    axes: Axes | None = None  # of a chart
    is_small: bool = False  # whether it stands in the row of small pictures, below the others
    is_bare: bool = False  # whether it has no axes: an image
    zooms: bool = False  # whether the State's view is the half-height of this picture
    adds: str = ""  # the array of points to which a click on the picture adds a row

    def drawn(self, mark: Mark) -> Matrix:
        """Return the points of mark where they are drawn, (2, n)."""
        return self.maps[mark.map] @ mark.points if mark.map else mark.points


def line(name: str, points: Matrix, role: str, *, map: str = "", shape: str = "") -> Mark:
    """Return a polyline."""
    return Mark(name, role, points, map, shape)


def area(name: str, points: Matrix, role: str, *, map: str = "", shape: str = "") -> Mark:
    """Return a filled polygon."""
    return Mark(name, role, points, map, shape, kind="area")


def arrow(
    name: str,
    tip: Vector,
    role: str,
    label: str,
    *,
    map: str = "",
    follows: str = "",
    on_the_way: str = "",
    trail: bool = False,
    film_only: bool = False,
) -> Mark:
    """Return an arrow from the origin to tip, or to the image of tip under map."""
    points = np.reshape(tip, (2, 1))
    return Mark(
        name,
        role,
        points,
        map,
        follows=follows,
        kind="arrow",
        label=label,
        on_the_way=on_the_way,
        trail=trail,
        film_only=film_only,
    )


def points(name: str, at: Matrix, role: str, label: str = "", *, map: str = "", shape: str = "") -> Mark:
    """Return dots, (2, n); label stands beside the first."""
    return Mark(name, role, np.reshape(at, (2, -1)), map, shape, kind="points", label=label)


def rows(name: str, array: str, at: Matrix, role: str) -> Mark:
    """Return the rows of the named array as dots; at : (2, n) is where they are."""
    return Mark(name, role, at, follows=array, kind="points")


def squares(name: str, at: Matrix, role: str) -> Mark:
    """Return a square on each residual, as the eye measures it; at : (3, n), x, y and what the fit gives in place of y."""
    return Mark(name, role, at, kind="squares")


def label(name: str, at: Vector, text: str, role: str) -> Mark:
    """Return the name of a line through the origin, which stands beside a point on it."""
    return Mark(name, role, np.reshape(at, (2, 1)), kind="label", label=text)


def image(name: str, pixels: Matrix, *, shape: str = "") -> Mark:
    """Return a grey image that fills its picture; shape names one that never changes."""
    return Mark(name, "unit", np.zeros((2, 1)), shape=shape, kind="image", pixels=pixels)
