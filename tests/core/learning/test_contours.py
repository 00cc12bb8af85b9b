"""Contours: every point lies on its level, and the lines are as whole as the level sets are."""

import math
from itertools import pairwise

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.decompositions.svd import svd
from core.learning.contours import ellipses, ellipsoid, levels, rays
from core.learning.losses import rosenbrock, saddle
from core.numbers.arrays import EPS, Matrix, Vector
from tests.core.strategies import factors, matrices, scales, turned

NINE = levels(0, 1)
X = np.column_stack([np.ones(20), np.linspace(-3, 3, 20)])
SIDES = np.where(np.sin(np.arange(20.0)) + X[:, 1] > 0, 1.0, -1.0)


def logistic(w: Matrix) -> Vector:
    """The logistic loss of a line between two kinds of points that overlap."""
    loss: Vector = np.logaddexp(0, -SIDES[:, None] * (X @ w)).mean(axis=0)
    return loss


def least() -> Vector:
    """The minimum of the logistic loss, by Newton's method."""
    w = np.zeros(2)
    for _ in range(30):
        pull = 1 / (1 + np.exp(SIDES * (X @ w)))
        w += np.linalg.solve((X * (pull * (1 - pull))[:, None]).T @ X, X.T @ (SIDES * pull))
    return w


def pieces(stroke: Matrix) -> list[Matrix]:
    """The lines of a stroke that NaN parts."""
    gaps = np.flatnonzero(np.isnan(stroke[0]))
    return [piece[:, 1:] if i else piece for i, piece in enumerate(np.split(stroke, gaps, axis=1))]


def is_closed(line: Matrix) -> bool:
    return bool(np.array_equal(line[:, 0], line[:, -1]))


def turns(line: Matrix) -> Vector:
    """The angle by which a line turns at each of its points, the closing one too."""
    steps = np.diff(line, axis=1)
    ways = steps[0] + 1j * steps[1]
    found: Vector = np.abs(np.angle(np.roll(ways, -1) / ways))
    return found


@given(st.floats(-1e6, 1e6), factors, scales, st.integers(1, 20))
def test_levels_of_a_quadratic_are_equally_spaced(low: float, width: float, scale: float, count: int) -> None:
    found = levels(low, low + width * scale, count)
    assert len(found) == count
    steps = np.diff(np.sqrt(np.concatenate([[0.0], (found - low) / (width * scale)])), prepend=0.0)[1:]
    assert np.abs(steps - 1 / count).max() <= math.sqrt(8 * EPS * (1 + abs(low) / (width * scale)))
    assert found[-1] == low + width * scale


@given(matrices, st.lists(factors, min_size=1, max_size=3), scales)
def test_points_of_ellipses_lie_on_their_level(A: Matrix, parts: list[float], scale: float) -> None:
    """With f in 60 digits: f = |H^½·w|²/2, and w is known to some ε·‖w‖, so that f is to √κ times that; κ at most 1/8ε.

    Of parallel lines ‖w‖ is the reach, 10, and a λ₂ below 8·ε·λ₁ is left out.
    """
    H = A.T @ A
    height = scale * np.array(parts)
    found = [stroke for top in height.tolist() for stroke in ellipses(H, np.zeros(2), top, 1, 10.0).drawn]
    if not H.any():
        assert found == []
        return
    is_flat = svd(H).sigma[1] <= 8 * EPS * svd(H).sigma[0]
    stretch = 10 * np.sqrt(svd(H).sigma[0] / height) if is_flat else np.full(len(parts), math.sqrt(svd(H).kappa))
    slack = 64 * EPS * (1 + stretch) + (4 * EPS * stretch**2 if is_flat else 0)
    with mpmath.workdps(60):
        for stroke, level, rounding in zip(found, height, slack, strict=True):
            assert is_closed(stroke) or is_flat
            for w in stroke.T[~np.isnan(stroke[0])][::5].tolist():
                x, y = mpmath.mpf(w[0]), mpmath.mpf(w[1])
                f = (H[0, 0] * x * x + 2 * H[0, 1] * x * y + H[1, 1] * y * y) / 2
                assert abs(f / level - 1) <= 2 * rounding + rounding**2


