"""Objectives: the functions that are descended, and what is known of their minima."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import mul
from typing import Protocol, TypeAlias, runtime_checkable

import numpy as np

from core.learning.batches import Rows
from core.matrices.factors import Factors, factors, solve
from core.numbers.arrays import EPS, ROUNDING, InputError, Matrix, Vector
from core.solving.ridge import ridge

Slope: TypeAlias = Callable[[list[float]], list[float]]

FEW = 8  # up to so many parameters Python's own floats are quicker than NumPy's arrays
MANY = 256  # examples, beyond which nothing is made that has a row or a column for each of them and one for each update

quiet = np.errstate(all="ignore")  # what leaves float64 is inf or NaN, and no warning


class Objective(Protocol):
    """A smooth function f of p parameters; what float64 cannot hold is inf or NaN, without a warning."""

    @property
    def size(self) -> int:
        """The number of parameters p."""

    @property
    def minimum(self) -> float | None:
        """The least value of f; None where it is not attained."""

    @property
    def minimizer(self) -> Vector | None:
        """A point where f is least, (p,); of several the one nearest 0; None where there is none."""

    @property
    def curvatures(self) -> Vector | None:
        """The eigenvalues of the Hessian, (p,), falling, those that are 0 exactly 0; None where it is not the same everywhere."""
        return None

    @property
    def is_quadratic(self) -> bool:
        """Whether the Hessian is the same everywhere: only then one step size decides whether a descent converges."""
        return self.curvatures is not None

    def values(self, points: Matrix) -> Vector:
        """Return f at every column of points : (p, k), as (k,)."""

    def rounding(self, points: Matrix) -> Vector:
        """Return what rounding, of f and of the points, may make of the values at points : (p, k), as (k,)."""

    def excess(self, points: Matrix) -> Vector | None:
        """Return how far f is above its least value at every column of points : (p, k), as (k,); None where that is not attained."""
        return None if self.minimum is None else np.maximum(self.values(points) - self.minimum, 0)

    def gradient(self, w: Vector) -> Vector:
        """Return the gradient of f at w : (p,)."""
        return np.array(self.slope()(w.tolist()))

    def hessian(self, w: Vector) -> Matrix:
        """Return the matrix of second derivatives of f at w : (p,), as (p, p)."""

    def slope(self) -> Slope:
        """Return the gradient as a function of lists of floats, which for few parameters is quicker."""

    def value(self, w: Vector) -> float:
        """Return f at w : (p,)."""
        return float(self.values(w[:, None])[0])


@runtime_checkable
class OverExamples(Protocol):
    """What an objective has, too, if it is a mean over examples."""

    @property
    def count(self) -> int:
        """The number of examples n."""

    def batch_gradient(self, w: Vector, rows: Rows) -> Vector:
        """Return the gradient at w : (p,) of the mean over some of the examples; one that is there twice counts twice."""

    def batch_slopes(self, batches: Sequence[Rows]) -> list[Slope]:
        """Return the batch gradient of each batch as a function of lists of floats."""


@dataclass(frozen=True, eq=False)
class LeastSquares(Objective):
    """The mean squared error f(w) = ‖Xw − y‖²/n; a slope is (2/n)·(X′X·w − X′y), whose error is a few ε·L·‖w‖.

    Its rank and its minimizer are those of core.solving.least_squares, which judges columns by their directions, not by their lengths.
    """

    X: Matrix  # (n, p)
    y: Vector  # (n,)

    def __post_init__(self) -> None:
        check_examples(self.X, self.y)

    @property
    def count(self) -> int:
        """The number of examples n."""
        return len(self.y)

    @property
    def size(self) -> int:
        """The number of parameters p."""
        return int(self.X.shape[1])

    @cached_property
    def factors(self) -> Factors:
        """The factors of X."""
        return factors(self.X)

    @cached_property
    def _rows(self) -> tuple[Matrix, Vector]:
        """X and y; of many examples p + 1 rows that have the same sums of squares, the triangle R of (X y) = QR."""
        if self.count <= MANY:
            return self.X, self.y
        R = np.asarray(np.linalg.qr(np.column_stack([self.X, self.y]), mode="r"))
        return R[:, :-1], R[:, -1]

    @property
    def rank(self) -> int:
        """The rank of X: how many curvatures are not 0."""
        return self.factors.rank

    @cached_property
    def curvatures(self) -> Vector:
        """The eigenvalues 2σᵢ²/n of the Hessian, (p,), falling; those after the rank of X are 0."""
        found = np.zeros(self.size)
        found[: self.rank] = 2 * ridge(self.X, self.y).sigma ** 2 / self.count
        return found

    @property
    def L(self) -> float:
        """The largest curvature; 0 for X = 0."""
        return float(self.curvatures[0])

    @property
    def mu(self) -> float:
        """The smallest curvature that is not 0; 0 for X = 0."""
        return float(self.curvatures[self.rank - 1]) if self.rank else 0.0

    @cached_property
    def minimizer(self) -> Vector:
        """The shortest least-squares solution X⁺y, (p,)."""
        return solve(self.factors, self.y)

    @cached_property
    def minimum(self) -> float:
        """The least mean squared error."""
        return self.value(self.minimizer)

    @quiet
    def values(self, points: Matrix) -> Vector:
        """Return the mean squared error at every column of points : (p, k), as (k,)."""
        X, y = self._rows
        return np.asarray(np.sum((X @ points - y[:, None]) ** 2, axis=0) / self.count)

    @quiet
    def rounding(self, points: Matrix) -> Vector:
        """Return what rounding may make of the values at points : (p, k), as (k,): a residual is off by its terms' sizes times ε."""
        X, y = self._rows
        residuals = np.abs(X @ points - y[:, None])
        errors = (sum(self.X.shape) + 8) * EPS * (np.abs(X) @ np.abs(points) + np.abs(y)[:, None])
        return np.asarray(np.sum((2 * residuals + errors) * errors, axis=0) / self.count)

    @quiet
    def excess(self, points: Matrix) -> Vector:
        """Return ‖X(w − X⁺y)‖²/n at every column w of points : (p, k), as (k,): no difference of values that cancel."""
        return np.asarray(np.sum((self._rows[0] @ (points - self.minimizer[:, None])) ** 2, axis=0) / self.count)

    @quiet
    def gradient(self, w: Vector) -> Vector:
        """Return (2/n)·X′(Xw − y) at w : (p,)."""
        return np.asarray(2 / self.count * (self.X.T @ (self.X @ w - self.y)))

    def hessian(self, w: Vector) -> Matrix:  # noqa: ARG002
        """Return (2/n)·X′X, the same at every w, (p, p)."""
        return np.asarray(2 / self.count * (self.X.T @ self.X))

    def slope(self) -> Slope:
        """Return the gradient as a function of lists."""
        return self.batch_slopes([np.arange(self.count)])[0]

    def batch_gradient(self, w: Vector, rows: Rows) -> Vector:
        """Return the gradient at w : (p,) of the mean over rows."""
        return LeastSquares(self.X[rows], self.y[rows]).gradient(w)

    @quiet
    def batch_slopes(self, batches: Sequence[Rows]) -> list[Slope]:
        """Return the batch gradients as functions of lists: X′X and X′y of few examples come from one product with all weights."""
        if self.count > MANY:
            parts = ((2 / len(rows), self.X[rows], self.y[rows]) for rows in batches)
            return [_affine(share * (X.T @ X), share * (X.T @ y)) for share, X, y in parts]
        sizes = np.array([len(rows) for rows in batches], dtype=np.int64)
        which = np.repeat(np.arange(len(batches)), sizes), np.concatenate([np.empty(0, dtype=np.int64), *batches])
        weights = np.zeros((len(batches), self.count))
        np.add.at(weights, which, np.repeat(2 / sizes, sizes))
        squares = weights @ (self.X[:, :, None] * self.X[:, None, :]).reshape(self.count, -1)
        shifts = weights @ (self.X * self.y[:, None])
        return [_affine(H, c) for H, c in zip(squares.reshape(-1, self.size, self.size), shifts, strict=True)]


