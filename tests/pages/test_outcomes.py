"""Names of outcomes, and a text from which weights and names follow: links, what is typed and pasted, and what the stage sends."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers.arrays import vector
from core.numbers.named import shortest
from pages.shared.parameters import parameters, written
from pages.shared.stage import state_payload
from pages.shared.state import from_address, from_stage, left_out, link, to_address
from tests.pages.outcomes import State

WORDS = parameters(State)["names"]


def told(state: State, **more: Any) -> dict[str, Any]:
    """Return what the stage sends of a state."""
    return {name: value["text"] if isinstance(value, dict) else value for name, value in state_payload(state).items()} | more


def typed(text: str, array: str = "p") -> list[dict[str, Any]]:
    return [{"array": array, "row": 0, "column": 0, "text": text, "final": True, "pasted": True}]


def test_names_are_in_the_link() -> None:
    state, notices = from_address(State, {"names": "rain, sun ,,snow"})
    assert (state.names, notices) == (("rain", "sun", "", "snow"), [])
    assert link(state) == "names=rain,sun,,snow"
    assert link(from_address(State, {"names": "a,b,c"})[0]) == ""


names = st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), max_size=24), max_size=60)


@given(names)
def test_what_names_are_written_as_is_read_again(given: list[str]) -> None:
    found = shortest(given)
    assert WORDS.read(written(found)) == found


def test_more_names_than_weights_make_weights_of_0() -> None:
    state, notices = from_address(State, {"names": "rain,sun,snow,fog,hail"})
    assert (str(state.p), notices) == ("0.5,0.25,0.125,0.125,0", [])
    found, notices = from_stage(State(), told(State(), names="v,w,x,y,z"), moved="names")
    says = "These are 5 names for 4 outcomes: the last has a weight of 0. Undo takes back what is added."
    assert [(notice.at, notice.say) for notice in notices] == [("names", says)]
    assert (len(found.p.text), found.names) == (5, ("v", "w", "x", "y", "z"))
    found, _ = from_stage(State(), told(State(), names="v,w,x,y,z"), moved="p")
    assert (len(found.p.text), found.names) == (4, ("v", "w", "x", "y"))


def test_names_in_a_link_that_are_too_many_are_told() -> None:
    state, notices = from_address(State, {"names": "rain,sun,snow", "p": "1,2"})
    assert state.names == ("rain", "sun")
    assert [notice.say for notice in notices] == ["names in the link has 3 names for 2 outcomes: the rest is left out."]
    assert from_address(State, {"text": "xyz", "p": "1,2"})[1] == []
    _, notices = from_address(State, {"names": "x" * 25})
    assert [notice.say for notice in notices] == [f"names in the link: “{'x' * 24}…” has 25 letters: a name has up to 24."]


def test_pasted_counts_bring_their_names() -> None:
    state, notices = from_stage(State(), told(State()), typed("rain\t3\nsun\t1/2"))
    assert (str(state.p), state.names, notices) == ("3,1/2", ("rain", "sun"), [])
    state, notices = from_stage(State(), told(state), typed("0.5\n0.25\n0.25"))
    assert (str(state.p), state.names, notices) == ("0.5,0.25,0.25", ("rain", "sun"), [])
    _, notices = from_stage(State(), told(state), typed("rain\t3\nsun\t1/0"))
    assert notices[0].entry == (0, 0)
    assert "1/0" in notices[0].say


@pytest.mark.parametrize("text", ["0.5 0.25 0.25", "0.5\n0.25\n0.25", "0,5; 0,25; 0,25"])
def test_a_row_of_numbers_in_the_first_entry_is_the_whole_distribution(text: str) -> None:
    state, notices = from_stage(State(), told(State()), typed(text))
    assert str(state.p) == "0.5,0.25,0.25"
    assert notices[0].say.endswith("What was pasted takes the place of all 4 numbers, and has 3.")
    state, notices = from_stage(State(), told(State()), [{**typed("1 2")[0], "row": 1}])
    assert (str(state.p), notices) == ("0.5,1,2,0.125", [])


# ---- a text, from which weights and names follow


def test_of_a_text_a_link_holds_the_text_alone() -> None:
    state, notices = from_address(State, {"text": "Abba c"})
    assert (str(state.p), state.names, notices) == ("2,2,1,1", ("a", "b", "␣", "c"), [])
    assert link(state) == "text=Abba%20c"
    moved = from_stage(State(), told(state, p=[["2"], ["3"], ["1"], ["1"]]), moved="p")[0]
    assert (str(moved.p), moved.names, moved.text) == ("2,3,1,1", ("a", "b", "␣", "c"), "Abba c")
    assert link(moved) == "p=2,3,1,1&text=Abba%20c"
    assert from_address(State, to_address(moved)) == (moved, [])


def test_a_text_leads_only_where_it_is_changed() -> None:
    typed, _ = from_stage(State(), told(State(), text="xyx"), moved="text")
    assert (str(typed.p), typed.names) == ("2,1", ("x", "y"))
    stays, _ = from_stage(State(), told(State(), text="xyx"))
    assert (stays.p, stays.text) == (vector("0.5 0.25 0.125 0.125"), "xyx")
    gone, _ = from_stage(State(), told(typed, text=""), moved="text")
    assert (gone.p, gone.names, gone.text) == (typed.p, typed.names, "")
    assert link(gone) == "p=2,1&names=x,y"


def test_a_text_that_cannot_be_counted_changes_nothing_else() -> None:
    many = "".join(chr(0x4E00 + k) for k in range(61))
    state, notices = from_stage(State(), told(State(), text=many), moved="text")
    assert (state.p, state.text) == (State().p, many)
    assert [(notice.at, notice.say) for notice in notices] == [("text", "This has 61 different letters: up to 60 can be shown.")]
    state, notices = from_address(State, {"text": many, "p": "1,2"})
    assert (str(state.p), state.text) == ("1,2", many)
    assert notices[0].say.startswith("text in the link: This has 61 different letters")


def test_what_is_too_long_for_a_link_is_left_out_and_what_is_too_long_refused() -> None:
    long = "letters and " * 160
    state, _ = from_stage(State(), told(State(), text=long), moved="text")
    assert left_out(state) == ["text"]
    _, notices = from_stage(State(), told(State(), text="x" * 2001), moved="text")
    assert [notice.say for notice in notices] == ["This has 2,001 characters: up to 2,000 are taken."]


@pytest.mark.parametrize("text", ["a\r\nb\rc", "a\nb\x00\nc"])
def test_lines_end_in_newlines_and_what_nobody_sees_is_left_out(text: str) -> None:
    assert from_address(State, {"text": text})[0].text == "a\nb\nc"
