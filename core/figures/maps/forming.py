"""The pictures of what forming A⁻¹ costs: errors and residuals of inv(A) @ b beside those of solve(A, b), against κ."""

import math

import numpy as np

from core.figures.axes import Axis, Tick, decades
from core.figures.chart import Chart
from core.figures.legend import Entry
from core.figures.marks import Dots
from core.figures.theme import Role
from core.maps.forming import ALIKE, APART, DECADES, Forming, Side
from core.numbers.arrays import Vector
from core.numbers.digits import power

PLACES = 2  # of a decade that a small picture shows: hundreds of points go with every answer while A is led
FLOOR = -18.0  # log₁₀ of the smallest error that is in view
NAMES: dict[Side, str] = {"Ax": "b = Ax", "random": "random b"}


def forming(result: Forming) -> tuple[Chart, ...]:
    """Return a chart for each kind of right-hand side."""
    return tuple(_clouds(result, side) for side in result.trials)


def _clouds(result: Forming, side: Side) -> Chart:
    trial = result.trials[side]
    x = np.round(np.log10(trial.kappa), PLACES)
    clouds: tuple[tuple[str, Vector, Role], ...] = (
        ("error of solve", trial.solve.errors, "first"),
        ("error of inv", trial.inv.errors, "output"),
        ("residual of solve", trial.solve.residuals, "eigen"),
        ("residual of inv", trial.inv.residuals, "singular"),
    )
    legend = tuple(Entry(f"{name}, {NAMES[side]}", "", SAYS[name]) for name, *_ in clouds)
    marks = tuple(Dots(f"{name}, {NAMES[side]}", np.vstack([x, _height(values)]), role, is_fine=True) for name, values, role in clouds)
    return Chart(
        f"with {side}",
        marks,
        (-2.2, DECADES + 0.5),
        (FLOOR - 6.0, 4.0),  # the name of the other axis stands below the floor
        title=f"{NAMES[side]}: {verdict(result, side)}",
        x_ticks=decades(0, DECADES, 4),
        y_ticks=(Tick(FLOOR, f"≤{power('10', int(FLOOR))}"), *decades(FLOOR + 2, 0, 4)),
        x_axis=Axis("κ, before rounding", "κ", is_log=True),
        y_axis=Axis("relative error, residual", "value", is_log=True),
        legend=legend,
    )


SAYS = {
    "error of solve": "solve(A, b): how far it is from the exact x",
    "error of inv": "inv(A) @ b: how far it is from the exact x",
    "residual of solve": "solve(A, b): what is left of b − Ax",
    "residual of inv": "inv(A) @ b: what is left of b − Ax",
}


def _height(values: Vector) -> Vector:
    """Return log₁₀ of values, no less than FLOOR; not a number where they are none."""
    heights: Vector = np.log10(np.clip(values, 10.0**FLOOR, 10.0**2))
    return heights.round(PLACES)


def verdict(result: Forming, side: Side) -> str:
    """Return what the points show: whether the residuals of both ways are apart, and whether the errors are."""
    trial = result.trials[side]
    residuals, errors = parting(trial.residuals), parting(trial.errors)
    return f"residuals and errors {errors}" if residuals == errors else f"residuals {residuals}, errors {errors}"


def parting(ratio: float) -> str:
    """Return what becomes of two clouds whose medians have a ratio."""
    if math.isnan(ratio):
        return "cannot be compared"
    apart = max(ratio, 1 / ratio) if ratio else APART + 1
    return "apart" if apart > APART else "a little apart" if apart > ALIKE else "alike"
