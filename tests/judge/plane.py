"""What is true of a map of the plane: what kind it is, which lines it keeps, turns and loses."""

from fractions import Fraction
from functools import cached_property
from typing import Any

import mpmath

from tests.judge.exact import EPS, big, less, product
from tests.judge.ground import Ground


class Plane(Ground):
    """The exact facts of a 2 × 2 matrix."""

    near = 16 * EPS

    @cached_property
    def products(self) -> Fraction:
        """|a·d| + |b·c|."""
        (a, b), (c, d) = self.A
        return abs(a * d) + abs(b * c)

    @cached_property
    def nilpotent(self) -> tuple[bool, bool]:
        """Whether A·A = 0."""
        return self._is_zero(product(self.A, self.A), self.size**2)

    @cached_property
    def double(self) -> tuple[bool, bool]:
        """Whether the two eigenvalues are one."""
        gap = (self.A[0][0] - self.A[1][1]) ** 2 + 4 * self.A[0][1] * self.A[1][0]
        return gap == 0, abs(gap) <= 4 * self.near * self.size**2

    @cached_property
    def turn(self) -> Any:
        """The angle of the rotation that is nearest to A: A is that, then a stretch along perpendicular lines."""
        (a, b), (c, d) = self.A
        with mpmath.workdps(self.digits):
            return mpmath.atan2(big(c - b), big(a + d))

    @cached_property
    def stretch(self) -> tuple[Any, Any]:
        """The factors of that stretch: σ₁ and σ₂ with the sign of the determinant."""
        s1, s2 = self.sigma
        return s1, -s2 if self.det < 0 else s2

    @cached_property
    def argument(self) -> Any:
        """The angle of the first column."""
        with mpmath.workdps(self.digits):
            return mpmath.atan2(big(self.A[1][0]), big(self.A[0][0]))

    @cached_property
    def images(self) -> list[Any]:
        """The angles of the ellipse's axes, the longest first."""
        U = self.svd[0]
        with mpmath.workdps(self.digits):
            return [mpmath.atan2(U[1, k], U[0, k]) for k in range(2)]

    @cached_property
    def sources(self) -> list[Any]:
        """The angles of what goes to them."""
        Vt = self.svd[2]
        with mpmath.workdps(self.digits):
            return [mpmath.atan2(Vt[k, 1], Vt[k, 0]) for k in range(2)]

    @cached_property
    def shear_line(self) -> Any:
        """The angle of the image of A − I."""
        (a, b), (c, d) = less(self.A, Fraction(1))
        with mpmath.workdps(self.digits):
            return mpmath.atan2(big(c), big(a)) if abs(a) + abs(c) >= abs(b) + abs(d) else mpmath.atan2(big(d), big(b))

    @cached_property
    def shear_factor(self) -> Any:
        """‖A − I‖."""
        with mpmath.workdps(self.digits):
            return mpmath.sqrt(big(sum((entry**2 for row in less(self.A, Fraction(1)) for entry in row), Fraction(0))))

    @cached_property
    def lines(self) -> list[tuple[Any, Any]]:
        """The real eigenvalues with the angles of their lines; none of a scalar matrix."""
        (a, b), (c, d) = self.A
        if self.is_scalar:
            return []
        with mpmath.workdps(self.digits):
            found = []
            for one in self.values:
                if not one.is_real:
                    continue
                rows = [(big(a) - one.value, big(b)), (big(c), big(d) - one.value)]
                p, q = max(rows, key=lambda row: abs(row[0]) + abs(row[1]))
                found.append((one.value, mpmath.atan2(-p, q)))
            return found

    @cached_property
    def apart(self) -> Any:
        """The angle between the eigenvectors, 0 of a defective matrix, None of a scalar one."""
        if self.is_scalar:
            return None
        (a, b), (c, d) = self.A
        with mpmath.workdps(self.digits):
            gap = (a - d) ** 2 + 4 * b * c
            root = mpmath.sqrt(abs(big(gap)))
            # the angle between (b, λ₁ − a) and (b, λ₂ − a): tan = √gap / |b − c| for real, its like for complex values
            if gap >= 0:
                return mpmath.atan2(root, abs(big(b - c)))
            return mpmath.atan2(root, mpmath.sqrt(big((a - d) ** 2 + (b + c) ** 2)))


def lines_apart(one: Any, other: Any) -> Any:
    """Return the angle between two lines."""
    rest = mpmath.fmod(one - other, mpmath.pi)
    rest = abs(rest)
    return min(rest, mpmath.pi - rest)
