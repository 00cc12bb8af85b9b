"""Objectives: values, gradients and minima against definitions in many digits, and what cannot be minimized."""

import math
import tracemalloc
from collections.abc import Callable
from fractions import Fraction
from itertools import product
from typing import Any

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.learning.batches import batches
from core.learning.bias import bias
from core.learning.losses import LeastSquares, Logistic, Loss, MeanLoss, Quadratic, Rosenbrock, Saddle
from core.numbers.arrays import EPS, InputError, Matrix, Vector
from core.solving.design import linear, polynomial
from core.solving.least_squares import least_squares
from tests.core.named import EVERY
from tests.core.nist import NIST
from tests.core.strategies import entry, scales

TALL = np.array([[1.0, 0.5], [1, 1.5], [1, -2], [1, 3], [1, 0]])
LABELS = np.array([1.0, 0, 0, 1, 1])


def mean(terms: list[Any]) -> Any:
    return mpmath.fsum(terms) / len(terms)


def squares(X: Matrix, y: Vector) -> Callable[..., Any]:
    """The mean squared error, in as many digits as mpmath has."""
    return lambda *w: mean([(mpmath.fdot(row, w) - t) ** 2 for row, t in zip(X.tolist(), y.tolist(), strict=True)])


def log_loss(X: Matrix, labels: Vector) -> Callable[..., Any]:
    """The logistic loss, in as many digits as mpmath has."""
    return lambda *w: mean(
        [mpmath.log1p(mpmath.exp((1 - 2 * t) * mpmath.fdot(row, w))) for row, t in zip(X.tolist(), labels.tolist(), strict=True)]
    )


