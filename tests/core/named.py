"""Named matrices of many shapes, those that break other programs among them; tests hold results against exact answers for each."""

import math

import numpy as np
import scipy.linalg

from core.numbers.arrays import Matrix
from tests.core.strategies import turned


def block(value: float, n: int) -> Matrix:
    """Return the Jordan block of value, (n, n)."""
    return value * np.eye(n) + np.eye(n, k=1)


def companion(*roots: float) -> Matrix:
    """Return the companion matrix of the polynomial with these roots."""
    found: Matrix = scipy.linalg.companion(np.poly(roots))
    return found


SIMILAR = np.array([[1.0, 2, 0], [0, 1, 3], [1, 0, 1]])  # integers with determinant 7: they hide a Jordan form

SQUARE: dict[str, Matrix] = {
    "one": np.array([[3.0]]),
    "nothing": np.array([[0.0]]),
    "zero": np.zeros((2, 2)),
    "identity": np.eye(2),
    "1e-6·I": 1e-6 * np.eye(2),
    "1e8·I, 3 × 3": 1e8 * np.eye(3),
    "the articles'": np.array([[1.0, 2], [3, 4]]),
    "symmetric": np.array([[2.0, 1], [1, 2]]),
    "triangular": np.array([[2.0, 1], [0, 1]]),
    "1e8-scaled": 1e8 * np.array([[1.0, 2], [3, 4]]),
    "1e-9-scaled": 1e-9 * np.array([[1.0, 2], [3, 4]]),
    "shear": np.array([[1.0, 1], [0, 1]]),
    "negative shear": np.array([[-1.0, 1], [0, -1]]),
    "hidden defective": np.array([[3.0, 1], [-1, 1]]),
    "nearly defective": np.array([[1.0, 1], [1e-10, 1]]),
    "nearly defective, complex": np.array([[1.0, 1], [-1e-10, 1]]),
    "nilpotent": np.array([[0.0, 1], [0, 0]]),
    "nilpotent, 4 × 4": block(0.0, 4),
    "rotation by 30°": turned(math.pi / 6),
    "quarter-turn": np.array([[0.0, -1], [1, 0]]),
    "half-turn": -np.eye(2),
    "order six": np.array([[1.0, -1], [1, 0]]),
    "spiral": np.array([[1.0, -2], [3, 1]]),
    "reflection": np.array([[0.0, 1], [1, 0]]),
    "orthogonal projection": np.array([[0.8, 0.4], [0.4, 0.2]]),
    "oblique projection": np.array([[1.0, 1], [0, 0]]),
    "flat": np.array([[1.0, 2], [2, 4]]),
    "flat in decimals": np.array([[0.1, 0.2], [0.3, 0.6]]),
    "nearly flat": np.array([[1.0, 2], [0.5, 1.001]]),
    "huge and tiny": np.array([[1e9, 1], [1, 1e-9]]),
    "Jordan block, 3 × 3": block(2.0, 3),
    "hidden Jordan form": SIMILAR @ scipy.linalg.block_diag(block(2.0, 2), [[5.0]]) @ np.round(7 * np.linalg.inv(SIMILAR)),
    "companion, 1 2 3 4": companion(1, 2, 3, 4),
    "companion, 1 to 7": companion(1, 2, 3, 4, 5, 6, 7),
    "Hilbert, 4 × 4": scipy.linalg.hilbert(4),
    "Hilbert, 8 × 8": scipy.linalg.hilbert(8),
    "cyclic shift, 5 × 5": np.roll(np.eye(5), 1, axis=0),
    "rotation in space": scipy.linalg.block_diag(turned(1.0), [[1.0]]),
    "counting, 3 × 3": np.arange(1.0, 10).reshape(3, 3),
    "magic square": np.array([[2.0, 7, 6], [9, 5, 1], [4, 3, 8]]),
    "projection onto a plane": np.eye(3) - np.ones((3, 3)) / 3,
    "graded": np.array([[1.0, 1e-4, 1e-8], [1e-4, 1e-8, 1e-12], [1e-8, 1e-12, 1e-16]]),
    "Frank, 8 × 8": np.array([[0.0 if i > j + 1 else 8 - max(i, j) for j in range(8)] for i in range(8)]),
    "Pascal, 6 × 6": scipy.linalg.pascal(6).astype(float),
}

OBLONG: dict[str, Matrix] = {
    "row": np.array([[3.0, 4]]),
    "column": np.array([[3.0], [4], [12]]),
    "wide": np.array([[1.0, 2, 3], [4, 5, 6]]),
    "wide, rank 1": np.array([[1.0, 2, 3], [2, 4, 6]]),
    "tall": np.array([[1.0, 0], [0, 1], [1, 1]]),
    "tall, rank 1": np.array([[1.0, 2], [2, 4], [3, 6]]),
    "the articles', 4 × 3": np.array([[1.0, 3, 4], [5, 6, 9], [1, 2, 3], [7, 6, 8]]),
    "Läuchli": np.vstack([np.ones((1, 3)), 1e-8 * np.eye(3)]),
    "Vandermonde, 8 × 5": np.vander(np.linspace(0, 1, 8), 5, increasing=True),
    "zero, 2 × 3": np.zeros((2, 3)),
    "1e8-scaled, 2 × 3": 1e8 * np.array([[1.0, 2, 3], [4, 5, 6]]),
}

EVERY: dict[str, Matrix] = SQUARE | OBLONG
