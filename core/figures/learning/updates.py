"""The pictures of a descent over its updates: the loss as a chart, and the player's film."""

import math

import numpy as np

from core.figures.axes import Axis, Tick, decades
from core.figures.chart import Chart
from core.figures.figure import Figure
from core.figures.film import Film, Frames
from core.figures.learning import legends
from core.figures.marks import Dots, Line
from core.learning.gradient_descent import Descent
from core.numbers.arrays import Vector
from core.numbers.digits import show

ACROSS = (-0.75, 3.15)  # of log₁₀(1 + k), for 1,000 updates, with room for the numbers that stand at the left
UPDATE = Axis("update", counts=True)
VALUE = Axis("loss", is_log=True)
EXCESS = Axis("loss above the least", "loss − least", is_log=True)
TICKS = tuple(Tick(math.log10(1 + k), show(k)) for k in (0, 10, 100, 1000))
LARGEST = 1e308  # of a loss above the least, which may leave float64 before the loss does
WRITTEN = 8  # parameters up to which each has a dot of its own


def across(count: int) -> Vector:
    """Return log₁₀(1 + k) of the updates: the first ones matter most."""
    return np.asarray(np.log10(1.0 + np.arange(count)))


def heights(descent: Descent) -> Vector:
    """Return log₁₀ of how far each loss is above the least one, or of the loss where there is no least one, (k + 1,).

    What is 0 stands one below the lowest that is not.
    """
    values = descent.losses if descent.excess is None else descent.excess
    found = np.full(len(values), np.nan)
    np.log10(np.minimum(values, LARGEST), out=found, where=values > 0)
    lowest = float(np.min(found, where=values > 0, initial=math.inf)) - 1
    return np.where(values > 0, found, lowest if math.isfinite(lowest) else 0.0)


def loss(descent: Descent, at: int) -> Figure:
    """Return the loss against the update, both on logarithmic scales."""
    x, y = across(descent.updates + 1), heights(descent)
    values = descent.losses if descent.excess is None else descent.excess
    low, high = float(y.min()), max(float(y.max()), float(y.min()) + 1)
    marks = (Line("loss", np.vstack([x, y]), "path"), Dots("now on the loss", np.array([x[at], y[at]]), "output"))
    room = high - low
    has_zero = bool((values == 0).any())
    y_ticks = decades(low + (0.5 if has_zero else 0), high)
    view = low - 0.35 * room, high + 0.3 * room
    return Chart(
        "loss",
        marks,
        ACROSS,
        view,
        title="The loss, update by update",
        x_ticks=TICKS,
        y_ticks=y_ticks,
        zero=low if has_zero else None,
        x_axis=UPDATE,
        y_axis=VALUE if descent.excess is None else EXCESS,
        legend=legends.LOSS,
    )


def film(descent: Descent) -> Film | None:
    """Return the descent update by update, with the loss over the slider; None where the first update leaves float64."""
    if not descent.updates:
        return None
    return Film("Updates", "loss", "f(w⁽ᵏ⁾)", readouts(descent, 1)[0], lambda: _frames(descent), "", seconds=10.0)


def readouts(descent: Descent, count: int | None = None) -> list[str]:
    """Return the losses as they stand on the screen, 0 where they are only rounding; of the first few updates, or of all."""
    is_rounding = np.abs(descent.losses) <= descent.rounding
    return [show(loss) for loss in np.where(is_rounding, 0.0, descent.losses)[:count].tolist()]


def _frames(descent: Descent) -> Frames:
    x, y = across(descent.updates + 1), heights(descent)
    low, high = float(y.min()), float(y.max())
    tips = {"now on the loss": np.vstack([x, y])}
    if descent.loss.size in (2, 3):
        tips["now"] = descent.points
    if descent.loss.size != 2 and descent.loss.size <= WRITTEN:
        tips |= {f"now w{j + 1}": np.vstack([x, w]) for j, w in enumerate(descent.points)}
    return Frames(
        times=[float(k) for k in range(descent.updates + 1)],
        names=[f"update {k}" for k in range(descent.updates + 1)],
        readouts=readouts(descent),
        curve=((y - low) / ((high - low) or 1.0)).tolist(),
        tips=tips,
    )
