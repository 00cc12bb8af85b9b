"""Image: a picture without axes."""

from dataclasses import dataclass
from typing import ClassVar

from core.figures.figure import Figure
from core.numbers.arrays import Matrix


@dataclass(frozen=True, eq=False)
class Image(Figure):
    """A picture that pixels fill."""

    kind: ClassVar[str] = "image"

    @property
    def half(self) -> float:
        """Half the height of the still picture."""
        return 1.0

    @property
    def unit(self) -> float:
        """What no screen shows of a coordinate."""
        return 1e-5

    def placed(self, points: Matrix) -> Matrix:
        """Return points as they are: the centre of the image is 0, its edge above 1."""
        return points
