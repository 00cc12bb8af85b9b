"""The picture of a transformation of space: what is in it follows from the kind of map."""

import numpy as np
import pytest

from core.figures.maps.transformation_space import LEGEND, kept, reach, sides, transformation
from core.figures.marks import Arrow, Label
from core.figures.theme import ROLES
from core.maps.transformation_space import SpaceTransformation, in_three
from core.numbers.arrays import matrix
from tests.core.spaces import NAMED

X = np.array([1.0, 0.5, -1.0])
CAMERA = (-60.0, 20.0)


def of(text: str) -> SpaceTransformation:
    A = matrix(text)
    return in_three(A.value, X, A.exact)


@pytest.mark.parametrize("name", NAMED)
def test_every_mark_has_a_role_a_place_and_a_legend(name: str) -> None:
    figure = transformation(of(NAMED[name].text), camera=CAMERA)
    names = [mark.name for mark in figure.marks]
    assert len(names) == len(set(names))
    for mark in figure.marks:
        assert mark.role in ROLES
        assert getattr(mark, "map", "") in {"C", "C A"}
        assert not np.isinf(figure.drawn(mark)).any()
        assert isinstance(mark, Label) or any(entry.covers(mark.name) for entry in LEGEND), mark.name


@pytest.mark.parametrize(
    ("text", "planes", "lines"),
    [
        ("0 0 1; 1 0 0; 0 1 0", [], ["axis, λ = 1"]),
        ("-1 0 0; 0 -1 0; 0 0 1", ["λ = −1"], ["axis, λ = 1"]),
        ("0 1 0; 1 0 0; 0 0 1", ["mirror, λ = 1"], ["λ = −1"]),
        ("0 -1 0; 1 0 0; 0 0 -1", ["mirror"], ["axis, λ = −1"]),
        ("1 0 1; 0 1 0; 0 0 1", ["fixed, λ = 1"], []),
        ("3 0 0; 0 2 0; 0 0 1", [], ["λ = 3", "λ = 2", "λ = 1"]),
        ("1 0 1; 0 1 1; 0 0 0", ["everything lands here"], ["goes to 0"]),
        ("1 1 1; 0 0 0; 0 0 0", ["goes to 0"], ["everything lands here"]),
        ("2 0 0; 0 2 0; 0 0 2", [], []),
        ("0 0 0; 0 0 0; 0 0 0", [], []),
    ],
)
def test_the_planes_and_lines_that_are_kept_or_flattened(text: str, planes: list[str], lines: list[str]) -> None:
    sheets, faces, strokes = kept(of(text), 4.0)
    assert [mark.text for mark in sheets if isinstance(mark, Label)] == planes
    assert [mark.text for mark in strokes if isinstance(mark, Label)] == lines
    assert len(faces) == len(planes)


def test_the_columns_are_the_images_of_the_basis() -> None:
    figure = transformation(of("1 2 3; 4 5 6; 7 8 10"), camera=(0.0, 90.0))
    tips = {mark.name: figure.drawn(mark)[:, 0].round(9).tolist() for mark in figure.marks if isinstance(mark, Arrow)}
    assert (tips["A:0"], tips["A:1"], tips["A:2"]) == ([4, -1], [5, -2], [6, -3])  # from above, x downwards


def test_the_parts_of_x_lead_to_ax() -> None:
    result = of("1 2 3; 4 5 6; 7 8 10")
    figure = transformation(result, camera=CAMERA)
    parts = next(mark for mark in figure.marks if mark.name == "parts")
    assert np.allclose(figure.drawn(parts)[:, -1], figure.maps["C"] @ result.applied.Ax)


def test_a_turn_can_be_seen_along_its_axis_and_a_shadow_as_light_throws_it() -> None:
    assert [side.name for side in sides(of("0 0 1; 1 0 0; 0 1 0"))] == ["axis"]
    assert [side.name for side in sides(of("1 0 1; 0 1 1; 0 0 0"))] == ["null"]
    assert sides(of("1 2 0; 3 4 0; 0 0 1")) == ()


def test_a_given_view_is_kept() -> None:
    result = of("1 2 0; 3 4 0; 0 0 1")
    assert transformation(result, 7.0, CAMERA).half_height == 7.0
    assert transformation(result, camera=CAMERA).half_height >= reach(result)
