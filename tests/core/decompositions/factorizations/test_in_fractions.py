"""What is 0 on the way to A = QR, held against sympy and against rotations with 200 digits."""

from fractions import Fraction

import mpmath
import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

from core.decompositions.factorizations.in_fractions import depends, entry_is_zero
from core.numbers.rational import Fractions

entries = st.sampled_from([*map(Fraction, range(-2, 3)), Fraction(1, 3), Fraction(0), Fraction(1, 10**20)])


@st.composite
def matrices(draw: st.DrawFn) -> Fractions:
    m, n = draw(st.integers(2, 4)), draw(st.integers(1, 4))
    A = draw(st.lists(st.lists(entries, min_size=n, max_size=n), min_size=m, max_size=m))
    if n > 1 and draw(st.booleans()):
        for row in A:
            row[-1] = 2 * row[0]
    return tuple(map(tuple, A))


@given(matrices())
def test_a_column_depends_on_those_before_it_where_it_adds_no_rank(A: Fractions) -> None:
    M = sp.Matrix([[sp.Rational(entry.numerator, entry.denominator) for entry in row] for row in A])
    for column in range(len(A[0])):
        for count in range(column + 1):
            before = M[:, :count]
            assert depends(A, column, count) == (before.row_join(M[:, column]).rank() == before.rank())


@given(matrices())
def test_an_entry_is_0_where_200_digits_are(A: Fractions) -> None:
    with mpmath.workdps(200):
        R = [[mpmath.mpf(entry.numerator) / entry.denominator for entry in row] for row in A]
        for j in range(len(A[0])):
            for i in range(j + 1, len(A)):
                x, y = R[j][j], R[i][j]
                assert entry_is_zero(A, j, i) == (abs(y) < mpmath.mpf(10) ** -140), (j, i)
                if abs(y) < mpmath.mpf(10) ** -140:
                    continue
                length = mpmath.hypot(x, y)
                pairs = list(zip(R[j], R[i], strict=True))
                R[j], R[i] = [(x * a + y * b) / length for a, b in pairs], [(x * b - y * a) / length for a, b in pairs]


def test_a_first_column_depends_on_nothing_but_where_it_is_0() -> None:
    assert depends(((Fraction(0),), (Fraction(0),)), 0, 0)
    assert not depends(((Fraction(1, 10**99),), (Fraction(0),)), 0, 0)
    assert not entry_is_zero(((Fraction(1),), (Fraction(1, 10**99),)), 0, 1)


@pytest.mark.parametrize("i", [1, 2])
def test_columns_that_are_multiples_leave_0_in_every_row(i: int) -> None:
    A = tuple((Fraction(k), Fraction(3 * k)) for k in (4, 5, 1))
    assert entry_is_zero(A, 1, 2)
    assert not entry_is_zero(A, 0, i)
