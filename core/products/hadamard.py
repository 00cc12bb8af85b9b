"""Hadamard product: A⊙B multiplies entry by entry, and is not the product AB."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from core.matrices.inertia import Inertia, inertia
from core.matrices.singular import SingularValues, singular_values
from core.numbers.arrays import EPS, ROUNDING, Array, Matrix
from core.numbers.proof import Proof
from core.numbers.rational import Rational, product


@dataclass(frozen=True, eq=False)
class Operand:
    """A matrix, in fractions too where its entries are fractions."""

    value: Matrix  # (m, n)
    exact: Rational | None

    def entry(self, i: int, j: int) -> Fraction | float:
        """Return an entry, as a fraction where all are known so."""
        return self.exact.rows[i][j] if self.exact else float(self.value[i, j])

    @cached_property
    def singular(self) -> SingularValues:
        """Its singular values."""
        return singular_values(self.value, self.exact)

    @property
    def rank(self) -> int:
        """The number of singular values above max(m, n)·ε·σ₁, as on every page."""
        return self.singular.rank

    @property
    def rank_by_entries(self) -> int:
        """The rank that its entries have, as they were typed; of what is no fraction, to sixteen digits."""
        return self.exact.rank if self.exact else self.rank

    @cached_property
    def inertia(self) -> Inertia | None:
        """The signs of its eigenvalues; None where it is not symmetric."""
        m, n = self.value.shape
        return inertia(self.value, self.exact) if m == n else None

    @property
    def is_semidefinite(self) -> bool:
        """Whether it is symmetric positive semidefinite."""
        return self.inertia is not None and self.inertia.is_positive_semidefinite


@dataclass(frozen=True, eq=False)
class Hadamard:
    """A⊙B, beside AB where there is one."""

    A: Operand
    B: Operand
    product: Operand  # A⊙B
    plain: Operand | None  # AB; None where A has more columns than B has rows, or fewer
    differs: tuple[tuple[int, int], ...]  # the places at which A⊙B and AB differ

    @property
    def most_rank(self) -> int:
        """What the rank of A⊙B cannot exceed, by the ranks that are shown: rank A · rank B, and the size of the matrix."""
        return int(min(self.A.rank * self.B.rank, *self.A.value.shape))

    @property
    def rises(self) -> bool:
        """Whether the rank of A⊙B is above those of A and of B."""
        return self.product.rank > max(self.A.rank, self.B.rank)

    @property
    def is_bound_kept(self) -> bool:
        """Whether rank A⊙B ≤ rank A · rank B by the ranks that are shown: it is so, but to sixteen digits it may seem not to be."""
        return self.product.rank <= self.A.rank * self.B.rank

    @property
    def are_ranks_exact(self) -> bool:
        """Whether the ranks that are shown are those that the entries have, as they were typed."""
        return all(part.exact is not None and part.rank == part.rank_by_entries for part in (self.A, self.B, self.product))

    @property
    def is_schur(self) -> bool:
        """Whether Schur's theorem speaks of A and B: both are symmetric positive semidefinite, and so is A⊙B."""
        return self.A.is_semidefinite and self.B.is_semidefinite

    @property
    def sum(self) -> float:
        """The sum of all entries of A⊙B, which is the inner product of A and B, entry by entry."""
        return float(self.product.value.sum())

    @property
    def proofs(self) -> list[Proof]:
        """Claims that other computations confirm."""
        A, B, C = self.A.value, self.B.value, self.product.value
        size = float(np.abs(C).sum()) or 1.0
        found = [Proof("|Σ(A⊙B) − tr(AB′)| / Σ|A⊙B|", abs(float(C.sum() - np.trace(A @ B.T))) / size, 8 * A.size * EPS)]
        over = max(0, self.product.rank_by_entries - self.A.rank_by_entries * self.B.rank_by_entries)
        found.append(Proof("max(0, rank A⊙B − rank A · rank B)", float(over), 0.0, TO_SIXTEEN_DIGITS if over else ""))
        if self.is_schur:
            least, largest = np.linalg.eigvalsh(C)[[0, -1]]
            below = max(0.0, -float(least)) / (float(largest) or 1.0)
            found.append(Proof("max(0, −λₙ(A⊙B)) / λ₁(A⊙B)", below, 8 * len(C) * EPS))
        return found


TO_SIXTEEN_DIGITS = "The ranks are judged to sixteen digits here, and these do not suffice."


def hadamard(A: Array, B: Array) -> Hadamard:
    """Return A⊙B beside AB.

    A, B : (m, n). Where both are known in fractions, so are the products, and where these differ is decided in them.
    Horn & Johnson, Topics in Matrix Analysis, chapter 5: rank (5.1.7), positive semidefinite (5.2.1, Schur).
    """
    one, other = (Operand(array.value.reshape(array.shape), array.exact) for array in (A, B))
    both = None
    if one.exact and other.exact:
        rows = zip(one.exact.rows, other.exact.rows, strict=True)
        both = Rational(tuple(tuple(a * b for a, b in zip(*row, strict=True)) for row in rows))
    found = Operand(_rounded(both, one.value * other.value), both)
    m, n = one.value.shape
    if m != n:
        return Hadamard(one, other, found, None, ())
    exact = product(one.exact, other.exact) if one.exact and other.exact else None
    plain = Operand(_rounded(exact, one.value @ other.value), exact)
    return Hadamard(one, other, found, plain, _differing(found, plain, np.abs(one.value) @ np.abs(other.value)))


def _rounded(exact: Rational | None, value: Matrix) -> Matrix:
    """Return what is known in fractions as the nearest float64, and else value; never −0."""
    return (np.array(exact.rows, dtype=object).astype(np.float64) if exact else value) + 0.0


def _differing(one: Operand, other: Operand, sizes: Matrix) -> tuple[tuple[int, int], ...]:
    """Return the places at which two matrices differ; sizes : what their rounding is measured against, (n, n)."""
    if one.exact and other.exact:
        differs = np.array(one.exact.rows, dtype=object) != np.array(other.exact.rows, dtype=object)
    else:
        differs = np.abs(one.value - other.value) > ROUNDING * (sizes + np.abs(one.value))
    return tuple((int(i), int(j)) for i, j in np.argwhere(differs))
