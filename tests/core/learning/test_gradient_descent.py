"""Gradient descent: every method against 50 digits, and the theorems on where it ends and where it does not."""

import math
from collections.abc import Callable, Sequence
from typing import Any

import mpmath
import numpy as np
import pytest
import scipy.linalg
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.learning.batches import Rows, batches
from core.learning.gradient_descent import Descent, descend, nudged
from core.learning.losses import LeastSquares, Logistic, Loss, Quadratic, Rosenbrock, Saddle
from core.learning.methods import METHODS, Adam, Momentum, Plain
from core.learning.methods import method as made
from core.numbers.arrays import EPS, InputError, Matrix, Vector
from tests.core.strategies import scales

WITH_BOUND = ("plain", "momentum", "nesterov")
Gradient = Callable[[list[Any], Sequence[int]], list[Any]]


def of_squares(X: Matrix, y: Vector) -> Gradient:
    """The gradient of the mean squared error over some rows, in as many digits as mpmath has."""

    def gradient(w: list[Any], rows: Sequence[int]) -> list[Any]:
        lines = [X[i].tolist() for i in rows]
        rest = [mpmath.fdot(line, w) - mpmath.mpf(float(y[i])) for line, i in zip(lines, rows, strict=True)]
        return [2 * mpmath.fdot(rest, [line[j] for line in lines]) / len(rows) for j in range(len(w))]

    return gradient


def of_log_loss(X: Matrix, labels: Vector) -> Gradient:
    """The gradient of the logistic loss over some rows: the mean of (probability of 1 − label)·x."""

    def gradient(w: list[Any], rows: Sequence[int]) -> list[Any]:
        lines = [X[i].tolist() for i in rows]
        off = [1 / (1 + mpmath.exp(-mpmath.fdot(line, w))) - float(labels[i]) for line, i in zip(lines, rows, strict=True)]
        return [mpmath.fdot(off, [line[j] for line in lines]) / len(rows) for j in range(len(w))]

    return gradient


def exact_path(gradient: Gradient, start: Vector, eta: float, batches: Sequence[Sequence[int]], method: str, beta: float) -> Matrix:
    """The points of a descent in 50 digits, (p, k + 1), as the articles define each method."""
    with mpmath.workdps(50):
        w = [mpmath.mpf(x) for x in start.tolist()]
        b, b2, step = mpmath.mpf(beta), mpmath.mpf(0.999), mpmath.mpf(eta)
        v, m, s = ([mpmath.mpf(0)] * len(w) for _ in range(3))
        path = [w]
        for t, rows in enumerate(batches, start=1):
            g = gradient([x + b * u for x, u in zip(w, v, strict=True)] if method == "nesterov" else w, rows)
            if method == "plain":
                w = [x - step * d for x, d in zip(w, g, strict=True)]
            elif method == "adam":
                m = [b * x + (1 - b) * d for x, d in zip(m, g, strict=True)]
                s = [b2 * x + (1 - b2) * d**2 for x, d in zip(s, g, strict=True)]
                hats = [(x / (1 - b**t), y / (1 - b2**t)) for x, y in zip(m, s, strict=True)]
                w = [x - step * x1 / (mpmath.sqrt(x2) + mpmath.mpf(1e-8)) for x, (x1, x2) in zip(w, hats, strict=True)]
            else:
                v = [b * u - step * d for u, d in zip(v, g, strict=True)]
                w = [x + u for x, u in zip(w, v, strict=True)]
            path.append(w)
        return np.array([[float(x) for x in point] for point in path]).T


def agree(found: Descent, exact: Matrix) -> None:
    """Both paths are the same, to 10⁻¹² of the farthest point."""
    assert found.points.shape == exact.shape
    assert np.abs(found.points - exact).max() <= 1e-12 * np.abs(exact).max()


