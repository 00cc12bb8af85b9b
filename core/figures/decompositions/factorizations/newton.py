"""The picture of a Newton step: the level lines of its model, the gradient that is grabbed, and where the step leads."""

import math

import numpy as np

from core.decompositions.factorizations.newton import Newton
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Arrow, Line, Mark
from core.figures.plane import FINE, Plane, half_height
from core.figures.theme import Role
from core.numbers.arrays import Matrix
from core.numbers.digits import show

LEVELS = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)  # by the fall along the step: those above; below, where the fall is 1 at the end of the step,
LOWER = (0.25, 0.5, 0.75, 1.0, 2.0, 4.0, 8.0)
WIDE = 2.3  # half-heights: so far do level lines go
FARTHEST = 3.0  # times as far as g and s reach: so much of the step without τ is in view
LEGEND = (
    Entry("g", "g", "the gradient: the model g′p + ½p′Ap rises most along it; drag its tip"),
    Entry("s", "s", "Newton's step, of (A + τI)·s = −g: it begins where the slope is g"),
    Entry("plain", "s, τ = 0", "the step with nothing added: to where the slope is 0, which is no least value"),
    Entry("start", "", "where the model is what it is at the start, 0"),
    Entry("lower", "", "level lines below that"),
    Entry("higher", "", "level lines above"),
)


def newton(result: Newton) -> Plane:
    """Return the picture of a step in the plane."""
    reach = float(max(np.abs(result.g).max(), np.abs(result.s).max()))
    plain = result.plain
    if plain:
        reach = max(reach, min(float(np.abs(plain.s).max()), FARTHEST * reach))
    half = half_height(reach, FINE)
    maps: dict[str, Matrix] = {"s": result.stepping}
    marks: list[Mark] = [*_levels(result, half)]
    if plain:
        maps["plain"] = result.undoing
        marks.append(Arrow("plain", result.g, "residual", "s, τ = 0", map="plain", follows="g"))
    marks += [
        Arrow("g", result.g, "gradient", "g", follows="g"),
        Arrow("s", result.g, "output", "s", map="s", follows="g"),
    ]
    led = Handle("g", None, "gradient", "g", "gradient g")
    title = "g′p + ½p′Ap, and Newton's step"
    return Plane("newton", tuple(marks), half, title=title, maps=maps, handles=(led,), legend=LEGEND)


def _levels(result: Newton, half: float) -> list[Line]:
    """Return the level lines of the model: at the height of the start, below and above."""
    unit = -result.change or result.size * half**2 / len(LEVELS) or 1.0
    higher, lower = [unit * share for share in LEVELS], [-unit * share for share in LOWER]
    sides: tuple[tuple[str, Role, list[float]], ...] = (
        ("higher", "positive", higher),
        ("lower", "negative", lower),
        ("start", "form", [0.0]),
    )
    found = []
    for name, role, heights in sides:
        points = np.hstack([_seen(result.level(height, WIDE * half), WIDE * half) for height in heights])
        if points.size:
            found.append(Line(name, points, role, called=f"the model is {', '.join(map(show, heights))}"))
    return found


def _seen(points: Matrix, far: float) -> Matrix:
    """Return strokes without what lies out of view, parted by a single NaN."""
    is_out = ~(np.abs(points) <= far).all(axis=0)
    kept = points[:, ~(is_out & np.roll(is_out, 1))]
    return np.where(~(np.abs(kept) <= far).all(axis=0), math.nan, kept)
