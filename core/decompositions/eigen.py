"""Eigen: the directions that a square matrix keeps, what else lies along them, and where its powers lead."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from core.decompositions.powers import Powers, powers
from core.decompositions.svd import Svd, of_plane
from core.maps.applied import Applied, applied
from core.matrices.eigenvalues import Eigensystem, eigensystem
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import degrees
from core.numbers.proof import Proof
from core.numbers.rational import Rational

ON = 1e-6  # radians: x was led to an eigenvector, whose entries have six decimals
BESIDE = math.radians(5)
NEARLY = math.radians(0.1)
Agreement: TypeAlias = Literal["", "none", "same", "same numerically", "one", "nearly", "elsewhere"]


@dataclass(frozen=True, eq=False)
class Eigen:
    """The eigensystem of A, with the axes of the ellipse beside it, one vector under A, and its images under the powers of A."""

    system: Eigensystem
    powers: Powers  # of A, on x
    svd: Svd | None  # in the plane
    applied: Applied | None  # to x, in the plane

    @property
    def x(self) -> Vector:
        """The vector, (n,)."""
        return self.powers.x

    @cached_property
    def gap(self) -> float | None:
        """The largest angle between an eigenvector's line and the nearest axis of the ellipse; None where one has no lines."""
        if self.svd is None or self.svd.axes is None or not self.system.lines:
            return None
        axes = self.svd.axes[0]
        return max(min(abs(math.remainder(line - axis, math.pi)) for axis in axes) for line in self.system.lines)

    @property
    def agreement(self) -> Agreement:
        """How the axes of the ellipse lie to the eigenvectors.

        "": the ellipse is flat, or there are no lines of their own to compare. "none": a circle has no axes. "same": A is symmetric.
        "same numerically": to sixteen digits. "one": of lines that nearly are one, one axis is within 0.1°. "nearly": all are.
        """
        system, svd = self.system, self.svd
        if svd is None or system.kind in {"scalar", "complex"} or system.is_singular or svd.rank < 2 or self.gap is None:
            return ""
        if all(svd.is_round):
            return "none"
        if system.is_symmetric:
            return "same"
        if degrees(self.gap) == "0°":
            return "same numerically"
        if self.gap < NEARLY:
            return "one" if system.is_nearly_defective else "nearly"
        return "elsewhere"

    @cached_property
    def nearest(self) -> int | None:
        """Which of the lines that A keeps is nearest to x; None where there is no line, or x = 0."""
        apart = self._apart
        return min(range(len(apart)), key=lambda k: apart[k]) if apart else None

    @property
    def apart(self) -> float | None:
        """The angle between x and the line that is nearest to it; None where there is none."""
        return None if self.nearest is None else self._apart[self.nearest]

    @property
    def is_on(self) -> bool:
        """Whether x lies on a line that A keeps, up to the digits that are written of it."""
        return self.apart is not None and self.apart <= ON

    @property
    def is_beside(self) -> bool:
        """Whether x is within 5° of a line that A keeps."""
        return self.apart is not None and self.apart <= BESIDE

    @property
    def proofs(self) -> list[Proof]:
        """The claims that can be checked without trusting how the numbers were found."""
        return self.system.proofs

    @cached_property
    def _apart(self) -> list[float]:
        """The angle between x and each of the lines."""
        if not self.x.any() or not self.system.lines:
            return []
        at = math.atan2(self.x[1], self.x[0])
        return [abs(math.remainder(at - line, math.pi)) for line in self.system.lines]


def eigen(A: Matrix, x: Vector, exact: Rational | None = None, exact_x: Rational | None = None, *, count: int = 24) -> Eigen:
    """Return the directions that A keeps, and what its powers up to count do to x.

    A : (n, n), x : (n,); exact and exact_x are the same in fractions, as they were typed, if there are such. Raises InputError unless
    A is square.
    """
    system = eigensystem(A, exact)
    plane = system.singular.plane
    found = powers(system, x, count, exact_x)
    return Eigen(system, found, of_plane(plane) if plane else None, applied(A, x, exact, exact_x) if plane else None)
