"""Pseudoinverse and least squares: what is to be seen in their examples."""

import contextlib
import math
from typing import Any

import mpmath
import numpy as np
import sympy as sp

from core.data.datasets import DATASETS
from tests.pages.looks.exactly import Looks, exact, is_zero, near, numbers, shortest, sigma


def _errors(A: Any) -> list[Any]:
    """Return how far (A′A + αI)⁻¹A′ is from A⁺ in float64, as α falls, relative to it; what the solver refuses is left out."""
    M, P = np.array(A.tolist(), dtype=float), np.array(A.pinv().tolist(), dtype=float)
    found = []
    for power in np.arange(0, 18, 0.25):
        with contextlib.suppress(np.linalg.LinAlgError):
            found.append(
                float(np.linalg.norm(np.linalg.solve(M.T @ M + 10**-power * np.eye(M.shape[1]), M.T) - P, 2) / np.linalg.norm(P, 2))
            )
    return found


def _missed(A: Any, y: Any) -> Any:
    return y - A * shortest(A, y)


def _turns_back(A: Any) -> bool:
    found = _errors(A)
    least = min(found[:41])  # down to α = 10⁻¹⁰: below, a float64 may hit it by chance
    return bool(1e-9 < least < 1e-7 and max(found[found.index(least) :]) > 1e-4)


def _is_cut(A: Any, y: Any, cut: float) -> bool:
    """Return whether the cut drops σ₂ alone, x⁺ is short then, and y is missed."""
    U, s, Vt = np.linalg.svd(np.array(A.tolist(), dtype=float))
    x = Vt[0] * (U[:, 0] @ np.array(y, dtype=float).ravel()) / s[0]
    missed = np.linalg.norm(np.array(y, dtype=float).ravel() - np.array(A.tolist(), dtype=float) @ x)
    return bool(s[1] / s[0] < cut < 1 and np.linalg.norm(x) < 1 and missed > 0.1)


PSEUDOINVERSE: Looks = {
    "Flat": lambda A, y, s, n: A.shape == (2, 2) and A.rank() == 1 and not is_zero(_missed(A, y)),
    "An inverse": lambda A, y, s, n: A.rows == A.cols == A.rank(),
    "Tall: one unknown": lambda A, y, s, n: A.shape == (2, 1) and A.rank() == 1 and not is_zero(_missed(A, y)),
    "Wide: a line of solutions": lambda A, y, s, n: A.shape == (1, 2) and A.rank() == 1 and is_zero(_missed(A, y)),
    "Nearly flat": lambda A, y, s, n: near(shortest(A, y).norm(), n[0], 0.0005) and A.rank() == 2 and sigma(A)[0] > 1000 * sigma(A)[1],
    "Nearly flat, cut": lambda A, y, s, n: _is_cut(A, y, s.cut),
    "A millionth": lambda A, y, s, n: A.rank() == 2 and near(sigma(A)[1], sigma(A)[0], 1e-12) and near(A[0, 0], 1e-6),
    "Zero": lambda A, y, s, n: is_zero(A) and not is_zero(y),
    "Tall, 4 × 3": lambda A, y, s, n: A.shape == (4, 3) and A.rank() == 3 and all(_missed(A, y)),
    "One equation, three unknowns": lambda A, y, s, n: list(shortest(A, y)) == n == list(A) and len(A.nullspace()) == 2,
    "Two equations, three unknowns": lambda A, y, s, n: A.shape == (2, 3) and A.rank() == 2 and is_zero(_missed(A, y)),
    "Three equations, two unknowns": lambda A, y, s, n: A.shape == (3, 2) and A.rank() == 2 and not is_zero(_missed(A, y)),
    "Flat in space": lambda A, y, s, n: (
        A.shape == (3, 3) and A.rank() == 2 and A[:, 2] == A[:, 0] + A[:, 1] and not is_zero(_missed(A, y)) and len(A.nullspace()) == 1
    ),
    "A limit that turns back": lambda A, y, s, n: _turns_back(A),
    "Hilbert, 6 × 6": lambda A, y, s, n: (
        near(sigma(A)[0] / sigma(A)[-1], 1e6 * n[0]) and near(shortest(A, y).norm(), n[1], 1e-4) and 1e-5 < min(_errors(A)) < 10**-2.5
    ),
}


def pseudoinverse(title: str, state: Any, look: str) -> bool:
    """Return whether what is said of an example is so."""
    return bool(PSEUDOINVERSE[title](exact(state.A), exact(state.y), state, numbers(look)))


def _fit(state: Any) -> tuple[Any, Any]:
    """Return the design X of a State, exactly, and its y: of one column its powers."""
    rows = exact(state.points) if state.data == "points" else sp.Matrix(_data(state.data))
    x, y = rows[:, :-1], rows[:, -1]
    if state.data in ("pontius", "norris"):
        assert rows.cols == 2
    one = sp.ones(len(y), 1) if state.constant == "with" else sp.zeros(len(y), 0)
    powers = [x.applyfunc(lambda a, k=k: a**k) for k in range(1, state.degree + 1)] if x.cols == 1 else [x]
    return sp.Matrix.hstack(one, *powers), y


def _data(name: str) -> list[list[Any]]:
    return [[sp.Rational(repr(value)) for value in row] for row in DATASETS[name].table.values.tolist()]


