"""The page on factorizations: what is said is true, and agrees with what is shown and with the exported program."""

import re
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.figures.decompositions.factorizations import playing
from core.figures.film import place_at, texts_at
from core.figures.marks import Cells
from core.numbers.arrays import Array, InputError, matrix
from core.numbers.digits import exactly
from pages.decompositions.factorizations import EXAMPLES, LESSON, OPENS, State, by_size, hilbert, page
from pages.shared.state import from_address, from_stage, settle, to_address
from pages.shared.view import View
from tests.pages.programs import check_program, said, shown

sizes = st.integers(1, 8)
entries = st.one_of(st.integers(-3, 3).map(str), st.sampled_from(["1/3", "0.1", "-2/7", "sqrt(2)", "1e6", "1e-20", "0"]))
MOMENTS = st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.7, 0.9, 1.0])
TINY = State(A=matrix("1e-20 1; 1 1"), p=(1,))


def arrays(m: int, n: int) -> st.SearchStrategy[Array]:
    return st.lists(st.lists(entries, min_size=n, max_size=n), min_size=m, max_size=m).map(matrix)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (OPENS, "Row 1 − 0.25·row 3: that makes 0 below the pivot, and the multiplier 0.25 goes into L."),
        (replace(OPENS, t=0.0), "Column 1: the largest entry, 8, is in row 3. Rows 1 and 3 change places."),
        (State(A=matrix("0 1; 1 0"), t=0.0), "is in row 2. Row 1 has 0 there, which cannot be a pivot. Rows 1 and 2 change places."),
        (State(A=matrix("0 1; 1 0"), t=0.6), "Row 1 has 0 below the pivot already: nothing is subtracted, and its multiplier in L is 0."),
        (
            State(A=matrix("2 1; -2 0"), t=0.0),
            "the pivot is 2 in row 1, because no entry below is larger. No rows change places.",
        ),
        (State(A=matrix("2 1; -2 0"), p=(2,), t=0.0), "by hand the pivot is −2 in row 2, which is as large as any. Rows 1 and 2 change"),
        (State(A=matrix("2 1; -2 0"), t=0.5), "Row 2 + row 1: that makes 0 below the pivot, and the multiplier −1 goes into L."),
        (State(A=matrix("2 1; -2 0"), t=0.99), "Column 2: only row 2 is left, and its entry 1 is the last pivot."),
        (replace(TINY, t=0.0), "Column 1: by hand the pivot is 10⁻²⁰ in row 1, and not the largest entry."),
        (
            TINY,
            "entries grow by a factor of 10²⁰, by size no entry grows. The x of Ax = b is wrong by 100 %, and by size by 10⁻²⁰.",
        ),
        (by_size(TINY), "PA = LU with 2 pivots: no entry grows."),
        (State(A=matrix("1 2 3; 4 5 6; 7 8 9")), "PA = LU with 2 pivots, as many as the rank: no entry grows."),
        (State(A=matrix("0 0; 0 0")), "A is 0: there is no pivot, and U = A."),
        (State(A=matrix("0 0; 0 1"), t=0.0), "Column 1 has no pivot: all that is left in it below the pivots before is 0."),
        (State(A=matrix("sqrt(2) 1; 2 sqrt(2)"), t=0.9), "To sixteen digits, column 2 has no pivot"),
        (State(A=matrix("1e-20 0 1 1; 1 0 0 0; 2 0 0 1; sqrt(2) 0 0 0"), p=(1,)), "PA = LU with 3 pivots, as many as the rank"),
        (State(A=matrix("1e-20 1 1; 1 1 1.5; 1 2 7"), p=(1,)), "But in float64 one of them is 0, and Ax = b cannot be solved."),
    ],
)
def test_what_is_said(state: State, words: str) -> None:
    assert words in said(page(settle(state))).replace("\u00a0", " ")


