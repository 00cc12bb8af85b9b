"""Matrices to test with: ordinary, flat, nearly flat, defective, tiny, huge, and of every kind."""

import math

import numpy as np
from hypothesis import strategies as st

from core.numbers.arrays import SMALLEST, Matrix

small = st.integers(-5, 5).map(float)
ordinary = st.floats(-10, 10, allow_nan=False).map(lambda x: 0.0 if abs(x) < 1e-6 else x)
scales = st.sampled_from([1.0, 1e-9, 1e-6, 1e-3, 1e3, 1e6, 1e8])
angles = st.one_of(st.floats(-math.pi, math.pi), st.integers(-12, 12).map(lambda k: k * math.pi / 12))
factors = st.one_of(st.floats(0.01, 100), st.integers(1, 5).map(float))
entry = st.one_of(small, ordinary)


def _matrix(values: tuple[float, float, float, float]) -> Matrix:
    return np.array(values).reshape(2, 2)


def _let_in(A: Matrix) -> Matrix:
    """Return A without entries that no page lets in (core.numbers.arrays.SMALLEST)."""
    return np.where(np.abs(A) < SMALLEST, 0.0, A)


def turned(angle: float) -> Matrix:
    """Return the rotation by angle."""
    return np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])


plain = st.tuples(entry, entry, entry, entry).map(_matrix)
scaled = st.tuples(plain, scales).map(lambda p: p[0] * p[1])
flat = st.tuples(entry, entry, entry, entry).map(lambda v: np.outer(v[:2], v[2:]))
nearly_flat = st.tuples(flat, st.sampled_from([1e-3, 1e-8, 1e-12, 1e-15]), plain).map(lambda p: p[0] + p[1] * p[2])
rotations = angles.map(turned)
reflections = angles.map(lambda a: turned(a) @ np.diag([1.0, -1.0]))
defective = st.tuples(entry, factors, angles).map(lambda p: turned(p[2]) @ np.array([[p[0], p[1]], [0, p[0]]]) @ turned(-p[2]))
shears = st.tuples(angles, st.floats(-1e9, 1e9)).map(lambda p: np.eye(2) + p[1] * np.outer(turned(p[0])[:, 0], turned(p[0])[:, 1]))
edges = st.tuples(st.sampled_from([1.0, -1.0, 0.5, 1e-9, 0.999]), st.sampled_from([0.0, 1.0, 3e7, 1e8, 1e9, 1e-15, 1e-17])).map(
    lambda p: np.array([[1.0, p[1]], [0.0, p[0]]])
)
matrices = st.one_of(plain, scaled, flat, nearly_flat, rotations, reflections, defective, shears, edges).map(_let_in)

NAMED: dict[str, Matrix] = {
    "zero": np.zeros((2, 2)),
    "identity": np.eye(2),
    "1e-6·I": 1e-6 * np.eye(2),
    "1e8·I": 1e8 * np.eye(2),
    "half-turn": -np.eye(2),
    "quarter-turn": np.array([[0.0, -1], [1, 0]]),
    "rotation by 30°": turned(math.pi / 6),
    "nearly defective": np.array([[1.0, 1], [1e-10, 1]]),
    "defective": np.array([[1.0, 1], [0, 1]]),
    "negative defective": np.array([[-1.0, 1], [0, -1]]),
    "nilpotent": np.array([[0.0, 1], [0, 0]]),
    "swap": np.array([[0.0, 1], [1, 0]]),
    "flat": np.array([[1.0, 2], [2, 4]]),
    "flat in decimals": np.array([[0.1, 0.2], [0.3, 0.6]]),
    "the articles'": np.array([[1.0, 2], [3, 4]]),
    "symmetric": np.array([[2.0, 1], [1, 2]]),
    "triangular": np.array([[2.0, 1], [0, 1]]),
    "oblique projection": np.array([[1.0, 1], [0, 0]]),
    "order six": np.array([[1.0, -1], [1, 0]]),
    "two negatives": np.diag([-1.0, -2.0]),
    "huge and tiny": np.array([[1e9, 1], [1, 1e-9]]),
}

EVEN: Matrix = np.random.default_rng(5).normal(size=(8, 8))
EXTREMES: list[Matrix] = [  # as large and as small as a page lets them in
    EVEN,
    1e9 * EVEN,
    1e-100 * EVEN,
    np.full((2, 2), 1e-100),
    np.full((8, 3), 1e9),
    np.diag([1e-100, 1e9]),
    np.diag([1e-100, 1.0, 1e9]),
]
