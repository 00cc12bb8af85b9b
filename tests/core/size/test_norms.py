"""Lengths: the three properties of a norm, what holds for p < 1, and lengths to fifty digits, of any size."""

import math
from fractions import Fraction

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers.arrays import read, vector
from core.numbers.rational import as_it_stands
from core.size.breach import breach, largest_ratio
from core.size.lengths import in_float64, length
from core.size.norms import Norms, norms
from pages.size.norms import PLANE

EXPONENTS = [0.5, 0.7, 0.9, 0.999, 1.0, 1.001, 1.5, 2.0, 3.0, 7.7, 100.0, math.inf]
exponents = st.one_of(st.sampled_from(EXPONENTS), st.floats(0.5, 100).map(lambda p: float(f"{p:.3g}")))
coordinates = st.one_of(
    st.integers(-5, 5).map(float),
    st.floats(-10, 10).map(lambda c: float(f"{c:.6g}") if abs(c) > 1e-6 else 0.0),
    st.sampled_from([1e300, -1e300, 1e-300, 3e-300, -1e-300, 1e150]),
)
vectors = st.tuples(coordinates, coordinates).map(np.array)


def by_mpmath(v: tuple[Fraction, ...], p: float) -> mpmath.mpf:
    """Return ‖v‖ₚ to sixty digits."""
    sizes = [abs(mpmath.mpf(entry.numerator) / entry.denominator) for entry in v]
    return max(sizes) if p == math.inf else mpmath.fsum(s ** mpmath.mpf(repr(p)) for s in sizes) ** (1 / mpmath.mpf(repr(p)))


def big(value: Fraction) -> mpmath.mpf:
    return mpmath.mpf(value.numerator) / value.denominator


@given(vectors, vectors, exponents)
def test_lengths_are_known_to_forty_five_digits(x: np.ndarray, y: np.ndarray, p: float) -> None:
    found = exactly(x, y, p)
    with mpmath.workdps(80):
        for v, size in zip((found.exact_x, found.exact_y, found.sum), found.lengths, strict=True):
            expected = by_mpmath(v, p)
            assert abs(big(size) - expected) <= mpmath.mpf(10) ** -45 * expected
        assert abs(big(found.both - found.lengths[2]) - big(found.gap)) <= mpmath.mpf(10) ** -45 * big(found.both)
    assert in_float64(x, p) == pytest.approx(float(found.lengths[0]), rel=1e-14)


@given(vectors, vectors, exponents, st.sampled_from([-3.0, -1.5, -0.1, 0.0, 0.7, 1.0, 3.0]))
def test_what_makes_a_norm_holds(x: np.ndarray, y: np.ndarray, p: float, alpha: float) -> None:
    found = exactly(x, y, p, alpha)
    assert (found.lengths[0] == 0) == (not x.any())
    assert abs(found.length_of_multiple - abs(found.factor) * found.lengths[0]) <= Fraction(1, 10**45) * found.length_of_multiple
    assert not (p >= 1 and found.is_broken)
    assert found.ratio is None or float(found.ratio) <= largest_ratio(p) * (1 + 1e-15)
    for proof in found.proofs:
        assert proof.ok, proof


@given(vectors, vectors, exponents.filter(lambda p: p >= 1))
def test_the_gap_is_zero_exactly_where_nothing_is_lost(x: np.ndarray, y: np.ndarray, p: float) -> None:
    found = exactly(x, y, p)
    (a, b), (c, d) = found.exact_x, found.exact_y
    is_parallel = a * d == b * c and a * c + b * d >= 0
    if p == 1:
        assert found.is_tight == (a * c >= 0 and b * d >= 0)
    elif p == math.inf:
        assert found.is_tight == (max(abs(a + c), abs(b + d)) == max(abs(a), abs(b)) + max(abs(c), abs(d)))
    else:
        assert found.is_tight == is_parallel
    assert (found.gap == 0) == found.is_tight or not found.is_gap_known
    assert found.gap >= 0 or not found.is_gap_known


def exactly(x: np.ndarray, y: np.ndarray, p: float, alpha: float = 1.0) -> Norms:
    """Return what is found of entries that are meant as they stand."""
    return norms(x, y, p, alpha, *(as_it_stands(v.reshape(-1, 1)) for v in (x, y)))


def of(x: str, y: str, p: float) -> Norms:
    first, second = (read(text, PLANE, is_vector=True) for text in (x, y))
    return norms(first.value, second.value, p, 1.0, first.exact, second.exact)


@pytest.mark.parametrize(
    ("x", "y", "p", "gap"),
    [
        ("1,0", "1,1e-20", 2.0, "2.5e-41"),  # lost in float64
        ("1e-300,0", "1e-300,1e-300", 2.0, None),
        ("1,0", "0,1", 0.5, "-2"),
        ("1,0", "-0.36,3.24", 0.5, "0"),  # a tie, though they point different ways
        ("0.1,0.2", "0.3,0.6", 3.0, "0"),  # parallel as typed, not in float64
        ("1e300,0", "0,1e300", 1.0, "0"),
        ("1e300,1e-300", "-1e300,1e-300", 2.0, None),
    ],
)
def test_a_gap_keeps_its_digits(x: str, y: str, p: float, gap: str | None) -> None:
    found = of(x, y, p)
    with mpmath.workdps(700):
        expected = sum(by_mpmath(v, p) for v in (found.exact_x, found.exact_y)) - by_mpmath(found.sum, p)
        assert abs(big(found.gap) - expected) <= mpmath.mpf(10) ** -45 * big(found.both)
    if gap is not None:
        assert float(found.gap) == pytest.approx(float(gap), rel=1e-9)
        assert (found.gap == 0) == (gap == "0")


