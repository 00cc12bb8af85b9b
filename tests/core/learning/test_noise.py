"""Noise: the predicted spread against every batch there is, against rational arithmetic, and against many runs."""

import math
from fractions import Fraction
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.decompositions.low_rank import spectrum
from core.learning.noise import MOST, Noise, ellipse, noise
from core.matrices.numerics import rank_of
from core.numbers.arrays import EPS, InputError, Matrix, Vector
from tests.core.decompositions.test_svd import of_shape
from tests.core.named import EVERY
from tests.core.strategies import entry, matrices, scales, small

RANDOM = np.random.default_rng(0)
LINE = np.column_stack([np.ones(20), RANDOM.normal(size=20)])  # a line through 20 points
PARABOLA = np.vander(np.linspace(-1, 1, 12), 3)
FLAT = np.array([[1.0, 2], [2, 4], [-1, -2], [3, 6]])
SIMULATED: dict[str, tuple[Matrix, Vector, float, int]] = {
    "line, one row": (LINE, LINE @ [1, 2] + RANDOM.normal(size=20), 0.4, 1),
    "line, four rows": (LINE, LINE @ [1, 2] + RANDOM.normal(size=20), 0.5, 4),
    "parabola, two rows": (PARABOLA, RANDOM.normal(size=12), 0.5, 2),
    "flat, two rows": (FLAT, np.array([1.0, 0, 2, -1]), 0.4, 2),
    "one parameter": (np.array([[1.0], [2], [0.5]]), np.array([1.0, 1, 1]), 0.3, 1),
}


def steepest(X: Matrix) -> float:
    """L, the largest curvature."""
    return float(2 * np.linalg.norm(X, 2) ** 2 / len(X))


def every_map(Z: Matrix, eta: float, batch: int) -> Matrix:
    """E[(I − ηH_B) ⊗ (I − ηH_B)] from all nᴮ batches one by one."""
    p = Z.shape[1]
    total = np.zeros((p * p, p * p))
    for rows in product(range(len(Z)), repeat=batch):
        step = np.eye(p) - eta * 2 / batch * Z[list(rows)].T @ Z[list(rows)]
        total += np.kron(step, step) / len(Z) ** batch
    return total


def radius_of(matrix: Matrix) -> float:
    return float(np.abs(np.linalg.eigvals(matrix)).max(initial=0.0))


def mean_map(X: Matrix, eta: float, batch: int) -> Matrix:
    """The same from its formula, in the row space: with h = 2zz′, E[H_B ⊗ H_B] is H ⊗ H + (E[h ⊗ h] − H ⊗ H)/B."""
    thin = spectrum(X)
    Z = X @ thin.Vt[: rank_of(thin.sigma, X.shape)].T
    H, one = 2 / len(Z) * Z.T @ Z, np.eye(Z.shape[1])
    of_rows = sum(np.kron(2 * np.outer(z, z), 2 * np.outer(z, z)) for z in Z) / len(Z)
    drift = np.kron(H, one) + np.kron(one, H)
    return np.asarray(np.kron(one, one) - eta * drift + eta**2 * ((1 - 1 / batch) * np.kron(H, H) + of_rows / batch))


def measured(points: Matrix, centre: Vector) -> Matrix:
    """The mean of (w − centre)(w − centre)′ over points, (p, p)."""
    away = points - centre[:, None]
    moment: Matrix = away @ away.T / points.shape[1]
    return moment


def runs(X: Matrix, y: Vector, eta: float, batch: int, steps: int, chains: int = 10000) -> Matrix:
    """The last iterates of so many independent runs, (p, chains), each from the shortest minimizer."""
    random = np.random.default_rng(7)
    w: Matrix = np.tile(np.linalg.pinv(X) @ y, (chains, 1))
    for _ in range(steps):
        rows = random.integers(len(X), size=(chains, batch))
        errors = np.einsum("cbp,cp->cb", X[rows], w) - y[rows]
        w -= eta * 2 / batch * np.einsum("cb,cbp->cp", errors, X[rows])
    return w.T


few = st.tuples(st.integers(1, 4), st.integers(1, 3)).flatmap(lambda shape: of_shape(*shape))


