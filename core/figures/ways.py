"""Ways: where a handle can go, and where it is that its array does not say; in the stage each is a module of the same name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from core.numbers.arrays import Matrix, Vector


class Way:
    """Where a handle can go."""

    kind: ClassVar[str]

    def sent(self) -> dict[str, Any]:
        """Return what of it changes from answer to answer, for JSON."""
        return {}


@dataclass(frozen=True)
class Plane(Way):
    """Wherever in the picture: the handle is a vector, or a column of a matrix."""

    kind: ClassVar[str] = "plane"


@dataclass(frozen=True)
class Beside(Way):
    """Wherever in the picture: the handle is a vector from the tip of another one."""

    kind: ClassVar[str] = "beside"
    tail: str  # the vector at whose tip it begins
    sized: bool = False  # whether it is half of how wide and how high something is, and never negative

    def sent(self) -> dict[str, Any]:
        """Return the vector at whose tip it begins, and whether it is a size."""
        return {"tail": self.tail} | ({"sized": True} if self.sized else {})


@dataclass(frozen=True)
class Line(Way):
    """Along the axis of x, or above it: the handle is a number, or a column that is one."""

    kind: ClassVar[str] = "line"
    height: float = 0.0

    def sent(self) -> dict[str, Any]:
        """Return the height at which it goes, unless that is the axis."""
        return {"height": self.height} if self.height else {}


@dataclass(frozen=True)
class Rows(Way):
    """Wherever in the picture, with a handle for each row of an array, which is a point."""

    kind: ClassVar[str] = "rows"


@dataclass(frozen=True, eq=False)
class Circle(Way):
    """Round the unit circle, where it stops at some directions and at their opposites."""

    kind: ClassVar[str] = "circle"
    stops: Matrix | None = None  # (2, n)

    def sent(self) -> dict[str, Any]:
        """Return the directions, to what a screen can show."""
        return {} if self.stops is None else {"stops": np.round(self.stops.T, 6).tolist()}


@dataclass(frozen=True, eq=False)
class Graph(Circle):
    """Along the graph of x′Sx over the angle of x in degrees: the handle is x, led round the unit circle, and stops as it does there."""

    kind: ClassVar[str] = "graph"
    form: Matrix | None = None  # S, (2, 2)

    def sent(self) -> dict[str, Any]:
        """Return the directions at which it stops, and S."""
        return super().sent() | ({} if self.form is None else {"form": self.form.tolist()})


@dataclass(frozen=True)
class Across(Way):
    """Across a vector x: the handle is where a matrix takes x, and moves what is antisymmetric in the matrix alone."""

    kind: ClassVar[str] = "across"
    of: str  # the vector

    def sent(self) -> dict[str, Any]:
        """Return the vector."""
        return {"of": self.of}


@dataclass(frozen=True)
class Steps(Way):
    """Along x in steps: the handle is a whole number."""

    kind: ClassVar[str] = "steps"
    height: float
    names: Sequence[str] = ()  # of the places, from 1

    def sent(self) -> dict[str, Any]:
        """Return the height at which it goes, and the names of the places where they have any."""
        return {"height": self.height} | ({"names": [*self.names]} if self.names else {})


@dataclass(frozen=True)
class Scale(Way):
    """Along log₁₀ of a number, and at places of their own while that is 0 or ∞."""

    kind: ClassVar[str] = "scale"
    height: float
    zero: float | None = None  # where on the axis it is while the number is 0
    least: float | None = None  # where the numbers begin, if 0 lies beyond them: then a hand can put it there
    infinity: float | None = None  # and while that is ∞

    def sent(self) -> dict[str, Any]:
        """Return the height at which it goes, and the places of 0, of the least number and of ∞ where there are any."""
        places = {"height": self.height, "zero": self.zero, "least": self.least, "infinity": self.infinity}
        return {name: place for name, place in places.items() if place is not None}


@dataclass(frozen=True, eq=False)
class Cells(Way):
    """From cell to cell of an array: the handle is a place in it, the index along each axis."""

    kind: ClassVar[str] = "cells"
    centres: Matrix  # (2, n), in C order
    shape: tuple[int, ...]
    size: float = 1.0  # the side of a cell
    line: int = 0  # how many stand in a line, where cells stand as they lie in the data: keys then go from one to the next

    def sent(self) -> dict[str, Any]:
        """Return where the cells are."""
        data = {"size": self.size, "line": self.line} if self.line else {}
        return {"centres": np.round(self.centres, 3).tolist(), "shape": [*self.shape], **data}


@dataclass(frozen=True, eq=False)
class Picks(Way):
    """From cell to cell of those that can be picked: the handle is one number of a place, which tells which cell it is."""

    kind: ClassVar[str] = "picks"
    centres: Matrix  # (2, n)
    picks: tuple[int, ...]  # what the number is for each of them
    axis: int  # which number of the place
    now: int  # what it is while the place leaves it to the page

    def sent(self) -> dict[str, Any]:
        """Return where the cells are, and which they are."""
        return {"centres": np.round(self.centres, 3).tolist(), "picks": [*self.picks], "axis": self.axis, "now": self.now}


@dataclass(frozen=True)
class Reach(Way):
    """Along x at a height: the handle is an entry of a vector, a multiple of which it stands from a multiple of another entry."""

    kind: ClassVar[str] = "reach"
    height: float
    row: int  # of the entry
    scale: float = 1.0  # how far it goes in the picture for 1 of the entry; negative to the left
    other: int | None = None  # the row of the other entry,
    share: float = 1.0  # how far that goes with it,
    beside: str = ""  # and its vector, where that is another one
    least: float | None = None  # of the entry
    ends: tuple[float, float] | None = None  # the places between which it goes, where it is these that it stands for and not the entry

    def sent(self) -> dict[str, Any]:
        """Return the height at which it goes, which entry it is, and from where it stands how far."""
        another = (
            {} if self.other is None else {"other": self.other, "share": self.share} | ({"beside": self.beside} if self.beside else {})
        )
        least = {} if self.least is None else {"least": self.least}
        ends = {} if self.ends is None else {"ends": self.ends}
        return {"height": self.height, "row": self.row, "scale": self.scale} | another | least | ends


@dataclass(frozen=True, eq=False)
class Along(Way):
    """Along a way of straight lines, on which a film leads: the handle is the moment that is shown."""

    kind: ClassVar[str] = "along"
    keys: Matrix  # (2, k): where it is
    moments: Vector  # (k,), and when

    def sent(self) -> dict[str, Any]:
        """Return where it is, and when."""
        return {"keys": np.round(self.keys, 3).tolist(), "moments": np.round(self.moments, 6).tolist()}


@dataclass(frozen=True, eq=False)
class Gauge(Way):
    """Along a way of straight lines at whose places numbers stand: the handle is a number, or ∞ at the end."""

    kind: ClassVar[str] = "gauge"
    places: Matrix  # (2, k)
    numbers: Vector  # (k,), rising; the last may be ∞
    rests: tuple[float, ...] = ()  # numbers at which a hand stops

    def sent(self) -> dict[str, Any]:
        """Return the places and their numbers, without the ∞ that JSON has not, and where a hand stops."""
        numbers = [float(f"{number:.6g}") for number in self.numbers.tolist() if np.isfinite(number)]
        return {"places": np.round(self.places, 6).tolist(), "numbers": numbers, "rests": [*self.rests]}


@dataclass(frozen=True)
class Tops(Way):
    """Up and down at 1, 2, 3 …: with a handle for each entry of a vector, at the top of its bar."""

    kind: ClassVar[str] = "tops"
    names: Sequence[str] = ()  # of the outcomes
    scale: float = 1.0  # how high a bar is for an entry of 1
    offset: float = 0.0  # how far to the right the bars stand of 1, 2, 3 …
    width: float = 1.0  # how much room one has, of the distance from one to the next
    least: float | None = 0.0  # of an entry
    keeps: bool = False  # whether the others are rescaled, so that the sum of all stays
    whole: bool = False  # whether a hand gives whole numbers

    def sent(self) -> dict[str, Any]:
        """Return where the tops are, what they are called, and how they move."""
        said = {"names": [*self.names], "offset": self.offset, "keeps": self.keeps, "whole": self.whole}
        least = {} if self.least is None else {"least": self.least}
        return {name: value for name, value in said.items() if value} | {"scale": self.scale, "width": self.width} | least


@dataclass(frozen=True, eq=False)
class Simplex(Way):
    """Wherever in a triangle: the handle is a vector of three weights, which keep their sum, and each is all of it at its corner."""

    kind: ClassVar[str] = "simplex"
    corners: Matrix  # (2, 3)
    names: Sequence[str] = ()  # of the outcomes

    def sent(self) -> dict[str, Any]:
        """Return the corners, and the names."""
        return {"corners": np.round(self.corners, 6).tolist(), "names": [*self.names]}


@dataclass(frozen=True)
class Curve(Way):
    """Along a curve over the share of the first of two weights, which keep their sum: the handle is the vector of both."""

    kind: ClassVar[str] = "curve"
    along: str  # the line in the same picture, from 0 to 1
    names: Sequence[str] = ()  # of the outcomes

    def sent(self) -> dict[str, Any]:
        """Return which line it goes along, and the names."""
        return {"along": self.along, "names": [*self.names]}


@dataclass(frozen=True)
class Lifts(Rows):
    """In space, straight up and down, with a handle for each row of an array, which is a point where the picture's placing has it."""

    kind: ClassVar[str] = "lifts"


