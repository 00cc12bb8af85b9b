"""Directions of space as they are shown: whole numbers, or a vector of length 1 to four digits."""

from collections.abc import Iterator
from typing import Any

import mpmath

from tests.judge.shown import read, tell

SURE = mpmath.mpf(10) ** -9  # what whole numbers may miss


def axis(text: str, true: Any, slack: Any = 0) -> Iterator[str]:
    """Yield the true direction where text, ``1, 2, 2``, shows another; slack: how sure that is, in radians."""
    with mpmath.workdps(60):
        parts = [read(part) for part in text.split(", ")]
        found, wanted = mpmath.matrix([part.value for part in parts]), true / mpmath.norm(true)
        length = mpmath.norm(found)
        is_whole = abs(length - 1) > mpmath.mpf("0.01") or all(part.value == int(part.value) for part in parts)
        reach = SURE if is_whole else 2 * sum(part.reach for part in parts)
        if mpmath.norm(found / length - wanted) > reach + slack:
            yield f"({', '.join(map(tell, wanted))}), not ({text})"


def line(text: str, true: Any, slack: Any = 0) -> Iterator[str]:
    """Yield the same of a line, which has two directions."""
    if all(any(axis(text, sign * true, slack)) for sign in (1, -1)):
        yield from axis(text, true, slack)
