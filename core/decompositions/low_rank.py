"""Low rank: the matrix of rank k that is nearest to A, and how much of A it keeps."""

import math
from dataclasses import dataclass

import numpy as np
import scipy.linalg

from core.matrices.numerics import rank_of, relative
from core.numbers.arrays import EPS, ROUNDING, InputError, Matrix, Vector
from core.numbers.proof import Proof

SMALL = 64  # up to here the spectral norm comes from an SVD; of larger ones from A′A, which is far quicker


@dataclass(frozen=True, eq=False)
class Spectrum:
    """The thin singular value decomposition of A, from which every approximation is made; p = min(m, n)."""

    A: Matrix  # (m, n)
    U: Matrix  # (m, p)
    sigma: Vector  # (p,), falling
    Vt: Matrix  # (p, n)


@dataclass(frozen=True, eq=False)
class LowRank:
    """A_k = σ₁·u₁v₁′ + … + σₖ·uₖvₖ′, of all matrices of rank k the nearest to A, and what is lost with it."""

    spectrum: Spectrum
    k: int  # 0 … p
    approximation: Matrix  # A_k, (m, n)
    spectral: float  # ‖A − A_k‖₂ as measured on the difference
    frobenius: float  # ‖A − A_k‖ as measured on the difference, in the Frobenius norm

    @property
    def rounding(self) -> Matrix:
        """How far rounding may have moved each entry of A_k, (m, n): the factors are known to ε, and σ makes more of it."""
        U, sigma, Vt = np.abs(self.spectrum.U[:, : self.k]), self.spectrum.sigma[: self.k], np.abs(self.spectrum.Vt[: self.k])
        return np.asarray(ROUNDING / 2 * ((U * sigma).sum(axis=1)[:, None] + sigma @ Vt))

    @property
    def rank(self) -> int:
        """The rank of A: the number of singular values above max(m, n)·ε·σ₁."""
        return rank_of(self.spectrum.sigma, self.spectrum.A.shape)

    @property
    def is_exact(self) -> bool:
        """Whether nothing of A is missing: k is its rank, or more."""
        return self.k >= self.rank

    @property
    def spectral_theory(self) -> float:
        """The least spectral distance from A to any matrix of rank k: σₖ₊₁, and 0 for k = p."""
        sigma = self.spectrum.sigma
        return float(sigma[self.k]) if self.k < len(sigma) else 0.0

    @property
    def frobenius_theory(self) -> float:
        """The least Frobenius distance from A to any matrix of rank k: √(σₖ₊₁² + … + σₚ²)."""
        return math.hypot(*self.spectrum.sigma[self.k :].tolist())

    @property
    def kept(self) -> float:
        """The share of ‖A‖² that A_k has: (σ₁² + … + σₖ²) / (σ₁² + … + σₚ²); 1 for A = 0, of which nothing can be lost."""
        squares = self.spectrum.sigma**2
        return float(squares[: self.k].sum() / squares.sum()) if squares.any() else 1.0

    @property
    def missing(self) -> float:
        """The share of ‖A‖² that A_k has not: (σₖ₊₁² + … + σₚ²) / (σ₁² + … + σₚ²); 0 where that is rounding alone."""
        squares = self.spectrum.sigma**2
        return 0.0 if self.is_exact else float(squares[self.k :].sum() / squares.sum())

    @property
    def numbers(self) -> int:
        """How many numbers the factors of A_k are: k·(m + n + 1)."""
        return self.k * (sum(self.spectrum.A.shape) + 1)

    @property
    def numbers_full(self) -> int:
        """How many numbers A is: m·n."""
        return self.spectrum.A.size

    @property
    def cost(self) -> float:
        """How many numbers the factors of A_k are, as a share of those that A is."""
        return self.numbers / self.numbers_full

    @property
    def noise(self) -> float:
        """How far rounding may have moved the errors that are measured: ε·max(m, n)·σ₁."""
        return float(EPS * max(self.spectrum.A.shape) * self.spectrum.sigma[0])

    @property
    def breakeven(self) -> int:
        """The least k for which the factors are more numbers than A."""
        return self.numbers_full // (sum(self.spectrum.A.shape) + 1) + 1

    @property
    def spectral_residual(self) -> float:
        """| ‖A − A_k‖₂ − σₖ₊₁ | / σ₁."""
        return relative(self.spectral - self.spectral_theory, float(self.spectrum.sigma[0]))

    @property
    def frobenius_residual(self) -> float:
        """| ‖A − A_k‖ − √(σₖ₊₁² + … + σₚ²) | / ‖A‖, in the Frobenius norm."""
        return relative(self.frobenius - self.frobenius_theory, float(np.linalg.norm(self.spectrum.A)))

    @property
    def spectral_proof(self) -> Proof:
        """That the spectral distance is the least there is, as well as LAPACK finds singular values."""
        return Proof("|‖A − Aₖ‖₂ − σₖ₊₁| / σ₁", self.spectral_residual, 32 * max(self.spectrum.A.shape) * EPS)

    @property
    def proofs(self) -> list[Proof]:
        """The claims that can be checked without trusting how the numbers were found."""
        bound = max(self.spectrum.A.shape) * EPS  # as far as rounding may lead where an image has hundreds of rows
        return [
            Proof("|‖A − Aₖ‖₂ − σₖ₊₁| / σ₁", self.spectral_residual, bound),
            Proof("|‖A − Aₖ‖_F − √(σ²ₖ₊₁ + …)| / ‖A‖_F", self.frobenius_residual, bound),
        ]


def spectrum(A: Matrix) -> Spectrum:
    """Return the thin singular value decomposition of A; the slow part, to be done once for all k.

    A : (m, n).
    """
    U, sigma, Vt = np.linalg.svd(A, full_matrices=False)
    return Spectrum(A, U, sigma, Vt)


def low_rank(spectrum: Spectrum, k: int) -> LowRank:
    """Return the matrix of rank k that is nearest to A, in the spectral and in the Frobenius norm.

    0 ≤ k ≤ p = min(m, n); raises InputError otherwise. Eckart & Young 1936, Mirsky 1960; Golub & Van Loan, 2.4.8.
    """
    p = len(spectrum.sigma)
    if not 0 <= k <= p:
        m, n = spectrum.A.shape
        raise InputError(f"Rank {k} does not exist here: a {m} × {n} matrix can be approximated with rank 0 to {p}.")
    approximation = (spectrum.U[:, :k] * spectrum.sigma[:k]) @ spectrum.Vt[:k]
    rest = spectrum.A - approximation
    return LowRank(spectrum, k, approximation, _spectral_norm(rest), float(np.linalg.norm(rest)))


def _spectral_norm(R: Matrix) -> float:
    if max(R.shape) <= SMALL:
        return float(np.linalg.norm(R, 2))
    gram = R @ R.T if R.shape[0] <= R.shape[1] else R.T @ R
    last = len(gram) - 1
    largest = scipy.linalg.eigh(gram, eigvals_only=True, subset_by_index=[last, last], driver="evx", check_finite=False)[0]
    return math.sqrt(max(float(largest), 0.0))