x = np.linspace(-1, 2, 10)
LINE = np.column_stack([x, np.ones(10)])
CUBIC = np.vander(np.linspace(0, 1, 8), 4)
GENERATOR = np.random.default_rng(8)
EXAMPLES: dict[str, tuple[Matrix, Vector]] = {
    "line": (LINE, 2 * x - 1 + np.sin(9 * x)),
    "cubic": (CUBIC, np.cos(7 * CUBIC[:, 2])),
    "far from 0": (LINE + np.array([100.0, 0]), x**2),
    "tall, rank 1": (np.array([[1.0, 2], [2, 4], [3, 6]]), np.array([1.0, 2, 5])),
    "wide": (np.array([[1.0, 2, 3], [0, 1, -1]]), np.array([14.0, -1])),
    "ten parameters": (GENERATOR.normal(size=(12, 10)), GENERATOR.normal(size=12)),
}
SAMPLINGS: dict[str, tuple[int, bool] | None] = {"full": None, "shuffled": (4, False), "drawn": (1, True)}


def rows_of(sampling: str, count: int) -> list[Rows] | None:
    found = SAMPLINGS[sampling]
    return found and batches(count, found[0], 100, replacement=found[1], seed=11)


@pytest.mark.slow
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("sampling", SAMPLINGS)
@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("factor", [0.9, 2.05])
def test_least_squares_in_50_digits(name: str, sampling: str, method: str, factor: float) -> None:
    """An update adds a few ε of the point, as η·L is about 1, so that 100 leave 10⁻¹³; where it diverges errors grow as the path does."""
    X, y = EXAMPLES[name]
    objective = LeastSquares(X, y)
    eta = factor / objective.L if method != "adam" else 0.1 * factor
    start = np.linspace(3, -2, X.shape[1])
    rows = rows_of(sampling, len(y))
    found = descend(objective, start, eta, 100, method=made(method, 0.8), rows=rows)
    agree(found, exact_path(of_squares(X, y), start, eta, [r.tolist() for r in rows] if rows else [range(len(y))] * 100, method, 0.8))


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("sampling", SAMPLINGS)
@pytest.mark.parametrize("is_separable", [False, True])
def test_logistic_in_50_digits(sampling: str, method: str, is_separable: bool) -> None:
    labels = (x > 0.4).astype(float) if is_separable else np.array([0.0, 1, 0, 0, 1, 0, 1, 0, 1, 1])
    rows, start = rows_of(sampling, 10), np.array([-2.0, 3])
    found = descend(Logistic(LINE, labels), start, 0.7, 100, method=made(method), rows=rows)
    agree(found, exact_path(of_log_loss(LINE, labels), start, 0.7, [r.tolist() for r in rows] if rows else [range(10)] * 100, method, 0.9))


FUNCTIONS: dict[str, tuple[Loss, Gradient, float]] = {
    "κ = 1": (Quadratic(1.0), lambda w, _: [w[0], w[1]], 1.5),
    "κ = 10": (Quadratic(10.0), lambda w, _: [w[0], 10 * w[1]], 0.19),
    "κ = 10, diverging": (Quadratic(10.0), lambda w, _: [w[0], 10 * w[1]], 0.21),
    "κ = 10⁴": (Quadratic(1e4), lambda w, _: [w[0], 10000 * w[1]], 1.9e-4),
    "Rosenbrock": (Rosenbrock(), lambda w, _: [-2 * (1 - w[0]) - 400 * w[0] * (w[1] - w[0] ** 2), 200 * (w[1] - w[0] ** 2)], 2e-4),
    "saddle": (Saddle(), lambda w, _: [w[0], w[1] ** 3 - w[1]], 0.1),
}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_functions_in_50_digits(name: str, method: str) -> None:
    objective, gradient, eta = FUNCTIONS[name]
    start = np.array([-1.2, 1.0]) if name == "Rosenbrock" else np.array([1.5, 1e-3 if name == "saddle" else 0.7])
    found = descend(objective, start, eta, 100, method=made(method))
    agree(found, exact_path(gradient, start, eta, [[]] * 100, method, 0.9))


betas = st.floats(0, 0.95)
curvatures = st.lists(st.floats(1e-3, 1), min_size=1, max_size=4).map(lambda c: np.sort(c)[::-1])


def companion(eta: float, curvature: float, method: str, beta: float) -> Matrix:
    """The matrix of one update (w, v) → (w, v) in the direction of one curvature, with its minimum at 0."""
    if method == "plain":
        return np.array([[1 - eta * curvature]])
    ahead = beta if method == "nesterov" else 0.0
    v = np.array([-eta * curvature, beta - eta * curvature * ahead])
    return np.array([[1 + v[0], v[1]], v])


