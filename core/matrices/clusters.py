"""Clusters: which of the eigenvalues that were found are one to sixteen digits, and how many eigenvectors each has."""

import math

import numpy as np
import scipy.linalg

from core.matrices.charpoly import Root
from core.matrices.eigenpairs import Complex
from core.matrices.numerics import is_symmetric
from core.numbers.arrays import ROUNDING, Matrix, Vector

REACH = ROUNDING / 4
FARTHEST = 1e-3  # of ‖A‖: values farther apart are never taken for one


def clusters(A: Matrix, values: Complex, moves: Vector, rank: int) -> tuple[Root, ...]:
    """Return the different eigenvalues of A as far as sixteen digits tell, of a dimension of 0 where they do not tell how many vectors.

    A : (n, n); values : (n,), magnitude falling, pairs together; moves : (n,), how far rounding may have moved each; rank : of A.
    Values are one if they lie within reach of each other, r·‖A‖ times the norm of their spectral projector, which is far better
    conditioned for all of them than for one. The eigenspace's dimension is the number of singular values of A − mean·I up to that,
    if it is also the number of those that are rounding of A; that of 0 is n − rank.
    """
    n = len(A)
    groups = _Groups(values)
    reaches = [_reach(A, values, group, moves) for group in groups.found]
    while near := _nearest(groups.means, reaches):
        groups.merge(*near)
        reaches = [_reach(A, values, group, moves) for group in groups.found]
    found = []
    for group, mean, reach in zip(groups.found, groups.means, reaches, strict=True):
        if len(group) > 1 and not _is_one(A, values, group, mean):
            found += [(complex(values[k]), 1, 0, float(moves[k])) for k in group]
            continue
        value = 0j if rank < n and abs(mean) <= n * REACH * float(np.linalg.norm(A)) else mean
        whole = is_symmetric(A) or len(group) == 1
        dimension = len(group) if whole else _dimension(A, value, reach) if value or rank == n else n - rank
        found.append((value, len(group), dimension, reach))
    found.sort(key=lambda root: (-abs(root[0]), -root[0].real, -root[0].imag))
    return _placed(found)


class _Groups:
    """Indices of values that are one; with a group that of the conjugate values is kept."""

    def __init__(self, values: Complex) -> None:
        self.values = values
        self.found: list[list[int]] = [[k] for k in range(len(values))]

    @property
    def means(self) -> list[complex]:
        """The mean of each group; a real one where the group is its own conjugate."""
        return [self._mean(group) for group in self.found]

    def merge(self, i: int, j: int) -> None:
        """Make one group of two, and one of their conjugates."""
        merged = {*self.found[i], *self.found[j]}
        mirrored = {self._partner(k) for k in merged}
        sets = [merged | mirrored] if merged & mirrored else [merged, mirrored]
        for one in sets:
            touched = [group for group in self.found if one & set(group)]
            rest = [group for group in self.found if not one & set(group)]
            self.found = [*rest, sorted(k for group in touched for k in group)]

    def _partner(self, k: int) -> int:
        return k if self.values[k].imag == 0 else k + 1 if self.values[k].imag > 0 else k - 1

    def _mean(self, group: list[int]) -> complex:
        if {self._partner(k) for k in group} == set(group):
            return complex(float(self.values[group].real.mean()))
        first = sorted(min(k, self._partner(k)) for k in group)
        mean = complex(self.values[first].mean())
        return mean if self.values[group[0]].imag > 0 else mean.conjugate()


def _nearest(means: list[complex], reaches: list[float]) -> tuple[int, int] | None:
    """Return the two that overlap most; None where none do."""
    overlaps = [
        (abs(means[i] - means[j]) / (reaches[i] + reaches[j]), i, j)
        for i in range(len(means))
        for j in range(i + 1, len(means))
        if abs(means[i] - means[j]) <= reaches[i] + reaches[j] and reaches[i] + reaches[j] > 0
    ]
    return min(overlaps)[1:] if overlaps else None


def _reach(A: Matrix, values: Complex, group: list[int], moves: Vector) -> float:
    size = float(np.linalg.norm(A))
    reach = moves[group[0]] * REACH / ROUNDING if len(group) == 1 else len(A) * REACH * size * _projector(A, values, group)
    return min(float(reach), FARTHEST * size)


def _projector(A: Matrix, values: Complex, group: list[int]) -> float:
    """Return the norm of the projector onto the invariant subspace of the group along all others (Golub & Van Loan, 7.2.3)."""
    T = _parted(A, values, group)
    k = len(group)
    if k == len(A):
        return 1.0
    if T is None:
        return FARTHEST / REACH
    rest = scipy.linalg.solve_sylvester(T[:k, :k], -T[k:, k:], T[:k, k:])
    return min(float(np.hypot(1, np.linalg.norm(rest, 2))), FARTHEST / REACH)


def _is_one(A: Matrix, values: Complex, group: list[int], mean: complex) -> bool:
    """Return whether rounding alone may have parted the values of a group.

    Then N = A − mean·I on its subspace is within rounding of a nilpotent matrix, and tr Nᵏ of 0; each is a sum of so many products.
    """
    T = _parted(A, values, group)
    if T is None:
        return False
    N, size, powers = T[: len(group), : len(group)] - mean * np.eye(len(group)), float(np.linalg.norm(A)), np.eye(len(group))
    scale = float(np.linalg.norm(N)) + size * REACH
    for k in range(1, len(group) + 1):
        powers = powers @ N
        if abs(np.trace(powers)) > k * len(A) * len(group) * ROUNDING * size * scale ** (k - 1):
            return False
    return True


def _parted(A: Matrix, values: Complex, group: list[int]) -> Complex | None:
    """Return the Schur form of A with the group's values first; None where float64 cannot part them from the others."""
    inside = [complex(value) for value in values[group]]
    outside = [complex(value) for k, value in enumerate(values) if k not in group]

    def is_inside(z: complex) -> bool:
        return min(abs(z - a) for a in inside) < min((abs(z - b) for b in outside), default=math.inf)

    T, _, k = scipy.linalg.schur(A.astype(complex), output="complex", sort=is_inside)
    return np.asarray(T) if k == len(group) else None


def _dimension(A: Matrix, value: complex, reach: float) -> int:
    """Return the dimension of the eigenspace; 0 where it depends on what in A is taken for rounding."""
    sigma = np.linalg.svd(A - value * np.eye(len(A)), compute_uv=False)
    least, most = (int(np.sum(sigma <= bound)) for bound in (len(A) * REACH * float(np.linalg.norm(A)), reach))
    return least if least == most else 0


def _placed(found: list[tuple[complex, int, int, float]]) -> tuple[Root, ...]:
    place, first, roots = 0, 0, []
    for k, (value, multiplicity, dimension, reach) in enumerate(found):
        if abs(value) < abs(found[first][0]) - found[first][3] - reach:
            place, first = place + 1, k
        roots.append(Root(value, multiplicity, min(dimension, multiplicity), place))
    return tuple(roots)
