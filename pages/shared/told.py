"""Told: what the stage says, of which nothing is sure: a browser can be made to send anything."""

from base64 import b64decode
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.numbers.arrays import InputError

MOST = 300_000  # characters of a question: 200 × 9 entries of 100, a pasted text of 20,000, and as much again between them
MOST_KNOWN = 1000  # names of what a stage has been sent
MOST_TYPED = 200  # texts that wait to be read
MOST_NAME = 100  # characters of a file's
PASTED = "pasted table"  # what a table that was pasted is called in the place of a file's name
MOST_AXES = 4  # of an array
LARGEST = 2**53  # up to which JavaScript counts
UNREADABLE = "A part of what this page has sent to the server cannot be read, and changes nothing: go on, or reload the page."
TOO_MUCH = f"This is too much at once, and changes nothing: up to {MOST:,} characters can be read."
TOO_MANY = f"More than {MOST_TYPED} texts wait to be read at once, and none is: Undo takes them back."


@dataclass(frozen=True)
class File:
    """A file that was chosen: its name, and what it holds in base64."""

    name: str
    text: str
    id: str  # what the stage calls it: it says so until it is taken

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.text) * 3 // 4 - self.text[-2:].count("=")

    def read(self) -> bytes:
        """Return what it holds. Raises InputError where that cannot be."""
        try:
            return b64decode(self.text, validate=True)
        except ValueError:
            raise InputError("this file has not come whole: choose it again.") from None


@dataclass(frozen=True)
class Question:
    """What the stage asks; one that cannot be read is of no time, and nobody hears it."""

    epoch: str = ""
    seq: int = 0
    released: bool = False
    state: Any = field(default_factory=dict)
    typed: Any = ()
    have: Collection[str] = frozenset()
    moved: str = ""


def question(value: Any) -> Question:
    """Return the question that a component's value is."""
    if not isinstance(value, Mapping):
        return Question()
    epoch, seq, have = value.get("epoch"), value.get("seq"), value.get("have")
    if not isinstance(epoch, str) or not isinstance(seq, int) or not is_whole(seq):
        return Question()
    known = frozenset(name for name in have[:MOST_KNOWN] if isinstance(name, str)) if isinstance(have, list | tuple) else frozenset()
    moved = value.get("moved")
    released, said = value.get("released") is True, moved if isinstance(moved, str) else ""
    return Question(epoch, seq, released, value.get("state"), value.get("typed"), known, said)


def file(value: Any) -> File | None:
    """Return the file that a component's value is, if it is one."""
    if not isinstance(value, Mapping):
        return None
    name, text, called = value.get("name"), value.get("data"), value.get("id")
    if not isinstance(name, str) or not isinstance(text, str) or not isinstance(called, str):
        return None
    return File(whole_letters(name[-MOST_NAME:]), text, whole_letters(called[:MOST_NAME]))


def is_typed(value: Any) -> bool:
    """Return whether a part of a question is a text that was typed into an entry, or a size that was chosen for an array."""
    if not isinstance(value, Mapping) or not all(isinstance(value.get(key), str) for key in ("array", "text")):
        return False
    shape = value.get("shape", (1, 1))
    is_shape = isinstance(shape, list | tuple) and len(shape) <= MOST_AXES
    return is_shape and all(map(is_whole, (value.get("row"), value.get("column"), *shape)))


def is_pressed(value: Any) -> bool:
    """Return whether a part of a question is an action that was pressed."""
    return isinstance(value, Mapping) and isinstance(value.get("action"), str)


def whole_letters(text: str) -> str:
    """Return text with “?” for half a letter, which JSON can hold, and UTF-8 cannot."""
    return text.encode(errors="replace").decode()


def is_whole(value: Any) -> bool:
    """Return whether value is a whole number that JavaScript can count to."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST


def is_too_much(value: Any) -> bool:
    """Return whether value has more characters and parts than a question can have."""
    left, parts = MOST, [value]
    while parts and left >= 0:
        part = parts.pop()
        left -= 1
        if isinstance(part, str):
            left -= len(part)
        elif isinstance(part, list | tuple):
            parts += part
        elif isinstance(part, Mapping):
            parts += [*part.keys(), *part.values()]
    return left < 0
