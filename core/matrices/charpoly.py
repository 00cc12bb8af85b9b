"""Characteristic polynomial: the eigenvalues of a matrix of fractions, decided exactly and found to every digit.

Which eigenvalues are one, how many are real and how many eigenvectors each has are questions of whole numbers; rounding has no
part in them. The digits come from simultaneous iteration in fixed point.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from operator import mul
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.numbers.rational import Rational
from core.numbers.whole import Whole, rank

Polynomial: TypeAlias = list[Fraction]  # the highest power first, its coefficient 1

PRIME = (1 << 61) - 1
BITS = 1200  # of the fixed point: room for eigenvalues 10⁻¹¹⁰ of the largest, though not for many of them
MOST_STEPS = 400
SPARE = 100  # bits that a root has to have beyond its rounding
SAME = 600  # bits to which two magnitudes that are one agree
HALF = 1 << SAME - 1
NOTHING = 1 << 64  # what the iteration leaves of a part that is 0


@dataclass(frozen=True)
class Root:
    """An eigenvalue of a rational matrix."""

    value: complex  # each part rounded once
    multiplicity: int  # as a root of the characteristic polynomial
    dimension: int  # of its eigenspace
    size: int  # the place of its magnitude among all, 0 for the largest: eigenvalues of one magnitude have one place
    long: Fraction | None = field(default=None, compare=False, repr=False)  # a real one with all its digits, where they are known


@dataclass(frozen=True)
class Factor:
    """A factor of a polynomial, whose simple roots are the roots of a multiplicity."""

    polynomial: Polynomial
    multiplicity: int


@dataclass(frozen=True)
class _Place:
    """A root in fixed point."""

    x: int  # real part
    y: int  # imaginary part
    multiplicity: int
    dimension: int  # of its eigenspace

    @property
    def square(self) -> int:
        """The square of the magnitude."""
        return self.x * self.x + self.y * self.y


class UnsettledError(Exception):
    """The roots lie so far from each other in size that the fixed point does not hold their digits."""


def roots(A: Rational) -> tuple[Root, ...]:
    """Return the different eigenvalues of A, magnitude falling, then real part falling, of a pair the positive imaginary part first.

    A : (n, n). The characteristic polynomial is parted by multiplicity (Yun, 1976); real roots are counted by Sturm's chain; the sum of
    the eigenspaces' dimensions for all roots p of one multiplicity is the nullity of p(A). Raises UnsettledError.
    """
    found = _roots(A)
    if found is None:
        raise UnsettledError
    return found


@lru_cache(maxsize=64)
def _roots(A: Rational) -> tuple[Root, ...] | None:
    whole, unit = A.whole
    try:
        return roots_of(characteristic(whole), whole, unit)
    except UnsettledError:
        return None


def roots_of(polynomial: Polynomial, whole: Whole, unit: int) -> tuple[Root, ...]:
    """Return the roots of a factor of the characteristic polynomial of a matrix of whole numbers, over unit.

    polynomial : of whole coefficients, the first one 1; the dimensions are right for the whole of it only. Raises UnsettledError.
    """
    bound = max(sum(map(abs, row)) for row in whole) or 1  # no eigenvalue is larger
    scale = 1 << bound.bit_length()
    found: list[_Place] = []
    for factor in by_multiplicity(polynomial):
        part, multiplicity = factor.polynomial, factor.multiplicity
        places = _places(part, scale)
        nullity = len(part) - 1 if multiplicity == 1 else len(whole) - rank(_of_matrix(part, whole))
        dimensions = _dimensions(whole, scale, places, multiplicity, nullity)
        found += [_Place(x, y, multiplicity, dimension) for (x, y), dimension in zip(places, dimensions, strict=True)]
    return _sorted(found, Fraction(scale, unit << BITS))


def characteristic(whole: Whole) -> Polynomial:
    """Return det(tI − A) of a matrix of whole numbers, by Faddeev and LeVerrier's recursion, which divides without a remainder."""
    n = len(whole)
    A = np.array(whole, dtype=object).reshape(n, n)
    found, product = [1], A
    for k in range(1, n + 1):
        found.append(-sum(product.diagonal()) // k)
        if k < n:
            product = A @ (product + found[-1] * np.eye(n, dtype=int).astype(object))
    return [Fraction(c) for c in found]


def by_multiplicity(p: Polynomial) -> list[Factor]:
    """Return the polynomials whose simple roots are the roots of p of each multiplicity."""
    if _is_squarefree_modulo(p):
        return [Factor(p, 1)]
    common = _gcd(p, _derivative(p))
    b, c = _divided(p, common)[0], _divided(_derivative(p), common)[0]
    found, multiplicity = [], 1
    while len(b) > 1:
        d = _trimmed([x - y for x, y in zip(_padded(c, len(b) - 1), _padded(_derivative(b), len(b) - 1), strict=True)])
        part = _gcd(b, d) if d else b
        if len(part) > 1:
            found.append(Factor(part, multiplicity))
        b, c = _divided(b, part)[0], _divided(d, part)[0] if d else []
        multiplicity += 1
    return found


def real_roots(p: Polynomial) -> int:
    """Return how many real roots p has, which has no repeated ones (Sturm)."""
    chain = [p, _derivative(p)]
    while len(chain[-1]) > 1:
        rest = _divided(chain[-2], chain[-1])[1]
        size = max(map(abs, rest))
        chain.append([-c / size for c in rest])  # only signs count
    return _changes([(-1) ** (len(q) - 1) * q[0] for q in chain]) - _changes([q[0] for q in chain])


def _changes(values: Sequence[Fraction]) -> int:
    signs = [value > 0 for value in values if value]
    return sum(a != b for a, b in pairwise(signs))


def _places(p: Polynomial, scale: int) -> list[tuple[int, int]]:
    """Return the roots of p, which are simple and no larger than scale, as real and imaginary parts in units of scale/2^BITS.

    Aberth's iteration from where float64 sees them. A root is real if Sturm says so of as many as lie nearest to the axis.
    """
    d = len(p) - 1
    if d == 1:
        return [(_fixed(-p[1] / scale), 0)]
    if p[-1] == 0:
        return [(0, 0), *_places(p[:-1], scale)]
    c = [_fixed(value / Fraction(scale) ** k) for k, value in enumerate(p)]
    z = [(_fixed(Fraction(value.real)), _fixed(Fraction(value.imag))) for value in _start(p, scale)]
    for _ in range(MOST_STEPS):
        most = 0
        for k, (x, y) in enumerate(z):
            value, slope = _value_and_slope(c, x, y)
            if value == (0, 0):
                continue
            newton = _quotient(value, slope) if slope != (0, 0) else (1 << BITS - 20, 1 << BITS - 21)
            pull_x = pull_y = 0
            for j, (u, v) in enumerate(z):
                if j != k:
                    a, b = _quotient((1 << BITS, 0), (x - u, y - v)) if (x, y) != (u, v) else (1 << BITS, 1 << BITS)
                    pull_x, pull_y = pull_x + a, pull_y + b
            a, b = _product(newton, (pull_x, pull_y))
            step = _quotient(newton, ((1 << BITS) - a, -b)) if (a, b) != (1 << BITS, 0) else newton
            z[k] = (x - step[0], y - step[1])
            most = max(most, abs(step[0]) - (abs(x) >> SAME), abs(step[1]) - (abs(x) + abs(y) >> SAME))
        if most <= 1 << 60:
            break
    if most > 1 << 60 or not all(_is_known(c, x, y) for x, y in z):
        raise UnsettledError
    z.sort(key=lambda place: abs(place[1]))
    real = real_roots(p)
    pairs = [(x, y) for x, y in z[real:] if y > 0]
    return [*((x, 0) for x, _ in z[:real]), *pairs, *((x, -y) for x, y in pairs)]


def _is_known(c: list[int], x: int, y: int) -> bool:
    """Return whether the rounding of p near a root leaves the root its digits."""
    slope = _value_and_slope(c, x, y)[1]
    return (abs(slope[0]) + abs(slope[1])) * (abs(x) + abs(y)) >> BITS > 1 << SPARE


def _start(p: Polynomial, scale: int) -> list[complex]:
    """Return the roots of p over scale as float64 sees them, none of them twice or on an axis of symmetry."""
    found = np.roots([float(value / Fraction(scale) ** k) for k, value in enumerate(p)]).tolist()
    found += [0j] * (len(p) - 1 - len(found))
    return [
        complex(value) * (1 + 1e-9 * k) + 1e-14 * complex(math.cos(2.4 * k + 1), math.sin(2.4 * k + 1)) for k, value in enumerate(found)
    ]


def _dimensions(whole: Whole, scale: int, places: list[tuple[int, int]], multiplicity: int, nullity: int) -> list[int]:
    """Return the dimension of each root's eigenspace: nullity in all, and where they differ by what is nearest to singular."""
    n, d = len(whole), len(places)
    if nullity == multiplicity * d or nullity == d:
        return [nullity // d] * d
    M = np.array([[float(Fraction(entry, scale)) for entry in row] for row in whole])
    sigma = [np.linalg.svd(M - complex(_float(x), _float(y)) * np.eye(n), compute_uv=False)[::-1] for x, y in places]
    order = sorted((float(sigma[k][i]), k) for k in range(d) for i in range(1, multiplicity))[: nullity - d]
    return [1 + sum(k == j for _, j in order) for k in range(d)]


def _sorted(found: list[_Place], unit: Fraction) -> tuple[Root, ...]:
    places = sorted(found, key=lambda place: -place.square)
    size, sizes = 0, {}
    for before, place in zip([places[0], *places], places, strict=False):
        size += before.square - place.square > before.square >> SAME
        sizes[place] = size
    places.sort(key=lambda place: (sizes[place], -(place.x + HALF >> SAME), -abs(place.y), -place.y))
    return tuple(_root(place, sizes[place], unit) for place in places)


def _root(place: _Place, size: int, unit: Fraction) -> Root:
    x, y = ((part if abs(part) > NOTHING else 0) * unit for part in (place.x, place.y))
    return Root(complex(float(x), float(y)), place.multiplicity, place.dimension, size, None if y else x)


def eigenvector(A: Rational, value: Fraction) -> NDArray[np.float64]:
    """Return the eigenvector of a simple real eigenvalue, (n,), of length 1, however near the others are: q(A)·b, q(t) = p(t)/(t − λ).

    A : (n, n); value with all its digits; b is as good as any.
    """
    whole, unit = A.whole
    at = _fixed(value * unit)
    start = [3, 1, 4, 1, 5, 9, 2, 6][: len(whole)]
    carried, vector = 0, [0] * len(whole)
    for c in characteristic(whole)[:-1]:
        carried = (int(c) << BITS) + (carried * at >> BITS)
        vector = [sum(map(mul, row, vector)) + carried * entry for row, entry in zip(whole, start, strict=True)]
    largest = max(map(abs, vector)) or 1
    direction = np.array([float(Fraction(entry, largest)) for entry in vector])
    return np.asarray(direction / np.linalg.norm(direction))


def _fixed(value: Fraction) -> int:
    return (value.numerator << BITS) // value.denominator


def _float(value: int) -> float:
    return float(Fraction(value, 1 << BITS))


def _product(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
    return a[0] * b[0] - a[1] * b[1] >> BITS, a[0] * b[1] + a[1] * b[0] >> BITS


def _quotient(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
    size = b[0] * b[0] + b[1] * b[1]
    return ((a[0] * b[0] + a[1] * b[1]) << BITS) // size, ((a[1] * b[0] - a[0] * b[1]) << BITS) // size


def _value_and_slope(c: list[int], x: int, y: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return p and p′ at x + iy (Horner)."""
    value, slope = (c[0], 0), (0, 0)
    for coefficient in c[1:]:
        a, b = _product(slope, (x, y))
        slope = a + value[0], b + value[1]
        a, b = _product(value, (x, y))
        value = a + coefficient, b
    return value, slope


def _of_matrix(p: Polynomial, whole: Whole) -> Whole:
    """Return a multiple of p(A), in whole numbers."""
    unit = math.lcm(*(c.denominator for c in p))
    n = len(whole)
    A, one = np.array(whole, dtype=object).reshape(n, n), np.eye(n, dtype=int).astype(object)
    found = int(p[0] * unit) * one
    for c in p[1:]:
        found = found @ A + int(c * unit) * one
    return [[int(entry) for entry in row] for row in found]


def _is_squarefree_modulo(p: Polynomial) -> bool:
    """Return whether p, of whole coefficients, has no repeated root modulo a prime: then it has none at all."""
    a = [int(c) % PRIME for c in p]
    n = len(p) - 1
    b = [c * (n - k) % PRIME for k, c in enumerate(a[:-1])]
    while (b and len(b) > 1) or (b and b[0] == 0):
        while b and b[0] == 0:
            b = b[1:]
        if len(b) <= 1:
            break
        inverse = pow(b[0], -1, PRIME)
        a = a[:]
        for k in range(len(a) - len(b) + 1):
            q = a[k] * inverse % PRIME
            for j, c in enumerate(b):
                a[k + j] = (a[k + j] - q * c) % PRIME
        a, b = b, a[len(a) - len(b) + 1 :]
    return len(b) == 1 and b[0] != 0


def _derivative(p: Polynomial) -> Polynomial:
    n = len(p) - 1
    return [c * (n - k) for k, c in enumerate(p[:-1])]


def _trimmed(p: Polynomial) -> Polynomial:
    first = next((k for k, c in enumerate(p) if c), len(p))
    return p[first:]


def _padded(p: Polynomial, length: int) -> Polynomial:
    return [Fraction(0)] * (length - len(p)) + p


def _divided(a: Polynomial, b: Polynomial) -> tuple[Polynomial, Polynomial]:
    """Return quotient and rest."""
    rest, found = list(a), []
    for k in range(len(a) - len(b) + 1):
        q = rest[k] / b[0]
        found.append(q)
        for j, c in enumerate(b):
            rest[k + j] -= q * c
    return found, _trimmed(rest[max(len(a) - len(b) + 1, 0) :])


def _gcd(a: Polynomial, b: Polynomial) -> Polynomial:
    """Return the greatest common divisor, its first coefficient 1."""
    while b:
        b = [c / b[0] for c in b]
        a, b = b, _divided(a, b)[1]
    return [c / a[0] for c in a]
