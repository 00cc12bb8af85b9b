"""The pictures of one-sided inverses: a line of them, with the smallest one, and how large each is."""

import numpy as np

from core.figures import ways
from core.figures.axes import Axis, ticks
from core.figures.chart import Chart
from core.figures.figure import Figure
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.maps.inverse import half_axes, view
from core.figures.marks import Arrow, Dots, Line, Mark
from core.figures.plane import FINE, Plane, half_height
from core.figures.theme import of_column
from core.maps.one_sided import OneSided
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import indexed

FAR = 4.0  # half-heights: lines go on beyond the picture
WIDEST = 1e9  # of t
POINTS = 121  # of a curve
LEGEND = (
    Entry("A:*", "aⱼ", "the columns of A: grab them"),
    Entry("row of A", "A", "A, as an arrow: type its entries"),
    Entry("B", "B", "an inverse on one side"),
    Entry("B:*", "Beⱼ", "the columns of B, an inverse on one side: where it takes eⱼ"),
    Entry("A⁺", "A⁺", "the smallest of all such inverses"),
    Entry("inverses", "", "all of them"),
    Entry("way of *", "", "where it goes as t changes"),
)
SIZES = (
    Entry("B(t)", "", "the inverse that is shown: drag it"),
    Entry("size", "", "‖B‖ of every inverse on this line"),
    Entry("least", "A⁺", "the smallest: at t = 0"),
)


def one_sided(result: OneSided, half: float = 0.0) -> tuple[Figure, ...]:
    """Return the pictures of result; half is the half-height of the plane, if there is one, chosen to fit if 0."""
    if result.B is None or result.plus is None or result.along is None:
        return (half_axes(result.singular, has_inverse=False),)
    sizes = _sizes(result)
    if max(result.A.shape) == 2:
        return _line(result, result.B, result.plus, half), sizes
    if result.A.shape[0] == 2:
        return _columns(result.A, half), sizes
    if result.A.shape[1] == 2:
        return _moved(result.B, result.plus, result.along, half), sizes
    return (sizes,)


def _line(result: OneSided, B: Matrix, plus: Matrix, half: float) -> Plane:
    """Return all inverses of two numbers, which lie on a line at right angles to A."""
    a, b, p = (M.ravel() for M in (result.A, B, plus))
    assert result.along is not None
    half = half or view(a, b, p)
    along = result.along.ravel()
    along = along / np.linalg.norm(along)
    ends = p[:, None] + FAR * (half + float(np.abs(p).max())) * np.outer(along, [-1.0, 1])
    is_tall = result.side == "left"
    marks = (
        Line("inverses", ends, "unit"),
        Arrow("A:0", np.array([1.0, 0]), "first", "a₁", map="A") if is_tall else Arrow("row of A", a, "first", "A"),
        Arrow("A⁺", p, "output", "A⁺"),
        Arrow("B", b, "input", "B"),
    )
    handles = (Handle("A", 0, "first", "a₁", "the column of A"),) if is_tall else ()
    maps = {"A": np.column_stack([a, np.zeros(2)])} if is_tall else {}
    title = f"All B with {'BA' if is_tall else 'AB'} = I: a line"
    return Plane("inverses", marks, half, title=title, maps=maps, handles=handles, zooms=True, legend=LEGEND)


def _columns(A: Matrix, half: float) -> Plane:
    """Return the columns of a wide A of two rows."""
    marks = tuple(Arrow(f"A:{j}", column, of_column(j), indexed("a", j + 1)) for j, column in enumerate(A.T))
    handles = tuple(Handle("A", j, of_column(j), indexed("a", j + 1), f"column {j + 1} of A") for j in range(A.shape[1]))
    return Plane("columns", marks, half or view(A), title="The columns of A", handles=handles, zooms=True, legend=LEGEND)


def _moved(B: Matrix, plus: Matrix, along: Matrix, half: float) -> Plane:
    """Return the columns of a wide B of two rows, and where each goes as t changes."""
    half = half or view(B, plus)
    marks: list[Mark] = []
    for j, (b, p, d) in enumerate(zip(B.T, plus.T, along.T, strict=True)):
        if d.any():
            far = FAR * (half + float(np.abs(p).max()))
            marks.append(Line(f"way of b{j + 1}", p[:, None] + far * np.outer(d / np.linalg.norm(d), [-1.0, 1]), "unit"))
        marks.append(Arrow(f"B:{j}", b, of_column(j), indexed("Be", j + 1)))  # as b₁, b₂ … would be the entries of b
    return Plane("columns", tuple(marks), half, title="Where B takes e₁, e₂, …", zooms=True, legend=LEGEND)


def _sizes(result: OneSided) -> Chart:
    """Return how large the inverses on the line are."""
    least, pace, t = result.least, result.pace, result.t
    reach = half_height(max(1.1 * abs(t), min(2 * least / pace, WIDEST)), FINE, 0.0)
    at: Vector = np.linspace(-reach, reach, POINTS)
    sizes = np.hypot(least, pace * at)
    top = half_height(float(sizes[0]), FINE, 0.0)
    marks = (
        Line("size", np.vstack([at, sizes]), "output"),
        Dots("least", np.array([0.0, least]), "output", "A⁺"),
        Dots("B(t)", np.array([t, result.size]), "input", "B(t)"),
    )
    handle = Handle("t", None, "input", "t", "how far along the line of inverses", ways.Line(result.size))
    return Chart(
        "sizes",
        marks,
        (-reach, reach),
        (-0.08 * top, 1.05 * top),
        title="‖B‖ along the line: least at A⁺",
        x_ticks=ticks(-reach, reach, 4),
        y_ticks=ticks(0, top, 4),
        x_axis=Axis("t"),
        y_axis=Axis("Frobenius norm ‖B‖", "‖B‖"),
        handles=(handle,),
        is_small=False,
        legend=SIZES,
    )