def _solved(X: Any, y: Any) -> Any:
    return (X.T * X).LUsolve(X.T * y)


def _slope(state: Any, leave: int | None = None) -> Any:
    X, y = _fit(state)
    if leave is not None:
        X, y = X.copy(), y.copy()
        X.row_del(leave)
        y.row_del(leave)
    return _solved(X, y)[1]


def _leverage(X: Any, row: int) -> Any:
    return (X[row, :] * (X.T * X).inv() * X[row, :].T)[0]


def _digits(w: Any, found: Any) -> float:
    """Return how many digits the worst coefficient has right."""
    worst = max(abs((mpmath.mpf(a) - mpmath.mpf(sp.N(b, 40))) / mpmath.mpf(sp.N(b, 40))) for a, b in zip(found, w, strict=True))
    return float(-mpmath.log10(worst)) if worst else 16.0


def _numpy(X: Any) -> Any:
    return np.array(X.tolist(), dtype=float)


def _in_digits(state: Any) -> tuple[float, float, float]:
    """Return the correct digits of the normal equations, of QR and of the SVD, each with NumPy alone."""
    X, y = _fit(state)
    w, M, b = _solved(X, y), _numpy(X), _numpy(y).ravel()
    Q, R = np.linalg.qr(M)
    cut = max(M.shape) * np.finfo(float).eps
    ways = np.linalg.solve(M.T @ M, M.T @ b), np.linalg.solve(R, Q.T @ b), np.linalg.lstsq(M, b, rcond=cut)[0]
    return _digits(w, ways[0]), _digits(w, ways[1]), _digits(w, ways[2])


def _is_short_of_one(state: Any) -> bool:
    """Return whether float64 counts one singular value of X as 0, where exactly none is."""
    X, _ = _fit(state)
    s = np.linalg.svd(_numpy(X), compute_uv=False)
    return bool((s > max(X.shape) * np.finfo(float).eps * s[0]).sum() == X.cols - 1)


def _kappas(state: Any) -> tuple[float, float]:
    X, _ = _fit(state)
    lengths = [2 ** round(math.log2(float(X[:, j].norm()))) for j in range(X.cols)]
    scaled = X * sp.diag(*(sp.Rational(1, length) if length >= 1 else 1 / sp.nsimplify(length) for length in lengths))
    return sigma(X)[0] / sigma(X)[-1], sigma(scaled)[0] / sigma(scaled)[-1]


def _explained(state: Any) -> float:
    X, y = _fit(state)
    r, mean = y - X * _solved(X, y), sum(y) / len(y)
    return float(1 - (r.T * r)[0] / sum((value - mean) ** 2 for value in y))


def _with_price(state: Any) -> bool:
    """Return whether the price makes w shorter, and points are missed that were not."""
    X, y = _fit(state)
    w, alpha = _solved(X, y), sp.Rational(repr(state.alpha))
    dear = (X.T * X + alpha * sp.eye(X.cols)).LUsolve(X.T * y)
    return bool(dear.norm() < w.norm() and is_zero(y - X * w) and not is_zero(y - X * dear))


def _far_out(state: Any, n: list[Any]) -> bool:
    X, y = _fit(state)
    last = [k for k in range(len(y)) if X[k, 1] == n[0]]
    return len(y) == 8 and near(_leverage(X, last[0]), n[1], 0.005) and _slope(state) < 0 < _slope(state, last[0])


LEAST_SQUARES: Looks = {
    "A line": lambda s, n: s.degree == 1 and _fit(s)[0].rank() == 2 and not is_zero(_fit(s)[1] - _fit(s)[0] * _solved(*_fit(s))),
    "One point far out": _far_out,
    "A parabola": lambda s, n: s.degree == 2 and s.constant == "with",
    "A plane": lambda s, n: _fit(s)[0].rank() == 3 == _fit(s)[0].cols and not is_zero(_fit(s)[1] - _fit(s)[0] * _solved(*_fit(s))),
    "Degree 8 through 9 points": lambda s, n: s.degree == 8 and _fit(s)[0].shape == (9, 9) and _fit(s)[0].det() != 0,
    "Degree 8 with a price": lambda s, n: near(s.alpha, n[0]) and _with_price(s),
    "Through the origin": lambda s, n: s.degree == 1 and _fit(s)[0].cols == 1,
    "All above one x": lambda s, n: set(exact(s.points)[:, 0]) == {n[0]} and _fit(s)[0].rank() == 1,
    "Collinear columns": lambda s, n: exact(s.points)[:, 1] == 2 * exact(s.points)[:, 0] and _fit(s)[0].rank() == 1,
    "Ozone (Norris)": lambda s, n: _explained(s) > 0.9999,
    "Load cell (Pontius)": lambda s, n: 0.5 < _kappas(s)[0] / 1e13 < 2 and near(_kappas(s)[1], 19, 0.1) and _explained(s) > 0.9999,
    "US economy (Longley)": lambda s, n: all(abs(got - said) < 0.6 for got, said in zip(_in_digits(s), (*n, n[1]), strict=True)),
    "Degree 10 (Filip)": lambda s, n: _is_short_of_one(s) and _in_digits(s)[2] < 0.5,
}


def least_squares(title: str, state: Any, look: str) -> bool:
    """Return whether what is said of an example is so."""
    return bool(LEAST_SQUARES[title](state, numbers(look)))
