"""Rational: a matrix in fractions, as it was typed.

4.4 is 22/5, and the float64 nearest to it is not: −4.5·4.4 + 3.3·6 is 0 as typed, and −2.7·10⁻¹⁵ in float64. What is 0, flat,
double or symmetric is decided here wherever every entry is a fraction. √2 and π are none, and a decimal of sixteen digits or more
is the rounding of some other number: nobody has typed 0.8660254037844386 to mean just that. A whole number is one as far as float64
knows all of them.
"""

import math
import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.numbers import whole
from core.numbers.expression import InputError, Parser, evaluate
from core.numbers.roots import root
from core.numbers.whole import Whole

Fractions: TypeAlias = tuple[tuple[Fraction, ...], ...]

DECIMAL = re.compile(r"-?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
PART = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)  # a number in an expression
MOST_DIGITS = 15  # of a decimal that is meant as it stands,
LARGEST_WHOLE = 2**53  # and the largest whole number that is
SHORTEST = 1e-300  # a decimal that is shorter has too many digits to compute with
MOST_BITS = 10_000  # of a power: what is longer is no number that a person means
LONGEST = 2_000  # bits of a common denominator and an entry over it: decimals from 10⁻¹⁰⁰ to 10⁹ need fewer than 400


class NotRationalError(Exception):
    """An expression has a value that is no fraction, or one too long to write."""


@dataclass(frozen=True, eq=False)
class Rational:
    """A matrix of fractions."""

    rows: Fractions  # m rows of n entries

    @property
    def shape(self) -> tuple[int, int]:
        """The number of rows and of columns, (m, n)."""
        return len(self.rows), len(self.rows[0])

    @cached_property
    def whole(self) -> tuple[Whole, int]:
        """Whole numbers and the unit, with entries = whole numbers / unit."""
        return whole.whole(self.rows)

    @property
    def value(self) -> NDArray[np.float64]:
        """The matrix in float64, each entry rounded once."""
        return np.array([[rounded(entry) for entry in row] for row in self.rows])

    @cached_property
    def rank(self) -> int:
        """The rank, by elimination without fractions."""
        return whole.rank(self.whole[0])

    @cached_property
    def det(self) -> Fraction:
        """The determinant of a square matrix."""
        A, unit = self.whole
        return Fraction(whole.det(A), unit ** len(A))

    @cached_property
    def discriminant(self) -> Fraction:
        """((a − d)/2)² + b·c of a 2 × 2 matrix, the square of half the distance between its eigenvalues."""
        (a, b), (c, d) = self.rows
        return ((a - d) / 2) ** 2 + b * c

    @cached_property
    def is_symmetric(self) -> bool:
        """Whether the matrix is its own transpose."""
        return self.rows == tuple(zip(*self.rows, strict=True))

    @cached_property
    def is_scalar(self) -> bool:
        """Whether a square matrix is a multiple of the identity."""
        first = self.rows[0][0]
        return all(entry == (first if i == j else 0) for i, row in enumerate(self.rows) for j, entry in enumerate(row))


def as_it_stands(A: NDArray[np.float64]) -> Rational:
    """Return a matrix in float64 as the fractions that its entries are.

    A : (m, n).
    """
    return Rational(tuple(tuple(map(Fraction, row)) for row in A.tolist()))


def rational(texts: tuple[tuple[str, ...], ...]) -> Rational | None:
    """Return the matrix whose entries are given as texts that core.numbers.expression can read; None where one of them is no fraction."""
    return _rational(texts)


@lru_cache(maxsize=256)
def _rational(texts: tuple[tuple[str, ...], ...]) -> Rational | None:
    try:
        found = Rational(tuple(tuple(fraction(text) for text in row) for row in texts))
    except NotRationalError:
        return None
    unit = 1
    for entry in (entry for row in found.rows for entry in row):
        unit = math.lcm(unit, entry.denominator)
        if unit.bit_length() + entry.numerator.bit_length() > LONGEST:
            return None
    return found


@lru_cache(maxsize=4096)
def fraction(text: str) -> Fraction:
    """Return the fraction that text stands for. Raises NotRationalError where it is none."""
    return _Exact(text).parse_exactly() if "_" in text or not DECIMAL.fullmatch(text) else _decimal(text)


def known(text: str) -> Fraction | None:
    """Return the fraction that text stands for; None where it is none."""
    try:
        return fraction(text)
    except NotRationalError:
        return None


def spelled(texts: tuple[tuple[str, ...], ...]) -> Rational:
    """Return the matrix with all the digits that its entries are typed with: no decimal is the rounding of another number.

    What no digits spell, such as √2, is what it is in float64.
    """
    return Rational(tuple(tuple(_spelled(text) for text in row) for row in texts))


def _spelled(text: str) -> Fraction:
    found = known(text)
    if found is not None:
        return found
    return Fraction(text) if DECIMAL.fullmatch(text) and abs(float(text)) > SHORTEST else Fraction(evaluate(text))


def is_lost(text: str) -> bool:
    """Return whether text stands for a fraction that is not 0, and that float64 has no room for."""
    try:
        return fraction(text) != 0
    except NotRationalError:
        return False


def is_rounded(text: str) -> bool:
    """Return whether a number in text has more digits than anybody types."""
    return len(text) > MOST_DIGITS and any(map(_is_rounded, PART.findall(text)))


def _is_rounded(number: str) -> bool:
    if number.isdigit():
        return int(number) > LARGEST_WHOLE
    return len(re.split("[eE]", number)[0].replace(".", "").strip("0")) > MOST_DIGITS


def product(A: Rational, B: Rational) -> Rational:
    """Return A·B."""
    (left, unit), (right, other) = A.whole, B.whole
    return Rational(tuple(tuple(Fraction(entry, unit * other) for entry in row) for row in whole.product(left, right)))


def rounded(value: Fraction) -> float:
    """Return value rounded once; ±∞ or 0 where float64 has no room for it."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


class _Exact(Parser):
    """Reads an expression in fractions; sums, products and signs are those of the parser itself."""

    def parse_exactly(self) -> Fraction:
        try:
            value = self.parse()
        except (InputError, ZeroDivisionError, OverflowError, TypeError, ValueError):
            raise NotRationalError from None
        return Fraction(value)

    def power(self) -> Fraction:  # type: ignore[override]
        base = self.atom()
        if self.take("°"):
            raise NotRationalError
        if not self.take("^", "**"):
            return base
        exponent = Fraction(self.signed())
        bits = max(base.numerator.bit_length(), base.denominator.bit_length())
        if exponent.denominator != 1 or bits * abs(exponent.numerator) > MOST_BITS:
            raise NotRationalError
        return Fraction(base**exponent.numerator)

    def atom(self) -> Fraction:  # type: ignore[override]
        token = self.peek()
        if token == "(":
            self.at += 1
            return Fraction(self.closed())
        if token == "√" or token == "sqrt":
            self.at += 1
            return _root(self.atom())
        if not token or not (token[0].isdigit() or token[0] == "."):
            raise NotRationalError
        self.at += 1
        return _decimal(token)


def _decimal(text: str) -> Fraction:
    """Return the fraction that a decimal is; one that float64 has no room for would be too long."""
    value = float(text)
    if not math.isfinite(value) or is_rounded(text):
        raise NotRationalError
    return Fraction(text) if value else Fraction(0)


def _root(value: Fraction) -> Fraction:
    """Return the square root of a fraction that is a square."""
    found = root(value) if value >= 0 else None
    if found is None:
        raise NotRationalError
    return found
