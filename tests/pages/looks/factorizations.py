"""Factorizations: what is to be seen in its examples."""

from typing import Any

import numpy as np
import sympy as sp

from tests.pages.looks.exactly import Looks, exact, is_zero, near, numbers


def _eliminated(A: Any, first: int | None = None) -> tuple[Any, Any]:
    """Return the largest entry on the way over that of A, and U; by partial pivoting, but for the first pivot where that is given."""
    W, grown, r = A.copy(), [max(map(abs, A))], 0
    for j in range(A.cols):
        rows = [i for i in range(r, A.rows) if sp.simplify(W[i, j]) != 0]
        if not rows:
            continue
        best = first if first is not None and r == 0 else max(rows, key=lambda i: abs(sp.N(W[i, j])))
        W.row_swap(r, best)
        for i in range(r + 1, A.rows):
            W[i, :] = (W[i, :] - W[i, j] / W[r, j] * W[r, :]).applyfunc(sp.simplify)
        grown, r = [*grown, max(map(abs, W))], r + 1
    return max(grown) / (grown[0] or 1), W


def _digits(A: Any) -> float:
    """Return how many digits NumPy gets right of the x for which Ax is the sums of rows of A."""
    given = np.array(A.tolist(), dtype=float)
    b = given.sum(axis=1)
    x = sp.Matrix([[sp.Rational(*value.as_integer_ratio()) for value in row] for row in given.tolist()]).LUsolve(
        sp.Matrix([sp.Rational(*value.as_integer_ratio()) for value in b.tolist()])
    )
    mine = np.linalg.solve(given, b)
    error = max(abs(sp.Rational(*value.as_integer_ratio()) - one) for value, one in zip(mine.tolist(), x, strict=True)) / max(map(abs, x))
    return float(-sp.log(error, 10))


FACTORIZATIONS: Looks = {  # s is the State, n the numbers of the line
    "Row by row": lambda A, s, n: A[0, 0] / max(A[:, 0]) == n[3] and n[:3] == [1, 2, 0] and s.t * 6 == 2.25,
    "0 on top": lambda A, s, n: A[0, 0] == 0 != A.det(),
    "A tiny pivot, by hand": lambda A, s, n: s.p == (1,) and near(_eliminated(A, 0)[0], n[0]) and n[1:] == [1, 100] and A[0, 0] < 1e-16,
    "The same, by size": lambda A, s, n: _eliminated(A)[0] == 1 and s.p == () and 0 < A[0, 0] < 1e-16,
    "Wilkinson's growth": lambda A, s, n: (
        _eliminated(A)[0] == 2 ** (A.rows - 1) == n[0] and [*_eliminated(A)[1][:, -1]] == [1, 2, 4, 8, 16, 32]
    ),
    "A flat matrix": lambda A, s, n: A.rank() == n[0] == 2 and n[1] == 0 and not any(_eliminated(A)[1][-1, :]),
    "Tall": lambda A, s, n: [*A.shape, 0] == n and not any(_eliminated(A)[1][-2:, :]),
    "Wide, with a gap": lambda A, s, n: A[:, 1] == 2 * A[:, 0] and n == [2, 0],
    "Hilbert": lambda A, s, n: _is_hilbert(A) and 9 < _digits(A) < 12,
    "No fractions": lambda A, s, n: is_zero(A[0, :] - sp.sqrt(2) / 2 * A[1, :]) and n == [1, 1, 2, 0],
    "8 × 8": lambda A, s, n: _is_hilbert(A) and A.rows == 8 and 5 < _digits(A) < 8,
    "QR: two arrows": lambda A, s, n: (
        (s.kind, s.way, round(s.t * 3, 2)) == ("qr", "modified", 2) and A.QRdecomposition()[1][0, 1] != 0 == len(n)
    ),
    "QR: one mirror": lambda A, s, n: (s.kind, s.way) == ("qr", "householder") and A.shape == (2, 2) and A[1, 0] != 0 == len(n),
    "QR: rotations": lambda A, s, n: (s.kind, s.way) == ("qr", "givens") and A.shape == (3, 3) and 0 not in A,
    "QR: orthogonality lost": lambda A, s, n: (s.kind, s.way) == ("qr", "classical") and _is_hilbert(A) and _lost(A) > 1e-6,
    "QR: half-way to Hilbert": lambda A, s, n: (
        (s.kind, s.s) == ("qr", 0.5) and sp.eye(6) == A and _lost((A + _hilbert(6)) / 2) < 1e-14 and _lost(_hilbert(6)) > 1e-6
    ),
    "Cholesky: column by column": lambda A, s, n: A[0, 0] == n[0] == n[1] ** 2 and A == A.T and A.is_positive_definite,
    "Cholesky: samples": lambda A, s, n: A == A.T and A.is_positive_definite and n == [500],
    "Cholesky: Newton's step": lambda A, s, n: A == A.T and A.is_positive_definite and s.use == "newton" and any(exact(s.g)),
    "Cholesky: Newton at a saddle": lambda A, s, n: (
        A == A.T and A.det() < 0 < -(exact(s.g).T * A.inv() * exact(s.g))[0] and len(n) == 1 and _is_lifted(A, s.g, n[0])
    ),
    "Cholesky: indefinite": lambda A, s, n: min(A) > 0 and (sp.Matrix([n[1:3]]) * A * sp.Matrix(n[1:3]))[0] == n[0] == n[3] == A[1, 1] - 4,
    "Cholesky: not symmetric": lambda A, s, n: [A[0, 1], A[1, 0]] == n,
    "Cholesky: semidefinite": lambda A, s, n: (
        A == A.T and A[:, 2] == A[:, 1] and n == [0, 0, 0, -1, 1] and A * sp.Matrix(n[2:]) == sp.zeros(3, 1)
    ),
}


def _is_lifted(A: Any, g: Any, tau: Any) -> bool:
    """Return whether τ makes A positive definite, so that the step leads downhill, and is what the least eigenvalue asks for."""
    H = A + tau * sp.eye(A.rows)
    values = sorted(A.eigenvals())
    return bool(H.is_positive_definite and -(exact(g).T * H.inv() * exact(g))[0] < 0 and near(tau, -values[0] + max(map(abs, values)) / 10))


def _is_hilbert(A: Any) -> bool:
    return bool(_hilbert(A.rows) == A)


def _hilbert(n: int) -> Any:
    return sp.Matrix(n, n, lambda i, j: sp.Rational(1, i + j + 1))


def _lost(A: Any) -> float:
    """Return how far the columns are from orthonormal that classical Gram–Schmidt makes of those of A, in float64."""
    given = np.array(A.tolist(), dtype=float)
    Q = given.copy()
    for j in range(A.cols):
        Q[:, j] -= Q[:, :j] @ (Q[:, :j].T @ given[:, j])
        Q[:, j] /= np.linalg.norm(Q[:, j])
    return float(np.linalg.norm(np.eye(A.cols) - Q.T @ Q, 2))


def factorizations(title: str, state: Any, look: str) -> bool:
    """Return whether what is said of an example is so."""
    return bool(FACTORIZATIONS[title](exact(state.A), state, numbers(look)))
