"""The picture of two vectors: a and b with one thing that is made of them, in the plane or in the plane that they span."""

import math
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Area, Arrow, Line, Mark
from core.figures.plane import FINE, SQUARE, Plane, axis, half_height
from core.figures.ways import Line as AlongLine
from core.figures.ways import Plane as InPlane
from core.matrices.conformal import direction
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import show
from core.numbers.rational import rounded
from core.objects.vectors import Vectors

Shown: TypeAlias = Literal["sum", "difference", "multiple", "shadow", "area"]

BOTH = "a|b"  # the map whose columns are a and b
FARTHEST = 1e9  # a picture of larger vectors, or of ones that are smaller than one over it, has a unit of its own
CORNER = 0.06  # the side of the mark of a right angle, relative to the half-height
ARC = 0.3  # the radius of a turn, likewise
ZERO: Vector = np.zeros(2)

A_AND_B = (Entry("a", "a", "one vector: grab its tip"), Entry("b", "b", "the other"))
TYPED = (Entry("a", "a", "one vector: type or scrub its entries"), Entry("b", "b", "the other"))
LEGENDS: dict[Shown, tuple[Entry, ...]] = {
    "sum": (
        Entry("a + b", "a + b", "the sum: the diagonal of the parallelogram"),
        Entry("b from a", "", "b, head to tail: it begins where a ends"),
        Entry("sides", "", "the other way round: the parallelogram of a and b"),
    ),
    "difference": (
        Entry("a − b", "a − b", "the difference, from the origin"),
        Entry("from b to a", "", "the same: it leads from the tip of b to the tip of a"),
        Entry("sides", "", "b + (a − b) = a: the parallelogram of b and a − b"),
    ),
    "multiple": (
        Entry("c·a", "c·a", "a, multiplied by c"),
        Entry("line of a", "", "all multiples of a"),
    ),
    "shadow": (
        Entry("shadow", "shadow", "the part of b along a: its signed length times ‖a‖ is a·b"),
        Entry("rest*", "", "the rest: what is left of b, at right angles to a"),
        Entry("line of a", "", "the line of a, on which the shadow falls"),
    ),
    "area": (
        Entry("area", "", "the parallelogram of a and b"),
        Entry("outline", "", "its sides"),
        Entry("turn*", "", "the turn from a to b: the area is negative where it is clockwise"),
    ),
}


@dataclass(frozen=True, eq=False)
class Places:
    """Where a, b and what is made of them stand in the picture."""

    a: Vector  # (2,)
    b: Vector
    shadow: Vector | None  # of b on the line of a
    is_live: bool  # whether a and b are the arrays of the page as they stand, and can be grabbed
    title: str

    @property
    def reach(self) -> float:
        """The largest coordinate of what may be shown."""
        return float(np.abs([self.a, self.b, self.a + self.b, self.a - self.b]).max())


def vectors(result: Vectors, shown: Shown, half: float = 0.0) -> Plane:
    """Return the picture of result; half is the half-height of the view, chosen to fit if 0."""
    at = _places(result)
    multiple = result.c * at.a
    half = half or half_height(max(at.reach, float(np.abs(multiple).max()) if shown == "multiple" else 0.0), FINE)
    below, above = _made(result, shown, at, half)
    a = Arrow("a", at.a, "first", "a", follows="a" if at.is_live else "")
    b = Arrow("b", at.b, "second", "b", follows="b" if at.is_live else "")
    marks = (*below, a, b, *above)
    maps = {BOTH if at.is_live else "own": np.column_stack([at.a, at.b])}
    legend = (*(A_AND_B if at.is_live else TYPED), *LEGENDS[shown])
    name = "plane" if at.is_live else "span"
    return Plane(name, marks, half, maps=maps, handles=_handles(result.n, at), zooms=True, legend=legend, title=at.title)


def _handles(n: int, at: Places) -> tuple[Handle, ...]:
    if not at.is_live:
        return ()
    way = InPlane() if n == 2 else AlongLine()
    return Handle("a", None, "first", "a", "vector a", way), Handle("b", None, "second", "b", "vector b", way)


