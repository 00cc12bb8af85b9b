"""Forming: what it costs in accuracy to form A⁻¹, measured: inv(A) @ b beside solve(A, b), κ swept over the singular vectors of A.

Each system is solved once more in whole numbers, so that errors and residuals are those of float64, and of nothing else.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from operator import mul
from statistics import median
from typing import Literal, TypeAlias

import numpy as np

from core.numbers.arrays import EPS, Matrix, Vector
from core.numbers.whole import Whole, solutions

Side: TypeAlias = Literal["Ax", "random"]  # b = A·x with a random x, or a random b
SIDES: tuple[Side, ...] = ("Ax", "random")
MATRICES = 100  # each with both right-hand sides: 200 systems
DECADES = 16  # of κ
SEED = 12
BITS = 53  # of an entry of a matrix after the point,
FINE = 110  # and of a right-hand side
LENGTH = 130  # bits to which solutions are compared: far more than float64 has
BAND = (1e8, 1e14)  # of κ, in which medians are compared: where errors are neither rounding alone nor all that there is
APART = 10.0  # a ratio of medians from which on one way is worse,
ALIKE = 3.0  # and up to which neither is


@dataclass(frozen=True, eq=False)
class Way:
    """How well one way of solving does on every system, (k,); not a number where float64 refuses."""

    errors: Vector  # ‖x̂ − x‖/‖x‖, x the exact solution
    residuals: Vector  # ‖b − A·x̂‖/(‖A‖·‖x̂‖ + ‖b‖) in Frobenius norms


@dataclass(frozen=True, eq=False)
class Trial:
    """Both ways on systems with one kind of right-hand side."""

    kappa: Vector  # (k,)
    solve: Way
    inv: Way

    @cached_property
    def errors(self) -> float:
        """How many times as large as the errors of solve those of inv are: medians of logarithms, for κ in BAND."""
        return self._ratio(self.inv.errors, self.solve.errors)

    @cached_property
    def residuals(self) -> float:
        """The same of residuals."""
        return self._ratio(self.inv.residuals, self.solve.residuals)

    def _ratio(self, above: Vector, below: Vector) -> float:
        is_in = (self.kappa >= BAND[0]) & (self.kappa <= BAND[1]) & ~np.isnan(above)
        if not is_in.any():
            return math.nan
        high, low = (median(np.log10(np.maximum(of[is_in], EPS**2)).tolist()) for of in (above, below))
        return float(10.0 ** (high - low))


@dataclass(frozen=True, eq=False)
class Forming:
    """What forming the inverse costs, along the singular vectors of one matrix."""

    kappa: Vector  # (k,), from 1 to 10¹⁶, before entries are rounded to float64
    trials: dict[Side, Trial]
    refused: int  # how many of the matrices float64 finds singular

    @property
    def systems(self) -> int:
        """How many systems were solved."""
        return len(self.trials) * (len(self.kappa) - self.refused)


def forming(A: Matrix, count: int = MATRICES, every: int = 1) -> Forming:
    """Return how solve(M, b) and inv(M) @ b do on matrices M = U·D·V′ of condition numbers from 1 to 10¹⁶.

    A : (n, n), n ≥ 2; U and V are its singular vectors, D goes down from 1 to 1/κ by equal ratios. Entries are rounded to
    53 bits after the point, so that they are whole numbers over 2⁵³ and float64 holds them. x and b are drawn from one seed. Where every
    is more than 1, only every so many of these matrices are measured, from the first on.
    Druinsky & Toledo, How Accurate is inv(A)*b?, 2012.
    """
    n = len(A)
    U, _, Vt = np.linalg.svd(A)
    kappa = 10.0 ** np.linspace(0, DECADES, count)[::every]
    sigma = kappa[:, None] ** -(np.arange(n) / (n - 1))
    M = _rounded((U * sigma[:, None, :]) @ Vt, BITS)
    draw = np.random.default_rng(SEED)
    x, b = draw.standard_normal((2, count, n))[:, ::every]
    right = _rounded(np.stack([(M @ x[..., None])[..., 0], b], axis=2), FINE)  # (k, n, 2)
    solved, formed = np.full_like(right, np.nan), np.full_like(right, np.nan)
    is_solvable = np.linalg.slogdet(M)[0] != 0  # LU meets a pivot of 0, and both would refuse all matrices for the one
    with np.errstate(all="ignore"):
        solved[is_solvable] = np.linalg.solve(M[is_solvable], right[is_solvable])
        formed[is_solvable] = np.linalg.inv(M[is_solvable]) @ right[is_solvable]
    whole = np.concatenate([np.ldexp(M, BITS), np.ldexp(right, FINE)], axis=2)
    guesses = np.stack([solved, formed]).transpose(1, 3, 0, 2)  # (k, side, way, n)
    found = np.full((len(SIDES), 2, 2, len(kappa)), np.nan)  # side, way, error or residual, system
    for k in np.flatnonzero(is_solvable & np.isfinite(guesses).all(axis=(1, 2, 3))).tolist():
        rows = [[*map(int, row)] for row in whole[k].tolist()]
        if exact := solutions(rows, n):
            found[..., k] = [[_judged(rows, j, exact, guess) for guess in of] for j, of in enumerate(guesses[k].tolist())]
    sizes = np.linalg.norm(M, axis=(1, 2)) * np.linalg.norm(guesses, axis=3).transpose(1, 2, 0) + np.linalg.norm(right, axis=1).T[:, None]
    found[:, :, 1] /= sizes
    trials = {side: Trial(kappa, *(Way(*of) for of in found[j])) for j, side in enumerate(SIDES)}
    return Forming(kappa, trials, int(np.isnan(found[0, 0, 0]).sum()))


def _rounded(values: Matrix, bits: int) -> Matrix:
    """Return values as whole numbers over 2^bits, as far as float64 has them no coarser."""
    return np.ldexp(np.rint(np.ldexp(values, bits)), -bits)


def _judged(rows: Whole, j: int, exact: tuple[Whole, int], guess: list[float]) -> tuple[float, float]:
    """Return ‖x̂ − x‖/‖x‖ and ‖b − M·x̂‖ of a guess x̂ for M·x = b, in whole numbers over 2^place: LENGTH bits of the largest entry.

    rows : M·2^BITS beside both b·2^FINE, of which the j-th is meant; exact : x as quotients of whole numbers, times 2^(FINE − BITS).
    """
    n, (above, below) = len(rows), exact
    place = LENGTH - math.frexp(max(map(abs, guess)))[1]
    found = [int(math.ldexp(entry, place)) for entry in guess]
    shift = place + BITS - FINE
    up, down = (shift, 0) if shift >= 0 else (0, -shift)
    x = [(entry << up >> down) // below for entry in above[j]]
    missed = [(row[n + j] << up >> down) - sum(map(mul, row, found)) for row in rows]
    error = math.hypot(*(float(p - q) for p, q in zip(found, x, strict=True))) / math.hypot(*map(float, x))
    return error, math.ldexp(math.hypot(*map(float, missed)), -place - BITS)
