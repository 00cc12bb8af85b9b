"""The pictures of AB and BA as maps of the plane, one after the other, and of their difference: what each makes of an F."""

import numpy as np

from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Area, Arrow, Line
from core.figures.plane import FILL, FINE, LETTER, Plane, half_height
from core.figures.theme import Role
from core.numbers.arrays import Matrix
from core.numbers.digits import show
from core.products.products import Product, floats

VIEWS = (*FINE, 12.0)  # half-heights, times powers of ten: small pictures leave no room to spare
WIDER = 1.5  # how many times as wide a view may be as it takes to grab, so that it shows what becomes of the F
THIN = 0.03  # of a half-height
DIVISORS = (1.0, 2.0, 5.0)  # by which an F may be drawn smaller, times powers of ten
DIFFERENCE = "A B − B A"  # the name of its map


def succession(result: Product, half: float = 0.0) -> tuple[Plane, Plane, Plane]:
    """Return AB, in which the columns of A are grabbed, BA, in which those of B are, and AB − BA; A and B : (2, 2).

    half is the half-height of the views of AB and BA; 0 fits it to what can be grabbed, and to the F. Where that does not show all of
    what becomes of the F, both images are drawn smaller, and say so.
    """
    A, B = result.A, result.B
    products = {"A B": A @ B, "B A": B @ A}
    far = max(float(np.abs(M @ LETTER).max()) for M in products.values())
    half = half or _fitting(max(float(np.abs(M).max()) for M in (A, B, LETTER)), far)
    smaller = divisor(far / (FILL * half))
    maps = {"A": A, "B": B, "scale": np.array([[1 / smaller]])} | products
    maps |= {f"scale {name}": M / smaller for name, M in products.items()}
    difference = _difference(floats(result.difference or []), A, B)
    return _plane("A", "B", "first", maps, half, smaller), _plane("B", "A", "second", maps, half, smaller), difference


def is_thin(planes: tuple[Plane, Plane, Plane]) -> bool:
    """Return whether what becomes of the F is too thin in both pictures to be told from a line."""
    widths = (float(np.linalg.svd(plane.maps[f"scale {' '.join(plane.name)}"], compute_uv=False)[-1]) for plane in planes[:2])
    return max(widths) < THIN * planes[0].half


def _fitting(near: float, far: float) -> float:
    """Return the half-height that shows what is near, and what is far too if that takes little more."""
    half = half_height(near, VIEWS)
    return half_height(max(near, far), VIEWS) if far <= WIDER * FILL * half else half


def divisor(reach: float) -> float:
    """Return the least divisor that makes reach 1 or less."""
    return half_height(reach * FILL, DIVISORS, least=1.0)


def _plane(last: str, first: str, role: Role, maps: dict[str, Matrix], half: float, smaller: float) -> Plane:
    """Return the F under a product, and the columns of the map that comes last."""
    name, both = last + first, (f"{last}e₁", f"{last}e₂")
    scale, size = ("", "") if smaller == 1 else (f"; F at 1 : {show(smaller)}", f"; {show(smaller)} times as large as it is drawn")
    marks = (
        Line(f"F before {name}", LETTER, "unit", shape="letter"),
        Area(f"F under {name}", LETTER, "letter", map=f"scale {last} {first}", shape="letter"),
        *(Arrow(text, axis, role, text, map=last) for text, axis in zip(both, np.eye(2), strict=True)),
    )
    handles = tuple(
        Handle(last, k, role, text, f"{nth} column of {last}") for k, (text, nth) in enumerate(zip(both, ("first", "second"), strict=True))
    )
    legend = (
        Entry(f"{last}e*", both[0], f"and {both[1]}, the columns of {last}, where it takes (1, 0) and (0, 1): grab them"),
        Entry(f"F under {name}", "F", f"what {name} makes of it: first {first}, then {last}{size}"),
        Entry(f"F before {name}", "", "where it was"),
    )
    title = f"{name}: first {first}, then {last}{scale}"
    return Plane(name, marks, half, title=title, maps=maps, handles=handles, zooms=True, legend=legend)


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
    half = half_height(float(np.abs(D @ np.column_stack([np.eye(2), LETTER])).max()), VIEWS)
    title = "AB − BA: from where BA takes a point to where AB does"
    return Plane("AB − BA", marks, half, title=title, maps={"A": A, "B": B, DIFFERENCE: D}, is_small=True, legend=legend)
