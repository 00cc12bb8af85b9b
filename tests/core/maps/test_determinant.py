"""Determinant: exact to the last digit, and the rules it obeys."""

import itertools
import math
from fractions import Fraction

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.maps.determinant import Determinant, det, determinant
from core.matrices.plane import Plane
from core.numbers.arrays import EPS, InputError, Matrix, matrix
from tests.core.decompositions.test_svd import of_shape, sides, square
from tests.core.named import OBLONG, SQUARE
from tests.core.strategies import matrices

pairs = sides.flatmap(lambda n: st.tuples(of_shape(n, n), of_shape(n, n)))
multiples = st.one_of(st.sampled_from([0.0, 1.0, -1.0, 2.0, 0.1, 1e-9, -1e8]), st.floats(-10, 10).filter(lambda c: abs(c) > 1e-100))


def exact(A: Matrix) -> Fraction:
    """The determinant by elimination in fractions, from the values that the entries have."""
    rows, found = [[Fraction(value) for value in row] for row in A.tolist()], Fraction(1)
    for k in range(len(rows)):
        pivot = max(range(k, len(rows)), key=lambda i: abs(rows[i][k]))
        if not rows[pivot][k]:
            return Fraction(0)
        if pivot != k:
            rows[k], rows[pivot], found = rows[pivot], rows[k], -found
        found *= rows[k][k]
        for i in range(k + 1, len(rows)):
            factor = rows[i][k] / rows[k][k]
            rows[i] = [a - factor * b for a, b in zip(rows[i], rows[k], strict=True)]
    return found


def exact_product(A: Matrix, B: Matrix) -> Fraction:
    return exact(A) * exact(B)


def rounded(x: Fraction) -> float:
    limit = Fraction(2) ** 1024
    return math.inf if x >= limit else -math.inf if x <= -limit else float(x)


def check(A: Matrix, B: Matrix, c: float = 2.0) -> Determinant:
    """The determinants of A, B, A·B and c·A, which have to obey the rules."""
    found, n = determinant(A, B, c), len(A)
    for residual in (found.product_residual, found.scale_residual, found.float_residual, found.eigen_residual):
        assert residual <= 16 * n * EPS, found
    return found


def leibniz(A: Matrix) -> Fraction:
    """The sum over all permutations."""
    total = Fraction(0)
    for order in itertools.permutations(range(len(A))):
        sign = (-1) ** sum(order[i] > order[j] for i in range(len(A)) for j in range(i + 1, len(A)))
        total += sign * math.prod((Fraction(float(A[i, j])) for i, j in enumerate(order)), start=Fraction(1))
    return total


@given(square)
def test_it_is_exact(A: Matrix) -> None:
    assert det(A) == float(exact(A))


@given(st.integers(1, 4).flatmap(lambda n: of_shape(n, n)))
def test_it_is_the_sum_over_permutations(A: Matrix) -> None:
    assert det(A) == float(leibniz(A))


@given(matrices)
def test_in_the_plane_it_is_the_same_number(A: Matrix) -> None:
    assert det(A) == Plane(A).det == determinant(A, A).det_A


@given(pairs, multiples)
def test_rules(pair: tuple[Matrix, Matrix], c: float) -> None:
    A, B = pair
    found, n = check(A, B, c), len(A)
    assert (found.det_A, found.det_B) == (rounded(exact(A)), rounded(exact(B)))
    assert found.det_AB == rounded(exact_product(A, B))
    assert found.det_cA == rounded(Fraction(c) ** n * exact(A))


@given(square, st.data())
def test_orientation_flips_when_two_rows_are_exchanged(A: Matrix, data: st.DataObject) -> None:
    i, j = data.draw(st.integers(0, len(A) - 1)), data.draw(st.integers(0, len(A) - 1))
    order = list(range(len(A)))
    order[i], order[j] = order[j], order[i]
    sign = 1 if i == j else -1
    assert det(A[order]) == sign * det(A)
    assert det(A.T) == det(A)


@given(square)
def test_a_flat_map_scales_volume_by_nothing(A: Matrix) -> None:
    found = determinant(A, np.eye(len(A)), 1.0)
    if found.rank_A < len(A):
        assert (found.value, found.together, found.value_cA, found.orientation) == (0, 0, 0, 0)
    else:
        assert found.value == found.det_A == found.value_cA == found.together
        assert found.orientation == (1 if exact(A) > 0 else -1)
        assert not found.is_flat_numerically
    assert found.value_B == 1
    if found.is_flat_numerically:
        assert exact(A) != 0


@given(matrices, matrices)
def test_in_the_plane_it_agrees_with_what_the_matrix_is(A: Matrix, B: Matrix) -> None:
    found, seen = check(A, B), Plane(A)
    assert (found.value, found.orientation, found.rank_A) == (seen.signed_volume, seen.orientation, seen.rank)
    assert found.is_flat_numerically == seen.is_flat_numerically
    assert (found.image_line, found.null_line) == (seen.image_line, seen.null_line)
    assert found.rank_B == Plane(B).rank
    assert found.size == pytest.approx(seen.size**2, rel=32 * EPS)


@given(square)
def test_no_small_change_of_the_matrix_moves_it_by_more_than_its_size(A: Matrix) -> None:
    """|det(A + E) − det A| ≤ n·η·size for ‖E‖ = η·σ₁ with η ≤ n·ε (Ipsen & Rehman), along the direction that moves it most."""
    n = len(A)
    U, sigma, Vt = np.linalg.svd(A)
    moved = A + n * EPS * sigma[0] * np.outer(U[:, -1], Vt[-1])
    eta = float(np.linalg.norm(moved - A, 2) / sigma[0]) if sigma[0] else 0.0
    change = abs(exact(moved) - exact(A))
    found = determinant(A, A)
    assert change <= Fraction(2 * n * eta) * Fraction(found.size)
    if n == 2 and eta > EPS:  # not a bound that nothing comes near
        assert change >= Fraction(eta * found.size) / 8


