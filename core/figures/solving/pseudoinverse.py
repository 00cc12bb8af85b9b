"""The pictures of a pseudoinverse: x in the domain beside y in the codomain, the cut that decides on the rank, and the limit."""

import math
from dataclasses import replace

import numpy as np

from core.figures import ways
from core.figures.axes import Axis, Tick, decades, span, ticks
from core.figures.bars import bars, strokes
from core.figures.chart import Chart
from core.figures.figure import Figure, Switch
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Area, Dots, Line, Mark
from core.figures.solving import pseudoinverse_plane as plane
from core.figures.solving import pseudoinverse_space as space
from core.numbers.arrays import Matrix
from core.numbers.digits import indexed, power, show
from core.solving.limit import Limit
from core.solving.pseudoinverse import Pseudoinverse, Solution

DRAWN = 3  # entries of what is drawn as an arrow
SWITCHES = {2: 3, 3: 2}  # from the plane to space, and back
FLOOR = -20.0  # log₁₀ of the smallest σ/σ₁ that the scale of the cut shows
NONE = f"≤{power('10', int(FLOOR))}"  # what stands there: σ = 0 has no place of its own
ERRORS = (-21.0, 9.0)  # log₁₀ of the errors of a limit that are in view, or more
HIGH = 2.0  # log₁₀ of the largest error that they show without more room
LEAST_ERROR = -18.0
NO_ERROR = f"≤{power('10', int(LEAST_ERROR))}"
CUT_HEIGHT = 1.3  # off the numbers of the axis, and off the names of σ
CUT = "the cut: singular values below it count as 0"
KINDS = {
    "exact": "none anywhere",
    "stays": "it never falls",
    "rises": "falls, then rises",
    "refused": "falls, then refused",
    "levels": "falls, levels off",
}

X_BARS = (Entry("x⁺", "x⁺", "of all x for which Ax is nearest to y, by this cut, the shortest: its entries"),)
Y_BARS = (
    Entry("y", "y", "what is to be reached: its entries"),
    Entry("Ax⁺*", "Ax⁺", "where A takes x⁺"),
    Entry("residual", "", "what is missed: y − Ax⁺"),
)
CUT_LEGEND = (
    Entry("cut", "cut", "the cut: grab it"),
    Entry("kept", "", "singular values that count"),
    Entry("dropped", "", "singular values that count as 0"),
    Entry("below the cut", "", "what is below the cut"),
    Entry("scale of σ", "", "the scale, from nothing to σ₁"),
)
LIMIT_LEGEND = (
    Entry("limit error", "", "how far (A′A + αI)⁻¹A′, computed as it is written, is from A⁺"),
    Entry("refused", "", "here A′A + αI is singular in float64"),
)


def pseudoinverse(
    solution: Solution, limit: Limit, half: float = 0.0, every: int = 1, camera: tuple[float, float] = (0.0, 0.0)
) -> tuple[Figure, ...]:
    """Return the pictures of solution; half is the half-height of the view of the codomain, chosen to fit if 0.

    every : of so many errors of the limit one is drawn; camera : azimuth and elevation. What has more than three entries is drawn as bars.
    """
    found = solution.pseudoinverse
    (m, n), pictures = found.A.shape, (_domain(solution, camera), _codomain(solution, half, camera))
    if m == n in SWITCHES:
        pictures = pictures[0], replace(pictures[1], switch=Switch("A", SWITCHES[n]))
    return *pictures, _limit(limit, found, every), _cut(found)


def _domain(solution: Solution, camera: tuple[float, float]) -> Figure:
    n, title = len(solution.x), f"x: {_best(solution.pseudoinverse)}"
    if n > DRAWN:
        return _x_bars(solution)
    return space.domain(solution, title, camera) if n == DRAWN else plane.domain(solution, title)


def _codomain(solution: Solution, half: float, camera: tuple[float, float]) -> Figure:
    m, title = len(solution.y), f"y: {_reached(solution.pseudoinverse)}"
    if m > DRAWN:
        return _y_bars(solution)
    return space.codomain(solution, half, title, camera) if m == DRAWN else plane.codomain(solution, half, title)


def _best(found: Pseudoinverse) -> str:
    """Return which x do best."""
    n = found.A.shape[1]
    if found.kept != found.true_rank:
        return f"{'one' if found.kept == n else _spread(n - found.kept)}, by this cut"
    if found.kept == n:
        return "a number" if n == 1 else "one is best"
    return f"the best form {_spread(n - found.kept)}" if found.kept else "every x does as well"


def _shortest(found: Pseudoinverse) -> str:
    """Return of which x the one that is drawn is the shortest."""
    rest = found.A.shape[1] - found.kept
    by = ", by this cut" if found.kept != found.true_rank else ""
    return f"{f'the shortest of {_spread(rest)} of best x' if rest else 'the only best x'}{by}"


def _x_bars(solution: Solution) -> Figure:
    """Return the entries of x⁺ as bars."""
    x = solution.entries
    title = f"x⁺: {_shortest(solution.pseudoinverse)}"
    return _side_by_side("domain", "x", (Area("x⁺", bars(x), "input"),), x, title=title, axis=Axis("x⁺"), legend=X_BARS)


def _y_bars(solution: Solution) -> Figure:
    """Return the entries of Ax⁺ as bars, those of y as points, and between them what is missed."""
    y, image = solution.y, solution.image
    at, reached = np.arange(1.0, len(y) + 1), bars(image)
    marks = (
        Area("Ax⁺", reached, "area"),
        Line("Ax⁺, its edge", reached, "output"),
        Line("residual", strokes(at, image, y), "residual"),
        Dots("y", np.vstack([at, y]), "given"),
    )
    title, axis = f"y: {_reached(solution.pseudoinverse)}", Axis("entries of y and Ax⁺", "entry")
    return _side_by_side("codomain", "y", marks, np.array([y, image]), title=title, axis=axis, legend=Y_BARS)