@given(few, st.floats(0.01, 1.9), st.integers(1, 3))
def test_the_map_is_the_mean_over_every_batch(X: Matrix, part: float, batch: int) -> None:
    """The limit is that of the mean over all batches, on the whole space of p × p matrices and not the symmetric ones alone.

    The map is symmetric and no longer than (1 + η·n·L)², so that its eigenvalues are exact to some ε times that.
    """
    thin = spectrum(X)
    Z = X @ thin.Vt[: rank_of(thin.sigma, X.shape)].T
    if not X.any():
        return
    critical = noise(X, np.ones(len(X)), 1 / steepest(X), batch).critical_eta
    eta = part * critical
    found = noise(X, np.ones(len(X)), eta, batch)
    rounding = 32 * EPS * (1 + eta * len(X) * steepest(X)) ** 2
    assert np.allclose(mean_map(X, eta, batch), every_map(Z, eta, batch), rtol=0, atol=rounding)
    assert radius_of(every_map(Z, critical, batch)) == pytest.approx(1, abs=rounding)
    assert critical * steepest(X) <= 2 * (1 + 1e-13)
    assert (found.covariance is None) == bool(found.why) == (part >= 1)


@given(few, st.floats(0.01, 0.99), st.integers(1, 4), st.data())
def test_the_spread_is_a_fixed_point(X: Matrix, part: float, batch: int, data: st.DataObject) -> None:
    y = data.draw(arrays(np.float64, len(X), elements=entry)) * data.draw(scales)
    critical = noise(X, y, 1e-30, batch).critical_eta
    found = noise(X, y, part * min(critical, 1e30), batch)
    assert found.covariance is not None
    assert found.residual is not None
    assert found.residual <= 64 * EPS
    assert np.array_equal(found.covariance, found.covariance.T) or np.allclose(
        found.covariance, found.covariance.T, rtol=0, atol=4 * EPS * np.abs(found.covariance).max()
    )
    values = np.linalg.eigvalsh(found.covariance)
    assert values[0] >= -64 * EPS / (1 - part) * abs(values[-1])
    assert found.mean_loss_excess >= 0


def solve(rows: list[list[Fraction]]) -> list[Fraction]:
    """The solution of a system given with its right side in the last column."""
    for k in range(len(rows)):
        pivot = next(i for i in range(k, len(rows)) if rows[i][k])
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [value / rows[k][k] for value in rows[k]]
        for i in range(len(rows)):
            if i != k:
                rows[i] = [value - rows[i][k] * top for value, top in zip(rows[i], rows[k], strict=True)]
    return [row[-1] for row in rows]


@pytest.mark.parametrize("batch", [1, 2, 3])
@pytest.mark.parametrize("eta", [Fraction(1, 64), Fraction(1, 16), Fraction(1, 8)])
def test_against_rational_arithmetic(eta: Fraction, batch: int) -> None:
    """A line through (−1, 1), (0, −1), (2, 2): all 3ᴮ batches, and the 4 × 4 system for Σ, in fractions.

    The condition of H is 2.9 and η at most 0.61 of the critical one, so that float64 has nearly all its digits.
    """
    X = [[Fraction(1), Fraction(x)] for x in (-1, 0, 2)]
    y = [Fraction(value) for value in (1, -1, 2)]
    normal = [[sum((x[a] * x[b] for x in X), Fraction()) for b in range(2)] for a in range(2)]
    best = solve([[*normal[a], sum((x[a] * value for x, value in zip(X, y, strict=True)), Fraction())] for a in range(2)])
    system = [[Fraction(int(i == j)) for j in range(4)] + [Fraction()] for i in range(4)]
    for chosen in product(range(3), repeat=batch):
        weight, scale = Fraction(1, 3**batch), 2 * eta / batch
        step = [[int(a == b) - scale * sum(X[i][a] * X[i][b] for i in chosen) for b in range(2)] for a in range(2)]
        push = [scale * sum(X[i][a] * (X[i][0] * best[0] + X[i][1] * best[1] - y[i]) for i in chosen) for a in range(2)]
        for a, b in product(range(2), repeat=2):
            for c, d in product(range(2), repeat=2):
                system[2 * a + b][2 * c + d] -= weight * step[a][c] * step[b][d]
            system[2 * a + b][4] += weight * push[a] * push[b]
    exact = np.array([float(value) for value in solve(system)]).reshape(2, 2)
    found = noise(np.array(X, dtype=float), np.array(y, dtype=float), float(eta), batch)
    assert float(eta) < 0.61 * found.critical_eta
    assert found.covariance == pytest.approx(exact, rel=1e-14)
    assert found.mean_loss_excess == pytest.approx(float(np.trace(np.array(normal, dtype=float) @ exact)) / 3, rel=1e-14)


