"""What counts as a change of a snapshot, and what another processor may round otherwise."""

import numpy as np
import pytest

from core.figures.plane import CIRCLE
from core.figures.png import address
from core.numbers.arrays import Matrix
from tests.snapshots.compared import changes
from tests.snapshots.drawing import Group, drawing

TEXT = """Page
?A=1
sentence
  It is {2.5|output} long.
numbers
  a = 2.5 [input], b = −1.5·10⁻⁷
table A
  2 | 1,000
film
  update 300: 0.25
    A = 100 0.5
proofs
  ✓ |a|
"""


@pytest.mark.parametrize(
    ("before", "now", "is_same"),
    [
        ("a = 2.5", "a = 2.501", True),
        ("a = 2.5", "a = 2.502", False),
        ("10⁻⁷", "10⁻⁶", False),
        ("−1.5·10⁻⁷", "−1.501·10⁻⁷", True),
        ("−1.5·10⁻⁷", "1.5·10⁻⁷", False),
        ("1,000", "1,001", True),
        ("1,000", "1,002", False),
        ("{2.5|", "{2.501|", False),  # a sentence is what it is
        ("100 0.5", "100 0.4", True),  # what is drawn is as exact as its largest part
        ("100 0.5", "100 0.3", False),
        ("300: 0.25", "300: 0.26", False),
        ("✓", "✗", False),
        ("[input]", "[output]", False),
    ],
)
def test_numbers_may_differ_by_a_unit_of_the_last_digit_and_words_by_nothing(before: str, now: str, is_same: bool) -> None:
    assert before in TEXT
    other = TEXT.replace(before, now)
    assert (changes("a.txt", TEXT, other) == "") == is_same


def drawn(*shapes: str, label: str = "") -> str:
    svg = f'<svg viewBox="-1.3 -1 2.6 2">{"".join(shapes)}</svg>'
    return drawing("plane", [Group("mark", svg, label, "unit", (0.0, 0.0))], [])


def path(points: Matrix, colour: str = "unit") -> str:
    return f'<path d="M{"L".join(f"{x:.6g} {-y:.6g}" for x, y in points.T.tolist())}" stroke="var(--{colour})"/>'


def test_a_line_is_what_is_seen_of_it_whatever_its_vertices() -> None:
    before = drawn(path(CIRCLE))
    angles = np.linspace(0, 2 * np.pi, 200) + 1
    assert changes("a.svg", before, drawn(path(np.vstack([np.cos(angles), np.sin(angles)])))) == ""
    assert changes("a.svg", before, drawn(path(1.002 * CIRCLE))) == ""
    assert "mark: 1" in changes("a.svg", before, drawn(path(1.005 * CIRCLE)))
    assert "points have moved" in changes("a.svg", before, drawn(path(CIRCLE[:, :100])))  # the arc that is missing
    assert "stroke was var(--unit)" in changes("a.svg", before, drawn(path(CIRCLE, "output")))
    assert "elements that were 2 are 1" in changes("a.svg", drawn(path(CIRCLE), path(CIRCLE)), before)
    assert "mark is gone" in changes("a.svg", before, drawing("plane", [], []))
    assert "“plane” is “chart”" in changes("a.svg", before, before.replace("plane", "chart"))


def test_dots_labels_and_greys() -> None:
    dots = [f'<circle cx="{x}" cy="0.5" r="0.025" fill="var(--unit)"/>' for x in (0.1, 0.2, 0.3)]
    assert changes("a.svg", drawn(*dots), drawn(*reversed(dots))) == ""
    assert "1 of 3 points" in changes("a.svg", drawn(*dots[:2]), drawn(*dots))
    assert "“a₁” is “a₂”" in changes("a.svg", drawn(*dots, label="a₁"), drawn(*dots, label="a₂"))
    grey = np.arange(300.0).reshape(15, 20) % 200
    one, near, far = (drawn(f'<image href="{address(grey + more)}" x="-1" y="-1" width="2" height="2"/>') for more in (0, 1, 3))
    assert changes("a.svg", one, near) == ""
    assert "300 pixels are another grey, by up to 3 levels" in changes("a.svg", one, far)


def test_values_of_cells_stand_in_them() -> None:
    def cell(text: str, x: float = 0.5) -> str:
        return drawn(f'<text x="{x}" y="-0.25" font-size="0.1" fill="var(--unit)" fill-opacity="1">{text}</text>')

    assert '<text class="cell" x="500" y="-250" font-size="100" fill="var(--unit)">−2 &amp; 3</text>' in cell("−2 &amp; 3")
    assert changes("a.svg", cell("0.25"), cell("0.25", 0.502)) == ""
    assert "“2” is “3”" in changes("a.svg", cell("2"), cell("3"))
    assert "x was 500 and is 600" in changes("a.svg", cell("2"), cell("2", 0.6))