@pytest.mark.parametrize(
    ("x", "y", "p"),
    [
        ("1e300,0", "0,1", 0.5),
        ("sqrt(2),1e300", "1/3,3", 0.6),
        ("1e-300,0", "1,1", 0.9),
        ("0.5,1e-300", "-1e300,7", 0.6),
        ("1e-300,0", "0,1e300", 0.97),
        ("sqrt(2),0", "0,1e-300", 0.5),
        ("1,1e-300", "1e300,-1e-300", 0.7),
    ],
)
def test_for_p_below_one_the_sign_of_the_gap_is_known_for_entries_of_any_sizes(x: str, y: str, p: float) -> None:
    found = of(x, y, p)
    with mpmath.workdps(1400):
        expected = sum(by_mpmath(v, p) for v in (found.exact_x, found.exact_y)) - by_mpmath(found.sum, p)
        assert abs(big(found.gap) - expected) <= mpmath.mpf(10) ** -40 * abs(expected)
    assert found.is_broken == (expected < 0)
    assert not found.is_tight


def test_what_entries_that_are_rounded_do_not_tell_is_a_tie_by_digits() -> None:
    found = of("1,0", "-0.18*sqrt(4.000000000000001),3.24", 0.5)
    assert found.is_tight
    assert found.is_tight_by_digits


def test_what_fifty_digits_do_not_tell_is_said() -> None:
    found = of("1,0", "1,1e-300", 2.0)
    assert not found.is_tight
    assert not found.is_gap_known


def test_entries_that_are_no_fractions_are_compared_to_sixteen_digits() -> None:
    found = of("sqrt(2),1", "2,sqrt(2)", 3.0)
    assert found.is_tight
    assert not found.is_exact


# ---- what breaks the triangle inequality


@given(vectors, st.sampled_from([0.5, 0.6, 0.75, 0.9, 0.97]), st.lists(vectors, min_size=1, max_size=4))
def test_for_p_below_one_some_y_breaks_it_and_none_breaks_it_more(x: np.ndarray, p: float, others: list[np.ndarray]) -> None:
    own = exactly(x, x, p)
    best = breach(own.exact_x, p)
    if not x.any():
        assert best is None
        return
    assert best is not None
    assert best.ratio > 1
    y = [Fraction(0), Fraction(0)]
    y[best.axis] = best.entry
    sum_ = tuple(a + b for a, b in zip(own.exact_x, y, strict=True))
    ratio = length(sum_, p) / (own.lengths[0] + length(y, p))
    assert float(ratio / best.ratio) == pytest.approx(1, rel=1e-12)
    for other in others:
        tried = exactly(x, other, p)
        assert tried.ratio is not None
        assert tried.ratio <= best.ratio * (1 + Fraction(1, 10**40))


@given(st.lists(st.integers(-4, 4), min_size=3, max_size=5), st.sampled_from([0.5, 0.8]))
def test_it_is_so_in_more_dimensions(entries: list[int], p: float) -> None:
    x = tuple(map(Fraction, entries))
    best = breach(x, p)
    assert (best is None) == (not any(x))
    if best is None:
        return
    generator = np.random.default_rng(sum(abs(e) * 7**k for k, e in enumerate(entries)))
    for _ in range(20):
        y = generator.normal(size=len(x)) * 4 ** generator.normal()
        ratio = in_float64(np.array(entries) + y, p) / (in_float64(np.array(entries, dtype=float), p) + in_float64(y, p))
        assert ratio <= float(best.ratio) * (1 + 1e-12)


@pytest.mark.parametrize("p", [1.0, 1.5, 2.0, math.inf])
def test_for_a_norm_there_is_none(p: float) -> None:
    assert breach((Fraction(2), Fraction(1)), p) is None


def test_the_best_is_known_by_hand() -> None:
    best = breach((Fraction(1), Fraction(1)), 0.5)  # N = 4, b = 1: a + r = (3/1)² = 9
    assert best is not None
    assert (best.axis, float(best.entry), float(best.ratio)) == (0, 8, 16 / 12)
    axis = breach((Fraction(0), Fraction(-3)), 0.5)
    assert axis is not None
    assert (axis.axis, float(axis.entry), float(axis.ratio)) == (0, 3, 2)
    assert largest_ratio(0.5) == 2


def test_beyond_squares() -> None:
    huge = np.array([3e300, 4e300]) / 10
    assert in_float64(huge, 2.0) == pytest.approx(5e299, rel=1e-15)
    assert in_float64(np.array([3e-300, 4e-300]), 2.0) == pytest.approx(5e-300, rel=1e-15)
    assert float(norms(huge, vector("0 0").value, 2.0).lengths[0]) == pytest.approx(5e299, rel=1e-15)
