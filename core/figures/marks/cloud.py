"""Cloud: many points that only maps move."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from core.figures.marks.base import FAR, Keep, Maps, Mark, Space, moved, rounded, stroke, told, whole
from core.figures.theme import ROLES, Role
from core.numbers.arrays import Matrix

FINEST = 2.0**-13  # of how far a cloud goes: no screen shows less
SIZES = ((60, 7.0), (600, 5.0))  # up to how many points they are so many pixels across on a large one,
LEAST = 3.5  # and of more
FINE, FAINT = 2.5, 1000  # pixels on a small picture; from so many points on each is half as strong


@dataclass(frozen=True, eq=False)
class Cloud(Mark):
    """Many points, which go to the stage once, as whole multiples of a step, and are painted there and not drawn."""

    kind: ClassVar[str] = "cloud"
    name: str
    points: Matrix  # (2, n) or (3, n), before the map
    role: Role
    map: str = ""  # the map that takes points to where they are drawn; "" draws them where they are
    shape: str = ""  # the name of points that never change

    def drawn(self, maps: Maps) -> Matrix:
        """Return the points where they are drawn."""
        return moved(self.points, self.map, maps)

    @property
    def across(self) -> float:
        """How many pixels a point is across on a large picture."""
        return next((size for most, size in SIZES if self.points.shape[1] <= most), LEAST)

    @property
    def opacity(self) -> float:
        """How strong a point is."""
        return ROLES[self.role].opacity * (0.5 if self.points.shape[1] > FAINT else 1.0)

    def svg(self, space: Space) -> str:
        """Return the points as one path, ends of strokes without a length, which are round."""
        at = space.placed(self.drawn(space.maps))
        near = at[:, (np.abs(at) <= FAR).all(axis=0)].T.tolist()
        where = "".join(f"M{x:.4g} {-y:.4g}h0" if space.is_large else f"M{x:.4g} {-y:.4g}L{x:.4g} {-y:.4g}" for x, y in near)
        line = stroke(self.role, self.across if space.is_large else FINE)
        return f'<path d="{where}" {line} stroke-opacity="{self.opacity:g}" stroke-linecap="round"/>'

    def sent(self, unit: float, keep: Keep) -> dict[str, Any]:
        """Return what the stage is told of them."""
        more = {"map": self.map, "across": self.across, "opacity": self.opacity}
        step = float(np.abs(self.points).max(initial=0.0)) * FINEST or 1.0
        if self.shape:
            return told(self, **more, step=step, shape=keep(self.shape, lambda: whole(self.points, (step,) * len(self.points))))
        return told(self, **more, points=rounded(self.points, min(unit, step)))
