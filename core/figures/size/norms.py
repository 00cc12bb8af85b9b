"""The pictures of lengths: a ball with two vectors, how long they are side by side, and the dual ball."""

import math
from fractions import Fraction
from functools import lru_cache
from typing import Literal, TypeAlias

import numpy as np

from core.figures.axes import Axis, span, ticks
from core.figures.chart import Chart
from core.figures.figure import Figure
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Area, Arrow, Dots, Line, Mark
from core.figures.plane import Plane
from core.figures.size.balls import Frame, edge, frame, grip, of_ball, times
from core.figures.theme import Role
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import power, show
from core.numbers.rational import rounded
from core.size.duality import Duality
from core.size.norms import Norms

Shown: TypeAlias = Literal["triangle", "multiple", "dual"]

FAR = 3.0  # half-heights: lines go on beyond the picture
LARGE, SMALL = 1e5, 1e-4  # lengths of another order have a unit of their own

GRABBED, TYPED = Entry("x", "x", "one vector: grab its tip"), Entry("x", "x", "one vector: type or scrub its entries")
LENGTHS = {
    "triangle": (
        Entry("‖x‖", "‖x‖", "the length of x"),
        Entry("‖y‖", "‖y‖", "the length of y, head to tail"),
        Entry("‖x + y‖", "‖x + y‖", "the length of the sum"),
        Entry("gap", "gap", "what it is shorter by than both together; or longer, for p < 1"),
    ),
    "multiple": (Entry("‖x‖", "‖x‖", "the length of x"), Entry("‖αx‖", "‖αx‖", "the length of αx: |α| times as much")),
    "dual": (
        Entry("bound", "‖x‖·‖y‖", "Hölder’s bound: x by p, y by q"),
        Entry("|x·y|", "|x·y|", "the size of the dot product: never more"),
        Entry("gap", "", "what is missing to the bound"),
    ),
}


@lru_cache(maxsize=64)
def _legend(shown: Shown, radius: float, *, is_live: bool) -> tuple[Entry, ...]:
    """Return what is what; of a ball that is no unit ball, with how large it is."""
    size = show(radius)
    kind = "unit ball of ‖·‖ₚ" if size == "1" else "ball of ‖·‖ₚ"
    x = GRABBED if is_live else TYPED
    ball = Entry("ball*", "p", f"the {kind}, all that is at most {size} long: drag its corner to change p")
    match shown:
        case "triangle":
            return (
                x,
                Entry("y*", "y", "the other, from the origin and, head to tail, from the tip of x"),
                Entry("x + y", "x + y", "the sum"),
                ball,
                Entry("as long as both", "", "all that is as long as x and y together"),
            )
        case "multiple":
            return (
                x,
                Entry("αx", "αx", "x, multiplied by α"),
                ball,
                Entry("as long as x", "", "all that is as long as x"),
                Entry("as long as αx", "", "all that is as long as αx: the same ball, |α| times as large"),
            )
    most, line = ("‖x‖ₚ", "where y*·z = 1") if size == "1" else (f"{size}·‖x‖ₚ", "at right angles to y*")
    return (
        x,
        Entry("y", "y", "the other vector, measured by the norm of q"),
        ball,
        Entry("dual*", "q", f"the dual ball: all that is at most {size} long by the norm of q"),
        Entry("tight y", "y*", f"on the dual ball, the y for which x·y is as large as can be: {most}"),
        Entry("touching", "", f"{line}: a line that touches the ball"),
        Entry("unit x", "", f"x, made {size} long: there it touches"),
        Entry("hull", "", "the smallest convex set round the ball: the ball of p = 1"),
    )


def vectors(result: Duality, shown: Shown, half: float = 0.0) -> tuple[Figure, ...]:
    """Return the pictures of two vectors; half is the half-height of the view, chosen to fit if 0."""
    found = result.norms
    x, y, more = found.x, found.y, _more(found, shown)
    at = frame(float(np.abs(np.concatenate([x, y, more])).max()), half)
    places = (x / at.unit, y / at.unit, more / at.unit)
    maps = {"ball": times(at.radius)}
    marks = {"triangle": _triangle, "multiple": _multiple}[shown](found, places, at, maps) if shown != "dual" else _dual(result, places, at)
    handles = [grip(at)]
    if at.is_live:
        handles = [Handle("x", None, "input", "x", "vector x"), *([_Y] if shown != "multiple" else []), *handles]
    plane = Plane(
        "plane",
        (*of_ball(found.p), *marks),
        at.half,
        title=at.title,
        maps=maps,
        handles=tuple(handles),
        zooms=True,
        times=at.unit,
        legend=_legend(shown, at.size, is_live=at.is_live),
    )
    return (plane, *_lengths(result, shown))


_Y = Handle("y", None, "output", "y", "vector y")


def _more(found: Norms, shown: Shown) -> Vector:
    """Return what else than x and y is to be in view."""
    return np.array([rounded(entry) for entry in (found.sum if shown == "triangle" else found.multiple if shown == "multiple" else ())])


Places: TypeAlias = tuple[Vector, Vector, Vector]


def _arrow(name: str, role: Role, at: Frame, place: Vector) -> Arrow:
    """Return an array of the page as an arrow."""
    return Arrow(name, place, role, name, follows=name if at.is_live else "")


