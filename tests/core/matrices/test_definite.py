"""Definite: what minors and pivots tell of a symmetric matrix is what its eigenvalues do."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.matrices.definite import Definiteness, Sign, sign_of
from core.matrices.inertia import inertia
from core.numbers.arrays import Matrix, matrix

values = st.lists(st.sampled_from([-2, -1, 0, 0, 1, 3]), min_size=1, max_size=5)


def symmetric(D: list[int], seed: int) -> Matrix:
    """Return P′DP for some P that may be singular, so that many a leading minor is 0."""
    P = np.random.default_rng(seed).integers(-1, 2, (len(D), len(D)))
    return np.asarray(P.T @ np.diag(D) @ P, dtype=np.float64)


def known_of(rows: str) -> tuple[Definiteness, Sign]:
    A = matrix(rows)
    found = inertia(A.value, A.exact)
    assert found is not None
    return Definiteness(A.value, A.exact), sign_of(found)


@given(values, st.integers(0, 2**32))
def test_all_tests_tell_the_same(D: list[int], seed: int) -> None:
    found, sign = known_of(";".join(",".join(f"{entry:g}" for entry in row) for row in symmetric(D, seed).tolist()))
    assert found.by_principal == sign
    assert found.by_leading in {None, sign}
    assert found.by_pivots in {None, sign}
    assert (found.by_leading is None) == (sign not in {"positive definite", "negative definite"} and not _is_told(found))
    assert found.is_factored == (sign in {"positive definite", "negative definite"})
    without = Definiteness(found.S, None)
    assert (without.by_principal, without.by_leading, without.by_pivots) == (found.by_principal, found.by_leading, found.by_pivots)


def _is_told(found: Definiteness) -> bool:
    """Return whether the signs of the leading minors fit no semidefinite matrix."""
    signs = [float(np.sign(float(minor))) for minor in found.leading]
    fits_positive, fits_negative = min(signs) >= 0, all(sign * (-1) ** k >= 0 for k, sign in enumerate(signs, 1))
    return signs[-1] != 0 or not (fits_positive or fits_negative)


@pytest.mark.parametrize(
    ("rows", "sign", "by_leading", "by_pivots"),
    [
        ("2 1; 1 2", "positive definite", "positive definite", "positive definite"),
        ("-2 1; 1 -2", "negative definite", "negative definite", "negative definite"),
        ("1 2; 2 1", "indefinite", "indefinite", "indefinite"),
        ("0 1; 1 0", "indefinite", "indefinite", None),
        ("0 0; 0 -1", "negative semidefinite", None, None),
        ("0 0; 0 1", "positive semidefinite", None, None),
        ("1 1 1; 1 1 1; 1 1 0", "indefinite", None, None),
        ("1 2; 2 4", "positive semidefinite", None, None),
        ("0 0; 0 0", "zero", None, None),
        ("0.1 0.2; 0.2 0.4", "positive semidefinite", None, None),
        ("1 1; 1 1.00000000000001", "positive definite", "positive definite", "positive definite"),
        ("1e9 1; 1 1e-9", "positive semidefinite", None, None),
        ("1e9 1; 1 1.1e-9", "positive definite", "positive definite", "positive definite"),
        ("1e-100 0; 0 -1e-100", "indefinite", "indefinite", "indefinite"),
        ("2 sqrt(2); sqrt(2) 1", "positive semidefinite", None, None),
        ("-3", "negative definite", "negative definite", "negative definite"),
    ],
)
def test_named_matrices(rows: str, sign: Sign, by_leading: Sign | None, by_pivots: Sign | None) -> None:
    found, known = known_of(rows)
    assert (known, found.by_principal, found.by_leading, found.by_pivots) == (sign, sign, by_leading, by_pivots)


def test_pivots_are_quotients_of_minors() -> None:
    found, _ = known_of("2 -1 0; -1 2 -1; 0 -1 2")
    assert [*found.leading] == [2, 3, 4]
    assert [str(pivot) for pivot in found.pivots] == ["2", "3/2", "4/3"]
    first, second, third = found.principal
    assert [first.least, second.least, second.most, third.most] == [2, 3, 4, 4]
