"""Roles: what each column of the data is taken for."""

from dataclasses import dataclass
from typing import Any, ClassVar

from core.numbers.arrays import InputError
from pages.shared.parameters.kind import Parameter, as_text


@dataclass(frozen=True)
class Roles(Parameter):
    """What each column of the data is taken for, a letter for each: x, y, or - for nothing; "" leaves it to the page.

    Of points each of x, y and z is one column, z perhaps none; else y is one column, and x all that explain it.
    """

    kind: ClassVar[str] = "roles"
    shown: ClassVar[str] = "controls/roles.js"
    label: str
    is_of_points: bool = False
    default: str = ""

    @property
    def meaning(self) -> str:
        """What is chosen."""
        return "What each column of the data is taken for"

    def form(self) -> str:
        """Return how it is written."""
        if self.is_of_points:
            return "a letter for each column: `x` once, `y` once, `z` at most once, or `-` to leave it out, as `x-y`"
        return "a letter for each column: `x`, `y` once, or `-` to leave it out, as `xy`"

    def read(self, text: str) -> str:
        """Return text if it gives each column a role, and one of them the role of y."""
        if self.is_of_points:
            if not text or (set(text) <= set("xyz-") and text.count("x") == text.count("y") == 1 and text.count("z") <= 1):
                return text
            raise InputError(
                f"“{text[:40]}” gives no roles: write a letter for each column, x, y and perhaps z once each, and - elsewhere."
            )
        if not text or (set(text) <= set("xy-") and text.count("y") == 1 and "x" in text):
            return text
        raise InputError(f"“{text[:40]}” gives no roles: write a letter for each column, x, y once, or - to leave it out.")

    def told(self, value: Any) -> str:
        """Return what the stage has sent."""
        return self.read(as_text(value))

    def spec(self) -> dict[str, Any]:
        """Return what the choices are called."""
        return {"label": self.label, "letters": "xyz" if self.is_of_points else "xy", "isOfPoints": self.is_of_points}
