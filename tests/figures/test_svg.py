"""SVG: the small still pictures."""

from xml.etree import ElementTree

import numpy as np

from core.figures.svg import svg
from core.figures.theme import ROLES
from core.figures.transformation import transformation as picture
from core.transformation import transformation

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
