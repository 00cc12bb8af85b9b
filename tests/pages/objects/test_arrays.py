"""The page on arrays: every word and number of it against NumPy, over arrays of any shape."""

import re
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.figures.objects.arrays import Shown
from core.numbers.arrays import nested
from core.objects.arrays import WORDS, order_text, permuted
from pages.objects.arrays import State, page
from pages.shared.state import from_address, settle, to_address
from tests.core.objects.test_arrays import ORDERS
from tests.pages.programs import check_program, said, shown

shapes = st.lists(st.integers(1, 4), max_size=4).map(tuple).filter(lambda shape: np.prod(shape) <= 48)


@st.composite
def states(draw: st.DrawFn) -> State:
    shape = draw(shapes)
    size = int(np.prod(shape))
    A = nested(np.reshape(draw(st.lists(st.integers(-9, 9), min_size=size, max_size=size)), shape))
    place = tuple(draw(st.integers(0, n - 1)) for n in shape)
    show, order = draw(st.sampled_from(get_args(Shown))), draw(st.sampled_from(ORDERS[len(shape)]))
    axis, t = draw(st.integers(0, max(0, len(shape) - 1))), draw(st.sampled_from([0.0, 0.3, 1.0]))
    return settle(State(A=A, at=place, show=show, order=order, axis=axis, t=t))


@given(states())
def test_what_is_said_is_so(state: State) -> None:
    """Sentences name expressions of NumPy's: computed of positions, they say where in the data each entry lies."""
    A: Any = state.A.value
    P = np.arange(A.size).reshape(A.shape)
    text = said(page(state)).replace("−", "-")
    if A.ndim == 0:
        assert text.startswith("A is a scalar: it has no axis, an empty shape and one number, ")
        return
    where = re.match(r"A\[([\d, ]+)\] = (\S+) is number (\d+) of the data, counted from 0: ([\d·+ ]+)\. ", text)
    assert where
    place = tuple(map(int, where[1].split(", ")))
    assert place == state.at
    assert float(where[2]) == A[place]
    assert int(where[3]) == P[place] == eval(where[4].replace("·", "*"))
    assert [int(term.split("·")[1]) * 8 for term in where[4].split(" + ")] == list(A.copy().strides)
    rest = text[where.end() :]
    if state.show == "transpose":
        _check_transpose(rest, A, P, place)
    elif state.show == "slice":
        found = re.fullmatch(
            r"(A\[[^]]+\]) has one index along axis (\d), which goes: (\(.*?\)) becomes (\(.*?\))\. It begins at number (\d+) of the data"
            r"(?: and goes on in steps of ([\d and]+))?\. It is a view: what is written into it is written into A\.",
            rest,
        )
        assert found
        part = eval(found[1], {"A": P})
        assert np.array_equal(part, P.take(place[int(found[2])], axis=int(found[2])))
        assert (found[3], found[4]) == (str(A.shape), str(part.shape))
        assert int(found[5]) == part.ravel()[0]
        assert [int(step) * 8 for step in (found[6] or "").split(" and ") if step] == list(part.strides)
        assert np.shares_memory(part, P)
    else:
        found = re.fullmatch(
            r"A\.sum adds up along axis (\d), which goes: (\(.*?\)) becomes (\(.*?\))\. In the sum that has it, (.*) (?:=|make) (\S+)\.",
            rest,
        )
        assert found
        sums = A.sum(axis=int(found[1]))
        assert (found[2], found[3]) == (str(A.shape), str(np.shape(sums)))
        wanted = A[tuple(slice(None) if k == int(found[1]) else index for k, index in enumerate(place))]
        assert float(found[5]) == wanted.sum()
        assert found[4] == f"{len(wanted)} numbers" or eval(found[4]) == wanted.sum()


def _check_transpose(rest: str, A: Any, P: Any, place: tuple[int, ...]) -> None:
    if A.ndim == 1:
        assert rest == f"One axis has nothing to be swapped with: A.T is A, {A.T.shape}, and no column."
        return
    found = re.fullmatch(
        r"(A\.\S+?(?:\([\d, ]+\))?) has it at \[([\d, ]+)\], (A\.reshape\([\d, ]+\)), of the same shape, at \[([\d, ]+)\]: (.*)\.", rest
    )
    assert found, rest
    turned, reshaped = (eval(found[k], {"A": P}) for k in (1, 3))
    assert turned.shape == reshaped.shape
    for array, index in ((turned, found[2]), (reshaped, found[4])):
        assert array[tuple(map(int, index.split(", ")))] == P[place]
    apart = np.count_nonzero(A.ravel()[turned] != A.ravel()[reshaped])
    assert found[5] == (f"the two differ at {apart} of {A.size} places" if apart else "here both hold the same numbers everywhere")


