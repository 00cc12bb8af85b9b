"""The pictures of an entropy: outcomes as bars, surprises as an area, code lengths, and H over two or three outcomes."""

import math
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

import numpy as np

from core.figures.axes import Axis, Tick, span, ticks
from core.figures.bars import across, named
from core.figures.board import Board
from core.figures.chart import Chart
from core.figures.figure import Figure
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Area, Bars, Caption, Dots, Line, Mark
from core.figures.ways import Curve, Simplex, Tops
from core.information.distribution import Distribution
from core.information.entropy import Entropy
from core.information.huffman import Huffman
from core.information.logs import BASES, LN2, Unit, measured
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import show, told

HEIGHTS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0)  # of the view of probabilities: the least that leaves room above the largest,
ROOM = 1.15  # so much of it
BELOW, LOW = 0.08, 0.12  # of a view is seen below its axis, for names: of a large one, and of a small one
LONGEST = 10  # letters of a name at a corner
NARROW = 0.04  # of the width of a picture: such an outcome has no room for its name
SAMPLES = 201  # of a curve
RAYS = 721  # from the middle of the triangle to its edges,
FEW = 241  # where they are sent with each answer
HALVINGS = 24  # of the way along a ray: more than a screen can show
ROUND = 1e-12  # of H, at an edge
STEP: dict[Unit, float] = {"bits": 0.25, "nats": 0.2}  # from line to line
SIDE, GAP = 0.2, 0.04  # where two rows of bars stand, and what parts them
WIDE, TALL = 6.8, 6.0  # of the triangle's board, in cells
EDGE = 5.6  # of the triangle
CORNERS: Matrix = np.array(
    [[(WIDE - EDGE) / 2, (WIDE + EDGE) / 2, WIDE / 2], [0.55 - TALL, 0.55 - TALL, 0.55 - TALL + EDGE * math.sqrt(0.75)]]
)
NAMES = np.array([[-0.1, 0.1, 0.0], [-0.32, -0.32, 0.3]])  # where names stand, from the corners

BARS = (
    Entry("p", "p", "how likely each outcome is: grab the top of a bar"),
    Entry("uniform", "1/n", "how likely each would be if all were equally likely"),
)
WEIGHTS = (
    Entry("p", "p", "weights: divided by their sum they are p; grab the top of a bar"),
    Entry("uniform", "1/n", "the weight of each if all were equally likely"),
)
SURPRISE = (
    Entry("surprises*", "", "an outcome, as wide as likely, as high as surprising: its area is p·log 1/p"),
    Entry("mean", "H", "the mean height: the area of all outcomes together"),
)
CODE = (
    Entry("surprises in bits", "log₂ 1/p", "how surprising an outcome is, in bits"),
    Entry("lengths", "ℓ", "how many zeros and ones its code word has"),
)
CURVE = (
    Entry("at p", "", "H at the first outcome’s probability: lead it along the curve"),
    Entry("curve", "H", "the entropy of two outcomes"),
)
TRIANGLE = (
    Entry("at p", "", "the distribution: each corner is an outcome that always happens"),
    Entry("level of H", "H", "all distributions of the same entropy"),
    Entry("levels", "", "H from line to line, and most in the middle"),
    Entry("edges", "", "one outcome never happens"),
    Entry("middle", "", "all three are equally likely"),
)


def entropy(result: Entropy, code: Huffman, names: Sequence[str], *, keeps: bool) -> tuple[Figure, ...]:
    """Return the pictures of an entropy; keeps : whether the others are rescaled where a bar is moved."""
    more = {2: _curve, 3: _triangle}.get(result.of.n)
    return (
        bars(result.of, names, keeps=keeps),
        *((more(result, names),) if more else ()),
        _surprise(result, names),
        _code(result, code, names),
    )


