"""Slopes: gradients as functions of lists, which for few parameters are quicker than NumPy's arrays."""

from collections.abc import Callable
from operator import mul
from typing import TypeAlias

import numpy as np

from core.numbers.arrays import Matrix, Vector

Slope: TypeAlias = Callable[[list[float]], list[float]]

FEW = 8  # up to so many parameters Python's own floats are quicker than NumPy's arrays

quiet = np.errstate(all="ignore")  # what leaves float64 is inf or NaN, and no warning


def affine(H: Matrix, c: Vector) -> Slope:
    """Return Hw − c as a function of lists. H : (p, p); c : (p,)."""
    if len(c) > FEW:
        return quiet(lambda w: (H @ np.array(w) - c).tolist())
    lines = list(zip(H.tolist(), c.tolist(), strict=True))
    return lambda w: [sum(map(mul, row, w)) - shift for row, shift in lines]
