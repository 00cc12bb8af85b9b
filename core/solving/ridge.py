"""Ridge: how the coefficients go from the least-squares solution to 0 as their price α grows."""

from dataclasses import dataclass

import numpy as np
import scipy.linalg

from core.matrices.factors import Factors, factors, solve, with_price
from core.numbers.arrays import EPS, Matrix, Vector

COUNT = 61
UNEVEN = 1e8  # between the lengths of columns: from here on the SVD of dependent ones loses digits of small coefficients
BY_COLUMNS, BY_ROWS_AND_COLUMNS = 0, 2  # LAPACK's JOBA: how the matrix may be scaled so that its singular values keep their digits


@dataclass(frozen=True, eq=False)
class Ridge:
    """The minimizers of ‖y − X·w‖² + α·‖w‖² for all α ≥ 0: along vᵢ, σᵢ·cᵢ/(σᵢ² + α)."""

    V: Matrix  # (p, r), orthonormal: the right singular vectors of X, r the rank after its columns were scaled
    sigma: Vector  # (r,), falling
    c: Vector  # (r,): U′y
    lengths: Vector  # (p,): of the columns of X
    uneven: tuple[Matrix, Vector] | None  # R, (r, p), and Q′y, (r,), where V and σ have not the digits that small coefficients take

    def at(self, alphas: Vector) -> Matrix:
        """Return the minimizer for each α, (p, k); alphas : (k,), inf for 0 among them, and 0 for the least-squares solution."""
        if self.uneven:
            return np.column_stack([_priced(*self.uneven, alpha) for alpha in alphas.tolist()])
        sigma = self.sigma[:, None]
        path: Matrix = self.V @ (self.c[:, None] / (sigma + alphas / sigma))
        return path

    def contributions(self, alphas: Vector) -> Matrix:
        """Return what each coefficient contributes to the fit at each α, wⱼ·‖xⱼ‖, (p, k)."""
        return np.asarray(self.at(alphas) * self.lengths[:, None])

    @property
    def alphas(self) -> Vector:
        """Prices from one that changes w by less than 10⁻⁶ to one that leaves less than 10⁻⁴ of it, (61,), on a log scale.

        They go from 10⁻⁶·σᵣ² to 10⁴·σ₁². For X = 0 all will do.
        """
        if not len(self.sigma):
            return np.logspace(-6, 4, COUNT)
        largest, least = self.sigma[0], self.sigma[-1]
        return np.logspace(2 * np.log10(max(least, EPS**2 * largest)) - 6, min(2 * np.log10(largest) + 4, 308), COUNT)


def ridge(X: Matrix, y: Vector, of: Factors | None = None) -> Ridge:
    """Return the ridge solutions of X·w ≈ y for all prices.

    X : (n, p); y : (n,); of : the factors of X, where they are known. X = Q·R leaves the same problem in R and Q′y, with as many
    rows as the rank. One-sided Jacobi keeps the digits of every singular value that the lengths of the columns make small (Drmač &
    Veselić, SIAM J. Matrix Anal. Appl. 29, 2008).
    """
    of = of or factors(X)
    sizes = np.asarray(np.linalg.norm(X, axis=0))
    if not of.rank:
        return Ridge(np.zeros((X.shape[1], 0)), np.zeros(0), np.zeros(0), sizes, None)
    R = np.empty((of.rank, len(of.order)))
    R[:, of.order] = np.ldexp(of.R[: of.rank], of.shifts[of.order])
    V, sigma, U = _jacobi(R)
    y = of.basis.T @ y
    lengths = np.linalg.norm(R, axis=0)
    is_uneven = of.rank < len(of.order) and lengths.max() > UNEVEN * lengths[lengths > 0].min()
    return Ridge(V, sigma, U.T @ y, sizes, (R, y) if is_uneven else None)


def _priced(R: Matrix, y: Vector, alpha: float) -> Vector:
    """Return the w that makes ‖y − R·w‖² + α·‖w‖² least, (p,), by QR of R above √α·I, which takes a hundred times as long."""
    if alpha == np.inf:
        return np.zeros(R.shape[1])
    return solve(factors(with_price(R, alpha) if alpha else R), y)


def _jacobi(R: Matrix) -> tuple[Matrix, Vector, Matrix]:
    """Return V, (p, r), σ, (r,), and U, (r, r), with R = U·Σ·V′; R : (r, p), r ≤ p, of full rank."""
    is_square = R.shape[0] == R.shape[1]
    A, way = (R, BY_COLUMNS) if is_square else (R.T, BY_ROWS_AND_COLUMNS)
    size = np.frexp(np.abs(A).max())[1]
    found, left, right, scale, _, info = scipy.linalg.lapack.dgejsv(np.ldexp(A, -size), joba=way, jobu=0, jobv=0)
    sigma = np.ldexp(found * (scale[0] / scale[1]), size)
    if info or not sigma.all():  # it has not converged, or a σ has left float64
        U, sigma, Vt = np.linalg.svd(R, full_matrices=False)
        return Vt.T, np.maximum(sigma, EPS**2 * sigma[0]), U
    return (right, sigma, left) if is_square else (left, sigma, right)
