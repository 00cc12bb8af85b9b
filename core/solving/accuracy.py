"""Accuracy: one least-squares problem solved in five ways, and how many digits each of them gets right."""

import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.linalg

from core.numbers.arrays import EPS, Matrix, Vector
from core.numbers.digits import counted, percent, show
from core.solving.exact import ExactFit, correct_digits, sizes
from core.solving.least_squares import Fit

UPDATES = 1000
SURE = 1e-12  # of a share: the smallest σ of a design that is nearly singular is not known better


@dataclass(frozen=True, eq=False)
class Way:
    """What one way to solve a least-squares problem makes of it."""

    name: str
    w: Vector | None  # (p,); None where the way refuses
    digits: float | None  # how many are right; None where there is no w, or no one exact solution to hold it against
    why: str  # what made it good or bad


def ways(fit: Fit, exact: ExactFit | None) -> tuple[Way, ...]:
    """Return the same solution by pivoted QR, the normal equations, plain QR, the SVD, and gradient descent.

    fit : with α = 0; exact : the same of the numbers as they stand, or None where X′X is singular. Golub & Van Loan, 5.3 and 5.5;
    Boyd & Vandenberghe, Convex Optimization, 9.3.
    """
    X, y = fit.design.X, fit.design.y
    own = f"columns of one length have κ = {_kappa(fit)}"
    with np.errstate(all="ignore"):
        found = [
            ("Pivoted QR, columns scaled", fit.w, f"{own}; corrected in extended precision"),
            ("Normal equations", *_normal_equations(fit)),
            ("QR", *_plain_qr(X, y)),
            ("SVD", *_svd(X, y)),
            ("Gradient descent", *_descent(fit)),
        ]
    against = sizes(exact.w, fit.design.lengths.tolist(), fit.exact.w if fit.exact else ()) if exact else []
    return tuple(_way(name, w, why, exact, against) for name, w, why in found)


def _way(name: str, w: Vector | None, why: str, exact: ExactFit | None, against: Sequence[float]) -> Way:
    if w is not None and not np.isfinite(w).all():
        why = "a division by 0, or by what rounding left of it"
    if w is None or exact is None:
        return Way(name, w, None, why)
    return Way(name, w, correct_digits(w, exact.w, against), why)


def _kappa(fit: Fit, power: int = 1) -> str:
    return show(fit.kappa_scaled**power if fit.rank == len(fit.w) else math.inf)


def _normal_equations(fit: Fit) -> tuple[Vector | None, str]:
    """Return the solution of X′X·w = X′y by Cholesky, to which the lengths of the columns make no difference."""
    X, y = fit.design.X, fit.design.y
    squared = f"columns of one length have κ(X′X) = κ² = {_kappa(fit, 2)}"
    try:
        factor = scipy.linalg.cho_factor(X.T @ X, check_finite=False)
    except np.linalg.LinAlgError:
        return None, f"{squared}: in float64 it is not positive definite, and Cholesky refuses it"
    return scipy.linalg.cho_solve(factor, X.T @ y, check_finite=False), squared


def _plain_qr(X: Matrix, y: Vector) -> tuple[Vector | None, str]:
    """Return the solution by Householder QR of X as it is, which knows no rank."""
    n, p = X.shape
    if n < p:
        return None, f"{counted(n, 'row')} for {counted(p, 'column')}: R is not square"
    Q, R = np.linalg.qr(X)
    if (np.abs(np.diag(R)) <= max(n, p) * EPS * np.linalg.norm(X, axis=0)).any():  # what is left of a column, as for the rank
        return None, "R has a 0 on its diagonal, or what rounding left of it"
    return scipy.linalg.solve_triangular(R, Q.T @ y, check_finite=False), "X is never multiplied by itself"


def _svd(X: Matrix, y: Vector) -> tuple[Vector, str]:
    """Return the solution by the SVD of X as it is, with NumPy's rule for the rank."""
    w, _, rank, _ = np.linalg.lstsq(X, y, rcond=None)
    p = X.shape[1]
    return np.asarray(w, dtype=np.float64), f"counts rank {rank} of {p} on X as it is" + ("" if rank == p else ", and drops the rest")


def _descent(fit: Fit) -> tuple[Vector, str]:
    """Return where 1,000 updates with η = 1/L lead from 0, on the loss ‖X·w − y‖²/n with L = 2σ₁²/n.

    Along vᵢ each update leaves 1 − σᵢ²/σ₁² of what is missing.
    """
    U, sigma, Vt = np.linalg.svd(fit.design.X, full_matrices=False)
    if not fit.rank:
        return np.zeros(len(fit.w)), "X = 0: there is nothing to descend"
    keeps = np.log1p(-((sigma / sigma[0]) ** 2))
    steps = np.divide(-np.expm1(UPDATES * keeps), sigma, out=np.zeros_like(sigma), where=sigma > 0)
    rest = UPDATES * float(keeps[fit.rank - 1])  # the logarithm of the share that is missing
    gone = -math.expm1(rest)
    missing = percent(math.exp(rest), 4, gone) if gone > SURE or not gone else "all but less than 10⁻¹⁰\u00a0%"
    if fit.rank > 1 and math.exp(rest) < sys.float_info.min:  # no 0: float64 has no room for it
        missing = "less than 10⁻³⁰⁰\u00a0%"
    return Vt.T @ (steps * (U.T @ fit.design.y)), f"{UPDATES:,} updates leave {missing} of the slowest component missing"
