"""Bars: the entries of a vector as upright bars side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np

from core.figures.marks.base import Keep, Mark, Space, brief, filled, told
from core.figures.theme import Role
from core.numbers.arrays import Matrix, Vector

WIDTH = 0.64  # of a bar, to the distance from one to the next
OPACITY = 0.8
CORNER = 0.012  # how round its free end is, relative to the height of the picture
DIGITS = 6  # of a height
ARC = np.array([0.0, 0.3, 1.0])  # how far to the side points on a corner are, in radii; and how far from the end, in reverse order


@dataclass(frozen=True, eq=False)
class Bars(Mark):
    """The entries of a vector as upright bars from 0, at 1, 2, 3 …, round at their free ends."""

    kind: ClassVar[str] = "bars"
    moving: ClassVar[tuple[str, ...]] = ("values", "scale", "called")
    name: str
    values: Vector  # (n,), of any signs
    role: Role
    follows: str = ""  # the named array whose entries times scale they are
    scale: float = 1.0
    offset: float = 0.0  # how far to the right they stand of 1, 2, 3 …
    width: float = WIDTH
    names: Sequence[str] = ()  # of the outcomes: one that is pointed at tells its name and its value
    called: str = ""  # what the value is called then
    opacity: float = OPACITY
    points: Matrix = field(init=False, repr=False)  # (2, n): where they end

    def __post_init__(self) -> None:
        at = np.arange(1.0, len(self.values) + 1) + self.offset
        object.__setattr__(self, "points", np.vstack([at, np.asarray(self.values, dtype=np.float64)]))

    def svg(self, space: Space) -> str:
        """Return them as one path."""
        (x, y), half = self.points, self.width / 2
        left, right = space.placed(np.vstack([x - half, np.zeros(len(x))])), space.placed(np.vstack([x + half, y]))
        return filled(outline(left, right, CORNER * 2 * space.half), self.role, self.opacity)

    def sent(self, unit: float, keep: Keep) -> dict[str, Any]:  # noqa: ARG002 – a bar is pointed at, and tells its value
        """Return what the stage is told of them."""
        names, values = tuple(self.names), self.points[1].tolist()
        return told(
            self,
            values=[] if self.follows else [float(f"{value:.{DIGITS}g}") if np.isfinite(value) else 0.0 for value in values],
            follows=self.follows,
            scale=self.scale,
            offset=self.offset,
            width=self.width,
            names=keep(brief("names", names), lambda: [*names]) if names else "",
            called=self.called,
            opacity=self.opacity,
        )


def outline(foot: Matrix, end: Matrix, radius: float) -> Matrix:
    """Return the outlines of bars, parted by NaN.

    foot, end : (2, n), the left corner on the axis of each, and the right one at its free end, in equal scales; radius : of the corners
    at the free end, smaller where a bar is narrow or low.
    """
    (left, base), (right, top) = ((c[:, None] for c in corner) for corner in (foot, end))
    r = np.minimum(radius, np.minimum((right - left) / 2, np.abs(top - base))) * ARC
    down, gap = np.sign(top - base) * r, np.full_like(left, np.nan)
    x = [left, left + r, right - r[:, ::-1], right, left, gap]
    y = [base, top - down[:, ::-1], top - down, base, base, gap]
    found: Matrix = np.stack([np.hstack(x).ravel(), np.hstack(y).ravel()])
    return found
