"""Objects: what is to be seen in their examples."""

from typing import Any

import numpy as np
import sympy as sp

from tests.pages.looks.exactly import Looks, exact, is_zero, near, numbers


def _steps(A: Any) -> list[int]:
    return [stride // A.itemsize for stride in A.strides]


ARRAYS: Looks = {
    "A matrix": lambda A, state, n: A.T.shape == (3, 2) and np.count_nonzero(A.reshape(A.T.shape) != A.T) == 4 and A.size == 6,
    "A scalar": lambda A, state, n: A.shape == () == state.at,
    "A vector": lambda A, state, n: A.ndim == 1 and A.T.shape == A.shape,
    "A row": lambda A, state, n: A.shape[0] == n[0] == A.T.shape[1] and A.T.shape[0] > 1,
    "A column": lambda A, state, n: A.shape == (4, 1) and _steps(A)[0] == 1 == _steps(A.T)[1],
    "Half-way over": lambda A, state, n: state.t == 1 - state.t and A.ndim == 2,
    "Taken for each other": lambda A, state, n: (A.reshape(A.T.shape) == A).all() and (A.T != A).any(),
    "A slice": lambda A, state, n: (
        _steps(A[:, state.at[1]]) == n and np.shares_memory(A, A[:, state.at[1]]) and (state.show, state.axis) == ("slice", 1)
    ),
    "Sums along axis 0": lambda A, state, n: [state.axis] == n and state.show == "sum" and A.sum(axis=0).size == A.shape[1],
    "Sums along axis 1": lambda A, state, n: [state.axis] == n and state.show == "sum" and A.sum(axis=1).size == A.shape[0],
    "A tensor": lambda A, state, n: A.ndim == 3 and _steps(A) == n,
    "Channels last": lambda A, state, n: np.moveaxis(A, 0, -1).shape == (3, 4, 2) and state.order == "roll",
    "Four axes": lambda A, state, n: A.ndim == 4 and A.shape[:2] == (2, 2) and A.T.shape == A.shape[::-1],
}


def arrays(title: str, state: Any, look: str) -> bool:
    """Return whether what is said of an example is so."""
    return bool(ARRAYS[title](np.array(state.A.value), state, numbers(look)))


def _cross(a: Any, b: Any) -> Any:
    return a[0] * b[1] - a[1] * b[0]


VECTORS: Looks = {
    "Sum": lambda a, b, c, n: a + b == b + a and _cross(a, b) != 0,
    "Difference": lambda a, b, c, n: b + (a - b) == a,
    "Multiple": lambda a, b, c, n: c < 0 and _cross(a, c * a) == 0 and a.dot(c * a) < 0,
    "Dot product": lambda a, b, c, n: sp.simplify(a.dot(b) / a.norm() * a.norm()) == a.dot(b) == n[0],
    "Against each other": lambda a, b, c, n: a.dot(b) < 0,
    "At right angles": lambda a, b, c, n: a.dot(b) == n[0] == 0 and not is_zero(a) and not is_zero(b),
    "A billionth of a radian": lambda a, b, c, n: (
        near(sp.N(sp.atan2(_cross(a, b), a.dot(b)) * 180 / sp.pi, 20), n[0]) and _cross(a, b) / a.norm() == n[1]
    ),
    "Signed area": lambda a, b, c, n: _cross(a, b) == n[0] > 0,
    "The other way round": lambda a, b, c, n: _cross(a, b) == sp.Rational(-11, 2),
    "Flat": lambda a, b, c, n: _cross(a, b) == n[0] == 0 and a.dot(b) < 0,
    "In space": lambda a, b, c, n: (
        a.cross(b).dot(a) == 0 == a.cross(b).dot(b)
        and n == [a.cross(b).norm()] == [sp.sqrt((sp.Matrix.hstack(a, b).T * sp.Matrix.hstack(a, b)).det())]
    ),
    "A shadow in space": lambda a, b, c, n: sp.Matrix.hstack(a, b).rank() == 2 and sp.Matrix.hstack(a, b, a.cross(b)).det() > 0,
    "Parallel in space": lambda a, b, c, n: sp.Matrix.hstack(a, b).rank() == 1 and a.cross(b).norm() == 0 == n[0],
    "Entry by entry": lambda a, b, c, n: (
        [(a + b)[0], (a + b)[-1], (a - b).norm(), a[0] * b[0], a[-1] * b[-1], *{x / y for x, y in zip(a, b, strict=True)}] == n
    ),
    "Divided by zero": lambda a, b, c, n: b[0] != 0 == b[1] == b[2] and a[1] != 0 == a[2] == n[0],
    "Beyond float64": lambda a, b, c, n: a.dot(b) == n[0] > sp.Rational("1.8e308") > a.norm(),
    "Zero": lambda a, b, c, n: is_zero(b) and [0, a.dot(b)] == n,
}


def vectors(title: str, state: Any, look: str) -> bool:
    """Return whether what is said of an example is so."""
    return bool(VECTORS[title](exact(state.a), exact(state.b), sp.Rational(str(state.c)), numbers(look)))
