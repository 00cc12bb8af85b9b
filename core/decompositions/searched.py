"""Searched: the largest and the smallest value of a form on the unit circle, as a search finds them, with no eigenvalue."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from core.matrices.conformal import line_angle
from core.numbers.arrays import Matrix, Vector

TRIED: Vector = math.pi * np.arange(90) / 90  # of the curve, from the best of which a search begins
STEPS = 40  # of a golden section: each shortens the interval to 0.618 of it, and f is as flat as digits go long before
GOLDEN = (math.sqrt(5) - 1) / 2


@dataclass(frozen=True)
class Found:
    """What a search on the curve has found: a value of f, and at which angle in (−π/2, π/2]."""

    value: float
    angle: float


def searched(S: Matrix) -> tuple[Found, Found]:
    """Return the largest and the smallest value of x′Sx on the unit circle.

    S : (2, 2), symmetric.
    """
    (a, b), (_, d) = S.tolist()

    def f(angle: float) -> float:
        x, y = math.cos(angle), math.sin(angle)
        return float(a * x * x + 2 * b * x * y + d * y * y)

    tried = at_angles(S, TRIED)
    first, last = _peak(f, 1, int(tried.argmax())), _peak(f, -1, int(tried.argmin()))
    return Found(f(first), line_angle(first)), Found(f(last), line_angle(last))


def at_angles(S: Matrix, angles: Vector) -> Vector:
    """Return x′Sx on the unit circle at angles, (k,)."""
    points = np.vstack([np.cos(angles), np.sin(angles)])
    return np.asarray((points * (S @ points)).sum(axis=0))


def _peak(f: Callable[[float], float], sign: int, best: int) -> float:
    """Return the angle near the best of those tried at which sign·f, of period π, is largest, by golden section."""
    width, at = float(TRIED[1]), float(TRIED[best])
    low, high = at - width, at + width
    inner, outer = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
    at_inner, at_outer = sign * f(inner), sign * f(outer)
    for _ in range(STEPS):
        if at_inner >= at_outer:
            high, outer, at_outer = outer, inner, at_inner
            inner = high - GOLDEN * (high - low)
            at_inner = sign * f(inner)
        else:
            low, inner, at_inner = inner, outer, at_outer
            outer = low + GOLDEN * (high - low)
            at_outer = sign * f(outer)
    return max((at, inner, outer), key=lambda angle: sign * f(angle))
