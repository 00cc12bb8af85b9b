"""Workers: processes that answer on the line beside the server's own, where one core does not do for all who ask.

A worker shows the pages that the server shows, and remembers as little. It is told which files the visit has left that asks; what it
lacks of them it is given, and what the server has forgotten it forgets.
"""

import asyncio
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from importlib import import_module
from multiprocessing import parent_process
from multiprocessing.connection import wait
from multiprocessing.context import SpawnContext, SpawnProcess
from types import ModuleType

from pages.shared.counts import ERRORS
from pages.shared.line import FAILED, VISITS, Line, Visit, in_thread, read, refused
from pages.shared.noted import note
from pages.shared.parameters import Upload
from pages.shared.view import Page, as_page

KEPT = 8  # visits whose files a worker keeps


class Alone(SpawnProcess):
    """A process that does not begin with what this one runs: under Streamlit that is the script of a page."""

    def start(self) -> None:
        """Begin."""
        main, nothing = sys.modules["__main__"], ModuleType("__main__")
        sys.modules["__main__"] = nothing
        try:
            super().start()
        finally:
            if sys.modules["__main__"] is nothing:  # and no script has begun meanwhile
                sys.modules["__main__"] = main


class Context(SpawnContext):
    """Makes such processes."""

    Process = Alone


class Worker:
    """A process that answers one question after the other."""

    def __init__(self, modules: Mapping[str, str]) -> None:
        self.waiting = 0  # questions that it has not answered
        self.given: set[str] = set()  # visits whose files it has been given
        self.pool = ProcessPoolExecutor(1, mp_context=Context(), initializer=_begin, initargs=(modules,))
        self.warm: Future[None] = self.pool.submit(_warm)
        self.warm.add_done_callback(_noted)

    @property
    def is_ready(self) -> bool:
        """Whether it has begun and is warm."""
        return self.warm.done() and not self.warm.exception()

    async def answered(self, text: str, token: str, files: Mapping[str, Upload]) -> bytes:
        """Return the answer to a question of a visit that has left files. Raises BrokenExecutor where the process has ended."""
        gone = {other for other in self.given if other not in VISITS}
        self.given -= gone
        self.waiting += 1
        try:
            names = {key: upload.name for key, upload in files.items()}
            found = await asyncio.wrap_future(self.pool.submit(_answered, text, token, names, gone))
            if found is None:
                self.given.add(token)
                found = await asyncio.wrap_future(self.pool.submit(_given, text, token, dict(files)))
            return found
        finally:
            self.waiting -= 1


class Workers:
    """So many processes, which begin with the first question; once they are warm, the server answers itself only while all are busy."""

    def __init__(self, pages: Mapping[str, Page], count: int) -> None:
        self.modules = {name: page.page.__module__ for name, page in pages.items()}
        self.count = count
        self.all: list[Worker] = []
        self.here = 0  # questions that the server itself has not answered

    async def answered(self, text: str, here: Callable[[str], bytes]) -> bytes:
        """Return the answer to a question, of the worker for which the fewest wait, or of here where fewer do."""
        self.all += [Worker(self.modules) for _ in range(self.count - len(self.all))]
        worker = min((worker for worker in self.all if worker.is_ready), key=lambda one: one.waiting, default=None)
        if worker is None or worker.waiting > self.here:
            self.here += 1
            try:
                return await in_thread(text, here)
            finally:
                self.here -= 1
        told = read(text)
        token = told.get("token")
        files: Mapping[str, Upload] = VISITS.get(token, {}) if isinstance(token, str) else {}
        try:
            found = await worker.answered(text, str(token), files)
            if found.startswith(b'{"seq"') and FAILED.encode() in found:
                ERRORS.add(str(told.get("page")))  # it is one that there is; the worker has noted it
            return found
        except BrokenExecutor as error:
            if worker in self.all:  # and no other question has seen it
                note("a worker has ended, and another one begins", error=error)
                self.all.remove(worker)
            return refused(told, FAILED)


def _noted(warm: "Future[None]") -> None:
    if not warm.cancelled() and (error := warm.exception()):
        note("a worker cannot begin, and there is one less", error=error)


# ---- in the process


LINE = Line({})
HELD: dict[str, Visit] = {}  # by token


def _begin(modules: Mapping[str, str]) -> None:
    """Make a worker of this process: it ends when the server does, and not by its own keyboard."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent := parent_process():
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    LINE.pages = {name: as_page(import_module(module)) for name, module in modules.items()}


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(0)


def _warm() -> None:
    """Show every page once, and let what is there now be looked at by no collection."""
    for page in LINE.pages.values():
        page.led(page.opens)
    gc.collect()
    gc.freeze()


def _answered(text: str, token: str, names: Mapping[str, str], gone: Collection[str]) -> bytes | None:
    """Return the answer to a question; nothing where files of its visit, by their names, are not here. gone : visits to forget."""
    for other in gone:
        HELD.pop(other, None)
    if names and names != {key: upload.name for key, upload in HELD.get(token, {}).items()}:
        return None
    return LINE.answered(text)


def _given(text: str, token: str, files: Mapping[str, Upload]) -> bytes:
    """Return the answer to a question with the files of its visit, which are kept here."""
    HELD.pop(token, None)
    while len(HELD) >= KEPT:
        del HELD[next(iter(HELD))]
    HELD[token] = VISITS[token] = visit = Visit()
    visit.update(files)
    return LINE.answered(text)
