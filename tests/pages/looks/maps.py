"""Transformation, determinant and inverse: what is to be seen in their examples."""

from typing import Any

import numpy as np
import sympy as sp

from core.data.clouds import CLOUDS
from tests.pages.looks.exactly import Looks, exact, is_orthogonal, is_symmetric, is_zero, near, numbers, sigma, spectrum

I = sp.eye(2)  # noqa: E741


def _turned(A: Any, n: list[Any]) -> bool:
    return is_orthogonal(A) and sp.simplify(A.det() - 1) == 0 and near(sp.acos(A.trace() / 2) * 180 / sp.pi, n[0] if n else 30)


def _nearly_turned(A: Any) -> bool:
    scale = sp.sqrt(A.det())
    is_alike = is_zero(A.T * A - A.det() * I)
    return is_alike and 1 / 400 < abs(scale - 1) < 1 / 250 and near(sp.acos(A.trace() / 2 / scale) * 180 / sp.pi, 30)


ONE = sp.eye(3)


def _swaps_axes(A: Any) -> bool:
    """Return whether A takes x to y, y to z and z to x."""
    return all(A * ONE[:, k] == ONE[:, (k + 1) % 3] for k in range(3))


def _chosen(A: Any) -> bool:
    """Return whether −1 is a double eigenvalue with a plane, and would have no logarithm were one of them −2."""
    return (A + ONE).rank() == 1 and A.det() > 0 and sorted(spectrum(A)) == [-1, -1, 2]


def _turns(points: Any) -> int:
    """Return how often points go round the z-axis as they rise, all at one distance from it; 0 if they do not."""
    x, y, z = points.T
    is_round = bool(np.ptp(np.hypot(x, y)) < 0.02 and (np.diff(z) > 0).all())
    return round(np.ptp(np.unwrap(np.arctan2(y, x))) / (2 * np.pi)) if is_round else 0


TRANSFORMATION: Looks = {
    "Stretch": lambda A, s, n: is_symmetric(A) and spectrum(A) == [n[0], 1] == [3, 1],
    "Identity": lambda A, s, n: A == I,
    "Shear": lambda A, s, n: A.det() == 1 and A != I and A[:, 0] == I[:, 0],
    "Rotation by 30°": lambda A, s, n: _turned(A, n),
    "Half-turn": lambda A, s, n: A == -I and is_zero((I + A) / 2),
    "Reflection": lambda A, s, n: A.det() < n[0] == 0 and A * A == I and is_symmetric(A) and spectrum(A) in ([1, -1], [-1, 1]),
    "Orthogonal projection": lambda A, s, n: A * A == A == A.T and A.rank() == 1,
    "Oblique projection": lambda A, s, n: A * A == A != A.T and A.rank() == 1 and is_zero(A[1, :]),
    "Flat": lambda A, s, n: A.det() == n[0] == 0 and A.rank() == 1,
    "Nearly flat": lambda A, s, n: A.det() != 0 and 2000 < sigma(A)[0] / sigma(A)[1] < 10000,
    "Looks like a rotation": lambda A, s, n: _nearly_turned(A),
    "Turns but is no rotation": lambda A, s, n: (
        not any(value.is_real for value in spectrum(A)) and all(near(*pair) for pair in zip(sigma(A), n, strict=True))
    ),
    "Points under a shear": lambda A, s, n: s.data == "clusters" and is_zero(A - sp.Matrix([[1, 1], [0, 1]])),
    "A slanted axis": lambda A, s, n: _swaps_axes(A) and _turned_in_space(A, n[0]),
    "Reflection in the origin": lambda A, s, n: A == -ONE and A.det() == n[0] == -1,
    "Mirror in space": lambda A, s, n: (
        A.det() < n[0] == 0 and A * A == ONE and (A - ONE).rank() == 1 and A[:2, :2] == sp.Matrix([[0, 1], [1, 0]])
    ),
    "Rotary reflection": lambda A, s, n: is_orthogonal(A) and A.det() < 0 and A[2, 2] == -1 and (A - ONE).rank() == 3 and A**4 == ONE,
    "Onto a plane": lambda A, s, n: A * A == A == A.T and A.rank() == 2,
    "All on a line": lambda A, s, n: A.rank() == n[0] == 1,
    "A shadow on the floor": lambda A, s, n: A * A == A != A.T and A.rank() == 2 and A[:, :2] == ONE[:, :2],
    "Shear in space": lambda A, s, n: A.det() == 1 and A != ONE and A[:, :2] == ONE[:, :2] and is_zero((A - ONE) ** 2),
    "Nearly flat in space": lambda A, s, n: near(sigma(A)[0] / sigma(A)[-1], n[0], 0.01) and A.det() == sp.Rational(str(n[1])),
    "A helix onto the floor": lambda A, s, n: sp.diag(1, 1, 0) == A and n == [_turns(CLOUDS[s.data].values)],
    "Two ways to turn": lambda A, s, n: _chosen(A) and n[:2] == [-1, -2] and s.path == "exp",
}


def _turned_in_space(A: Any, degrees: Any) -> bool:
    return is_orthogonal(A) and A.det() == 1 and near(sp.acos((A.trace() - 1) / 2) * 180 / sp.pi, degrees)


def transformation(title: str, state: Any, look: str) -> bool:
    """Return whether what is said of an example is so."""
    return bool(TRANSFORMATION[title](exact(state.A), state, numbers(look)))


