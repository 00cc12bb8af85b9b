"""The pictures of a quadratic form: its level lines, its values round the unit circle, and Ax with its shadow on x."""

import math
from decimal import Decimal

import numpy as np

from core.decompositions.quadratic import Quadratic
from core.figures.axes import Axis, Tick, span, ticks
from core.figures.bars import bars
from core.figures.chart import Chart
from core.figures.decompositions import quadratic_space, quadratic_surface
from core.figures.figure import Figure, Switch
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Area, Arrow, Dots, Line, Mark
from core.figures.plane import CIRCLE, FINE, Plane, axis, half_height
from core.figures.theme import Role
from core.figures.ways import Across, Circle, Graph
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import indexed, show

CLOSE = 1.6  # the half-height of a view of the unit circle and what is round it
FILL = 0.9
APART = 4.0  # so many level lines, at least, from the centre to the edge of the picture, where f is steepest
MOST = 16  # of one sign
FAR = 1e3  # half-heights: so far do parallel lines go
BEYOND = 1e-9  # of ‖S‖: a level nearer to 0 is that of 0
TURN = 180.0
SAMPLES = 121  # of the curve
ROOM = 0.3  # above and below the curve, for the names of the axes
WIDER = 1.1  # than what it can show is the view of Ax: for names
APART_TICKS = 0.1  # of the height of the curve's picture, from text to text


def _hyperbola(farthest: float, samples: int) -> Matrix:
    """Return u² − v² = 1, both branches, with its points close together where it bends."""
    way = np.linspace(-1, 1, samples)
    t = farthest * way * np.abs(way)
    return np.hstack([[np.cosh(t), np.sinh(t)], [[math.nan], [math.nan]], [-np.cosh(t), np.sinh(t)]])


def _many(shape: Matrix, *, grows_along: bool = True) -> Matrix:
    """Return where f is 1, 2 … MOST, as one stroke parted by NaN; shape : where it is 1."""
    roots = [np.array([[math.sqrt(k)], [math.sqrt(k) if grows_along else 1.0]]) for k in range(1, MOST + 1)]
    return _broken([root * shape for root in roots])


def _broken(strokes: list[Matrix]) -> Matrix:
    """Return strokes as one, parted by NaN."""
    gap = np.full((2, 1), math.nan)
    return np.hstack([part for stroke in strokes for part in (stroke, gap)][:-1])


PAIR: Matrix = np.array([[1.0, 1, math.nan, -1, -1], [-1, 1, math.nan, 1, -1]])
ROUND: Matrix = CIRCLE[:, ::2]  # 6° from point to point
SHAPES = {  # one level line, and all: the names of the shapes, and their points
    "ellipses": ("circle", CIRCLE, "circles", _many(ROUND)),
    "circles": ("circle", CIRCLE, "circles", _many(ROUND)),
    "hyperbolas": ("hyperbola", _hyperbola(10.0, 121), "hyperbolas", _many(_hyperbola(5.0, 51))),
    "parallel lines": ("pair", PAIR, "pairs", _many(PAIR, grows_along=False)),
}

LEVELS = (
    Entry("x", "x", "the input: lead it round the circle; it stops where f is largest or smallest"),
    Entry("level of x", "", "where f is what it is at x: it touches the circle where f is largest or smallest"),
    Entry("positive", "", "level lines with f > 0: from each to the next f grows by as much"),
    Entry("negative", "", "level lines with f < 0"),
    Entry("zero *", "", "where f is 0"),
    Entry("largest", "", "where f is largest on the circle: an eigenvector of (A + A′)/2"),
    Entry("smallest", "", "where f is smallest on the circle: an eigenvector of (A + A′)/2"),
    Entry("unit circle", "", "the unit circle"),
)
CURVE = (
    Entry("x on the curve", "", "f at x: grab it here too"),
    Entry("curve", "", "f all round the unit circle"),
    Entry("λ*", "", "by the theorem: the largest and the smallest eigenvalue of (A + A′)/2"),
    Entry("found *", "", "what a search on the curve finds, without eigenvalues"),
    Entry("no value", "", "f = 0"),
)
SHADOW = (
    Entry("Ax", "Ax", "where A takes x: pull it across x, and only what is antisymmetric in A changes"),
    Entry("shadow", "", "the shadow of Ax on x: its length times that of x is f(x), negative against x"),
    Entry("drop", "", "at right angles to x"),
    Entry("Sx", "Sx", "where the symmetric part (A + A′)/2 takes x: it has the same shadow"),
    Entry("Kx", "Kx", "where the antisymmetric part (A − A′)/2 takes x: across x, with no shadow"),
    Entry("x itself", "x", "the input"),
)
RANGE = (
    Entry("f at x", "", "f at x, scaled to length 1"),
    Entry("eigenvalues", "λ", "the eigenvalues of (A + A′)/2: the first is the most that f can be, the last the least"),
    Entry("nothing", "", "0"),
)


