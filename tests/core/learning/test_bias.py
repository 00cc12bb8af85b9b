"""Bias: where gradient descent ends, of all the places where it could."""

import math
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.decompositions.svd import svd
from core.learning.bias import Bias, bias, flow, parted, parted_from, ridge_curve
from core.matrices.factors import factors
from core.matrices.numerics import relative
from core.numbers.arrays import EPS, Matrix, Vector
from core.solving.ridge import ridge
from tests.core.decompositions.test_svd import oblong
from tests.core.named import EVERY, OBLONG
from tests.core.strategies import entry, scales

TWO = np.array([[1.0, 2, 3], [0, 1, -1]])
ENDLESS = np.concatenate([[0.0], np.geomspace(1e-3, 1e3, 200), [math.inf]])


@st.composite
def problems(draw: st.DrawFn) -> tuple[Matrix, Vector, Vector]:
    """X, y and a start, each on a scale of its own."""
    X = draw(oblong)
    y = draw(arrays(np.float64, len(X), elements=entry)) * draw(scales)
    return X, y, draw(arrays(np.float64, X.shape[1], elements=entry)) * draw(scales)


def rounding(X: Matrix) -> float:
    """What the factors of X are off by (tests.core.test_svd)."""
    return float(64 * EPS * max(X.shape))


def condition(X: Matrix) -> float:
    """σ₁/σᵣ: a relative error of X moves its solutions by so many times as much, whatever the method (Golub & Van Loan, 5.3.8)."""
    sigma = ridge(X, np.zeros(len(X))).sigma
    return float(sigma[0] / sigma[-1]) if len(sigma) else 1.0


def normal_residual(X: Matrix, y: Vector, found: Bias) -> float:
    """‖X′(X·limit − y)‖ against the sizes of its terms: 0 if the limit is a minimizer."""
    norm, ends = float(np.linalg.norm(X)), float(np.linalg.norm(found.start) + np.linalg.norm(found.limit))
    return relative(float(np.linalg.norm(X.T @ (X @ found.limit - y))), norm * (norm * ends + float(np.linalg.norm(y))))


@given(problems())
def test_the_limit_is_the_nearest_minimizer(problem: tuple[Matrix, Vector, Vector]) -> None:
    X, y, start = problem
    found = bias(X, y, start)
    assume(factors(X).is_shortest(found.shortest))  # else rounding hides it, and no page tells of it
    mark = rounding(X)
    assert found.nearest_residual <= mark
    assert normal_residual(X, y, found) <= mark
    assert found.null_space.shape == (X.shape[1], X.shape[1] - factors(X).rank)
    ends = float(np.linalg.norm(start) + np.linalg.norm(found.limit) + np.linalg.norm(found.shortest))
    assert float(np.linalg.norm(found.limit - found.shortest)) == pytest.approx(found.kept, abs=mark * ends)


@given(problems(), st.data())
def test_every_other_minimizer_is_farther(problem: tuple[Matrix, Vector, Vector], data: st.DataObject) -> None:
    """By Pythagoras ‖limit + Nz − start‖² is ‖limit − start‖² + ‖z‖², and the loss is the same."""
    X, y, start = problem
    found = bias(X, y, start)
    assume(factors(X).is_shortest(found.shortest))
    z = data.draw(arrays(np.float64, found.null_space.shape[1], elements=entry)) * (1 + float(np.linalg.norm(found.limit)))
    other = found.limit + found.null_space @ z
    size = float(np.linalg.norm(other)) + float(np.linalg.norm(start)) + float(np.linalg.norm(found.limit))
    expected = math.hypot(float(np.linalg.norm(found.limit - start)), *z)
    assert float(np.linalg.norm(other - start)) == pytest.approx(expected, abs=rounding(X) * size)
    change = float(np.linalg.norm(X @ other - X @ found.limit))
    assert change <= rounding(X) * float(np.linalg.norm(X)) * size


@given(problems())
def test_from_zero_the_limit_is_the_shortest(problem: tuple[Matrix, Vector, Vector]) -> None:
    X, y, _ = problem
    found = bias(X, y, np.zeros(X.shape[1]))
    assert np.array_equal(found.limit, found.shortest)
    assert found.kept == 0


@given(problems())
def test_the_flow_begins_and_ends(problem: tuple[Matrix, Vector, Vector]) -> None:
    """At t = 0 it is at the start, at ∞ at the limit, and the way that is left never grows."""
    X, y, start = problem
    found = bias(X, y, start)
    assume(factors(X).is_shortest(found.shortest))
    limit = found.limit
    scale = max(float(svd(X).spectral) ** 2, 1e-30)
    path = flow(X, y, start, np.concatenate([[0.0], np.geomspace(1e-6, 1e6, 40) / scale, [math.inf]]))
    mark = rounding(X) * condition(X) * (float(np.linalg.norm(start)) + float(np.linalg.norm(limit)))
    assert path.shape == (X.shape[1], 42)
    assert np.array_equal(path[:, 0], start)
    assert np.linalg.norm(path[:, -1] - limit) <= mark
    assert (np.diff(np.linalg.norm(path - limit[:, None], axis=0)) <= mark).all()


