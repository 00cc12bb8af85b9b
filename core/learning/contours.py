"""Contours: the level lines of functions of two variables, as strokes to draw."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from core.decompositions.svd import svd
from core.numbers.arrays import ROUNDING, Matrix, Vector

Function = Callable[[Matrix], Vector]  # (2, k) -> (k,)

CLOSED = 73  # points of an ellipse: one each 5°
CURVED = 361  # points of a curve with bends
STEPS = 40  # at most; 5 to 10 are enough where f is smooth
TOLERANCE = 1e-9  # of the height of a level above the centre


def levels(low: float, high: float, count: int = 9) -> Vector:
    """Return values whose contours are equally spaced for a quadratic with the minimum low, (count,): the last is high."""
    return low + (high - low) * (np.arange(1, count + 1) / count) ** 2


@dataclass(frozen=True, eq=False)
class Lines:
    """Level lines as strokes, where they are, or where they are before a map."""

    strokes: Sequence[Matrix]  # (2, n) each; before a map (3, n), with a last row of 1
    name: str = ""  # of strokes that never change
    map: Matrix | None = None  # (2, 3), which takes them to where they are

    @property
    def drawn(self) -> list[Matrix]:
        """Where they are, (2, n) each; none of those that have no points."""
        placed = self.strokes if self.map is None else [self.map @ stroke for stroke in self.strokes]
        return [stroke for stroke in placed if stroke.size]


def ellipses(H: Matrix, centre: Vector, top: float, count: int, reach: float) -> Lines:
    """Return the curves ½·(w − c)′H(w − c) = level for the levels from 0 to top that are equally spaced.

    H : (2, 2), symmetric and positive semidefinite; centre : (2,); top ≥ 0. They are circles that a map makes ellipses of, with
    the half-axes √(2·top/λ) of the last one. Where H is flat, up to the rounding of X′X, there are two parallel lines of each,
    reach long to either side, parted by NaN; where H = 0 there is nothing, and no curve at all.
    """
    found = svd(H)  # for such H the singular values are the eigenvalues, each with all its digits
    if found.rank == 0:
        return Lines([])
    is_flat = bool(found.sigma[1] <= ROUNDING * found.sigma[0])
    lengths = math.sqrt(2 * top) / np.sqrt(found.sigma if not is_flat else found.sigma[:1])
    axes = found.Vt.T * np.append(lengths, [reach] * is_flat)
    return Lines(
        _pairs(count) if is_flat else _circles(count), f"{'pairs' if is_flat else 'circles'} {count}", np.column_stack([axes, centre])
    )


def ellipsoid(H: Matrix, top: float) -> Matrix | None:
    """Return what takes the unit sphere to the surface ½·v′Hv = top, (n, n); None where H is flat, or top is 0 or beyond float64.

    H : (n, n), symmetric and positive semidefinite.
    """
    found = svd(H)
    if found.rank < len(H) or not 0 < top < math.inf:
        return None
    return np.asarray(found.Vt.T * (math.sqrt(2 * top) / np.sqrt(found.sigma)))


@cache
def _circles(count: int) -> list[Matrix]:
    """Return circles round 0 with the radii k/count, each (3, 73), closed."""
    return [np.vstack([k / count * circle(CLOSED), np.ones(CLOSED)]) for k in range(1, count + 1)]


@cache
def _pairs(count: int) -> list[Matrix]:
    """Return for each k/count two lines that are 1 long to either side, k/count from 0, each (3, 5)."""
    across, along = np.array([1.0, 1, math.nan, -1, -1]), np.array([-1.0, 1, math.nan, 1, -1])
    return [np.vstack([k / count * across, along, np.ones(5)]) for k in range(1, count + 1)]


def rays(f: Function, centre: Vector, levels: Sequence[float] | Vector, reach: float, samples: int = 121) -> list[Matrix]:
    """Return for each level the points round centre where f comes up to it, (2, k), as strokes parted by NaN.

    f : convex and finite up to reach, (2, k) -> (k,); centre : (2,), where f is below every level. A stroke is closed if f
    comes up to the level in every direction, and (2, 0) if it does in none within reach.
    """
    heights = np.asarray(levels, dtype=float)
    # Seen from its centre an ellipse has the mean of tt′ ∝ H^−½ over its distances t: by that matrix directions are laid
    # close where a long curve is far away.
    around = circle(samples)
    outermost = around[:, :-1] * np.nan_to_num(_distances(f, centre, around[:, :-1], heights[-1:], reach), nan=reach)
    directions = outermost @ outermost.T @ around
    directions /= np.linalg.norm(directions, axis=0)
    distances = _distances(f, centre, directions[:, :-1], heights, reach)
    return [_strokes(centre[:, None] + row * directions[:, :-1]) for row in distances]


def circle(samples: int) -> Matrix:
    """Return the unit circle, (2, samples), closed exactly."""
    angles = np.linspace(0, 2 * math.pi, samples)
    angles[-1] = 0.0
    return np.vstack([np.cos(angles), np.sin(angles)])


def _distances(f: Function, centre: Vector, directions: Matrix, heights: Vector, reach: float) -> Matrix:
    """Return for each level and direction how far f is below the level, (levels, directions); NaN where it is beyond reach.

    The Illinois method on √(f − f(c)) − √(level − f(c)), which is straight for a quadratic. f is convex, so that its slope
    where it meets the level is at least (level − f(c))/t: t is as exact, relative to itself, as the height is.
    """
    start = f(centre[:, None])[0]
    goal = np.repeat(np.sqrt(heights - start), directions.shape[1])
    ways = np.tile(directions, len(heights))

    def above(t: Vector) -> Vector:
        gap: Vector = np.sqrt(np.maximum(f(centre[:, None] + t * ways) - start, 0)) - goal
        return gap

    high = np.full(len(goal), reach)
    at_high = above(high)
    distances = np.full(len(goal), math.nan)
    met = at_high >= 0
    ways, goal, high, at_high = ways[:, met], goal[met], high[met], at_high[met]
    low, at_low, was_below = np.zeros(len(goal)), -goal, np.zeros(len(goal), dtype=bool)
    left = np.flatnonzero(met)
    for _ in range(STEPS):
        t = (low * at_high - high * at_low) / (at_high - at_low)
        at_t = above(t)
        distances[left] = t
        off = np.abs(at_t) > TOLERANCE * goal
        if not off.any():
            break
        below = at_t < 0
        same = below == was_below
        at_low = np.where(below, at_t, np.where(same, at_low / 2, at_low))[off]
        at_high = np.where(below, np.where(same, at_high / 2, at_high), at_t)[off]
        low, high, was_below = np.where(below, t, low)[off], np.where(below, high, t)[off], below[off]
        left, ways, goal = left[off], ways[:, off], goal[off]
    return distances.reshape(len(heights), -1)


def _strokes(points: Matrix) -> Matrix:
    """Return points round a centre, (2, k), as strokes: closed if none is missing, else whole ones parted by a single NaN."""
    missing = np.isnan(points[0])
    if missing.all():
        return points[:, :0]
    if not missing.any():
        return np.hstack([points, points[:, :1]])
    points = np.roll(points, -int(np.argmax(missing)), axis=1)  # it begins with a gap
    missing = np.isnan(points[0])
    kept = points[:, ~(missing & np.roll(missing, -1))]  # of each gap its last
    return kept[:, 1:] if np.isnan(kept[0, 0]) else kept