@given(st.integers(-180, 180).map(math.radians), factors, factors, factors)
def test_half_axes(angle: float, a: float, b: float, level: float) -> None:
    Q = turned(angle)
    centre = np.array([1.0, -2])
    (stroke,) = ellipses(Q @ np.diag([a, b]) @ Q.T, centre, level, 1, 1.0).drawn
    assert stroke.shape == (2, 73)
    lengths = np.hypot(*(stroke - centre[:, None]))
    assert lengths.max() == pytest.approx(math.sqrt(2 * level / min(a, b)), rel=1e-12)
    assert lengths.min() == pytest.approx(math.sqrt(2 * level / max(a, b)), rel=1e-12)
    assert np.abs(stroke[:, :-1].mean(axis=1) - centre).max() <= 1e-13 * (1 + lengths.max())


@given(st.tuples(factors, factors, factors), factors)
def test_an_ellipsoid_is_its_level(sizes: tuple[float, float, float], level: float) -> None:
    Q = np.linalg.qr(np.array([[1.0, 2, 3], [-2, 1, 1], [0, 1, -2]]))[0]
    H = Q @ np.diag(sizes) @ Q.T
    found = ellipsoid(H, level)
    assert found is not None
    assert found.T @ H @ found == pytest.approx(2 * level * np.eye(3), rel=1e-9, abs=1e-12 * level * max(sizes) / min(sizes))
    assert ellipsoid(H, 0.0) is None
    assert ellipsoid(np.diag([*sizes[:2], 0.0]), level) is None


def test_a_flat_quadratic_has_parallel_lines() -> None:
    """½·(w₁ + 2w₂)² = 2 is w₁ + 2w₂ = ±2."""
    (stroke,) = ellipses(np.array([[1.0, 2], [2, 4]]), np.array([1.0, 1]), 2.0, 1, 7.0).drawn
    one, other = pieces(stroke)
    assert {round(float(value), 12) for value in np.array([1, 2]) @ np.hstack([one, other])} == {1.0, 5.0}
    assert all(np.hypot(*(line[:, 1] - line[:, 0])) == pytest.approx(14) for line in (one, other))
    assert ellipses(np.zeros((2, 2)), np.zeros(2), 1.0, 9, 1.0).drawn == []
    X = np.array([[0.1, 0.2], [0.3, 0.6]])
    assert ellipses(X.T @ X, np.zeros(2), 1.0, 1, 1.0).drawn[0].shape == (2, 5)


functions = st.sampled_from(["quadratic", "quartic", "tent", "valley", "logistic"])


@given(functions, matrices, st.floats(0.01, 100), st.floats(-5, 5))
def test_points_on_rays_lie_on_their_level(name: str, A: Matrix, reach: float, low: float) -> None:
    """A tolerance of 1e-9 on the root of the height is one of 2e-9 on it, besides what is rounded off f."""
    A = A / (np.abs(A).max() or 1.0)
    centre = np.array([3.0, -1])

    def f(w: Matrix) -> Vector:
        v = A @ (w - centre[:, None])
        shapes = {
            "quadratic": (v**2).sum(axis=0),
            "quartic": (v**2).sum(axis=0) + v[0] ** 4,
            "tent": np.abs(v).sum(axis=0),
            "valley": np.abs(v[0]),
            "logistic": np.logaddexp(v[0], -v[0]) - math.log(2) + v[1] ** 2,
        }
        found: Vector = low + shapes[name]
        return found

    high = low + reach * reach / 4
    found = rays(f, centre, levels(low, high), reach)
    assert len(found) == 9
    for stroke, level in zip(found, levels(low, high), strict=True):
        for line in pieces(stroke):
            height = level - low
            assert np.abs(f(line) - level).max(initial=0.0) <= 4e-9 * height + 64 * EPS * (abs(low) + 3 * reach + reach**4)
            assert np.hypot(*(line - centre[:, None])).max(initial=0.0) <= reach * (1 + 1e-12)
        assert stroke.shape[1] <= 121
        assert not stroke.size or not np.isnan(stroke[0, [0, -1]]).any()


