"""Matrix norms: what they are of named matrices to sixty digits, and that nothing is stretched more."""

import math

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers.arrays import EPS, Limits, Matrix, matrix, read
from core.size.lengths import in_float64
from core.size.matrix_norms import matrix_norms
from tests.core.named import SQUARE
from tests.core.strategies import EXTREMES, NAMED, matrices

EXPONENTS = [0.5, 0.8, 1.0, 1.2, 1.5, 2.0, 3.0, 10.0, 100.0, math.inf]
exponents = st.sampled_from(EXPONENTS)
SIZES = [1.0, 1e300, 1e-291]


def hilbert(n: int) -> Matrix:
    return np.array([[1 / (i + j + 1) for j in range(n)] for i in range(n)])


def kahan(n: int) -> Matrix:
    s, c = math.sin(1.2), math.cos(1.2)
    return np.diag(s ** np.arange(n)) @ (np.eye(n) - c * np.triu(np.ones((n, n)), 1))


def growth(n: int) -> Matrix:
    """Return Wilkinson's matrix, whose pivots grow."""
    A = np.eye(n) - np.tril(np.ones((n, n)), -1)
    A[:, -1] = 1
    return A


OF_ANY_SIZE: dict[str, Matrix] = {
    **NAMED,
    **SQUARE,
    **{f"extreme {k}": A for k, A in enumerate(EXTREMES)},
    **{f"Hilbert {n}": hilbert(n) for n in (3, 6, 8)},
    **{f"Kahan {n}": kahan(n) for n in (4, 8)},
    **{f"growth {n}": growth(n) for n in (4, 8)},
    "1 to 9": np.arange(1.0, 10).reshape(3, 3),
    "row": np.array([[1.0, -2, 3]]),
    "column": np.array([[1.0], [-2], [2]]),
    "one": np.array([[-3.0]]),
    "two ranks": np.array([[1.0, 2, 3], [2, 4, 6]]),
    "repeated columns": np.array([[1.0, 1, 2], [0, 0, 1], [3, 3, -1]]),
    "graded": np.array([[1.0, 1e-5, 1e-10], [1e-5, 1e-10, 1e-15], [1e-10, 1e-15, 1e-20]]),
}


def test_there_are_forty_and_more() -> None:
    assert len(OF_ANY_SIZE) >= 40


@pytest.mark.parametrize("name", OF_ANY_SIZE)
def test_norms_of_named_matrices(name: str) -> None:
    A = OF_ANY_SIZE[name]
    found = matrix_norms(A, 2.0)
    with mpmath.workdps(60):
        exact = mpmath.matrix(A.tolist())
        sigma = [abs(s) for s in mpmath.svd_r(exact, compute_uv=False)]
        bound = 8 * max(A.shape) * EPS
        expected = {
            "spectral": max(sigma),
            "frobenius": mpmath.sqrt(mpmath.fsum(entry**2 for entry in exact)),
            "nuclear": mpmath.fsum(sigma),
            "one": mpmath.mnorm(exact, 1),
            "infinity": mpmath.mnorm(exact, mpmath.inf),
        }
        for norm, value in expected.items():
            assert abs(getattr(found, norm) - value) <= bound * value, norm


@given(matrices, exponents, st.sampled_from(SIZES))
def test_nothing_is_stretched_more_than_the_norm_says(A: Matrix, p: float, size: float) -> None:
    A = A / (np.abs(A).max() or 1.0) * size
    found = matrix_norms(A, p)
    assert found.induced <= found.at_most
    tried = np.random.default_rng(3).normal(size=(2, 200)).T
    most = max(in_float64(A @ x, p) / in_float64(x, p) for x in [*tried, *np.eye(2), np.ones(2), np.array([1.0, -1])])
    assert most <= found.at_most * (1 + 1e-13)
    assert found.induced >= most * (1 - 1e-3)  # the search misses none of these
    assert in_float64(found.x, p) == pytest.approx(1, rel=1e-13)
    assert in_float64(found.image, p) == pytest.approx(found.induced, rel=2e-13)
    for proof in found.proofs:
        assert proof.ok, proof


@pytest.mark.parametrize("p", EXPONENTS)
@pytest.mark.parametrize("name", OF_ANY_SIZE)
def test_bounds_hold_one_another(name: str, p: float) -> None:
    found = matrix_norms(OF_ANY_SIZE[name], p)
    assert found.induced <= found.at_most
    assert found.is_known or not found.is_formula
    assert found.spectral <= found.frobenius * (1 + 1e-14)
    assert found.frobenius <= found.nuclear * (1 + 1e-14)
    for proof in found.proofs:
        assert proof.ok, proof


@given(st.lists(st.floats(0, 10), min_size=9, max_size=9), st.sampled_from([1.2, 1.5, 3.0, 7.0]))
def test_of_a_matrix_without_negative_entries_the_norm_itself_is_found(entries: list[float], p: float) -> None:
    """There the power method ends at the largest (Boyd, 1974): from anywhere, the same."""
    A = np.array(entries).reshape(3, 3)
    found = matrix_norms(A, p)
    x = np.ones(3)
    for _ in range(400):
        z = A.T @ (A @ x) ** (p - 1)
        if not z.any():
            break
        x = (z / z.max()) ** (1 / (p - 1))
    assert found.induced >= in_float64(A @ x, p) / in_float64(x, p) * (1 - 1e-12)


def test_what_is_known_by_hand() -> None:
    A = matrix("1 2 3; 4 5 6; 7 8 9")
    found = matrix_norms(A.value, 2.0, A.exact)
    assert f"{found.frobenius:.5g}" == "16.882"
    assert f"{found.spectral:.5g}" == "16.848"
    assert (found.one, found.infinity, found.rank) == (18, 24, 2)
    rotation = np.array([[1.0, -1], [1, 1]])
    for p in (1.5, 3.0):
        assert matrix_norms(rotation, p).induced == pytest.approx(2 ** max(1 / p, 1 - 1 / p), rel=1e-12)
        assert matrix_norms(rotation, p).is_known
    assert matrix_norms(np.outer([1.0, 2], [3.0, 4]), 3.0).induced == pytest.approx(9 ** (1 / 3) * (3**1.5 + 4**1.5) ** (2 / 3), rel=1e-12)


@pytest.mark.parametrize("p", EXPONENTS)
def test_no_size_is_too_large_or_too_small(p: float) -> None:
    A = np.array([[1.0, -2], [3, 0.5]])
    own = matrix_norms(A, p)
    for size in (2.0**990, 2.0**-990):
        found = matrix_norms(A * size, p)
        for norm in ("induced", "at_most", "spectral", "frobenius", "nuclear", "one", "infinity"):
            assert getattr(found, norm) == pytest.approx(getattr(own, norm) * size, rel=1e-15)


def test_the_least_singular_value_keeps_its_digits() -> None:
    for text, least in (("1 1; 1 1.0000000001", 5e-11), ("1e300 1; 1 1e-300", 0.0), ("1e300 0; 0 1e-300", 1e-300), ("1 2; 2 4", 0.0)):
        A = read(text, Limits(magnitude=1e300, smallest=1e-300))
        assert matrix_norms(A.value, 2.0, A.exact).sigma[1] == pytest.approx(least, rel=1e-9)
