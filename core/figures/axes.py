"""Axes: the numbers that stand at them, and what is in view along them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from core.numbers.arrays import Vector
from core.numbers.digits import power, show

LONGEST = 7  # letters of a tick that stands in full wherever it is
LEAST = 1e-300  # a width
FEW = 3  # digits that are never too many
RESOLUTION = 1e-15  # relative: numbers nearer to each other have no names of their own


class Tick(NamedTuple):
    """A place on an axis and what stands there: its number, or by how much that is more than the number of the first tick."""

    at: float
    text: str
    more: str = ""  # where the numbers are long: "+0.001"


@dataclass(frozen=True)
class Axis:
    """What an axis of a chart shows."""

    name: str  # with its unit: "angle in °"; empty where the title says it
    symbol: str = ""  # what stands for it beside a value, where that is shorter
    is_log: bool = False  # whether places along it are exponents of 10
    counts: bool = False  # whether they are log₁₀(1 + k) of whole numbers k
    names: bool = False  # whether names stand along it, and no numbers

    def sent(self) -> dict[str, Any]:
        """Return it for JSON."""
        return {"name": self.name, "symbol": self.symbol or self.name, "isLog": self.is_log, "counts": self.counts, "names": self.names}


@lru_cache(maxsize=64)
def ticks(low: float, high: float, most: int = 6, *, is_whole: bool = False) -> tuple[Tick, ...]:
    """Return round numbers from low to high with their texts, at most most + 1 of them.

    is_whole : whether what stands along the axis are whole numbers, which are not broken as long as two of them are in view.
    """
    rough = max((high - low) / most, RESOLUTION * max(abs(low), abs(high)))
    if is_whole and math.floor(high) - math.ceil(low) >= 1:
        rough = max(rough, 1.0)
    exponent = math.floor(math.log10(rough))
    lead = next(lead for lead in (1, 2, 5, 10) if lead >= rough / 10.0**exponent * (1 - 1e-9))
    step = Decimal(lead).scaleb(exponent)
    first, last = math.ceil(low / float(step) - 1e-9), math.floor(high / float(step) + 1e-9)
    numbers = [k * step for k in range(first, last + 1)]
    texts = written(numbers)
    if len(texts) > 3 and texts[0][1] and _length(numbers[1]) < _length(numbers[0]):  # what stands in full should be a round number
        numbers, texts = numbers[1:], written(numbers[1:])
    return tuple(Tick(float(number), *text) for number, text in zip(numbers, texts, strict=True))


def written(numbers: Sequence[Decimal]) -> list[tuple[str, str]]:
    """Return the texts of equally spaced numbers, with all digits that tell them apart.

    Where those are many, the k-th has a second text, k steps, by how much it is more than the first: an axis writes one number in
    full, and each after it in short.
    """
    if len(numbers) < 2:
        return [(show(float(number)), "") for number in numbers]
    step = numbers[1] - numbers[0]
    digits = max(abs(number) for number in numbers).adjusted() - step.adjusted() + _length(step)
    texts = [show(float(number), digits=max(4, digits)) for number in numbers]
    if digits <= FEW or max(map(len, texts)) <= LONGEST:
        return [(text, "") for text in texts]
    return [(text, f"+{show(float(k * step))}") for k, text in enumerate(texts)]


def _length(number: Decimal) -> int:
    """Return how many digits number has."""
    return len(number.normalize().as_tuple().digits)


@lru_cache(maxsize=64)
def multiples(step: float, count: int) -> tuple[str, ...]:
    """Return the texts of 0, step, 2·step … count·step, of a step that is 1, 2 or 5 times a power of ten."""
    exact = Decimal(f"{step:.0e}")
    return tuple(text for text, _ in written([k * exact for k in range(count + 1)]))


def is_whole(values: Vector) -> bool:
    """Return whether all values are whole numbers."""
    return bool((values == np.round(values)).all())


def span(values: Vector, room: float = 0.12) -> tuple[float, float]:
    """Return what is to be in view of values: all of them with some room, rounded outwards so that it seldom changes."""
    low, high = float(values.min()), float(values.max())
    width = next((width for width in (high - low, abs(high)) if width > LEAST), 1.0)
    step = 10.0 ** math.floor(math.log10(width)) / 2
    return step * math.floor((low - room * width) / step), step * math.ceil((high + room * width) / step)


def decades(low: float, high: float, most: int = 4) -> tuple[Tick, ...]:
    """Return the powers of ten from 10^low to 10^high, at their exponents, at most most + 1 of them."""
    step = max(1, math.ceil((high - low) / most))
    found = [k for k in range(math.ceil(low), math.floor(high) + 1) if k % step == 0]
    is_short = all(abs(k) <= 3 for k in found)
    return tuple(Tick(float(k), show(10.0**k) if is_short or k == 0 else power("10", k)) for k in found)
