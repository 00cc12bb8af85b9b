"""Logistic regression: the loss whose least value is only approached where a line parts the labels."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from operator import mul

import numpy as np
from scipy.special import expit

from core.learning.batches import Rows
from core.learning.contours import Lines
from core.learning.losses import lines
from core.learning.losses.loss import MANY, MeanLoss, check_examples
from core.learning.methods.method import largest
from core.learning.newton import Rest, corrected, least
from core.learning.separation import Row, border, parting
from core.learning.slopes import Slope, quiet
from core.matrices.factors import factors, solve
from core.numbers.arrays import EPS, InputError, Matrix, Texts, Vector
from core.numbers.digits import show
from core.numbers.rational import MOST_DIGITS, rational
from core.solving.design import Design
from core.solving.exact import as_integers, typed

CLEAR = 15.0  # log-odds up to which no overlap is so small that float64 loses its digits: those of an overlap by o are about −log o
FEW = 2000  # numbers, up to which the rest is found in more digits
BLOCK = 2**17  # log-odds at a time, which a processor's cache holds
SMOOTH, COARSE, LARGE = 121, 61, 2000  # points of a level line: of more examples than so many fewer, as each takes long


@dataclass(frozen=True, eq=False)
class Logistic(MeanLoss):
    """The mean of log(1 + exp(−s·x·w)), with s = 1 for label 1 and s = −1 for label 0 (logistic regression)."""

    name = "logistic"
    title = "logistic loss on the points"
    target_name = "label"
    is_straight = False
    can_be_moved = False

    X: Matrix  # (n, p)
    labels: Vector  # (n,), each 0 or 1
    powers: tuple[int, ...] = ()  # (p,): the exponents, where the columns of X are powers of one; else none
    is_cut: bool = False  # whether the labels say which side of their mean some y are on
    given: Texts | None = None  # (n, q): what was typed of the examples, without the constant and powers; None where that is not known

    @classmethod
    def of(cls, design: Design, kappa: float) -> "Logistic":  # noqa: ARG003
        """Return the loss of a design, whose y is made of 0 and 1, or else is cut at its mean."""
        y = design.y
        is_cut = not bool(np.isin(y, (0, 1)).all())
        return cls(design.X, np.where(y > y.mean(), 1.0, 0.0) if is_cut else y, design.powers, is_cut, design.given)

    def __post_init__(self) -> None:
        check_examples(self.X, self.labels)
        if not np.isin(self.labels, (0, 1)).all():
            raise InputError("Labels have to be 0 or 1.")

    @property
    def targets(self) -> Vector:
        """What is to be predicted, the labels."""
        return self.labels

    @property
    def weight(self) -> float:
        """√n: the length of labels −1 and 1."""
        return math.sqrt(self.count)

    @property
    def cost(self) -> int:
        """How many numbers an update looks at: all."""
        return self.X.size

    @property
    def notes(self) -> tuple[str, ...]:
        """What the labels are."""
        return ("The labels are 1 where y is above its mean, and 0 elsewhere.",) if self.is_cut else ()

    @property
    def facts(self) -> dict[str, bool]:
        """Whether a program cuts the labels."""
        return {"is_cut": self.is_cut}

    @property
    def remark(self) -> str:
        """Whether labels are linearly separable, completely or not, and whether the minimum, if there is one, was found."""
        if not self.is_separable:
            far = "The labels are not linearly separable, but they overlap by so little that float64 does not come to the minimum."
            return far if self.minimizer is None else ""
        if (self.labels == self.labels[0]).all():
            return "All labels are the same, so that w grows for ever, and there is no minimum."
        the = "The" if self.is_sure else "To sixteen digits, the"
        if self.tied is not None:
            to = "" if self.tied.minimum is None else f" towards {show(self.tied.minimum * self.tied.count / self.count)}"
            return f"{the} labels are separable but for examples on the border: the loss falls for ever{to}, and there is no minimum."
        return f"{the} labels are linearly separable: the loss falls for ever as w grows, and there is no minimum."

    @cached_property
    def _away(self) -> Matrix:
        """The examples −s·x, (n, p), whose products with w are the log-odds of the wrong label."""
        return np.asarray(self._signs[:, None] * self.X)

    @cached_property
    def _parting(self) -> Row | None:
        """Some w that parts the labels, but for examples on the border; [] for none, None where that takes too long to find exactly."""
        return parting(self._away, self._typed, self._total)

    @property
    def _parted(self) -> bool | None:
        return None if self._parting is None else bool(self._parting)

    @cached_property
    def tied(self) -> "Logistic | None":
        """The loss of the examples that are on the border of all w that part the labels: it stays, and those of all others vanish.

        None where there are none, or where nothing is parted: the labels are completely separable, or overlap (Albert & Anderson 1984).
        """
        on = border(self._away, self._typed, self._parting) if self._parting else []
        if not on:
            return None
        given = None if self.given is None else tuple(self.given[i] for i in on)
        part = Logistic(self.X[on], self.labels[on], self.powers, self.is_cut, given)
        return part.tied if part.is_separable else part

    @property
    def is_separable(self) -> bool:
        """Whether some w has s·x·w ≥ 0 for all examples, and > 0 for one: then there is no minimizer (Albert & Anderson 1984)."""
        return not self._rest.is_at_rest if self._parted is None else self._parted

    @property
    def is_sure(self) -> bool:
        """Whether that is decided, and of numbers that are no rounding of others."""
        return self._parted is not None and not self._is_rounded

    @property
    def _is_rounded(self) -> bool:
        """Whether what was typed are no fractions; where that is not known, whether values need more digits than anybody types."""
        if self.given is not None:
            return self._exact is None
        X = self.X if self._root is None else self.X[:, self._root]
        return any(float(f"{value:.{MOST_DIGITS}g}") != value for value in X.ravel().tolist())

    @cached_property
    def _exact(self) -> list[Row] | None:
        """The examples in fractions as they were typed, n of p, each times −s; None where that is not known, or they are none."""
        found = None if self.given is None else rational(self.given)
        if found is None:
            return None
        if self.powers:
            rows: list[Row] = [[row[0] ** k for k in self.powers] for row in found.rows]
        else:
            rows = [[*[Fraction(1)] * (self.size - len(row)), *row] for row in found.rows]
        return [[sign * value for value in row] for sign, row in zip(self._signs.astype(int).tolist(), rows, strict=True)]

    @cached_property
    def _rest(self) -> Rest:
        return least(factors(self._away).basis)

    @property
    def is_clear(self) -> bool:
        """Whether labels overlap by so much that float64 loses no digits of the minimizer."""
        return self._rest.is_at_rest and bool(np.abs(self._rest.odds).max(initial=0.0) <= CLEAR)

    @cached_property
    def minimizer(self) -> Vector | None:
        """The shortest of the minimizers, (p,); None where there is none, or none that float64 comes near to."""
        if self.is_separable:
            return None
        of = factors(self._away)
        w = solve(of, self._rest.odds) if self._rest.is_at_rest else np.zeros(self.size)  # float64 alone may run far past it
        if not self.is_clear and of.rank == self.size and self.X.size <= FEW:
            return corrected([self._typed(i) for i in range(self.count)], w)
        return w if self._rest.is_at_rest else None

    @property
    def _signs(self) -> Vector:
        return np.where(self.labels == 1, -1.0, 1.0)

    @property
    def _root(self) -> int | None:
        """The column of which the others are powers; None where they are columns of their own."""
        return self.powers.index(1) if 1 in self.powers else None

    def _typed(self, i: int) -> Row:
        """Return example i as it was typed, as far as is known, times −s."""
        if self._exact is not None:
            return self._exact[i]
        sign = -1 if self.labels[i] == 1 else 1
        if self._root is None:
            return [sign * value for value in typed(self.X[i])]
        x = typed(self.X[i, [self._root]])[0]
        return [sign * x**k for k in self.powers]

    @property
    def _total(self) -> Row:
        """The sum of all examples as they were typed, as far as is known, each times −s."""
        if self._exact is not None:
            return [sum(column, Fraction(0)) for column in zip(*self._exact, strict=True)]
        signs = self._signs.astype(int).tolist()
        if self._root is None:
            columns = [as_integers(column) for column in self.X.T]
            return [sum(map(mul, signs, whole)) * unit for whole, unit in columns]
        x, unit = as_integers(self.X[:, self._root])
        return [sum(sign * value**k for sign, value in zip(signs, x, strict=True)) * unit**k for k in self.powers]

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
    def rounding(self, points: Matrix, values: Vector | None = None) -> Vector:
        """Return what rounding may make of the values at points : (p, k), as (k,): log-odds and losses are off by their terms' ε.

        The terms are at most |x|·|w|, of the loss log(2) more; their means need no product for each example. A small loss is off by
        a share of itself, as log(1 + exp(a)) changes by no more than itself where a does by 1.
        """
        sizes, found = np.abs(points), self.values(points) if values is None else values
        mean, most = (of @ sizes for of in (np.abs(self.X).mean(axis=0), np.abs(self.X).max(axis=0)))
        return np.asarray((sum(self.X.shape) + 8) * EPS * np.fmin(2 * mean + math.log(2), found * (2 * most + 1)))

    def gradient(self, w: Vector) -> Vector:
        """Return the mean of −s·x/(1 + exp(s·x·w)) at w : (p,)."""
        return self.batch_gradient(w, np.arange(self.count))

    @quiet
    def hessian(self, w: Vector) -> Matrix:
        """Return the mean of x·x′ times both labels' probabilities at w : (p,), as (p, p)."""
        odds = self._away @ w
        return np.asarray((self._away * (expit(odds) * expit(-odds))[:, None]).T @ self._away / self.count)

    def terms(self, w: Vector) -> float:
        """Return how large the terms of a gradient at w : (p,) are."""
        longest = float(np.abs(self.X).sum(axis=1).max())
        return 2 * longest * (1 + longest * largest(w))

    def lines(self, halves: Vector, centre: Vector) -> Lines:
        """Return curves round the minimizer, or round the lowest point in sight."""
        return lines.of_convex(self, halves, centre, SMOOTH if self.count <= LARGE else COARSE)

    def predicted(self, values: Vector) -> Vector:
        """Return the probability of label 1 where X·w has these values : (k,)."""
        return np.asarray(1 / (1 + np.exp(-values)))

    @quiet
    def batch_gradient(self, w: Vector, rows: Rows) -> Vector:
        """Return the gradient at w : (p,) of the mean over rows."""
        return np.array(_logistic_slope(self._away[rows])(w.tolist()))

    def batch_slopes(self, batches: Sequence[Rows]) -> list[Slope]:
        """Return the batch gradients as functions of lists."""
        return [_logistic_slope(self._away[rows]) for rows in batches]