def test_rays_of_a_quadratic_are_its_ellipses() -> None:
    """Both lie on the level, and by their directions the rays leave out no end: each chord lies on its level to 1 %."""
    H = turned(0.4) @ np.diag([400.0, 1.0]) @ turned(-0.4)
    centre = np.array([0.3, -0.2])

    def f(w: Matrix) -> Vector:
        v = w - centre[:, None]
        found: Vector = np.einsum("ik,ij,jk->k", v, H, v) / 2
        return found

    for ray, ellipse, level in zip(rays(f, centre, NINE, 3.0), ellipses(H, centre, 1.0, 9, 3.0).drawn, NINE, strict=True):
        assert is_closed(ray)
        assert ray.shape == (2, 121)
        assert np.abs(f(ray) / level - 1).max() <= 4e-9
        assert np.ptp(ray, axis=1) == pytest.approx(np.ptp(ellipse, axis=1), rel=0.01)
        assert f((ray[:, 1:] + ray[:, :-1]) / 2).min() >= 0.99 * level


def test_the_levels_of_a_logistic_loss() -> None:
    """Near the minimum closed, farther out open: the first missing direction is where f stays below the level within reach."""
    centre, reach = least(), 5.0
    heights = levels(float(logistic(centre[:, None])[0]), 0.8)
    found = rays(logistic, centre, heights, reach)
    assert [is_closed(stroke) for stroke in found] == [True] * 5 + [False] * 4
    for stroke, level in zip(found, heights, strict=True):
        assert len(pieces(stroke)) == 1
        assert np.abs(logistic(stroke) / level - 1).max() <= 1e-8
        assert logistic((stroke[:, 1:] + stroke[:, :-1]) / 2).min() >= heights[0] - 0.01
    on_edge = centre[:, None] + reach * np.vstack([np.cos(np.linspace(0, 7, 4000)), np.sin(np.linspace(0, 7, 4000))])
    assert [bool(logistic(on_edge).min() >= level) for level in heights] == [True] * 5 + [False] * 4


def test_steep_functions_take_few_steps() -> None:
    """Of cosh(8‖w‖) − 1 the edge of the picture is 10⁹ times as high as the level, and the root of the height still 10⁵ times."""
    calls = 0

    def f(w: Matrix) -> Vector:
        nonlocal calls
        calls += 1
        found: Vector = np.cosh(8 * np.hypot(*w)) - 1
        return found

    (stroke,) = rays(f, np.zeros(2), [1.0], 3.0)
    assert np.hypot(*stroke) == pytest.approx(math.acosh(2) / 8, rel=1e-8)
    assert calls <= 2 * 25


def test_lines_that_leave_the_picture_are_parted() -> None:
    """|x| = 1 within 3 of 0: two lines up to |y| = √8, and none across."""
    (stroke,) = rays(lambda w: np.abs(w[0]), np.zeros(2), [1.0], 3.0)
    lines = pieces(stroke)
    assert sorted(np.unique(np.sign(line[0])).tolist() for line in lines) == [[-1], [1]]
    for line in lines:
        assert np.abs(np.abs(line[0]) - 1).max() <= 1e-8
        assert line[1].max() == pytest.approx(math.sqrt(8), abs=0.6)
        assert line[1].min() == pytest.approx(-math.sqrt(8), abs=0.6)
    assert rays(lambda w: np.abs(w[0]), np.zeros(2), [5.0], 3.0)[0].shape == (2, 0)
    half = rays(lambda w: np.maximum(w[0], 0), np.zeros(2), [1.0], 3.0)[0]
    assert not np.isnan(half).any()
    assert (np.abs(np.diff(half, axis=1)).max(axis=1) < 0.5).all()


