"""Measure how many people one server answers: raw sockets, on which hands move.

Run `python -m bench.load`; it prints tables. Nothing here decides a test.
"""

import argparse
import asyncio
import os
import platform
import random
import shutil
import tempfile
import time
import urllib.request
from collections.abc import Coroutine, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.people import OnlyTheLine, OnTheLine, Person, Plain
from pages.main import PAGES
from tests.browser.server import Server

HERE = Path(__file__).parent
WAYS: dict[str, type[Person]] = {"line": OnTheLine, "streamlit": Person, "plain": Plain}
NAMES = {"line": "the line", "streamlit": "Streamlit", "plain": "plain Streamlit"}
OWED = {  # how many people a page answers, and within how many ms nearly all of them
    "transformation": (100, 200),
    "determinant": (100, 200),
    "svd": (100, 200),
    "gradient_descent": (25, 250),
}
ELSE = (50, 250)
FIRST_PAGE = "transformation"  # the one that plain Streamlit draws too
RATE = 5.0  # questions a second
WARM = 1.0  # seconds at the beginning that do not count
AT_ONCE = 25  # people who come in together
VISITS = 300  # that are opened and closed
LONG, LONG_PEOPLE, LONG_RATE = 10_000, 4, 100.0  # questions of each of a few people, and at most so many a second
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Found:
    """What some people have seen on a page, s."""

    times: Sequence[float]  # from when a question was due to its answer
    answers: float  # a second
    errors: int  # questions without an answer, and those that the line has refused
    client: float  # the share of a core that the people have taken,
    server: float  # and the server


