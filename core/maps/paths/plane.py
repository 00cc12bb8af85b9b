"""Paths in the plane: ways from the identity to a 2 × 2 matrix.

The straight line shrinks on its way to a rotation and lies flat where I − t·(I − A) is singular; turning first and
stretching then, or turning, stretching and turning again, does not. Where det A < 0 every path from I has to pass
through a flat moment.
"""

import math

import numpy as np

from core.maps.paths.path import Path, Stage, flat_in, impossible, in_stages, note_of
from core.maps.paths.powers import stretching, turning
from core.matrices.conformal import Conformal, least_turn, rotation
from core.matrices.plane import Plane
from core.numbers.arrays import ROUNDING


def straight(plane: Plane) -> Path:
    """Return (1 − t)·I + t·A, flat at t = 1/(1 − λ) for each real eigenvalue λ ≤ 0."""
    moments = sorted({1 / (1 - value) for value in _real_eigenvalues(plane) if value <= 0})
    flat = tuple((t, t) for t in moments)
    stage = Stage("straight", 0.0, 1.0, lambda s: (1 - s) * np.eye(2) + s * plane.A)
    return Path("straight", plane, (stage,), flat, note=note_of(plane, flat))


def polar(plane: Plane) -> Path:
    """Return the turn by the angle of Q, then the stretch along perpendicular axes, for A = S·Q.

    Q is the rotation nearest to A, S is symmetric. Where det A ≥ 0 this is the polar decomposition (Higham, Functions of
    Matrices, 8). Where det A < 0 the polar factor is a reflection: the rotation is kept instead, and the smaller factor
    of S is negative, so that the way leads through a flat moment. Where Q is not unique (A = 0, or a multiple of
    a reflection) it is the rotation nearest to I.
    """
    parts, factors = plane.parts, plane.factors
    angle = parts.turn
    # S = A·Q′ has the conformal parts |z| and w·e^{iα}: in complex terms A = S∘Q with Q = e^{iα}
    stretch = Conformal(abs(parts.z), parts.w * complex(math.cos(angle), math.sin(angle)))
    S, Q = stretch.matrix, rotation(angle)
    stages = in_stages(
        ("turn", abs(angle) > ROUNDING, lambda s: rotation(s * angle)),
        ("stretch", float(np.linalg.norm(S - np.eye(2))) > ROUNDING, lambda s: ((1 - s) * np.eye(2) + s * S) @ Q),
    )
    flat = flat_in(stages, factors)
    return Path("polar", plane, stages, flat, note=note_of(plane, flat))


def svd(plane: Plane) -> Path:
    """Return the three stages of A = U·D·V′: turn by V′, stretch by D along the coordinate axes, turn by U.

    U and V are rotations, so that a negative determinant sits on the smaller factor. Of the two pairs ±U, ±V the one that
    turns less is taken.
    """
    u, v = least_turn(*plane.axes)
    factors = plane.factors
    D, Vt = np.diag(factors), rotation(-v)
    stages = in_stages(
        ("turn by V′", abs(v) > ROUNDING, lambda s: rotation(-s * v)),
        ("stretch by D", float(np.linalg.norm(D - np.eye(2))) > ROUNDING, lambda s: ((1 - s) * np.eye(2) + s * D) @ Vt),
        ("turn by U", abs(u) > ROUNDING, lambda s: rotation(s * u) @ D @ Vt),
    )
    flat = flat_in(stages, factors)
    sign = " Here U and V only turn, so D takes the minus sign: it scales one axis by −σ₂." if plane.orientation < 0 else ""
    return Path("svd", plane, stages, flat, note=note_of(plane, flat) + sign)


def exponential(plane: Plane) -> Path:
    """Return exp(t·log A), where A has a real logarithm.

    It has one if it is invertible and every Jordan block of a negative eigenvalue occurs an even number of times
    (Culver 1966): in the plane, unless an eigenvalue is negative or 0, c·I with c < 0 being the exception. With
    m = tr A/2 and N = A − m·I, N² = δ·I, so that A^t is a combination of I and N.
    """
    if plane.orientation == 0:
        return impossible(plane, "A is singular, and exp(t·log A) never is: there is no logarithm.")
    if plane.orientation < 0:
        return impossible(plane, "det A < 0, and det exp(M) > 0 for every real M: there is no real logarithm.")
    A, exact, mean = plane.A, plane.exact, plane.parts.z.real
    N = A - mean * np.eye(2)
    is_multiple = exact.is_scalar if exact is not None else float(np.linalg.norm(N)) <= ROUNDING * -mean
    if mean < 0 and is_multiple:
        note = "log A is not unique: here it turns counterclockwise, clockwise is as good."
        return Path("exp", plane, (Stage("", 0.0, 1.0, lambda s: (-mean) ** s * rotation(s * math.pi)),), note=note)
    if any(value < 0 for value in _real_eigenvalues(plane)):
        why = "A has negative eigenvalues, and their Jordan blocks do not come in pairs: there is no real logarithm."
        return impossible(plane, why)
    delta, det = plane.discriminant, plane.det
    even, odd = turning(mean, delta, det) if delta < 0 else stretching(mean, delta, det)
    return Path("exp", plane, (Stage("", 0.0, 1.0, lambda s: even(s) * np.eye(2) + odd(s) * N),))


def _real_eigenvalues(plane: Plane) -> list[float]:
    """Return the real eigenvalues of A, largest first, a double one once, and none for a complex pair.

    The discriminant's sign is exact. Where A is flat, the smaller one is 0.
    """
    mean, delta = plane.parts.z.real, plane.discriminant
    if delta < 0:
        return []
    larger = mean + math.copysign(math.sqrt(delta), mean)
    smaller = plane.signed_volume / larger if larger else 0.0
    return sorted({larger, smaller}, reverse=True) if delta else [mean]
