"""SVG: a figure as a small still picture, coloured by the theme's custom properties."""

from html import escape

from core.figures.figure import Figure
from core.figures.marks.base import WIDE


def svg(figure: Figure, title: str) -> str:
    """Return figure as an SVG element that fills its container; title is its text alternative."""
    half = figure.half
    marks = "".join(mark.svg(figure) for mark in figure.marks)
    return (
        f'<svg viewBox="{-WIDE * half:g} {-half:g} {2 * WIDE * half:g} {2 * half:g}" role="img" aria-label="{escape(title)}" '
        f'preserveAspectRatio="xMidYMid slice" xmlns="http://www.w3.org/2000/svg">{marks}</svg>'
    )
