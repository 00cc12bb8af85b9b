"""Cells: the entries of an array as squares with their values."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar

import numpy as np

from core.figures.marks.base import Keep, Maps, Mark, Space, filled, moved, path, shaped, stroke, told
from core.figures.theme import BOXES, Box, BoxLook, Role
from core.numbers.arrays import Matrix

SIDE = 0.9  # of a square, to a cell
CORNER = 0.1  # how round it is
DIGIT = 0.6  # how wide a letter is, to its height


@dataclass(frozen=True, eq=False)
class Cells(Mark):
    """The entries of an array as squares with their values, which stay upright whatever moves them."""

    kind: ClassVar[str] = "cells"
    moving: ClassVar[tuple[str, ...]] = ("points", "texts")
    name: str
    points: Matrix  # (2, n) before the map: their centres; NaN where one is not there
    role: Role
    texts: Sequence[str] = ()  # a value each, or none
    box: Box = "plain"
    label: str = ""  # the name of the array: with it a cell that is pointed at tells its value and its index
    lengths: tuple[int, ...] = ()  # of the array, along each axis
    follows: str = ""  # the named array whose entries the values are
    entries: Sequence[int] = ()  # which of the array's they are, in C order; all of them unless it is given
    map: str = ""  # the map that takes centres to where they are drawn; "" draws them where they are
    shape: str = ""  # the name of centres that never change
    size: float = 1.0  # the side of a cell
    counts_from_one: bool = False  # whether an index is told as in mathematics, a₁₂, and not as in a program, a[0, 1]

    def drawn(self, maps: Maps) -> Matrix:
        """Return the centres where they are drawn."""
        return moved(self.points, self.map, maps)

    def svg(self, space: Space) -> str:
        """Return their outlines as a path, and their values."""
        at, look = space.placed(self.drawn(space.maps)), BOXES[self.box]
        outline = corners(at, self.size)
        dash = f' stroke-dasharray="{look.dash}"' if look.dash else ""
        fill = filled(outline, self.role, look.fill) if look.fill else ""
        line = f'<path d="{path(outline)}" {stroke(self.role, look.width)} stroke-opacity="{look.opacity:g}"{dash}/>'
        values = zip(at[0].tolist(), at[1].tolist(), self.texts, strict=False)
        return fill + line + "".join(self._value(x, y, text, look) for x, y, text in values if text)

    def _value(self, x: float, y: float, text: str, look: BoxLook) -> str:
        if x != x:
            return ""
        height = self.size * min(look.letter, SIDE / (len(text) + 1) / DIGIT)
        where = f'x="{x:.4g}" y="{-y:.4g}" font-size="{height:.3g}" text-anchor="middle" dominant-baseline="central"'
        return f'<text {where} fill="var(--{self.role})" fill-opacity="{look.ink:g}">{escape(text.replace("-", "−"))}</text>'

    def sent(self, unit: float, keep: Keep) -> dict[str, Any]:
        """Return what the stage is told of them."""
        return told(
            self,
            map=self.map,
            **shaped(self.points, self.shape, unit, keep),
            texts=[*self.texts],
            box={**vars(BOXES[self.box])},
            label=self.label,
            countsFromOne=self.counts_from_one,
            lengths=[*self.lengths],
            follows=self.follows,
            entries=[*self.entries],
            size=self.size,
        )


def corners(centres: Matrix, size: float) -> Matrix:
    """Return the outlines of squares round centres, with round corners, parted by NaN."""
    half, r = SIDE * size / 2, CORNER * size
    in_, mid = half - r, half - 0.3 * r
    x = np.array([-in_, in_, mid, half, half, mid, in_, -in_, -mid, -half, -half, -mid, -in_, np.nan])
    y = np.array([half, half, mid, in_, -in_, -mid, -half, -half, -mid, -in_, in_, mid, half, np.nan])
    found: Matrix = np.vstack([(centres[0][:, None] + x).ravel(), (centres[1][:, None] + y).ravel()])
    return found
