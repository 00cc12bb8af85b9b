"""What is true of a map of the plane or of space: which kind of map it is, exactly and to sixteen digits."""

from abc import ABC, abstractmethod
from fractions import Fraction
from functools import cached_property
from typing import ClassVar

from tests.judge.exact import Exact, Rows, less, product, transpose


class Ground(Exact, ABC):
    """The exact facts of a 2 × 2 or 3 × 3 matrix; those in pairs hold exactly, and to sixteen digits."""

    near: ClassVar[Fraction]  # what sixteen digits may hide of a size

    @property
    @abstractmethod
    def products(self) -> Fraction:
        """The sum of the magnitudes of the products of which the determinant is made."""

    @cached_property
    def size(self) -> Fraction:
        """The sum of the entries' magnitudes."""
        return sum((abs(entry) for row in self.A for entry in row), Fraction(0))

    @cached_property
    def identity(self) -> tuple[bool, bool]:
        """Whether A = I."""
        return self._is_zero(less(self.A, Fraction(1)), Fraction(1))

    @cached_property
    def scaling(self) -> tuple[bool, bool]:
        """Whether A = c·I."""
        return self._is_zero(less(self.A, self.trace / self.n), self.size)

    @cached_property
    def orthogonal(self) -> tuple[bool, bool]:
        """Whether A′A = I."""
        return self._is_zero(less(product(transpose(self.A), self.A), Fraction(1)), Fraction(self.n))

    @cached_property
    def conformal(self) -> tuple[bool, bool]:
        """Whether A′A = s²·I."""
        B = product(transpose(self.A), self.A)
        return self._is_zero(less(B, sum((B[k][k] for k in range(self.n)), Fraction(0)) / self.n), self.size**2)

    @cached_property
    def idempotent(self) -> tuple[bool, bool]:
        """Whether A·A = A."""
        return self._is_zero(_minus(product(self.A, self.A), self.A), self.size + self.size**2)

    @cached_property
    def symmetric(self) -> tuple[bool, bool]:
        """Whether A = A′."""
        return self._is_zero(_minus(self.A, transpose(self.A)), self.size)

    @cached_property
    def shear(self) -> tuple[bool, bool]:
        """Whether (A − I)² = 0."""
        N = less(self.A, Fraction(1))
        return self._is_zero(product(N, N), (1 + self.size) * self.size)

    @cached_property
    def flat(self) -> tuple[bool, bool]:
        """Whether rank A < n."""
        return self.det == 0, self.rank_to_16 < self.n

    def _is_zero(self, B: Rows, size: Fraction) -> tuple[bool, bool]:
        """Return whether B is 0, and whether it is 0 to sixteen digits of size."""
        largest = max(abs(entry) for row in B for entry in row)
        return largest == 0, largest <= self.near * size


def _minus(A: Rows, B: Rows) -> Rows:
    return [[a - b for a, b in zip(one, two, strict=True)] for one, two in zip(A, B, strict=True)]
