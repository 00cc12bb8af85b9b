"""Health: whether this process answers, for a balancer that asks every few seconds; and how it goes without anybody noticing."""

import asyncio
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from types import FrameType

from starlette.requests import Request
from starlette.responses import Response
from streamlit.runtime import Runtime

from pages.shared.line import POOL
from pages.shared.noted import note
from pages.shared.settings import settings
from pages.shared.stage import files
from pages.shared.view import Page

FRESH = 5.0  # seconds for which what has been found holds
PATIENCE = 2.0  # seconds that a picture may take
OK, GOING, LATE, BROKEN = "ok", "is going", "is too busy", "does not answer"


class Health:
    """Says whether a process answers: whether Streamlit runs, and a page can be shown.

    page : which is shown, at most every few seconds; without one only Streamlit is asked.
    """

    def __init__(self, page: Page | None = None) -> None:
        self.page = page
        self.found, self.until = OK, 0.0
        self.is_asked = asyncio.Lock()
        self.shown: asyncio.Future[object] | None = None

    async def told(self, _: Request) -> Response:
        """Return 200 and “ok”, or 503 and why not."""
        async with self.is_asked:
            if monotonic() >= self.until:
                self.found = await self._looked()
                self.until = 0.0 if self.found == LATE else monotonic() + FRESH  # who is busy for a moment is not said to be for longer
        found = GOING if DRAIN.is_going else self.found
        return Response(f"{found} {files.VERSION}\n", 200 if found == OK else 503, {"Cache-Control": "no-store"}, "text/plain")

    async def _looked(self) -> str:
        if Runtime.exists() and not (await Runtime.instance().is_ready_for_browser_connection)[0]:
            return BROKEN
        if self.page is None:
            return OK
        shown = self.shown = self.shown or asyncio.get_running_loop().run_in_executor(POOL, self.page.led, self.page.opens)
        done, _ = await asyncio.wait([shown], timeout=PATIENCE)
        if not done:
            return LATE  # and it is waited for again: no second one joins those who wait
        self.shown = None
        if error := shown.exception():
            note("health cannot show it", error=error)
            return BROKEN
        return OK


class Drain:
    """On the first SIGTERM the process says that it is going, and goes on answering for as long as the host has said."""

    is_going = False

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Listen while a server runs: it has set a handler of its own before, which ends it at once."""
        if not (seconds := settings().drain) or threading.current_thread() is not threading.main_thread():
            yield
            return
        ends = signal.getsignal(signal.SIGTERM)
        loop = asyncio.get_running_loop()

        def end(number: int, frame: FrameType | None) -> None:
            if callable(ends):
                ends(number, frame)

        def go(number: int, frame: FrameType | None) -> None:
            if self.is_going:
                end(number, frame)
            self.is_going = True
            loop.call_soon_threadsafe(loop.call_later, seconds, end, number, None)

        signal.signal(signal.SIGTERM, go)
        try:
            yield
        finally:
            self.is_going = False
            signal.signal(signal.SIGTERM, ends)


DRAIN = Drain()
