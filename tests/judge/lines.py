"""Angles as they are shown: in degrees, of a direction or of a line."""

from collections.abc import Iterator
from typing import Any

import mpmath

from tests.judge.shown import read, tell

ROUNDING = mpmath.mpf(10) ** -12  # degrees: what is less is shown as 0


def line(text: str, true: Any, digits: int = 4, slack: Any = 0) -> Iterator[str]:
    """Yield the true angle of a line, in degrees, where text is another's; slack: how sure the line is, in radians."""
    yield from _angle(text, true, 180, digits, slack)


def direction(text: str, true: Any, digits: int = 4, slack: Any = 0) -> Iterator[str]:
    """Yield the true angle, in degrees, where text is another; 180° is not −180°, which nobody says."""
    yield from _angle(text, true, 360, digits, slack)


def _angle(text: str, true: Any, turn: int, digits: int, slack: Any) -> Iterator[str]:
    with mpmath.workdps(40):
        found, wanted = read(text, digits), mpmath.degrees(true)
        rest = mpmath.fmod(found.value - wanted, turn)
        rest = min((rest + turn * k for k in (-1, 0, 1)), key=abs)
        if abs(rest) > found.reach * (1 + mpmath.mpf(10) ** -9) + ROUNDING + mpmath.degrees(slack):
            near = mpmath.fmod(wanted, turn)
            near = near - turn if near > turn / 2 else near + turn if near < -turn / 2 else near
            yield f"{tell(near)}°, not {text}°"
        elif abs(found.value) > turn / 2 or (turn == 360 and found.value == -180):
            yield f"an angle in (−{turn // 2}°, {turn // 2}°], not {text}°"
