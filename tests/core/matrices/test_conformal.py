"""Conformal parts: the same map, and what reads off them."""

import math

import numpy as np
import pytest
from hypothesis import given

from core.decompositions.svd import svd
from core.matrices.conformal import conformal, direction, line_angle, phase, rotation
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
