"""The kinds of parameters, each one module in Python and one in the stage, and those that no page uses yet."""

import json
import math
import re
from pathlib import Path
from typing import Any

import pytest

from core.numbers.arrays import InputError, Limits, read
from core.numbers.editing import edit
from pages.main import PAGES
from pages.shared import parameters as package
from pages.shared.parameters import KINDS, Scale, parameters, within
from pages.shared.stage import answer, encoded, state_payload
from pages.shared.state import from_address, from_stage, link, to_address
from pages.shared.told import UNREADABLE
from pages.shared.view import as_page
from tests.pages import board, outcomes, tiny
from tests.pages.test_live import ask, opened
from tests.pages.tiny import State

STAGE = Path(package.__file__).parents[1] / "stage"
CONTROLS = {path.name for path in (STAGE / "controls").glob("*.js")}


def test_each_kind_is_a_module_of_its_name() -> None:
    modules = {path.stem for path in Path(package.__file__).parent.glob("*.py")} - {"__init__", "kind"}
    assert {kind.kind for kind in KINDS} == modules
    for kind in KINDS:
        assert kind.__module__ == f"pages.shared.parameters.{kind.kind}"
        assert kind.__name__.lower() == kind.kind


def test_each_kind_has_its_module_in_the_stage_and_each_control_its_kind() -> None:
    shown = {kind.shown for kind in KINDS} - {""}
    assert all((STAGE / name).exists() for name in shown)
    assert {f"controls/{name}" for name in CONTROLS} == {name for name in shown if name.startswith("controls/")}
    known = re.search(r"KINDS = \{([^}]*)\}", (STAGE / "controls.js").read_text("utf-8"))
    assert known
    assert set(re.findall(r"(\w+):", known[1])) == {name.removesuffix(".js") for name in CONTROLS}


def test_nothing_that_is_said_of_a_parameter_is_infinite() -> None:
    """JSON cannot hold it."""
    view = tiny.page(State(p=math.inf))
    told = answer("tiny", as_page(tiny), State(p=math.inf), view, epoch="", seq=0, run=0, have=(), notices=(), whole=True)
    encoded(told)
    specs = {spec["name"]: spec for spec in told["blobs"]["settings tiny"]["parameters"]}
    assert {name: spec["kind"] for name, spec in specs.items()} == {
        "x": "entries",
        "p": "scale",
        "alpha": "scale",
        "T": "entries",
        "turn": "action",
    }
    assert (specs["x"]["limit"], specs["x"]["least"]) == (1e300, 1e-300)
    assert told["state"]["p"] == "inf"
    assert "turn" not in told["state"]


@pytest.mark.parametrize("page", [*PAGES.values(), as_page(tiny), as_page(board), as_page(outcomes)], ids=lambda page: page.TITLE)
def test_the_stage_reads_of_a_parameter_what_it_says(page: Any) -> None:
    for name, kind in parameters(page.State).items():
        if kind.shown:
            source = (STAGE / kind.shown).read_text("utf-8")
            typedef = re.search(rf"@typedef \{{object\}} {type(kind).__name__}Spec\n((?: \* @property .*\n)+)", source)
            assert typedef, name
            assert {"name", "kind", *kind.spec()} == set(re.findall(r"@property \{.*\} (\w+)", typedef[1])), name


# ---- a scale whose ends have names


@pytest.mark.parametrize("text", ["inf", "∞", "+inf", "Infinity", " ∞ "])
def test_infinity_is_read_as_it_is_written(text: str) -> None:
    state, notices = from_address(State, {"p": text})
    assert (state.p, notices) == (math.inf, [])
    assert link(state) == "p=inf"
    assert from_address(State, to_address(state)) == (state, [])