@dataclass(frozen=True, eq=False)
class Quadratic(Objective):
    """The bowl ½(w₁² + κ·w₂²), whose curvatures are κ and 1. Raises InputError unless κ is 1 or more."""

    kappa: float

    size = 2
    minimum = 0.0

    def __post_init__(self) -> None:
        if not 1 <= self.kappa < math.inf:
            raise InputError(f"κ = {self.kappa:g} is the larger curvature over the smaller one: it has to be 1 or more.")

    @property
    def minimizer(self) -> Vector:
        """The point 0."""
        return np.zeros(2)

    @property
    def curvatures(self) -> Vector:
        """The curvatures, κ and 1."""
        return np.array([self.kappa, 1.0])

    @property
    def L(self) -> float:
        """The larger curvature, κ."""
        return self.kappa

    @quiet
    def values(self, points: Matrix) -> Vector:
        """Return ½(w₁² + κ·w₂²) at every column of points : (2, k), as (k,)."""
        return np.asarray((points[0] ** 2 + self.kappa * points[1] ** 2) / 2)

    def rounding(self, points: Matrix) -> Vector:
        """Return what rounding may make of the values at points : (2, k), as (k,)."""
        return np.asarray(ROUNDING * self.values(points))

    def hessian(self, w: Vector) -> Matrix:  # noqa: ARG002
        """Return the diagonal matrix of 1 and κ, the same at every w."""
        return np.diag([1.0, self.kappa])

    def slope(self) -> Slope:
        """Return (w₁, κ·w₂) as a function of lists."""
        kappa = float(self.kappa)
        return lambda w: [w[0], kappa * w[1]]


