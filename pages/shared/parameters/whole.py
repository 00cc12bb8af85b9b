"""Whole: a whole number on a slider."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from core.numbers.arrays import InputError
from core.numbers.expression import evaluate
from pages.shared.parameters.kind import Parameter, as_number, refused


@dataclass(frozen=True)
class Whole(Parameter):
    """A whole number on a slider."""

    kind: ClassVar[str] = "whole"
    shown: ClassVar[str] = "controls/whole.js"
    is_grabbed: ClassVar[bool] = True
    default: int
    low: int
    high: int
    label: str
    spoken: str
    words: dict[int, str] = field(default_factory=dict, hash=False)  # for numbers that stand for something else

    def __post_init__(self) -> None:
        try:
            self.told(self.default)
        except InputError as error:
            raise ValueError(f"The default of {self.label} cannot be set: {error}") from None

    def form(self) -> str:
        """Return its bounds."""
        words = "".join(f"; {number} for {word}" for number, word in self.words.items())
        return f"a whole number from {self.low} to {self.high}{words}"

    def read(self, text: str) -> int:
        """Return the number that text stands for."""
        return self.told(evaluate(text))

    def told(self, value: Any) -> int:
        """Return what the stage has sent."""
        found = as_number(value)
        if self.low <= found <= self.high and found == round(found):
            return int(found)
        raise InputError(f"{refused(found)} is out of range: use a whole number from {self.low} to {self.high}.")

    def spec(self) -> dict[str, Any]:
        """Return the bounds, and what stands beside the slider."""
        return {"label": self.label, "spoken": self.spoken, "low": self.low, "high": self.high, "words": self.words}
