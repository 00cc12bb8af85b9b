"""Gradient descent: what is to be seen in its examples, descended here once more by its definition."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from scipy.optimize import linprog

from tests.pages.looks.exactly import Looks, exact, near, numbers

UPDATES = 1000


def _points(state: Any) -> tuple[Any, Any]:
    """Return the design X of a State's points, and y."""
    rows = np.array(exact(state.points).tolist(), dtype=float)
    x = rows[:, :-1]
    return (np.column_stack([np.ones(len(x)), x]) if state.constant == "with" else x), rows[:, -1]


def _curvatures(state: Any) -> Any:
    """Return the curvatures of least squares, or of a bowl, largest first."""
    if state.objective == "quadratic":
        return np.array([state.kappa, 1.0])
    X, _ = _points(state)
    return 2 / len(X) * np.linalg.svd(X, compute_uv=False) ** 2


def _start(state: Any) -> Any:
    return np.array([float(entry) for entry in exact(state.w)])


def _descend(state: Any, slope: Callable[[Any], Any], updates: int = UPDATES) -> Any:
    """Return all places of a descent, (updates + 1, p): plain, heavy ball, or Nesterov."""
    w, v, path = _start(state), 0.0, [_start(state)]
    for _ in range(updates):
        if state.method == "plain":
            w = w - state.eta * slope(w)
        else:
            ahead = w + state.beta * v if state.method == "nesterov" else w
            v = state.beta * v - state.eta * slope(ahead)
            w = w + v
        path.append(w)
    return np.array(path)


def _of_points(state: Any) -> tuple[Any, Any]:
    """Return the path of a descent on least squares, and the loss above the least along it."""
    X, y = _points(state)
    best, path = np.linalg.lstsq(X, y, rcond=None)[0], _descend(state, lambda w: 2 / len(X) * X.T @ (X @ w - y))
    return path, ((X @ (path - best).T) ** 2).mean(axis=0)


def _ends_at(state: Any, w: Any) -> bool:
    return bool(np.allclose(_of_points(state)[0][-1], w, atol=1e-6))


def _shortest(state: Any) -> Any:
    X, y = _points(state)
    return np.linalg.pinv(X) @ y


def _nearest(state: Any) -> Any:
    X, y = _points(state)
    return _start(state) + np.linalg.pinv(X) @ (y - X @ _start(state))


def _rises(state: Any) -> int:
    """Return at how many updates the loss rises."""
    excess = _of_points(state)[1]
    return int((np.diff(excess) > 1e-9 * excess[:-1].max()).sum())


def _done(state: Any) -> int:
    """Return after how many updates the loss stays within rounding of the least, some 10⁻¹⁴."""
    return int(np.flatnonzero(_of_points(state)[1] > 1e-14)[-1]) + 1


def _spread_settles(state: Any) -> bool:
    """Return whether noise does not end, and the spread of single points drawn with replacement has a limit."""
    X, y = _points(state)
    n, p = X.shape
    steps = [np.eye(p) - 2 * state.eta * np.outer(x, x) for x in X]
    radius = max(abs(np.linalg.eigvals(sum(np.kron(step, step) for step in steps) / n)))
    residuals = y - X @ _shortest(state)
    return bool(radius < 1 and state.batch == 1 < n and state.sampling == "replacement" and np.abs(residuals).max() > 0.01)


def _is_parted(state: Any) -> bool:
    """Return whether the labels, y above its mean or not, are linearly separable: some w has s·x·w ≥ 1 for all."""
    X, y = _points(state)
    signed = np.where(y > y.mean(), 1.0, -1.0)[:, None] * X
    return bool(linprog(np.zeros(X.shape[1]), A_ub=-signed, b_ub=-np.ones(len(X)), bounds=(None, None)).status == 0)


def _saddle(w: Any) -> Any:
    return np.array([w[0], w[1] ** 3 - w[1]])


def _rosenbrock(w: Any) -> Any:
    bend = w[1] - w[0] ** 2
    return np.array([-2 * (1 - w[0]) - 400 * w[0] * bend, 200 * bend])


def _between(state: Any) -> bool:
    return bool(1 < state.eta * _curvatures(state)[0] < 2)


def _is_45(state: Any) -> bool:
    """Return whether the first step of Adam, η against the sign of each slope, goes down in both parameters alike."""
    X, y = _points(state)
    slope = X.T @ (X @ _start(state) - y)
    return state.method == "adam" and bool(slope.all()) and not near(abs(slope[0]), abs(slope[1]), 0.1)


def _lingers(state: Any) -> bool:
    path = _descend(state, _saddle)
    return bool(np.linalg.norm(path, axis=1).min() < 0.01 and abs(abs(path[-1, 1]) - 1) < 1e-6)


LOOKS: Looks = {
    "A line": lambda s, n: s.eta * _curvatures(s)[0] < 1,
    "Overshooting": lambda s, n: _between(s) and _rises(s) == 0,
    "Diverging": lambda s, n: near(2 / _curvatures(s)[0], 0.25) and near(s.eta * _curvatures(s)[0] - 1, 1.08, 0.005),
    "Momentum": lambda s, n: _rises(s) > 5 and _ends_at(s, _shortest(s)),
    "Nesterov": lambda s, n: abs(_done(s) - n[0]) < 8 and abs(_done(replace(s, method="momentum")) - n[1]) < 8,
    "Adam": lambda s, n: _is_45(s),
    "Stochastic": lambda s, n: _spread_settles(s),
    "Batches of 3, shuffled": lambda s, n: s.batch == 3 < len(_points(s)[1]) and s.sampling == "epochs",
    "A long valley, κ = 100": lambda s, n: near(1 - s.eta * _curvatures(s)[1], n[-1], 1e-4) and abs(1 - s.eta * _curvatures(s)[0]) < 0.95,
    "One equation, two unknowns": lambda s, n: not _start(s).any() and _points(s)[0].shape == (1, 2) and _ends_at(s, _shortest(s)),
    "One equation, from elsewhere": lambda s, n: _ends_at(s, _nearest(s)) and not np.allclose(_nearest(s), _shortest(s)),
    "Two equations, three unknowns": lambda s, n: not _start(s).any() and _points(s)[0].shape == (2, 3) and _ends_at(s, _shortest(s)),
    "Two equations, from elsewhere": lambda s, n: _points(s)[0].shape == (2, 3) and _ends_at(s, _nearest(s)) and _start(s).any(),
    "A bowl in space": lambda s, n: np.linalg.matrix_rank(_points(s)[0]) == 3 and _ends_at(s, _shortest(s)),
    "Logistic": lambda s, n: s.objective == "logistic" and not _is_parted(s),
    "Linearly separable": lambda s, n: s.objective == "logistic" and _is_parted(s),
    "Rosenbrock": lambda s, n: np.allclose(_descend(s, _rosenbrock)[-1], (0.6, 0.36), atol=0.01) and math.isclose(n[0], UPDATES),
    "A saddle, from its axis": lambda s, n: np.allclose(_descend(s, _saddle)[-1], 0, atol=1e-9) and _start(s)[1] == 0,
    "A saddle, from beside it": lambda s, n: near(_start(s)[1], 1e-6) and _lingers(s),
}


def gradient_descent(title: str, state: Any, look: str) -> bool:
    """Return whether what is said of an example is so."""
    return bool(LOOKS[title](state, numbers(look)))
