"""SVG: a figure as a small still picture, coloured by the theme's custom properties."""

import math
from dataclasses import dataclass
from html import escape
from typing import ClassVar

from core.figures.depth import Depth
from core.figures.figure import Figure
from core.figures.marks.base import THIN, WIDE, Maps
from core.numbers.arrays import Matrix

TYPE = 16  # pixels: the size of type on a usual screen


def svg(figure: Figure, title: str) -> str:
    """Return figure as an SVG element that fills its container; title is its text alternative."""
    half = figure.half
    marks = "".join(mark.svg(figure) for mark in figure.marks)
    return (
        f'<svg viewBox="{-WIDE * half:g} {-half:g} {2 * WIDE * half:g} {2 * half:g}" role="img" aria-label="{escape(title)}" '
        f'preserveAspectRatio="xMidYMid slice" xmlns="http://www.w3.org/2000/svg">{marks}</svg>'
    )


def large(figure: Figure, title: str) -> str:
    """Return figure as an SVG element that shows of it, in a box of any size, what the stage does; title is its text alternative.

    Its lines are as thin as on a small picture: it is to be drawn at THIN of its size, and scaled up.
    """
    wide, high = figure.frame
    marks, most = "".join(mark.svg(Large(figure)) for mark in figure.marks), figure.most / TYPE * THIN
    size = f' style="max-width:{2 * wide * most:g}rem;max-height:{2 * high * most:g}rem"' if most < math.inf else ""
    return (
        f'<svg viewBox="{-wide:g} {-high:g} {2 * wide:g} {2 * high:g}" role="img" aria-label="{escape(title)}"{size} '
        f'preserveAspectRatio="{"none" if figure.stretches else "xMidYMid"}">{figure.ground()}{marks}</svg>'
    )


@dataclass(frozen=True, eq=False)
class Large:
    """A figure in a large picture: heads of arrows and dots have their own size, whatever the figure shows."""

    figure: Figure
    is_large: ClassVar[bool] = True
    head: ClassVar[float] = 0.05

    @property
    def maps(self) -> Maps:
        """The named linear maps that move marks."""
        return self.figure.maps

    @property
    def half(self) -> float:
        """Half the height of the still picture."""
        return self.figure.half

    @property
    def frame(self) -> tuple[float, float]:
        """Half the width and half the height of what is in view."""
        return self.figure.frame

    @property
    def depth(self) -> Depth | None:
        """What hides what, where it shows space."""
        return self.figure.depth

    def placed(self, points: Matrix) -> Matrix:
        """Return where points stand on the still picture."""
        return self.figure.placed(points)
