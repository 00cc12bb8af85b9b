"""Bridge: Firefox for Playwright, which tells it by WebDriver BiDi one thing that Debian's does not know yet.

Run in Firefox's place, with what it is to be started with. What Firefox does not know is answered for it: it has the colours that its
profile says.
"""

import asyncio
import json
import re
import shutil
import sys

from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve

UNKNOWN = ("emulation.setMediaFeaturesOverride",)
LISTENS = re.compile(rb"(WebDriver BiDi listening on )(ws://\S+)")
NAMES = ("firefox-esr", "firefox")


async def main(*options: str) -> int:
    """Start Firefox, and say where it is heard as it does itself."""
    path = next(filter(None, map(shutil.which, NAMES)))
    firefox = await asyncio.create_subprocess_exec(path, *options, stderr=asyncio.subprocess.PIPE)
    assert firefox.stderr
    while line := await firefox.stderr.readline():
        if found := LISTENS.search(line):
            break
    else:
        return await firefox.wait()
    address = found[2].decode()

    async def between(playwright: ServerConnection) -> None:
        assert playwright.request
        async with connect(address + playwright.request.path, max_size=None) as browser:
            both = [asyncio.create_task(_told(playwright, browser)), asyncio.create_task(_said(browser, playwright))]
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)

    async with serve(between, "127.0.0.1", 0, max_size=None, ping_interval=None) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        print(f"WebDriver BiDi listening on ws://127.0.0.1:{port}", file=sys.stderr, flush=True)
        while await firefox.stderr.readline():  # nothing of it counts
            pass
    return await firefox.wait()


async def _told(playwright: ServerConnection, browser: ClientConnection) -> None:
    async for text in playwright:
        asked = json.loads(text)
        if asked.get("method") in UNKNOWN:
            await playwright.send(json.dumps({"type": "success", "id": asked["id"], "result": {}}))
        else:
            await browser.send(text)


async def _said(browser: ClientConnection, playwright: ServerConnection) -> None:
    async for text in browser:
        await playwright.send(text)


if __name__ == "__main__":
    sys.exit(asyncio.run(main(*sys.argv[1:])))
