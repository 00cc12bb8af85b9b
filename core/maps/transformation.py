"""Transformation: what a 2 × 2 matrix does to the plane, and to one vector in it."""

from dataclasses import dataclass
from functools import cached_property

from core.maps.applied import applied
from core.maps.kinds import Kind, kinds
from core.maps.transformed import Transformed
from core.matrices.eigen_plane import in_plane
from core.matrices.eigensystem import Eigensystem
from core.matrices.plane import Plane
from core.numbers.arrays import Matrix, Vector
from core.numbers.rational import Rational


@dataclass(frozen=True, eq=False)
class Transformation(Transformed[Plane, Kind]):
    """The plane under A, what kind of map that is, and one vector under it."""

    @cached_property
    def system(self) -> Eigensystem:
        """The eigenvalues and eigenvectors."""
        return in_plane(self.ground)

    @property
    def nearest_turn(self) -> float:
        """The angle of the nearest rotation, in (−π, π]; 0 where none is nearest."""
        return next(kind.angle for kind in self.kinds if kind.name == "rotation")


def transformation(
    A: Matrix, x: Vector, exact: Rational | None = None, exact_x: Rational | None = None, spelled: Rational | None = None
) -> Transformation:
    """Return what A does to the plane and to x.

    A : (2, 2), x : (2,); exact and exact_x are the same in fractions, as they were typed, if there are such, and spelled is A by all
    its digits, where some are those of a rounded decimal.
    """
    plane = Plane(A, exact, spelled)
    return Transformation(plane, applied(A, x, exact, exact_x), kinds(plane))
