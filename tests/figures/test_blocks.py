"""Cells of arrays on a board."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.figures.blocks import Block, connector, curve
from core.figures.board import Board
from core.figures.film import place_at, texts_at
from core.figures.svg import svg

shapes = st.lists(st.integers(1, 4), max_size=4).map(tuple)


@given(shapes)
def test_cells_lie_in_their_block_and_not_on_each_other(shape: tuple[int, ...]) -> None:
    block = Block(shape, 2.0, -1.0)
    x, y = block.centres
    assert len(x) == np.prod(shape)
    assert (x.min() - 0.5, x.max() + 0.5) == pytest.approx((block.left, block.right))
    assert (y.max() + 0.5, y.min() - 0.5) == pytest.approx((block.top, block.bottom))
    apart = np.abs(block.centres[:, :, None] - block.centres[:, None]).max(axis=0) + 2 * np.eye(len(x))
    assert apart.min() >= 1 - 1e-9
    names = block.axes("A")
    assert sorted(name.text for name in names) == [f"axis {k}" for k in range(len(shape))]
    assert len({tuple(name.points.ravel()) for name in names}) == len(shape)


@given(shapes, st.data())
def test_a_place_is_that_of_its_entry(shape: tuple[int, ...], data: st.DataObject) -> None:
    block, index = Block(shape), tuple(data.draw(st.integers(0, length - 1)) for length in shape)
    (flat,) = block.flat(*index)
    assert flat == (np.ravel_multi_index(index, shape) if shape else 0)
    assert block.cells(*index).tolist() == block.centres[:, [flat]].tolist()


def test_the_axes_go_to_the_right_and_down_and_slices_stand_beside_each_other() -> None:
    x, y = Block((2, 2, 3)).centres
    assert x[:3].tolist() == [0.5, 1.5, 2.5]
    assert y[:6].tolist() == [-0.5] * 3 + [-1.5] * 3
    assert (x[6], y[6]) == (4.0, -0.5)  # the next slice, after a gap
    assert Block((2, 1, 2, 3)).cells(1, 0, 0, 0).tolist() == [[0.5], [-3.0]]
    assert Block((2, 3)).flat(1) == [3, 4, 5]
    assert Block((2, 3)).flat(slice(None), 2) == [2, 5]


def test_a_board_has_all_of_its_cells_in_its_still_picture() -> None:
    block = Block((2, 3), 1, -1)
    board = Board("board", (block.drawn("A", ["1", "-2", "1/3", "4", "5", "6"], "first"),), 5, 4)
    points = board.placed(block.centres)
    assert np.abs(points[0]).max() + 0.5 <= 1.3 * board.half
    assert np.abs(points[1]).max() + 0.5 <= board.half
    assert ">−2</text>" in svg(board, "A")


def test_between_moments_points_go_straight_and_what_is_nowhere_stays_away() -> None:
    keys = {0.0: np.array([[0.0, 1], [0, np.nan]]), 2.0: np.array([[4.0, 5], [2, 2]])}
    assert place_at(keys, 1.0)[0].tolist() == [2, 3]
    assert np.isnan(place_at(keys, 1.0)[1, 1])
    assert place_at(keys, -1.0)[0].tolist() == [0, 1]
    assert place_at(keys, 5.0)[0].tolist() == [4, 5]
    assert texts_at({0.0: ["a"], 1.0: ["b"]}, 0.9) == ["a"]
    assert texts_at({0.0: ["a"], 1.0: ["b"]}, 1.0) == ["b"]


def test_a_connector_goes_from_end_to_end() -> None:
    start, end = np.array([1.0, 2]), np.array([4.0, -1])
    assert connector("c", start, end).points.T.tolist() == [[1, 2], [4, -1]]
    bent = curve(start, end)
    assert bent[:, 0].tolist() == [1, 2]
    assert bent[:, -1].tolist() == [4, -1]
