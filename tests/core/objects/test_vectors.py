"""Two vectors: their products, angle and parts are right to the last digits, by fractions and by mpmath."""

import math
from fractions import Fraction

import mpmath
import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.numbers.arrays import EPS, Limits, read
from core.numbers.rational import fraction
from core.objects.vectors import Vectors, vectors
from tests.core.objects import strategies
from tests.core.objects.strategies import Pair

LONG = Limits(largest=(12, 1), magnitude=1e301, smallest=1e-301)
WIDE = 1300  # digits in which products of 10³⁰⁰ and 10⁻³⁰⁰ are exact


def made(pair: Pair) -> Vectors:
    a, b = (read(",".join(v), LONG, is_vector=True) for v in pair)
    return vectors(a.value, b.value, 2.0, a.exact, b.exact)


def precise(value: Fraction) -> mpmath.mpf:
    return mpmath.mpf(value.numerator) / value.denominator


def angle(pair: Pair) -> mpmath.mpf:
    """Return the angle between two vectors of fractions, in [0, π]."""
    a, b = ([precise(fraction(entry)) for entry in v] for v in pair)
    long_a, long_b = (mpmath.sqrt(sum(c * c for c in v)) for v in (a, b))
    unit = [[c / length for c in v] for v, length in ((a, long_a), (b, long_b))]
    apart, together = (mpmath.sqrt(sum((p + sign * q) ** 2 for p, q in zip(*unit, strict=True))) for sign in (-1, 1))
    return 2 * mpmath.atan2(apart, together)  # Kahan


@given(strategies.both)
def test_what_is_claimed_can_be_checked(pair: Pair) -> None:
    found = made(pair)
    assert [proof.name for proof in found.proofs if not proof.ok] == []
    assert len(found.proofs) >= 3


@given(strategies.exact)
def test_products_are_those_of_fractions(pair: Pair) -> None:
    found = made(pair)
    a, b = ([fraction(entry) for entry in v] for v in pair)
    assert found.dot == sum(p * q for p, q in zip(a, b, strict=True))
    assert found.sum == tuple(p + q for p, q in zip(a, b, strict=True))
    assert found.difference == tuple(p - q for p, q in zip(a, b, strict=True))
    if found.n == 2:
        assert found.area == a[0] * b[1] - a[1] * b[0]
    for p, q, product, quotient in zip(a, b, found.product, found.quotient, strict=True):
        assert product == p * q
        assert (quotient is None) == (q == 0)
        assert quotient is None or quotient * q == p
    assert found.zero_divisors == tuple(k for k, q in enumerate(b, 1) if not q)


@given(strategies.exact)
@example((("1", "0"), ("-1", "-1e-30")))
def test_the_angle_is_right_to_its_last_digits(pair: Pair) -> None:
    found = made(pair)
    if found.angle is None:
        assert found.relation == "zero"
        return
    with mpmath.workdps(WIDE):
        true = angle(pair)
    if found.n == 2:
        assert (found.angle < 0) == (found.area < 0 and 0 != found.angle < math.pi)  # what is π in float64 is a half-turn, without a sign
    assert -math.pi < found.angle <= math.pi
    assert abs(found.angle) == pytest.approx(float(true), rel=8 * EPS, abs=1e-307)
    assert (found.relation == "parallel") == (true < mpmath.mpf(10) ** -1250)
    assert (found.relation == "perpendicular") == (found.dot == 0)


@given(strategies.exact)
def test_shadow_and_rest_are_the_parts_of_b(pair: Pair) -> None:
    found = made(pair)
    if found.parts is None or found.shadow is None:
        assert not found.a.any()
        return
    a, b = ([fraction(entry) for entry in v] for v in pair)
    share = found.dot / sum(p * p for p in a)
    for along, rest, p, q in zip(*found.parts, a, b, strict=True):
        assert along == pytest.approx(float(share * p), rel=EPS, abs=5e-324)
        assert rest == pytest.approx(float(q - share * p), rel=EPS, abs=5e-324)
    with mpmath.workdps(WIDE):
        length = mpmath.sqrt(sum(precise(p * p) for p in a))
        assert abs(precise(found.shadow) * length - precise(found.dot)) <= 4 * EPS * abs(precise(found.dot))
    assert not np.signbit(np.concatenate(found.parts)[np.concatenate(found.parts) == 0]).any()


@given(strategies.exact)
def test_lengths_neither_overflow_nor_underflow(pair: Pair) -> None:
    found = made(pair)
    with mpmath.workdps(50):
        for length, v in zip(found.lengths, pair, strict=True):
            assert length == pytest.approx(float(mpmath.sqrt(sum(precise(fraction(entry)) ** 2 for entry in v))), rel=4 * EPS)


@given(st.lists(strategies.root, min_size=2, max_size=5), st.sampled_from([2.0, -0.5, 3.0]))
def test_what_is_parallel_by_rounded_entries_is_said_to_be_so(entries: list[str], factor: float) -> None:
    a = read(",".join(entries), is_vector=True)
    found = vectors(a.value, factor * a.value, 1.0, a.exact, None)
    assert found.relation == ("zero" if not a.value.any() else "parallel" if factor > 0 else "opposite")
    assert found.height == 0


@pytest.mark.parametrize(
    ("a", "b", "true"),
    [
        (["1", "0"], ["1", "1e-9"], 1e-9),
        (["1", "0"], ["-1", "1e-9"], math.pi - 1e-9),
        (["1", "0"], ["-1", "-1e-9"], 1e-9 - math.pi),
        (["3", "1"], ["3.000000003", "0.999999991"], -3e-9),
        (["1e300", "0"], ["1e300", "1e300"], math.pi / 4),
        (["1e-300", "0"], ["0", "-1e-300"], -math.pi / 2),
        (["2", "1"], ["-4", "-2"], math.pi),
    ],
)
def test_angles_that_have_bitten(a: list[str], b: list[str], true: float) -> None:
    found = made((tuple(a), tuple(b)))
    assert found.angle == pytest.approx(true, rel=1e-9)


def test_ten_to_the_300_has_a_product_that_float64_has_not() -> None:
    found = made((("1e300", "1e300"), ("1e300", "0")))
    assert found.dot == 10**600
    assert found.lengths[0] == pytest.approx(math.sqrt(2) * 1e300)
    assert found.angle == pytest.approx(-math.pi / 4, rel=2 * EPS)


def test_the_articles_figures() -> None:
    found = made((("1", "2", "3", "4", "5"),) * 2)
    assert list(found.sum) == [2, 4, 6, 8, 10]
    assert list(found.difference) == [0] * 5
    assert list(found.product) == [1, 4, 9, 16, 25]
    assert list(found.quotient) == [1] * 5


def test_roots_that_are_at_right_angles_are_so_to_sixteen_digits() -> None:
    found = made((("sqrt(2)", "sqrt(3)"), ("sqrt(3)", "-sqrt(2)")))
    assert found.relation == "perpendicular"
    assert not found.is_exact
    assert made((("sqrt(2)", "2"), ("1", "sqrt(2)"))).relation == "parallel"


def test_what_is_near_says_by_how_much() -> None:
    for b, name in ((("1", "1e-9"), "parallel"), (("-1", "1e-9"), "opposite"), (("1e-9", "-1"), "perpendicular")):
        near = made((("1", "0"), b)).near
        assert near
        assert near[0] == name
        assert near[1] == pytest.approx(1e-9)
    assert made((("1", "0"), ("1", "1"))).near is None
    assert made((("1", "0"), ("1", "0"))).near is None
