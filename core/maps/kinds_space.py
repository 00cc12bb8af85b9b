"""Kinds: what sort of map a 3 × 3 matrix is, and how far it is from each other sort.

The kinds in their order of precedence; a map is called by the first that fits:

identity                I
scaling                 c·I; −I is the reflection in the origin
rotation                about an axis, by an angle in [0, 180°]
reflection              in a plane through the origin
rotary reflection       a rotation about an axis, and a reflection in the plane at right angles to it
similarity              a positive multiple of a rotation, of a reflection or of a rotary reflection
orthogonal projection   onto a plane or a line, at right angles
oblique projection      onto a plane or a line, along a line or a plane that is not at right angles to it
shear                   along a line in a plane that stays fixed: I + k·v·n′ with n ⊥ v, all maps with (A − I)² = 0
stretch                 along three perpendicular lines, by real factors: A symmetric
general                 every map

The nearest map of a kind in the Frobenius norm comes from the singular vectors of A or from the eigenvectors of its symmetric part, but
for two: of oblique projections it is the one that is made of A's own invariant subspaces, and of shears the one whose line and plane are
those of the largest singular value of A − I, turned until one lies in the other. Near to such a map they miss the nearest by little.

A map whose rank or whose volume no map of a kind can have is none of that kind, however near it is.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np

from core.maps.kinds import NEAR
from core.matrices.numerics import frobenius
from core.matrices.space import Space
from core.matrices.turns import UP, mirrored, turn_of, unit, upright
from core.numbers.arrays import ROUNDING, Matrix, Vector
from core.numbers.rational import Rational
from core.numbers.whole import Whole, product, turned

Name: TypeAlias = Literal[
    "identity", "scaling", "rotation", "reflection", "rotary reflection", "similarity",
    "orthogonal projection", "oblique projection", "shear", "stretch", "general",
]  # fmt: skip
ONE: Matrix = np.eye(3)
ROUND = 2 * ROUNDING  # relative: what is nearer to a map of a kind may be one, but for the rounding of its entries
STEPS = 12  # by which what is near to a projection becomes one


@dataclass(frozen=True, eq=False)
class Kind:
    """The nearest map of one kind; angles are in radians, directions of length 1."""

    name: Name
    nearest: Matrix  # (3, 3)
    rank: int | None = None  # of every map of this kind; None where they differ
    axis: Vector = field(
        default_factory=lambda: UP
    )  # of a turn; the normal of a mirror, of a shear's fixed plane, of the plane of a projection; or the line of one
    along: Vector = field(
        default_factory=lambda: UP
    )  # in which a shear slides; the line that a projection takes to 0, or the normal of the plane that it does
    angle: float = 0.0  # of the turn, in [0, π]
    factor: float = 1.0  # of a scaling or a similarity; of a shear k
    flips: bool = False  # a similarity that reflects
    distance: float = 0.0  # ‖A − nearest‖ / max(‖A‖, ‖nearest‖), Frobenius
    fits: bool = False  # whether A is of this kind, up to the rounding of its entries
    is_exact: bool = True  # whether it is so by what was typed; of irrational numbers no one can tell

    @property
    def is_near(self) -> bool:
        """Whether the map is nearly of this kind."""
        return self.distance <= NEAR

    @property
    def is_bound(self) -> bool:
        """Whether another map of this kind may be nearer, so that the nearest is at most so far."""
        return self.name in {"oblique projection", "shear"}


@dataclass(frozen=True, eq=False)
class Parts:
    """What the nearest maps are found from."""

    A: Matrix
    singular: tuple[Matrix, Vector, Matrix]  # U, σ, V′
    is_flipped: bool  # whether det(U)·det(V) < 0

    @cached_property
    def symmetric(self) -> tuple[Vector, Matrix]:
        """The eigenvalues of (A + A′)/2, rising, and its eigenvectors."""
        values, vectors = np.linalg.eigh((self.A + self.A.T) / 2)
        return values, vectors

    def orthogonal(self, *, flips: bool) -> tuple[Matrix, float]:
        """Return the rotation nearest to A, or the nearest orthogonal matrix that flips, and the mean of what it leaves as factors."""
        U, sigma, Vt = self.singular
        signs = np.array([1.0, 1.0, -1.0 if flips != self.is_flipped else 1.0])
        return np.asarray((U * signs) @ Vt), float(signs @ sigma) / 3


def kinds(space: Space) -> tuple[Kind, ...]:
    """Return the nearest map of every kind, in order of precedence; the last one always fits.

    Where A is known in fractions, they decide on what it is exactly. Decimals of sixteen digits are what they are only to that.
    """
    A, exact = space.A, space.exact
    known = exact or space.spelled
    U, sigma, Vt = np.linalg.svd(A)
    parts, norm = Parts(A, (U, sigma, Vt), bool(np.linalg.det(U) * np.linalg.det(Vt) < 0)), frobenius(A)
    can_shear = space.orientation > 0 and space.keeps_volume
    found = []
    for build in ORDER:
        kind = build(parts)
        gap, size = frobenius(A - kind.nearest), max(norm, frobenius(kind.nearest))
        distance = gap / size if size else 0.0
        is_so = exact is not None and (distance <= NEAR or kind.name in {"oblique projection", "shear"}) and _is(kind, exact)
        can_be = kind.rank in {space.rank, None} and (kind.name != "shear" or can_shear)
        fits = is_so or (can_be and distance <= ROUND)
        is_exact = known is None or (is_so if known is exact else distance <= NEAR and _is(kind, known))
        vars(kind).update(distance=0.0 if is_so else distance, fits=fits, is_exact=is_exact)  # nobody else has it yet
        if fits and kind.name.endswith("projection"):
            vars(kind).update(axis=space.image, along=space.null)
        found.append(kind)
    return tuple(found)


def _is(kind: Kind, exact: Rational) -> bool:
    """Return whether A is of a kind, exactly."""
    A, one = exact.whole
    match kind.name:
        case "identity":
            return exact.is_scalar and A[0][0] == one
        case "scaling":
            return exact.is_scalar
        case "rotation":
            return product(turned(A), A) == _scaled(one * one) and exact.det > 0
        case "reflection":
            return exact.is_symmetric and product(A, A) == _scaled(one * one) and sum(A[i][i] for i in range(3)) == one
        case "rotary reflection":
            return product(turned(A), A) == _scaled(one * one) and exact.det < 0
        case "similarity":
            gram = product(turned(A), A)
            return gram[0][0] > 0 and gram == _scaled(gram[0][0])
        case "orthogonal projection":
            return exact.is_symmetric and exact.rank == kind.rank and product(A, A) == [[one * entry for entry in row] for row in A]
        case "oblique projection":
            return exact.rank == kind.rank and product(A, A) == [[one * entry for entry in row] for row in A]
        case "shear":
            rest = [[entry - one * (i == j) for j, entry in enumerate(row)] for i, row in enumerate(A)]
            return any(map(any, rest)) and not any(map(any, product(rest, rest)))
        case "stretch":
            return exact.is_symmetric
    return True


def _scaled(c: int) -> Whole:
    return [[c if i == j else 0 for j in range(3)] for i in range(3)]


def _identity(_: Parts) -> Kind:
    return Kind("identity", ONE, 3)


def _scaling(p: Parts) -> Kind:
    c = math.fsum(p.A.diagonal().tolist()) / 3
    return Kind("scaling", c * ONE, 3 if c else 0, factor=c)


def _rotation(p: Parts) -> Kind:
    Q, _ = p.orthogonal(flips=False)
    turn = turn_of(Q)
    return Kind("rotation", Q, 3, axis=turn.axis, angle=turn.angle)


def _reflection(p: Parts) -> Kind:
    n = p.symmetric[1][:, 0]
    return Kind("reflection", ONE - 2 * np.outer(n, n), 3, axis=upright(n), flips=True)


def _rotary_reflection(p: Parts) -> Kind:
    Q, _ = p.orthogonal(flips=True)
    turn = mirrored(Q)
    return Kind("rotary reflection", Q, 3, axis=turn.axis, angle=turn.angle, flips=True)


def _similarity(p: Parts) -> Kind:
    flips = p.is_flipped
    Q, c = p.orthogonal(flips=flips)
    turn = mirrored(Q) if flips else turn_of(Q)
    return Kind("similarity", c * Q, 3 if c else 0, axis=turn.axis, angle=turn.angle, factor=c, flips=flips)


def _onto_a_plane(p: Parts) -> Kind:
    n = p.symmetric[1][:, 0]
    return Kind("orthogonal projection", ONE - np.outer(n, n), 2, axis=upright(n), along=upright(n))


def _onto_a_line(p: Parts) -> Kind:
    u = p.symmetric[1][:, 2]
    return Kind("orthogonal projection", np.outer(u, u), 1, axis=upright(u), along=upright(u))


def _askew_onto_a_plane(p: Parts) -> Kind:
    P = _projection(p, 2)
    along, normal = _pair(ONE - P)
    return Kind("oblique projection", P, 2, axis=normal, along=along)


def _askew_onto_a_line(p: Parts) -> Kind:
    P = _projection(p, 1)
    line, normal = _pair(P)
    return Kind("oblique projection", P, 1, axis=line, along=normal)


def _projection(p: Parts, rank: int) -> Matrix:
    """Return the projection onto A's own invariant subspace of a dimension, whose eigenvalues are nearer to 1 than the others.

    3P² − 2P³ takes eigenvalues near 0 and 1 there, and keeps subspaces. Where they are not near, the nearest orthogonal projection.
    """
    P = p.A
    with np.errstate(all="ignore"):
        for _ in range(STEPS):
            square = P @ P
            if np.array_equal(square, P):
                break
            P = 3 * square - 2 * square @ P
        trace = float(np.trace(P))
        if math.isfinite(trace) and abs(trace - rank) < NEAR and frobenius(P @ P - P) <= NEAR * frobenius(P):
            return P
    return (_onto_a_plane if rank == 2 else _onto_a_line)(p).nearest


def _pair(R: Matrix) -> tuple[Vector, Vector]:
    """Return the directions of the columns and of the rows of a matrix of rank 1, (3,)."""
    i, j = divmod(int(np.argmax(np.abs(R))), 3)
    return unit(R[:, j]), unit(R[i])


def _shear(p: Parts) -> Kind:
    B = p.A - ONE
    U, _, Vt = np.linalg.svd(B)
    v, n = _at_right_angles(U[:, 0], Vt[0])
    k = float(v @ B @ n)
    return Kind("shear", ONE + k * np.outer(v, n), 3, axis=upright(n), along=upright(v), factor=abs(k))


def _at_right_angles(u: Vector, w: Vector) -> tuple[Vector, Vector]:
    """Return two perpendicular unit vectors in the plane of u and w, both turned by as little as that takes."""
    if abs(float(u @ w)) > 1 - NEAR:  # no shear is near
        w = np.cross(u, ONE[int(np.argmin(np.abs(u)))])
        return u, w / frobenius(w)
    p, q = (u + w) / frobenius(u + w), (u - w) / frobenius(u - w)
    return (p + q) / math.sqrt(2), (p - q) / math.sqrt(2)


def _stretch(p: Parts) -> Kind:
    return Kind("stretch", (p.A + p.A.T) / 2)


def _general(p: Parts) -> Kind:
    return Kind("general", p.A)


ORDER: tuple[Callable[[Parts], Kind], ...] = (
    _identity,
    _scaling,
    _rotation,
    _reflection,
    _rotary_reflection,
    _similarity,
    _onto_a_plane,
    _onto_a_line,
    _askew_onto_a_plane,
    _askew_onto_a_line,
    _shear,
    _stretch,
    _general,
)
