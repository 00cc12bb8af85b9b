"""Eigenpairs: what LAPACK says of a square matrix, checked and in order."""

import math
from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.matrices.numerics import is_symmetric
from core.numbers.arrays import EPS, ROUNDING, Matrix

Complex: TypeAlias = NDArray[np.complex128]
TIED = 1e-9  # components that differ by less are equally large, so that rounding turns no vector round


def eigenpairs(A: Matrix) -> tuple[Complex, Complex]:
    """Return the eigenvalues of A, magnitude falling, with eigenvectors of length 1 as columns.

    A : (n, n). Each pair is right for a matrix within rounding of A. Magnitudes that rounding could have parted are in
    the order of their real parts, and pairs together, the positive imaginary part first. Vectors have the sign that
    makes the first of their largest components positive.
    """
    values, vectors = _checked(A)
    order = _order(values, len(A) * ROUNDING * float(np.linalg.norm(A)))
    return values[order], upright(vectors[:, order])


def _checked(A: Matrix) -> tuple[Complex, Complex]:
    """Return the first answer that rounding excuses.

    LAPACK scales A before it begins, and where entries of A differ by many powers of ten its small errors become large
    when they are scaled back (Watkins 2006): mostly in the vectors alone, which a step of
    inverse iteration with (A − λI)′(A − λI) mends.
    """
    for values, vectors in _answers(A):
        for j in _wrong(A, values, vectors):
            _, sigma, Wt = np.linalg.svd(A - values[j] * np.eye(len(A)))
            better = Wt.conj().T @ (Wt @ vectors[:, j] * (EPS * sigma[0] / np.maximum(sigma, EPS * sigma[0])) ** 2)
            vectors[:, j] = better / np.linalg.norm(better)
            if values[j].imag:
                vectors[:, j + 1] = vectors[:, j].conj()
        if not _wrong(A, values, vectors):
            break
    return values, vectors


def _answers(A: Matrix) -> Iterator[tuple[Complex, Complex]]:
    """Yield what LAPACK says of A, by the call that an exported program makes, then of a reflected A, which it finds little to scale in."""
    if is_symmetric(A):
        values, vectors = np.linalg.eigh((A + A.T) / 2)
        yield values.astype(complex), vectors.astype(complex)
        return
    values, vectors = np.linalg.eig(A)
    yield values.astype(complex), vectors.astype(complex)
    normal = np.sqrt(np.arange(1.0, len(A) + 1))
    mirror = np.eye(len(A)) - 2 * np.outer(normal, normal) / (normal @ normal)
    values, vectors = np.linalg.eig(mirror @ A @ mirror)
    yield values.astype(complex), (mirror @ vectors).astype(complex)


def _wrong(A: Matrix, values: Complex, vectors: Complex) -> list[int]:
    """Return which columns are no eigenvectors of a matrix within rounding of A; of a pair the first."""
    gaps = np.linalg.norm(A @ vectors - vectors * values, axis=0)
    excused = math.sqrt(len(A)) * ROUNDING / 2 * np.linalg.norm(A)
    return [int(j) for j in np.flatnonzero((gaps > excused) & (values.imag >= 0))]


def _order(values: Complex, tie: float) -> list[int]:
    """Return the order of values: magnitude falling, where magnitudes differ by less than tie real part falling, pairs together."""
    heads = sorted((i for i, value in enumerate(values) if value.imag >= 0), key=lambda i: -abs(values[i]))
    order: list[int] = []
    while heads:
        tied = [i for i in heads if abs(values[heads[0]]) - abs(values[i]) <= tie]
        for i in sorted(tied, key=lambda i: -values[i].real):
            order += [i, i + 1] if values[i].imag else [i]  # LAPACK keeps a pair together, the positive imaginary part first
        heads = heads[len(tied) :]
    return order


def upright(vectors: Complex) -> Complex:
    """Return the columns with the sign that makes the first of their largest components positive."""
    sizes = np.abs(vectors)
    largest = np.argmax(sizes >= (1 - TIED) * sizes.max(axis=0), axis=0)
    return np.asarray(vectors * np.where(vectors[largest, np.arange(len(vectors.T))].real < 0, -1.0, 1.0) + 0.0)
