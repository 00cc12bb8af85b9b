"""Scale: a number on a slider, by powers of ten."""

import math
from dataclasses import dataclass
from typing import Any, ClassVar

from core.numbers.arrays import InputError
from pages.shared.parameters.kind import listed
from pages.shared.parameters.real import Real

INFINITY = "inf"  # how ∞ is written in a link, and sent to the stage: JSON has no such number
INFINITIES = {INFINITY, "∞", "+inf", "infinity"}  # and how it is read


@dataclass(frozen=True)
class Scale(Real):
    """A number on a slider, by powers of ten, and 0 and ∞ where they have a name."""

    kind: ClassVar[str] = "scale"
    shown: ClassVar[str] = "controls/scale.js"
    is_grabbed: ClassVar[bool] = True
    has_notices: ClassVar[bool] = True
    label: str
    zero: str = ""  # what 0 is called
    infinity: str = ""  # what ∞ is called
    role: str = ""
    is_linear: bool = False  # whether the slider is not logarithmic after all, and may go below 0

    def __post_init__(self) -> None:
        if self.low <= 0 and not self.is_linear:
            raise ValueError(f"{self.label} begins at {self.low:g}, which no power of ten is.")
        try:
            self._bounded(self.default)
        except InputError as error:
            raise ValueError(f"The default of {self.label} cannot be set: {error}") from None

    def form(self) -> str:
        """Return its bounds, and the ends that have names."""
        zero = f", or 0{f' ({self.zero})' if self.zero != '0' else ''}" if self.zero else ""
        return super().form() + zero + (f", or `{INFINITY}` ({self.infinity})" if self.infinity else "")

    @property
    def comes_first(self) -> bool:
        """Whether its control stands above the sentence: what is also on a picture does."""
        return bool(self.role)

    def read(self, text: str) -> float:
        """Return the number that text stands for."""
        if self.infinity and text.strip().lower() in {*INFINITIES, self.infinity.lower()}:
            return math.inf
        return super().read(text)

    def told(self, value: Any) -> float:
        """Return what the stage has sent: a number, or a text that has been typed."""
        return self.read(value) if isinstance(value, str) else super().told(value)

    def sent(self, value: float) -> float | str:
        """Return value as a number of JSON's, or the word for ∞."""
        return INFINITY if value == math.inf else value

    def spec(self) -> dict[str, Any]:
        """Return the bounds, the names of the ends, and what stands beside the slider."""
        names = {"label": self.label, "spoken": self.spoken, "zero": self.zero, "infinity": self.infinity}
        return super().spec() | names | {"role": self.role, "isLinear": self.is_linear}

    def _or_end(self) -> str:
        ends = ["0"] * bool(self.zero) + ["∞"] * bool(self.infinity)
        return f", or {listed(ends)}" if ends else ""

    def _bounded(self, value: float) -> float:
        is_end = (value == 0 and self.zero) or (value == math.inf and self.infinity)
        return value + 0.0 if is_end else super()._bounded(value)
