"""Batches: each epoch is one pass, draws are independent, and a seed says everything."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.learning.batches import batches, updates_per_epoch
from core.numbers.arrays import InputError

counts, sizes, seeds = st.integers(1, 30), st.integers(1, 35), st.integers(0, 2**32)


@given(counts, sizes, st.integers(1, 5), seeds)
def test_each_epoch_visits_each_row_once(count: int, size: int, epochs: int, seed: int) -> None:
    per_epoch = updates_per_epoch(count, size)
    found = batches(count, size, epochs * per_epoch, replacement=False, seed=seed)
    assert [len(rows) for rows in found[:per_epoch]] == [min(size, count - first) for first in range(0, count, size)]
    for epoch in range(epochs):
        visited = np.concatenate(found[epoch * per_epoch : (epoch + 1) * per_epoch])
        assert sorted(visited) == list(range(count))


@given(counts, sizes, st.integers(0, 60), st.integers(0, 60), st.booleans(), seeds)
def test_more_updates_begin_with_those_of_fewer(count: int, size: int, few: int, more: int, replacement: bool, seed: int) -> None:
    short = batches(count, size, few, replacement=replacement, seed=seed)
    long = batches(count, size, few + more, replacement=replacement, seed=seed)
    assert (len(short), len(long)) == (few, few + more)
    assert all(np.array_equal(a, b) for a, b in zip(short, long, strict=False))


def test_epochs_are_shuffled_anew() -> None:
    first, second = (np.concatenate(batches(20, 5, 8, replacement=False, seed=seed)) for seed in (1, 2))
    assert not np.array_equal(first[:20], first[20:])
    assert not np.array_equal(first, second)
    assert not np.array_equal(first[:20], np.arange(20))


def test_draws_are_even_and_repeat_rows() -> None:
    """Of 60,000 draws each of 6 rows gets 10,000, give or take 5 standard deviations of 91; two draws of a batch agree 1 time in 6."""
    drawn = np.array(batches(6, 2, 30_000, replacement=True, seed=3))
    assert np.abs(np.bincount(drawn.ravel()) - 10_000).max() < 5 * 92
    assert abs(np.mean(drawn[:, 0] == drawn[:, 1]) - 1 / 6) < 5 * 0.0022


def test_a_full_batch_is_all_rows_in_their_order() -> None:
    assert all(np.array_equal(rows, np.arange(4)) for rows in batches(4, 9, 3, replacement=False, seed=0))
    assert all(len(rows) == 9 for rows in batches(4, 9, 3, replacement=True, seed=0))


def test_no_batches_of_nothing() -> None:
    for count, size in ((0, 1), (3, 0), (3, -1)):
        with pytest.raises(InputError, match="have to be 1 or more"):
            batches(count, size, 1, replacement=True, seed=0)
