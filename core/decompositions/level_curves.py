"""Level curves: where on the unit sphere a quadratic form has one value."""

import math

import numpy as np

from core.numbers.arrays import Matrix, Vector

STEPS = 40  # of a closed curve


def level_curve(values: Vector, vectors: Matrix, c: float) -> Matrix:
    """Return where on the unit sphere λ₁p² + λ₂q² + λ₃r² = c, as strokes parted by NaN, (3, k); p, q, r along the eigenvectors.

    values : (3,), falling; vectors : (3, 3), orthonormal, as columns. Between λ₁ and λ₂ the curves go round both ends of the first
    eigenvector, between λ₂ and λ₃ round those of the last, and at λ₂ they are two great circles, or one where λ₂ is an end itself.
    """
    first, middle, last = values.tolist()
    if c > first or c < last or first == last:
        return np.empty((3, 0))
    if c >= middle and first > middle:
        small, long = (math.sqrt((first - c) / (first - end)) for end in (last, middle))
        return _both(vectors[:, [0, 1, 2]], long, small)
    small, long = (math.sqrt((c - last) / (end - last)) for end in (first, middle))
    return _both(vectors[:, [2, 1, 0]], long, small)


def _both(frame: Matrix, second: float, third: float) -> Matrix:
    """Return the curves over an ellipse across the first direction of a frame, at both of its ends; the half-axes are at most 1."""
    at = 2 * math.pi * np.arange(STEPS + 1) / STEPS
    q, r = second * np.cos(at), third * np.sin(at)
    p = np.sqrt(np.maximum(0.0, 1 - q * q - r * r))
    gap = np.full((3, 1), math.nan)
    return np.hstack([frame @ np.vstack([p, q, r]), gap, frame @ np.vstack([-p, q, r])])


def great_circle(normal: Vector) -> Matrix:
    """Return the unit circle across a direction of length 1, (3, k)."""
    beside = np.eye(3)[int(np.abs(normal).argmin())]
    u = beside - (beside @ normal) * normal
    u /= np.linalg.norm(u)
    at = 2 * math.pi * np.arange(2 * STEPS + 1) / (2 * STEPS)
    return np.asarray(np.outer(u, np.cos(at)) + np.outer(np.cross(normal, u), np.sin(at)))
