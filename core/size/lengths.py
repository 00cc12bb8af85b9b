"""Lengths: ‖v‖ₚ of vectors of fractions, to fifty digits, so that no size is too large or too small, and no difference lost."""

import math
from collections.abc import Sequence
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from typing import TypeAlias

from core.numbers.arrays import ROUNDING, Vector
from core.numbers.rational import Rational, as_it_stands

Exact: TypeAlias = tuple[Fraction, ...]

MANY = 650  # digits, which tell apart sums of entries of all sizes
DIGITS = 50  # that are computed with,
KNOWN = Fraction(1, 10**45)  # and relative to a length, what of a difference is known
CONTEXT = Context(prec=DIGITS)
SURE = Fraction(ROUNDING)


def length(v: Sequence[Fraction], p: float) -> Fraction:
    """Return ‖v‖ₚ = (Σ|vᵢ|ᵖ)^(1/p), for p = ∞ the largest |vᵢ|; to fifty digits, and exact for p = 1 and ∞.

    v : (n,); p > 0. For p < 1 it is no norm, and is called so all the same.
    """
    sizes = [abs(entry) for entry in v]
    if p == math.inf:
        return max(sizes)
    if p == 1 or sum(map(bool, sizes)) <= 1:
        return sum(sizes, Fraction(0))
    with localcontext(CONTEXT):
        unit = max(sizes)
        shares = [decimal(entry / unit) for entry in sizes if entry]
        if p == 2:
            return unit * Fraction(sum((share * share for share in shares), Decimal(0)).sqrt())
        exponent = as_typed(p)
        return unit * Fraction(sum((share**exponent for share in shares), Decimal(0)) ** (1 / exponent))


def excess(v: Sequence[Fraction], p: float, digits: int = DIGITS) -> Fraction:
    """Return ‖v‖ₚ without its largest entry, to digits however small it is: (1 + t)^(1/p) − 1 for t = (small/large)ᵖ, times large.

    v : (2,); p < ∞.
    """
    small, large = sorted(map(abs, v))
    if not small:
        return Fraction(0)
    exponent = as_typed(p)
    with localcontext(CONTEXT) as context:
        power = (decimal(small / large) ** exponent).adjusted()
        context.prec = digits if power < -digits else digits - power
        share = decimal(small / large)
        share = share.sqrt() if p == 0.5 else share**exponent  # which takes much less time
        if power < -digits:  # then t/p has all the digits
            return large * Fraction(share / exponent)
        return large * Fraction((1 + share) ** (2 if p == 0.5 else 1 / exponent) - 1)


def decimal(value: Fraction) -> Decimal:
    """Return a fraction as a decimal of as many digits as the context has."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def as_typed(p: float) -> Decimal:
    """Return the decimal that a number is written as: 0.7, and not the float64 next to it."""
    return Decimal(repr(p))


def entries(v: Vector, exact: Rational | None) -> Exact:
    """Return the entries of a vector in fractions: as they were typed, or as they stand in float64.

    v : (n,); exact : (n, 1), or None where an entry is no fraction.
    """
    return tuple(row[0] for row in (exact or as_it_stands(v.reshape(-1, 1))).rows)


def sure(value: Fraction, size: Fraction, *, is_exact: bool) -> Fraction:
    """Return value, or 0 where it is only the rounding of entries that are no fractions; size : what it is the difference of."""
    return value if is_exact or abs(value) > SURE * size else Fraction(0)


def in_float64(v: Vector, p: float) -> float:
    """Return ‖v‖ₚ as float64 finds it, with the largest entry taken out: nothing overflows that need not.

    v : (n,).
    """
    unit = float(abs(v).max(initial=0.0))
    if not unit or p == math.inf:
        return unit
    shares = [abs(entry) / unit for entry in v.tolist()]
    if p == 2:
        return unit * math.hypot(*shares)
    return float(unit * math.fsum(share**p for share in shares) ** (1 / p))
