"""Headers: what a browser may do with what we send, which is little; and by which names we answer at all."""

import base64
import hashlib
import re
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from pages.serving.addresses import base_path
from pages.serving.first import SCRIPT
from pages.shared.counts import REFUSED
from pages.shared.settings import settings

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
DOCUMENTS = ("text/html", "image/svg+xml")  # in which scripts could run
UPLOADS = "/_stcore/upload_file/"  # Streamlit's way for files, which it keeps as long as a visit lasts: ours come over its socket
WATCHED = ("/healthz", "/metrics", "/_stcore/health")  # asked for by machines that know an address and no name; they tell of nobody


def policy(frames: tuple[str, ...] = ()) -> str:
    """Return what a page may load, and which sites may show it in a frame: all, unless they are named.

    Streamlit imports the scripts of components, which are short texts, from blobs, and writes its styles into the page.
    """
    index = (Path(get_static_dir()) / "index.html").read_text("utf-8")
    hashes = " ".join(f"'sha256-{_hash(script)}'" for script in (*INLINE.findall(index), SCRIPT))
    parts = {
        "default-src": "'self'",
        "script-src": f"'self' blob: 'wasm-unsafe-eval' {hashes}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    if frames:
        parts["frame-ancestors"] = f"'{frames[0]}'" if frames[0] in {"none", "self"} else " ".join(("'self'", *frames))
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


class Guard:
    """Says what a browser may do with each answer, and refuses who asks for a name that is not ours.

    A page of somebody else whose name leads to this machine would be of our own origin: where names are known, it is no way in.
    """

    def __init__(self, app: ASGIApp) -> None:
        host = settings()
        self.app = app
        self.policy = policy(host.frames)
        self.names = {name.strip().lower().strip("[].") for name in host.hosts or st.get_option("server.allowedHosts")}
        self.uploads = base_path() + UPLOADS
        self.watched = {base_path() + path for path in WATCHED}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or let pass with more headers."""
        kind = scope["type"]
        asks = kind in {"http", "websocket"} and scope["path"] not in self.watched
        if asks and not self.knows(Headers(scope=scope).get("host", "")):
            REFUSED.add("host")
            await self.refuse(scope, receive, send)
            return
        if kind == "http" and scope["path"].startswith(self.uploads):
            REFUSED.add("upload")
            await PlainTextResponse("Files come by another way here.", 404)(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=list(message["headers"]))
                headers["x-content-type-options"] = "nosniff"
                if headers.get("content-type", "").startswith(DOCUMENTS):
                    headers["content-security-policy"] = self.policy
                    headers["referrer-policy"] = "no-referrer"
                message = {**message, "headers": headers.raw}
            await send(message)

        await self.app(scope, receive, guarded if kind == "http" else send)

    def knows(self, host: str) -> bool:
        """Return whether a name, with or without a port, is one of ours; where there are no such names, any is."""
        if not self.names:
            return True
        try:
            name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
        except ValueError:
            return False
        return "*" in self.names or name in self.names or any(f"*.{name[k + 1 :]}" in self.names for k, c in enumerate(name) if c == ".")

    async def refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse: a socket before it opens."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse("This server does not go by that name.", 421)(scope, receive, send)
