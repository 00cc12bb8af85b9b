"""A crowd: people who go on dragging over the direct line while replicas come and go, each a matrix of their own."""

import asyncio
import json
import threading
import urllib.request
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from statistics import median
from time import perf_counter
from typing import Any

from websockets.exceptions import WebSocketException

from bench.people import OnTheLine

RATE = 2.0  # questions a second
SLOW, AGAIN = 1.5, 1.0  # seconds after which the stage holds an answer for lost, and dials again (line.js)
AT_ONCE = 10  # who come in together
PAGE = "transformation"


class Follower(OnTheLine):
    """One who moves a hand whatever happens, and dials again as the stage does."""

    def __init__(self, address: str, since: int, news: threading.Condition) -> None:
        super().__init__(address, PAGE, since)
        self.news = news
        self.cookie(address)
        self.good: list[float] = []  # when an answer came that is of one's own matrix
        self.lost = 0  # answers that are of another one

    def cookie(self, address: str) -> None:
        """Remember what the proxy wants to be told."""
        with urllib.request.urlopen(f"{address}/_stcore/health") as answer:
            self.headers = {"Cookie": answer.headers["Set-Cookie"].partition(";")[0]}

    async def go_on(self, until: asyncio.Event) -> None:
        """Ask until told otherwise."""
        while not until.is_set():
            try:
                async with asyncio.timeout(SLOW):
                    answer = await self.heard_of(self.asked + 1)
                if b'"why":' in answer[:60]:  # another version, which only Streamlit knows
                    await self.open_again()
                else:
                    self.judge(answer)
                await asyncio.sleep(1 / RATE)
            except (OSError, WebSocketException, TimeoutError):
                await asyncio.sleep(AGAIN)
                with suppress(OSError, WebSocketException, TimeoutError):
                    await self.direct.close()
                    await self.dial()

    async def open_again(self) -> None:
        """Open the page anew: the visit is another server's."""
        await self.close()
        await self.open()

    async def heard_of(self, seq: int) -> bytes:
        """Return what is answered to a question."""
        self.pieces = ()  # so that the answer is whole
        await self.put(seq)
        while True:
            answer = await self.line.recv(decode=False)
            if self.answered(answer) >= seq:
                return answer

    def judge(self, answer: bytes) -> None:
        """Note whether it is of the matrix that was asked about."""
        assert self.hand
        told: dict[str, Any] = self.hand(self.asked)
        text = json.dumps(told["state"][told["moved"]], separators=(",", ":")).encode()
        if text in answer:
            with self.news:
                self.good.append(perf_counter())
                self.news.notify_all()
        else:
            self.lost += 1


class Crowd:
    """So many people, in a thread of their own."""

    def __init__(self, address: str, count: int) -> None:
        self.news = threading.Condition()  # an answer, or what has ended the crowd
        self.people = [Follower(address, since, self.news) for since in range(count)]
        self.are_in = threading.Event()
        self.thread = threading.Thread(target=self._live, daemon=True)
        self.error: BaseException | None = None  # of which the crowd has ended
        self.loop: asyncio.AbstractEventLoop
        self.until: asyncio.Event

    def _live(self) -> None:
        try:
            asyncio.run(self._go_on())
        except BaseException as error:
            with self.news:
                self.error = error
                self.news.notify_all()
            self.are_in.set()

    async def _go_on(self) -> None:
        self.loop, self.until = asyncio.get_running_loop(), asyncio.Event()
        for k in range(0, len(self.people), AT_ONCE):
            await asyncio.gather(*(person.open() for person in self.people[k : k + AT_ONCE]))
        self.are_in.set()
        await asyncio.gather(*(person.go_on(self.until) for person in self.people))
        await asyncio.gather(*(person.close() for person in self.people), return_exceptions=True)

    def __enter__(self) -> "Crowd":
        self.thread.start()
        assert self.are_in.wait(120)
        return self

    def __exit__(self, *_: object) -> None:
        self.loop.call_soon_threadsafe(self.until.set)
        self.thread.join()

    def until_answered(self, seconds: float) -> float:
        """Wait until everybody has a good answer to what was asked from now on, at most so long, and return the time.

        Raises what has ended the crowd, if anything has.
        """
        since = perf_counter()

        def is_known() -> bool:
            return bool(self.error) or all(person.good and person.good[-1] > since for person in self.people)

        with self.news:
            assert self.news.wait_for(is_known, seconds), "somebody has no answer"
        if self.error:
            raise self.error
        return perf_counter()

    def gaps(self, since: float, until: float) -> Sequence[float]:
        """Return the longest time without a good answer of each one, s, beside that between two questions."""
        found = []
        for person in self.people:
            before = max((at for at in person.good if at <= since), default=since)
            times = [before, *(at for at in person.good if since < at <= until), until]
            found.append(max(0.0, max(b - a for a, b in pairwise(times)) - 1 / RATE))
        return found


def said(name: str, gaps: Sequence[float]) -> str:
    """Return how long people waited, as a line."""
    moved = [gap for gap in gaps if gap > 0.3]
    return f"{name}: {len(moved)} of {len(gaps)} waited, {median(moved or [0]):.1f} s in the median, {max(gaps):.1f} s at most"
