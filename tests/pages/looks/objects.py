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
    "Channels last": lambda A, state, n: A.transpose([*map(int, state.order)]).shape == np.moveaxis(A, 0, -1).shape == (3, 4, 2),
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


def _operands(state: Any) -> tuple[Any, Any]:
    """Return A and b as arrays of Python's whole numbers and halves, with the axes that they were typed with."""
    one, other = (np.array(exact(array).tolist(), dtype=object).reshape(array.value.shape) for array in (state.A, state.b))
    return one, other


def _longer(state: Any) -> list[list[int]]:
    """Return the axes of the result along which each operand is longer than it was."""
    one, other = _operands(state)
    shape = np.broadcast(one, other).shape
    padded = [(1,) * (len(shape) - own.ndim) + own.shape for own in (one, other)]
    return [[k for k, n in enumerate(shape) if n != own[k]] for own in padded]


def _is_refused(state: Any) -> bool:
    try:
        np.broadcast(*_operands(state))
    except ValueError:
        return True
    return False


def _to_b(state: Any) -> list[Any]:
    """Return the gradient of b, a vector, from half the sum of the squares of A × b."""
    A, b = _operands(state)
    return [sum(b[j] * A[i, j] ** 2 for i in range(len(A))) for j in range(len(b))]


BROADCASTING: Looks = {
    "A row for every row": lambda s, A, b, n: _longer(s) == [[], [0]] and b.ndim == 1 and [len(b), A.size] == n and len(A) == 3,
    "A column": lambda s, A, b, n: _longer(s) == [[], [1]] and b.shape == (3, 1) and len(set(b.ravel())) == 3,
    "Both stretched": lambda s, A, b, n: (
        _longer(s) == [[1], [0]] and [4, 3, 3, 4, 12] == n == [len(b), len(A), A.size, b.size, (A + b).size]
    ),
    "Does not fit": lambda s, A, b, n: _is_refused(s) and [len(b), A.shape[1], A.shape[0]] == n and (A + b[:, None]).shape == A.shape,
    "A scalar": lambda s, A, b, n: b.shape == () and _longer(s) == [[], [0, 1]] and A.size == n[0],
    "A square hides it": lambda s, A, b, n: (
        A.shape == (3, 3) and [len(b), len(A)] == n[:2] and (A + b)[2, 0] == n[2] + n[3] and (A + b[:, None])[2, 0] == n[2] + n[4]
    ),
    "To four axes": lambda s, A, b, n: [*A.shape, *b.shape] == n and _longer(s) == [[1], [0, 2]],
    "Divided by zero": lambda s, A, b, n: (b == 0).sum() == 1 and (np.broadcast_to(b, A.shape) == 0).sum() == 3 and s.op == "over",
    "Backwards": lambda s, A, b, n: [len(b), *_to_b(s)] == n and len(A) == 3 and (s.op, s.loss) == ("times", "squares"),
    "One shape": lambda s, A, b, n: A.shape == b.shape and _longer(s) == [[], []],
    "Far too many": lambda s, A, b, n: [A.size, b.size, (A + b).size, A.size + b.size] == n,
}


def broadcasting(title: str, state: Any, look: str) -> bool:
    """Return whether what is said of an example is so."""
    return bool(BROADCASTING[title](state, *_operands(state), numbers(look)))