FUNCTIONS: dict[str, tuple[Loss, Callable[..., Any]]] = {
    "least squares": (LeastSquares(TALL, LABELS), squares(TALL, LABELS)),
    "logistic": (Logistic(TALL, LABELS), log_loss(TALL, LABELS)),
    "quadratic": (Quadratic(250.0), lambda x, y: (x**2 + 250 * y**2) / 2),
    "Rosenbrock": (Rosenbrock(), lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2),
    "saddle": (Saddle(), lambda x, y: x**2 / 2 + y**4 / 4 - y**2 / 2),
}
few = settings(max_examples=settings().max_examples // 3)  # of what takes long
points = arrays(np.float64, 2, elements=st.floats(-4, 4).map(lambda x: round(x, 6)))


@st.composite
def examples(draw: st.DrawFn) -> tuple[Matrix, Vector]:
    """X of 1 to 8 rows and 1 to 4 columns, of any rank, at any scale, and y of another."""
    n, p = draw(st.integers(1, 8)), draw(st.integers(1, 4))
    X = draw(arrays(np.float64, (n, p), elements=entry))
    if draw(st.booleans()):
        r = draw(st.integers(0, min(n, p)))
        X = draw(arrays(np.float64, (n, r), elements=entry)) @ draw(arrays(np.float64, (r, p), elements=entry))
    return X * draw(scales), draw(arrays(np.float64, n, elements=entry)) * draw(scales)


@pytest.mark.parametrize("name", FUNCTIONS)
@few
@given(w=points)
def test_values_and_derivatives_are_those_of_the_definition(name: str, w: Vector) -> None:
    """Sums of a few terms, each to a few ε of the largest one; 10⁶ is above what any term here can be at |wᵢ| ≤ 4."""
    objective, f = FUNCTIONS[name]
    with mpmath.workdps(50):
        at = [mpmath.mpf(x) for x in w.tolist()]
        gradient = [float(mpmath.diff(f, at, order)) for order in ((1, 0), (0, 1))]
        hessian = [[float(mpmath.diff(f, at, order)) for order in row] for row in (((2, 0), (1, 1)), ((1, 1), (0, 2)))]
        value = f(*at)
    size = 1e6 if name == "Rosenbrock" else 1e4
    assert objective.value(w) == pytest.approx(float(value), rel=32 * EPS, abs=EPS * size)
    assert abs(objective.value(w) - value) <= objective.rounding(w[:, None])[0] + 1e-300
    assert np.allclose(objective.gradient(w), gradient, rtol=32 * EPS, atol=EPS * size)
    assert np.allclose(objective.hessian(w), hessian, rtol=32 * EPS, atol=EPS * size)
    assert objective.slope()(w.tolist()) == pytest.approx(objective.gradient(w).tolist(), rel=32 * EPS, abs=EPS * size)
    excess = objective.excess(w[:, None])
    assert excess is not None
    assert objective.minimum is not None
    assert excess[0] == pytest.approx(float(value - objective.minimum), rel=1e-12, abs=EPS * size)
    assert excess[0] >= 0


@pytest.mark.parametrize("name", FUNCTIONS)
@given(w=points)
def test_nothing_is_below_the_minimum(name: str, w: Vector) -> None:
    objective = FUNCTIONS[name][0]
    assert objective.minimizer is not None
    assert objective.minimum is not None
    assert objective.value(w) >= objective.minimum - 8 * EPS * (1 + objective.minimum)
    assert objective.value(objective.minimizer) == objective.minimum
    assert np.abs(objective.gradient(objective.minimizer)).max() <= 64 * EPS
    assert objective.excess(objective.minimizer[:, None]) == pytest.approx([0], abs=EPS)


@few
@given(examples())
def test_least_squares_has_the_shortest_solution(data: tuple[Matrix, Vector]) -> None:
    """Against NumPy's, with the same rank: both are backward stable, so they agree to κ²·ε, and κ where the residual is small."""
    X, y = data
    found = LeastSquares(X, y)
    rank = int(np.count_nonzero(found.curvatures))
    sigma = np.linalg.svd(X)[1]
    assert np.allclose(found.curvatures, np.linalg.eigvalsh(found.hessian(y))[::-1], rtol=0, atol=64 * EPS * found.L)
    assert (found.L, found.mu) == (found.curvatures[0], found.curvatures[rank - 1] if rank else 0)
    theirs = np.linalg.lstsq(X, y, rcond=max(X.shape) * EPS)[0]
    if rank:
        kappa = sigma[0] / sigma[rank - 1]
        error = 64 * EPS * kappa * (np.linalg.norm(theirs) + kappa * np.linalg.norm(y) / sigma[0])
        assert np.allclose(found.minimizer, theirs, rtol=0, atol=error)
        assert np.linalg.norm(X @ found.minimizer - y) <= np.linalg.norm(X @ theirs - y) + 64 * EPS * kappa * np.linalg.norm(y)


@pytest.mark.parametrize("name", ["tall", "row", "column", "wide", "wide, rank 1", "tall, rank 1", "the articles', 4 × 3"])
def test_least_squares_against_exact_solutions(name: str) -> None:
    """X⁺y = lim X′(XX′ + δI)⁻¹y, at δ = 10⁻⁴⁰ in 100 digits; κ ≤ 47 here, so that κ²·ε is 5·10⁻¹³."""
    X = EVERY[name]
    y = np.arange(1.0, len(X) + 1) ** 2
    with mpmath.workdps(100):
        A, b = mpmath.matrix(X.tolist()), mpmath.matrix(y.tolist())
        w = A.T * mpmath.lu_solve(A * A.T + mpmath.mpf("1e-40") * mpmath.eye(len(X)), b)
        exact = [float(x) for x in w]
        least = float(mpmath.norm(A * w - b) ** 2 / len(X))
    found = LeastSquares(X, y)
    assert found.minimizer == pytest.approx(exact, rel=1e-12, abs=1e-12)
    assert found.minimum == pytest.approx(least, rel=1e-12, abs=1e-24)


@few
@given(examples(), st.integers(1, 9), st.integers(0, 99), st.booleans())
def test_the_gradients_of_a_partition_average_to_the_gradient(data: tuple[Matrix, Vector], size: int, seed: int, is_logistic: bool) -> None:
    X, y = data
    objective = Logistic(X, (y > 0).astype(float)) if is_logistic else LeastSquares(X, y)
    assert isinstance(objective, MeanLoss)
    w = np.linspace(1, -1, X.shape[1])
    epoch = batches(len(y), size, -(-len(y) // size), replacement=False, seed=seed)
    parts = [len(rows) / len(y) * objective.batch_gradient(w, rows) for rows in epoch]
    largest = np.abs(X).max()
    error = 64 * EPS * largest * (1 if is_logistic else X.shape[1] * largest + np.abs(y).max())
    assert np.allclose(np.sum(parts, axis=0), objective.gradient(w), rtol=0, atol=error)
    for rows, slope in zip(epoch, objective.batch_slopes(epoch), strict=True):
        assert np.allclose(slope(w.tolist()), objective.batch_gradient(w, rows), rtol=0, atol=error)


def test_an_example_that_is_drawn_twice_counts_twice() -> None:
    rows, w = np.array([1, 1, 3]), np.array([0.5, -2])
    for objective in (LeastSquares(TALL, LABELS), Logistic(TALL, LABELS)):
        one, other = objective.batch_gradient(w, np.array([1])), objective.batch_gradient(w, np.array([3]))
        assert np.allclose(objective.batch_gradient(w, rows), (2 * one + other) / 3, rtol=1e-14)
        assert np.allclose(objective.batch_slopes([np.array([0]), rows])[1](w.tolist()), (2 * one + other) / 3, rtol=1e-14)


def test_many_parameters_have_the_same_slopes() -> None:
    generator = np.random.default_rng(2)
    X, y, w = generator.normal(size=(30, 12)), generator.normal(size=30), generator.normal(size=12)
    objective, rows = LeastSquares(X, y), np.array([3, 3, 8])
    assert objective.slope()(w.tolist()) == pytest.approx(objective.gradient(w).tolist(), rel=1e-12)
    assert objective.batch_slopes([rows])[0](w.tolist()) == pytest.approx(objective.batch_gradient(w, rows).tolist(), rel=1e-12)


def test_a_large_file_is_descended_as_a_small_one() -> None:
    """Ten thousand rows are fifty rows two hundred times over, and no array has a column for each row and a row for each update."""
    generator = np.random.default_rng(3)
    X, y, points = generator.normal(size=(50, 3)), generator.normal(size=50), generator.normal(size=(3, 1001))
    few, many = LeastSquares(X, y), LeastSquares(np.tile(X, (200, 1)), np.tile(y, 200))
    epoch = batches(10_000, 7, 1000, replacement=True, seed=1)
    tracemalloc.start()
    slopes, whole = many.batch_slopes(epoch), many.slope()
    values, excess, rounding = many.values(points), many.excess(points), many.rounding(points)
    largest = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert largest < 8e6
    w = points[:, 0].tolist()
    for rows, slope in zip(epoch, slopes, strict=True):
        assert slope(w) == pytest.approx(few.batch_slopes([rows % 50])[0](w), rel=1e-12)
    assert whole(w) == pytest.approx(few.slope()(w), rel=1e-12)
    assert values == pytest.approx(few.values(points), rel=1e-12)
    assert excess == pytest.approx(few.excess(points), rel=1e-12)
    assert (rounding >= 10 * few.rounding(points)).all()
    assert (rounding < 1e-10 * values).all()


def cross(a: list[int], b: list[int]) -> list[int]:
    return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]


def is_separable_exactly(S: list[list[int]]) -> bool:
    """Whether S·w ≥ 0, ≠ 0 has a solution: the cone of all w with S·w ≥ 0 is made of the ends below, up to what S takes to 0.

    For two and three columns: an end is where S·w = 0 in one row, or in two, or nowhere (all rows on one ray).
    """
    if len(S[0]) == 2:
        ends = [[a, b] for a, b in S] + [[-b, a] for a, b in S]
    else:
        crosses = [cross(a, b) for a, b in product(S, S)]
        ends = S + crosses + [cross(c, a) for c, a in product(crosses, S)]
    for end, sign in product(ends, (1, -1)):
        odds = [sign * sum(x * w for x, w in zip(row, end, strict=True)) for row in S]
        if min(odds) >= 0 and max(odds) > 0:
            return True
    return False


@few
@given(st.data(), st.sampled_from([2, 3]), scales, st.booleans())
def test_separable_is_what_exact_numbers_say(data: st.DataObject, p: int, scale: float, has_intercept: bool) -> None:
    """Of integers, so that examples lie on the parting line itself, too (quasi-complete separation)."""
    n = data.draw(st.integers(1, 8))
    rows = data.draw(st.lists(st.lists(st.integers(-3, 3), min_size=p, max_size=p), min_size=n, max_size=n))
    if has_intercept:
        rows = [[*row[:-1], 1] for row in rows]
    labels = data.draw(st.lists(st.integers(0, 1), min_size=n, max_size=n))
    exact = is_separable_exactly([[(2 * t - 1) * x for x in row] for row, t in zip(rows, labels, strict=True)])
    found = Logistic(scale * np.array(rows, dtype=float), np.array(labels, dtype=float))
    assert found.is_separable == exact
    assert (found.minimizer is None) == (found.minimum is None) == (found.excess(np.zeros((p, 1))) is None) == exact
    if found.minimizer is not None:
        size = float(np.abs(found.X).max(initial=0))
        assert np.abs(found.gradient(found.minimizer)).max() <= 64 * EPS * size
        assert found.minimum is not None
        assert found.minimum <= math.log(2) * (1 + 8 * EPS)


def test_separation_by_hand() -> None:
    x = np.array([-2.0, -1, 1, 2])
    line = np.column_stack([x, np.ones(4)])
    assert Logistic(line, np.array([0.0, 0, 1, 1])).is_separable
    assert Logistic(line, np.ones(4)).is_separable  # the intercept alone parts one label from none
    assert Logistic(np.column_stack([[-1.0, 0, 0, 1], np.ones(4)]), np.array([0.0, 0, 1, 1])).is_separable  # but not at x = 0
    assert not Logistic(line, np.array([0.0, 1, 0, 1])).is_separable
    assert not Logistic(np.zeros((3, 2)), np.array([0.0, 1, 1])).is_separable
    assert not Logistic(np.array([[1.0], [1]]), np.array([0.0, 1])).is_separable


@pytest.mark.parametrize("overlap", [1.0, 1e-2, 1e-5, 1e-8])
def test_logistic_minimizer_against_50_digits(overlap: float) -> None:
    """Examples at x = ±1 and ±overlap, labelled against each other: by symmetry w solves σ(−w) = overlap·σ(overlap·w)."""
    x = np.array([-1.0, 1, -overlap, overlap]) * 3
    found = Logistic(np.column_stack([x, np.ones(4)]), np.array([0.0, 1, 1, 0]))
    with mpmath.workdps(50):
        b, guess = mpmath.mpf(overlap), 0.0 if overlap == 1 else -math.log(overlap)
        exact = mpmath.findroot(lambda w: 1 / (1 + mpmath.exp(w)) - b / (1 + mpmath.exp(-b * w)), guess) / 3
    assert found.minimizer is not None
    assert found.minimizer == pytest.approx([float(exact), 0], rel=1e-12, abs=1e-12)


def test_logistic_minimizer_is_the_shortest() -> None:
    """One column twice, and thrice: of all weights with the same sum those in proportion 1 : 3 are the shortest."""
    x = np.array([-2.0, -1, 1, 2])
    labels = np.array([0.0, 1, 0, 1])
    once = Logistic(x[:, None], labels).minimizer
    both = Logistic(np.column_stack([x, 3 * x]), labels).minimizer
    nothing = Logistic(np.zeros((2, 2)), np.array([0.0, 1])).minimizer
    assert once is not None
    assert both is not None
    assert both == pytest.approx([once[0] / 10, 3 * once[0] / 10], rel=1e-13)
    assert nothing is not None
    assert not nothing.any()


def test_what_is_quadratic() -> None:
    assert [name for name, (objective, _) in FUNCTIONS.items() if objective.is_quadratic] == ["least squares", "quadratic"]
    assert (Quadratic(250.0).L, Quadratic(250.0).curvatures.tolist()) == (250, [250, 1])


def test_exact_mean_squared_error() -> None:
    objective, w = FUNCTIONS["least squares"][0], np.array([0.25, -1.5])
    terms = [
        (sum(Fraction(a) * Fraction(b) for a, b in zip(row, w, strict=True)) - int(t)) ** 2 for row, t in zip(TALL, LABELS, strict=True)
    ]
    assert sum(terms) / 5 == Fraction(719, 80)
    assert objective.value(w) == pytest.approx(719 / 80, rel=4 * EPS)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_what_leaves_float64_does_so_quietly(name: str) -> None:
    objective = FUNCTIONS[name][0]
    far = np.array([[1e200, 1e308, math.inf, math.nan, 1e-320], [-1e308, 1e308, 1, 1, 1e-320]])
    assert objective.values(far).shape == objective.rounding(far).shape == (5,)
    assert not np.isfinite(objective.values(far)[3])
    excess = objective.excess(far)
    assert excess is not None
    assert excess.shape == (5,)
    for w in far.T:
        assert objective.gradient(w).shape == (2,)
        assert objective.hessian(w).shape == (2, 2)


def test_nonsense_gets_help() -> None:
    with pytest.raises(InputError, match="each row needs one"):
        LeastSquares(TALL, LABELS[:2])
    with pytest.raises(InputError, match="each row needs one"):
        LeastSquares(np.empty((0, 2)), np.empty(0))
    with pytest.raises(InputError, match="finite"):
        LeastSquares(TALL, np.full(5, math.inf))
    with pytest.raises(InputError, match="0 or 1"):
        Logistic(TALL, 2 * LABELS)
    with pytest.raises(InputError, match="1 or more"):
        Quadratic(0.5)


X7 = np.arange(-3.0, 4)
UNEVEN = {
    "Filip": (NIST["Filip"].design().X, NIST["Filip"].y),
    "Pontius, degree 5": (polynomial(NIST["Pontius"].x[:, 0], NIST["Pontius"].y, 5).X, NIST["Pontius"].y),
    "tiny x": (polynomial(X7 * 1e-9, np.cos(X7), 2).X, np.cos(X7)),
    "tiny and huge columns": (np.column_stack([X7 * 1e-9, X7**2 * 1e8]), np.cos(X7) + X7),
}


@pytest.mark.parametrize("name", UNEVEN)
def test_columns_of_any_length_have_the_same_least_area(name: str) -> None:
    """As least_squares has it, up to the rounding of X·w in float64, ε·Σ‖xₖ‖|wₖ| of each residual."""
    X, y = UNEVEN[name]
    found, known = LeastSquares(X, y), bias(X, y, np.zeros(X.shape[1]))
    fit = least_squares(linear(X, y, [f"c{k}" for k in range(X.shape[1])], has_constant=False))
    assert found.rank == np.count_nonzero(found.curvatures) == fit.rank == X.shape[1]
    assert known.null_space.shape == (X.shape[1], 0)
    root, off = math.sqrt(fit.rss), 8 * EPS * fit.size
    assert math.sqrt(found.minimum * len(y)) == pytest.approx(root, abs=off)
    assert float(np.linalg.norm(y - X @ known.limit)) == pytest.approx(root, abs=off)


@pytest.mark.parametrize("degree", range(1, 11))
def test_powers_part_labels_that_change_no_more_often(degree: int) -> None:
    """At x that differ, a polynomial of some degree parts labels exactly if, from left to right, they change no more often."""
    random = np.random.default_rng(degree)
    for _ in range(20):
        n = int(random.integers(2, 16))
        x = random.choice(np.arange(-50, 51), n, replace=False) / 10
        labels = random.integers(0, 2, n).astype(float)
        changes = int(np.abs(np.diff(labels[np.argsort(x)])).sum())
        assert Logistic(np.vander(x, degree + 1), labels).is_separable == (changes <= degree)


def test_separable_where_columns_are_nearly_dependent() -> None:
    assert Logistic(np.vander([-4.7, -2.6, -0.1, 0.4, 0.7], 10), np.array([1.0, 1, 1, 0, 1])).is_separable
    filip = NIST["Filip"]
    assert Logistic(filip.design().X, (filip.x[:, 0] > -6).astype(float)).is_separable
