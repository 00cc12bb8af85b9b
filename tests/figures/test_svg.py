"""SVG: the small still pictures."""

from xml.etree import ElementTree

import numpy as np
import pytest

from core.figures.chart import Chart
from core.figures.maps.transformation import transformation as picture
from core.figures.marks import Line, Squares
from core.figures.svg import svg
from core.figures.theme import ROLES
from core.maps.transformation import transformation

X = np.array([1.0, 0.5])


def test_it_is_svg_in_roles() -> None:
    text = svg(picture(transformation(np.array([[2.0, 1], [1, 2]]), X)), 'Stretch & "more"')
    root = ElementTree.fromstring(text)
    assert root.get("aria-label") == 'Stretch & "more"'
    used = {
        value[len("var(--") : -1]
        for node in root.iter()
        for value in (node.get("fill"), node.get("stroke"))
        if value and value.startswith("var(")
    }
    assert {"first", "second", "input", "output", "grid"} <= used <= set(ROLES)
    assert "#" not in text


def test_a_vanishing_arrow_is_left_out() -> None:
    full, none = (svg(picture(transformation(M, X)), "") for M in (np.eye(2), np.zeros((2, 2))))
    assert none.count("<path") == full.count("<path") - 6  # two columns and Ax, shaft and head


def test_a_chart_fills_its_box_and_residuals_stand_as_squares() -> None:
    """Whatever the scales of its axes are: a square is as wide as high where the picture is drawn."""
    at = np.array([[1.0, 3], [5, 1], [3, 2]])  # x, y, what the fit gives
    marks = Squares("squares", at, "square"), Line("edge", np.array([[0.0, 4], [0, 10]]), "output")
    figure = Chart("fit", marks, (0, 4), (0, 10))
    root = ElementTree.fromstring(svg(figure, ""))
    boxes, edge = (node.get("d") or "" for node in root.iter() if node.tag.endswith("path"))
    corners = [[float(number) for number in point.split()] for point in boxes[1:].replace("M", "L").split("L")]
    first, second = np.array(corners[:5]), np.array(corners[5:])
    for square in (first, second):
        sides = np.abs(np.diff(square, axis=0)).sum(axis=1)
        assert sides == pytest.approx([sides[0]] * 4)
    assert first[:, 0].max() == pytest.approx(-0.65)  # above the fit: to the left
    assert second[:, 0].min() == pytest.approx(0.65)
    assert edge == "M-1.3 1L1.3 -1"
