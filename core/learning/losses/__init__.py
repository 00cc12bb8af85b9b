"""Losses, each in a file: a new one is a class, and its place in LOSSES."""

from functools import lru_cache

import numpy as np

from core.learning.losses.least_squares import LeastSquares
from core.learning.losses.logistic import Logistic
from core.learning.losses.loss import Loss, MeanLoss
from core.learning.losses.quadratic import Quadratic
from core.learning.losses.rosenbrock import Rosenbrock
from core.learning.losses.saddle import Saddle
from core.numbers.arrays import Texts
from core.solving.design import Design

LOSSES: dict[str, type[Loss]] = {
    kind.name: kind
    for kind in (
        LeastSquares,
        Logistic,
        Quadratic,
        Rosenbrock,
        Saddle,
    )
}

__all__ = [
    "LOSSES",
    "LeastSquares",
    "Logistic",
    "Loss",
    "MeanLoss",
    "Quadratic",
    "Rosenbrock",
    "Saddle",
    "is_of_data",
    "loss",
]


def is_of_data(name: str) -> bool:
    """Return whether the loss of this name is a mean over examples."""
    return issubclass(LOSSES[name], MeanLoss)


def loss(name: str, design: Design, kappa: float) -> Loss:
    """Return the loss of this name, of a design or of the curvatures κ and 1, whichever it is made of.

    Of the same data it is the same object, with what it knows of its minimum.
    """
    if not is_of_data(name):
        return LOSSES[name].of(design, kappa)
    return _of_data(name, design.X.tobytes(), design.y.tobytes(), design.X.shape, design.powers, design.given)


@lru_cache(maxsize=4)
def _of_data(name: str, X: bytes, y: bytes, shape: tuple[int, int], powers: tuple[int, ...], given: Texts | None) -> Loss:
    rows, right = np.frombuffer(X).reshape(shape), np.frombuffer(y)
    return LOSSES[name].of(Design(rows, right, (), None, powers, False, given), 1.0)