def _side_by_side(
    name: str, of: str, marks: tuple[Mark, ...], values: Matrix, *, title: str, axis: Axis, legend: tuple[Entry, ...]
) -> Chart:
    """Return a picture of the entries of one vector or several, (k, n), side by side."""
    bottom, top = span(np.append(values, 0.0))
    n = values.shape[-1]
    x_ticks = tuple(Tick(float(j), indexed(of, j)) for j in range(1, n + 1))
    return Chart(
        name,
        marks,
        (0.2, n + 0.8),
        (bottom, top),
        title=title,
        x_ticks=x_ticks,
        y_ticks=ticks(bottom, top, 4),
        y_axis=axis,
        is_small=False,
        legend=legend,
    )


def _reached(found: Pseudoinverse) -> str:
    """Return which y are reached."""
    is_all = found.kept == len(found.A)
    if found.kept != found.true_rank:
        return f"{'all' if is_all else _spread(found.kept)}, by this cut"
    return "every y is reached" if is_all else f"only {_spread(found.kept)} is reached" if found.kept else "only 0 is reached"


def _spread(dimensions: int) -> str:
    return {1: "a line", 2: "a plane"}.get(dimensions, f"a space of {dimensions} dimensions")


def _cut(found: Pseudoinverse) -> Figure:
    """Return the singular values on a logarithmic scale, and the cut that parts those that count from those that do not."""
    sigma = found.svd.sigma
    sizes = np.log10(np.maximum(sigma / (sigma[0] or 1.0), 10.0**FLOOR)) if sigma[0] else np.full(len(sigma), FLOOR)
    at = math.log10(found.cut) if found.cut else FLOOR
    kept, dropped = sizes[: found.kept], sizes[found.kept :]
    marks = [
        Area("below the cut", _box(FLOOR - 9, at), "dropped"),
        Line("cut", np.array([[at, at], [-9.0, 9]]), "residual"),
        Line("scale of σ", np.array([[FLOOR - 9, 9.0], [0.0, 0]]), "unit"),
    ]
    marks += [Dots("kept", np.vstack([kept, np.zeros(len(kept))]), "singular", _names(1, len(kept)))] if len(kept) else []
    if len(dropped):
        marks.append(Dots("dropped", np.vstack([dropped, np.zeros(len(dropped))]), "residual", _names(len(kept) + 1, len(sigma))))
    title = f"σ: {found.kept} of {len(sigma)} count{'s' * (len(sigma) == 1)}; the cut decides"
    x, y, x_ticks = (FLOOR - 2.5, 1.5), (-1.6, 2.2), (Tick(FLOOR, NONE), *decades(FLOOR + 1, 0))
    handle = Handle("cut", None, "residual", "cut", CUT, ways.Scale(CUT_HEIGHT, zero=math.log10(found.default_cut)))
    x_axis = Axis("σ/σ₁", is_log=True)
    return Chart("cut", tuple(marks), x, y, title=title, x_ticks=x_ticks, x_axis=x_axis, handles=(handle,), legend=CUT_LEGEND)


def _names(first: int, last: int) -> str:
    return indexed("σ", first) if first == last else f"{indexed('σ', first)} … {indexed('σ', last)}"


def _box(left: float, right: float) -> Matrix:
    return np.array([[left, right, right, left, left], [-9.0, -9, 9, 9, -9]])


def _limit(limit: Limit, found: Pseudoinverse, every: int) -> Figure:
    """Return how far the definition by a limit, computed as it is written, is from A⁺, with the cut that A has by itself."""
    x = np.log10(limit.alphas)
    low, high = float(x[-1]), float(x[0])
    heights = np.log10(np.maximum(limit.errors, 10.0**LEAST_ERROR))  # not a number where the solver refused
    at = np.vstack([np.where(limit.refused, np.nan, x), heights])
    dots = Dots("limit error", at[:, ::every], "output", is_fine=every > 1)  # as fine as all of them are, which are many
    marks: list[Mark] = [dots]  # neighbours may differ by far: a line would be all jumps
    if limit.refused_below is not None:
        marks.insert(0, Area("refused", _box(low - 9, math.log10(limit.refused_below)) * np.array([[1], [9]]), "dropped"))
    bottom, top = ERRORS
    top += 4 * max(0, math.ceil((float(np.nanmax(heights)) - HIGH) / 4))
    by = "" if found.kept == found.true_rank else ", cut auto"
    title = f"Error as α → 0{by}: {KINDS[limit.kind]}"
    x_ticks, y_ticks = decades(low, high, 6), (Tick(LEAST_ERROR, NO_ERROR), *decades(LEAST_ERROR + 5, top - ERRORS[1]))
    view = low - 1, high + 1
    return Chart(
        "limit",
        tuple(marks),
        view,
        (bottom, top),
        title=title,
        x_ticks=x_ticks,
        y_ticks=y_ticks,
        x_axis=Axis("α", is_log=True),
        y_axis=Axis("relative error of (A′A + αI)⁻¹A′", "error", is_log=True),
        legend=LIMIT_LEGEND,
    )


def turn(limit: Limit) -> str:
    """Return the least error that can be relied on, and at which α."""
    if limit.kind == "exact":
        return "0 at every α"
    return f"{show(limit.turn.error, digits=1)} at α = {show(limit.turn.alpha, digits=1)}"
