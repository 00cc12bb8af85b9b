"""Exact: the least-squares solution of numbers as they stand, or as they were typed, without any rounding.

Numbers in float64 are integers times powers of two, so that the normal equations can be formed and solved in integers. Typed was
the shortest decimal to which they are the nearest: 1/10 for 0.1, and for 0.3333333333333333 rather 1/3.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import add, mul
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.numbers.arrays import Vector
from core.numbers.whole import solved
from core.solving.design import Design

Integers: TypeAlias = list[int]
MOST_DIGITS = 16.0  # of float64
PLACES = 7  # after the point, of numbers that are read at once
LONG = 16  # characters of a decimal from which on it may stand for a ratio
SMALL = 1000  # the largest denominator of such a one: no more than one decimal of 16 digits in 10⁹ is near to one by chance


@dataclass(frozen=True, eq=False)
class ExactFit:
    """The one w that makes ‖y − X·w‖² least, and how much that is, in fractions."""

    w: tuple[Fraction, ...]  # (p,)
    area: Fraction  # ‖y − X·w‖²
    variation: Fraction  # Σ(yᵢ − mean)² for a model with a constant, and Σyᵢ² for one without


def typed(values: NDArray[np.float64]) -> list[Fraction]:
    """Return the numbers that were typed, as far as their values tell, row by row: 0.1 is a tenth, and 0.3333333333333333 a third."""
    whole, unit = as_integers(values.ravel())
    return [value * unit for value in whole]


def exact_solution(design: Design, *, as_typed: bool = False) -> ExactFit | None:
    """Return the exact w that makes ‖y − X·w‖² least; None where X′X is singular, so that there are many.

    as_typed : whether the numbers are those that were typed, and not those that stand for them in float64. Where the columns are
    powers of x, they are its exact powers. Elimination in integers (Bareiss, Math. Comp. 22, 1968).
    """
    integers = as_integers if as_typed else _integers
    y, unit = integers(design.y)
    if design.x is None:
        pairs = [integers(column) for column in design.X.T]
        columns, units = [column for column, _ in pairs], [unit for _, unit in pairs]
        G = _gram(columns)
        b = [sum(map(mul, column, y)) for column in columns]
    else:
        x, x_unit = integers(design.x)
        powers = design.powers
        moments = _moments(x, [1] * len(x), 2 * powers[-1])
        G = [[moments[i + j] for j in powers] for i in powers]
        b = _moments(x, y, powers[-1])[powers[0] :]
        units = [x_unit**k for k in powers]
    found = solved(G, b)
    if found is None:
        return None
    scaled, over = found
    squares, many = sum(map(mul, y, y)), len(y) if design.has_constant else 1
    return ExactFit(
        w=tuple(
            Fraction(z * unit.numerator * each.denominator, over * unit.denominator * each.numerator)
            for z, each in zip(scaled, units, strict=True)
        ),
        area=Fraction(squares * over - sum(map(mul, b, scaled)), over) * unit**2,
        variation=Fraction(many * squares - (sum(y) ** 2 if design.has_constant else 0), many) * unit**2,
    )


def sizes(exact: Sequence[Fraction], lengths: Sequence[float] = (), meant: Sequence[Fraction] = ()) -> list[float]:
    """Return log₁₀ of what the errors of coefficients are held against, (p,): each against what it should be.

    lengths : of the columns, 1 where none are given; meant : what exact would be of the numbers as they were typed. The error of a
    coefficient that should be 0, or is so for the most part but for the rounding of the data, is held against the largest one, each
    times the length of its column.
    """
    own = [_log10(abs(right.numerator), right.denominator) for right in exact]
    units = [math.log10(length) if length else 0.0 for length in lengths] or [0.0] * len(exact)
    largest = max(map(add, own, units))
    largest = largest if math.isfinite(largest) else 0.0
    known = [_is_known(*pair) for pair in zip(exact, meant or exact, strict=True)]
    return [size if is_known else largest - unit for size, unit, is_known in zip(own, units, known, strict=True)]


def _is_known(right: Fraction, meant: Fraction) -> bool:
    """Return whether the half of it, or more, is no rounding of the data."""
    (a, b), (c, d) = right.as_integer_ratio(), meant.as_integer_ratio()
    return 2 * abs(a * d - b * c) < abs(a) * d


def correct_digits(w: Vector, exact: Sequence[Fraction], against: Sequence[float]) -> float:
    """Return how many digits of w are right: −log₁₀ of the largest relative error of a coefficient, from 0 to 16.

    w : (p,); against : log₁₀ of the sizes that their errors are held against.
    """
    if not all(map(math.isfinite, w.tolist())):
        return 0.0
    error = max(map(_log10_error, w.tolist(), exact, against))
    return min(max(-error, 0.0), MOST_DIGITS)


def _log10_error(value: float, right: Fraction, size: float) -> float:
    """Return log₁₀|value − right| − size."""
    above, below = value.as_integer_ratio()
    return _log10(abs(above * right.denominator - right.numerator * below), below * right.denominator) - size


def _log10(above: int, below: int) -> float:
    """Return log₁₀ of a ratio of integers, which may be of any length."""
    return math.log10(above) - math.log10(below) if above else -math.inf


def _integers(values: Vector) -> tuple[Integers, Fraction]:
    """Return integers and the unit, a power of two, with which they make the values."""
    parts = [math.frexp(value) for value in values.tolist()]
    places = 53 - min((exponent for fraction, exponent in parts if fraction), default=0)
    return [int(fraction * 2**53) << exponent + places - 53 if fraction else 0 for fraction, exponent in parts], Fraction(2) ** -places


def as_integers(values: Vector) -> tuple[Integers, Fraction]:
    """Return integers and the unit with which they make the values as they were typed."""
    for places in range(PLACES if len(values) > PLACES**2 else 0):  # many numbers of few places are read at once
        tens = 10.0**places
        near = np.rint(values * tens)
        if (near / tens == values).all() and np.abs(near).max() < 2**53:
            return near.astype(np.int64).tolist(), Fraction(1, 10**places)
    parts = [_decimal(value) for value in values.tolist()]
    places = max((-power for above, power, _ in parts if above), default=0)
    below = math.lcm(*{each for _, _, each in parts})
    whole = [above * 10 ** (places + power) * (below // each) if above else 0 for above, power, each in parts]
    return whole, Fraction(10) ** -places / below


def _decimal(value: float) -> tuple[int, int, int]:
    """Return a, k and b for value = a·10ᵏ/b as it was typed: a decimal, or where that takes all digits a ratio of small numbers."""
    digits, _, power = repr(value).partition("e")
    before, _, after = digits.partition(".")
    after = after if after != "0" else ""
    if len(before) + len(after) >= LONG:
        above, below = _ratio(value)
        if below > 1:
            return above, 0, below
    return int(before + after), int(power or 0) - len(after), 1


def _ratio(value: float) -> tuple[int, int]:
    """Return the ratio of small numbers that is value in float64, by its continued fraction; 0/1 where there is none."""
    above, last_above, below, last_below, rest = math.floor(value), 1, 1, 0, value - math.floor(value)
    while rest and above / below != value:
        whole, rest = divmod(1 / rest, 1.0)
        above, last_above, below, last_below = int(whole) * above + last_above, above, int(whole) * below + last_below, below
        if below > SMALL:
            return 0, 1
    return above, below


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
