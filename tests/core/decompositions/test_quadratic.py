"""Quadratic forms: the theorem on their largest and smallest values, their level lines, and what of A counts."""

import math

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.decompositions.quadratic import Lines, Quadratic, quadratic
from core.figures.decompositions.quadratic import SHAPES
from core.numbers.arrays import InputError, Matrix, matrix, vector
from core.numbers.rational import as_it_stands
from tests.core.named import SQUARE
from tests.core.strategies import matrices

X = np.array([0.6, 0.8])
coordinates = st.floats(-10, 10).map(lambda c: c if abs(c) > 1e-6 else 0.0)


def typed(A: str, x: str = "0.6 0.8") -> Quadratic:
    rows, at = matrix(A), vector(x)
    return quadratic(rows.value, at.value, rows.exact, at.exact)


@given(matrices, st.tuples(coordinates, coordinates).map(np.array))
def test_f_lies_between_the_extreme_eigenvalues(A: Matrix, x: np.ndarray) -> None:
    form = quadratic(A, x)
    assert all(proof.ok for proof in form.proofs), form.proofs
    if form.quotient is not None:
        noise = 64 * np.finfo(float).eps * float(np.linalg.norm(A))
        assert form.smallest - noise <= form.quotient <= form.largest + noise
    for value, v in zip(form.values, form.vectors.T, strict=True):
        assert float(v @ A @ v) == pytest.approx(value, abs=1e-14 * float(np.linalg.norm(A)))


@given(matrices, st.floats(-100, 100))
def test_what_is_antisymmetric_counts_for_nothing(A: Matrix, k: float) -> None:
    form = quadratic(A, X, as_it_stands(A))
    K = np.array([[0.0, k], [-k, 0.0]])
    turned = quadratic(A.T, X, as_it_stands(A.T))
    assert (turned.values == form.values).all()
    assert (turned.sign, turned.lines) == (form.sign, form.lines)
    assert float(turned.value) == pytest.approx(float(form.value), abs=1e-14 * float(np.linalg.norm(A)))
    assert np.abs(X @ (A + K) @ X - X @ A @ X) <= 1e-14 * (np.linalg.norm(A) + abs(k))


@given(matrices, st.sampled_from([0.3, 1.0, 7.0]), st.sampled_from([1, -1]))
def test_a_level_line_is_where_f_has_one_value(A: Matrix, share: float, side: int) -> None:
    form = quadratic(A, X, as_it_stands(A))
    has = form.inertia.positive if side > 0 else form.inertia.negative
    if form.lines in {"", "none"} or not has:
        assert form.lines != "none" or not form.size
        return
    c = side * share * form.size
    points = form.level(c, 1.0) @ SHAPES[form.lines][1]
    points = points[:, np.isfinite(points).all(axis=0)]
    off = (points * (form.S @ points)).sum(axis=0) - c
    assert np.abs(off / (form.size * (points**2).sum(axis=0) + abs(c))).max() <= 1e-13
    for along in form.zeros:
        assert abs(along @ form.S @ along) <= 1e-13 * form.size
        assert np.linalg.norm(along) == pytest.approx(1)


@given(matrices)
def test_the_distance_to_semidefinite_is_reached_by_that_change(A: Matrix) -> None:
    form = quadratic(A, X, as_it_stands(A))
    side = 1 if form.sign == "indefinite" and -form.smallest <= form.largest else -1
    if form.sign in {"positive definite", "negative definite"}:
        side = -1 if form.sign == "positive definite" else 1
    moved = form.values + side * form.distance
    assert min(abs(moved[0]), abs(moved[-1])) <= 1e-14 * (form.size + form.distance)


