"""Norms: how long two vectors are by ‖·‖ₚ, what makes that a norm, and what it is not for p < 1.

Entries are fractions, as they were typed or as they stand in float64, and lengths have fifty digits: what is said of them holds for
entries of any size, and the gap of the triangle inequality keeps its digits however nearly two vectors point the same way.
"""

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from core.matrices.numerics import relative
from core.numbers.arrays import EPS, Vector
from core.numbers.proof import Proof
from core.numbers.rational import Rational, rounded
from core.numbers.roots import is_zero
from core.size.lengths import DIGITS, KNOWN, MANY, SURE, Exact, entries, excess, in_float64, length, sure


@dataclass(frozen=True, eq=False)
class Norms:
    """Two vectors of the plane, measured by ‖·‖ₚ."""

    p: float  # 0.5 … ∞
    x: Vector  # (2,)
    y: Vector  # (2,)
    alpha: float
    exact_x: Exact
    exact_y: Exact
    is_exact: bool  # whether all entries are as they were typed

    @property
    def is_norm(self) -> bool:
        """Whether ‖·‖ₚ is a norm: the unit ball is convex, and no two vectors break the triangle inequality."""
        return self.p >= 1

    # ---- the triangle inequality

    @cached_property
    def sum(self) -> Exact:
        """The entries of x + y."""
        pairs = zip(self.exact_x, self.exact_y, strict=True)
        return tuple(sure(a + b, abs(a) + abs(b), is_exact=self.is_exact) for a, b in pairs)

    @cached_property
    def lengths(self) -> tuple[Fraction, Fraction, Fraction]:
        """‖x‖ₚ, ‖y‖ₚ and ‖x + y‖ₚ."""
        return length(self.exact_x, self.p), length(self.exact_y, self.p), length(self.sum, self.p)

    @property
    def both(self) -> Fraction:
        """‖x‖ₚ + ‖y‖ₚ."""
        return self.lengths[0] + self.lengths[1]

    @cached_property
    def is_tight(self) -> bool:
        """Whether x + y is exactly as long as x and y together, or as far as digits tell (is_tight_by_digits).

        For 1 < p < ∞ that is so where they point the same way, or one is 0; for p = 1 where no entry of x and y has two signs.
        """
        if self.is_parallel:
            return True
        if self.p < 1:
            return self._gap_below_one == 0
        if self.p < math.inf:
            return self.p == 1 and self._has_one_sign
        return abs(self.both - self.lengths[2]) <= (0 if self.is_exact else SURE * self.both)

    @property
    def is_tight_by_digits(self) -> bool:
        """Whether x + y is as long as both as far as digits tell, sixteen where an entry is no fraction, and no more is known."""
        if not self.is_tight or not (any(self.exact_x) and any(self.exact_y)):
            return False
        if self.p == 1:
            return not self._has_one_sign
        if self.is_parallel:
            return not self.is_parallel_exactly
        if self.p < 1:
            return not self._is_tie
        return not (self.is_norm and (self.is_exact or self._shares_largest))

    @cached_property
    def _is_tie(self) -> bool:
        """Whether it is known for p < 1 that x + y is as long as both: for p = 1/2 and fractions, where ‖v‖ = |v₁| + |v₂| + 2√|v₁v₂|."""
        if self.p != 0.5 or not self.is_exact:
            return False
        vectors = ((1, self.exact_x), (1, self.exact_y), (-1, self.sum))
        whole = sum((sign * sum(map(abs, v), Fraction(0)) for sign, v in vectors), Fraction(0))
        return is_zero([(whole, Fraction(1)), *((Fraction(2 * sign), abs(v[0] * v[1])) for sign, v in vectors)])

    @property
    def _has_one_sign(self) -> bool:
        """Whether no entry has one sign in x and the other in y."""
        return all(a * b >= 0 for a, b in zip(self.exact_x, self.exact_y, strict=True))

    @cached_property
    def is_parallel(self) -> bool:
        """Whether x and y point the same way, or one of them is 0."""
        (a, b), (c, d) = self.exact_x, self.exact_y
        return a * c + b * d >= 0 and sure(a * d - b * c, abs(a * d) + abs(b * c), is_exact=self.is_exact) == 0

    @property
    def is_parallel_exactly(self) -> bool:
        """Whether it is known, and not only to sixteen digits, that they do if they seem to: no product of entries is a rounded one."""
        (a, b), (c, d) = self.exact_x, self.exact_y
        return self.is_exact or not (a * d or b * c)

    @property
    def _shares_largest(self) -> bool:
        """Whether one entry is the largest of both vectors, by more than rounding, with one sign: for p = ∞ nothing is lost then."""
        (a, b), (c, d) = self.exact_x, self.exact_y
        pairs = ((a, b, c, d), (b, a, d, c))
        return any(i * k > 0 and abs(i) > abs(j) * (1 + 2 * SURE) and abs(k) > abs(m) * (1 + 2 * SURE) for i, j, k, m in pairs)

    @cached_property
    def gap(self) -> Fraction:
        """‖x‖ₚ + ‖y‖ₚ − ‖x + y‖ₚ: negative where the triangle inequality is broken."""
        if self.is_tight:
            return Fraction(0)
        return self._gap_below_one if self.p < 1 else self.both - self.lengths[2]

    @cached_property
    def _gap_below_one(self) -> Fraction:
        """The gap for p < 1, where it may have either sign; 0 where digits do not tell it from that.

        Where lengths of fifty digits do not tell, it is put together of the largest entries, of which sums are exact, and of what lengths
        exceed them by. Entries that are no fractions are moved, one at a time, by what they may have been rounded.
        """
        found = self.both - self.lengths[2]
        if abs(found) > self.both * (KNOWN if self.is_exact else SURE):
            return found
        if self._is_tie:
            return Fraction(0)
        found, known = _gap(self.exact_x, self.exact_y, self.sum, self.p)
        if self.is_exact and abs(found) <= known:
            found, known = _gap(self.exact_x, self.exact_y, self.sum, self.p, MANY)
        elif not self.is_exact:
            every = (*self.exact_x, *self.exact_y)
            for k in range(4):
                a, b, c, d = (entry * (1 + SURE) if i == k else entry for i, entry in enumerate(every))
                known += abs(_gap((a, b), (c, d), (a + c, b + d), self.p)[0] - found)
        return found if abs(found) > known else Fraction(0)

    @property
    def is_gap_known(self) -> bool:
        """Whether digits of the lengths leave some of their difference."""
        return self.is_tight or self.p < 1 or abs(self.gap) > KNOWN * self.both

    @property
    def is_broken(self) -> bool:
        """Whether x + y is longer than x and y together."""
        return self.is_gap_known and self.gap < 0

    @property
    def ratio(self) -> Fraction | None:
        """‖x + y‖ₚ / (‖x‖ₚ + ‖y‖ₚ); None for x = y = 0."""
        return self.lengths[2] / self.both if self.both else None

    # ---- a factor

    @cached_property
    def factor(self) -> Fraction:
        """α as it was typed."""
        return Fraction(repr(self.alpha))

    @cached_property
    def multiple(self) -> Exact:
        """The entries of α·x."""
        return tuple(self.factor * entry for entry in self.exact_x)

    @cached_property
    def length_of_multiple(self) -> Fraction:
        """‖αx‖ₚ, from its entries."""
        return length(self.multiple, self.p)

    # ---- what can be checked

    @cached_property
    def proofs(self) -> tuple[Proof, ...]:
        """Residuals of the three properties of a norm, from the entries as float64 has them; for p < 1 of what holds in their place."""
        p, bound, x = self.p, 16 * EPS, self.x
        own, unit = in_float64(np.ldexp(x, -_exponent(x)), p), _unit(x)
        a, largest = rounded(self.lengths[0] / unit), float(np.abs(np.ldexp(x, -_exponent(x))).max())
        long, times = rounded(self.length_of_multiple / unit), abs(self.alpha)
        both = _unit(np.concatenate([x, self.y]))
        u, v, w = (rounded(size / both) ** min(p, 1.0) for size in self.lengths)
        vectors = (x, self.y, np.array([rounded(entry) for entry in self.sum]))
        pairs = zip(vectors, self.lengths, strict=True)
        measured = [(in_float64(np.ldexp(one, -_exponent(one)), p), rounded(size / _unit(one))) for one, size in pairs]
        return (
            Proof("‖x‖ₚ beside max|xᵢ|", relative(max(0.0, largest - a, a - largest * 2 ** (1 / p)), a), bound),
            Proof("|‖αx‖ₚ − |α|·‖x‖ₚ| / (|α|·‖x‖ₚ)", relative(long - times * own, times * own), bound),
            Proof(
                "max(0, ‖x + y‖ − ‖x‖ − ‖y‖) / (‖x‖ + ‖y‖)" if p >= 1 else "max(0, ‖x + y‖ᵖ − ‖x‖ᵖ − ‖y‖ᵖ) / (‖x‖ᵖ + ‖y‖ᵖ)",
                relative(max(0.0, w - u - v), u + v),
                bound,
            ),
            Proof("lengths, from powers in float64", max(relative(found - size, found) for found, size in measured), bound),
        )