def _places(result: Vectors) -> Places:
    """Return where a and b stand: as they are, in a unit of their own, or in the plane that they span, with a to the right."""
    a, b, parts = result.a, result.b, result.parts
    most = float(max(np.abs(a).max(), np.abs(b).max()))
    unit = 10.0 ** round(math.log10(most)) if most and not 1 / FARTHEST <= most <= FARTHEST else 1.0
    scaled = "" if unit == 1 else f"in units of {show(unit)}"
    if result.n <= 2:
        first, second = (np.pad(v / unit, (0, 2 - result.n)) for v in (a, b))
        shadow = np.pad(parts[0] / unit, (0, 2 - result.n)) if parts else None
        return Places(first, second, shadow, not scaled, scaled)
    title = f"The plane that a and b span, turned until a points to the right{', ' * bool(scaled)}{scaled}"
    if result.shadow is None:
        return Places(ZERO, np.array([result.lengths[1] / unit, 0.0]), None, is_live=False, title=title)
    along = rounded(result.shadow) / unit
    first, second = np.array([result.lengths[0] / unit, 0.0]), np.array([along, result.height / unit])
    return Places(first, second, np.array([along, 0.0]), is_live=False, title=title)


def _made(result: Vectors, shown: Shown, at: Places, half: float) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Return what is drawn below a and b, and above them: what is made of them, and what shows how."""
    map, a, b = (BOTH, "a", "b") if at.is_live else ("own", "", "")
    match shown:
        case "sum":
            sides = Line("sides", np.array([[0.0, 0, 1], [0, 1, 1]]), "parts", map=map, shape="sides of a sum")
            along = Arrow("b from a", at.b, "second", "", follows=b, tail=at.a, tail_follows=a, from_tail=True)
            return (sides, along), (Arrow("a + b", np.array([1.0, 1]), "output", "a + b", map=map),)
        case "difference":
            sides = Line("sides", np.array([[0.0, 1, 1], [0, -1, 0]]), "parts", map=map, shape="sides of a difference")
            along = Arrow("from b to a", at.a, "output", "", follows=a, tail=at.b, tail_follows=b)
            return (sides,), (along, Arrow("a − b", np.array([1.0, -1]), "output", "a − b", map=map))
        case "multiple":
            multiple = Arrow("c·a", np.array([result.c, 0]), "output", "c·a", map=map)
            line = _line(at, half)
            return (line, (multiple,)) if 0 < result.c < 1 else ((*line, multiple), ())  # the shorter one lies above
        case "shadow":
            return _line(at, half), _shadow(result, at, half)
    area = Area("area", SQUARE, "area", map=map, shape="square")
    return (area, Line("outline", SQUARE, "parts", map=map, shape="square")), _turn(result, at, half)


def _line(at: Places, half: float) -> tuple[Mark, ...]:
    """Return the line of a."""
    return axis("line of a", math.atan2(at.a[1], at.a[0]), "null", "the line of a", half)[:1] if at.a.any() else ()


def _shadow(result: Vectors, at: Places, half: float) -> tuple[Mark, ...]:
    """Return the shadow of b on the line of a, the rest of b, and the right angle between them."""
    if at.shadow is None:
        return ()
    marks: tuple[Mark, ...] = (
        Arrow("shadow", at.shadow, "shadow", "shadow"),
        Arrow("rest", at.b, "residual", "", follows="b" if at.is_live else "", tail=at.shadow),
    )
    along, up = at.a / math.hypot(*at.a), at.b - at.shadow
    height = math.hypot(*up)
    size = min(CORNER * half, height / 2)
    if not result.height or size < CORNER * half / 4:
        return marks
    along, up = -along * size if result.dot > 0 else along * size, up / height * size
    return (*marks, Line("rest corner", np.column_stack([at.shadow + along, at.shadow + along + up, at.shadow + up]), "orbit"))


def _turn(result: Vectors, at: Places, half: float) -> tuple[Mark, ...]:
    """Return the turn from a to b as an arc, where there is one."""
    if not result.angle:
        return ()
    start = math.atan2(at.a[1], at.a[0])
    radius = min(ARC * half, 0.6 * math.hypot(*at.a), 0.6 * math.hypot(*at.b))
    angles = start + result.angle * np.linspace(0, 1, 33)
    arc: Matrix = radius * np.array([np.cos(angles), np.sin(angles)])
    tip, tail = radius * direction(float(angles[-1])), arc[:, -4]
    return Line("turn", arc, "output"), Arrow("turn tip", tip, "output", "", tail=tail)
