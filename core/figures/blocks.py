"""Blocks: where the cells of arrays stand on a board, and the marks that name a block and its axes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.figures.marks import Caption, Cells, Line
from core.figures.theme import AXES, Box, Role
from core.numbers.arrays import Matrix, Vector

GAP = 0.5  # between slices, in cells
TITLE = 0.45  # the middle of a title above its block
AXIS = 0.35  # and of the name of an axis beside it,
FURTHER = 0.45  # and how far the next one is from that


@dataclass(frozen=True)
class Block:
    """The cells of an array of up to four axes, from its upper left corner on.

    The last axis goes to the right, and the one before it down: a slice. Slices stand side by side along the axis before these, and
    along the leading one of four below each other.
    """

    shape: tuple[int, ...]
    left: float = 0.0
    top: float = 0.0  # of the board; what is below it is negative

    @property
    def _four(self) -> tuple[int, int, int, int]:
        a, b, c, d = (1,) * (4 - len(self.shape)) + self.shape
        return a, b, c, d

    @property
    def width(self) -> float:
        """How wide it is, in cells."""
        _, b, _, d = self._four
        return b * d + GAP * (b - 1)

    @property
    def height(self) -> float:
        """How high it is, in cells."""
        a, _, c, _ = self._four
        return a * c + GAP * (a - 1)

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.top - self.height

    @property
    def middle(self) -> Vector:
        """Its middle, (2,)."""
        return np.array([self.left + self.width / 2, self.top - self.height / 2])

    @cached_property
    def centres(self) -> Matrix:
        """The middle of each cell, (2, n), in C order."""
        a, b, c, d = self._four
        row, k, i, j = np.indices((a, b, c, d))
        x = self.left + 0.5 + j + k * (d + GAP)
        y = self.top - 0.5 - i - row * (c + GAP)
        return np.vstack([x.ravel(), y.ravel()])

    def cells(self, *index: int | slice) -> Matrix:
        """Return the middles of the cells at an index, as NumPy has it, (2, n)."""
        return np.reshape(self.centres.reshape(2, *self.shape)[(slice(None), *index)], (2, -1))

    def flat(self, *index: int | slice) -> list[int]:
        """Return which entries these are, in C order."""
        found: list[int] = np.ravel(np.arange(int(np.prod(self.shape))).reshape(self.shape)[index]).tolist()
        return found

    def drawn(
        self,
        name: str,
        texts: Sequence[str],
        role: Role,
        *,
        label: str = "",
        follows: str = "",
        box: Box = "plain",
        counts_from_one: bool = False,
    ) -> Cells:
        """Return all of its cells as one mark; a cell that is pointed at tells its value and its index by label."""
        key = f"cells {self.shape} at {self.left:g}, {self.top:g}"
        return Cells(
            name,
            self.centres,
            role,
            texts,
            box,
            label=label,
            counts_from_one=counts_from_one,
            lengths=self.shape,
            follows=follows,
            shape=key,
        )

    def titled(self, name: str, text: str, role: Role, room: float = 0.0) -> Caption:
        """Return a title above it."""
        return Caption(name, np.array([self.middle[0], self.top + TITLE]), text, role, room=room)

    def axes(self, name: str) -> tuple[Caption, ...]:
        """Return the names of its axes, each in the colour of its own, beside what it counts: the first slice, or the slices."""
        _, _, c, d = self._four
        x, y = self.middle
        places = (  # from the last axis on; what counts slices stands further out
            (self.left + d / 2, self.bottom - AXIS, False),
            (self.left - AXIS, self.top - c / 2, True),
            (x, self.bottom - AXIS - FURTHER, False),
            (self.left - AXIS - FURTHER, y, True),
        )
        axes = range(len(self.shape))
        named = zip(reversed(axes), places, strict=False)
        return tuple(
            Caption(f"{name} axis {k}", np.array([across, up]), f"axis {k}", AXES[k], turned=turned) for k, (across, up, turned) in named
        )


def curve(start: Vector, end: Vector, bend: float = 0.25, count: int = 17) -> Matrix:
    """Return a curve from one point to another, (2, count), that leaves the straight way by bend of its length, to its left."""
    t = np.linspace(0, 1, count)
    across = np.array([-(end - start)[1], (end - start)[0]])
    middle = (start + end) / 2 + 2 * bend * across
    found: Matrix = np.outer(start, (1 - t) ** 2) + np.outer(middle, 2 * t * (1 - t)) + np.outer(end, t**2)
    return found


def connector(name: str, start: Vector, end: Vector, role: Role = "orbit", bend: float = 0.0) -> Line:
    """Return a line from one place to another, which is curved where it bends."""
    return Line(name, curve(start, end, bend) if bend else np.column_stack([start, end]), role)
