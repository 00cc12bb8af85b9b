"""Sums of logarithms: fractions, and known to be, only where all but powers of two cancels."""

from fractions import Fraction

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.information.exact import in_bits

whole = st.sampled_from([1, 2, 3, 4, 6, 8, 9, 12, 30, 35, 77, 10**18, 2**70, 3**40, 10**12 + 1])


@given(st.lists(st.tuples(st.integers(-6, 6), whole, whole), max_size=6))
def test_a_sum_is_a_fraction_where_it_is_one(terms: list[tuple[int, int, int]]) -> None:
    found = in_bits(terms)
    with mpmath.workdps(200):
        true = sum((weight * mpmath.log(mpmath.mpf(over) / under, 2) for weight, over, under in terms), mpmath.mpf(0))
        is_whole = abs(true - mpmath.nint(true)) < mpmath.mpf(10) ** -150
        assert (found is not None) is bool(is_whole)  # with whole weights
        assert found is None or found == int(mpmath.nint(true))


@pytest.mark.parametrize(
    ("terms", "value"),
    [
        ([], Fraction(0)),
        ([(1, 8, 1)], Fraction(3)),
        ([(5, 3, 1)], None),
        ([(2, 3, 1), (1, 1, 9)], Fraction(0)),
        ([(1, 6, 1), (-1, 3, 1)], Fraction(1)),
        ([(3, 15, 4), (-3, 5, 1), (-3, 3, 1)], Fraction(-6)),
        ([(1, 10**18 + 1, 10**18)], None),
    ],
)
def test_named_sums(terms: list[tuple[int, int, int]], value: Fraction | None) -> None:
    assert in_bits(terms) == value
