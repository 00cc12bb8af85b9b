"""The pictures of a pseudoinverse: x in the domain beside y in the codomain, the cut that decides on the rank, and the limit."""

import math

import numpy as np

from core.figures import ways
from core.figures.axes import Tick, decades
from core.figures.chart import Chart
from core.figures.figure import Figure
from core.figures.handles import Handle
from core.figures.marks import Area, Arrow, Dots, Label, Line, Mark
from core.figures.plane import FINE, LEAST, Plane, half_height
from core.figures.theme import Role, of_column
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import indexed, power, show
from core.solving.limit import Limit
from core.solving.pseudoinverse import Pseudoinverse, Solution

FAR = 4.0  # half-heights: lines go on beyond the picture
FLOOR = -20.0  # log₁₀ of the smallest σ/σ₁ that the scale of the cut shows
NONE = f"≤{power('10', int(FLOOR))}"  # what stands there: σ = 0 has no place of its own
ERRORS = (-21.0, 9.0)  # log₁₀ of the errors of a limit that are in view, or more
HIGH = 2.0  # log₁₀ of the largest error that they show without more room
LEAST_ERROR = -18.0
NO_ERROR = f"≤{power('10', int(LEAST_ERROR))}"
NEAR = 0.1  # where all that is drawn is nearer to 0, the view comes nearer too
CUT = "the cut: singular values below it count as 0"
KINDS = {
    "exact": "none anywhere",
    "stays": "it never falls",
    "rises": "falls, then rises",
    "refused": "falls, then refused",
    "levels": "falls, levels off",
}


def pseudoinverse(solution: Solution, limit: Limit, half: float = 0.0) -> tuple[Figure, ...]:
    """Return the pictures of solution; half is the half-height of the view of the codomain, chosen to fit if 0.

    Matrices of more than two rows or columns have no picture of their spaces.
    """
    found = solution.pseudoinverse
    is_plane = max(found.A.shape) == 2
    spaces = (_domain(solution), _codomain(solution, half)) if is_plane else ()
    return (*spaces, _limit(limit, found, is_small=is_plane), _cut(found))


def _in_plane(v: Vector) -> Vector:
    """Return a vector of one or two entries as a point of the plane; a line lies along the first axis."""
    return np.append(v, 0.0) if len(v) == 1 else v


def _through(name: str, at: Vector, along: Vector, half: float, role: Role) -> Line:
    ends = FAR * (half + float(np.abs(at).max())) * np.outer(_in_plane(along), [-1, 1])
    return Line(name, _in_plane(at)[:, None] + ends, role)


def _view(*drawn: Vector) -> float:
    """Return the half-height of a view that shows all of what is drawn, however small."""
    reach = max(float(np.abs(v).max()) for v in drawn)
    return half_height(reach, FINE, 0.0 if reach < NEAR else LEAST)


def _named_space(name: str, along: Vector, away: Vector, half: float, role: Role) -> tuple[Line, Label]:
    """Return a line through the origin with its name, on the side where away is not."""
    at = -0.8 * half * along if along @ away > 0 else 0.8 * half * along
    return _through(name, np.zeros(2), along, half, role), Label(f"{name} label", at, name, role)


def _domain(solution: Solution) -> Figure:
    """Return x⁺ with the row space, and the line of all x that come as near to y."""
    found, x = solution.pseudoinverse, solution.x
    n = len(x)
    half = _view(x)
    marks: list[Mark] = []
    if n == 1:
        marks.append(_through("domain", np.zeros(1), np.ones(1), half, "unit"))
    elif found.kept == 1:
        marks += _named_space("row space", found.row_space[:, 0], x, half, "unit")
        marks.append(_through("solutions", x, found.null_space[:, 0], half, "input"))
    marks.append(Arrow("x⁺", _in_plane(x), "input", "x⁺"))
    return Plane("domain", tuple(marks), half, title=f"x: {_best(found)}")


def _best(found: Pseudoinverse) -> str:
    """Return which x do best."""
    n = found.A.shape[1]
    if found.kept != found.true_rank:
        return "one, by this cut" if found.kept == n else "the line, by this cut"
    if found.kept == n:
        return "a number" if n == 1 else "one solution"
    return "the best form a line" if found.kept else "every x does as well"


