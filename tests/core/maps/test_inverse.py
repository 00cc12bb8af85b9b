"""Inverse: decided and found exactly, and what becomes of a change of b."""

import math
from fractions import Fraction

import mpmath
import numpy as np
import pytest
import sympy as sp
from hypothesis import assume, given
from hypothesis import strategies as st

from core.maps.inverse import Inverse, inverse
from core.numbers.arrays import EPS, InputError, Matrix, Vector, matrix, vector
from core.numbers.rational import Rational, as_it_stands
from tests.core.decompositions.test_svd import of_shape, sides
from tests.core.named import SQUARE
from tests.core.strategies import entry, matrices

vectors = st.tuples(entry, entry).map(np.array)
some = sides.flatmap(lambda n: of_shape(n, n))
texts = st.sampled_from(["0", "1", "-1", "2", "3", "1/3", "0.1", "0.3", "-2/7", "5", "1e-20", "1e9"])


def of(A: Matrix, b: Vector | None = None) -> Inverse:
    return inverse(A, np.ones(len(A)) if b is None else b)


def typed(A: str, b: str) -> Inverse:
    left, right = matrix(A), vector(b)
    return inverse(left.value, right.value, left.exact, right.exact)


@given(some)
def test_its_claims_hold(A: Matrix) -> None:
    found = of(A)
    assert all(proof.ok for proof in found.proofs), found.proofs
    assert found.exists != (found.null is not None)


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(texts, min_size=n, max_size=n), min_size=n, max_size=n)))
def test_it_is_what_sympy_finds(rows: list[list[str]]) -> None:
    A = matrix(rows)
    known = sp.Matrix([[sp.Rational(text) for text in row] for row in rows])
    found = inverse(A.value, np.ones(len(rows)), A.exact)
    assert found.exists == (known.det() != 0)
    assert found.rank == known.rank()
    if found.inverse:
        assert [[Fraction(int(e.p), int(e.q)) for e in row] for row in known.inv().tolist()] == [list(row) for row in found.inverse.rows]
    if found.null is not None:
        assert np.abs(A.value @ found.null).max() <= 1e-14 * max(np.abs(A.value).max(), 1e-300)


@pytest.mark.parametrize("name", SQUARE)
def test_named_matrices_to_60_digits(name: str) -> None:
    A = SQUARE[name]
    found = of(A)
    assert all(proof.ok for proof in found.proofs), found.proofs
    if found.X is None or found.x is None:
        return
    with mpmath.workdps(60):
        known = mpmath.inverse(mpmath.matrix(A.tolist()))
        x = known * mpmath.matrix([1] * len(A))
        for i in range(len(A)):
            assert found.x[i] == pytest.approx(float(x[i]), rel=1e-15, abs=float(mpmath.norm(x)) * 1e-40)
            for j in range(len(A)):
                assert found.X[i, j] == pytest.approx(float(known[i, j]), rel=1e-15, abs=float(mpmath.mnorm(known, 1)) * 1e-40)


@given(matrices, vectors, vectors)
def test_no_relative_change_grows_more_than_kappa(A: Matrix, b: Vector, d: Vector) -> None:
    found = of(A, b)
    change = found.change(d)
    assert (change is not None) == found.exists
    assume(change is not None and change.growth is not None and d.any())
    assert change
    growth = change.growth or 0.0
    assert 1 / found.kappa * (1 - 1e-9) <= growth <= found.kappa * (1 + 1e-9)


def test_a_change_grows_by_all_of_kappa() -> None:
    found = typed("3 0; 0 0.5", "2 0").change(np.array([0, 0.1]))
    assert found
    assert found.growth == pytest.approx(6)


@pytest.mark.parametrize(
    ("A", "exists", "rank"),
    [
        ("1 2; 3 4", True, 2),
        ("0.1 0.2; 0.3 0.6", False, 1),
        ("0.1 0.3; 0.3 0.9", False, 1),
        ("1/3 1; 1 3", False, 1),
        ("1e-6 0; 0 1e-6", True, 2),
        ("1 1; 1 1+1e-17", True, 2),
        ("1 1; 1 1+1e-40", True, 2),
        ("sqrt(2) 2; 1 sqrt(2)", False, 1),
        ("sqrt(2) 1; 1 1", True, 2),
        ("1e-100 0; 0 1e9", True, 2),
        ("0", False, 0),
        ("1 2 3; 4 5 6; 7 8 9", False, 2),
        ("1 2 3; 4 5 6; 7 8 10", True, 3),
    ],
)
def test_existence_is_decided_as_it_was_typed(A: str, exists: bool, rank: int) -> None:
    found = typed(A, " ".join("1" for _ in A.split(";")))
    assert (found.exists, found.rank) == (exists, rank)
    assert found.is_flat_numerically == ("+1e" in A or "1e9" in A)
    assert all(proof.ok for proof in found.proofs)


