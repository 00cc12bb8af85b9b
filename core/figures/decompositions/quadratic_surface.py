"""The picture of a quadratic form of the plane as a surface: f over the unit disc, on whose rim is the curve over the unit circle."""

import math

import numpy as np

from core.decompositions.quadratic import Quadratic
from core.figures import space
from core.figures.legend import Entry
from core.figures.marks import Dots, Drop, Line, Mark
from core.figures.theme import Role
from core.matrices.conformal import direction
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import show

HALF = 1.5
RAYS, ALONG = 24, 7  # lines from the middle to the rim, and places on each
ROUND = 72  # steps of a circle
RADII = (1 / 3, 2 / 3)
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
    at = 2 * math.pi * np.arange(ROUND + 1) / ROUND
    rim = _lifted(form, np.vstack([np.cos(at), np.sin(at)]), unit)
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
    """Return rays and circles of the surface, parted by the sign of f."""
    strokes: list[Matrix] = []
    along = np.linspace(0, 1, ALONG)
    for k in range(RAYS):
        strokes.append(np.outer(direction(2 * math.pi * k / RAYS), along))
    at = 2 * math.pi * np.arange(ROUND + 1) / ROUND
    strokes += [radius * np.vstack([np.cos(at), np.sin(at)]) for radius in RADII]
    lifted = [_lifted(form, stroke, unit) for stroke in strokes]
    found: list[Mark] = []
    gap = np.full((3, 1), math.nan)
    sides: tuple[tuple[Role, int], ...] = (("positive", 1), ("negative", -1))
    for role, side in sides:
        parts = [part for stroke in lifted for piece in _pieces(stroke, side) for part in (piece, gap)]
        if parts:
            found.append(Line(f"surface {role}", np.hstack(parts[:-1]), role, map="C", called=f"f {'>' if side > 0 else '<'} 0"))
    return found


def _pieces(stroke: Matrix, side: int) -> list[Matrix]:
    """Return the runs of a stroke on which f has a sign, 0 counting as positive; between two steps it belongs to what it comes from."""
    middles = stroke[2, 1:] + stroke[2, :-1]
    has = middles >= 0 if side > 0 else middles < 0
    starts = np.flatnonzero(has & ~np.append(False, has[:-1]))
    ends = np.flatnonzero(has & ~np.append(has[1:], False))
    return [stroke[:, start : end + 2] for start, end in zip(starts, ends, strict=True)]


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
