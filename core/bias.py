"""Bias: which of many exact solutions gradient descent finds, although nobody asked for one."""

from dataclasses import dataclass

import numpy as np

from core.arrays import Matrix, Vector
from core.numerics import rank_of, relative


@dataclass(frozen=True, eq=False)
class Bias:
    """Where gradient descent on ‖Xw − y‖² ends: of all minimizers the one nearest to its start.

    This holds of full batches at every step below the critical one, plain, with momentum and Nesterov's: every gradient lies
    in the row space of X, so that the start's part in the null space stays.
    """

    X: Matrix  # (n, p)
    y: Vector  # (n,)
    start: Vector  # (p,)
    limit: Vector  # (p,), start + X⁺(y − X·start)
    shortest: Vector  # (p,), X⁺y: the minimizer nearest to 0, and the limit from there
    null_space: Matrix  # (p, p − rank): the directions in which the loss does not change, orthonormal

    @property
    def distance(self) -> float:
        """‖limit − shortest‖."""
        return float(np.linalg.norm(self.limit - self.shortest))

    @property
    def kept(self) -> float:
        """How long the start's part in the null space is: the distance, by theory."""
        return float(np.linalg.norm(self.null_space.T @ self.start))

    @property
    def distance_residual(self) -> float:
        """|distance − kept| against the lengths of start, limit and shortest."""
        return _against(self.distance - self.kept, self.start, self.limit, self.shortest)

    @property
    def nearest_residual(self) -> float:
        """The length of (limit − start)'s part in the null space, against those of the two: 0 if no minimizer is nearer to the start."""
        return _against(float(np.linalg.norm(self.null_space.T @ (self.limit - self.start))), self.start, self.limit)

    @property
    def normal_residual(self) -> float:
        """‖X′(X·limit − y)‖ / ‖X‖(‖X‖(‖start‖ + ‖limit‖) + ‖y‖): 0 if the limit is a minimizer."""
        norm = float(np.linalg.norm(self.X))
        slope = float(np.linalg.norm(self.X.T @ (self.X @ self.limit - self.y)))
        ends = float(np.linalg.norm(self.start)) + float(np.linalg.norm(self.limit))
        return relative(slope, norm * (norm * ends + float(np.linalg.norm(self.y))))


def bias(X: Matrix, y: Vector, start: Vector) -> Bias:
    """Return where gradient descent on ‖Xw − y‖² ends from start, beside the shortest minimizer.

    X : (n, p); y : (n,); start : (p,). X⁺X is the projection V₁V₁′ onto the row space, by which no digits are lost to X's
    condition on the way from start (Golub & Van Loan, 5.5).
    """
    found = _factors(X)
    V, shortest = found.row_space, found.shortest(y)
    return Bias(X, y, start, start + V @ (shortest - V.T @ start), V @ shortest, found.null_space)


def flow(X: Matrix, y: Vector, start: Vector, times: Vector) -> Matrix:
    """Return where w′ = −∇(1/n)·‖Xw − y‖² is at each time, (p, k): the path of gradient descent with endlessly small steps.

    X : (n, p); y : (n,); start : (p,); times : (k,), ≥ 0, inf among them. Along vᵢ the way left falls as exp(−λᵢt), λᵢ = 2σᵢ²/n.
    """
    found = _factors(X)
    V, curvatures = found.row_space, 2 * found.sigma**2 / len(X)
    way = found.shortest(y) - V.T @ start
    path: Matrix = start[:, None] + V @ (-np.expm1(-np.outer(curvatures, times)) * way[:, None])
    return path


def ridge_curve(X: Matrix, y: Vector, alphas: Vector) -> Matrix:
    """Return the minimizer of ‖Xw − y‖² + α‖w‖² for each α, (p, k): X⁺y at α = 0, 0 at α = ∞.

    X : (n, p); y : (n,); alphas : (k,), ≥ 0, inf among them. Along vᵢ it is σᵢ²/(σᵢ² + α) of X⁺y.
    """
    found = _factors(X)
    curve: Matrix = found.row_space @ (found.shortest(y)[:, None] / (1 + alphas / found.sigma[:, None] ** 2))
    return curve


def parted(a: Matrix, b: Matrix) -> float:
    """Return the largest distance from a point of one polyline to the other polyline, against the length of the longer one.

    a : (p, k); b : (p, j). It is the same whichever comes first.
    """
    longest = max(float(np.linalg.norm(np.diff(curve, axis=1), axis=0).sum()) for curve in (a, b))
    farthest = max(_farthest(a, b), _farthest(b, a))
    return relative(farthest, longest)


@dataclass(frozen=True, eq=False)
class _Factors:
    """The singular value decomposition of X : (n, p) of rank r, without the n × n matrix that it has for many rows."""

    column_space: Matrix  # (n, r)
    sigma: Vector  # (r,)
    row_space: Matrix  # (p, r)
    null_space: Matrix  # (p, p − r)

    def shortest(self, y: Vector) -> Vector:
        """Return X⁺y in the coordinates of the row space, (r,)."""
        return np.asarray(self.column_space.T @ y / self.sigma)


def _factors(X: Matrix) -> _Factors:
    U, sigma, Vt = np.linalg.svd(X, full_matrices=X.shape[0] < X.shape[1])
    rank = rank_of(sigma, X.shape)
    return _Factors(U[:, :rank], sigma[:rank], Vt[:rank].T, Vt[rank:].T)


def _farthest(points: Matrix, curve: Matrix) -> float:
    """Return the largest distance from a point to a polyline. points : (p, k); curve : (p, j), j ≥ 2."""
    starts, steps = curve[:, :-1], np.diff(curve, axis=1)
    away = points[:, :, None] - starts[:, None, :]  # (p, k, j − 1)
    squares = np.sum(steps**2, axis=0)
    along = np.einsum("pkj,pj->kj", away, steps) / np.where(squares > 0, squares, 1)
    left = away - np.clip(along, 0, 1) * steps[:, None, :]
    return float(np.linalg.norm(left, axis=0).min(axis=1).max())


def _against(residual: float, *vectors: Vector) -> float:
    """Return |residual| against the lengths of vectors."""
    return relative(residual, sum(float(np.linalg.norm(v)) for v in vectors))
