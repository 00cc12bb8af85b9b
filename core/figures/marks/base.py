"""Mark: what every kind of mark can do, and the little that kinds share. The browser's part of each is in pages/shared/stage/marks/."""

import math
import zlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Mapping
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar, Protocol, Self

import numpy as np

from core.figures.depth import FAINT, Depth, Shares, between, hidden_dash, parts, within
from core.figures.theme import ROLES, Role
from core.numbers.arrays import Matrix, Vector

WHOLE = 2.0**53  # up to which float64 has all whole numbers
MOST_DIGITS = 300  # that a coordinate is rounded to
FAR = 1e30  # SVG has floats of 32 bits, and refuses what is no number of theirs
WIDE = 1.3  # a still picture is so many times as wide as high
THIN = 0.7  # how wide a line on a small picture is, to what it is on a large one
Maps = Mapping[str, Matrix]
Keep = Callable[[str, Callable[[], Any]], str]  # names what never changes, and sends it where the stage does not have it; returns the name


class Space(Protocol):
    """Where marks are drawn: a figure, as far as they know it."""

    is_large: ClassVar[bool]  # whether the picture is as large as the stage's
    head: ClassVar[float]  # how long the head of an arrow is, relative to the half-height

    @property
    def maps(self) -> Maps:
        """The named linear maps that move marks."""

    @property
    def half(self) -> float:
        """Half the height of the still picture, in its own units."""

    @property
    def frame(self) -> tuple[float, float]:
        """Half the width and half the height of what is in view of a large picture, round its middle."""

    @property
    def depth(self) -> Depth | None:
        """What hides what, where it shows space."""

    def placed(self, points: Matrix) -> Matrix:
        """Return where points stand on the still picture, y upwards; rows of points after the first are heights."""


@dataclass(frozen=True, eq=False)
class Name:
    """What is written beside a mark, or in its place, where a picture has room for words."""

    text: str
    role: Role
    at: Vector  # (2,), on the picture, y upwards
    away: Vector | None = None  # the direction in which it stands beside that; None for what stands at it
    size: float = math.inf  # how high letters may be, in units of the figure
    turned: bool = False  # whether it is read upwards
    room: float = 0.0  # how long it may be, in units of the figure, where that is bounded


class Mark(ABC):
    """One of the few things that pictures are made of, with a role instead of a colour; every kind is a frozen dataclass."""

    kind: ClassVar[str]
    moving: ClassVar[tuple[str, ...]] = (
        "points",
        "member",
        "called",
    )  # what of what is sent changes with the numbers, while the rest stays
    name: str  # what tells it from the other marks of a page
    points: Matrix  # its coordinates, (2, n) or more rows, before any map; a single point may be given as (2,)
    role: Role

    def __post_init__(self) -> None:
        if np.ndim(self.points) != 2:
            object.__setattr__(self, "points", np.reshape(self.points, (len(self.points), -1)))

    def through(self, points: Matrix) -> Self:
        """Return the same mark with other points."""
        found = copy(self)
        object.__setattr__(found, "points", points)
        return found

    @property
    def is_curve(self) -> bool:
        """Whether its points are joined where they are, so that it looks the same without those that are on the way."""
        return False

    def drawn(self, maps: Maps) -> Matrix:  # noqa: ARG002
        """Return its coordinates where they are drawn: what no map moves stays where it is."""
        return self.points

    @abstractmethod
    def svg(self, space: Space) -> str:
        """Return it as SVG elements, empty where there is nothing to see."""

    def named(self, space: Space) -> tuple[Name, ...]:  # noqa: ARG002
        """Return what is written beside it where a picture has room for words."""
        return ()

    @abstractmethod
    def sent(self, unit: float, keep: Keep) -> dict[str, Any]:
        """Return what the stage is told of it; unit is what its coordinates may be rounded to."""


@lru_cache(maxsize=256)
def brief(what: str, content: Hashable) -> str:
    """Return a short name for what never changes: the same for the same content."""
    return f"{what} {zlib.crc32(repr(content).encode()):x}"


def told(mark: Mark, **more: Any) -> dict[str, Any]:
    """Return what is said of every mark, and more of what has something to say."""
    return {"name": mark.name, "role": mark.role, "kind": mark.kind} | {name: value for name, value in more.items() if value}


