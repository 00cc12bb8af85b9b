"""Numerics: what is rounding, and what is rank."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.numbers import whole
from core.numbers.arrays import EPS, ROUNDING, Matrix, Vector
from core.numbers.rational import Rational


def rank_of(sigma: NDArray[np.floating[Any]], shape: tuple[int, ...]) -> int:
    """Return the numerical rank: how many singular values are above max(m, n)·ε·σ₁.

    sigma : (p,), falling; shape : (m, n) of the matrix (Golub & Van Loan, 5.5.8).
    """
    return int(np.sum(sigma > max(shape) * EPS * sigma[0]))


def is_rank_known(rank: int, A: Matrix, exact: Rational | None) -> bool:
    """Return whether A has this rank for sure, and not to sixteen digits: it was typed in fractions, or its zeros leave no larger one.

    A : (m, n), of the numerical rank; exact is A as it was typed, if that is known.
    """
    return exact is not None or rank == min(int(A.any(axis=axis).sum()) for axis in (0, 1))


def has_full_rank_by_entries(A: Matrix) -> bool:
    """Return whether A, flat to sixteen digits, is not so by the digits that its entries have.

    A : (m, n). Rows and columns may be scaled without a change to the digits of an entry: A is not flat by them if some scaling
    shows the full rank (Golub & Van Loan, 3.5.2).
    """
    if not (A.any(axis=0).all() and A.any(axis=1).all()):
        return False
    rows = A / np.abs(A).max(axis=1, keepdims=True)
    sigma = np.linalg.svd(rows / np.abs(rows).max(axis=0), compute_uv=False)
    return bool(rank_of(sigma, A.shape) == min(A.shape))


def multiplied(A: Matrix, B: Matrix | Vector, exact_A: Rational | None = None, exact_B: Rational | None = None) -> NDArray[np.float64]:
    """Return A·B: each entry rounded once where both are known in fractions, else 0 where its products leave only rounding.

    A : (m, n), B : (n, p) or (n,); exact_A and exact_B, a vector as one column, are the same as they were typed, if there are such.
    """
    if exact_A is not None and exact_B is not None:
        (left, unit), (right, other) = exact_A.whole, exact_B.whole
        over = unit * other
        return np.array([[entry / over for entry in row] for row in whole.product(left, right)]).reshape(len(A), *B.shape[1:])
    found = A @ B
    return np.where(np.abs(found) > ROUNDING * (np.abs(A) @ np.abs(B)), found, 0.0)


def is_symmetric(A: Matrix) -> bool:
    """Return whether A is its own transpose, up to rounding.

    A : (n, n).
    """
    return float(np.linalg.norm(A - A.T)) <= ROUNDING * float(np.linalg.norm(A))


def frobenius(A: Matrix | Vector) -> float:
    """Return the Frobenius norm, of a vector its length; the squares of entries may leave float64, the norm does not."""
    return math.hypot(*A.ravel().tolist())


def relative(residual: float, size: float) -> float:
    """Return |residual| against size, and as it is where there is nothing to hold it against."""
    return abs(residual) / size if size else abs(residual)