@pytest.mark.parametrize("name", SQUARE)
def test_against_exact_answers(name: str) -> None:
    """Determinants to the last digit; the product of the eigenvalues of a matrix in 60 digits is its determinant."""
    A = SQUARE[name]
    B = A.T + np.eye(len(A))
    found = check(A, B, 0.1)
    assert found.det_A == det(A) == float(exact(A))
    assert found.det_B == float(exact(B))
    assert found.det_AB == float(exact_product(A, B))
    assert found.det_cA == float(Fraction(0.1) ** len(A) * exact(A))
    with mpmath.workdps(60):
        values = mpmath.eig(mpmath.matrix(A.tolist()))[0]
        assert abs(float(mpmath.re(mpmath.fprod(values))) - found.product) <= 16 * len(A) ** 2 * EPS * found.size
        sigma = mpmath.svd_r(mpmath.matrix(A.tolist()), compute_uv=False)
        assert found.rank_A == sum(s > len(A) * EPS * sigma[0] for s in sigma)


def test_named() -> None:
    assert det(SQUARE["the articles'"]) == -2
    assert det(SQUARE["Frank, 8 × 8"]) == 1
    assert det(SQUARE["Pascal, 6 × 6"]) == 1
    assert det(SQUARE["magic square"]) == -360
    assert det(SQUARE["counting, 3 × 3"]) == 0  # LU in float64 finds 6.66e-16
    assert det(SQUARE["1e-6·I"]) == pytest.approx(1e-12)
    assert determinant(SQUARE["1e-6·I"], np.eye(2)).rank_A == 2  # others call it singular
    flat = determinant(SQUARE["flat"], np.eye(2))
    assert flat.image_line == pytest.approx(math.atan(2))
    assert flat.null_line == pytest.approx(math.atan(-0.5))
    assert determinant(SQUARE["counting, 3 × 3"], np.eye(3)).image_line is None
    assert determinant(np.eye(2), np.eye(2)).null_line is None


def test_flat_to_sixteen_digits_but_not_by_its_entries() -> None:
    shear = np.array([[1.0, 0, 1e17], [0, 1, 0], [0, 0, 1]])
    found = determinant(shear, np.eye(3))
    assert found.det_A == 1
    assert found.value == 0
    assert found.is_flat_numerically
    assert not determinant(SQUARE["counting, 3 × 3"] / 10, np.eye(3)).is_flat_numerically  # its determinant is rounding


def test_two_maps_that_are_flat_only_together() -> None:
    """1 and 10⁻¹⁸ are the factors of the product, whose determinant is what it is."""
    up = np.diag([1.0, 1e-9])
    assert determinant(up, up).together == det(up @ up) > 0


@pytest.mark.slow
def test_far_beyond_float64() -> None:
    """No warning and no exception; what float64 has no room for is ±∞ or 0, and the rules are still checked."""
    generator = np.random.default_rng(3)
    A = generator.integers(-9, 10, size=(64, 64)).astype(float)
    B = np.triu(generator.normal(size=(24, 24)))
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        found = check(A, A[::-1], 1e9)
        assert found.det_A == rounded(exact(A))
        assert found.det_cA == math.copysign(math.inf, found.det_A)
        check(B, B)
        check(1e-90 * np.eye(16) @ A[:16, :16], A[:16, :16], 1e-30)
        tiny = check(1e-100 * np.eye(8), 1e9 * np.eye(8))
    assert tiny.det_A == 0
    assert tiny.det_AB == 0
    assert tiny.value == 0
    assert tiny.orientation == 1
    assert determinant(-1e-100 * np.eye(5), np.eye(5)).orientation == -1
    assert determinant(-1e9 * np.eye(63), np.eye(63)).det_A == -math.inf
    assert determinant(-1e9 * np.eye(63), np.eye(63)).orientation == -1


@pytest.mark.parametrize(
    ("A", "B", "AB", "is_same"),
    [
        ("0.1 0.2; 0 0", "0.3 0; -0.15 0", [[0, 0], [0, 0]], False),
        ("-6 6; 4 -4.00000000000001", "-1 0; -1 0", [[0, 0], [1e-14, 0]], False),
        ("1/3 0; 0 1", "0.1 0; 0 0.7", [[1 / 30, 0], [0, 0.7]], True),
        ("1 1e-17; 0 1", "1 0; 1e-17 1", [[1, 1e-17], [1e-17, 1]], False),  # their diagonals differ by 10⁻³⁴
    ],
)
def test_products_of_what_is_typed_are_exact(A: str, B: str, AB: list[list[float]], is_same: bool) -> None:
    M, N = matrix(A), matrix(B)
    found = determinant(M.value, N.value, 1.0, M.exact, N.exact)
    assert found.AB.tolist() == AB
    assert found.is_same == is_same
    assert found.is_same_numerically or not is_same


def test_shapes_that_have_no_determinant_are_named() -> None:
    with pytest.raises(InputError, match="A is 2 × 3, and only a square matrix has a determinant"):
        det(OBLONG["wide"])
    with pytest.raises(InputError, match="A is 2 × 3"):
        determinant(OBLONG["wide"], np.eye(2))
    with pytest.raises(InputError, match="A is 2 × 2 and B is 3 × 3"):
        determinant(np.eye(2), np.eye(3))
