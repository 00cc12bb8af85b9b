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
from core.numbers.rational import Rational, as_it_stands


@dataclass(frozen=True, eq=False)
class SpaceTransformation(Transformed[Space, Kind]):
    """Space under A, what kind of map that is, and one vector under it."""

    @cached_property
    def system(self) -> Eigensystem:
        """The eigenvalues and eigenvectors."""
        return in_space(self.ground.A, self.ground.exact)


def in_three(
    A: Matrix, x: Vector, exact: Rational | None = None, exact_x: Rational | None = None, *, is_rounded: bool = False
) -> SpaceTransformation:
    """Return what A does to space and to x.

    A : (3, 3), x : (3,); exact and exact_x are the same in fractions, as they were typed, if there are such, and is_rounded says
    whether A was typed in decimals of sixteen digits: it is said for sure to be what they make as they stand in float64.
    """
    space = Space(A, exact, as_it_stands(A) if is_rounded else None)
    return SpaceTransformation(space, applied(A, x, exact, exact_x), kinds(space))
