"""Exact: whether a sum of logarithms of fractions is a fraction, and which one."""

import math
from collections.abc import Iterable
from fractions import Fraction
from typing import TypeAlias

Term: TypeAlias = tuple[int, int, int]  # a whole number, times the logarithm of the quotient of two positive ones


def in_bits(terms: Iterable[Term]) -> Fraction | None:
    """Return the sum of weight·log₂(over/under) where it is a fraction; None where it is none.

    It is one only where all but powers of two cancels: the logarithms of numbers of which no two have a divisor in common, log 2 among
    them, do not add up to 0 with fractions as factors, unless these are all 0.
    """
    twos, odd = 0, list[Term]()
    for weight, over, under in terms:
        divisor = math.gcd(over, under)
        (a, over), (b, under) = _halved(over // divisor), _halved(under // divisor)
        twos += weight * (a - b)
        if weight and over != under:
            odd.append((weight, over, under))
    for part in _parts(number for _, over, under in odd for number in (over, under)):
        if sum(weight * (_times(part, over) - _times(part, under)) for weight, over, under in odd):
            return None
    return Fraction(twos)


def _halved(number: int) -> tuple[int, int]:
    """Return how often 2 divides a positive whole number, and what is left."""
    twos = (number & -number).bit_length() - 1
    return twos, number >> twos


def _times(part: int, number: int) -> int:
    """Return how often part divides number."""
    times = 0
    while number % part == 0:
        number, times = number // part, times + 1
    return times


def _parts(numbers: Iterable[int]) -> list[int]:
    """Return numbers above 1, no two of which have a divisor in common, whose products of powers all of numbers are."""
    left, found = list(numbers), list[int]()
    while left:
        number = left.pop()
        if number == 1:
            continue
        for k, part in enumerate(found):
            if (divisor := math.gcd(number, part)) > 1:
                del found[k]
                left += [divisor, number // divisor, part // divisor]
                break
        else:
            found.append(number)
    return found
