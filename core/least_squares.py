"""Least squares: the w for which the squares of the residuals y − X·w have the least area, and what is known about it.

Columns have units of their own: they are brought to one length first, by powers of two, so that no digit changes.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import scipy.linalg
from numpy.typing import NDArray

from core.arrays import EPS, ROUNDING, Matrix, Vector
from core.design import Design
from core.numerics import rank_of, relative

CORRECTIONS = 8  # at most: one or two will do but for columns that are nearly dependent
NEGLIGIBLE = 1e-10  # relative: where a correction is less, the next is rounding


@dataclass(frozen=True, eq=False)
class Orthonormal:
    """The factors of A = Q·R·P′: a basis Q of the columns of A, and how they are made of it."""

    Q: Matrix  # (m, n), orthonormal columns
    R: Matrix  # (n, n), upper triangular
    order: NDArray[np.intc]  # (n,): column j of Q·R is column order[j] of A

    def shortest(self, b: Vector) -> Vector:
        """Return the solution of A′w = b that is nearest to 0, (m,); b : (n,)."""
        return self.Q @ _solve_upper(self.R, b[self.order], transposed=True)


@dataclass(frozen=True, eq=False)
class Factors:
    """The factors of Z·P = Q·R: Z is a matrix X whose columns were scaled by powers of two, P orders them; k = min(n, p).

    The first columns in that order, as many as the rank, span all the others: they are the basic ones, B, and X = B·K′.
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
        Z, others = _extended(self.Z[:, self.basic]), _extended(self.Z[:, self.order[self.rank :]])
        T = _solve_upper(self.triangle, self.R[: self.rank, self.rank :])
        T += _solve_upper(self.triangle, self.basis.T @ np.asarray(others - Z @ _extended(T), dtype=np.float64))
        return np.where(np.abs(T) > max(self.Z.shape) * EPS, T, 0.0)

    @property
    def shares(self) -> Matrix:
        """The K of X = B·K′, (p, rank)."""
        K, others = np.zeros((len(self.order), self.rank)), self.order[self.rank :]
        K[self.basic, np.arange(self.rank)] = 1.0
        K[others] = np.ldexp(self.combinations.T, self.shifts[others][:, None] - self.shifts[self.basic])
        return K

    def shortest(self, of_basic: Vector) -> Vector:
        """Return, of all w with X·w = B·of_basic, the one nearest to 0, (p,); of_basic : (rank,).

        Corrected once, since what is rounding to the largest entry of w may be much in the unit of another.
        """
        K = self.shares
        rows = _orthonormal(K)
        w = rows.shortest(of_basic)
        return w + rows.shortest(np.asarray(_extended(of_basic) - _extended(K.T) @ _extended(w), dtype=np.float64))

    @property
    def null_space(self) -> Matrix:
        """An orthonormal basis of all w that X takes to 0, (p, p − rank)."""
        p, r = len(self.order), self.rank
        if r == p:
            return np.zeros((p, 0))
        relations = np.zeros((p, p - r))
        relations[self.order[r:], np.arange(p - r)] = 1.0
        relations[self.basic] = -self.combinations
        return _orthonormal(np.ldexp(relations, -self.shifts[:, None])).Q