def quadratic(form: Quadratic, half: float = 0.0, camera: tuple[float, float] = (0.0, 0.0)) -> tuple[Figure, ...]:
    """Return the pictures of form; half : the half-height of the view, chosen to fit if 0; camera : azimuth and elevation.

    Of what is not 2 × 2 the eigenvalues of its symmetric part are shown, of 3 × 3 beside its level curves on the sphere.
    """
    if len(form.A) == 2:
        return _levels(form, half), _curve(form), quadratic_surface.picture(form, camera), _shadow(form)
    return (quadratic_space.picture(form, half, camera), _range(form)) if len(form.A) == 3 else (_range(form),)


def _levels(form: Quadratic, half: float) -> Figure:
    """Return the level lines with x on the unit circle."""
    reach = float(np.abs(form.x).max())
    half = half or (CLOSE if reach <= FILL * CLOSE else half_height(reach, FINE))
    maps: dict[str, Matrix] = {}
    marks = (
        *_lines(form, half, maps),
        *_zeros(form, half),
        Line("unit circle", CIRCLE, "unit", shape="circle"),
        *_through(form, half, maps),
        *_extremes(form, half),
        Arrow("x", form.x, "input", "x", follows="x"),
    )
    stops = None if form.is_constant else form.vectors
    led = Handle("x", None, "input", "x", "vector x, led round the unit circle", Circle(stops))
    title = "No level lines: f is 0 everywhere" if form.lines == "none" else f"Level lines: {form.lines}"
    title += ", to sixteen digits" if form.lines == "circles" and form.is_nearly_constant else ""
    switch = Switch("A", 3)
    return Plane("levels", marks, half, title=title, maps=maps, handles=(led,), zooms=True, legend=LEVELS, switch=switch)


def step(form: Quadratic, half: float) -> Decimal:
    """Return by how much f grows from one level line to the next: 1, 2 or 5 times a power of ten."""
    rough = form.size * half * half / APART
    exponent = math.floor(math.log10(rough))
    lead = next(lead for lead in (1, 2, 5, 10) if lead >= rough / 10.0**exponent * (1 - 1e-9))
    return Decimal(lead).scaleb(exponent)


def _lines(form: Quadratic, half: float, maps: dict[str, Matrix]) -> list[Mark]:
    """Return the level lines that are in view, and put what makes them of a shape into maps."""
    if form.lines in {"", "none"}:
        return []
    *_, shape, points = SHAPES[form.lines]
    apart = float(step(form, half))
    sides: tuple[tuple[Role, int, int], ...] = (("positive", 1, form.inertia.positive), ("negative", -1, form.inertia.negative))
    marks: list[Mark] = []
    for side, sign, has in sides:
        if has:
            maps[side] = form.level(sign * apart, FAR * half)
            marks.append(Line(side, points, side, map=side, shape=shape, called=f"f from line to line: {show(sign * apart)} more"))
    return marks


def _zeros(form: Quadratic, half: float) -> list[Mark]:
    """Return the lines on which f is 0."""
    return [Line(f"zero {k + 1}", 3 * half * np.outer(along, [-1, 1]), "null", called="f = 0") for k, along in enumerate(form.zeros)]


def _through(form: Quadratic, half: float, maps: dict[str, Matrix]) -> list[Mark]:
    """Return the level line through x."""
    value = float(form.value)
    if form.lines in {"", "none"} or not form.x.any():
        return []
    if abs(value) <= BEYOND * form.size * float(form.x @ form.x):
        return [Line("level of x", _broken([3 * half * np.outer(along, [-1, 1]) for along in form.zeros]), "form")] if form.zeros else []
    shape, points, *_ = SHAPES[form.lines]
    maps["level"] = form.level(value, FAR * half)
    return [Line("level of x", points, "form", map="level", shape=shape, called=f"f = {show(value)}")]


def _extremes(form: Quadratic, half: float) -> list[Mark]:
    """Return the lines on which f is largest and smallest on the circle."""
    if form.is_constant:
        return []
    first, last = form.angles
    return [
        *axis("largest", first, "eigen", f"largest, {form.texts[0]}", half),
        *axis("smallest", last, "eigen", f"smallest, {form.texts[-1]}", half),
    ]