@given(states())
def test_the_program_prints_the_numbers(state: State) -> None:
    check_program(page(state), {"sum": 1e3, "sum of all": 1e3})


@given(states())
def test_a_link_opens_it_again(state: State) -> None:
    assert from_address(State, to_address(state)) == (settle(state), [])


@given(states())
def test_views_are_numpys(state: State) -> None:
    (table,) = page(state).tables
    A = np.array(state.A.value)
    for expression, shape, strides, shares in table.rows:
        array = eval(expression, {"A": A})
        assert shape == str(np.shape(array))
        assert shares == ("yes" if np.shares_memory(A, array) else "no")
        if shares == "yes":
            assert strides == str(array.strides)
    assert table.note.startswith(f"{sum(row[-1] == 'yes' for row in table.rows)} of {len(table.rows)} share")


def test_rank_is_shown_of_a_matrix_alone() -> None:
    assert shown(page(State(A=nested("[[1,2],[2,4]]"), at=(0, 0))))["rank"] == "1"
    assert "rank" not in shown(page(State(A=nested("[1,2]"), at=(0,))))


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("shape", [(), (3,), (2, 3), (2, 3, 4), (2, 2, 2, 3)])
def test_a_link_with_a_word_for_an_order_opens_it(word: str, shape: tuple[int, ...]) -> None:
    A = nested(np.arange(float(np.prod(shape))).reshape(shape))
    state, notices = from_address(State, to_address(State(A=A)) | {"order": word})
    assert notices == []
    assert permuted(len(shape), state.order) == permuted(len(shape), word)
    assert to_address(state).get("order", "") == order_text(permuted(len(shape), word))


def test_orders_that_are_none_are_refused_and_others_fit_the_array() -> None:
    for text in ("11", "12", "013", "0a", "-1", "10 ", "٠١"):
        state, (notice,) = from_address(State, {"order": text})
        assert (state.order, notice.at) == ("", "order")
        assert "is no order of axes: write each axis once, from 0, as 120, or reverse, last, first or roll." in notice.say
    assert from_address(State, {"order": "10"})[0].order == ""  # all reversed, as ever
    assert from_address(State, {"order": "01"})[0].order == "01"
    assert from_address(State, {"order": "2031"})[0].order == "01"


def test_where_no_axis_changes_places_nothing_moves() -> None:
    view = page(settle(State(order="01")))
    assert "A.transpose(0, 1) has it at [0, 2], A.reshape(2, 3), of the same shape, at [0, 2]: here both hold the same" in said(view)
    assert view.film
    assert view.film.frames is None
    assert view.film.say == "Nothing moves: all axes stay where they are."
    assert "diagonal" not in {mark.name for mark in view.figure.marks}


def test_the_player_says_how_far_each_number_has_come() -> None:
    """Its words go on after "each number at t = 0.50 is"."""
    told = {}
    for show in get_args(Shown):
        film = page(State(show=show)).film
        assert film
        assert film.frames
        readouts = film.frames().readouts
        assert readouts[-1] == film.at_rest
        told[show] = (film.caption, readouts[0], readouts[10], readouts[-1])
    assert told["transpose"] == ("each number", "where A has it", "50\u00a0% of the way over", "where A.T has it")
    assert told["slice"] == ("each number", "where A has it", "50\u00a0% of the way over", "where the slice has it")
    assert told["sum"] == ("each sum", "of 0 of 2 numbers", "of 1 of 2 numbers", "of 2 of 2 numbers")


def test_typed_numbers_are_quoted_and_what_is_rounded_says_so() -> None:
    text = said(page(State(A=nested("[1/3, -1/6, 0.5]"), at=(1,), show="sum", axis=0)))
    assert "A[1] = −1/6 is number 1" in text
    assert "1/3 − 1/6 + 0.5 = 2/3." in text
    text = said(page(State(A=nested("[√2, 1]"), at=(0,), show="sum", axis=0)))
    assert "A[0] = √2 is number 0" in text
    assert "√2 + 1 ≈ 2.414." in text
    assert "one number, 1/3." in said(page(State(A=nested("1/3"), at=())))
