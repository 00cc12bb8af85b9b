"""Bars: numbers side by side, and what parts two rows of them."""

from collections.abc import Sequence

import numpy as np

from core.figures.axes import Tick
from core.numbers.arrays import Matrix, Vector

BAR = 0.32  # half the width of a bar
NUMBERS = 0.06  # of the width of a picture, that numbers along y take


def bars(values: Vector) -> Matrix:
    """Return the corners of bars from 0 to each value, at 1, 2, 3 …, parted by NaN."""
    at, none, gap = np.arange(1.0, len(values) + 1), np.zeros(len(values)), np.full(len(values), np.nan)
    across, up = [at - BAR, at + BAR, at + BAR, at - BAR, at - BAR, gap], [none, none, values, values, none, gap]
    found: Matrix = np.stack([across, up]).transpose(0, 2, 1).reshape(2, -1)
    return found


def named(names: Sequence[str]) -> tuple[Tick, ...]:
    """Return names as they stand below bars, at 1, 2, 3 …: for a Chart whose x axis is Axis("", names=True)."""
    return tuple(Tick(float(k), name) for k, name in enumerate(names, 1))


def across(count: int) -> tuple[float, float]:
    """Return what is in view along the x axis of so many bars, with room for the numbers of the other axis to their left."""
    return 0.5 - NUMBERS * (count + 0.1), count + 0.6


def strokes(x: Vector, y: Vector, to: Vector) -> Matrix:
    """Return upright strokes at x, from y to another y each, parted by NaN."""
    gap = np.full(len(x), np.nan)
    found: Matrix = np.vstack([np.column_stack([x, x, gap]).ravel(), np.column_stack([y, to, gap]).ravel()])
    return found
