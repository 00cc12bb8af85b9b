"""What names are said to mean is so for every matrix, singular and defective, tall, wide and 1 × 1: computed here, exactly."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import sympy as sp

from pages.main import PAGES
from pages.shared.names import NAMES, OF_DATA, OF_RANK_K, OF_ROWS
from tests.pages.looks.exactly import is_symmetric, is_zero, near, sigma

MATRICES = {
    "one": [[3]],
    "nothing": [[0]],
    "zero": [[0, 0], [0, 0]],
    "identity": [[1, 0], [0, 1]],
    "symmetric": [[2, 1], [1, 2]],
    "singular": [[1, 2], [2, 4]],
    "nilpotent": [[0, 1], [0, 0]],
    "defective": [[1, 1], [0, 1]],
    "turn": [[0, -1], [1, 0]],
    "tiny": [[sp.Rational(1, 10**9), 0], [0, sp.Rational(2, 10**9)]],
    "huge": [[10**9, 1], [2, 2]],
    "tall": [[1, 2], [2, 4], [3, 6]],
    "wide": [[1, 2, 3], [0, 1, -1]],
    "row": [[1, 2, 3]],
    "shift": [[0, 0, 1], [1, 0, 0], [0, 1, 0]],
}


def _values(A: Any) -> list[Any]:
    return [value for value, count in A.eigenvals().items() for _ in range(count)]


def _gains(A: Any) -> list[float]:
    """Return how many times as long A makes some vectors."""
    M = np.array(A.tolist(), dtype=float)
    x = np.random.default_rng(1).normal(size=(M.shape[1], 99))
    return list(np.linalg.norm(M @ x, axis=0) / np.linalg.norm(x, axis=0))


def _nearest_singular(A: Any) -> float:
    """Return the least of the distances, in the spectral norm, from A to many singular matrices: A − Ax·x′ for |x| = 1."""
    M = np.array(A.tolist(), dtype=float)
    x = np.linalg.svd(M)[2][-1]  # among them that of the last right singular vector
    others = np.random.default_rng(1).normal(size=(99, len(x)))
    found = [np.linalg.norm(M @ np.outer(v, v), 2) for v in (x, *(other / np.linalg.norm(other) for other in others))]
    return float(min(found))


def _is_projection(P: Any) -> bool:
    return is_zero(P * P - P) and is_symmetric(P)


def _is_line_kept(A: Any) -> bool:
    """Return whether A keeps the line of each eigenvector whose λ is not 0, and of no sum of two of different λ."""
    pairs = [(value, v) for value, _, vectors in A.eigenvects() for v in vectors if value.is_real and value != 0]
    kept = [sp.Matrix.hstack(v, A * v).rank() == 1 for _, v in pairs]
    mixed = [sp.Matrix.hstack(v + w, A * (v + w)).rank() == 2 for a, v in pairs for b, w in pairs if a != b]
    return all(kept) and all(mixed)


def _rest(A: Any) -> list[tuple[float, float, float, float]]:
    """Return, for each k, the errors of the nearest matrix of rank k in both norms, σₖ₊₁ and √(σ²ₖ₊₁ + …)."""
    M = np.array(A.tolist(), dtype=float)
    U, _, Vt = np.linalg.svd(M)
    s = np.array(sigma(A))
    found = []
    for k in range(len(s) + 1):
        left = M - (U[:, :k] * s[:k]) @ Vt[:k]
        found.append((float(np.linalg.norm(left, 2)), float(np.linalg.norm(left)), float([*s, 0][k]), float(np.hypot.reduce([*s[k:], 0]))))
    return found


ANY: dict[tuple[str, str], Callable[[Any], Any]] = {
    ("svd", "rank"): lambda A: A.rank() == len(A.columnspace()) == A.T.rank(),
    ("svd", "κ(A)"): lambda A: (sigma(A)[-1] == 0) == (A.rank() < min(A.shape)),
    ("svd", "‖A‖₂"): lambda A: max(_gains(A)) <= sigma(A)[0] * (1 + 1e-12),
    ("svd", "‖A‖_F"): lambda A: near(np.hypot.reduce(sigma(A)) ** 2, sum(entry**2 for entry in A)),
    ("svd", "σₖ₊₁"): lambda A: all(abs(two - least) <= 1e-12 * sigma(A)[0] for two, _, least, _ in _rest(A)),
    ("svd", "√(σ²ₖ₊₁ + …)"): lambda A: all(abs(whole - least) <= 1e-12 * sigma(A)[0] for _, whole, _, least in _rest(A)),
    ("svd", "‖A − Aₖ‖_F"): lambda A: all(whole >= two * (1 - 1e-12) for two, whole, _, _ in _rest(A)),
    ("transformation", "‖Ax‖/‖x‖"): lambda A: max(_gains(A)) <= sigma(A)[0] * (1 + 1e-12),
    ("svd", "V′"): lambda A: is_symmetric(A.T * A),
    ("low_rank", "kept of ‖A‖²"): lambda A: near(sum(s * s for s in sigma(A)), sum(entry**2 for entry in A)),
    ("pseudoinverse", "AA⁺"): lambda A: _is_projection(A * A.pinv()) and (A * A.pinv()).rank() == A.rank(),
    ("pseudoinverse", "A⁺A"): lambda A: _is_projection(A.pinv() * A) and (A.pinv() * A).rank() == A.rank(),
    ("pseudoinverse", "‖A⁺‖"): lambda A: near(sigma(A.pinv())[0], 1 / min(s for s in sigma(A) if s) if A.rank() else 0),
    ("pseudoinverse", "σ₁/σᵣ (kept)"): lambda A: A.rank() == 0 or sigma(A)[0] * sigma(A.pinv())[0] >= 1 - 1e-12,
    ("least_squares", "|Σ leverage − rank| / rank"): lambda A: (A * A.pinv()).trace() == A.rank(),
}
SQUARE: dict[tuple[str, str], Callable[[Any], Any]] = {
    ("eigen", "∠(x, Ax)"): _is_line_kept,
    ("eigen", "λᵢ"): lambda A: all(is_zero(A * v - value * v) and not is_zero(v) for value, _, vectors in A.eigenvects() for v in vectors),
    ("transformation", "det A"): lambda A: (A.det() == 0) == (A.rank() < A.rows) and (A * A).det() == A.det() ** 2,
    ("eigen", "tr A"): lambda A: sp.simplify(A.trace() - sum(_values(A))) == 0,
    ("determinant", "∏λ"): lambda A: sp.simplify(A.det() - sp.prod(_values(A))) == 0,
    ("svd", "σᵢ"): lambda A: abs(_nearest_singular(A) - sigma(A)[-1]) <= 1e-12 * (sigma(A)[0] or 1),
    ("svd", "|λ|"): lambda A: (
        not is_symmetric(A) or all(near(*pair) for pair in zip(sorted(abs(v) for v in _values(A)), sorted(sigma(A)), strict=True))
    ),
    ("eigen", "ρ(A)"): lambda A: max(abs(complex(v)) for v in _values(A)) <= sigma(A)[0] * (1 + 1e-12),
    ("eigen", "κ(V)"): lambda A: not is_symmetric(A) or sum(len(vectors) for _, _, vectors in A.eigenvects()) == A.rows,
}
CASES = [(*key, title) for table in (ANY, SQUARE) for key in table for title, A in MATRICES.items() if table is ANY or len(A) == len(A[0])]


@pytest.mark.parametrize(("page", "name", "title"), CASES)
def test_what_is_said_of_a_name_is_so(page: str, name: str, title: str) -> None:
    assert PAGES[page].lesson.meaning(name)
    assert ({**ANY, **SQUARE})[page, name](sp.Matrix(MATRICES[title]))


@pytest.mark.parametrize("page", PAGES)
def test_what_pages_share_is_told_once(page: str) -> None:
    told = {text: name for shared in (NAMES, OF_RANK_K, OF_ROWS, OF_DATA) for name, text in shared.items()}
    assert not {name: told[text] for name, text in PAGES[page].lesson.names.items() if text in told}
    data = {"Data", "Columns", "Constant", "degree", "Cells that are no number"}
    assert not data & set(PAGES[page].lesson.names)


def _radius(eta: float, beta: float, curvatures: tuple[float, ...], *, ahead: bool) -> float:
    """Return the spectral radius of a method with a memory: of (w, v) → (w + v′, v′), v′ = βv − ηλ(w + βv·ahead)."""
    found = []
    for curve in curvatures:
        v = beta * (1 - eta * curve) if ahead else beta
        step = np.array([[1 - eta * curve, v], [-eta * curve, v]])
        found.append(max(abs(np.linalg.eigvals(step))))
    return float(max(found))


@pytest.mark.parametrize("beta", [0.0, 0.3, 0.9])
def test_above_its_bound_a_method_diverges_and_below_it_converges(beta: float) -> None:
    L = 8.0
    for ahead, name, bound in (
        (False, "bound 2(1+β)/L", 2 * (1 + beta) / L),
        (True, "bound (2+2β)/((1+2β)L)", (2 + 2 * beta) / ((1 + 2 * beta) * L)),
    ):
        assert PAGES["gradient_descent"].lesson.meaning(name)
        assert _radius(0.999 * bound, beta, (L, 1.0), ahead=ahead) < 1 < _radius(1.001 * bound, beta, (L, 1.0), ahead=ahead)


def test_no_other_learning_rate_and_momentum_keep_less_than_the_best() -> None:
    assert "4/(√L + √μ)² and ((√κ − 1)/(√κ + 1))²" in PAGES["gradient_descent"].lesson.meaning("best η, β")
    L, mu = 9.0, 1.0
    best = _radius(4 / (L**0.5 + mu**0.5) ** 2, ((3 - 1) / (3 + 1)) ** 2, (L, mu), ahead=False)
    others = [_radius(eta, beta, (L, mu), ahead=False) for eta in np.linspace(0.02, 0.4, 39) for beta in np.linspace(0, 0.95, 39)]
    assert best <= min(others) + 1e-6


def test_what_hints_give_as_an_example_will_do() -> None:
    hints = {name: " ".join(task.hint for task in PAGES[name].lesson.tasks) for name in PAGES}
    assert "as (3, 2.9) and (2.9, 2.8)" in hints["svd"]
    longest, shortest = sigma(sp.Matrix([["3", "2.9"], ["2.9", "2.8"]]).applyfunc(sp.nsimplify))
    assert longest >= 1000 * shortest > 0
    assert "(a₁₁ − a₂₂)² + 4·a₁₂·a₂₁ has to be 0, as with 1, −1 in the first row" in hints["eigen"]
    assert not sp.Matrix([[1, -1], [1, 3]]).is_diagonalizable()
