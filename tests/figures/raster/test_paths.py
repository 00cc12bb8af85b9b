"""Paths: what of a line and of a polygon is near a picture, and its dashes."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.figures.marks.base import FAR, path
from core.figures.raster.paths import NEAR, cut, dashed, dots, strokes, within

SIZE = np.array([300.0, 200.0])
coordinates = st.floats(-1e4, 1e4).map(lambda c: round(c, 6)) | st.sampled_from([0.0, 300.0, -1e30, 1e30])
lines = st.lists(st.tuples(coordinates, coordinates), min_size=2, max_size=8).map(np.array)


def test_strokes_are_those_of_the_path() -> None:
    points = np.array([[0.0, 1, np.nan, 2, 3.5], [1, 2, np.nan, -1e-7, FAR]])
    found = strokes(path(points))
    assert [stroke.tolist() for stroke in found] == [[[0, -1], [1, -2]], [[2, 1e-7], [3.5, -FAR]]]
    assert [stroke.tolist() for stroke in strokes("M1-5V5M-2 3H2.5")] == [[[1, -5], [1, 5]], [[-2, 3], [2.5, 3]]]
    assert dots("M1 -2h0M3 4h0").tolist() == [[1, -2], [3, 4]]


@given(lines)
def test_what_is_left_of_a_line_is_near_and_on_it(points: np.ndarray) -> None:
    for part in cut(points, SIZE):
        assert (part >= -NEAR).all()
        assert (part <= SIZE + NEAR).all()
    inside = ((points[:-1] >= 0) & (points[:-1] <= SIZE)).all(axis=1) & ((points[1:] >= 0) & (points[1:] <= SIZE)).all(axis=1)
    ends = [tuple(point) for part in cut(points, SIZE) for point in part]
    assert all(tuple(point) in ends for point in points[:-1][inside])


def test_what_leaves_and_comes_back_is_two_strokes() -> None:
    first, second = cut(np.array([[100.0, 100], [500, 100], [500, 150], [100, 150]]), SIZE)
    assert (first.tolist(), second.tolist()) == ([[100, 100], [360, 100]], [[360, 150], [100, 150]])


@given(lines)
def test_what_is_left_of_a_polygon_is_near(points: np.ndarray) -> None:
    found = within(points, SIZE)
    assert (found >= -NEAR).all()
    assert (found <= SIZE + NEAR).all()


def test_a_polygon_round_all_of_a_picture_covers_it() -> None:
    assert sorted(map(tuple, within(np.array([[-1e30, -1e30], [1e30, -1e30], [1e30, 1e30], [-1e30, 1e30]]), SIZE).tolist())) == [
        (-NEAR, -NEAR),
        (-NEAR, 200 + NEAR),
        (300 + NEAR, -NEAR),
        (300 + NEAR, 200 + NEAR),
    ]


def test_dashes_go_round_corners() -> None:
    found = dashed(np.array([[0.0, 0], [10, 0], [10, 10]]), [6, 3])
    assert [part.tolist() for part in found] == [[[0, 0], [6, 0]], [[9, 0], [10, 0], [10, 5]], [[10, 8], [10, 10]]]
    assert dashed(np.zeros((2, 2)), [6, 3]) == []
