"""Solids: the cube, the letter, the ball as it is seen, and the two handles of a tip."""

from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.figures.marks.ball import facing, outline
from core.figures.solids import CUBE, LETTER, across, cube, sheet, sheet_face, tips
from core.figures.space import camera
from core.numbers.arrays import Matrix, Vector

entries = st.lists(st.integers(-4, 4), min_size=9, max_size=9).map(lambda c: np.reshape(c, (3, 3)) / 2.0)
sides = st.tuples(st.integers(-180, 180), st.integers(-90, 90))


def test_the_cube_has_twelve_edges_and_six_faces() -> None:
    edges = {frozenset(map(tuple, CUBE[:, k : k + 2].T.tolist())) for k in range(0, CUBE.shape[1], 3)}
    assert len(edges) == 12
    assert all(np.linalg.norm(np.subtract(*edge)) == 1 for edge in edges)
    corners = {
        tuple(sorted(tuple(face.corner + s * face.sides[0] + t * face.sides[1]) for s, t in product((0, 1), repeat=2)))
        for face in cube("C A")
    }
    assert len(corners) == 6


def test_no_isometry_but_the_identity_takes_the_letter_to_itself() -> None:
    points = LETTER[:, np.isfinite(LETTER[0])]
    points = points - points.mean(axis=1, keepdims=True)

    def places(of: Matrix) -> list[tuple[float, ...]]:
        return sorted(map(tuple, np.round(of.T, 9).tolist()))

    kept = [
        (order, signs)
        for order in permutations(range(3))
        for signs in product((-1, 1), repeat=3)
        if places(np.diag(signs) @ points[list(order)] + 0.0) == places(points)
    ]
    assert kept == [((0, 1, 2), (1, 1, 1))]
    assert len(np.unique(np.round(np.linalg.svd(points, compute_uv=False), 9))) == 3  # so that no slanted one does


@given(entries, sides)
def test_the_outline_of_a_ball_holds_its_image_and_touches_it(A: Matrix, side: tuple[int, int]) -> None:
    M = camera(*side) @ A
    assume(np.linalg.matrix_rank(M) == 2)
    edge = outline(M)
    gram = np.linalg.inv(M @ M.T)
    assert np.allclose(np.einsum("in,ij,jn->n", edge, gram, edge), 1)  # the support function of the image is ‖M′d‖
    assert np.allclose(np.abs(edge).max(axis=1), np.linalg.norm(M, axis=1), rtol=3e-3)


@given(entries, sides)
def test_what_of_a_ball_faces_the_eye_is_farther_towards_it_than_what_is_behind(A: Matrix, side: tuple[int, int]) -> None:
    C = camera(*side)
    front, eye = facing(C @ A, A, C), np.cross(*C)
    if np.linalg.matrix_rank(A) < 3:
        assert front is None
        return
    assert front is not None
    for u in np.random.default_rng(1).normal(size=(8, 3)):
        u /= np.linalg.norm(u)
        assert np.sign(front @ u) == np.sign(np.linalg.solve(A.T, u) @ eye)  # the normal of the image at A·u


def test_a_piece_of_a_plane_and_its_face_are_the_same() -> None:
    basis = np.linalg.qr(np.array([[1.0, 2], [0, 1], [3, 0]]))[0]
    area, edge = sheet("plane", basis, 2.0, "area")
    face = sheet_face(basis, 2.0)
    assert np.allclose(area.points, edge.points)
    assert np.allclose(face.corner + sum(face.sides), area.points[:, 2])
    assert np.allclose(np.cross(*basis.T) @ area.points, 0)


def test_a_tip_has_a_handle_for_its_place_and_one_for_its_height() -> None:
    assert [handle.name for handle in tips("A", 0, "first", "a₁", "first column of A")] == ["A:0", "A:0:z"]
    assert [handle.name for handle in tips("x", None, "input", "x", "vector x")] == ["x", "x:z"]


normals = st.tuples(*[st.floats(-1, 1)] * 3).map(np.array).filter(lambda v: np.linalg.norm(v) > 0.1).map(lambda v: v / np.linalg.norm(v))


@given(normals)
def test_the_square_of_a_plane_lies_level_and_is_the_same_for_both_its_normals(normal: Vector) -> None:
    basis = across(normal)
    assert basis.T @ basis == pytest.approx(np.eye(2), abs=1e-12)
    assert np.abs(normal @ basis).max() <= 1e-8
    assert basis[2, 0] == 0
    assert np.abs(basis.T @ across(-normal)) == pytest.approx(np.eye(2), abs=1e-12)


@pytest.mark.parametrize("normal", [[0.0, 0, 1], [0, 0, -1], [1e-17, -1e-17, 1]])
def test_the_square_of_a_level_plane_is_that_of_the_floor(normal: list[float]) -> None:
    assert np.array_equal(across(np.array(normal)), np.eye(3)[:, :2])
