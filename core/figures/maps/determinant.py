"""The pictures of determinants: the unit square and a letter under A, under B, under one after the other, and under c·A."""

import numpy as np

from core.figures.figure import Figure, Switch
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.maps.spectrum import spectrum
from core.figures.maps.volumes import UNEVEN, volumes
from core.figures.marks import Area, Arrow, Line, Mark
from core.figures.plane import FINE, LEAST, LETTER, SQUARE, Plane, axis, half_height
from core.maps.determinant import Determinant
from core.numbers.arrays import Matrix
from core.numbers.digits import show

LEGENDS = {  # of each picture, by its map
    "A": (
        Entry("A:0", "a₁", "where A takes e₁: its first column"),
        Entry("A:1", "a₂", "where A takes e₂: its second column"),
        Entry("square of A", "", "the image of the unit square: its area is |det A|"),
        Entry("letter of A", "F", "the image of an F: mirrored where det A < 0"),
        Entry("image line", "", "the line on which everything lands"),
        Entry("null line", "", "the line that A takes to 0"),
        Entry("unit square of A", "", "the unit square, before the map"),
    ),
    "B": (
        Entry("B:*", "b₁", "and b₂: where B takes e₁ and e₂"),
        Entry("square of B", "", "its area is |det B|"),
        Entry("letter of B", "F", "mirrored where det B < 0"),
        Entry("image line of B", "", "the line on which everything lands"),
        Entry("unit square of B", "", "the unit square"),
    ),
    "A B": (
        Entry("AB:*", "Ab₁", "and Ab₂: where A takes b₁ and b₂"),
        Entry("square of AB", "", "its area is |det A|·|det B|"),
        Entry("letter of AB", "F", "mirrored where only one of A and B mirrors"),
        Entry("unit square of AB", "", "the unit square"),
    ),
    "c A": (
        Entry("cA:*", "ca₁", "and ca₂: c times a₁ and a₂"),
        Entry("square of cA", "", "its area is c²·|det A|"),
        Entry("letter of cA", "F", "mirrored where A mirrors"),
        Entry("unit square of cA", "", "the unit square"),
    ),
}


def determinant(result: Determinant, half: float = 0.0, camera: tuple[float, float] = (-60.0, 20.0)) -> tuple[Figure, ...]:
    """Return the pictures of result; half is the half-height of all views, chosen to fit if 0: equal areas look equal.

    Only where one scale would show some of them as a point has each its own, and says so. 3 × 3 matrices are shown in space, as camera,
    azimuth and elevation, sees it. What is larger has a picture of the eigenvalues alone, whose product is the determinant.
    """
    if len(result.A) == 3:
        return volumes(result, half, camera)
    if len(result.A) != 2:
        return (spectrum(result.eigenvalues, is_small=False),)
    A, B, AB, cA = result.A, result.B, result.A @ result.B, result.cA
    maps = {"A": A, "B": B, "A B": AB, "c": np.array([[result.c]]), "c A": cA}
    shown = (A, B, AB, cA)
    one = half or fitting(*shown)
    is_one = half or all(one <= UNEVEN * float(np.abs(M).max()) for M in shown if M.any())
    of_A, of_B, of_AB, of_cA = [one] * 4 if is_one else [fitting(M, least=0.0) for M in shown]
    own = "" if is_one else ", on its own scale"
    return (
        _image(
            "A", ("a₁", "a₂"), maps, of_A, _lines(result, of_A), det=result.value, more=own, handles=_handles("A", ("a₁", "a₂")), zooms=True
        ),
        _image("B", ("b₁", "b₂"), maps, of_B, _lines_of_B(result, of_B), det=result.value_B, more=own, handles=_handles("B", ("b₁", "b₂"))),
        _image("A B", ("Ab₁", "Ab₂"), maps, of_AB, det=result.together, order=", first B", more=own),
        _image("c A", ("ca₁", "ca₂"), maps, of_cA, det=result.value_cA, more=own),
    )


def _image(
    name: str,
    columns: tuple[str, str],
    maps: dict[str, Matrix],
    half: float,
    lines: tuple[Mark, ...] = (),
    *,
    det: float,
    order: str = "",
    more: str = "",
    handles: tuple[Handle, ...] = (),
    zooms: bool = False,
) -> Plane:
    """Return the unit square and the letter under the map of a name."""
    key = name.replace(" ", "")
    marks = (
        Line(f"unit square of {key}", SQUARE, "unit", shape="square"),
        Area(f"square of {key}", SQUARE, "area", map=name, shape="square"),
        Area(f"letter of {key}", LETTER, "letter", map=name, shape="letter"),
        *lines,
        Arrow(f"{key}:0", np.array([1.0, 0]), "first", columns[0], map=name),
        Arrow(f"{key}:1", np.array([0.0, 1]), "second", columns[1], map=name),
    )
    title = f"{key}{order}: det = {show(det)}{more}"
    switch = Switch("A", 3) if name == "A" else None
    return Plane(key, marks, half, title=title, maps=maps, handles=handles, zooms=zooms, switch=switch, legend=LEGENDS[name])


def _handles(name: str, labels: tuple[str, str]) -> tuple[Handle, Handle]:
    return (
        Handle(name, 0, "first", labels[0], f"first column of {name}"),
        Handle(name, 1, "second", labels[1], f"second column of {name}"),
    )


def fitting(*matrices: Matrix, least: float = LEAST) -> float:
    """Return the half-height, at least least, of a view that shows the columns and their sums."""
    return half_height(max(float(np.abs(np.column_stack([M, M.sum(axis=1)])).max()) for M in matrices), FINE, least)


def _lines(result: Determinant, half: float) -> tuple[Mark, ...]:
    if result.image_line is None or result.null_line is None:
        return ()
    return (
        *axis("image line", result.image_line, "axis", "everything lands here", half),
        *axis("null line", result.null_line, "null", "goes to 0", half),
    )


def _lines_of_B(result: Determinant, half: float) -> tuple[Mark, ...]:
    if result.image_line_B is None:
        return ()
    return axis("image line of B", result.image_line_B, "axis", "everything lands here", half)
