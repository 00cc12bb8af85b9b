"""State: what a page can be set to, as one table that the address, the stage and undo all go by.

A page's State is a frozen dataclass whose fields are made with entries(), choice(), real(), whole(), moment(), zoom() and own().
"""

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar
from urllib.parse import quote

from core.arrays import Array, InputError, Limits, Matrix, array, edit, read, resized
from core.expression import evaluate
from core.notation import is_array

S = TypeVar("S")
LONGEST = 2000  # characters of a link's query
TRACKING = ("utm_", "fbclid", "gclid", "mc_")  # what mails and other sites append to a link


@dataclass(frozen=True)
class Notice:
    """A sentence about input that cannot be used, and where it stands."""

    at: str  # the parameter or array
    say: str
    entry: tuple[int, int] | None = None  # of the array
    final: bool = True  # False while it is still being typed
    reset: bool = False  # offers Reset


@dataclass(frozen=True)
class Entries:
    """An array whose entries can be given."""

    default: Array
    limits: Limits
    label: str
    spoken: str
    columns: tuple[str, ...] = ()  # the role of each column
    role: str = ""  # the role of a vector
    like: str = ""  # the square matrix whose size this one has

    def read(self, text: str) -> Array:
        """Return the array that a link's text stands for."""
        return read(text, self.limits, is_vector=self.default.is_vector)

    def told(self, texts: Any) -> Array:
        """Return the array whose entries the stage has sent as rows of texts."""
        return array([[str(entry) for entry in row] for row in texts], self.limits, is_vector=self.default.is_vector)


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    default: str
    options: dict[str, str]  # the word in the address → the words on the screen
    label: str = ""  # beside the options; without one they stand with the player

    def read(self, text: str) -> str:
        """Return text if it is one of the words."""
        if text in self.options:
            return text
        raise InputError(f"“{text[:40]}” is not a choice: use {_listed(list(self.options))}.")

    def told(self, value: Any) -> str:
        """Return what the stage has sent."""
        return self.read(str(value))


@dataclass(frozen=True)
class Real:
    """A number from low to high; a default outside of them means that none is given."""

    default: float
    low: float
    high: float

    def read(self, text: str) -> float:
        """Return the number that text stands for."""
        return self._bounded(evaluate(text))

    def told(self, value: Any) -> float:
        """Return what the stage has sent."""
        if value == self.default:
            return self.default
        return self._bounded(float(value) if isinstance(value, int | float) else math.nan)

    def _bounded(self, value: float) -> float:
        if self.low <= value <= self.high:
            return value
        raise InputError(f"{value:g} is out of range: use a number from {self.low:g} to {self.high:g}.")


@dataclass(frozen=True)
class Moment(Real):
    """The moment that the player shows; its default is the one at rest."""


@dataclass(frozen=True)
class Whole:
    """A whole number on a slider."""

    default: int
    low: int
    high: int
    label: str
    spoken: str

    def read(self, text: str) -> int:
        """Return the number that text stands for."""
        return self.told(evaluate(text))

    def told(self, value: Any) -> int:
        """Return what the stage has sent."""
        if isinstance(value, int | float) and value == round(value) and self.low <= value <= self.high:
            return int(value)
        shown = f"{value:g}" if isinstance(value, int | float) else str(value)[:40]
        raise InputError(f"{shown} is out of range: use a whole number from {self.low} to {self.high}.")


@dataclass(frozen=True, eq=False)
class Upload:
    """What a person has uploaded, as the page has read it."""

    name: str  # no other has it
    value: Matrix


@dataclass(frozen=True)
class Own:
    """A file of a person's own: too large for an address, and kept by the server for this visit."""

    label: str
    types: tuple[str, ...]  # the endings of its name
    parse: Callable[[bytes], Matrix]  # raises InputError
    shown_by: str  # the choice whose word "own" shows it
    default: None = None

    def read(self, text: str) -> None:
        """Refuse: an address cannot hold it."""
        raise InputError(f"“{text[:40]}” cannot be in a link: a file has to be chosen again.")


Parameter = Entries | Choice | Real | Whole | Own


def entries(
    default: Array,
    label: str,
    spoken: str,
    *,
    limits: Limits | None = None,
    columns: tuple[str, ...] = (),
    role: str = "",
    like: str = "",
) -> Any:
    """Return a field for an array; without limits its shape is fixed, and like is the square matrix whose size it takes."""
    return _field(Entries(default, limits or Limits(shape=default.shape), label, spoken, columns, role, like))


def choice(default: str, options: dict[str, str], label: str = "") -> Any:
    """Return a field for one of a few words."""
    return _field(Choice(default, options, label))


def real(default: float, low: float, high: float) -> Any:
    """Return a field for a number from low to high."""
    return _field(Real(default, low, high))


def zoom() -> Any:
    """Return a field for the half-height of the view; 0 fits it to the numbers."""
    return real(0.0, 1e-12, 1e12)


def moment(default: float, low: float, high: float) -> Any:
    """Return a field for the moment that the player shows."""
    return _field(Moment(default, low, high))


def whole(default: int, low: int, high: int, label: str, spoken: str) -> Any:
    """Return a field for a whole number from low to high."""
    return _field(Whole(default, low, high, label, spoken))


def own(label: str, types: tuple[str, ...], parse: Callable[[bytes], Matrix], shown_by: str) -> Any:
    """Return a field for a file of a person's own, which is shown where the choice shown_by is "own"."""
    return _field(Own(label, types, parse, shown_by))


def _field(parameter: Parameter) -> Any:
    return field(default=parameter.default, metadata={"parameter": parameter})


