"""Fractions as they were typed: which texts are any, and what is decided in them."""

from fractions import Fraction

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from core.numbers.arrays import Array, matrix
from core.numbers.rational import NotRationalError, Rational, fraction, product

small = st.integers(-4, 4)


def _matrix(m: int, n: int) -> st.SearchStrategy[list[list[int]]]:
    return st.lists(st.lists(small, min_size=n, max_size=n), min_size=m, max_size=m)


matrices = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(lambda shape: _matrix(*shape))
squares = st.integers(1, 5).flatmap(lambda n: _matrix(n, n))


def rational(rows: list[list[int]], below: int = 1) -> Rational:
    return Rational(tuple(tuple(Fraction(entry, below) for entry in row) for row in rows))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4.4", Fraction(22, 5)),
        ("-1/3", Fraction(-1, 3)),
        ("2e-3", Fraction(1, 500)),
        ("0.5/0.3", Fraction(5, 3)),
        ("−√4", Fraction(-2)),
        ("sqrt(9/4)", Fraction(3, 2)),
        ("2^-3", Fraction(1, 8)),
        ("2(3)", Fraction(6)),
        ("0e999999999", Fraction(0)),
        ("123456789012345", Fraction(123456789012345)),
        ("1.0000000000000000", Fraction(1)),
        ("-1600000000000003/100000000000000", Fraction(-1600000000000003, 10**14)),
        ("9007199254740992", Fraction(2**53)),
    ],
)
def test_what_is_a_fraction(text: str, value: Fraction) -> None:
    assert fraction(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "sqrt(2)",
        "pi",
        "30°",
        "exp(0)",
        "9^9^9",
        "2^0.5",
        "√(-4)",
        "0.8660254037844386",
        "0.30000000000000004",
        "9007199254740993",
        "1600000000000003.",
    ],
)
def test_what_is_none(text: str) -> None:
    """An irrational number, one too long to write, or the rounding of some other number."""
    with pytest.raises(NotRationalError):
        fraction(text)


@given(matrices)
def test_rank(rows: list[list[int]]) -> None:
    assert rational(rows, 7).rank == sympy.Matrix(rows).rank()


@given(squares, st.data())
def test_determinants_multiply(rows: list[list[int]], data: st.DataObject) -> None:
    A, B = rational(rows, 3), rational(data.draw(_matrix(len(rows), len(rows))))
    assert A.det == Fraction(int(sympy.Matrix(rows).det()), 3 ** len(rows))
    assert product(A, B).det == A.det * B.det


def test_fractions_too_long_to_decide_in_are_none() -> None:
    """Each entry has 50 characters, and what they have in common thousands of digits."""
    assert matrix("1+1/7^355+1/11^200 1/13^80; 1/17^70+2 1+1/19^70+1/23^60").exact is None
    assert matrix("1e-100 1e9; 123456789.012345 1/3").exact is not None


def test_an_array_knows_what_was_typed() -> None:
    A: Array = matrix("-4.5 3.3; -6 4.4")
    assert A.exact is not None
    assert (A.exact.det, A.exact.rank) == (Fraction(0), 1)
    assert A.value[0, 0] * A.value[1, 1] != A.value[0, 1] * A.value[1, 0]
    assert matrix("1 sqrt(2); 0 1").exact is None
    rounded = matrix("0.8660254037844386 -0.5; 0.5 0.8660254037844386")
    assert rounded.exact is None
    assert rounded.is_rounded
    assert matrix("0.8660254037844386/2 1").is_rounded
    assert not matrix("sqrt(2)/2+sqrt(3)/2+sqrt(5) 1").is_rounded  # however long: none of its numbers is


def test_rounded_decimals_are_spelled_by_all_their_digits() -> None:
    """What no digits spell is what it is in float64; where nothing is rounded, fractions decide, or nobody."""
    spelled = matrix("1.0000000000000001 1/3; sqrt(2) 2").spelled
    assert spelled is not None
    assert spelled.rows == ((1 + Fraction(1, 10**16), Fraction(1, 3)), (Fraction(2**0.5), Fraction(2)))
    exact = matrix("1.5 1/3")
    assert exact.spelled is exact.exact
    assert matrix("sqrt(2) 1").spelled is None
