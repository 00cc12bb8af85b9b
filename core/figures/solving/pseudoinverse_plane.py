"""The pictures of a pseudoinverse in the plane, or on a line: x⁺ among all x that do as well, and the foot of y on what A reaches."""

import numpy as np

from core.figures import ways
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Arrow, Dots, Label, Line, Mark
from core.figures.plane import Plane, near_half_height
from core.figures.theme import Role, of_column
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import indexed
from core.solving.pseudoinverse import Solution

FAR = 4.0  # half-heights: lines go on beyond the picture

DOMAIN = (
    Entry("x⁺", "x⁺", "of all x for which Ax is nearest to y, by this cut, the shortest"),
    Entry("solutions", "", "all x for which Ax is as near to y, by this cut"),
    Entry("row space", "", "the row space: where x⁺ lies, whatever y is"),
    Entry("domain", "", "x is a number: its line"),
)
CODOMAIN = (
    Entry("y", "y", "what is to be reached: grab it"),
    Entry("foot", "Ax⁺", "where A takes x⁺"),
    Entry("residual", "", "what is missed: y − Ax⁺"),
    Entry("right angle", "", "a right angle: no other point of the line is nearer to y"),
    Entry("column space", "", "the column space: all that A reaches, with the rank that the cut gives it"),
    Entry("A:*", "aⱼ", "the columns of A: grab them"),
    Entry("codomain", "", "y is a number: its line"),
)


def _in_plane(v: Vector) -> Vector:
    """Return a vector of one or two entries as a point of the plane; a line lies along the first axis."""
    return np.append(v, 0.0) if len(v) == 1 else v


def _through(name: str, at: Vector, along: Vector, half: float, role: Role) -> Line:
    ends = FAR * (half + float(np.abs(at).max())) * np.outer(_in_plane(along), [-1, 1])
    return Line(name, _in_plane(at)[:, None] + ends, role)


def view(*drawn: Vector) -> float:
    """Return the half-height of a view that shows all of what is drawn, however small."""
    return near_half_height(max(float(np.abs(v).max()) for v in drawn))


def _named_space(name: str, along: Vector, away: Vector, half: float, role: Role) -> tuple[Line, Label]:
    """Return a line through the origin with its name, on the side where away is not."""
    at = -0.8 * half * along if along @ away > 0 else 0.8 * half * along
    return _through(name, np.zeros(2), along, half, role), Label(f"{name} label", at, name, role)


def domain(solution: Solution, title: str) -> Plane:
    """Return x⁺ with the row space, and the line of all x that come as near to y."""
    found, x = solution.pseudoinverse, solution.x
    n = len(x)
    half = view(x)
    marks: list[Mark] = []
    if n == 1:
        marks.append(_through("domain", np.zeros(1), np.ones(1), half, "unit"))
    elif found.kept == 1:
        marks += _named_space("row space", found.row_space[:, 0], x, half, "unit")
        marks.append(_through("solutions", x, found.null_space[:, 0], half, "input"))
    marks.append(Arrow("x⁺", _in_plane(x), "input", "x⁺"))
    return Plane("domain", tuple(marks), half, title=title, legend=DOMAIN)


def codomain(solution: Solution, half: float, title: str) -> Plane:
    """Return the columns of A and y, the column space, and the foot of y on it."""
    found, y = solution.pseudoinverse, solution.y
    m, n = found.A.shape
    A = np.zeros((2, max(2, n)))
    A[:m, :n] = found.A
    foot, tip = _in_plane(solution.image), _in_plane(y)
    half = half or view(A, tip)
    marks: list[Mark] = []
    if m == 1:
        marks.append(_through("codomain", np.zeros(1), np.ones(1), half, "unit"))
    elif found.kept == 1:
        marks += _named_space("column space", found.column_space[:, 0], foot, half, "output")
        marks += _right_angle(foot, tip, half)
    marks += [
        Line("residual", np.column_stack([foot, tip]), "residual"),
        *(_column(A, j) for j in range(n)),
        Arrow("y", tip, "given", "y", follows="y"),
        Dots("foot", foot, "output", "Ax⁺"),
    ]
    way = ways.Line() if m == 1 else ways.Plane()
    columns = (Handle("A", j, of_column(j), indexed("a", j + 1), f"column {j + 1} of A", way) for j in range(n))
    handles = (Handle("y", None, "given", "y", "the right-hand side y", way), *columns)
    maps = {"A": A} if n <= 2 else {}
    return Plane("codomain", tuple(marks), half, title=title, maps=maps, handles=handles, zooms=True, legend=CODOMAIN)


def _column(A: Matrix, j: int) -> Arrow:
    """Return a column of A; that of two columns moves with A."""
    at, map = (np.eye(2)[j], "A") if A.shape[1] == 2 else (A[:, j], "")
    return Arrow(f"A:{j}", at, of_column(j), indexed("a", j + 1), map=map)


def _right_angle(foot: Vector, tip: Vector, half: float) -> tuple[Mark, ...]:
    """Return the corner between the residual and the column space."""
    up = tip - foot
    length, size = float(np.linalg.norm(up)), 0.06 * half
    if length < 2 * size:
        return ()
    along = size * up / length
    across = np.array([along[1], -along[0]])
    return (Line("right angle", np.column_stack([foot + along, foot + along + across, foot + across]), "residual"),)
