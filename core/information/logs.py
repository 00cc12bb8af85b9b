"""Logarithms of quotients of whole numbers: to the last digits, near 1 and far beyond float64."""

import math
import sys
from collections.abc import Callable
from typing import Literal, TypeAlias

from core.numbers.arrays import EPS

Unit: TypeAlias = Literal["bits", "nats"]

LN2 = math.log(2)
BOUND = 16 * EPS  # of a sum of positive terms, each right to a few ε, relative to the sum: however many they are
FAR = 0.5  # from here on nothing cancels
ENDS = 1e-18  # of a series: what is smaller adds nothing to it
SMALLEST, LARGEST = sys.float_info.min, sys.float_info.max
BASES: dict[Unit, tuple[Callable[[int | float], float], float]] = {"nats": (math.log, 1.0), "bits": (math.log2, LN2)}


def log(over: int, under: int, unit: Unit) -> float:
    """Return the logarithm of over/under, two positive whole numbers, in bits or in nats; powers of two have whole numbers of bits.

    Near 1 it goes by the difference of the two, which is exact.
    """
    logarithm, base = BASES[unit]
    if under < 2 * over < 4 * under:
        return math.log1p((over - under) / under) / base
    quotient = ratio(over, under)
    return logarithm(quotient) if SMALLEST <= quotient <= LARGEST else logarithm(over) - logarithm(under)


def measured(text: str, unit: Unit) -> str:
    """Return a number with its unit."""
    return text if "∞" in text else f"{text} {unit.removesuffix('s') if text.split()[-1] == '1' else unit}"


def ratio(over: int, under: int) -> float:
    """Return over/under rounded once; ±∞ where float64 has no room for it."""
    try:
        return over / under
    except OverflowError:
        return math.inf if (over > 0) == (under > 0) else -math.inf


def excess(p: int, q: int, whole: int) -> float:
    """Return what an outcome of probabilities p/whole and q/whole adds to D(p‖q), in nats: never negative, and 0 only for p = q.

    That is q·((1 + d)·log(1 + d) − d) with d = p/q − 1. For small d nothing of it may cancel: with u = d/(2 + d) it is
    2q/(1 − u)·(u² + (1 + u)·(u³/3 + u⁵/5 + …)). It is ∞ for q = 0 < p.
    """
    if not q:
        return math.inf if p else 0.0
    u = (p - q) / (p + q)
    if abs(u) > FAR:
        return (p / whole * log(p, q, "nats") if p else 0.0) - (p - q) / whole
    square, term, series, k = u * u, u, 0.0, 1
    while abs(term) > ENDS * abs(series):
        term, k = term * square, k + 2
        series += term / k
    return 2 * (q / whole) / (1 - u) * (square + (1 + u) * series)