class Inside:
    """What a server's processes hold."""

    def __init__(self, server: Server) -> None:
        assert server.process
        self.server, self.pid = server, server.process.pid

    def pids(self) -> Iterator[int]:
        """Yield the server's process, and those that it has started."""
        waiting = [self.pid]
        while waiting:
            yield (pid := waiting.pop())
            for task in Path(f"/proc/{pid}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())

    def memory(self) -> float:
        """Return how much lies in memory, MB, once what is garbage has been collected."""
        self.tasks()
        return sum(int(_status(pid, "VmRSS")) / 1024 for pid in self.pids())

    def tasks(self) -> int:
        """Return how many tasks the server's loop has."""
        return int(urllib.request.urlopen(f"{self.server.address}/inside").read())

    def files(self) -> int:
        """Return how many files and sockets are open."""
        return sum(len(list(Path(f"/proc/{pid}/fd").iterdir())) for pid in self.pids())

    def seconds(self) -> float:
        """Return how many seconds of a core have been taken."""
        spent = 0
        for pid in self.pids():
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            spent += int(fields[11]) + int(fields[12])
        return spent / TICKS


def _status(pid: int, name: str) -> str:
    return Path(f"/proc/{pid}/status").read_text().split(f"{name}:")[1].split()[0]


@contextmanager
def serving(way: str) -> Iterator[Server]:
    """Yield the server that is asked in a way."""
    with tempfile.TemporaryDirectory() as folder:
        if way == "plain":  # a folder of its own: nothing but Streamlit's defaults around it
            made = Server(Path(shutil.copy(HERE / "plain" / "app.py", folder)), folder=Path(folder))
        else:
            made = Server(HERE / "inside.py", environment={"OPENBLAS_NUM_THREADS": "1"})
        with made as server:
            yield server


def people(server: Server, way: str, page: str, count: int) -> list[Person]:
    """Return people who have nothing open yet."""
    return [WAYS[way](server.address, "" if way == "plain" else page, k) for k in range(count)]


async def together(doing: Iterable[Coroutine[None, None, None]]) -> None:
    """Let people do something, a few at a time."""
    waiting = [*doing]
    for k in range(0, len(waiting), AT_ONCE):
        await asyncio.gather(*waiting[k : k + AT_ONCE])


async def drag(some: Sequence[Person], inside: Inside, seconds: float) -> Found:
    """Return what people see who all move a hand for so many seconds; they do not begin in step."""
    await together(person.open() for person in some)
    chance = random.Random(0)
    begin, own, theirs = time.perf_counter() + 0.5, time.process_time(), inside.seconds()
    await asyncio.gather(*(person.drag(RATE, begin + chance.random() / RATE, WARM + seconds) for person in some))
    spent = time.perf_counter() - begin
    client, server = (time.process_time() - own) / spent, (inside.seconds() - theirs) / spent
    await together(person.close() for person in some)
    return Found(
        [taken for person in some for due, taken in person.times if due >= begin + WARM],
        sum(person.answers for person in some) / spent,
        sum(person.errors for person in some),
        client,
        server,
    )


async def visit(person: Person) -> None:
    """Open a page, ask one question, and close it."""
    await person.open()
    await person.ask()
    await person.close()


async def hold(way: str, server: Server, page: str, count: int) -> tuple[str, ...]:
    """Return what people and visits leave in memory, as a row of a table."""
    inside = Inside(server)
    await together(visit(person) for person in people(server, way, page, AT_ONCE))  # what is loaded once
    at_start, began, files = inside.memory(), inside.tasks(), inside.files()
    some = people(server, way, page, count)
    await together(person.open() for person in some)
    await together(person.ask() for person in some)
    opened = inside.memory()
    await together(person.close() for person in some)
    left = []
    for _ in range(2):
        visits = [OnlyTheLine(server.address, page, k) for k in range(VISITS)] if way == "line" else people(server, way, page, VISITS)
        await together(visit(person) for person in visits)
        left.append(inside.memory())
    await asyncio.sleep(1)
    each = (opened - at_start) / count
    more = f"{inside.tasks() - began:+d}, {inside.files() - files:+d}"
    return NAMES[way], f"{at_start:.0f} MB", f"{opened:.0f} MB", f"{each:.2f} MB", *(f"{memory:.0f} MB" for memory in left), more


async def last(way: str, server: Server, page: str) -> tuple[str, ...]:
    """Return what the server holds after many questions of a few people, as a row of a table."""
    inside = Inside(server)
    some = people(server, way, page, LONG_PEOPLE)
    await together(person.open() for person in some)

    async def go_on(person: Person, count: int) -> None:
        for _ in range(count):
            await asyncio.gather(person.ask(), asyncio.sleep(1 / LONG_RATE))

    held, done = [], 0
    for share in (0.1, 0.5, 1):
        await asyncio.gather(*(go_on(person, int(share * LONG) - done) for person in some))
        done = int(share * LONG)
        held.append(f"{inside.memory():.1f} MB")
    await together(person.close() for person in some)
    return NAMES[way], page, *held


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value below which share of the values lie."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def table(*heads: str) -> None:
    """Print the head of a table."""
    print(f"\n| {' | '.join(heads)} |\n|{'---|' * len(heads)}", flush=True)


def row(*cells: str) -> None:
    """Print a row of a table."""
    print(f"| {' | '.join(cells)} |", flush=True)


def measure(pages: Sequence[str], ways: Sequence[str], count: int, seconds: float) -> None:
    """Print how long people wait on each page; count is how many they are, 0 for as many as the page owes."""
    table("page", "people, over", "p50", "p95", "p99", "owed p95", "answers /s", "of", "errors", "CPU of people, server", "of an answer")
    for way in ways:
        with serving(way) as server:
            inside = Inside(server)
            for page in (name for name in pages if way != "plain" or name == FIRST_PAGE):
                owed, within = OWED.get(page, ELSE)
                some = people(server, way, page, count or owed)
                found = asyncio.run(drag(some, inside, seconds))
                times = [f"{1000 * quantile(found.times, share):.0f} ms" for share in (0.5, 0.95, 0.99)] if found.times else 3 * ["–"]
                asked = f"{len(some) * RATE:.0f}"
                due = f"{within} ms" if way == "line" and len(some) >= owed else ""
                cores = f"{found.client:.0%}, {found.server:.0%}"
                cost = f"{1000 * found.server / found.answers:.1f} ms" if found.answers else "–"
                row(page, f"{len(some)}, {NAMES[way]}", *times, due, f"{found.answers:.0f}", asked, str(found.errors), cores, cost)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.load", description="Measures how many people one server answers.")
    parser.add_argument("--page", nargs="*", choices=PAGES, default=[*PAGES], metavar="page", help="only these pages")
    parser.add_argument("--people", type=int, default=0, help="how many there are: as many as a page owes")
    parser.add_argument("--seconds", type=float, default=6, help="how long each moves a hand")
    parser.add_argument("--way", choices=["line", "streamlit", "both"], default="both", help="over which they ask")
    parser.add_argument("--flat", action="store_true", help=f"what the server holds after {LONG:,} questions of each of {LONG_PEOPLE}")
    told = parser.parse_args()
    ways = ["line", "streamlit"] if told.way == "both" else [told.way]
    busy = os.getloadavg()[0]
    print(f"{platform.machine()}, {os.cpu_count()} cores with a load of {busy:.1f} before, Python {platform.python_version()}; one server;")
    print(
        f"each asks {RATE:.0f} questions a second, over raw sockets; a time is from when a question is due to the answer that has seen it"
    )
    if told.flat:
        table("over", "page", "after a tenth", "after a half", f"after {LONG:,} questions of each of {LONG_PEOPLE}")
        for way in ways:
            for page in told.page:
                with serving(way) as server:
                    row(*asyncio.run(last(way, server, page)))
        return
    measure(told.page, [*ways, *(["plain"] if told.way == "both" else [])], told.people, told.seconds)
    count = told.people or OWED[FIRST_PAGE][0]
    table("over", "at start", f"with {count} people", "each", f"{VISITS} opened and closed", f"{VISITS} more", "tasks, files left")
    for way in ways:
        with serving(way) as server:
            row(*asyncio.run(hold(way, server, told.page[0], count)))


if __name__ == "__main__":
    main()
