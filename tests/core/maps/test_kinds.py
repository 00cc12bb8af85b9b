"""Kinds: the nearest map of each kind is one, none is nearer, and each is called by its name."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.maps.kinds import ORDER, Kind, kinds
from core.maps.transformation import transformation
from core.matrices.conformal import direction, rotation
from core.matrices.plane import Plane
from core.numbers.arrays import EPS, Matrix
from tests.core.strategies import NAMED, angles, factors, matrices

X = np.array([1.0, 0.5])
NAMES = [build.__name__.strip("_").replace("_", " ") for build in ORDER]


def mirror(angle: float) -> Matrix:
    return rotation(angle) @ np.diag([1.0, -1.0]) @ rotation(-angle)


def onto(line: float, along: float) -> Matrix:
    """The projection onto line that takes the direction along to 0."""
    V = np.column_stack([direction(line), direction(along)])
    return V @ np.diag([1.0, 0.0]) @ np.linalg.inv(V)


def sheared(line: float, k: float) -> Matrix:
    v = direction(line)
    return np.eye(2) + k * np.outer(v, [-v[1], v[0]])


def stretched(line: float, a: float, b: float) -> Matrix:
    return rotation(line) @ np.diag([a, b]) @ rotation(-line)


def of(A: Matrix, name: str) -> Kind:
    return next(kind for kind in kinds(Plane(A)) if kind.name == name)


gaps = angles.filter(lambda a: abs(math.sin(a)) > 0.05)
MEMBERS = {
    "identity": st.just(np.eye(2)),
    "scaling": factors.map(lambda c: c * np.eye(2)),
    "rotation": angles.map(rotation),
    "reflection": angles.map(mirror),
    "similarity": st.tuples(factors, st.one_of(angles.map(rotation), angles.map(mirror))).map(lambda p: p[0] * p[1]),
    "orthogonal projection": angles.map(lambda a: onto(a, a + math.pi / 2)),
    "oblique projection": st.tuples(angles, gaps).map(lambda p: onto(p[0], p[0] + p[1])),
    "shear": st.tuples(angles, st.floats(-20, 20)).map(lambda p: sheared(*p)),
    "stretch": st.tuples(angles, st.floats(-9, 9), st.floats(-9, 9)).map(lambda p: stretched(*p)),
}


def test_the_order_is_documented() -> None:
    import core.maps.kinds

    documented = [line[:24].strip() for line in (core.maps.kinds.__doc__ or "").splitlines() if line.startswith(tuple(NAMES))]
    assert documented == NAMES


@given(matrices)
def test_the_nearest_of_each_kind_is_of_that_kind(A: Matrix) -> None:
    for kind in kinds(Plane(A)):
        M = kind.nearest.matrix
        size = max(1.0, float(np.abs(M).max()))
        near = 64 * EPS * size
        match kind.name:
            case "identity":
                assert np.array_equal(M, np.eye(2))
            case "scaling":
                assert np.array_equal(M, kind.factors[0] * np.eye(2))
                assert kind.factors[0] >= 0
            case "rotation":
                assert np.abs(M - rotation(kind.angle)).max() <= near
            case "reflection":
                assert np.abs(M - mirror(kind.line)).max() <= near
            case "similarity":
                assert np.abs(M - kind.factors[0] * (mirror(kind.line) if kind.flips else rotation(kind.angle))).max() <= near
            case "orthogonal projection":
                assert np.abs(M - onto(kind.line, kind.line + math.pi / 2)).max() <= near
            case "oblique projection":
                assert np.abs(M @ M - M).max() <= near * size
                assert np.linalg.norm(M @ direction(kind.line) - direction(kind.line)) <= near
                assert np.linalg.norm(M @ direction(kind.along)) <= near
            case "shear":
                N = M - np.eye(2)
                assert np.abs(N @ N).max() <= near * size
                assert np.abs(M - sheared(kind.line, kind.factors[0])).max() <= near
            case "stretch":
                assert np.abs(M - stretched(kind.line, *kind.factors)).max() <= near
            case "general":
                assert kind.distance == 0


@given(matrices, st.data())
def test_no_other_map_of_a_kind_is_nearer(A: Matrix, data: st.DataObject) -> None:
    for name, members in MEMBERS.items():
        M = data.draw(members, label=name)
        found = np.linalg.norm(A - of(A, name).nearest.matrix)
        assert found <= np.linalg.norm(A - M) + 64 * EPS * (np.linalg.norm(A) + np.linalg.norm(M))


@given(st.data())
def test_every_kind_is_recognized(data: st.DataObject) -> None:
    """A map made as one of a kind is called that, or by a kind that comes before it."""
    for name, members in MEMBERS.items():
        A = data.draw(members, label=name)
        found = of(A, name)
        assert found.distance <= 64 * EPS * max(1.0, np.linalg.cond(A) if name == "oblique projection" else 1.0)


@given(angles, st.floats(0.5, 3))
def test_what_a_kind_says_of_itself(angle: float, k: float) -> None:
    assume(0.01 < abs(angle) < math.pi - 0.01)
    assert transformation(rotation(angle), X).kind.angle == pytest.approx(angle)
    assert (
        transformation(mirror(angle), X).kind.line == pytest.approx(math.remainder(angle, math.pi))
        or abs(abs(math.remainder(angle, math.pi)) - math.pi / 2) < 1e-9
    )
    shear = of(sheared(angle, k), "shear")
    assert shear.factors[0] == pytest.approx(k)
    assert abs(math.sin(shear.line - angle)) < 1e-9
    stretch = of(stretched(angle, 1 + k, -k), "stretch")
    assert stretch.factors == pytest.approx((1 + k, -k))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("zero", "scaling"),
        ("identity", "identity"),
        ("1e-6·I", "scaling"),
        ("1e8·I", "scaling"),
        ("half-turn", "rotation"),
        ("quarter-turn", "rotation"),
        ("rotation by 30°", "rotation"),
        ("defective", "shear"),
        ("negative defective", "general"),
        ("nilpotent", "general"),
        ("swap", "reflection"),
        ("symmetric", "stretch"),
        ("flat", "stretch"),
        ("oblique projection", "oblique projection"),
        ("order six", "general"),
        ("nearly defective", "general"),
    ],
)
def test_named(name: str, kind: str) -> None:
    assert transformation(NAMED[name], X).kind.name == kind


def test_almost_is_said() -> None:
    A = np.array([[0.87, -0.5], [0.5, 0.87]])
    found = transformation(A, X)
    assert found.kind.name == "similarity"
    assert found.near is not None
    assert found.near.name == "rotation"
    assert found.near.distance == pytest.approx(np.linalg.norm(A - rotation(found.near.angle)) / np.linalg.norm(A))
    assert transformation(NAMED["order six"], X).near is None
    assert transformation(np.eye(2) * 1.001, X).near is not None
    assert transformation(np.array([[1, 1e9], [0, 1.1]]), X).kind.name == "general"  # the tolerance is a few ε, even at 1e9
