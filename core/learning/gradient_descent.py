"""Gradient descent: the path downhill, step by step, and the step sizes for which it arrives."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

import numpy as np

from core.learning.batches import Rows
from core.learning.logistic import Logistic
from core.learning.objectives import LeastSquares, Objective, OverExamples, Rosenbrock, Saddle, Slope, quiet
from core.matrices.numerics import relative
from core.numbers.arrays import EPS, ROUNDING, InputError, Matrix, Vector

METHODS = ("plain", "momentum", "nesterov", "adam")
BETA_2 = 0.999  # of Adam
ADAM_EPSILON = 1e-8

__all__ = ["METHODS", "Descent", "HeavyBall", "Regions", "again", "best_heavy_ball", "bounds", "descend", "nudged", "rate", "terms"]


@dataclass(frozen=True, eq=False)
class Regions:
    """The step sizes with which a method descends a quadratic of largest curvature L, by full batches."""

    L: float
    method: str
    beta: float
    overshoot: float | None  # plain: 1/L, up to which no component changes its sign; None for other methods
    divergence: float  # below, the descent converges from everywhere; above, from almost nowhere; ∞ for L = 0

    def verdict(self, eta: float) -> str:
        """Return what becomes of a descent with step size η: ``converges``, ``at the bound`` (neither) or ``diverges``."""
        if abs(eta - self.divergence) <= ROUNDING * eta:
            return "at the bound"
        return "converges" if eta < self.divergence else "diverges"


@dataclass(frozen=True)
class HeavyBall:
    """The heavy ball that is the quickest for all curvatures between μ and L."""

    eta: float
    beta: float

    @property
    def rate(self) -> float:
        """The factor √β by which the error shrinks with each update, in the long run."""
        return math.sqrt(self.beta)


@dataclass(frozen=True, eq=False)
class Descent:
    """The points of a descent as they were computed, nothing clipped; k updates stayed in float64."""

    objective: Objective
    eta: float
    method: str
    beta: float
    is_full: bool  # whether every update looked at all examples
    points: Matrix  # (p, k + 1): column j is where the descent is after j updates
    losses: Vector  # (k + 1,): of all examples, whatever the batches were
    leaves_at: int | None  # the update after which a parameter or the loss is no number of float64; None where there is none

    @property
    def updates(self) -> int:
        """The number k of updates that stayed in float64."""
        return len(self.losses) - 1

    @property
    def end(self) -> Vector:
        """The last point, (p,)."""
        return self.points[:, -1]

    @cached_property
    def rounding(self) -> Vector:
        """What rounding may make of each loss, (k + 1,)."""
        return self.objective.rounding(self.points)

    @cached_property
    def rises_at(self) -> int | None:
        """The first update after which the loss is higher than before, by more than rounding; None where it never rises."""
        noise = self.rounding
        rises = np.flatnonzero(np.diff(self.losses) > noise[1:] + noise[:-1])
        return int(rises[0]) + 1 if len(rises) else self.leaves_at

    @cached_property
    def excess(self) -> Vector | None:
        """How far each loss is above the least value, (k + 1,); None where that is not attained."""
        least = self.objective.minimum
        if least is None or not isinstance(self.objective, Logistic):
            return self.objective.excess(self.points)
        return np.maximum(self.losses - least, 0)  # as the function itself has it, but of many examples it takes long

    @property
    def regions(self) -> Regions | None:
        """The step sizes that converge; None unless the objective is quadratic, the batches full, and a bound known."""
        curvatures = self.objective.curvatures
        return None if curvatures is None or not self.is_full else bounds(float(curvatures[0]), self.method, self.beta)

    @property
    def rate(self) -> float | None:
        """The factor by which the error shrinks or grows with each update in the long run; None where there are no regions."""
        curvatures = self.objective.curvatures
        return None if curvatures is None or not self.is_full else rate(self.eta, curvatures, self.method, self.beta)

    @property
    def verdict(self) -> str | None:
        """What theory says: ``converges``, ``at the bound`` or ``diverges``; None where there are no regions."""
        return self.regions.verdict(self.eta) if self.regions else None

    @quiet
    def part(self, least: float) -> str:
        """Return what w₀ − w* has of the components of curvature least or more, where the curvatures are the same everywhere.

        ``some``; ``grown`` for no more than rounding, of which more came later; ``rounding`` where it did not; ``none`` for exactly 0.
        """
        goal, start = self.objective.minimizer, self.points[:, 0]
        assert goal is not None
        values, vectors = np.linalg.eigh(self.objective.hessian(goal))
        steep = values >= min(least, float(values[-1])) * (1 - 64 * EPS)
        found = np.abs(vectors[:, steep].T @ (self.points - goal[:, None])).max(axis=0)
        noise = 64 * EPS * float(np.linalg.norm(start) + np.linalg.norm(goal))
        if found[0] > noise:
            return "some"
        return "none" if not found.any() else "rounding" if found.max() <= noise else "grown"


def descend(
    objective: Objective,
    start: Vector,
    eta: float,
    updates: int,
    *,
    method: str = "plain",
    beta: float = 0.9,
    rows: Sequence[Rows] | None = None,
) -> Descent:
    """Return the descent of objective from start with step size η, up to where it leaves float64.

    start : (p,); rows : the examples that each update looks at, all where None. There is an update after every batch.

    plain     w ← w − η·g(w)
    momentum  v ← β·v − η·g(w), w ← w + v (Polyak's heavy ball, 1964)
    nesterov  v ← β·v − η·g(w + β·v), w ← w + v (Nesterov 1983, as Sutskever et al. 2013 write it)
    adam      with bias correction, β₁ = β, β₂ = 0.999, ε = 10⁻⁸ (Kingma & Ba 2015)

    Raises InputError unless η > 0, 0 ≤ β < 1, the method is one of these, start has p entries and a loss that float64 can hold, and
    there are rows for each update.
    """
    _check_method(method, beta)
    if not 0 < eta < math.inf:
        raise InputError(f"The step size is {eta:g}: it has to be above 0.")
    if start.shape != (objective.size,):
        raise InputError(f"The start has {start.size} entries, and the function takes {objective.size}.")
    with np.errstate(all="ignore"):
        path = [start.tolist(), *_path(_slopes(objective, rows, updates), start.tolist(), float(eta), method, float(beta))]
    points = np.array(path).T
    losses = objective.values(points)
    is_known = np.isfinite(points).all(axis=0) & np.isfinite(losses)
    known = updates + 1 if is_known.all() else int(np.argmin(is_known))
    if not known:
        raise InputError("At the start the loss is larger than float64 can hold: start nearer to 0.")
    leaves_at = None if known > updates else known
    return Descent(objective, eta, method, beta, rows is None, points[:, :known], losses[:known], leaves_at)


def bounds(L: float, method: str = "plain", beta: float = 0.9) -> Regions | None:
    """Return the step sizes with which a method converges on quadratics of largest curvature L; None for Adam, of which nothing is claimed.

    plain     η < 2/L: every factor 1 − ηλ is between −1 and 1
    momentum  η < 2(1 + β)/L
    nesterov  η < (2 + 2β)/((1 + 2β)·L)

    Each is where an eigenvalue of the iteration matrix is −1 (Polyak, Introduction to Optimization, 1987, 3.2). Raises InputError
    unless L ≥ 0, 0 ≤ β < 1 and the method is known.
    """
    _check_method(method, beta)
    if not 0 <= L < math.inf:
        raise InputError(f"The largest curvature is {L:g}: it has to be 0 or more.")
    if method == "adam":
        return None
    factor = {"plain": 2.0, "momentum": 2 * (1 + beta), "nesterov": (2 + 2 * beta) / (1 + 2 * beta)}[method]
    overshoot = (1 / L if L else math.inf) if method == "plain" else None
    return Regions(L, method, beta, overshoot, factor / L if L else math.inf)


@quiet
def rate(eta: float, curvatures: Vector, method: str = "plain", beta: float = 0.9) -> float | None:
    """Return the spectral radius of the iteration on a quadratic: the descent converges exactly when it is below 1.

    curvatures : (p,), of which those that are 0 have nothing to descend and do not count; 0 where all are; None for Adam, which is
    no linear iteration. Plain: the largest |1 − ηλ|; else the largest root of z² − tz + d, the characteristic polynomial of
    (wₖ, wₖ₋₁) ↦ (wₖ₊₁, wₖ). Raises InputError unless 0 ≤ β < 1 and the method is known.
    """
    _check_method(method, beta)
    if method == "adam":
        return None
    kept = 1 - eta * curvatures[curvatures != 0]
    if method == "plain":
        return float(np.abs(kept).max(initial=0.0))
    t, d = (kept + beta, np.full_like(kept, beta)) if method == "momentum" else ((1 + beta) * kept, beta * kept)
    under = t**2 / 4 - d
    radii = np.where(under < 0, np.sqrt(np.abs(d)), np.abs(t) / 2 + np.sqrt(np.maximum(under, 0)))
    return float(radii.max(initial=0.0))


def best_heavy_ball(L: float, mu: float) -> HeavyBall:
    """Return the step size η = 4/(√L + √μ)² with β = ((√κ − 1)/(√κ + 1))², κ = L/μ, of the quickest heavy ball.

    Polyak, Introduction to Optimization, 1987, 3.2. Raises InputError unless 0 < μ ≤ L.
    """
    if not 0 < mu <= L < math.inf:
        raise InputError(f"The curvatures are {mu:g} to {L:g}: they have to be above 0.")
    longest, shortest = math.sqrt(L), math.sqrt(mu)
    return HeavyBall((2 / (longest + shortest)) ** 2, ((longest - shortest) / (longest + shortest)) ** 2)


def nudged(descent: Descent, rows: Sequence[Rows] | None = None) -> Descent:
    """Return the same descent from a start and with a step size that are larger by rounding: where it ends elsewhere, it is chaos."""
    more = 1 + EPS
    updates = descent.updates if descent.leaves_at is None else descent.leaves_at
    start, eta = more * descent.points[:, 0], more * descent.eta
    return descend(descent.objective, start, eta, updates, method=descent.method, beta=descent.beta, rows=rows)


@quiet
def again(descent: Descent, update: int, rows: Sequence[Rows] | None = None) -> float:
    """Return how far an update, from 1, is from what its definition makes of the points before it, against its terms.

    Of Adam, whose memory is long, the means are taken as the sums that they are: Σ (1 − β)·β^(k−i)·gᵢ.
    """
    objective, eta, method = descent.objective, descent.eta, descent.method
    after, before = descent.points[:, update], descent.points[:, update - 1]
    last = before - descent.points[:, update - 2] if update > 1 else np.zeros(objective.size)
    kept = descent.beta * last if method in ("momentum", "nesterov") else np.zeros(objective.size)

    def slope(w: Vector, k: int) -> Vector:
        return objective.batch_gradient(w, rows[k]) if rows and isinstance(objective, OverExamples) else objective.gradient(w)

    at = before + kept if method == "nesterov" else before
    if method == "adam":
        slopes = np.column_stack([slope(descent.points[:, k], k) for k in range(update)])
        mean, square = (
            values @ (share ** np.arange(update - 1.0, -1, -1)) * (1 - share) / (1 - share**update)
            for values, share in ((slopes, descent.beta), (slopes**2, BETA_2))
        )
        step = mean / (np.sqrt(square) + ADAM_EPSILON)
        size = _largest(step) + _largest(terms(objective, at) / (np.sqrt(square) + ADAM_EPSILON))
    else:
        step = slope(at, update - 1)
        size = terms(objective, at)
    return relative(_largest(after - before - kept + eta * step), sum(map(_largest, (after, before, kept))) + eta * size)


def _largest(values: Vector) -> float:
    """Return the largest magnitude: unlike a length it never overflows."""
    return float(np.abs(values).max())


def terms(objective: Objective, w: Vector) -> float:
    """Return how large the terms are of which a gradient at w : (p,) is made: its rounding is small against them."""
    if isinstance(objective, LeastSquares | Logistic):
        longest = float(np.abs(objective.X).sum(axis=1).max())
        if isinstance(objective, Logistic):
            return 2 * longest * (1 + longest * _largest(w))
        return 2 * longest * (longest * _largest(w) + _largest(objective.y))
    x, y = np.abs(w).tolist()
    if isinstance(objective, Rosenbrock):
        return float(2 * (1 + x) + (400 * x + 200) * (y + x * x))
    if isinstance(objective, Saddle):
        return float(x + y * y * y + y)
    return float(x + (1.0 if objective.curvatures is None else objective.curvatures[0]) * y)


def _check_method(method: str, beta: float) -> None:
    if method not in METHODS:
        raise InputError(f"“{method}” is no method: take one of {', '.join(METHODS)}.")
    if not 0 <= beta < 1:
        raise InputError(f"β = {beta:g} would never forget: it has to be 0 or more, and below 1.")


def _slopes(objective: Objective, rows: Sequence[Rows] | None, updates: int) -> Iterable[Slope]:
    """Return the gradient that each update goes by."""
    if rows is None:
        return repeat(objective.slope(), updates)
    if not isinstance(objective, OverExamples):
        raise InputError("This function is no mean over examples: it has no batches.")
    if len(rows) < updates:
        raise InputError(f"There are batches for {len(rows)} of {updates} updates.")
    return objective.batch_slopes(rows[:updates])


def _path(slopes: Iterable[Slope], w: list[float], eta: float, method: str, beta: float) -> Iterator[list[float]]:
    """Return the points after each update. Python's floats overflow to inf like any others, and are quick where p is small."""
    if method == "adam":
        return _adam(slopes, w, eta, beta)
    if method == "plain":
        return _plain(slopes, w, eta)
    return _with_momentum(slopes, w, eta, beta, looks_ahead=method == "nesterov")


def _plain(slopes: Iterable[Slope], w: list[float], eta: float) -> Iterator[list[float]]:
    for slope in slopes:
        w = [x - eta * g for x, g in zip(w, slope(w), strict=True)]
        yield w


def _with_momentum(slopes: Iterable[Slope], w: list[float], eta: float, beta: float, *, looks_ahead: bool) -> Iterator[list[float]]:
    v = [0.0] * len(w)
    for slope in slopes:
        at = [x + beta * u for x, u in zip(w, v, strict=True)] if looks_ahead else w
        v = [beta * u - eta * g for u, g in zip(v, slope(at), strict=True)]
        w = [x + u for x, u in zip(w, v, strict=True)]
        yield w


def _adam(slopes: Iterable[Slope], w: list[float], eta: float, beta: float) -> Iterator[list[float]]:
    mean, square = [0.0] * len(w), [0.0] * len(w)
    kept, kept_2 = 1.0, 1.0
    for slope in slopes:
        gradient = slope(w)
        kept, kept_2 = kept * beta, kept_2 * BETA_2
        mean = [beta * m + (1 - beta) * g for m, g in zip(mean, gradient, strict=True)]
        square = [BETA_2 * s + (1 - BETA_2) * g * g for s, g in zip(square, gradient, strict=True)]
        step, unbiased = eta / (1 - kept), 1 / (1 - kept_2)
        w = [x - step * m / (math.sqrt(s * unbiased) + ADAM_EPSILON) for x, m, s in zip(w, mean, square, strict=True)]
        yield w
