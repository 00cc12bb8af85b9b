"""Divergence to fifteen digits by mpmath, also where p and q are nearly one; what it is not, and what its root is."""

import math
from dataclasses import replace
from fractions import Fraction

import mpmath
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.information.divergence import Divergence, divergence
from tests.core.information import strategies
from tests.core.information.strategies import DIGITS, MOST, Weights, made, shares, true_divergence, true_entropy

FIFTEEN = 2e-15
Both = tuple[Weights, Weights]
NAMED: list[Both] = [
    (("1", "0"), ("1", "1")),
    (("1", "1"), ("1", "0")),
    (("1", "0"), ("0", "1")),
    (("1",), ("3",)),
    (("1e16", "1"), ("1", "1e16")),
    (("1", "1e-300"), ("1e-300", "1")),
    (("0.5", "0.25", "0.125", "0.125"), ("0.25", "0.25", "0.25", "0.25")),
    (("0.50000001", "0.49999999"), ("0.5", "0.5")),
    (("0.5000000000000001", "0.4999999999999999"), ("0.5", "0.5")),
    (("1", "0", "2"), ("1", "0", "2")),
    (("1", "2", "3"), ("3", "2", "1")),
    (tuple(str(k) for k in range(1, 61)), tuple(str(61 - k) for k in range(1, 61))),
]


def found(both: Both, unit: str = "nats") -> Divergence:
    return divergence(made(both[0]), made(both[1]), "bits" if unit == "bits" else "nats")


def check(both: Both, digits: int) -> None:
    with mpmath.workdps(digits):
        p, q = (shares(made(weights)) for weights in both)
        r = [(x + y) / 2 for x, y in zip(p, q, strict=True)]
        there, back = true_divergence(p, q), true_divergence(q, p)
        js = (true_divergence(p, r) + true_divergence(q, r)) / 2
        for unit, base in (("nats", mpmath.mpf(1)), ("bits", mpmath.log(2))):
            has = found(both, unit)
            assert has.forward.value == pytest.approx(float(there / base), rel=FIFTEEN, abs=1e-320)
            assert has.backward.value == pytest.approx(float(back / base), rel=FIFTEEN, abs=1e-320)
            assert has.jensen_shannon == pytest.approx(float(js / base), rel=FIFTEEN, abs=1e-320)
            assert has.forward.cross == pytest.approx(float((true_entropy(p) + there) / base), rel=FIFTEEN, abs=0)
            for x, y, contribution in zip(p, q, has.forward.contributions, strict=True):
                true = mpmath.mpf(0) if not x else mpmath.inf if not y else x * mpmath.log(x / y) / base
                assert contribution == pytest.approx(float(true), rel=FIFTEEN, abs=1e-305)
            if has.detour:
                gap = (there - true_divergence(p, r) - true_divergence(r, q)) / base
                assert has.detour.gap == pytest.approx(float(gap), rel=FIFTEEN, abs=1e-320)


@given(strategies.pairs())
def test_it_is_right_to_fifteen_digits(both: Both) -> None:
    check(both, DIGITS)


@pytest.mark.parametrize("both", NAMED, ids=lambda both: f"{both[0]} {both[1]}"[:40])
def test_named_pairs_to_fifteen_digits(both: Both) -> None:
    check(both, MOST)


@given(strategies.pairs())
def test_what_is_claimed_can_be_checked(both: Both) -> None:
    for unit in ("bits", "nats"):
        assert [proof.name for proof in found(both, unit).proofs if not proof.ok] == []


@given(strategies.pairs(), st.sampled_from([1.5, 0.4, 0.0, -1.0, math.nan]))
@example((("1", "1"), ("9999999999999999/10000000000000000", "1")), -1.0)  # what is below 0 makes no residual so
def test_a_wrong_value_is_found_out(both: Both, factor: float) -> None:
    has = found(both)
    if 1e-290 < has.forward.value < math.inf:
        wrong = replace(has, forward=replace(has.forward, value=factor * has.forward.value))
        assert not all(proof.ok for proof in wrong.proofs)


