"""Preview: the picture of a link, at ``/preview/<page>.png`` with the query of the link."""

import asyncio
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from core.numbers.arrays import InputError
from pages.serving.addresses import own
from pages.serving.card import NAME, Card
from pages.serving.first import Home
from pages.serving.tags import HOME
from pages.shared import state as states
from pages.shared.counts import ANSWERS
from pages.shared.noted import note
from pages.shared.parameters import parameters
from pages.shared.view import Page

THREADS, MOST_WAITING = 2, 16
PATIENCE = 4.0  # s: those who show links elsewhere wait for about five
SOON = "5"  # s
KEPT = 16_000_000  # bytes of pictures and of their addresses
FOR_A_DAY = "public, max-age=86400"


class Shelf:
    """Pictures by their addresses, those that were asked for last, up to so many bytes."""

    def __init__(self, most: int = KEPT) -> None:
        self.most = most
        self.held: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self.size = 0
        self.lock = threading.Lock()

    def take(self, key: tuple[str, str]) -> bytes:
        """Return a picture, or nothing."""
        with self.lock:
            if key in self.held:
                self.held.move_to_end(key)
            return self.held.get(key, b"")

    def put(self, key: tuple[str, str], picture: bytes) -> None:
        """Keep a picture."""
        with self.lock:
            if key in self.held:
                self.size -= _size(key, self.held.pop(key))
            self.held[key] = picture
            self.size += _size(key, picture)
            while self.size > self.most:
                self.size -= _size(*self.held.popitem(last=False))


def _size(key: tuple[str, str], picture: bytes) -> int:
    """Return the bytes of a picture and of its address, which may be the longer one."""
    return sum(map(len, key)) + len(picture)


class Preview:
    """Draws and keeps the pictures of links, a few at a time."""

    def __init__(self, pages: Mapping[str, Page], home: Home | None) -> None:
        self.pages = pages
        self.home = home
        self.shelf = Shelf()
        self.pool = ThreadPoolExecutor(THREADS, "preview")
        self.waiting = 0

    async def answered(self, request: Request) -> Response:
        """Return the picture of a link.

        Where too many are asked for at once, or one takes too long, it is to be asked for again: whoever shows links keeps what is
        sent, and another picture would stand there for days.
        """
        name = str(request.path_params["name"])
        if name not in self.pages and not (name == HOME and self.home):
            return Response("There is no such page.", 404)
        try:
            query = "" if name == HOME else own(request.scope["query_string"].decode("latin-1"), parameters(self.pages[name].State))
        except ValueError:
            return Response("This address is too long.", 414)
        found = self.shelf.take((name, query)) or await self._made(name, query)
        if not found:
            return Response("Too many ask at once.", 503, {"Retry-After": SOON, "Cache-Control": "no-store"})
        headers = {"ETag": f'"{hashlib.sha256(found).hexdigest()[:16]}"', "Cache-Control": FOR_A_DAY}
        if headers["ETag"] in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(found, headers=headers, media_type="image/png")

    async def _made(self, name: str, query: str) -> bytes:
        if self.waiting >= MOST_WAITING:
            return b""
        self.waiting += 1
        made = asyncio.get_running_loop().run_in_executor(self.pool, self.of, name, query)
        made.add_done_callback(self._leave)
        done, _ = await asyncio.wait([made], timeout=PATIENCE)
        return made.result() if done else b""

    def _leave(self, _: object) -> None:
        self.waiting -= 1

    def of(self, name: str, query: str) -> bytes:
        """Return the picture of a page for a query, and keep it; of what cannot be shown, only the page's words."""
        began = monotonic()
        try:
            found = self._card(name, query).png()
        except Exception as error:
            if not isinstance(error, InputError):  # else the page says what is wrong with it
                note("its link has no picture", name, error, query)
            found = self._card(name, "", is_bare=True).png()
        ANSWERS.add(monotonic() - began, name, "preview")
        self.shelf.put((name, query), found)
        return found

    def _card(self, name: str, query: str, *, is_bare: bool = False) -> Card:
        """Return what a picture shows; bare, it has no figures."""
        if name == HOME and self.home:
            page = self.pages[self.home.page]
            return Card(NAME, "", (self.home.says,), () if is_bare else page.page(page.opens).figures)
        page = self.pages[name]
        state, _ = states.from_address(page.State, dict(parse_qsl(query, keep_blank_values=True)), opens=page.opens)
        if is_bare or states.awaited(state):
            return Card(page.TITLE, "", (page.SUMMARY,), () if is_bare else page.page(page.opens).figures)
        view = page.page(state)
        return Card(page.TITLE, page.called(state), view.say, view.figures)