@dataclass(frozen=True, eq=False)
class Fit:
    """The coefficients w that make ‖y − X·w‖² + α·‖w‖² least; of all such w the one nearest to 0."""

    design: Design
    alpha: float
    w: Vector  # (p,)
    fitted: Vector  # (n,): X·w
    residuals: Vector  # (n,): y − X·w
    leverage: Vector  # (n,): how much of yᵢ goes into fittedᵢ: the diagonal of X·(X′X + αI)⁻¹·X′
    rank: int  # of X, judged after its columns were scaled by powers of two
    null_space: Matrix  # (p, p − rank), orthonormal: the w for which X·w = 0
    sigma: Vector  # (min(n, p),): the singular values of X as it is, falling
    sigma_scaled: Vector  # (min(n, p),): of X with its columns scaled
    standard_errors: Vector | None  # (p,), of w; None where there are none
    why: str  # why there are no standard errors; empty where there are

    @property
    def rss(self) -> float:
        """The area of the squares: ‖y − X·w‖²."""
        return float(self.residuals @ self.residuals)

    @property
    def df(self) -> int:
        """The degrees of freedom that are left to the residuals, n − rank."""
        return len(self.design.y) - self.rank

    @property
    def sd(self) -> float | None:
        """The residual standard deviation √(rss/df); None where df = 0."""
        return math.sqrt(self.rss / self.df) if self.df else None

    @property
    def r_squared(self) -> float | None:
        """The share of the variation of y that is explained; None where y does not vary.

        The variation is Σ(yᵢ − mean)² for a model with a constant, and Σyᵢ² for one without: then R² is called uncentred.
        """
        y = self.design.y
        if self.design.has_constant:
            y = y - y.mean() if np.ptp(y) else np.zeros(len(y))
        total = float(y @ y)
        return 1 - self.rss / total if total else None

    @property
    def kappa(self) -> float:
        """The condition number σ₁/σₚ of X as it is; infinite where σₚ = 0."""
        return _kappa(self.sigma, len(self.w))

    @property
    def kappa_scaled(self) -> float:
        """The condition number of X with its columns scaled: what the digits of w depend on."""
        return _kappa(self.sigma_scaled, len(self.w))

    @property
    def raw_rank(self) -> int:
        """The number of singular values of X as it is above max(n, p)·ε·σ₁; below rank, such a rule throws digits away."""
        return rank_of(self.sigma, self.design.X.shape)

    @property
    def orthogonality(self) -> float:
        """The largest |xⱼ·r − α·wⱼ| / (lⱼ·(‖y‖ + Σ lₖ|wₖ|)), lⱼ = √(‖xⱼ‖² + α), r the residuals.

        It is 0 for the least area. A relative change ε of each column moves xⱼ·r by up to ε·lⱼ·Σ lₖ|wₖ|, and so may rounding.
        """
        X, lengths = self.design.X, self._lengths
        gaps = np.abs(X.T @ self.residuals - self.alpha * self.w)
        return max((relative(gap, length * self.size) for gap, length in zip(gaps.tolist(), lengths.tolist(), strict=True)), default=0.0)

    @property
    def pythagoras(self) -> float:
        """|‖y‖² − ‖ŷ‖² − ‖r‖² − 2α‖w‖²| / (‖y‖ + ‖ŷ‖ + ‖r‖)·(‖y‖ + Σ lₖ|wₖ|), ŷ fitted, r the residuals, lₖ = √(‖xₖ‖² + α).

        It is 0 for the least area: for α = 0 ŷ and r make a right angle, and with a price 2ŷ′r = 2α‖w‖².
        """
        y = self.design.y
        gap = float(y @ y) - float(self.fitted @ self.fitted) - self.rss - 2 * self.alpha * float(self.w @ self.w)
        lengths = sum(float(np.linalg.norm(v)) for v in (y, self.fitted, self.residuals))
        return relative(gap, lengths * self.size)

    @property
    def trace_residual(self) -> float | None:
        """|Σ leverage − rank| / rank; None for α > 0, where the sum is less."""
        return None if self.alpha else relative(float(self.leverage.sum()) - self.rank, self.rank)

    @property
    def null_residual(self) -> float:
        """‖X·N‖ / Σ‖xₖ‖‖nₖ‖, N the basis of the null space with rows nₖ, in the Frobenius norm; 0 where the basis is empty."""
        N = self.null_space
        size = float(np.linalg.norm(self.design.X, axis=0) @ np.linalg.norm(N, axis=1))
        return relative(float(np.linalg.norm(self.design.X @ N)), size)

    @property
    def minimality(self) -> float | None:
        """‖N′w‖ / (κ‖w‖), N the basis of the null space: 0 where no other solution is nearer to 0; None for α > 0: there is one only.

        κ = σ₁/σᵣ of the scaled columns, r the rank: a change ε of them turns N by κ·ε; more, where lengths differ by more than 10¹⁶.
        """
        size = float(np.linalg.norm(self.w)) * (_kappa(self.sigma_scaled[: self.rank], self.rank) if self.rank else 1.0)
        return None if self.alpha else relative(float(np.linalg.norm(self.null_space.T @ self.w)), size)

    @cached_property
    def _lengths(self) -> Vector:
        return np.asarray(np.sqrt(np.linalg.norm(self.design.X, axis=0) ** 2 + self.alpha))

    @cached_property
    def size(self) -> float:
        """How large the numbers are whose difference the residuals are: ‖y‖ + Σ lₖ|wₖ|, lₖ = √(‖xₖ‖² + α)."""
        return float(np.linalg.norm(self.design.y) + self._lengths @ np.abs(self.w))

    @property
    def is_exact(self) -> bool:
        """Whether the residuals are no more than rounding."""
        return math.sqrt(self.rss) <= ROUNDING * self.size