@given(curvatures, st.floats(0.01, 5), st.sampled_from(WITH_BOUND), betas, scales)
def test_the_rate_is_the_largest_eigenvalue_of_an_update(curvatures: Vector, factor: float, method: str, beta: float, scale: float) -> None:
    """Where two eigenvalues meet, each is off by the root of rounding: √(8 ε) = 4·10⁻⁸."""
    eta, curvatures = factor / scale, scale * curvatures
    largest = max(np.abs(np.linalg.eigvals(companion(eta, c, method, beta))).max() for c in curvatures)
    assert made(method, beta).rate(eta, np.append(curvatures, [0.0, 0.0])) == pytest.approx(largest, rel=1e-7, abs=1e-7)


@given(curvatures, st.sampled_from(WITH_BOUND), betas, scales, st.sampled_from([1e-1, 1e-3, 1e-6, 1e-9, 1e-12]))
def test_it_converges_exactly_below_the_bound(curvatures: Vector, method: str, beta: float, scale: float, margin: float) -> None:
    """Close to the bound the rate is 1 ± margin/(1 + β) or so; of slow curvatures it is 1 − η·λ ≤ 1 − 10⁻³ of itself."""
    regions = made(method, beta).regions(scale * curvatures[0])
    assert regions is not None
    assert (regions.overshoot == pytest.approx(regions.divergence / 2)) if method == "plain" else regions.overshoot is None
    for side, verdict in ((1 - margin, "converges"), (1 + margin, "diverges")):
        found = made(method, beta).rate(side * regions.divergence, scale * curvatures)
        assert found is not None
        assert (found < 1) == (side < 1)
        assert regions.verdict(side * regions.divergence) == verdict
    assert regions.verdict(regions.divergence) == "at the bound"
    assert made(method, beta).rate(regions.divergence, scale * curvatures) == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize("method", WITH_BOUND)
@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9])
def test_the_bound_is_sharp_for_what_is_computed(method: str, beta: float) -> None:
    objective = Quadratic(20.0)
    regions = made(method, beta).regions(objective.L)
    assert regions is not None
    below, above = (descend(objective, np.ones(2), c * regions.divergence, 5000, method=made(method, beta)) for c in (0.99, 1.01))
    assert (below.verdict, above.verdict) == ("converges", "diverges")
    assert below.rate is not None
    assert above.rate is not None
    assert below.rate < 1 < above.rate
    assert below.losses[-1] < 1e-12 < 1e12 < above.losses[-1]
    assert above.losses[-1] / above.losses[-101] == pytest.approx(above.rate**200, rel=1e-6)
    assert below.leaves_at is None


matrices = st.tuples(st.integers(2, 6), st.integers(1, 3)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=st.integers(-4, 4).map(float)).filter(lambda X: bool(X.any()))
)


@given(matrices, st.floats(0.01, 0.99), st.booleans(), scales, st.integers(0, 9))
def test_below_1_over_l_nothing_overshoots(X: Matrix, share: float, is_above: bool, scale: float, seed: int) -> None:
    """Each component of w − w* is multiplied by 1 − ηλ: above 1/L the steepest changes its sign each time; the loss falls."""
    generator = np.random.default_rng(seed)
    objective = LeastSquares(scale * X, generator.normal(size=len(X)))
    eta = (share + is_above) / objective.L
    found = descend(objective, generator.normal(size=(X.shape[1],)), eta, 60)
    Vt = np.linalg.svd(X)[2]
    components = Vt @ (found.points - objective.minimizer[:, None])
    known = np.abs(components) > 1e-9 * (1 + np.abs(found.points).max())
    signs = np.sign(components)
    turns = (signs[:, 1:] != signs[:, :-1]) & known[:, 1:] & known[:, :-1]
    if is_above:
        assert turns[0].sum() == (known[0, 1:] & known[0, :-1]).sum()
    else:
        assert not turns.any()
    assert found.rises_at is None