def bars(of: Distribution, names: Sequence[str], *, keeps: bool) -> Figure:
    """Return outcomes as bars: of their probabilities, or of their weights where the others stay as they are."""
    total = float(of.total)
    scale = 1 / total if keeps and not of.fault else 1.0
    heights = of.weights * scale
    largest = float(heights.max())
    if keeps:
        top = next((height for height in HEIGHTS if height >= ROOM * largest), ROOM)
    else:
        top = span(np.array([0.0, largest or 1.0]), ROOM - 1)[1]
    level = (total if not keeps else 1.0) / of.n
    marks: list[Mark] = [
        Bars("p", heights, "input", "p", scale, names=names, called="p" if keeps else "weight"),
        Line("uniform", np.array([[0.0, of.n + 1], [level, level]]), "unit", called=f"1/n {' '.join(told(1 / of.n, Fraction(1, of.n)))}"),
    ]
    tops = Tops(tuple(names), scale, keeps=keeps, whole=not keeps and of.is_whole)
    return Chart(
        "bars",
        tuple(marks[: 1 if of.fault else 2]),
        across(of.n),
        (-BELOW * top, top),
        x_ticks=named(names),
        y_ticks=ticks(0, top),
        x_axis=Axis("", names=True),
        y_axis=Axis("probability p" if keeps else "weight", "p" if keeps else "weight"),
        handles=(Handle("p", None, "input", "p", "p", tops),),
        is_small=False,
        legend=BARS if keeps else WEIGHTS,
    )


def _surprise(result: Entropy, names: Sequence[str]) -> Figure:
    """Return the outcomes side by side, each as wide as likely and as high as surprising."""
    ends = np.concatenate([[0.0], np.cumsum(result.of.p)])
    finite = [surprise for surprise in result.surprises if math.isfinite(surprise)]
    top = span(np.array([0.0, max(finite) or 1.0]))[1]
    seen = [(i, ends[i], ends[i + 1]) for i in result.of.support]
    symbol = "log₂ 1/p" if result.unit == "bits" else "ln 1/p"
    boxes = np.hstack([_box(left, right, result.surprises[i]) for i, left, right in seen])
    marks = (
        Area("surprises", boxes, "bar"),
        Line("surprises, their edges", boxes, "singular"),
        Line("mean", np.array([[0.0, 1], [result.value, result.value]]), "output", called=_called(result)),
    )
    return Chart(
        "surprise",
        marks,
        (-0.08, 1.02),
        (-LOW * top, top),
        title="Surprise: none, as nothing else happens" if result.of.is_certain else "Surprise: the area of all outcomes is H",
        x_ticks=tuple(Tick((left + right) / 2, names[i]) for i, left, right in seen if right - left >= NARROW),
        y_ticks=ticks(0, top, 4),
        x_axis=Axis("", names=True),
        y_axis=Axis(symbol),
        legend=SURPRISE,
    )


def _called(result: Entropy) -> str:
    return f"H {measured(' '.join(told(result.value, result.exact)), result.unit)}"


def _box(left: float, right: float, height: float) -> Matrix:
    """Return the corners of an outcome from left to right, parted from the next one by NaN."""
    return np.array([[left, left, right, right, left, math.nan], [0.0, height, height, 0, 0, math.nan]])


def _code(result: Entropy, code: Huffman, names: Sequence[str]) -> Figure:
    """Return the lengths of code words beside what they would be at best; what cannot happen has none."""
    base, seen = 1.0 if result.unit == "bits" else LN2, result.of.support
    best = np.array([result.surprises[i] / base for i in seen])
    lengths, names = np.array([code.lengths[i] or 0 for i in seen]), [names[i] for i in seen]
    top = span(np.append(best, [0.0, max(lengths.max(), 1)]))[1]
    return Chart(
        "code",
        (
            Bars("surprises in bits", best, "form", offset=-SIDE, width=2 * SIDE - GAP, names=names, called="log₂ 1/p"),
            Bars("lengths", lengths, "first", offset=SIDE, width=2 * SIDE - GAP, names=names, called="ℓ"),
        ),
        across(len(seen)),
        (-LOW * top, top),
        title="Huffman code: none is needed" if result.of.is_certain else "Huffman code: lengths beside log₂ 1/p",
        x_ticks=named(names),
        y_ticks=ticks(0, top, 4, is_whole=True),
        x_axis=Axis("", names=True),
        y_axis=Axis("bits"),
        legend=CODE,
    )


