"""Softmax: the probabilities that logits make at a temperature, to fifty digits.

They are e^(z/T), divided by their sum. What is lost in float64 is not lost here: exponents go as far as nobody types, and the
surprise log 1/q is log(Σe^s) − s with s = (z − max z)/T, two terms of which none is negative.
"""

from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext
from fractions import Fraction
from functools import cached_property

import numpy as np

from core.numbers.arrays import ROUNDING, Matrix, Vector
from core.numbers.rational import Rational, as_it_stands

DIGITS = 50
CONTEXT = Context(prec=DIGITS, Emin=MIN_EMIN, Emax=MAX_EMAX)
SMALL = Decimal("1e-20")  # from here on log(1 + x) is x − x²/2


@dataclass(frozen=True, eq=False)
class Softmax:
    """The probabilities of classes, from their logits and a temperature."""

    logits: tuple[Fraction, ...]
    temperature: Fraction
    is_exact: bool  # whether logits are as they were typed, and not roundings
    steps: tuple[Decimal, ...]  # (n,), s = (z − max z)/T, none of them positive
    powers: tuple[Decimal, ...]  # (n,), e^s: 1 for the largest logit
    q: tuple[Decimal, ...]  # (n,), the probabilities, none of which is 0
    surprises: tuple[Decimal, ...]  # (n,), ln 1/q, in nats

    @property
    def n(self) -> int:
        """The number of classes."""
        return len(self.logits)

    @cached_property
    def likeliest(self) -> tuple[int, ...]:
        """The places of the classes of the largest logit, from 0: to sixteen digits, where logits are roundings."""
        if self.is_exact:
            return tuple(i for i, step in enumerate(self.steps) if not step)
        most = max(self.logits)
        return tuple(i for i, z in enumerate(self.logits) if most - z <= self.rounding)

    @property
    def is_tie_known(self) -> bool:
        """Whether the logits of the likeliest classes are the same as they were typed."""
        return self.is_exact or len(self.likeliest) == 1

    @property
    def is_uniform(self) -> bool:
        """Whether all classes are the likeliest."""
        return len(self.likeliest) == self.n

    @cached_property
    def rounding(self) -> Fraction:
        """How far roundings may have moved the logits from each other."""
        return Fraction(0) if self.is_exact else Fraction(ROUNDING) * max(map(abs, self.logits))

    @cached_property
    def total(self) -> Decimal:
        """The sum of the powers, from 1 to n."""
        with localcontext(CONTEXT):
            return sum(self.powers, Decimal(0))

    @cached_property
    def p(self) -> Vector:
        """The probabilities in float64, (n,)."""
        return np.array([float(q) for q in self.q])


def softmax(z: Vector, T: float, exact: Rational | None = None) -> Softmax:
    """Return the softmax of logits at a temperature.

    z : (n,); exact : (n, 1), the same in fractions where they are any; T : above 0, taken as it is written.
    """
    given, temperature = exact or as_it_stands(z[:, None]), Fraction(str(T))
    rows, unit = given.whole
    numbers = [row[0] for row in rows]
    most, divisor = max(numbers), Decimal(unit * temperature.numerator)
    with localcontext(CONTEXT):
        steps = [Decimal((number - most) * temperature.denominator) / divisor for number in numbers]
        powers = [step.exp() for step in steps]
        rest = sum(sorted(powers)[:-1], Decimal(0))
        log_sum, total = log1p(rest), 1 + rest
        return Softmax(
            tuple(row[0] for row in given.rows),
            temperature,
            exact is not None,
            tuple(steps),
            tuple(powers),
            tuple(power / total for power in powers),
            tuple(log_sum - step for step in steps),
        )


def decimal(value: Fraction) -> Decimal:
    """Return a fraction to the digits of the context."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def log1p(x: Decimal) -> Decimal:
    """Return log(1 + x), to thirty digits or more however small x is, in the context of fifty."""
    return x - x * x / 2 if abs(x) < SMALL else (1 + x).ln()


def at_temperatures(of: Softmax, T: Vector) -> Matrix:
    """Return the softmax of the same logits, (n, m), at each of m temperatures, as float64 has it: well enough for a picture."""
    steps = np.array([float(step) for step in of.steps]) * float(of.temperature)
    with np.errstate(under="ignore"):
        powers = np.exp(steps[:, None] / T)
        found: Matrix = powers / powers.sum(axis=0)
    return found


def in_float64(of: Softmax) -> tuple[Vector, Vector]:
    """Return the probabilities and the surprises in nats, (n,) each, as float64 finds them: by log1p, with s in two parts."""
    with localcontext(CONTEXT):
        steps = np.array([float(step) for step in of.steps])
        left = np.array([float(step - Decimal(float(step))) for step in of.steps])
    with np.errstate(under="ignore"):
        powers = np.exp(steps) * (1 + left)
        rest = float(np.sort(powers)[:-1].sum())
        return powers / (1 + rest), np.log1p(rest) - steps
