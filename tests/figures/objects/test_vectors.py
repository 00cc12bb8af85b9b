"""The picture of two vectors stands where its vectors do, in a unit that a screen can show."""

import math
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.figures.marks import Arrow
from core.figures.objects.vectors import Shown, vectors
from core.figures.plane import Plane
from tests.core.objects import strategies
from tests.core.objects.strategies import Pair
from tests.core.objects.test_vectors import made

SHOWN: tuple[Shown, ...] = get_args(Shown)


def tip(figure: Plane, name: str) -> np.ndarray:
    return next(figure.drawn(mark)[:, 0] for mark in figure.marks if mark.name == name)


@given(strategies.both, st.sampled_from(SHOWN))
def test_what_is_drawn_is_in_view(pair: Pair, shown: Shown) -> None:
    figure = vectors(made(pair), shown)
    assert 1e-10 < figure.half < 1e10
    for mark in figure.marks:
        drawn = figure.drawn(mark)
        assert np.isfinite(drawn).all()
        assert mark.name == "line of a" or np.abs(drawn).max() <= figure.half


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
            tail, end = mark.ends(figure.maps).T
            assert end == pytest.approx(tip(figure, "b"))
            assert (end - tail) @ tip(figure, "a") == pytest.approx(0, abs=1e-12)


def test_a_picture_of_large_vectors_names_its_unit() -> None:
    figure = vectors(made((("1e300", "1e300"), ("1e300", "0"))), "shadow")
    assert figure.title == "in units of 10³⁰⁰"
    assert figure.handles == ()
    assert tip(figure, "a") == pytest.approx([1, 1])
