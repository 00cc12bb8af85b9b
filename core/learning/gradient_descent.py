"""Gradient descent: the path downhill, step by step, and the step sizes for which it arrives."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import Literal, TypeAlias

import numpy as np

from core.learning.batches import Rows
from core.learning.losses.loss import Loss, MeanLoss
from core.learning.methods.method import Method, Regions, Taken, Verdict, largest
from core.learning.methods.plain import Plain
from core.learning.recurrence import solved
from core.learning.slopes import quiet
from core.matrices.numerics import relative
from core.numbers.arrays import EPS, InputError, Matrix, Vector
from core.numbers.counts import counted

Share: TypeAlias = Literal["some", "grown", "rounding", "none"]


@dataclass(frozen=True, eq=False)
class Descent:
    """The points of a descent as they were computed, nothing clipped; k updates stayed in float64."""

    loss: Loss
    eta: float
    method: Method
    rows: Sequence[Rows] | None  # the examples that each update looked at; None where that is all of them
    points: Matrix  # (p, k + 1): column j is where the descent is after j updates
    losses: Vector  # (k + 1,): of all examples, whatever the batches were
    leaves_at: int | None  # the update after which a parameter or the loss is no number of float64; None where there is none

    @property
    def updates(self) -> int:
        """The number k of updates that stayed in float64."""
        return len(self.losses) - 1

    @property
    def is_full(self) -> bool:
        """Whether every update looked at all examples."""
        return self.rows is None

    @property
    def start(self) -> Vector:
        """The first point, (p,)."""
        return self.points[:, 0]

    @property
    def end(self) -> Vector:
        """The last point, (p,)."""
        return self.points[:, -1]

    @cached_property
    def rounding(self) -> Vector:
        """What rounding may make of each loss, (k + 1,)."""
        return self.loss.rounding(self.points, self.losses)

    @cached_property
    def rises_at(self) -> int | None:
        """The first update after which the loss is higher than before, by more than rounding; None where it never rises."""
        noise = self.rounding
        rises = np.flatnonzero(np.diff(self.losses) > noise[1:] + noise[:-1])
        return int(rises[0]) + 1 if len(rises) else self.leaves_at

    @cached_property
    def excess(self) -> Vector | None:
        """How far each loss is above the least value, (k + 1,); None where that is not attained."""
        return self.loss.excess(self.points, self.losses)

    @cached_property
    def regions(self) -> Regions | None:
        """The step sizes that converge; None unless the objective is quadratic, the batches full, and a bound known."""
        curvatures = self.loss.curvatures
        return None if curvatures is None or not self.is_full else self.method.regions(float(curvatures[0]))

    @cached_property
    def rate(self) -> float | None:
        """The factor by which the error shrinks or grows with each update in the long run; None where there are no regions."""
        curvatures = self.loss.curvatures
        if self.verdict == "at the bound":
            return 1.0
        return None if curvatures is None or not self.is_full else self.method.rate(self.eta, curvatures)

    @property
    def verdict(self) -> Verdict | None:
        """What theory says: ``converges``, ``at the bound`` or ``diverges``; None where there are no regions."""
        return self.regions.verdict(self.eta) if self.regions else None

    @quiet
    def part(self, least: float) -> Share:
        """Return what w⁽⁰⁾ − w* has of the components of curvature least or more, where the curvatures are the same everywhere.

        ``some``; ``grown`` for no more than rounding, of which more came later; ``rounding`` where it did not; ``none`` for exactly 0.
        """
        goal, start = self.loss.minimizer, self.start
        assert goal is not None
        values, vectors = np.linalg.eigh(self.loss.hessian(goal))
        steep = values >= min(least, float(values[-1])) * (1 - 64 * EPS)
        found = np.abs(vectors[:, steep].T @ (self.points - goal[:, None])).max(axis=0)
        noise = 64 * EPS * float(np.linalg.norm(start) + np.linalg.norm(goal)) if isinstance(self.loss, MeanLoss) else 0.0
        if found[0] > noise:
            return "some"
        return "none" if not found.any() else "rounding" if found.max() <= noise else "grown"

    def slope(self, w: Vector, update: int) -> Vector:
        """Return the gradient at w : (p,) of the examples that an update, from 0, looked at."""
        if self.rows is None or not isinstance(self.loss, MeanLoss):
            return self.loss.gradient(w)
        return self.loss.batch_gradient(w, self.rows[update])

    @quiet
    def redone(self, update: int) -> float:
        """Return how far an update, from 1, is from what its definition makes of the points before it, against its terms."""
        step = self.method.step(Taken(self.points, self.slope, self.loss.terms), update)
        before, after = self.points[:, update - 1], self.points[:, update]
        size = sum(map(largest, (after, before, step.kept))) + self.eta * step.terms
        return relative(largest(after - before - step.kept + self.eta * step.along), size)


def descend(
    loss: Loss, start: Vector, eta: float, updates: int, *, method: Method = Plain(), rows: Sequence[Rows] | None = None
) -> Descent:
    """Return the descent of loss from start with step size η, up to where it leaves float64.

    start : (p,); rows : the examples that each update looks at, all where None. There is an update after every batch. Raises
    InputError unless η > 0, start has p entries and a loss that float64 can hold, and there are rows for each update.
    """
    if not 0 < eta < math.inf:
        raise InputError(f"The step size is {eta:g}: it has to be above 0.")
    if start.shape != (loss.size,):
        raise InputError(f"The start has {counted(start.size, 'entry')}, and the function takes {loss.size}.")
    points = _points(loss, start, float(eta), updates, method, rows)
    losses = loss.values(points)
    is_known = np.isfinite(points).all(axis=0) & np.isfinite(losses)
    known = updates + 1 if is_known.all() else int(np.argmin(is_known))
    if not known:
        raise InputError("At the start the loss is larger than float64 can hold: start nearer to 0.")
    leaves_at = None if known > updates else known
    return Descent(loss, eta, method, rows, points[:, :known], losses[:known], leaves_at)


def nudged(descent: Descent) -> Descent:
    """Return the same descent from a start and with a step size that are larger by rounding: where it ends elsewhere, it is chaos."""
    more = 1 + EPS
    updates = descent.updates if descent.leaves_at is None else descent.leaves_at
    return descend(descent.loss, more * descent.start, more * descent.eta, updates, method=descent.method, rows=descent.rows)


@quiet
def _points(loss: Loss, start: Vector, eta: float, updates: int, method: Method, rows: Sequence[Rows] | None) -> Matrix:
    """Return where each update leads, (p, updates + 1): all at once where they are linear."""
    if rows is not None and not isinstance(loss, MeanLoss):
        raise InputError("This function is no mean over examples: it has no batches.")
    if rows is not None and len(rows) < updates:
        raise InputError(f"There are batches for {len(rows)} of {updates} updates.")
    batches = None if rows is None else rows[:updates]
    affine = loss.affine(batches) if method.is_linear else None
    if affine and np.isfinite(affine[0]).all():
        H, c = affine
        return solved(np.broadcast_to(H, (updates, *H.shape[1:])), np.broadcast_to(c, (updates, *c.shape[1:])), start, eta, method)
    slopes = loss.batch_slopes(batches) if batches is not None and isinstance(loss, MeanLoss) else repeat(loss.slope(), updates)
    return np.array([start.tolist(), *method.path(slopes, start.tolist(), eta)]).T
