"""Applied: how much longer a vector becomes, and by which angle it turns."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.maps.applied import applied
from core.numbers.arrays import ROUNDING, Matrix, matrix, vector
from tests.core.strategies import NAMED, matrices

fractions = st.tuples(st.integers(-99, 99), st.integers(1, 30)).map(lambda pair: Fraction(*pair))
small_fractions = st.lists(st.lists(fractions, min_size=2, max_size=2), min_size=2, max_size=2)
vectors = st.tuples(st.floats(-9, 9), st.floats(-9, 9)).map(np.array)


@given(matrices, vectors)
def test_the_vector(A: Matrix, x: np.ndarray) -> None:
    found = applied(A, x)
    assert (np.abs(found.Ax - A @ x) <= ROUNDING * (np.abs(A) @ np.abs(x))).all()  # what only rounding has left is 0
    if found.gain is not None and found.turn is not None and np.linalg.norm(x) > 1e-6:
        c, s = math.cos(found.turn), math.sin(found.turn)
        turned = found.gain * np.array([c * x[0] - s * x[1], s * x[0] + c * x[1]])
        assert np.allclose(turned, found.Ax, rtol=0, atol=1e-12 * np.linalg.norm(A) * np.linalg.norm(x))
    if not x.any():
        assert found.gain is None
        assert found.turn is None


@pytest.mark.parametrize(
    ("A", "x", "Ax", "turn"),
    [
        ("-6 6; 4 -4.00000000000001", "-1 -1", (0, 1e-14), -135),
        ("0.1 0.2; 0.3 0.3", "0.3 -0.15", (0, 0.045), 90 + math.degrees(math.atan2(1, 2))),
        ("2 1; 1 2", "0.7 0.7", (2.1, 2.1), 0),
        ("1/3 1; 0 1/3", "1/3 1e-17", (0.11111111111111112, 3.3333333333333333e-18), -math.degrees(2.7e-33)),
        ("1 0; 1e-17 1", "1 0", (1, 1e-17), math.degrees(1e-17)),
        ("-1 0; -1e-17 -1", "1 0", (-1, -1e-17), -180),
        ("sqrt(2) -sqrt(2); sqrt(8) -2*sqrt(2)", "1 1", (0, 0), None),
    ],
)
def test_what_is_typed_in_fractions_has_no_rounding(A: str, x: str, Ax: tuple[float, float], turn: float | None) -> None:
    M, v = matrix(A), vector(x)
    found = applied(M.value, v.value, M.exact, v.exact)
    assert tuple(found.Ax) == Ax
    assert found.turn == (None if turn is None else pytest.approx(math.radians(turn), rel=1e-14, abs=0))


@given(small_fractions, small_fractions)
def test_each_entry_is_rounded_once(rows: list[list[Fraction]], column: list[list[Fraction]]) -> None:
    A, x = matrix([[str(entry) for entry in row] for row in rows]), vector([str(entry) for entry in column[0]])
    found = applied(A.value, x.value, A.exact, x.exact)
    for row, entry in zip(rows, found.Ax.tolist(), strict=True):
        assert entry == float(row[0] * column[0][0] + row[1] * column[0][1])


def test_no_warnings_and_no_floating_point_traps() -> None:
    with np.errstate(all="raise"):
        for A in NAMED.values():
            for x in (np.array([1.0, 0.5]), np.zeros(2), np.array([1e9, -1e9])):
                _ = applied(A, x).turn, applied(A, x).gain


def test_digits_that_float64_loses_are_known_to_be_lost() -> None:
    cancels, stands = matrix("-6 6; 4 -4.00000000000001"), matrix("-6 6; 4 -4.1")
    x = vector("-1 -1")
    assert applied(cancels.value, x.value, cancels.exact, x.exact).is_lost
    assert not applied(cancels.value, x.value).is_lost  # of what was typed nothing is known
    assert not applied(stands.value, x.value, stands.exact, x.exact).is_lost