def _curve(result: Entropy, names: Sequence[str]) -> Figure:
    """Return H over the probability of the first of two outcomes."""
    points, top = curve(result.unit), result.most
    at = np.array([result.of.p[0], result.value])
    return Chart(
        "curve",
        (Line("curve", points, "output", shape=f"entropy of two in {result.unit}"), Dots("at p", at, "input")),
        (-0.12, 1.08),
        (-0.2 * top, 1.15 * top),
        title="Two outcomes",
        x_ticks=ticks(0, 1, 4),
        y_ticks=ticks(0, 1.1 * top, 4),
        x_axis=Axis(f"p of {names[0]}", f"p of {names[0]}"),
        y_axis=Axis(f"H in {result.unit}", "H"),
        handles=(Handle("p", None, "input", "", "p along the curve", Curve("curve", tuple(names))),),
        is_small=False,
        legend=CURVE,
    )


@lru_cache(maxsize=2)
def curve(unit: Unit) -> Matrix:
    """Return the entropy of two outcomes over the probability of the first."""
    p = np.linspace(0, 1, SAMPLES)
    points: Matrix = np.vstack([p, sums(np.vstack([p, p[::-1]]), unit)])
    points.setflags(write=False)
    return points


def sums(p: Matrix, unit: Unit) -> Vector:
    """Return H of each column of p, (m, n), well enough for a picture."""
    return np.asarray(-(p * np.log(np.where(p > 0, p, 1.0))).sum(axis=0) / BASES[unit][1])


def _triangle(result: Entropy, names: Sequence[str]) -> Figure:
    """Return the triangle of all distributions of three outcomes, with lines of equal H."""
    captions = (
        Caption(f"corner {k + 1}", at, short(name), "input") for k, (at, name) in enumerate(zip((CORNERS + NAMES).T, names, strict=True))
    )
    marks = (
        Line("levels", levels(result.unit), "level", shape=f"levels of H in {result.unit}"),
        Line("edges", CORNERS[:, [0, 1, 2, 0]], "unit", shape="edges of the triangle"),
        Line("level of H", level(result.value, result.unit, FEW), "output", called=_called(result)),
        Dots("middle", CORNERS.mean(axis=1), "given", is_fine=True, called="equally likely"),
        Dots("at p", CORNERS @ result.of.p, "input"),
        *captions,
    )
    return Board(
        "triangle",
        marks,
        WIDE,
        TALL,
        title=f"Three outcomes: lines of equal H, every {show(STEP[result.unit])} {result.unit}",
        handles=(Handle("p", None, "input", "", "p in the triangle", Simplex(CORNERS, tuple(names))),),
        legend=TRIANGLE,
    )


def short(name: str) -> str:
    """Return a name as there is room for it at a corner."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


@lru_cache(maxsize=2)
def levels(unit: Unit) -> Matrix:
    """Return lines of equal H in the triangle, parted by NaN."""
    step, gap = STEP[unit], np.full((2, 1), math.nan)
    count = math.ceil(math.log(3) / BASES[unit][1] / step) - 1
    found: Matrix = np.hstack([part for k in range(1, count + 1) for part in (level(k * step, unit, RAYS), gap)])
    found.setflags(write=False)
    return found


def level(H: float, unit: Unit, rays: int) -> Matrix:
    """Return the line of one H in the triangle: on rays from its middle, along which H falls; NaN where H is more at the edge."""
    angles = np.linspace(-math.pi / 2, 3 * math.pi / 2, rays)
    along, middle_of = np.vstack([np.cos(angles), np.sin(angles)]), CORNERS.mean(axis=1)[:, None]
    steps = np.linalg.solve(np.vstack([CORNERS, np.ones(3)]), np.vstack([along, np.zeros(rays)]))  # of p, for a unit of the picture
    with np.errstate(divide="ignore"):
        edge = np.where(steps < 0, -1 / (3 * np.where(steps < 0, steps, -1.0)), math.inf).min(axis=0)
    near, far = np.zeros(rays), edge
    for _ in range(HALVINGS):
        middle = (near + far) / 2
        is_more = sums(np.maximum(1 / 3 + steps * middle, 0), unit) > H
        near, far = np.where(is_more, middle, near), np.where(is_more, far, middle)
    at_edge = sums(np.maximum(1 / 3 + steps * edge, 0), unit)
    found: Matrix = np.where(at_edge <= H + ROUND, middle_of + along * near, math.nan)
    return found
