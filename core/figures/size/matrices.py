"""The pictures of matrix norms: a ball with its image and the farthest point of it, and what singular values make together."""

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

import numpy as np

from core.figures.axes import Axis, Tick, span, ticks
from core.figures.bars import BAR, bars
from core.figures.chart import Chart
from core.figures.figure import Figure
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Area, Arrow, Line, Mark
from core.figures.plane import CIRCLE, FINE, Plane, half_height
from core.figures.size.balls import Edge, Frame, ball, edge, grip, of_ball, times
from core.figures.theme import Role
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import indexed, show
from core.size.matrix_norms import MatrixNorms

Shown: TypeAlias = Literal["induced", "frobenius", "nuclear"]

COLUMNS = (Entry("A:0", "a₁", "where A takes e₁: its first column"), Entry("A:1", "a₂", "where A takes e₂: its second column"))
SIGMAS = (
    Entry("σ₁", "σ₁", "the longest half-axis of the ellipse: the spectral norm"),
    Entry("σ₂*", "σ₂", "the shortest half-axis, laid down where σ₁ ends"),
)
ELLIPSE = (
    Entry("image*", "", "the image of the unit circle"),
    Entry("circle", "", "the unit circle, before the map"),
)
LEGENDS: dict[Shown, tuple[Entry, ...]] = {
    "induced": (
        *COLUMNS,
        Entry("most", "x", "a unit vector that A stretches most, as far as is known"),
        Entry("farthest", "Ax", "where A takes it: the farthest point of the image that is known"),
        Entry("ball*", "p", "the unit ball of ‖·‖ₚ: drag its corner to change p"),
        Entry("image*", "", "the image of the ball"),
        Entry("round it", "", "the ball, as many times as large as A stretches x"),
    ),
    "frobenius": (
        *COLUMNS,
        *SIGMAS,
        Entry("‖A‖", "‖A‖F", "the Frobenius norm: the hypotenuse of σ₁ and σ₂"),
        Entry("box", "", "a box round the ellipse: half of its diagonal is the norm"),
        *ELLIPSE,
    ),
    "nuclear": (*COLUMNS, *SIGMAS, Entry("‖A‖", "‖A‖*", "the nuclear norm: σ₁ + σ₂, one after the other"), *ELLIPSE),
}
BARS = {
    "x": (Entry("most*", "x", "a unit vector that A stretches most, as far as is known: its entries"), Entry("floor of x", "", "0")),
    "Ax": (Entry("farthest*", "Ax", "where A takes it: its entries"), Entry("floor of Ax", "", "0")),
    "σ": (Entry("sigma*", "σᵢ", "a singular value"), Entry("floor", "", "0")),
}
FARTHEST = 1e6  # an image that reaches further, or less far than one over it, has a unit of its own
FILLED: dict[str, Role | None] = {"σ": "bar", "Ax": "area", "x": None}
FAR = 0.05  # of the half-height: what two arrows that lie along each other stand apart


def matrices(result: MatrixNorms, shown: Shown, half: float = 0.0) -> tuple[Figure, ...]:
    """Return the pictures of a matrix's norms; half is the half-height of the view, chosen to fit if 0.

    What is not 2 × 2 has no picture of the plane, and is drawn as bars.
    """
    if not result.is_plane:
        return _bars_of_x(result) if shown == "induced" else (_bars_of_sigma(result),)
    if shown == "induced":
        return (_induced(result, half),)
    return (_sums(result, shown, half),)


def _induced(result: MatrixNorms, half: float) -> Plane:
    """Return the ball, its image, and the farthest point of it."""
    p = result.p
    reach = max(float(np.abs(result.A @ ball(p)).max()), float(np.abs(result.image).max()))
    at = _frame(reach, half)
    marks = (
        *of_ball(p),
        Line("round it", role="unit", map="round", **edge(p)),
        *_image(edge(p, "p"), at),
        Arrow("most", result.x, "input", "x"),
        Arrow("farthest", result.x, "given", "Ax", map=_map(at)),
    )
    own = {"ball": times(at.radius), "round": times(result.induced / at.unit)}
    return _plane(result, marks, at, (*_handles(at), grip(at)), "induced", own)