def moved(points: Matrix, map: str, maps: Maps) -> Matrix:
    """Return points where the map of a name takes them; no name leaves them where they are."""
    return maps[map] @ points if map else points


def lifted(points: Matrix, map: str, maps: Maps) -> Matrix:
    """Return where points are in space that a map takes to the picture: in that the camera comes last."""
    return moved(points, map.partition(" ")[2], maps)


def shaped(points: Matrix, shape: str, unit: float, keep: Keep) -> dict[str, Any]:
    """Return how points are sent: by the name of a shape if they never change, else rounded to unit."""
    return {"shape": keep(shape, lambda: rounded(points, 1e-6))} if shape else {"points": rounded(points, unit)}


def rounded(points: Matrix, unit: float) -> list[list[float | None]]:
    """Return points as JSON can hold them, to the digits that a screen can show."""
    scale = 10.0 ** min(max(0, math.ceil(-math.log10(unit))), MOST_DIGITS)
    is_near = np.abs(points) < WHOLE / scale  # nor is NaN; what is farther has no such digits
    if is_near.all():
        near: list[list[float | None]] = (np.rint(points * scale) / scale).tolist()
        return near
    found = np.where(is_near, np.rint(np.where(is_near, points, 0.0) * scale) / scale, points)
    return [[None if c != c else c for c in row] for row in found.tolist()]


def whole(points: Matrix, steps: tuple[float, ...]) -> list[list[int | None]] | None:
    """Return points, a row for each axis, as whole multiples of a step along each; None for none, and for all where one is too far."""
    found = np.rint(points / np.reshape(steps, (-1, 1)))
    is_there = ~np.isnan(found)
    if not (np.abs(found[is_there]) < WHOLE).all():
        return None
    if is_there.all():
        rows: list[list[int | None]] = found.astype(np.int64).tolist()
        return rows
    return [[None if c != c else int(c) for c in row] for row in found.tolist()]


def path(points: Matrix) -> str:
    """Return the SVG path through points, y upwards, broken where a coordinate is NaN; what is too far for SVG stands at 10³⁰."""
    out, pen = [], "M"
    for x, y in np.clip(points, -FAR, FAR).T.tolist():
        if x != x or y != y:
            pen = "M"
            continue
        out.append(f"{pen}{x:.4g} {-y:.4g}")
        pen = "L"
    return "".join(out)


def stroke(role: Role, width: float) -> str:
    """Return the SVG attributes of a line in the colour of role, as wide on a small picture as width is on a large one."""
    return f'fill="none" stroke="var(--{role})" stroke-width="{width * THIN:g}" vector-effect="non-scaling-stroke"'


def lined(ink: str, along: str, width: float = 1.0) -> str:
    """Return lines of a grid as an SVG path, as wide on a large picture as width says; ink : their colour, of the theme's inks."""
    return f'<path d="{along}" fill="none" stroke="var(--{ink})" stroke-width="{width * THIN:g}" vector-effect="non-scaling-stroke"/>'


def deep(seen: Matrix, hidden: Matrix, role: Role, weight: float) -> str:
    """Return two SVG paths: what is seen of a line in space, and what is hidden, dashed; weight : how heavy it is, to what it is else."""
    look = ROLES[role]
    dash = f' stroke-dasharray="{look.dash}"' if look.dash else ""
    behind = f' stroke-opacity="{FAINT * look.opacity:g}" stroke-dasharray="{hidden_dash(look)}"'
    drawn = ((hidden, behind), (seen, f' stroke-opacity="{look.opacity:g}"{dash}'))
    return "".join(f'<path d="{d}" {stroke(role, round(look.width * weight, 2))}{how}/>' for points, how in drawn if (d := path(points)))


def parted(ends: Matrix, places: Matrix, depth: Depth, end: float = 1.0) -> tuple[Matrix, Matrix, float]:
    """Return what is seen of a line and what is hidden, each (2, 3k), and how heavy it is.

    ends : (2, 2), on the picture; places : (3, 2), the same in space; end : the share of it that is drawn.
    """
    hidden: Shares = depth.hidden(*places.T)
    return parts(ends, between(hidden, end)), parts(ends, within(hidden, end)), depth.weight(*places.T)


def filled(points: Matrix, role: Role, opacity: float) -> str:
    """Return points as a filled SVG path."""
    return f'<path d="{path(points)}" fill="var(--{role})" fill-opacity="{opacity:g}"/>'