@dataclass(frozen=True, eq=False)
class Rosenbrock(Objective):
    """Rosenbrock's banana (1 − w₁)² + 100·(w₂ − w₁²)²: a bent valley with its only minimum at (1, 1)."""

    size = 2
    minimum = 0.0

    @property
    def minimizer(self) -> Vector:
        """The point (1, 1)."""
        return np.ones(2)

    @quiet
    def values(self, points: Matrix) -> Vector:
        """Return f at every column of points : (2, k), as (k,)."""
        return np.asarray((1 - points[0]) ** 2 + 100 * (points[1] - points[0] ** 2) ** 2)

    @quiet
    def rounding(self, points: Matrix) -> Vector:
        """Return what rounding may make of the values at points : (2, k), as (k,): 1 − w₁ and w₂ − w₁² are off by their terms' ε."""
        x, y = points
        across, along = ROUNDING * (np.abs(y) + x**2), ROUNDING * (1 + np.abs(x))
        return np.asarray((2 * np.abs(1 - x) + along) * along + 100 * (2 * np.abs(y - x**2) + across) * across)

    @quiet
    def hessian(self, w: Vector) -> Matrix:
        """Return the second derivatives at w."""
        x, y = w
        return np.array([[2 - 400 * (y - 3 * x**2), -400 * x], [-400 * x, 200.0]])

    def slope(self) -> Slope:
        """Return (−2(1 − w₁) − 400·w₁(w₂ − w₁²), 200·(w₂ − w₁²)) as a function of lists."""

        def slope(w: list[float]) -> list[float]:
            x, y = w
            across = y - x * x
            return [-2 * (1 - x) - 400 * x * across, 200 * across]

        return slope


@dataclass(frozen=True, eq=False)
class Saddle(Objective):
    """The saddle ½w₁² + ¼w₂⁴ − ½w₂²: flat at 0, where it is no minimum, and least, −¼, at (0, 1) and (0, −1)."""

    size = 2
    minimum = -0.25

    @property
    def minimizer(self) -> Vector:
        """The point (0, 1); (0, −1) is another."""
        return np.array([0.0, 1.0])

    @quiet
    def values(self, points: Matrix) -> Vector:
        """Return f at every column of points : (2, k), as (k,)."""
        return np.asarray(points[0] ** 2 / 2 + points[1] ** 4 / 4 - points[1] ** 2 / 2)

    @quiet
    def rounding(self, points: Matrix) -> Vector:
        """Return what rounding may make of the values at points : (2, k), as (k,)."""
        return np.asarray(ROUNDING * (points[0] ** 2 + points[1] ** 4 + points[1] ** 2))

    @quiet
    def excess(self, points: Matrix) -> Vector:
        """Return ½w₁² + ¼(w₂² − 1)² at every column of points : (2, k), as (k,)."""
        return np.asarray(points[0] ** 2 / 2 + (points[1] ** 2 - 1) ** 2 / 4)

    @quiet
    def hessian(self, w: Vector) -> Matrix:
        """Return the diagonal matrix of 1 and 3w₂² − 1."""
        return np.diag([1.0, 3 * w[1] ** 2 - 1])

    def slope(self) -> Slope:
        """Return (w₁, w₂³ − w₂) as a function of lists."""
        return lambda w: [w[0], w[1] * w[1] * w[1] - w[1]]


def check_examples(X: Matrix, y: Vector) -> None:
    """Raise InputError unless X : (n, p) has as many rows as y : (n,) has entries, and both are finite."""
    if X.ndim != 2 or y.shape != X.shape[:1] or not X.size:
        raise InputError(f"The examples are {' × '.join(map(str, X.shape))}, and there are {y.size} targets: each row needs one.")
    if not (np.isfinite(X).all() and np.isfinite(y).all()):
        raise InputError("The examples have to be finite numbers.")


def _affine(H: Matrix, c: Vector) -> Slope:
    """Return Hw − c as a function of lists."""
    if len(c) > FEW:
        return quiet(lambda w: (H @ np.array(w) - c).tolist())
    lines = list(zip(H.tolist(), c.tolist(), strict=True))
    return lambda w: [sum(map(mul, row, w)) - shift for row, shift in lines]
