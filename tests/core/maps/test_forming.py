"""Forming: errors and residuals are exact, whatever they show."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import sympy as sp
from hypothesis import given

from core.maps.forming import BITS, FINE, SEED, forming
from core.numbers.arrays import EPS, Matrix
from core.numbers.whole import solutions
from tests.core.named import SQUARE
from tests.core.strategies import matrices

LARGE = [name for name, A in SQUARE.items() if len(A) > 1]


def systems(A: Matrix, count: int) -> tuple[Matrix, Matrix]:
    """Return the matrices and both right-hand sides, as forming() makes them."""
    n = len(A)
    U, _, Vt = np.linalg.svd(A)
    sigma = (10.0 ** np.linspace(0, 16, count))[:, None] ** -(np.arange(n) / (n - 1))
    M = np.ldexp(np.rint(np.ldexp((U * sigma[:, None, :]) @ Vt, BITS)), -BITS)
    x, b = np.random.default_rng(SEED).standard_normal((2, count, n))
    right = np.stack([(M @ x[..., None])[..., 0], b], axis=2)
    return M, np.ldexp(np.rint(np.ldexp(right, FINE)), -FINE)


def exact(A: Any) -> Any:
    return sp.Matrix([[sp.Rational(*Fraction(entry).as_integer_ratio()) for entry in row] for row in A.tolist()])


@pytest.mark.parametrize("A", [np.array([[2.0, 1], [0.5, 1.5]]), np.array([[1.0, 2, 3], [4, 5, 6], [7, 8, 9]])])
def test_what_is_measured_is_exact(A: Matrix) -> None:
    found = forming(A, 5)
    M, right = systems(A, 5)
    guesses = np.linalg.solve(M, right), np.linalg.inv(M) @ right
    for j, trial in enumerate(found.trials.values()):
        for way, guess in zip((trial.solve, trial.inv), guesses, strict=True):
            for k in range(5):
                m, b, x = exact(M[k]), exact(right[k, :, j : j + 1]), exact(guess[k, :, j : j + 1])
                known = m.inv() * b
                error = float((x - known).norm() / known.norm())
                residual = float((b - m * x).norm() / (m.norm() * x.norm() + b.norm()))
                assert way.errors[k] == pytest.approx(error, rel=1e-9)
                assert way.residuals[k] == pytest.approx(residual, rel=1e-9)


@pytest.mark.parametrize("name", LARGE)
def test_solve_leaves_no_more_than_rounding_and_errors_are_bounded_by_kappa(name: str) -> None:
    found, n = forming(SQUARE[name], 30), len(SQUARE[name])
    assert found.systems + 2 * found.refused == 60
    for trial in found.trials.values():
        seen = ~np.isnan(trial.solve.errors) & (trial.kappa < 1e14)
        assert seen.any()
        assert (trial.solve.residuals[seen] <= 16 * n * EPS).all()
        assert (trial.solve.errors[seen] <= 64 * n * EPS * trial.kappa[seen]).all()
        assert (trial.inv.errors[seen] <= 64 * n * EPS * trial.kappa[seen]).all()


def test_residuals_part_where_b_is_made_of_x_and_not_where_it_is_random() -> None:
    """As Druinsky and Toledo say."""
    trials = forming(np.array([[2.0, 1], [0.5, 1.5]])).trials
    assert trials["Ax"].residuals > 1e6
    assert trials["Ax"].errors < 10
    assert trials["random"].residuals < 5
    assert trials["random"].errors < 2


@given(matrices)
def test_it_is_measured_for_any_matrix_and_each_time_alike(A: Matrix) -> None:
    found, again = (forming(A, 8) for _ in range(2))
    for side, trial in found.trials.items():
        for way, other in zip((trial.solve, trial.inv), (again.trials[side].solve, again.trials[side].inv), strict=True):
            assert np.array_equal(way.errors, other.errors, equal_nan=True)
            assert (np.isnan(way.errors) == np.isnan(way.residuals)).all()
            assert np.isfinite(way.errors[0])


@given(matrices)
def test_fewer_systems_are_some_of_all(A: Matrix) -> None:
    whole, found = forming(A, 10), forming(A, 10, every=3)
    for side, trial in found.trials.items():
        for way, other in ((trial.solve, whole.trials[side].solve), (trial.inv, whole.trials[side].inv)):
            assert len(way.errors) == 4
            assert np.allclose(way.errors, other.errors[::3], rtol=1e-6, equal_nan=True)
            assert np.allclose(way.residuals, other.residuals[::3], rtol=1e-6, atol=1e-40, equal_nan=True)


def test_solutions_are_quotients_of_whole_numbers() -> None:
    assert solutions([[2, 1, 5, 1], [1, 3, 10, 0]], 2) == ([[5, 15], [3, -1]], 5)
    assert solutions([[0, 1, 3], [2, 0, 8]], 2) == ([[8, 6]], 2)
    assert solutions([[1, 2, 3], [2, 4, 8]], 2) is None
    assert solutions([[0, 0, 1], [0, 1, 1]], 2) is None
