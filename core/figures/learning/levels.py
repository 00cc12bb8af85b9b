"""The level lines of a loss of two parameters, as marks."""

import math
from functools import lru_cache

import numpy as np

from core.figures.marks import Mark, line
from core.learning.contours import ellipses, levels, rays, rosenbrock, saddle
from core.learning.objectives import Objective, OverExamples, Rosenbrock, Saddle
from core.numbers.arrays import Matrix, Vector

COUNT = 8
FAR = 6.0  # half-heights from the centre: what is farther is not drawn
USUAL = 121  # points of a line, and
FEW, MANY = 61, 2000  # so few where there are more examples than so many: f takes as long as there are
RING = 181  # directions in which the lowest point in sight is looked for
SQUARE = np.array([[1.0, 1, -1, -1, 1, 0, -1, 0], [1, -1, 1, -1, 0, 1, 0, -1]])
OF_ROSENBROCK = [4.0**k for k in range(-1, 7)]
OF_SADDLE = np.concatenate([[-0.2, -0.1, 0.0], levels(0.0, 8.0, 6)])


def level_lines(objective: Objective, halves: Vector, centre: Vector) -> list[Mark]:
    """Return the level lines of objective where a view shows halves : (2,) to either side of centre : (2,).

    Those of a quadratic are equally spaced; those of Rosenbrock's valley and of the saddle are the same in every view.
    """
    if isinstance(objective, Rosenbrock):
        return _marks(rosenbrock(OF_ROSENBROCK), "rosenbrock")
    if isinstance(objective, Saddle):
        return _marks(saddle(OF_SADDLE), "saddle")
    with np.errstate(all="ignore"):
        if objective.is_quadratic:
            return _marks(_quadratic(objective, halves, centre))
        return _marks(_convex(objective, *halves.tolist(), *centre.tolist()))  # type: ignore[arg-type]  # objects have a hash


def _marks(curves: list[Matrix], shape: str = "") -> list[Mark]:
    """Return curves as marks; shape names those that never change."""
    return [line(f"level {k + 1}", curve, "level", shape=shape and f"{shape} {k}") for k, curve in enumerate(curves) if curve.size]


def _round(halves: Vector, centre: Vector) -> Matrix:
    """Return points round the edge of the view, (2, 8)."""
    return np.asarray(centre[:, None] + halves[:, None] * SQUARE)


def _reach(halves: Vector, centre: Vector, goal: Vector) -> float:
    return FAR * float(halves.max()) + float(np.abs(centre - goal).max())


def _quadratic(objective: Objective, halves: Vector, centre: Vector) -> list[Matrix]:
    goal, excess = objective.minimizer, objective.excess(_round(halves, centre))
    assert goal is not None
    assert excess is not None
    top = float(np.median(excess))
    if not 0 < top < math.inf:
        return []
    return ellipses(objective.hessian(goal), goal, levels(0.0, top, COUNT), _reach(halves, centre, goal))


@lru_cache(maxsize=4)
def _convex(objective: Objective, half_x: float, half_y: float, centre_x: float, centre_y: float) -> list[Matrix]:
    """Return the level lines of a convex loss round its minimizer, or where there is none round the lowest point of a wide ring.

    Of the same objective in the same view they are found once: many examples take long.
    """
    halves, centre = np.array([half_x, half_y]), np.array([centre_x, centre_y])
    goal = objective.minimizer
    if goal is None:
        angles = np.linspace(0, 2 * math.pi, RING)
        ring = centre[:, None] + 2 * halves[:, None] * np.vstack([np.cos(angles), np.sin(angles)])
        goal = ring[:, int(np.argmin(objective.values(ring)))]
    low, top = objective.value(goal), float(np.median(objective.values(_round(halves, centre))))
    if not low < top < math.inf:
        return []
    samples = FEW if isinstance(objective, OverExamples) and objective.count > MANY else USUAL
    return rays(objective.values, goal, levels(low, top, COUNT), _reach(halves, centre, goal), samples)
