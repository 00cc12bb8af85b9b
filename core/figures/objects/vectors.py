"""The picture of two vectors: a and b with one thing that is made of them, in the plane, in space, or in the plane that they span."""

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

import numpy as np

from core.figures import space
from core.figures.depth import Face
from core.figures.figure import Figure
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Area, Arrow, Drop, Line, Mark
from core.figures.plane import FINE, SQUARE, Plane, half_height
from core.figures.theme import Role
from core.figures.ways import Floor, Height
from core.figures.ways import Line as AlongLine
from core.figures.ways import Plane as InPlane
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
IN_SPACE = (
    Entry("a", "a", "one vector: grab its tip to move it level, the grip below to lift it"),
    Entry("b", "b", "the other"),
)
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
        Entry("area*", "", "the parallelogram of a and b"),
        Entry("turn*", "", "the turn from a to b: the area is negative where it is clockwise"),
    ),
}
SPANNED = (  # in a plane that has no front, where a turn has no sign
    Entry("area*", "", "the parallelogram of a and b"),
    Entry("turn*", "", "the turn from a to b"),
)
CROSS = (
    Entry("a×b", "a×b", "at right angles to a and b, as long as their parallelogram is large"),
    Entry("b×a", "b×a", "the other way, and as long"),
    *SPANNED,
)


@dataclass(frozen=True, eq=False)
class Places:
    """Where a, b and what is made of them stand in the picture."""

    a: Vector  # (2,), or (3,) in space
    b: Vector
    shadow: Vector | None  # of b on the line of a
    across: Vector | None  # at right angles to a, where b turns
    cross: Vector | None  # a×b in space
    unit: float  # what one unit of the picture is
    is_live: bool  # whether a and b are the arrays of the page as they stand, and can be grabbed
    title: str

    @property
    def is_space(self) -> bool:
        """Whether they stand in space."""
        return len(self.a) == 3

    @property
    def map(self) -> str:
        """The map through which places are drawn."""
        return space.CAMERA if self.is_space else ""

    @property
    def both(self) -> str:
        """The map that makes of (x, y) what x·a + y·b is in the picture."""
        return f"{self.map} {BOTH if self.is_live else 'own'}".strip()

    def reach(self, more: Vector) -> float:
        """Return how far what may be shown goes, and more: the largest coordinate, in space the largest length."""
        shown = np.array([self.a, self.b, self.a + self.b, self.a - self.b, more])
        return float(np.linalg.norm(shown, axis=1).max() if self.is_space else np.abs(shown).max())


def vectors(result: Vectors, shown: Shown, half: float = 0.0, camera: tuple[float, float] = (0.0, 0.0)) -> Figure:
    """Return the picture of result; half is the half-height of the view, chosen to fit if 0; camera : azimuth and elevation."""
    at = _places(result)
    more = result.c * at.a if shown == "multiple" else at.cross if shown == "area" and at.cross is not None else at.a
    half = half or half_height(at.reach(more), FINE)
    below, above = _made(result, shown, at, half)
    a = Arrow("a", at.a, "first", "a", map=at.map, follows="a" if at.is_live else "")
    b = Arrow("b", at.b, "second", "b", map=at.map, follows="b" if at.is_live else "")
    maps = {BOTH if at.is_live else "own": np.column_stack([at.a, at.b])}
    handles = _handles(result.n, at)
    if at.is_space:
        marks = (*space.ground(half), *_drops(at, shown), *below, a, b, *above)
        legend = (*(IN_SPACE if at.is_live else TYPED), *(CROSS if shown == "area" else LEGENDS[shown]), *space.GROUND)
        sides = (*space.SIDES, *_along(at.cross))
        seen = space.seen(maps, *camera)
        parallelogram = Face(at.both, np.zeros(2), (np.array([1.0, 0.0]), np.array([0.0, 1.0])))
        faces = (space.floor(half), *((parallelogram,) if shown == "area" else ()))
        return space.Space(
            "space",
            marks,
            half,
            maps=seen,
            handles=handles,
            zooms=True,
            legend=legend,
            title=at.title,
            sides=sides,
            faces=faces,
            times=at.unit,
        )
    legend = (*(A_AND_B if at.is_live else TYPED), *(SPANNED if shown == "area" and result.n > 2 else LEGENDS[shown]))
    name = "plane" if at.is_live else "span"
    return Plane(name, (*below, a, b, *above), half, maps=maps, handles=handles, zooms=True, legend=legend, title=at.title, times=at.unit)


def _along(cross: Vector | None) -> tuple[space.Side, ...]:
    """Return the side from which the plane of a and b is seen as it is, if there is one."""
    return () if cross is None or not cross.any() else (space.along("a×b", "Along a×b: the plane of a and b as it is", cross),)


def _handles(n: int, at: Places) -> tuple[Handle, ...]:
    if not at.is_live:
        return ()
    if at.is_space:
        tips = (Handle("a", None, "first", "a", "vector a", Floor()), Handle("b", None, "second", "b", "vector b", Floor()))
        grips = (
            Handle("a", None, "first", "a", "height of a", Height(), "z"),
            Handle("b", None, "second", "b", "height of b", Height(), "z"),
        )
        return *tips, *grips
    way = InPlane() if n == 2 else AlongLine()
    return Handle("a", None, "first", "a", "vector a", way), Handle("b", None, "second", "b", "vector b", way)


