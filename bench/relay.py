"""Relay: a TCP connection with a long way in between."""

import asyncio
import contextlib
import threading
from collections.abc import Iterator


@contextlib.contextmanager
def relay(target: int, delay: float) -> Iterator[int]:
    """Pass on what comes in to the port target, each way delayed by delay seconds; yields the port to connect to."""
    loop = asyncio.new_event_loop()
    started: list[int] = []
    ready = threading.Event()

    async def serve() -> None:
        server = await asyncio.start_server(lambda r, w: _connect(r, w, target, delay), "127.0.0.1", 0)
        started.append(server.sockets[0].getsockname()[1])
        ready.set()
        async with server:
            await server.serve_forever()

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.set_exception_handler(lambda *_: None)  # connections are cut at the end
        with contextlib.suppress(asyncio.CancelledError):
            loop.run_until_complete(serve())

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    ready.wait()
    try:
        yield started[0]
    finally:
        loop.call_soon_threadsafe(lambda: [task.cancel() for task in asyncio.all_tasks(loop)])
        thread.join(5)


async def _connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, target: int, delay: float) -> None:
    there, back = await asyncio.open_connection("127.0.0.1", target)
    with contextlib.suppress(asyncio.CancelledError, ConnectionError):
        await asyncio.gather(_pass(reader, back, delay), _pass(there, writer, delay))


async def _pass(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, delay: float) -> None:
    """Each piece leaves delay seconds after it came, in order; pieces overtake nothing and wait for nothing else."""
    loop = asyncio.get_running_loop()
    while piece := await reader.read(65536):
        loop.call_later(delay, writer.write, piece)
    loop.call_later(delay, writer.close)
