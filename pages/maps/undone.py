"""Undone: A⁻¹ as an array that can be grabbed and typed into, and A found from it."""

from fractions import Fraction
from functools import lru_cache

import numpy as np

from core.maps.inverse import Inverse, inverse
from core.numbers.arrays import Array, InputError, Limits, array
from core.numbers.rational import rounded

SHOWN = ((2, 2), (3, 3))  # shapes of what is drawn
WIDE = Limits(is_square=True, largest=SHOWN[-1], fewest=SHOWN[0][0], magnitude=1e200, smallest=1e-200)  # of entries of A⁻¹
PLACES = 8  # of a decimal that is written out,
LONGEST = 11  # and letters of a quotient
FLAT = "A⁻¹ is flat there, and a flat matrix is the inverse of none: A stays as it was."
FAR = "Of this A⁻¹, A would have entries that are too large or too small to show: A stays as it was."


def undone(A: Array, limits: Limits) -> Array | None:
    """Return the inverse of a square matrix as it would be typed: in fractions, or to sixteen digits where those are long.

    None where there is none. Raises InputError where its entries are outside limits.
    """
    found = _inverse(A).inverse
    return array([[_typed(entry) for entry in row] for row in found.rows], limits) if found else None


@lru_cache(maxsize=64)
def _inverse(A: Array) -> Inverse:
    """Return what undoes A, which is asked for again wherever A and its inverse are told together."""
    return inverse(A.value, np.zeros(len(A.value)), A.exact)


def is_undone(A: Array, X: Array) -> bool:
    """Return whether X is the inverse of A, in fractions."""
    found = _inverse(A)
    return bool(found.inverse and found.is_known and X.exact and X.exact.rows == found.inverse.rows)


def found_from(X: Array, limits: Limits) -> Array:
    """Return the A whose inverse is X; raise InputError where there is none that can be shown."""
    try:
        found = undone(X, limits)
    except InputError:
        raise InputError(FAR) from None
    if found is None:
        raise InputError(FLAT)
    return found


def _typed(entry: Fraction) -> str:
    """Return a fraction as it would be typed: ``3``, ``0.25``, ``1/3``, or its sixteen digits."""
    if entry.denominator == 1 and abs(entry) < 10**LONGEST:
        return str(entry)
    scaled = entry * 10**PLACES
    if scaled.denominator == 1 and abs(entry) < 10**PLACES:
        return f"{float(entry):.{PLACES}f}".rstrip("0").rstrip(".")
    text = f"{entry.numerator}/{entry.denominator}"
    return text if len(text) <= LONGEST else repr(rounded(entry))