@given(matrices, st.sampled_from(WITH_BOUND), scales, st.booleans(), st.integers(0, 9))
def test_it_ends_at_the_minimizer_nearest_to_its_start(X: Matrix, method: str, scale: float, from_zero: bool, seed: int) -> None:
    """At A⁺y from 0; from elsewhere what the start has across the row space stays. κ ≤ 30, so that 1200 updates suffice."""
    generator = np.random.default_rng(seed)
    X = np.column_stack([X, X[:, 0] - X[:, -1]])  # never of full column rank
    objective = LeastSquares(scale * X, generator.normal(size=len(X)))
    if objective.L / objective.mu > 30:
        return
    start = generator.normal(size=(X.shape[1],)) * (not from_zero) / scale
    found = descend(objective, start, 1 / objective.L, 1200, method=made(method, 0.5))
    null = scipy.linalg.null_space(X, rcond=1e-12)
    pseudo = np.linalg.pinv(scale * X, rcond=1e-12) @ objective.y
    error = 1e-11 * (np.abs(start).max() + np.abs(pseudo).max())
    assert np.allclose(found.end, pseudo + null @ (null.T @ start), rtol=0, atol=error)
    assert np.allclose(null.T @ (found.points - start[:, None]), 0, rtol=0, atol=error)


@given(st.floats(1, 1e4), scales)
def test_no_heavy_ball_is_quicker_than_the_best(kappa: float, scale: float) -> None:
    """At its β and η both ends have a double eigenvalue √β; a little more or less of either is slower."""
    best, ends = Momentum().best(scale * kappa, scale), scale * np.array([kappa, 1.0])
    middle = scale * np.linspace(1, kappa, 9)
    assert best.rate == pytest.approx((math.sqrt(kappa) - 1) / (math.sqrt(kappa) + 1), rel=1e-12, abs=1e-15)
    assert Momentum(best.beta).rate(best.eta, np.append(ends, middle)) == pytest.approx(best.rate, abs=1e-7)
    for eta, beta in ((1.05, 1), (0.95, 1), (1, 0.95), (1, 1.05), (1.02, 0.98), (0.98, 1.02)):
        other = Momentum(min(beta * best.beta, 0.9999)).rate(eta * best.eta, ends)
        assert other is not None
        assert other > best.rate - 1e-7


@pytest.mark.parametrize("start", [(2.0, 0.0), (0.0, 2.0), (2.0, 1e-17), (2.0, 1e-30)])
@pytest.mark.parametrize("share", [0.5, 1.5, 2.5, 25.0])
def test_what_a_start_has_of_the_steepest_component(start: tuple[float, float], share: float) -> None:
    found = descend(Quadratic(10.0), np.array(start), share / 10, 60)
    assert found.part(np.inf) == found.part(10.0) == ("some" if start[1] else "none")  # however little: the minimum is exactly 0
    assert found.part(0.5) == "some"


def test_a_descent_that_is_nudged() -> None:
    """A step that is far too long for a bent valley doubles rounding with every update or so; a bowl keeps it."""
    for objective, eta, method in ((Quadratic(10.0), 0.1, Momentum()), (Rosenbrock(), 1.0, Plain())):
        found = descend(objective, np.array([-1.2, 1.0]), eta, 50, method=method)
        other = nudged(found)
        assert other.points[:, 0].tolist() != found.points[:, 0].tolist()
        assert (other.method, other.updates, other.leaves_at) == (found.method, found.updates, found.leaves_at)
        assert other.end == pytest.approx(found.end, rel=1e-12, abs=1e-12)


def test_where_it_leaves_float64_by_hand() -> None:
    """With η·κ = 3 the steep component is (−2)ᵏ: ½·κ·4ᵏ with κ = 2 is 4ᵏ, too large for float64 from k = 512 on."""
    found = descend(Quadratic(2.0), np.array([0.0, 1.0]), 1.5, 1000)
    assert (found.leaves_at, found.rises_at, found.updates) == (512, 1, 511)
    assert np.array_equal(found.points[1], (-2.0) ** np.arange(512))
    assert np.array_equal(found.losses, 4.0 ** np.arange(512))
    assert (found.verdict, found.rate) == ("diverges", 2)


def test_a_rise_may_be_the_jump_out_of_float64() -> None:
    found = descend(Rosenbrock(), np.array([1e60, 1.0]), 1.0, 10)
    assert (found.leaves_at, found.rises_at, found.updates) == (1, 1, 0)


