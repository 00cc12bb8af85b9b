"""The board of an array: half-way over it lies on its diagonal, and in the end each number stands where it belongs."""

from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.figures.blocks import Block
from core.figures.film import place_at, texts_at
from core.figures.marks import Cells
from core.figures.objects.arrays import Shown, arrays
from core.figures.ways import Cells as ByCells
from core.objects.arrays import Arrays
from core.objects.arrays import arrays as found_of
from tests.core.objects.test_arrays import ORDERS, results


def board(result: Arrays, shown: Shown, t: float = 1.0) -> tuple[dict[str, Any], Any, Any]:
    texts = [str(int(entry)) for entry in result.A.ravel()]
    drawn, film = arrays(result, shown, t, texts)
    return {mark.name: mark for mark in drawn.marks}, drawn, film


def test_half_way_over_a_matrix_lies_on_its_diagonal() -> None:
    for shape in [(2, 3), (3, 3), (4, 1)]:
        marks, _, _ = board(found_of(np.arange(float(np.prod(shape))).reshape(shape), (0, 0)), "transpose", 0.5)
        x, y = marks["moving"].points
        line = marks["diagonal"].points
        assert line.shape == (2, 2)
        assert line[0, 0] < x.min() <= x.max() < line[0, 1]
        assert np.ptp(np.append(x + y, line.sum(axis=0))) == pytest.approx(0)


@pytest.mark.parametrize("order", [order for orders in ORDERS.values() for order in orders])
def test_each_number_goes_to_its_place_in_the_transpose(order: str) -> None:
    """By NumPy's transpose of positions, for every order of up to four axes; each keeps its colour, and the film goes straight."""
    shape = (2, 3, 4, 2)[: len(order)]
    P = np.arange(int(np.prod(shape))).reshape(shape)
    turned = np.transpose(P, tuple(map(int, order))) if order else P
    marks, _, film = board(found_of(P.astype(float), (0,) * len(order), order), "transpose")
    block = Block(turned.shape)
    to, wanted = marks["moving"].points[:, turned.ravel()], block.centres
    assert to - to[:, [0]] == pytest.approx(wanted - wanted[:, [0]])
    assert [marks[f"moving axis {k}"].role for k in range(len(order))] == [f"axis{axis}" for axis in order]
    assert [marks["reshape"].texts[k] for k in range(P.size)] == [str(k) for k in range(P.size)]
    is_still = list(order) == sorted(order)
    assert (film.frames is None) == is_still
    assert ("diagonal" in marks) == (order == "10")
    if film.frames:
        ways = film.frames().places["moving"]
        assert place_at(ways, 0.5) == pytest.approx((place_at(ways, 0.0) + place_at(ways, 1.0)) / 2)
        start, own = place_at(ways, 0.0), Block(shape).centres
        assert start - start[:, [0]] == pytest.approx(own - own[:, [0]])


@given(results(), st.sampled_from(get_args(Shown)))
def test_the_entry_is_picked_in_the_array_and_in_the_data(result: Arrays, shown: Shown) -> None:
    marks, drawn, _ = board(result, shown)
    ways = {handle.name: handle.way for handle in drawn.handles if isinstance(handle.way, ByCells)}
    assert {handle.array for handle in drawn.handles if isinstance(handle.way, ByCells)} == {"at"}
    assert ways["at"].centres.tolist() == marks["A"].points.tolist()
    assert ways["at:data"].centres.tolist() == marks["data"].points.tolist()
    assert ways["at"].shape == ways["at:data"].shape == result.A.shape
    x, y = ways["at:data"].centres
    line = ways["at:data"].line
    assert len(set(y[:line])) == 1
    assert x[:line].tolist() == sorted(x[:line])
    assert len(y) == line or y[line] < y[0]


@given(results(are_apart=True), st.sampled_from(get_args(Shown)))
def test_each_number_arrives_where_it_is_read(result: Arrays, shown: Shown) -> None:
    """Cells are in C order: what stands at a place in the end is the entry there of what is made of A."""
    marks, drawn, film = board(result, shown)
    made = result.transposed.array if shown == "transpose" else result.slice.array if result.slice else result.A
    if made.ndim < 3 and (name := {"transpose": "moving", "slice": "part"}.get(shown, "")) in marks:
        cells: Cells = marks[name]
        order = np.lexsort((cells.points[0], -cells.points[1]))  # down, and to the right
        assert [cells.texts[k] for k in order] == [str(int(entry)) for entry in made.ravel()]
    if shown == "sum" and result.sums:
        assert [text.replace("−", "-") for text in marks["sums"].texts] == [str(int(entry)) for entry in result.sums.array.ravel()]
        assert set(marks["terms"].texts) == {""}
    for mark in drawn.marks:  # all of it is on the board
        x, y = mark.points
        here = ~np.isnan(x)
        assert -1 < x[here].min() <= x[here].max() < drawn.width + 0.5
        assert -0.2 < -y[here].max() <= -y[here].min() < drawn.height + 0.5
    if film.frames:
        frames = film.frames()
        for name, places in frames.places.items():
            assert np.array_equal(place_at(places, 1.0), marks[name].points)
        for name, texts in frames.texts.items():
            assert list(texts_at(texts, 1.0)) == list(marks[name].texts)


@given(results())
def test_blocks_do_not_lie_on_each_other(result: Arrays) -> None:
    marks, _, _ = board(result, "transpose", 0.0)
    boxes = []
    for name in ("A", "moving", "reshape", "data"):
        (x, y), half = marks[name].points, marks[name].size / 2
        boxes.append((x.min() - half, x.max() + half, y.min() - half, y.max() + half))
    for k, one in enumerate(boxes):
        for other in boxes[:k]:
            is_beside = one[0] >= other[1] - 1e-9 or other[0] >= one[1] - 1e-9
            assert is_beside or one[2] >= other[3] - 1e-9 or other[2] >= one[3] - 1e-9