def parameters(state: Any) -> dict[str, Parameter]:
    """Return what can be set on a State (the class or an instance), by name."""
    return {f.name: f.metadata["parameter"] for f in fields(state)}


def from_address(State: type[S], params: Mapping[str, str]) -> tuple[S, list[Notice]]:
    """Return the State that an address describes; what cannot be read is left at its default, with a notice."""
    known = parameters(State)
    values: dict[str, Any] = {}
    notices = []
    for name, text in params.items():
        if name.startswith(TRACKING):
            continue
        if name not in known:
            notices.append(Notice(name[:40], f"This page has no parameter “{name[:40]}”: it has {_listed(list(known))}."))
            continue
        try:
            values[name] = known[name].read(text)
        except InputError as error:
            notices.append(Notice(name, f"{name} in the link: {error}"))
    for name, kind in known.items():
        leader = kind.like if isinstance(kind, Entries) else ""
        if leader in values and name in values and values[name].shape[0] != values[leader].shape[0]:
            n = values[leader].shape[0]
            notices.append(Notice(name, f"{name} in the link has {values[name].shape[0]} rows, and {leader} has {n}: {name} needs {n}."))
            del values[name]
    return _fitted(State(**values), set(values)), notices


def to_address(state: Any) -> dict[str, str]:
    """Return state as parameters of an address: only what differs from the default, and only what fits."""
    return _address(state)[0]


def left_out(state: Any) -> list[str]:
    """Return the names of what is too long for an address."""
    return _address(state)[1]


def is_own(state: Any) -> bool:
    """Return whether state shows what a person has uploaded, which a link leaves out."""
    return any(isinstance(kind, Own) and getattr(state, kind.shown_by) == "own" for kind in parameters(state).values())


def _address(state: Any) -> tuple[dict[str, str], list[str]]:
    address, too_long, length = {}, [], 0
    for name, kind in parameters(state).items():
        value = getattr(state, name)
        if value == kind.default or isinstance(kind, Own):
            continue
        text = _written(value)
        if length + len(name) + len(quote(text)) + 2 > LONGEST:
            too_long.append(name)
            continue
        length += len(name) + len(quote(text)) + 2
        address[name] = text
    return address, too_long


def link(state: Any) -> str:
    """Return the query of state's address as a person would write it: ``A=2,1;1,2&path=polar``."""
    return "&".join(f"{name}={''.join(map(_in_query, text))}" for name, text in to_address(state).items())


def from_stage(state: S, told: Mapping[str, Any], typed: Sequence[Mapping[str, Any]] = ()) -> tuple[S, list[Notice]]:
    """Return the State that the stage has sent, with the texts typed into fields; state stands for what cannot be read."""
    known = parameters(state)
    values: dict[str, Any] = {}
    notices = []
    for name, value in told.items():
        kind = known.get(name)
        if kind is None or isinstance(kind, Own):
            continue
        try:
            values[name] = kind.told(value)
        except InputError as error:
            notices.append(Notice(name, str(error)))
    state = replace(state, **values)  # type: ignore[type-var]
    for text in typed:
        before = state
        state, notice = _type(state, text)
        state = _fitted(state, {text["array"]} if getattr(state, text["array"]) != getattr(before, text["array"]) else ())
        if notice:
            notices.append(notice)
        elif "shape" in text or is_array(str(text["text"])):  # it takes the place of whatever else was typed there
            notices = [other for other in notices if other.at != text["array"]]
    return _fitted(state, ()), notices


def _fitted(state: S, changed: Collection[str]) -> S:
    """Return state with arrays of one size where they have to be: that of the one that has changed, or else of their leader."""
    for name, kind in parameters(state).items():
        if not isinstance(kind, Entries) or not kind.like:
            continue
        leader, own = getattr(state, kind.like), getattr(state, name)
        m, n = own.shape[0], leader.shape[0]
        if m == n:
            continue
        if name in changed and kind.like not in changed:
            state = replace(state, **{kind.like: resized(leader, (m, m))})  # type: ignore[type-var]
        else:
            state = replace(state, **{name: resized(own, (n, 1 if own.is_vector else n))})  # type: ignore[type-var]
    return state


def _type(state: S, typed: Mapping[str, Any]) -> tuple[S, Notice | None]:
    name, row, column = str(typed["array"]), int(typed["row"]), int(typed["column"])
    kind = parameters(state)[name]
    assert isinstance(kind, Entries)
    try:
        if "shape" in typed:
            m, n = typed["shape"]
            return replace(state, **{name: resized(getattr(state, name), (int(m), int(n)), kind.limits)}), None  # type: ignore[type-var]
        if not typed.get("final") and is_array(str(typed["text"])):
            return state, None  # half an array is none: it lands when it is done
        edited = edit(getattr(state, name), row, column, str(typed["text"]), kind.limits)
        notice = None
    except InputError as error:
        notice = Notice(name, str(error), entry=(row, column), final=bool(typed.get("final")))
        edited = _before(getattr(state, name), row, column, typed, kind.limits)
    return replace(state, **{name: edited}), notice  # type: ignore[type-var]


def _before(array: Array, row: int, column: int, typed: Mapping[str, Any], limits: Limits) -> Array:
    """Return array with the entry that it had before a text was begun that turned out to be none."""
    if not typed.get("final") or "before" not in typed:
        return array
    try:
        return edit(array, row, column, str(typed["before"]), limits)
    except InputError:
        return array


def _written(value: Array | str | float) -> str:
    if isinstance(value, float | int):
        return f"{value:.12g}".replace("e-0", "e-").replace("e+", "e")
    return str(value)


def _in_query(letter: str) -> str:
    return letter if letter.isalnum() or letter in "-.,;()*/^:√°−" else quote(letter)


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
