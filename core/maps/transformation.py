"""Transformation: what a 2 × 2 matrix does to the plane, and to one vector in it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.maps.applied import Applied, applied
from core.maps.kinds import Kind, kinds
from core.matrices.eigen_plane import in_plane
from core.matrices.eigensystem import Eigensystem
from core.matrices.numerics import relative
from core.matrices.plane import Plane
from core.numbers.arrays import EPS, Matrix, Vector
from core.numbers.proof import Proof
from core.numbers.rational import Rational

BOUND = 16 * EPS  # 8·n·ε with n = 2


@dataclass(frozen=True, eq=False)
class Transformation:
    """The plane under A, what kind of map that is, and one vector under it; all angles are in radians."""

    plane: Plane
    applied: Applied  # to x
    kinds: tuple[Kind, ...]  # every kind with the distance to it

    @property
    def ground(self) -> Plane:
        """What the map is of: the plane."""
        return self.plane

    @cached_property
    def kind(self) -> Kind:
        """The first kind that fits."""
        return next(kind for kind in self.kinds if kind.fits)

    @cached_property
    def system(self) -> Eigensystem:
        """The eigenvalues and eigenvectors."""
        return in_plane(self.plane)

    @property
    def nearest_turn(self) -> float:
        """The angle of the nearest rotation, in (−π, π]; 0 where none is nearest."""
        return next(kind.angle for kind in self.kinds if kind.name == "rotation")

    @property
    def near(self) -> Kind | None:
        """A kind that nearly fits and comes before the one that does; no projection where A is nearly flat anyway."""
        for kind in self.kinds:
            if kind.fits:
                return None
            if kind.is_near and not (self.plane.is_nearly_flat and kind.rank == 1):
                return kind
        return None

    @property
    def kind_residual(self) -> tuple[str, float] | None:
        """The identity that maps of A's kind obey, and how far A is from obeying it; None for a general map.

        It is checked by products of A alone: a rotation has A′A = I, a projection A·A = A, a shear (A − I)² = 0.
        """
        if self.kind.name == "general":
            return None
        A, one, size = self.plane.A, np.eye(2), float(np.linalg.norm(self.plane.A))
        match self.kind.name:
            case "identity":
                identity, gap, against = "‖A − I‖", A - one, 1.0
            case "scaling":
                identity, gap, against = "‖A − a₁₁·I‖ / ‖A‖", A - A[0, 0] * one, size
            case "rotation":
                identity, gap, against = "‖A′A − I‖ / ‖A‖²", A.T @ A - one, size**2
            case "reflection":
                identity, gap, against = "‖A·A − I‖ / ‖A‖²", A @ A - one, size**2
            case "similarity":
                identity, gap, against = "‖A′A − |det A|·I‖ / ‖A‖²", A.T @ A - abs(self.plane.det) * one, size**2
            case "orthogonal projection":
                identity, gap, against = "‖A′A − A‖ / ‖A‖", A.T @ A - A, size
            case "oblique projection":
                identity, gap, against = "‖A·A − A‖ / ‖A‖²", A @ A - A, size**2
            case "shear":
                identity, gap, against = "‖(A − I)²‖ / (‖A‖·‖A − I‖)", (A - one) @ (A - one), size * float(np.linalg.norm(A - one))
            case _:  # a stretch
                identity, gap, against = "‖A − A′‖ / ‖A‖", A - A.T, size
        return identity, relative(float(np.linalg.norm(gap)), against)

    @property
    def proofs(self) -> list[Proof]:
        """The claims that can be checked without trusting how the numbers were found."""
        kind = self.kind_residual
        return [
            Proof("(|det A| − shoelace area) / σ₁²", self.plane.area_residual, BOUND),
            Proof("‖A − UDV′‖ / σ₁", self.plane.axes_residual, BOUND),
            *([Proof(*kind, 2 * BOUND)] if kind else []),  # a product of A has more than twice its rounding
        ]


def transformation(
    A: Matrix, x: Vector, exact: Rational | None = None, exact_x: Rational | None = None, *, is_rounded: bool = False
) -> Transformation:
    """Return what A does to the plane and to x.

    A : (2, 2), x : (2,); exact and exact_x are the same in fractions, as they were typed, if there are such, and is_rounded says
    whether A was typed in decimals of sixteen digits.
    """
    plane = Plane(A, exact)
    return Transformation(plane, applied(A, x, exact, exact_x), kinds(plane, is_rounded=is_rounded))
