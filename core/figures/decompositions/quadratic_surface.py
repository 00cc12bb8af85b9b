"""The picture of a quadratic form of the plane as a surface: f over the unit disc, on whose rim is the curve over the unit circle."""

import math

import numpy as np

from core.decompositions.quadratic import Quadratic
from core.figures import space
from core.figures.legend import Entry
from core.figures.marks import Dots, Drop, Line, Mark
from core.figures.theme import Role
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import show

HALF = 1.5
ROUND = 72  # steps of the rim
ALONG = 6  # places on a ray from the middle to the rim
GAP: Matrix = np.full((2, 1), math.nan)


def _round(steps: int) -> Matrix:
    """Return the unit circle in steps, (2, steps + 1)."""
    at = 2 * math.pi * np.arange(steps + 1) / steps
    return np.vstack([np.cos(at), np.sin(at)])


def _rays(ends: Matrix) -> Matrix:
    """Return rays from the middle to ends, (2, k), as strokes."""
    return np.hstack([np.hstack([np.outer(end, np.linspace(0, 1, ALONG)), GAP]) for end in ends.T])


RAYS: Matrix = _rays(_round(20)[:, 1:])
CIRCLES: Matrix = np.hstack([part for radius in (1 / 3, 2 / 3) for part in (radius * _round(48), GAP)])
LEGEND = (
    Entry("x on the surface", "x", "f in the direction of x, on the rim"),
    Entry("rim", "", "f on the unit circle: the curve of the other picture"),
    Entry("surface positive", "", "where f is positive, over the disc"),
    Entry("surface negative", "", "where f is negative"),
    Entry("highest", "", "the largest value of f on the circle, λmax"),
    Entry("lowest", "", "the smallest value, λmin"),
    Entry("disc", "", "the unit circle on the floor, where f would be 0"),
    *space.GROUND,
)


def picture(form: Quadratic, camera: tuple[float, float]) -> space.Space:
    """Return the surface as a wireframe; camera : azimuth and elevation."""
    unit = unit_of(form)
    rim = _lifted(form, _round(ROUND), unit)
    marks = (
        *space.ground(HALF),
        Line("disc", rim * [[1], [1], [0]], "unit", map="C", shape="disc in space"),
        *_wires(form, unit),
        Line("rim", rim, "form", map="C"),
        *_ends(form, unit),
        *_x(form, unit),
    )
    title = f"f over the disc{'' if unit == 1 else f', heights divided by {show(unit)}'}"
    faces = (space.floor(HALF),)
    return space.Space("surface", marks, HALF, title=title, maps=space.seen({}, *camera), faces=faces, legend=LEGEND)


def unit_of(form: Quadratic) -> float:
    """Return what of f is as high as the disc is wide from its middle: 1, 2 or 5 times a power of ten, so that all is in view."""
    if not form.size:
        return 1.0
    power = 10.0 ** math.floor(math.log10(form.size))
    return float(f"{next(lead * power for lead in (1, 2, 5, 10) if lead * power >= form.size * (1 - 1e-9)):.1g}")


def _lifted(form: Quadratic, points: Matrix, unit: float) -> Matrix:
    """Return points of the plane with f above them, (3, k)."""
    return np.vstack([points, (points * (form.S @ points)).sum(axis=0) / unit])


def _wires(form: Quadratic, unit: float) -> list[Mark]:
    """Return rays and circles of the surface, parted by the sign of f, which is one along a ray."""
    along = form.vectors[:, :2]  # where f is largest and smallest: a sign that it has hardly anywhere else is seen there
    rays, circles = (_lifted(form, points, unit) for points in (np.hstack([RAYS, _rays(along), _rays(-along)]), CIRCLES))
    middles = circles[2, 1:] + circles[2, :-1]  # of steps; nothing from one circle to the next
    found: list[Mark] = []
    sides: tuple[tuple[Role, int], ...] = (("positive", 1), ("negative", -1))
    for role, side in sides:
        has_ray = np.repeat(rays[2, ALONG - 1 :: ALONG + 1] * side > 0, ALONG + 1)
        has_step = middles * side > 0
        points = np.hstack([rays[:, has_ray], np.where(np.append(has_step, False) | np.append(False, has_step), circles, math.nan)])
        is_gap = np.isnan(points[2])
        points = points[:, ~(is_gap & np.append(True, is_gap[:-1]))]
        if points.shape[1]:
            found.append(Line(f"surface {role}", points, role, map="C", called=f"f {'>' if side > 0 else '<'} 0"))
    return found


def _ends(form: Quadratic, unit: float) -> list[Mark]:
    """Return where on the rim f is largest and smallest."""
    if form.is_constant:
        return []
    named = (("highest", form.vectors[:, 0], form.largest), ("lowest", form.vectors[:, 1], form.smallest))
    return [Dots(name, np.column_stack([_at(v, value / unit), _at(-v, value / unit)]), "eigen", map="C") for name, v, value in named]


def _x(form: Quadratic, unit: float) -> list[Mark]:
    """Return where on the rim x points, and straight down from there."""
    if form.quotient is None:
        return []
    at = _at(form.x / math.hypot(*form.x), float(form.quotient) / unit)
    return [Drop("drop x", at, "drop", "C"), Dots("x on the surface", at, "input", "x", map="C")]


def _at(place: Vector, height: float) -> Vector:
    return np.append(place, height)