def _codomain(solution: Solution, half: float) -> Figure:
    """Return the columns of A and y, the column space, and the foot of y on it."""
    found, y = solution.pseudoinverse, solution.y
    m, n = found.A.shape
    A = np.zeros((2, 2))
    A[:m, :n] = found.A
    foot, tip = _in_plane(solution.image), _in_plane(y)
    half = half or _view(A, tip)
    marks: list[Mark] = []
    if m == 1:
        marks.append(_through("codomain", np.zeros(1), np.ones(1), half, "unit"))
    elif found.kept == 1:
        marks += _named_space("column space", found.column_space[:, 0], foot, half, "output")
        marks += _right_angle(foot, tip, half)
    marks += [
        Line("residual", np.column_stack([foot, tip]), "residual"),
        *(Arrow(f"A:{j}", np.eye(2)[j], of_column(j), indexed("a", j + 1), map="A") for j in range(n)),
        Arrow("y", tip, "given", "y", follows="y"),
        Dots("foot", foot, "output", "Ax⁺"),
    ]
    way = ways.Line() if m == 1 else ways.Plane()
    columns = (Handle("A", j, of_column(j), indexed("a", j + 1), f"column {j + 1} of A", way) for j in range(n))
    handles = (Handle("y", None, "given", "y", "the right-hand side y", way), *columns)
    return Plane("codomain", tuple(marks), half, title=f"y: {_reached(found)}", maps={"A": A}, handles=handles, zooms=True)


def _reached(found: Pseudoinverse) -> str:
    """Return which y are reached."""
    is_all = found.kept == len(found.A)
    if found.kept != found.true_rank:
        return "all, by this cut" if is_all else "the line, by this cut"
    return "every y is reached" if is_all else "only the line is reached" if found.kept else "only 0 is reached"


def _right_angle(foot: Vector, tip: Vector, half: float) -> tuple[Mark, ...]:
    """Return the corner between the residual and the column space."""
    up = tip - foot
    length, size = float(np.linalg.norm(up)), 0.06 * half
    if length < 2 * size:
        return ()
    along = size * up / length
    across = np.array([along[1], -along[0]])
    return (Line("right angle", np.column_stack([foot + along, foot + along + across, foot + across]), "residual"),)


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
    title = f"σ/σ₁: {found.kept} of {len(sigma)} count; the cut decides"
    x, y, x_ticks = (FLOOR - 2.5, 1.5), (-1.6, 2.2), (Tick(FLOOR, NONE), *decades(FLOOR + 1, 0))
    handle = Handle("cut", None, "residual", "cut", CUT, ways.Scale(-0.9, zero=math.log10(found.default_cut)))
    return Chart("cut", tuple(marks), x, y, title=title, x_ticks=x_ticks, handles=(handle,))


def _names(first: int, last: int) -> str:
    return indexed("σ", first) if first == last else f"{indexed('σ', first)} … {indexed('σ', last)}"


def _box(left: float, right: float) -> Matrix:
    return np.array([[left, right, right, left, left], [-9.0, -9, 9, 9, -9]])


def _limit(limit: Limit, found: Pseudoinverse, *, is_small: bool) -> Figure:
    """Return how far the definition by a limit, computed as it is written, is from A⁺, with the cut that A has by itself."""
    x = np.log10(limit.alphas)
    low, high = float(x[-1]), float(x[0])
    heights = np.log10(np.maximum(limit.errors, 10.0**LEAST_ERROR))  # not a number where the solver refused
    at = np.vstack([np.where(limit.refused, np.nan, x), heights])
    marks: list[Mark] = [Dots("limit error", at, "output")]  # neighbours may differ by far: a line would be all jumps
    if limit.refused_below is not None:
        marks.insert(0, Area("refused", _box(low - 9, math.log10(limit.refused_below)) * np.array([[1], [9]]), "dropped"))
    bottom, top = ERRORS
    top += 4 * max(0, math.ceil((float(np.nanmax(heights)) - HIGH) / 4))
    by = "" if found.kept == found.true_rank else ", cut auto"
    title = f"Error of (A′A + αI)⁻¹A′ over α{by}: {KINDS[limit.kind]}"
    x_ticks, y_ticks = decades(low, high, 6), (Tick(LEAST_ERROR, NO_ERROR), *decades(LEAST_ERROR + 5, top - ERRORS[1]))
    view = low - 1, high + 1
    return Chart("limit", tuple(marks), view, (bottom, top), title=title, x_ticks=x_ticks, y_ticks=y_ticks, is_small=is_small)


def turn(limit: Limit) -> str:
    """Return the least error that can be relied on, and at which α."""
    if limit.kind == "exact":
        return "0 at every α"
    return f"{show(limit.turn.error, digits=1)} at α = {show(limit.turn.alpha, digits=1)}"
