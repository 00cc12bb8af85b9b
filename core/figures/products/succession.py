"""The pictures of AB and BA as maps of the plane, one after the other: an F under B and then A, and under A and then B."""

import numpy as np

from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Area, Arrow, Line
from core.figures.plane import FINE, LETTER, Plane, half_height
from core.figures.theme import Role
from core.products.products import Product


def succession(result: Product) -> tuple[Plane, Plane]:
    """Return AB, in which the columns of A are grabbed, and BA, in which those of B are; A and B : (2, 2)."""
    A, B = result.A, result.B
    maps = {"A": A, "B": B, "A B": A @ B, "B A": B @ A}
    half = half_height(max(float(np.abs(M @ np.column_stack([np.eye(2), LETTER])).max()) for M in maps.values()), FINE)
    return _plane("A", "B", "first", maps, half), _plane("B", "A", "second", maps, half)


def _plane(last: str, first: str, role: Role, maps: dict[str, np.ndarray], half: float) -> Plane:
    """Return the F under a product, and the columns of the map that comes last."""
    name, letter = last + first, last.lower()
    both = f"{letter}₁", f"{letter}₂"
    marks = (
        Line(f"F before {name}", LETTER, "unit", shape="letter"),
        Area(f"F under {name}", LETTER, "letter", map=f"{last} {first}", shape="letter"),
        *(Arrow(text, axis, role, text, map=last) for text, axis in zip(both, np.eye(2), strict=True)),
    )
    handles = tuple(
        Handle(last, k, role, text, f"{nth} column of {last}") for k, (text, nth) in enumerate(zip(both, ("first", "second"), strict=True))
    )
    legend = (
        Entry(f"{letter}*", both[0], f"and {both[1]}, the columns of {last}: grab them"),
        Entry(f"F under {name}", "F", f"what {name} makes of it: first {first}, then {last}"),
        Entry(f"F before {name}", "", "where it was"),
    )
    return Plane(name, marks, half, title=f"{name}: first {first}, then {last}", maps=maps, handles=handles, legend=legend)
