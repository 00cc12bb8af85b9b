"""Eigenvalues in more than two dimensions: LAPACK's where they tell everything apart, exact ones where the entries allow it."""

import contextlib
import math
from dataclasses import replace

import numpy as np

from core.matrices.charpoly import Root, UnsettledError, eigenvector, roots
from core.matrices.clusters import clusters
from core.matrices.eigen_exact import exact_eigenspace
from core.matrices.eigenpairs import Complex, eigenpairs, upright
from core.matrices.eigensystem import LARGEST_POLYNOMIAL, Eigensystem, Kind, magnitudes
from core.matrices.numerics import is_symmetric
from core.matrices.singular import SingularValues, is_nearly_1, singular_values
from core.numbers.arrays import ROUNDING, Matrix, Vector
from core.numbers.rational import Rational

NEAR = 1e-6  # of ‖A‖: eigenvalues nearer to each other have vectors that float64 does not tell apart
KNOWN = 1e-5  # relative: digits enough for a screen


def in_space(A: Matrix, exact: Rational | None) -> Eigensystem:
    """Return the eigenpairs of A with what they say about it.

    A : (n, n). LAPACK's values will do where rounding could neither have parted nor joined any of them; else the matrix of
    fractions decides, and where there is none, or it is too large, what is known to sixteen digits.
    """
    n = len(A)
    singular, size = singular_values(A, exact), float(np.linalg.norm(A))
    if np.linalg.norm(A - np.trace(A) / n * np.eye(n)) <= n * ROUNDING / 2 * size:
        return _scalar(A, exact, singular)
    values, vectors = eigenpairs(A)
    kappa, angle = _skew(vectors)
    kind: Kind = "complex" if values.imag.any() else "real"
    found = Eigensystem(A, exact, values, vectors, (), kind, singular, kappa, angle, is_decided=False)
    moves = found.moves
    places = magnitudes(values, moves)
    is_unclear = _is_unclear(found, moves, places)
    if (is_unclear or _is_short(values, moves)) and exact is not None and n <= LARGEST_POLYNOMIAL:
        with contextlib.suppress(UnsettledError):
            return _of_roots(found, roots(exact), is_decided=True)
    if not is_unclear:
        return replace(found, roots=tuple(Root(complex(value), 1, 1, place) for value, place in zip(values.tolist(), places, strict=True)))
    return _of_roots(found, clusters(A, values, moves, singular.rank), is_decided=False)


def _scalar(A: Matrix, exact: Rational | None, singular: SingularValues) -> Eigensystem:
    n = len(A)
    value = complex(A[0, 0] if n == 1 else math.fsum(A.diagonal().tolist()) / n)
    return Eigensystem(
        A=A,
        exact=exact,
        values=np.full(n, value),
        vectors=np.eye(n, dtype=complex),
        roots=(Root(value, n, n, 0),),
        kind="scalar",
        singular=singular,
        kappa=1.0,
        angle=None,
        is_decided=exact.is_scalar if exact is not None else bool(np.array_equal(A, A[0, 0] * np.eye(n))),
    )


def _is_unclear(found: Eigensystem, moves: Vector, places: list[int]) -> bool:
    """Return whether rounding could make two values one, a value 0, two magnitudes equal, or a digit wrong that is shown."""
    values = found.values
    gaps = np.abs(values[:, None] - values) - moves[:, None] - moves + np.diag(np.full(len(values), np.inf))
    tied = places.count(0) - (1 + (values[0].imag > 0))
    return bool((gaps <= 0).any() or found.rank < len(values) or tied or (np.abs(values) * KNOWN <= moves).any())


def _is_short(values: Complex, moves: Vector) -> bool:
    """Return whether a digit of a real or imaginary part could be wrong that is shown, or one of what a magnitude misses of 1."""
    parts = np.abs(np.array([values.real, values.imag]))
    return bool(((parts > 0) & (parts * KNOWN <= moves)).any() or is_nearly_1(np.abs(values), moves).any())


def _of_roots(found: Eigensystem, every: tuple[Root, ...], *, is_decided: bool) -> Eigensystem:
    """Return the eigensystem with its different values as they were decided, each as often as it counts."""
    A, n = found.A, len(found.A)
    listed = _listed(every)
    values = np.array([root.value for root in listed])
    if any(root.dimension == 0 for root in every):
        return replace(found, roots=every, kind="undecided", kappa=math.inf, angle=0.0)
    is_defective = any(root.dimension < root.multiplicity for root in every)
    is_upright = is_symmetric(A) and not is_defective and not values.imag.any()
    vectors = _sorted_as(found, values) if is_upright else _vectors(found, every, listed)
    kappa, angle = (math.inf, 0.0) if is_defective else _skew(vectors)
    kind: Kind = "defective" if is_defective else "complex" if values.imag.any() else "real"
    assert len(values) == n
    return replace(found, roots=every, values=values, vectors=vectors, kind=kind, kappa=kappa, angle=angle, is_decided=is_decided)


