"""Method: the rule by which a descent gets from one point to the next, and the step sizes with which it arrives."""

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

import numpy as np

from core.learning.slopes import Slope, quiet
from core.numbers.arrays import ROUNDING, InputError, Matrix, Vector

Verdict: TypeAlias = Literal["converges", "at the bound", "diverges"]


@dataclass(frozen=True, eq=False)
class Regions:
    """The step sizes with which a method descends a quadratic of largest curvature L, by full batches."""

    L: float
    overshoot: float | None  # up to it no component changes its sign; None for methods with a memory
    divergence: float  # below, the descent converges from everywhere; above, from almost nowhere; ∞ for L = 0

    def verdict(self, eta: float) -> Verdict:
        """Return what becomes of a descent with step size η: ``converges``, ``at the bound`` (neither) or ``diverges``."""
        if abs(eta - self.divergence) <= ROUNDING * eta:
            return "at the bound"
        return "converges" if eta < self.divergence else "diverges"


@dataclass(frozen=True)
class Setting:
    """The step size and the β with which a method is the quickest for all curvatures between μ and L."""

    eta: float
    beta: float
    rate: float  # the factor by which the error shrinks with each update, in the long run


@dataclass(frozen=True, eq=False)
class Step:
    """What the definition of a method makes of the points before an update: w ← w + kept − η·along."""

    kept: Vector  # (p,): of the last step
    along: Vector  # (p,)
    terms: float  # how large the terms are of which along is made


@dataclass(frozen=True, eq=False)
class Taken:
    """The points of a descent, and the slopes that its updates went by."""

    points: Matrix  # (p, k + 1)
    slope: Callable[[Vector, int], Vector]  # at a point, of the examples of the update with this index
    terms: Callable[[Vector], float]  # how large the terms of a slope are at a point

    def last(self, update: int) -> Vector:
        """Return the step before an update, from 1: 0 before the first."""
        if update < 2:
            return np.zeros(len(self.points))
        return np.asarray(self.points[:, update - 1] - self.points[:, update - 2])


@dataclass(frozen=True)
class Method(ABC):
    """A method of descent: its rule, and the bound on its step size. Raises InputError unless 0 ≤ β < 1."""

    name: ClassVar[str]  # in a link
    title: ClassVar[str]  # in a list, and in a sentence
    bound: ClassVar[str] = ""  # on η, as it is written; empty where none is known
    takes_beta: ClassVar[bool] = True
    has_memory: ClassVar[bool] = True  # whether an update depends on the ones before: else what a component does, it does at once
    is_linear: ClassVar[bool] = True  # whether every step is a sum of slopes: then the start's part in the null space stays

    beta: float = 0.9  # how much of the last step is kept

    def __post_init__(self) -> None:
        if not 0 <= self.beta < 1:
            raise InputError(f"β = {self.beta:g} would never forget: it has to be 0 or more, and below 1.")

    @abstractmethod
    def path(self, slopes: Iterable[Slope], w: list[float], eta: float) -> Iterator[list[float]]:
        """Return the points after each update. Python's floats overflow to inf like any others, and are quick where p is small."""

    @abstractmethod
    def step(self, taken: Taken, update: int) -> Step:
        """Return what the definition makes of an update, from 1, with the points before it."""

    @property
    def reach(self) -> float | None:
        """η·L up to which a quadratic of largest curvature L is descended; None where nothing is claimed."""
        return None

    def radii(self, taken: Vector) -> Vector:
        """Return the spectral radius of the iteration for each component, (p,), by what a step without memory takes of it, ηλ.

        NaN for a method that is no linear iteration.
        """
        return np.full(taken.shape, math.nan)

    @property
    def kept(self) -> float:
        """How much of the last step is kept in the next one."""
        return self.beta if self.has_memory else 0.0

    @property
    def ahead(self) -> float:
        """How much of the last step is gone before the slope is looked at."""
        return 0.0

    @property
    def settings(self) -> dict[str, float]:
        """The numbers that a program of it begins with, besides η."""
        return {"beta": self.beta} if self.takes_beta else {}

    @property
    def lasting(self) -> float:
        """How large the steepest component stays in the long run where η is at the bound, against its size at the start."""
        return 1.0

    def best(self, L: float, mu: float) -> Setting | None:  # noqa: ARG002
        """Return the quickest setting for curvatures between μ and L; None where none is known."""
        return None

    def regions(self, L: float) -> Regions | None:
        """Return the step sizes with which quadratics of largest curvature L are descended; None where nothing is claimed.

        The bound is where an eigenvalue of the iteration matrix is −1 (Polyak, Introduction to Optimization, 1987, 3.2). Raises
        InputError unless L ≥ 0.
        """
        if not 0 <= L < math.inf:
            raise InputError(f"The largest curvature is {L:g}: it has to be 0 or more.")
        if self.reach is None:
            return None
        overshoot = None if self.has_memory else 1 / L if L else math.inf
        return Regions(L, overshoot, self.reach / L if L else math.inf)

    def rate(self, eta: float, curvatures: Vector) -> float | None:
        """Return the spectral radius of the iteration on a quadratic: the descent converges exactly when it is below 1.

        curvatures : (p,), of which those that are 0 have nothing to descend and do not count; 0 where all are; None for a method
        that is no linear iteration.
        """
        return None if self.reach is None else float(self.rates(np.array([eta]), curvatures)[0])

    @quiet
    def rates(self, etas: Vector, curvatures: Vector) -> Vector:
        """Return that of each step size, (k,)."""
        taken = np.outer(etas, curvatures[curvatures != 0])
        return np.asarray(self.radii(np.where(np.abs(taken - 1) > ROUNDING, taken, 1.0)).max(axis=1, initial=0.0))


def largest_root(s: Vector, taken: Vector) -> Vector:
    """Return the largest |1 − y| with y² − sy + ηλ = 0; taken : ηλ, (p,); s : (p,), above 0.

    z = 1 − y are the roots of the characteristic polynomial of (wₖ, wₖ₋₁) ↦ (wₖ₊₁, wₖ). Near 1 it is y that has digits, of which no
    difference is formed.
    """
    under = s**2 / 4 - taken
    root = np.sqrt(np.maximum(under, 0))
    real = np.where(s <= 2, 1 - taken / (s / 2 + root), s / 2 - 1 + root)
    return np.where(under < 0, np.sqrt(np.abs(1 - s + taken)), real)


def largest(values: Vector) -> float:
    """Return the largest magnitude: unlike a length it never overflows."""
    return float(np.abs(values).max())
