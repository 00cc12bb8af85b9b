"""Breach: for p < 1, the y beside which x breaks the triangle inequality most."""

import math
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from core.size.lengths import CONTEXT, Exact, as_typed, decimal


@dataclass(frozen=True)
class Breach:
    """The y with the largest ‖x + y‖ₚ / (‖x‖ₚ + ‖y‖ₚ): it lies on an axis."""

    axis: int  # from 0: which entry of y is not 0,
    entry: Fraction  # and what it is, to fifty digits
    ratio: Fraction  # above 1: by how much the sum is longer than both together


def breach(x: Exact, p: float) -> Breach | None:
    """Return the y that breaks the triangle inequality most in proportion; None where there is none: for p ≥ 1, and for x = 0.

    x : (n,), n ≥ 2. For p < 1 there is one unless x is 0, and this is why it is the best of all.

    Signs: |xᵢ + yᵢ| ≤ |xᵢ| + |yᵢ|, so let x and y have no negative entry. Of all y with ‖y‖ = r let wᵢ = yᵢᵖ, so that Σwᵢ = rᵖ. Each
    (xᵢ + yᵢ)ᵖ is the norm of (xᵢᵖ, wᵢ) for the exponent 1/p > 1, and so convex in wᵢ; a convex sum is largest at a corner of the
    simplex of w: there y = r·eᵢ. Let a = xᵢ, b = (‖x‖ᵖ − aᵖ)^(1/p), what the other entries make together, and N = ‖x‖. The logarithm of
    ((a + r)ᵖ + bᵖ)^(1/p) / (N + r) has a derivative of the sign of (a + r)^(p−1)·(N − a) − bᵖ, which falls as r grows. If b > 0, it
    is positive at r = 0, because N^(1−p) > a^(1−p): so there is a breach; and it is 0 where a + r = ((N − a)/bᵖ)^(1/(1−p)): there the
    ratio is largest. If b = 0, x lies on this axis, and nothing is broken along it; along any other axis a = 0 and b = N > 0.
    """
    if p >= 1 or not any(x):
        return None
    unit = max(map(abs, x))
    scaled = [entry / unit for entry in x]
    return max((_along(scaled, i, p, unit) for i in range(len(x)) if any(scaled[:i] + scaled[i + 1 :])), key=lambda found: found.ratio)


def _along(x: list[Fraction], i: int, p: float, unit: Fraction) -> Breach:
    """Return the best y along the i-th axis, on which x does not lie."""
    with localcontext(CONTEXT) as context:
        exponent, a = as_typed(p), decimal(abs(x[i]))
        others = sum((decimal(abs(entry)) ** exponent for j, entry in enumerate(x) if j != i and entry), Decimal(0))
        context.prec += max(0, -others.adjusted())  # so that N − a, too, has the digits that are wanted
        N = (a**exponent + others) ** (1 / exponent)
        top = ((N - a) / others) ** (1 / (1 - exponent))
        ratio = (top**exponent + others) ** (1 / exponent) / (N + top - a)
        entry = Fraction(top - a) * unit
    return Breach(i, -entry if x[i] < 0 else entry, Fraction(ratio))


def largest_ratio(p: float) -> float:
    """Return what ‖x + y‖ₚ / (‖x‖ₚ + ‖y‖ₚ) comes to at most, whatever x and y are: 2^(1/p − 1) for p < 1, else 1.

    By the convexity of t^(1/p): ‖x + y‖ᵖ ≤ ‖x‖ᵖ + ‖y‖ᵖ, and (s + t)^(1/p) ≤ 2^(1/p − 1)·(s^(1/p) + t^(1/p)). It is reached by
    vectors along two axes that are equally long.
    """
    return math.exp2(1 / p - 1) if p < 1 else 1.0
