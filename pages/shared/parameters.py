"""Parameters: the kinds of things that a page can be set to, each with what reads it from a link and from the stage.

A page's State is a frozen dataclass whose fields are made with entries(), choice(), real(), whole(), scale(), moment(), zoom(),
roles() and own().
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Any

from core.numbers import notation
from core.numbers.arrays import Array, InputError, Limits, array, read
from core.numbers.digits import show
from core.numbers.expression import evaluate


@dataclass(frozen=True)
class Entries:
    """An array whose entries can be given."""

    default: Array
    limits: Limits
    label: str
    spoken: str
    columns: tuple[str, ...] = ()  # the role of each column
    role: str = ""  # the role of a vector
    like: str = ""  # the matrix that has as many rows
    is_sized: bool = False  # whether the page says how large it is
    heads: tuple[str, ...] = ()  # what the columns of a list of rows are called; rows can be added to it and taken away

    def read(self, text: str) -> Array:
        """Return the array that a link's text stands for."""
        return read(text, self.limits, is_vector=self.default.is_vector)

    def notes(self, text: str) -> tuple[str, ...]:
        """Return what is to be said of a link's text: what of it is left out or changed."""
        return notation.read(text).notes

    def told(self, texts: Any) -> Array:
        """Return the array whose entries the stage has sent as rows of texts."""
        if not (_is_list(texts) and all(_is_list(row) and all(isinstance(entry, str) for entry in row) for row in texts)):
            raise InputError("These are no rows of texts: write for instance 2 1; 1 2.")
        return array([list(row) for row in texts], self.limits, is_vector=self.default.is_vector)


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
        raise InputError(f"“{text[:40]}” is not a choice: use {listed(list(self.options))}.")

    def told(self, value: Any) -> str:
        """Return what the stage has sent."""
        return self.read(_text(value))


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
        return self.default if value == self.default else self._bounded(_number(value))

    def _bounded(self, value: float) -> float:
        if self.low <= value <= self.high:
            return value
        raise InputError(f"{_shown(value)} is out of range: use a number from {show(self.low)} to {show(self.high)}{self._or_zero()}.")

    def _or_zero(self) -> str:
        return ""


@dataclass(frozen=True)
class Moment(Real):
    """The moment that the player shows; its default is the one at rest."""

    stays: bool = False  # whether it is still shown when something else has been moved


@dataclass(frozen=True)
class Scale(Real):
    """A number on a slider, by powers of ten, and 0 where it has a name."""

    label: str
    spoken: str
    zero: str = ""  # what 0 is called
    role: str = ""
    is_linear: bool = False  # whether the slider is not logarithmic after all

    def told(self, value: Any) -> float:
        """Return what the stage has sent: a number, or a text that has been typed."""
        return self.read(value) if isinstance(value, str) else super().told(value)

    def _or_zero(self) -> str:
        return ", or 0" if self.zero else ""

    def _bounded(self, value: float) -> float:
        return 0.0 if value == 0 and self.zero else super()._bounded(value)


@dataclass(frozen=True)
class Whole:
    """A whole number on a slider."""

    default: int
    low: int
    high: int
    label: str
    spoken: str
    words: dict[int, str] = field(default_factory=dict, hash=False)  # for numbers that stand for something else

    def read(self, text: str) -> int:
        """Return the number that text stands for."""
        return self.told(evaluate(text))

    def told(self, value: Any) -> int:
        """Return what the stage has sent."""
        found = _number(value)
        if self.low <= found <= self.high and found == round(found):
            return int(found)
        raise InputError(f"{_shown(found)} is out of range: use a whole number from {self.low} to {self.high}.")


@dataclass(frozen=True)
class Roles:
    """What each column of the data is taken for, a letter for each: x, y, or - for nothing; "" leaves it to the page."""

    label: str
    default: str = ""

    def read(self, text: str) -> str:
        """Return text if it gives each column a role, and one of them the role of y."""
        if not text or (set(text) <= set("xy-") and text.count("y") == 1 and "x" in text):
            return text
        raise InputError(f"“{text[:40]}” gives no roles: write a letter for each column, x, y once, or - to leave it out.")

    def told(self, value: Any) -> str:
        """Return what the stage has sent."""
        return self.read(_text(value))


