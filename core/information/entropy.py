"""Entropy: how surprising outcomes are, and how surprising one is in the mean."""

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from core.information.distribution import Distribution
from core.information.exact import in_bits
from core.information.logs import BASES, BOUND, LN2, Unit, excess, log, ratio
from core.numbers.proof import Proof

LEAST = 1e-290  # float64 has fewer digits for what is much smaller


@dataclass(frozen=True, eq=False)
class Entropy:
    """The surprise of each outcome of a distribution, and its mean H."""

    of: Distribution
    unit: Unit
    surprises: tuple[float, ...]  # log 1/p of each outcome: ∞ where p = 0
    contributions: tuple[float, ...]  # p·log 1/p: 0 where p = 0
    value: float  # H, their sum

    @property
    def most(self) -> float:
        """The entropy of the uniform distribution, log n: no other of n outcomes has more."""
        return log(self.of.n, 1, self.unit)

    @cached_property
    def exact(self) -> Fraction | None:
        """H where it is a fraction, and known to be one: in bits, or 0."""
        return self.exact_bits if self.unit == "bits" or not self.value else None

    @cached_property
    def exact_bits(self) -> Fraction | None:
        """H in bits where it is a fraction, and known to be one."""
        if not self.value:
            return Fraction(0)
        if not self.of.is_exact:
            return None
        total = in_bits((count, self.of.sum, count) for count in self.of.counts if count)
        return None if total is None else total / self.of.sum

    @property
    def exact_most(self) -> Fraction | None:
        """The most, where it is a fraction."""
        return in_bits([(1, self.of.n, 1)]) if self.unit == "bits" or self.of.n == 1 else None

    @cached_property
    def missing(self) -> float:
        """How much H is below log n, without the difference of the two: 0 only where all outcomes are equally likely."""
        n, total = self.of.n, self.of.sum
        return math.fsum(excess(n * count, total, n * total) for count in self.of.counts) / BASES[self.unit][1]

    @property
    def exact_missing(self) -> Fraction | None:
        """The same where it is a fraction, and known to be one."""
        H, most = self.exact, self.exact_most
        return None if H is None or most is None else most - H

    @cached_property
    def moved(self) -> float:
        """How far that may be off because weights that are no fractions are rounded, or decimals that are the rounding of others."""
        if self.of.is_exact:
            return 0.0
        n, total, base = self.of.n, self.of.sum, BASES[self.unit][1]
        both = zip(self.of.p, self.of.counts, strict=True)
        size = math.fsum(p * abs(log(n * count, total, "nats")) + abs(p - 1 / n) for p, count in both if count)
        return self.of.blur * (size + self.of.blur) / base

    @property
    def perplexity(self) -> float:
        """How many equally likely outcomes have the same entropy."""
        return math.exp2(self.value) if self.unit == "bits" else math.exp(self.value)

    @property
    def bits(self) -> float:
        """H in bits."""
        return self.value if self.unit == "bits" else self.value / LN2

    @cached_property
    def asked(self) -> float:
        """H by the chain rule: is it the first outcome, and if not, is it the second, and so on."""
        total, base = self.of.sum, BASES[self.unit][1]
        left, found = total, list[float]()
        for count in self.of.counts:
            rest = left - count
            if count and rest:
                found += [count / total * _log1p(rest, count), rest / total * _log1p(count, rest)]
            left = rest
        return math.fsum(found) / base

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """Residuals of H: by the chain rule, and against log n."""
        most = self.most or 1.0
        return (
            Proof("|H by the chain rule − H| / H", abs(self.asked - self.value) / max(self.value, LEAST), BOUND),
            Proof("max(0, −H, H − log n) / log n", max(0.0, -self.value, self.value - self.most) / most, BOUND),
            Proof("|log n − H − D(p‖u)| / log n", abs(self.most - self.value - self.missing) / most, BOUND),
        )


def _log1p(more: int, than: int) -> float:
    """Return log(1 + more/than) in nats."""
    quotient = ratio(more, than)
    return math.log1p(quotient) if math.isfinite(quotient) else math.log(more + than) - math.log(than)


def entropy(of: Distribution, unit: Unit) -> Entropy:
    """Return the entropy of a distribution that is one, in bits or in nats."""
    surprises = tuple(log(of.sum, count, unit) if count else math.inf for count in of.counts)
    contributions = tuple(p * surprise if p else 0.0 for p, surprise in zip(of.p.tolist(), surprises, strict=True))
    return Entropy(of, unit, surprises, contributions, math.fsum(contributions))
