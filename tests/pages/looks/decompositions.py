"""Eigenvectors, singular values and low rank: what is to be seen in their examples."""

import math
from typing import Any

import numpy as np
import sympy as sp

from core.data.clouds import CLOUDS
from core.data.images import IMAGES
from tests.pages.looks.exactly import Looks, exact, is_orthogonal, is_symmetric, is_zero, near, numbers, sigma, spectrum

I = sp.eye(2)  # noqa: E741


def _angle(A: Any) -> float:
    """Return the angle between the two lines of eigenvectors, in degrees."""
    (_, _, (v,)), (_, _, (w,)) = A.eigenvects()
    return float(sp.N(sp.acos(abs(v.dot(w)) / v.norm() / w.norm()) * 180 / sp.pi, 20))


def _lines(A: Any) -> int:
    """Return how many independent eigenvectors there are."""
    return sum(len(vectors) for _, _, vectors in A.eigenvects())


def _is_complex(A: Any) -> bool:
    return not any(value.is_real for value in spectrum(A))


EIGEN: Looks = {
    "Two directions": lambda A, n: len(set(spectrum(A))) == 2 and all(v.is_real for v in spectrum(A)) and not is_symmetric(A),
    "Symmetric": lambda A, n: is_symmetric(A) and near(_angle(A), 90),
    "Opposite signs": lambda A, n: spectrum(A)[0] > 0 > spectrum(A)[1],
    "Spiral": lambda A, n: _is_complex(A) and near(sp.Abs(spectrum(A)[0]), n[-1], 0.001) and n[-1] > 1,
    "Rotation by 30°": lambda A, n: is_orthogonal(A) and _is_complex(A) and near(sp.acos(A.trace() / 2) * 180 / sp.pi, 30),
    "Every direction": lambda A, n: is_zero(A - n[0] * I) or (near(A[0, 0], n[0]) and is_zero(A - A[0, 0] * I)),
    "Shear: defective": lambda A, n: len(set(spectrum(A))) == 1 and len(A.eigenvects()[0][2]) == 1 and A.eigenvects()[0][2][0][1] == 0,
    "Nearly defective": lambda A, n: len(set(spectrum(A))) == 2 and near(_angle(A), 0.001, 0.5),
    "Singular": lambda A, n: A.rank() == 1 and is_zero((A - A.trace() * I) * A[:, 0]) and A.trace() != 0,
    "Nilpotent": lambda A, n: is_zero(A * A) and not is_zero(A),
    "Two of one size": lambda A, n: spectrum(A)[0] == -spectrum(A)[1] != 0 and all(v.is_real for v in spectrum(A)),
    "Half-turn": lambda A, n: -I == A,
    "Three lines in space": lambda A, n: len(set(spectrum(A))) == 3 and [value < 0 for value in spectrum(A)].count(True) == 1,
    "A plane and a line": lambda A, n: is_symmetric(A) and spectrum(A) == [2, sp.Rational(1, 2), sp.Rational(1, 2)],
    "Axis and turn": lambda A, n: is_orthogonal(A) and near(sp.acos((A.trace() - 1) / 2) * 180 / sp.pi, n[0]) and is_zero(A**3 - sp.eye(3)),
    "Spiral in space": lambda A, n: (
        near(sp.Abs(spectrum(A)[0]), n[0], 0.001) and spectrum(A)[2] == n[1] and not spectrum(A)[0].is_real and n[0] > 1
    ),
    "A chain of two": lambda A, n: A * sp.Matrix([0, 1, 0]) == n[0] * sp.Matrix([0, 1, 0]) + sp.Matrix([1, 0, 0]) and _lines(A) == 2,
    "A chain of three": lambda A, n: sp.eye(3) + sp.Matrix([[0, 1, 0], [0, 0, 1], [0, 0, 0]]) == A and _lines(A) == 1,
    "Shear in space": lambda A, n: A[:, :2] == sp.eye(3)[:, :2] and A[2, 2] == 1 and _lines(A) == 2 and len(set(spectrum(A))) == 1,
    "Random walk, 4 × 4": lambda A, n: (
        {sum(A[:, j]) for j in range(4)} == {1} and spectrum(A)[0] == 1 and all(abs(complex(v)) < 0.999 for v in spectrum(A)[1:])
    ),
    "Shift, 5 × 5": lambda A, n: is_zero(A**5 - sp.eye(5)) and A.charpoly().all_coeffs() == [1, 0, 0, 0, 0, -1],
}


def eigen(title: str, state: Any, look: str) -> bool:
    """Return whether what is said of an example is so."""
    return bool(EIGEN[title](exact(state.A), numbers(look)))


