"""Newton: where the sum of log(1 + exp(a·w)) over examples a is least, if it is so anywhere."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from fractions import Fraction

import numpy as np
from scipy.special import expit

from core.matrices.factors import solve_upper
from core.numbers.arrays import EPS, Matrix, Vector

NEAR = 1e-4  # relative: once no log-odds move by more, each step squares the error: three more pass float64's last digit
STEPS = 400  # far from the least value each moves the log-odds that matter by about 1, and float64 sees none beyond some 300
SHORTEST = 2.0**-30  # share of a step
DIGITS = 60  # of the corrections, whose examples may nearly cancel
RESOLVED = 64 * EPS  # of a triangle: with less on its diagonal its steps have no digits
FARTHEST = Decimal(10) ** 5  # log-odds, of which no digit in DIGITS is left


@dataclass(frozen=True, eq=False)
class Rest:
    """Where Newton's steps end."""

    odds: Vector  # (n,): the log-odds there
    is_at_rest: bool  # whether that is where the sum is least


@dataclass(frozen=True, eq=False)
class Step:
    """A step of Newton's."""

    way: Vector  # (p,)
    along: float  # how fast the sum falls along it, below 0
    is_resolved: bool  # whether float64 has the digits of the Hessian


def least(U: Matrix) -> Rest:
    """Return the log-odds a·w for which Σ log(1 + exp(a·w)) over the rows a of U is least.

    U : (n, r), with orthonormal columns. Newton's steps, halved until they make the sum fall by a tenth of what the slope promises
    (Nocedal & Wright, Numerical Optimization, 3.1). They are found from a triangle R with R′R the Hessian, whose condition is the
    root of the Hessian's.
    """
    z, near = np.zeros(U.shape[1]), 0
    for _ in range(STEPS):
        odds = U @ z
        total = _total(odds)
        if total < math.log(2):  # then none is wrong, and the sum falls for ever
            break
        step = _step(U, odds, U.T @ expit(odds))
        change = U @ step.way
        if not np.isfinite(change).all():
            break
        near += bool((np.abs(change) <= NEAR * (1 + np.abs(odds))).all())
        share = 1.0 if near else _share(odds, change, total, step.along)
        if not share:
            break
        z = z + share * step.way
        if near > 3:
            break
    return Rest(np.asarray(U @ z), near > 3)


def corrected(rows: Sequence[Sequence[Fraction]], w: Vector) -> Vector | None:
    """Return the w, (p,), where Σ log(1 + exp(a·w)) over rows a is least, from one that may be near; None if it is not found.

    rows : n of p, independent columns. The slope is found in 60 digits, the steps in float64: what examples that nearly cancel
    leave of it, float64 would not see.
    """
    A = np.array([[float(value) for value in row] for row in rows])
    shifts = np.frexp(np.linalg.norm(A, axis=0))[1]
    Z = np.ldexp(A, -shifts)
    with localcontext(Context(prec=DIGITS, Emax=10**9, Emin=-(10**9))) as context:
        exact = [[Decimal(value.numerator) / Decimal(value.denominator) for value in row] for row in rows]
        at = [Decimal(value) for value in w.tolist()]
        odds, slopes = _slopes(exact, at, context)
        for _ in range(STEPS):
            step = _step(Z, np.array([float(value) for value in odds]), np.ldexp([float(value) for value in slopes], -shifts))
            change = np.ldexp(step.way, -shifts)
            if not np.isfinite(change).all():
                return None
            moved = np.abs(A @ change) <= EPS * (1 + np.abs(np.array([float(value) for value in odds])))
            share = 1.0
            while True:
                new = [value + Decimal(share * each) for value, each in zip(at, change.tolist(), strict=True)]
                odds, slopes = _slopes(exact, new, context)
                uphill = sum(float(value) * each for value, each in zip(slopes, change.tolist(), strict=True))
                if uphill <= -step.along / 2 or share < SHORTEST or moved.all():
                    break
                share /= 2
            at = new
            if moved.all():
                return np.array([float(value) for value in at]) if step.is_resolved else None
    return None


def _step(U: Matrix, odds: Vector, slope: Vector) -> Step:
    """Return Newton's step where the slope is given."""
    R = np.asarray(np.linalg.qr(np.sqrt(expit(odds) * expit(-odds))[:, None] * U, mode="r"))
    half = solve_upper(R, slope, transposed=True)
    diagonal = np.abs(np.diag(R))
    return Step(-solve_upper(R, half), -float(half @ half), bool(diagonal.min(initial=math.inf) > RESOLVED * diagonal.max(initial=0.0)))


def _share(odds: Vector, change: Vector, total: float, slope: float) -> float:
    """Return how much of a step makes the sum fall as its slope promises; 0 where only rounding is left."""
    share, noise = 1.0, 8 * len(odds) * EPS * total
    while _total(odds + share * change) > total + share * slope / 10 + noise:
        share /= 2
        if share < SHORTEST:
            return 0.0
    return share


def _total(odds: Vector) -> float:
    return float(np.logaddexp(0, odds).sum())


def _slopes(rows: Sequence[Sequence[Decimal]], w: Sequence[Decimal], context: Context) -> tuple[list[Decimal], list[Decimal]]:
    """Return the log-odds at w, and the slopes of the sum."""
    odds = [sum((a * b for a, b in zip(row, w, strict=True)), Decimal(0)) for row in rows]
    wrong = [1 / (1 + context.exp(-max(-FARTHEST, min(value, FARTHEST)))) for value in odds]
    return odds, [sum((a * b for a, b in zip(column, wrong, strict=True)), Decimal(0)) for column in zip(*rows, strict=True)]