def test_what_float64_gives() -> None:
    assert typed("1 1; 1 1+1e-17", "1 1").formed is None
    flat = typed("0.1 0.3; 0.3 0.9", "1 1")
    assert flat.is_formed_wrong
    assert flat.formed is not None
    assert np.abs(flat.formed).max() > 1e16
    regular = typed("1 2; 3 4", "1 1")
    assert not regular.is_formed_wrong
    assert regular.formed_error is not None
    assert regular.formed_error < 1e-15
    third = typed("3", "1")
    assert third.formed_error == pytest.approx(float(1 - 3 * Fraction(1 / 3)))
    assert typed("2", "1").formed_error == 0
    diagonal = typed("1 0; 0 1e-20", "1 1")
    assert diagonal.is_flat_numerically
    assert not diagonal.is_formed_wrong


@pytest.mark.parametrize(("b", "is_reached"), [("1 2", True), ("1 2.1", False), ("0 0", True), ("0.1 0.2", True)])
def test_what_a_flat_matrix_reaches(b: str, is_reached: bool) -> None:
    assert typed("1 2; 2 4", b).is_reached is is_reached
    found = typed("sqrt(2) 2; 2*sqrt(2) 4", b)
    assert found.is_reached is is_reached
    if is_reached:
        assert np.allclose(found.A @ found.shortest, found.b)


def test_wrong_numbers_are_found_out() -> None:
    """Also where A is nearly flat, and a residual held against the size of both would hide it."""
    found = typed("1 1; 1 1+1e-12", "1 2")
    assert found.inverse
    double = Rational(tuple(tuple(2 * entry for entry in row) for row in found.inverse.rows))
    wrong = Inverse(found.A, found.exact, found.singular, found.b, found.fractions, found.right, double, None)
    failed = {proof.name for proof in wrong.proofs if not proof.ok}
    assert {"‖A⁻¹A − I‖ in fractions", "‖AA⁻¹ − I‖ in fractions", "|‖A⁻¹‖₂·σ₂ − 1|"} <= failed
    none = Inverse(found.A, found.exact, found.singular, found.b, found.fractions, found.right, None, np.array([1.0, 0]))
    assert not all(proof.ok for proof in none.proofs)


@given(some, st.integers(0, 2**32 - 1))
def test_rounded_entries_move_what_is_found_no_further_than_is_said(A: Matrix, seed: int) -> None:
    """To first order: where less than a thousandth may have been moved."""
    assume(bool(A.all()))
    n, found = len(A), of(A)
    assume(found.doubt < 1e-3)
    off = np.random.default_rng(seed).uniform(-(2.0**-53), 2.0**-53, (n, n))
    rows = (zip(*both, strict=True) for both in zip(A.tolist(), off.tolist(), strict=True))
    typed = Rational(tuple(tuple(Fraction(entry) * (1 + Fraction(share)) for entry, share in row) for row in rows))
    other = inverse(A, found.b, typed)
    assume(found.X is not None and found.x is not None and other.X is not None and other.x is not None)
    for value, known in ((found.X, other.X), (found.x, other.x)):
        assert value is not None
        assert known is not None
        assert (np.abs(value - known) <= found.moved(value) + 4 * EPS * np.abs(value)).all()
        assert not other.moved(known).any()
    det, true = (of.fractions.det for of in (found, other))
    assert abs(det - true) <= (found.doubt_of_det + 4 * EPS) * abs(true)
    assert other.doubt == other.doubt_of_det == 0


@given(some, st.integers(0, 2**32 - 1))
def test_a_rounded_right_hand_side_moves_x_no_further_than_is_said(A: Matrix, seed: int) -> None:
    rng = np.random.default_rng(seed)
    b, off = rng.normal(size=len(A)), rng.uniform(-(2.0**-53), 2.0**-53, len(A)).tolist()
    typed = Rational(tuple((Fraction(entry) * (1 + Fraction(share)),) for entry, share in zip(b.tolist(), off, strict=True)))
    exact = as_it_stands(A)
    found, other = inverse(A, b, exact), inverse(A, b, exact, typed)
    assume(found.x is not None and other.x is not None)
    assert found.x is not None
    assert other.x is not None
    assert (np.abs(found.x - other.x) <= found.x_moved + 4 * EPS * np.abs(found.x)).all()
    assert not other.x_moved.any()


def test_sizes_that_do_not_fit_are_named() -> None:
    with pytest.raises(InputError, match="A is 1 × 2"):
        inverse(np.ones((1, 2)), np.ones(1))
    with pytest.raises(InputError, match="b has length 3, and A has 2 rows"):
        inverse(np.eye(2), np.ones(3))


def test_distance_to_the_nearest_singular_matrix() -> None:
    A = np.array([[1.0, 2], [3, 4]])
    U, sigma, Vt = np.linalg.svd(A)
    assert of(A).nearest == pytest.approx(sigma[1])
    assert abs(np.linalg.det(A - sigma[1] * np.outer(U[:, 1], Vt[1]))) < 1e-14
    assert of(np.ones((2, 2))).nearest == 0
    assert of(np.ones((2, 2))).kappa == math.inf
