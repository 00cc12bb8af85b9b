"""Playing: when the steps of a factorization take place in its film."""

import math
from collections.abc import Sequence

WHOLE = 0.00155  # of a step: what is nearer to its end is there, as for the player; four digits of t never say just that
START = 0.2  # of a step, before which nothing moves
ARRIVAL = 0.8  # and after which it is done
FASTEST, SLOWEST = 1.5, 0.5  # seconds to a step, of few and of many
LONGEST = 24.0  # seconds of a film, where that can be
LARGEST = 6  # rows or columns that are drawn step by step


def seconds(count: int) -> float:
    """Return how long a film of so many steps is."""
    return max(SLOWEST * count, min(LONGEST, FASTEST * count))


def at(t: float, count: int) -> float:
    """Return how many steps have been made at a moment; what is nearly whole is whole."""
    s = t * count
    return float(round(s)) if abs(s - round(s)) <= WHOLE else s


def done(t: float, count: int) -> int:
    """Return how many steps are done."""
    return math.floor(at(t, count) + 1 - ARRIVAL + 1e-9)


def current(t: float, count: int) -> int:
    """Return the number of the step that is made now, or was made last; at the very beginning the first."""
    return max(0, math.ceil(at(t, count)) - 1)


def names(count: int) -> list[str]:
    """Return what the moments between steps are called."""
    return ["the start", *(f"step {s} of {count}" for s in range(1, count + 1))]


def times(count: int) -> Sequence[float]:
    """Return the moments between steps."""
    return [s / count for s in range(count + 1)]
