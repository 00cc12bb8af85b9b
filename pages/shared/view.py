"""View: what a page shows of one State; a page is a function from its State to its View."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cached_property
from types import ModuleType
from typing import Any, get_type_hints

import numpy as np

from core.figures.figure import Figure
from core.figures.film import Film
from core.matrices.eigenpairs import Complex
from core.numbers.arrays import Matrix
from core.numbers.digits import complex_number, degrees, hedged, show, sure
from core.numbers.proof import Proof
from pages.shared.drags import Drag
from pages.shared.lesson import Example, Lesson, by_title
from pages.shared.parameters import Parameter
from pages.shared.state import PageState, settle

Sentence = tuple["str | tuple[str, str]", ...]  # texts, and texts with the role whose colour they take


@dataclass(frozen=True)
class Number:
    """A live number: its name, its text, the role that colours it, and its value."""

    name: str
    text: str
    role: str = ""
    value: float | tuple[float, ...] | None = None  # None where there is none

    def hedged(self, *, is_known: bool) -> "Number":
        """Return the same, a 0 that is one to sixteen digits only as ``≈ 0``."""
        text = hedged(self.text, is_known=is_known)
        return self if text == self.text else replace(self, text=text)


@dataclass(frozen=True, eq=False)
class Table:
    """A matrix of numbers, written out: its name, its entries as texts, and what is said of it."""

    name: str
    rows: Sequence[Sequence[str]]
    note: str  # "3 × 2, diagonal"
    role: str = ""
    sign: str = ""  # what stands before it: "=" or "·"
    heads: Sequence[str] = ()  # of the columns
    values: Callable[[], Sequence[Sequence[complex | None]]] = tuple  # what entries are, None where a text is all there is


@dataclass(frozen=True, eq=False)
class Take:
    """Another page that can show the same problem, or why it cannot."""

    page: str  # its name in the address
    say: str  # "Pseudoinverse"
    values: Mapping[str, Any] = field(default_factory=dict)  # what of that page's State is to be so
    why_not: str = ""


@dataclass(frozen=True, eq=False)
class View:
    """What of a page follows from its State: all but its examples, its lesson and its link."""

    figures: tuple[Figure, ...]  # the first one stands for the page
    say: Sentence
    numbers: Sequence[Sequence[Number]]  # rows of numbers that belong together
    proofs: Sequence[Proof]
    program: Callable[[], str]  # writes the code, which is asked for when the hand rests
    film: Film | None = None
    tables: Sequence[Table] = ()
    hides: frozenset[str] = frozenset()  # the names of what has no effect now
    taken: Callable[[], Any] | None = None  # the State that other pages are given, where that is not this one
    called: Mapping[str, str] = field(default_factory=dict)  # arrays that have another name now
    columns: Sequence[str] = ()  # of the data: what roles are given to
    roles: str = ""  # and those that they have
    offers: Callable[[], Sequence[Take]] = tuple  # finds where what is shown can be taken, which is asked for when the hand rests
    lacks: Sequence[str] = ()  # what of the data is not used, and why
    notes: Sequence[str] = ()  # where data come from
    missing: str = ""  # why there is nothing to show
    letters: Mapping[str, Mapping[str, tuple[float, str]]] = field(default_factory=dict)  # by text: how full each is, and what it says
    seen: Any = None  # what tasks are judged by: the result of core's

    @property
    def code(self) -> str:
        """The program that prints the numbers."""
        return self.program()

    @cached_property
    def takes(self) -> Sequence[Take]:
        """Where what is shown can be taken."""
        return self.offers()

    @property
    def figure(self) -> Figure:
        """The picture that stands for the page."""
        return self.figures[0]


@dataclass(frozen=True, eq=False)
class Page:
    """A page: what its module has."""

    TITLE: str
    SUMMARY: str
    State: type[PageState]
    EXAMPLES: Mapping[str, PageState]
    DRAGS: Sequence[Drag]  # what of it the bench drags
    page: Callable[[Any], View]  # of a State,
    led: Callable[[Any], View]  # and what of it is shown while a hand moves, where all of it would take long
    opens: PageState  # what it shows where an address says nothing
    looks: Mapping[str, str]  # what to look at in each example
    lesson: Lesson

    def called(self, state: PageState) -> str:
        """Return the title of the example that a State is, or nothing."""
        return next((title for title, example in self.EXAMPLES.items() if example == state), "")


def as_page(module: ModuleType) -> Page:
    """Return the page that a module is.

    It has TITLE, SUMMARY, State, EXAMPLES, LESSON, DRAGS and page(state: State) -> View, and may have OPENS and led(state: State) -> View.

    Raises TypeError with what is missing, or is something else.
    """
    has, lacks = vars(module), []
    for name in ("TITLE", "SUMMARY"):
        if not (isinstance(has.get(name), str) and has[name]):
            lacks.append(f"{name}, a text")
    State, EXAMPLES, page = has.get("State"), has.get("EXAMPLES"), has.get("page")
    if not (isinstance(State, type) and issubclass(State, PageState) and is_dataclass(State)):
        raise TypeError(f"{module.__name__} is no page: it lacks State, a frozen dataclass and PageState.")
    known = [f.name for f in fields(State)]
    if odd := [f.name for f in fields(State) if not isinstance(f.metadata.get("parameter"), Parameter)]:
        lacks.append(f"a parameter for {', '.join(odd)} of its State: make them with entries(), choice() and their like")
    if not (EXAMPLES and all(isinstance(example, Example) and isinstance(example.state, State) for example in EXAMPLES)):
        lacks.append("EXAMPLES, each an Example of its State")
    if not isinstance(has.get("LESSON"), Lesson):
        lacks.append("LESSON, a Lesson")
    if not (has.get("DRAGS") and all(isinstance(drag, Drag) for drag in has["DRAGS"])):
        lacks.append("DRAGS, what the bench drags")
    elif odd := [drag.what for drag in has["DRAGS"] if drag.what.partition(":")[0] not in known]:
        lacks.append(f"what its DRAGS call {', '.join(odd)}: its State has {', '.join(known)}")
    if not (callable(page) and get_type_hints(page) == {"state": State, "return": View}):
        lacks.append("page(state: State) -> View")
    led: Any = has.get("led", page)
    if led is not page and not (callable(led) and get_type_hints(led) == {"state": State, "return": View}):
        lacks.append("led(state: State) -> View")
    if not isinstance(has.get("OPENS", State()), State):
        lacks.append("OPENS, a State")
    if lacks:
        raise TypeError(f"{module.__name__} is no page: it lacks {'; '.join(lacks)}.")
    return Page(
        has["TITLE"],
        has["SUMMARY"],
        State,
        {title: settle(state) for title, state in by_title(has["EXAMPLES"]).items()},
        has["DRAGS"],
        has["page"],
        led,
        has.get("OPENS", State()),
        {example.title: example.look for example in has["EXAMPLES"]},
        has["LESSON"],
    )


def number(name: str, value: float | None, role: str = "", size: float = 0.0) -> Number:
    """Return a number to 4 significant digits, 0 where it is only rounding against size, and – for None."""
    return Number(name, "–" if value is None else show(value, size), role, value)


def finite(name: str, value: float, role: str = "") -> Number:
    """Return a number that a program prints only where it is finite."""
    return Number(name, show(value), role, value if math.isfinite(value) else None)


def angle(name: str, radians: float | None, role: str = "", size: float = 180.0) -> Number:
    """Return an angle as a number in degrees, 0 where it is only rounding against size, and – for None."""
    return Number(name, "–", role) if radians is None else Number(name, degrees(radians, size=size), role, math.degrees(radians))


def spectrum(name: str, value: complex, text: str) -> Number:
    """Return an eigenvalue as a number: real and imaginary part, the second only where it has one."""
    return Number(name, text, "eigen", value.real if value.imag == 0 else (value.real, value.imag))


def table(
    name: str,
    entries: Matrix | Complex,
    note: str = "",
    role: str = "",
    sign: str = "",
    *,
    is_given: bool = False,
    noise: Matrix | None = None,
) -> Table:
    """Return a matrix with its size, entries to 4 significant digits and 0 where there is only rounding against the largest.

    What a person has given carries no rounding, nor does what has been cleared of it before; noise tells how far rounding may have
    moved each entry, where that is known.
    """
    size = 0.0 if is_given else float(np.abs(entries).max(initial=0.0))
    shape = f"{entries.shape[0]} × {entries.shape[1]}"
    if noise is None:
        rows = [[complex_number(complex(entry), size) for entry in row] for row in entries.tolist()]
    else:
        rows = [[sure(*pair) for pair in zip(*both, strict=True)] for both in zip(entries.tolist(), noise.tolist(), strict=True)]
    return Table(name, rows, f"{shape}, {note}" if note else shape, role, sign, values=lambda: known(rows, entries.tolist()))


def known(rows: Sequence[Sequence[str]], values: Sequence[Sequence[complex]]) -> list[list[complex | None]]:
    """Return what of values is known to be no rounding: where the text of an entry is 0, so is the entry."""
    return [[_known(*pair) for pair in zip(*both, strict=True)] for both in zip(rows, values, strict=True)]


def _known(text: str, value: complex) -> complex:
    if text == "0":
        return 0.0
    if not text.endswith("i"):
        return value.real
    return value if " " in text else complex(0.0, value.imag)


__all__ = ["Number", "Page", "Proof", "Sentence", "Table", "Take", "View", "angle", "as_page", "finite", "number", "spectrum", "table"]
