"""Study: a descent, and what theory knows of it."""

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from core.learning.batches import Draws
from core.learning.bias import Bias, parted_from
from core.learning.epochs import Epoch, epoch, in_parts
from core.learning.gradient_descent import Descent, nudged
from core.learning.losses.loss import MANY, Loss, MeanLoss
from core.learning.methods.method import Method, Setting
from core.learning.noise import Noise, ellipse
from core.matrices.numerics import relative
from core.numbers.arrays import EPS, Matrix, Vector
from core.numbers.digits import pair, sure
from core.numbers.proof import Proof

AT_SADDLE = 1e-12  # from it
ARRIVED = 1e-3  # of the way from 0
SAME = 1e-8  # relative: so far paths may part by rounding that does not grow,
LITTLE = 1e-8  # relative: less of what grows has no four digits beside rounding
CHAOS = 1e-2  # and from here on they are other paths
SETTLED = 0.5  # the share of a noisy path after which its mean loss is measured
DEVIATIONS = 2.0  # of the ellipse
LOGS = np.concatenate([[np.inf], np.linspace(3, -9, 61), [-np.inf]])  # of the prices of the ridge path, against L·n,
PRICES = 10.0**LOGS
SAMPLES = 61  # of the rate


@dataclass(frozen=True, eq=False)
class Study:
    """A descent with what theory knows of it, looked at after one of its updates."""

    descent: Descent
    at: int  # the update
    draws: Draws | None = None  # how its batches are drawn; None for full ones

    @property
    def loss(self) -> Loss:
        """The loss that is descended."""
        return self.descent.loss

    @property
    def w(self) -> Vector:
        """Where the descent is at this update, (p,)."""
        return self.descent.points[:, self.at]

    @cached_property
    def bias(self) -> Bias | None:
        """Which of many minimizers is found; None where theory does not say."""
        return self.loss.bias(self.descent.start)

    @cached_property
    def noise(self) -> Noise | None:
        """The spread round the minimum, which is predicted of plain steps by batches that are drawn with replacement; else None."""
        method = self.descent.method
        if not (self.draws and self.draws.replacement) or method.has_memory or not method.is_linear:
            return None
        return self.loss.noise(self.descent.eta, self.draws.size)

    @property
    def has_spread(self) -> bool:
        """Whether a spread is predicted, and some noise is left in the end."""
        return self.bias is not None and self.noise is not None and self.noise.covariance is not None and bool(self.noise.covariance.any())

    @cached_property
    def ridge(self) -> Matrix:
        """The way of ridge from 0 to the shortest solution, (p, k), where there are many; else (p, 0)."""
        return self.loss.ridge_path(PRICES) if self.has_many_solutions else np.empty((self.loss.size, 0))

    @property
    def has_many_solutions(self) -> bool:
        """Whether there is a line of minimizers, or more."""
        return self.bias is not None and self.bias.null_space.shape[1] > 0

    @cached_property
    def limit(self) -> Vector | None:
        """The minimizer in which this descent ends, by theory: of many the nearest to the start; None where theory does not say."""
        descent = self.descent
        if self.bias is None or not descent.method.is_linear or descent.verdict in ("at the bound", "diverges"):
            return None if self.bias is None or self.has_many_solutions else self.loss.minimizer
        return self.bias.limit

    @property
    def is_at_saddle(self) -> bool:
        """Whether the descent ends at a saddle, above the least loss."""
        saddle, excess = self.loss.saddle, self.descent.excess
        return saddle is not None and excess is not None and bool(np.abs(self.descent.end - saddle).max() < AT_SADDLE)

    @property
    def has_arrived(self) -> bool:
        """Whether a descent by full batches has come to where theory says that it ends."""
        if self.limit is None or not self.descent.is_full:
            return False
        return bool(np.linalg.norm(self.descent.end - self.limit) <= ARRIVED * np.linalg.norm(self.limit))

    @property
    def ridge_gap(self) -> float | None:
        """How far the path and the way of ridge are apart, against their length; None unless both lead from 0 to the same point."""
        if not self.ridge.any() or self.descent.start.any() or not self.has_arrived:
            return None
        return parted_from(self.descent.points, lambda logs: self.loss.ridge_path(10.0**logs), LOGS)

    @cached_property
    def _nudged(self) -> Descent | None:
        """The same descent with other rounding; None where that changes nothing that is shown, as of linear methods and what never moves.

        Where η is above its bound, rounding grows as all else does, and is seen where there is little else. Of many examples it
        would take too long, and is taken to change nothing.
        """
        descent, of = self.descent, self.loss
        is_long = isinstance(of, MeanLoss) and of.count > MANY
        if descent.verdict == "diverges":
            is_steady = descent.growing(LITTLE) == "some"
        else:
            is_steady = (descent.method.is_linear and of.is_quadratic) or descent.is_at_rest
        return None if is_long or is_steady else nudged(descent)

    @cached_property
    def drift(self) -> float:
        """How far from this path one with other rounding comes, against how far out it is; ∞ where only one of them leaves float64.

        They may leave it one update apart: what is about as large as float64 can hold is so by rounding.
        """
        if self._nudged is None:
            return 0.0
        a, b = self.descent.points, self._nudged.points
        common = min(a.shape[1], b.shape[1])
        if a.shape[1] + b.shape[1] > 2 * common + 1:
            return math.inf
        a, b = a[:, :common], b[:, :common]
        return relative(float(np.abs(a - b).max()), float(np.abs(a).max()))

    @property
    def is_chaotic(self) -> bool:
        """Whether rounding decides where the path goes, and when."""
        return self.drift > CHAOS

    @cached_property
    def is_determined(self) -> bool:
        """Whether with other rounding the path is the same, and its end has the same digits."""
        return self._nudged is None or (self.drift <= SAME and _digits(self.descent) == _digits(self._nudged))

    @property
    def heights(self) -> Vector | None:
        """How far each loss is above the least one, (k + 1,): all of it where that is 0 up to rounding; None without a least loss."""
        return self.descent.losses if self.loss.is_least_nothing else self.descent.excess

    @property
    def best(self) -> Setting | None:
        """The quickest η and β for these curvatures; None where none are known, or where there are no regions."""
        known = self.loss.curvatures
        return self.descent.method.best(float(known[0]), float(known[known > 0][-1])) if known is not None and known.any() else None

    @cached_property
    def rates(self) -> Matrix:
        """The rate over log₁₀ η round the bound, (2, k); (2, 0) where there is none."""
        regions, curvatures = self.descent.regions, self.loss.curvatures
        if curvatures is None or not regions or not 0 < regions.divergence < math.inf:
            return np.empty((2, 0))
        return _rates(self.descent.method, tuple(curvatures.tolist()), math.log10(regions.divergence))

    @property
    def settled(self) -> int:
        """The update from which on the mean loss of a noisy path is measured."""
        return int(SETTLED * self.descent.updates)

    @property
    def mean_excess(self) -> float | None:
        """How far the loss is above the least one on average, once it has settled; None where there is no least one."""
        excess = self.descent.excess
        return None if excess is None else float(excess[self.settled :].mean())

    @cached_property
    def spread(self) -> Matrix:
        """The ellipse of two standard deviations in which two parameters stay, (2, k); (2, 0) where none is predicted."""
        if not self.has_spread:
            return np.empty((2, 0))
        assert self.noise
        assert self.noise.covariance is not None
        assert self.bias
        return ellipse(self.noise.covariance, self.bias.limit, DEVIATIONS)

    @cached_property
    def enters_at(self) -> int:
        """The first update at which a noisy descent is in the predicted ellipse, or the last update."""
        if not self.has_spread:
            return self.descent.updates
        assert self.noise
        assert self.noise.covariance is not None
        assert self.bias
        away = self.descent.points - self.bias.limit[:, None]
        is_in = np.sum(away * (np.linalg.pinv(self.noise.covariance, hermitian=True) @ away), axis=0) <= DEVIATIONS**2
        return int(np.argmax(is_in)) if is_in.any() else self.descent.updates

    @cached_property
    def epoch(self) -> Epoch | None:
        """The gradients at this update of the batches of an epoch; None for full batches."""
        rows, descent = self.descent.rows, self.descent
        if rows is None or not self.draws or not isinstance(self.loss, MeanLoss):
            return None
        updates = descent.updates if descent.leaves_at is None else descent.leaves_at
        return epoch(self.loss, self.w, min(self.at, updates - 1), self.draws, rows)

    @property
    def proofs(self) -> list[Proof]:
        """The claims that can be checked without trusting how the path was found."""
        descent, loss, w = self.descent, self.loss, self.w
        update = max(1, self.at)
        claims = {"‖this update, done again‖": descent.redone(update)} if descent.updates else {}
        if isinstance(loss, MeanLoss):
            mean = (self.epoch or in_parts(loss, w)).mean
            claims["‖mean of batch gradients − ∇f‖"] = relative(float(np.abs(mean - loss.gradient(w)).max()), loss.terms(w))
        if loss.minimizer is not None:
            slope = float(np.abs(loss.gradient(loss.minimizer)).max())
            claims["‖∇f(w*)‖ / size of its terms"] = relative(slope, loss.terms(loss.minimizer))
        if self.bias and self.has_many_solutions and self.limit is not None:
            claims["‖part of w* − w⁽⁰⁾ in the null space‖"] = self.bias.nearest_residual
        if self.noise and self.noise.residual is not None:
            claims["‖HΣ + ΣH − ηE[H_BΣH_B] − ηC‖"] = self.noise.residual
        return [Proof(name, residual, 256 * EPS) for name, residual in claims.items()]


def _digits(descent: Descent) -> tuple[int, str, str]:
    """Return what is shown of the end of a descent: its update, its loss, with the digits that rounding leaves it, and its place."""
    loss = float(descent.losses[-1])
    noise = float(descent.loss.rounding(descent.points[:, -1:], descent.losses[-1:])[0])
    at = pair(tuple(descent.end.tolist()), float(np.abs(descent.end).max()))
    return descent.updates, sure(loss, noise), at


@lru_cache(maxsize=8)
def _rates(method: Method, curvatures: tuple[float, ...], bound: float) -> Matrix:
    """Return the rate over log₁₀ η, which has a corner at the bound and, if plain, another at 2/(L + μ); for η → 0 it is 1."""
    corner = math.log10(2 / (curvatures[0] + min(c for c in curvatures if c)))
    x = np.sort(np.append(np.linspace(bound - 3, bound + 0.5, SAMPLES), [bound, corner]))
    found = np.vstack([x, np.minimum(method.rates(10**x, np.array(curvatures)), 9.0)])
    found = np.column_stack([[-99.0, 1.0], found])
    found.setflags(write=False)
    return found
