"""Conformal parts: the same map, and what reads off them."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given

from core.decompositions.svd import svd
from core.matrices.conformal import conformal, det2, direction, discriminant2, line_angle, phase, rotation
from core.numbers.arrays import EPS, Matrix
from core.solving.pseudoinverse import pseudoinverse
from tests.core.strategies import NAMED, angles, matrices


@given(matrices)
def test_nothing_is_lost(A: Matrix) -> None:
    parts = conformal(A)
    assert np.abs(parts.matrix - A).max() <= 2 * EPS * np.abs(A).max(initial=0)
    for v in (1 + 0j, 0.3 - 2j):
        image = parts.z * v + parts.w * v.conjugate()
        assert np.allclose(A @ [v.real, v.imag], [image.real, image.imag], rtol=0, atol=16 * EPS * np.abs(A).max(initial=0))


@given(matrices)
def test_norm_and_singular_values(A: Matrix) -> None:
    parts = conformal(A)
    assert parts.norm == pytest.approx(float(np.linalg.norm(A)), rel=4 * EPS)
    sigma = np.linalg.svd(A, compute_uv=False)
    assert abs(parts.z) + abs(parts.w) == pytest.approx(sigma[0], rel=16 * EPS)


@given(matrices)
def test_determinant_and_discriminant_are_rounded_once(A: Matrix) -> None:
    a, b, c, d = (Fraction(float(entry)) for entry in A.ravel())
    exact = a * d - b * c
    assert det2(A) == float(exact)
    assert (det2(A) > 0) == (exact > 0)
    half = ((a - d) / 2) ** 2 + b * c
    assert discriminant2(A) == float(half)


def test_where_float_products_lose_the_determinant() -> None:
    A = np.array([[1.0, 1.0], [1.0, 1.0 + EPS]])
    assert det2(A) == EPS
    B = np.array([[94906267.0, 94906266.0], [94906266.0, 94906265.0]])
    assert det2(B) == -1.0
    assert B[0, 0] * B[1, 1] - B[0, 1] * B[1, 0] != -1.0


@given(angles)
def test_rotations(angle: float) -> None:
    assert (
        phase(complex(*rotation(angle)[:, 0])) == pytest.approx(math.remainder(angle, 2 * math.pi), abs=1e-15)
        or abs(abs(angle) - math.pi) < 1e-12
    )
    assert -math.pi / 2 < line_angle(angle) <= math.pi / 2
    assert abs(math.sin(line_angle(angle) - angle)) < 1e-15


def test_phase_is_pi_and_never_minus_pi() -> None:
    assert phase(complex(-1, -0.0)) == math.pi
    assert phase(complex(-1, 0.0)) == math.pi
    assert phase(0j) == 0
    assert conformal(NAMED["half-turn"]).turn == math.pi


def test_a_right_angle_has_no_rounding() -> None:
    assert [direction(k * math.pi / 2).tolist() for k in range(4)] == [[1, 0], [0, 1], [-1, 0], [0, -1]]
    assert direction(1e-17).tolist() == [1, 1e-17]
    A = np.diag([1.0, 1e-15])
    assert np.array_equal(np.abs(svd(A).U), np.eye(2))
    assert pseudoinverse(A).inverse @ [1, 1e-15] == pytest.approx([1, 1], rel=4 * EPS)
