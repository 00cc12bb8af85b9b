"""The page on arrays: every word and number of it against NumPy, over arrays of any shape."""

import re
from typing import Any, get_args

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.figures.objects.arrays import Shown
from core.numbers.arrays import nested
from core.objects.arrays import Permutation
from pages.objects.arrays import State, page
from pages.shared.state import from_address, settle, to_address
from tests.pages.programs import check_program, said, shown

shapes = st.lists(st.integers(1, 4), max_size=4).map(tuple).filter(lambda shape: np.prod(shape) <= 48)


@st.composite
def states(draw: st.DrawFn) -> State:
    shape = draw(shapes)
    size = int(np.prod(shape))
    A = nested(np.reshape(draw(st.lists(st.integers(-9, 9), min_size=size, max_size=size)), shape))
    place = tuple(draw(st.integers(0, n - 1)) for n in shape)
    show, order = draw(st.sampled_from(get_args(Shown))), draw(st.sampled_from(get_args(Permutation)))
    return State(
        A=A, at=place, show=show, order=order, axis=draw(st.integers(0, max(0, len(shape) - 1))), t=draw(st.sampled_from([0.0, 0.3, 1.0]))
    )


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
