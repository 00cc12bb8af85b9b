"""The line: a question in, an answer out, whatever is sent; nothing is remembered but the files of a visit, as long as it lasts."""

import gc
import itertools
import json
import math
import random
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient, WebSocketDenialResponse, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from pages import serving
from pages.main import PAGES
from pages.shared import line
from pages.shared.parameters import Upload
from pages.shared.stage import files, state_payload
from pages.shared.stage.wire import Answer
from tests import wire
from tests.fuzz import drive, junk
from tests.pages.test_parts import joined

PLACE = "/live"
OURS = f"{files.VERSION}.x"


@pytest.fixture
def client() -> Iterator[TestClient]:
    with TestClient(Starlette(routes=serving.routes(PAGES)), base_url="http://localhost:8501") as running:
        yield running


def asked(page: str, seq: int = 1, **parts: Any) -> dict[str, Any]:
    """Return what a stage asks of a page that has just been opened."""
    state = wire.told(state_payload(PAGES[page].State())) | parts
    about = {"page": page, "token": line.Visit().token, "run": 1, "epoch": "e.1.1", "seq": seq, "released": False}
    return {**about, "state": state, "typed": [], "have": [f"settings {page}"], "moved": ""}


def ask(socket: WebSocketTestSession, question: Any) -> dict[str, Any]:
    socket.send_text(question if isinstance(question, str) else json.dumps(question))
    return whole(socket.receive_json())


def answered(question: Any) -> dict[str, Any]:
    """Return the answer without a socket around it."""
    return whole(json.loads(line.Line(PAGES).answered(question if isinstance(question, str) else json.dumps(question))))


def whole(told: dict[str, Any]) -> dict[str, Any]:
    """Return the answer that a message tells, or why there is none."""
    return told if "why" in told else joined(told, {})[0]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_what_a_hand_asks(page: str) -> None:
    told = answered(asked(page, 7))
    assert (told["page"], told["seq"], told["run"], told["epoch"]) == (page, 7, 1, "e.1.1")
    assert not list(wire.faults(told, Answer))
    assert told["state"] == json.loads(json.dumps(state_payload(PAGES[page].State())))


def test_a_hand_moves(client: TestClient) -> None:
    with client.websocket_connect(PLACE) as socket:
        for seq, text in enumerate(("1", "1/3", "-2.5"), 1):
            told = ask(socket, asked("transformation", seq, A=[[text, "0"], ["0", "3"]]))
            assert (told["seq"], told["state"]["A"]["text"][0][0]) == (seq, text)
        assert ["det A", "−7.5"] in [number[:2] for row in told["numbers"] for number in row]


