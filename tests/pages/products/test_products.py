"""The page on products: what is said is true, and agrees with what is shown and with the exported program."""

import re
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.figures.plane import Plane
from core.numbers.arrays import Array, matrix
from core.products.products import WAYS, Way
from pages.products.products import EXAMPLES, State, page, swapped, transposed, with_A_transposed, with_B_transposed, with_gentle_maps
from pages.shared.state import from_stage, settle
from tests.pages.programs import check_program, said

sizes = st.integers(1, 6)
entries = st.one_of(st.integers(-9, 9).map(str), st.sampled_from(["1/3", "0.1", "-2/7", "sqrt(2)", "1e6"]))


WIDE = State(A=matrix("1 2 3; 4 5 6"), B=matrix("1 0; 2 -1; 0 3"))


def arrays(m: int, n: int) -> st.SearchStrategy[Array]:
    return st.lists(st.lists(entries, min_size=n, max_size=n), min_size=m, max_size=m).map(matrix)


def value(text: str) -> float:
    """Return the number that a text of the page stands for."""
    high = re.search(r"(?:(.*)·)?(−?)10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$", text)
    if not high:
        return float(Fraction(text.replace("−", "-")))
    power = int(high[3].translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")))
    return float((high[1] or f"{high[2]}1").replace("−", "-")) * 10.0**power


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({}, "Row 2 of A on column 2 of B: 4·0 + 5·(−1) + 6·3 = 13."),
        (
            {"A": "1/3 1/7; 1/11 1/13", "B": "1/17 1/19; 1/23 1/29"},
            "Row 2 of A on column 2 of B: 1/11·1/19 + 1/13·1/29 = 586/78793. AB is not BA.",
        ),
        ({"A": "1 1", "B": "1; 1.0000000000001"}, "1·1 + 1·1.0000000000001 ≈ 2."),
        ({"A": "1 sqrt(2)", "B": "1; 2", "way": "column"}, "1·a₁ + 2·a₂ ≈ (3.828)."),
        ({"t": 0.0}, "Next is row 1 of A on column 1 of B: 1·1 + 2·2 + 3·0."),
        ({"way": "column", "t": 0.0}, "Next, 1·a₁ is added to column 1 of AB."),
        ({"way": "row", "t": 0.2}, "Next, 2·b₂′ is added to row 1 of AB."),
        ({"way": "column", "t": 1 / 3}, "Column 1 of AB is made of columns of A: so far 1·a₁ + 2·a₂ = (5, 14)."),
        ({"way": "column", "t": 0.5}, "Column 1 of AB is made of columns of A: 1·a₁ + 2·a₂ + 0·a₃ = (5, 14)."),
        ({"way": "row", "t": 0.5}, "Row 1 of AB is made of rows of B: 1·b₁′ + 2·b₂′ + 3·b₃′ = (5, 7)."),
        ({"way": "outer", "t": 0.0}, "of 3 pairs: a₁b₁′ + a₂b₂′ + a₃b₃′; none of them is added yet."),
        ({"way": "outer", "t": 1 / 3}, "; 1 of 3 is added, and the sum so far has rank 1."),
        ({"way": "outer"}, "; 3 of 3 are added, and the sum so far has rank 2."),
        ({"A": "1 2; 3 4", "B": "1 2; 3 4"}, "3·2 + 4·4 = 22. AB = BA here."),
        ({"A": "0 1; 0 0", "B": "0 0; 1 0"}, "AB is not BA."),
        ({"A": "1/2 sqrt(2)", "B": "-1; 1"}, "1/2·(−1) + (sqrt(2))·1 ≈ 0.9142."),
        (
            {"A": "1 2 3", "B": "1 2 3"},
            "There is no AB: a row of A has 3 entries, a column of B has 1, and they make no pairs. "
            "AB′ exists: transpose B, or A′B exists: transpose A.",
        ),
        ({"A": "1 2 3; 4 5 6", "B": "1 2; 3 4"}, "BA exists: swap A and B."),
        (
            {"A": "1 2 3", "B": "1 2; 3 4"},
            "a row of A has 3 entries, a column of B has 2, and they make no pairs. No transpose mends that:",
        ),
        ({"A": "1 2 3", "B": "1 2; 3 4"}, "No transpose mends that: give B 3 rows."),
    ],
)
def test_what_is_said(state: dict[str, Any], words: str) -> None:
    made: dict[str, Any] = {name: matrix(part) if name in "AB" else part for name, part in state.items()}
    assert words in said(page(settle(replace(WIDE, **made))))


