"""Transformation: singular values, rank, area and orientation of every 2 × 2 matrix."""

import math
from fractions import Fraction

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.maps.transformation import transformation
from core.matrices.conformal import direction
from core.numbers.arrays import EPS, Matrix
from tests.core.strategies import NAMED, matrices, scales

X = np.array([1.0, 0.5])
vectors = st.tuples(st.floats(-9, 9), st.floats(-9, 9)).map(np.array)


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
    found, exact = transformation(A, X).sigma, exact_sigma(A)
    for ours, theirs in zip(found, exact, strict=True):
        assert abs(ours - float(theirs)) <= 8 * EPS * float(theirs)


@given(matrices)
def test_proofs_pass(A: Matrix) -> None:
    found = transformation(A, X)
    assert found.area_residual <= 16 * EPS
    assert found.axes_residual <= 16 * EPS
    if found.kind_residual:
        assert found.kind_residual[1] <= 32 * EPS, found.kind_residual
    else:
        assert found.kind.name == "general"


@given(matrices)
def test_rank_is_numpys(A: Matrix) -> None:
    sigma = exact_sigma(A)
    if sigma[0] and abs(float(sigma[1] / sigma[0]) - 2 * EPS) < EPS:
        return  # at the threshold itself
    assert transformation(A, X).rank == sum(float(s) > 2 * EPS * float(sigma[0]) for s in sigma)


@given(matrices, scales)
def test_rank_and_kappa_do_not_depend_on_scale(A: Matrix, c: float) -> None:
    found, scaled = transformation(A, X), transformation(c * A, X)
    if found.kappa < 1e12 or (found.rank < 2 and found.sigma[1] < EPS / 4 * found.sigma[0]):
        assert found.rank == scaled.rank
    if found.kappa < 1e6:
        assert scaled.kappa == pytest.approx(found.kappa, rel=1e-9)


@given(matrices)
def test_a_flat_map_says_what_is_flattened(A: Matrix) -> None:
    found = transformation(A, X)
    if found.rank == 1:
        assert found.null_line is not None
        assert found.image_line is not None
        assert np.linalg.norm(A @ direction(found.null_line)) <= 16 * EPS * found.size
        normal = direction(found.image_line + math.pi / 2)
        assert np.linalg.norm(normal @ A) <= 16 * EPS * found.size
        assert found.orientation == 0
        assert found.area == 0
        assert found.kappa == math.inf
    else:
        assert found.null_line is None
        assert found.image_line is None


@given(matrices, vectors)
def test_the_vector(A: Matrix, x: np.ndarray) -> None:
    found = transformation(A, x)
    assert np.array_equal(found.Ax, A @ x)
    if found.gain is not None and found.turn is not None and np.linalg.norm(x) > 1e-6:
        c, s = math.cos(found.turn), math.sin(found.turn)
        turned = found.gain * np.array([c * x[0] - s * x[1], s * x[0] + c * x[1]])
        assert np.allclose(turned, found.Ax, rtol=0, atol=1e-12 * found.size * np.linalg.norm(x))
    if not x.any():
        assert found.gain is None
        assert found.turn is None


def test_orientation_is_the_sign_of_the_determinant() -> None:
    for A in NAMED.values():
        found = transformation(A, X)
        a, b, c, d = (Fraction(float(e)) for e in A.ravel())
        if found.rank == 2:
            assert found.orientation == (1 if a * d - b * c > 0 else -1)


def test_named() -> None:
    assert transformation(NAMED["1e-6·I"], X).rank == 2  # others call it singular
    assert transformation(NAMED["flat in decimals"], X).rank == 1
    assert transformation(NAMED["the articles'"], X).det == -2
    assert transformation(NAMED["huge and tiny"], X).rank == 1
    assert transformation(NAMED["zero"], X).rank == 0
    assert transformation(np.array([[1, 2], [0.5, 1.001]]), X).is_nearly_flat
    assert not transformation(NAMED["flat"], X).is_nearly_flat
    assert transformation(NAMED["nearly defective"], X).kind.name == "general"


def test_no_warnings_and_no_floating_point_traps() -> None:
    with np.errstate(all="raise"):
        for A in NAMED.values():
            for x in (X, np.zeros(2), np.array([1e9, -1e9])):
                found = transformation(A, x)
                assert math.isfinite(found.size)
                _ = found.turn, found.gain, found.near, found.axes_residual
