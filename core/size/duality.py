"""Duality: the norm of q beside that of p, 1/p + 1/q = 1, and Hölder's bound |x·y| ≤ ‖x‖ₚ·‖y‖_q, with the y that reaches it."""

import math
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cached_property

import numpy as np

from core.matrices.numerics import relative
from core.numbers.arrays import EPS, Vector
from core.numbers.proof import Proof
from core.size.lengths import CONTEXT, KNOWN, as_typed, decimal, in_float64, length, sure
from core.size.norms import Norms

CLOSE = Decimal("1e-40")  # of a power: nearer ones are one


@dataclass(frozen=True, eq=False)
class Duality:
    """Two vectors, one measured by ‖·‖ₚ and the other by its dual norm."""

    norms: Norms

    @cached_property
    def q(self) -> float | None:
        """The dual exponent, p/(p − 1); None for p < 1, which has none."""
        p = self.norms.p
        if p < 1:
            return None
        if p in {1, math.inf}:
            return math.inf if p == 1 else 1.0
        with localcontext(CONTEXT):
            return float(as_typed(p) / (as_typed(p) - 1))

    @cached_property
    def dot(self) -> Fraction:
        """The dot product x·y."""
        products = [a * b for a, b in zip(self.norms.exact_x, self.norms.exact_y, strict=True)]
        return sure(sum(products, Fraction(0)), sum(map(abs, products), Fraction(0)), is_exact=self.norms.is_exact)

    @cached_property
    def dual_length(self) -> Fraction | None:
        """‖y‖_q; None where there is no q."""
        return None if self.q is None else length(self.norms.exact_y, self.q)

    @cached_property
    def bound(self) -> Fraction | None:
        """Hölder's bound ‖x‖ₚ·‖y‖_q; None where there is no q."""
        return None if self.dual_length is None else self.norms.lengths[0] * self.dual_length

    @property
    def share(self) -> Fraction | None:
        """|x·y| as a share of the bound; None where there is none, or it is 0."""
        return abs(self.dot) / self.bound if self.bound else None

    @property
    def is_reached(self) -> bool:
        """Whether |x·y| is the bound: as far as sixteen digits of q tell."""
        return bool(self.bound) and self.missing <= 4 * Fraction(EPS)

    @property
    def is_all(self) -> bool:
        """Whether nothing at all is missing: for 1 < p < ∞, sizes of y go like those of x to the power of p − 1, and signs agree.

        Two powers are compared to forty digits, of which none are lost however little one entry adds to the bound.
        """
        p, (a, b), (c, d) = self.norms.p, self.norms.exact_x, self.norms.exact_y
        if self.q is None or not self.bound or p in {1, math.inf}:
            return bool(self.bound) and abs(self.dot) == self.bound
        if a * c * b * d < 0 or bool(a) != bool(c) or bool(b) != bool(d):
            return False
        if not (a and b):
            return True
        with localcontext(CONTEXT):
            return abs(decimal(abs(a / b)) ** (as_typed(p) - 1) / decimal(abs(c / d)) - 1) <= CLOSE

    @property
    def missing(self) -> Fraction:
        """What is missing to all of the bound, as a share of it."""
        rest = 1 - (self.share or Fraction(0))
        return rest if rest > KNOWN else Fraction(0)

    @cached_property
    def tight(self) -> Vector | None:
        """The y of ‖y‖_q = 1 for which x·y = ‖x‖ₚ, (2,): where p is 1 or ∞ one of them; None without q, and for x = 0.

        For 1 < p < ∞ it is sign(xᵢ)·(|xᵢ|/‖x‖ₚ)^(p − 1): the gradient of ‖·‖ₚ at x.
        """
        x, p, q = self.norms.x, self.norms.p, self.q
        if q is None or not x.any():
            return None
        shares = np.abs(x) / np.abs(x).max()
        if p == math.inf:
            found = np.zeros(len(x))
            found[int(np.argmax(shares))] = 1.0
        elif p == 1:
            found = np.array([1.0 if share else 0.0 for share in shares])
        else:
            powers = [share ** (p - 1) for share in shares.tolist()]
            found = np.array(powers) / in_float64(np.array(powers), q)
        return np.asarray(np.copysign(found, x) + 0.0)

    @property
    def is_only(self) -> bool:
        """Whether no other unit y reaches the bound: not so at an edge of a ball that has edges."""
        a, b = map(abs, self.norms.exact_x)
        return not (self.norms.p == 1 and not (a and b)) and not (self.norms.p == math.inf and a == b)

    @cached_property
    def proofs(self) -> tuple[Proof, ...]:
        """Residuals of Hölder's inequality, and of the y that reaches it, by float64."""
        if self.q is None:
            return self.norms.proofs
        found = [*self.norms.proofs[:1]]
        x, y, q, bound = self.norms.x, self.norms.y, self.q, 32 * EPS
        x, y = (v / (float(np.abs(v).max()) or 1.0) for v in (x, y))
        long = in_float64(x, self.norms.p)
        most = long * in_float64(y, q)
        found.append(Proof("max(0, |x·y| − ‖x‖ₚ‖y‖_q) / (‖x‖ₚ‖y‖_q)", relative(max(0.0, abs(float(x @ y)) - most), most), bound))
        share = 0.0 if self.share is None else float(self.share)
        found.append(Proof("| |x·y| / (‖x‖ₚ‖y‖_q) − share |", abs(abs(float(x @ y)) / most - share) if most else share, bound))
        if self.tight is not None:
            found += [
                Proof("|x·y* − ‖x‖ₚ| / ‖x‖ₚ", relative(float(x @ self.tight) - long, long), bound),
                Proof("|‖y*‖_q − 1|", abs(in_float64(self.tight, q) - 1), bound),
            ]
        return tuple(found)


def duality(norms: Norms) -> Duality:
    """Return two vectors as ‖·‖ₚ and its dual norm measure them."""
    return Duality(norms)