@given(st.data(), sizes, sizes, sizes, st.sampled_from(WAYS), st.sampled_from([0.0, 0.25, 0.5, 0.7, 1.0]))
def test_what_is_said_is_so(data: st.DataObject, m: int, n: int, p: int, way: Way, t: float) -> None:
    """Every sum in the sentence adds up, and is an entry, a column or a row of the product that NumPy finds."""
    A, B = data.draw(arrays(m, n)), data.draw(arrays(n, p))
    view = page(settle(State(A=A, B=B, way=way, t=t)))
    text, AB, size = said(view), A.value @ B.value, float((np.abs(A.value) @ np.abs(B.value)).max())
    i, j, k = view.seen.steps(way)[view.seen.current(way)][0].tolist()
    near = 2e-3 * max(1.0, size)
    is_made = view.seen.done(way) > view.seen.current(way)
    if way == "entry" and not is_made:
        assert text.startswith(f"Next is row {i + 1} of A on column {j + 1} of B: ")
    elif way in ("column", "row") and not is_made:
        assert f" is added to {way} {(j if way == 'column' else i) + 1} of AB." in text
    elif way == "entry":
        assert f"Row {i + 1} of A on column {j + 1} of B: " in text
        assert value(re.search(r"[=≈] (\S+?)\.(?: |$)", text)[1]) == pytest.approx(AB[i, j], abs=near)  # type: ignore[index]
    elif way in ("column", "row"):
        found = [value(part) for part in re.search(r"[=≈] \((.*?)\)\.", text)[1].split(", ")]  # type: ignore[index]
        part = A.value[:, : k + 1] @ B.value[: k + 1, j] if way == "column" else A.value[i, : k + 1] @ B.value[: k + 1]
        assert found == pytest.approx(part.tolist(), abs=near)
        assert ("so far" in text) == (k + 1 < n)
    else:
        added = view.seen.done("outer")
        assert (f"{added} of {n} " in text) == (added > 0)
    if m == n == p:
        commutes = np.abs(AB - B.value @ A.value).max() <= 1e-12 * max(1.0, size)
        assert ("AB = BA here." in text) == commutes == ("AB is not BA." not in text)
    assert len(text) < 320
    assert all(proof.ok for proof in view.proofs), view.proofs
    check_program(view, dict.fromkeys(("‖AB‖_F", "‖AB − BA‖_F"), size))


@given(st.data(), sizes, sizes, sizes, sizes)
def test_nothing_breaks_where_shapes_do_not_fit(data: st.DataObject, m: int, n: int, q: int, p: int) -> None:
    state = settle(State(A=data.draw(arrays(m, n)), B=data.draw(arrays(q, p))))
    view = page(state)
    check_program(view, dict.fromkeys(("‖AB‖_F", "‖AB − BA‖_F"), 100000000000000.0))
    fits = {"transpose B": with_B_transposed, "transpose A": with_A_transposed, "swap A and B": swapped}
    for words, repair in fits.items():
        if n != q and words in said(view):
            assert page(settle(repair(state))).seen.fits, words
    if n != q:
        assert view.tables == []
        assert view.film
        assert view.film.frames is None
        assert f"A has {n} column" in view.film.say


def test_the_tables_are_exact() -> None:
    tables = {table.name: table for table in page(EXAMPLES[12].state).tables}
    assert tables["AB"].rows == [["7/30", "−1/12"], ["37/300", "−0.075"]]
    assert tables["(AB)′"].rows == [["7/30", "37/300"], ["−1/12", "−0.075"]]
    assert "not AB" in tables["BA"].note
    square = {table.name: table.rows for table in page(EXAMPLES[2].state).tables}
    assert square["AB"] == square["BA"] == [["7", "10"], ["15", "22"]]
    assert square["AB − BA"] == [["0", "0"], ["0", "0"]]