def _sums(result: MatrixNorms, shown: Shown, half: float) -> Plane:
    """Return the ellipse with its half-axes one after the other: at right angles, or along one line."""
    U, sigma, _ = result.svd
    at = _frame(result.nuclear if shown == "nuclear" else result.frobenius, half)
    first, second = (U * (sigma * (result.unit / at.unit))).T
    along = U[:, 0] * (sigma[1] * (result.unit / at.unit)) if shown == "nuclear" else second
    total = first + along
    marks: tuple[Mark, ...] = (
        Line("circle", CIRCLE, "unit", shape="circle"),
        *_image({"points": CIRCLE, "member": None}, at, "circle"),
        Arrow("σ₁", first, "singular", "σ₁"),
        Arrow("σ₂", total, "eigen", "σ₂", tail=first),
    )
    if shown == "frobenius":
        box = np.column_stack([first + second, first - second, -first - second, second - first, first + second])
        marks = (*marks, Line("box", box, "parts"), Arrow("‖A‖", total, "given", "‖A‖F"))
    else:
        across = np.array([-first[1], first[0]]) / (float(np.linalg.norm(first)) or 1.0) * FAR * at.half
        marks = (*marks, Arrow("σ₂ from 0", second, "eigen", ""), Arrow("‖A‖", total + across, "given", "‖A‖*", tail=across))
    return _plane(result, marks, at, _handles(at), shown)


def _frame(reach: float, half: float) -> Frame:
    """Return how the image of the unit ball is drawn: the ball is 1 large, its image too where it is of no other order."""
    is_live = not reach or 1 / FARTHEST <= reach <= FARTHEST
    unit = 1.0 if is_live else 10.0 ** math.floor(math.log10(reach))
    return Frame(unit, 1.0, half or half_height(max(reach / unit, 1.0), FINE), is_live)


def _plane(
    result: MatrixNorms,
    marks: tuple[Mark, ...],
    at: Frame,
    handles: tuple[Handle, ...],
    shown: Shown,
    more: Mapping[str, Matrix] = MappingProxyType({}),
) -> Plane:
    title = "" if at.unit == 1 else f"images in units of {show(at.unit)}"
    maps = {_map(at): result.A / at.unit, **more}
    return Plane("map", marks, at.half, title=title, maps=maps, handles=handles, zooms=True, legend=LEGENDS[shown])


def _map(at: Frame) -> str:
    """Return the name of the map that is drawn: the matrix of the page, or that in a unit of its own."""
    return "A" if at.is_live else "own"


def _image(own: Edge, at: Frame, shape: str = "") -> tuple[Mark, ...]:
    """Return where A takes a ball, and its columns."""
    return (
        Area("image", role="area", map=_map(at), shape=shape, **own),
        Line("image edge", role="output", map=_map(at), shape=shape, **own),
        Arrow("A:0", np.array([1.0, 0]), "first", "a₁", map=_map(at)),
        Arrow("A:1", np.array([0.0, 1]), "second", "a₂", map=_map(at)),
    )


def _handles(at: Frame) -> tuple[Handle, ...]:
    if not at.is_live:
        return ()
    return Handle("A", 0, "first", "a₁", "first column of A"), Handle("A", 1, "second", "a₂", "second column of A")


def _bars_of_x(result: MatrixNorms) -> tuple[Figure, ...]:
    """Return the x that is stretched most, and where A takes it, entry by entry."""
    image = _chart("image", "Ax", "farthest", result.image, "output", is_small=False)
    return image, _chart("stretched", "x", "most", result.x, "input", is_small=True)


def _bars_of_sigma(result: MatrixNorms) -> Figure:
    return _chart("singular values", "σ", "sigma", result.sigma, "singular", is_small=False)


def _chart(name: str, symbol: str, mark: str, values: Vector, role: Role, *, is_small: bool) -> Chart:
    """Return numbers as bars, in a unit of their own where they are of another order."""
    size, n = float(np.abs(values).max()), len(values)
    unit = 1.0 if not size or 1e-4 <= size <= 1e5 else 10.0 ** np.floor(np.log10(size))
    shown = values / unit
    box = bars(shown)
    low, high = span(np.append(shown, 0.0))
    low = min(0.0, low) if shown.min() < 0 else 0.0
    filled = FILLED[symbol]
    letter, floor = ("σ", "floor") if symbol == "σ" else (symbol, f"floor of {symbol}")
    title = {"x": "A unit x, stretched most as far as is known", "Ax": "Where A takes it", "σ": "Singular values"}[symbol]
    return Chart(
        name,
        (
            Line(floor, np.array([[1 - 2 * BAR, n + 2 * BAR], [0, 0]]), "unit"),
            *(Area(f"{mark} {k + 1}", box[:, 6 * k : 6 * k + 5], filled) for k in range(n) if filled),
            Line(f"{mark} edges", box, role),
        ),
        (0.2, n + 0.8),
        (low, high),
        title=title,
        x_ticks=tuple(Tick(float(k), indexed(letter, k) if symbol != "Ax" else str(k)) for k in range(1, n + 1)),
        y_ticks=ticks(low, high, 5),
        y_axis=Axis(letter if unit == 1 else f"{letter} in units of {show(unit)}", letter),
        is_small=is_small,
        legend=BARS[symbol],
    )
