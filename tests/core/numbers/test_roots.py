"""Roots: whether a sum of square roots of fractions is 0, held against six hundred digits."""

from fractions import Fraction

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers.roots import is_zero, root

factors = st.integers(-4, 4).map(Fraction)
radicands = st.builds(Fraction, st.integers(0, 30), st.integers(1, 12))


@given(st.lists(st.tuples(factors, radicands), max_size=5), st.integers(0, 3))
def test_a_sum_of_roots_is_zero_where_its_digits_are(terms: list[tuple[Fraction, Fraction]], square: int) -> None:
    """Such numbers have conjugates that are not large: a sum of them that is not 0 is far above 10⁻⁵⁰⁰."""
    less = [(-c * square, u / square**2) if square else (Fraction(0), u) for c, u in terms]
    for sums in (terms, terms + less):
        with mpmath.workdps(600):
            value = mpmath.fsum(mpmath.mpf(int(c)) * mpmath.sqrt(mpmath.mpf(u.numerator) / u.denominator) for c, u in sums)
            assert is_zero(sums) == (abs(value) < mpmath.mpf(10) ** -500)


@pytest.mark.parametrize(("value", "found"), [("0", "0"), ("16/25", "4/5"), ("2", None), ("1/3", None)])
def test_a_root_is_a_fraction_or_none(value: str, found: str | None) -> None:
    assert root(Fraction(value)) == (None if found is None else Fraction(found))
