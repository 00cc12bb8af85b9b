"""What nobody expected is noted with its page, its place and a reference; what a visitor has typed only where the host wants it."""

import json
import logging
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from pages.main import PAGES
from pages.serving.first import First
from pages.shared.line import Line
from tests.pages.test_line import asked

TYPED = "7.125"  # and nothing else has it


def failing(state: Any) -> Any:
    try:
        return json.loads(f"[{state.A}]")
    except ValueError as error:
        raise KeyError(f"{state.A} of {TYPED}") from error


PAGE = replace(PAGES["transformation"], page=failing, led=failing)
PLACES: dict[str, Callable[[], object]] = {
    "line": lambda: Line({"transformation": PAGE}).answered(json.dumps(asked("transformation", A=[[TYPED, "0"], ["0", "1"]]))),
    "first": lambda: First({"transformation": PAGE}, None).of("transformation", f"A={TYPED},0;0,1"),
    "script": lambda: logging.getLogger("streamlit.error_util").error("Uncaught app execution", exc_info=_error()),
    "asyncio": lambda: logging.getLogger("asyncio").error("Task exception\nfuture: %r", _error(), exc_info=_error()),
    "access": lambda: logging.getLogger("uvicorn.access").warning('%s - "%s"', "127.0.0.1", f"GET /transformation?A={TYPED},0 HTTP/1.1"),
    "socket": lambda: logging.getLogger("uvicorn.error").warning('%s - "WebSocket %s"', ("127.0.0.1", 80), f"/live?A={TYPED}"),
}


def _error() -> KeyError:
    try:
        failing(PAGE.State())
    except KeyError as error:
        return error
    raise AssertionError


@pytest.fixture
def hear(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> pytest.LogCaptureFixture:
    """Hear what these logs are given, whichever of them pass it on."""
    for name in ("streamlit", "streamlit.error_util", "uvicorn", "uvicorn.access", "uvicorn.error", "asyncio", "matrixscope"):
        monkeypatch.setattr(logging.getLogger(name), "propagate", True)
    return caplog


@pytest.mark.parametrize("place", PLACES)
def test_what_was_typed_is_in_no_log(hear: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    PLACES[place]()
    assert hear.records
    assert TYPED not in hear.text
    assert place in {"access", "socket"} or "KeyError at tests/pages/test_noted.py:" in hear.text
    assert place in {"access", "socket"} or "; after JSONDecodeError at " in hear.text
    hear.clear()
    monkeypatch.setenv("MATRIXSCOPE_LOG_NUMBERS", "1")
    PLACES[place]()
    assert TYPED in hear.text


def test_a_page_that_nobody_has_is_not_named(hear: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Line, "_answer", lambda *_: 1 / 0)
    Line(PAGES).answered(json.dumps(asked("transformation") | {"page": TYPED}))
    Line(PAGES).answered(json.dumps(asked("transformation") | {"page": "eigen"}))
    assert [bool(re.match(r"\w{4}: (page eigen, )?a question", text)) for text in hear.messages] == [True, True]
    assert TYPED not in hear.text
