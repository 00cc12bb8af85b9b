"""Own: a file of a person's own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from core.numbers.arrays import InputError
from pages.shared.parameters.kind import Parameter


@dataclass(frozen=True, eq=False)
class Upload:
    """What a person has uploaded, as the page has read it."""

    name: str  # no other has it
    value: Any


@dataclass(frozen=True)
class Own(Parameter):
    """A file of a person's own: too large for an address, and kept by the server for this visit."""

    kind: ClassVar[str] = "own"
    is_linked: ClassVar[bool] = False
    is_told: ClassVar[bool] = False
    label: str
    types: tuple[str, ...]  # the endings of its name
    parse: Callable[[bytes], Any]  # raises InputError
    shown_by: str  # the choice whose word "own" shows it
    largest: int  # MB
    told_as: str  # what a link leaves out: "your own image"
    is_shown: Callable[[Any], bool] = lambda _: True  # whether a State shows what shown_by says
    opens: Mapping[str, Any] = field(default_factory=dict)  # what of a State that does not has to be so
    brief: Callable[[Any], Mapping[str, Any]] | None = None  # what of a State holds the same as what was pasted; empty where nothing does
    default: None = None

    def read(self, text: str) -> None:
        """Refuse: an address cannot hold it."""
        raise InputError(f"“{text[:40]}” cannot be in a link: a file has to be chosen again.")

    def showing(self, state: Any) -> Any:
        """Return state, in which it is, so that it is shown."""
        return state if self.is_shown(state) else replace(state, **self.opens)

    def left_out(self, state: Any) -> str:
        """Return what a link leaves out, where the file is shown."""
        return self.told_as if getattr(state, self.shown_by) == "own" and self.is_shown(state) else ""
