"""Bias: which of many exact solutions gradient descent finds, although nobody asked for one."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.matrices.factors import Factors, factors, solve
from core.matrices.numerics import relative
from core.numbers.arrays import EPS, Matrix, Vector
from core.solving.ridge import ridge

FAR = 0.9  # of the largest distance: what may be the farthest point
FINE = 400  # points of the part of a curve that is cut finely,
LONG = 2000  # and of a curve whose length is measured


@dataclass(frozen=True, eq=False)
class Bias:
    """Where gradient descent on ‖Xw − y‖² ends: of all minimizers the one nearest to its start.

    This holds of full batches at every step below the critical one, plain, with momentum and Nesterov's: every gradient lies
    in the row space of X, so that the start's part in the null space stays.
    """

    start: Vector  # (p,)
    limit: Vector  # (p,), shortest + NN′·start, N the null space
    shortest: Vector  # (p,), X⁺y: the minimizer nearest to 0, and the limit from there
    null_space: Matrix  # (p, p − rank): the directions in which the loss does not change, orthonormal
    row_space: Matrix  # (p, rank): all others, orthonormal: those of the gradients

    @property
    def kept(self) -> float:
        """How long the start's part in the null space is: the distance of the limit from the shortest minimizer, by theory."""
        return float(np.linalg.norm(self.null_space.T @ self.start))

    @property
    def nearest_residual(self) -> float:
        """The length of (limit − start)'s part in the null space, against those of the two: 0 if no minimizer is nearer to the start."""
        ends, way = float(np.linalg.norm(self.start)) + float(np.linalg.norm(self.limit)), self.limit - self.start
        return relative(float(np.linalg.norm(way - self.row_space @ (self.row_space.T @ way))), ends)


def bias(X: Matrix, y: Vector, start: Vector) -> Bias:
    """Return where gradient descent on ‖Xw − y‖² ends from start, beside the shortest minimizer.

    X : (n, p); y : (n,); start : (p,). Rank, null space and X⁺y are those of core.solving.least_squares.
    """
    of = factors(X)
    return nearest(start, solve(of, y), of)


def nearest(start: Vector, shortest: Vector, of: Factors) -> Bias:
    """Return the same by the shortest minimizer : (p,) and the factors of X."""
    N = of.null_space
    return Bias(start, shortest + N @ (N.T @ start), shortest, N, of.row_space)


def flow(X: Matrix, y: Vector, start: Vector, times: Vector) -> Matrix:
    """Return where w′ = −∇(1/n)·‖Xw − y‖² is at each time, (p, k): the path of gradient descent with endlessly small steps.

    X : (n, p); y : (n,); start : (p,); times : (k,), ≥ 0, inf among them. Along vᵢ the way left falls as exp(−λᵢt), λᵢ = 2σᵢ²/n.
    """
    of = ridge(X, y)
    way = of.V.T @ (solve(factors(X), y) - start)
    path: Matrix = start[:, None] + of.V @ (-np.expm1(-np.outer(2 * of.sigma**2 / len(X), times)) * way[:, None])
    return path


def ridge_curve(X: Matrix, y: Vector, alphas: Vector) -> Matrix:
    """Return the minimizer of ‖Xw − y‖² + α‖w‖² for each α, (p, k): X⁺y at α = 0, 0 at α = ∞.

    X : (n, p); y : (n,); alphas : (k,), ≥ 0, inf among them.
    """
    return ridge(X, y).at(alphas)


def parted(a: Matrix, b: Matrix) -> float:
    """Return the largest distance from a point of one polyline to the other polyline, against the length of the longer one.

    a : (p, k); b : (p, j). It is the same whichever comes first.
    """
    a, b = _moving(a), _moving(b)
    return relative(max(float(_away(a, b)[0].max()), float(_away(b, a)[0].max())), max(_length(a), _length(b)))


def parted_from(path: Matrix, curve: Callable[[Vector], Matrix], at: Vector) -> float:
    """Return the same of a polyline, (p, k), and a curve, which is cut finely where they are farthest apart.

    curve : its points, (p, j), at parameters : (j,); at : those at which it is cut at first, of which the two ends stand apart.
    """
    path, coarse = _moving(path), curve(at)
    (away, on), (back, where) = _away(path, coarse), _away(coarse, path)
    far, out = away >= FAR * away.max(), np.flatnonzero(back >= FAR * back.max())
    fine = curve(_cut(at, int(on[far].min()) - 1, int(on[far].max()) + 2))
    first, last = max(int(out[0]) - 1, 1), min(int(out[-1]) + 1, len(at) - 2)
    beside, near = curve(np.linspace(at[first], at[last], FINE)), where[first : last + 1]
    piece = path[:, max(int(near.min()) - 1, 0) : int(near.max()) + 3]
    found = max(float(_away(path[:, far], fine)[0].max()), float(_away(beside, piece)[0].max()))
    long = curve(np.concatenate([at[:1], np.linspace(at[1], at[-2], LONG), at[-1:]]))
    return relative(found, max(_length(path), _length(long)))


def _cut(at: Vector, first: int, last: int) -> Vector:
    """Return parameters with many between two of them, which are not the ends."""
    first, last = max(first, 1), min(last, len(at) - 2)
    return np.concatenate([at[:first], np.linspace(at[first], at[last], FINE), at[last + 1 :]])


def _moving(curve: Matrix) -> Matrix:
    """Return a polyline without the points at rest, as far as two are left."""
    steps = np.linalg.norm(np.diff(curve, axis=1), axis=0)
    some = curve[:, np.append(True, steps > EPS * float(steps.sum()) / steps.size)]
    return some if some.shape[1] > 1 else curve


def _length(curve: Matrix) -> float:
    return float(np.linalg.norm(np.diff(curve, axis=1), axis=0).sum())


def _away(points: Matrix, curve: Matrix) -> tuple[Vector, NDArray[np.intp]]:
    """Return how far each point is from a polyline, (k,), and from which segment, (k,). points : (p, k); curve : (p, j), j ≥ 2."""
    starts, steps = curve[:, :-1], np.diff(curve, axis=1)
    away = points[:, :, None] - starts[:, None, :]  # (p, k, j − 1)
    squares = np.sum(steps**2, axis=0)
    along = np.einsum("pkj,pj->kj", away, steps) / np.where(squares > 0, squares, 1)
    away -= np.clip(along, 0, 1) * steps[:, None, :]
    left = np.einsum("pkj,pkj->kj", away, away)
    nearest = left.argmin(axis=1)
    return np.linalg.norm(away[:, np.arange(len(nearest)), nearest], axis=0), nearest