def _variances(X: Any, *, is_scaled: bool = False) -> list[float]:
    """Return the variances along the principal axes, falling, by the eigenvalues of the covariance, or of the correlation."""
    S = np.cov(X.T)
    found = np.corrcoef(X.T) if is_scaled else S
    return sorted(map(float, np.linalg.eigvalsh(found)), reverse=True)


def _axes(X: Any, *, is_scaled: bool = False) -> Any:
    """Return the principal axes as columns, the first one first."""
    return np.linalg.eigh(np.corrcoef(X.T) if is_scaled else np.cov(X.T))[1][:, ::-1]


def _share(v: list[float], k: int) -> float:
    return v[k] / sum(v)


SVD: Looks = {
    "Turn, stretch, turn": lambda A, s, n: A.det() > 0 and sigma(A)[0] > 1.01 * sigma(A)[1],
    "Symmetric": lambda A, s, n: is_symmetric(A) and all(near(*pair) for pair in zip(sigma(A), map(abs, spectrum(A)), strict=True)),
    "Reflection and stretch": lambda A, s, n: A.det() < 0,
    "Shear": lambda A, s, n: all(near(*pair) for pair in zip(sigma(A), n, strict=False)) and spectrum(A) == [1, 1],
    "A circle stays a circle": lambda A, s, n: is_zero(A.T * A - (A.T * A)[0, 0] * I),
    "Flat": lambda A, s, n: A.rank() == 1 == s.k,
    "Nearly flat": lambda A, s, n: A.rank() == 2 and near(sigma(A)[1], 0.0004) and near(sigma(A)[0] / sigma(A)[1], 6252, 1e-4),
    "Nilpotent": lambda A, s, n: is_zero(A * A) and near(sigma(A)[0], 2),
    "Wide, 2 × 3": lambda A, s, n: A.shape == (2, 3) and A.rank() == 2 and len(A.nullspace()) == 1,
    "Tall, 3 × 2": lambda A, s, n: A.shape == (3, 2) and A.rank() == 2 and s.factors == "thin",
    "In space, 3 × 3": lambda A, s, n: A.shape == (3, 3) and A.det() > 0 and sigma(A)[0] > 1.01 * sigma(A)[1] > 1.02 * sigma(A)[2],
    "Mirrored in space": lambda A, s, n: A.shape == (3, 3) and A.det() < 0,
    "A disc in space": lambda A, s, n: A.shape == (3, 3) and A.rank() == 2 == s.k,
    "Two equal half-axes": lambda A, s, n: (
        A.shape == (3, 3) and near(sigma(A)[0], n[0], 1e-12) and near(sigma(A)[1], n[0], 1e-12) and sigma(A)[2] < 1
    ),
    "Tall, 4 × 3": lambda A, s, n: A.shape == (4, 3) and A.rank() == 3 == s.k + 1,
    "Hilbert, 5 × 5": lambda A, s, n: (
        min(A) == sp.Rational(1, 9) and s.k == 3 and near(sigma(A)[3], 0.0003, 0.03) and near(math.hypot(*sigma(A)[3:]), 0.0003, 0.03)
    ),
    "Points under A": lambda X, s, n: s.show == "carried" and X.shape == (n[0], 2),
    "PCA of a cloud": lambda X, s, n: _share(_variances(X), 0) > 0.9,
    "PCA in space": lambda X, s, n: len(X) == n[0] and min(_variances(X)) > 0,
    "Units decide": lambda X, s, n: abs(_axes(X)[0, 2]) > 0.99 and _share(_variances(X), 2) < 1e-4,
    "Units taken away": lambda X, s, n: (
        s.scaled == "scaled" and _axes(X, is_scaled=True)[0, 0] * _axes(X, is_scaled=True)[1, 0] > 0.4 > abs(_axes(X, is_scaled=True)[2, 0])
    ),
    "Nearly dependent columns": lambda X, s, n: (
        near(np.polyfit(X[:, 0], X[:, 1], 1)[0], n[0]) and near(100 * _share(_variances(X), 1), n[1], 0.03)
    ),
    "Points on a line": lambda X, s, n: np.linalg.matrix_rank(X - X.mean(axis=0)) == 1,
    "No first axis": lambda X, s, n: all(near(v, sp.Rational(4, 3), 1e-9) for v in _variances(X)),
    "One point, five times": lambda X, s, n: len(X) == 5 and not np.ptp(X, axis=0).any(),
}


def svd(title: str, state: Any, look: str) -> bool:
    """Return whether what is said of an example is so."""
    given = exact(state.A) if state.show == "matrix" else CLOUDS[state.data].values
    return bool(SVD[title](given, state, numbers(look)))


def _kept(s: Any, k: int) -> float:
    """Return the share of ‖A‖² that k singular values keep, in percent."""
    return float(100 * (s[:k] ** 2).sum() / (s**2).sum())


