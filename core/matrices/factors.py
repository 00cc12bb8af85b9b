"""Factors: a matrix as an orthonormal basis of its columns, and how they are made of it; and what is solved with them.

Columns have units of their own: they are brought to one length first, by powers of two, so that no digit changes.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import scipy.linalg
from numpy.typing import NDArray

from core.matrices.numerics import rank_of, relative
from core.numbers.arrays import EPS, Matrix, Vector

CORRECTIONS = 8  # at most: one or two will do but for columns that are nearly dependent
NEGLIGIBLE = 1e-10  # relative: where a correction is less, the next is rounding
HIDDEN = 1e-3  # relative: where rounding moves the shortest w by more, no digit tells that it is the shortest
MISSED = 1e-8  # relative: what the shortest w may miss of what it is to give, and have of what the null space is, but for rounding


@dataclass(frozen=True, eq=False)
class Orthonormal:
    """The factors of A = Q·R·P′: a basis Q of the columns of A, and how they are made of it."""

    Q: Matrix  # (m, n), orthonormal columns
    R: Matrix  # (n, n), upper triangular
    order: NDArray[np.intc]  # (n,): column j of Q·R is column order[j] of A

    def shortest(self, b: Vector) -> Vector:
        """Return the solution of A′w = b that is nearest to 0, (m,); b : (n,)."""
        return self.Q @ solve_upper(self.R, b[self.order], transposed=True)


@dataclass(frozen=True, eq=False)
class Factors:
    """The factors of Z·P = Q·R: Z is a matrix X whose columns were scaled by powers of two, P orders them; k = min(n, p).

    The first columns in that order, as many as the rank, span all the others: they are the basic ones.
    """

    Z: Matrix  # (n, p): every column of length ½ … 1, or 0
    shifts: NDArray[np.intc]  # (p,): column j was divided by 2^shifts[j]
    order: NDArray[np.intc]  # (p,): which column comes first, …
    Q: Matrix  # (n, k), orthonormal columns
    R: Matrix  # (k, p), upper triangular
    sigma: Vector  # (k,): the singular values of Z, falling
    rank: int  # the number of them above max(n, p)·ε·σ₁

    @property
    def basic(self) -> NDArray[np.intc]:
        """The indices of the basic columns, (rank,)."""
        return self.order[: self.rank]

    @property
    def basis(self) -> Matrix:
        """An orthonormal basis of the column space, (n, rank)."""
        return self.Q[:, : self.rank]

    @property
    def triangle(self) -> Matrix:
        """The part of R that belongs to the basic columns, (rank, rank)."""
        return self.R[: self.rank, : self.rank]

    @property
    def raw_sigma(self) -> Vector:
        """The singular values of X, (k,), falling."""
        return np.asarray(np.linalg.svd(np.ldexp(self.R, self.shifts[self.order]), compute_uv=False))

    @cached_property
    def combinations(self) -> Matrix:
        """How each other column of Z is made of the basic ones, (rank, p − rank).

        What rounding leaves is found in extended precision, and corrected once. A part below max(n, p)·ε of the column is none,
        as for the rank: in the units of w even that may be much.
        """
        Z, others = extended(self.Z[:, self.basic]), extended(self.Z[:, self.order[self.rank :]])
        T = solve_upper(self.triangle, self.R[: self.rank, self.rank :])
        T += solve_upper(self.triangle, self.basis.T @ np.asarray(others - Z @ extended(T), dtype=np.float64))
        return np.where(np.abs(T) > max(self.Z.shape) * EPS, T, 0.0)

    @property
    def shares(self) -> Matrix:
        """How each column of Z is made of the basic ones, (p, rank): the K of Z = B·K′, B its basic columns."""
        K, others = np.zeros((len(self.order), self.rank)), self.order[self.rank :]
        K[self.basic, np.arange(self.rank)] = 1.0
        K[others] = self.combinations.T
        return K

    def shortest(self, z: Vector) -> Vector:
        """Return, of all w with X·w = B·z, B the basic columns of Z, the one nearest to 0, (p,); z : (rank,).

        Where rounding leaves none that is so and fits, it is the one for which v, with Z·v = X·w, is nearest to 0 (is_shortest).
        """
        K = np.ldexp(self.shares, self.shifts[:, None])
        w = _shortest(K, z)
        if self._missed(K, z, w) <= MISSED and self.is_shortest(w):
            return w
        return np.asarray(np.ldexp(_shortest(self.shares, z), -self.shifts))

    def _missed(self, K: Matrix, z: Vector, w: Vector) -> float:
        """Return by how much w misses K′w = z, and X·w = B·z, as a share of B·z: the one may be known where the other is rounding."""
        B, Z = extended(self.Z[:, self.basic]), extended(self.Z)
        given, made = B @ extended(z), Z @ np.ldexp(extended(w), self.shifts)
        missed = max(np.linalg.norm(given - B @ (extended(K.T) @ extended(w))), np.linalg.norm(given - made))
        return relative(float(missed), float(np.linalg.norm(given)))

    def is_shortest(self, w: Vector) -> bool:
        """Whether no other w that X takes to the same is nearer to 0, and rounding does not hide it; w : (p,)."""
        if self.rank == len(w):
            return True
        turned = relative(float(np.linalg.norm(self.null_space.T @ w)), float(np.linalg.norm(w)))  # by the rounding of the null space
        return self.kappa * self.tolerance <= HIDDEN and turned <= MISSED and self.slant(w) <= self.tolerance

    @property
    def kappa(self) -> float:
        """The condition number σ₁/σᵣ of Z, r its rank; 1 for Z = 0."""
        return float(self.sigma[0] / self.sigma[self.rank - 1]) if self.rank else 1.0

    def slant(self, w: Vector) -> float:
        """Return ‖N′w‖ / (κ‖w‖), N the null space: 0 where no other w that X takes to the same is nearer to 0; w : (p,).

        It is the length of what of w is not in the row space. A change ε of the columns of Z turns that by κ·ε, κ that of Z; more,
        where their lengths in X differ by more than 10¹⁶. The null space it may turn by ε times as much as these lengths differ.
        """
        return self._slant(self.row_space, w)

    def scaled_slant(self, w: Vector) -> float:
        """Return the same of v, where Z·v = X·w, and of the null space of Z; w : (p,)."""
        return self._slant(_orthonormal(self.shares).Q, np.ldexp(w, self.shifts))

    def _slant(self, rows: Matrix, w: Vector) -> float:
        return relative(float(np.linalg.norm(w - rows @ (rows.T @ w))), self.kappa * float(np.linalg.norm(w)))

    @property
    def tolerance(self) -> float:
        """How far rounding may lead, of numbers of the order of 1: a column may be max(n, p)·ε of up to √p from what it is made of."""
        n, p = self.Z.shape
        return float((8 * math.sqrt(p) if self.rank < p else 4.0) * max(16, n, p) * EPS)

    @cached_property
    def row_space(self) -> Matrix:
        """An orthonormal basis of the rows of X, (p, rank)."""
        return _orthonormal(np.ldexp(self.shares, self.shifts[:, None])).Q

    @cached_property
    def null_space(self) -> Matrix:
        """An orthonormal basis of all w that X takes to 0, (p, p − rank)."""
        p, r = len(self.order), self.rank
        if r == p:
            return np.zeros((p, 0))
        relations = np.zeros((p, p - r))
        relations[self.order[r:], np.arange(p - r)] = 1.0
        relations[self.basic] = -self.combinations
        return _orthonormal(np.ldexp(relations, -self.shifts[:, None])).Q


def factors(X: Matrix) -> Factors:
    """Return the pivoted QR factors of X with its columns scaled.

    X : (n, p).
    """
    shifts = np.frexp(np.linalg.norm(X, axis=0))[1]
    Z = np.ldexp(X, -shifts)
    Q, R, order = scipy.linalg.qr(Z, mode="economic", pivoting=True, check_finite=False)
    sigma = np.linalg.svd(R, compute_uv=False)
    return Factors(Z, shifts, order, Q, R, sigma, rank_of(sigma, X.shape) if X.size else 0)


def solve(of: Factors, y: Vector) -> Vector:
    """Return the w with the least ‖y − X·w‖; of all such the one nearest to 0.

    y : (n,), or its first entries, where only zeros follow. The residuals' components along the columns, which should be 0,
    are found in extended precision and corrected (the corrected seminormal equations: Björck, Linear Algebra Appl. 88/89, 1987):
    each time an error δ of w falls to about κ·ε·δ, κ that of the scaled columns, and with it the part of it that grows with
    κ²·‖residuals‖. Where the machine has no type longer than float64, the step does no harm.
    """
    R, Z = of.triangle, extended(of.Z[:, of.basic])
    z = solve_upper(R, of.basis[: len(y)].T @ y)
    last = math.inf
    for _ in range(CORRECTIONS):
        rest = -Z @ extended(z)
        rest[: len(y)] += y
        change = solve_upper(R, solve_upper(R, np.asarray(Z.T @ rest, dtype=np.float64), transposed=True))
        size = float(np.linalg.norm(change))
        if size >= last:
            break
        z, last = z + change, size
        if size <= NEGLIGIBLE * np.linalg.norm(z):
            break
    if of.rank < len(of.order):
        return of.shortest(z)
    w = np.empty(len(z))
    w[of.order] = np.ldexp(z, -of.shifts[of.basic])
    return w


def with_price(X: Matrix, alpha: float) -> Matrix:
    """Return X above √α·I, (n + p, p): with y above zeros, ‖y − X·w‖² + α·‖w‖² is the square of what it leaves."""
    return np.vstack([X, math.sqrt(alpha) * np.eye(X.shape[1])])


def _shortest(K: Matrix, z: Vector) -> Vector:
    """Return the w with K′w = z that is nearest to 0, (p,); K : (p, r), of full rank; z : (r,).

    The units of w are in the rows of K alone: if those of the basic columns were in its columns, they would choose the pivots, and
    small rows would lose their digits. Corrected once, since what is rounding to the largest entry of w may be much in the unit of
    another.
    """
    rows = _orthonormal(K)
    w = rows.shortest(z)
    return w + rows.shortest(np.asarray(extended(z) - extended(K.T) @ extended(w), dtype=np.float64))


def _orthonormal(A: Matrix) -> Orthonormal:
    """Return an orthonormal basis of the columns of A, of full rank, (m, n).

    With the largest rows first, and column pivoting, small rows keep their digits (Cox & Higham, BIT 38, 1998).
    """
    if not A.size:
        return Orthonormal(A, np.zeros((0, 0)), np.zeros(0, dtype=np.intc))
    down = np.argsort(-np.abs(A).max(axis=1), kind="stable")
    Q = np.empty(A.shape)
    Q[down], R, order = scipy.linalg.qr(A[down], mode="economic", pivoting=True, check_finite=False)
    return Orthonormal(Q, R, order)


def solve_upper(R: Matrix, b: Matrix, *, transposed: bool = False) -> Matrix:
    """Return the solution of R·z = b, or of R′·z = b, R upper triangular."""
    if not b.size:
        return np.zeros(b.shape)
    found: Matrix = scipy.linalg.lapack.dtrtrs(R, b, trans=int(transposed))[0]  # as solve_triangular, which takes longer to begin
    return found


def extended(A: Matrix) -> NDArray[np.floating[Any]]:
    """Return A in the longest type that the machine has."""
    return A.astype(np.longdouble)
