"""Eigenvalues in the plane: closed forms in the conformal parts, right to the last digits, nearly defective or not."""

import cmath
import math
from fractions import Fraction

import numpy as np

from core.matrices.charpoly import Root
from core.matrices.conformal import Conformal, line_angle
from core.matrices.eigenpairs import TIED, Complex
from core.matrices.eigensystem import Eigensystem, Generalized, Rotor, magnitudes
from core.matrices.plane import Plane
from core.matrices.singular import of_plane
from core.numbers.arrays import ROUNDING
from core.numbers.rational import Rational, rounded

ROOTED = 128  # bits of a square root: half of them, and more, are left to round


def in_plane(plane: Plane) -> Eigensystem:
    """Return the eigenvalues of A = m·I + N, N the map v ↦ iq·v + w·v̄ with N² = (|w|² − q²)·I.

    Where A is known in fractions the sign of |w|² − q² decides what it is. Else both bounds are the same for A, A′ and
    QAQ′ with Q a rotation.
    """
    parts, discriminant, exact = plane.parts, plane.discriminant, plane.exact
    size, rest = parts.norm, Conformal(complex(0, parts.z.imag), parts.w).norm
    if rest <= 2 * ROUNDING * size:
        return _scalar(plane)
    if discriminant == 0 or (exact is None and abs(discriminant) <= ROUNDING / 4 * size * rest):
        return _defective(plane)
    return _real(plane, math.sqrt(discriminant)) if discriminant > 0 else _pair(plane, math.sqrt(-discriminant))


def _scalar(plane: Plane) -> Eigensystem:
    A, exact = plane.A, plane.exact
    value = complex(math.fsum(A.diagonal().tolist()) / 2)
    return Eigensystem(
        A=A,
        exact=exact,
        values=np.full(2, value),
        vectors=np.eye(2, dtype=complex),
        roots=(Root(value, 2, 2, 0),),
        kind="scalar",
        singular=of_plane(plane),
        kappa=1.0,
        angle=None,
        is_decided=exact.is_scalar if exact is not None else bool(A[0, 0] == A[1, 1] and not A[0, 1] and not A[1, 0]),
    )


def _defective(plane: Plane) -> Eigensystem:
    """Return the double eigenvalue m with the line between the two that rounding parts."""
    parts = plane.parts
    v, q = _towards(parts), parts.z.imag
    vector = _upright(v.real, v.imag)
    value = complex(_unless_flat(parts.z.real, plane))
    return Eigensystem(
        A=plane.A,
        exact=plane.exact,
        values=np.full(2, value),
        vectors=np.array([vector, vector], dtype=complex).T,
        roots=(Root(value, 2, 1, 0),),
        kind="defective",
        singular=of_plane(plane),
        kappa=math.inf,
        angle=0.0,
        is_decided=plane.exact is not None or plane.discriminant == 0,
        lines=_lines(vector),
        generalized=Generalized(value.real, np.array(vector), np.array([-vector[1], vector[0]]), -math.copysign(abs(q) + abs(parts.w), q)),
    )


def _real(plane: Plane, half: float) -> Eigensystem:
    """Return the eigenvalues m ± half; every sum here is of numbers of one sign, so that no digits are lost."""
    A, exact, parts = plane.A, plane.exact, plane.parts
    m, q, w = parts.z.real, parts.z.imag, parts.w
    b, c = float(A[0, 1]), float(A[1, 0])
    far = abs(w.real) + half
    upper, lower = ((far, c), (b, -far)) if w.real >= 0 else ((b, far), (-far, c))
    high, low = m + half, m - half
    if exact is not None:
        high, low = _extremes(exact)
    elif m > 0:
        low = plane.det / high
    elif m < 0:
        high = plane.det / low
    found = [(_unless_flat(high, plane), _upright(*upper)), (_unless_flat(low, plane), _upright(*lower))]
    trace = exact.rows[0][0] + exact.rows[1][1] if exact else None
    is_lower_first = abs(low) - abs(high) > 2 * ROUNDING * parts.norm if trace is None else trace < 0
    if is_lower_first:
        found.reverse()
    values = np.array([value for value, _ in found], dtype=complex)
    angle = math.atan2(half, abs(q))
    if trace is None:
        moves = 2 * ROUNDING * parts.norm * np.full(2, min(1 / max(math.sin(angle), ROUNDING), 2 / math.sqrt(2 * ROUNDING)))
        places = magnitudes(values, moves)
    else:
        places = [0, int(trace != 0)]
    return Eigensystem(
        A=A,
        exact=exact,
        values=values,
        vectors=np.array([vector for _, vector in found], dtype=complex).T,
        roots=_simple(values, places),
        kind="real",
        singular=of_plane(plane),
        kappa=(abs(w) + abs(q)) / half,
        angle=angle,
        is_decided=exact is not None,
        lines=_lines(*(vector for _, vector in found)),
        gap=half,
    )


