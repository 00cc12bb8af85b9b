"""Choice: one of a few words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from core.numbers.arrays import InputError
from pages.shared.parameters.kind import Parameter, as_text, listed

OWN = "own"  # a file of a person's own


@dataclass(frozen=True)
class Choice(Parameter):
    """One of a few words."""

    kind: ClassVar[str] = "choice"
    shown: ClassVar[str] = "controls/choice.js"
    default: str
    options: Mapping[Any, str]  # the word in the address → the words on the screen
    label: str = ""  # beside the options; without one they stand with the player

    @property
    def meaning(self) -> str:
        """What is chosen."""
        return self.label or "What is shown"

    def form(self) -> str:
        """Return the words, and what they stand for; “own” stands for a file, which no link holds."""
        return f"one of {', '.join(f'`{word}` ({says})' for word, says in self.options.items() if word != OWN)}"

    def read(self, text: str) -> str:
        """Return text if it is one of the words."""
        if text in self.options:
            return text
        raise InputError(f"“{text[:40]}” is not a choice: use {listed(list(self.options))}.")

    def told(self, value: Any) -> str:
        """Return what the stage has sent."""
        return self.read(as_text(value))

    def spec(self) -> dict[str, Any]:
        """Return what can be chosen."""
        return {"label": self.label, "options": list(self.options.items())}
