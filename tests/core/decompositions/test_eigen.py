"""Eigen: how the axes of the ellipse and a vector lie to the lines that A keeps."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.decompositions.eigen import Agreement, eigen
from core.matrices.conformal import direction
from core.numbers.arrays import Matrix, matrix
from tests.core.named import SQUARE
from tests.core.strategies import matrices

X = np.array([0.6, 0.8])


@pytest.mark.parametrize(
    ("A", "agreement"),
    [
        ("2 1; 0 1", "elsewhere"),
        ("2 1; 1 2", "same"),
        ("2 1; 1.000001 1", "nearly"),
        ("1e-6 1; 0 2e-6", "one"),
        ("3 4; 4 -3", "none"),
        ("1 2; 0.5 1", ""),
        ("0 -1; 1 0", ""),
        ("1.5 0; 0 1.5", ""),
    ],
)
def test_the_axes_of_the_ellipse(A: str, agreement: Agreement) -> None:
    given = matrix(A)
    assert eigen(given.value, X, given.exact).agreement == agreement


@given(matrices, st.floats(-math.pi, math.pi))
def test_x_is_as_far_from_the_lines_as_its_angle(A: Matrix, angle: float) -> None:
    found = eigen(A, direction(angle))
    if not found.system.lines:
        assert (found.nearest, found.apart, found.is_on, found.is_beside) == (None, None, False, False)
        return
    assert found.nearest is not None
    assert found.apart is not None
    sines = [abs(math.sin(angle - line)) for line in found.system.lines]
    assert math.sin(found.apart) == pytest.approx(min(sines), abs=1e-15)
    assert found.is_on <= found.is_beside


@given(matrices)
def test_an_eigenvector_is_on_its_line(A: Matrix) -> None:
    for k, line in enumerate(eigen(A, X).system.lines):
        found = eigen(A, 3 * direction(line))
        assert found.is_on
        assert found.apart is not None
        assert found.nearest == k or found.apart <= 1e-12


@pytest.mark.parametrize("name", SQUARE)
def test_beyond_the_plane_there_is_nothing_to_compare(name: str) -> None:
    A = SQUARE[name]
    found = eigen(A, np.ones(len(A)))
    assert all(proof.ok for proof in found.proofs)
    assert found.gap is None or found.svd is not None
    assert (found.svd is None) == (found.applied is None) == (len(A) not in {2, 3})
    if len(A) not in {2, 3}:
        assert (found.agreement, found.nearest, found.kept) == ("", None, None)