def _extremes(A: Rational) -> tuple[float, float]:
    """Return the larger and the smaller of two real eigenvalues, each rounded once: the one farther from 0, and det A over it."""
    (a, _), (_, d) = A.rows
    m, square = (a + d) / 2, A.discriminant
    fine = 1 << max(0, ROOTED - (square.numerator * square.denominator).bit_length() // 2)
    half = Fraction(math.isqrt(square.numerator * square.denominator * fine * fine), square.denominator * fine)
    far = m - half if m < 0 else m + half
    near = A.det / far if m else -far
    return (rounded(near), rounded(far)) if m < 0 else (rounded(far), rounded(near))


def _pair(plane: Plane, half: float) -> Eigensystem:
    """Return the eigenvalues m ± half·i."""
    A, parts = plane.A, plane.parts
    m, q, w = parts.z.real, parts.z.imag, parts.w
    b, c = float(A[0, 1]), float(A[1, 0])
    first, second = (
        (abs(b), math.copysign(1, b) * complex(-w.real, half))
        if abs(b) >= abs(c)
        else (complex(w.real, half) * math.copysign(1, c), abs(c))
    )
    v = np.array([first, second]) / math.hypot(abs(first), abs(second))
    longer = math.sqrt((abs(q) + abs(w)) / half)
    axis = _towards(parts)
    P = np.array([[longer * axis.real, -axis.imag / longer], [longer * axis.imag, axis.real / longer]])
    values = np.array([complex(m, half), complex(m, -half)])
    return Eigensystem(
        A=plane.A,
        exact=plane.exact,
        values=values,
        vectors=np.array([v, v.conj()]).T,
        roots=_simple(values, [0, 0]),
        kind="complex",
        singular=of_plane(plane),
        kappa=(abs(q) + abs(w)) / half,
        angle=math.atan2(half, abs(w)),
        is_decided=plane.exact is not None,
        rotor=Rotor(P, math.hypot(m, half), math.atan2(math.copysign(half, q), m)),
    )


def _simple(values: Complex, places: list[int]) -> tuple[Root, ...]:
    return tuple(Root(complex(value), 1, 1, place) for value, place in zip(values.tolist(), places, strict=True))


def _towards(parts: Conformal) -> complex:
    """Return the unit e that N shrinks most, N e = i(q ∓ |w|)·e: the eigenvector of a defective N, the longer axis of a rotor."""
    turned = complex(-parts.w.imag, parts.w.real) * math.copysign(1, parts.z.imag)
    return cmath.sqrt(turned / abs(turned)) if turned else 1 + 0j


def _unless_flat(value: float, plane: Plane) -> float:
    """Return value, and 0 where A is flat and value is only rounding."""
    if plane.exact is not None:
        return value
    return value if abs(value) > ROUNDING * plane.parts.norm or plane.signed_volume else 0.0


def _upright(x: float, y: float) -> tuple[float, float]:
    """Return (x, y) as a unit vector whose largest component is positive; the first where two agree."""
    length = math.copysign(math.hypot(x, y), x if abs(x) >= (1 - TIED) * abs(y) else y)
    return x / length + 0.0, y / length + 0.0


def _lines(*vectors: tuple[float, float]) -> tuple[float, ...]:
    return tuple(line_angle(math.atan2(y, x)) for x, y in vectors)
