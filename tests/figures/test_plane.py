"""The plane: views that show what they should, and grids that fill them."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.figures.plane import CIRCLE, LETTER, SQUARE, axis, grid, half_height, spacing


@given(st.floats(0, 1e12))
def test_a_view_shows_what_it_should_and_not_much_more(reach: float) -> None:
    half = half_height(reach)
    assert reach <= half
    assert half == 2 or reach > half / 4


@given(st.floats(1e-12, 1e12))
def test_spacing_is_a_round_number(half: float) -> None:
    step = spacing(half)
    lead = step / 10 ** math.floor(math.log10(step) + 1e-9)
    assert min(abs(lead - round_number) for round_number in (1, 2, 5, 10)) < 1e-6
    assert 3.9 <= half / step <= 10.1


@pytest.mark.parametrize(("reach", "half"), [(0, 2), (1.86, 2), (1.9, 4), (3.7, 4), (3.8, 8), (7.5, 20), (1e9, 2e9)])
def test_the_ladder(reach: float, half: float) -> None:
    assert half_height(reach) == half


def test_the_grid_is_one_stroke_along_its_own_lines() -> None:
    points = grid(4.0).T
    assert np.isfinite(points).all()
    for p, q in itertools.pairwise(points):
        assert p[0] == q[0] or p[1] == q[1]  # along a line
        if np.abs(p - q).max() == 1:  # from one line to the next: along the border
            assert np.abs([p, q]).max() == 9
    for k in range(-9, 10):  # every line is there
        assert any(p[0] == q[0] == k and {p[1], q[1]} == {-9, 9} for p, q in itertools.pairwise(points))
        assert any(p[1] == q[1] == k and {p[0], q[0]} == {-9, 9} for p, q in itertools.pairwise(points))


def test_shapes() -> None:
    assert np.allclose(np.linalg.norm(CIRCLE, axis=0), 1)
    assert np.array_equal(SQUARE[:, 0], SQUARE[:, -1])
    assert np.array_equal(LETTER[:, 0], LETTER[:, -1])
    assert np.all((LETTER > 0) & (LETTER < 1))


def test_the_letter_has_no_symmetry() -> None:
    middle = LETTER[:, :-1] - LETTER[:, :-1].mean(axis=1, keepdims=True)
    for k in range(8):
        turn = k * math.pi / 4
        c, s = math.cos(turn), math.sin(turn)
        for M in (np.array([[c, -s], [s, c]]), np.array([[c, s], [s, -c]])):
            if np.allclose(M, np.eye(2)):
                continue
            gaps = [np.linalg.norm(middle - (M @ p)[:, None], axis=0).min() for p in middle.T]
            assert max(gaps) > 0.1


def test_an_axis_crosses_the_view() -> None:
    drawn, text = axis("mirror", math.pi / 6, "axis", "mirror", 4.0)
    assert np.linalg.norm(drawn.points[:, 0]) > 4 * 1.5
    assert text.text == "mirror"
    assert np.abs(text.points).max() < 4
