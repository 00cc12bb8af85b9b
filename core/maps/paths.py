"""Paths: ways from the identity to a 2 × 2 matrix, each a function of t from I at t = 0 to A at t = 1.

The straight line shrinks on its way to a rotation and lies flat where I − t·(I − A) is singular; turning first and
stretching then, or turning, stretching and turning again, does not. Where det A < 0 every path from I has to pass
through a flat moment.
"""

import math
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

import numpy as np

from core.matrices.conformal import Conformal, least_turn, rotation
from core.matrices.plane import Plane
from core.numbers.arrays import EPS, ROUNDING, Matrix
from core.numbers.digits import show
from core.numbers.proof import Proof

Name: TypeAlias = Literal["straight", "polar", "svd", "exp"]
NAMES: tuple[Name, ...] = get_args(Name)
BOUND = 16 * EPS  # of a proof
Motion = Callable[[float], Matrix]
Coefficient = Callable[[float], float]


@dataclass(frozen=True, eq=False)
class Stage:
    """One part of a path: a motion that runs from s = 0 to s = 1 between two values of t."""

    label: str
    start: float
    end: float
    motion: Motion


@dataclass(frozen=True, eq=False)
class Path:
    """A way from I to A, or the reason why there is none of this kind."""

    name: Name
    plane: Plane  # under A
    stages: tuple[Stage, ...]
    flat: tuple[tuple[float, float], ...] = ()  # where det M(t) = 0: from t to t, a single moment twice the same
    note: str = ""
    why_not: str = ""

    @property
    def exists(self) -> bool:
        """Whether there is such a path."""
        return not self.why_not

    def at(self, t: float) -> Matrix:
        """Return M(t), (2, 2), for t in [0, 1]."""
        if t >= 1:
            return self.plane.A
        k = max(0, bisect_right([stage.start for stage in self.stages], t) - 1)
        stage = self.stages[k]
        return stage.motion((t - stage.start) / (stage.end - stage.start))

    def det(self, t: float) -> float:
        """Return det M(t), exactly 0 where M(t) is flat."""
        if any(start <= t <= end for start, end in self.flat):
            return 0.0
        if t >= 1:
            return self.plane.signed_area
        then = Plane(self.at(t))
        return then.signed_area if self.plane.exact is None else then.det

    def times(self, steps: int = 60) -> list[float]:
        """Return steps + 1 values of t from 0 to 1, the flat moments and the ends of the stages among them."""
        grid = {k / steps for k in range(steps + 1)}
        extra = {t for span in self.flat for t in span} | {stage.end for stage in self.stages}
        return sorted(grid | {t for t in extra if 0 <= t <= 1})

    @property
    def end_residual(self) -> float:
        """‖M(0) − I‖/√2 + ‖M(t → 1) − A‖/‖A‖: whether the path leaves from I and arrives at A."""
        first, last = self.stages[0].motion(0.0), self.stages[-1].motion(1.0)
        size = float(np.linalg.norm(self.plane.A)) or 1.0
        return float(np.linalg.norm(first - np.eye(2)) / math.sqrt(2) + np.linalg.norm(last - self.plane.A) / size)

    @property
    def flat_residual(self) -> float:
        """The largest |det M(t)| / (‖M(t)‖·t·(1 + ‖A‖)) at the flat moments; 0 where there are none.

        t itself is rounded, and M moves by up to t·(1 + ‖A‖) times its rounding.
        """
        worst = 0.0
        for t in {t for span in self.flat for t in span}:
            M = self.at(t)
            size = float(np.linalg.norm(M)) * t * (1 + float(np.linalg.norm(self.plane.A)))
            worst = max(worst, abs(Plane(M).det) / size if size else 0.0)
        return worst

    @property
    def proofs(self) -> list[Proof]:
        """The claims that can be checked without trusting how the path was found."""
        return [
            *([Proof("‖M(0) − I‖/‖I‖ + ‖M(1) − A‖/‖A‖ on the path", self.end_residual, BOUND)] if self.exists else []),
            *([Proof("|det M(t)| where the path is flat, relative", self.flat_residual, BOUND)] if self.flat else []),
        ]


