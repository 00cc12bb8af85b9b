"""Roots: sums of square roots of fractions, decided without digits."""

import math
from collections.abc import Iterable
from fractions import Fraction


def is_zero(terms: Iterable[tuple[Fraction, Fraction]]) -> bool:
    """Return whether Σ cᵢ·√uᵢ is 0, for fractions cᵢ and uᵢ ≥ 0.

    Roots whose quotient is a fraction are put together; those that are left are linearly independent over the fractions (Besicovitch,
    J. London Math. Soc. 15, 1940), so that their sum is 0 only where each has the factor 0.
    """
    sums: dict[Fraction, Fraction] = {}
    for c, u in terms:
        for v in sums:
            times = root(u / v)
            if times is not None:
                sums[v] += c * times
                break
        else:
            if u:
                sums[u] = c
    return not any(sums.values())


def root(value: Fraction) -> Fraction | None:
    """Return the square root of a fraction, at least 0; None where it is none."""
    above, below = math.isqrt(value.numerator), math.isqrt(value.denominator)
    return Fraction(above, below) if above**2 == value.numerator and below**2 == value.denominator else None
