"""Line: a socket of ours, over which the stage asks while a hand moves: no script runs, and nothing is remembered between questions.

Streamlit opens pages, takes files and writes addresses; what a question says is all that its answer needs, so any server of the
same program can give it. What the line cannot answer it says so of, and the stage asks through Streamlit.
"""

import asyncio
import json
import math
import secrets
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from time import monotonic, thread_time
from typing import Any, TypeAlias
from weakref import WeakValueDictionary

from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit.web.server.starlette.starlette_websocket import _is_origin_allowed

from core.numbers.arrays import InputError
from pages.shared import state as states
from pages.shared.counts import ANSWERS, LINES, REFUSED
from pages.shared.noted import note
from pages.shared.parameters import Upload, owns
from pages.shared.stage import answer, encoded, files
from pages.shared.stage.parts import cut
from pages.shared.told import question
from pages.shared.view import Page

PATH = "live"
MOST = 65_536  # characters of a question
RATE = 120.0  # questions a second that one socket may ask, in the mean
OPEN = 16  # questions that wait for an answer
IDLE = 60.0  # seconds without a question, after which the socket is closed
TOO_LARGE, TOO_MANY, QUIET = 1009, 1008, 4000  # why it is closed
REASONS = {TOO_LARGE: "too large", TOO_MANY: "too many"}
NAMED = '"page":'  # before the name of a page in a question
THREADS = 4  # that answer: one after the other, and beside them what takes long
PATIENCE = 0.02  # seconds that a question may take until the next one begins beside it
BRIEF = 0.01  # seconds of a core: where an answer took no longer, the next is found between two messages, and no thread is woken for it
ELSEWHERE = "What is missing here, Streamlit knows."
UNKNOWN = "This is no question about a page that there is."
FAILED = "This could not be answered; it has been noted."
Workers: TypeAlias = Callable[[str, Callable[[str], bytes]], Awaitable[bytes]]
POOL = ThreadPoolExecutor(THREADS, thread_name_prefix="line")


class Visit(dict[str, Upload]):
    """The files that one visit has left here, by parameter; it is forgotten with the visit."""

    def __init__(self) -> None:
        super().__init__()
        self.token = f"{files.VERSION}.{secrets.token_urlsafe(16)}"  # another version of the program may answer otherwise
        VISITS[self.token] = self


VISITS: WeakValueDictionary[str, Visit] = WeakValueDictionary()
NOBODYS = f"{files.VERSION}."  # what a stage is known by that no visit knows of yet: it has no files


@dataclass
class Rate:
    """How many questions may still be asked at once: after a second of silence as many as in a second."""

    left: float = RATE
    since: float = 0.0

    def delay(self, now: float) -> float:
        """Count a question that is asked now, and return how many seconds it has to wait."""
        self.left = min(RATE, self.left + (now - self.since) * RATE) - 1
        self.since = now
        return max(-self.left / RATE, 0.0)