@pytest.mark.parametrize(
    ("A", "B", "words"), [("0 -1; 1 0", "2 0; 0 1", "the F lands elsewhere. AB is not BA."), ("1 -1; 1 1", "2 3; -3 2", "because AB = BA.")]
)
def test_two_maps_one_after_the_other(A: str, B: str, words: str) -> None:
    view = page(State(A=matrix(A), B=matrix(B), way="plane"))
    assert words in said(view)
    assert [figure.name for figure in view.figures] == ["AB", "BA", "AB − BA"]
    AB, BA = view.seen.A @ view.seen.B, view.seen.B @ view.seen.A
    for figure, product in zip(view.figures, (AB, BA, AB - BA), strict=True):
        (letter,) = (mark for mark in figure.marks if mark.name == f"F under {figure.name}")
        assert figure.drawn(letter) == pytest.approx(product @ letter.points)
        assert max(np.abs(figure.drawn(mark)).max() for mark in figure.marks) <= figure.half


@given(arrays(2, 2), arrays(2, 2), st.sampled_from([0.0, 0.5, 12.0, 5000.0]))
def test_what_can_be_grabbed_is_in_view_and_so_is_the_F(A: Array, B: Array, half: float) -> None:
    view = page(State(A=A, B=B, way="plane", view=half))
    most = max(1.0, np.abs([A.value, B.value]).max())
    for figure in view.figures[:2]:
        assert isinstance(figure, Plane)
        assert figure.zooms
        assert figure.half == half or (not half and most < figure.half <= 4 * most)
        (letter,) = (mark for mark in figure.marks if mark.name == f"F under {figure.name}")
        assert np.abs(figure.drawn(letter)).max() <= figure.half
        assert ("F at 1 : " in figure.title) == any("times as large as it is drawn" in entry.says for entry in figure.legend)


def _planes(state: State) -> list[Plane]:
    return [figure for figure in page(state).figures[:2] if isinstance(figure, Plane)]


def test_a_large_F_is_drawn_smaller_and_what_can_be_grabbed_as_it_is() -> None:
    first, second = _planes(State(way="plane"))
    assert (first.half, second.half) == (12, 12)
    assert first.title == "AB: first B, then A; F at 1 : 10"
    (opens, turned) = (page(state).film for state in (State(way="plane"), EXAMPLES[8].state))
    assert opens
    assert turned
    assert "“Gentle maps”" in opens.say
    assert turned.say == "Grab a column of A or of B."
    gentle = with_gentle_maps(State(way="plane", view=50.0))
    assert [figure.half for figure in _planes(gentle)] == [3, 3]
    assert (gentle.A, gentle.B, gentle.view) == (EXAMPLES[8].state.A, EXAMPLES[8].state.B, 0)
    assert "gentle" in page(State()).hides
    assert "gentle" not in page(State(way="plane")).hides


def test_what_is_no_map_of_the_plane_is_shown_in_cells() -> None:
    view = page(replace(WIDE, way="plane"))
    assert [figure.name for figure in view.figures] == ["entry", "column", "row", "outer"]
    assert view.film
    assert view.film.say.startswith("Only 2 × 2 matrices are maps of the plane")


def test_x_has_as_many_entries_as_B_has_columns() -> None:
    state, _ = from_stage(WIDE, {"B": [["1", "2", "3"]]})
    assert state.x.shape == (3, 1)
    assert transposed(matrix("1 1/3; 2 √2; 3 0")).text == (("1", "2", "3"), ("1/3", "√2", "0"))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("t", [0.0, 0.1, 0.5, 1.0])
def test_a_film_begins_and_ends_as_the_page_is_drawn(way: Way, t: float) -> None:
    """At every moment the stage draws by the film what Python draws."""
    view = page(replace(WIDE, way=way, t=t))
    assert view.film
    assert view.film.frames
    frames = view.film.frames()
    marks = {mark.name: mark for figure in view.figures for mark in figure.marks}
    assert set(frames.places) | set(frames.texts) <= set(marks)
    for name, places in frames.places.items():
        assert {points.shape for points in places.values()} == {marks[name].points.shape}
    for name, texts in frames.texts.items():
        latest = max(at for at in texts if at <= t + 1e-9)
        assert [*texts[latest]] == [*marks[name].texts], name  # type: ignore[attr-defined]
    assert [*frames.texts["AB entry"].values()][-1] == [*frames.texts["AB outer"].values()][-1]
