"""Noise: how far stochastic gradient descent keeps straying from the minimum, and up to which step."""

import math
from dataclasses import dataclass

import numpy as np

from core.decompositions.low_rank import spectrum
from core.matrices.numerics import rank_of, relative
from core.numbers.arrays import ROUNDING, InputError, Matrix, Vector
from core.numbers.digits import show

MOST = 7  # parameters: the equation has p·(p + 1)/2 unknowns


@dataclass(frozen=True, eq=False)
class Noise:
    """The stationary spread of w ← w − η·g_B(w) round the minimizers of (1/n)·‖Xw − y‖², B rows drawn with replacement each time.

    For X of lower rank than p it is the spread within the row space: along the null space nothing ever moves.
    """

    X: Matrix  # (n, p)
    eta: float  # the step η
    batch: int  # B, the rows of one draw
    gradient_covariance: Matrix  # (p, p), of one row's gradient at a minimizer
    critical_eta: float  # below it there is a stationary spread; at most 2/L, and infinite for X = 0
    covariance: Matrix | None  # (p, p), the stationary E[(w − w*)(w − w*)′]; None where there is none
    mean_loss_excess: float  # by what the stationary loss is above the least one on average, ½·tr(HΣ); infinite without Σ
    why: str = ""  # why there is none

    @property
    def residual(self) -> float | None:
        """‖HΣ + ΣH − η·E[H_B·Σ·H_B] − η·Cov(g_B)‖ / (2‖H‖‖Σ‖ + η‖Cov(g_B)‖), put together row by row from X; None without Σ."""
        if self.covariance is None:
            return None
        S, B, n = self.covariance, self.batch, len(self.X)
        H = 2 / n * self.X.T @ self.X
        drift = H @ S
        of_rows = 4 / n * self.X.T @ (np.sum((self.X @ S) * self.X, axis=1)[:, None] * self.X)  # E[hΣh]
        push = self.eta / B * self.gradient_covariance
        rest = drift + drift.T - self.eta * ((1 - 1 / B) * drift @ H + of_rows / B) - push
        return relative(float(np.linalg.norm(rest)), float(2 * np.linalg.norm(H) * np.linalg.norm(S) + np.linalg.norm(push)))


def noise(X: Matrix, y: Vector, eta: float, batch: int) -> Noise:
    """Return the stationary spread of stochastic gradient descent on (1/n)·‖Xw − y‖².

    X : (n, p); y : (n,). Raises InputError unless η > 0 and B ≥ 1. With h = 2xx′ of a random row, E[H_B ⊗ H_B] is
    H ⊗ H + (E[h ⊗ h] − H ⊗ H)/B, so Σ solves HΣ + ΣH − η·E[H_B·Σ·H_B] = (η/B)·Cov(g): linear in Σ, and exact. On symmetric
    matrices it reads (A − ηC)·Σ = (η/B)·Cov(g) with A and C symmetric and positive; the spread shrinks as long as A − ηC is
    positive definite. (The map keeps positive semidefinite matrices so, and its largest eigenvalue is its spectral radius:
    Krein & Rutman.)
    """
    if not eta > 0 or batch < 1:
        raise InputError("Noise needs a step above 0 and batches of at least 1 row.")
    n, p = X.shape
    thin = spectrum(X)
    r = rank_of(thin.sigma, X.shape)
    V, sigma = thin.Vt[:r].T, thin.sigma[:r]
    Z = X @ V  # the rows in the row space's coordinates, where H is diagonal; not U·σ, in which a row of zeros may have rounding
    gradients = 2 * _residuals(thin.U[:, :r], sigma, y, p)[:, None] * Z
    covariance = gradients.T @ gradients / n
    if p > MOST:
        why = f"too many parameters: {p}, and {MOST} at most"
        return Noise(X, eta, batch, V @ covariance @ V.T, math.nan, None, math.nan, why)

    half = np.sqrt(2 / n) * sigma  # √λ, so that no product of two λ is formed
    a, b = np.triu_indices(r)
    weight = np.where(a == b, 1, math.sqrt(2))  # as coordinates the entries on and above the diagonal keep lengths
    root = np.hypot(half[a], half[b])  # A^½, A = λₐ + λ_b
    outer = weight * Z[:, a] * (Z[:, b] / root)  # zz′ of each row, by A^−½
    C = (1 - 1 / batch) * np.diag((half[a] * half[b] / root) ** 2) + 4 / (n * batch) * outer.T @ outer  # A^−½·C·A^−½
    values, vectors = np.linalg.eigh(C)
    largest = float(values.max(initial=0.0))
    critical = 1 / largest if largest else math.inf
    if eta >= critical:
        why = f"η is above {show(critical)}, from where on every update adds more spread than it takes away"
        return Noise(X, eta, batch, V @ covariance @ V.T, critical, None, math.inf, why)

    unknown = vectors @ ((vectors.T @ (weight * covariance[a, b] / root)) / (1 - eta * values)) * (eta / batch)
    S = np.zeros((r, r))
    S[a, b] = S[b, a] = unknown / root / weight
    excess = max(float(half**2 @ np.diag(S)) / 2, 0.0)  # in these coordinates nothing cancels
    return Noise(X, eta, batch, V @ covariance @ V.T, critical, V @ S @ V.T, excess)


def _residuals(U: Matrix, sigma: Vector, y: Vector, p: int) -> Vector:
    """Return y − Xw at a minimizer, with exact zeros where it is below what rounding makes of Xw = y.

    U is that of some X + E with ‖E‖ ≤ 8·max(n, p)·ε·σ₁, which moves the residuals by ‖E‖·‖w‖.
    """
    part = U.T @ y
    rest: Vector = y - U @ part
    size = max(float(np.linalg.norm(y)), float(np.linalg.norm(part / sigma)) * float(sigma.max(initial=0.0)))
    return np.where(np.abs(rest) > ROUNDING * max(len(y), p) * size, rest, 0.0)


def ellipse(covariance: Matrix, centre: Vector, deviations: float = 2, samples: int = 73) -> Matrix:
    """Return the closed curve of so many standard deviations round centre, (2, samples); a segment where the spread is flat.

    covariance : (2, 2), positive semidefinite; centre : (2,). The principal axes are as long as the roots of the eigenvalues.
    """
    values, vectors = np.linalg.eigh(covariance)
    spread = np.sqrt(np.where(values > ROUNDING * abs(values[-1]), values, 0.0))
    angles = np.linspace(0, 2 * math.pi, samples)
    angles[-1] = 0.0  # closes the curve exactly
    curve: Matrix = centre[:, None] + vectors @ (deviations * spread[:, None] * np.vstack([np.cos(angles), np.sin(angles)]))
    return curve
