"""Maps of space to test with: sixty with a name, and those that Hypothesis chooses."""

import math
from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from core.matrices.turns import Turn, unit
from core.numbers.arrays import SMALLEST, Matrix, Vector
from tests.core.strategies import entry, factors, scales


@dataclass(frozen=True)
class Named:
    """A map of space, and what it is: its kind, with the rank of a projection, and whether it has a real logarithm."""

    text: str
    kind: str
    has_log: bool = False
    rank: int = 3


NAMED: dict[str, Named] = {
    "identity": Named("1 0 0; 0 1 0; 0 0 1", "identity", has_log=True),
    "zero": Named("0 0 0; 0 0 0; 0 0 0", "scaling", rank=0),
    "doubled": Named("2 0 0; 0 2 0; 0 0 2", "scaling", has_log=True),
    "tiny": Named("1e-6 0 0; 0 1e-6 0; 0 0 1e-6", "scaling", has_log=True),
    "huge": Named("1e8 0 0; 0 1e8 0; 0 0 1e8", "scaling", has_log=True),
    "point reflection": Named("-1 0 0; 0 -1 0; 0 0 -1", "scaling"),
    "reversed and doubled": Named("-2 0 0; 0 -2 0; 0 0 -2", "scaling"),
    "quarter-turn about z": Named("0 -1 0; 1 0 0; 0 0 1", "rotation", has_log=True),
    "quarter-turn about x": Named("1 0 0; 0 0 -1; 0 1 0", "rotation", has_log=True),
    "half-turn about z": Named("-1 0 0; 0 -1 0; 0 0 1", "rotation", has_log=True),
    "half-turn about a slanted axis": Named("-1/9 -4/9 8/9; -4/9 -7/9 -4/9; 8/9 -4/9 -1/9", "rotation", has_log=True),
    "third of a turn": Named("0 0 1; 1 0 0; 0 1 0", "rotation", has_log=True),
    "third of a turn, back": Named("0 1 0; 0 0 1; 1 0 0", "rotation", has_log=True),
    "3, 4, 5": Named("0.6 -0.8 0; 0.8 0.6 0; 0 0 1", "rotation", has_log=True),
    "by thirds": Named("2/3 -1/3 2/3; 2/3 2/3 -1/3; -1/3 2/3 2/3", "rotation", has_log=True),
    "by sevenths": Named("2/7 3/7 6/7; 3/7 -6/7 2/7; 6/7 2/7 -3/7", "rotation", has_log=True),
    "30°": Named("sqrt(3)/2 -1/2 0; 1/2 sqrt(3)/2 0; 0 0 1", "rotation", has_log=True),
    "45° about x": Named("1 0 0; 0 sqrt(2)/2 -sqrt(2)/2; 0 sqrt(2)/2 sqrt(2)/2", "rotation", has_log=True),
    "30°, rounded": Named("0.8660254037844386 -0.5 0; 0.5 0.8660254037844386 0; 0 0 1", "rotation", has_log=True),
    "mirror in the floor": Named("1 0 0; 0 1 0; 0 0 -1", "reflection"),
    "mirror that swaps": Named("0 1 0; 1 0 0; 0 0 1", "reflection"),
    "slanted mirror": Named("1/3 -2/3 -2/3; -2/3 1/3 -2/3; -2/3 -2/3 1/3", "reflection"),
    "mirror by ninths": Named("7/9 -4/9 -4/9; -4/9 1/9 -8/9; -4/9 -8/9 1/9", "reflection"),
    "rotary reflection by 90°": Named("0 -1 0; 1 0 0; 0 0 -1", "rotary reflection"),
    "rotary reflection by 60°": Named("0 0 -1; -1 0 0; 0 -1 0", "rotary reflection"),
    "rotary reflection, 3, 4, 5": Named("0.6 -0.8 0; 0.8 0.6 0; 0 0 -1", "rotary reflection"),
    "turned and doubled": Named("0 -2 0; 2 0 0; 0 0 2", "similarity", has_log=True),
    "half-turn, tripled": Named("-3 0 0; 0 -3 0; 0 0 3", "similarity", has_log=True),
    "mirrored and doubled": Named("0 2 0; 2 0 0; 0 0 2", "similarity"),
    "rotary reflection, halved": Named("0 -0.5 0; 0.5 0 0; 0 0 -0.5", "similarity"),
    "quaternion": Named("2 -1 2; 2 2 -1; -1 2 2", "similarity", has_log=True),
    "onto the floor": Named("1 0 0; 0 1 0; 0 0 0", "orthogonal projection", rank=2),
    "onto a slanted plane": Named("2/3 -1/3 -1/3; -1/3 2/3 -1/3; -1/3 -1/3 2/3", "orthogonal projection", rank=2),
    "onto the x-axis": Named("1 0 0; 0 0 0; 0 0 0", "orthogonal projection", rank=1),
    "onto a slanted line": Named("1/3 1/3 1/3; 1/3 1/3 1/3; 1/3 1/3 1/3", "orthogonal projection", rank=1),
    "onto (1, 2, 2)": Named("1/9 2/9 2/9; 2/9 4/9 4/9; 2/9 4/9 4/9", "orthogonal projection", rank=1),
    "shadow on the floor": Named("1 0 1; 0 1 1; 0 0 0", "oblique projection", rank=2),
    "slanted, onto a plane": Named("2 2 2; -1 -1 -2; 0 0 1", "oblique projection", rank=2),
    "slanted, onto a line": Named("1 1 1; 0 0 0; 0 0 0", "oblique projection", rank=1),
    "far shadow": Named("1 0 1e6; 0 1 0; 0 0 0", "oblique projection", rank=2),
    "rows of a third": Named("0.5 0.3 0.2; 0.5 0.3 0.2; 0.5 0.3 0.2", "oblique projection", rank=1),
    "shear": Named("1 0 1; 0 1 0; 0 0 1", "shear", has_log=True),
    "slanted shear": Named("2 -1 0; 1 0 0; 1 -1 1", "shear", has_log=True),
    "far shear": Named("1 1e9 0; 0 1 0; 0 0 1", "shear", has_log=True),
    "stretched": Named("3 0 0; 0 2 0; 0 0 0.5", "stretch", has_log=True),
    "symmetric": Named("2 1 0; 1 2 1; 0 1 2", "stretch", has_log=True),
    "doubled on a plane": Named("2 1 1; 1 2 1; 1 1 2", "stretch", has_log=True),
    "indefinite": Named("1 2 0; 2 1 0; 0 0 1", "stretch"),
    "two minus ones and two": Named("-1 0 0; 0 -1 0; 0 0 2", "stretch", has_log=True),
    "two negatives": Named("-1 0 0; 0 -2 0; 0 0 3", "stretch"),
    "symmetric and flat": Named("1 1 0; 1 1 0; 0 0 2", "stretch", rank=2),
    "symmetric, one line": Named("1 2 3; 2 4 6; 3 6 9", "stretch", rank=1),
    "nearly flat": Named("1 0 0; 0 1 0; 0 0 0.001", "stretch", has_log=True),
    "flat": Named("1 2 3; 4 5 6; 7 8 9", "general", rank=2),
    "flat in decimals": Named("0.1 0.2 0.3; 0.3 0.6 0.9; 0.2 0.7 0.1", "general", rank=2),
    "one line": Named("1 2 3; 2 4 6; -1 -2 -3", "general", rank=1),
    "nilpotent": Named("0 1 0; 0 0 1; 0 0 0", "general", rank=2),
    "nilpotent at once": Named("0 1 0; 0 0 0; 0 0 0", "general", rank=1),
    "one Jordan block": Named("1 1 0; 0 1 1; 0 0 1", "general", has_log=True),
    "negative Jordan block": Named("-1 1 0; 0 -1 0; 0 0 1", "general"),
    "negative, hidden": Named("-1 0 1; 0 -1 0; 0 0 2", "general", has_log=True),
    "complex pair": Named("1 -1 0; 1 0 0; 0 0 2", "general", has_log=True),
    "companion": Named("0 0 6; 1 0 -11; 0 1 6", "general", has_log=True),
    "far apart": Named("1 1e5 0; 0 2 1e5; 0 0 3", "general", has_log=True),
    "negative determinant": Named("1 2 0; 3 4 0; 0 0 1", "general"),
    "nearly a rotation": Named("0.87 -0.5 0; 0.5 0.87 0; 0 0 1", "general", has_log=True),
    "nearly defective": Named("1 1 0; 1e-10 1 0; 0 0 1", "general", has_log=True),
    "huge and tiny": Named("1e9 0 0; 0 1 0; 0 0 1e-9", "stretch", has_log=True),
}


