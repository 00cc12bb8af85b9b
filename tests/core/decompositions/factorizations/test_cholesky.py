"""Cholesky: A = LL′ at every step; where there is no L, the block that fails and an x that shows it; held against exact answers."""

from fractions import Fraction

import mpmath
import numpy as np
import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

from core.decompositions.factorizations.cholesky import CHI, SAMPLES, Cholesky, normal
from core.numbers.arrays import EPS, Matrix, matrix
from core.numbers.rational import as_it_stands
from tests.core.decompositions.factorizations.named import NAMED

sizes = st.integers(1, 8)
entry = st.one_of(st.integers(-3, 3).map(str), st.sampled_from(["1/3", "0.1", "-2/7", "1e6", "1e-20", "0"]))
SQUARE = {name: A for name, A in NAMED.items() if A.shape[0] == A.shape[1]}


def of(text: str) -> Cholesky:
    A = matrix(text)
    return Cholesky(A.value, A.exact)


def symmetric(A: Matrix) -> Matrix:
    """Return A′A in float64, and exactly symmetric."""
    M = A / (np.abs(A).max() or 1.0)
    G = M.T @ M
    return np.asarray((G + G.T) / 2)


def fraction(value: Fraction | float) -> Fraction:
    """Return a number as a fraction."""
    return Fraction(value)


def held(found: Cholesky) -> None:
    """Hold a factorization against exact answers."""
    assert found.exact
    A = sp.Matrix([[sp.Rational(e.numerator, e.denominator) for e in row] for row in found.exact.rows])
    assert all(proof.ok for proof in found.proofs), found.proofs
    if not found.is_square or A != A.T:
        assert found.why == ("not symmetric" if found.is_square else "not square")
        assert not found.steps
        return
    minors = [A[:k, :k].det() for k in range(1, A.rows + 1)]
    failed = next((k for k, minor in enumerate(minors, 1) if minor <= 0), 0)
    assert found.failed == failed
    if failed:
        x = sp.Matrix([sp.Rational(e.numerator, e.denominator) for e in map(fraction, found.x)])
        assert (x.T * A * x)[0] == sp.Rational(*Fraction(found.value or 0).as_integer_ratio()) <= 0
        assert any(x)
    else:
        with mpmath.workdps(760):
            L = mpmath.cholesky(mpmath.matrix([[mpmath.mpf(e.p) / e.q for e in row] for row in A.tolist()]))
            exact = np.array(L.tolist(), dtype=float)
        assert pytest.approx(exact, rel=1e-14, abs=1e-300) == found.L


@given(st.data(), sizes, sizes)
def test_of_matrices_as_they_come(data: st.DataObject, m: int, n: int) -> None:
    A = matrix(data.draw(st.lists(st.lists(entry, min_size=n, max_size=n), min_size=m, max_size=m)))
    held(Cholesky(A.value, A.exact))


@given(st.data(), st.integers(1, 6))
def test_of_symmetric_matrices(data: st.DataObject, n: int) -> None:
    rows = data.draw(st.lists(st.lists(entry, min_size=n, max_size=n), min_size=n, max_size=n))
    A = matrix([[rows[min(i, j)][max(i, j)] if i != j or k == 0 else f"{abs(k)}" for j in range(n)] for i, k in enumerate([3 * n] * n)])
    found = Cholesky(A.value, A.exact)
    held(found)
    for step in found.steps:
        rest = np.array([[float(e) for e in row] for row in step.W])
        if step.pivot > 0:
            assert step.L @ step.L.T + rest == pytest.approx(A.value, abs=1e-14 * (step.L @ step.L.T + np.abs(rest)).max())


@pytest.mark.parametrize("name", NAMED)
def test_named_matrices(name: str) -> None:
    A = NAMED[name]
    for M in (A, symmetric(A), A + A.T) if name in SQUARE else (A, symmetric(A)):
        held(Cholesky(M, as_it_stands(M)))


@pytest.mark.parametrize(("text", "failed", "value"), [("1 2; 2 1", 2, -3), ("0 0; 0 1", 1, 0), ("1 1; 1 1", 2, 0), ("-1 0; 0 5", 1, -1)])
def test_the_block_that_fails_is_named(text: str, failed: int, value: int) -> None:
    found = of(text)
    assert (found.failed, found.value) == (failed, value)


def test_what_is_not_symmetric_is_refused_where_numpy_does_not_look() -> None:
    found = of("2 1; 0 2")
    assert found.unlike == (0, 1)
    assert np.linalg.cholesky(found.A) == pytest.approx(np.sqrt(2) * np.eye(2))


def test_what_float64_does_not_find_is_said() -> None:
    found = of("1 1/3; 1/3 1/9+1e-20")
    assert found.why == ""
    assert found.is_hidden
    assert np.isnan(found.residual)
    assert all(proof.ok for proof in found.proofs)


@pytest.mark.parametrize("n", range(1, 9))
def test_multiplications_are_counted(n: int) -> None:
    count = 0
    for k in range(n):
        for i in range(k + 1, n):
            count += 1 + sum(1 for j in range(k + 1, i + 1))
    assert Cholesky(np.eye(n), as_it_stands(np.eye(n))).multiplications == count


def test_samples_have_the_covariance_A() -> None:
    found = of("4 2; 2 3")
    x = found.L @ normal()
    assert x.shape == (2, SAMPLES)
    assert np.cov(x) == pytest.approx(found.A, rel=0.2)
    inside = sum(1 for column in x.T if column @ np.linalg.solve(found.A, column) <= CHI)
    assert found.inside == inside
    assert 0.9 < inside / SAMPLES < 1
    assert pytest.approx(1, abs=16 * EPS) == np.exp(-CHI / 2) / 0.05
