"""The picture of a transformation: what is in it follows from the kind of map."""

import numpy as np
import pytest

from core.figures.maps.transformation import lines, reach, transformation
from core.figures.marks import Arrow, Line
from core.figures.theme import ROLES
from core.maps.transformation import transformation as compute
from tests.core.strategies import NAMED

X = np.array([1.0, 0.5])


@pytest.mark.parametrize("name", NAMED)
def test_every_mark_has_a_role_and_a_place(name: str) -> None:
    figure = transformation(compute(NAMED[name], X))
    names = [mark.name for mark in figure.marks]
    assert len(names) == len(set(names))
    for mark in figure.marks:
        assert mark.role in ROLES
        assert getattr(mark, "map", "") in {"", "A"}
        assert np.isfinite(figure.drawn(mark)).all()


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("swap", ["eigenvector 1", "eigenvector 2"]),
        ("defective", ["eigenvector 1"]),
        ("symmetric", ["eigenvector 1", "eigenvector 2"]),
        ("flat", ["image line", "null line"]),
        ("oblique projection", ["image line", "null line"]),
        ("nilpotent", ["image line", "null line"]),
        ("rotation by 30°", []),
        ("order six", []),
        ("zero", []),
    ],
)
def test_the_lines_that_are_kept_or_flattened(name: str, wanted: list[str]) -> None:
    found = lines(compute(NAMED[name], X), 4.0)
    assert [mark.name for mark in found if isinstance(mark, Line)] == wanted


def test_the_null_line_goes_to_zero() -> None:
    A = NAMED["flat"]
    null = next(mark for mark in lines(compute(A, X), 4.0) if mark.name == "null line")
    assert np.abs(A @ null.points).max() < 1e-14


def test_the_columns_are_the_images_of_the_basis() -> None:
    figure = transformation(compute(NAMED["the articles'"], X))
    tips = {mark.name: figure.drawn(mark)[:, 0] for mark in figure.marks if isinstance(mark, Arrow)}
    assert tips["A:0"].tolist() == [1, 3]
    assert tips["A:1"].tolist() == [2, 4]
    assert tips["x"].tolist() == [1, 0.5]
    assert tips["Ax"].tolist() == [2, 5]


def test_the_parts_of_x_sum_to_ax() -> None:
    figure = transformation(compute(NAMED["the articles'"], X))
    parts = next(mark for mark in figure.marks if mark.name == "parts")
    assert figure.drawn(parts).T.tolist() == [[0, 0], [1, 3], [2, 5], [1, 2], [0, 0]]  # 1·a₁, Ax, 0.5·a₂


def test_a_given_view_is_kept() -> None:
    result = compute(np.eye(2), X)
    assert transformation(result, 7.0).half_height == 7.0
    assert transformation(result).half_height >= reach(result)