@pytest.mark.parametrize(
    ("name", "text", "value"), [("p", "0.5", 0.5), ("p", "100", 100.0), ("alpha", "0", 0.0), ("alpha", "any", math.inf)]
)
def test_what_a_scale_takes_it_gives_back(name: str, text: str, value: float) -> None:
    state, notices = from_address(State, {name: text})
    assert (getattr(state, name), notices) == (value, [])
    told = json.loads(json.dumps(state_payload(state)))
    assert from_stage(State(), {name: told[name]}) == (state, [])
    assert from_stage(State(), {name: text}) == (state, [])  # as it is typed


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("p", "0", "0 is out of range: use a number from 0.5 to 100, or ∞."),
        ("p", "-inf", "“-inf” is not a finite number."),
        ("p", "1e999", "“1e999” is too large to compute."),
        ("alpha", "-1", "−1 is out of range: use a number from 0.001 to 1000, or 0 or ∞."),
        ("alpha", "1e300", "10³⁰⁰ is out of range: use a number from 0.001 to 1000, or 0 or ∞."),
    ],
)
def test_a_scale_says_what_its_ends_are(name: str, text: str, said: str) -> None:
    state, notices = from_stage(State(), {name: text})
    assert state == State()
    assert [notice.say for notice in notices] == [said]


def test_a_scale_without_infinity_has_none() -> None:
    plain = Scale(1.0, 0.1, 10.0, "c", "c")
    for value in ("inf", "∞", math.inf):
        with pytest.raises(InputError):
            plain.told(value)


def test_a_scale_by_powers_of_ten_begins_above_0() -> None:
    assert Scale(2.0, -3.0, 3.0, "c", "c", is_linear=True).read("-1.5") == -1.5
    for low in (-3.0, 0.0):
        with pytest.raises(ValueError, match="no power of ten"):
            Scale(2.0, low, 3.0, "c", "c")


# ---- limits of magnitude


def test_a_page_takes_what_its_limits_say() -> None:
    state, notices = from_address(State, {"x": "1e300,-1e-300"})
    assert (state.x.value.tolist(), notices) == ([1e300, -1e-300], [])
    assert from_address(State, to_address(state)) == (state, [])
    assert from_stage(State(), json.loads(json.dumps({"x": state.x.text}))) == (state, [])
    for text, said in [("1e301,1", "entries up to 10³⁰⁰ can be shown here"), ("1,1e-301", "is too small to compute with: write 0")]:
        assert said in from_address(State, {"x": text})[1][0].say


def test_what_is_typed_and_pasted_keeps_to_the_limits_of_its_array() -> None:
    wide = Limits(magnitude=1e300, smallest=1e-300)
    old = read("1 2; 3 1e300", wide)
    assert edit(old, 0, 0, "1e-300", wide).array.value[0, 0] == 1e-300
    assert edit(old, 0, 0, "5 1e299", wide, is_pasted=True).array.value.tolist() == [[5, 1e299], [3, 1e300]]
    with pytest.raises(InputError, match="too small"):
        edit(old, 0, 0, "1e-301", wide)
    with pytest.raises(InputError, match="up to 10⁹ can be shown"):
        edit(read("1 2; 3 4"), 0, 0, "1e300")
    with pytest.raises(InputError, match="too small"):
        edit(read("1 2; 3 4"), 0, 0, "1e-101")


# ---- an action


def press(name: Any, **told: Any) -> tuple[State, list[str]]:
    state, notices = from_stage(State(), told, [{"action": name, "final": True}])
    return state, [notice.say for notice in notices]


def test_an_action_makes_another_state_of_what_the_stage_has() -> None:
    assert press("turn") == (State(x=read("-2,1", is_vector=True)), [])
    assert press("turn", x=[["3"], ["0"]], p=1) == (State(x=read("0,3", is_vector=True), p=1.0), [])


def test_an_action_may_find_nothing() -> None:
    state, notices = press("turn", x=[["0"], ["0"]])
    assert (str(state.x), notices) == ("0,0", ["The zero vector has no direction: move x first."])


@pytest.mark.parametrize("name", ["p", "x", "nothing", 7, None, ["turn"]])
def test_what_is_no_action_changes_nothing(name: Any) -> None:
    assert press(name) == (State(), [UNREADABLE])


def test_no_address_holds_an_action() -> None:
    assert link(State()) == ""
    state, notices = from_address(State, {"turn": "1"})
    assert state == State()
    assert [notice.say for notice in notices] == ["turn in the link: “1” cannot be in a link: press “Turn” on the page."]
    assert parameters(State)["turn"].default is None


