"""Paths: the points of an SVG path in pixels, and what of them is near the picture."""

import re

import numpy as np

from core.numbers.arrays import Matrix, Vector

STEP = re.compile(r"([MLHVh])([^MLHVh]*)")
NUMBER = re.compile(r"-?[\d.]+(?:e[-+]?\d+)?")
NEAR = 60.0  # pixels from the picture: what is farther is cut off,
FAR = 1e5  # and up to which Pillow cuts it off itself, which takes less time
DOT = "h0"  # a stroke without a length


def strokes(d: str) -> list[Matrix]:
    """Return the strokes of a path, each (n, 2), in its own units, y downwards."""
    if not re.search("[HVh]", d):
        return [np.array(part.replace("L", " ").split(), dtype=np.float64).reshape(-1, 2) for part in d.split("M")[1:]]
    found: list[list[list[float]]] = []
    for letter, text in STEP.findall(d):
        numbers = [float(number) for number in NUMBER.findall(text)]
        if letter == "M":
            found.append([numbers])
        else:
            x, y = found[-1][-1]
            found[-1].append({"L": numbers, "H": [*numbers, y], "V": [x, *numbers], "h": [x + numbers[0], y]}[letter])
    return [np.array(stroke) for stroke in found]


def dots(d: str) -> Matrix:
    """Return the points of a path that is all dots, (n, 2)."""
    return np.array(d.replace("M", " ").replace(DOT, " ").split(), dtype=np.float64).reshape(-1, 2)


def cut(points: Matrix, size: Vector, near: float = NEAR) -> list[Matrix]:
    """Return what of a line, (n, 2), is in the picture or as near to it, as strokes (Liang & Barsky). All in pixels."""
    low, high = -np.full(2, near), size + near
    least, most = points.min(axis=0), points.max(axis=0)
    if (least >= low).all() and (most <= high).all():
        return [points]
    if (least > high).any() or (most < low).any():
        return []
    p, way = points[:-1], np.diff(points, axis=0)
    start, end = np.zeros(len(p)), np.ones(len(p))
    for k in (0, 1):
        for room, more in ((high[k] - p[:, k], way[:, k]), (p[:, k] - low[k], -way[:, k])):
            with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
                at = room / more
            end = np.where(more > 0, np.minimum(end, at), np.where((more == 0) & (room < 0), -1.0, end))
            start = np.where(more < 0, np.maximum(start, at), start)
    kept = np.flatnonzero(start < end)
    if not len(kept):
        return []
    first, last = (np.clip(p + at[:, None] * way, low, high) for at in (start, end))  # what is very far is rounded
    is_begun = (np.diff(kept) > 1) | (end[kept[:-1]] < 1) | (start[kept[1:]] > 0)
    return [np.vstack([first[part[:1]], last[part]]) for part in np.split(kept, np.flatnonzero(is_begun) + 1)]


def within(points: Matrix, size: Vector) -> Matrix:
    """Return what of a polygon, (n, 2), is in the picture or near it (Sutherland & Hodgman). All in pixels."""
    low, high = -np.full(2, NEAR), size + NEAR
    if (points >= low).all() and (points <= high).all():
        return points
    for k in (0, 1):
        for bound, sign in ((high[k], 1.0), (low[k], -1.0)):
            room = sign * (bound - points[:, k])
            found: list[Vector] = []
            for j in range(len(points)):
                if (room[j - 1] < 0) != (room[j] < 0):
                    found.append(points[j - 1] + room[j - 1] / (room[j - 1] - room[j]) * (points[j] - points[j - 1]))
                    found[-1][k] = bound  # what is very far is rounded
                if room[j] >= 0:
                    found.append(points[j])
            points = np.array(found).reshape(-1, 2)
    return points


def dashed(points: Matrix, pattern: list[float]) -> list[Matrix]:
    """Return the dashes of a line, (n, 2) in pixels. pattern : how long dashes and gaps are in turn."""
    at = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    stops = np.concatenate([[0.0], np.cumsum(np.tile(pattern, int(at[-1] / sum(pattern)) + 1))])
    stops = np.append(stops[stops < at[-1]], at[-1])
    along = np.union1d(at, stops)
    whole = np.column_stack([np.interp(along, at, points[:, k]) for k in (0, 1)])
    ends = np.searchsorted(along, stops)
    return [whole[low : high + 1] for low, high in zip(ends[:-1:2], ends[1::2], strict=False)]
