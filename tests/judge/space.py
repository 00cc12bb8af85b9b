"""What is true of a map of space: what kind it is, about which axis it turns, and which planes and lines it keeps and loses."""

from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

import mpmath

from tests.judge.exact import EPS, big, product, reduced
from tests.judge.ground import Ground

NOTHING = mpmath.mpf(10) ** -30


class Turn(NamedTuple):
    """A rotation: its axis, for whose tip it is counterclockwise, and its angle in [0, π]."""

    axis: Any
    angle: Any


class Space(Ground):
    """The exact facts of a 3 × 3 matrix."""

    near = 32 * EPS

    @cached_property
    def products(self) -> Fraction:
        """The sum of the magnitudes of the products of which the determinant is made."""
        (a, b, c), (d, e, f), (g, h, i) = ([abs(entry) for entry in row] for row in self.A)
        return a * (e * i + f * h) + b * (d * i + f * g) + c * (d * h + e * g)

    @cached_property
    def is_lost_inside(self) -> bool:
        """Whether what goes to 0 and where everything lands have more than 0 in common."""
        return len(reduced(product(self.A, self.A))[1]) < self.rank

    @cached_property
    def normal(self) -> Any:
        """What is at right angles to the image of a map of rank 2."""
        return self._column(2, self.svd[0])

    @cached_property
    def lost(self) -> Any:
        """What a map of rank 2 takes to 0."""
        return self._column(2, self.svd[2].T)

    @cached_property
    def line(self) -> Any:
        """The line onto which a map of rank 1 takes everything."""
        return self._column(0, self.svd[0])

    @cached_property
    def source(self) -> Any:
        """What is at right angles to the plane that a map of rank 1 takes to 0."""
        return self._column(0, self.svd[2].T)

    def _column(self, k: int, U: Any) -> Any:
        return mpmath.matrix([U[i, k] for i in range(3)])

    @cached_property
    def signed(self) -> list[Any]:
        """The singular values, the last with the sign of the determinant."""
        first, second, third = self.sigma
        return [first, second, -third if self.det < 0 else third]

    @cached_property
    def rotation(self) -> Any:
        """The rotation that is nearest to A; None where several are."""
        first, second, third = self.signed
        with mpmath.workdps(self.digits):
            if second + third <= first * 10 ** (-mpmath.mpf(self.digits) / 3):
                return None
            U, _, Vt = self.svd
            sign = mpmath.sign(mpmath.det(U) * mpmath.det(Vt))
            return U * mpmath.diag([1, 1, sign]) * Vt

    @cached_property
    def turn(self) -> Turn | None:
        """The same as a turn."""
        return None if self.rotation is None else turn_of(self.rotation, self.digits)

    @cached_property
    def blur(self) -> Any:
        """How far rounding may move the axis of that turn."""
        first, second, third = self.signed
        angle = self.turn.angle if self.turn else 0
        with mpmath.workdps(self.digits):
            least = max(mpmath.sin(angle), big(EPS)) if 0 < angle < mpmath.pi else 1
            return 64 * big(EPS) * first / (second + third) / least

    @cached_property
    def orthogonal_part(self) -> Any:
        """A over the root of A′A's mean, which is orthogonal where A is a similarity."""
        with mpmath.workdps(self.digits):
            return self.big * (mpmath.sqrt(3) / self.frobenius)


def turn_of(Q: Any, digits: int) -> Turn:
    """Return the turn that a rotation is."""
    with mpmath.workdps(digits):
        s = mpmath.matrix([Q[2, 1] - Q[1, 2], Q[0, 2] - Q[2, 0], Q[1, 0] - Q[0, 1]]) / 2
        sine, cosine = mpmath.norm(s), (Q[0, 0] + Q[1, 1] + Q[2, 2] - 1) / 2
        angle = mpmath.atan2(sine, cosine)
        if sine > NOTHING:
            return Turn(s / sine, angle)
        if cosine > 0:
            return Turn(s, mpmath.mpf(0))
        B = Q + mpmath.eye(3)
        k = max(range(3), key=lambda k: B[k, k])
        return Turn(mpmath.matrix([B[i, k] for i in range(3)]) / mpmath.norm(B[:, k]), mpmath.pi + 0)