@pytest.mark.parametrize("name", SIMULATED)
def test_against_many_runs(name: str) -> None:
    """The spread of 10000 independent runs at their last update, and the loss that they have too much.

    Each entry is a mean of independent products, whose own spread gives its standard error; with 12 entries in all, 4.5 errors
    are passed by chance once in 10⁴ choices of the seed. Errors are below a tenth of the spread, so that a factor 2 anywhere
    would show. After as many updates as are taken, less than 10⁻⁴ of the spread is missing.
    """
    X, y, part, batch = SIMULATED[name]
    eta = part * noise(X, y, 1e-9, batch).critical_eta
    found = noise(X, y, eta, batch)
    assert found.covariance is not None
    best = np.linalg.pinv(X) @ y
    w = runs(X, y, eta, batch, steps=math.ceil(math.log(1e-4) / math.log(radius_of(mean_map(X, eta, batch)))))
    away = w - best[:, None]
    error = np.std(away[:, None] * away[None], axis=2) / math.sqrt(w.shape[1])
    rounding = 1e-12 * np.abs(found.covariance).max()
    missing = 1e-4 * float(np.trace(found.covariance))
    assert (np.abs(measured(w, best) - found.covariance) <= 4.5 * error + missing + rounding).all()
    assert error.max() <= 0.1 * np.abs(found.covariance).max()
    excess = np.mean((X @ w - y[:, None]) ** 2, axis=0) - np.mean((X @ best - y) ** 2)
    assert abs(excess.mean() - found.mean_loss_excess) <= 4.5 * excess.std() / math.sqrt(len(excess)) + 1e-4 * found.mean_loss_excess


def test_beyond_the_limit_the_spread_grows() -> None:
    """Below 2/L a full batch would converge, yet the spread of single rows grows with every few updates, and no ellipse is told."""
    X, y, _, _ = SIMULATED["line, one row"]
    eta = 1.6 * noise(X, y, 1e-9, 1).critical_eta
    found = noise(X, y, eta, 1)
    assert eta * steepest(X) < 2
    assert (found.covariance, found.residual, found.mean_loss_excess) == (None, None, math.inf)
    assert found.why.startswith("η is above ")
    assert radius_of(mean_map(X, eta, 1)) > 1.2
    best = np.linalg.pinv(X) @ y
    sizes = [float(np.trace(measured(runs(X, y, eta, 1, steps), best))) for steps in (5, 10, 20, 30)]
    assert all(later > 2 * earlier for earlier, later in pairwise(sizes))


def test_the_limit_of_a_line_fit() -> None:
    """A line through 20 points scattered as a Gaussian: 0.68/L for single rows, far below the 2/L of full batches."""
    y = np.zeros(20)
    critical = [noise(LINE, y, 1e-9, batch).critical_eta * steepest(LINE) for batch in (1, 4, 16, 10**9)]
    assert critical[0] == pytest.approx(0.68, abs=0.005)
    assert critical == sorted(critical)
    assert critical[-1] == pytest.approx(2, rel=1e-7)


@given(st.floats(0.1, 3), st.floats(0.01, 1.99), st.integers(1, 9))
def test_one_parameter(x: float, part: float, batch: int) -> None:
    """For rows ±x every batch has the same H, and Σ = η·c/(B·(2H − ηH²)) with c = 4x²·r²."""
    X, y = np.array([[x], [-x]]), np.array([1.0, 1])
    H = 2 * x * x
    found = noise(X, y, part / H, batch)
    assert found.critical_eta == pytest.approx(2 / H, rel=1e-14)
    assert found.covariance is not None
    assert found.covariance[0, 0] == pytest.approx(part / H * 2 * H / batch / (2 * H - part * H), rel=1e-12)


@given(arrays(np.float64, (4, 2), elements=small), scales, scales, st.integers(1, 4))
def test_units_do_not_matter(X: Matrix, a: float, b: float, batch: int) -> None:
    """With X in units of 1/a and y in those of 1/b, η has those of 1/a² and Σ those of b²/a². No such X has a condition above 100."""
    y = np.array([1.0, 2, 3, 5])
    one = noise(X, y, 0.5 * min(noise(X, y, 1e-30, batch).critical_eta, 1), batch)
    other = noise(a * X, b * y, one.eta / a**2, batch)
    assert other.critical_eta == pytest.approx(one.critical_eta / a**2, rel=1e-12)
    assert one.covariance is not None
    assert other.covariance is not None
    assert np.allclose(other.covariance * (a / b) ** 2, one.covariance, rtol=0, atol=1e-9 * np.abs(one.covariance).max())
    assert other.mean_loss_excess == pytest.approx(b**2 * one.mean_loss_excess, rel=1e-9, abs=0)


