"""Recurrence: what is solved at once is what each update makes of the one before."""

import math
from collections.abc import Sequence
from itertools import pairwise, repeat

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.learning import recurrence
from core.learning.batches import Rows, batches
from core.learning.gradient_descent import descend
from core.learning.losses import LeastSquares, Quadratic
from core.learning.losses.loss import Loss
from core.learning.methods import method as made
from core.learning.methods.method import Method
from core.learning.slopes import quiet
from core.numbers.arrays import EPS, Matrix, Vector
from tests.core.strategies import scales

LINEAR = ("plain", "momentum", "nesterov")
UPDATES = 300
ROUNDINGS = 32  # of an update, against an ε of its terms
TINY = float(np.finfo(np.float64).tiny)
GROWING = np.array([[3.0, 3, -2], [1, -3, 2], [4, 2, 1], [1, 0, 0], [0, -2, 2]])  # by a factor of 10¹⁶ more than w does
matrices = st.tuples(st.integers(1, 7), st.integers(1, 5)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=st.integers(-4, 4).map(float)).filter(lambda X: bool(X.any()))
)


@quiet
def one_by_one(loss: Loss, start: Vector, eta: float, method: str, beta: float, batch: int) -> tuple[Matrix, Vector]:
    """The points update by update in Python, with their losses."""
    slopes = loss.batch_slopes(rows(loss, batch)) if batch and isinstance(loss, LeastSquares) else repeat(loss.slope(), UPDATES)
    points = np.array([start.tolist(), *made(method, beta).path(slopes, start.tolist(), eta)]).T
    return points, loss.values(points)


def rows(loss: Loss, batch: int) -> list[Rows]:
    assert isinstance(loss, LeastSquares)
    return batches(loss.count, batch, UPDATES, replacement=False, seed=3)


def agree(loss: Loss, start: Vector, eta: float, method: str, beta: float, batch: int = 0) -> None:
    """Both are the same to what rounding makes of them, and leave float64 at the same update."""
    points, losses = one_by_one(loss, start, eta, method, beta, batch)
    found = descend(loss, start, eta, UPDATES, method=made(method, beta), rows=rows(loss, batch) if batch else None)
    stays = np.isfinite(points).all(axis=0) & np.isfinite(losses)
    assert found.leaves_at == (None if stays.all() else int(np.argmin(stays)))
    points = points[:, : found.updates + 1]
    noise = spread(loss, points, eta, found.method, found.rows)
    assert (np.abs(found.points - points) <= ROUNDINGS * noise).all()


@quiet
def spread(loss: Loss, points: Matrix, eta: float, method: Method, each: Sequence[Rows] | None) -> Vector:
    """How far an ε of the terms of each update, independent of one another, is spread by those after it, (k + 1,).

    An update takes (w, v) to M·(w, v), so that their covariance C becomes MCM′, and there is a little more. C is in a unit, squared.
    """
    p, found, affine, before = len(points), [0.0], loss.affine(each), points[:, 0]
    assert affine
    one, C, unit = np.eye(p), np.zeros((2 * p, 2 * p)), 1.0
    for k, (w, after) in enumerate(pairwise(points.T)):
        H, c = (of[k if len(of) > 1 else 0] for of in affine)
        last = method.kept * one - eta * method.ahead * H
        M = np.block([[one - eta * H, last], [-eta * H, last]])
        terms = eta * (np.abs(H) @ (np.abs(w) + method.ahead * np.abs(w - before)) + np.abs(c))
        size = float(max(np.abs(w).max(), np.abs(after).max(), terms.max(), unit / 1000, TINY))
        C, unit, before = M @ (C * (unit / size) ** 2) @ M.T + EPS**2 * np.eye(2 * p), size, w
        found.append(unit * math.sqrt(np.trace(C)))
    return np.array(found)


@given(matrices, st.floats(0.01, 5), st.sampled_from(LINEAR), st.floats(0, 0.99), st.integers(0, 3), scales, st.integers(0, 99))
@example(GROWING, 3.78125, "nesterov", 2.0**-9, 3, 1.0, 0)
def test_a_descent_of_data(X: Matrix, factor: float, method: str, beta: float, batch: int, scale: float, seed: int) -> None:
    """From η far below the bound to far above, by all examples and by some."""
    generator = np.random.default_rng(seed)
    loss = LeastSquares(scale * X, generator.normal(size=len(X)))
    agree(loss, generator.normal(size=(X.shape[1],)) / scale, factor / loss.L, method, beta, min(batch, len(X)))


@given(st.floats(1, 1e4), st.floats(0.01, 5), st.sampled_from(LINEAR), st.floats(0, 0.99))
@example(1.0, 1.0, "momentum", TINY)  # its second update comes down to 10⁻³⁰⁸
def test_a_bowl(kappa: float, factor: float, method: str, beta: float) -> None:
    agree(Quadratic(kappa), np.array([1.5, -0.7]), factor / kappa, method, beta)


@pytest.mark.parametrize("method", LINEAR)
def test_what_a_start_has_nothing_of_stays_away(method: str) -> None:
    """Across the valley there is exactly nothing, and nothing comes of it however far η is above the bound."""
    assert not descend(Quadratic(10.0), np.array([1.5, 0.0]), 1.0, 1000, method=made(method)).points[1].any()


@pytest.mark.parametrize(("share", "steep"), [(0.5, "rounding"), (1.5, "rounding"), (2.5, "grown")])
def test_what_is_rounding_of_the_steepest_component(share: float, steep: str) -> None:
    """The minimum of data is itself rounded, and so is what a start beside it has."""
    X = np.array([[1.0, 1], [1, 2], [1, 4]])
    loss = LeastSquares(X, X @ [0.1, 0.3])
    vectors = np.linalg.eigh(loss.hessian(np.zeros(2)))[1]
    found = descend(loss, loss.minimizer + vectors[:, 0] + 1e-16 * vectors[:, 1], share / loss.L, 100)
    assert found.part(np.inf) == steep


@pytest.mark.parametrize("method", LINEAR)
def test_a_long_descent_goes_on_where_a_part_of_it_ends(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    X = np.random.default_rng(4).normal(size=(9, 3))
    loss, start = LeastSquares(X, X[:, 0] ** 2), np.array([1.0, -2, 3])
    whole = descend(loss, start, 0.3, 200, method=made(method), rows=batches(9, 2, 200, replacement=True, seed=1))
    monkeypatch.setattr(recurrence, "BAND", 1000)
    parts = descend(loss, start, 0.3, 200, method=made(method), rows=batches(9, 2, 200, replacement=True, seed=1))
    assert parts.points == pytest.approx(whole.points, rel=1e-13, abs=1e-13)


def test_numbers_that_overflow_are_left_to_the_updates() -> None:
    """X′X is infinite: the first update is none."""
    loss = LeastSquares(np.array([[1e200, 1.0], [1.0, 2]]), np.array([1.0, 2]))
    assert descend(loss, np.zeros(2), 0.1, 10).leaves_at == 1
