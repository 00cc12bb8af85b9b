"""Bars: numbers side by side, and what parts two rows of them."""

import numpy as np

from core.numbers.arrays import Matrix, Vector

BAR = 0.32  # half the width of a bar


def bars(values: Vector) -> Matrix:
    """Return the corners of bars from 0 to each value, at 1, 2, 3 …, parted by NaN."""
    at, none, gap = np.arange(1.0, len(values) + 1), np.zeros(len(values)), np.full(len(values), np.nan)
    across, up = [at - BAR, at + BAR, at + BAR, at - BAR, at - BAR, gap], [none, none, values, values, none, gap]
    found: Matrix = np.stack([across, up]).transpose(0, 2, 1).reshape(2, -1)
    return found


def strokes(x: Vector, y: Vector, to: Vector) -> Matrix:
    """Return upright strokes at x, from y to another y each, parted by NaN."""
    gap = np.full(len(x), np.nan)
    found: Matrix = np.vstack([np.column_stack([x, x, gap]).ravel(), np.column_stack([y, to, gap]).ravel()])
    return found
