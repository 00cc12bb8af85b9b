"""Undoing: what is decided about a matrix before it is inverted, from both sides or from one."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from core.matrices.singular import SingularValues
from core.numbers.arrays import Matrix
from core.numbers.rational import Rational


@dataclass(frozen=True, eq=False)
class Undoing(ABC):
    """A matrix, and whether there is one that undoes it."""

    A: Matrix  # (m, n)
    exact: Rational | None  # A as it was typed
    singular: SingularValues

    @property
    @abstractmethod
    def exists(self) -> bool:
        """Whether there is an inverse, or one on a side."""

    @property
    def is_known(self) -> bool:
        """Whether A is known as it was typed."""
        return self.exact is not None

    @property
    def rank(self) -> int:
        """The rank of A, as it was typed where that is known."""
        return self.singular.rank if self.exact is None else self.exact.rank

    @property
    def is_flat_numerically(self) -> bool:
        """Whether A can be undone, and to sixteen digits cannot."""
        return self.exists and self.singular.rank < min(self.A.shape)