def path(plane: Plane, name: Name) -> Path:
    """Return the way from I to A by one of NAMES."""
    return {"straight": straight, "polar": polar, "svd": svd, "exp": exponential}[name](plane)


def straight(plane: Plane) -> Path:
    """Return (1 − t)·I + t·A, flat at t = 1/(1 − λ) for each real eigenvalue λ ≤ 0."""
    moments = sorted({1 / (1 - value) for value in _real_eigenvalues(plane) if value <= 0})
    flat = tuple((t, t) for t in moments)
    stage = Stage("straight", 0.0, 1.0, lambda s: (1 - s) * np.eye(2) + s * plane.A)
    return Path("straight", plane, (stage,), flat, note=_note(plane, flat))


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
    stages = _stages(
        ("turn", abs(angle) > ROUNDING, lambda s: rotation(s * angle)),
        ("stretch", float(np.linalg.norm(S - np.eye(2))) > ROUNDING, lambda s: ((1 - s) * np.eye(2) + s * S) @ Q),
    )
    flat = _flat(stages, factors)
    return Path("polar", plane, stages, flat, note=_note(plane, flat))


def svd(plane: Plane) -> Path:
    """Return the three stages of A = U·D·V′: turn by V′, stretch by D along the coordinate axes, turn by U.

    U and V are rotations, so that a negative determinant sits on the smaller factor. Of the two pairs ±U, ±V the one that
    turns less is taken.
    """
    u, v = least_turn(*plane.axes)
    factors = plane.factors
    D, Vt = np.diag(factors), rotation(-v)
    stages = _stages(
        ("turn by V′", abs(v) > ROUNDING, lambda s: rotation(-s * v)),
        ("stretch by D", float(np.linalg.norm(D - np.eye(2))) > ROUNDING, lambda s: ((1 - s) * np.eye(2) + s * D) @ Vt),
        ("turn by U", abs(u) > ROUNDING, lambda s: rotation(s * u) @ D @ Vt),
    )
    flat = _flat(stages, factors)
    sign = " Here U and V only turn, so D takes the minus sign: it scales one axis by −σ₂." if plane.orientation < 0 else ""
    return Path("svd", plane, stages, flat, note=_note(plane, flat) + sign)


def exponential(plane: Plane) -> Path:
    """Return exp(t·log A), where A has a real logarithm.

    It has one if it is invertible and every Jordan block of a negative eigenvalue occurs an even number of times
    (Culver 1966): in the plane, unless an eigenvalue is negative or 0, c·I with c < 0 being the exception. With
    m = tr A/2 and N = A − m·I, N² = δ·I, so that A^t is a combination of I and N.
    """
    if plane.orientation == 0:
        return _impossible(plane, "A is singular, and exp(t·log A) never is: there is no logarithm.")
    if plane.orientation < 0:
        return _impossible(plane, "det A < 0, and det exp(M) > 0 for every real M: there is no real logarithm.")
    A, exact, mean = plane.A, plane.exact, plane.parts.z.real
    N = A - mean * np.eye(2)
    is_multiple = exact.is_scalar if exact is not None else float(np.linalg.norm(N)) <= ROUNDING * -mean
    if mean < 0 and is_multiple:
        note = "log A is not unique: here it turns counterclockwise, clockwise is as good."
        return Path("exp", plane, (Stage("", 0.0, 1.0, lambda s: (-mean) ** s * rotation(s * math.pi)),), note=note)
    if any(value < 0 for value in _real_eigenvalues(plane)):
        why = "A has negative eigenvalues, and their Jordan blocks do not come in pairs: there is no real logarithm."
        return _impossible(plane, why)
    delta, det = plane.discriminant, plane.det
    even, odd = _turning(mean, delta, det) if delta < 0 else _stretching(mean, delta, det)
    return Path("exp", plane, (Stage("", 0.0, 1.0, lambda s: even(s) * np.eye(2) + odd(s) * N),))


