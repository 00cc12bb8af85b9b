"""Transformation: what a 3 × 3 matrix does to space, and to one vector in it."""

from dataclasses import dataclass
from functools import cached_property

from core.maps.applied import applied
from core.maps.kinds_space import Kind, kinds
from core.maps.transformed import Transformed
from core.matrices.eigen_space import in_space
from core.matrices.eigensystem import Eigensystem
from core.matrices.space import Space
from core.numbers.arrays import Matrix, Vector
from core.numbers.rational import Rational


@dataclass(frozen=True, eq=False)
class SpaceTransformation(Transformed[Space, Kind]):
    """Space under A, what kind of map that is, and one vector under it."""

    @cached_property
    def system(self) -> Eigensystem:
        """The eigenvalues and eigenvectors."""
        return in_space(self.ground.A, self.ground.exact)


def in_three(
    A: Matrix, x: Vector, exact: Rational | None = None, exact_x: Rational | None = None, spelled: Rational | None = None
) -> SpaceTransformation:
    """Return what A does to space and to x.

    A : (3, 3), x : (3,); exact and exact_x are the same in fractions, as they were typed, if there are such, and spelled is A by all
    its digits, where some are those of a rounded decimal.
    """
    space = Space(A, exact, spelled)
    return SpaceTransformation(space, applied(A, x, exact, exact_x), kinds(space))
