"""Handles: what of a picture can be grabbed."""

from dataclasses import dataclass
from typing import Any

from core.figures.theme import Role
from core.figures.ways import Plane, Way


@dataclass(frozen=True)
class Handle:
    """A view of one array, or of one number, that can be grabbed on the picture."""

    array: str
    column: int | None  # of a matrix; None for a vector, a number, or rows
    role: Role
    label: str
    spoken: str  # the name for a screen reader
    way: Way = Plane()
    part: str = ""  # what of a vector, or of a column, it moves, where it is not the only handle of it

    @property
    def name(self) -> str:
        """``A:0`` for the first column of A, ``x`` for the vector x; the rows of P are ``P:0``, ``P:1`` …, and the height of x ``x:z``."""
        whole = self.array if self.column is None else f"{self.array}:{self.column}"
        return f"{whole}:{self.part}" if self.part else whole

    @property
    def key(self) -> str:
        """What tells it from other handles of the page."""
        return f"{self.name} {self.way.kind}"

    def sent(self) -> dict[str, Any]:
        """Return what of it never changes, for JSON."""
        named = {"name": self.name, "array": self.array, "column": self.column}
        return named | {"role": self.role, "spoken": self.spoken, "way": self.way.kind}