def test_what_is_overtaken_is_not_answered(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    all_read, found, read = threading.Event(), line.Line.answered, itertools.count(1)

    def slow(self: line.Line, text: str) -> bytes:
        all_read.wait()
        return found(self, text)

    def delay(*_: object) -> float:
        if next(read) == 7:
            all_read.set()
        return 0.0

    monkeypatch.setattr(line.Line, "answered", slow)
    monkeypatch.setattr(line.Rate, "delay", delay)
    with client.websocket_connect(PLACE) as socket:
        for seq in range(1, 8):
            socket.send_text(json.dumps(asked("transformation", seq)))
        seqs = [whole(socket.receive_json())["seq"]]
        if seqs[0] < 7:
            seqs.append(whole(socket.receive_json())["seq"])
    assert seqs[-1] == 7


def test_what_takes_long_holds_nobody_up(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    may_go, found = threading.Event(), line.Line.answered

    def slow(self: line.Line, text: str) -> bytes:
        if '"svd"' in text:
            may_go.wait()
        return found(self, text)

    monkeypatch.setattr(line.Line, "answered", slow)
    with client.websocket_connect(PLACE) as dear, client.websocket_connect(PLACE) as cheap:
        dear.send_text(json.dumps(asked("svd")))
        assert ask(cheap, asked("determinant", 3))["seq"] == 3
        may_go.set()
        assert whole(dear.receive_json())["page"] == "svd"


def test_after_a_brief_answer_no_thread_is_woken(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    names, found = list[str](), line.Line.answered

    def answered(self: line.Line, text: str) -> bytes:
        names.append(threading.current_thread().name)
        return found(self, text)

    monkeypatch.setattr(line.Line, "answered", answered)
    for longest in (math.inf, 0.0):
        monkeypatch.setattr(line, "BRIEF", longest)
        with client.websocket_connect(PLACE) as socket:
            assert [ask(socket, asked("transformation", seq))["seq"] for seq in (1, 2, 3)] == [1, 2, 3]
    assert [name.startswith("line") for name in names] == [True, False, False, True, True, True]


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost.evil.example"])
def test_a_page_of_somebody_else_may_not_ask(client: TestClient, origin: str) -> None:
    refused = (WebSocketDisconnect, WebSocketDenialResponse)
    with pytest.raises(refused), client.websocket_connect(PLACE, headers={"origin": origin}) as socket:
        socket.receive_json()


@pytest.mark.parametrize("origin", ["http://localhost:8501", "http://127.0.0.1:8501"])
def test_our_own_page_may(client: TestClient, origin: str) -> None:
    with client.websocket_connect(PLACE, headers={"origin": origin}) as socket:
        assert ask(socket, asked("svd"))["page"] == "svd"


def test_a_question_that_is_too_large_ends_the_talk(client: TestClient) -> None:
    with client.websocket_connect(PLACE) as socket:
        socket.send_text("x" * (line.MOST + 1))
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()
    assert closed.value.code == line.TOO_LARGE


def test_too_many_that_wait_end_the_talk(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    may_go = threading.Event()
    monkeypatch.setattr(line.Line, "answered", lambda *_: may_go.wait() and b"{}")
    with client.websocket_connect(PLACE) as socket:
        for _ in range(line.OPEN + 2):
            socket.send_text("{}")
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()
        may_go.set()
    assert closed.value.code == line.TOO_MANY


def test_a_socket_on_which_nothing_is_asked_is_closed(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "IDLE", 0.01)
    with client.websocket_connect(PLACE) as socket, pytest.raises(WebSocketDisconnect) as closed:
        socket.receive_json()
    assert closed.value.code == line.QUIET


def test_a_rate_lets_a_second_of_questions_through_at_once_and_holds_back_what_is_more() -> None:
    rate = line.Rate()
    assert [rate.delay(10.0) for _ in range(120)] == [0.0] * 120
    assert rate.delay(10.0) == pytest.approx(1 / 120)
    assert rate.delay(10.0 + 2 / 120) == 0
    assert [rate.delay(100.0) for _ in range(120)] == [0.0] * 120  # not more than a second's, however long it was silent
    assert rate.delay(100.0) > 0


@pytest.mark.parametrize(
    "question",
    [
        *("", "null", "[]", "7", "{", '"' * 100, "[" * 60_000, "NaN", '{"seq":' + "9" * 5000 + "}", "\ud800"),
        {},
        asked("transformation") | {"page": "nowhere"},
        asked("transformation") | {"page": ["transformation"]},
        asked("transformation") | {"run": "1"},
        asked("transformation") | {"epoch": 1},
    ],
    ids=lambda question: str(question)[:20].encode("ascii", "replace").decode(),
)
def test_what_is_no_question_is_told_so(question: Any) -> None:
    assert answered(question)["why"] == line.UNKNOWN


def test_what_only_the_visit_can_say_is_asked_there() -> None:
    assert answered(asked("transformation", 3, path="nowhere")) == {"seq": 3, "why": line.ELSEWHERE}
    assert answered(asked("low_rank", 4, image="own")) == {"seq": 4, "why": line.ELSEWHERE}


@pytest.mark.parametrize("token", ["", "older.x", None, 7])
def test_another_version_of_the_program_is_not_answered(token: object) -> None:
    assert answered(asked("transformation") | {"token": token})["why"] == line.ELSEWHERE


def test_an_entry_that_cannot_be_read_is_told_where_it_is() -> None:
    typed = {"array": "A", "row": 0, "column": 0, "text": "one", "final": True, "before": "1"}
    (notice,) = answered(asked("transformation") | {"typed": [typed]})["notices"]
    assert notice["entry"] == [0, 0]


def test_a_failure_is_noted_and_asked_through_streamlit(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(line, "answer", lambda *_, **__: 1 / 0)
    assert answered(asked("transformation")) == {"seq": 1, "why": line.FAILED}
    assert "ZeroDivisionError" in caplog.text


def test_a_file_is_known_by_its_visit_and_forgotten_with_it() -> None:
    visit = line.Visit()
    visit["own"] = Upload("mine.png 1", np.full((5, 7), 0.5))
    question = asked("low_rank", image="own") | {"token": visit.token}
    assert "why" not in answered(question)
    assert answered(question | {"token": f"{files.VERSION}.guessed"})["why"] == line.ELSEWHERE
    del visit
    gc.collect()
    assert answered(question)["why"] == line.ELSEWHERE
    assert len(line.VISITS) == 0


def test_ten_thousand_questions_that_nobody_would_ask() -> None:
    """Most of them are refused; none fails, and each is answered. What is shown of a state is computed once."""
    rng, failed = random.Random(16), 0
    server = line.Line({name: replace(page, led=cache(page.led)) for name, page in PAGES.items()})
    for case in itertools.islice(drive.messages(rng), 10_000):
        name, said = case.given
        told = {**said, "page": name, "run": 1, "token": rng.choice([OURS, OURS, OURS, "x", None])} if isinstance(said, dict) else said
        told = junk.damaged(rng, told) if isinstance(told, dict) and told and rng.random() < 0.3 else told
        found = json.loads(server.answered(json.dumps(told)))
        failed += found.get("why") == line.FAILED
    assert failed == 0
