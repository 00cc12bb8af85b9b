"""Image: a picture without axes."""

from dataclasses import KW_ONLY, dataclass
from typing import Any, ClassVar

from core.figures.figure import Figure
from core.figures.marks.base import Keep
from core.numbers.arrays import Matrix


@dataclass(frozen=True, eq=False)
class Image(Figure):
    """A picture that pixels fill: its upper edge is at 1, and its right one at its aspect."""

    kind: ClassVar[str] = "image"
    _: KW_ONLY
    aspect: float = 1.0  # how many times as wide as high it is

    @property
    def half(self) -> float:
        """Half the height of the still picture."""
        return 1.0

    @property
    def frame(self) -> tuple[float, float]:
        """Half the width and half the height of what is in view: all of it."""
        return self.aspect, 1.0

    @property
    def unit(self) -> float:
        """What no screen shows of a coordinate."""
        return 1e-5

    def placed(self, points: Matrix) -> Matrix:
        """Return points as they are: the centre of the image is 0, its edge above 1."""
        return points

    def sent(self, keep: Keep) -> dict[str, Any]:
        """Return what the stage is told of it."""
        return super().sent(keep) | {"aspect": self.aspect}
