"""Batches: the rows that each update of a stochastic descent looks at."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.numbers.arrays import InputError
from core.numbers.counts import counted

Rows: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True)
class Draws:
    """How the rows of each update are drawn."""

    size: int
    replacement: bool
    seed: int

    def rows(self, count: int, updates: int) -> list[Rows]:
        """Return the batches of updates; without replacement of whole epochs, so that the last one is there to its end."""
        each = 1 if self.replacement else updates_per_epoch(count, self.size)
        return batches(count, self.size, -(-updates // each) * each, replacement=self.replacement, seed=self.seed)


def batches(count: int, size: int, updates: int, *, replacement: bool, seed: int) -> list[Rows]:
    """Return the row indices of each update's batch: arrays of at most size of the numbers 0 … count − 1.

    Without replacement every epoch is a new shuffle of all rows, cut into consecutive batches, of which the last may be smaller;
    from size = count on every batch is all rows in their order. With replacement each batch is size independent draws. The same
    seed gives the same rows, and more updates begin with those of fewer. Raises InputError for an empty batch or no rows.
    """
    per_epoch = updates_per_epoch(count, size)
    generator = np.random.default_rng(seed)
    if replacement:
        return list(generator.integers(count, size=(updates, size)))
    if size >= count:
        return [np.arange(count)] * updates
    shuffles = generator.permuted(np.tile(np.arange(count), (-(-updates // per_epoch), 1)), axis=1)
    return [shuffle[first : first + size] for shuffle in shuffles for first in range(0, count, size)][:updates]


def updates_per_epoch(count: int, size: int) -> int:
    """Return how many batches of size it takes to go once through count rows.

    With replacement no pass is complete; an epoch is then as many updates as a pass would take. Raises InputError for an empty
    batch or no rows.
    """
    if count < 1 or size < 1:
        raise InputError(f"There are no batches of {size} of {counted(count, 'row')}: both have to be 1 or more.")
    return -(-count // size)
