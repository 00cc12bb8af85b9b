"""Places: where names stand beside what they name, off each other, as labels.js has it."""

import math
from dataclasses import dataclass

import numpy as np

from core.numbers.arrays import Vector

AWAY = 0.95  # from a tip to the middle of its name, in heights of it
TURNS = tuple(math.radians(turn) for turn in (0, 40, -40, 80, -80, 130, -130, 180))
ASIDE, COVERED, OUTSIDE = 0.1, 1.5, 3.0  # what it costs to turn by a radian, to cover another one, to leave the picture


@dataclass(frozen=True, eq=False)
class Box:
    """A name that has to be placed, in pixels, y downwards."""

    tip: Vector  # (2,)
    away: Vector  # (2,): the direction in which it should stand
    size: Vector  # (2,): its width and height


def placed(boxes: list[Box], picture: Vector) -> list[Vector]:
    """Return where the middles of names stand. picture : its width and height."""
    taken: list[tuple[Vector, Vector]] = [(box.tip, np.full(2, box.size[1] / 2)) for box in boxes]
    found = []
    for box in boxes:
        spots = [_spot(box, turn) for turn in TURNS]
        costs = [ASIDE * abs(turn) + _cost(at, box.size, taken, picture) for at, turn in zip(spots, TURNS, strict=True)]
        best = spots[int(np.argmin(costs))]
        half = box.size / 2
        found.append(np.clip(best, half, np.maximum(half, picture - half)))
        taken.append((found[-1], box.size))
    return found


def _spot(box: Box, turn: float) -> Vector:
    angle = math.atan2(float(box.away[1]), float(box.away[0])) + turn
    width, height = box.size.tolist()
    reach = AWAY * height + abs(math.cos(angle)) * max(0.0, width - height) / 2
    found: Vector = box.tip + np.array([reach * math.cos(angle), AWAY * height * math.sin(angle)])
    return found


def _cost(at: Vector, size: Vector, taken: list[tuple[Vector, Vector]], picture: Vector) -> float:
    """Return how much of a name covers others, or is outside, in names."""
    area = float(size.prod())
    covers = sum(float(np.clip((size + other) / 2 - np.abs(at - middle), 0, np.minimum(size, other)).prod()) for middle, other in taken)
    beyond = float(np.maximum(0, np.abs(at - picture / 2) + size / 2 - picture / 2).max())
    return COVERED * covers / area + OUTSIDE * beyond / float(size[1])
