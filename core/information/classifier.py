"""Classifier: its loss, the cross-entropy of labels and of the softmax of logits, and the gradient of that."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Literal, TypeAlias

import numpy as np

from core.information.exact import in_bits
from core.information.logs import BOUND, Unit
from core.information.softmax import CONTEXT, Softmax, decimal, in_float64, log1p
from core.numbers.arrays import EPS, ROUNDING, Vector
from core.numbers.proof import Proof

Target: TypeAlias = Literal["label", "teacher"]

LEAST = Decimal("1e-290")  # float64 has fewer digits for what is much smaller
NEAR = Fraction(1, 10**20)  # of logits, to the temperature
CLOSE = Decimal("1e-12")  # of log p/q: from here on its square counts
HALF = Decimal("0.5")
SAME = Decimal("1e-40")  # relative: fifty digits do not tell such two apart
STEP = Decimal("1e-15")  # of a logit, to the temperature, for a derivative


@dataclass(frozen=True, eq=False)
class Classifier:
    """What a classifier predicts, q, what it is to predict, p, and what the difference costs."""

    model: Softmax  # q
    target: Target  # what p is made of
    label: int  # the true class, from 0
    smoothing: Fraction  # ε, how much of p is shared by all classes
    teacher: Softmax | None  # whose softmax p is; None for a label
    unit: Unit
    p: tuple[Decimal, ...]  # (n,)
    entropy: Decimal  # H(p), the least loss that there is
    loss: Decimal  # H(p, q)
    apart: Decimal  # D(p‖q), as a sum of which no term is negative
    gradient: tuple[Decimal, ...]  # (n,), of the loss in nats by the logits: (q − p)/T

    @property
    def n(self) -> int:
        """The number of classes."""
        return self.model.n

    @property
    def q(self) -> tuple[Decimal, ...]:
        """The softmax of the logits, (n,)."""
        return self.model.q

    @cached_property
    def is_least(self) -> bool:
        """Whether q is p, so that no logits have a smaller loss: to sixteen digits, where logits are roundings.

        Powers of e with different fractions for exponents are in no rational proportion: so q is the p of a label only where both
        are uniform, and that of a teacher only where all logits differ by one number.
        """
        if self.n == 1:
            return True
        if self.is_known:
            if self.teacher:
                return len({z - t for z, t in zip(self.model.logits, self.teacher.logits, strict=True)}) == 1
            return self.smoothing == 1 and self.model.is_uniform
        with localcontext(CONTEXT):
            bound = self.noise
            return all(abs(q - p) <= bound * max(q, p) for q, p in zip(self.q, self.p, strict=True))

    @property
    def is_known(self) -> bool:
        """Whether all logits are as they were typed."""
        return self.model.is_exact and (self.teacher is None or self.teacher.is_exact)

    @property
    def noise(self) -> Decimal:
        """How far roundings of logits may have moved a probability, relative to it."""
        moved = self.model.rounding + (self.teacher.rounding if self.teacher else 0)
        return decimal(2 * moved / self.model.temperature) + Decimal(ROUNDING)

    @cached_property
    def divergence(self) -> Decimal:
        """D(p‖q), what the loss is more than its least: 0 only where q is p."""
        if self.is_least:
            return Decimal(0)
        if not self.is_close:
            return self.apart
        with localcontext(CONTEXT):
            w = [decimal(step - self.steps[0]) for step in self.steps]
            mean = sum((p * step for p, step in zip(self.p, w, strict=True)), Decimal(0))
            return sum((p * (step - mean) ** 2 for p, step in zip(self.p, w, strict=True)), Decimal(0)) / 2 / _base(self.unit)

    @cached_property
    def steps(self) -> tuple[Fraction, ...]:
        """How far the logits of q are from those of p, divided by T; those of p are 0 where all of the label is smoothed."""
        t = self.teacher.logits if self.teacher else (Fraction(0),) * self.n
        return tuple((b - a) / self.model.temperature for a, b in zip(self.model.logits, t, strict=True))

    @property
    def is_close(self) -> bool:
        """Whether p and q are so near that fifty digits are few for D: then it is half the variance by p of steps."""
        return bool(self.teacher or self.smoothing == 1) and max(self.steps) - min(self.steps) < NEAR

    @cached_property
    def exact_entropy(self) -> Fraction | None:
        """H(p) where it is a fraction, and known to be one: in bits, or 0."""
        if self.n == 1 or (not self.teacher and not self.smoothing):
            return Fraction(0)
        if self.unit == "nats" or (self.teacher and not (self.teacher.is_uniform and self.teacher.is_exact)):
            return None
        other = Fraction(1, self.n) if self.teacher else self.smoothing / self.n
        shares = [other] * (self.n - 1) + [1 - (self.n - 1) * other]
        whole = math.lcm(*(share.denominator for share in shares))
        total = in_bits((int(share * whole), share.denominator, share.numerator) for share in shares)
        return None if total is None else total / whole

    @property
    def exact_loss(self) -> Fraction | None:
        """The loss where it is a fraction, and known to be one: that of equal logits, in bits."""
        if self.unit == "nats" or not (self.model.is_uniform and self.model.is_exact):
            return None
        return in_bits([(1, self.n, 1)])

    @cached_property
    def raised(self) -> tuple[int, ...]:
        """The places of the logits that a step down the gradient raises."""
        return tuple(i for i, sign in enumerate(self.signs) if sign < 0)

    @cached_property
    def lowered(self) -> tuple[int, ...]:
        """The places of those that it lowers."""
        return tuple(i for i, sign in enumerate(self.signs) if sign > 0)

    @cached_property
    def signs(self) -> tuple[int, ...]:
        """The sign of each entry of the gradient, 0 where digits do not tell q from p."""
        if self.is_least:
            return (0,) * self.n
        with localcontext(CONTEXT):
            close = SAME if self.is_known else self.noise
            lost = [close * max(q, p) for q, p in zip(self.q, self.p, strict=True)]
            k = _summed(self.p)
            if k is not None:
                lost[k] = sum(lost[:k] + lost[k + 1 :], Decimal(0))
            T = decimal(self.model.temperature)
            return tuple(
                0 if (slope * T).copy_abs() <= few else 1 if slope > 0 else -1 for slope, few in zip(self.gradient, lost, strict=True)
            )

    @cached_property
    def costs(self) -> tuple[Decimal, ...]:
        """The surprise of each class by q, log 1/q: the loss if that were the label."""
        with localcontext(CONTEXT):
            return tuple(cost / _base(self.unit) for cost in self.model.surprises)

    @property
    def slopes(self) -> tuple[Decimal, ...]:
        """The gradient, 0 where digits do not tell q from p."""
        return tuple(slope if sign else Decimal(0) for slope, sign in zip(self.gradient, self.signs, strict=True))

    @property
    def right(self) -> Decimal:
        """The probability that q gives the label."""
        return self.q[self.label]

    @cached_property
    def margin(self) -> Fraction | None:
        """How far the logit of the label stands above the largest of the others, 0 to sixteen digits included; None of one class."""
        z, y = self.model.logits, self.label
        if self.n == 1:
            return None
        found = z[y] - max(z[:y] + z[y + 1 :])
        return found if abs(found) > self.model.rounding else Fraction(0)

    @cached_property
    def best_margin(self) -> float | None:
        """How far it stands above each other where the loss is least, T·ln((1 − ε)n/ε + 1): ∞ for ε = 0; None of one class."""
        if self.n == 1:
            return None
        if not self.smoothing:
            return float("inf")
        with localcontext(CONTEXT):
            more = decimal((1 - self.smoothing) * self.n / self.smoothing)
            return float(decimal(self.model.temperature) * log1p(more))

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """Residuals of the softmax, of the loss and of its gradient."""
        q, costs = in_float64(self.model)
        p = np.array([float(share) for share in self.p])
        nats, T = float(_nats(self.loss, self.unit)), float(self.model.temperature)
        crossed = abs(float((p[p > 0] * costs[p > 0]).sum()) - nats) / max(nats, float(LEAST))
        return (
            Proof("max |q − q in float64|", float(np.abs(self.model.p - q).max()), self.n * 4 * EPS),
            Proof("|Σ p·ln 1/q in float64 − H(p, q)| / H(p, q)", crossed, BOUND),
            Proof("|H(p) + D(p‖q) − H(p, q)| / H(p, q)", self._split(), BOUND),
            Proof("D(p‖q) outside of ½(Σ|p − q|)² … log(1 + Σ(p − q)²/q)", self._outside(), BOUND),
            Proof("|Σ (q − p)|", abs(float((self.model.p - p).sum())), self.n * 4 * EPS),
            Proof("|(L(z + h) − L(z − h))/2h − (q − p)/T| · T / (q + p), of one logit", self._slope() * T, BOUND),
        )

    def _split(self) -> float:
        """Return what entropy and divergence miss of the loss, relative to it."""
        with localcontext(CONTEXT):
            return float(abs(self.entropy + self.apart - self.loss) / (self.loss or 1))

    def _outside(self) -> float:
        """Return how far D is outside of what Pinsker and the χ² divergence allow, relative to it."""
        if self.is_least or self.is_close:
            return 0.0
        with localcontext(CONTEXT):
            both = list(zip(self.p, self.q, strict=True))
            D = _nats(self.divergence, self.unit)
            low = sum((abs(p - q) for p, q in both), Decimal(0)) ** 2 / 2
            high = log1p(sum(((p - q) ** 2 / q for p, q in both), Decimal(0)))
            return float(max(Decimal(0), low - D, D - high) / D)

    def _slope(self) -> float:
        """Return what the gradient misses of the slope of the loss by the logit of the likeliest class of p, relative to p + q."""
        with localcontext(CONTEXT):
            k = max(range(self.n), key=lambda i: self.p[i])
            power, rest = self.model.powers[k], self.model.total - self.model.powers[k]
            up, down = ((rest + power * step.exp()).ln() for step in (STEP, -STEP))
            slope = ((up - down) / (2 * STEP) - self.p[k]) / decimal(self.model.temperature)
            return float(abs(slope - self.gradient[k]) / (self.p[k] + self.q[k]))


def classifier(model: Softmax, label: int = 0, smoothing: float = 0.0, unit: Unit = "nats", teacher: Softmax | None = None) -> Classifier:
    """Return the loss of a classifier.

    label : the true class, from 0; smoothing : ε from 0 to 1, taken as it is written; teacher : whose softmax p is, if it is no label.
    """
    epsilon = Fraction(str(smoothing))
    with localcontext(CONTEXT):
        if teacher:
            p, costs = list(teacher.q), list(teacher.surprises)
        else:
            p, costs = _smoothed(model.n, label, epsilon)
        base, T = _base(unit), decimal(model.temperature)
        entropy = sum((share * cost for share, cost in zip(p, costs, strict=True) if share), Decimal(0)) / base
        loss = sum((share * cost for share, cost in zip(p, model.surprises, strict=True) if share), Decimal(0)) / base
        apart = sum(map(_excess, p, model.q, costs, model.surprises), Decimal(0)) / base
        gradient = tuple(more / T for more in _more(model.q, p))
    target: Target = "teacher" if teacher else "label"
    return Classifier(model, target, label, epsilon, teacher, unit, tuple(p), entropy, loss, apart, gradient)


def _excess(p: Decimal, q: Decimal, cost: Decimal, surprise: Decimal) -> Decimal:
    """Return p·u − p + q with u = log p/q, which sums to D(p‖q) in nats and is never negative; cost, surprise : ln of one over p and q."""
    if not p:
        return q
    u = surprise - cost
    return p * u * u / 2 * (1 - u / 3 + u * u / 12) if abs(u) < CLOSE else max(p * u + (q - p), Decimal(0))


def _more(q: Sequence[Decimal], p: Sequence[Decimal]) -> list[Decimal]:
    """Return q − p; where p is nearly 1, by what the others sum to, which no digits are lost of."""
    found = [a - b for a, b in zip(q, p, strict=True)]
    k = _summed(p)
    if k is not None:
        found[k] = -sum(found[:k] + found[k + 1 :], Decimal(0))
    return found


def _summed(p: Sequence[Decimal]) -> int | None:
    """Return the place where q − p is found as a sum over the others: of the class that has more than half of p."""
    k = max(range(len(p)), key=lambda i: p[i])
    return k if p[k] > HALF else None


def _smoothed(n: int, label: int, epsilon: Fraction) -> tuple[list[Decimal], list[Decimal]]:
    """Return (1 − ε)·[label] + ε/n, and ln of one over that."""
    shares = _shares(n, epsilon)
    return tuple([both[i == label] for i in range(n)] for both in shares)  # type: ignore[return-value]


@lru_cache(maxsize=64)
def _shares(n: int, epsilon: Fraction) -> tuple[tuple[Decimal, Decimal], tuple[Decimal, Decimal]]:
    """Return what p is of the others and of the label, and ln of one over that."""
    with localcontext(CONTEXT):
        other, less = decimal(epsilon / n), decimal(epsilon * (n - 1) / n)
        return (other, 1 - less), (-other.ln() if other else Decimal(0), -log1p(-less))


def _base(unit: Unit) -> Decimal:
    return _LN2 if unit == "bits" else Decimal(1)


def _nats(value: Decimal, unit: Unit) -> Decimal:
    return value * _base(unit)


with localcontext(CONTEXT):
    _LN2 = Decimal(2).ln()


def floats(values: tuple[Decimal, ...]) -> Vector:
    """Return values in float64, (n,)."""
    return np.array([float(value) for value in values])
