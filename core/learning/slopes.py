"""Slopes: gradients as functions of lists, which for few parameters are quicker than NumPy's arrays."""

from collections.abc import Callable
from operator import mul
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.numbers.arrays import Matrix, Vector

Slope: TypeAlias = Callable[[list[float]], list[float]]
Affine: TypeAlias = tuple[NDArray[np.float64], Matrix]  # H : (k, p, p) and c : (k, p), of slopes Hw − c

FEW = 8  # up to so many parameters Python's own floats are quicker than NumPy's arrays

quiet = np.errstate(all="ignore")  # what leaves float64 is inf or NaN, and no warning


def affine(H: NDArray[np.float64], c: Matrix) -> list[Slope]:
    """Return each Hw − c as a function of lists. H : (k, p, p); c : (k, p)."""
    if c.shape[1] > FEW:
        return [_large(*each) for each in zip(H, c, strict=True)]
    return [_small(list(zip(*each, strict=True))) for each in zip(H.tolist(), c.tolist(), strict=True)]


def _large(H: Matrix, c: Vector) -> Slope:
    return quiet(lambda w: (H @ np.array(w) - c).tolist())


def _small(lines: list[tuple[list[float], float]]) -> Slope:
    if len(lines) == 2:  # what is drawn in a plane: four times as quick
        ((a, b), first), ((c, d), second) = lines
        return lambda w: [a * w[0] + b * w[1] - first, c * w[0] + d * w[1] - second]
    return lambda w: [sum(map(mul, row, w)) - shift for row, shift in lines]
