"""Entropy to fifteen digits by mpmath, and what is known of it: bounds, the chain rule, and that order and units do not count."""

import math
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.information.distribution import distribution
from core.information.entropy import Entropy, entropy
from core.information.letters import clusters, letters, spelled
from core.information.logs import LN2
from core.numbers.arrays import InputError, read
from tests.core.information import strategies
from tests.core.information.strategies import DIGITS, MOST, Weights, made, shares, true_entropy

FIFTEEN = 1e-15  # relative
NAMED: list[Weights] = [
    ("1", "0"),
    ("1",),
    ("0", "1", "0"),
    ("1", "1"),
    ("1", "1e-300"),
    ("1e-300", "1e-300", "1e-300"),
    ("1e16", "1"),
    ("1e-300", "1e16"),
    ("0.5", "0.25", "0.125", "0.125"),
    ("1/3", "1/3", "1/3"),
    ("0.1",) * 10,
    tuple(str(k) for k in range(1, 61)),
    ("1",) * 60,
    ("10000000000000000", "10000000000000001"),
    ("0.3333", "0.3333", "0.3333"),
    ("sqrt(2)", "1", "pi"),
]


def found(weights: Weights, unit: str = "nats") -> Entropy:
    return entropy(made(weights), "bits" if unit == "bits" else "nats")


def check(weights: Weights, digits: int) -> None:
    with mpmath.workdps(digits):
        of = made(weights)
        p = shares(of)
        H, most = true_entropy(p), mpmath.log(len(p))
        for unit, base in (("nats", mpmath.mpf(1)), ("bits", mpmath.log(2))):
            has = found(weights, unit)
            assert has.value == pytest.approx(float(H / base), rel=FIFTEEN, abs=1e-320)
            assert has.most == pytest.approx(float(most / base), rel=FIFTEEN, abs=0)
            assert has.missing == pytest.approx(float((most - H) / base), rel=4 * FIFTEEN, abs=1e-320)
            for x, share, surprise, contribution in zip(p, of.p, has.surprises, has.contributions, strict=True):
                assert share == float(x)
                assert surprise == pytest.approx(float(-mpmath.log(x) / base) if x else math.inf, rel=FIFTEEN, abs=1e-320)
                assert contribution == pytest.approx(float(-x * mpmath.log(x) / base) if x else 0.0, rel=FIFTEEN, abs=1e-305)


@given(strategies.alone)
def test_it_is_right_to_fifteen_digits(weights: Weights) -> None:
    check(weights, DIGITS)


@pytest.mark.parametrize("weights", NAMED, ids=lambda weights: ",".join(weights)[:30])
def test_named_distributions_to_fifteen_digits(weights: Weights) -> None:
    check(weights, MOST)


@given(strategies.alone)
def test_what_is_claimed_can_be_checked(weights: Weights) -> None:
    for unit in ("bits", "nats"):
        has = found(weights, unit)
        assert [proof.name for proof in (*has.of.proofs, *has.proofs) if not proof.ok] == []


@given(strategies.alone, st.sampled_from([1 + 1e-9, 0.5, 1 - 1e-9, 0.0, math.nan]))
def test_a_wrong_value_is_found_out(weights: Weights, factor: float) -> None:
    has = found(weights)
    if has.value > 1e-290:
        wrong = replace(has, value=has.value * factor)
        assert not all(proof.ok for proof in wrong.proofs)


@given(strategies.alone)
def test_it_lies_between_0_and_the_uniform_one(weights: Weights) -> None:
    has = found(weights)
    assert 0 <= has.value <= has.most * (1 + 4e-16)
    assert (has.missing == 0) == has.of.is_uniform
    assert (has.value == 0) == has.of.is_certain
    assert 1 - 1e-15 <= has.perplexity <= has.of.n * (1 + 1e-14)


@given(strategies.weights(strategies.decimals, 4), st.sampled_from(["0", "0.0"]))
def test_order_factor_and_impossible_outcomes_do_not_count(weights: Weights, zero: str) -> None:
    value = found(weights).value
    for order in permutations(weights):
        assert found(order).value == value
    assert found((*weights, zero)).value == value
    assert found(tuple(str(Fraction(w) / 7) for w in weights)).value == value


@given(strategies.weights(strategies.counts, 5), strategies.weights(strategies.counts, 5))
def test_of_two_that_know_nothing_of_each_other_it_adds_up(p: Weights, q: Weights) -> None:
    both = tuple(str(int(a) * int(b)) for a in p for b in q)
    assert found(both).value == pytest.approx(found(p).value + found(q).value, rel=1e-13)


@given(st.integers(0, 5))
def test_powers_of_two_have_whole_bits(k: int) -> None:
    assert found(("1",) * 2**k, "bits").value == k


