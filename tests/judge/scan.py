"""Sentences read phrase by phrase, each phrase held against the facts; a phrase that is not in the table is not understood."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pages.shared.view import Sentence
from tests.judge.shown import COMPLEX, NUMBER, PLAIN, REAL, agrees, tell

PAIR = rf"(?:±?{COMPLEX}|{REAL} ± (?:{PLAIN})?i|±(?:{PLAIN})?i)"
PLACES = {
    "<n>": rf"({NUMBER})",
    "<z>": rf"({COMPLEX})",
    "<a>": rf"({REAL})°",
    "<u>": rf"\(({REAL}(?:, {REAL})+)\)",
    "<k>": r"(\d+)",
    "<v>": PAIR,
    "<i>": "([₀₁₂₃₄₅₆₇₈₉]+)",
}
PART = re.compile(r"[\s.,:;]*(?:and )?")
SIXTEEN = "sixteen digits"


@dataclass(frozen=True)
class Falsehood:
    """Something on a page that is not so."""

    page: str
    given: str  # the link's parameters
    said: str
    truth: str
    kind: str

    def __str__(self) -> str:
        """Return it on one line."""
        return f"{self.page} {self.given} | {self.said} | {self.truth}"


@dataclass
class Said:
    """A phrase with what it is held against: the exact facts, what was typed beside the matrix, and what was said before."""

    facts: Any
    given: Any = None  # what else belongs to the page: x, B, c, y
    is_to_16: bool = False  # this sentence, or one before it, speaks of sixteen digits
    is_said_here: bool = False  # this very sentence does
    match: Any = None  # of the phrase's pattern
    memory: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, group: int | str) -> Any:
        """Return what stands at one of the phrase's places, the whole of it for 0."""
        return self.match[group]

    def holds(self, is_so: bool, is_near: bool, truth: str = "") -> Iterator[str]:
        """Yield what is true where a claim that is exactly so, or only to sixteen digits (near), is said otherwise."""
        if is_so:
            if self.is_said_here:
                yield truth or "it is so exactly, and not only to sixteen digits"
        elif not is_near:
            yield truth or "it is not so"
        elif not self.is_to_16:
            yield truth or "it is so only to sixteen digits"


Claim: TypeAlias = Callable[[Said], Iterable[str]]
Phrases: TypeAlias = Sequence[tuple[str, Claim]]
Table: TypeAlias = "list[tuple[re.Pattern[str], str, Claim]]"


def nothing(_: Said) -> Iterable[str]:
    """Return that a phrase claims nothing that could be false."""
    return ()


def table(phrases: Phrases) -> Table:
    """Return phrases with their places for numbers as patterns."""
    found = []
    for phrase, claim in phrases:
        pattern = phrase
        for place, regex in PLACES.items():
            pattern = pattern.replace(place, regex)
        found.append((re.compile(pattern), phrase, claim))
    return found


def text_of(say: Sentence) -> str:
    """Return a sentence as it reads."""
    return "".join(part if isinstance(part, str) else part[0] for part in say)


def read(text: str, phrases: Table, said: Said) -> Iterator[tuple[str, str, str]]:
    """Yield the phrase's kind, what was said and what is true, for all in text that is false or not understood."""
    at = 0
    while True:
        at = PART.match(text, at).end()  # type: ignore[union-attr]
        if at >= len(text):
            return
        start, end = text.rfind(". ", 0, at), text.find(". ", at)
        sentence = text[max(start, 0) : end if end >= 0 else len(text)]
        said.is_said_here = SIXTEEN in sentence
        said.is_to_16 |= said.is_said_here
        matches = [(found, phrase, claim) for pattern, phrase, claim in phrases if (found := pattern.match(text, at)) and found.end() > at]
        if not matches:
            rest = sentence[sentence.find(text[at : at + 20]) :]
            yield "not understood", rest, "no phrase of the judge"
            at = end + 2 if end >= 0 else len(text)
            continue
        found, phrase, claim = max(matches, key=lambda one: one[0].end())
        said.match = found
        for truth in claim(said):
            yield phrase, found[0], truth
        at = found.end()


def number(text: str, true: Any, digits: int = 4, zero: Any = 0) -> Iterator[str]:
    """Yield the true number where text shows another."""
    if not agrees(text, true, digits, zero):
        yield f"{tell(true)}, not {text}"


def same(text: str, true: Any) -> Iterator[str]:
    """Yield what is true where text is another text."""
    if text != str(true):
        yield f"{true}, not {text}"


def claim(condition: bool, truth: str) -> Iterator[str]:
    """Yield what is true where a condition is not met."""
    if not condition:
        yield truth
