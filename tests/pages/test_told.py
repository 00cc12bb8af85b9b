"""What a stage may say that no stage says: it changes nothing, and is told in a sentence."""

import tracemalloc
from typing import Any

import pytest

from core.numbers.arrays import matrix
from pages.decompositions import low_rank
from pages.learning import gradient_descent
from pages.maps import determinant
from pages.maps.transformation import State
from pages.shared.stage import encoded
from pages.shared.state import LONGEST_READ, from_address, from_stage, to_address
from pages.shared.told import MOST, MOST_TYPED, TOO_MANY, TOO_MUCH, UNREADABLE, Question, question
from pages.solving import least_squares, pseudoinverse
from tests.pages import tiny
from tests.pages.test_live import answer, ask, numbers, opened

HALF = "\ud800"  # half a letter: JSON can hold it, and UTF-8 cannot
JUNK: list[Any] = [None, True, 0, -1, 10**30, 1e300, float("nan"), float("inf"), "", "x", HALF, [], [[]], [None], {}, {"A": None}]
TYPED = {"array": "A", "row": 0, "column": 1, "text": "1/3", "final": True}


@pytest.mark.parametrize("value", JUNK)
@pytest.mark.parametrize("part", ["A", "x", "path", "t", "view"])
def test_a_value_that_is_none_changes_nothing(part: str, value: Any) -> None:
    before = State(t=0.25)
    state, notices = from_stage(before, {part: value})
    assert state == before or (part in {"t", "view"} and not notices)
    assert [notice.at for notice in notices] == ([] if state != before or value == getattr(before, part) else [part])
    assert b'"say"' in encoded({"say": [notice.say for notice in notices]})


@pytest.mark.parametrize("value", JUNK)
@pytest.mark.parametrize("key", ["array", "row", "column", "text"])
def test_a_text_that_is_none_changes_nothing(key: str, value: Any) -> None:
    if key == "column" and value == 0:
        return
    typed = {"array": "A", "row": 0, "column": 1, "text": "1/3", "final": True}
    state, notices = from_stage(State(t=0.25), {}, [typed | {key: value}])
    assert state == (State(A=matrix("2 1/3; 1 2"), t=0.25) if key == "row" and value == 0 else State(t=0.25))
    assert len(notices) == (state == State(t=0.25))
    encoded({"say": [notice.say for notice in notices]})


def test_a_question_that_is_none_changes_nothing() -> None:
    for told in JUNK:
        for typed in JUNK:
            state, notices = from_stage(State(), told, typed)
            assert state == State()
            assert all(notice.at in {"page", "A"} for notice in notices)


@pytest.mark.parametrize("shape", [[20_000, 20_000], [10**12, 10**12], [0, 2], [-1, 3], [201, 2], [2, 2, 2], ["2", "2"], [1e300, 1]])
@pytest.mark.parametrize(
    ("before", "array"), [(determinant.State(), "A"), (pseudoinverse.State(), "y"), (least_squares.State(), "points"), (State(), "A")]
)
def test_no_array_is_made_that_is_too_large(before: Any, array: str, shape: list[Any]) -> None:
    tracemalloc.start()
    state, notices = from_stage(before, {}, [{"array": array, "row": -1, "column": -1, "text": "", "shape": shape, "final": True}])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert state == before
    assert [notice.at for notice in notices] == ([array] if all(type(n) is int for n in shape) else ["page"])
    assert len(notices[0].say) < 150
    assert peak < 1_000_000


def test_a_size_that_cannot_be_read_has_no_entry_to_bring_back() -> None:
    typed = {"array": "A", "row": 7, "column": -1, "text": "", "before": "1", "final": True, "shape": [3, 1, 9, 3]}
    state, notices = from_stage(State(), {}, [typed])
    assert state == State()
    assert len(notices) == 1


@pytest.mark.parametrize(
    "axes", [None, "2", [], [8], [2, 4], [4, 2, 1], [-2, -2, 2], [2, 2, 2, 1], [10**9, 2], ["2", 2, 2], [True, 4, 2], {}]
)
def test_an_array_to_four_axes_is_told_with_its_own(axes: Any) -> None:
    texts = [["9", "2"], ["3", "4"], ["5", "6"], ["7", "8"]]
    state, notices = from_stage(tiny.State(), {"T": {"text": texts, "axes": [2, 2, 2]}})
    assert (str(state.T), notices) == ("[[[9,2],[3,4]],[[5,6],[7,8]]]", [])
    state, notices = from_stage(tiny.State(), {"T": {"text": texts, "axes": axes}})
    assert (state, [notice.at for notice in notices]) == (tiny.State(), ["T"])
    assert from_stage(tiny.State(), {"T": texts})[1] == from_stage(tiny.State(), {"T": {"text": texts}})[1] != []
    for text in JUNK:
        assert from_stage(tiny.State(), {"T": {"text": text, "axes": [2, 2, 2]}})[0] == tiny.State()


def test_a_shape_is_chosen() -> None:
    for shape, new in [([2], "[1,2]"), ([2, 3], "[[1,2,0],[3,4,0]]"), ([1, 1, 1, 1], "[[[[1]]]]"), ([], "1")]:
        typed = {"array": "T", "row": -1, "column": -1, "text": "", "shape": shape, "final": True}
        state, notices = from_stage(tiny.State(), {}, [typed])
        assert (str(state.T), notices) == (new, [])
        assert from_address(tiny.State, to_address(state)) == (state, [])


