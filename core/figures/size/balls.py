"""Balls: the unit ball of ‖·‖ₚ in the plane, the corner by which it is grabbed, and the unit in which a picture is drawn."""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TypedDict

import numpy as np

from core.figures.handles import Handle
from core.figures.marks import Area, Dots, Family, Line, Mark, Member
from core.figures.plane import FINE, LEAST, half_height
from core.figures.ways import Gauge
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import show

QUARTER = 30  # pieces of a quarter of a ball; even, so that its corner is the end of one
LARGE, SMALL = 40.0, 0.02  # what reaches further, or less far, has a ball of its own size
FARTHEST = 1e9  # and beyond this, or below one over it, a unit of its own
RESTS = (0.5, 1.0, 2.0)
LOW, HIGH = 0.5, 100.0  # the exponents between which there is a number; beyond is ∞
CORNERS: Vector = np.unique(np.concatenate([np.geomspace(LOW, HIGH, 41), RESTS]))


class Edge(TypedDict):
    """Points of a mark, and of which family they are."""

    points: Matrix
    member: Member | None


@lru_cache(maxsize=64)
def ball(p: float) -> Matrix:
    """Return the edge of the unit ball of ‖·‖ₚ, (2, n), from the axis of x and counterclockwise back to it."""
    if p == math.inf:
        return np.array([[1.0, 1, 0, -1, -1, -1, 0, 1, 1], [0, 1, 1, 1, 0, -1, -1, -1, 0]])
    if p == 1:
        return np.array([[1.0, 0, -1, 0, 1], [0, 1, 0, -1, 0]])
    quarter = _quarter(p)
    turns = [quarter, np.vstack([-quarter[1], quarter[0]]), -quarter, np.vstack([quarter[1], -quarter[0]]), quarter[:, :1]]
    found: Matrix = np.hstack(turns) + 0.0
    found.setflags(write=False)
    return found


def _quarter(p: float) -> Matrix:
    """Return a quarter of the edge of the unit ball, from the axis of x to before that of y, (2, n)."""
    if p == math.inf:
        return np.array([[1.0] * QUARTER, [0.0] + [1.0] * (QUARTER - 1)])
    angles = np.linspace(0, np.pi / 2, QUARTER + 1)[:-1]
    return np.vstack([np.cos(angles) ** (2 / p), np.sin(angles) ** (2 / p)])


def corner(p: float) -> float:
    """Return both coordinates of the corner of the unit ball, 2^(−1/p): where its edge crosses the diagonal."""
    return 1.0 if p == math.inf else 2 ** (-1 / p)


@dataclass(frozen=True)
class Frame:
    """The unit in which a picture is drawn, and how much is in view."""

    unit: float  # what one unit of the picture is, of the page's numbers
    radius: float  # of the ball that is drawn, in units of the picture
    half: float  # half the height, likewise
    is_live: bool  # whether the page's arrays are drawn as they stand, and can be grabbed

    @property
    def size(self) -> float:
        """The radius of the ball, in the page's numbers."""
        return self.radius * self.unit

    @property
    def title(self) -> str:
        """What is said of a ball that is no unit ball; empty where it is one."""
        return "" if self.size == 1 else f"the ball is of radius {show(self.size)}"


def frame(reach: float, half: float = 0.0) -> Frame:
    """Return how what goes as far as reach is drawn; half is chosen to fit if 0."""
    size = 1.0 if not reach or SMALL <= reach <= LARGE else 10.0 ** math.floor(math.log10(reach))
    is_live = not reach or 1 / FARTHEST <= reach <= FARTHEST
    unit, radius = (1.0, size) if is_live else (size, 1.0)
    least = LEAST if size == 1 else 0.0
    return Frame(unit, radius, half or half_height(max(reach / unit, radius), FINE, least), is_live)


NUMBERS: Vector = np.append(CORNERS, math.inf)
BALLS = Family("balls", NUMBERS, tuple(_quarter(p) for p in NUMBERS.tolist()), is_quarter=True)
PLACES = Family("corners of balls", NUMBERS, tuple(np.full((2, 1), corner(p)) for p in NUMBERS.tolist()))


def edge(p: float, follows: str = "") -> Edge:
    """Return the points of the edge of a unit ball, for a mark; follows : "p", where they do."""
    is_among = p <= HIGH or p == math.inf
    return {"points": ball(p), "member": Member(BALLS, p, follows) if is_among else None}


def times(size: float) -> Matrix:
    """Return the map that makes a ball so many times as large."""
    return np.diag([size, size])


def of_ball(p: float) -> tuple[Mark, ...]:
    """Return the ball of ‖·‖ₚ, through the map "ball", and the corner by which it is grabbed."""
    own, place = edge(p, "p"), np.full(2, corner(p))
    return (
        Area("ball", role="bar", map="ball", **own),
        Line("ball edge", role="singular", map="ball", **own),
        Dots("ball corner", place, "singular", "p", map="ball", member=Member(PLACES, p, "p")),
    )


def grip(at: Frame) -> Handle:
    """Return the corner of the ball as what can be grabbed: the exponent p."""
    c = at.radius * np.array([corner(k) for k in NUMBERS.tolist()])
    way = Gauge(np.vstack([c, c]), NUMBERS, RESTS)
    return Handle("p", None, "singular", "p", "exponent p, by the corner of the ball", way)
