"""Maps of space: each is called by its name, the nearest of each kind is one, and none that has a closed form is missed."""

import math

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from core.maps import kinds_space
from core.maps.kinds_space import Kind, kinds
from core.maps.transformation_space import SpaceTransformation, in_three
from core.matrices.space import Space
from core.matrices.turns import Turn, mirrored, turn_of
from core.numbers.arrays import EPS, Matrix, Vector, matrix, vector
from tests.core import spaces
from tests.core.spaces import NAMED, mirror
from tests.core.strategies import factors

X = np.array([1.0, 0.5, -2.0])
DOCUMENTED = {"onto a plane": "orthogonal projection", "onto a line": "orthogonal projection"}


def of(text: str) -> SpaceTransformation:
    A = matrix(text)
    return in_three(A.value, X, A.exact, vector("1 0.5 -2").exact, A.spelled)


def found(A: Matrix, name: str, rank: int | None = None) -> Kind:
    return next(kind for kind in kinds(Space(A)) if kind.name == name and rank in {kind.rank, None})


def lies_along(v: Vector, w: Vector, near: float = 1e-9) -> bool:
    return float(np.linalg.norm(np.cross(v, w))) <= near


@pytest.mark.parametrize("name", NAMED)
def test_named(name: str) -> None:
    given = NAMED[name]
    seen = of(given.text)
    assert (seen.kind.name, seen.ground.rank) == (given.kind, given.rank)
    exact = sympy.Matrix([[sympy.nsimplify(entry) for entry in row] for row in matrix(given.text).text])
    if seen.ground.exact is not None:
        assert exact.rank() == given.rank
        assert seen.ground.det == float(exact.det())
    assert all(proof.ok for proof in seen.proofs), [proof.residual for proof in seen.proofs]


@pytest.mark.parametrize(
    ("text", "axis", "degrees"),
    [
        ("0 -1 0; 1 0 0; 0 0 1", (0, 0, 1), 90),
        ("0 1 0; -1 0 0; 0 0 1", (0, 0, -1), 90),
        ("0 0 1; 1 0 0; 0 1 0", (1, 1, 1), 120),
        ("0 1 0; 0 0 1; 1 0 0", (-1, -1, -1), 120),
        ("-1/9 -4/9 8/9; -4/9 -7/9 -4/9; 8/9 -4/9 -1/9", (2, -1, 2), 180),
        ("0 -1 0; 1 0 0; 0 0 -1", (0, 0, 1), 90),
        ("0 0 -1; -1 0 0; 0 -1 0", (-1, -1, -1), 60),
    ],
)
def test_axis_and_angle(text: str, axis: tuple[int, ...], degrees: float) -> None:
    kind = of(text).kind
    assert np.allclose(kind.axis, np.array(axis) / np.linalg.norm(axis), rtol=0, atol=1e-15)
    assert math.degrees(kind.angle) == pytest.approx(degrees, abs=1e-12)


@given(spaces.directions, spaces.angles)
def test_a_turn_is_found_again(axis: Vector, angle: float) -> None:
    Q = Turn(axis, angle).matrix
    assert np.allclose(Q.T @ Q, np.eye(3), rtol=0, atol=8 * EPS)
    again = turn_of(Q)
    assert again.angle == pytest.approx(angle, abs=1e-14)
    assert np.allclose(again.matrix, Q, rtol=0, atol=16 * EPS)
    M = Q @ mirror(axis)
    there = mirrored(M)
    assert np.allclose(there.matrix @ mirror(there.axis), M, rtol=0, atol=16 * EPS)
    assert there.angle == pytest.approx(angle, abs=1e-7)


@given(spaces.matrices)
def test_the_nearest_of_each_kind_is_of_that_kind(A: Matrix) -> None:
    one = np.eye(3)
    for kind in kinds(Space(A)):
        M, near = kind.nearest, 64 * EPS * max(1.0, float(np.abs(kind.nearest).max())) ** 2
        match kind.name:
            case "scaling":
                assert np.array_equal(M, kind.factor * one)
            case "rotation" | "rotary reflection" | "reflection":
                Q = Turn(kind.axis, kind.angle).matrix @ (mirror(kind.axis) if kind.flips else one)
                assert np.abs(M - Q).max() <= near
                assert np.abs(M.T @ M - one).max() <= near
            case "similarity":
                Q = Turn(kind.axis, kind.angle).matrix @ (mirror(kind.axis) if kind.flips else one)
                assert np.abs(M - kind.factor * Q).max() <= near
            case "orthogonal projection":
                P = np.outer(kind.axis, kind.axis)
                assert np.abs(M - (one - P if kind.rank == 2 else P)).max() <= near
            case "oblique projection":
                assert np.abs(M @ M - M).max() <= 1e-4 * max(1.0, float(np.abs(M).max()))
                assert round(float(np.trace(M))) == kind.rank
            case "shear":
                assert abs(float(kind.axis @ kind.along)) <= near
                assert np.abs((M - one) @ (M - one)).max() <= near
            case "stretch":
                assert np.array_equal(M, M.T)
            case "general":
                assert kind.distance == 0
        assert kind.distance >= 0


MEMBERS = {
    "scaling": factors.map(lambda c: c * np.eye(3)),
    "rotation": spaces.rotations,
    "reflection": spaces.reflections,
    "rotary reflection": spaces.rotary,
    "similarity": st.tuples(factors, st.one_of(spaces.rotations, spaces.rotary)).map(lambda p: p[0] * p[1]),
    "stretch": spaces.stretches,
}


