"""Drive: what the app does with a message, an address, a text and a file, from end to end; whatever goes wrong comes out."""

import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from core.numbers.arrays import InputError, Limits, nested, read
from core.numbers.editing import edit
from pages.main import PAGES
from pages.shared.parameters import Own, Upload, owns, parameters
from pages.shared.stage import answer, encoded, state_payload
from pages.shared.state import Notice, from_address, from_stage, is_foreign, settle, to_address
from pages.shared.told import question
from tests import wire
from tests.fuzz import junk

OTHERS = ["embed", "task", "utm_source", "A", "own", "file", "", junk.HALF, "a" * 500, "__class__", "%41"]


@dataclass(frozen=True)
class Case:
    """One thing that is given to the app."""

    kind: str
    given: Any
    run: Callable[[], None]


class Visit:
    """A visit to all pages: each has a state, and what is shown of one is computed once."""

    def __init__(self) -> None:
        self.states: dict[str, Any] = {}
        self.shown: set[tuple[str, Any]] = set()

    def state(self, name: str) -> Any:
        """Return what a page is set to."""
        return self.states.setdefault(name, PAGES[name].State())

    def show(self, name: str, state: Any, notices: list[Notice], *, whole: bool) -> None:
        """Show a state as the server does; the next one begins there, unless it has no meaning."""
        page = PAGES[name]
        encoded({"notices": [vars(notice) for notice in notices]})
        if (name, state) in self.shown:
            self.states[name] = state
            return
        self.shown.add((name, state))
        try:
            view = page.page(state)
        except InputError:
            return
        encoded(answer(name, page, state, view, epoch="e", seq=1, run=1, have=(), notices=notices, whole=whole))
        self.states[name] = state


def messages(rng: random.Random) -> Iterator[Case]:
    """Yield what a stage might send."""
    visit = Visit()
    while True:
        name = rng.choice(list(PAGES))
        if rng.random() < 0.05:
            visit.states[name] = rng.choice(list(PAGES[name].EXAMPLES.values()))
        told = wire.told(state_payload(visit.state(name)))
        arrays = [key for key, kind in parameters(PAGES[name].State).items() if kind.has_entries] + ["points", "Z"]
        typed = [_typed(rng, rng.choice(arrays)) for _ in range(rng.choice([0, 0, 1, 1, 2, 5]))]
        said: Any = {
            "epoch": "e",
            "seq": 1,
            "released": True,
            "state": _listed(told),
            "typed": typed,
            "have": [],
            "moved": rng.choice(arrays),
        }
        for _ in range(rng.choice([0, 1, 1, 2])):
            said = junk.damaged(rng, said) if isinstance(said, dict | list) and said else junk.value(rng)
        yield Case("message", (name, said), partial(_message, visit, name, said, rng.random() < 0.2))


def _message(visit: Visit, name: str, said: Any, whole: bool) -> None:
    asked = question(said)
    visit.show(name, *from_stage(visit.state(name), asked.state, asked.typed, asked.moved), whole=whole)


def _listed(value: Any) -> Any:
    """Return a value as JSON brings it: with lists."""
    return (
        [_listed(part) for part in value]
        if isinstance(value, tuple | list)
        else {k: _listed(v) for k, v in value.items()}
        if isinstance(value, dict)
        else value
    )


def _typed(rng: random.Random, array: str) -> dict[str, Any]:
    size = {
        "row": -1,
        "column": -1,
        "text": "",
        "shape": [rng.choice([0, 1, 2, 3, 8, 9, 20_000]) for _ in range(rng.choice([2, 2, 0, 1, 3, 4, 5]))],
    }
    entry = {
        "row": rng.randrange(-1, 4),
        "column": rng.randrange(-1, 4),
        "text": rng.choice(["1/3", "5 6; 7 8", "2,5", junk.text(rng, 400)]),
    }
    return {"array": array, "final": rng.random() < 0.8, "before": "1", **(size if rng.random() < 0.2 else entry)}


def addresses(rng: random.Random) -> Iterator[Case]:
    """Yield what a link might hold."""
    visit = Visit()
    while True:
        name = rng.choice(list(PAGES))
        page = PAGES[name]
        given = dict(to_address(rng.choice(list(page.EXAMPLES.values()))))
        for _ in range(rng.choice([0, 1, 1, 2, 3])):
            key = rng.choice([*parameters(page.State), *OTHERS])
            old = given.get(key, str(getattr(page.State(), key, "1")))
            given[key] = junk.scratched(rng, old) if rng.random() < 0.6 else junk.text(rng, 400)
        if rng.random() < 0.002:
            given |= {f"p{k}": "1" for k in range(10_000)}
        yield Case("address", (name, given), lambda name=name, given=given: _address(visit, name, given))  # type: ignore[misc]


def _address(visit: Visit, name: str, given: Mapping[str, str]) -> None:
    state, notices = from_address(PAGES[name].State, given)
    assert not any(is_foreign(notice.at) for notice in notices)
    visit.show(name, state, notices, whole=len(given) == 1)


def texts(rng: random.Random, longest: int) -> Iterator[Case]:
    """Yield what might be typed or pasted."""
    wide = Limits(largest=(200, 9))
    while True:
        given = junk.text(rng, longest)
        is_vector = rng.random() < 0.3
        yield Case("text", given, lambda given=given, is_vector=is_vector: _text(given, wide, is_vector))  # type: ignore[misc]


def _text(given: str, limits: Limits, is_vector: bool) -> None:
    with suppress(InputError):
        read(given, limits, is_vector=is_vector)
    for is_pasted in (False, True):
        with suppress(InputError):
            edit(nested("[[[1,2],[3,4]]]"), 1, 0, given, Limits(axes=4), is_pasted=is_pasted)
    page = PAGES["gradient_descent" if is_vector else "least_squares"]
    for is_pasted in (False, True):
        typed = {"array": "points", "row": 1, "column": 0, "text": given, "final": True, "pasted": is_pasted, "before": "1"}
        from_stage(page.State(), {}, [typed])


def files(rng: random.Random) -> Iterator[Case]:
    """Yield what might be uploaded."""
    pages = [(name, key, kind) for name, page in PAGES.items() for key, kind in owns(page.State).items()]
    while True:
        name, key, kind = rng.choice(pages)
        given = rng.choice([junk.image, junk.sheet] if rng.random() < 0.1 else [junk.image if "png" in kind.types else junk.sheet])(rng)
        yield Case("file", (name, given), partial(_file, name, key, kind, given))


def _file(name: str, key: str, kind: Own, given: bytes) -> None:
    try:
        value = kind.parse(given)
    except InputError as error:
        encoded({"say": str(error)})
        return
    state = settle(replace(PAGES[name].State(), **{key: Upload("mine 1", value), kind.shown_by: "own"}))
    Visit().show(name, state, [], whole=True)


def ran(case: Case) -> tuple[float, int, BaseException | None]:
    """Return how many seconds a case took, how many bytes more than ever before it needed, and what it raised."""
    before, start = most_memory(), time.perf_counter()
    try:
        case.run()
    except Exception as error:
        return time.perf_counter() - start, most_memory() - before, error
    return time.perf_counter() - start, most_memory() - before, None


def most_memory() -> int:
    """Return the most bytes that this process has held so far; 0 where the system does not tell."""
    try:
        import resource
        import sys
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