@given(strategies.pairs())
def test_contributions_have_signs_and_stack_to_the_total(both: Both) -> None:
    has = found(both)
    for way in (has.forward, has.backward):
        assert way.value >= 0
        assert way.stack[-1] == way.value
        if not way.infinite:
            size = math.fsum(map(abs, way.contributions))
            assert math.fsum(way.contributions) == pytest.approx(way.value, abs=1e-14 * size)
            steps = [after - before for before, after in zip((0.0, *way.stack), way.stack, strict=False)]
            assert steps == pytest.approx(way.contributions, abs=1e-14 * size)


@given(strategies.pairs())
def test_it_is_0_only_where_both_are_one(both: Both) -> None:
    has = found(both)
    shares = (has.p.shares, has.q.shares)
    assert has.is_equal == (shares[0] == shares[1])
    if has.is_equal or max(abs(a - b) for a, b in zip(*shares, strict=True)) > Fraction(1, 10**150):  # else float64 has no room for it
        assert (has.forward.value == 0) == has.is_equal
        assert (has.jensen_shannon == 0) == has.is_equal


@given(strategies.pairs())
def test_infinity_names_its_outcomes(both: Both) -> None:
    has = found(both)
    p, q = has.p.shares, has.q.shares
    assert has.forward.infinite == tuple(i for i, (a, b) in enumerate(zip(p, q, strict=True)) if a > 0 == b)
    assert has.backward.infinite == tuple(i for i, (a, b) in enumerate(zip(p, q, strict=True)) if b > 0 == a)
    for way in (has.forward, has.backward):
        assert math.isinf(way.value) == bool(way.infinite) == math.isinf(way.cross)


@given(strategies.pairs())
def test_the_mean_breaks_the_triangle_inequality(both: Both) -> None:
    has = found(both)
    assert (has.detour is None) == (has.is_equal or bool(has.forward.infinite))
    if has.detour and has.forward.value > 1e-290:
        assert has.detour.gap > 0
        assert has.detour.first.value + has.detour.second.value < has.forward.value


@given(strategies.pairs(), strategies.alone)
def test_the_root_of_jensen_shannon_is_a_distance(both: Both, third: Weights) -> None:
    n = len(both[0])
    p, q, r = *both, (third * n)[:n]
    if any(Fraction(w) for w in r):
        straight, one, other = found((p, q)), found((p, r)), found((r, q))
        assert straight.distance <= (one.distance + other.distance) * (1 + 1e-12)
    assert found((q, p)).jensen_shannon == pytest.approx(found((p, q)).jensen_shannon, rel=1e-14)
    assert found((p, q)).jensen_shannon <= math.log(2) * (1 + 1e-15)


@given(strategies.alone)
def test_what_is_exchanged_costs_the_same_both_ways(weights: Weights) -> None:
    has = found((weights, weights[::-1]))
    assert has.is_exchanged
    assert has.forward.value == pytest.approx(has.backward.value, rel=1e-14)


def test_it_is_not_symmetric_in_general() -> None:
    has = found((("0.5", "0.25", "0.125", "0.0625", "0.0625"), ("1",) * 5), "bits")
    assert has.forward.value == pytest.approx(0.4469, abs=5e-5)
    assert has.backward.value == pytest.approx(0.4781, abs=5e-5)
    assert has.forward.cross == pytest.approx(2.3219, abs=5e-5)
    assert not has.is_exchanged
    assert [contribution < 0 for contribution in has.forward.contributions] == [False, False, True, True, True]


def test_what_has_nothing_in_common_is_as_far_as_can_be() -> None:
    has = found((("1", "0"), ("0", "1")), "bits")
    assert has.jensen_shannon == 1
    assert has.forward.infinite == (0,)
    assert has.backward.infinite == (1,)
    assert has.detour is None
