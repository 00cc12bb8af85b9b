"""Singular values in space: where lines go, which have one of their own, and the three acts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.decompositions.svd import svd
from core.figures.decompositions.svd import svd as pictures
from core.figures.decompositions.svd_space import film, is_unique
from core.figures.figure import Figure
from core.figures.marks import Ball, Cloud, Line
from core.numbers.arrays import Matrix, matrix

SHAPES = ((3, 3), (2, 3), (3, 2))
spatial = st.sampled_from(SHAPES).flatmap(lambda shape: arrays(np.float64, shape, elements=st.integers(-9, 9).map(float)))


def shown(A: Matrix) -> tuple[Figure, Figure]:
    before, after, _ = pictures(svd(A, matrix(A.tolist()).exact), None, 1)
    return before, after


@given(spatial)
def test_lines_are_taken_to_half_axes_at_right_angles(A: Matrix) -> None:
    result, (_, after) = svd(A, matrix(A.tolist()).exact), shown(A)
    axes = [mark for mark in after.marks if isinstance(mark, Line) and mark.name.startswith("ellipse axis")]
    assert len(axes) == sum(is_unique(result, k) for k in range(result.rank))
    for axis in axes:
        k = int(axis.name[-1]) - 1
        end = A @ axis.points[:, 1]
        assert np.linalg.norm(end) == pytest.approx(result.sigma[k], rel=1e-9, abs=1e-12 * result.spectral)


@given(spatial)
def test_the_acts_lead_from_the_identity_to_the_matrix_by_turns_and_a_stretch(A: Matrix) -> None:
    result = svd(A, matrix(A.tolist()).exact)
    found = film(result).frames
    assert found is not None
    frames, (m, n) = found(), A.shape
    maps = frames.maps["A"]
    assert np.allclose(maps[0], np.eye(3), atol=1e-12)
    assert np.allclose(maps[-1][:m, :n], A, atol=1e-12 * (result.spectral or 1))
    stages = dict(frames.stages)
    for t, M in zip(frames.times, maps, strict=True):
        if "turn by V′" in stages and t <= stages["turn by V′"]:
            assert np.allclose(M @ M.T, np.eye(3), atol=1e-9)
        if "turn by U" in stages and t >= stages.get("stretch by D", 0):
            assert np.allclose(np.linalg.svd(M, compute_uv=False)[: min(m, n)], result.sigma, atol=1e-9 * (result.spectral or 1))


@pytest.mark.parametrize(
    ("A", "lines"),
    [
        ("2 0 0; 0 1 0; 0 0 0.5", (0, 1, 2)),
        ("0 -2 0; 2 0 0; 0 0 1", (2,)),
        ("3 0 0; 0 0 -1; 0 1 0", (0,)),
        ("0 0 1; 1 0 0; 0 1 0", ()),
        ("1 2 3; 2 4 6; 3 6 9", (0,)),  # two lines go to 0, and any two in their plane do
        ("1 0 1; 0 1 1; 1 1 2", (0, 1, 2)),
        ("1 2 -1; 0 1 1", (0, 1, 2)),
        ("1 0 0; 0 1 0", (2,)),
        ("1 2 3; 2 4 6", (0,)),
        ("1 0; 0 1; 1 1", (0, 1)),
        ("1 0; 0 1; 0 0", ()),
    ],
)
def test_which_lines_have_a_direction_of_their_own(A: str, lines: tuple[int, ...]) -> None:
    given = matrix(A)
    result = svd(given.value, given.exact)
    assert tuple(k for k in range(given.shape[1]) if is_unique(result, k)) == lines
    before, _ = shown(given.value)
    assert tuple(k for k in range(3) if any(mark.name == f"v{k + 1} axis" for mark in before.marks)) == lines


def test_a_ball_and_its_image_and_points_on_both_sides() -> None:
    given = matrix("2 1 0; 0 1 1; 1 0 1")
    points = np.array([[1.0, 0, 0], [0, 2, 1]])
    before, after, _ = pictures(svd(given.value, given.exact), None, 1, points=(points, "k"))
    assert [mark.map for mark in before.marks if isinstance(mark, Ball | Cloud)] == ["C", "C"]
    assert [mark.map for mark in after.marks if isinstance(mark, Ball | Cloud)] == ["C A", "C A"]
    assert {handle.name for handle in after.handles} == {"A:0", "A:0:z", "A:1", "A:1:z", "A:2", "A:2:z"}
