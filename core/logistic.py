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
from core.factors import factors, solve
from core.objectives import Objective, Slope, check_examples, quiet

FEASIBLE = 1e-10  # the finest that HiGHS takes: labels that overlap by less than some 10⁻⁹ of the examples count as parted
NEAR = 1e-4  # once no log-odds move by more, each of Newton's steps squares the error: three more pass float64's last digit
CLEAR = 15.0  # log-odds up to which an overlap is no rounding: those of an overlap by o are about −log o
NEWTON = 500  # steps; far from the minimum each moves some log-odds by ½ or more, and beyond 40 float64 sees no error
BLOCK = 2**17  # log-odds at a time, which a processor's cache holds


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

    @cached_property
    def _basis(self) -> Matrix:
        """An orthonormal basis of the log-odds that there can be, (n, r)."""
        return factors(self._away).basis

    @cached_property
    def is_separable(self) -> bool:
        """Whether some w has s·x·w ≥ 0 for all examples, and > 0 for one: then there is no minimizer (Albert & Anderson 1984).

        As many examples as the rank can have any log-odds. A loss below log(2)/n leaves none of them wrong. If labels are parted by
        u, then −∇f·u = mean σᵢ|aᵢu| is at least mean σᵢ(1 − σᵢ)|aᵢu|, so that Newton's step moves some log-odds by 1 or more,
        wherever it starts: if it comes to rest, they are not. What is left is decided by the linear program, and where
        that fails, by whether Newton's steps come to rest.
        """
        n, r = self._basis.shape
        if n == r:
            return True
        odds, is_near = self._newton
        if is_near and np.abs(odds).max(initial=0.0) <= CLEAR:
            return False
        if np.logaddexp(0, odds).sum() < math.log(2):
            return True
        found = self._program()
        return not is_near if found is None else found

    def _program(self) -> bool | None:
        """Return whether max Σ tᵢ, 0 ≤ tᵢ = −aᵢ·z ≤ 1, is above 0, a the rows of the basis; None where the solver fails.

        Its value is 0, or at least 1, as z can be made longer: ½ tells them apart. Powers of two make the rows alike in size.
        """
        A = -self._basis * np.ldexp(1.0, -np.frexp(np.abs(self._basis).max(axis=1))[1])[:, None]
        options = {"primal_feasibility_tolerance": FEASIBLE, "dual_feasibility_tolerance": FEASIBLE}
        both, limits = np.vstack([A, -A]), np.repeat([1.0, 0.0], self.count)
        found = linprog(-A.sum(axis=0), A_ub=both, b_ub=limits, bounds=(None, None), method="highs", options=options)
        return bool(-found.fun > 0.5) if found.success else None

    @cached_property
    @quiet
    def _newton(self) -> tuple[Vector, bool]:
        """The log-odds, (n,), where damped Newton steps end, and whether they came to rest there.

        A step that would move some log-odds by m is cut to log(1 + m)/m of itself, which always makes the loss fall (Sun &
        Tran-Dinh, Math. Programming 178, 2019). Each step is a least-squares problem, so that no condition is squared.
        """
        U = self._basis
        z, near, most = np.zeros(U.shape[1]), 0, (self.count + 1) * math.log(2)  # above, a step was rounding
        for _ in range(NEWTON):
            odds = U @ z
            loss = float(np.logaddexp(0, odds).sum())
            if not math.log(2) <= loss <= most:
                break
            step = np.linalg.lstsq(np.sqrt(expit(odds) * expit(-odds))[:, None] * U, -np.exp(odds / 2), rcond=0)[0]
            largest = float(np.abs(U @ step).max())
            if not math.isfinite(largest):
                break
            near += largest <= NEAR
            z = z + (step if near else math.log1p(largest) / largest * step)
            if near > 3:
                break
        return np.asarray(U @ z), near > 3

    @cached_property
    def minimizer(self) -> Vector | None:
        """The shortest of the minimizers, (p,); None where the labels are separable."""
        return None if self.is_separable else solve(factors(self._away), self._newton[0])

    @property
    def minimum(self) -> float | None:
        """The least loss; None where the labels are separable, and it is only approached."""
        return None if self.minimizer is None else self.value(self.minimizer)

    @quiet
    def values(self, points: Matrix) -> Vector:
        """Return the loss at every column of points : (p, k), as (k,)."""
        width = max(1, BLOCK // self.count)
        parts = [_losses(self._away @ points[:, first : first + width]) for first in range(0, points.shape[1], width)]
        return np.concatenate([np.empty(0), *parts])

    @quiet
    def rounding(self, points: Matrix) -> Vector:
        """Return what rounding may make of the values at points : (p, k), as (k,): log-odds and losses are off by their terms' ε.

        The terms are at most |x|·|w|, of the loss log(2) more; their means need no product for each example.
        """
        sizes = np.abs(self.X).mean(axis=0) @ np.abs(points)
        return np.asarray((sum(self.X.shape) + 8) * EPS * (2 * sizes + math.log(2)))

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


def _losses(odds: Matrix) -> Vector:
    """Return the mean of log(1 + exp(odds)) over each column of odds : (n, k), as (k,); odds are overwritten.

    It is max(odds, 0) + log(1 + exp(−|odds|)), in the same memory throughout, which is four times as quick.
    """
    small = np.abs(odds)
    np.log1p(np.exp(np.negative(small, out=small), out=small), out=small)
    small += np.maximum(odds, 0, out=odds)
    return np.asarray(small.mean(axis=0))
