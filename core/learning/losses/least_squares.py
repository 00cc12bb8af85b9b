"""Least squares: the mean squared error of a linear model."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.learning.batches import Rows
from core.learning.bias import Bias, nearest
from core.learning.contours import Lines
from core.learning.losses import lines
from core.learning.losses.loss import MANY, MeanLoss, check_examples
from core.learning.methods.method import largest
from core.learning.noise import Noise, noise
from core.learning.slopes import Affine, Slope, affine, quiet
from core.matrices.factors import Factors, factors, solve
from core.numbers.arrays import EPS, Matrix, Vector
from core.solving.design import Design
from core.solving.ridge import Ridge, ridge


@dataclass(frozen=True, eq=False)
class LeastSquares(MeanLoss):
    """The mean squared error f(w) = ‖Xw − y‖²/n; a slope is (2/n)·(X′X·w − X′y), whose error is a few ε·L·‖w‖.

    Its rank and its minimizer are those of core.solving.least_squares, which judges columns by their directions, not by their lengths.
    """

    name = "points"
    title = "least squares on the points"
    target_name = "y"

    X: Matrix  # (n, p)
    y: Vector  # (n,)

    @classmethod
    def of(cls, design: Design, kappa: float) -> "LeastSquares":  # noqa: ARG003
        """Return the mean squared error of a design."""
        return cls(design.X, design.y)

    def __post_init__(self) -> None:
        check_examples(self.X, self.y)

    @property
    def targets(self) -> Vector:
        """What is to be predicted, y."""
        return self.y

    @property
    def weight(self) -> float:
        """‖y‖."""
        return float(np.linalg.norm(self.y))

    @cached_property
    def factors(self) -> Factors:
        """The factors of X."""
        return factors(self.X)

    @cached_property
    def _ridge(self) -> Ridge:
        return ridge(self.X, self.y, self.factors)

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
        found[: self.rank] = 2 * self._ridge.sigma**2 / self.count
        return found

    @property
    def axes(self) -> Matrix:
        """The right singular vectors of X, (p, rank)."""
        return self._ridge.V

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
    def rounding(self, points: Matrix, values: Vector | None = None) -> Vector:  # noqa: ARG002
        """Return what rounding may make of the values at points : (p, k), as (k,): a residual is off by its terms' sizes times ε."""
        X, y = self._rows
        residuals = np.abs(X @ points - y[:, None])
        errors = (sum(self.X.shape) + 8) * EPS * (np.abs(X) @ np.abs(points) + np.abs(y)[:, None])
        return np.asarray(np.sum((2 * residuals + errors) * errors, axis=0) / self.count)

    @quiet
    def excess(self, points: Matrix, values: Vector | None = None) -> Vector:  # noqa: ARG002
        """Return ‖X(w − X⁺y)‖²/n at every column w of points : (p, k), as (k,): no difference of values that cancel."""
        return np.asarray(np.sum((self._rows[0] @ (points - self.minimizer[:, None])) ** 2, axis=0) / self.count)

    @quiet
    def gradient(self, w: Vector) -> Vector:
        """Return (2/n)·X′(Xw − y) at w : (p,)."""
        return np.asarray(2 / self.count * (self.X.T @ (self.X @ w - self.y)))

    def hessian(self, w: Vector) -> Matrix:  # noqa: ARG002
        """Return (2/n)·X′X, the same at every w, (p, p)."""
        return np.asarray(2 / self.count * (self.X.T @ self.X))

    def terms(self, w: Vector) -> float:
        """Return how large the terms of a gradient at w : (p,) are."""
        return 2 * self._longest * (self._longest * largest(w) + largest(self.y))

    @cached_property
    def _longest(self) -> float:
        """The largest Σ|xᵢ| of an example."""
        return float(np.abs(self.X).sum(axis=1).max())

    def lines(self, halves: Vector, centre: Vector) -> Lines:
        """Return ellipses, or parallel lines, equally spaced."""
        return lines.of_quadratic(self, halves, centre)

    def bias(self, start: Vector) -> Bias | None:
        """Return which of the minimizers a descent from start : (p,) finds; None where rounding hides the shortest of them."""
        if not self.factors.is_shortest(self.minimizer):
            return None
        return nearest(start, self.minimizer, self.factors)

    def noise(self, eta: float, batch: int) -> Noise:
        """Return the spread of plain descents by batches that are drawn with replacement."""
        return noise(self.X, self.y, eta, batch)

    def ridge_path(self, prices: Vector) -> Matrix:
        """Return the solutions of ridge, (p, k), along prices : (k,), which are taken times L·n; (p, 0) where X is 0."""
        return self._ridge.at(self.L * self.count * prices) if self.L else np.empty((self.size, 0))

    def batch_gradient(self, w: Vector, rows: Rows) -> Vector:
        """Return the gradient at w : (p,) of the mean over rows."""
        return LeastSquares(self.X[rows], self.y[rows]).gradient(w)

    def batch_slopes(self, batches: Sequence[Rows]) -> list[Slope]:
        """Return the batch gradients as functions of lists."""
        return affine(*self.affine(batches))

    @quiet
    def affine(self, batches: Sequence[Rows] | None) -> Affine:
        """Return 2X′X/n and 2X′y/n of each batch, or of all: of few examples they come from one product with all weights."""
        batches = [np.arange(self.count)] if batches is None else batches
        if self.count > MANY:
            parts = [(2 / len(rows), self.X[rows], self.y[rows]) for rows in batches]
            squares = np.array([share * (X.T @ X) for share, X, _ in parts])
            shifts = np.array([share * (X.T @ y) for share, X, y in parts])
            return squares.reshape(-1, self.size, self.size), shifts.reshape(-1, self.size)
        sizes = np.array([len(rows) for rows in batches], dtype=np.int64)
        which = np.repeat(np.arange(len(batches)), sizes), np.concatenate([np.empty(0, dtype=np.int64), *batches])
        weights = np.zeros((len(batches), self.count))
        np.add.at(weights, which, np.repeat(2 / sizes, sizes))
        squares = weights @ (self.X[:, :, None] * self.X[:, None, :]).reshape(self.count, -1)
        shifts = weights @ (self.X * self.y[:, None])
        return squares.reshape(-1, self.size, self.size), shifts
