"""Arrays: NumPy says where each number lies, and what is a view."""

from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers.arrays import nested
from core.objects import arrays as module
from core.objects.arrays import WORDS, Arrays, arrays, index_text, order_text, permuted, strides

shapes = st.lists(st.integers(1, 4), max_size=4).map(tuple).filter(lambda shape: np.prod(shape) <= 48)
ORDERS = {n: ["".join(order) for order in permutations("0123"[:n])] for n in range(5)}  # every order of up to four axes


@st.composite
def results(draw: st.DrawFn, *, are_apart: bool = False) -> Arrays:
    """Return what is found of an array: of whole numbers, or of numbers that all differ."""
    shape = draw(shapes)
    size = int(np.prod(shape))
    entries = draw(st.permutations(range(size)) if are_apart else st.lists(st.integers(-9, 9), min_size=size, max_size=size))
    place = tuple(draw(st.integers(0, n - 1)) for n in shape)
    axis = draw(st.integers(0, max(0, len(shape) - 1)))
    A = nested(np.reshape(entries, shape))
    return arrays(A.value, place, draw(st.sampled_from(ORDERS[len(shape)])), axis, A.exact if draw(st.booleans()) else None)


@given(results(are_apart=True))
def test_index_strides_and_position_are_numpys(found: Arrays) -> None:
    A = np.array(found.A, order="C")
    assert found.A.strides == A.strides == tuple(8 * stride for stride in found.strides)
    assert found.flat == (np.ravel_multi_index(found.place, A.shape) if A.ndim else 0)
    assert found.value == A.ravel()[found.flat] == A[found.place]
    assert found.order == A.ndim
    assert all(proof.ok for proof in found.proofs)


