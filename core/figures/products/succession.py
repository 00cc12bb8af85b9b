"""The pictures of AB and BA as maps of the plane, one after the other, and of their difference: what each makes of an F."""

import numpy as np

from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Area, Arrow, Line
from core.figures.plane import FINE, LETTER, Plane, half_height
from core.figures.theme import Role
from core.numbers.arrays import Matrix
from core.products.products import Product, floats

FINER = (*FINE, 12.0)
DIFFERENCE = "A B − B A"  # the name of its map


def succession(result: Product) -> tuple[Plane, Plane, Plane]:
    """Return AB, in which the columns of A are grabbed, BA, in which those of B are, and AB − BA; A and B : (2, 2)."""
    A, B = result.A, result.B
    maps = {"A": A, "B": B, "A B": A @ B, "B A": B @ A}
    half = max(map(_reach, maps.values()))
    return _plane("A", "B", "first", maps, half), _plane("B", "A", "second", maps, half), _difference(floats(result.difference or []), A, B)


def _reach(M: Matrix) -> float:
    """Return the half-height that shows the columns of M, and what it makes of the F."""
    return half_height(float(np.abs(M @ np.column_stack([np.eye(2), LETTER])).max()), FINER)


def _plane(last: str, first: str, role: Role, maps: dict[str, Matrix], half: float) -> Plane:
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


def _difference(D: Matrix, A: Matrix, B: Matrix) -> Plane:
    """Return the F under AB − BA, and its columns: from where BA takes a corner, they lead to where AB does."""
    marks = (
        Line("F before AB − BA", LETTER, "unit", shape="letter"),
        Area("F under AB − BA", LETTER, "letter", map=DIFFERENCE, shape="letter"),
        *(Arrow(text, axis, "output", text, map=DIFFERENCE) for text, axis in zip(("d₁", "d₂"), np.eye(2), strict=True)),
    )
    legend = (
        Entry("F under AB − BA", "F", "what AB − BA makes of it: a point where AB = BA"),
        Entry("d*", "d₁", "and d₂, the columns of AB − BA"),
        Entry("F before AB − BA", "", "where it was"),
    )
    title = "AB − BA: from where BA takes a point to where AB does"
    return Plane("AB − BA", marks, _reach(D), title=title, maps={"A": A, "B": B, DIFFERENCE: D}, is_small=True, legend=legend)