DETERMINANT: Looks = {
    "Two maps": lambda A, B, c, n: [A.det(), B.det(), (A * B).det()] == n,
    "A flip": lambda A, B, c, n: A.det() == n[0] == -1 and B.det() > 0 > (A * B).det(),
    "Two flips": lambda A, B, c, n: A.det() < 0 > B.det() and is_orthogonal(A * B) and (A * B).det() == n[0] == 1,
    "Shears keep area": lambda A, B, c, n: {A.det(), B.det(), (A * B).det(), (c * A).det()} == {1} == set(n) and I not in (A, B),
    "A falls flat": lambda A, B, c, n: A.rank() == 1 and (A * B).det() == 0,
    "B falls flat": lambda A, B, c, n: B.rank() == 1 and A.det() != 0 == (A * B).det(),
    "Complex eigenvalues": lambda A, B, c, n: (
        not any(v.is_real for v in spectrum(A)) and sp.prod(spectrum(A)).simplify() == A.det() == n[0]
    ),
    "A millionth": lambda A, B, c, n: near(A.det(), n[0]) and is_zero(A - A[0, 0] * I) and A.det() != 0,
    "Nearly flat": lambda A, B, c, n: near(A.det(), n[0]) and sigma(A)[0] > 1000 * sigma(A)[1] > 0,
    "−A in space": lambda A, B, c, n: c == n[0] == -1 and A.rows == 3 and (c * A).det() == -A.det() != 0,
    "A turn in space": lambda A, B, c, n: (
        sp.Matrix([[0, 0, 1], [1, 0, 0], [0, 1, 0]]) == A and A.det() == n[0] == 1 and sp.diag(1, 1, -1) == B
    ),
    "Flat in space": lambda A, B, c, n: A.rank() == 2 and A.rows == 3,
    "Hilbert, 4 × 4": lambda A, B, c, n: near(min(A), n[0]) and near(A.det(), n[1], 5e-4),
}


def determinant(title: str, state: Any, look: str) -> bool:
    """Return whether what is said of an example is so."""
    return bool(DETERMINANT[title](exact(state.A), exact(state.B), exact(state.c)[0], numbers(look)))


def _grown(A: Any, b: Any, d: Any) -> float:
    """Return how many times as large the relative change of x is as that of b."""
    x, dx = A.inv() * b, A.inv() * d
    return float((dx.norm() / x.norm()) / (d.norm() / b.norm()))


def _least(A: Any) -> float:
    """Return the size of the smallest entry of what NumPy's inv gives."""
    return float(np.abs(np.linalg.inv(np.array(A.tolist(), dtype=float))).min())


INVERSE: Looks = {
    "There and back": lambda A, b, d, s, n: A.det() != 0 and sigma(A)[0] > 1.5 * sigma(A)[1],
    "A turn": lambda A, b, d, s, n: is_orthogonal(A) and A.det() == 1 and near(_grown(A, b, d), 1, 1e-9),
    "Long and thin": lambda A, b, d, s, n: all(map(near, sigma(A), n)) and A.is_diagonal() and A[1, 1] < 1 < A[0, 0],
    "Nearly flat": lambda A, b, d, s, n: 2 * d.norm() * sigma(A.inv())[0] > n[0] and _grown(A, b, d) > 1000,
    "Flat, b on the line": lambda A, b, d, s, n: A.rank() == A.row_join(b).rank() == 1,
    "Flat, b off the line": lambda A, b, d, s, n: A.rank() == 1 and A.row_join(b).rank() == 2,
    "A millionth": lambda A, b, d, s, n: near(A.det(), n[0], 1e-9) and is_zero(A - A[0, 0] * I) and near(_grown(A, b, d), 1, 1e-9),
    "Flat to sixteen digits": lambda A, b, d, s, n: near(max(map(abs, A.inv())), n[0]) and (np.array(A.tolist(), dtype=float) == 1).all(),
    "An inverse of nothing": lambda A, b, d, s, n: A.det() == 0 and A[1, :] == n[0] * A[0, :] and _least(A) > n[1],
    "Flat in space": lambda A, b, d, s, n: A.det() == 0 and A * sp.Matrix(n) == b,
    "There and back in space": lambda A, b, d, s, n: A.shape == (3, 3) and A.det() != 0 and d.norm() > 0 and b.norm() > 0,
    "A line in space": lambda A, b, d, s, n: A.shape == (3, 3) and A.rank() == A.row_join(b).rank() == 1,
    "Tall: a line of inverses": lambda A, b, d, s, n: A.shape == (2, 1) and A.rank() == 1,
    "Wide: a line of inverses": lambda A, b, d, s, n: A.shape == (1, 2) and A * A.pinv() * b == b,
    "Tall, 3 × 2": lambda A, b, d, s, n: A.cols * (A.rows - A.cols) == 2 == A.rank() == A.row_join(b).rank(),
    "No left inverse": lambda A, b, d, s, n: A.rank() == 1 and is_zero(A * sp.Matrix(n[:2])),
    "Hilbert, 6 × 6": lambda A, b, d, s, n: (
        all(entry.is_integer for entry in A.inv()) and max(A.inv()) == n[0] and near(sigma(A)[0] / sigma(A)[-1] / 1e6, n[1])
    ),
}


def inverse(title: str, state: Any, look: str) -> bool:
    """Return whether what is said of an example is so."""
    return bool(INVERSE[title](exact(state.A), exact(state.b), exact(state.d), state, numbers(look)))
