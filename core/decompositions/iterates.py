"""Iterates: x, Ax, A²x … as a program computes them, but for powers of two that keep them from leaving float64."""

import math
from fractions import Fraction
from typing import TypeAlias

import numpy as np

from core.numbers import whole
from core.numbers.arrays import ROUNDING, Matrix, Vector
from core.numbers.rational import Rational

Iterates: TypeAlias = tuple[Matrix, Vector, Matrix, int | None]  # as Powers has them
FARTHEST = 1e12  # times ‖x‖: what lies beyond is no point of a picture
SMALLEST_POWER = -900  # of two: below, float64 begins to lose digits


def iterate(A: Matrix, x: Vector, count: int, exact: Rational | None, exact_x: Rational | None) -> Iterates:
    """Return Aᵏx for k = 0, 1, …, count: the directions, the lengths, the points, and the step at which nothing is left.

    A : (n, n), x : (n,); exact and exact_x are the same in fractions, if they are known: they tell when nothing is left. Where they are
    not, nothing is left where there is nothing but the rounding of the product.
    """
    vectors: list[Vector] = []
    shifts: list[int] = []
    n, entries = len(A), np.abs(A)
    noise = n * ROUNDING * float(entries.sum())  # what is larger is no rounding of a product
    y, largest, shift = x, _largest(x), 0
    end = _end(exact, exact_x)
    while largest and len(vectors) <= count and len(vectors) != end:
        more = math.frexp(largest)[1]
        y, shift = np.ldexp(y, -more), shift + more
        vectors.append(y)
        shifts.append(shift)
        product = A @ y
        largest = _largest(product)
        if largest <= noise and (np.abs(product) <= n * ROUNDING * (entries @ np.abs(y))).all():
            left = _left(exact, exact_x, len(vectors))
            if left is None:
                break
            product, shift = left
            largest = _largest(product)
        y = product
    known = len(vectors)
    directions, points, lengths = np.full((n, count + 1), math.nan), np.zeros((n, count + 1)), np.full(count + 1, -math.inf)
    if not known:
        return directions, lengths, points, 0
    columns, twos = np.array(vectors).T, np.array(shifts)
    sizes = np.linalg.norm(columns, axis=0)
    directions[:, :known] = columns / sizes
    lengths[:known] = np.log10(sizes / sizes[0]) + (twos - twos[0]) * math.log10(2)
    fits = (lengths[:known] <= math.log10(FARTHEST)) & (twos > SMALLEST_POWER)
    points[:, :known] = np.where(fits, np.ldexp(columns, np.where(fits, twos, 0)), math.nan)
    return directions, lengths, points, None if known > count else known


def _end(A: Rational | None, x: Rational | None) -> int | None:
    """Return the first k with Aᵏx = 0 as it was typed; None where there is none, or it is not known."""
    if A is None or x is None or A.rank == len(A.rows):
        return None
    y = x.whole[0]
    for k in range(len(A.rows) + 1):
        if not any(row[0] for row in y):
            return k
        y = whole.product(A.whole[0], y)
    return None


def _left(A: Rational | None, x: Rational | None, k: int) -> tuple[Vector, int] | None:
    """Return Aᵏx as it was typed, rounded once, and the power of two that it was divided by; None where it is 0, or not known."""
    if A is None or x is None:
        return None
    (entries, unit), (y, over) = A.whole, x.whole
    for _ in range(k):
        y = whole.product(entries, y)
    largest, over = max(abs(row[0]) for row in y), over * unit**k
    if not largest:
        return None
    shift = largest.bit_length() - over.bit_length()
    return np.array([float(Fraction(row[0], over) / Fraction(2) ** shift) for row in y]), shift


def _largest(x: Vector) -> float:
    return float(max(map(abs, x.tolist())))
