"""The picture of two vectors stands where its vectors do, in a unit that a screen can show."""

import math
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.figures.figure import Figure
from core.figures.marks import Arrow
from core.figures.objects.vectors import Shown, vectors
from core.figures.space import along, camera
from core.numbers.arrays import Matrix, Vector
from tests.core.objects import strategies
from tests.core.objects.strategies import Pair
from tests.core.objects.test_vectors import made

SHOWN: tuple[Shown, ...] = get_args(Shown)


def there(figure: Figure, points: Matrix, map: str) -> Matrix:
    """Return where points of a mark stand: in space as they are before the camera sees them."""
    before = map.removeprefix("C").strip()
    return figure.maps[before] @ points if before else points


def tip(figure: Figure, name: str) -> Vector:
    return next(there(figure, mark.points, mark.map)[:, 0] for mark in figure.marks if isinstance(mark, Arrow) and mark.name == name)


@given(strategies.both, st.sampled_from(SHOWN))
def test_what_is_drawn_is_in_view(pair: Pair, shown: Shown) -> None:
    figure = vectors(made(pair), shown)
    assert 1e-10 < figure.half < 1e10
    for mark in figure.marks:
        drawn = figure.drawn(mark)
        assert np.isfinite(drawn).all()
        assert mark.name in {"line of a", "ground floor"} or np.abs(drawn).max() <= figure.half


@given(strategies.ordinary)
def test_lengths_and_angle_are_those_of_the_vectors(pair: Pair) -> None:
    result = made(pair)
    figure = vectors(result, "sum")
    a, b, sum_ = (tip(figure, name) for name in ("a", "b", "a + b"))
    assert math.hypot(*a) == pytest.approx(result.lengths[0])
    assert math.hypot(*b) == pytest.approx(result.lengths[1])
    assert a @ b == pytest.approx(float(result.dot), abs=1e-12)
    assert sum_ == pytest.approx(a + b)


@given(strategies.ordinary)
def test_a_rest_leads_from_the_shadow_to_b_at_right_angles(pair: Pair) -> None:
    figure = vectors(made(pair), "shadow")
    for mark in figure.marks:
        if isinstance(mark, Arrow) and mark.name == "rest":
            assert mark.tail is not None
            assert mark.points[:, 0] == pytest.approx(tip(figure, "b"))
            assert (mark.points[:, 0] - mark.tail) @ tip(figure, "a") == pytest.approx(0, abs=1e-12)


def test_a_picture_of_large_vectors_names_its_unit() -> None:
    figure = vectors(made((("1e300", "1e300"), ("1e300", "0"))), "shadow")
    assert figure.title == "in units of 10³⁰⁰"
    assert figure.handles == ()
    assert tip(figure, "a") == pytest.approx([1, 1])


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_a_camera_keeps_lengths_across_and_up_and_sees_z_upright(azimuth: float, elevation: float) -> None:
    C = camera(azimuth, elevation)
    np.testing.assert_allclose(C @ C.T, np.eye(2), atol=1e-12)
    assert C[0, 2] == 0
    assert C[1, 2] >= -1e-12


def test_sides_show_their_planes() -> None:
    assert camera(-90, 90) == pytest.approx(np.eye(2, 3), abs=1e-12)
    assert camera(-90, 0) == pytest.approx(np.array([[1, 0, 0], [0, 0, 1]]), abs=1e-12)
    assert camera(0, 0) == pytest.approx(np.array([[0, 1, 0], [0, 0, 1]]), abs=1e-12)


@given(st.tuples(*[st.floats(-5, 5)] * 3).map(np.array))
def test_what_is_looked_at_along_it_is_a_point(direction: np.ndarray) -> None:
    if np.linalg.norm(direction) > 1e-3:
        side = along("", "", direction)
        assert np.linalg.norm(camera(side.azimuth, side.elevation) @ direction) <= 0.002 * np.linalg.norm(direction)


@given(strategies.exact)
def test_a_cross_product_is_at_right_angles_and_right_handed(pair: Pair) -> None:
    result = made(pair)
    if result.cross is not None:
        assert sum(p * c for p, c in zip(result.exact_a, result.cross, strict=True)) == 0
        assert sum(q * c for q, c in zip(result.exact_b, result.cross, strict=True)) == 0
        (a, b, c), (x, y, z), (u, v, w) = result.exact_a, result.exact_b, result.cross
        assert u * (b * z - c * y) + v * (c * x - a * z) + w * (a * y - b * x) == sum(p * p for p in result.cross) >= 0


@pytest.mark.parametrize(("n", "is_signed"), [(1, True), (2, True), (3, False), (4, False), (12, False)])
def test_a_turn_has_a_sign_in_the_plane_alone(n: int, is_signed: bool) -> None:
    a, b = tuple(map(str, range(1, n + 1))), ("1",) * n
    says = {entry.marks: entry.says for entry in vectors(made((a, b)), "area").legend}
    assert ("negative" in says["turn*"]) == is_signed
