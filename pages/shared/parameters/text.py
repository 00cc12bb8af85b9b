"""Text: a text that is typed."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from core.numbers.arrays import InputError
from core.numbers.characters import lines
from pages.shared.parameters.kind import Parameter, as_text

UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Text(Parameter):
    """A text of up to so many characters, from which other parameters may follow (PageState.led)."""

    kind: ClassVar[str] = "text"
    shown: ClassVar[str] = "controls/text.js"
    label: str
    spoken: str
    most: int
    hint: str = ""  # what stands there while it is empty
    leads: tuple[str, ...] = ()  # what follows from it where it is changed
    default: str = ""

    def form(self) -> str:
        """Return how long it can be, and what it leads."""
        leads = f"; from it follow {' and '.join(self.leads)}, where the link does not give them" if self.leads else ""
        return f"a text of up to {self.most} letters{leads}"

    def read(self, text: str) -> str:
        """Return text, with newlines between its lines and without what nobody sees."""
        text = UNSEEN.sub("", lines(text))
        if len(text) > self.most:
            raise InputError(f"This has {len(text):,} characters: up to {self.most:,} are taken.")
        return text

    def told(self, value: Any) -> str:
        """Return what the stage has sent."""
        return self.read(as_text(value))

    def spec(self) -> dict[str, Any]:
        """Return what stands beside the field, how long it can be, and what follows from it."""
        return {"label": self.label, "spoken": self.spoken, "most": self.most, "hint": self.hint, "leads": self.leads}
