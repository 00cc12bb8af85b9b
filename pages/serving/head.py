"""Head: Streamlit's page as we send it: with the page's title, the stage's tags and what is shown first.

The stage's files are asked for at once instead of after Streamlit has started.
"""

import gzip
import re
from collections.abc import Awaitable, Callable, Mapping
from html import escape
from urllib.parse import unquote_plus

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.serving.addresses import MOST, base_path, own, path, public
from pages.serving.card import NAME
from pages.serving.first import EMBEDDED, First, Home, Shown, placed
from pages.serving.tags import NOBODYS, Told, tags
from pages.shared.parameters import parameters
from pages.shared.settings import settings
from pages.shared.view import Page

TITLE = re.compile(rb"<title>[^<]*</title>")
FIRST = {"transformation", "determinant", "eigen", "svd", "low_rank", "pseudoinverse", "least_squares", "gradient_descent"}
ANYTHING = "*/*"


def titled(title: str) -> str:
    """Return what a browser's tab is called: “Eigenvectors · Matrixscope”."""
    return title if title == NAME else f"{title} · {NAME}"


class Head:
    """Puts the stage's tags, the page's title and what it shows first into Streamlit's page, and packs it.

    Streamlit sends its page for every address, and finds its files only from the first level: what is below a page is sent
    to the page, as are a page's name in other letters, and a state that was meant for a page and stands without one.
    """

    def __init__(self, app: ASGIApp, pages: Mapping[str, Page], home: Home | None = None) -> None:
        self.app = app
        self.pages = pages
        self.home = home
        self.address = settings().address
        self.first = First(pages, home)
        self.titles = {name: titled(page.TITLE) for name, page in pages.items()} | {"": NAME}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Rewrite pages; let everything else pass."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asked, _, below = scope["path"].removeprefix(base_path()).strip("/").partition("/")
        query = scope["query_string"].decode("latin-1")
        page = self.meant(asked, query)
        accepted = Headers(scope=scope).get("accept", "") or ANYTHING  # as robots do, who show links elsewhere
        if not ("text/html" in accepted or (ANYTHING in accepted and page in self.titles and not below)):
            await self.app(scope, receive, send)
            return
        whole = MutableHeaders(raw=list(scope["headers"]))  # a page that is packed or not sent again cannot be rewritten
        for name in ("accept-encoding", "if-none-match", "if-modified-since", "range"):  # Slack asks for the first 32 KB
            del whole[name]
        is_elsewhere = bool(below) or page != asked
        elsewhere = f"{base_path()}{path(page, query)}" if is_elsewhere else ""
        is_bare = scope["method"] != "GET"  # headers are all that is asked for
        packs = not is_bare and "gzip" in Headers(scope=scope).get("accept-encoding", "")

        async def made(plain: bytes) -> bytes:
            if elsewhere or is_bare:
                return b""
            shown = await self.first.shown(page, query)
            about = tags(self.told(page, query, shown), public(scope, self.address)) if page in self.titles else NOBODYS
            return await run_in_threadpool(rewritten, plain, self.titles.get(page, NAME), shown, query, about, packs=packs)

        more = {"location": elsewhere} if elsewhere else {"content-encoding": "gzip", "vary": "Accept-Encoding"} if packs else {}
        await self.app({**scope, "headers": whole.raw}, receive, replacing(send, made, more))

    def told(self, name: str, query: str, shown: Shown) -> Told:
        """Return what is told of an address elsewhere."""
        if not name:
            return Told("", NAME, self.home.says if self.home else "")
        page = self.pages[name]
        try:
            link = own(query, parameters(page.State)) if shown.query is None else shown.query
        except ValueError:
            link = ""
        return Told(name, f"{page.TITLE}: {shown.example}" if shown.example else page.TITLE, shown.says or page.SUMMARY, link)

    def meant(self, asked: str, query: str) -> str:
        """Return the name of the page that an address means; without one, that of the first which knows most of its parameters.

        Pages that came later stand behind: a link that found its page finds it again.
        """
        if asked:
            return asked.lower() if asked.lower() in self.pages else asked
        names = {unquote_plus(part.partition("=")[0]) for part in query.split("&")[:MOST]}
        known = {name: len(names & parameters(page.State).keys()) for name, page in self.pages.items()}
        best = max(sorted(known, key=lambda name: name not in FIRST), key=known.__getitem__, default="")
        return best if best and known[best] else ""


def rewritten(plain: bytes, title: str, shown: Shown, query: str, about: str, *, packs: bool) -> bytes:
    """Return Streamlit's page with a title, tags and what is shown first, packed or not; robots read no more than its beginning."""
    page = TITLE.sub(f"<title>{escape(title)}</title>".encode(), plain, count=1)
    text = placed(page.decode(), shown, is_embedded=bool(EMBEDDED.search(query)))
    page = text.replace("<head>", f"<head>{about}", 1).encode()
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
            for name in ("etag", "last-modified", "content-length", "accept-ranges"):
                del headers[name]
            headers.update(more)
            if page or "location" in more:
                headers["content-length"] = str(len(page))
            await send({**start, "headers": headers.raw, "status": 307 if "location" in more else start["status"]})
            await send({"type": "http.response.body", "body": page})
            return
        await send(message)

    return replaced
