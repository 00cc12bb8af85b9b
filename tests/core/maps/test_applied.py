"""Applied: how much longer a vector becomes, and by which angle it turns."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.maps.applied import applied
from core.numbers.arrays import Matrix
from tests.core.strategies import NAMED, matrices

vectors = st.tuples(st.floats(-9, 9), st.floats(-9, 9)).map(np.array)


@given(matrices, vectors)
def test_the_vector(A: Matrix, x: np.ndarray) -> None:
    found = applied(A, x)
    assert np.array_equal(found.Ax, A @ x)
    if found.gain is not None and found.turn is not None and np.linalg.norm(x) > 1e-6:
        c, s = math.cos(found.turn), math.sin(found.turn)
        turned = found.gain * np.array([c * x[0] - s * x[1], s * x[0] + c * x[1]])
        assert np.allclose(turned, found.Ax, rtol=0, atol=1e-12 * np.linalg.norm(A) * np.linalg.norm(x))
    if not x.any():
        assert found.gain is None
        assert found.turn is None


def test_no_warnings_and_no_floating_point_traps() -> None:
    with np.errstate(all="raise"):
        for A in NAMED.values():
            for x in (np.array([1.0, 0.5]), np.zeros(2), np.array([1e9, -1e9])):
                _ = applied(A, x).turn, applied(A, x).gain
