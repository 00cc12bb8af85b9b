"""Arranged: where a few blocks of cells stand, so that their cells are as large as can be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

ASPECT = 1.05  # of the room for a picture: a little wider than high on a desk, and as high as wide on a phone
GAP = 1.4  # between two that stand side by side: a sign has room in it
Size = tuple[float, float]
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Arranged:
    """Where each of several things stands, by its upper left corner, and how large the board is."""

    corners: Mapping[str, tuple[float, float]]
    width: float
    height: float
    rows: Rows

    def are_beside(self, one: str, other: str) -> bool:
        """Return whether one stands directly left of the other."""
        return any((one, other) in pairwise(row) for row in self.rows)


def arranged(sizes: Mapping[str, Size], ways: Sequence[Rows], beside: Mapping[str, float]) -> Arranged:
    """Return the way of arranging things, row by row, in which a cell is largest; what has no size is left out.

    beside : what some of them need on their left, by name; all that begin a row stand below each other.
    """
    found = [_placed(sizes, [row for row in ([name for name in row if name in sizes] for row in rows) if row], beside) for rows in ways]
    return min(found, key=lambda way: max(way.width / ASPECT, way.height))


def _placed(sizes: Mapping[str, Size], rows: Rows, beside: Mapping[str, float]) -> Arranged:
    corners: dict[str, tuple[float, float]] = {}
    width = top = 0.0
    first = max(beside.get(row[0], 0.0) for row in rows)
    for row in rows:
        left = first
        for name in row:
            left += beside.get(name, 0.0) if name != row[0] else 0.0
            corners[name] = (left, top)
            left += sizes[name][0] + GAP
        width = max(width, left - GAP)
        top -= max(sizes[name][1] for name in row)
    return Arranged(corners, width, -top, rows)
