"""The pictures of determinants: equal areas look equal."""

import numpy as np
import pytest
from hypothesis import given

from core.figures.maps.determinant import determinant
from core.figures.maps.volumes import UNEVEN
from core.maps.determinant import determinant as compute
from core.numbers.arrays import Matrix
from tests.core.strategies import matrices


@given(matrices, matrices)
def test_all_four_have_one_scale_unless_one_would_be_a_point(A: Matrix, B: Matrix) -> None:
    found = determinant(compute(A, B, -1.0))
    if len(A) != 2:
        return
    halves, corners = {figure.half for figure in found}, [figure.drawn(figure.marks[1]) for figure in found]
    assert all(np.abs(corner).max() <= figure.half for corner, figure in zip(corners, found, strict=True))
    assert len(halves) == 1 or all(figure.title.endswith("on its own scale") for figure in found)
    assert len(halves) > 1 or UNEVEN * min((np.abs(corner).max() for corner in corners if corner.any()), default=1) >= max(halves)


@pytest.mark.parametrize("half", [0.0, 20.0])
def test_the_scale_that_is_chosen_is_that_of_all(half: float) -> None:
    found = determinant(compute(np.array([[1.0, -1], [1, 1]]), np.array([[2.0, 1], [0.5, 1.5]]), -1.0), half)
    assert [figure.half for figure in found] == [half or 6.0] * 4
    assert [figure.title for figure in found] == ["A: det = 2", "B: det = 2.5", "AB, first B: det = 5", "cA: det = 2"]
