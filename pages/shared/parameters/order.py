"""Order: the axes of an array in another order."""

from dataclasses import dataclass
from typing import Any, ClassVar

from core.numbers.arrays import InputError
from pages.shared.parameters.kind import Parameter, as_text, listed

HELP = "write each axis once, from 0, as 120"


@dataclass(frozen=True)
class Order(Parameter):
    """The axes of an array in another order: a digit for each, or nothing, which is all of them reversed.

    The State says how many there are; a link may have a word instead.
    """

    kind: ClassVar[str] = "order"
    shown: ClassVar[str] = "controls/order.js"
    default: str
    of: str  # the array
    label: str
    spoken: str
    words: tuple[str, ...] = ()

    def form(self) -> str:
        """Return how it is written."""
        words = f", or one of {', '.join(f'`{word}`' for word in self.words)}" if self.words else ""
        return f"each axis of {self.of} once, from 0, as `120`{words}; nothing reverses them"

    def read(self, text: str) -> str:
        """Return text if it is a word, or has each digit from 0 once."""
        if text in self.words or sorted(text) == [*"0123456789"[: len(text)]]:
            return text
        raise InputError(f"“{text[:40]}” is no order of axes: {HELP}{f', or {listed([*self.words])}' if self.words else ''}.")

    def told(self, value: Any) -> str:
        """Return what the stage has sent."""
        return self.read(as_text(value))

    def spec(self) -> dict[str, Any]:
        """Return the array, and what stands beside its fields."""
        return {"of": self.of, "label": self.label, "spoken": self.spoken}
