"""Lesson: what a page teaches: its examples, what its names mean, tasks, and an explanation."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from core.figures.theme import ROLES
from pages.shared.names import NAMES, meaning
from pages.shared.state import PageState

S = TypeVar("S", bound=PageState)
MARKED = re.compile(r"\{(\w+): ([^{}]+)\}|\[([^\[\]]+)\]\(([^()]+)\)")  # {output: Ax}, and [the words](where they lead)


@dataclass(frozen=True)
class Example(Generic[S]):
    """A state worth seeing: its title, and what to look at in it."""

    title: str
    state: S
    look: str


def by_title(examples: Sequence[Example[S]]) -> dict[str, S]:
    """Return the states of examples by their titles."""
    return {example.title: example.state for example in examples}


@dataclass(frozen=True)
class Task:
    """Something to bring about by hand: what, whether it has been, judged by what page() has seen, and a hint."""

    say: str
    is_done: Callable[[Any], bool]
    hint: str
    show: str = ""  # the word of the page's choice `show` by which it can be seen, where that is not all


@dataclass(frozen=True)
class Explanation:
    """What a page is about, in words that may be marked as ``{output: Ax}`` and ``[linked](svd)``, to examples by their titles too."""

    formula: str  # as formula() reads it
    says: tuple[str, ...]
    learning: str  # where deep learning has it
    mistaken: str  # what it is often taken for, said as it is right
    leads: str  # where to go on: "[Singular values](svd) and [Low rank](low_rank)"


@dataclass(frozen=True)
class Lesson:
    """What teaches on a page."""

    names: Mapping[str, str] = field(default_factory=dict)  # what of its own symbols mean, in one sentence each
    shares: tuple[Mapping[str, str], ...] = ()  # what it shares with a few other pages, likewise
    tasks: tuple[Task, ...] = ()
    explanation: Explanation | None = None
    explanations: Mapping[str, Explanation] = field(default_factory=dict)  # by words of the page's choice `show`: in its place then

    def meaning(self, name: str) -> str:
        """Return what a name on the page means; empty where nobody has said."""
        return meaning(name, self.all_names)

    @property
    def all_names(self) -> Mapping[str, str]:
        """What is known of names: those of all pages and of some, and its own before them."""
        return {key: text for names in (NAMES, *self.shares, self.names) for key, text in names.items()}


Part = str | tuple[str, str, str]  # a text, or a text with "role", "example" or "page", and which one


def marked(text: str, examples: Mapping[str, Any]) -> list[Part]:
    """Return text in parts.

    Raises ValueError for a role that there is not.
    """
    found: list[Part] = []
    at = 0
    for part in MARKED.finditer(text):
        found += [text[at : part.start()]] if part.start() > at else []
        role, coloured, words, target = part.groups()
        if role and role not in ROLES:
            raise ValueError(f"{role} in {text!r} is no role.")
        found.append((coloured, "role", role) if role else (words, "example" if target in examples else "page", target))
        at = part.end()
    return found + ([text[at:]] if at < len(text) else [])