def _curve(form: Quadratic) -> Figure:
    """Return f over the angle of x, with what the theorem says and what a search finds."""
    at = np.linspace(-TURN, TURN, SAMPLES)
    heights = form.at_angles(np.radians(at))
    ends = np.array([form.largest, form.smallest])
    bottom, top = span(np.append(ends, 0.0), ROOM) if form.size else (-1.0, 1.0)
    across = np.array([-2 * TURN, 2 * TURN])
    marks: list[Mark] = [Line("no value", np.vstack([across, [0.0, 0]]), "unit")]
    for name, value, text in _theorem(form):
        marks.append(Line(name, np.vstack([across, [value, value]]), "eigen", called=f"{name} = {text}"))
    marks.append(Line("curve", np.vstack([at, heights]), "form"))
    if form.found and not form.is_constant:
        for name, found in zip(("found max", "found min"), form.found, strict=True):
            marks.append(Dots(name, np.vstack([_all_round(found.angle), np.full(2, found.value)]), "given"))
    if form.quotient is not None:
        angle = math.degrees(math.atan2(form.x[1], form.x[0]))
        marks.append(Dots("x on the curve", np.array([angle, float(form.quotient)]), "input", "x"))
    stops = None if form.is_constant else form.vectors
    led = Handle("x", None, "input", "x", "x on the curve, by its angle", Graph(stops, form.S), part="angle")
    return Chart(
        "curve",
        tuple(marks),
        (-TURN - 12, TURN + 12),
        (bottom, top),
        title="f on the unit circle",
        x_ticks=tuple(Tick(float(degrees), f"{show(degrees)}°") for degrees in (-180, -90, 0, 90, 180)),
        y_ticks=_beside(ticks(bottom, top, 4), [Tick(value, name) for name, value, _ in _theorem(form)], APART_TICKS * (top - bottom)),
        x_axis=Axis("angle of x in °", "angle"),
        y_axis=Axis("f(x)"),
        handles=(led,),
        legend=CURVE,
    )


def _theorem(form: Quadratic) -> list[tuple[str, float, str]]:
    """Return the extreme eigenvalues by name, one where they are one, each with its text."""
    found = [("λmax", form.largest, form.texts[0]), ("λmin", form.smallest, form.texts[-1])]
    return [("λ", *found[0][1:])] if form.is_constant else found


def _beside(numbers: tuple[Tick, ...], names: list[Tick], apart: float) -> tuple[Tick, ...]:
    """Return names, as far as there is room for each, with the numbers that they leave room for."""
    found: list[Tick] = []
    for tick in (*names, *numbers):
        if all(abs(tick.at - other.at) >= apart for other in found):
            found.append(tick)
    return tuple(sorted(found))


def _all_round(angle: float) -> Vector:
    """Return the two angles in (−180, 180] of a line, in degrees."""
    first = math.degrees(angle)
    return np.array([first, first - TURN if first > 0 else first + TURN])


def _shadow(form: Quadratic) -> Figure:
    """Return Ax with its shadow on x, and what the symmetric and the antisymmetric part of A make of x."""
    x, Ax = form.x, form.A @ form.x
    half = half_height(WIDER * float(np.linalg.norm(x)) * max(1.0, float(np.linalg.norm(form.A, 2))), FINE, CLOSE)  # wherever x is led
    parts = (
        Arrow("Sx", x, "given", "Sx", map="S", follows="x"),
        Arrow("Kx", x, "residual", "Kx", map="A", follows="x", tail=x, tail_map="S", tail_follows="x"),
    )
    marks = (
        Line("drop", np.column_stack([Ax, form.foot]), "drop"),
        Line("shadow", np.column_stack([np.zeros(2), form.foot]), "shadow"),
        *(() if form.is_symmetric else parts),
        Arrow("Ax", x, "output", "Ax", map="A", follows="x"),
        Arrow("x itself", x, "input", "x", follows="x"),
    )
    pulled = Handle("A", None, "output", "Ax", "Ax, across x: what is antisymmetric in A", Across("x"), part="skew")
    return Plane(
        "shadow of Ax",
        marks,
        half,
        title="f(x): the shadow of Ax on x",
        maps={"A": form.A, "S": form.S},
        handles=(pulled,),
        is_small=True,
        legend=SHADOW,
    )


def _range(form: Quadratic) -> Figure:
    """Return the eigenvalues of S as bars, with f at x, which lies between the largest and the smallest."""
    n = len(form.values)
    bottom, top = span(np.append(form.values, 0.0))
    marks: list[Mark] = [
        Area("eigenvalues", bars(form.values), "eigen"),
        Line("nothing", np.array([[0.0, n + 1], [0.0, 0]]), "unit"),
    ]
    if form.quotient is not None:
        marks.append(Line("f at x", np.array([[0.0, n + 1], [float(form.quotient)] * 2]), "form"))
    return Chart(
        "range",
        tuple(marks),
        (0.2, n + 0.8),
        (bottom, top),
        title="Between the largest and the smallest λ lies f(x), for x of length 1",
        x_ticks=tuple(Tick(float(k), indexed("λ", k)) for k in range(1, n + 1)),
        y_ticks=ticks(bottom, top),
        y_axis=Axis("eigenvalues of (A + A′)/2", "λ"),
        is_small=n == 3,
        legend=RANGE,
    )
