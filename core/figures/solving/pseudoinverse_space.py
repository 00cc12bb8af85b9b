"""The pictures of a pseudoinverse in space: the x that do as well as x⁺ as a line or a plane, and the foot of y on what A reaches."""

import numpy as np

from core.figures import solids, space
from core.figures.depth import Face
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Arrow, Dots, Drop, Label, Line, Mark
from core.figures.plane import near_half_height
from core.figures.space import CAMERA, Space
from core.figures.theme import Role, of_column
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import indexed
from core.solving.pseudoinverse import Solution

ROOM = 1.6  # lengths of x⁺, round which there is a piece of all x that do as well
SIDE = 0.82  # of what a sheet has usually: two of them are side by side
LONG = 0.92  # half-heights: half of a line
CORNER = 0.06  # half-heights: the side of the mark of a right angle
LIFTED = 3  # columns that have a grip to lift them
X, Y = ("x₁", "x₂", "x₃"), ("y₁", "y₂", "y₃")  # what the axes are called
UP: Vector = np.array([0.3, -0.5, 1.0])  # towards the eye, and up: of two opposite directions the one that goes this way stands for both

DOMAIN = (
    Entry("x⁺", "x⁺", "of all x for which Ax is nearest to y, by this cut, the shortest"),
    Entry("solutions*", "", "all x for which Ax is as near to y, by this cut: the plane goes on"),
    Entry("best x", "", "all x for which Ax is as near to y, by this cut"),
    Entry("right angle at x⁺", "", "a right angle: no other of these x is nearer to 0"),
    Entry("null space*", "", "the null space: what A takes to 0, by this cut; what is added to x⁺ from it changes no Ax"),
    Entry("row space*", "", "the row space: where x⁺ lies, whatever y is"),
    Entry("ground*", "", "the axes, and the floor on which x₃ = 0: drag beside the arrows to turn it"),
    Entry("drop*", "", "straight down to the floor"),
)
CODOMAIN = (
    Entry("y", "y", "what is to be reached: grab its tip to move it level, the grip below to lift it"),
    Entry("foot", "Ax⁺", "where A takes x⁺"),
    Entry("residual", "", "what is missed: y − Ax⁺"),
    Entry("right angle", "", "a right angle: no other point that is reached is nearer to y"),
    Entry("column space*", "", "the column space: all that A reaches, with the rank that the cut gives it"),
    Entry("A:*", "aⱼ", "the columns of A: grab them"),
    Entry("ground*", "", "the axes, and the floor on which y₃ = 0: drag beside the arrows to turn it"),
    Entry("drop*", "", "straight down to the floor"),
)


def domain(solution: Solution, title: str, camera: tuple[float, float]) -> Space:
    """Return x⁺ : (3,) with the row space and the null space, and the line or the plane of all x that come as near to y."""
    found, x = solution.pseudoinverse, solution.x
    half = near_half_height(ROOM * float(np.linalg.norm(x)))
    row, null, marks, faces, sides = found.row_space, found.null_space, list[Mark](), list[Face](), list[space.Side]()
    if found.kept == 1:
        flat, side = solids.across(row[:, 0]), SIDE * half
        marks += _line("row space", _up(row[:, 0]), half, "unit", x)
        marks += solids.sheet("solutions", flat, side, "best", "input", at=x)
        marks += (solids.sheet("null space", flat, side, "span", "null")[1], _named("null space", flat, side, "null", x))
        marks += _corner("right angle at x⁺", x, -x, _up(flat[:, 1]), half, "input")
        faces.append(solids.sheet_face(flat, side, at=x))
    elif found.kept == 2:
        flat, along, side = solids.across(null[:, 0]), _up(null[:, 0]), SIDE * half
        marks += (*solids.sheet("row space", flat, side, "span"), _named("row space", flat, side, "unit", x))
        marks += _line("null space", along, half, "null", x)
        marks.append(Line("best x", x[:, None] + LONG * half * np.outer(along, [-1, 1]), "input", map=CAMERA))
        marks += _corner("right angle at x⁺", x, -x, along, half, "input")
        faces.append(solids.sheet_face(flat, side))
        sides.append(space.along("N", "Along the null space: all these x become one point", along))
    marks += [Drop("drop of x⁺", x, "drop", CAMERA), Arrow("x⁺", x, "input", "x⁺", map=CAMERA)]
    return Space(
        "domain",
        (*space.ground(half, "x", X), *marks),
        half,
        title=title,
        maps=space.seen({}, *camera),
        legend=DOMAIN,
        faces=(space.floor(half), *faces),
        sides=(*space.SIDES, *sides),
    )


