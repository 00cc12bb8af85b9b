"""Lines: which level lines of a loss of two parameters a view shows."""

import math
from functools import lru_cache

import numpy as np

from core.learning.contours import Lines, ellipses, levels, rays
from core.learning.losses.loss import Loss
from core.numbers.arrays import Matrix, Vector

COUNT = 8
FAR = 6.0  # half-heights from the centre: what is farther is in no view
RING = 181  # directions in which the lowest point in sight is looked for
SQUARE = np.array([[1.0, 1, -1, -1, 1, 0, -1, 0], [1, -1, 1, -1, 0, 1, 0, -1]])


def of_quadratic(loss: Loss, halves: Vector, centre: Vector) -> Lines:
    """Return the level lines of a quadratic, equally spaced, where a view shows halves : (2,) to either side of centre : (2,)."""
    goal, excess = loss.minimizer, loss.excess(_round(halves, centre))
    assert goal is not None
    assert excess is not None
    top = float(np.median(excess))
    if not 0 < top < math.inf:
        return Lines([])
    return ellipses(loss.hessian(goal), goal, top, COUNT, _reach(halves, centre, goal))


def of_convex(loss: Loss, halves: Vector, centre: Vector, samples: int) -> Lines:
    """Return the level lines of a convex loss round its minimizer, or where there is none round the lowest point of a wide ring.

    samples : points of each. Of the same loss in the same view they are found once: many examples take long.
    """
    return Lines(_of_convex(loss, *halves.tolist(), *centre.tolist(), samples))


@lru_cache(maxsize=4)
def _of_convex(loss: Loss, half_x: float, half_y: float, centre_x: float, centre_y: float, samples: int) -> list[Matrix]:
    halves, centre = np.array([half_x, half_y]), np.array([centre_x, centre_y])
    goal = loss.minimizer
    if goal is None:
        angles = np.linspace(0, 2 * math.pi, RING)
        ring = centre[:, None] + 2 * halves[:, None] * np.vstack([np.cos(angles), np.sin(angles)])
        goal = ring[:, int(np.argmin(loss.values(ring)))]
    low, top = loss.value(goal), float(np.median(loss.values(_round(halves, centre))))
    if not low < top < math.inf:
        return []
    return rays(loss.values, goal, levels(low, top, COUNT), _reach(halves, centre, goal), samples)


def _round(halves: Vector, centre: Vector) -> Matrix:
    """Return points round the edge of the view, (2, 8)."""
    return np.asarray(centre[:, None] + halves[:, None] * SQUARE)


def _reach(halves: Vector, centre: Vector, goal: Vector) -> float:
    return FAR * float(halves.max()) + float(np.abs(centre - goal).max())
