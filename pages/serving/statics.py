"""Statics: the stage's files and Streamlit's own, packed and from memory, to be kept for good."""

from functools import cache
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from pages.serving.addresses import base_path
from pages.shared.stage import files

FOR_GOOD = "public, max-age=31536000, immutable"


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
