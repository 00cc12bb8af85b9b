"""Eigen: the directions that a square matrix keeps, what else lies along them, and where its powers lead."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np

from core.decompositions.kept import Kept, apart, kept
from core.decompositions.powers import Powers, powers
from core.decompositions.svd import Svd, of_plane, svd
from core.maps.applied import Applied, applied
from core.matrices.eigenvalues import Eigensystem, eigensystem
from core.matrices.multiples import ON, Digits, is_in_a_plane
from core.numbers.arrays import ROUNDING, Matrix, Vector
from core.numbers.digits import degrees
from core.numbers.proof import Proof
from core.numbers.rational import Rational

BESIDE = math.radians(5)
NEARLY = math.radians(0.1)
KNOWN = 1e-5  # radians: an axis that is known so well has the digits of a screen
Agreement: TypeAlias = Literal["", "none", "same", "same numerically", "one", "nearly", "elsewhere", "not all"]


@dataclass(frozen=True, eq=False)
class Eigen:
    """The eigensystem of A, with the axes of the ellipse beside it, one vector under A, and its images under the powers of A.

    In space there are planes of eigenvectors too, and in the place of the ellipse is an ellipsoid.
    """

    system: Eigensystem
    powers: Powers  # of A, on x
    svd: Svd | None  # in the plane, and in space
    applied: Applied | None  # to x, likewise
    kept: Kept | None = None  # in space, where it is decided

    @property
    def x(self) -> Vector:
        """The vector, (n,)."""
        return self.powers.x

    @property
    def is_space(self) -> bool:
        """Whether A is a map of space."""
        return len(self.x) == 3

    @cached_property
    def gap(self) -> float | None:
        """How far the axes of the image are from eigenvectors; None where it has no axes of its own, or there are no lines to compare.

        In the plane it is the largest angle between an eigenvector's line and the nearest axis, in space that between an axis and the
        nearest eigenvector.
        """
        if self.kept is not None:
            return self._gap_in_space(self.kept)
        if self.svd is None or self.svd.axes is None or not self.system.lines:
            return None
        axes = self.svd.axes[0]
        return max(min(abs(math.remainder(line - axis, math.pi)) for axis in axes) for line in self.system.lines)

    def _gap_in_space(self, kept: Kept) -> float | None:
        if self.svd is None or not self._has_known_axes or not kept.eigenspaces:
            return None
        return max(min(space.apart(axis) for space in kept.eigenspaces) for axis in self.svd.U.T)

    @property
    def _has_known_axes(self) -> bool:
        """Whether rounding leaves the axes of the ellipsoid their digits: it turns two by its size over the gap of their lengths."""
        return self.svd is not None and bool((-np.diff(self.svd.sigma) * KNOWN > self.svd.moves).all())

    @property
    def agreement(self) -> Agreement:
        """How the axes of the ellipse, or of the ellipsoid, lie to the eigenvectors.

        "": it is flat, or there are no lines of their own to compare. "none": a circle or sphere has no axes. "same": A is symmetric.
        "same numerically": to sixteen digits. "one": of lines that nearly are one, one axis is within 0.1°. "nearly": all are.
        "not all": of an ellipsoid that is round about an axis, or all but round, only that much is told.
        """
        system, svd = self.system, self.svd
        if svd is None or system.kind in {"scalar", "complex", "undecided"} or system.is_singular or svd.rank < len(self.x):
            return ""
        if all(svd.is_round):
            return "none"
        if system.is_symmetric:
            return "same"
        if self.gap is None:
            return "not all" if self.is_space else ""
        if degrees(self.gap) == "0°":
            return "same numerically"
        if self.gap < NEARLY:
            return "one" if system.is_nearly_defective and not self.is_space else "nearly"
        return "elsewhere"

    @cached_property
    def nearest(self) -> int | None:
        """Which of the lines, and planes, that A keeps is nearest to x; None where there is none, or x = 0."""
        apart, found = self._apart, self.powers.multiple
        if found is not None and found.is_exact:  # of lines that nearly are one, that of its eigenvalue
            return min(range(len(apart)), key=lambda k: abs(self._value(k) - found.value)) if apart else None
        return min(range(len(apart)), key=lambda k: apart[k]) if apart else None

    @property
    def nearest_value(self) -> float | None:
        """Its eigenvalue."""
        found = self.powers.multiple
        if self.nearest is None:
            return None
        return float(found.value) if found is not None and found.is_exact else self._value(self.nearest)

    def _value(self, k: int) -> float:
        return float(self.system.values[k].real) if self.kept is None else self.kept.eigenspaces[k].value

    @property
    def apart(self) -> float | None:
        """The angle between x and the line, or plane, that is nearest to it; None where there is none."""
        return None if self.nearest is None else self._apart[self.nearest]

    @property
    def is_on(self) -> bool:
        """Whether x is an eigenvector, up to the digits that are written of it; where not every vector is one."""
        return self.digits_on != ""

    @property
    def digits_on(self) -> Digits:
        """To how many digits x is an eigenvector; "" where it is none, or every vector is one."""
        if self.apart is None:
            return ""
        if self.powers.multiple is not None:
            return self.powers.multiple.digits
        return "six" if self.apart <= ON else ""

    @property
    def is_beside(self) -> bool:
        """Whether x is within 5° of an eigenvector."""
        return self.apart is not None and self.apart <= BESIDE

    @property
    def is_turned(self) -> bool:
        """Whether x lies in the plane of space that A turns, up to the digits that are written of it."""
        return self.digits_turned != ""

    @cached_property
    def digits_turned(self) -> Digits:
        """To how many digits x lies in the plane of space that A turns; "" where it does not, or there is none."""
        if self.kept is None or self.kept.rotor is None or not self.x.any() or self.powers.multiple is not None:
            return ""
        P, exact, exact_x = self.kept.rotor.P, self.system.exact, self.powers.exact
        if exact is not None and exact_x is not None and is_in_a_plane(exact, exact_x):
            return "all"
        angle = apart(self.x, P / np.linalg.norm(P, axis=0))
        is_known = exact is not None and exact_x is not None
        return "sixteen" if angle <= ROUNDING and not is_known else "six" if angle <= ON else ""

    @property
    def proofs(self) -> list[Proof]:
        """The claims that can be checked without trusting how the numbers were found."""
        return [*self.system.proofs, *(self.kept.proofs if self.kept else ())]

    @cached_property
    def _apart(self) -> list[float]:
        """The angle between x and each of the lines, and planes."""
        if not self.x.any() or self.system.kind == "scalar":
            return []
        if self.kept is not None:
            return [space.apart(self.x) for space in self.kept.eigenspaces]
        if not self.system.lines:
            return []
        at = math.atan2(self.x[1], self.x[0])
        return [abs(math.remainder(at - line, math.pi)) for line in self.system.lines]


def eigen(A: Matrix, x: Vector, exact: Rational | None = None, exact_x: Rational | None = None, *, count: int = 24) -> Eigen:
    """Return the directions that A keeps, and what its powers up to count do to x.

    A : (n, n), x : (n,); exact and exact_x are the same in fractions, as they were typed, if there are such. Raises InputError unless
    A is square.
    """
    system = eigensystem(A, exact)
    found, plane = powers(system, x, count, exact_x), system.singular.plane
    if plane:
        return Eigen(system, found, of_plane(plane), applied(A, x, exact, exact_x))
    if len(A) != 3:
        return Eigen(system, found, None, None)
    return Eigen(system, found, svd(A, exact), applied(A, x, exact, exact_x), kept(system))