def least_squares(design: Design, alpha: float = 0.0) -> Fit:
    """Return the coefficients that make the squares of the residuals least; with α > 0 each coefficient has a price, α·wⱼ².

    X : (n, p), of any rank, α ≥ 0. Householder QR with column pivoting (Golub & Van Loan, 5.5), for α > 0 of X above √α·I;
    then corrected (solve). Standard errors: the roots of the diagonal of rss/df·(X′X)⁻¹.
    """
    X, y = design.X, design.y
    n, p = X.shape
    of = factors(X)
    of_all = factors(with_price(X, alpha)) if alpha else of
    w = solve(of_all, y)
    fitted = _extended(X) @ _extended(w)
    residuals = np.asarray(_extended(y) - fitted, dtype=np.float64)
    why = _no_errors(of.rank, n, p, alpha)
    return Fit(
        design=design,
        alpha=alpha,
        w=w,
        fitted=np.asarray(fitted, dtype=np.float64),
        residuals=residuals,
        leverage=np.einsum("ij,ij->i", of_all.basis[:n], of_all.basis[:n]),
        rank=of.rank,
        null_space=of.null_space,
        sigma=of.raw_sigma,
        sigma_scaled=of.sigma,
        standard_errors=None if why else _spread(of) * math.sqrt(float(residuals @ residuals) / (n - p)),
        why=why,
    )


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
    R, Z = of.triangle, _extended(of.Z[:, of.basic])
    z = _solve_upper(R, of.basis[: len(y)].T @ y)
    last = math.inf
    for _ in range(CORRECTIONS):
        rest = -Z @ _extended(z)
        rest[: len(y)] += y
        change = _solve_upper(R, _solve_upper(R, np.asarray(Z.T @ rest, dtype=np.float64), transposed=True))
        size = float(np.linalg.norm(change))
        if size >= last:
            break
        z, last = z + change, size
        if size <= NEGLIGIBLE * np.linalg.norm(z):
            break
    of_basic = np.ldexp(z, -of.shifts[of.basic])
    if of.rank < len(of.order):
        return of.shortest(of_basic)
    w = np.empty(len(z))
    w[of.order] = of_basic
    return w


def with_price(X: Matrix, alpha: float) -> Matrix:
    """Return X above √α·I, (n + p, p): with y above zeros, ‖y − X·w‖² + α·‖w‖² is the square of what it leaves."""
    return np.vstack([X, math.sqrt(alpha) * np.eye(X.shape[1])])


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


def _spread(of: Factors) -> Vector:
    """Return the roots of the diagonal of (X′X)⁻¹, (p,): the lengths of the rows of R⁻¹."""
    p = len(of.order)
    rows = np.linalg.norm(_solve_upper(of.R, np.eye(p)), axis=1)
    found = np.empty(p)
    found[of.order] = np.ldexp(rows, -of.shifts[of.order])
    return found


def _no_errors(rank: int, n: int, p: int, alpha: float) -> str:
    if alpha:
        return "a price α draws the coefficients to 0, and their standard errors would not say how far"
    if rank < p:
        return f"rank {rank} < {p}: the data leave combinations of the coefficients undetermined"
    if n == rank:
        return f"{n} {'point' if n == 1 else 'points'} for {p} {'coefficient' if p == 1 else 'coefficients'}: nothing is left to judge by"
    return ""


def _kappa(sigma: Vector, p: int) -> float:
    return float(sigma[0] / sigma[-1]) if len(sigma) == p and sigma[-1] else math.inf


def _solve_upper(R: Matrix, b: Matrix, *, transposed: bool = False) -> Matrix:
    if not b.size:
        return np.zeros(b.shape)
    found: Matrix = scipy.linalg.lapack.dtrtrs(R, b, trans=int(transposed))[0]  # as solve_triangular, which takes longer to begin
    return found


def _extended(A: Matrix) -> NDArray[np.floating[Any]]:
    return A.astype(np.longdouble)
