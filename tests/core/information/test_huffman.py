"""Huffman codes: none is shorter in the mean, by trying all; they can be read, and their mean lies between H and H + 1."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.information.entropy import entropy
from core.information.huffman import Huffman, huffman
from tests.core.information import strategies
from tests.core.information.strategies import Weights, made


def coded(weights: Weights) -> Huffman:
    return huffman(entropy(made(weights), "bits"))


@given(strategies.alone)
def test_its_mean_lies_between_h_and_h_and_one(weights: Weights) -> None:
    code = coded(weights)
    H = Fraction(code.entropy.bits)
    assert [proof.name for proof in code.proofs if not proof.ok] == []
    assert code.mean * Fraction(1 + 4e-16) >= H
    assert code.mean - 1 < H or code.entropy.of.is_certain
    assert (code.more == 0) == code.is_tight or code.more < 1e-15


@given(strategies.alone)
def test_it_can_be_read(weights: Weights) -> None:
    code = coded(weights)
    words = [word for word in code.words if word is not None]
    assert [word is None for word in code.words] == [count == 0 for count in code.entropy.of.counts]
    assert [None if word is None else len(word) for word in code.words] == list(code.lengths)
    assert not any(a.startswith(b) for a, b in product(words, words) if a is not b)
    assert code.kraft == 1


@settings(max_examples=15)
@given(st.lists(st.integers(1, 9), min_size=2, max_size=5))
def test_no_code_is_shorter_and_no_best_one_has_shorter_words(counts: list[int]) -> None:
    code, n, total = coded(tuple(map(str, counts))), len(counts), sum(counts)
    means = [
        (Fraction(sum(map(int.__mul__, counts, lengths)), total), max(lengths))
        for lengths in product(range(1, n), repeat=n)
        if sum(Fraction(1, 2**length) for length in lengths) <= 1
    ]
    assert (code.mean, max(length for length in code.lengths if length is not None)) == min(means)


@given(strategies.weights(strategies.counts))
def test_what_is_likelier_has_no_longer_word(weights: Weights) -> None:
    code = coded(weights)
    known = [(count, length) for count, length in zip(code.entropy.of.counts, code.lengths, strict=True) if length is not None]
    assert all(length <= other for count, length in known for rarer, other in known if count > rarer)


@pytest.mark.parametrize(
    ("weights", "words", "mean"),
    [
        ("1", [""], 0),
        ("0 3 0", [None, "", None], 0),
        ("1 1", ["0", "1"], 1),
        ("1 0 1", ["0", None, "1"], 1),
        ("0.5 0.25 0.125 0.125", ["0", "10", "110", "111"], Fraction(7, 4)),
        ("0.4 0.2 0.2 0.1 0.1", ["00", "01", "10", "110", "111"], Fraction(11, 5)),
        ("1 1 1", ["0", "10", "11"], Fraction(5, 3)),
        ("1 1 1 1", ["00", "01", "10", "11"], 2),
        ("45 13 12 16 9 5", ["0", "100", "101", "110", "1110", "1111"], Fraction(224, 100)),
    ],
)
def test_ties_are_decided(weights: str, words: list[str | None], mean: Fraction) -> None:
    code = coded(tuple(weights.split()))
    assert list(code.words) == words
    assert code.mean == mean


def test_powers_of_a_half_waste_nothing() -> None:
    assert coded(("4", "2", "1", "1", "0")).is_tight
    assert coded(("1", "0")).is_tight
    assert not coded(("1", "1", "1")).is_tight
    assert coded(("2", "1")).more == pytest.approx(1 - 0.9182958340544896)


def test_sixty_outcomes_from_the_least_likely_on_make_the_longest_words() -> None:
    weights, pair = [1, 1], (1, 2)
    while len(weights) < 60:  # Fibonacci's numbers
        weights, pair = [*weights, pair[1]], (pair[1], sum(pair))
    code = coded(tuple(map(str, weights)))
    assert max(length for length in code.lengths if length is not None) == 59
