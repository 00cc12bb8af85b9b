"""The pictures of a divergence: two distributions as bars, what stacks to D both ways, and cross-entropies as lengths."""

import math
from collections.abc import Sequence

import numpy as np

from core.figures.axes import Axis, Tick, span, ticks
from core.figures.bars import across, named
from core.figures.chart import Chart
from core.figures.figure import Figure
from core.figures.handles import Handle
from core.figures.information.entropy import BELOW, GAP, HEIGHTS, LOW, ROOM, SIDE
from core.figures.legend import Entry
from core.figures.marks import Area, Bars, Caption, Line, Mark
from core.figures.theme import Role
from core.figures.ways import Tops
from core.information.distribution import Distribution
from core.information.divergence import Divergence, Relative
from core.information.logs import Unit, measured
from core.numbers.arrays import Matrix
from core.numbers.digits import sure, told

BOX = 0.32  # half the width of a step
NUMBERS = 0.14  # of the width of a small picture, that numbers along y take
ENDLESS = 0.25  # of a view more, for what does not end: it is drawn to
END, SIGN = 0.1, 0.045  # of the view from the edge, and ∞ stands between
ROW, LABELS = 0.26, 0.34  # half the height of a length, and how much of the view is left of 0, for names
LOGS: dict[Unit, str] = {"bits": "log₂", "nats": "ln"}

BARS = (
    Entry("p", "p", "how likely each outcome is: grab the top of a bar"),
    Entry("q", "q", "what stands for p: grab the top of a bar"),
)
STEPS = (
    Entry("up*", "", "what adds to D: the outcome is likelier than the other distribution has it"),
    Entry("down*", "", "what takes from D: the outcome is less likely than the other has it"),
    Entry("infinite*", "∞", "adds without end: it can happen, and by the other distribution cannot"),
    Entry("D*", "D", "what all of them sum to"),
    Entry("levels*", "", "what those up to here sum to"),
)
LENGTHS = (
    Entry("entropy of p", "H(p)", "the mean length of messages from p, in a code made for p"),
    Entry("entropy of q", "H(q)", "of messages from q, in a code made for q"),
    Entry("more*", "D", "what a code made for the other distribution takes more"),
    Entry("infinite length*", "∞", "without end: the other distribution has no code for an outcome"),
)


def divergence(result: Divergence, names: Sequence[str]) -> tuple[Figure, ...]:
    """Return the pictures of a divergence."""
    ways = (("p", "q", result.forward), ("q", "p", result.backward))
    levels = [0.0, *(level for _, _, way in ways for level in reached(way)), *(way.value for *_, way in ways if not way.infinite)]
    low, high = min(levels), max(levels) or (0.0 if min(levels) else 1.0)
    bottom, top = span(np.array([low, high]))
    bottom = min(bottom, 0.0) - LOW * (top - min(bottom, 0.0))
    view = (bottom, top + ENDLESS * (top - bottom) if any(way.infinite for *_, way in ways) else top)
    return (
        bars(result.p, result.q, names),
        *(_steps(*way, names, view) for way in ways),
        _lengths(result),
    )


def bars(p: Distribution, q: Distribution, names: Sequence[str]) -> Figure:
    """Return two distributions beside each other; of one that is none its weights."""
    rows: list[tuple[str, Role, Distribution, float]] = [("p", "input", p, -SIDE), ("q", "output", q, SIDE)]
    marks, handles, largest = list[Mark](), list[Handle](), 0.0
    for name, role, of, side in rows:
        scale = 1.0 if of.fault else 1 / float(of.total)
        heights = of.weights * scale
        largest = max(largest, float(heights.max()))
        marks.append(Bars(name, heights, role, name, scale, side, 2 * SIDE - GAP, names, name))
        handles.append(Handle(name, None, role, name, name, Tops(tuple(names), scale, side, 2 * SIDE, keeps=True)))
    top = next((height for height in HEIGHTS if height >= ROOM * largest), ROOM)
    return Chart(
        "bars",
        tuple(marks),
        across(p.n),
        (-BELOW * top, top),
        x_ticks=named(names),
        y_ticks=ticks(0, top),
        x_axis=Axis("", names=True),
        y_axis=Axis("probability"),
        handles=tuple(handles),
        is_small=False,
        legend=BARS,
    )


def reached(way: Relative) -> list[float]:
    """Return what the finite contributions up to each outcome sum to."""
    finite = [0.0 if math.isinf(value) else value for value in way.contributions]
    return [math.fsum(finite[: k + 1]) for k in range(len(finite))]


