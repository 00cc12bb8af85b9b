"""Words: the names of outcomes whose weights are a vector."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from core.numbers.arrays import InputError
from core.numbers.named import LONGEST, MOST, shortest
from pages.shared.parameters.kind import Parameter, as_text, written

PART = re.compile(r"(?:^|,)((?:[^\\,]|\\.|\\$)*)", re.DOTALL)  # what commas part that follow no backslash


@dataclass(frozen=True)
class Words(Parameter):
    """The names of outcomes, in the order of the weights of a vector; those that are not given are a, b, c and so on.

    In a link commas part them, and one that belongs to a name follows a backslash.
    """

    kind: ClassVar[str] = "words"
    shown: ClassVar[str] = "controls/words.js"
    label: str
    spoken: str
    of: str  # the vector
    default: tuple[str, ...] = ()

    def form(self) -> str:
        """Return how they are written."""
        return f"up to {MOST} names of up to {LONGEST} letters, parted by commas, no more than {self.of} has numbers"

    def read(self, text: str) -> tuple[str, ...]:
        """Return the names that a text as ``rain,sun`` holds."""
        parts = PART.findall(text) if text.strip() else []
        names = [" ".join(re.sub(r"\\(.)", r"\1", part).split()) for part in parts]
        for name in names:
            if len(name) > LONGEST:
                raise InputError(f"“{name[:LONGEST]}…” has {len(name)} letters: a name has up to {LONGEST}.")
        if len(names) > MOST:
            raise InputError(f"These are {len(names):,} names: up to {MOST} outcomes can be shown here.")
        return shortest(names)

    def told(self, value: Any) -> tuple[str, ...]:
        """Return what the stage has sent, as a link has it."""
        return self.read(as_text(value))

    def sent(self, value: tuple[str, ...]) -> str:
        """Return value as a link has it."""
        return written(value)

    def spec(self) -> dict[str, Any]:
        """Return the vector, what stands beside the field, and how long names can be."""
        return {"of": self.of, "label": self.label, "spoken": self.spoken, "longest": LONGEST, "most": MOST}