@pytest.mark.parametrize(("row", "column"), [(2, 0), (0, 2), (-1, 0), (0, -1), (10**9, 10**9)])
def test_an_entry_that_there_is_not_is_not_written(row: int, column: int) -> None:
    state, notices = from_stage(State(), {}, [TYPED | {"row": row, "column": column}])
    assert state == State()
    assert [notice.at for notice in notices] == ["A"]
    assert "2 × 2" in notices[0].say


def test_the_longest_question_that_a_person_can_ask_is_read() -> None:
    """Two hundred rows of nine entries of a hundred characters, and a pasted text as long as can be read."""
    long = "+".join(["1"] * 50) + "+"
    rows = [[f"{long}1"[-100:].lstrip("+") for _ in range(9)] for _ in range(200)]
    pasted = "[" + ";".join(",".join(["1.00000"] * 9) for _ in range(200)) + "]"
    typed = TYPED | {"array": "points", "text": pasted, "final": False}
    state, notices = from_stage(gradient_descent.State(), {"points": rows}, [typed])
    assert state.points.shape == (200, 9)
    assert notices == []
    assert len(str(rows)) + len(pasted) < 0.8 * MOST


def test_a_question_that_is_longer_is_refused_before_it_is_read() -> None:
    before = least_squares.State()
    for told, typed in (
        ({"points": [["1" * 100] * 9] * 400}, ()),
        ({"data": "x" * MOST}, ()),
        ({}, [{"array": "points", "row": 0, "column": 0, "text": "1\t" * MOST, "final": True}]),
        ({}, [[]] * MOST),
    ):
        assert [notice.say for notice in from_stage(before, told, typed)[1]] == [TOO_MUCH]
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    assert from_stage(before, {"points": deep})[0] == before
    waiting = [{"array": "points", "row": 0, "column": 0, "text": "no", "final": True}] * (MOST_TYPED + 1)
    assert [notice.say for notice in from_stage(before, {}, waiting)[1]] == [TOO_MANY]


def test_a_stage_outlives_whatever_is_said() -> None:
    at = opened(A="1,1;0,1")
    said = {"epoch": answer(at)["epoch"], "seq": 1, "released": True, "state": {"A": [["4", "1"], ["0", "1"]]}, "typed": [], "have": []}
    junk: list[Any] = [None, HALF, [None], {"A": None}]
    states = (
        [said | {key: value} for key in said for value in junk] + junk + [{name: part for name, part in said.items() if name != "typed"}]
    )
    for seq, state in enumerate(states, 1):
        at.session_state["stage transformation"] = {
            "state": state | {"seq": seq} if isinstance(state, dict) and state.get("seq") == 1 else state
        }
        found = answer(at.run())
        assert numbers(found)["det A"] in {"1", "4"}
        assert {notice["at"] for notice in found["notices"]} <= {"page", "A"}
    for value in junk:
        at.session_state["stage transformation"] = at.session_state["pulse"] = value
        assert numbers(answer(at.run()))["det A"] == "4"
    assert numbers(ask(at, 99, A=[["5", "1"], ["0", "1"]]))["det A"] == "5"


def test_a_question_is_read_or_is_none() -> None:
    assert question({"epoch": "e", "seq": 1}) == Question("e", 1, False, None, None, frozenset())
    assert question({"epoch": "e", "seq": 1, "released": 1, "have": ["a", 2]}) == Question("e", 1, False, None, None, {"a"})
    assert question({"epoch": "e", "seq": 1.5}) == question({"epoch": 3, "seq": 1}) == question([]) == Question()


def test_what_no_browser_reads_is_not_sent() -> None:
    assert encoded({"say": f"a{HALF}b √"}) == '{"say":"a?b √"}'.encode()
    for value in (float("nan"), float("inf")):
        with pytest.raises(ValueError, match="not JSON compliant"):
            encoded({"x": [value]})


@pytest.mark.parametrize("text", ["\0", HALF, f"1,{HALF};0,1", "1e400", "-1e400,1;1,1", "nan", "9" * 5000, "1" + "\t" * LONGEST_READ + "2"])
@pytest.mark.parametrize("State_", [State, low_rank.State, gradient_descent.State])
def test_an_address_of_nonsense_opens_the_page_and_names_it(State_: type[Any], text: str) -> None:
    names = [name for name in ("A", "t", "k", "eta", "points", "data", "image") if hasattr(State_(), name)]
    state, notices = from_address(State_, dict.fromkeys(names, text))
    assert state == State_()
    assert [notice.at for notice in notices] == names
    assert all(len(notice.say) < 400 for notice in notices)
    encoded({"say": [notice.say for notice in notices]})


def test_of_ten_thousand_parameters_a_few_are_named() -> None:
    state, notices = from_address(State, {f"p{k}": "1" for k in range(10_000)} | {"A": "1,1;0,1"})
    assert matrix("1 1; 0 1") == state.A
    assert len(notices) < 10
    assert "9995 more" in notices[-1].say


def test_what_belongs_to_the_frame_is_read_by_no_page() -> None:
    params = {"embed": "true", "embed_options": "dark_theme", "task": "3", "Embed": "1", "utm_source": "x", "t": "0.5"}
    assert from_address(State, params) == (State(t=0.5), [])


def test_what_belongs_to_the_frame_stays_in_the_address() -> None:
    at = opened(task="3", utm_source="news")
    assert ask(at, 1, A=[["4", "1"], ["1", "2"]], released=True)["notices"] == []
    assert dict(at.query_params) == {"task": "3", "A": "4,1;1,2"}


def test_a_part_that_cannot_be_read_leaves_the_rest() -> None:
    state, notices = from_stage(State(), {}, [TYPED | {"array": "Z"}, TYPED, None])
    assert str(state.A) == "2,1/3;1,2"
    assert [notice.say for notice in notices] == [UNREADABLE]
