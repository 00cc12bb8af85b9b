"""Path: a function of t from the identity at t = 0 to a matrix at t = 1, in stages, and where it is flat on its way."""

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

import numpy as np

from core.matrices.ground import Ground
from core.matrices.plane import Plane
from core.matrices.space import Space
from core.numbers.arrays import EPS, Matrix
from core.numbers.digits import factor
from core.numbers.proof import Proof

Name: TypeAlias = Literal["straight", "polar", "svd", "exp"]
NAMES: tuple[Name, ...] = get_args(Name)
BOUNDS = {2: 16 * EPS, 3: 96 * EPS}  # of a proof: in the plane closed forms turn, in space LAPACK's vectors
APART = 1e-12  # moments that are nearer to each other are one
Motion = Callable[[float], Matrix]


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
    ground: Ground  # the plane or space under A
    stages: tuple[Stage, ...]
    flat: tuple[tuple[float, float], ...] = ()  # where det M(t) = 0: from t to t, a single moment twice the same
    note: str = ""
    why_not: str = ""

    @property
    def exists(self) -> bool:
        """Whether there is such a path."""
        return not self.why_not

    def at(self, t: float) -> Matrix:
        """Return M(t), (n, n), for t in [0, 1]."""
        if t >= 1:
            return self.ground.A
        k = max(0, bisect_right([stage.start for stage in self.stages], t) - 1)
        stage = self.stages[k]
        return stage.motion((t - stage.start) / (stage.end - stage.start))

    def det(self, t: float) -> float:
        """Return det M(t), exactly 0 where M(t) is flat."""
        if any(start <= t <= end for start, end in self.flat):
            return 0.0
        if t >= 1:
            return self.ground.signed_volume
        then = _ground(self.at(t))
        return then.signed_volume if self.ground.exact is None else then.det

    def times(self, steps: int = 60) -> list[float]:
        """Return steps + 1 values of t from 0 to 1, the flat moments and the ends of the stages among them."""
        extra = [t for span in self.flat for t in span if 0 <= t <= 1]
        for t in (*(stage.end for stage in self.stages), *(k / steps for k in range(steps + 1))):
            if all(abs(t - other) > APART for other in extra):
                extra.append(t)
        return sorted(set(extra))

    @property
    def end_residual(self) -> float:
        """‖M(0) − I‖/‖I‖ + ‖M(t → 1) − A‖/‖A‖: whether the path leaves from I and arrives at A."""
        first, last = self.stages[0].motion(0.0), self.stages[-1].motion(1.0)
        size, n = float(np.linalg.norm(self.ground.A)) or 1.0, len(self.ground.A)
        return float(np.linalg.norm(first - np.eye(n)) / math.sqrt(n) + np.linalg.norm(last - self.ground.A) / size)

    @property
    def flat_residual(self) -> float:
        """The largest |det M(t)| / (‖M(t)‖ⁿ⁻¹·t·(1 + ‖A‖)) at the flat moments; 0 where there are none.

        t itself is rounded, and M moves by up to t·(1 + ‖A‖) times its rounding.
        """
        worst = 0.0
        for t in {t for span in self.flat for t in span}:
            M = self.at(t)
            size = float(np.linalg.norm(M)) ** (len(M) - 1) * t * (1 + float(np.linalg.norm(self.ground.A)))
            worst = max(worst, abs(_ground(M).det) / size if size else 0.0)
        return worst

    @property
    def proofs(self) -> list[Proof]:
        """The claims that can be checked without trusting how the path was found."""
        bound = BOUNDS[len(self.ground.A)]
        return [
            *([Proof("‖M(0) − I‖/‖I‖ + ‖M(1) − A‖/‖A‖ on the path", self.end_residual, bound)] if self.exists else []),
            *([Proof("|det M(t)| where the path is flat, relative", self.flat_residual, bound)] if self.flat else []),
        ]


def impossible(ground: Ground, why: str) -> Path:
    """Return that there is no path by exp(t·log A), and why."""
    return Path("exp", ground, (), why_not=why)


def _ground(A: Matrix) -> Ground:
    return Plane(A) if len(A) == 2 else Space(A)


def in_stages(*parts: tuple[str, bool, Motion]) -> tuple[Stage, ...]:
    """Return the parts that move anything, sharing the time equally; the last one if none does."""
    moving = [part for part in parts if part[1]] or [parts[-1]]
    n = len(moving)
    return tuple(Stage(label, k / n, (k + 1) / n, motion) for k, (label, _, motion) in enumerate(moving))


def flat_in(stages: tuple[Stage, ...], factors: Sequence[float]) -> tuple[tuple[float, float], ...]:
    """Return where the stretch, whose factors run evenly from 1, is flat: at 1/(1 − factor), and for a factor of 0 to the end."""
    stretch = next((stage for stage in stages if stage.label.startswith("stretch")), None)
    if stretch is None or factors[-1] > 0:
        return ()
    moment = stretch.start + (stretch.end - stretch.start) / (1 - factors[-1])
    return ((moment, 1.0),) if factors[-1] == 0 else ((moment, moment),)


def note_of(ground: Ground, flat: tuple[tuple[float, float], ...]) -> str:
    """Return what the flat moments mean, where there are any on the way."""
    where = " and ".join(factor(start) for start, end in flat if ground.orientation or start == end < 1)
    if not where:
        return ""
    if not ground.orientation:
        return f"This path is flat at t = {where}, and at its end."
    if ground.orientation < 0:
        return f"det A < 0: every path from I falls flat, this one at t = {where}."
    return f"This path is flat at t = {where}."