def run() -> None:
    from pages.shared.live import live
    from pages.shared.view import as_page
    from tests.pages import tiny

    live("tiny", as_page(tiny), {})


def test_an_action_is_answered_with_its_state_which_the_address_then_holds() -> None:
    at = opened(run, p="∞")
    pressed = [{"action": "turn", "final": True}]
    told = ask(at, 1, released=True, typed=pressed)
    assert told["state"] | {"T": None} == {"x": {"text": [["-2"], ["1"]], "value": [[-2.0], [1.0]]}, "p": "inf", "alpha": 0.0, "T": None}
    assert dict(at.query_params) == {"x": "-2,1", "p": "inf"}
    told = ask(at, 2, released=True, typed=pressed, x=[["1"], ["2"]])  # put again, because the answer was lost: the same comes back
    assert told["state"]["x"]["text"] == [["-2"], ["1"]]
    told = ask(at, 3, released=True, typed=pressed, x=[["0"], ["0"]])
    assert [(notice["at"], notice["say"]) for notice in told["notices"]] == [("turn", "The zero vector has no direction: move x first.")]


# ---- a place


@pytest.mark.parametrize(
    ("place", "shape", "found"),
    [((1, 2), (2, 3), (1, 2)), ((5, 7), (2, 3), (1, 2)), ((1, 2), (3,), (2,)), ((2,), (4, 3), (0, 2)), ((1,), (), ()), ((), (2,), (0,))],
)
def test_a_place_lies_in_its_array(place: tuple[int, ...], shape: tuple[int, ...], found: tuple[int, ...]) -> None:
    assert within(place, shape) == found


def test_a_place_is_linked_and_told_as_indices() -> None:
    state, notices = from_address(board.State, {"at": "1, 2"})
    assert (state.at, notices, link(state)) == ((1, 2), [], "at=1,2")
    assert from_address(board.State, {"at": "9,9"})[0].at == (1, 2)
    assert state_payload(state)["at"] == "1,2"
    assert from_stage(board.State(), {"at": "0,1"})[0].at == (0, 1)
    told = answer("board", as_page(board), state, board.page(state), epoch="", seq=0, run=0, have=(), notices=(), whole=True)
    assert told["shapes"] == {"at": [2, 3]}
    encoded(told)


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("at=9,9", "at in the link: [9, 9] is no place in an array of shape (2, 3): [1, 2] is the nearest, and is taken."),
        ("at=1", "at in the link: [1] is no place in an array of shape (2, 3): [0, 1] is the nearest, and is taken."),
        ("at=1,2", None),
        ("", None),
    ],
)
def test_a_place_beyond_its_array_is_said(link: str, says: str | None) -> None:
    _, notices = from_address(board.State, dict(part.split("=") for part in link.split("&") if part))
    assert [(notice.at, notice.say) for notice in notices] == ([("at", says)] if says else [])


def test_what_is_beyond_an_array_with_fewer_axes_is_said() -> None:
    State = PAGES["arrays"].State
    assert [notice.say for notice in from_address(State, {"A": "5", "at": "0"})[1]] == [
        "at in the link: [0] is no place in an array of shape (): its one number is taken."
    ]
    assert from_address(State, {"A": "[1,2]"})[1] == []  # a default that does not fit is nobody's
    state, notices = from_address(State, {"axis": "3"})
    assert (link(state), [notice.say for notice in notices]) == (
        "axis=1",
        ["axis in the link: 3 is out of range here: 1 is the largest, and is taken."],
    )


@pytest.mark.parametrize("text", ["-1,0", "a", "1.5,0", "1,,2", "1e3", "9999999,0", "0," * 9 + "0", "½,0", "²"])
def test_what_is_no_place_is_said(text: str) -> None:
    state, notices = from_address(board.State, {"at": text})
    assert state == board.State()
    assert "is no place in an array" in notices[0].say
    assert from_stage(board.State(), {"at": text})[0] == board.State()
    assert from_stage(board.State(), {"at": [1, 2]})[1][0].say.startswith("This is no place")
