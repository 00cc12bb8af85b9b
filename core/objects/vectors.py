"""Vectors: two of them, entry by entry, and by their lengths and the angle between them.

What is 0, parallel or at right angles is decided in fractions: as the entries were typed, or as they stand in float64, and then what is
only rounding counts as 0. Length and angle come from two numbers that lose no digit and do not overflow: the signed length of the shadow
of b on the line of a, and the length of what is left of b, at right angles to a.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from typing import Literal, TypeAlias

import numpy as np

from core.matrices.numerics import relative
from core.numbers.arrays import EPS, ROUNDING, Vector
from core.numbers.proof import Proof
from core.numbers.rational import Rational, as_it_stands, rounded

Exact: TypeAlias = tuple[Fraction, ...]
Relation: TypeAlias = Literal["zero", "parallel", "opposite", "perpendicular", "acute", "obtuse"]

NEARLY = 1e-3  # radians: two directions that are nearer look like one
DIGITS = Fraction(ROUNDING)


@dataclass(frozen=True, eq=False)
class Vectors:
    """Two vectors, and what is made of them; angles are in radians."""

    a: Vector  # (n,)
    b: Vector  # (n,)
    c: float  # what a is multiplied by
    exact_a: Exact  # the entries in fractions: as they were typed, or as they stand in float64
    exact_b: Exact
    is_exact: bool  # whether all of them are as they were typed

    @property
    def n(self) -> int:
        """The number of entries."""
        return len(self.a)

    # ---- entry by entry

    @cached_property
    def sum(self) -> Exact:
        """The entries of a + b."""
        return tuple(self._sure(p + q, abs(p) + abs(q)) for p, q in self._pairs)

    @cached_property
    def difference(self) -> Exact:
        """The entries of a − b."""
        return tuple(self._sure(p - q, abs(p) + abs(q)) for p, q in self._pairs)

    @cached_property
    def product(self) -> Exact:
        """The entries of a ⊙ b."""
        return tuple(p * q for p, q in self._pairs)

    @cached_property
    def quotient(self) -> tuple[Fraction | None, ...]:
        """The entries of a ⊘ b; None where the divisor is 0."""
        return tuple(p / q if q else None for p, q in self._pairs)

    @property
    def zero_divisors(self) -> tuple[int, ...]:
        """The places of the entries of b, from 1, by which nothing is divided."""
        return tuple(k for k, q in enumerate(self.exact_b, 1) if q == 0)

    @property
    def multiple(self) -> Vector:
        """c·a, (n,)."""
        return np.asarray(self.c * self.a + 0.0)

    # ---- lengths, and what one is along the other

    @cached_property
    def lengths(self) -> tuple[float, float]:
        """The lengths of a and b."""
        return math.hypot(*self.a.tolist()), math.hypot(*self.b.tolist())

    @cached_property
    def dot(self) -> Fraction:
        """The dot product."""
        return self._sure(sum(self.product, Fraction(0)), sum(map(abs, self.product), Fraction(0)))

    @cached_property
    def minors(self) -> Exact:
        """The entries aᵢbⱼ − aⱼbᵢ for i < j: the signed areas of the shadows of the parallelogram on the planes of two axes."""
        (u, v), pairs = (self.exact_a, self.exact_b), combinations(range(self.n), 2)
        return tuple(self._sure(u[i] * v[j] - u[j] * v[i], abs(u[i] * v[j]) + abs(u[j] * v[i])) for i, j in pairs)

    @property
    def cross(self) -> Exact | None:
        """The cross product in space: at right angles to a and b, as long as their parallelogram is large; None elsewhere."""
        if self.n != 3:
            return None
        xy, xz, yz = self.minors
        return yz, -xz, xy

    @property
    def has_angle(self) -> bool:
        """Whether there is an angle: neither of them is 0."""
        return bool(self.a.any() and self.b.any())

    @cached_property
    def share(self) -> Fraction | None:
        """How many times a the shadow of b is: a·b / a·a; None where a is 0, and has no line."""
        square = sum((p * p for p in self.exact_a), Fraction(0))
        return self.dot / square if square else None

    @cached_property
    def shadow(self) -> Fraction | None:
        """The signed length of the shadow of b on the line of a, to sixteen digits; None where a is 0."""
        return self.dot / Fraction(self.lengths[0]) if self.lengths[0] else None

    @cached_property
    def parts(self) -> tuple[Vector, Vector] | None:
        """The shadow of b on the line of a, and the rest, at right angles to a, each (n,) and rounded once; None where a is 0."""
        if self.share is None:
            return None
        along = [self.share * p for p in self.exact_a]
        rest = [q - p for p, q in zip(along, self.exact_b, strict=True)] if any(self.minors) else [Fraction(0)] * self.n
        return _floats(along), _floats(rest)

    @cached_property
    def height(self) -> float:
        """The length of the rest, in the plane with the sign of the turn from a to b; 0 where a is 0."""
        length = math.hypot(*self.parts[1].tolist()) if self.parts else 0.0
        return -length if self.n == 2 and self.minors[0] < 0 and length else length

    @cached_property
    def area(self) -> Fraction:
        """The area of the parallelogram of a and b: in the plane the cross product, with its sign, else to sixteen digits."""
        return self.minors[0] if self.n == 2 else Fraction(self.lengths[0]) * Fraction(self.height)

    @cached_property
    def angle(self) -> float | None:
        """The angle from a to b: in the plane counterclockwise, in (−π, π], else in [0, π]; None where one of them is 0."""
        if not self.has_angle or self.shadow is None:
            return None
        along, across = self._scaled_sides
        return abs(found) if abs(found := math.atan2(across, along)) == math.pi else found

    @cached_property
    def _scaled_sides(self) -> tuple[float, float]:
        """Shadow and height, divided by a power of two so that neither is lost where b is short; both 0 where a is 0."""
        if self.share is None or self.shadow is None:
            return 0.0, 0.0
        size = Fraction(2) ** _scaled(self.b)[1]
        rest = [(q - self.share * p) / size for p, q in self._pairs] if any(self.minors) else []
        across = math.hypot(*map(rounded, rest))
        return rounded(self.shadow / size) + 0.0, -across if self.n == 2 and self.minors[0] < 0 else across

    @cached_property
    def relation(self) -> Relation:
        """How their directions stand to each other."""
        if not self.has_angle:
            return "zero"
        if not any(self.minors):
            return "parallel" if self.dot > 0 else "opposite"
        return "acute" if self.dot > 0 else "obtuse" if self.dot < 0 else "perpendicular"

    @property
    def near(self) -> tuple[Relation, float] | None:
        """What they nearly are, and by which angle they are not: parallel, opposite or at right angles."""
        if self.relation not in {"acute", "obtuse"} or self.shadow is None:
            return None
        along, across = map(abs, self._scaled_sides)
        if (gap := math.atan2(across, along)) < NEARLY:
            return ("parallel" if self.dot > 0 else "opposite"), gap
        return ("perpendicular", math.atan2(along, across)) if math.atan2(along, across) < NEARLY else None

    # ---- what can be checked

    @cached_property
    def proofs(self) -> tuple[Proof, ...]:
        """Residuals, by plain float64 products of a and b, each divided by a power of two so that nothing overflows."""
        (a, _), (b, size) = _scaled(self.a), _scaled(self.b)
        long_a, long_b = math.hypot(*a.tolist()), math.hypot(*b.tolist())
        both, dot, bound = long_a * long_b, float(a @ b), 8 * (self.n + 1) * EPS
        minors = [float(a[i] * b[j] - a[j] * b[i]) for i, j in combinations(range(self.n), 2)]
        found = [
            Proof("max(0, |a·b| − ‖a‖‖b‖) / (‖a‖‖b‖)", relative(max(0.0, abs(dot) - both), both), bound),
            Proof(
                "|(a·b)² + Σ(aᵢbⱼ − aⱼbᵢ)² − ‖a‖²‖b‖²| / (‖a‖‖b‖)²", relative(dot**2 + sum(m * m for m in minors) - both**2, both**2), bound
            ),
            Proof("|‖a + b‖² + ‖a − b‖² − 2‖a‖² − 2‖b‖²| / (‖a‖² + ‖b‖²)", self._law_residual, bound),
        ]
        if self.n == 3:
            xy, xz, yz = minors
            off = abs(float(a @ (yz, -xz, xy))) + abs(float(b @ (yz, -xz, xy)))
            found += [Proof("(|a·(a×b)| + |b·(a×b)|) / (‖a‖‖b‖(‖a‖ + ‖b‖))", relative(off, both * (long_a + long_b)), bound)]
        if self.parts is None or self.shadow is None:
            return tuple(found)
        along, rest = (np.ldexp(part, -size) for part in self.parts)
        shadow = rounded(self.shadow / Fraction(2) ** size)
        found += [
            Proof("|shadow·‖a‖ − a·b| / (‖a‖‖b‖)", relative(shadow * long_a - dot, both), bound),
            Proof("‖shadow + rest − b‖ / ‖b‖", relative(float(np.linalg.norm(along + rest - b)), long_b), bound),
            Proof("|a·rest| / (‖a‖‖b‖)", relative(float(a @ rest), both), bound),
        ]
        if self.angle is not None:
            found += [Proof("|‖a‖‖b‖·cos ∠ − a·b| / (‖a‖‖b‖)", relative(both * math.cos(self.angle) - dot, both), bound)]
        return tuple(found)

    @property
    def _law_residual(self) -> float:
        """How far a + b and a − b are from the parallelogram law."""
        most = max(np.abs(self.a).max(), np.abs(self.b).max())
        a, b = (np.ldexp(v, -_exponent(float(most))) for v in (self.a, self.b))
        sides = float(a @ a + b @ b)
        sum_, difference = (np.ldexp(_floats(v), -_exponent(float(most))) for v in (self.sum, self.difference))
        return relative(float(sum_ @ sum_ + difference @ difference) - 2 * sides, sides)

    @property
    def _pairs(self) -> Sequence[tuple[Fraction, Fraction]]:
        return tuple(zip(self.exact_a, self.exact_b, strict=True))

    def _sure(self, value: Fraction, size: Fraction) -> Fraction:
        """Return value, or 0 where it is only the rounding of entries that are no fractions; size : what it is the difference of."""
        return value if self.is_exact or abs(value) > DIGITS * size else Fraction(0)


def vectors(a: Vector, b: Vector, c: float = 1.0, exact_a: Rational | None = None, exact_b: Rational | None = None) -> Vectors:
    """Return what two vectors make together.

    a, b : (n,); exact_a, exact_b : (n, 1), the same in fractions, as they were typed, where they are.
    """
    known = [exact or as_it_stands(v.reshape(-1, 1)) for exact, v in ((exact_a, a), (exact_b, b))]
    first, second = (tuple(row[0] for row in entries.rows) for entries in known)
    return Vectors(a, b, c, first, second, exact_a is not None and exact_b is not None)


def _floats(entries: Sequence[Fraction]) -> Vector:
    return np.array([rounded(entry) + 0.0 for entry in entries])


def _exponent(value: float) -> int:
    return math.frexp(value)[1]


def _scaled(v: Vector) -> tuple[Vector, int]:
    """Return v divided by a power of two, its largest entry below 1, and the exponent of that."""
    size = _exponent(float(np.abs(v).max()))
    return np.ldexp(v, -size), size
