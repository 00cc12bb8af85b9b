"""Multiples: of fractions it is exact whether x is an eigenvector, and of others to sixteen digits."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.matrices.multiples import is_in_a_plane, multiple
from core.numbers.arrays import matrix, vector

small = st.integers(-3, 3)
columns = st.lists(small, min_size=3, max_size=3)


@given(columns, columns, small)
def test_a_column_times_a_row_takes_its_column_to_a_multiple(v: list[int], w: list[int], c: int) -> None:
    A = matrix([[str(Fraction(a * b, 7) + c * (i == j)) for j, b in enumerate(w)] for i, a in enumerate(v)])
    x = vector(v)
    found = multiple(A.value, x.value, A.exact, x.exact)
    assert (found is None) == (not any(v))
    if found:
        assert (found.value, found.digits) == (Fraction(sum(a * b for a, b in zip(v, w, strict=True)), 7) + c, "all")
        rounded = multiple(A.value, x.value, None, x.exact)
        assert rounded is not None
        assert rounded.digits == "sixteen"
        assert rounded.value == pytest.approx(float(found.value), abs=1e-12)


@given(st.integers(1, 300))
def test_a_fraction_that_float64_does_not_see_is_seen(places: int) -> None:
    A, x = matrix("2 0; 0 3"), vector(["1", f"1/{10**places}" if places < 90 else "0"])
    found = multiple(A.value, x.value, A.exact, x.exact)
    assert (found is None) == (places < 90)


@given(columns, columns)
def test_three_iterates_lie_in_one_plane_if_and_only_if_their_determinant_is_0(x: list[int], last: list[int]) -> None:
    A, v = matrix([["0", "1", "0"], ["0", "0", "1"], list(map(str, last))]), vector(x)
    assert A.exact is not None
    assert v.exact is not None
    M = A.value
    det = np.linalg.det(np.column_stack([v.value, M @ v.value, M @ M @ v.value]))
    assert is_in_a_plane(A.exact, v.exact) == (round(float(det)) == 0)
