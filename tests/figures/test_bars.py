"""Bars: where they stand, how they are drawn, and what of them is sent."""

import math
import re

import numpy as np
import pytest

from core.figures.axes import Axis
from core.figures.bars import across, named
from core.figures.chart import Chart
from core.figures.marks import Bars
from core.figures.marks.bars import outline
from core.figures.marks.base import brief
from core.figures.svg import svg
from tests.figures.test_kinds import keep


def drawn(values: list[float]) -> list[np.ndarray]:
    """Return the corners of each bar of a still picture, (2, k)."""
    mark = Bars("p", np.array(values), "input")
    found = svg(Chart("chart", (mark,), across(len(values)), (-1, 1)), "bars")
    paths = re.search(r'<path d="([^"]*)"', found)
    assert paths
    return [np.array([pair.split() for pair in re.split("[ML]", bar) if pair], dtype=float).T for bar in re.split("(?<=.)(?=M)", paths[1])]


def test_each_is_as_high_as_its_value() -> None:
    for bar, value in zip(drawn([0.5, -0.25, 0.001]), [0.5, -0.25, 0.001], strict=True):
        low, high = sorted([-bar[1].min(), -bar[1].max()])
        assert (low, high) == pytest.approx(sorted([0, value]), abs=1e-3)


def test_their_places_are_1_2_3_and_beside() -> None:
    mark = Bars("q", np.array([1.0, 2.0]), "output", offset=0.2)
    assert mark.points.tolist() == [[1.2, 2.2], [1.0, 2.0]]
    left, right = across(60)
    assert left < 0.5 < 60.5 < right
    assert [tick.text for tick in named(["rain", "sun"])] == ["rain", "sun"]


@pytest.mark.parametrize("top", [1.0, -1.0, 0.004, 0.0])
def test_only_free_ends_are_round(top: float) -> None:
    foot, end = np.array([[0.0], [0.0]]), np.array([[0.5], [top]])
    x, y = outline(foot, end, 0.1)
    corners = set(zip(x[:-1].tolist(), y[:-1].tolist(), strict=True))
    assert {(0.0, 0.0), (0.5, 0.0)} <= corners
    assert math.isnan(x[-1])
    assert (0.0, top) not in corners or not top
    assert max(abs(y[:-1])) == abs(top)


def test_what_follows_an_array_is_not_sent_twice() -> None:
    values = np.array([1 / 3, 2 / 3])
    assert Bars("p", values, "input", "p", 0.5, names=("a", "b")).sent(1e-3, keep) == {
        "name": "p",
        "role": "input",
        "kind": "bars",
        "follows": "p",
        "scale": 0.5,
        "width": 0.64,
        "opacity": 0.8,
        "names": brief("names", ("a", "b")),
    }
    sent = Bars("p", np.array([1 / 3, math.nan, math.inf]), "input").sent(1e-3, keep)
    assert sent["values"] == [0.333333, 0.0, 0.0]


def test_an_axis_says_that_names_stand_along_it() -> None:
    assert Axis("", names=True).sent()["names"]
    assert not Axis("x").sent()["names"]
