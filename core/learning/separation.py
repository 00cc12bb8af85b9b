"""Separation: whether a plane through 0 has all examples on one side, decided without rounding."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from operator import mul
from typing import TypeAlias

import numpy as np

from core.numbers.arrays import EPS, Matrix, Vector
from core.numbers.whole import solved, whole

Row: TypeAlias = list[Fraction]
ROUNDS = 12  # of exact work, for each column and one more: some two do


def is_parted(away: Matrix, exact: Callable[[int], Row], total: Row) -> bool | None:
    """Return whether there is a w as parting finds it; None where that takes too long to decide."""
    found = parting(away, exact, total)
    return None if found is None else bool(found)


def parting(away: Matrix, exact: Callable[[int], Row], total: Row) -> Row | None:
    """Return some w with a·w ≤ 0 for all rows a of away, and < 0 for one; nothing, [], where there is none.

    It is None where that takes too long to decide.

    away : (n, p), each entry right to a few ε; exact : a row by its number, without rounding, as all that is decided is; total :
    the sum of all rows. There is no such w exactly if some of the rows, with factors above 0, add up to −total (Stiemke 1915). The
    combination that comes nearest is found by active sets (Lawson & Hanson, Solving Least Squares Problems, 23.3), which without
    rounding end; what it misses of −total is such a w.
    """
    rows: dict[int, Row] = {}
    factors: dict[int, Fraction] = {}
    goal = [-value for value in total]
    for _ in range(ROUNDS * (len(total) + 1)):
        missed = [value - sum((factors[i] * rows[i][j] for i in factors), Fraction(0)) for j, value in enumerate(goal)]
        if not any(missed):
            return []
        entering = _beyond(away, exact, missed)
        if entering is None:
            return missed
        rows[entering] = exact(entering)
        factors = _nearest(rows, factors | {entering: Fraction(0)}, goal)
    return None


def _nearest(rows: dict[int, Row], factors: dict[int, Fraction], goal: Row) -> dict[int, Fraction]:
    """Return the factors above 0 with which rows come nearest to goal, from some that are not below 0, and leave out what has 0."""
    while True:
        *chosen, right = whole([*(rows[i] for i in factors), goal])[0]
        found = solved([[sum(map(mul, a, b)) for b in chosen] for a in chosen], [sum(map(mul, a, right)) for a in chosen])
        assert found is not None  # a row that enters is no combination of those that are there
        best = {i: Fraction(value, found[1]) for i, value in zip(factors, found[0], strict=True)}
        if all(value > 0 for value in best.values()):
            return best
        share = min(factors[i] / (factors[i] - value) for i, value in best.items() if value <= 0)
        factors = {i: value + share * (best[i] - value) for i, value in factors.items()}
        factors = {i: value for i, value in factors.items() if value > 0}


def border(away: Matrix, exact: Callable[[int], Row], w: Row) -> list[int]:
    """Return the numbers of the rows a of away with a·w = 0, decided without rounding."""
    odds, _, noise = _sides(away, w)
    unclear: Sequence[int] = np.flatnonzero(np.abs(odds) <= noise).tolist()
    return [i for i in unclear if not sum(map(mul, exact(i), w))]


def _sides(away: Matrix, w: Row) -> tuple[Vector, Vector, Vector]:
    """Return a·w for each row a of away, against the largest entry of w, how large its terms are, and how far it may be off."""
    largest = max(map(abs, w))
    along = np.array([float(value / largest) for value in w])
    sizes = np.abs(away) @ np.abs(along)
    return away @ along, sizes, (len(w) + 16) * EPS * sizes + np.finfo(np.float64).tiny


def _beyond(away: Matrix, exact: Callable[[int], Row], w: Row) -> int | None:
    """Return a row a with a·w > 0, if it can be the farthest one; None where there is none."""
    odds, sizes, noise = _sides(away, w)
    if (odds > noise).any():
        return int(np.argmax(np.where(odds > noise, odds / (sizes + np.finfo(np.float64).tiny), 0)))
    unclear: Sequence[int] = np.flatnonzero(odds >= -noise).tolist()
    return next((i for i in unclear if sum(map(mul, exact(i), w)) > 0), None)