def test_along_the_null_space_nothing_moves() -> None:
    X, y, part, _ = SIMULATED["flat, two rows"]
    found = noise(X, y, part / steepest(X), 2)
    assert found.covariance is not None
    assert np.abs(found.covariance @ [2, -1]).max() <= 8 * EPS * np.abs(found.covariance).max()
    row = noise(X @ [[1], [2]] / math.sqrt(5), y, part / steepest(X), 2)
    assert row.covariance is not None
    assert found.covariance == pytest.approx(row.covariance * np.array([[1, 2], [2, 4]]) / 5, rel=1e-12)
    assert found.critical_eta == pytest.approx(row.critical_eta, rel=1e-12)


def test_large_batches_have_little_noise() -> None:
    """Σ·B tends to a limit, and to it like 1/B."""
    X, y, _, _ = SIMULATED["line, one row"]

    def scaled(batch: int) -> Matrix:
        covariance = noise(X, y, 0.3 / steepest(X), batch).covariance
        assert covariance is not None
        return covariance * batch

    limit = scaled(10**12)
    assert np.linalg.norm(scaled(10**4) - limit) <= 2e-4 * np.linalg.norm(limit)
    assert np.linalg.norm(scaled(10**4) - limit) == pytest.approx(10 * np.linalg.norm(scaled(10**5) - limit), rel=1e-3)


@pytest.mark.parametrize("name", EVERY)
def test_data_that_fit_have_no_noise(name: str) -> None:
    X = EVERY[name]
    y = X @ np.arange(1.0, X.shape[1] + 1)
    found = noise(X, y, 1e-9, 1)
    if X.shape[1] > MOST:
        assert found.covariance is None
        assert found.why.startswith("too many parameters")
        assert math.isnan(found.mean_loss_excess)
        return
    quiet = noise(X, y, 0.5 * min(found.critical_eta, 1), 1)
    assert quiet.covariance is not None
    assert not quiet.covariance.any()
    assert quiet.mean_loss_excess == 0


def test_a_little_misfit_is_noise() -> None:
    y = LINE @ [1, 2]
    assert noise(LINE, y + 1e-9 * np.cos(np.arange(20)), 0.01, 1).mean_loss_excess == pytest.approx(
        1e-18 * noise(LINE, np.cos(np.arange(20)), 0.01, 1).mean_loss_excess, rel=1e-4
    )


@pytest.mark.parametrize(("eta", "batch"), [(0.0, 1), (-1.0, 1), (math.nan, 1), (0.1, 0)])
def test_steps_and_batches_that_are_none(eta: float, batch: int) -> None:
    with pytest.raises(InputError, match="above 0"):
        noise(LINE, np.zeros(20), eta, batch)


@given(matrices, st.floats(0.1, 4))
def test_the_ellipse_is_that_of_the_spread(A: Matrix, deviations: float) -> None:
    """The mean of (w − c)(w − c)′ over the curve is d²/2 of the covariance: the mean of cos² is a half."""
    covariance = A @ A.T
    curve = ellipse(covariance, np.array([0.0, 0.0]), deviations)
    assert curve.shape == (2, 73)
    assert np.array_equal(curve[:, 0], curve[:, -1])
    size = float(np.linalg.norm(covariance))
    mean = measured(curve[:, :-1], np.zeros(2)) * 2 / deviations**2
    assert np.allclose(mean, covariance, rtol=0, atol=64 * EPS * size)


def test_a_flat_spread_is_a_segment() -> None:
    curve = ellipse(np.array([[1.0, 2], [2, 4]]), np.array([1.0, 1]), 1)
    assert np.abs((curve[1] - 1) - 2 * (curve[0] - 1)).max() <= 16 * EPS
    assert np.ptp(curve[0]) == pytest.approx(2)


def test_a_wrong_spread_is_seen() -> None:
    X, y, _, batch = SIMULATED["line, four rows"]
    found = noise(X, y, 0.1, batch)
    assert found.covariance is not None
    wrong = Noise(X, 0.1, batch, found.gradient_covariance, found.critical_eta, 1.01 * found.covariance, 0.0)
    assert wrong.residual is not None
    assert wrong.residual > 1e-3
