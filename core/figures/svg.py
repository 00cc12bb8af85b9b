"""SVG: a figure as a small still picture, coloured by the theme's custom properties."""

from html import escape

import numpy as np

from core.figures.marks import Figure, Mark
from core.figures.png import address
from core.figures.theme import ROLES
from core.numbers.arrays import Matrix

WIDE = 1.3  # times as wide as high
HEAD = 0.09  # of an arrow, relative to the half-height
DOT = 0.025  # the radius of a dot, likewise


def svg(figure: Figure, title: str) -> str:
    """Return figure as an SVG element that fills its container; title is its text alternative."""
    half = 1.0 if figure.axes else figure.half_height
    parts = [_mark(mark, _placed(figure, mark), half) for mark in figure.marks if not mark.film_only]
    return (
        f'<svg viewBox="{-WIDE * half:g} {-half:g} {2 * WIDE * half:g} {2 * half:g}" role="img" aria-label="{escape(title)}" '
        f'preserveAspectRatio="xMidYMid slice" xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'
    )


def _placed(figure: Figure, mark: Mark) -> Matrix:
    """Return the points of mark as they lie on the picture; of a chart, in a box from (-WIDE, -1) to (WIDE, 1)."""
    points = figure.drawn(mark)
    if figure.axes:
        (left, right), (bottom, top) = figure.axes.x, figure.axes.y
        heights = (2 * points[1:] - bottom - top) / (top - bottom)
        points = np.vstack([WIDE * (2 * points[:1] - left - right) / (right - left), heights])
    return squared(points) if mark.kind == "squares" else points


def squared(points: Matrix) -> Matrix:
    """Return the corners of squares on residuals, parted by NaN; points : (3, n), x, y and what the fit gives, in equal scales."""
    x, y, fit = points
    left, gap = x - (y - fit), np.full(len(x), np.nan)
    corners: Matrix = np.stack([[x, left, left, x, x, gap], [y, y, fit, fit, y, gap]]).transpose(0, 2, 1).reshape(2, -1)
    return corners


def _mark(mark: Mark, points: Matrix, half: float) -> str:
    role = ROLES[mark.role]
    stroke = f'fill="none" stroke="var(--{mark.role})" stroke-width="{role.width * 0.7:g}" vector-effect="non-scaling-stroke"'
    if mark.kind == "label":
        return ""
    if mark.pixels is not None:
        frame = f'x="{-WIDE * half:g}" y="{-half:g}" width="{2 * WIDE * half:g}" height="{2 * half:g}"'
        return f'<image href="{address(mark.pixels)}" {frame} preserveAspectRatio="xMidYMid slice"/>'
    if mark.kind == "points":
        return "".join(
            f'<circle cx="{x:.4g}" cy="{-y:.4g}" r="{DOT * half:.4g}" fill="var(--{mark.role})"/>' for x, y in points.T.tolist() if x == x
        )
    if mark.kind in ("area", "squares"):
        return f'<path d="{_path(points)}" fill="var(--{mark.role})" fill-opacity="{role.opacity:g}"/>'
    if mark.kind == "line":
        dash = f' stroke-dasharray="{role.dash}"' if role.dash else ""
        return f'<path d="{_path(points)}" {stroke} stroke-opacity="{role.opacity:g}"{dash}/>'
    tip = points[:, 0]
    length = float(np.linalg.norm(tip))
    if length < HEAD * half / 4:
        return ""
    along = tip / length * min(HEAD * half, length)
    across = 0.4 * np.array([-along[1], along[0]])
    head = np.column_stack([tip, tip - along + across, tip - along - across, tip])
    shaft = np.column_stack([np.zeros(2), tip - 0.7 * along])
    return f'<path d="{_path(shaft)}" {stroke}/><path d="{_path(head)}" fill="var(--{mark.role})"/>'


def _path(points: Matrix) -> str:
    """Return the path through points, y upwards, broken where a coordinate is NaN."""
    out, pen = [], "M"
    for x, y in points.T.tolist():
        if x != x or y != y:
            pen = "M"
            continue
        out.append(f"{pen}{x:.4g} {-y:.4g}")
        pen = "L"
    return "".join(out)
