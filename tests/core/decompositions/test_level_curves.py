"""Level curves of a quadratic form on the unit sphere: they lie on it, f is one value along them, and they close."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.decompositions.level_curves import great_circle, level_curve
from core.decompositions.quadratic import quadratic
from core.numbers.arrays import Matrix, matrix

wholes = st.lists(st.integers(-3, 3), min_size=9, max_size=9).map(lambda entries: np.array(entries, dtype=float).reshape(3, 3))


@given(wholes, st.floats(0, 1))
def test_f_is_one_value_on_the_sphere(A: Matrix, share: float) -> None:
    given = matrix(A.tolist())
    form = quadratic(given.value, np.ones(3), given.exact)
    c = min(form.smallest + share * (form.largest - form.smallest), form.largest)
    for value in (c, *form.values.tolist()):
        points = level_curve(form.values, form.vectors, value)
        if form.is_constant:
            assert points.shape == (3, 0)
            continue
        first, second = (points[:, part] for part in np.split(np.arange(points.shape[1]), [points.shape[1] // 2]))
        for curve in (first, second[:, 1:]):
            assert np.abs(np.linalg.norm(curve, axis=0) - 1).max() < 1e-12
            assert np.abs((curve * (form.S @ curve)).sum(axis=0) - value).max() < 1e-12 * max(1.0, form.size)
            assert np.abs(curve[:, 0] - curve[:, -1]).max() < 1e-6


def test_beyond_the_extremes_there_is_none() -> None:
    values, vectors = np.array([3.0, 2.0, 1.0]), np.eye(3)
    assert level_curve(values, vectors, 3.1).shape == level_curve(values, vectors, 0.9).shape == (3, 0)


@given(st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.floats(-1, 1)))
def test_a_great_circle_stands_across(normal: tuple[float, float, float]) -> None:
    size = math.hypot(*normal)
    if size < 1e-3:
        return
    n = np.array(normal) / size
    circle = great_circle(n)
    assert np.abs(n @ circle).max() < 1e-12
    assert np.abs(np.linalg.norm(circle, axis=0) - 1).max() < 1e-12
