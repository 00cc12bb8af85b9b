"""Transformation: what a 3 × 3 matrix does to space, and to one vector in it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.maps.applied import Applied, applied
from core.maps.kinds_space import Kind, kinds
from core.matrices.eigen_space import in_space
from core.matrices.eigensystem import Eigensystem
from core.matrices.numerics import relative
from core.matrices.space import Space
from core.numbers.arrays import EPS, Matrix, Vector
from core.numbers.proof import Proof
from core.numbers.rational import Rational

BOUND = 24 * EPS  # 8·n·ε with n = 3
LAPACK = 4 * BOUND  # where LAPACK stops: what is off the diagonal is so small


@dataclass(frozen=True, eq=False)
class SpaceTransformation:
    """Space under A, what kind of map that is, and one vector under it; all angles are in radians."""

    ground: Space
    applied: Applied  # to x
    kinds: tuple[Kind, ...]  # every kind with the distance to it

    @cached_property
    def kind(self) -> Kind:
        """The first kind that fits."""
        return next(kind for kind in self.kinds if kind.fits)

    @cached_property
    def system(self) -> Eigensystem:
        """The eigenvalues and eigenvectors."""
        return in_space(self.ground.A, self.ground.exact)

    @property
    def near(self) -> Kind | None:
        """A kind that nearly fits and comes before the one that does; no projection where A is nearly flat anyway."""
        for kind in self.kinds:
            if kind.fits:
                return None
            if kind.is_near and not (self.ground.is_nearly_flat and kind.rank in {1, 2}):
                return kind
        return None

    @property
    def kind_residual(self) -> tuple[str, float] | None:
        """The identity that maps of A's kind obey, and how far A is from obeying it; None for a general map.

        It is checked by products of A alone: a rotation has A′A = I, a projection A·A = A, a shear (A − I)² = 0.
        """
        A, one, size = self.ground.A, np.eye(3), float(np.linalg.norm(self.ground.A))
        match self.kind.name:
            case "general":
                return None
            case "identity":
                identity, gap, against = "‖A − I‖", A - one, 1.0
            case "scaling":
                identity, gap, against = "‖A − a₁₁·I‖ / ‖A‖", A - A[0, 0] * one, size
            case "rotation" | "rotary reflection":
                identity, gap, against = "‖A′A − I‖ / ‖A‖²", A.T @ A - one, size**2
            case "reflection":
                identity, gap, against = "‖A·A − I‖ / ‖A‖²", A @ A - one, size**2
            case "similarity":
                identity, gap, against = "‖A′A − s²·I‖ / ‖A‖²", A.T @ A - np.trace(A.T @ A) / 3 * one, size**2
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
            Proof("(|det A| − |(a₁ × a₂)·a₃|) / σ₁³", self.ground.volume_residual, BOUND),
            Proof("‖A − UDV′‖ / σ₁", self.ground.axes_residual, LAPACK),
            *([Proof(*kind, 2 * BOUND)] if kind else []),  # a product of A has more than twice its rounding
        ]


def in_three(
    A: Matrix, x: Vector, exact: Rational | None = None, exact_x: Rational | None = None, *, is_rounded: bool = False
) -> SpaceTransformation:
    """Return what A does to space and to x.

    A : (3, 3), x : (3,); exact and exact_x are the same in fractions, as they were typed, if there are such, and is_rounded says
    whether A was typed in decimals of sixteen digits.
    """
    space = Space(A, exact)
    return SpaceTransformation(space, applied(A, x, exact, exact_x), kinds(space, is_rounded=is_rounded))