def _listed(every: tuple[Root, ...]) -> list[Root]:
    """Return each root as often as it counts; a pair's two in turn."""
    found: list[Root] = []
    for k, root in enumerate(every):
        if root.value.imag < 0:
            continue
        found += [root, every[k + 1]] * root.multiplicity if root.value.imag else [root] * root.multiplicity
    return found


def _vectors(found: Eigensystem, every: tuple[Root, ...], listed: list[Root]) -> Complex:
    """Return eigenvectors for the listed roots; where there are too few, they are repeated."""
    A, near = found.A, NEAR * found.size
    bases = {root: eigenspace(A, root.value, root.dimension) for root in every if root.value.imag >= 0}
    for root in every:
        is_crowded = any(0 < abs(other.value - root.value) < near or (other is not root and other.value == root.value) for other in every)
        if is_crowded and root.long is not None and root.multiplicity == 1 and found.exact is not None:
            bases[root] = eigenvector(found.exact, root.long)[:, None].astype(complex)
        basis = exact_eigenspace(found.exact, root) if found.exact is not None else None
        if basis is not None:
            bases[root] = _spread(np.array(basis, dtype=complex).T)
    bases |= {root: bases[every[k - 1]].conj() for k, root in enumerate(every) if root.value.imag < 0}
    used = dict.fromkeys(every, 0)
    columns = []
    for root in listed:
        columns.append(bases[root][:, used[root] % root.dimension])
        used[root] += 1
    return upright(np.array(columns).T)


def eigenspace(A: Matrix, value: complex, dimension: int) -> Complex:
    """Return an orthonormal basis of what A − value·I comes nearest to taking to 0, as columns, (n, dimension).

    Of all bases the one that the unit vectors fall onto in their order: it does not depend on how rounding turned it. LAPACK takes what
    is off the diagonal by up to 50·ε·σ₁ for nothing (Demmel & Kahan 1990): a step of refinement takes away what that leaves.
    """
    n = len(A)
    shifted = A - value * np.eye(n) if value.imag else A - value.real * np.eye(n)
    U, sigma, Vt = np.linalg.svd(shifted)
    known = int(np.sum(sigma[: n - dimension] > n * ROUNDING * sigma[0]))
    N = Vt[n - dimension :].conj().T
    N = N - Vt[:known].conj().T @ ((U[:, :known].conj().T @ (shifted @ N)) / sigma[:known, None])
    return _spread(np.asarray(N / np.linalg.norm(N, axis=0), dtype=complex))


def _spread(N: Complex) -> Complex:
    """Return the orthonormal basis of what orthonormal columns span that the unit vectors fall onto in their order."""
    dimension = len(N.T)
    if dimension == 1:
        return N
    rest = N @ N.conj().T
    columns: list[Complex] = []
    for _ in range(dimension):
        lengths = np.linalg.norm(rest, axis=0)
        k = int(np.argmax(lengths > lengths.max() / 2))
        column = rest[:, k] / lengths[k]
        columns.append(column)
        rest = rest - np.outer(column, column.conj() @ rest)
    return np.asarray(np.linalg.qr(np.array(columns).T)[0], dtype=complex)


def _sorted_as(found: Eigensystem, values: Complex) -> Complex:
    """Return the perpendicular eigenvectors of a symmetric matrix in the order of values, which stand for those that were found."""
    order = np.empty(len(values), dtype=int)
    order[np.argsort(values.real, kind="stable")] = np.argsort(found.values.real, kind="stable")
    return found.vectors[:, order]


def _skew(vectors: Complex) -> tuple[float, float]:
    """Return κ₂ of vectors and the angle between the lines of the two columns that are nearest to being parallel."""
    lengths = np.linalg.svd(vectors, compute_uv=False)
    kappa = float(lengths[0] / lengths[-1]) if lengths[-1] else math.inf
    along = vectors.conj().T @ vectors
    across = np.linalg.norm(vectors[:, None, :] - vectors[:, :, None] * along, axis=0)
    angles = np.arctan2(across, np.abs(along))[np.triu_indices(len(vectors), 1)]
    return kappa, float(angles.min())