@given(st.data(), sizes, sizes, MOMENTS)
def test_what_is_said_is_so(data: st.DataObject, m: int, n: int, t: float) -> None:
    A = data.draw(arrays(m, n))
    p = tuple(data.draw(st.lists(st.integers(0, m), max_size=n)))
    state = settle(State(A=A, p=p, t=t))
    view = page(state)
    text, result = said(view), view.seen
    assert 20 < len(text) < 320
    step = result.steps[playing.current(t, len(result.steps))]
    if not (t == 1.0 or max(m, n) > 6):
        before = result.before(step)
        if found := re.match(r"Row (\d+) ([−+]) (?:(\S+)·)?row (\d+): .*multiplier (\S+) goes", text):
            row, sign, factor, pivot, multiplier = found.groups()
            i, k = int(row) - 1, int(pivot) - 1
            assert step.W[i][step.column] == 0 != before.W[i][step.column]
            assert before.W[i][step.column] / before.W[k][step.column] == step.multiplier
            assert exactly(step.multiplier) == multiplier == (factor or "1" if sign == "−" else f"−{factor or 1}")
        elif "change places" in text and "No rows" not in text:
            a, b = re.search(r"Rows (\d+) and (\d+) change", text).groups()  # type: ignore[union-attr]
            assert {int(a) - 1, int(b) - 1} == {i for i, j in zip(before.order, step.order, strict=True) if i != j}
        elif "no pivot" in text:
            assert not any(before.W[i][step.column] for i in before.order[step.rank :])
        if "by hand" in text:
            column = [abs(before.W[i][step.column]) for i in before.order[step.rank :]]
            assert ("as large as any" in text) == (abs(before.W[step.pivot][step.column]) == max(column))
        elif "largest entry, " in text or "no entry below is larger" in text:
            column = [abs(before.W[i][step.column]) for i in before.order[step.rank :]]
            assert abs(before.W[step.pivot][step.column]) == max(column)
    elif A.exact and "A is 0" not in text:
        assert f"with {result.rank} pivot" in text
        assert ("as many as the rank" in text) == (result.rank < min(m, n))
    assert all(proof.ok for proof in view.proofs), view.proofs
    assert np.isfinite(page(state).figure.half)
    check_program(view, {"error of x": 1.0, "error of x by size": 1.0})


@pytest.mark.parametrize("state", [OPENS, TINY, *(example.state for example in EXAMPLES)])
def test_a_film_is_at_every_moment_what_is_drawn(state: State) -> None:
    for t in (0.0, 0.1, 0.37, 0.5, 0.9, 1.0):
        view = page(replace(state, t=t))
        assert view.film
        if view.film.frames is None:
            assert max(state.A.shape) > 6 or not view.seen.steps  # of Cholesky, where A is not symmetric
            continue
        frames = view.film.frames()
        marks: dict[str, Any] = {mark.name: mark for figure in view.figures for mark in figure.marks}
        assert set(frames.places) | set(frames.texts) <= set(marks)
        for name, places in frames.places.items():
            assert {points.shape for points in places.values()} == {marks[name].points.shape}
            assert place_at(places, t) == pytest.approx(marks[name].points, nan_ok=True)
        for name, texts in frames.texts.items():
            assert [*texts_at(texts, t)] == [*marks[name].texts], name


def ways(view: View) -> dict[str, Any]:
    return {handle.array: handle.way for figure in view.figures for handle in figure.handles}


def test_a_pivot_is_picked_where_it_is_taken() -> None:
    view = page(replace(OPENS, t=0.0))
    assert ways(view)["p"].picks == (1, 2, 3)
    state, _ = from_stage(replace(OPENS, t=0.0), {"p": "2"})
    assert state.p == (2,)
    assert "by hand the pivot is 4 in row 2" in said(page(state))
    assert from_stage(state, {"p": "3"})[0].p == ()
    assert "p" not in ways(page(OPENS))
    zero = page(State(A=matrix("0 1; 1 0"), t=0.0))
    assert "p" not in ways(zero)


def test_links_hold_pivots_and_leave_out_what_is_largest_anyway() -> None:
    found, notices = from_address(State, {"A": "1,2;3,4", "p": "1"})
    assert (found.p, notices) == ((1,), [])
    assert to_address(found)["p"] == "1"
    assert from_address(State, {"A": "1,2;3,4", "p": "2,7,9"})[0].p == ()
    (notice,) = from_address(State, {"p": "first"})[1]
    assert "no place" in notice.say


def test_large_matrices_are_numbers_and_no_film() -> None:
    view = page(EXAMPLES[10].state)
    assert [*ways(view)] == []
    assert view.film
    assert view.film.say == "Steps are drawn up to 6 × 6: this is the end."
    assert shown(view)["pivots"] == "8"