@pytest.mark.parametrize("name", SQUARE)
def test_named_matrices_to_sixty_digits(name: str) -> None:
    A = SQUARE[name]
    form = quadratic(A, np.ones(len(A)), as_it_stands(A))
    with mpmath.workdps(60):
        M = mpmath.matrix(A.tolist())
        values = sorted(mpmath.eigsy((M + M.T) / 2, eigvals_only=True), reverse=True)
        tiny = mpmath.mpf(10) ** -50 * max(map(abs, values))
        signs = {int(mpmath.sign(value)) if abs(value) > tiny else 0 for value in values}
        assert form.values.tolist() == pytest.approx([float(v) for v in values], rel=1e-12, abs=float(form.size) * 2e-15)
    expected = {frozenset({1}): "positive definite", frozenset({-1}): "negative definite", frozenset({0}): "zero"}
    expected |= {frozenset({0, 1}): "positive semidefinite", frozenset({0, -1}): "negative semidefinite"}
    assert form.sign == expected.get(frozenset(signs), "indefinite")
    assert form.tests.by_principal == form.sign
    assert all(proof.ok for proof in form.proofs)


@pytest.mark.parametrize(
    ("A", "lines"),
    [
        ("2 1; 1 2", "ellipses"),
        ("-2 1; 1 -2", "ellipses"),
        ("1 -1; 1 1", "circles"),
        ("1 2; 2 1", "hyperbolas"),
        ("0 1; 1 0", "hyperbolas"),
        ("1 1; 1 1", "parallel lines"),
        ("0 0; 0 -3", "parallel lines"),
        ("0.1 0.3; 0.1 0.4", "parallel lines"),
        ("0 5; -5 0", "none"),
        ("1 1; 1 1.0000000000001", "ellipses"),
        ("1 1; 1 0.9999999999999", "hyperbolas"),
        ("1 0 0; 0 1 0; 0 0 1", ""),
        ("4", ""),
    ],
)
def test_level_lines_by_name(A: str, lines: Lines) -> None:
    assert typed(A, " ".join(["1"] * len(A.split(";")))).lines == lines


def test_a_matrix_that_is_not_symmetric_is_not_read_by_one_triangle() -> None:
    form = typed("1 -4; 0 1")
    assert form.values.tolist() == [3, -1]
    assert form.misread.tolist() == [1, 1]
    assert not form.is_symmetric
    assert form.sign == "indefinite"


@pytest.mark.parametrize(
    ("A", "x", "at"),
    [
        ("2.6 0.8; 0.8 1.4", "2 1", "largest"),
        ("2.6 0.8; 0.8 1.4", "-0.894427 -0.447214", "largest"),
        ("2.6 0.8; 0.8 1.4", "-1 2", "smallest"),
        ("2.6 0.8; 0.8 1.4", "2 1.001", ""),
        ("3 0; 0 3", "2 1", "both"),
        ("3 0; 0 3", "0 0", ""),
        ("3 0 0; 0 3 0; 0 0 1", "5 1 0", "largest"),
        ("3 0 0; 0 1 0; 0 0 1", "0 5 1", "smallest"),
        ("3 0 0; 0 2 0; 0 0 1", "0 5 0", "saddle"),
        ("3 0 0; 0 2 0; 0 0 1", "0 5 0.001", ""),
        ("3 0 0 0; 0 2 0 0; 0 0 1 0; 0 0 0 0", "0 5 0 0", ""),
    ],
)
def test_where_x_points(A: str, x: str, at: str) -> None:
    assert typed(A, x).at == at


