"""Carried: points in a picture of a map, as they are and where the map takes them."""

from dataclasses import replace
from typing import TypeVar

import numpy as np

from core.figures.figure import Figure
from core.figures.legend import Entry
from core.figures.marks import Cloud
from core.figures.space import CAMERA, SEEN
from core.numbers.arrays import Matrix

Picture = TypeVar("Picture", bound=Figure)

LEGEND = (
    Entry("carried points", "", "where A takes the points", ("", "where M(t) takes the points")),
    Entry("points", "", "the points, before the map"),
)


def with_points(figure: Picture, points: Matrix, key: str, *, is_given: bool = True) -> Picture:
    """Return a picture of the map A with points below all else: where A takes them, and faint where they are, if that is to be shown.

    points : (N, n); key tells them from all others, if they never change.
    """
    shape, camera = f"points {key}" if key else "", CAMERA if figure.is_deep else ""
    both = (
        Cloud("points", points.T, "cloud", map=camera, shape=shape),
        Cloud("carried points", points.T, "image", map=f"{camera} A".strip(), shape=shape),
    )
    shown = 0 if is_given else 1
    return replace(figure, marks=(*both[shown:], *figure.marks), legend=(*figure.legend, *LEGEND[: 2 - shown]))


def reach(points: Matrix) -> float:
    """Return how far points go in a picture of the plane, or of space: as far as the farthest of them, by space.far."""
    if points.shape[1] == 3:
        return max(float(np.abs(points[:, 2]).max()), SEEN * float(np.linalg.norm(points, axis=1).max()))
    return float(np.abs(points).max())
