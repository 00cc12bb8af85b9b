"""Pixels: a grey image."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np

from core.figures.marks.base import WIDE, Keep, Mark, Space, told
from core.figures.png import address
from core.figures.theme import Role
from core.numbers.arrays import Matrix


@dataclass(frozen=True, eq=False)
class Pixels(Mark):
    """A grey image that fills its picture."""

    kind: ClassVar[str] = "pixels"
    name: str
    pixels: Matrix  # (height, width), 0 black to 255 white
    shape: str = ""  # the name of pixels that never change
    role: Role = "unit"  # its greys are its own
    points: Matrix = field(init=False, default_factory=lambda: np.empty((2, 0)))  # none: it stands where its picture does

    def svg(self, space: Space) -> str:
        """Return it as large as the picture."""
        wide, high = space.frame if space.is_large else (WIDE * space.half, space.half)
        frame = f'x="{-wide:g}" y="{-high:g}" width="{2 * wide:g}" height="{2 * high:g}"'
        return f'<image href="{address(self.pixels)}" {frame} preserveAspectRatio="xMidYMid slice"/>'

    def sent(self, unit: float, keep: Keep) -> dict[str, Any]:  # noqa: ARG002 – a pixel is a byte
        """Return what the stage is told of it."""
        if self.shape:
            return told(self, shape=keep(self.shape, lambda: address(self.pixels)))
        return told(self, image=address(self.pixels))