def _turning(mean: float, delta: float, det: float) -> tuple[Coefficient, Coefficient]:
    """Return the coefficients of I and N in A^s for a complex pair m ± iω = ρ·e^{±iφ}, ω² = −δ.

    Where φ is near π its small rest counts: sin φ is what is divided by ω.
    """
    omega, rho = math.sqrt(-delta), math.sqrt(det)
    half_turns = 1 if mean < 0 else 0
    rest = math.atan2(-omega if mean < 0 else omega, abs(mean))  # φ = half_turns·π + rest

    def turned(s: float) -> complex:
        return _half_turn(s * half_turns) * complex(math.cos(s * rest), math.sin(s * rest))

    return lambda s: rho**s * turned(s).real, lambda s: rho**s * turned(s).imag / omega


def _half_turn(s: float) -> complex:
    """Return e^{iπs}, with a sine of exactly 0 at s = 1."""
    return complex(math.cos(math.pi * s), math.sin(math.pi * min(s, 1 - s)))


def _stretching(mean: float, delta: float, det: float) -> tuple[Coefficient, Coefficient]:
    """Return the coefficients of I and N in A^s for positive eigenvalues m ± r, r² = δ: (λ₁^s + λ₂^s)/2 and (λ₁^s − λ₂^s)/2r.

    Where the eigenvalues are close, their powers are subtracted by way of expm1, and where they agree, by their limit.
    """
    root = math.sqrt(delta)
    if root <= 1e-8 * mean:
        return lambda s: mean**s, lambda s: s * mean ** (s - 1)
    larger = mean + root
    smaller = det / larger
    if root > mean / 2:
        return lambda s: (larger**s + smaller**s) / 2, lambda s: (larger**s - smaller**s) / (2 * root)
    apart = math.log1p(2 * root / smaller)
    return lambda s: smaller**s * (1 + math.expm1(s * apart) / 2), lambda s: smaller**s * math.expm1(s * apart) / (2 * root)


def _impossible(plane: Plane, why: str) -> Path:
    return Path("exp", plane, (), why_not=why)


def _real_eigenvalues(plane: Plane) -> list[float]:
    """Return the real eigenvalues of A, largest first, a double one once, and none for a complex pair.

    The discriminant's sign is exact. Where A is flat, the smaller one is 0.
    """
    mean, delta = plane.parts.z.real, plane.discriminant
    if delta < 0:
        return []
    larger = mean + math.copysign(math.sqrt(delta), mean)
    smaller = plane.signed_area / larger if larger else 0.0
    return sorted({larger, smaller}, reverse=True) if delta else [mean]


def _stages(*parts: tuple[str, bool, Motion]) -> tuple[Stage, ...]:
    """Return the parts that move anything, sharing the time equally; the last one if none does."""
    moving = [part for part in parts if part[1]] or [parts[-1]]
    n = len(moving)
    return tuple(Stage(label, k / n, (k + 1) / n, motion) for k, (label, _, motion) in enumerate(moving))


def _flat(stages: tuple[Stage, ...], factors: tuple[float, float]) -> tuple[tuple[float, float], ...]:
    """Return where the stretch, whose factors run evenly from 1, is flat: at 1/(1 − factor), and for a factor of 0 to the end."""
    stretch = next((stage for stage in stages if stage.label.startswith("stretch")), None)
    if stretch is None or factors[1] > 0:
        return ()
    moment = stretch.start + (stretch.end - stretch.start) / (1 - factors[1])
    return ((moment, 1.0),) if factors[1] == 0 else ((moment, moment),)


def _note(plane: Plane, flat: tuple[tuple[float, float], ...]) -> str:
    """Return what the flat moments mean, where there are any on the way to a map that is not flat itself."""
    if not flat or not plane.orientation:
        return ""
    where = " and ".join(show(start) for start, _ in flat)
    if plane.orientation < 0:
        return f"det A < 0: every path from I falls flat, this one at t = {where}."
    return f"This path is flat at t = {where}."
