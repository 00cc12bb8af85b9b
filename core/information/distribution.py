"""Distribution: outcomes with weights, which are divided by their sum."""

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np

from core.numbers.arrays import EPS, ROUNDING, Vector
from core.numbers.proof import Proof
from core.numbers.rational import Rational, as_it_stands

Fault: TypeAlias = Literal["", "negative", "zero"]


@dataclass(frozen=True, eq=False)
class Distribution:
    """Weights of outcomes, and the probabilities that they are after a division by their sum, where they are any."""

    weights: Vector  # (n,), as they were given
    exact: tuple[Fraction, ...]  # the same in fractions: as they were typed, or as they stand in float64
    is_exact: bool  # whether they are as they were typed

    @property
    def n(self) -> int:
        """The number of outcomes."""
        return len(self.exact)

    @cached_property
    def fault(self) -> Fault:
        """Why there are no probabilities: a weight is negative, or all are 0."""
        return "negative" if min(self.exact) < 0 else "" if any(self.exact) else "zero"

    @property
    def negative(self) -> tuple[int, ...]:
        """The places of negative weights, from 0."""
        return tuple(i for i, weight in enumerate(self.exact) if weight < 0)

    @cached_property
    def total(self) -> Fraction:
        """The sum of the weights, by which each of them is divided."""
        return sum(self.exact, Fraction(0))

    @cached_property
    def counts(self) -> tuple[int, ...]:
        """Whole numbers that stand to each other as the weights do, with no common divisor."""
        unit = math.lcm(*(weight.denominator for weight in self.exact))
        whole = [weight.numerator * (unit // weight.denominator) for weight in self.exact]
        divisor = math.gcd(*whole) or 1
        return tuple(number // divisor for number in whole)

    @cached_property
    def sum(self) -> int:
        """What counts add up to."""
        return sum(self.counts)

    @cached_property
    def shares(self) -> tuple[Fraction, ...]:
        """The probabilities in fractions."""
        return tuple(Fraction(count, self.sum) for count in self.counts)

    @cached_property
    def p(self) -> Vector:
        """The probabilities, each rounded once, (n,)."""
        return np.array([count / self.sum for count in self.counts])

    @cached_property
    def support(self) -> tuple[int, ...]:
        """The places of the outcomes that can happen, from 0."""
        return tuple(i for i, count in enumerate(self.counts) if count)

    @property
    def impossible(self) -> tuple[int, ...]:
        """The places of the outcomes of probability 0."""
        return tuple(i for i, count in enumerate(self.counts) if not count)

    @property
    def is_one(self) -> bool:
        """Whether the weights sum to 1: as they were typed, or to sixteen digits."""
        return self.total == 1 if self.is_exact else abs(self.total - 1) <= self.n * EPS

    @property
    def blur(self) -> float:
        """How far probabilities may be off, relative to them: 0 where weights are as they were typed."""
        return 0.0 if self.is_exact else EPS

    @property
    def is_whole(self) -> bool:
        """Whether all weights are whole numbers, as counts are."""
        return all(weight.denominator == 1 for weight in self.exact)

    @property
    def is_uniform(self) -> bool:
        """Whether all outcomes have the same probability."""
        return len(set(self.counts)) == 1

    @property
    def is_certain(self) -> bool:
        """Whether one outcome always happens."""
        return len(self.support) == 1

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """Residuals of the division: what it is of the weights, and what the probabilities sum to."""
        size = float(np.abs(self.weights).max())
        total = float(self.total / Fraction(size))
        missed = np.abs(self.p * total - self.weights / size).max()
        return (
            Proof("|Σp − 1|", abs(math.fsum(self.p) - 1), self.n * EPS),
            Proof("max |p·Σw − w| / max w", float(missed), 4 * self.n * EPS),
        )


def leveled(of: Distribution) -> Distribution:
    """Return the same with all outcomes equally likely, where weights that are no fractions are equal to sixteen digits."""
    if of.is_exact or np.ptp(of.weights) > ROUNDING * of.weights.max():
        return of
    return Distribution(of.weights, of.exact[:1] * of.n, is_exact=False)


def distribution(weights: Vector, exact: Rational | None = None) -> Distribution:
    """Return the distribution that weights make.

    weights : (n,); exact : (n, 1), the same in fractions where they are any: without it they are taken as they stand in float64.
    """
    rows = (exact or as_it_stands(weights[:, None])).rows
    return Distribution(weights, tuple(row[0] for row in rows), exact is not None)