@dataclass(frozen=True, eq=False)
class Upload:
    """What a person has uploaded, as the page has read it."""

    name: str  # no other has it
    value: Any


@dataclass(frozen=True)
class Own:
    """A file of a person's own: too large for an address, and kept by the server for this visit."""

    label: str
    types: tuple[str, ...]  # the endings of its name
    parse: Callable[[bytes], Any]  # raises InputError
    shown_by: str  # the choice whose word "own" shows it
    largest: int  # MB
    told_as: str  # what a link leaves out: "your own image"
    default: None = None

    def read(self, text: str) -> None:
        """Refuse: an address cannot hold it."""
        raise InputError(f"“{text[:40]}” cannot be in a link: a file has to be chosen again.")


Parameter = Entries | Choice | Real | Whole | Roles | Own


def entries(
    default: Array,
    label: str,
    spoken: str,
    *,
    limits: Limits | None = None,
    columns: tuple[str, ...] = (),
    role: str = "",
    like: str = "",
    is_sized: bool = False,
    heads: tuple[str, ...] = (),
) -> Any:
    """Return a field for an array.

    Without limits its shape is fixed; like is the matrix whose number of rows it takes, with is_sized the page says how large it is
    (View.sets), and with heads it is a list of rows.
    """
    return _field(Entries(default, limits or Limits(shape=default.shape), label, spoken, columns, role, like, is_sized, heads))


def choice(default: str, options: dict[str, str], label: str = "") -> Any:
    """Return a field for one of a few words."""
    return _field(Choice(default, options, label))


def real(default: float, low: float, high: float) -> Any:
    """Return a field for a number from low to high."""
    return _field(Real(default, low, high))


def zoom() -> Any:
    """Return a field for the half-height of the view; 0 fits it to the numbers."""
    return real(0.0, 1e-12, 1e12)


def moment(default: float, low: float, high: float, *, stays: bool = False) -> Any:
    """Return a field for the moment that the player shows; unless it stays, whatever else is moved ends the film."""
    return _field(Moment(default, low, high, stays))


def whole(default: int, low: int, high: int, label: str, spoken: str, words: dict[int, str] | None = None) -> Any:
    """Return a field for a whole number from low to high; words are shown in the place of some of them."""
    return _field(Whole(default, low, high, label, spoken, words or {}))


def scale(
    default: float, low: float, high: float, label: str, spoken: str, *, zero: str = "", role: str = "", is_linear: bool = False
) -> Any:
    """Return a field for a number from low to high, and for 0 where zero says what it means; unless linear low is above 0."""
    return _field(Scale(default, low, high, label, spoken, zero, role, is_linear))


def roles(label: str) -> Any:
    """Return a field for what each column of the data is taken for."""
    return _field(Roles(label))


def own(label: str, types: tuple[str, ...], parse: Callable[[bytes], Any], shown_by: str, *, largest: int, told_as: str) -> Any:
    """Return a field for a file of a person's own, which is shown where the choice shown_by is "own"."""
    return _field(Own(label, types, parse, shown_by, largest, told_as))


def _field(parameter: Parameter) -> Any:
    return field(default=parameter.default, metadata={"parameter": parameter})


def parameters(state: Any) -> dict[str, Parameter]:
    """Return what can be set on a State (the class or an instance), by name."""
    return {f.name: f.metadata["parameter"] for f in fields(state)}


def listed(words: list[str]) -> str:
    """Return words as they are listed: ``a, b or c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _number(value: Any) -> float:
    """Return the number that the stage has sent; nan for what is none."""
    try:
        return float(value) if isinstance(value, int | float) else math.nan
    except OverflowError:
        return math.inf


def _shown(value: float) -> str:
    return "What is no number" if math.isnan(value) else f"{value:g}"


def _text(value: Any) -> str:
    """Return the text that the stage has sent; none for what is no text."""
    return value if isinstance(value, str) else ""


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)
