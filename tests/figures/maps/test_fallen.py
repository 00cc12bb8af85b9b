"""What of space is left and lost: what is drawn is what is told, whichever page draws it."""

import numpy as np
import pytest

from core.figures.figure import Figure
from core.figures.maps.inverse import inverse as inverse_pictures
from core.figures.maps.transformation_space import transformation
from core.figures.maps.volumes import volumes
from core.maps.determinant import determinant
from core.maps.inverse import inverse
from core.maps.transformation_space import in_three
from core.numbers.arrays import Matrix, matrix, vector
from tests.core.spaces import NAMED

CAMERA = (-60.0, 20.0)
TINY = "1 0 0; 0 1e-17 0; 0 0 0"  # a plane as it was typed, a line to sixteen digits
FLAT = [TINY, *(one.text for one in NAMED.values() if one.rank in {1, 2} and "sqrt" not in one.text)]


def points(figures: tuple[Figure, ...], name: str) -> Matrix:
    """Return the points of a mark that is in one of the figures."""
    return next(mark.points for figure in figures for mark in figure.marks if mark.name == name)


@pytest.mark.parametrize("text", FLAT)
def test_pages_draw_one_image_and_one_null_space(text: str) -> None:
    A, one = matrix(text), matrix("1 0 0; 0 1 0; 0 0 1")
    space = in_three(A.value, np.ones(3), A.exact, vector("1 1 1").exact).ground
    image, null = ("plane", "line") if space.rank == 2 else ("line", "plane")
    of_A = volumes(determinant(A.value, one.value, 2.0, A.exact, one.exact), 2.0, CAMERA)
    of_B = volumes(determinant(one.value, A.value, 2.0, one.exact, A.exact), 2.0, CAMERA)
    undone = inverse_pictures(inverse(A.value, np.zeros(3), A.exact, vector("0 0 0").exact), None, None, 2.0, CAMERA)
    moved = (transformation(in_three(A.value, np.ones(3), A.exact, vector("1 1 1").exact), 2.0, CAMERA),)
    for figures, of in ((of_A, " of A"), (of_B, " of B"), (undone, ""), (moved, "")):
        left, lost = points(figures, f"image {image}{of}"), points(figures, f"null {null}{of}")
        assert space.image is not None
        assert space.null is not None
        for drawn, told, is_plane in ((left, space.image, image == "plane"), (lost, space.null, null == "plane")):
            off = told @ drawn if is_plane else np.cross(told, drawn.T)
            assert np.abs(off).max() < 1e-9


def test_what_leads_to_b_is_drawn_where_it_is_as_typed() -> None:
    """By sixteen digits A would be of rank 1, and the line of x another one."""
    A, b = matrix(TINY), vector("1 2e-17 0")
    result = inverse(A.value, b.value, A.exact, b.exact)
    assert result.shortest.tolist() == [1, 2, 0]
    line = points(inverse_pictures(result, None, None, 0.0, CAMERA), "solutions")
    assert line[:2] == pytest.approx(np.array([[1.0, 1], [2, 2]]))
