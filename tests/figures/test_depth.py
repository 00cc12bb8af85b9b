"""Depth: a line is hidden where the way from it to the eye goes through a face, and nowhere else."""

import re
from pathlib import Path

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from core.figures import depth
from core.figures.depth import Depth, between, within
from core.figures.objects.vectors import vectors as picture
from core.figures.space import Space, camera
from core.figures.svg import svg
from core.numbers.arrays import Vector
from core.objects.vectors import vectors

STAGE = Path(__file__).parents[2] / "pages" / "shared" / "stage" / "depth.js"
points = st.tuples(*[st.integers(-6, 6)] * 3).map(lambda c: np.array(c) / 2.0)
faces = st.tuples(points, points, points).filter(lambda face: bool(np.cross(face[1], face[2]).any()))
sides = st.tuples(st.integers(-180, 180), st.integers(-90, 90))


def eye(azimuth: float, elevation: float) -> Vector:
    return np.asarray(np.cross(*camera(azimuth, elevation)))


def behind(place: Vector, face: tuple[Vector, Vector, Vector], towards: Vector) -> bool | None:
    """Return whether a face is between a place and the eye; None where it is a matter of rounding."""
    corner, u, v = face
    a, b, s = np.linalg.solve(np.column_stack([u, v, -towards]), place - corner)
    if min(abs(a), abs(b), abs(a - 1), abs(b - 1), abs(s)) < 1e-2:
        return None
    return bool(0 < a < 1 and 0 < b < 1 and s > 0)


@given(points, points, st.lists(faces, max_size=3), sides)
def test_a_line_is_hidden_where_a_face_is_before_it(
    p: Vector, q: Vector, faces: list[tuple[Vector, Vector, Vector]], side: tuple[int, int]
) -> None:
    towards = eye(*side)
    for _, u, v in faces:
        n = np.cross(u, v)
        assume(abs(n @ towards) > 0.1 * np.linalg.norm(n))
    shares = Depth(towards, faces, 4.0).hidden(p, q)
    assert shares == sorted(shares)
    for t in np.linspace(0.013, 0.987, 12):
        expected = [behind(p + t * (q - p), face, towards) for face in faces]
        if None not in expected:
            assert any(start < t < end for start, end in shares) == any(expected)


@given(faces, sides)
def test_nothing_that_lies_in_a_face_is_hidden_by_it(face: tuple[Vector, Vector, Vector], side: tuple[int, int]) -> None:
    corner, u, v = face
    seen = Depth(eye(*side), [face], 4.0)
    for p, q in ((corner, corner + u), (corner, corner + u + v), (corner + v, corner + u), (corner - u, corner + v)):
        assert seen.hidden(p, q) == []


def test_shares_and_what_is_between_them_are_the_whole() -> None:
    hidden = [(0.0, 0.25), (0.5, 0.75)]
    assert between(hidden) == [(0.25, 0.5), (0.75, 1.0)]
    assert between([]) == [(0.0, 1.0)]
    assert between([(0.0, 1.0)]) == []
    assert between(hidden, 0.6) == [(0.25, 0.5)]
    assert within(hidden, 0.6) == [(0.0, 0.25), (0.5, 0.6)]


def test_what_is_nearer_is_heavier() -> None:
    seen = Depth(eye(0, 0), [], 4.0)
    weights = [seen.weight(np.array([x, 1.0, 2]), np.array([x, -2.0, 0])) for x in (-9.0, -2, 0, 2, 9)]
    assert weights == [0.6, 0.8, 1, 1.2, 1.4]


def test_the_stage_has_the_same_measures() -> None:
    found = dict(re.findall(r"^const ([A-Z_]+) = ([\d.e-]+)", STAGE.read_text(), re.MULTILINE))
    assert {name: float(value) for name, value in found.items()} == {name: getattr(depth, name) for name in found}
    assert len(found) == 4


def test_what_is_below_the_floor_is_dashed_as_seen_from_above_and_not_from_below() -> None:
    def heads(b: tuple[float, float, float], elevation: float) -> int:
        figure = picture(vectors(np.array([2.0, 0, 1]), np.array(b)), "sum", camera=(-60.0, elevation))
        assert isinstance(figure, Space)
        return svg(figure, "").count(f' opacity="{depth.FAINT:g}"/>')

    assert heads((0.0, 1.0, 1.0), 20) == 0
    assert heads((0.0, 1.0, -0.5), 20) == 1  # b alone: its sum with a is above the floor again
    assert heads((0.0, 1.0, -0.5), -20) >= 2  # and now it is all the others that are behind it
