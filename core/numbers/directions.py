"""Directions as they stand on the screen: a line or an axis of space by a vector along it."""

import numpy as np

from core.numbers.arrays import Vector
from core.numbers.digits import pair

MOST = 12  # up to here whole numbers are written,
SURE = 1e-12  # if a vector points where they do to so many digits


def directed(v: Vector) -> str:
    """Return a direction, (n,) and not 0, as whole numbers, ``(1, 2, −2)``, where small ones have it, and else at length 1."""
    unit = v / np.linalg.norm(v)
    largest = np.abs(unit).max()
    for k in range(1, MOST + 1):
        scaled = unit * (k / largest)
        near = np.rint(scaled)
        if np.abs(scaled - near).max() <= SURE * k:
            return pair(tuple((near + 0.0).tolist()))
    return pair(tuple(unit.tolist()), 1.0)