@pytest.mark.parametrize(
    ("A", "x", "surfaces", "sheets", "lone"),
    [
        ("2 0 1; 0 2 0; 1 0 2", "1 0 0", "ellipsoids", None, None),
        ("-2 0 1; 0 -2 0; 1 0 -2", "1 0 0", "ellipsoids", None, None),
        ("2 1 0; -1 2 0; 0 0 2", "1 0 0", "spheres", None, None),
        ("1 0 0; 0 1 0; 0 0 -1", "1 0 0", "hyperboloids", 1, 2),
        ("1 0 0; 0 1 0; 0 0 -1", "0 0 1", "hyperboloids", 2, 2),
        ("1 0 0; 0 1 0; 0 0 -1", "1 0 1", "hyperboloids", 0, 2),
        ("1 0 0; 0 1 0; 0 0 -1", "0 0 0", "hyperboloids", None, 2),
        ("1 0 0; 0 -1 0; 0 0 -2", "1 0 0", "hyperboloids", 2, None),
        ("1 0 0; 0 -1 0; 0 0 -1", "0 0 1", "hyperboloids", 1, 0),
        ("1 0.5 0; 0.5 1 0; 0 0 0", "1 0 0", "elliptic cylinders", None, None),
        ("1 1 1; 1 1 1; 1 1 1", "1 0 0", "pairs of parallel planes", None, 0),
        ("1 1 1; 1 1 1; 1 1 0", "1 0 0", "hyperbolic cylinders", None, None),
        ("0 1 0; -1 0 0; 0 0 0", "1 0 0", "none", None, None),
        ("1 0; 0 1", "1 0", "", None, None),
        ("sqrt(2) 0 0; 0 1 0; 0 0 -sqrt(2)", "1 0 1", "hyperboloids", 0, None),
    ],
)
def test_level_surfaces_by_name(A: str, x: str, surfaces: str, sheets: int | None, lone: int | None) -> None:
    form = typed(A, x)
    assert (form.surfaces, form.sheets, form.lone) == (surfaces, sheets, lone)


def test_f_is_exact_where_all_is_typed_in_fractions() -> None:
    form = typed("1/3 0.1; 0.2 1e9", "0.1 1e-9")
    assert str(form.value) == "80000001/24000000000" or float(form.value) == pytest.approx(0.01 / 3 + 0.3e-10 + 1e-9)
    assert form.quotient is not None
    assert math.isclose(float(form.quotient), float(form.value) / 0.010000000000000000001)


@pytest.mark.parametrize(
    ("A", "values"),
    [
        ("1 0; 0 1+1e-14", [1.00000000000001, 1.0]),
        ("-1 0; 0 -1-1e-14", [-1.0, -1.00000000000001]),
        ("1 1; 1 1+1e-13", [2 + 5e-14, 5e-14]),
        ("1e-100 0; 0 -1", [1e-100, -1.0]),
        ("0 1e-100; 1e-100 0", [1e-100, -1e-100]),
    ],
)
def test_eigenvalues_of_fractions_are_rounded_once(A: str, values: list[float]) -> None:
    assert typed(A).values.tolist() == pytest.approx(values, rel=1e-13)
    assert set(values) & {1.0, -1.0} <= set(typed(A).values.tolist())


@pytest.mark.parametrize(
    ("A", "is_nearly"),
    [
        ("1 0; 0 1+1e-15", True),
        ("1 0; 0 1+1e-17", True),
        ("1 0; 1e-30 1", True),
        ("7 1e-14; 1e-14 7.00000000000001", True),
        ("3 0; 0 3", False),
    ],
)
def test_what_is_constant_only_to_sixteen_digits_is_known_as_that(A: str, is_nearly: bool) -> None:
    form = typed(A)
    assert (form.lines, form.is_constant, form.is_nearly_constant) == ("circles", True, is_nearly)


def test_a_search_finds_a_flat_top_and_a_needle() -> None:
    for angle in np.linspace(0, math.pi, 50):
        u = np.array([math.cos(angle), math.sin(angle)])
        form = quadratic(np.outer(u, u) * 1e8, X)
        assert form.found
        assert form.found[0].value == pytest.approx(1e8)
        assert abs(math.remainder(form.found[0].angle - angle, math.pi)) < 1e-7


def test_what_is_not_square_has_no_form() -> None:
    with pytest.raises(InputError, match="only a square matrix has a form"):
        quadratic(np.ones((2, 3)), np.ones(3))


def test_what_counts_as_zero_is_zero() -> None:
    form = typed("1.00000000000001 1.00000000000001; 1.00000000000001 0.9999999999999999")
    assert (form.sign, form.is_decided) == ("positive semidefinite", False)
    assert (form.smallest, form.texts) == (0, ["2", "0"])
    assert all(proof.ok for proof in form.proofs)
