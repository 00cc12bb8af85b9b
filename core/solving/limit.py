"""Limit: how near (A′A + αI)⁻¹·A′, which defines A⁺ as α → 0, comes to it in float64."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.numbers.arrays import EPS, Matrix, Vector
from core.solving.pseudoinverse import pseudoinverse

Shape: TypeAlias = Literal["exact", "stays", "rises", "refused", "levels"]
TO_THE_DECADE = 10  # points of the curve of a limit
DECADES = (3, -20)  # from where α outweighs A′A to where A′A + αI is A′A in float64, against σ₁²
RISE = 30.0  # a curve that has levelled off still jumps by this factor; one that rises does so by far more


@dataclass(frozen=True)
class Point:
    """A point of the curve of a limit."""

    alpha: float
    error: float


@dataclass(frozen=True, eq=False)
class Limit:
    """How near (A′A + αI)⁻¹·A′, computed as it is written, comes to A⁺ as α → 0."""

    A: Matrix  # (m, n)
    alphas: Vector  # (k,), falling
    errors: Vector  # (k,), ‖(A′A + αI)⁻¹·A′ − A⁺‖/‖A⁺‖ in the spectral norm; not a number where the solver refused
    norm: float  # ‖A⁺‖; times an error it is the absolute one

    @property
    def refused(self) -> NDArray[np.bool_]:
        """Where the solver refused because A′A + αI is singular in float64, (k,)."""
        return np.isnan(self.errors)

    @property
    def refused_below(self) -> float | None:
        """The largest α from which on all are refused; None where the smallest is not."""
        tail = int(np.argmin(self.refused[::-1]))
        return float(self.alphas[-tail]) if tail else None

    @property
    def best(self) -> Point:
        """The least error, at the largest α that has it."""
        return self._point(int(np.nanargmin(self.errors)))

    @property
    def turn(self) -> Point:
        """The least median error of a decade, at its middle: what can be relied on, as one lucky α can be far better."""
        i = int(np.argmin(self._medians))
        return Point(float(self.alphas[~self.refused][i + TO_THE_DECADE // 2]), float(self._medians[i]))

    @property
    def last(self) -> Point:
        """The error at the smallest α that was not refused."""
        return self._point(int(np.flatnonzero(~self.refused)[-1]))

    @property
    def kind(self) -> Shape:
        """What the curve does as α falls, by the medians of its decades.

        "exact": there is no error anywhere (A = 0). "stays": it never falls to half of where it began. "rises": it falls, and
        rises again as rounding wins. "refused": it falls until the solver refuses. "levels": it falls and levels off.
        """
        medians, least = self._medians, self.turn.error
        if not np.nanmax(self.errors):
            return "exact"
        if least > self.errors[0] / 2:
            return "stays"
        if medians[-1] > RISE * max(least, max(self.A.shape) * EPS):
            return "rises"
        return "levels" if self.refused_below is None else "refused"

    @cached_property
    def _medians(self) -> Vector:
        """The median of every ten neighbours that were not refused."""
        decades = np.lib.stride_tricks.sliding_window_view(self.errors[~self.refused], TO_THE_DECADE)
        return np.asarray(np.median(decades, axis=1))

    def _point(self, i: int) -> Point:
        return Point(float(self.alphas[i]), float(self.errors[i]))


def limit(A: Matrix) -> Limit:
    """Return how near (A′A + αI)⁻¹·A′ comes to A⁺, for α from 10²·σ₁² or more down to 10⁻²⁰·σ₁² or less.

    A : (m, n). By LU of A′A + αI as formed in float64, so that the errors are those of the definition (Albert, Regression and
    the Moore–Penrose Pseudoinverse, 3.4), far above those of A⁺ itself, which is found by the SVD.
    """
    found = pseudoinverse(A)
    decade = math.floor(2 * math.log10(found.svd.spectral)) if found.kept else 0
    first, last = DECADES
    steps = range((decade + first) * TO_THE_DECADE, (decade + last) * TO_THE_DECADE - 1, -1)
    alphas = np.array([10.0 ** (step / TO_THE_DECADE) for step in steps])
    grams = A.T @ A + alphas[:, None, None] * np.eye(A.shape[1])
    solvable = np.linalg.slogdet(grams)[0] != 0  # LU meets a pivot of 0, and solve would refuse them all for the one
    errors = np.full(len(alphas), np.nan)
    missing = np.linalg.solve(grams[solvable], A.T) - found.inverse
    errors[solvable] = np.linalg.norm(missing / (found.norm or 1.0), 2, axis=(1, 2))
    return Limit(A, alphas, errors, found.norm)
