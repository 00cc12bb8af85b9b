"""Plane: singular values, rank, area and orientation of every 2 × 2 matrix."""

import math
from fractions import Fraction

import mpmath
import numpy as np
import pytest
from hypothesis import given

from core.matrices.conformal import direction
from core.matrices.eigen_plane import in_plane
from core.matrices.plane import Plane
from core.numbers.arrays import EPS, Matrix, matrix
from tests.core.strategies import NAMED, matrices, scales


def exact_sigma(A: Matrix) -> tuple[mpmath.mpf, mpmath.mpf]:
    """The singular values from the eigenvalues of A′A, with 80 digits."""
    with mpmath.workdps(80):
        a, b, c, d = (mpmath.mpf(float(entry)) for entry in A.ravel())
        total, det = a * a + b * b + c * c + d * d, a * d - b * c
        if total == 0:
            return mpmath.mpf(0), mpmath.mpf(0)
        longest = mpmath.sqrt((total + mpmath.sqrt(max(total**2 - 4 * det**2, mpmath.mpf(0)))) / 2)
        return longest, abs(det) / longest


@given(matrices)
def test_singular_values_are_right_to_the_last_digits(A: Matrix) -> None:
    """Both of them, however nearly flat the map is: the determinant is exact."""
    found, exact = Plane(A).sigma, exact_sigma(A)
    for ours, theirs in zip(found, exact, strict=True):
        assert abs(ours - float(theirs)) <= 8 * EPS * float(theirs)


@given(matrices)
def test_the_axes_and_the_area_are_right(A: Matrix) -> None:
    found = Plane(A)
    assert found.area_residual <= 16 * EPS
    assert found.axes_residual <= 16 * EPS


@given(matrices)
def test_rank_is_numpys(A: Matrix) -> None:
    sigma = exact_sigma(A)
    if sigma[0] and abs(float(sigma[1] / sigma[0]) - 2 * EPS) < EPS:
        return  # at the threshold itself
    assert Plane(A).rank == sum(float(s) > 2 * EPS * float(sigma[0]) for s in sigma)


@given(matrices, scales)
def test_rank_and_kappa_do_not_depend_on_scale(A: Matrix, c: float) -> None:
    found, scaled = Plane(A), Plane(c * A)
    if found.kappa < 1e12 or (found.rank < 2 and found.sigma[1] < EPS / 4 * found.sigma[0]):
        assert found.rank == scaled.rank
    if found.kappa < 1e6:
        assert scaled.kappa == pytest.approx(found.kappa, rel=1e-9)


@given(matrices)
def test_a_flat_map_says_what_is_flattened(A: Matrix) -> None:
    found = Plane(A)
    if found.rank == 1:
        assert found.null_line is not None
        assert found.image_line is not None
        assert np.linalg.norm(A @ direction(found.null_line)) <= 16 * EPS * found.size
        normal = direction(found.image_line + math.pi / 2)
        assert np.linalg.norm(normal @ A) <= 16 * EPS * found.size
        assert found.orientation == 0
        assert found.volume == 0
        assert found.kappa == math.inf
    else:
        assert found.null_line is None
        assert found.image_line is None


def test_orientation_is_the_sign_of_the_determinant() -> None:
    for A in NAMED.values():
        found = Plane(A)
        a, b, c, d = (Fraction(float(e)) for e in A.ravel())
        if found.rank == 2:
            assert found.orientation == (1 if a * d - b * c > 0 else -1)


@given(matrices)
def test_determinant_and_discriminant_are_rounded_once(A: Matrix) -> None:
    a, b, c, d = (Fraction(float(entry)) for entry in A.ravel())
    exact = a * d - b * c
    assert Plane(A).det == float(exact)
    assert (Plane(A).det > 0) == (exact > 0)
    half = ((a - d) / 2) ** 2 + b * c
    assert Plane(A).discriminant == float(half)


def test_where_float_products_lose_the_determinant() -> None:
    A = np.array([[1.0, 1.0], [1.0, 1.0 + EPS]])
    assert Plane(A).det == EPS
    B = np.array([[94906267.0, 94906266.0], [94906266.0, 94906265.0]])
    assert Plane(B).det == -1.0
    assert B[0, 0] * B[1, 1] - B[0, 1] * B[1, 0] != -1.0


def test_named() -> None:
    assert Plane(NAMED["1e-6·I"]).rank == 2  # others call it singular
    assert Plane(NAMED["flat in decimals"]).rank == 1
    assert Plane(NAMED["the articles'"]).det == -2
    assert Plane(NAMED["huge and tiny"]).rank == 1
    assert Plane(NAMED["zero"]).rank == 0
    assert Plane(np.array([[1, 2], [0.5, 1.001]])).is_nearly_flat
    assert not Plane(NAMED["flat"]).is_nearly_flat


def test_no_warnings_and_no_floating_point_traps() -> None:
    with np.errstate(all="raise"):
        for A in NAMED.values():
            found = Plane(A)
            assert math.isfinite(found.size)
            _ = found.kappa, found.axes_residual, found.area_residual, found.discriminant


def test_the_parts_of_what_is_typed_are_rounded_once() -> None:
    """The halves of sums and differences cancel in float64: −1.0000000000001 + 1 has three digits there."""
    A = matrix("-1.0000000000001 0; 0 -1")
    plane = Plane(A.value, A.exact)
    assert plane.parts.w == -5e-14
    assert Plane(A.value).parts.w != -5e-14
    assert in_plane(plane).kappa == 1
