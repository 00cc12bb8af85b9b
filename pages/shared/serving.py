"""Serving: what makes a page open and answer fast, beside what Streamlit does itself.

The stage's files and Streamlit's own come packed and from memory, to be kept for good; the head of every page asks for
the stage's at once instead of after Streamlit has started; and answers leave the socket without waiting for more.
"""

import gc
import gzip
import logging
import re
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote_plus, urlencode

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, WebSocketRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from pages.shared.descriptors import make_room
from pages.shared.first import EMBEDDED, First, Home, Shown, placed
from pages.shared.line import PATH, Line, is_on
from pages.shared.live import SORRY
from pages.shared.parameters import parameters
from pages.shared.stage import files
from pages.shared.uploads import Uploads
from pages.shared.view import Page
from pages.shared.workers import Workers, wanted

LOG = logging.getLogger("matrixscope")
NAME = "Matrixscope"
TITLE = re.compile(rb"<title>[^<]*</title>")
FIRST = {"transformation", "determinant", "eigen", "svd", "low_rank", "pseudoinverse", "least_squares", "gradient_descent"}
MOST_PARAMETERS = 100  # of an address that are looked at to find its page
FOR_GOOD = "public, max-age=31536000, immutable"


@asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[None]:
    """Make room for connections while a server runs; what has been loaded stays, and collections of garbage do not look through it."""
    make_room()
    gc.collect()
    gc.freeze()
    yield


def routes(pages: Mapping[str, Page] | None = None) -> list[BaseRoute]:
    """Return the routes of the stage's files and of the line, below server.baseUrlPath as everything else."""
    workers = Workers(pages or {}, count).answered if (count := wanted()) else None
    line = [WebSocketRoute(f"{base_path()}/{PATH}", Line(pages or {}, workers, count))] if is_on() else []
    return [Mount(f"{base_path()}/stage", app=send_file), *line]


def middleware(pages: Mapping[str, Page] | None = None, home: Home | None = None) -> list[Middleware]:
    """Return what stands between the browser and Streamlit, which shows the pages that are given by name, and home."""
    return [Middleware(NoDelay), Middleware(StreamlitFiles), Middleware(Uploads), Middleware(Head, pages=pages or {}, home=home)]


def titled(title: str) -> str:
    """Return what a browser's tab is called: “Eigenvectors · Matrixscope”."""
    return title if title == NAME else f"{title} · {NAME}"


def base_path() -> str:
    """Return server.baseUrlPath with a slash before and none behind, or nothing."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


async def send_file(scope: Scope, receive: Receive, send: Send) -> None:
    """Send one of the stage's files, whatever version is asked for: an open page may be older than we are."""
    version, _, name = scope["path"].removeprefix(f"{base_path()}/stage/").partition("/")
    file = files.FILES.get(name)
    if file is None:
        await Response("There is no such file.", status_code=404)(scope, receive, send)
        return
    await _response(file, scope, FOR_GOOD if version == files.VERSION else "no-cache")(scope, receive, send)


def _response(file: files.File, scope: Scope, cache: str = FOR_GOOD) -> Response:
    headers = {"Content-Type": file.type, "Cache-Control": cache, "Vary": "Accept-Encoding"}
    takes_packed = file.packed is not None and "gzip" in Headers(scope=scope).get("accept-encoding", "")
    if takes_packed:
        headers["Content-Encoding"] = "gzip"
    return Response(file.packed if takes_packed else file.plain, headers=headers)


def streamlit_files() -> dict[str, Path]:
    """Return Streamlit's own static files by the path that a browser asks for."""
    folder = Path(get_static_dir()) / "static"
    return {f"{base_path()}/static/{path.relative_to(folder).as_posix()}": path for path in folder.rglob("*") if path.is_file()}


