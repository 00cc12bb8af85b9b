"""Transformation: what kind of map a 2 × 2 matrix is, and what it obeys."""

import numpy as np
from hypothesis import given

from core.maps.transformation import transformation
from core.numbers.arrays import EPS, Matrix
from tests.core.strategies import NAMED, matrices

X = np.array([1.0, 0.5])


@given(matrices)
def test_proofs_pass(A: Matrix) -> None:
    found = transformation(A, X)
    assert all(proof.ok for proof in found.proofs)
    if found.kind_residual:
        assert found.kind_residual[1] <= 32 * EPS, found.kind_residual
    else:
        assert found.kind.name == "general"


def test_named() -> None:
    assert transformation(NAMED["nearly defective"], X).kind.name == "general"


def test_no_warnings_and_no_floating_point_traps() -> None:
    with np.errstate(all="raise"):
        for A in NAMED.values():
            for x in (X, np.zeros(2), np.array([1e9, -1e9])):
                found = transformation(A, x)
                _ = found.near, found.proofs
