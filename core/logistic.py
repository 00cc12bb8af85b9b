"""Logistic regression: the loss whose least value is only approached where a line parts the labels."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.optimize import linprog
from scipy.special import expit

from core.arrays import EPS, InputError, Matrix, Vector
from core.batches import Rows
from core.objectives import Objective, Slope, check_examples, quiet, thin

FEASIBLE = 1e-10  # the finest that HiGHS takes: labels that overlap by less than some 10⁻⁹ of the examples count as parted
NEAR = 1e-4  # once no log-odds move by more, each of Newton's steps squares the error: three more pass float64's last digit
NEWTON = 500  # steps; far from the minimum each moves some log-odds by ½ or more, and beyond 40 float64 sees no error


@dataclass(frozen=True, eq=False)
class Logistic(Objective):
    """The mean of log(1 + exp(−s·x·w)), with s = 1 for label 1 and s = −1 for label 0 (logistic regression)."""

    X: Matrix  # (n, p)
    labels: Vector  # (n,), each 0 or 1

    def __post_init__(self) -> None:
        check_examples(self.X, self.labels)
        if not np.isin(self.labels, (0, 1)).all():
            raise InputError("Labels have to be 0 or 1.")

    @property
    def count(self) -> int:
        """The number of examples n."""
        return len(self.labels)

    @property
    def size(self) -> int:
        """The number of parameters p."""
        return int(self.X.shape[1])

    @cached_property
    def _away(self) -> Matrix:
        """The examples −s·x, (n, p), whose products with w are the log-odds of the wrong label."""
        return np.asarray(np.where(self.labels == 1, -1.0, 1.0)[:, None] * self.X)

    @property
    def L(self) -> float:
        """The bound σ₁²/(4n) on every curvature: below 2/L the loss falls at every step; above, nothing is claimed."""
        return float(np.linalg.norm(self.X, 2)) ** 2 / (4 * self.count)

    @cached_property
    def is_separable(self) -> bool:
        """Whether some w has s·x·w ≥ 0 for all examples, and > 0 for one: then there is no minimizer (Albert & Anderson 1984).

        Decided by the linear program max Σ tᵢ, 0 ≤ tᵢ = sᵢxᵢ·w ≤ 1. Its value is 0, or at least 1, as w can be made longer: ½
        tells them apart. Powers of two make examples and columns alike in size, and change no sign.
        """
        A = -self._away
        A = A * _twos(np.abs(A).max(axis=0))
        A = A * _twos(np.abs(A).max(axis=1))[:, None]
        options = {"primal_feasibility_tolerance": FEASIBLE, "dual_feasibility_tolerance": FEASIBLE}
        both, limits = np.vstack([A, -A]), np.repeat([1.0, 0.0], self.count)
        found = linprog(-A.sum(axis=0), A_ub=both, b_ub=limits, bounds=(None, None), method="highs", options=options)
        return bool(found.success and -found.fun > 0.5)

    @cached_property
    def minimizer(self) -> Vector | None:
        """The shortest of the minimizers, (p,), by damped Newton steps in the row space; None where the labels are separable.

        A step that would move some log-odds by m is cut to log(1 + m)/m of itself, which always makes the loss fall (Sun &
        Tran-Dinh, Math. Programming 178, 2019). Each step is a least-squares problem, so that no condition is squared.
        """
        if self.is_separable:
            return None
        U, sigma, Vt = thin(self._away)
        z, near = np.zeros(len(sigma)), 0
        for _ in range(NEWTON):
            odds = U @ z
            step = np.linalg.lstsq(np.sqrt(expit(odds) * expit(-odds))[:, None] * U, -np.exp(odds / 2), rcond=0)[0]
            largest = float(np.abs(U @ step).max())
            near += largest <= NEAR
            z = z + (step if near else math.log1p(largest) / largest * step)
            if near > 3:
                break
        return np.asarray(Vt.T @ (z / sigma))

    @property
    def minimum(self) -> float | None:
        """The least loss; None where the labels are separable, and it is only approached."""
        return None if self.minimizer is None else self.value(self.minimizer)

    @quiet
    def values(self, points: Matrix) -> Vector:
        """Return the loss at every column of points : (p, k), as (k,)."""
        return np.asarray(np.mean(np.logaddexp(0, self._away @ points), axis=0))

    @quiet
    def rounding(self, points: Matrix) -> Vector:
        """Return what rounding may make of the values at points : (p, k), as (k,): log-odds are off by their terms' sizes times ε."""
        odds, sizes = self._away @ points, np.abs(self.X) @ np.abs(points)
        return np.asarray((sum(self.X.shape) + 8) * EPS * np.mean(expit(odds) * sizes + np.logaddexp(0, odds), axis=0))

    def gradient(self, w: Vector) -> Vector:
        """Return the mean of −s·x/(1 + exp(s·x·w)) at w : (p,)."""
        return self.batch_gradient(w, np.arange(self.count))

    @quiet
    def hessian(self, w: Vector) -> Matrix:
        """Return the mean of x·x′ times both labels' probabilities at w : (p,), as (p, p)."""
        odds = self._away @ w
        return np.asarray((self._away * (expit(odds) * expit(-odds))[:, None]).T @ self._away / self.count)

    def slope(self) -> Slope:
        """Return the gradient as a function of lists."""
        return self.batch_slopes([np.arange(self.count)])[0]

    @quiet
    def batch_gradient(self, w: Vector, rows: Rows) -> Vector:
        """Return the gradient at w : (p,) of the mean over rows."""
        return np.array(_logistic_slope(self._away[rows])(w.tolist()))

    def batch_slopes(self, batches: Sequence[Rows]) -> list[Slope]:
        """Return the batch gradients as functions of lists."""
        return [_logistic_slope(self._away[rows]) for rows in batches]


def _logistic_slope(away: Matrix) -> Slope:
    """Return the mean of a·σ(a·w) over the rows a of away : (n, p), as a function of lists."""
    mean = away.T / len(away)
    return lambda w: (mean @ expit(away @ w)).tolist()


def _twos(sizes: Vector) -> Vector:
    """Return for each size the power of two that brings it to between ½ and 1; 1 for 0."""
    return np.ldexp(1.0, -np.frexp(sizes)[1])
