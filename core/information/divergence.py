"""Divergence: what it costs to take one distribution for another, and how far apart two are.

No sum here cancels: with d = p/q − 1, which is exact, D(p‖q) is the sum of q·((1 + d)·log(1 + d) − d), none of which is negative,
while the contributions p·log(p/q) have both signs.
"""

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from core.information.distribution import Distribution
from core.information.entropy import LEAST, Entropy, entropy
from core.information.exact import Term, in_bits
from core.information.logs import BASES, BOUND, Unit, excess, log, ratio
from core.numbers.arrays import ROUNDING
from core.numbers.proof import Proof

SAME = 1e-12  # relative: D of both ways, as it is computed
ALIKE = ROUNDING  # relative: weights that are no fractions, of one distribution


@dataclass(frozen=True, eq=False)
class Relative:
    """D(p‖q): how much longer messages get in the mean where p is coded as if it were q."""

    p: Distribution
    q: Distribution
    unit: Unit
    contributions: tuple[float, ...]  # p·log(p/q) of each outcome, some of them negative; ∞ where q = 0 < p, 0 where p = 0
    costs: tuple[float, ...]  # p·log 1/q: what each adds to the cross-entropy
    value: float  # what the contributions sum to, D: 0 only where p is q

    @property
    def infinite(self) -> tuple[int, ...]:
        """The places, from 0, of the outcomes that can happen by p, and by q cannot."""
        return tuple(i for i, (p, q) in enumerate(zip(self.p.counts, self.q.counts, strict=True)) if p and not q)

    @cached_property
    def cross(self) -> float:
        """The cross-entropy: the mean by p of the surprise by q, which is H(p) + D(p‖q)."""
        return math.fsum(self.costs)

    @cached_property
    def exact(self) -> Fraction | None:
        """D where it is a fraction, and known to be one: in bits, or 0."""
        if self.p.counts == self.q.counts and self.p.is_exact:
            return Fraction(0)
        return self._fraction([(p, p, q) for p, q, _ in common(self.p, self.q) if p and q])

    @cached_property
    def exact_cross(self) -> Fraction | None:
        """The cross-entropy where it is a fraction, and known to be one."""
        return self._fraction([(p, whole, q) for p, q, whole in common(self.p, self.q) if p and q])

    def _fraction(self, terms: list[Term]) -> Fraction | None:
        if self.unit == "nats" or self.infinite or not (self.p.is_exact and self.q.is_exact):
            return None
        total = in_bits(terms)
        return None if total is None else total / (self.p.sum * self.q.sum)

    @cached_property
    def moved(self) -> float:
        """How far D may be off because weights that are no fractions are rounded, or decimals that are the rounding of others."""
        blur = self.p.blur + self.q.blur
        if not blur or self.infinite:
            return 0.0
        base = BASES[self.unit][1]
        apart = math.fsum(abs(p - q) / whole for p, q, whole in common(self.p, self.q)) / base
        return blur * (math.fsum(map(abs, self.contributions)) + apart + blur / base)

    @cached_property
    def stack(self) -> tuple[float, ...]:
        """What the contributions up to each outcome sum to; the last one is D."""
        sums = [math.fsum(self.contributions[:k]) for k in range(1, len(self.contributions))]
        return (*sums, self.value)

    @cached_property
    def bounds(self) -> tuple[float, float]:
        """What D lies between: ½(Σ|p − q|)² by Pinsker, and log(1 + Σ(p − q)²/q)."""
        base, apart, squares = BASES[self.unit][1], list[float](), list[float]()
        for p, q, whole in common(self.p, self.q):
            apart.append(abs(p - q) / whole)
            squares.append(ratio((p - q) ** 2, q * whole) if q else math.inf if p else 0.0)
        return math.fsum(apart) ** 2 / 2 / base, math.log1p(math.fsum(squares)) / base

    def proofs(self, p: str, q: str, entropy: float) -> tuple[Proof, ...]:
        """Residuals of D, where it is finite; p, q : what the two are called, entropy : that of p."""
        if self.infinite:
            return ()
        D = self.value
        low, high = self.bounds
        size = math.fsum(map(abs, self.contributions)) or 1.0
        signed = abs(math.fsum(self.contributions) - D) / size
        crossed = abs(entropy + D - self.cross) / (self.cross or 1.0)
        outside = max(0.0, low - D, D - high) / (abs(D) or low or 1.0)
        return (
            Proof(f"|Σ {p}·log({p}/{q}) − D({p}‖{q})| / Σ |{p}·log({p}/{q})|", signed, BOUND),
            Proof(f"|H({p}) + D({p}‖{q}) − H({p}, {q})| / H({p}, {q})", crossed, BOUND),
            Proof(f"D({p}‖{q}) outside of ½(Σ|{p} − {q}|)² … log(1 + Σ({p} − {q})²/{q})", outside, BOUND),
        )


@dataclass(frozen=True, eq=False)
class Detour:
    """The way from p to q over r, their mean: it is shorter than the straight one, which no distance allows."""

    r: Distribution
    first: Relative  # D(p‖r)
    second: Relative  # D(r‖q)
    gap: float  # by how much D(p‖q) is more than both together: the sum of ½(p − q)·log(1 + (p − q)/2q), of which no term is negative


