"""The level lines of a loss of two parameters, as a mark."""

import numpy as np

from core.figures.marks import Line
from core.figures.marks.base import Maps
from core.learning.losses import Loss
from core.learning.slopes import quiet
from core.numbers.arrays import Vector

MAP = "levels"


@quiet
def level_lines(loss: Loss, halves: Vector, centre: Vector) -> tuple[list[Line], Maps]:
    """Return the level lines of loss as one mark, if there are any, where a view shows halves : (2,) to either side of centre : (2,).

    Those that never change have a shape with a name, and those that a map takes to where they are have that as well.
    """
    lines = loss.lines(halves, centre)
    gap = np.full((2 if lines.map is None else 3, 1), np.nan)
    parts = [part for stroke in lines.strokes if stroke.size for part in (stroke, gap)]
    if not parts:
        return [], {}
    maps = {} if lines.map is None else {MAP: lines.map}
    return [Line("levels", np.hstack(parts[:-1]), "level", map=MAP if maps else "", shape=lines.name)], maps