def _places(result: Vectors) -> Places:
    """Return where a and b stand: as they are, in a unit of their own, or in the plane that they span, with a to the right."""
    a, b, parts = result.a, result.b, result.parts
    most = float(max(np.abs(a).max(), np.abs(b).max()))
    unit = 10.0 ** round(math.log10(most)) if most and not 1 / FARTHEST <= most <= FARTHEST else 1.0
    scaled = "" if unit == 1 else f"in units of {show(unit)}"
    if result.cross is not None:
        cross = np.array([rounded(entry / Fraction(unit) ** 2) + 0.0 for entry in result.cross])
        shadow, rest = (parts[0] / unit, parts[1] / unit) if parts else (None, None)
        return Places(a / unit, b / unit, shadow, _unit(rest), cross, unit, not scaled, scaled)
    if result.n <= 2:
        first, second = (np.pad(v / unit, (0, 2 - result.n)) for v in (a, b))
        shadow = np.pad(parts[0] / unit, (0, 2 - result.n)) if parts else None
        return Places(first, second, shadow, _unit(np.array([-first[1], first[0]]) + 0.0), None, unit, not scaled, scaled)
    title = f"The plane that a and b span, turned until a points to the right{', ' * bool(scaled)}{scaled}"
    up = np.array([0.0, 1.0])
    if result.shadow is None:
        return Places(ZERO, np.array([result.lengths[1] / unit, 0.0]), None, up, None, unit, is_live=False, title=title)
    along = rounded(result.shadow) / unit
    first, second = np.array([result.lengths[0] / unit, 0.0]), np.array([along, result.height / unit])
    return Places(first, second, np.array([along, 0.0]), up, None, unit, is_live=False, title=title)


def _unit(v: Vector | None) -> Vector | None:
    """Return v at length 1; None where it has no direction."""
    return v / math.hypot(*v) if v is not None and v.any() else None


def _drops(at: Places, shown: Shown) -> tuple[Mark, ...]:
    """Return the lines from the tips to the floor."""
    made = {"sum": at.a + at.b, "difference": at.a - at.b, "area": at.cross}.get(shown)
    more = () if made is None else (Drop("drop of both", made, "drop", at.map),)
    live = at.is_live
    return Drop("drop a", at.a, "drop", at.map, "a" if live else ""), Drop("drop b", at.b, "drop", at.map, "b" if live else ""), *more


def _made(result: Vectors, shown: Shown, at: Places, half: float) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Return what is drawn below a and b, and above them: what is made of them, and what shows how."""
    map, (a, b) = at.both, ("a", "b") if at.is_live else ("", "")
    edge: Role = "side" if at.is_space else "parts"  # in space a dash tells what is hidden
    match shown:
        case "sum":
            sides = Line("sides", np.array([[0.0, 0, 1], [0, 1, 1]]), edge, map=map, shape="sides of a sum")
            along = Arrow("b from a", at.b, "second", "", at.map, b, at.a, at.map, a, from_tail=True)
            return (sides, along), (Arrow("a + b", np.array([1.0, 1]), "output", "a + b", map=map),)
        case "difference":
            sides = Line("sides", np.array([[0.0, 1, 1], [0, -1, 0]]), edge, map=map, shape="sides of a difference")
            along = Arrow("from b to a", at.a, "output", "", at.map, a, at.b, at.map, b)
            return (sides,), (along, Arrow("a − b", np.array([1.0, -1]), "output", "a − b", map=map))
        case "multiple":
            multiple = Arrow("c·a", np.array([result.c, 0]), "output", "c·a", map=map)
            line = _line(at, half)
            return (line, (multiple,)) if 0 < result.c < 1 else ((*line, multiple), ())  # the shorter one lies above
        case "shadow":
            return _line(at, half), _shadow(result, at, half)
    area = Area("area", SQUARE, "area", map=map, shape="square"), Line("area outline", SQUARE, edge, map=map, shape="square")
    return area, (*_turn(result, at, half), *_cross(at))


def _line(at: Places, half: float) -> tuple[Mark, ...]:
    """Return the line of a."""
    along = _unit(at.a)
    return () if along is None else (Line("line of a", np.outer(along, [-3 * half, 3 * half]), "null", map=at.map),)


def _shadow(result: Vectors, at: Places, half: float) -> tuple[Mark, ...]:
    """Return the shadow of b on the line of a, the rest of b, and the right angle between them."""
    if at.shadow is None:
        return ()
    marks: tuple[Mark, ...] = (
        Arrow("shadow", at.shadow, "shadow", "shadow", at.map),
        Arrow("rest", at.b, "residual", "", at.map, "b" if at.is_live else "", at.shadow, at.map),
    )
    along, up = _unit(at.a), at.b - at.shadow
    height = math.hypot(*up)
    size = min(CORNER * half, height / 2)
    if along is None or not result.height or size < CORNER * half / 4:
        return marks
    along, up = -along * size if result.dot > 0 else along * size, up / height * size
    return (*marks, Line("rest corner", np.column_stack([at.shadow + along, at.shadow + along + up, at.shadow + up]), "orbit", at.map))


def _turn(result: Vectors, at: Places, half: float) -> tuple[Mark, ...]:
    """Return the turn from a to b as an arc, where there is one."""
    along = _unit(at.a)
    if not result.angle or along is None or at.across is None:
        return ()
    radius = min(ARC * half, 0.6 * math.hypot(*at.a), 0.6 * math.hypot(*at.b))
    angles = result.angle * np.linspace(0, 1, 33)
    arc: Matrix = radius * (np.outer(along, np.cos(angles)) + np.outer(at.across, np.sin(angles)))
    return Line("turn", arc, "output", at.map), Arrow("turn tip", arc[:, -1], "output", "", at.map, tail=arc[:, -4], tail_map=at.map)


def _cross(at: Places) -> tuple[Mark, ...]:
    """Return a×b and b×a, in space."""
    if at.cross is None:
        return ()
    return Arrow("a×b", at.cross, "output", "a×b", at.map), Arrow("b×a", -at.cross + 0.0, "orbit", "b×a", at.map)
