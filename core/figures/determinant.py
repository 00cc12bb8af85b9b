"""The pictures of determinants: the unit square and a letter under A, under B, under one after the other, and under c·A."""

import numpy as np

from core.arrays import Matrix
from core.determinant import Determinant
from core.digits import show
from core.figures.marks import Figure, Handle, Mark, area, arrow, line
from core.figures.plane import FINE, LETTER, SQUARE, axis, half_height
from core.figures.spectrum import spectrum


def determinant(result: Determinant, half: float = 0.0) -> tuple[Figure, ...]:
    """Return the pictures of result; half is the half-height of the view of A and B, chosen to fit if 0.

    What is not 2 × 2 has a picture of the eigenvalues alone, whose product is the determinant.
    """
    if len(result.A) != 2:
        return (spectrum(result.eigenvalues, is_small=False),)
    A, B, c = result.A, result.B, result.c
    maps = {"A": A, "B": B, "A B": A @ B, "c": np.array([[c]]), "c A": c * A}
    half = half or fitting(A, B)
    return (
        _image("A", ("a₁", "a₂"), maps, half, _lines(result, half), det=result.value, handles=_handles("A", ("a₁", "a₂")), zooms=True),
        _image("B", ("b₁", "b₂"), maps, half, _lines_of_B(result, half), det=result.value_B, handles=_handles("B", ("b₁", "b₂"))),
        _image("A B", ("Ab₁", "Ab₂"), maps, fitting(A @ B), det=result.together, order=", first B, then A"),
        _image("c A", ("ca₁", "ca₂"), maps, fitting(c * A), det=result.value_cA),
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
    handles: tuple[Handle, ...] = (),
    zooms: bool = False,
) -> Figure:
    """Return the unit square and the letter under the map of a name."""
    key = name.replace(" ", "")
    marks = (
        line(f"unit square of {key}", SQUARE, "unit", shape="square"),
        area(f"square of {key}", SQUARE, "area", map=name, shape="square"),
        area(f"letter of {key}", LETTER, "letter", map=name, shape="letter"),
        *lines,
        arrow(f"{key}:0", np.array([1.0, 0]), "first", columns[0], map=name),
        arrow(f"{key}:1", np.array([0.0, 1]), "second", columns[1], map=name),
    )
    return Figure(marks, half, maps, handles, name=key, title=f"{key}{order}: det = {show(det)}", zooms=zooms)


def _handles(name: str, labels: tuple[str, str]) -> tuple[Handle, Handle]:
    return (
        Handle(name, 0, "first", labels[0], f"first column of {name}"),
        Handle(name, 1, "second", labels[1], f"second column of {name}"),
    )


def fitting(*matrices: Matrix) -> float:
    """Return the half-height of a view that shows the columns and their sums."""
    return half_height(max(float(np.abs(np.column_stack([M, M.sum(axis=1)])).max()) for M in matrices), FINE)


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