def mirror(n: Vector) -> Matrix:
    """Return the reflection in the plane at right angles to n, of length 1."""
    return np.asarray(np.eye(3) - 2 * np.outer(n, n))


def _matrix(values: tuple[float, ...]) -> Matrix:
    return np.array(values).reshape(3, 3)


def _let_in(A: Matrix) -> Matrix:
    return np.where(np.abs(A) < SMALLEST, 0.0, A)


directions = (
    st.tuples(*[st.one_of(st.integers(-3, 3).map(float), st.floats(-1, 1))] * 3)
    .map(np.array)
    .filter(lambda v: np.linalg.norm(v) > 0.1)
    .map(unit)
)
angles = st.one_of(st.floats(0, math.pi), st.integers(0, 12).map(lambda k: k * math.pi / 12))
rotations = st.tuples(directions, angles).map(lambda p: Turn(*p).matrix)
reflections = directions.map(mirror)
rotary = st.tuples(directions, angles).map(lambda p: Turn(*p).matrix @ mirror(p[0]))
plain = st.tuples(*[entry] * 9).map(_matrix)
whole = st.tuples(*[st.integers(-4, 4).map(float)] * 9).map(_matrix)
scaled = st.tuples(plain, scales).map(lambda p: p[0] * p[1])
flat = st.tuples(plain, st.sampled_from([1, 2])).map(lambda p: p[0][:, : p[1]] @ p[0][: p[1], :])
nearly_flat = st.tuples(flat, st.sampled_from([1e-3, 1e-8, 1e-12, 1e-15]), plain).map(lambda p: p[0] + p[1] * p[2])
shears = (
    st.tuples(directions, directions, st.floats(-1e3, 1e3))
    .filter(lambda p: np.linalg.norm(np.cross(p[0], p[1])) > 0.1)
    .map(lambda p: np.eye(3) + p[2] * np.outer(unit(np.cross(p[0], p[1])), p[0]))
)
stretches = st.tuples(rotations, entry, entry, entry).map(lambda p: p[0] @ np.diag(p[1:]) @ p[0].T)
onto_planes = directions.map(lambda n: np.eye(3) - np.outer(n, n))
onto_lines = directions.map(lambda u: np.outer(u, u))
jordan = st.tuples(rotations, entry, factors, entry).map(lambda p: p[0] @ np.array([[p[1], p[2], 0], [0, p[1], 0], [0, 0, p[3]]]) @ p[0].T)
matrices = st.one_of(
    plain, whole, scaled, flat, nearly_flat, rotations, reflections, rotary, shears, stretches, onto_planes, onto_lines, jordan
).map(_let_in)
