"""Chart: a picture whose two axes have scales of their own."""

from dataclasses import KW_ONLY, dataclass
from typing import Any, ClassVar

import numpy as np

from core.figures.axes import Axis, Tick
from core.figures.figure import Figure, Numbers, step
from core.figures.marks.base import WIDE, Keep, brief, lined
from core.numbers.arrays import Matrix


@dataclass(frozen=True, eq=False)
class Chart(Figure):
    """A picture that has no origin in its centre: what is in view along each axis, and where which text stands."""

    kind: ClassVar[str] = "chart"
    stretches: ClassVar[bool] = True
    x: tuple[float, float]
    y: tuple[float, float]
    _: KW_ONLY
    x_ticks: tuple[Tick, ...] = ()
    y_ticks: tuple[Tick, ...] = ()
    zero: float | None = None  # where 0 stands on a logarithmic y axis, below all that has a place of its own
    x_axis: Axis | None = None
    y_axis: Axis | None = None
    is_small: bool = True

    @property
    def half(self) -> float:
        """Half the height of the still picture, which is a box from (−WIDE, −1) to (WIDE, 1)."""
        return 1.0

    @property
    def frame(self) -> tuple[float, float]:
        """Half the width and half the height of the still picture, which is all of it."""
        return WIDE, self.half

    def ground(self) -> str:
        """Return the grid."""
        at = self.placed(np.array([[tick.at for tick in self.x_ticks], [0.0] * len(self.x_ticks)]))[0].tolist()
        up = self.placed(np.array([[0.0] * len(self.y_ticks), [tick.at for tick in self.y_ticks]]))[1].tolist()
        across = [] if self.x_axis and self.x_axis.names else at
        return lined("gridline", "".join([*(f"M{x:.4g}-1V1" for x in across), *(f"M{-WIDE} {-y:.4g}H{WIDE}" for y in up)]))

    def numbers(self) -> tuple[Numbers, Numbers]:
        """Return where which text stands along the lower edge and up the left one."""
        at = self.placed(np.array([[tick.at for tick in self.x_ticks], [0.0] * len(self.x_ticks)]))[0].tolist()
        up = self.placed(np.array([[0.0] * len(self.y_ticks), [tick.at for tick in self.y_ticks]]))[1].tolist()
        pairs = ((at, self.x_ticks), (up, self.y_ticks))
        across, upwards = ([(where, tick.more or tick.text) for where, tick in zip(*pair, strict=True)] for pair in pairs)
        return across, upwards

    @property
    def unit(self) -> float:
        """What no screen shows of a coordinate: points are as exact as the finer of the two scales needs."""
        return min(self.x[1] - self.x[0], self.y[1] - self.y[0]) / 2 * 1e-5

    @property
    def steps(self) -> tuple[float, float]:
        """What no eye sees of a curve, along each axis."""
        return step((self.x[1] - self.x[0]) / 2), step((self.y[1] - self.y[0]) / 2)

    def placed(self, points: Matrix) -> Matrix:
        """Return where points stand in the box."""
        (left, right), (bottom, top) = self.x, self.y
        across = WIDE * (2 * points[:1] - left - right) / (right - left)
        return np.vstack([across, (2 * points[1:] - bottom - top) / (top - bottom)])

    def sent(self, keep: Keep) -> dict[str, Any]:
        """Return what the stage is told of it."""
        axes = (self.x_axis, self.y_axis)
        named = {"axes": keep(brief("axes", axes), lambda: [axis and axis.sent() for axis in axes])} if any(axes) else {}
        zero = {} if self.zero is None else {"zero": self.zero}
        return super().sent(keep) | {"x": self.x, "y": self.y, "xTicks": self.x_ticks, "yTicks": self.y_ticks} | zero | named
