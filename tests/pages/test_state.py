"""State: the same table for the address and the stage."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers.arrays import matrix, vector
from pages.decompositions import eigen, low_rank, svd
from pages.learning import gradient_descent
from pages.maps.transformation import PATHS, State
from pages.shared.parameters import Upload
from pages.shared.stage import state_payload
from pages.shared.state import differing, from_address, from_stage, kept, left_out, link, to_address
from pages.shared.view import Page
from pages.solving import least_squares, pseudoinverse
from tests import wire

entries = st.one_of(
    st.floats(-1e9, 1e9).filter(lambda x: x == 0 or abs(x) > 1e-90),
    st.integers(-9, 9).map(float),
    st.sampled_from(["1/3", "sqrt(2)/2", "-√2", "pi/4", "2e-3", "30°"]),
)
states = st.builds(
    State,
    A=st.tuples(entries, entries, entries, entries).map(lambda v: matrix([v[:2], v[2:]])),
    x=st.tuples(entries, entries).map(vector),
    path=st.sampled_from(list(PATHS)),
    t=st.integers(0, 1000).map(lambda k: k / 1000),
)


@given(states)
def test_an_address_opens_exactly_this(state: State) -> None:
    again, notices = from_address(State, to_address(state))
    assert notices == []
    assert again == state


@given(states)
def test_a_link_reads_as_its_address(state: State) -> None:
    from urllib.parse import parse_qsl

    assert dict(parse_qsl(link(state), keep_blank_values=True)) == to_address(state)


def test_only_what_differs_is_written_as_a_person_would() -> None:
    assert to_address(State()) == {}
    assert link(State(A=matrix("1/3 -√2; 0 1"), path="svd", t=0.5)) == "A=1/3,-√2;0,1&path=svd&t=0.5"


@given(states)
def test_the_stage_gives_back_what_it_was_given(state: State) -> None:
    told = wire.told(state_payload(state))
    again, notices = from_stage(State(), told)
    assert notices == []
    assert again == state


@pytest.mark.parametrize(
    ("params", "at", "said"),
    [
        ({"A": "1,2;3"}, "A", "A in the link: Row 2 has 1 number, row 1 has 2"),
        ({"A": "1,2,3"}, "A", "This is 1 × 3, and a square matrix is needed here"),
        ({"A": "1,2;3,1e12"}, "A", "too large"),
        ({"A": ""}, "A", "no numbers"),
        ({"x": "1"}, "x", "x in the link has 1 row, and A has 2: x needs 2."),
        ({"x": "nan,1"}, "x", "Entry 1: “nan” is not a finite number"),
        ({"path": "zigzag"}, "path", "use straight, polar, svd or exp"),
        ({"t": "2"}, "t", "use a number from 0 to 1"),
        ({"t": "soon"}, "t", "“soon” is not known"),
        ({"view": "0"}, "view", "out of range"),
        ({"B": "1"}, "B", "This page has no parameter “B”: it has A, x, path, t, data, points, blanks, columns, view, azimuth or"),
    ],
)
def test_what_cannot_be_read_is_named_and_nothing_else_is_lost(params: dict[str, str], at: str, said: str) -> None:
    other = {"x": "3,4"} if at != "x" else {"A": "1,1;0,1"}
    state, notices = from_address(State, other | params)
    assert [notice.at for notice in notices] == [at]
    assert said in notices[0].say
    assert to_address(state) == other


def test_text_typed_into_a_field_lands_or_is_explained() -> None:
    told = {"A": [["2", "1"], ["1", "2"]], "x": [["1"], ["1"]], "path": "polar", "t": 1, "view": 0}
    typed = {"array": "A", "row": 0, "column": 1, "text": "1/3", "final": True}
    state, notices = from_stage(State(), told, [typed])
    assert str(state.A) == "2,1/3;1,2"
    assert notices == []
    state, notices = from_stage(State(), told, [typed | {"text": "1/"}])
    assert str(state.A) == "2,1;1,2"
    assert (notices[0].at, notices[0].entry, notices[0].final) == ("A", (0, 1), True)
    state, notices = from_stage(State(), told, [typed | {"text": "5 6; 7 8"}])
    assert str(state.A) == "5,6;7,8"
    state, notices = from_stage(State(), told, [typed | {"text": "5 6; 7 8", "final": False}])
    assert (str(state.A), notices) == ("2,1;1,2", [])  # it may be half of an array yet
    state, notices = from_stage(State(), told, [typed | {"text": "no"}, typed | {"row": 1, "text": "5 6; 7 8"}])
    assert (str(state.A), notices) == ("5,6;7,8", [])
    state, notices = from_stage(State(), told | {"A": [["2", "12"], ["1", "2"]]}, [typed | {"text": "12x", "before": "1"}])
    assert str(state.A) == "2,1;1,2"
    both = [typed | {"text": "no"}, typed | {"row": 1, "text": "sqrt(2)"}]
    state, notices = from_stage(State(), told, both)
    assert str(state.A) == "2,1;1,sqrt(2)"
    assert [notice.entry for notice in notices] == [(0, 1)]


def test_an_address_of_more_than_2000_characters_leaves_out_what_does_not_fit() -> None:
    long = "√" * 99 + "2"
    state = State(A=matrix([[long, long], [long, long]]), x=vector("3 4"))
    address = to_address(state)
    assert address["x"] == "3,4"
    assert len(address["A"]) < 20
    assert left_out(state) == ["A"]
    assert left_out(State()) == []
    found, notices = from_address(State, address)
    assert found == State(x=vector("3 4"))
    assert [notice.at for notice in notices] == ["A"]
    assert "leaves out A" in notices[0].say
    assert from_address(State, address, kept(differing(state))) == (state, [])


def test_what_other_sites_append_to_a_link_is_not_ours() -> None:
    assert from_address(State, {"utm_source": "news", "fbclid": "x", "t": "0.5"}) == (State(t=0.5), [])


def test_a_stage_that_tells_nonsense_changes_nothing() -> None:
    before = State(t=0.25)
    state, notices = from_stage(before, {"A": [["x", "1"], ["1"]], "path": "no", "t": None, "view": 1e300, "other": 3})
    assert state == before
    assert [notice.at for notice in notices] == ["A", "path", "t", "view"]


def typed(name: str, text: str) -> dict[str, object]:
    return {"array": name, "row": 0, "column": 0, "text": text, "final": True}


@pytest.mark.parametrize(("text", "k"), [("7", 7), ("2*3", 6), ("0", 0), ("288", 288)])
def test_a_whole_number_is_read(text: str, k: int) -> None:
    assert from_address(low_rank.State, {"k": text}) == (low_rank.State(k=k), [])


@pytest.mark.parametrize("text", ["1.5", "-1", "513", "many", "1e99", ""])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    state, notices = from_address(low_rank.State, {"k": text})
    assert state == low_rank.State()
    assert [notice.at for notice in notices] == ["k"]
    assert len(notices[0].say) > 20


def test_an_upload_is_in_no_link_and_stays_with_the_server() -> None:
    own = Upload("mine", np.eye(3))
    state = low_rank.State(image="own", own=own)
    assert to_address(state) == {"image": "own"}
    assert "own" not in state_payload(state)
    again, _ = from_stage(state, {"image": "own", "k": 3, "own": "stolen"})
    assert again.own is own
    _, notices = from_address(low_rank.State, {"own": "mine"})
    assert [notice.at for notice in notices] == ["own"]


@pytest.mark.parametrize(
    ("params", "shown"),
    [
        ({"eta": "1/8"}, 0.125),
        ({"eta": "1e-14"}, 1e-14),
        ({"eta": "100"}, 100.0),
    ],
)
def test_a_number_on_a_logarithmic_slider_is_read(params: dict[str, str], shown: float) -> None:
    state, notices = from_address(gradient_descent.State, params)
    assert (state.eta, notices) == (shown, [])


@pytest.mark.parametrize("text", ["0", "-1", "101", "1e-15", "quick", "1e999", ""])
def test_what_is_no_number_on_a_slider_is_refused(text: str) -> None:
    for state, notices in (
        from_address(gradient_descent.State, {"eta": text}),
        from_stage(gradient_descent.State(), {"eta": text}),
        from_stage(gradient_descent.State(), {"eta": None}),
    ):
        assert state == gradient_descent.State()
        assert [notice.at for notice in notices] == ["eta"]


def test_a_slider_has_a_zero_where_that_has_a_name() -> None:
    assert from_address(pseudoinverse.State, {"cut": "0"}) == (pseudoinverse.State(), [])
    assert from_stage(pseudoinverse.State(cut=0.5), {"cut": 0})[0].cut == 0
    assert from_stage(pseudoinverse.State(cut=0.5), {"cut": "1/4"})[0].cut == 0.25


@pytest.mark.parametrize(
    ("text", "is_right"), [("x-xy", True), ("yx", True), ("", True), ("xx", False), ("xyy", False), ("y", False), ("xyz", False)]
)
def test_roles_of_columns_are_read(text: str, is_right: bool) -> None:
    state, notices = from_address(least_squares.State, {"columns": text})
    assert state.columns == (text if is_right else "")
    assert [notice.at for notice in notices] == ([] if is_right else ["columns"])


def test_rows_are_added_up_to_two_hundred() -> None:
    rows = [[str(k), "1"] for k in range(200)]
    state, notices = from_stage(least_squares.State(), {"points": rows})
    assert (state.points.shape, notices) == ((200, 2), [])
    state, notices = from_stage(state, {"points": [*rows, ["1", "1"]]})
    assert state.points.shape == (200, 2)
    assert "up to 200 × 9" in notices[0].say


@pytest.mark.parametrize(
    ("text", "points", "said"),
    [
        ("x\ty\n1\t2\n3\t4.5\n", "1,2;3,4.5", "Row 1 is read as names: “x, y”."),
        ("height,price\n1.5,2\n3,4", "1.5,2;3,4", "Row 1 is read as names: “height, price”."),
        ("1,5;2\n3;4,5", "1.5,2;3,4.5", "Commas are read as decimal points: “1,5” as 1.5."),
        ("1 2\n3 4", "1,2;3,4", ""),
        ("[[1, 2],\n [1/3, 4]]", "1,2;1/3,4", ""),
    ],
)
def test_rows_are_pasted_as_a_spreadsheet_or_a_program_writes_them(text: str, points: str, said: str) -> None:
    state, notices = from_stage(least_squares.State(), {}, [typed("points", text)])
    told = f"{said} What was pasted takes the place of all 7 × 2 numbers, and is 2 × 2.".strip()
    assert (str(state.points), " ".join(notice.say for notice in notices)) == (points, told)
    assert not any(notice.entry for notice in notices)  # of which the stage would think that it has been refused


@pytest.mark.parametrize("text", ["x,y\n1,2\n3,many", "1,2\n3", "a\nb"])
def test_rows_that_are_no_numbers_are_refused_whole(text: str) -> None:
    state, notices = from_stage(least_squares.State(), {}, [typed("points", text)])
    assert state == least_squares.State()
    assert [notice.at for notice in notices] == ["points"]


@pytest.mark.parametrize(
    ("page", "name"),
    [(least_squares, "points"), (svd, "A"), (pseudoinverse, "A"), (pseudoinverse, "y"), (gradient_descent, "points"), (eigen, "x")],
)
@pytest.mark.parametrize("text", ["2,5", "1,000", "1 2", "2024-01-05"])
@pytest.mark.parametrize("is_pasted", [False, True])
def test_no_number_with_a_mark_in_it_takes_the_place_of_an_array(page: Page, name: str, text: str, is_pasted: bool) -> None:
    if text == "1 2" and is_pasted:
        return  # it is two cells
    state, notices = from_stage(page.State(), {}, [typed(name, text) | {"pasted": is_pasted}])
    assert state == page.State()
    assert [(notice.at, notice.entry) for notice in notices] == [(name, (0, 0))]
    assert f"“{text}” " in notices[0].say


def test_a_row_of_cells_changes_the_row_where_it_is_pasted() -> None:
    pasted = {"array": "points", "row": 2, "column": 0, "text": "10\t20", "final": True, "pasted": True}
    refused = {"array": "points", "row": 3, "column": 1, "text": "no", "final": True}
    state, notices = from_stage(least_squares.State(), {}, [refused, pasted])
    assert str(state.points) == "-3,-2.5;-2,-0.5;10,20;0,0.5;1,0.5;2,2.5;3,2"
    assert [notice.entry for notice in notices] == [(3, 1)]  # what is wrong elsewhere stays said
    state, notices = from_stage(least_squares.State(), {}, [refused | {"row": 2}, pasted])
    assert (state.points.text[2], notices) == (("10", "20"), [])


@pytest.mark.parametrize("text", ["2,5", "1,000", "50%", "12:30", "2024-01-05"])
def test_a_number_on_a_slider_is_refused_by_what_it_is(text: str) -> None:
    for state, notices in (
        from_stage(gradient_descent.State(), {"eta": text}),
        from_address(gradient_descent.State, {"eta": text}),
    ):
        assert state == gradient_descent.State()
        assert f"“{text}” " in notices[0].say


@pytest.mark.parametrize(
    ("params", "A", "said"),
    [
        ({"A": "2,1;1,2"}, "2,1;1,2", ""),
        ({"A": "1,5;2,5"}, "1,5;2,5", ""),  # entries are parted by commas in a link
        ({"A": "2024-01-05,1;2,3"}, "2,1;1,2", "A in the link: Row 1, column 1: “2024-01-05” is a date"),
        ({"A": "1,5;2,5\n3,5;4,5"}, "1.5,2.5;3.5,4.5", "A in the link: Commas are read as decimal points"),
        ({"A": "1" + "\t" * 8000}, "2,1;1,2", "A in the link has 8,001 characters, and at most 8,000 are read."),
    ],
)
def test_a_link_says_what_it_does_not_hold(params: dict[str, str], A: str, said: str) -> None:
    state, notices = from_address(State, params)
    assert str(state.A) == A
    assert said in " ".join(notice.say for notice in notices)
    assert bool(said) == bool(notices)


def test_a_bare_address_opens_what_the_page_opens_with() -> None:
    """And a link without x keeps the x that it has always had."""
    assert from_address(eigen.State, {}, opens=eigen.OPENS) == (eigen.OPENS, [])
    assert from_address(eigen.State, {"utm_source": "x"}, opens=eigen.OPENS) == (eigen.OPENS, [])
    assert str(from_address(eigen.State, {"A": "2,1;1,2"}, opens=eigen.OPENS)[0].x) == "0.6,0.8"


@pytest.mark.parametrize("state", [eigen.OPENS, eigen.State(), *(example.state for example in eigen.EXAMPLES)])
def test_an_address_opens_exactly_this_also_where_a_bare_one_opens_something_else(state: eigen.State) -> None:
    assert from_address(eigen.State, to_address(state, eigen.OPENS), opens=eigen.OPENS) == (state, [])


def test_what_a_page_opens_with_needs_no_address() -> None:
    assert link(eigen.OPENS, eigen.OPENS) == ""
    assert link(eigen.State(), eigen.OPENS) == "x=0.6,0.8"
    assert link(eigen.State(k=3.0), eigen.OPENS) == "k=3"
