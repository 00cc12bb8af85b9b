"""Thinning: of curves, the points without which the eye sees the same."""

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.figures.marks.base import Mark
from core.numbers.arrays import Matrix, Vector

Indices: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]

FINEST, FINEST_SMALL = 3e-4, 1e-3  # half-heights that no eye sees: 0.3 pixels of pictures that are 2,000 and 600 pixels high
FEW = 12  # points of a curve that is left as it is
NEARLY = 0.95  # of what is allowed, as curves are not quite even
ROUNDS = 10
FAR = 1e100  # beyond which nothing is measured


def thinned(marks: Sequence[Mark], placed: Callable[[Matrix], Matrix], finest: float) -> list[Mark]:
    """Return marks without those points of curves that are where a straight line between others leads.

    placed : where points, (2, n), stand on a picture; finest : what no eye sees there.
    """
    found = list(marks)
    curves = [k for k, mark in enumerate(marks) if mark.is_curve and mark.points.shape[1] > FEW]
    if not curves:
        return found
    gap = np.full((2, 1), math.nan)
    stays = kept(np.hstack([part for k in curves for part in (placed(marks[k].points), gap)]), finest)
    first = 0
    for k in curves:
        last = first + marks[k].points.shape[1]
        if not stays[first:last].all():
            found[k] = marks[k].through(marks[k].points[:, stays[first:last]])
        first = last + 1
    return found


def kept(points: Matrix, finest: float) -> Flags:
    """Return which points of strokes stay, (n,): no other is farther than finest from the line that those make.

    points : (2, n), NaN between strokes. A chord is (Σ√e)²/4 away from an even curve that it spans, where e is how far each point
    is from the chord of its neighbours: √e adds up to where the next one stays. Where the curve is not even, the farthest point
    of what a chord spans stays too, until none is too far (Ramer 1972, Douglas & Peucker 1973).
    """
    is_there: Flags = np.asarray(~np.isnan(points).any(axis=0))
    inner = np.flatnonzero(is_there[:-2] & is_there[1:-1] & is_there[2:]) + 1
    stays: Flags = np.ones(len(is_there), dtype=np.bool_)
    if not len(inner) or not (np.abs(points[:, is_there]) < FAR).all():
        return stays
    stays[inner] = False
    bends = np.zeros(len(is_there))
    bends[inner] = np.sqrt(_away(points, inner - 1, inner, inner + 1))
    turned = np.append(0.0, np.cumsum(bends[1:] + bends[:-1])) / (NEARLY * 4 * math.sqrt(finest))
    stays[_apart(turned.tolist())] = True
    ends = np.flatnonzero(stays)
    starts, stops = ends[:-1], ends[1:]
    for _ in range(ROUNDS):
        is_open = stops - starts > 1
        starts, stops = starts[is_open], stops[is_open]
        if not len(starts):
            break
        part, between = _between(starts, stops)
        away = _away(points, starts[part], between, stops[part])
        farthest = np.maximum.reduceat(away, np.flatnonzero(np.diff(part, prepend=-1)))
        at = np.flatnonzero(away == farthest[part])
        at = between[at[np.unique(part[at], return_index=True)[1]]]  # the first of several that are as far
        is_far = farthest > finest
        starts, at, stops = starts[is_far], at[is_far], stops[is_far]
        stays[at] = True
        starts, stops = np.append(starts, at), np.append(at, stops)
    stays[_between(starts, stops)[1]] = True  # what has so many bends keeps all of them
    return stays


def _apart(turned: list[float]) -> list[int]:
    """Return the indices of rising numbers of which each is the last that is no more than 1 above the one before, or the next."""
    k, found = 0, []
    while k < len(turned):
        found.append(k)
        k = max(k + 1, bisect_right(turned, turned[k] + 1) - 1)
    return found


def _between(starts: Indices, stops: Indices) -> tuple[Indices, Indices]:
    """Return the points between each start and stop, one part after the other: which part each is in, and which point it is."""
    counts = stops - starts - 1
    part = np.repeat(np.arange(len(counts)), counts)
    return part, np.arange(len(part)) + np.repeat(starts + 1 - np.cumsum(counts) + counts, counts)


def _away(points: Matrix, starts: Indices, between: Indices, stops: Indices) -> Vector:
    """Return how far each point between is from the straight line from start to stop."""
    start = points[:, starts]
    from_start, chord = points[:, between] - start, points[:, stops] - start
    squares = (chord * chord).sum(axis=0)
    share = (from_start * chord).sum(axis=0) / np.where(squares > 0, squares, 1.0)
    return np.asarray(np.hypot(*(from_start - np.clip(share, 0, 1) * chord)))
