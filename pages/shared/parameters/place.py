"""Place: one place in an array, by its index along each axis."""

from dataclasses import dataclass
from typing import Any, ClassVar

from core.numbers.arrays import InputError
from pages.shared.parameters.kind import Parameter, written

MOST_AXES = 8
MOST_DIGITS = 6


@dataclass(frozen=True)
class Place(Parameter):
    """One place in an array, by its index along each axis, from 0; the State says in which shape it lies."""

    kind: ClassVar[str] = "place"
    shown: ClassVar[str] = "controls/place.js"
    is_grabbed: ClassVar[bool] = True
    default: tuple[int, ...]
    label: str
    spoken: str
    role: str = ""

    def form(self) -> str:
        """Return how it is written."""
        return f"up to {MOST_AXES} whole numbers from 0, parted by commas, as `1,2`"

    def read(self, text: str) -> tuple[int, ...]:
        """Return the place that a text as ``1,2`` stands for; none of a scalar."""
        parts = [part.strip() for part in text.split(",")] if text.strip() else []
        if len(parts) > MOST_AXES or not all(part.isascii() and part.isdigit() and len(part) <= MOST_DIGITS for part in parts):
            raise InputError(f"“{text[:40]}” is no place in an array: write a whole number from 0 for each axis, as 1,2.")
        return tuple(map(int, parts))

    def told(self, value: Any) -> tuple[int, ...]:
        """Return the place that the stage has sent, as a link has it."""
        if not isinstance(value, str):
            raise InputError("This is no place in an array: write a whole number from 0 for each axis, as 1,2.")
        return self.read(value)

    def sent(self, value: tuple[int, ...]) -> str:
        """Return value as a link has it."""
        return written(value)

    def spec(self) -> dict[str, Any]:
        """Return what stands beside its fields."""
        return {"label": self.label, "spoken": self.spoken, "role": self.role}


def within(place: tuple[int, ...], shape: tuple[int, ...]) -> tuple[int, ...]:
    """Return the place in an array of shape that is nearest to place; axes are counted from the last one, as in broadcasting."""
    ours = (0,) * max(0, len(shape) - len(place)) + place[max(0, len(place) - len(shape)) :]
    return tuple(max(0, min(index, length - 1)) for index, length in zip(ours, shape, strict=True))