@dataclass(frozen=True)
class Floor(Way):
    """In space: in the horizontal plane through where it is; with Shift straight up and down."""

    kind: ClassVar[str] = "floor"
    tail: str = ""  # the vector at whose tip it begins, if it does not begin at the origin

    def sent(self) -> dict[str, Any]:
        """Return the vector at whose tip it begins."""
        return {"tail": self.tail} if self.tail else {}


@dataclass(frozen=True)
class Height(Floor):
    """In space: straight up and down, by a grip below the tip that it moves."""

    kind: ClassVar[str] = "height"


@dataclass(frozen=True, eq=False)
class Sphere(Way):
    """In space: over the unit sphere, where it stops at some lines through the origin and at some planes."""

    kind: ClassVar[str] = "sphere"
    lines: Matrix | None = None  # (3, n): their directions, of length 1
    planes: Matrix | None = None  # (3, n): what stands at right angles to each, of length 1

    def sent(self) -> dict[str, Any]:
        """Return both, to more digits than those that x is given in."""
        told = {"lines": self.lines, "planes": self.planes}
        return {name: np.round(across.T, 9).tolist() for name, across in told.items() if across is not None}


WAYS: tuple[type[Way], ...] = (
    Across,
    Along,
    Beside,
    Cells,
    Circle,
    Curve,
    Floor,
    Gauge,
    Graph,
    Height,
    Lifts,
    Line,
    Picks,
    Plane,
    Reach,
    Rows,
    Scale,
    Simplex,
    Sphere,
    Steps,
    Tops,
)
