"""The life of a page, asked as the stage asks."""

import json
import logging
from base64 import b64encode
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.runtime.scriptrunner_utils.exceptions import StopException
from streamlit.testing.v1 import AppTest

from core.numbers.arrays import InputError
from pages.maps import transformation
from pages.shared import live
from pages.shared.live import TWICE
from pages.shared.noted import SORRY
from pages.shared.told import file
from pages.shared.view import View
from tests import wire


def run() -> None:
    from pages.maps import transformation
    from pages.shared.live import live
    from pages.shared.view import as_page

    live("transformation", as_page(transformation), {})


def run_least_squares() -> None:
    from pages.shared.live import live
    from pages.shared.view import as_page
    from pages.solving import least_squares

    live("least_squares", as_page(least_squares), {})


def opened(page: Callable[[], None] = run, **params: str) -> AppTest:
    at = AppTest.from_function(page)
    for name, value in params.items():
        at.query_params[name] = value
    return at.run()


def answer(at: AppTest) -> dict[str, Any]:
    """Return what the stage has been told."""
    assert not at.exception
    found: dict[str, Any] = json.loads(at.get("bidi_component")[0].proto.bytes)
    return found


def ask(
    at: AppTest, seq: int, *, released: bool = False, have: tuple[str, ...] = (), epoch: str = "", typed: Any = (), **parts: Any
) -> dict[str, Any]:
    """Put a question as the stage does, and return the answer."""
    asked = question(at, seq, released=released, have=have, typed=typed, **parts)
    at.session_state[f"stage {answer(at)['page']}"] = {"state": asked | ({"epoch": epoch} if epoch else {})}
    return answer(at.run())


def question(at: AppTest, seq: int, *, released: bool = False, have: tuple[str, ...] = (), typed: Any = (), **parts: Any) -> dict[str, Any]:
    """Return a question as the stage puts it."""
    told = answer(at)
    state = wire.told(told["state"]) | parts
    return {"epoch": told["epoch"], "seq": seq, "released": released, "state": state, "typed": list(typed), "have": list(have)}


def broken_off(*_: Any, **__: Any) -> None:
    raise StopException


def numbers(told: dict[str, Any]) -> dict[str, str]:
    return {name: text for row in told["numbers"] for name, text, *_ in row}


def test_it_opens_by_its_address() -> None:
    told = answer(opened(A="1,1;0,1/3", path="svd"))
    assert told["state"]["A"] == {"text": [["1", "1"], ["0", "1/3"]], "value": [[1.0, 1.0], [0.0, 1 / 3]]}
    assert told["state"]["path"] == "svd"
    assert told["link"] == "A=1,1;0,1/3&path=svd"
    assert "code" in told
    assert "film" in told


def test_it_answers_while_a_hand_moves_and_writes_the_address_on_release() -> None:
    at = opened()
    told = ask(at, 1, A=[["3", "1"], ["1", "2"]])
    assert told["seq"] == 1
    assert numbers(told)["det A"] == "5"
    assert "code" not in told
    assert dict(at.query_params) == {}
    told = ask(at, 2, A=[["4", "1"], ["1", "2"]], released=True)
    assert numbers(told)["det A"] == "7"
    assert "code" in told
    assert at.query_params["A"] == "4,1;1,2"


def test_what_never_changes_is_sent_once() -> None:
    at = opened()
    first = answer(at)
    have = tuple(first["blobs"])
    assert "settings transformation" in have
    told = ask(at, 1, A=[["2.5", "1"], ["1", "2"]], have=have)
    assert told["blobs"] == {}
    assert len(json.dumps(told)) < 4000


def test_a_question_of_another_time_is_not_heard() -> None:
    at = opened(A="1,1;0,1")
    told = ask(at, 7, epoch="elsewhere.1.1", A=[["9", "9"], ["9", "9"]])
    assert told["state"]["A"]["text"] == [["1", "1"], ["0", "1"]]
    assert told["seq"] == 0


def test_back_sets_the_state_and_starts_a_new_epoch() -> None:
    at = opened()
    before = ask(at, 1, A=[["3", "1"], ["1", "2"]], released=True)
    assert before["link"] == "A=3,1;1,2"
    at.query_params.clear()  # as Back does
    told = answer(at.run())
    assert told["state"]["A"]["text"] == [["2", "1"], ["1", "2"]]
    assert told["epoch"] != before["epoch"]
    assert told["link"] == ""
    assert "[[2, 1], [1, 2]]" in told["code"]
    assert told["film"]["maps"]["A"][-1] == [1, [2, 1, 1, 2]]


