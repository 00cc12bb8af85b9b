"""Recurrence: descents whose updates are linear, which are triangular systems with a narrow band."""

import numpy as np
from numpy.typing import NDArray
from scipy.linalg.blas import dtbsv

from core.learning.methods.method import Method
from core.learning.slopes import quiet
from core.numbers.arrays import Matrix, Vector

BAND = 2**17  # numbers of a band at a time, which a processor's cache holds


@quiet
def solved(H: NDArray[np.float64], c: Matrix, start: Vector, eta: float, method: Method) -> Matrix:
    """Return the points of a descent by the slopes Hw − c, (p, k + 1), of a method that is linear.

    H : (k, p, p) and c : (k, p), of each update; start : (p,). An update is g = H(w + bv) − c·1, v ← av − ηg, w ← w + v, 1 ← 1:
    3p + 1 equations in what is known up to there. So the whole descent is one triangular system of bandwidth 3p + 1. It is solved
    update by update and term by term, with the rounding that has, and what is exactly 0 stays so.
    """
    updates, p = c.shape
    each = max(1, BAND // (3 * p + 1) ** 2)
    last = np.concatenate([np.zeros(2 * p), start, [1.0]])
    points = [start[None]]
    for first in range(0, updates, each):
        found = _some(H[first : first + each], c[first : first + each], last, eta, method)
        points.append(found[:, 2 * p : 3 * p])
        last = found[-1]
    return np.vstack(points).T


def _some(H: NDArray[np.float64], c: Matrix, before: Vector, eta: float, method: Method) -> Matrix:
    """Return g, v, w and 1 after each of a few updates, (k, 3p + 1), from those before, (3p + 1,)."""
    updates, p = c.shape
    width, column = 3 * p + 1, np.arange(p)
    row = column[:, None]
    of_g, of_v, of_w, of_one = column, p + column, 2 * p + column, 3 * p
    band = np.zeros((updates + 1, width, width + 1))  # of each unknown: what it takes away from the next ones
    band[1:, of_g, p] = eta
    band[1:, of_v, p] = -1
    band[:, of_v, width] = -method.kept
    band[:, of_w, width] = band[:, of_one, width] = -1
    band[:-1, of_w, p + 1 + row - column] = -H
    if method.ahead:
        band[:-1, of_v, 2 * p + 1 + row - column] = -method.ahead * H
    band[:-1, of_one, 1 + column] = c
    given = np.zeros((updates + 1, width))
    given[0] = before
    return np.asarray(dtbsv(width, band.reshape(-1, width + 1).T, given.ravel(), lower=1, diag=1, overwrite_x=1).reshape(given.shape)[1:])
