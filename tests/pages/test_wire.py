"""The wire: Python's types, TypeScript's, and what is sent agree."""

import json
from typing import Any

import pytest

from pages.main import PAGES
from pages.shared.stage import answer, encoded
from pages.shared.stage.wire import Answer, Look, Notice, Settings
from pages.shared.state import Notice as Said
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


def test_what_is_not_as_the_wire_says_is_found() -> None:
    look = {"width": 2, "dash": "", "opacity": 0.5}
    assert list(faults(look, Look)) == []
    assert list(faults(look | {"opacity": None}, Look)) == ["answer.opacity is no number: None"]
    assert list(faults(look | {"width": True}, Look)) == ["answer.width is no number: True"]
    assert list(faults({"width": 2, "dash": "", "colour": ""}, Look)) == ["answer lacks opacity", "answer has colour"]
    assert "none of" in next(faults({"at": "A", "say": "", "entry": [1], "final": True, "reset": False}, Notice))