def _logistic_slope(away: Matrix) -> Slope:
    """Return the mean of a·σ(a·w) over the rows a of away : (n, p), as a function of lists."""
    if len(away) <= MANY:
        odds_of, mean_of = away.dot, (away.T / len(away)).dot
        return lambda w: mean_of(expit(odds_of(w))).tolist()
    columns, odds = np.ascontiguousarray(away.T), np.empty(len(away))

    def slope(w: list[float]) -> list[float]:
        """1/(1 + exp(−odds)), in the same memory throughout and by NumPy alone, which is three times as quick."""
        np.negative(np.dot(w, columns, out=odds), out=odds)
        np.add(np.exp(odds, out=odds), 1, out=odds)
        found: list[float] = (columns @ np.reciprocal(odds, out=odds) / len(odds)).tolist()
        return found

    return quiet(slope)


def _losses(odds: Matrix) -> Vector:
    """Return the mean of log(1 + exp(odds)) over each column of odds : (n, k), as (k,); odds are overwritten.

    It is max(odds, 0) + log(1 + exp(−|odds|)), in the same memory throughout, which is four times as quick.
    """
    small = np.abs(odds)
    np.log1p(np.exp(np.negative(small, out=small), out=small), out=small)
    small += np.maximum(odds, 0, out=odds)
    return np.asarray(small.mean(axis=0))
