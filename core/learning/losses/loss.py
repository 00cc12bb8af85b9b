"""Loss: a function that is descended, and what is known of its minima."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

import numpy as np

from core.learning.batches import Rows
from core.learning.bias import Bias
from core.learning.contours import Lines
from core.learning.noise import Noise
from core.learning.slopes import Affine, Slope
from core.numbers.arrays import ROUNDING, InputError, Matrix, Vector
from core.numbers.counts import counted
from core.solving.design import Design

MANY = 256  # examples, beyond which nothing is made that has a row or a column for each of them and one for each update


class Loss(ABC):
    """A smooth function f of p parameters; what float64 cannot hold is inf or NaN, without a warning."""

    name: ClassVar[str]  # in a link
    title: ClassVar[str]  # in a list
    takes_kappa: ClassVar[bool] = False
    saddle: ClassVar[tuple[float, ...] | None] = None  # a point where the slope vanishes, and which is no minimum

    @classmethod
    @abstractmethod
    def of(cls, design: Design, kappa: float) -> "Loss":
        """Return the loss of a model of data, or the one with these curvatures, whichever it is made of."""

    @property
    @abstractmethod
    def size(self) -> int:
        """The number of parameters p."""

    @property
    @abstractmethod
    def minimum(self) -> float | None:
        """The least value of f; None where it is not attained."""

    @property
    @abstractmethod
    def minimizer(self) -> Vector | None:
        """A point where f is least, (p,); of several the one nearest 0; None where there is none."""

    @property
    def minimizers(self) -> Matrix:
        """The points where f is least that are known, (p, m): one of each line of them."""
        return np.empty((self.size, 0)) if self.minimizer is None else self.minimizer[:, None]

    @property
    def is_least_nothing(self) -> bool:
        """Whether the least value of f is 0, or only rounding."""
        if self.minimum is None or self.minimizer is None:
            return False
        return abs(self.minimum) <= float(self.rounding(self.minimizer[:, None])[0])

    @property
    def curvatures(self) -> Vector | None:
        """The eigenvalues of the Hessian, (p,), falling, those that are 0 exactly 0; None where it is not the same everywhere."""
        return None

    @property
    def axes(self) -> Matrix:
        """Orthonormal directions of the curvatures that are not 0, in their order, (p, r), where they are the same everywhere."""
        return np.empty((self.size, 0))

    @property
    def is_quadratic(self) -> bool:
        """Whether the Hessian is the same everywhere: only then one step size decides whether a descent converges."""
        return self.curvatures is not None

    @abstractmethod
    def values(self, points: Matrix) -> Vector:
        """Return f at every column of points : (p, k), as (k,)."""

    @abstractmethod
    def rounding(self, points: Matrix, values: Vector | None = None) -> Vector:
        """Return what rounding, of f and of the points, may make of the values at points : (p, k), as (k,).

        values : f there, where it is known already.
        """

    def excess(self, points: Matrix, values: Vector | None = None) -> Vector | None:
        """Return how far f is above its least value at every column of points : (p, k), as (k,); None where that is not attained.

        values : f there, where it is known already.
        """
        found = self.values(points) if values is None else values
        return None if self.minimum is None else np.maximum(found - self.minimum, 0)

    def gradient(self, w: Vector) -> Vector:
        """Return the gradient of f at w : (p,)."""
        return np.array(self.slope()(w.tolist()))

    @abstractmethod
    def hessian(self, w: Vector) -> Matrix:
        """Return the matrix of second derivatives of f at w : (p,), as (p, p)."""

    @abstractmethod
    def slope(self) -> Slope:
        """Return the gradient as a function of lists of floats, which for few parameters is quicker."""

    def affine(self, batches: Sequence[Rows] | None) -> Affine | None:  # noqa: ARG002
        """Return the gradient as Hw − c, of all examples or of each batch; None where it is not affine."""
        return None

    @abstractmethod
    def terms(self, w: Vector) -> float:
        """Return how large the terms are of which a gradient at w : (p,) is made: its rounding is small against them."""

    @abstractmethod
    def lines(self, halves: Vector, centre: Vector) -> Lines:
        """Return level lines, where a view shows halves : (2,) to either side of centre : (2,); for p = 2 only."""

    @property
    def is_clear(self) -> bool:
        """Whether a short program finds the minimizer."""
        return True

    @property
    def settings(self) -> dict[str, float]:
        """The numbers that a program of it begins with, besides the data."""
        return {}

    @property
    def facts(self) -> dict[str, bool]:
        """What decides which parts of a program of it apply."""
        return {}

    @property
    def remark(self) -> str:
        """What is said of the minimum besides what the numbers say."""
        return ""

    def value(self, w: Vector) -> float:
        """Return f at w : (p,)."""
        return float(self.values(w[:, None])[0])

    def cleared(self, w: Vector) -> Vector:
        """Return w : (p,) with 0 where a parameter is so small that it changes no digit of f."""
        return w

    def bias(self, start: Vector) -> Bias | None:  # noqa: ARG002
        """Return which of its minimizers a descent from start : (p,) finds; None where theory does not say."""
        return None

    def noise(self, eta: float, batch: int) -> Noise | None:  # noqa: ARG002
        """Return the spread of plain descents by batches that are drawn with replacement; None where theory does not say."""
        return None

    def ridge_path(self, prices: Vector) -> Matrix:  # noqa: ARG002
        """Return the minimizers of f and a price on the length of w, against the largest curvature, (p, k); (p, 0) where unknown."""
        return np.empty((self.size, 0))


class MeanLoss(Loss):
    """A loss that is a mean over examples X : (n, p)."""

    X: Matrix
    is_straight: ClassVar[bool] = True  # whether what it predicts is X·w itself
    can_be_moved: ClassVar[bool] = True  # whether its targets are the y that are given, and can be grabbed
    target_name: ClassVar[str]  # what is to be predicted

    @property
    @abstractmethod
    def targets(self) -> Vector:
        """What is to be predicted, (n,)."""

    @property
    def count(self) -> int:
        """The number of examples n."""
        return len(self.X)

    @property
    def size(self) -> int:
        """The number of parameters p."""
        return int(self.X.shape[1])

    @property
    def cost(self) -> int:
        """How many numbers an update looks at."""
        return 1

    @property
    def notes(self) -> tuple[str, ...]:
        """What is said of how the data are taken."""
        return ()

    @property
    @abstractmethod
    def weight(self) -> float:
        """The length of what X·w is held against."""

    def predicted(self, values: Vector) -> Vector:
        """Return what is predicted where X·w has these values : (k,)."""
        return values

    def cleared(self, w: Vector) -> Vector:
        """Return w : (p,) with 0 where a parameter is so small that its column changes no digit of X·w; one of zeros never does."""
        lengths, sizes = np.linalg.norm(self.X, axis=0), np.abs(w)
        noise = np.where(lengths > 0, ROUNDING * (self.weight + lengths @ sizes), ROUNDING * sizes.max())
        return np.where(np.where(lengths > 0, lengths, 1.0) * sizes > noise, w, 0.0)

    def slope(self) -> Slope:
        """Return the gradient as a function of lists."""
        return self.batch_slopes([np.arange(self.count)])[0]

    @abstractmethod
    def batch_gradient(self, w: Vector, rows: Rows) -> Vector:
        """Return the gradient at w : (p,) of the mean over some of the examples; one that is there twice counts twice."""

    @abstractmethod
    def batch_slopes(self, batches: Sequence[Rows]) -> list[Slope]:
        """Return the batch gradient of each batch as a function of lists of floats."""


def check_examples(X: Matrix, y: Vector) -> None:
    """Raise InputError unless X : (n, p) has as many rows as y : (n,) has entries, and both are finite."""
    if X.ndim != 2 or y.shape != X.shape[:1] or not X.size:
        raise InputError(f"The examples are {' × '.join(map(str, X.shape))}, and y has {counted(y.size, 'target')}: each row needs one.")
    if not (np.isfinite(X).all() and np.isfinite(y).all()):
        raise InputError("The examples have to be finite numbers.")
