"""Plane: a picture whose view is centred at the origin, its grid, and the shapes whose images show what a map does."""

import math
from dataclasses import KW_ONLY, dataclass
from functools import lru_cache
from typing import Any, ClassVar

import numpy as np

from core.figures.axes import multiples
from core.figures.figure import Figure
from core.figures.marks import Label, Line
from core.figures.marks.base import Keep, lined
from core.figures.theme import Role
from core.matrices.conformal import direction
from core.numbers.arrays import Matrix, Vector

LADDER = (2.0, 4.0, 8.0)  # the half-heights of views, times powers of ten
FINE = (2.0, 3.0, 4.0, 6.0, 8.0)  # and of lower pictures, where room is dear
LEAST = 2.0
FILL = 0.93
NEAR = 0.1  # all that is nearer to 0 is seen from near
WIDEST = 4  # times as wide as high, or as high as wide: no picture is more
MOST_TICKS = 60  # from the middle of a plane to its edge


@dataclass(frozen=True, eq=False)
class Plane(Figure):
    """A picture with equal scales and the origin in its centre."""

    kind: ClassVar[str] = "plane"
    half_height: float
    _: KW_ONLY
    zooms: bool = False  # whether the State's view is the half-height of this picture
    times: float = 1.0  # how much of the page's numbers one unit of the picture is

    @property
    def half(self) -> float:
        """Half the height of the still picture."""
        return self.half_height

    @property
    def unit(self) -> float:
        """What no screen shows of a coordinate."""
        return self.half_height * 1e-5

    def placed(self, points: Matrix) -> Matrix:
        """Return points as they are."""
        return points

    def ground(self) -> str:
        """Return the grid, and the lines through the origin, as far as a box can be wide."""
        step, far = spacing(self.half_height), WIDEST * self.half_height
        lines = [k * step for k in range(-int(far / step), int(far / step) + 1) if k]
        grid = "".join(f"M{at:.4g}-{far:g}V{far:g}M-{far:g} {at:.4g}H{far:g}" for at in lines)
        return lined("gridline", grid) + lined("zeroline", f"M0-{far:g}V{far:g}M-{far:g} 0H{far:g}", 1.5)

    def sent(self, keep: Keep) -> dict[str, Any]:
        """Return what the stage is told of it; the numbers of its axes are the same wherever lines are as far apart."""
        step = spacing(self.half_height)
        ticks = keep(f"ticks {step}", lambda: {"step": step, "texts": multiples(step, MOST_TICKS)})
        return (
            super().sent(keep)
            | {"half": self.half_height, "ticks": ticks}
            | ({"zooms": True} if self.zooms else {})
            | ({} if self.times == 1 else {"times": self.times})
        )


def half_height(reach: float, ladder: tuple[float, ...] = LADDER, least: float = LEAST) -> float:
    """Return the half-height of the smallest view on the ladder, from least up, that shows points as far out as reach."""
    if reach <= FILL * least or not reach:
        return least or LEAST
    power = 10.0 ** math.floor(math.log10(reach / FILL / ladder[0]))
    fits = (step * scale for scale in (power, 10 * power) for step in ladder if step * scale * FILL >= reach)
    return next(fits)


def near_half_height(reach: float) -> float:
    """Return the same of a view that comes nearer where all of it is near to 0."""
    return half_height(reach, FINE, 0.0 if reach < NEAR else LEAST)


def spacing(half: float) -> float:
    """Return the distance between the grid lines of a view: 1, 2 or 5 times a power of ten, about four to the half-height."""
    power = 10.0 ** math.floor(math.log10(half / 2 * (1 + 1e-9)))
    lead = half / 2 / power  # in [1, 10)
    return power * (0.5 if lead < 2 else 1.0 if lead < 4 else 2.0)


@lru_cache(maxsize=64)
def grid(half: float, lines: int = 9) -> Matrix:
    """Return the grid lines of a view as one stroke, (2, n).

    It goes up one line and down the next, and from each to the next along the outermost lines, which belong to the grid.
    """
    step = spacing(half)
    k = step * np.arange(-lines, lines + 1)
    across = np.repeat(k, 2)
    along = lines * step * np.tile([-1.0, 1, 1, -1], len(k))[: 2 * len(k)]
    points: Matrix = np.hstack([np.vstack([across, along]), np.vstack([along, across])[:, ::-1]])
    points.setflags(write=False)
    return points


_ANGLES = np.linspace(0, 2 * np.pi, 121)
CIRCLE: Matrix = np.vstack([np.cos(_ANGLES), np.sin(_ANGLES)])
ROUND: Matrix = np.vstack([CIRCLE, np.ones(CIRCLE.shape[1])])  # above a 1 each: of maps that shift it, too, (2, 3)
SQUARE: Matrix = np.array([[0.0, 1, 1, 0, 0], [0, 0, 1, 1, 0]])
LETTER: Matrix = np.array(
    [[0.25, 0.75, 0.75, 0.42, 0.42, 0.65, 0.65, 0.42, 0.42, 0.25, 0.25], [0.9, 0.9, 0.74, 0.74, 0.58, 0.58, 0.43, 0.43, 0.1, 0.1, 0.9]]
)


def axis(name: str, angle: float, role: Role, text: str, half: float) -> tuple[Line, Label]:
    """Return a line through the origin, and the text that says what it is."""
    along: Vector = direction(angle)
    ends = 3 * half * along
    return Line(name, np.column_stack([-ends, ends]), role), Label(f"{name} label", 0.8 * half * along, text, role)
