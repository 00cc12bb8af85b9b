"""Laid: where the cells of two arrays and of what they make stand while one is stretched over the other, by their shapes alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from core.figures.blocks import Block
from core.figures.objects.arranged import Arranged, arranged
from core.figures.ways import Along
from core.numbers.arrays import Matrix, Vector
from core.objects.broadcasting import Shape, Stretched

WRITTEN, STRETCHED, COMBINED = 1.0, 2.0, 3.0  # when each act of the film ends
HOLD = 0.8  # of the time that an entry has in the last act, in which what it is about stays
WAYS = (
    (("A", "b"), ("C", "shapes")),
    (("A", "b", "C"), ("shapes",)),
    (("A", "b", "C", "shapes"),),
    (("A",), ("b",), ("C", "shapes")),
    (("A",), ("b",), ("C",), ("shapes",)),
    (("A", "shapes"), ("b",), ("C",)),
    (("A", "b", "shapes"), ("C",)),
)
TITLE = 0.9  # the room of a title above a block, in cells,
WORDS = 3.6  # and how long it may be at least
LENGTH, ROW, NAME, HEADS = 1.0, 0.92, 0.8, 0.5  # of the shapes: a column, a row, the names before them, and the axes above
SLIDE = 0.5  # how far left of its place stands what has yet to be filled up on the left
LEFT, BELOW = (0.0, 0.0, 0.6, 0.6, 1.05), (0.0, 0.6, 0.6, 1.05, 1.05)  # the room of the names of as many axes


def nowhere(points: Matrix) -> Matrix:
    """Return places for as many points that are not there."""
    return np.full_like(points, np.nan)


def way(start: Vector, end: Vector, source: Block, target: Block) -> Matrix:
    """Return the way from a cell of one block to a cell of another, (2, 6), between rows of cells and beside blocks: over no number."""
    (x, y), (to_x, to_y) = start, end
    if source.top > target.top + 1e-9:  # from above: down on the left of both, or between them
        across = min(source.left, target.left) - 0.1 if abs(source.left - target.left) < 1 else target.right + 0.3
        return np.array([[x, x, across, across, to_x, to_x], [y - 0.45, y - 0.5, y - 0.5, to_y + 0.5, to_y + 0.5, to_y + 0.45]])
    return np.array([[x, x, x, to_x, to_x, to_x], [y - 0.45, y - 0.5, y - 0.5, to_y - 0.5, to_y - 0.5, to_y - 0.45]])


@dataclass(frozen=True)
class Laid:
    """Where all stands: both operands and the result in blocks of one shape, or both operands as they are."""

    a: Shape
    b: Shape
    shape: Shape | None  # of the result; None where it is not drawn
    rows: int  # of the table of shapes

    @property
    def order(self) -> int:
        """How many axes there are."""
        return max(len(self.a), len(self.b))

    @cached_property
    def size(self) -> int:
        """How many entries the result has."""
        return int(np.prod(self.shape or ()))

    @cached_property
    def on_board(self) -> Arranged:
        """Where blocks and shapes are on the board."""
        sizes = {name: (max(room.width, WORDS), room.height + TITLE) for name, room in self._rooms.items()}
        beside = {"C": LEFT[self.order]}
        if "C" in sizes:
            beside["A"] = SLIDE if len(self.a) < self.order else 0.0
            sizes["C"] = sizes["C"][0], sizes["C"][1] + BELOW[self.order]
        if self.order:
            sizes["shapes"] = (max(NAME + self.order * LENGTH, WORDS), TITLE + HEADS + self.rows * ROW)
        return arranged(sizes, WAYS, beside)

    @property
    def _rooms(self) -> Mapping[str, Block]:
        if self.shape is None:
            return {"A": Block(self.a), "b": Block(self.b)}
        return dict.fromkeys("AbC", Block(self.shape))

    @cached_property
    def blocks(self) -> Mapping[str, Block]:
        """The block of each array: in the middle of its room where that is wider."""
        found = {}
        for name, room in self._rooms.items():
            x, y = self.on_board.corners[name]
            found[name] = replace(room, left=x + max(0.0, WORDS - room.width) / 2, top=y - TITLE)
        return found

    @cached_property
    def centres(self) -> Mapping[str, Matrix]:
        """The middle of each cell, by block."""
        return {name: block.centres for name, block in self.blocks.items()}

    @cached_property
    def ways(self) -> Mapping[str, Mapping[float, Matrix]]:
        """Where the entries of each operand are: before it is filled up, at 0 along all new axes, and as far apart as they are seen."""
        return {name: self._spread(self.blocks[name], part) for name, part in self._operands.items()}

    def _spread(self, room: Block, part: Stretched) -> Mapping[float, Matrix]:
        own = Block(part.padded, room.left, room.top)
        start = replace(own, left=room.left - (SLIDE if part.own.ndim < self.order else 0.0))
        spread = room.cells(*(slice(1) if length == 1 else slice(None) for length in part.padded)) if part.padded else room.centres
        return {0.0: start.centres, WRITTEN: own.centres, STRETCHED: spread, COMBINED: spread}

    @property
    def _operands(self) -> Mapping[str, Stretched]:
        shape = self.shape or ()
        return {"A": Stretched(np.empty(self.a), shape), "b": Stretched(np.empty(self.b), shape)}

    @cached_property
    def copies(self) -> Mapping[str, list[int]]:
        """Of which entries of each operand its copies are, in the order in which they are seen."""
        found = {}
        for name, part in self._operands.items():
            flat = np.broadcast_to(np.arange(part.own.size).reshape(part.own.shape), part.shape)
            found[name] = [int(k) for k in flat[part.is_copy].tolist()]
        return found

    @cached_property
    def ghosts(self) -> Mapping[str, Mapping[float, Matrix]]:
        """Where the copies of each operand are: they move out of their originals."""
        found = {}
        for name, part in self._operands.items():
            there = self.centres[name][:, part.is_copy.ravel()]
            start = self.ways[name][WRITTEN][:, self.copies[name]]
            found[name] = {0.0: nowhere(there), WRITTEN: start, STRETCHED: there, COMBINED: there}
        return found

    def when(self, k: int) -> float:
        """Return when the k-th entry of the result is made."""
        return round(STRETCHED + k / self.size, 6)

    @cached_property
    def here(self) -> Mapping[str, Sequence[Matrix]]:
        """What marks each entry of the result, those that it is made of, and the ways from these, by the name of the mark."""
        found = {f"{name} here": [points[:, [k]] for k in range(self.size)] for name, points in self.centres.items()}
        to, target = self.centres["C"], self.blocks["C"]
        for name in "Ab":
            points, block = self.centres[name], self.blocks[name]
            found[f"way from {name}"] = [way(points[:, k], to[:, k], block, target) for k in range(self.size)]
        return found

    def steps(self, name: str, last: int) -> Mapping[float, Matrix]:
        """Return where a mark is in the last act, entry by entry, and at its end."""
        found = {0.0: nowhere(self.here[name][0])}
        for k, points in enumerate(self.here[name]):
            found[self.when(k)] = points
            found[round(self.when(k) + HOLD / self.size, 6)] = points
        return {**found, COMBINED: self.here[name][last]}

    @cached_property
    def leader(self) -> str:
        """The operand that moves most: its corner leads the film."""
        shapes = {"A": self.a, "b": self.b}
        return max("Ab", key=lambda name: (bool(self.copies[name]) and len(shapes[name]) < self.order, len(self.copies[name]), name))

    @cached_property
    def lead(self) -> Along:
        """The way of the lower right corner of an operand, to that of the result."""
        ways = self.ways[self.leader]
        corners = [ways[0.0][:, -1], ways[WRITTEN][:, -1], self.centres[self.leader][:, -1], self.centres["C"][:, -1]]
        return Along(np.column_stack(corners) + np.array([[0.5], [-0.5]]), np.array([0.0, WRITTEN, STRETCHED, COMBINED]))

    @cached_property
    def columns(self) -> Vector:
        """Where the lengths of each axis are, in the table of shapes."""
        return np.array([self.on_board.corners["shapes"][0] + NAME + LENGTH * (k + 0.5) for k in range(self.order)])


@lru_cache(maxsize=64)
def laid(a: Shape, b: Shape, shape: Shape | None, rows: int) -> Laid:
    """Return where all stands, which a hand that moves an entry does not change."""
    return Laid(a, b, shape, rows)
