"""The pictures of determinants in space: the unit cube and a letter under A, under B, under one after the other, and under c·A."""

import numpy as np

from core.figures import solids, space
from core.figures.figure import Switch
from core.figures.legend import Entry
from core.figures.maps import fallen
from core.figures.marks import Arrow, Drop, Line, Mark
from core.figures.plane import FINE, LEAST, half_height
from core.figures.space import Space
from core.figures.theme import of_column
from core.maps.determinant import Determinant
from core.matrices.space import Space as SpaceUnder
from core.numbers.arrays import Matrix
from core.numbers.digits import indexed, show

UNEVEN = 40.0  # half-heights: what is so much smaller is a point
FLAT = (
    Entry("image*", "", "the plane, or the line, on which everything lands"),
    Entry("null*", "", "the line, or the plane, that is taken to 0"),
)
LEGENDS = {  # of each picture, by its map
    "A": (
        Entry("A:*", "a₁", "a₂ and a₃: where A takes e₁, e₂ and e₃"),
        Entry("cube of A*", "", "the image of the unit cube: its volume is |det A|"),
        Entry("letter of A", "F", "the image of an F with a foot: mirrored where det A < 0"),
        *FLAT,
        Entry("unit cube of A", "", "the unit cube, before the map"),
        *space.GROUND,
    ),
    "B": (
        Entry("B:*", "b₁", "b₂ and b₃: where B takes e₁, e₂ and e₃"),
        Entry("cube of B*", "", "its volume is |det B|"),
        Entry("letter of B", "F", "mirrored where det B < 0"),
        *FLAT,
        Entry("unit cube of B", "", "the unit cube"),
        *space.GROUND,
    ),
    "A B": (
        Entry("AB:*", "Ab₁", "Ab₂ and Ab₃: where A takes b₁, b₂ and b₃"),
        Entry("cube of AB*", "", "its volume is |det A|·|det B|"),
        Entry("letter of AB", "F", "mirrored where only one of A and B mirrors"),
        Entry("unit cube of AB", "", "the unit cube"),
        *space.GROUND,
    ),
    "c A": (
        Entry("cA:*", "ca₁", "ca₂ and ca₃: c times a₁, a₂ and a₃"),
        Entry("cube of cA*", "", "its volume is |c³|·|det A|"),
        Entry("letter of cA", "F", "mirrored where one of c and det A is negative"),
        Entry("unit cube of cA", "", "the unit cube"),
        *space.GROUND,
    ),
}


def volumes(result: Determinant, half: float, camera: tuple[float, float]) -> tuple[Space, ...]:
    """Return the pictures of result, of 3 × 3 matrices; half is the half-height of all views, chosen to fit if 0.

    camera : azimuth and elevation. Where one scale would show some as a point each has its own, and says so.
    """
    A, B, AB, cA = result.A, result.B, result.A @ result.B, result.cA
    maps = space.seen({"A": A, "B": B, "A B": AB, "c A": cA}, *camera) | {"c": np.array([[result.c]])}
    shown = (A, B, AB, cA)
    one = half or fitting(*shown)
    is_one = half or all(one <= UNEVEN * float(np.abs(M).max()) for M in shown if M.any())
    halves = [one] * 4 if is_one else [fitting(M, least=0.0) for M in shown]
    own = "" if is_one else ", on its own scale"
    return (
        _image("A", "a", maps, halves[0], f"det = {show(result.value)}{own}", result.space_A if result.is_flat else None),
        _image("B", "b", maps, halves[1], f"det = {show(result.value_B)}{own}", result.space_B if result.is_flat_B else None),
        _image("A B", "Ab", maps, halves[2], f"det = {show(result.together)}{own}", order=", first B"),
        _image("c A", "ca", maps, halves[3], f"det = {show(result.value_cA)}{own}"),
    )


def fitting(*matrices: Matrix, least: float = LEAST) -> float:
    """Return the half-height, at least least, of a view that shows the images of the unit cube."""
    return half_height(solids.reach(*matrices), FINE, least)


def _image(
    name: str,
    column: str,
    maps: dict[str, Matrix],
    half: float,
    says: str,
    flat: SpaceUnder | None = None,
    *,
    order: str = "",
) -> Space:
    """Return the unit cube and the letter under the map of a name; flat : space under it where that falls flat."""
    key, seen = name.replace(" ", ""), f"{space.CAMERA} {name}"
    is_first, handles = name == "A", solids.column_tips("A", "a", "A") if name == "A" else ()
    grabbed = [Drop(f"drop {key}:{j}", e, "drop", seen) for j, e in enumerate(np.eye(3))] if handles else []
    (left, of_left), (lost, of_lost) = (fall(flat, half, f" of {key}") if flat else ((), ()) for fall in (fallen.left, fallen.lost))
    marks: tuple[Mark, ...] = (
        *space.ground(half, key),
        Line(f"unit cube of {key}", solids.CUBE, "unit", map=space.CAMERA, shape="cube", is_flat=True),
        *grabbed,
        *left,
        *lost,
        *solids.body(f"cube of {key}", seen),
        Line(f"letter of {key}", solids.LETTER, "letter", map=seen, shape="letter in space", is_flat=True),
        *(Arrow(f"{key}:{j}", e, of_column(j), indexed(column, j + 1), map=seen) for j, e in enumerate(np.eye(3))),
    )
    return Space(
        key,
        marks,
        half,
        title=f"{key}{order}: {says}",
        maps=maps,
        handles=handles,
        zooms=is_first,
        is_small=not is_first,
        switch=Switch("A", 2) if is_first else None,
        sides=space.SIDES if is_first else (),
        legend=LEGENDS[name],
        faces=(space.floor(half), *of_left, *of_lost, *solids.cube(seen)),
    )
