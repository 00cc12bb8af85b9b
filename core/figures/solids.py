"""Solids: the shapes whose images show what a map of space does, and what else stands round the origin of a picture in space."""

import math
from itertools import product

import numpy as np

from core.figures.depth import Face
from core.figures.handles import Handle
from core.figures.marks import Area, Label, Line
from core.figures.space import CAMERA, far
from core.figures.theme import Role, of_column
from core.figures.ways import Floor, Height
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import indexed

GAP: Matrix = np.full((3, 1), np.nan)
FAR = 3.0  # half-heights: a line through the origin leaves every picture
LEVEL = 1e-9  # the slope of a plane that is seen as none
SHEET = 0.75  # half-heights: how far a piece of a plane goes
ORDINALS = ("first", "second", "third")  # columns
NAMED = 0.62  # half-heights: where the name of a line stands


def _edges() -> Matrix:
    """Return the twelve edges of the unit cube as strokes, (3, n)."""
    corners = [np.array(corner, dtype=float) for corner in product((0, 1), repeat=3)]
    ends = [(p, p + e) for p in corners for e in np.eye(3) if p @ e == 0]
    return np.hstack([np.column_stack([p, q, GAP[:, 0]]) for p, q in ends])[:, :-1]


def _standing() -> Matrix:
    """Return an F that stands on the floor, in the plane y = 0.2, with a foot towards the eye: no mirror leaves it as it is."""
    outline = [(0.25, 0.9), (0.75, 0.9), (0.75, 0.74), (0.42, 0.74), (0.42, 0.58), (0.65, 0.58), (0.65, 0.43), (0.42, 0.43), (0.42, 0.1)]
    outline += [(0.25, 0.1), (0.25, 0.9)]
    flat = np.array([[x, 0.6, z] for x, z in outline]).T
    foot = np.array([[0.25, 0.6, 0.1], [0.25, 0.2, 0.1], [0.42, 0.2, 0.1], [0.42, 0.6, 0.1]]).T
    return np.hstack([flat, GAP, foot])


def _pairs() -> tuple[Matrix, ...]:
    """Return for each axis the two faces across it, going round the same way, so that what both cover is filled once; (3, n)."""
    round_ = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    faces = [[np.insert(np.array(round_, dtype=float).T, axis, at, axis=0) for at in (0.0, 1.0)] for axis in range(3)]
    return tuple(np.hstack([near, GAP, far]) for near, far in faces)


CUBE: Matrix = _edges()
FACES: tuple[Matrix, ...] = _pairs()
LETTER: Matrix = _standing()


def cube(map: str) -> tuple[Face, ...]:
    """Return the six faces of the unit cube under a map, such as ``C A``."""
    corner, (x, y, z) = np.zeros(3), np.eye(3)
    return tuple(Face(map, at, sides) for sides, across in (((x, y), z), ((y, z), x), ((x, z), y)) for at in (corner, across))


def body(name: str, map: str, fill: Role = "area", edge: Role = "side") -> tuple[Area | Line, ...]:
    """Return the image of the unit cube: its faces, filled, and its edges."""
    faces = (Area(f"{name} {axis}", points, fill, map=map, shape=f"faces across {axis}") for axis, points in zip("xyz", FACES, strict=True))
    return *faces, Line(f"{name} edges", CUBE, edge, map=map, shape="cube")


def lined(name: str, direction: Vector, half: float, role: Role, text: str = "", map: str = CAMERA) -> tuple[Line | Label, ...]:
    """Return a line through the origin, and the text that says what it is; direction : (3,), of any length but 0."""
    along = direction / math.hypot(*direction)
    line = Line(name, np.column_stack([-FAR * half * along, FAR * half * along]), role, map=map)
    return (line, Label(f"{name} label", NAMED * half * along, text, role, map=map)) if text else (line,)


def sheet(
    name: str, basis: Matrix, half: float, role: Role, outline: Role = "unit", text: str = "", *, at: Vector | None = None
) -> tuple[Area | Line | Label, ...]:
    """Return a square piece of a plane and its edge, and in its corner the text that says what it is.

    basis : (3, 2), orthonormal; at : its middle, the origin if there is none.
    """
    corners = _corners(basis, half, at)
    drawn = Area(name, corners, role, map=CAMERA), Line(f"{name} edge", corners, outline, map=CAMERA)
    return (*drawn, Label(f"{name} label", corners[:, 2], text, outline, map=CAMERA)) if text else drawn


def sheet_face(basis: Matrix, half: float, *, at: Vector | None = None) -> Face:
    """Return the same piece as what hides what lies behind it."""
    corners = _corners(basis, half, at)
    return Face(CAMERA, corners[:, 0], (corners[:, 1] - corners[:, 0], corners[:, 3] - corners[:, 0]))


def across(normal: Vector) -> Matrix:
    """Return an orthonormal basis of the plane at right angles to a normal, (3, 2): along its level, and where it is steepest.

    normal : (3,), of length 1; one that is opposite makes the same square. Of a level plane it is that of the floor.
    """
    x, y, z = normal.tolist()
    slope = math.hypot(x, y)
    if slope <= LEVEL:
        return np.eye(3)[:, :2]
    return np.array([[-y / slope, -z * x / slope], [x / slope, -z * y / slope], [0.0, slope]])


def _corners(basis: Matrix, half: float, at: Vector | None) -> Matrix:
    u, v = SHEET * half * basis.T
    middle = np.zeros(3) if at is None else at
    return np.column_stack([middle + s * u + t * v for s, t in ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))])


def tips(array: str, column: int | None, role: Role, label: str, spoken: str, tail: str = "") -> tuple[Handle, Handle]:
    """Return the two handles of a tip: one in the horizontal plane through it, and one on its drop line, for its height.

    tail : the vector at whose tip it begins, if it does not begin at the origin.
    """
    return (
        Handle(array, column, role, label, spoken, Floor(tail)),
        Handle(array, column, role, label, f"height of {spoken}", Height(tail), "z"),
    )


def column_tips(array: str, label: str, spoken: str, n: int = 3) -> tuple[Handle, ...]:
    """Return those of the n columns of an array, which is called so."""
    pairs = (tips(array, j, of_column(j), indexed(label, j + 1), f"{ORDINALS[j]} column of {spoken}") for j in range(n))
    return tuple(handle for pair in pairs for handle in pair)


def reach(*maps: Matrix) -> float:
    """Return how high a picture has to be, from its middle, that is to show the images of the unit cube under maps."""
    return max(far(M @ corner) for M in maps for corner in (*np.eye(3), *(1 - np.eye(3)), np.ones(3)))
