"""Kinds: what sort of map a 2 × 2 matrix is, and how far it is from each other sort.

The kinds in their order of precedence; a map is called by the first that fits:

identity                I
scaling                 c·I, c ≥ 0
rotation                by an angle in (−180°, 180°]; −I is the half-turn
reflection              across a line through the origin
similarity              a positive multiple of a rotation or of a reflection
orthogonal projection   onto a line, along its perpendicular
oblique projection      onto a line, along another
shear                   along a line that stays fixed: I + k·v·n′ with n ⊥ v
stretch                 along two perpendicular lines, by real factors: A symmetric
general                 every map

In the conformal parts (z, w) each kind is a simple set, and the nearest member in the Frobenius norm is found in
closed form, but for oblique projections, where it is a convex equation in one unknown.

A map whose rank or whose area no map of a kind can have is none of that kind, however near it is: [[1, 10⁶], [0, ½]]
is 10⁻⁷ from a shear, and halves every area.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from core.matrices.conformal import Conformal, frobenius, line_angle, phase
from core.matrices.plane import Plane
from core.numbers.arrays import EPS, ROUNDING
from core.numbers.rational import Rational

Name: TypeAlias = Literal[
    "identity", "scaling", "rotation", "reflection", "similarity",
    "orthogonal projection", "oblique projection", "shear", "stretch", "general",
]  # fmt: skip
NEAR = 0.01


@dataclass(frozen=True)
class Kind:
    """The nearest map of one kind; all angles are in radians."""

    name: Name
    nearest: Conformal
    distance: float = 0.0  # ‖A − nearest‖ / max(‖A‖, ‖nearest‖), Frobenius
    angle: float = 0.0  # of the turn, in (−π, π]
    line: float = 0.0  # the mirror, the image of a projection, the fixed line of a shear, the first axis of a stretch
    along: float = 0.0  # the direction that a projection takes to 0
    factors: tuple[float, float] = (1.0, 1.0)  # of a scaling or similarity twice, of a stretch along its axes, of a shear (k, k)
    flips: bool = False  # a similarity that reflects
    fits: bool = False  # whether A is of this kind, up to the rounding of its entries
    is_exact: bool = True  # whether it is so by what was typed; of irrational numbers no one can tell

    @property
    def is_near(self) -> bool:
        """Whether the map is nearly of this kind."""
        return self.distance <= NEAR

    @property
    def across(self) -> float:
        """The angle of the line perpendicular to the first: the second axis of a stretch."""
        return line_angle(self.line + math.pi / 2)

    @property
    def is_half_turn(self) -> bool:
        """Whether this is the rotation by 180°, up to rounding."""
        return self.name == "rotation" and math.pi - abs(self.angle) <= ROUNDING

    @property
    def rank(self) -> int | None:
        """The rank of every map of this kind; None where they differ."""
        if self.name in {"stretch", "general"}:
            return None
        if self.name == "scaling":
            return 2 if self.factors[0] else 0
        return 1 if self.name.endswith("projection") else 2


def kinds(plane: Plane) -> tuple[Kind, ...]:
    """Return the nearest map of every kind, in order of precedence; the last one always fits.

    Where A is known in fractions, they decide on what it is exactly. Decimals of sixteen digits are what they are only to that.
    """
    parts, norm, det, rank, exact = plane.parts, plane.parts.norm, plane.det, plane.rank, plane.exact
    known = exact or plane.spelled
    can_shear = det > 0 and plane.keeps_volume
    found = []
    for build in ORDER:
        kind = build(parts)
        near = kind.nearest
        gap, size = frobenius(parts.z - near.z, parts.w - near.w), max(norm, near.norm)
        distance = gap / size if size > 0 else 0.0
        can_be = kind.rank in {rank, None} and (kind.name != "shear" or can_shear)
        is_so = exact is not None and distance <= NEAR and _is(kind.name, exact)
        fits = is_so or (can_be and distance <= ROUNDING)
        is_exact = known is None or (is_so if known is exact else distance <= NEAR and _is(kind.name, known))
        vars(kind).update(distance=0.0 if is_so else distance, fits=fits, is_exact=is_exact)  # nobody else has it yet
        found.append(kind)
    return tuple(replace(kind, factors=_exactly(kind.factors, det)) if kind.name == "stretch" and kind.fits else kind for kind in found)


def _is(name: Name, A: Rational) -> bool:
    """Return whether A is of a kind, exactly."""
    ((a, b), (c, d)), one = A.whole
    turns, mirrors = a == d and b == -c, a == -d and b == c
    is_idempotent = A.rank == 1 and a + d == one
    match name:
        case "identity":
            return A.is_scalar and a == one
        case "scaling":
            return A.is_scalar and a >= 0
        case "rotation":
            return turns and A.det == 1
        case "reflection":
            return mirrors and A.det == -1
        case "similarity":
            return (turns or mirrors) and A.det != 0
        case "orthogonal projection":
            return is_idempotent and b == c
        case "oblique projection":
            return is_idempotent
        case "shear":
            return a + d == 2 * one and A.det == 1 and not A.is_scalar
        case "stretch":
            return b == c
    return True


def _exactly(factors: tuple[float, float], det: float) -> tuple[float, float]:
    """Return two factors, the smaller of them found anew from their product, where its digits are not lost."""
    first, second = factors
    if abs(first) >= abs(second):
        return (first, det / first) if first else factors
    return det / second, second


def _unit(z: complex) -> complex:
    return z / abs(z) if z else 1 + 0j


def _identity(_: Conformal) -> Kind:
    return Kind("identity", Conformal(1, 0))


def _scaling(p: Conformal) -> Kind:
    c = max(p.z.real, 0.0)
    return Kind("scaling", Conformal(c, 0), factors=(c, c))


def _rotation(p: Conformal) -> Kind:
    return Kind("rotation", Conformal(_unit(p.z), 0), angle=phase(p.z))


def _reflection(p: Conformal) -> Kind:
    return Kind("reflection", Conformal(0, _unit(p.w)), line=line_angle(phase(p.w) / 2))


def _similarity(p: Conformal) -> Kind:
    if abs(p.z) >= abs(p.w):
        return Kind("similarity", Conformal(p.z, 0), angle=phase(p.z), factors=(abs(p.z), abs(p.z)))
    return Kind("similarity", Conformal(0, p.w), line=line_angle(phase(p.w) / 2), factors=(abs(p.w), abs(p.w)), flips=True)


def _orthogonal_projection(p: Conformal) -> Kind:
    line = phase(p.w) / 2
    return Kind("orthogonal projection", Conformal(0.5, _unit(p.w) / 2), line=line_angle(line), along=line_angle(line + math.pi / 2))


def _oblique_projection(p: Conformal) -> Kind:
    q = math.copysign(_foot_on_hyperbola(abs(p.z.imag), abs(p.w)), p.z.imag)
    z, w = complex(0.5, q), _unit(p.w) * math.hypot(0.5, q)
    return Kind("oblique projection", Conformal(z, w), line=line_angle(phase(w / z.conjugate()) / 2), along=line_angle(phase(-w / z) / 2))


def _foot_on_hyperbola(s: float, r: float) -> float:
    """Return the q ≥ 0 for which (q, √(¼ + q²)) is nearest to (s, r), both s and r ≥ 0.

    The root of 2q − s − r·q/√(¼ + q²), which is convex for q ≥ 0: Newton's method from the right never overshoots.
    """
    q = (s + r) / 2
    for _ in range(60):
        root = math.hypot(0.5, q)
        slope = 2 - r * (0.25 / root) / root / root
        if slope <= 0:
            break
        step = (2 * q - s - r * q / root) / slope
        if step <= EPS * q:
            break
        q -= step
    return max(q, 0.0)


def _shear(p: Conformal) -> Kind:
    s, r = p.z.imag, abs(p.w)
    q = math.copysign((abs(s) + r) / 2, s)
    line = (phase(p.w) + math.copysign(math.pi / 2, q)) / 2
    return Kind("shear", Conformal(complex(1, q), _unit(p.w) * abs(q)), line=line_angle(line), factors=(-2 * q, -2 * q))


def _stretch(p: Conformal) -> Kind:
    mean, half = p.z.real, abs(p.w)
    return Kind("stretch", Conformal(mean, p.w), line=line_angle(phase(p.w) / 2), factors=(mean + half, mean - half))


def _general(p: Conformal) -> Kind:
    return Kind("general", p)


ORDER: tuple[Callable[[Conformal], Kind], ...] = (
    _identity,
    _scaling,
    _rotation,
    _reflection,
    _similarity,
    _orthogonal_projection,
    _oblique_projection,
    _shear,
    _stretch,
    _general,
)
