"""Gradient descent: the path downhill, step by step, and the step sizes for which it arrives."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import cycle, repeat
from operator import mul
from typing import Literal, TypeAlias

import numpy as np

from core.learning.batches import Rows
from core.learning.losses.loss import Loss, MeanLoss
from core.learning.methods.method import Method, Regions, Taken, Verdict, largest
from core.learning.methods.plain import Plain
from core.learning.recurrence import solved
from core.learning.slopes import Slope, quiet
from core.matrices.numerics import relative
from core.numbers.arrays import EPS, ROUNDING, InputError, Matrix, Vector
from core.numbers.counts import counted

MORE = 1 + 1e-12  # so that what is at a bound is not above it
Share: TypeAlias = Literal["some", "grown", "rounding", "none"]
SHARES: list[list[float]] = (1 + EPS * np.random.default_rng(1).choice([-1, 1], (97, 64))).tolist()  # of an update's place,
EVERY = 32  # each for so many: what rests, to the last digit, is to leave it in steps that are less than that


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
    def is_at_rest(self) -> bool:
        """Whether it never moves: the slope at the start is 0, or only rounding."""
        return bool((self.points == self.start[:, None]).all())

    @property
    def verdict(self) -> Verdict | None:
        """What theory says: ``converges``, ``at the bound`` or ``diverges``; None where there are no regions."""
        return self.regions.verdict(self.eta) if self.regions else None

    @quiet
    def part(self, least: float, share: float = 64 * EPS) -> Share:
        """Return what w⁽⁰⁾ − w* has of the components of curvature least or more, where the curvatures are the same everywhere.

        share : what is rounding of them, against the numbers of which they are the differences.
        ``some``; ``grown`` for no more than rounding, of which more came later; ``rounding`` where it did not; ``none`` for exactly 0.
        """
        goal, axes, curvatures = self.loss.minimizer, self.loss.axes, self.loss.curvatures
        assert goal is not None
        assert curvatures is not None
        along = axes[:, curvatures[: axes.shape[1]] >= min(least, float(curvatures[0])) * (1 - 64 * EPS)].T
        found = np.abs(along @ (self.points - goal[:, None]))
        noise = share * (np.abs(along) @ (np.abs(self.start) + np.abs(goal))) if isinstance(self.loss, MeanLoss) else np.zeros(len(along))
        if (found[:, 0] > noise).any():
            return "some"
        return "none" if not found.any() else "rounding" if (found.max(axis=1) <= noise).all() else "grown"

    def growing(self, share: float = 64 * EPS) -> Share:
        """Return the same of those that would grow, where a bound on η is known, and η is above it."""
        assert self.regions
        return self.part(MORE * self.regions.divergence * self.regions.L / self.eta, share)

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
    return _stayed(loss, float(eta), method, rows, _points(loss, start, float(eta), updates, method, rows))


def _stayed(loss: Loss, eta: float, method: Method, rows: Sequence[Rows] | None, points: Matrix) -> Descent:
    """Return the descent along points, (p, k + 1), as far as it stays in float64."""
    losses, updates = loss.values(points), points.shape[1] - 1
    is_known = np.isfinite(points).all(axis=0) & np.isfinite(losses)
    known = updates + 1 if is_known.all() else int(np.argmin(is_known))
    if not known:
        raise InputError("At the start the loss is larger than float64 can hold: start nearer to 0.")
    leaves_at = None if known > updates else known
    return Descent(loss, eta, method, rows, points[:, :known], losses[:known], leaves_at)


@quiet
def nudged(descent: Descent) -> Descent:
    """Return the same descent with other rounding, of its start, its step size and the places of slopes: where it parts, it is chaos.

    The start alone does not tell: what has come to rest, to the last digit, would not leave it again.
    """
    loss, rows, start = descent.loss, descent.rows, (1 + EPS) * descent.start
    updates = descent.updates if descent.leaves_at is None else descent.leaves_at
    shares = (one for one in cycle(SHARES) for _ in range(EVERY))
    slopes = list(map(_beside, _slopes(loss, updates, rows), shares))
    path = descent.method.path(slopes, start.tolist(), (1 + EPS) * descent.eta)
    return _stayed(loss, descent.eta, descent.method, rows, np.array([start.tolist(), *path]).T)


def _beside(slope: Slope, shares: list[float]) -> Slope:
    return lambda w: slope(list(map(mul, w, shares)))


def _slopes(loss: Loss, updates: int, rows: Sequence[Rows] | None) -> Iterable[Slope]:
    """Return the slope that each update goes by."""
    return loss.batch_slopes(rows[:updates]) if rows is not None and isinstance(loss, MeanLoss) else repeat(loss.slope(), updates)


def _rests(loss: Loss, start: Vector) -> bool:
    """Return whether all that the slope at start : (p,) has is rounding, at the least loss."""
    if not largest(loss.gradient(start)) <= ROUNDING * loss.terms(start):
        return False
    excess = loss.excess(start[:, None])
    return excess is not None and bool(excess[0] <= loss.rounding(start[:, None])[0])


@quiet
def _points(loss: Loss, start: Vector, eta: float, updates: int, method: Method, rows: Sequence[Rows] | None) -> Matrix:
    """Return where each update leads, (p, updates + 1): all at once where they are linear."""
    if rows is not None and not isinstance(loss, MeanLoss):
        raise InputError("This function is no mean over examples: it has no batches.")
    if rows is not None and len(rows) < updates:
        raise InputError(f"There are batches for {len(rows)} of {updates} updates.")
    if rows is None and not method.is_linear and _rests(loss, start):  # of rounding it would make whole steps
        return np.tile(start[:, None], updates + 1)
    affine = loss.affine(None if rows is None else rows[:updates]) if method.is_linear else None
    if affine and np.isfinite(affine[0]).all():
        H, c = affine
        return solved(np.broadcast_to(H, (updates, *H.shape[1:])), np.broadcast_to(c, (updates, *c.shape[1:])), start, eta, method)
    return np.array([start.tolist(), *method.path(_slopes(loss, updates, rows), start.tolist(), eta)]).T