@given(problems())
def test_ridge_begins_and_ends(problem: tuple[Matrix, Vector, Vector]) -> None:
    """At α = 0 it is X⁺y, at ∞ it is 0, and with α the solution shrinks and stays in the row space.

    Rounding moves X⁺y by κ‖X⁺y‖, and by κ/σᵣ of what it misses of y, which may be all of y (Golub & Van Loan, 5.3.8). Where it
    hides X⁺y, another stands for it that fits as well.
    """
    X, y, start = problem
    found = bias(X, y, start)
    curve = ridge_curve(X, y, np.concatenate([[0.0], np.geomspace(1e-9, 1e9, 40) * svd(X).spectral ** 2, [math.inf]]))
    lengths = np.linalg.norm(curve, axis=0)
    sigma = ridge(X, y).sigma
    missed = float(np.linalg.norm(y - X @ curve[:, 0])) / sigma[-1] if len(sigma) else 0.0
    mark = rounding(X) * condition(X) * (lengths[0] + missed)
    is_known = factors(X).is_shortest(found.shortest)
    apart = curve[:, 0] - found.shortest
    assert np.linalg.norm(apart) <= mark if is_known else np.linalg.norm(X @ apart) <= float(np.linalg.norm(X)) * mark
    assert not curve[:, -1].any()
    assert (np.diff(lengths) <= mark).all()
    assert np.abs(found.null_space.T @ curve[:, 0 if is_known else 1 :]).max(initial=0.0) <= mark


@pytest.mark.parametrize("name", ["wide", "wide, rank 1", "tall", "the articles', 4 × 3", "row"])
@pytest.mark.parametrize("t", [0.0, 0.01, 0.3, 2.0])
def test_the_flow_follows_the_gradient(name: str, t: float) -> None:
    """By a difference of 2nd order over τ = 10⁻⁴/L, which is off by (Lτ)²/6 of the slope and by ε/Lτ of the point."""
    X = OBLONG[name]
    y, start = np.cos(np.arange(len(X))), np.sin(1 + np.arange(X.shape[1]))
    curvature = 2 * svd(X).spectral ** 2 / len(X)
    t, tau = (t + 1e-4) / curvature, 1e-4 / curvature
    before, now, after = flow(X, y, start, np.array([t - tau, t, t + tau])).T
    slope = -2 / len(X) * X.T @ (X @ now - y)
    assert (after - before) / (2 * tau) == pytest.approx(slope, abs=1e-8 * curvature * (1 + float(np.linalg.norm(now))))


@pytest.mark.parametrize("alpha", [1e-3, 1.0, 1e3])
@pytest.mark.parametrize("name", OBLONG)
def test_ridge_solves_its_normal_equations(name: str, alpha: float) -> None:
    """‖(X′X + αI)·w − X′y‖ against the sizes of its terms, which a backward stable solution makes small for every condition."""
    X = OBLONG[name]
    y = np.cos(np.arange(len(X)))
    (w,) = ridge_curve(X, y, np.array([alpha])).T
    size = (np.linalg.norm(X) ** 2 + alpha) * np.linalg.norm(w) + np.linalg.norm(X) * np.linalg.norm(y)
    assert np.linalg.norm(X.T @ (X @ w - y) + alpha * w) <= rounding(X) * size


def descend(X: Matrix, y: Vector, start: Vector, method: str) -> Vector:
    """Where 20000 updates of full batches end, η = 1/L, β = 0.8."""
    eta, beta = len(X) / (2 * svd(X).spectral ** 2), 0.0 if method == "plain" else 0.8
    w, v = start.copy(), np.zeros(len(start))
    for _ in range(20000):
        seen = w + beta * v if method == "Nesterov" else w
        v = beta * v - eta * 2 / len(X) * X.T @ (X @ seen - y)
        w = w + v
    return w


@pytest.mark.slow
@pytest.mark.parametrize("method", ["plain", "momentum", "Nesterov"])
@pytest.mark.parametrize("name", ["wide", "wide, rank 1", "row", "tall, rank 1", "two equations"])
def test_descent_ends_there(name: str, method: str) -> None:
    """With κ² below 10³ nothing of the way is left after 20000 updates; each of them rounds by ε, and those shrink in the same way."""
    X = (EVERY | {"two equations": TWO})[name]
    y, start = np.arange(1.0, len(X) + 1), np.array([1.0, -2, 3])[: X.shape[1]]
    found = bias(X, y, start)
    assert descend(X, y, start, method) == pytest.approx(found.limit, abs=1e-11)
    assert np.linalg.norm(found.limit - found.shortest) > 0.1


