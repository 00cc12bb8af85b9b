"""Epochs: the gradients of batches that have every example once, whose mean is the gradient of all."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.learning.batches import Draws, Rows, batches, updates_per_epoch
from core.learning.losses.loss import MeanLoss
from core.numbers.arrays import Matrix, Vector

MOST = 200  # batches whose gradients are told apart
PARTS = 8  # of the examples, where there are no batches


@dataclass(frozen=True, eq=False)
class Epoch:
    """The gradients of batches that have every example once, at one point."""

    gradients: Matrix  # (p, b): of the first b batches
    mean: Vector  # (p,): of all of them, a batch of half the size counting half
    count: int  # of all of them


def epoch(loss: MeanLoss, w: Vector, update: int, draws: Draws, rows: Sequence[Rows]) -> Epoch:
    """Return the gradients at w : (p,) of the batches of the epoch in which an update, from 0, is.

    rows : of all updates. With replacement there is no epoch: then those of one that is drawn without.
    """
    each = updates_per_epoch(loss.count, draws.size)
    first = update // each * each
    if draws.replacement:
        first, rows = 0, batches(loss.count, draws.size, each, replacement=False, seed=draws.seed)
    batch = list(rows[first : first + each])
    return Epoch(*_gradients(loss, w, batch[:MOST] + ([np.concatenate(batch[MOST:])] if each > MOST else [])), each)


def in_parts(loss: MeanLoss, w: Vector) -> Epoch:
    """Return the gradients at w : (p,) of a few parts of the examples."""
    parts = np.array_split(np.arange(loss.count), min(PARTS, loss.count))
    return Epoch(*_gradients(loss, w, parts), len(parts))


def _gradients(loss: MeanLoss, w: Vector, parts: Sequence[Rows]) -> tuple[Matrix, Vector]:
    """Return the gradient of each of the first parts of the examples, and the mean of all, a part of half the size counting half."""
    found = np.column_stack([slope(w.tolist()) for slope in loss.batch_slopes(parts)])
    return found[:, :MOST], found @ (np.array([len(part) for part in parts]) / loss.count)
