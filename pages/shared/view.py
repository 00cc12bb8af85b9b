"""View: what a page shows of one State; a page is a function from its State to its View."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Protocol, cast

from core.digits import show
from core.figures.marks import Figure
from core.paths import Path
from core.proof import Proof

Sentence = tuple["str | tuple[str, str]", ...]  # texts, and texts with the role whose colour they take


@dataclass(frozen=True)
class Number:
    """A live number: its name, its text, the role that colours it, and its value."""

    name: str
    text: str
    role: str = ""
    value: float | tuple[float, ...] | None = None  # None where there is none


@dataclass(frozen=True, eq=False)
class View:
    """The seven things of a page but its examples and its link, which follow from its State."""

    figure: Figure
    say: Sentence
    numbers: Sequence[Sequence[Number]]  # rows of numbers that belong together
    proofs: Sequence[Proof]
    code: str
    path: Path | None = None


class Page(Protocol):
    """What a module in pages/ has."""

    TITLE: str
    SUMMARY: str
    State: type[Any]
    EXAMPLES: Mapping[str, Any]

    def page(self, state: Any) -> View:
        """Return what the page shows of state."""


def as_page(module: ModuleType) -> Page:
    """Return module as a page; tests/pages/test_contract.py checks that each is one."""
    return cast(Page, module)


def number(name: str, value: float | None, role: str = "", size: float = 0.0) -> Number:
    """Return a number to 4 significant digits, 0 where it is only rounding against size, and – for None."""
    return Number(name, "–" if value is None else show(value, size), role, value)


__all__ = ["Number", "Page", "Proof", "Sentence", "View", "as_page", "number"]