def test_an_address_that_lags_behind_is_not_taken_for_back() -> None:
    """After an outage the stage asks for a full run, and the browser may not have heard of the last address."""
    at = opened()
    before = ask(at, 1, A=[["3", "1"], ["1", "2"]], released=True)
    at.query_params.clear()
    at.session_state["pulse"] = {"whole": "?"}
    told = answer(at.run())
    assert told["epoch"] == before["epoch"]
    assert told["state"]["A"]["text"] == [["3", "1"], ["1", "2"]]
    assert "film" in told


@pytest.mark.parametrize("place", ["_carried", "_keep", "stage"])
def test_a_release_whose_run_is_broken_off_is_written_by_the_next(monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    """Streamlit breaks a run off for the next one wherever that asks it for anything."""
    at = opened()
    with monkeypatch.context() as broken:
        broken.setattr(live, place, broken_off)
        at.session_state["stage transformation"] = {"state": question(at, 1, released=True, A=[["3", "1"], ["1", "2"]])}
        at.run()
    told = answer(at.run())
    assert told["seq"] == 1
    assert told["link"] == "A=3,1;1,2"
    assert "code" in told
    assert dict(at.query_params) == {"A": "3,1;1,2"}


@pytest.mark.parametrize("place", ["_kept", "_uploads"])
def test_a_back_whose_run_is_broken_off_is_followed_by_the_next(monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    at = opened(A="1,1;0,1")
    before = answer(at)
    at.query_params.clear()
    with monkeypatch.context() as broken:
        broken.setattr(live, place, broken_off)
        at.run()
    told = answer(at.run())
    assert told["epoch"] != before["epoch"]
    assert told["state"]["A"]["text"] == [["2", "1"], ["1", "2"]]


def test_an_address_that_the_browser_never_heard_of_is_written_again() -> None:
    at = opened()
    ask(at, 1, A=[["3", "1"], ["1", "2"]], released=True)
    at.query_params.clear()
    at.session_state["pulse"] = {"whole": "?"}
    ask(at, 2, released=True)  # as its answer was lost too
    assert dict(at.query_params) == {"A": "3,1;1,2"}


def test_a_run_that_nobody_has_asked_says_again_what_cannot_be_read() -> None:
    """As a full run does that Streamlit was asked for while the server was late."""
    at = opened()
    typed = [{"name": "A", "row": 0, "column": 0, "text": "bad!"}]
    told = ask(at, 1, typed=typed, released=True)
    assert len(told["notices"]) == 1
    assert answer(at.run())["notices"] == told["notices"]
    assert ask(at, 2, released=True)["notices"] == []
    assert answer(at.run())["notices"] == []


def test_a_back_that_comes_while_a_full_run_is_waiting_is_followed() -> None:
    at = opened(A="1,1;0,1", x="1,1")
    before = ask(at, 1, A=[["3", "1"], ["1", "2"]], x=[["1"], ["1"]], released=True)
    at.query_params.clear()
    at.session_state["pulse"] = {"whole": "?A=3%2C1%3B1%2C2&x=1,1"}  # where the stage was as it asked
    told = answer(at.run())
    assert told["epoch"] != before["epoch"]
    assert told["state"]["A"]["text"] == [["2", "1"], ["1", "2"]]


def test_a_mistake_in_the_address_is_told_until_the_next_release() -> None:
    at = opened(A="1,2;3")
    assert [notice["at"] for notice in answer(at)["notices"]] == ["A"]
    assert [notice["at"] for notice in ask(at, 1, x=[["1"], ["1"]])["notices"]] == ["A"]
    assert ask(at, 2, x=[["1"], ["1"]], released=True)["notices"] == []


def test_of_a_parameter_that_stands_twice_the_last_one_is_read() -> None:
    at = AppTest.from_function(run)
    at.query_params["A"] = ["9,9;9,9", "1,1;0,1"]
    at.query_params["x"] = ["1,1"]
    told = answer(at.run())
    assert told["state"]["A"]["text"] == [["1", "1"], ["0", "1"]]
    assert [(notice["at"], notice["say"]) for notice in told["notices"]] == [("A", TWICE.format("A"))]


def test_what_was_not_expected_is_noted_and_offers_reset(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    at = opened()
    honest = transformation.page

    def failing(state: transformation.State) -> View:
        if str(state.A) == "7,1;1,2":
            raise ZeroDivisionError(f"a bug with {state.A}")
        return honest(state)

    monkeypatch.setattr(transformation, "page", failing)
    with caplog.at_level(logging.ERROR, logger="matrixscope"):
        told = ask(at, 1, A=[["7", "1"], ["1", "2"]], released=True)
    (said,) = (record.getMessage() for record in caplog.records if record.name == "matrixscope")
    reference = said.partition(":")[0]
    assert [(notice["at"], notice["say"], notice["reset"]) for notice in told["notices"]] == [("page", SORRY.format(reference), True)]
    assert said.startswith(f"{reference}: page transformation, it failed: ZeroDivisionError at tests/pages/test_live.py:")
    assert "7,1" not in caplog.text
    assert told["state"]["A"]["text"] == [["2", "1"], ["1", "2"]]  # the page stays as it was
    assert numbers(told)["det A"] == "3"
    assert ask(at, 2, A=[["2", "1"], ["1", "2"]], released=True)["notices"] == []


def test_the_example_that_is_shown_is_named() -> None:
    assert answer(opened())["example"] == "Stretch"
    assert answer(opened(A="1,1;0,1"))["example"] == "Shear"
    assert answer(opened(A="1,1.5;0,1"))["example"] is None


MANY = [[f"{k}.{k:03}", f"{k % 7}.125"] for k in range(200)]


def test_what_is_too_long_for_an_address_outlives_back_and_forward() -> None:
    at = opened(run_least_squares)
    told = ask(at, 1, points=MANY, released=True)
    assert [notice["at"] for notice in told["notices"]] == ["link"]
    assert told["leaves"] == "points"
    here = dict(at.query_params)
    assert list(here) == ["points"]
    assert len(here["points"][0]) < 20
    at.query_params.clear()  # as Back does
    assert len(answer(at.run())["state"]["points"]["text"]) == 7
    at.query_params["points"] = here["points"]  # as Forward does
    told = answer(at.run())
    assert told["state"]["points"]["text"] == MANY
    assert told["notices"] == []


def test_what_is_too_long_for_an_address_is_taken_along() -> None:
    at = opened(run_least_squares)
    told = ask(at, 1, points=MANY, released=True)
    take = next(take for take in told["takes"] if take["page"] == "gradient_descent")
    address = dict(part.split("=") for part in take["query"].split("&"))
    assert set(address) == {"points", "eta"}
    assert str(at.session_state["kept"][address["points"]]) == ";".join(map(",".join, MANY))
    assert next(take for take in told["takes"] if take["page"] == "pseudoinverse")["whyNot"] == "200 × 2: up to 8 × 8 there"


def test_parts_that_make_no_sense_together_change_nothing_and_say_why(monkeypatch: pytest.MonkeyPatch) -> None:
    at = opened()
    honest = transformation.page

    def strict(state: transformation.State) -> View:
        if str(state.A) == "7,1;1,2":
            raise InputError("These do not go together: take others.")
        return honest(state)

    monkeypatch.setattr(transformation, "page", strict)
    told = ask(at, 1, A=[["7", "1"], ["1", "2"]], released=True)
    assert [(notice["at"], notice["say"]) for notice in told["notices"]] == [("page", "These do not go together: take others.")]
    assert told["state"]["A"]["text"] == [["2", "1"], ["1", "2"]]


def send(at: AppTest, name: str, data: str) -> dict[str, Any]:
    """Send a file, and return what the stage is told."""
    memory = at.session_state["memory"][1]
    at.session_state[f"file {memory.session} {memory.visit} file"] = {"file": {"name": name, "data": data, "id": "1"}}
    return answer(at.run())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("A" * 1_398_108, "mine.csv: up to 1 MB can be read here."),
        ("A" * 1_398_102 + "==", "mine.csv: This"),  # of 1 MB, and no table
        ("eCx5\nMSwy", "mine.csv: this file has not come whole: choose it again."),
        ("", "mine.csv: "),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_the_server_too(data: str, said: str) -> None:
    (notice,) = send(opened(run_least_squares), "mine.csv", data)["notices"]
    assert notice["at"] == "data"
    assert notice["say"].startswith(said)


def test_a_file_is_taken_and_its_name_stands_where_it_was_chosen() -> None:
    at = opened(run_least_squares)
    told = send(at, "mine.csv", b64encode(b"x,y\n1,2\n2,3\n3,5\n").decode())
    assert told["state"]["data"] == "own"
    told_json = [json.loads(element.proto.json or "{}") for element in at.get("bidi_component")]
    chosen = [one for one in told_json if "name" in one]
    assert [(one["name"], one["largest"]) for one in chosen] == [("mine.csv", 1)]


@pytest.mark.parametrize(
    "value",
    [None, "x", {"name": "a.csv"}, {"name": 1, "data": "x"}, {"name": "a.csv", "data": 3, "id": "1"}, {"name": "a.csv", "data": "eA=="}],
)
def test_what_is_no_file_is_none(value: Any) -> None:
    assert file(value) is None
