"""Thinning: what is left out lies on the line that is drawn without it."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.figures.chart import Chart
from core.figures.marks import Area, Dots, Line, Mark
from core.figures.marks.base import Keep
from core.figures.plane import CIRCLE, Plane
from core.figures.thinning import FEW, FINEST, FINEST_SMALL, Flags, kept, thinned
from core.numbers.arrays import Matrix

GENERATOR = np.random.default_rng(2)
k = np.arange(1001)
CURVES: dict[str, tuple[Matrix, int]] = {  # and the most points that it takes
    "a loss that falls, on logarithmic scales": (np.vstack([np.log10(1 + k) / 2, k * math.log10(0.9) / 23]), 50),
    "a straight line": (np.vstack([k, 2.0 * k]) / 1000, 3),
    "a point": (np.ones((2, 400)), 3),
    "a step": (np.vstack([k / 1000, np.append(np.append(0.0, np.ones(999)), 0.0)]), 8),
    "there and back on one line": (np.vstack([np.cos(k / 100), np.zeros(1001)]), 40),
    "a circle": (np.vstack([np.cos(k * math.tau / 1000), np.sin(k * math.tau / 1000)]), 150),
    "a spiral": (np.vstack([np.cos(k / 9), np.sin(k / 9)]) * 0.99**k, 700),
    "noise": (GENERATOR.normal(size=(2, 1001)), 1001),
    "two strokes": (np.hstack([CIRCLE, np.full((2, 1), math.nan), 0.01 * CIRCLE + 3]), 180),
    "far away": (np.vstack([k, 1e300 * np.sin(k)]), 1001),
}


def farthest(points: Matrix, stays: Flags) -> float:
    """How far any point is from the line through those that stay: within its stroke, between its neighbours among them."""
    left, ends = np.flatnonzero(~stays), np.flatnonzero(stays)
    if not len(left):
        return 0.0
    after = np.searchsorted(ends, left)
    start, stop = points[:, ends[after - 1]], points[:, ends[after]]
    share = np.linspace(0, 1, 4001)
    pairs = zip(points[:, left].T, start.T, stop.T, strict=True)
    return max(float(np.hypot(*(p[:, None] - a[:, None] - np.outer(b - a, share))).min()) for p, a, b in pairs)


@pytest.mark.parametrize("name", CURVES)
@pytest.mark.parametrize("finest", [FINEST, FINEST_SMALL])
def test_nothing_is_farther_than_the_eye_sees(name: str, finest: float) -> None:
    points, most = CURVES[name]
    stays = kept(points, finest)
    assert stays[[0, -1]].all()
    assert stays[np.isnan(points[0])].all()
    assert stays.sum() <= most
    steps = np.hypot(*np.diff(points[:, stays], axis=1))
    assert farthest(points, stays) <= finest + float(np.nanmax(steps, initial=0.0)) / 4000


corners = st.lists(st.tuples(st.floats(-3, 3), st.floats(-3, 3)), min_size=2, max_size=9)


@given(corners, st.integers(1, 40), st.floats(0, 2e-3), st.integers(0, 9))
def test_corners_stay(corners: list[tuple[float, float]], between: int, noise: float, seed: int) -> None:
    """Of a polyline with points along its sides, a little beside them."""
    ends = np.array(corners).T
    shares = np.linspace(0, 1, between + 1)[:-1]
    sides = [a[:, None] + np.outer(b - a, shares) for a, b in zip(ends.T[:-1], ends.T[1:], strict=True)]
    points = np.hstack([*sides, ends[:, -1:]])
    points = points + noise * np.random.default_rng(seed).normal(size=points.shape)
    stays = kept(points, FINEST)
    assert farthest(points, stays) <= FINEST + 6 * math.sqrt(2) / 4000


def told(figure: Plane | Chart) -> dict[str, dict[str, list[list[float]]]]:
    keep: Keep = lambda key, make: (make(), key)[1]  # noqa: E731
    sent = figure.sent(keep)
    return {mark["name"]: mark | moves for mark, moves in zip(sent["marks"], sent["moves"], strict=True)}


def test_only_what_is_joined_where_it_is_is_thinned() -> None:
    line = np.vstack([np.linspace(0, 1, 30), np.zeros(30)])
    marks: tuple[Mark, ...] = (
        Line("line", line, "path"),
        Area("area", np.hstack([line, line + 1]), "area"),
        Line("mapped", line, "path", map="A"),
        Line("kept", line, "path", shape="a line"),
        Dots("dots", line, "cloud"),
        Line("short", line[:, :FEW], "path"),
    )
    sent = told(Plane("plane", marks, 2.0, maps={"A": np.eye(2)}))
    assert {name: len(mark["points"][0]) for name, mark in sent.items() if "points" in mark} == {
        "line": 2,
        "area": 6,
        "mapped": 30,
        "dots": 30,
        "short": FEW,
    }
    assert [mark.points.shape[1] for mark in marks] == [30, 60, 30, 30, 30, FEW]  # a still picture is drawn with all


def test_a_chart_is_thinned_by_how_it_is_seen() -> None:
    """What is a bend on one scale is none on another."""
    x = np.linspace(0, 1, 101)
    for height, count in ((1.0, 2), (1e-3, 30)):
        chart = Chart("chart", (Line("line", np.vstack([x, 1e-3 * x**2]), "path"),), (0.0, 1.0), (0.0, height))
        assert (len(told(chart)["line"]["points"][0]) > 2) == (count > 2)


def test_nothing_to_thin() -> None:
    assert thinned([], lambda points: points, FINEST) == []