@given(shapes)
def test_strides_are_the_products_of_the_lengths_after(shape: tuple[int, ...]) -> None:
    assert strides(shape) == tuple(stride // 8 for stride in np.empty(shape).strides)


@given(results(are_apart=True))
def test_a_transpose_has_at_the_swapped_index_what_a_has_at_the_index(found: Arrays) -> None:
    turned = found.transposed
    assert sorted(turned.axes) == list(range(found.order))
    assert np.array_equal(turned.array, found.A.transpose(turned.axes))
    assert turned.array[turned.index] == found.value == turned.reshaped[turned.index_reshaped]
    assert turned.reshaped.shape == turned.array.shape
    assert turned.reshaped.ravel().tolist() == found.A.ravel().tolist()
    assert turned.apart == sum(a != b for a, b in zip(turned.array.ravel(), turned.reshaped.ravel(), strict=True))


def test_words_for_orders_of_axes_are_those_of_numpy() -> None:
    for n in range(5):
        A = np.empty(tuple(range(2, 2 + n)))
        assert A.transpose(permuted(n, "reverse")).shape == A.transpose(permuted(n, "")).shape == A.T.shape
        assert set(permuted(n, "roll")) == set(range(n))
        if n > 1:
            assert A.transpose(permuted(n, "last")).shape == np.swapaxes(A, -1, -2).shape
            assert A.transpose(permuted(n, "first")).shape == np.swapaxes(A, 0, 1).shape
            assert A.transpose(permuted(n, "roll")).shape == np.moveaxis(A, 0, -1).shape


def test_every_order_of_up_to_four_axes_is_numpys() -> None:
    """Places, strides, what shares memory, and how it is written."""
    for n, orders in ORDERS.items():
        A = np.arange(float(np.prod(range(2, 2 + n)))).reshape(tuple(range(2, 2 + n)))
        place = tuple(range(n))
        for order in orders:
            axes = tuple(map(int, order))
            assert permuted(n, order) == permuted(n, order_text(axes)) == axes
            turned = arrays(A, place, order).transposed
            wanted = np.transpose(A, axes)
            assert np.array_equal(turned.array, wanted)
            assert (turned.array.shape, turned.array.strides) == (wanted.shape, wanted.strides)
            assert np.shares_memory(turned.array, turned.reshaped)
            assert turned.array[turned.index] == A[place] == turned.reshaped[turned.index_reshaped]
            assert turned.apart == np.count_nonzero(wanted != A.reshape(wanted.shape))


def test_an_order_is_one_whatever_number_of_axes_it_was_of() -> None:
    for n in range(5):
        for order in ["", *WORDS, *(order for orders in ORDERS.values() for order in orders)]:
            axes = permuted(n, order)
            assert sorted(axes) == list(range(n))
            assert permuted(n, order_text(axes)) == axes
    assert permuted(4, "120") == (0, 2, 3, 1)
    assert permuted(2, "2031") == (0, 1)


def test_a_vector_is_its_own_transpose_and_a_row_is_not() -> None:
    vector, row, column = (np.arange(4.0).reshape(shape) for shape in [(4,), (1, 4), (4, 1)])
    assert arrays(vector, (1,)).transposed.array.shape == (4,)
    assert arrays(row, (0, 1)).transposed.array.shape == (4, 1)
    assert arrays(column, (1, 0)).transposed.array.shape == (1, 4)
    assert arrays(np.array(5.0), ()).transposed.array.shape == ()


@given(results(are_apart=True))
def test_a_slice_is_numpys(found: Arrays) -> None:
    if not found.order:
        assert (found.slice, found.sums) == (None, None)
        return
    of = found.slice
    assert of
    wanted = found.A.take(of.at, axis=of.axis)
    assert np.array_equal(of.array, wanted)
    assert found.A.ravel()[list(of.entries)].tolist() == wanted.ravel().tolist()
    assert np.shares_memory(of.array, found.A)
    assert of.start == min(of.entries)
    steps = sum(k * gap for k, gap in zip(np.indices(wanted.shape), of.gaps, strict=True)) + of.start
    assert np.ravel(steps).tolist() == list(of.entries)
    assert np.array_equal(eval(f"A[{index_text(found.order, of.axis, of.at)}]", {"A": found.A}), wanted)
    assert found.flat in of.entries


@given(results())
def test_sums_are_numpys(found: Arrays) -> None:
    if not (sums := found.sums):
        return
    assert np.array_equal(sums.array, found.A.sum(axis=sums.axis))
    assert sums.value == found.A.ravel()[list(sums.entries)].sum()
    assert found.flat in sums.entries
    assert sums.are_zero == (not sums.array.any())


def test_sums_of_fractions_are_zero_where_those_of_floats_are_not() -> None:
    A = nested("[0.1,0.2,-0.3]")
    found = arrays(A.value, (0,), exact=A.exact).sums
    assert found
    assert (found.are_zero, found.value) == (True, 0)
    assert A.value.sum() != 0


@given(results())
def test_what_shares_memory_does(found: Arrays) -> None:
    """A number that is written into a view is written into A, and one that is written into a copy is not."""
    for each in found.shared:
        A, before = found.A, found.A.copy()
        flag = each.array.flags.writeable
        each.array.flags.writeable = True
        each.array[...] = 1000.0
        assert each.is_view == bool((before != A).any()), each.expression
        A[...] = before
        each.array.flags.writeable = flag


@given(results())
def test_expressions_are_numpys(found: Arrays) -> None:
    for each in found.shared:
        if not each.is_view:
            continue
        there: Any = eval(each.expression, {"A": found.A})
        assert (there.shape, there.strides) == (each.array.shape, each.strides), each.expression
        assert np.array_equal(there, each.array)


@pytest.mark.parametrize(
    ("text", "rank"), [("[[1,2],[2,4]]", 1), ("[[1,2],[3,4]]", 2), ("[[0,0]]", 0), ("[1,2]", None), ("5", None), ("[[[1]]]", None)]
)
def test_rank_is_no_number_of_axes(text: str, rank: int | None) -> None:
    A = nested(text)
    place = (0,) * A.value.ndim
    assert arrays(A.value, place, exact=A.exact).rank == arrays(A.value, place).rank == rank


def test_a_wrong_transpose_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where all numbers are alike."""
    monkeypatch.setattr(module, "positions", lambda shape: np.arange(int(np.prod(shape)))[::-1].reshape(shape))
    found = arrays(np.ones((2, 3)), (0, 0))
    assert not found.proofs[0].ok
