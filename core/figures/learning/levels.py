"""The level lines of a loss of two parameters, as marks."""

from core.figures.marks import Line, Mark
from core.learning.losses import Loss
from core.learning.slopes import quiet
from core.numbers.arrays import Vector


@quiet
def level_lines(loss: Loss, halves: Vector, centre: Vector) -> list[Mark]:
    """Return the level lines of loss where a view shows halves : (2,) to either side of centre : (2,).

    Those that are the same in every view have a shape with a name.
    """
    shape = loss.name if loss.has_fixed_lines else ""
    curves = loss.lines(halves, centre)
    return [Line(f"level {k + 1}", curve, "level", shape=shape and f"{shape} {k}") for k, curve in enumerate(curves) if curve.size]