def codomain(solution: Solution, half: float, title: str, camera: tuple[float, float]) -> Space:
    """Return the columns of A and y : (3,), the column space, and the foot of y on it."""
    found, y, foot = solution.pseudoinverse, solution.y, solution.image
    A, n = found.A, found.A.shape[1]
    half = half or near_half_height(float(np.linalg.norm(np.column_stack([A, y]), axis=0).max()))
    marks, faces, sides = list[Mark](), list[Face](), list[space.Side]()
    if found.kept == 1:
        along = _up(found.column_space[:, 0])
        marks += _line("column space", along, half, "output", foot)
        marks += _corner("right angle", foot, y - foot, along, half, "residual")
    elif found.kept == 2:
        normal, side = _up(found.left_null_space[:, 0]), SIDE * half
        flat = solids.across(normal)
        marks += (*solids.sheet("column space", flat, side, "area", "output"), _named("column space", flat, side, "output", foot))
        marks += _corner("right angle", foot, y - foot, -foot if foot.any() else flat[:, 1], half, "residual")
        faces.append(solids.sheet_face(flat, side))
        sides.append(space.along("⊥", "At right angles to the column space: y stands above its foot", normal))
    columns = tuple(mark for j in range(n) for mark in _column(A, j))
    marks += [
        Line("residual", np.column_stack([foot, y]), "residual", map=CAMERA),
        *columns,
        Drop("drop of y", y, "drop", CAMERA, "y"),
        Arrow("y", y, "given", "y", map=CAMERA, follows="y"),
        Dots("foot", foot, "output", "Ax⁺", map=CAMERA),
    ]
    tips: tuple[Handle, ...] = solids.tips("y", None, "given", "y", "the right-hand side y")
    for j in range(n):
        both = solids.tips("A", j, of_column(j), indexed("a", j + 1), f"column {j + 1} of A")
        tips += both if n <= LIFTED else both[:1]
    return Space(
        "codomain",
        (*space.ground(half, "y", Y), *marks),
        half,
        title=title,
        maps=space.seen({"A": A} if n in (2, 3) else {}, *camera),
        handles=tips,
        zooms=True,
        legend=CODOMAIN,
        faces=(space.floor(half), *faces),
        sides=(*space.SIDES, *sides),
    )


def _up(direction: Vector) -> Vector:
    """Return a direction or its opposite, whichever goes up: which of them is found is chance."""
    return direction if direction @ UP >= 0 else -direction


def _off(away: Vector) -> Vector:
    """Return the direction in which a name goes: where away is not, and where it makes no difference downwards."""
    return -away / (float(np.linalg.norm(away)) or 1.0) - 1e-3 * UP


def _line(name: str, along: Vector, half: float, role: Role, away: Vector) -> tuple[Line, Label]:
    """Return a line through the origin with its name, on the side where away is not."""
    way = -along if along @ _off(away) < 0 else along
    ends = LONG * half * np.outer(along, [-1, 1])
    return Line(name, ends, role, map=CAMERA), Label(f"{name} label", 0.8 * half * way, name, role, map=CAMERA)


def _named(name: str, basis: Matrix, side: float, role: Role, away: Vector) -> Label:
    """Return the name of a sheet through the origin, at the corner that is farthest from away."""
    corners = basis @ (solids.SHEET * side * np.array([[-1.0, 1, 1, -1], [-1, -1, 1, 1]]))
    return Label(f"{name} label", corners[:, int(np.argmax(_off(away) @ corners))], name, role, map=CAMERA)


def _corner(name: str, at: Vector, first: Vector, second: Vector, half: float, role: Role) -> tuple[Line, ...]:
    """Return the mark of a right angle at a point, between two directions, if there is room for one."""
    size, (long, wide) = CORNER * half, (float(np.linalg.norm(v)) for v in (first, second))
    if long < 2 * size or not wide:
        return ()
    up, along = size * first / long, size * second / wide
    return (Line(name, np.column_stack([at + up, at + up + along, at + along]), role, map=CAMERA),)


def _column(A: Matrix, j: int) -> tuple[Mark, ...]:
    """Return a column of A with its line to the floor; where there are two or three they move with A."""
    n = A.shape[1]
    at, map = (np.eye(n)[j], f"{CAMERA} A") if n in (2, 3) else (A[:, j], CAMERA)
    arrow = Arrow(f"A:{j}", at, of_column(j), indexed("a", j + 1), map=map)
    return (Drop(f"drop of A:{j}", at, "drop", map), arrow) if n <= LIFTED else (arrow,)