class StreamlitFiles:
    """Sends Streamlit's scripts, styles and fonts from memory: read anew for each of the seventy, they take most of the time to a page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.paths = streamlit_files()
        self.read = cache(files.read)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for the files that there are; let everything else pass."""
        path = self.paths.get(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        if path is None or "range" in Headers(scope=scope):
            await self.app(scope, receive, send)
        else:
            await _response(self.read(path), scope)(scope, receive, send)


class NoDelay:
    """Sends what is written at once: `streamlit run` binds a socket on which asyncio does not set TCP_NODELAY.

    Without it the second part of an answer, and the body of every small file, waits ~40 ms for a receipt of the first.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Switch off Nagle's algorithm on the connection, whichever server it belongs to."""
        if scope["type"] in {"http", "websocket"}:
            transport = getattr(getattr(receive, "__self__", None), "transport", None)
            sock = getattr(transport, "get_extra_info", lambda _: None)("socket")
            if sock is not None and sock.family != socket.AF_UNIX:
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await self.app(scope, receive, send)


class Head:
    """Puts the stage's tags, the page's title and what it shows first into Streamlit's page, and packs it.

    Streamlit sends its page for every address, and finds its files only from the first level: what is below a page is sent
    to the page, as are a page's name in other letters, and a state that was meant for a page and stands without one.
    """

    def __init__(self, app: ASGIApp, pages: Mapping[str, Page], home: Home | None = None) -> None:
        self.app = app
        self.pages = pages
        self.first = First(pages, home)
        self.titles = {name: titled(page.TITLE) for name, page in pages.items()} | {"": NAME}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Rewrite pages; let everything else pass."""
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        whole = MutableHeaders(raw=list(scope["headers"]))  # a page that is packed or not sent again cannot be rewritten
        for name in ("accept-encoding", "if-none-match", "if-modified-since"):
            del whole[name]
        asked, _, below = scope["path"].removeprefix(base_path()).strip("/").partition("/")
        query = scope["query_string"].decode("latin-1")
        page = self.meant(asked, query)
        is_elsewhere = bool(below) or page != asked
        elsewhere = f"{base_path()}/{quote(page)}{'?' if query else ''}{query}" if is_elsewhere else ""
        is_bare = scope["method"] != "GET"  # headers are all that is asked for
        packs = not is_bare and "gzip" in Headers(scope=scope).get("accept-encoding", "")

        async def made(plain: bytes) -> bytes:
            if elsewhere or is_bare:
                return b""
            shown = await self.first.shown(page, query)
            return await run_in_threadpool(rewritten, plain, self.titles.get(page, ""), shown, query, packs=packs)

        more = {"location": elsewhere} if elsewhere else {"content-encoding": "gzip", "vary": "Accept-Encoding"} if packs else {}
        await self.app({**scope, "headers": whole.raw}, receive, replacing(send, made, more))

    def meant(self, asked: str, query: str) -> str:
        """Return the name of the page that an address means; without one, that of the first which knows most of its parameters.

        Pages that came later stand behind: a link that found its page finds it again.
        """
        if asked:
            return asked.lower() if asked.lower() in self.pages else asked
        names = {unquote_plus(part.partition("=")[0]) for part in query.split("&")[:MOST_PARAMETERS]}
        known = {name: len(names & parameters(page.State).keys()) for name, page in self.pages.items()}
        best = max(sorted(known, key=lambda name: name not in FIRST), key=known.__getitem__, default="")
        return best if best and known[best] else ""


def rewritten(plain: bytes, title: str, shown: Shown, query: str, *, packs: bool) -> bytes:
    """Return Streamlit's page with a title and what is shown first, packed or not."""
    page = TITLE.sub(f"<title>{escape(title)}</title>".encode(), plain, count=1) if title else plain
    page = placed(page.decode(), shown, is_embedded=bool(EMBEDDED.search(query))).encode()
    return gzip.compress(page, 6, mtime=0) if packs else page


def replacing(send: Send, made: Callable[[bytes], Awaitable[bytes]], more: Mapping[str, str]) -> Send:
    """Return a send that holds a page back until it is whole, and sends what is made of it, with more headers, or elsewhere."""
    start: Message = {}
    body = bytearray()

    async def replaced(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start":
            if message["status"] == 200 and Headers(raw=message["headers"]).get("content-type", "").startswith("text/html"):
                start = message
                return
        elif start:
            body.extend(message.get("body", b""))
            if message.get("more_body"):
                return
            page, headers = await made(bytes(body)), MutableHeaders(raw=list(start["headers"]))
            for name in ("etag", "last-modified", "content-length"):
                del headers[name]
            headers.update(more)
            if page or "location" in more:
                headers["content-length"] = str(len(page))
            await send({**start, "headers": headers.raw, "status": 307 if "location" in more else start["status"]})
            await send({"type": "http.response.body", "body": page})
            return
        await send(message)

    return replaced


def log(error: Exception) -> bool:
    """Note an error that no page expected, with the link that led to it, and offer the way back."""
    LOG.error("failed at %s?%s", st.context.url, urlencode(st.query_params.to_dict(), safe=",;/"), exc_info=error)
    st.error(SORRY)
    st.button("Reset", on_click=_forget)
    return True


def _forget() -> None:
    st.session_state.clear()
    st.query_params.clear()
