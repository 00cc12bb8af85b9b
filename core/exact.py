"""Exact: the least-squares solution of the numbers as they stand, without any rounding.

Numbers in float64 are integers times powers of two, so that the normal equations can be formed and solved in integers.
"""

import math
from collections.abc import Sequence
from fractions import Fraction
from operator import mul
from typing import TypeAlias

from core.arrays import Vector
from core.design import Design

Integers: TypeAlias = list[int]
MOST_DIGITS = 16.0  # of float64


def exact_solution(design: Design) -> tuple[Fraction, ...] | None:
    """Return the exact w that makes ‖y − X·w‖² least; None where X′X is singular, so that there are many.

    Where the columns are powers of x, they are its exact powers. Elimination in integers (Bareiss, Math. Comp. 22, 1968).
    """
    y, y_places = _integers(design.y)
    if design.x is None:
        pairs = [_integers(column) for column in design.X.T]
        columns, places = [column for column, _ in pairs], [place for _, place in pairs]
        G = _gram(columns)
        b = [sum(map(mul, column, y)) for column in columns]
    else:
        x, x_places = _integers(design.x)
        powers = design.powers
        moments = _moments(x, [1] * len(x), 2 * powers[-1])
        G = [[moments[i + j] for j in powers] for i in powers]
        b = _moments(x, y, powers[-1])[powers[0] :]
        places = [x_places * k for k in powers]
    scaled = _solved(G, b)
    return scaled and tuple(value * Fraction(2) ** (place - y_places) for value, place in zip(scaled, places, strict=True))


def correct_digits(w: Vector, exact: Sequence[Fraction]) -> float:
    """Return how many digits of w are right: −log₁₀ of the largest relative error of a coefficient, from 0 to 16.

    w : (p,). The error of a coefficient that should be 0 is held against the largest one.
    """
    if not all(map(math.isfinite, w.tolist())):
        return 0.0
    largest = max(map(abs, exact)) or Fraction(1)
    error = max(_log10_error(value, right, abs(right) or largest) for value, right in zip(w.tolist(), exact, strict=True))
    return min(max(-error, 0.0), MOST_DIGITS)


def _log10_error(value: float, right: Fraction, size: Fraction) -> float:
    """Return log₁₀(|value − right| / size), of integers that may be of any length."""
    above, below = value.as_integer_ratio()
    gap = abs(above * right.denominator - right.numerator * below)
    if not gap:
        return -math.inf
    return math.log10(gap) - math.log10(below * right.denominator) - math.log10(size.numerator) + math.log10(size.denominator)


def _integers(values: Vector) -> tuple[Integers, int]:
    """Return integers with values = integers / 2^places, and places; those may be below 0."""
    parts = [math.frexp(value) for value in values.tolist()]
    places = 53 - min((exponent for fraction, exponent in parts if fraction), default=0)
    return [int(fraction * 2**53) << exponent + places - 53 if fraction else 0 for fraction, exponent in parts], places


def _gram(columns: list[Integers]) -> list[Integers]:
    """Return the products of the columns with each other, (p, p)."""
    p = len(columns)
    G = [[0] * p for _ in columns]
    for i in range(p):
        for j in range(i + 1):
            G[i][j] = G[j][i] = sum(map(mul, columns[i], columns[j]))
    return G


def _moments(x: Integers, weights: Integers, highest: int) -> Integers:
    """Return Σ weightsᵢ·xᵢᵏ for k = 0 … highest."""
    terms, found = weights, [sum(weights)]
    for _ in range(highest):
        terms = list(map(mul, terms, x))
        found.append(sum(terms))
    return found


def _solved(G: list[Integers], b: Integers) -> tuple[Fraction, ...] | None:
    """Return the solution of G·z = b, G of the form X′X; None where it is singular.

    Every division leaves no rest. What is left of G stays symmetric, so that its upper half will do. No rows need to be
    exchanged: a pivot of 0 says that the columns so far are dependent.
    """
    rows = [[*row[i:], value] for i, (row, value) in enumerate(zip(G, b, strict=True))]
    previous = 1
    for k, top in enumerate(rows):
        pivot = top[0]
        if not pivot:
            return None
        for i in range(k + 1, len(rows)):
            rest = top[i - k :]
            rows[i] = [(pivot * entry - rest[0] * over) // previous for entry, over in zip(rows[i], rest, strict=True)]
        previous = pivot
    z: Integers = []  # times the last pivot, which is the determinant: integers by Cramer's rule
    for pivot, *row, value in reversed(rows):
        z.insert(0, (previous * value - sum(map(mul, row, z))) // pivot)
    return tuple(Fraction(value, previous) for value in z)
