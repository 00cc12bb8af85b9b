"""Turns: rotations of space, by an axis and an angle."""

import math
from dataclasses import dataclass

import numpy as np

from core.numbers.arrays import ROUNDING, Matrix, Vector

UP: Vector = np.array([0.0, 0.0, 1.0])
TIED = 1e-9  # relative: components nearer to each other are equally large


@dataclass(frozen=True, eq=False)
class Turn:
    """A rotation of space: counterclockwise for an eye at the tip of its axis."""

    axis: Vector  # (3,), of length 1; z where nothing turns, of a half-turn with its largest component positive
    angle: float  # in [0, π]

    @property
    def matrix(self) -> Matrix:
        """The rotation, (3, 3)."""
        return self.by(1.0)

    def by(self, share: float) -> Matrix:
        """Return the rotation by a share of the angle, (3, 3); for 0 it is exactly I."""
        a, (x, y, z) = share * self.angle, self.axis.tolist()
        K = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
        return np.asarray(np.eye(3) + math.sin(a) * K + 2 * math.sin(a / 2) ** 2 * (K @ K))


def turn_of(Q: Matrix) -> Turn:
    """Return the turn that a rotation is.

    Q : (3, 3), orthogonal, det Q = 1. Its skew part is sin θ times the axis; beyond a right angle, where that is small, the axis is
    read from the symmetric part.
    """
    s = np.array([Q[2, 1] - Q[1, 2], Q[0, 2] - Q[2, 0], Q[1, 0] - Q[0, 1]]) / 2
    sine, cosine = math.hypot(*s.tolist()), (float(np.trace(Q)) - 1) / 2
    if cosine >= 0:
        return Turn(s / sine, math.atan2(sine, cosine)) if sine > ROUNDING else Turn(UP, 0.0)
    B = (Q + Q.T) / 2 - cosine * np.eye(3)  # (1 − cos θ)·a·a′
    axis = B[:, int(np.argmax(np.abs(B.diagonal())))]
    axis = axis / math.hypot(*axis.tolist())
    if sine <= ROUNDING:
        return Turn(upright(axis), math.pi)
    return Turn(axis if axis @ s > 0 else -axis + 0.0, math.atan2(sine, cosine))


def mirrored(Q: Matrix) -> Turn:
    """Return the turn of a rotary reflection: it turns so, and reflects in the plane at right angles to the axis.

    Q : (3, 3), orthogonal, det Q = −1. I − 2·a·a′ is minus the half-turn about a: a reflection turns by 0, −I by 180°.
    """
    turn = turn_of(-Q)
    angle = math.pi - turn.angle
    if angle <= ROUNDING:
        return Turn(upright(turn.axis), 0.0)
    return Turn(turn.axis if turn.angle == 0 else -turn.axis + 0.0, angle)


def upright(v: Vector) -> Vector:
    """Return v with the sign that makes the first of its largest components positive."""
    sizes = np.abs(v)
    return v if v[int(np.argmax(sizes >= (1 - TIED) * sizes.max()))] >= 0 else -v + 0.0


def unit(v: Vector) -> Vector:
    """Return v, which is not 0, at length 1, upright."""
    return upright(v / math.hypot(*v.tolist()))