def test_halves_are_exact() -> None:
    has = found(("0.5", "0.25", "0.125", "0.125"), "bits")
    assert has.value == 1.75
    assert list(has.surprises) == [1, 2, 3, 3]
    assert list(has.contributions) == [0.5, 0.5, 0.375, 0.375]
    assert has.perplexity == pytest.approx(2**1.75)


def test_the_articles_figure_is_in_nats() -> None:
    value = 1.6688066853941022
    assert value / LN2 == pytest.approx(2.4076, abs=5e-5)
    assert value > math.log(5)  # so it has six outcomes at least


def test_a_nearly_certain_outcome_is_not_certain() -> None:
    has = found(("1e16", "1"))
    assert has.surprises[0] == pytest.approx(1e-16, rel=1e-15)
    assert has.value == pytest.approx(3.7841e-15, rel=1e-3)
    assert not has.of.is_certain


def test_a_nearly_uniform_one_is_not_uniform() -> None:
    has = found(("10000000000000000", "10000000000000001"))
    assert has.missing == pytest.approx(1.25e-33, rel=1e-12)
    assert not has.of.is_uniform


def test_weights_are_divided_by_their_sum() -> None:
    of = made(("0.333", "0.333", "0.333"))
    assert of.total == Fraction(999, 1000)
    assert not of.is_one
    assert of.shares == (Fraction(1, 3),) * 3
    assert made(("0.1",) * 10).is_one
    assert made(("1/3", "1/3", "1/3")).is_one
    assert made(("3", "1")).is_whole


def test_what_sums_to_1_to_sixteen_digits_is_said_to() -> None:
    given = read("0.0900305731703805, 0.2447284710547977, 0.6652409557748219", is_vector=True)
    of = distribution(given.value, given.exact)
    assert not of.is_exact
    assert of.is_one


@pytest.mark.parametrize(("weights", "fault"), [([0.0, 0.0], "zero"), ([1.0, -1.0], "negative"), ([-1.0], "negative"), ([0.0, 2.0], "")])
def test_what_is_no_distribution_says_why(weights: list[float], fault: str) -> None:
    of = distribution(np.array(weights))
    assert of.fault == fault
    assert of.negative == tuple(k for k, weight in enumerate(weights) if weight < 0)


def test_letters_are_counted() -> None:
    has = letters("Banana an\n")
    assert has.names == ("a", "n", "b", "␣", "↵")
    assert has.counts == (4, 3, 1, 1, 1)
    assert letters("İ").names == ("İ",)  # its lower case is two characters


def test_letters_are_held_against_a_distribution() -> None:
    found = spelled("Banana", made(("3", "2", "1")), ("a", "n", "b"), "bits")
    assert found.is_counted
    assert found.mean == pytest.approx(entropy(made(("3", "2", "1")), "bits").value)
    assert found.places == {"B": 2, "a": 0, "n": 1}
    found = spelled("Banana", made(("1", "1", "1", "1")), ("n", "x", "b", "a"), "bits")
    assert not found.is_counted
    assert found.mean == 2
    assert found.relative.p.counts == (2, 0, 1, 3)


def test_letters_that_cannot_be_are_named() -> None:
    assert spelled("ab c", made(("1", "0")), ("a", "b"), "bits").impossible == ("b", "␣", "c")
    assert spelled("ab", made(("1", "1", "0")), ("a", "a", "b"), "bits").impossible == ("b",)
    assert math.isinf(spelled("ab", made(("1",)), ("a",), "nats").mean)
    assert spelled("ab", made(("1",)), ("a",), "nats").places == {"a": 0, "b": None}


def test_what_has_no_letters_or_too_many_is_refused() -> None:
    with pytest.raises(InputError, match="no letters"):
        letters("")
    with pytest.raises(InputError, match="61 different characters: up to 60"):
        letters("".join(map(chr, range(0x4E00, 0x4E00 + 61))))


@pytest.mark.parametrize(
    ("text", "names", "counts"),
    [
        ("\u00e9 e\u0301E\u0301", ("\u00e9", "␣"), (3, 1)),
        ("👩‍👩‍👧👩", ("👩‍👩‍👧", "👩"), (1, 1)),
        ("👍🏽👍", ("👍🏽", "👍"), (1, 1)),
        ("🇫🇷🇩🇪🇫🇷", ("🇫🇷", "🇩🇪"), (2, 1)),
        ("❤️x", ("❤️", "x"), (1, 1)),
        ("नि", ("नि",), (1,)),
    ],
)
def test_a_character_of_several_parts_is_one(text: str, names: tuple[str, ...], counts: tuple[int, ...]) -> None:
    found = letters(text)
    assert (found.names, found.counts) == (names, counts)
    assert "".join(clusters(text)) == text