def test_exact_answers() -> None:
    """For rows of rank 2 X⁺ = X′(XX′)⁻¹: XX′ = [[14, −1], [−1, 2]], so with y = (14, −1) X⁺y = (1, 2, 3)·1 + (0, 1, −1)·0."""
    found = bias(TWO, np.array([14.0, -1]), np.zeros(3))
    assert found.shortest == pytest.approx([1, 2, 3], rel=8 * EPS)
    normal = np.array([-5.0, 1, 1])  # spans the null space
    start = np.array([1.0, -2, 1])
    found = bias(TWO, np.array([14.0, -1]), start)
    part = Fraction(-6, 27)  # of start along it
    assert found.limit == pytest.approx(np.array([1.0, 2, 3]) + float(part) * normal, rel=16 * EPS)
    assert found.kept == pytest.approx(6 / math.sqrt(27), rel=16 * EPS)
    one = bias(np.array([[1.0, 2]]), np.array([5.0]), np.array([3.0, 0]))
    assert one.shortest == pytest.approx([1, 2], rel=8 * EPS)
    assert one.limit == pytest.approx([3.4, 0.8], rel=8 * EPS)
    assert bias(np.array([[1.0, 2, 3]]), np.array([14.0]), np.zeros(3)).limit == pytest.approx([1, 2, 3], rel=8 * EPS)


def test_nothing_to_solve() -> None:
    start = np.array([1.0, 2, 3])
    found = bias(np.zeros((2, 3)), np.array([1.0, 1]), start)
    assert np.array_equal(found.limit, start)
    assert not found.shortest.any()
    assert found.kept == pytest.approx(math.sqrt(14))
    assert found.nearest_residual == 0
    assert np.array_equal(flow(np.zeros((2, 3)), np.ones(2), start, ENDLESS), np.tile(start[:, None], len(ENDLESS)))


@given(st.tuples(entry, entry).filter(any), entry, scales)
def test_one_equation_has_one_path(row: tuple[float, float], y: float, scale: float) -> None:
    X = scale * np.array([row])
    path = flow(X, np.array([y]), np.zeros(2), ENDLESS)
    curve = ridge_curve(X, np.array([y]), ENDLESS)
    assert parted(path, curve) <= 16 * EPS


@pytest.mark.parametrize("y", [[14.0, -1], [1.0, 1], [0.0, 3]])
def test_two_equations_part_the_paths(y: list[float]) -> None:
    """The paths meet at both ends; between, the flow has 1 − e^{−λt} of each part and ridge λ/(λ + a): another curve for λ₁ ≠ λ₂."""
    path, curve = flow(TWO, np.array(y), np.zeros(3), ENDLESS), ridge_curve(TWO, np.array(y), ENDLESS)
    assert path[:, 0] == pytest.approx(curve[:, -1])
    assert path[:, -1] == pytest.approx(curve[:, 0], rel=1e-12)
    assert 0.005 < parted(path, curve) < 0.2
    times = np.concatenate([[0.0], np.geomspace(1e-3, 1e3, 399), [math.inf]])
    assert parted(path, flow(TWO, np.array(y), np.zeros(3), times)) < 0.0005  # of how finely it is cut


def test_equal_singular_values_do_not_part_them() -> None:
    X = np.array([[1.0, 1, 0], [1, -1, 0]])
    y = np.array([3.0, 1])
    assert parted(flow(X, y, np.zeros(3), ENDLESS), ridge_curve(X, y, ENDLESS)) <= 16 * EPS


def test_how_far_curves_are_apart() -> None:
    """A corner is 1/√2 away from its diagonal: of a way of 2 that is 0.354, whichever curve is first and however it is cut."""
    corner, diagonal = np.array([[0.0, 1, 1], [0, 0, 1]]), np.array([[0.0, 1], [0, 1]])
    assert parted(corner, diagonal) == parted(diagonal, corner) == pytest.approx(math.sqrt(0.5) / 2)
    assert parted(diagonal, np.array([[0.0, 0.25, 0.25, 1], [0, 0.25, 0.25, 1]])) == 0
    assert parted(diagonal, diagonal / 2) == pytest.approx(0.5)
    assert parted(np.zeros((2, 3)), np.zeros((2, 2))) == 0


@pytest.mark.parametrize("count", [8, 31])
def test_how_far_a_polyline_is_from_a_curve(count: int) -> None:
    """Two chords of a half-circle are as far from it as their arcs are high, however coarsely it is cut at first."""

    def arc(logs: Vector) -> Matrix:
        angles = math.pi / (1 + np.exp(-logs))
        return np.vstack([np.cos(angles), np.sin(angles)])

    chords = np.array([[1.0, 0, -1], [0, 1, 0]])
    found = parted_from(chords, arc, np.concatenate([[-np.inf], np.linspace(-9, 9, count), [np.inf]]))
    assert found == pytest.approx((1 - math.sqrt(0.5)) / math.pi, rel=1e-3)


def test_wrong_limits_are_seen() -> None:
    """The shortest minimizer is no limit from elsewhere, and a point in the row space need not be a minimizer."""
    y = np.array([14.0, -1])
    right = bias(TWO, y, np.array([1.0, -2, 1]))
    shortest = replace(right, limit=right.shortest)
    assert normal_residual(TWO, y, shortest) < 1e-15
    assert shortest.nearest_residual > 0.1
    halfway = replace(right, limit=(right.start + right.limit) / 2)
    assert halfway.nearest_residual < 1e-15
    assert normal_residual(TWO, y, halfway) > 0.01