@given(st.floats(1e-6, 1e4))
def test_rosenbrock(level: float) -> None:
    """Rounding of y is ε·x², and of f 20·√level times that at its steepest; the curve is closed, and smooth where it is looked at."""
    (stroke,) = rosenbrock.curves([level])
    x, y = stroke
    rounding = 8 * EPS * (1 + 20 * (1 + level) / math.sqrt(level) + 200 * EPS * (1 + level) ** 2 / level + 1 / math.sqrt(level))
    assert np.abs(((1 - x) ** 2 + 100 * (y - x**2) ** 2) / level - 1).max() <= rounding
    assert is_closed(stroke)
    assert (x.max(), x.min()) == pytest.approx((1 + math.sqrt(level), 1 - math.sqrt(level)), abs=1e-12 * (1 + level))
    nearest = int(np.argmin(np.abs(x - 1)))
    assert abs(x[nearest] - 1) <= 0.05 * math.sqrt(level)
    assert abs(y[nearest] - x[nearest] ** 2) == pytest.approx(math.sqrt(level) / 10, rel=0.01)
    seen = np.abs(x[:-1]) < 2
    assert np.abs(np.diff(x))[seen].max(initial=0.0) <= 0.3


def test_rosenbrock_goes_round_the_minimum() -> None:
    for stroke in rosenbrock.curves([0.01, 1.0, 100.0, 2500.0]):
        away = (stroke[0] - 1) + 1j * (stroke[1] - stroke[0] ** 2)  # straightened: round 0 exactly once
        assert abs(np.angle(away[1:] / away[:-1]).sum()) == pytest.approx(2 * math.pi)


@given(st.one_of(st.floats(-0.25, 100), st.sampled_from([0.0, -0.25, 1e-12, -1e-12, 1e-100, -1e-100])))
def test_the_saddle(level: float) -> None:
    """Below 0 there are two curves, else one, all closed.

    The sum f cancels: it is as exact as its terms, and those as the smallest angle, 0.017, of which π·ε is 4e-14.
    """
    (stroke,) = saddle.curves([level])
    lines = pieces(stroke)
    assert len(lines) == (2 if level < 0 else 1)
    for x, y in lines:
        assert (np.abs(x**2 / 2 + y**4 / 4 - y**2 / 2 - level) <= 1e-13 * (x**2 + y**4 + y**2 + abs(level))).all()
        assert is_closed(np.vstack([x, y]))
        assert np.abs(y).max() == pytest.approx(math.sqrt(1 + math.sqrt(1 + 4 * level)), rel=1e-12)
        assert np.abs(x).max() == pytest.approx(math.sqrt((1 + 4 * level) / 2) if level < 0 else max(x), abs=1e-3)
    if level < 0:
        assert {float(np.sign(line[1].min())) for line in lines} == {1.0, -1.0}
    else:
        assert stroke[1].min() == pytest.approx(-stroke[1].max())


def test_the_saddles_named_levels() -> None:
    assert saddle.curves([-0.3])[0].shape == (2, 0)
    eight = saddle.curves([0.0])[0]
    assert np.hypot(*eight).min() <= 4 * EPS
    assert turns(eight).max() <= math.pi / 12  # it goes straight through 0
    for stroke in saddle.curves([-0.2, -0.05, 0.1, 1.0, 10.0]):
        assert all(turns(line).max() <= math.pi / 8 for line in pieces(stroke))
    waist = np.abs(saddle.curves([0.1])[0])
    assert waist[0][waist[1].argmin()] == pytest.approx(math.sqrt(0.2), rel=1e-3)


def test_strokes_go_on_from_point_to_point() -> None:
    """No step of a curve is longer than a twentieth of its length: nothing is joined across."""
    for stroke in [*ellipses(np.eye(2), np.zeros(2), 1.0, 9, 1.0).drawn, *rosenbrock.curves([0.1, 10.0]), *saddle.curves([-0.1, 0.0, 0.5])]:
        for line in pieces(stroke):
            steps = np.hypot(*np.diff(line, axis=1))
            assert steps.max() <= steps.sum() / 20


def test_more_levels_are_larger() -> None:
    for strokes in (rays(logistic, least(), [0.3, 0.4, 0.5], 9.0), rosenbrock.curves([0.1, 1, 10]), saddle.curves([0.1, 1, 10])):
        extents = [float(np.nanmax(np.abs(stroke - np.nanmean(stroke, axis=1, keepdims=True)))) for stroke in strokes]
        assert all(inner < outer for inner, outer in pairwise(extents))
