"""Uploads: how many files one visit may leave with the server, whatever its browser does."""

from collections import OrderedDict

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST = 16  # files of a visit; a browser takes each back when another is chosen in its place
VISITS = 10_000  # that are counted: older ones have ended
PATH = "/_stcore/upload_file/"


class Uploads:
    """Refuses files of a visit that has left many: Streamlit holds each until the visit ends."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.held: OrderedDict[str, set[str]] = OrderedDict()  # the names of files by visit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count files that come and go; let everything else pass."""
        _, is_file, names = scope.get("path", "").partition(PATH)
        if scope["type"] != "http" or not is_file or scope["method"] not in {"PUT", "DELETE"}:
            await self.app(scope, receive, send)
            return
        visit, _, name = names.partition("/")
        held = self.held.setdefault(visit, set())
        self.held.move_to_end(visit)
        while len(self.held) > VISITS:
            self.held.popitem(last=False)
        if scope["method"] == "DELETE":
            held.discard(name)
        elif name not in held:
            if len(held) >= MOST:
                await Response("This visit has left many files here: reload the page to begin another.", status_code=429)(
                    scope, receive, send
                )
                return
            held.add(name)  # at once, so that those that come together are counted too

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start" and scope["method"] == "PUT" and message["status"] >= 400:
                held.discard(name)
            await send(message)

        await self.app(scope, receive, counted)