def test_the_first_rise_by_hand() -> None:
    """A ball with β = ½, η·λ = ½ from 1 is at 1, ½, 0, −¼: over the valley after 2 updates, up again at the third."""
    found = descend(Quadratic(1.0), np.array([1.0, 0.0]), 0.5, 3, method=Momentum(0.5))
    assert found.points[0].tolist() == [1, 0.5, 0, -0.25]
    assert found.rises_at == 3
    assert found.excess is not None
    assert found.excess.tolist() == found.losses.tolist() == [0.5, 0.125, 0, 0.03125]


@given(matrices, st.floats(0.05, 1.9), scales, st.sampled_from([0.0, 1.0, 1e6]), st.integers(0, 9))
def test_rounding_is_no_rise(X: Matrix, share: float, scale: float, offset: float, seed: int) -> None:
    """For long after it has arrived the loss trembles; where η < 2/L that is no rise."""
    y = np.random.default_rng(seed).normal(size=len(X))
    objective = LeastSquares(scale * X, y + offset)
    found = descend(objective, np.zeros(X.shape[1]), share / objective.L, 1500)
    assert (found.rises_at, found.leaves_at, found.verdict) == (None, None, "converges")


def test_a_slow_divergence_is_seen() -> None:
    """Each update adds 4·10⁻⁶ of the loss, which no rounding does."""
    found = descend(Quadratic(3.0), np.array([0.0, 1.0]), (2 + 2e-6) / 3, 50)
    assert (found.rises_at, found.verdict) == (1, "diverges")
    assert found.losses[-1] / found.losses[0] == pytest.approx((1 + 2e-6) ** 100, rel=1e-12)


def test_of_the_bound_only_full_batches_of_a_quadratic_speak() -> None:
    X, y = EXAMPLES["line"]
    start, rows = np.zeros(2), batches(10, 2, 9, replacement=False, seed=1)
    silent = [
        descend(LeastSquares(X, y), start, 0.1, 9, rows=rows),
        descend(LeastSquares(X, y), start, 0.1, 9, method=Adam()),
        descend(Rosenbrock(), start, 1e-3, 9),
        descend(Logistic(X, (y > 0).astype(float)), start, 0.1, 9),
    ]
    assert [(found.verdict, found.rate, found.regions) for found in silent] == [(None, None, None)] * 4
    assert Adam().regions(1.0) is None
    assert descend(LeastSquares(0 * X, y), start, 0.1, 9).verdict == "converges"
    assert Plain().rate(0.1, np.zeros(3)) == 0


def test_losses_are_those_of_all_examples() -> None:
    X, y = EXAMPLES["line"]
    rows = batches(10, 1, 30, replacement=True, seed=1)
    found = descend(LeastSquares(X, y), np.ones(2), 0.1, 30, rows=rows)
    assert found.losses == pytest.approx([float(np.mean((X @ w - y) ** 2)) for w in found.points.T], rel=64 * EPS)
    assert found.end.tolist() == found.points[:, 30].tolist()
    assert not found.is_full
    none = descend(LeastSquares(X, y), np.ones(2), 0.1, 0, rows=[])
    assert (none.updates, none.rises_at, none.points.tolist()) == (0, None, [[1], [1]])


def test_nonsense_gets_help() -> None:
    good, start = LeastSquares(*EXAMPLES["line"]), np.zeros(2)
    nonsense: dict[str, Callable[[], Any]] = {
        "no method": lambda: made("magic"),
        "step size": lambda: descend(good, start, 0.0, 5),
        "never forget": lambda: Momentum(1.0),
        "3 entries": lambda: descend(good, np.zeros(3), 0.1, 5),
        "no batches": lambda: descend(Saddle(), start, 0.1, 1, rows=[np.array([0])]),
        "for 1 of 5": lambda: descend(good, start, 0.1, 5, rows=[np.array([0])]),
        "start nearer": lambda: descend(good, np.array([1e300, 0]), 0.1, 5),
        "0 or more": lambda: Plain().regions(-1.0),
        "above 0": lambda: Momentum().best(1.0, 0.0),
    }
    for text, wrong in nonsense.items():
        with pytest.raises(InputError, match=text):
            wrong()