class Line:
    """The route of the socket: answers what the pages that are given can show.

    workers : who else may answer a question, given what answers it here; count : how many they are.
    """

    def __init__(self, pages: Mapping[str, Page], workers: Workers | None = None, count: int = 0) -> None:
        self.pages = pages
        self.workers = workers
        self.turn = asyncio.Semaphore(1 + count)  # threads that compute at the same time only wait for each other

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Talk with one stage, until either side closes the socket."""
        socket = WebSocket(scope, receive, send)
        if not _is_origin_allowed(socket.headers.get("origin"), socket.headers.get("host")):
            REFUSED.add("origin")
            await socket.close(TOO_MANY)
            return
        await socket.accept()
        LINES.add()
        try:
            with suppress(WebSocketDisconnect, RuntimeError):  # it has gone while we spoke
                await self._talk(socket)
        finally:
            LINES.add(by=-1)

    async def _talk(self, socket: WebSocket) -> None:
        """Read and answer at once: what a later question has overtaken is not answered."""
        waiting: list[tuple[str, float]] = []  # and when it came
        has_come, rate, last = asyncio.Event(), Rate(), monotonic()

        async def read() -> tuple[int, str]:
            nonlocal last
            while True:
                text = await socket.receive_text()
                last = monotonic()
                if len(text) > MOST:
                    return TOO_LARGE, f"A question has at most {MOST:,} characters."
                if len(waiting) >= OPEN:
                    return TOO_MANY, f"At most {OPEN} questions wait for an answer."
                if delay := rate.delay(last):
                    await asyncio.sleep(delay)
                waiting.append((text, last))
                has_come.set()

        async def speak() -> tuple[int, str]:
            took = math.inf  # seconds of a core, by the last answer

            def answered(text: str) -> bytes:
                nonlocal took
                began = thread_time()
                found = self.answered(text)
                took = thread_time() - began
                return found

            while True:
                await has_come.wait()
                async with self.turn:  # and what has come by then is the last
                    text, came = waiting[-1]
                    waiting.clear()
                    has_come.clear()
                    if took < BRIEF and not self.workers:
                        answer = asyncio.get_running_loop().create_future()
                        answer.set_result(answered(text))
                        await asyncio.sleep(0)  # the next one hears what has come meanwhile
                    else:
                        answer = asyncio.ensure_future((self.workers or in_thread)(text, answered))
                        await asyncio.wait([answer], timeout=PATIENCE)
                told = (await answer).decode()
                ANSWERS.add(monotonic() - came, self._page(text), "line")
                await socket.send_text(told)

        tasks = [asyncio.create_task(read()), asyncio.create_task(speak())]
        try:
            done: set[asyncio.Task[tuple[int, str]]] = set()
            while not done and (left := last + IDLE - monotonic()) > 0:
                done, _ = await asyncio.wait(tasks, timeout=left, return_when=asyncio.FIRST_COMPLETED)
            code, why = done.pop().result() if done else (QUIET, "Nothing was asked for a minute.")
            if code in REASONS:
                REFUSED.add(REASONS[code])
            await socket.close(code, why)
        finally:
            for task in tasks:
                task.cancel()

    def answered(self, text: str) -> bytes:
        """Return the answer to a question, or that it has to be asked through Streamlit: whatever was sent, it raises nothing."""
        told = read(text)
        try:
            found = self._answer(told)
        except InputError:
            found = ELSEWHERE
        except Exception as error:
            note("a question on the line failed", self._page(text), error, text)
            found = FAILED
        return refused(told, found) if isinstance(found, str) else found

    def _page(self, text: str) -> str:
        """Return the page that a question is about, if there is such a page."""
        name = text.rpartition(NAMED)[2].partition('"')[2].partition('"')[0]
        return name if name in self.pages else ""

    def _answer(self, told: Mapping[str, Any]) -> bytes | str:
        """Return the answer to a question, or why it has to be asked elsewhere: only the visit knows of its files and its good state."""
        name, token, run = told.get("page"), told.get("token"), told.get("run")
        page, asked = self.pages.get(name) if isinstance(name, str) else None, question(told)
        if page is None or not isinstance(name, str) or not isinstance(run, int) or not asked.epoch:
            return UNKNOWN
        if not isinstance(token, str) or token.partition(".")[0] != files.VERSION:
            return ELSEWHERE
        held: Mapping[str, Upload] = VISITS.get(token, {})
        before = replace(page.State(), **{key: held[key] for key in owns(page.State) if key in held})
        state, notices = states.from_stage(before, asked.state, asked.typed, asked.moved)
        if states.awaited(state) or any(notice.entry is None for notice in notices):
            return ELSEWHERE
        view = page.led(state)
        told = answer(name, page, state, view, epoch=asked.epoch, seq=asked.seq, run=run, have=asked.have, notices=notices, whole=False)
        return cut(told, asked.have)


async def in_thread(text: str, answered: Callable[[str], bytes]) -> bytes:
    """Return what is answered to a question, found beside the sockets."""
    return await asyncio.get_running_loop().run_in_executor(POOL, answered, text)


def refused(told: Mapping[str, Any], why: str) -> bytes:
    """Return what is said to a question that has no answer here."""
    seq = told.get("seq")
    return encoded({"seq": seq if isinstance(seq, int) else 0, "why": why})


def read(text: str) -> Mapping[str, Any]:
    """Return what a question tells; nothing where it cannot be read."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}
