"""Ridge: the path of the coefficients from the least-squares solution to 0."""

import math

import numpy as np
import pytest
from hypothesis import assume, example, given

import core.solving.ridge
from core.numbers.arrays import EPS
from core.solving.design import Design, linear
from core.solving.least_squares import least_squares
from core.solving.ridge import ridge
from tests.core.nist import NIST, designs


@given(designs())
@example(linear(np.array([[2.0, 0, 2, 3e-3], [2, 1e-3, 2, 0]]), np.array([0.0, 1]), "abcd", has_constant=False))  # two are one
def test_the_path_goes_from_the_least_squares_solution_to_0(design: Design) -> None:
    """Each component shrinks by σ²/(σ² + α), so that ‖w‖ falls all the way; rounding moves w by κ·ε on the row space."""
    fit, found = least_squares(design), ridge(design.X, design.y)
    prices = found.alphas[::5]
    assume(np.linalg.norm(fit.fitted) >= 1e-6 * np.linalg.norm(design.y))
    path = found.at(prices)
    assert path.shape == (len(fit.w), len(prices))
    assert (np.diff(prices) > 0).all()
    lengths = np.linalg.norm(path, axis=0)
    assert lengths[-1] <= 1.01e-4 * np.linalg.norm(fit.w)
    assert not found.at(np.array([math.inf])).any()
    assume(fit.sigma[0] < 1e6 * fit.sigma[max(fit.rank, 1) - 1])
    assert (np.diff(lengths) <= 1e-9 * lengths[0]).all()
    assert np.linalg.norm(path[:, 0] - fit.w) <= 1.1e-6 * np.linalg.norm(fit.w)
    assert np.linalg.norm(found.at(np.array([0.0]))[:, 0] - fit.w) <= 1e-9 * np.linalg.norm(fit.w)


@given(designs())
def test_every_point_of_the_path_is_a_fit(design: Design) -> None:
    """A second way to the same w: QR of X above √α·I. Both are right to κ·ε, κ of that matrix; to 10⁻⁸ where columns are dependent."""
    found = ridge(design.X, design.y)
    prices = found.alphas[::12]
    for alpha, w in zip(prices.tolist(), found.at(prices).T, strict=True):
        fit = least_squares(design, alpha)
        lengths = np.sqrt(np.linalg.norm(design.X, axis=0) ** 2 + alpha)
        sigma = np.linalg.svd(np.vstack([design.X, np.sqrt(alpha) * np.eye(len(w))]) / lengths, compute_uv=False)
        assume(sigma[-1] > 1e-6)
        kappa = sigma[0] / sigma[-1]
        size = np.linalg.norm(lengths * fit.w) + np.linalg.norm(design.y)
        mark = 32 * sum(design.X.shape) * EPS * kappa * kappa + 1e-8 * (fit.rank < len(w))
        assert np.linalg.norm(lengths * (w - fit.w)) <= mark * size


def test_the_formula() -> None:
    """Σ vᵢ·σᵢ/(σᵢ² + α)·uᵢ′y, where the SVD has all the digits that it takes; and a known path, of one equation."""
    design = NIST["Wampler1"].design()
    U, sigma, Vt = np.linalg.svd(design.X, full_matrices=False)
    found = ridge(design.X, design.y)
    prices = found.alphas[20:]
    expected = Vt.T @ (sigma[:, None] / (sigma[:, None] ** 2 + prices) * (U.T @ design.y)[:, None])
    assert np.allclose(found.at(prices), expected, rtol=1e-7, atol=0)
    one = ridge(np.array([[3.0, 4]]), np.array([5.0]))
    assert np.allclose(one.at(np.array([25.0])), [[0.3], [0.4]], rtol=4 * EPS)


@pytest.mark.parametrize("lengths", [[1e100, 1.0, 1e-90], [1e-60, 1e60, 1e149], [1e9, 1e-9, 1.0]])
def test_units_cost_no_digits(lengths: list[float]) -> None:
    """Orthogonal columns of any lengths have these as their singular values, and each coefficient a path of its own."""
    sizes = np.array(lengths)
    found = ridge(np.diag(sizes), np.ones(3))
    assert found.sigma == pytest.approx(np.sort(sizes)[::-1], rel=8 * EPS)
    assert found.at(np.array([0.0, 1.0])) == pytest.approx(np.column_stack([1 / sizes, 1 / (sizes + 1 / sizes)]), rel=8 * EPS)
    assert np.isfinite(found.alphas).all()


def test_dependent_columns_of_very_different_lengths() -> None:
    """The short column takes up what is left of y, and the long one next to nothing of it."""
    X = np.array([[3e6, 0.0, 0], [0, 0, 0], [1e6, 1e-9, 0]])
    found = ridge(X, np.array([0.0, 0, 1])).at(np.array([0.0, 1e-24, math.inf]))
    assert found == pytest.approx(np.array([[0, 1e-18 / 9.00001e-6, 0], [1e9, 9e3 / 9.00001e-6, 0], [0, 0, 0]]), rel=1e-6, abs=1e-22)


def test_prices_span_all_singular_values() -> None:
    prices = ridge(np.diag([10.0, 1, 0]), np.ones(3)).alphas
    assert (prices[0], prices[-1], len(prices)) == (pytest.approx(1e-6), pytest.approx(1e6), 61)
    assert not ridge(linear(np.zeros((2, 2)), np.ones(2), ["a", "b"]).X, np.ones(2)).at(prices)[1:].any()
    nothing = ridge(np.zeros((2, 2)), np.ones(2))
    assert len(nothing.alphas) == 61
    assert nothing.at(prices).shape == (2, 61)


def test_filip_begins_at_its_solution() -> None:
    """NumPy's rule would drop a singular value, and begin the path elsewhere."""
    design = NIST["Filip"].design()
    fit, found = least_squares(design), ridge(design.X, design.y)
    path = found.at(found.alphas)
    assert np.linalg.norm(path[:, 0] - fit.w) <= 2e-6 * np.linalg.norm(fit.w)
    assert np.isfinite(path).all()


@pytest.mark.parametrize("name", ["Norris", "Longley"])
def test_where_jacobi_does_not_converge_the_svd_stands_in(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    design = NIST[name].design()
    prices = ridge(design.X, design.y).alphas[20:]
    expected = ridge(design.X, design.y).at(prices)

    def fails(*_: object, **__: int) -> tuple[object, ...]:
        n = len(prices)
        return (*([np.zeros(n)] * 3), np.ones(7), np.ones(3), 1)

    monkeypatch.setattr(core.solving.ridge.scipy.linalg.lapack, "dgejsv", fails)  # type: ignore[attr-defined]
    found = ridge(design.X, design.y)
    assert np.linalg.norm(found.at(prices) - expected) <= 1e-5 * np.linalg.norm(expected)
