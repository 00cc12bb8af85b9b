"""Workers: what they answer is what the server answers itself; files go along and are forgotten; one that ends is replaced."""

import asyncio
import gc
import json
import os
import signal
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient

from pages.main import PAGES
from pages.serving.workers import Worker, Workers
from pages.shared.line import ELSEWHERE, FAILED, Line, Visit
from pages.shared.parameters import Upload
from pages.shared.view import View
from tests import loops
from tests.pages.test_line import ask, asked, whole

SHOWN = {name: PAGES[name] for name in ("transformation", "low_rank")}


@pytest.fixture(autouse=True)
def main(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a script that is not there be what this process runs, and no new one begin with: tests of whole pages leave theirs behind."""
    script = ModuleType("__main__")
    script.__file__ = "/nowhere.py"
    monkeypatch.setitem(sys.modules, "__main__", script)


def nobody(text: str) -> bytes:
    raise AssertionError(f"a worker was to answer {text[:80]}")


@asynccontextmanager
async def begun(count: int) -> AsyncIterator[Workers]:
    """Give workers that are warm."""
    workers = Workers(SHOWN, count)
    await workers.answered(json.dumps(asked("transformation")), Line(SHOWN).answered)
    try:
        await warm(workers)
        yield workers
    finally:
        for worker in workers.all:
            worker.pool.shutdown()


async def warm(workers: Workers) -> None:
    await asyncio.gather(*(asyncio.wrap_future(worker.warm) for worker in workers.all))


async def told(workers: Workers, question: dict[str, Any]) -> dict[str, Any]:
    return whole(json.loads(await workers.answered(json.dumps(question), nobody)))


def test_workers_answer_hold_files_as_long_as_their_visit_lasts_and_are_replaced(caplog: pytest.LogCaptureFixture) -> None:
    async def run() -> None:
        async with begun(1) as workers:
            for page in SHOWN:
                question = asked(page, 3)
                assert await told(workers, question) == whole(json.loads(Line(SHOWN).answered(json.dumps(question))))
            assert await told(workers, {"page": "nowhere", "seq": 4}) == json.loads(Line(SHOWN).answered('{"page": "nowhere", "seq": 4}'))

            visit = Visit()
            own = asked("low_rank", 5, image="own", k=1) | {"token": visit.token}
            assert (await told(workers, own))["why"] == ELSEWHERE
            for size in (6, 9):  # another file takes the place of the first
                visit["own"] = Upload(f"of {size}", np.eye(size))
                for _ in range(2):
                    assert (await told(workers, own))["figures"][0]["title"] == f"A: {size} × {size} pixels"
            visit.clear()
            del visit
            gc.collect()
            assert (await told(workers, own))["why"] == ELSEWHERE
            assert workers.all[0].given == set()

            ended = workers.all[0]
            (process,) = ended.pool._processes
            os.kill(process, signal.SIGKILL)
            found = [await told(workers, asked("transformation", 6))]
            assert found == [{"seq": 6, "why": FAILED}]
            assert "another one begins" in caplog.text
            await workers.answered(json.dumps(asked("transformation", 7)), Line(SHOWN).answered)
            assert ended not in workers.all
            await warm(workers)
            assert (await told(workers, asked("transformation", 8)))["seq"] == 8

    loops.run(run())


class Busy(Worker):
    """A worker that is warm, for which a question waits."""

    def __init__(self) -> None:
        self.waiting = 1

    @property
    def is_ready(self) -> bool:
        """Always."""
        return True


def test_the_server_answers_while_all_workers_are_busy_and_it_is_not() -> None:
    workers = Workers(SHOWN, 1)
    workers.all = [Busy()]
    question = json.dumps(asked("transformation", 2))
    assert whole(json.loads(loops.run(workers.answered(question, Line(SHOWN).answered))))["seq"] == 2
    assert workers.here == 0


@pytest.fixture
def dear() -> Iterator[tuple[Line, threading.Event]]:
    """Give a line on which a question about the determinant takes as long as nobody sets the event."""
    done = threading.Event()

    def led(state: Any) -> View:
        assert done.wait(60)
        return PAGES["determinant"].led(state)

    yield Line({**PAGES, "determinant": replace(PAGES["determinant"], led=led)}), done
    done.set()


def test_while_one_asks_what_takes_long_ten_others_are_answered(dear: tuple[Line, threading.Event]) -> None:
    line, done = dear
    app = Starlette(routes=[WebSocketRoute("/live", line)])
    with TestClient(app, base_url="http://localhost:8501") as client, client.websocket_connect("/live") as slow:
        slow.send_text(json.dumps(asked("determinant", 1)))
        for k in range(10):
            with client.websocket_connect("/live") as socket:
                assert [ask(socket, asked("transformation", seq))["seq"] for seq in (1, 2, 3)] == [1, 2, 3], k
        done.set()
        assert whole(slow.receive_json())["seq"] == 1
