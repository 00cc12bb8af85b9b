"""Squares: residuals squared, as squares."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from core.figures.marks.base import Keep, Mark, Space, filled, rounded, told
from core.figures.theme import ROLES, Role
from core.numbers.arrays import Matrix


@dataclass(frozen=True, eq=False)
class Squares(Mark):
    """A square on each residual, as the eye measures it: as wide as high on the screen, whatever the scales of the axes are."""

    kind: ClassVar[str] = "squares"
    name: str
    points: Matrix  # (3, n): x, y and what the fit gives in place of y
    role: Role

    def svg(self, space: Space) -> str:
        """Return them as one path."""
        return filled(corners(space.placed(self.points)), self.role, ROLES[self.role].opacity)

    def sent(self, unit: float, keep: Keep) -> dict[str, Any]:  # noqa: ARG002 – a fit moves with its points
        """Return what the stage is told of them."""
        return told(self, points=rounded(self.points, unit))


def corners(points: Matrix) -> Matrix:
    """Return the corners of squares on residuals, parted by NaN; points : (3, n), x, y and what the fit gives, in equal scales."""
    x, y, fit = points
    left, gap = x - (y - fit), np.full(len(x), np.nan)
    found: Matrix = np.stack([[x, left, left, x, x, gap], [y, y, fit, fit, y, gap]]).transpose(0, 2, 1).reshape(2, -1)
    return found
