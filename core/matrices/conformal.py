"""Conformal parts: a real 2 × 2 matrix as the complex map v ↦ z·v + w·v̄.

z turns and scales, w reflects and scales; everything about the map reads off the two (Needham, Visual Complex
Analysis, 4; the singular values are |z| + |w| and ||z| − |w||). Nothing is lost: A ↔ (z, w) is linear.
"""

import cmath
import math
from dataclasses import dataclass

import numpy as np

from core.numbers.arrays import Matrix, Vector

SQRT2 = math.sqrt(2)


@dataclass(frozen=True)
class Conformal:
    """The turning part z and the reflecting part w of a 2 × 2 matrix."""

    z: complex
    w: complex

    @property
    def matrix(self) -> Matrix:
        """The matrix that they came from, (2, 2)."""
        z, w = self.z, self.w
        return np.array([[z.real + w.real, w.imag - z.imag], [z.imag + w.imag, z.real - w.real]])

    @property
    def norm(self) -> float:
        """The Frobenius norm."""
        return frobenius(self.z, self.w)

    @property
    def longest(self) -> float:
        """The larger singular value."""
        return abs(self.z) + abs(self.w)

    @property
    def turn(self) -> float:
        """The angle of the nearest rotation, in (−π, π]; 0 where there is none (z = 0)."""
        return phase(self.z)


def frobenius(z: complex, w: complex) -> float:
    """Return the Frobenius norm of the matrix with two conformal parts."""
    return SQRT2 * math.hypot(abs(z), abs(w))


def conformal(A: Matrix) -> Conformal:
    """Return the conformal parts of A.

    A : (2, 2).
    """
    a, b, c, d = float(A[0, 0]), float(A[0, 1]), float(A[1, 0]), float(A[1, 1])
    return Conformal(complex((a + d) / 2, (c - b) / 2), complex((a - d) / 2, (b + c) / 2))


def phase(z: complex) -> float:
    """Return the angle of z in (−π, π], and 0 for z = 0."""
    angle = cmath.phase(complex(z.real + 0.0, z.imag + 0.0))
    return math.pi if angle == -math.pi else angle


def rotation(angle: float) -> Matrix:
    """Return the rotation by angle, counterclockwise, in radians, (2, 2)."""
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[c, -s], [s, c]])


def direction(angle: float) -> Vector:
    """Return the unit vector at angle, in radians, (2,).

    A component below half of angle's last digit is 0: the float64 next to π/2 has the cosine 6·10⁻¹⁷, and means none.
    """
    return np.array([part if abs(part) > math.ulp(angle) / 2 else 0.0 for part in (math.cos(angle), math.sin(angle))])


def line_angle(angle: float) -> float:
    """Return the angle in (−π/2, π/2] of the line that points to angle."""
    turned = math.remainder(angle, math.pi)
    return math.pi / 2 if turned <= -math.pi / 2 else turned


def least_turn(u: float, v: float) -> tuple[float, float]:
    """Return the pair of angles, both or neither turned by π, that turns less in all."""
    choices = [(math.remainder(u + k, 2 * math.pi), math.remainder(v + k, 2 * math.pi)) for k in (0.0, math.pi)]
    return min(choices, key=lambda pair: abs(pair[0]) + abs(pair[1]))
