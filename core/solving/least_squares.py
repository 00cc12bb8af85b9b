"""Least squares: the w for which the squares of the residuals y − X·w have the least area, and what is known about it."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.matrices.factors import Factors, extended, factors, solve, solve_upper, with_price
from core.matrices.numerics import rank_of, relative
from core.numbers.arrays import ROUNDING, Matrix, Vector
from core.numbers.proof import Proof
from core.solving.design import Design
from core.solving.exact import ExactFit

FLAT = 1e-6  # what lacks more of 1 was to be explained
SEEN = 1e-6  # of ‖y‖: rounding that is more is seen, where coefficients are so large that they cancel
UNEVEN = "the columns differ so much in length that the rounding of the longest ones is seen"


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
    exact: ExactFit | None  # of the numbers as they were typed; None where that is not known, or not one w
    is_shortest: bool  # whether w is the nearest to 0 of all that fit alike; else rounding hides that one, and w is so with columns scaled

    @cached_property
    def rss(self) -> float:
        """The area of the squares: ‖y − X·w‖²."""
        return float(self.residuals @ self.residuals)

    @cached_property
    def area(self) -> float:
        """The same of the numbers as they were typed, where that is known."""
        return float(self.exact.area) if self.exact else self.rss

    @property
    def df(self) -> int:
        """The degrees of freedom that are left to the residuals, n − rank."""
        return len(self.design.y) - self.rank

    @property
    def sd(self) -> float | None:
        """The residual standard deviation √(rss/df); None where df = 0."""
        return math.sqrt(self.rss / self.df) if self.df else None

    @cached_property
    def r_squared(self) -> float | None:
        """The share of the variation of y that is explained; None where y does not vary.

        The variation is Σ(yᵢ − mean)² for a model with a constant, and Σyᵢ² for one without: then R² is called uncentred.
        """
        if self.exact:
            return float(1 - self.exact.area / self.exact.variation) if self.exact.variation else None
        y = self.design.y
        if self.design.has_constant:
            y = y - y.mean() if np.ptp(y) else np.zeros(len(y))
        total = float(y @ y)
        return 1 - self.rss / total if total else None

    @cached_property
    def share(self) -> float | None:
        """R²; None where y does not vary, or by no more than the rounding that is missed."""
        return None if self.r_squared is None or (self.is_exact and 1 - self.r_squared > FLAT) else self.r_squared

    @cached_property
    def unexplained(self) -> float | None:
        """1 − R², with its own digits; None where there is no R²."""
        if self.share is None or self.exact is None:
            return None if self.share is None else 1 - self.share
        return float(self.exact.area / self.exact.variation)

    @property
    def is_share_rounding(self) -> bool:
        """Whether R² is 0, or 1, but for rounding that no two programs share."""
        share = self.share
        return share is not None and (abs(share) <= ROUNDING or (self.is_rounding and 1 - share > FLAT))

    @cached_property
    def length(self) -> float:
        """‖w‖."""
        return float(np.linalg.norm(self.w))

    @cached_property
    def known_area(self) -> float:
        """The area of the squares as it is known: 0 where nothing is missed."""
        return 0.0 if self.is_exact else self.area

    @cached_property
    def known_share(self) -> float:
        """The share of what float64 finds of the residuals that is known to be so: as a length, not as an area."""
        return 0.0 if self.is_exact else math.sqrt(self.area / self.rss) if self.rss else 1.0

    @cached_property
    def is_coefficient_rounding(self) -> NDArray[np.bool_]:
        """Of which coefficients only rounding is left, (p,): their columns change no digit of the fitted values."""
        lengths = self.design.lengths
        return np.asarray(np.abs(self.w) <= np.divide(ROUNDING * self.size, lengths, out=np.zeros(len(lengths)), where=lengths > 0))

    @cached_property
    def coefficients(self) -> Vector:
        """The coefficients as they are known, (p,): exact where that is so, else 0 where only rounding is left."""
        return np.array([float(value) for value in self.exact.w]) if self.exact else np.where(self.is_coefficient_rounding, 0.0, self.w)

    @property
    def proofs(self) -> list[Proof]:
        """The claims that can be checked without trusting how the numbers were found."""
        once = self.design.factors.tolerance
        if self.alpha:
            return [
                Proof("|xⱼ·r − αwⱼ| / lⱼ(‖y‖ + Σlₖ|wₖ|), lⱼ² = ‖xⱼ‖² + α", self.orthogonality, once, UNEVEN),
                Proof("|‖y‖² − ‖ŷ‖² − ‖r‖² − 2α‖w‖²| / (‖y‖ + ‖ŷ‖ + ‖r‖)(‖y‖ + Σlₖ|wₖ|)", self.pythagoras, once, UNEVEN),
            ]
        found = [
            Proof("|xⱼ·r| / ‖xⱼ‖(‖y‖ + Σ‖xₖ‖|wₖ|)", self.orthogonality, once),
            Proof("|‖y‖² − ‖ŷ‖² − ‖r‖²| / (‖y‖ + ‖ŷ‖ + ‖r‖)(‖y‖ + Σ‖xₖ‖|wₖ|)", self.pythagoras, once),
        ]
        if self.trace_residual is not None:
            found.append(Proof("|Σ leverage − rank| / rank", self.trace_residual, once))
        if self.rank < len(self.w) and self.minimality is not None:
            found.append(Proof("‖XN‖ / Σ‖xₖ‖‖nₖ‖, N the null space", self.null_residual, once))
            found.append(Proof("‖N′w‖ / (κ‖w‖)" + ("" if self.is_shortest else ", columns scaled"), self.minimality, once))
        return found

    @property
    def kappa(self) -> float:
        """The condition number σ₁/σₚ of X as it is; infinite where σₚ = 0."""
        return _kappa(self.sigma, len(self.w))

    @cached_property
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
    def mean_leverage(self) -> float:
        """Σ leverage / n: how much of each yᵢ goes into its own fitted value, on average."""
        return float(self.leverage.sum()) / len(self.leverage)

    @property
    def trace_residual(self) -> float | None:
        """|Σ leverage − rank| / rank; None for α > 0, where the sum is less."""
        return None if self.alpha else relative(float(self.leverage.sum()) - self.rank, self.rank)

    @property
    def null_residual(self) -> float:
        """‖X·N‖ / Σ‖xₖ‖‖nₖ‖, N the basis of the null space with rows nₖ, in the Frobenius norm; 0 where the basis is empty."""
        N = self.null_space
        size = float(self.design.lengths @ np.linalg.norm(N, axis=1))
        return relative(float(np.linalg.norm(self.design.X @ N)), size)

    @property
    def minimality(self) -> float | None:
        """‖N′w‖ / (κ‖w‖), N the basis of the null space, with columns scaled unless w is the shortest; None for α > 0: there is one only.

        It is 0 where no other solution is nearer to 0.
        """
        of = self.design.factors
        return None if self.alpha else of.slant(self.w) if self.is_shortest else of.scaled_slant(self.w)

    @cached_property
    def _lengths(self) -> Vector:
        return np.asarray(np.sqrt(self.design.lengths**2 + self.alpha))

    @cached_property
    def size(self) -> float:
        """How large the numbers are whose difference the residuals are: ‖y‖ + Σ lₖ|wₖ|, lₖ = √(‖xₖ‖² + α)."""
        return float(np.linalg.norm(self.design.y) + self._lengths @ np.abs(self.w))

    @cached_property
    def is_rounding(self) -> bool:
        """Whether the residuals are no more than rounding."""
        return math.sqrt(self.rss) <= ROUNDING * self.size

    @cached_property
    def is_exact(self) -> bool:
        """Whether nothing is missed: exactly where that is known, and else up to rounding, if that is not to be seen beside y."""
        if self.exact:
            return not self.exact.area
        return self.is_rounding and math.sqrt(self.rss) <= SEEN * float(np.linalg.norm(self.design.y))


def least_squares(design: Design, alpha: float = 0.0, exact: ExactFit | None = None) -> Fit:
    """Return the coefficients that make the squares of the residuals least; with α > 0 each coefficient has a price, α·wⱼ².

    X : (n, p), of any rank, α ≥ 0; exact : the same without α in fractions, if that is known. Householder QR with column
    pivoting (Golub & Van Loan, 5.5), for α > 0 of X above √α·I; then corrected (solve). Standard errors: the roots of the
    diagonal of rss/df·(X′X)⁻¹.
    """
    X, y = design.X, design.y
    n, p = X.shape
    of = design.factors
    of_all = factors(with_price(X, alpha)) if alpha else of
    w = solve(of_all, y)
    fitted = extended(X) @ extended(w)
    residuals = np.asarray(extended(y) - fitted, dtype=np.float64)
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
        exact=exact if of.rank == p and not alpha else None,
        is_shortest=of_all.is_shortest(w),
    )


def _spread(of: Factors) -> Vector:
    """Return the roots of the diagonal of (X′X)⁻¹, (p,): the lengths of the rows of R⁻¹."""
    p = len(of.order)
    rows = np.linalg.norm(solve_upper(of.R, np.eye(p)), axis=1)
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
