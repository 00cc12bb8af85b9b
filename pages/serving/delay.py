"""Delay: answers leave the socket without waiting for more."""

import socket

from starlette.types import ASGIApp, Receive, Scope, Send


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