@dataclass(frozen=True, eq=False)
class Divergence:
    """Two distributions over the same outcomes, and what parts them."""

    p: Distribution
    q: Distribution
    unit: Unit
    forward: Relative  # D(p‖q)
    backward: Relative  # D(q‖p)
    entropies: tuple[Entropy, Entropy]  # of p and of q
    parts: tuple[float, ...]  # what each outcome adds to the Jensen–Shannon divergence: never negative

    @property
    def is_equal(self) -> bool:
        """Whether p and q are one distribution."""
        return self.p.counts == self.q.counts

    @cached_property
    def is_exchanged(self) -> bool:
        """Whether the outcomes can be renamed so that p becomes q and q becomes p: then D(p‖q) = D(q‖p)."""
        pairs = [(p, q) for p, q, _ in common(self.p, self.q)]
        return sorted(pairs) == sorted((q, p) for p, q in pairs)

    @cached_property
    def is_level(self) -> bool:
        """Whether D(p‖q) = D(q‖p), finite or not: decided in whole numbers, where sixteen digits do not tell one from the other."""
        there, back = self.forward, self.backward
        if there.infinite or back.infinite:
            return bool(there.infinite) and bool(back.infinite)
        if self.is_exchanged or abs(there.value - back.value) > SAME * there.value:
            return self.is_exchanged
        return in_bits((p + q, p, q) for p, q, _ in common(self.p, self.q) if p) == 0

    @cached_property
    def jensen_shannon(self) -> float:
        """The mean of D(p‖r) and D(q‖r) for r = (p + q)/2: at most log 2."""
        return math.fsum(self.parts)

    @property
    def distance(self) -> float:
        """The root of the Jensen–Shannon divergence: a distance, for which the triangle inequality holds."""
        return math.sqrt(self.jensen_shannon)

    @cached_property
    def detour(self) -> Detour | None:
        """The way over (p + q)/2; None where it is not shorter, because p is q, or D(p‖q) infinite."""
        if self.is_equal or self.forward.infinite:
            return None
        r = mean(self.p, self.q)
        gap = math.fsum(_saved(*both) for both in common(self.p, self.q)) / BASES[self.unit][1]
        return Detour(r, relative(self.p, r, self.unit), relative(r, self.q, self.unit), gap)

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """Residuals of both ways, of the Jensen–Shannon divergence by entropies, and of the detour."""
        H = [of.value for of in self.entropies]
        r, JS = mean(self.p, self.q), self.jensen_shannon
        middle = entropy(r, self.unit).value
        by_entropies = abs(middle - math.fsum(H) / 2 - JS) / (middle or 1.0)
        ways = relative(self.p, r, self.unit).value / 2 + relative(self.q, r, self.unit).value / 2
        found = [
            *self.forward.proofs("p", "q", H[0]),
            *self.backward.proofs("q", "p", H[1]),
            Proof("|H(r) − (H(p) + H(q))/2 − JS| / H(r), r = (p + q)/2", by_entropies, BOUND),
            Proof("|(D(p‖r) + D(q‖r))/2 − JS| / JS, r = (p + q)/2", abs(ways - JS) / max(JS, LEAST), BOUND),
        ]
        if self.detour:
            D, way = self.forward.value, self.detour
            missed = abs(D - way.first.value - way.second.value - way.gap) / (abs(D) or 1.0)
            found.append(Proof("|D(p‖q) − D(p‖r) − D(r‖q) − gap| / D(p‖q), r = (p + q)/2", missed, BOUND))
        return tuple(found)


def divergence(p: Distribution, q: Distribution, unit: Unit) -> Divergence:
    """Return what parts two distributions over the same outcomes, in bits or in nats."""
    parts = tuple(_shared(*both) / BASES[unit][1] for both in common(p, q))
    return Divergence(p, q, unit, relative(p, q, unit), relative(q, p, unit), (entropy(p, unit), entropy(q, unit)), parts)


def relative(p: Distribution, q: Distribution, unit: Unit) -> Relative:
    """Return D(p‖q) of two distributions over the same outcomes, in bits or in nats."""
    both, base = common(p, q), BASES[unit][1]
    return Relative(
        p,
        q,
        unit,
        tuple(_times(a, whole, log(a, b, unit) if a and b else math.inf) for a, b, whole in both),
        tuple(_times(a, whole, log(whole, b, unit) if b else math.inf) for a, b, whole in both),
        math.fsum(excess(*outcome) for outcome in both) / base,
    )


def mean(p: Distribution, q: Distribution) -> Distribution:
    """Return the distribution half-way between two."""
    shares = tuple((a + b) / 2 for a, b in zip(p.shares, q.shares, strict=True))
    return Distribution(np.array([float(share) for share in shares]), shares, p.is_exact and q.is_exact)


def common(p: Distribution, q: Distribution) -> list[tuple[int, int, int]]:
    """Return the probabilities of each outcome as whole numbers, and by what both are to be divided."""
    n, m = p.sum, q.sum
    return [(a * m, b * n, n * m) for a, b in zip(p.counts, q.counts, strict=True)]


def _times(p: int, whole: int, surprise: float) -> float:
    return p / whole * surprise if p else 0.0


def _shared(p: int, q: int, whole: int) -> float:
    """Return what an outcome adds to the Jensen–Shannon divergence, in nats."""
    return (excess(2 * p, p + q, 2 * whole) + excess(2 * q, p + q, 2 * whole)) / 2


def _saved(p: int, q: int, whole: int) -> float:
    """Return what an outcome adds to the gap of a detour, in nats."""
    return (p - q) / (2 * whole) * log(p + q, 2 * q, "nats") if p != q else 0.0


def is_alike(p: Distribution, q: Distribution) -> bool:
    """Return whether sixteen digits do not tell p from q, where what they are is not known in fractions."""
    return not (p.is_exact and q.is_exact) and bool((np.abs(p.p - q.p) <= ALIKE * np.maximum(p.p, q.p)).all())