@given(spaces.matrices, st.data())
def test_no_other_map_of_a_kind_is_nearer(A: Matrix, data: st.DataObject) -> None:
    for name, members in (*MEMBERS.items(), ("onto a plane", spaces.onto_planes), ("onto a line", spaces.onto_lines)):
        M = data.draw(members, label=name)
        rank = {"onto a plane": 2, "onto a line": 1}.get(name)
        near = found(A, DOCUMENTED.get(name, name), rank).nearest
        assert np.linalg.norm(A - near) <= np.linalg.norm(A - M) + 64 * EPS * (np.linalg.norm(A) + np.linalg.norm(M))


@given(st.data())
def test_every_kind_is_recognized(data: st.DataObject) -> None:
    """A map made as one of a kind is called that, or by a kind that comes before it."""
    names: list[str] = [kind.name for kind in kinds(Space(np.eye(3)))]
    for name, members in {**MEMBERS, "shear": spaces.shears, "orthogonal projection": spaces.onto_planes}.items():
        A = data.draw(members, label=name)
        kind = in_three(A, X).kind
        assert names.index(kind.name) <= names.index(name) or name == "shear", kind.name


@given(spaces.directions, spaces.directions, st.sampled_from([1e-5, 1e-4, 1e-3]), spaces.plain)
def test_near_to_a_shear_or_a_projection_the_distance_is_nearly_the_least(n: Vector, u: Vector, little: float, noise: Matrix) -> None:
    noise = noise / max(1.0, float(np.linalg.norm(noise))) * little
    if abs(float(n @ u)) < 0.3:
        return
    P = np.eye(3) - np.outer(u, n) / float(n @ u)
    near = found(P + noise, "oblique projection", 2)
    assert np.linalg.norm(P + noise - near.nearest) <= 8 * np.linalg.norm(P) ** 2 * little
    v = np.cross(n, u)
    if np.linalg.norm(v) > 0.1:
        S = np.eye(3) + np.outer(v / np.linalg.norm(v), n)
        assert np.linalg.norm(S + noise - found(S + noise, "shear").nearest) <= 4 * little


@given(spaces.matrices)
def test_space_under_a_map(A: Matrix) -> None:
    seen, space = in_three(A, X), Space(A)
    assert all(proof.ok for proof in seen.proofs), [(proof.name, proof.residual) for proof in seen.proofs]
    size = float(np.linalg.norm(A))
    U, V = space.axes
    for Q in (U, V, space.turn.matrix):
        assert np.abs(Q.T @ Q - np.eye(3)).max() <= 32 * EPS
        assert np.linalg.det(Q) > 0
    assert np.linalg.norm(space.stretch @ space.turn.matrix - A) <= 1e-13 * size
    for v, M in ((space.image, A.T), (space.null, A)):
        if space.rank == 2 and v is not None:
            assert np.linalg.norm(M @ v) <= 1e-14 * size
    if space.rank == 1 and space.image is not None and space.null is not None:
        assert np.linalg.norm(A - np.outer(space.image, space.image @ A)) <= 1e-14 * size
        assert np.linalg.norm(A - np.outer(A @ space.null, space.null)) <= 1e-14 * size


@given(spaces.matrices, spaces.directions)
def test_no_rotation_is_nearer_than_the_turn(A: Matrix, axis: Vector) -> None:
    Q = Space(A).turn.matrix
    for angle in (0.0, 1e-3, 0.5, 3.0):
        other = Turn(axis, angle).matrix @ Q
        assert np.linalg.norm(A - Q) <= np.linalg.norm(A - other) + 64 * EPS * (1 + np.linalg.norm(A))


def test_of_the_nearest_rotations_the_one_nearest_to_the_identity() -> None:
    assert Space(np.diag([-1.0, 1, 1])).turn.angle == 0
    assert Space(np.diag([0.0, 0, 3])).turn.angle == 0
    assert Space(np.diag([3.0, -1, 1])).turn.angle == 0
    assert math.degrees(Space(np.array([[0.0, -1, 0], [1, 0, 0], [0, 0, -1]])).turn.angle) == pytest.approx(90)


def test_what_is_lost_may_lie_where_everything_lands() -> None:
    lost = {name: of(given.text).ground.is_lost_in_image for name, given in NAMED.items()}
    assert {name for name, is_so in lost.items() if is_so} == {"nilpotent", "nilpotent at once"}


def test_almost_is_said() -> None:
    seen = of(NAMED["nearly a rotation"].text)
    assert seen.near is not None
    assert seen.near.name == "rotation"
    assert seen.near.distance == pytest.approx(
        float(np.linalg.norm(seen.ground.A - seen.near.nearest) / np.linalg.norm(seen.near.nearest)), rel=0.01
    )
    assert of("1 1e-3 0; 0 1 0; 0 0 1").near is not None
    assert of("1 0 0; 0 1 0; 0 0 1").near is None


def test_the_order_is_documented() -> None:
    names = list(dict.fromkeys(kind.name for kind in kinds(Space(np.eye(3)))))
    lines = (kinds_space.__doc__ or "").splitlines()
    assert [line[:24].strip() for line in lines if line[:24].strip() in names and line[22:24] == "  "] == names


def test_no_warnings_and_no_floating_point_traps() -> None:
    with np.errstate(divide="raise", over="raise", invalid="raise"):
        for given in NAMED.values():
            for x in (X, np.zeros(3), np.array([1e9, -1e9, 0.0])):
                seen = in_three(matrix(given.text).value, x)
                _ = seen.near, seen.proofs, seen.applied.turn, seen.applied.gain
