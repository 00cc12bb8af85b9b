"""Handles: what of a picture can be grabbed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Handle:
    """A view of one array, or of one number, that can be grabbed on the picture."""

    array: str
    column: int | None  # of a matrix; None for a vector, a number, or rows
    role: str
    label: str
    spoken: str  # the name for a screen reader
    on: str = "plane"  # where it can go: the plane, the unit "circle", the "line" of x, along x in "steps", along log₁₀ x on a "scale"
    rows: bool = False  # whether there is one for each row of the array, which is a point

    @property
    def name(self) -> str:
        """``A:0`` for the first column of A, ``x`` for the vector x; the rows of P are ``P:0``, ``P:1`` …."""
        return self.array if self.column is None else f"{self.array}:{self.column}"