def _gap(x: Exact, y: Exact, both: Exact, p: float, digits: int = DIGITS) -> tuple[Fraction, Fraction]:
    """Return ‖x‖ₚ + ‖y‖ₚ − ‖x + y‖ₚ, and how much of it is not known."""
    largest = max(map(abs, x)) + max(map(abs, y)) - max(map(abs, both))
    more = [excess(v, p, digits) for v in (x, y, both)]
    known = KNOWN / 10 ** (digits - DIGITS)
    return largest + more[0] + more[1] - more[2], known * (abs(largest) + sum(more, Fraction(0)))


def _unit(v: Vector) -> Fraction:
    """Return a power of two of the size of v: divided by it, nothing overflows."""
    return Fraction(2) ** _exponent(v)


def _exponent(v: Vector) -> int:
    return math.frexp(float(np.abs(v).max()))[1]


def norms(
    x: Vector, y: Vector, p: float = 2.0, alpha: float = 1.0, exact_x: Rational | None = None, exact_y: Rational | None = None
) -> Norms:
    """Return two vectors of the plane as ‖·‖ₚ measures them.

    x, y : (2,); exact_x, exact_y : (2, 1), the same in fractions, as they were typed, where they are.
    """
    is_exact = exact_x is not None and exact_y is not None
    return Norms(p, x, y, alpha, entries(x, exact_x), entries(y, exact_y), is_exact)