def _rank(A: Any) -> int:
    """Return the rank of a matrix of whole numbers, exactly: rows and columns that repeat others add nothing."""
    return int(sp.Matrix(np.unique(np.unique(A.astype(int), axis=0), axis=1).tolist()).rank())


LOW_RANK: Looks = {
    "A planet, 20 of 288": lambda A, s, k, cost: k == 20 and len(s) == 288 and near(cost, 1 / 8, 0.05),
    "A planet, 5": lambda A, s, k, cost: near(_kept(s, k), 94.8, 0.0005),
    "A planet, 80": lambda A, s, k, cost: near(cost, 1 / 2, 0.05) and s[k] < 0.01 * s[0],
    "Letters, 8": lambda A, s, k, cost: k == 8 and near(_kept(s, k), 98.2, 0.0005),
    "Letters, 40": lambda A, s, k, cost: k == 40 and _kept(s, 40) > 99.5 > _kept(s, 8),
    "Tartan, 1": lambda A, s, k, cost: k == 1,
    "Tartan, 6: exact": lambda A, s, k, cost: k == 6 == _rank(A),
    "Nothing": lambda A, s, k, cost: k == 0,
}


def low_rank(title: str, state: Any, look: str) -> bool:  # noqa: ARG001 – numbers are in the predicates
    """Return whether what is said of an example is so."""
    A = IMAGES[state.image]()
    cost = state.k * (sum(A.shape) + 1) / A.size
    return bool(LOW_RANK[title](A, np.linalg.svd(A, compute_uv=False), state.k, cost))


def _form(A: Any, x: Any) -> Any:
    return (x.T * A * x)[0]


def _extremes(A: Any) -> list[Any]:
    """Return the eigenvalues of the symmetric part, the largest first."""
    values = (A + A.T) / 2
    return sorted(spectrum(values), key=lambda value: -float(value))


def _leading(A: Any) -> list[Any]:
    return [A[:k, :k].det() for k in range(1, A.rows + 1)]


QUADRATIC: Looks = {
    "A bowl": lambda A, x, n: is_symmetric(A) and _extremes(A)[0] > _extremes(A)[1] > 0,
    "A saddle": lambda A, x, n: _extremes(A)[0] > 0 > _extremes(A)[1],
    "A trough": lambda A, x, n: _extremes(A)[0] > 0 == _extremes(A)[1],
    "A hill": lambda A, x, n: _extremes(A)[0] < 0,
    "Not symmetric": lambda A, x, n: not is_symmetric(A) and is_zero((A + A.T) / 2 - sp.Matrix([["2.6", "0.8"], ["0.8", "1.4"]])),
    "A quarter-turn": lambda A, x, n: is_zero(A + A.T) and is_orthogonal(A),
    "Circles": lambda A, x, n: is_zero(A + A.T - 2 * I) and not is_symmetric(A),
    "Positive entries": lambda A, x, n: min(A) > 0 and _extremes(A)[1] == n[1] == _form(A, sp.Matrix([1, -1])) / 2 and n[2] == -45,
    "Positive eigenvalues": lambda A, x, n: spectrum(A) == [n[0], n[0]] and _form(A, x) < 0 and _extremes(A) == [n[-2], n[-1]],
    "Minors that do not decide": lambda A, x, n: _leading(A) == [0, 0] and _extremes(A) == [0, -1],
    "Nearly a trough": lambda A, x, n: near(sp.sqrt(_extremes(A)[0] / _extremes(A)[1]), n[0]) and near(_extremes(A)[1], n[1]),
    "A bowl in space": lambda A, x, n: len(set(spectrum(A))) == 3 and min(spectrum(A)) > 0 and sorted(spectrum(A))[1] == n[0],
    "One sheet or two": lambda A, x, n: [value > 0 for value in _extremes(A)] == [True, True, False] and _form(A, x) > 0,
    "A belt": lambda A, x, n: _extremes(A)[1:] == [n[0], n[0]] and _extremes(A)[0] > n[0],
    "A trough in space": lambda A, x, n: min(_extremes(A)) == 0 and is_zero(A[:, 2]) and A.rank() == 2,
    "Ones, but for one, 3 × 3": lambda A, x, n: (
        _leading(A) == n[:3] and min(A[rows, rows].det() for rows in ([0], [1], [2], [0, 1], [0, 2], [1, 2])) == n[3] and _form(A, x) < 0
    ),
    "Second differences, 5 × 5": lambda A, x, n: _leading(A) == n[:5] and min(map(float, spectrum(A))) > 0,
}


def quadratic(title: str, state: Any, look: str) -> bool:
    """Return whether what is said of an example is so."""
    return bool(QUADRATIC[title](exact(state.A), exact(state.x), numbers(look)))
