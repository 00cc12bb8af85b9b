"""Transformed: what a matrix does to the plane or to space, and to one vector in it, as far as it is the same for both."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, Protocol, TypeVar

import numpy as np

from core.maps.applied import Applied
from core.matrices.eigensystem import Eigensystem
from core.matrices.ground import Ground
from core.matrices.numerics import relative
from core.numbers.arrays import EPS
from core.numbers.proof import Proof


class OfKind(Protocol):
    """The nearest map of one kind."""

    @property
    def name(self) -> str:
        """What maps of this kind are called."""

    @property
    def rank(self) -> int | None:
        """The rank of every map of this kind; None where they differ."""

    @property
    def fits(self) -> bool:
        """Whether A is of this kind, up to the rounding of its entries."""

    @property
    def is_near(self) -> bool:
        """Whether A is nearly of this kind."""


AnyGround = TypeVar("AnyGround", bound=Ground)
AnyKind = TypeVar("AnyKind", bound=OfKind)


@dataclass(frozen=True, eq=False)
class Transformed(ABC, Generic[AnyGround, AnyKind]):
    """The plane or space under A, what kind of map that is, and one vector under it; all angles are in radians."""

    ground: AnyGround
    applied: Applied  # to x
    kinds: tuple[AnyKind, ...]  # every kind with the distance to it

    @property
    @abstractmethod
    def system(self) -> Eigensystem:
        """The eigenvalues and eigenvectors."""

    @cached_property
    def kind(self) -> AnyKind:
        """The first kind that fits."""
        return next(kind for kind in self.kinds if kind.fits)

    @property
    def near(self) -> AnyKind | None:
        """A kind that nearly fits and comes before the one that does; no projection where A is nearly flat anyway."""
        for kind in self.kinds:
            if kind.fits:
                return None
            if kind.is_near and not (self.ground.is_nearly_flat and kind.rank in range(1, len(self.ground.A))):
                return kind
        return None

    @property
    def kind_residual(self) -> tuple[str, float] | None:
        """The identity that maps of A's kind obey, and how far A is from obeying it; None for a general map.

        It is checked by products of A alone: a rotation has A′A = I, a projection A·A = A, a shear (A − I)² = 0.
        """
        A = self.ground.A
        one, size = np.eye(len(A)), float(np.linalg.norm(A))
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
                identity, gap, against = "‖A′A − s²·I‖ / ‖A‖²", A.T @ A - np.trace(A.T @ A) / len(A) * one, size**2
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
        bound = 16 * len(self.ground.A) * EPS  # a product of A has more than twice its rounding, 8·n·ε
        return [*self.ground.proofs, *([Proof(*kind, bound)] if kind else [])]
