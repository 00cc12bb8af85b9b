"""The limit (A′A + αI)⁻¹A′ → A⁺: what theory says of every α, and what float64 makes of the small ones."""

import math

import numpy as np
import pytest
from hypothesis import given

from core.numbers.arrays import EPS, Matrix
from core.solving.limit import Limit, Point, limit
from core.solving.pseudoinverse import pseudoinverse
from tests.core.named import EVERY
from tests.core.solving.test_pseudoinverse import anything, digits
from tests.core.strategies import EXTREMES


def curve(A: Matrix) -> Limit:
    found = limit(A)
    assert (np.diff(found.alphas) < 0).all()
    assert found.best.error == np.nanmin(found.errors)
    assert found.turn.error >= found.best.error
    return found


@given(anything)
def test_the_limit_is_as_near_as_theory_and_rounding_say(A: Matrix) -> None:
    """(A′A + αI)⁻¹A′ has the singular values σ/(σ² + α), off 1/σ by α/(σ² + α) of it, most for the least σ that is kept.

    The solver's answer is that of some A′A + αI + E, ‖E‖ ≤ c·n·ε·(σ₁² + α), which is as much against the least eigenvalue, σₙ² + α,
    and α alone where n is larger than the rank. Where that is no longer small nothing is known.
    """
    found, reference, n = curve(A), pseudoinverse(A), A.shape[1]
    if not reference.kept:
        assert not found.errors.any()
        return
    sigma = reference.svd.sigma
    least = float(sigma[-1]) ** 2 if reference.kept == n else 0.0
    rounding = 16 * max(A.shape) * EPS * (sigma[0] ** 2 + found.alphas) / (least + found.alphas)
    known = rounding < 0.1
    theory = found.alphas / (sigma[reference.kept - 1] ** 2 + found.alphas)
    assert (np.abs(found.errors - theory)[known] <= (rounding + digits(reference))[known]).all()


@given(anything)
def test_refused_is_what_the_solver_refuses(A: Matrix) -> None:
    found, X = curve(A), pseudoinverse(A).inverse
    for alpha, error in zip(found.alphas[::7], found.errors[::7], strict=True):
        try:
            missing = np.linalg.solve(A.T @ A + alpha * np.eye(A.shape[1]), A.T) - X
        except np.linalg.LinAlgError:
            assert math.isnan(error)
            continue
        assert error == pytest.approx(float(np.linalg.norm(missing, 2)) / (found.norm or 1.0), rel=1e-9, abs=4 * EPS)
    if found.refused_below is not None:
        assert found.refused[found.alphas <= found.refused_below].all()
        assert found.refused_below < found.last.alpha
        assert found.last.alpha == min(found.alphas[found.alphas > found.refused_below])
    else:
        assert found.last == Point(found.alphas[-1], found.errors[-1])


def at(found: Limit, alpha: float) -> float:
    """The error at an α of the curve, not relative."""
    return float(found.errors[found.alphas == alpha][0] * found.norm)


def test_the_limit_of_a_flat_matrix_rises_and_ends() -> None:
    found = curve(EVERY["tall, rank 1"])
    assert at(found, 1e-6) == pytest.approx(1.7e-9, rel=0.05)
    assert at(found, 1e-14) == pytest.approx(2e-2, rel=0.3)
    assert found.refused_below is not None
    assert 1e-16 < found.refused_below < 1e-14
    assert 1e-9 < found.turn.error < 1e-7
    assert 1e-8 < found.turn.alpha < 1e-5


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (
            "levels",
            ["the articles'", "the articles', 4 × 3", "tall", "column", "Vandermonde, 8 × 5", "1e-6·I", "Frank, 8 × 8", "1e-9-scaled"],
        ),
        ("rises", ["tall, rank 1", "wide", "wide, rank 1", "flat", "counting, 3 × 3", "projection onto a plane", "1e8-scaled, 2 × 3"]),
        ("refused", ["oblique projection"]),
        ("stays", ["Hilbert, 8 × 8", "Läuchli"]),
        ("exact", ["zero", "nothing", "zero, 2 × 3"]),
    ],
)
def test_what_the_curve_does(kind: str, names: list[str]) -> None:
    assert {name: curve(EVERY[name]).kind for name in names} == dict.fromkeys(names, kind)


def test_extremes() -> None:
    with np.errstate(all="raise", under="ignore"):
        for B in EXTREMES:
            assert curve(B).kind in {"levels", "rises", "refused"}