def _triangle(found: Norms, places: Places, at: Frame, maps: dict[str, Matrix]) -> tuple[Mark, ...]:
    """Return x and y head to tail, their sum, and all that is as long as both together."""
    x, y, both = places
    live = ("x", "y") if at.is_live else ("", "")
    size = rounded(found.both / Fraction(at.unit))
    maps["both"] = times(size)
    reach = (Line("as long as both", role="unit", map="both", **edge(found.p)),) if size else ()
    return (
        *reach,
        _arrow("x", "input", at, x),
        _arrow("y", "output", at, y),
        Arrow("y from x", y, "output", "", follows=live[1], tail=x, tail_follows=live[0], from_tail=True),
        Arrow("x + y", both, "given", "x + y"),
    )


def _multiple(found: Norms, places: Places, at: Frame, maps: dict[str, Matrix]) -> tuple[Mark, ...]:
    """Return x and α·x, each with all that is as long."""
    x, _, multiple = places
    own: tuple[tuple[str, str, Fraction, Role], ...] = (
        ("as long as x", "long", found.lengths[0], "orbit"),
        ("as long as αx", "multiple", found.length_of_multiple, "parts"),
    )
    maps |= {map: times(rounded(size / Fraction(at.unit))) for _, map, size, _ in own}
    circles = [Line(name, role=role, map=map, **edge(found.p)) for name, map, size, role in own if size]
    arrows = [_arrow("x", "input", at, x), Arrow("αx", multiple, "output", "αx")]
    return (*circles, *(arrows if abs(found.alpha) > 1 else arrows[::-1]))  # the shorter one lies above


def _dual(result: Duality, places: Places, at: Frame) -> tuple[Mark, ...]:
    """Return the dual ball, x and y, and the y that reaches Hölder's bound, with the line that it stands for."""
    x, y, _ = places
    own = (_arrow("x", "input", at, x), _arrow("y", "output", at, y))
    if result.q is None:
        return (Line("hull", role="unit", map="ball", **edge(1.0)), *own)
    dual = edge(result.q)
    marks: tuple[Mark, ...] = (
        Area("dual ball", role="calm", map="ball", **dual),
        Line("dual ball edge", role="axis", map="ball", **dual),
    )
    if result.tight is None:
        return (*marks, *own)
    tight = result.tight
    unit_x = result.norms.x / np.abs(result.norms.x).max()
    on_ball = at.radius * unit_x / float(result.norms.lengths[0] / max(map(abs, result.norms.exact_x)))
    along = np.array([-tight[1], tight[0]]) / math.hypot(*tight)
    line: Matrix = on_ball[:, None] + np.outer(along, [-FAR * at.half, FAR * at.half])
    return (
        *marks,
        Line("touching", line, "null"),
        *own,
        Arrow("tight y", at.radius * tight, "eigen", "y*"),
        Dots("unit x", on_ball, "input"),
    )


def _lengths(result: Duality, shown: Shown) -> tuple[Figure, ...]:
    """Return lengths as lengths, head to tail, one row below the other; none where there is nothing to be long."""
    found = result.norms
    x, y, both = found.lengths
    rows: list[list[tuple[str, Fraction, Role]]]
    match shown:
        case "triangle":
            rows = [[("‖x‖", x, "input"), ("‖y‖", y, "output")], [("‖x + y‖", both, "given"), ("gap", found.gap, "residual")]]
        case "multiple":
            rows = [[("‖x‖", x, "input")], [("‖αx‖", found.length_of_multiple, "output")]]
        case "dual":
            if result.bound is None:
                return ()
            size = abs(result.dot)
            rows = [[("bound", result.bound, "given")], [("|x·y|", size, "shadow"), ("gap", result.bound - size, "residual")]]
    most = max(sum((size for _, size, _ in row if size > 0), Fraction(0)) for row in rows)
    if not most:
        return ()
    unit = Fraction(1) if SMALL <= most <= LARGE else Fraction(10) ** _exponent(most)
    end = rounded(most / unit)
    marks: list[Mark] = []
    for height, row in zip((1.0, 0.0), rows, strict=True):
        tail = 0.0
        for name, size, role in row:
            tip = tail + rounded(size / unit)
            if abs(tip - tail) > 1e-9 * end:
                label = "‖x‖·‖y‖" if name == "bound" else name
                marks.append(Arrow(name, np.array([tip, height]), role, label, tail=np.array([tail, height])))
            tail = tip
    low, high = span(np.array([0.0, end]), 0.06)
    times = "" if unit == 1 else f", in units of {power('10', _exponent(most))}"
    name = {"triangle": "length by ‖·‖ₚ", "multiple": "length by ‖·‖ₚ", "dual": "size"}[shown]
    return (
        Chart(
            "lengths",
            tuple(marks),
            (low, high),
            (-0.5, 1.4),  # so far apart that names below one row and above the other do not meet on a phone
            title={"triangle": "Head to tail", "multiple": "Side by side", "dual": "Hölder"}[shown],
            x_ticks=ticks(0, high, 5),
            x_axis=Axis(f"{name}{times}", ""),
            legend=LENGTHS[shown],
        ),
    )


def _exponent(size: Fraction) -> int:
    """Return the power of ten of a fraction of any size."""
    return len(str(int(size))) - 1 if size >= 1 else -len(str(int(1 / size)))
