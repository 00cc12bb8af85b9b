"""Named matrices on which factorizations have failed elsewhere, beside those of tests/core/named.py."""

import numpy as np
import scipy.linalg

from core.numbers.arrays import Matrix
from tests.core.named import EVERY


def wilkinson(n: int) -> Matrix:
    """Return the matrix whose entries grow by 2ⁿ⁻¹ under partial pivoting."""
    A = np.eye(n) - np.tri(n, k=-1)
    A[:, -1] = 1.0
    return A


def kahan(n: int, angle: float = 1.2) -> Matrix:
    """Return Kahan's upper triangular matrix, nearly singular without a small pivot."""
    s, c = np.sin(angle), np.cos(angle)
    found: Matrix = np.diag(s ** np.arange(n)) @ (np.eye(n) - c * np.triu(np.ones((n, n)), 1))
    return found


NAMED: dict[str, Matrix] = EVERY | {
    "swap": np.array([[0.0, 1], [1, 0]]),
    "1e-20 on top": np.array([[1e-20, 1], [1, 1]]),
    "Wilkinson, 6 × 6": wilkinson(6),
    "Wilkinson, 8 × 8": wilkinson(8),
    "Kahan, 6 × 6": kahan(6),
    "Kahan, 8 × 8": kahan(8, 0.9),
    "1e150 and 1e-150": np.array([[1e150, 1], [1, 1e-150]]),
    "1e150-scaled": 1e150 * np.array([[2.0, 1, 1], [4, 3, 3], [8, 7, 9]]),
    "1e-150-scaled": 1e-150 * np.array([[2.0, 1, 1], [4, 3, 3], [8, 7, 9]]),
    "rows 1e150 and 1e-150": np.diag([1e150, 1e-150, 1.0]) @ np.array([[2.0, 1, 1], [4, 3, 3], [8, 7, 9]]),
    "graded, 8 × 8": np.array([[10.0 ** (-2 * (i + j)) * (1 + (i == j)) for j in range(8)] for i in range(8)]),
    "Hilbert, 6 × 6": scipy.linalg.hilbert(6),
    "Hilbert, 8 × 5": scipy.linalg.hilbert(8)[:, :5],
    "nearly flat, 3 × 3": np.array([[1.0, 2, 3], [4, 5, 6], [7, 8, 9 + 1e-13]]),
    "columns of zeros": np.array([[0.0, 1, 0, 2], [0, 2, 0, 4], [0, 3, 0, 7]]),
    "Toeplitz, 8 × 8": scipy.linalg.toeplitz([2.0, -1, 0, 0, 0, 0, 0, 0]),
}
