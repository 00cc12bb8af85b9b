"""Axes: charts, whose two axes have scales of their own."""

import math

from core.arrays import Vector
from core.digits import power, show
from core.figures.marks import Axes, Figure, Handle, Mark


def chart(
    name: str,
    title: str,
    marks: tuple[Mark, ...],
    x: tuple[float, float],
    y: tuple[float, float],
    *,
    x_ticks: tuple[tuple[float, str], ...] | None = None,
    y_ticks: tuple[tuple[float, str], ...] = (),
    handles: tuple[Handle, ...] = (),
    spots: dict[str, float] | None = None,
) -> Figure:
    """Return a small picture of marks, with round numbers along x if nothing else is to stand there."""
    axes = Axes(x, y, ticks(*x) if x_ticks is None else x_ticks, y_ticks)
    half = min(x[1] - x[0], y[1] - y[0]) / 2  # points are as exact as the finer of the two scales needs
    return Figure(marks, half, name=name, title=title, axes=axes, is_small=True, handles=handles, spots=spots or {})


def ticks(low: float, high: float, most: int = 6) -> tuple[tuple[float, str], ...]:
    """Return round numbers from low to high with their texts, at most most + 1 of them."""
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(lead * power for lead in (1, 2, 5, 10) if lead * power >= rough * (1 - 1e-9))
    return tuple((k * step, show(k * step)) for k in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1))


def span(values: Vector, room: float = 0.12) -> tuple[float, float]:
    """Return what is to be in view of values: all of them with some room, rounded outwards so that it seldom changes."""
    low, high = float(values.min()), float(values.max())
    width = high - low or abs(high) or 1.0
    step = 10.0 ** math.floor(math.log10(width)) / 2
    return step * math.floor((low - room * width) / step), step * math.ceil((high + room * width) / step)


def decades(low: float, high: float, most: int = 4) -> tuple[tuple[float, str], ...]:
    """Return the powers of ten from 10^low to 10^high, at their exponents, at most most + 1 of them."""
    step = max(1, math.ceil((high - low) / most))
    found = [k for k in range(math.ceil(low), math.floor(high) + 1) if k % step == 0]
    is_short = all(abs(k) <= 3 for k in found)
    return tuple((float(k), show(10.0**k) if is_short or k == 0 else power("10", k)) for k in found)