def _steps(p: str, q: str, way: Relative, names: Sequence[str], view: tuple[float, float]) -> Figure:
    """Return the contributions of the outcomes, each from where the one before it ends, and D, which is the end of the last."""
    n, ends = len(names), np.array(reached(way))
    starts, height = np.concatenate([[0.0], ends[:-1]]), view[1] - view[0]
    edge, sign = view[1] - END * height, view[1] - SIGN * height
    end = f"{p} to {q}"
    kinds: list[tuple[str, Role, list[int]]] = [
        (f"up {end}", "positive", [k for k in range(n) if starts[k] < ends[k]]),
        (f"down {end}", "negative", [k for k in range(n) if ends[k] < starts[k]]),
    ]
    marks: list[Mark] = [Area(name, _boxes(which, starts, ends), role) for name, role, which in kinds if which]
    if way.infinite:
        marks.append(Area(f"infinite {end}", _boxes(way.infinite, starts, np.full(n, edge)), "positive"))
    D = edge if way.infinite else way.value
    marks += [
        Line(f"levels {end}", _levels(ends, way.value), "unit"),
        Bars(f"D {end}", np.array([D]), "first", offset=float(n), width=2 * BOX, called="" if way.infinite else f"D({p}‖{q})"),
    ]
    if way.infinite:
        places = [*(k + 1.0 for k in way.infinite), n + 1.0]
        marks += [Caption(f"∞ {k} {end}", np.array([at, sign]), "∞", "first") for k, at in enumerate(places, 1)]
    return Chart(
        f"steps {end}",
        tuple(marks),
        (0.5 - NUMBERS * (n + 1), n + 1.6),
        view,
        title=f"D({p}‖{q}) {'= ∞' if way.infinite else measured(equated(way), way.unit)}: the sum of {p}·{LOGS[way.unit]} {p}/{q}",
        x_ticks=(*named(names), Tick(n + 1.0, "D")),
        y_ticks=ticks(*view, 5),
        x_axis=Axis("", names=True),
        y_axis=Axis(way.unit),
        legend=STEPS,
    )


def equated(way: Relative) -> str:
    """Return a finite D behind its sign: ``= 0.25`` where it is exactly that, else ``≈ 0.4469``, with the digits that are known."""
    if way.moved:
        return f"≈ {sure(way.value, way.moved).removeprefix('≈ ')}"
    return " ".join(told(way.value, way.exact))


def _boxes(which: Sequence[int], starts: Matrix, ends: Matrix) -> Matrix:
    """Return the corners of steps, parted by NaN."""
    parts = [_box(k + 1 - BOX, k + 1 + BOX, starts[k], ends[k]) for k in which]
    found: Matrix = np.hstack(parts)
    return found


def _box(left: float, right: float, low: float, high: float) -> Matrix:
    return np.array([[left, left, right, right, left, math.nan], [low, high, high, low, low, math.nan]])


def _levels(ends: Matrix, value: float) -> Matrix:
    """Return the line of 0, and those that lead from the end of each step to the next one, and from the last to D."""
    n = len(ends)
    levels = [*ends[:-1], ends[-1] if math.isinf(value) else value]
    parts = [np.array([[1 - BOX, n + 1 + BOX, math.nan], [0.0, 0.0, math.nan]])]
    parts += [np.array([[k - BOX, k + 1 + BOX, math.nan], [level, level, math.nan]]) for k, level in enumerate(levels, 1)]
    return np.hstack(parts)


def _lengths(result: Divergence) -> Figure:
    """Return the cross-entropy of each way as the entropy and the divergence, laid end to end."""
    H = [of.value for of in result.entropies]
    ways: list[tuple[float, str, Role, float, Relative]] = [
        (2.0, "p", "input", H[0], result.forward),
        (1.0, "q", "output", H[1], result.backward),
    ]
    finite = [0.0, *H, *(way.cross for *_, way in ways if not way.infinite)]
    top = span(np.array([0.0, max(finite) or 1.0]))[1] * (1 + (ENDLESS if any(way.infinite for *_, way in ways) else 0.0))
    marks = list[Mark]()
    for y, name, role, entropy, way in ways:
        if entropy:
            marks.append(Area(f"entropy of {name}", _box(0.0, entropy, y - ROW, y + ROW), role))
        if way.infinite:
            marks.append(Area(f"infinite length of {name}", _box(entropy, (1 - END) * top, y - ROW, y + ROW), "first"))
            marks.append(Caption(f"∞ of {name}", np.array([(1 - SIGN) * top, y]), "∞", "first"))
        elif way.value:
            marks.append(Area(f"more of {name}", _box(entropy, entropy + way.value, y - ROW, y + ROW), "first"))
    return Chart(
        "lengths",
        tuple(marks),
        (-LABELS * top, top),
        (0.4, 2.6),
        title="Cross-entropy: entropy and divergence, end to end",
        x_ticks=ticks(0, top, 4),
        y_ticks=(Tick(2.0, "H(p, q)"), Tick(1.0, "H(q, p)")),
        x_axis=Axis(result.unit),
        y_axis=None,
        legend=LENGTHS,
    )
