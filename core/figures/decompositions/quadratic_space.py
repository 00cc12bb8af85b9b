"""The picture of a quadratic form in space: its level curves on the unit sphere, over which x is led."""

import math
from decimal import Decimal

import numpy as np

from core.decompositions.level_curves import great_circle, level_curve
from core.decompositions.quadratic import Quadratic
from core.figures import solids, space
from core.figures.figure import Switch
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Arrow, Ball, Drop, Label, Line, Mark
from core.figures.plane import FINE, half_height
from core.figures.theme import Role
from core.figures.ways import Sphere
from core.numbers.arrays import Matrix
from core.numbers.digits import show

CLOSE = 1.5  # the half-height of a view of the unit sphere and what is round it
FILL = 0.9
APART = 9.0  # so many level curves, about, between the smallest and the largest value
NAMED = 1.2  # how far out the name of a circle stands
BEYOND = 1e-9  # of ‖S‖: a level nearer to 0 is that of 0
LEGEND = (
    Entry("x", "x", "the input: lead it over the sphere; it stops where f is largest, smallest, a saddle"),
    Entry("level of x", "", "where on the sphere f is what it is at x"),
    Entry("positive", "", "level curves with f > 0: from each to the next f grows by as much"),
    Entry("negative", "", "level curves with f < 0"),
    Entry("zero", "", "where f is 0"),
    Entry("largest", "", "where f is largest on the sphere: an eigenvector of (A + A′)/2"),
    Entry("smallest", "", "where f is smallest on the sphere: an eigenvector of (A + A′)/2"),
    Entry("saddle", "", "where f is neither, and level all the same: the third eigenvector"),
    Entry("unit sphere", "", "the unit sphere"),
    *space.GROUND,
)


def picture(form: Quadratic, half: float, camera: tuple[float, float]) -> space.Space:
    """Return the level curves with x on the unit sphere; half : of the view, chosen to fit if 0; camera : azimuth and elevation."""
    reach = float(np.linalg.norm(form.x))
    half = half or (CLOSE if reach <= FILL * CLOSE else half_height(reach, FINE))
    marks = (
        *space.ground(half),
        Drop("drop x", form.x, "drop", "C", "x"),
        Ball("unit sphere", "unit", "C", is_bare=True, fill="sphere"),
        *_curves(form),
        *_through(form),
        *_extremes(form, half),
        Arrow("x", form.x, "input", "x", map="C", follows="x"),
    )
    led = Handle("x", None, "input", "x", "vector x, led over the unit sphere", _way(form))
    return space.Space(
        "sphere",
        marks,
        half,
        title=_title(form),
        maps=space.seen({}, *camera),
        handles=(led,),
        zooms=True,
        legend=LEGEND,
        sides=(*space.SIDES, space.along("λmax", "From where f is largest", form.vectors[:, 0])),
        switch=Switch("A", 2),
    )


def step(form: Quadratic) -> Decimal:
    """Return by how much f grows from one level curve to the next: 1, 2 or 5 times a power of ten."""
    rough = (form.largest - form.smallest) / APART
    exponent = math.floor(math.log10(rough))
    lead = next(lead for lead in (1, 2, 5, 10) if lead >= rough / 10.0**exponent * (1 - 1e-9))
    return Decimal(lead).scaleb(exponent)


def _title(form: Quadratic) -> str:
    if form.is_constant:
        return f"f on the unit sphere: {form.texts[0]} everywhere"
    return f"f on the unit sphere: {show(float(step(form)))} more from curve to curve"


def _curves(form: Quadratic) -> list[Mark]:
    """Return the level curves, those of positive, of negative values and of 0."""
    if form.is_constant:
        return []
    apart = float(step(form))
    levels = [k * apart for k in range(math.ceil(form.smallest / apart), math.floor(form.largest / apart) + 1)]
    sides: tuple[tuple[Role, list[float]], ...] = (
        ("positive", [c for c in levels if c > BEYOND * form.size]),
        ("negative", [c for c in levels if c < -BEYOND * form.size]),
    )
    called = f"f from curve to curve: {show(apart)} more"
    found: list[Mark] = []
    for role, some in sides:
        if some:
            found.append(Line(role, _all(form, some), role, map="C", called=called, is_round=True))
    if form.smallest <= 0 <= form.largest:
        found.append(Line("zero", _all(form, [0.0]), "null", map="C", called="f = 0", is_round=True))
    return found


def _all(form: Quadratic, levels: list[float]) -> Matrix:
    """Return where f has one of some values, as strokes parted by NaN."""
    gap = np.full((3, 1), math.nan)
    strokes = [part for c in levels for part in (level_curve(form.values, form.vectors, c), gap)]
    return np.hstack(strokes[:-1])


def _through(form: Quadratic) -> list[Mark]:
    """Return the level curve through x, as far as it is one."""
    if form.quotient is None or form.is_constant:
        return []
    value = min(max(float(form.quotient), form.smallest), form.largest)
    return [Line("level of x", _all(form, [value]), "form", map="C", called=f"f = {show(value)}", is_round=True)]


def _extremes(form: Quadratic, half: float) -> list[Mark]:
    """Return the lines on which f is largest and smallest on the sphere, and between them; or a circle, where there are more."""
    if form.is_constant:
        return []
    found: list[Mark] = []
    for k, name in enumerate(("largest", "saddle", "smallest")):
        text = f"{name}, {form.texts[k]}"
        if form.lone in {None, k}:
            found += solids.lined(name, form.vectors[:, k], half, "eigen", text)
        elif name != "saddle":
            circle = great_circle(form.vectors[:, form.lone or 0])
            label = Label(f"{name} label", NAMED * circle[:, 0], text, "eigen", map="C")
            found += [Line(name, circle, "eigen", map="C", is_round=True), label]
    return found


def _way(form: Quadratic) -> Sphere:
    """Return where x stops: at eigenvectors, and at planes of them."""
    if form.is_constant:
        return Sphere()
    return Sphere(form.vectors) if form.lone is None else Sphere(form.vectors[:, [form.lone]], form.vectors[:, [form.lone]])