def test_tables_are_exact() -> None:
    tables = {table.name: table.rows for table in page(OPENS).tables}
    assert tables["L"] == [["1", "0", "0"], ["0.25", "1", "0"], ["0.5", "2/3", "1"]]
    assert tables["U"] == [["8", "7", "9"], ["0", "−0.75", "−1.25"], ["0", "0", "−2/3"]]
    assert tables["PA"][0] == ["8", "7", "9"]
    assert Fraction(2, 3) * Fraction(-3, 4) == Fraction(-1, 2)


def test_multiplications_by_0_are_counted_and_that_is_said() -> None:
    view = page(State(A=matrix("0 1; 1 0"), t=0.5))
    assert "nothing is subtracted" in said(view)
    assert {number.name: number.text for row in view.numbers for number in row}["multiplications"] == "2"
    assert "by 0 counted as any other" in LESSON.names["multiplications"]


@pytest.mark.parametrize(
    ("link", "p", "why"),
    [
        ({"p": "9,9"}, (), "there is no row 9 for column 1, and there is no row 9 for column 2"),
        ({"A": "1,2;0,4", "p": "2"}, (), "row 2 has 0 in column 1"),
        ({"A": "1,2;3,4", "p": "0,2,1"}, (), "row 2 has given a pivot before column 2, and there is no column 3"),
        ({"A": "0,0;0,1", "p": "1"}, (), "column 1 has no pivot"),
        ({"A": "1,2;3,4", "p": "1,7"}, (1,), "there is no row 7 for column 2"),
        ({"A": "1,2;3,4", "p": "2,1"}, (), ""),
        ({"A": "1,2;3,4", "p": "1,2"}, (1,), ""),
        ({"kind": "qr", "p": "9"}, (), ""),
    ],
)
def test_a_link_with_pivots_that_are_none_is_told_so(link: dict[str, str], p: tuple[int, ...], why: str) -> None:
    state, notices = from_address(State, link)
    assert state.p == p
    assert [notice.say for notice in notices] == ([f"p in the link: {why}. The largest entry is taken for its pivot there."] if why else [])


def test_the_largest_pivots_are_not_taken_twice() -> None:
    with pytest.raises(InputError, match="already"):
        by_size(State())
    assert by_size(TINY).p == ()


@pytest.mark.parametrize(
    ("state", "steps"),
    [
        (OPENS, 6),
        (State(kind="qr", way="modified", A=matrix("3 1; 1 2")), 3),
        (State(kind="qr", way="givens"), 3),
        (State(kind="cholesky", A=matrix("4 2; 2 3")), 2),
    ],
)
def test_the_player_goes_a_whole_step_and_names_the_step_that_the_sentence_tells(state: State, steps: int) -> None:
    film = page(state).film
    assert film
    assert film.frames
    frames = film.frames()
    assert [frames.times[k] for k in frames.stops] == [k / steps for k in range(steps + 1)]
    names = [frames.names[k] for k in frames.stops]
    assert names == ["the start", *(f"step {k} of {steps}" for k in range(1, steps + 1))]
    assert [frames.readouts[k] for k in (0, -1)] == ["nothing is done yet", film.at_rest]
    for t, name, readout in zip(frames.times, frames.names, frames.readouts, strict=True):
        k = names.index(name)
        assert k == (playing.current(t, steps) + 1 if t else 0)
        assert readout == frames.readouts[frames.stops[k]]


def test_cells_of_fractions_that_are_cut_say_so_and_are_told_where_they_stand() -> None:
    board = page(State(A=hilbert(6))).figures[0]
    marks = {mark.name: mark for mark in board.marks if isinstance(mark, Cells)}
    order = page(State(A=hilbert(6))).seen.order
    assert [text for text in marks["W"].texts if "≈" in text] == ["≈−5.726·10⁻⁷"]
    for name in ("L", "W"):
        assert [marks[name].entries[6 * i] for i in order] == [0, 6, 12, 18, 24, 30]
    tall = {mark.name: mark for mark in page(State(A=matrix("1 2; 3 4; 5 6; 7 8"))).figures[0].marks if isinstance(mark, Cells)}
    assert all(tall["L"].texts)
