"""Depth in space: what lies behind a face is dashed, and what is nearer to the eye is heavier. The stage does the same in depth.js."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.figures.theme import Look
from core.numbers.arrays import Matrix, Vector

HEAVIER = 0.4  # how much what is as near as the edge of the picture is far
FAINT = 0.6  # how strong what is hidden is, to what is seen
EDGE_ON = 0.02  # the cosine at which a face is seen as a line, and hides nothing
TOUCHING = 1e-4  # of the half-height: what lies in a face, or stands on it, is not behind it
Shares = list[tuple[float, float]]  # of a line: from which share of it to which


@dataclass(frozen=True, eq=False)
class Face:
    """A parallelogram that hides what lies behind it."""

    map: str  # the map that takes it to the picture: the camera, perhaps after one of its own
    corner: Vector  # before the map
    sides: tuple[Vector, Vector]  # from there


@dataclass(frozen=True, eq=False)
class Depth:
    """What an eye that is far away sees of space."""

    eye: Vector  # (3,): its direction, of length 1
    faces: Sequence[tuple[Vector, Vector, Vector]]  # in space: a corner, and the sides from there
    half: float  # the half-height of the picture

    def hidden(self, p: Vector, q: Vector) -> Shares:
        """Return between which shares of the line from p to q it is hidden, in their order."""
        found: Shares = []
        for corner, u, v in self.faces:
            n = np.cross(u, v)
            size, towards = float(n @ n), float(n @ self.eye)
            if not abs(towards) > EDGE_ON * size**0.5:
                continue
            across, along = (of - n * (of @ self.eye) / towards for of in (np.cross(v, n) / size, np.cross(n, u) / size))
            ends = np.column_stack([p - corner, q - corner])
            a, b, behind = across @ ends, along @ ends, -n @ ends / towards
            bounds = [(-TOUCHING * self.half, -behind), (0.0, -a), (1.0, a), (0.0, -b), (1.0, b)]
            start, end = 0.0, 1.0
            for most, (here, there) in bounds:  # at the ends of the line: less than most
                if here >= most and there >= most:
                    start = 1.0
                elif here >= most:
                    start = max(start, (most - here) / (there - here))
                elif there >= most:
                    end = min(end, (most - here) / (there - here))
            if start < end:
                found.append((start, end))
        return _merged(found)

    def weight(self, p: Vector, q: Vector) -> float:
        """Return how many times as heavy as else the line from p to q is."""
        return 1 + HEAVIER * float(np.clip(self.eye @ (p + q) / 2 / self.half, -1, 1))


def _merged(shares: Shares) -> Shares:
    found: Shares = []
    for start, end in sorted(shares):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def between(hidden: Shares, end: float = 1.0) -> Shares:
    """Return what of a line up to an end is left between hidden shares."""
    stops = [0.0, *(stop for share in hidden for stop in share), end]
    return within(list(zip(stops[::2], stops[1::2], strict=True)), end)


def within(shares: Shares, end: float) -> Shares:
    """Return what of shares is before an end."""
    return [(start, min(stop, end)) for start, stop in shares if start < min(stop, end)]


def hidden_dash(look: Look) -> str:
    """Return the dash of what is hidden: of a heavy line it is longer, and a line that is dashed where it is seen has longer gaps."""
    lengths = look.dash.split()
    if not lengths:
        return f"{4 + look.width:g} {3 + look.width / 2:g}"
    return " ".join(f"{2 * int(length) + 1}" if k % 2 else length for k, length in enumerate(lengths))


def parts(ends: Matrix, shares: Shares) -> Matrix:
    """Return shares of a line between two points as strokes, (2, 3k), parted by NaN; ends : (2, 2)."""
    p, q = ends[:, :1], ends[:, 1:]
    found = [np.hstack([p + start * (q - p), p + end * (q - p), np.full((2, 1), np.nan)]) for start, end in shares]
    return np.hstack(found) if found else np.empty((2, 0))
