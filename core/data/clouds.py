"""Clouds: small sets of points that are built in, made by a seed or written down, all of their coordinates decimals of a few digits."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random
from types import MappingProxyType

import numpy as np

from core.numbers.arrays import Matrix
from core.numbers.rational import Rational, fraction

Rows = Sequence[Sequence[float]]


@dataclass(frozen=True, eq=False)
class Cloud:
    """Points with the names of their columns, as a person would have typed them."""

    title: str
    about: str
    make: Callable[[], Rows]
    names: tuple[str, ...] = ("x", "y")
    digits: int = 2  # after the point
    recipe: str = ""  # how a program makes them, where they are too many to be written

    @cached_property
    def text(self) -> tuple[tuple[str, ...], ...]:
        """The coordinates as texts, n rows of q."""
        return tuple(tuple(f"{value:.{self.digits}f}" for value in row) for row in self.make())

    @cached_property
    def values(self) -> Matrix:
        """The coordinates, (n, q); no caller can write to them."""
        found = np.array(self.text, dtype=np.float64) + 0.0
        found.setflags(write=False)
        return found

    @cached_property
    def exact(self) -> Rational:
        """The coordinates in fractions."""
        return Rational(tuple(tuple(map(fraction, row)) for row in self.text))


def _normal(seed: int, count: int, map: Rows, middle: Sequence[float] = (0.0, 0.0, 0.0)) -> Rows:
    """Return points of a normal distribution: map, (q, k), takes k independent normal numbers to each, round a middle."""
    draw = Random(seed)
    found = []
    for _ in range(count):
        at = [draw.gauss(0, 1) for _ in map[0]]
        found.append([centre + sum(a * z for a, z in zip(row, at, strict=True)) for row, centre in zip(map, middle, strict=False)])
    return found


def _clusters() -> Rows:
    places = ((-2.0, -1.0), (0.5, 1.5), (2.5, -0.5))
    return [point for k, place in enumerate(places) for point in _normal(20 + k, 50, ((0.35, 0.1), (0.0, 0.3)), place)]


def _helix() -> Rows:
    turns = [6 * math.pi * k / 160 for k in range(161)]
    return [(1.5 * math.cos(t), 1.5 * math.sin(t), t / 4 - 2.4) for t in turns]


def _units() -> Rows:
    """Return heights in metres, weights in kilograms and pulses: what is told of their likeness is made, too."""
    found = []
    for a, b, c in _normal(7, 120, ((1.0, 0.0, 0.0), (0.7, 0.7, 0.0), (-0.2, 0.3, 0.9))):
        found.append((1.72 + 0.09 * a, 71 + 12 * b, 66 + 9 * c))
    return found


SEED, MIXED = 11, [[1.4, 0.5, 0.1], [0.3, 0.9, 0.3], [0.0, 0.2, 0.6]]


def _many() -> Rows:
    found: Rows = np.round(np.random.RandomState(SEED).standard_normal((5000, 3)) @ np.array(MIXED), 2).tolist()
    return found


CLOUDS: Mapping[str, Cloud] = MappingProxyType(
    {
        "slanted": Cloud(
            "a slanted cloud",
            "200 points of a normal distribution, made by a seed.",
            lambda: _normal(1, 200, ((1.0, 0.0), (0.6, 0.3)), (0.5, 0.25)),
        ),
        "clusters": Cloud("three clusters", "150 points round three places, made by a seed.", _clusters),
        "dependent": Cloud(
            "two nearly dependent columns",
            "60 points on a line but for a hundredth, made by a seed.",
            lambda: _normal(3, 60, ((1.0, 0.0), (2.0, 0.01))),
            digits=3,
        ),
        "line": Cloud("a line", "9 points of one line, written down.", lambda: [(k / 2, 1 + k / 4) for k in range(-4, 5)]),
        "repeated": Cloud("one point, repeated", "One point, five times.", lambda: [(1.5, -0.5)] * 5),
        "square": Cloud("a square", "4 corners, written down.", lambda: [(1, 1), (-1, 1), (-1, -1), (1, -1)]),
        "space": Cloud(
            "a slanted cloud in space",
            "300 points of a normal distribution in space, made by a seed.",
            lambda: _normal(5, 300, ((1.5, 0.2, 0.0), (0.8, 0.7, 0.1), (0.4, -0.5, 0.35))),
            ("x", "y", "z"),
        ),
        "helix": Cloud("a helix in space", "161 points of a helix of three turns, written down.", _helix, ("x", "y", "z")),
        "units": Cloud(
            "three columns in units of their own",
            "Height in m, weight in kg and pulse per minute of 120 people that do not exist, made by a seed.",
            _units,
            ("height", "weight", "pulse"),
        ),
        "many": Cloud(
            "5,000 points in space",
            "5,000 points of a normal distribution in space, made by a seed.",
            _many,
            ("x", "y", "z"),
            recipe=f"np.round(np.random.RandomState({SEED}).standard_normal((5000, 3)) @ np.array({MIXED}), 2)",
        ),
    }
)
