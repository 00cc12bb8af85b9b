"""Arrows: from the origin, from one place to another, and head to tail, in a plane and in a chart."""

import re

import numpy as np
import pytest

from core.figures.chart import Chart
from core.figures.marks import Arrow, Dots
from core.figures.plane import Plane
from core.figures.svg import svg

U, V = np.array([1.0, 1.0]), np.array([1.0, -1.0])
MAPS = {"A": np.array([[0.0, -1], [1, 0]]), "c": np.array([[0.5, 0], [0, 0.5]])}
CASES = [
    (Arrow("a", U, "input", "a"), [0, 0, 1, 1]),
    (Arrow("a", U, "input", "a", map="A"), [0, 0, -1, 1]),
    (Arrow("a", U, "input", "a", tail=V), [1, -1, 1, 1]),
    (Arrow("a", V, "input", "a", tail=U, from_tail=True), [1, 1, 2, 0]),
    (Arrow("a", V, "input", "a", map="c", tail=U, tail_map="A", from_tail=True), [-1, 1, -0.5, 0.5]),
]


def drawn(figure: Plane | Chart) -> list[float]:
    """Return tail and tip of the only arrow of a figure, as they stand in its SVG."""
    shaft, head = re.findall(r' d="M(\S+ [^LZ"]+)', svg(figure, ""))
    return [float(c) for c in f"{shaft} {head}".split()]


@pytest.mark.parametrize(("arrow", "wanted"), CASES)
def test_in_a_plane(arrow: Arrow, wanted: list[float]) -> None:
    x, y, tip_x, tip_y = wanted
    assert drawn(Plane("plane", (arrow,), 2.0, maps=MAPS)) == pytest.approx([x, -y, tip_x, -tip_y])
    assert arrow.drawn(MAPS).ravel().tolist() == [tip_x, tip_y]


@pytest.mark.parametrize(("arrow", "wanted"), CASES)
def test_in_a_chart_the_origin_is_where_its_axes_have_it(arrow: Arrow, wanted: list[float]) -> None:
    x, y, tip_x, tip_y = wanted
    figure = Chart("chart", (arrow,), (-1.0, 3.0), (-2.0, 6.0), maps=MAPS)
    places = [1.3 * (x - 1) / 2, -(y - 2) / 4, 1.3 * (tip_x - 1) / 2, -(tip_y - 2) / 4]
    assert drawn(figure) == pytest.approx(places, abs=1e-3)


@pytest.mark.parametrize("far", [1e40, 1e160, 1e300])
def test_what_is_far_away_is_in_its_direction(far: float) -> None:
    """No SVG takes every number."""
    x, y, tip_x, tip_y = drawn(Plane("plane", (Arrow("a", far * np.array([1.0, 0.5]), "input", "a"),), 2.0))
    assert (x, y, tip_y / tip_x) == pytest.approx((0, 0, -0.5))
    assert 1e6 < tip_x < 1e31
    written = svg(Plane("plane", (Dots("d", np.array([[far, 1.0], [0.0, 1]]), "input"),), 2.0), "")
    assert written.count("<circle") == 1
