"""What is sent of figures: what stays apart from what moves, and coordinates to the digits that a screen can show."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.figures.chart import Chart
from core.figures.figure import COARSE, Figure
from core.figures.marks import Arrow, Label, Line
from core.figures.marks.base import Keep
from core.figures.plane import Plane

ANGLES = np.linspace(0, 2 * np.pi, 200)


def told(figure: Figure) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    keep: Keep = lambda key, make: (make(), key)[1]  # noqa: E731
    sent = figure.sent(keep)
    return sent["marks"], sent["moves"]


def test_what_stays_is_apart_from_what_moves() -> None:
    first, second = (
        told(Plane("plane", (Arrow("x", point, "input", "x"), Label("v", point, text, "eigen")), 2.0))
        for point, text in ((np.array([1.0, 2]), "λ = 1"), (np.array([2.0, 1]), "λ = 2"))
    )
    assert first[0] == second[0]
    assert first[1] == [{"points": [[1.0], [2.0]]}, {"points": [[1.0], [2.0]], "label": "λ = 1"}]


@given(st.floats(1e-6, 1e6), st.floats(1e-6, 1e6), st.booleans())
def test_points_of_a_long_curve_are_whole_numbers_of_what_no_eye_sees(width: float, height: float, has_gap: bool) -> None:
    points = np.vstack([width * np.cos(ANGLES), height * np.sin(ANGLES)])
    if has_gap:
        points[:, 100] = np.nan
    line = Line("curve", points, "output")
    (looks,), (moves,) = told(Chart("chart", (line,), (-2 * width, 2 * width), (-2 * height, 2 * height)))
    steps = np.reshape(looks["steps"], (2, 1))
    assert (steps <= 2 * COARSE * np.array([[width], [height]])).all()
    assert all(k is None or type(k) is int for row in moves["points"] for k in row)
    found = np.array(moves["points"], dtype=float) * steps
    assert np.isnan(found).any() == has_gap
    there = points[:, ~np.isnan(points[0])]
    near = np.abs(found[:, ~np.isnan(found[0]), None] - there[:, None]) <= steps[:, :, None] / 2 * (1 + 1e-9)
    assert np.any(np.all(near, axis=0), axis=1).all()


@pytest.mark.parametrize("far", [1e30, np.inf])
def test_what_is_too_far_for_whole_numbers_is_sent_as_it_is(far: float) -> None:
    (looks,), (moves,) = told(Plane("plane", (Line("path", np.vstack([ANGLES, np.exp(ANGLES) * far]), "path"),), 2.0))
    assert "steps" not in looks
    assert moves["points"][1][-1] == pytest.approx(far * np.exp(2 * np.pi))


def test_what_a_map_makes_large_keeps_its_digits() -> None:
    """A picture of 10¹⁷ shows none of the digits of 0.6 and 0.8; their image it does."""
    axis = np.array([[-0.6, 0.6], [-0.8, 0.8]])
    _, (moves,) = told(Plane("plane", (Line("axis", axis, "singular", map="A"),), 1e17, maps={"A": 1e17 * np.eye(2)}))
    assert np.abs(np.array(moves["points"]) - axis).max() < 1e-4
