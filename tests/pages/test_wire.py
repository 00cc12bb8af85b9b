"""The wire: Python's types, TypeScript's, and what is sent agree."""

import json
from typing import Any

import pytest

from pages.main import PAGES
from pages.shared.stage import answer, encoded, state_payload
from pages.shared.stage.wire import Answer, Notice, Parameter, Settings, Task, Way
from pages.shared.state import Notice as Said
from tests.js.modules import made
from tests.wire import FILE, faults, script

CASES = [pytest.param(name, state, id=f"{name}: {title}") for name, page in PAGES.items() for title, state in page.EXAMPLES.items()]
NOTICES = [Said("A", "no number", entry=(0, 1)), Said("page", "sorry", reset=True)]


def test_both_languages_say_the_same() -> None:
    assert FILE.read_text() == script(), "run `python -m tests.wire`"


@pytest.mark.parametrize(("name", "state"), CASES)
def test_an_answer_is_what_the_wire_says(name: str, state: Any) -> None:
    page = PAGES[name]
    view = page.page(state)
    told = answer(name, page, state, view, epoch="a.1.1", seq=1, run=1, have=(), notices=NOTICES, whole=True)
    sent = json.loads(encoded(told))
    assert list(faults(sent, Answer)) == []
    assert list(faults(sent["blobs"][sent["settings"]], Settings)) == []


def test_the_stage_reads_an_example_as_its_state() -> None:
    told, states = [], []
    for name, page in PAGES.items():
        sent = answer(name, page, page.opens, page.page(page.opens), epoch="", seq=0, run=1, have=(), notices=(), whole=False)
        settings = json.loads(encoded(sent["blobs"][sent["settings"]]))
        told += [(settings["opens"], example["state"]) for example in settings["examples"]]
        states += [json.loads(encoded(state_payload(state))) for state in page.EXAMPLES.values()]
    assert made("values.js", "differing", told) == states


def test_what_is_not_as_the_wire_says_is_found() -> None:
    way = {"height": 0.5, "row": 2}
    assert list(faults(way, Way)) == []
    assert list(faults(way | {"height": None}, Way)) == ["answer.height is no number: None"]
    assert list(faults(way | {"row": True}, Way)) == ["answer.row is no number: True"]
    assert list(faults({"name": "A", "kind": "lens"}, Parameter)) == []
    assert list(faults({"say": "Turn", "hint": "", "colour": ""}, Task)) == ["answer lacks show", "answer has colour"]
    assert "none of" in next(faults({"at": "A", "say": "", "entry": [1], "final": True, "reset": False}, Notice))
