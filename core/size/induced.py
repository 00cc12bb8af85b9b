"""Induced norms: how far a matrix stretches the unit ball of ‖·‖ₚ at most, and the x that it stretches most.

It is known exactly for p = 1 (the largest sum of a column's |aᵢⱼ|), for p = ∞ (of a row's), for p = 2 (σ₁), and for p < 1. For any other p
it is hard to find (Hendrickx & Olshevsky, SIAM J. Matrix Anal. Appl. 31, 2010): what a search finds is a lower bound, and
interpolation between 1, 2 and ∞ gives an upper one.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.numbers.arrays import Matrix, Vector
from core.size.lengths import in_float64

SURE = 5e-14  # relative: more than rounding moves a length that is measured
AGREES = 1e-12  # relative: bounds as near as that are one number
STILL = 1e-12
FIRST, LAST = 8, 60  # steps from all starts, and from the best of them
BEST = 6


@dataclass(frozen=True, eq=False)
class Induced:
    """The largest ‖Ax‖ₚ of all x with ‖x‖ₚ = 1, or the largest that was found."""

    p: float
    value: float  # a lower bound at least
    x: Vector  # (n,), ‖x‖ₚ = 1: the x that is stretched so far
    at_most: float  # an upper bound; value itself where that is known

    @property
    def is_known(self) -> bool:
        """Whether value is the norm: by a formula, or because both bounds agree."""
        return self.at_most <= self.value * (1 + AGREES)


def induced(A: Matrix, p: float, sigma: float, v: Vector) -> Induced:
    """Return the induced p-norm of A.

    A : (m, n), its largest entry near 1; sigma, v : σ₁ and its right singular vector, (n,).

    For p ≤ 1 it is the ‖·‖ₚ of the longest column, because Σᵢ|Σⱼ aᵢⱼxⱼ|ᵖ ≤ Σⱼ |xⱼ|ᵖ·‖aⱼ‖ᵖ ≤ maxⱼ ‖aⱼ‖ᵖ, reached by eⱼ.
    """
    n = A.shape[1]
    if p <= 1:
        columns = [in_float64(column, p) for column in A.T]
        best = int(np.argmax(columns))
        return Induced(p, columns[best], np.eye(n)[best], columns[best])
    if p == math.inf:
        rows = [in_float64(row, 1.0) for row in A]
        best = int(np.argmax(rows))
        return Induced(p, rows[best], np.where(A[best] < 0, -1.0, 1.0), rows[best])
    if p == 2:
        return Induced(p, sigma, upright(v), sigma)
    x, found = search(A, p, v)
    most = interpolated(A, p, sigma) * (1 + SURE)
    return Induced(p, found if most <= found * (1 + AGREES) else found * (1 - SURE), x, most)


def interpolated(A: Matrix, p: float, sigma: float) -> float:
    """Return an upper bound of the induced p-norm, 1 < p < ∞: log‖A‖ₚ is convex in 1/p (Riesz and Thorin).

    A : (m, n); sigma : σ₁. Between 1 and 2 it lies below the line from one to the other, and between 2 and ∞ likewise.
    """
    end = max(in_float64(line, 1.0) for line in (A.T if p < 2 else A))
    share = 2 / p - 1 if p < 2 else 1 - 2 / p
    return float(end**share * sigma ** (1 - share))


def search(A: Matrix, p: float, v: Vector) -> tuple[Vector, float]:
    """Return the x, ‖x‖ₚ = 1, that the power method finds to be stretched most, and ‖Ax‖ₚ; 1 < p < ∞.

    A : (m, n); v : (n,). From many starts: the axes, the corners of the cube, v, and some at random (Boyd, Linear Algebra Appl. 9, 1974:
    each step of x ← the gradient of ‖Ax‖ₚ, made a unit vector by duality, stretches no less than the one before).
    """
    X = np.column_stack([_starts(A.shape[1]), v])
    X = _steps(A, X, p, FIRST)
    X = _steps(A, X[:, np.argsort(-_stretched(A, X, p))[:BEST]], p, LAST)
    best = X[:, int(np.argmax(_stretched(A, X, p)))]
    best = best / (in_float64(best, p) or 1.0)
    return upright(best), in_float64(A @ best, p) / (in_float64(best, p) or 1.0)


def upright(x: Vector) -> Vector:
    """Return x or −x, whichever has its largest entry above 0: both are stretched as far."""
    return (x if x[int(np.argmax(np.abs(x)))] > 0 else -x) + 0.0


@lru_cache(maxsize=8)
def _starts(n: int) -> Matrix:
    """Return what the search begins with, (n, k)."""
    corners = np.array([[1.0 if k >> j & 1 else -1.0 for j in range(n)] for k in range(2 ** (n - 1))]).T
    found = np.hstack([np.eye(n), corners, np.random.default_rng(n).normal(size=(n, 24))])
    found.setflags(write=False)
    return found


def _steps(A: Matrix, X: Matrix, p: float, count: int) -> Matrix:
    """Return the columns of X after some steps of the power method, or fewer where they stand still."""
    q = p / (p - 1)
    X = _units(X)
    for _ in range(count):
        Z = A.T @ _dual(A @ X, p)
        new = _units(_dual(Z, q))
        new = np.where(new.any(axis=0), new, X)  # what A takes to 0 goes nowhere
        if np.abs(new - X).max() <= STILL:
            return new
        X = new
    return X


def _dual(Y: Matrix, p: float) -> Matrix:
    """Return sign(y)·|y|^(p − 1) of each entry, the columns of Y divided by their largest: what a gradient of ‖·‖ₚ is a multiple of."""
    shares = _units(Y)
    return np.asarray(np.copysign(np.abs(shares) ** (p - 1), shares))


def _units(X: Matrix) -> Matrix:
    """Return the columns of X with 1 as their largest entry, those of zeros as they are."""
    most = np.abs(X).max(axis=0)
    return X / np.where(most > 0, most, 1.0)


def _stretched(A: Matrix, X: Matrix, p: float) -> Vector:
    """Return how many times as long as each column of X its image is."""
    return _long(A @ X, p) / _long(X, p)


def _long(X: Matrix, p: float) -> Vector:
    """Return ‖·‖ₚ of the columns, none of which is 0 but in an image."""
    most = np.abs(X).max(axis=0)
    return np.asarray(most * np.sum(np.abs(_units(X)) ** p, axis=0) ** (1 / p))
