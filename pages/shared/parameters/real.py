"""Real: a number from low to high."""

from dataclasses import dataclass
from typing import Any, ClassVar

from core.numbers.arrays import InputError
from core.numbers.digits import show
from core.numbers.expression import evaluate
from pages.shared.parameters.kind import Parameter, as_number, bound, refused


@dataclass(frozen=True)
class Real(Parameter):
    """A number from low to high; a default outside of them means that none is given."""

    kind: ClassVar[str] = "real"
    shown: ClassVar[str] = "picture.js"
    has_notices: ClassVar[bool] = False
    default: float
    low: float
    high: float
    spoken: str

    def form(self) -> str:
        """Return its bounds."""
        return f"a number from {bound(self.low)} to {bound(self.high)}"

    def read(self, text: str) -> float:
        """Return the number that text stands for."""
        return self._bounded(evaluate(text))

    def told(self, value: Any) -> float:
        """Return what the stage has sent."""
        return self.default if value == self.default else self._bounded(as_number(value))

    def spec(self) -> dict[str, Any]:
        """Return the bounds."""
        return {"low": self.low, "high": self.high}

    def _bounded(self, value: float) -> float:
        if self.low <= value <= self.high:
            return value
        raise InputError(f"{refused(value)} is out of range: use a number from {show(self.low)} to {show(self.high)}{self._or_end()}.")

    def _or_end(self) -> str:
        return ""
