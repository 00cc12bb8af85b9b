"""Masks: what is inside, and the ranks of what is left."""

from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.products.masks import Masked, Shape, is_beyond, mask, rank, thinned

places = st.tuples(st.floats(-1.5, 1.5), st.floats(-1.5, 1.5)).map(np.array)
shapes = st.tuples(st.integers(1, 20), st.integers(1, 20))


@given(shapes, st.sampled_from(get_args(Shape)), places, places, st.integers(0, 2**32))
def test_masks(shape: tuple[int, int], kind: Shape, centre: np.ndarray, edge: np.ndarray, seed: int) -> None:
    M = mask(shape, kind, centre, edge)
    assert M.shape == shape
    assert set(np.unique(M)) <= {0.0, 1.0}
    A = np.random.default_rng(seed).integers(0, 256, shape).astype(float)
    found = Masked(A, M, int(np.linalg.matrix_rank(A)))
    assert not (is_beyond(shape, centre, edge) and M.any())
    assert found.mask_rank == (np.linalg.matrix_rank(M) if M.any() else 0)  # nested rows are independent
    assert found.rank == np.linalg.matrix_rank(A * M)
    assert found.rank <= found.most_rank
    assert all(proof.ok for proof in found.proofs)


def test_a_pixel_is_inside_by_its_middle() -> None:
    M = mask((4, 6), "rectangle", np.zeros(2), np.array([1.0, 0.3]))
    assert M.tolist() == [[0] * 6, [0, 1, 1, 1, 1, 0], [0, 1, 1, 1, 1, 0], [0] * 6]
    assert mask((4, 4), "disc", np.zeros(2), np.array([0.8, -0.8])).sum() == 12
    assert not mask((4, 4), "disc", np.zeros(2), np.zeros(2)).any()
    assert mask((4, 4), "disc", np.array([0.75, 0.75]), np.array([0.1, 0.1])).tolist()[0] == [0, 0, 0, 1]


def test_an_image_is_thinned_as_little_as_will_do() -> None:
    A = np.arange(12.0).reshape(3, 4)
    assert thinned(A)[1] == 1
    found, step = thinned(A, 2)
    assert (found.tolist(), step) == ([[0, 2], [8, 10]], 2)


@pytest.mark.parametrize("shape", [(3, 3), (1, 4)])
def test_nothing_has_rank_0(shape: tuple[int, int]) -> None:
    assert rank(np.zeros(shape)) == 0


def test_a_mask_is_beyond_an_image_where_no_part_of_it_is_over_it() -> None:
    half = np.array([0.5, 0.25])
    for centre, is_out in [((2.5, 0), True), ((-2.6, 0), True), ((2.4, 0), False), ((0, 1.25), True), ((0, -1.2), False), ((0, 0), False)]:
        assert is_beyond((4, 8), np.array(centre), half) == is_out
