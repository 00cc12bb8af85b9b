"""Inertia: the signs of eigenvalues, counted exactly, against matrices that are made of known ones."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.matrices.inertia import Inertia, inertia
from core.numbers.arrays import matrix

signs = st.lists(st.sampled_from([-2, -1, 0, 0, 1, 3]), min_size=1, max_size=5)


@given(signs, st.integers(0, 2**32))
def test_congruence_keeps_the_signs(values: list[int], seed: int) -> None:
    """Sylvester's law: P′DP has the inertia of D for every regular P."""
    n = len(values)
    random = np.random.default_rng(seed)
    P = np.triu(random.integers(-3, 4, (n, n)), 1) + np.diag(random.choice([-2, 1, 3], n))  # regular, as its diagonal is not 0
    A = P.T @ np.diag(values) @ P
    count = (sum(v > 0 for v in values), sum(v == 0 for v in values), sum(v < 0 for v in values))
    given_ = matrix([[str(int(entry)) for entry in row] for row in A])
    assert inertia(given_.value, given_.exact) == Inertia(*count, is_exact=True)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("0", Inertia(0, 1, 0, True)),
        ("1 1; 1 1", Inertia(1, 1, 0, True)),
        ("1 1; 1 0.9999999999999", Inertia(1, 0, 1, True)),
        ("1e9 1; 1 1e-9", Inertia(1, 1, 0, True)),
        ("1e9 1; 1 1.1e-9", Inertia(2, 0, 0, True)),
        ("0.1 0.2; 0.2 0.4", Inertia(1, 1, 0, True)),
        ("2 sqrt(2); sqrt(2) 1", Inertia(1, 1, 0, False)),
        ("1 2; 2.0000000001 1", None),
        ("sqrt(2) 1; 0 1", None),
    ],
)
def test_what_sixteen_digits_cannot_tell(rows: str, expected: Inertia | None) -> None:
    A = matrix(rows)
    assert inertia(A.value, A.exact) == expected


def test_fractions_are_what_was_typed() -> None:
    A = matrix("1/3 1/3; 1/3 1/3")
    assert A.exact
    assert A.exact.rows[0][0] == Fraction(1, 3)
    assert inertia(A.value, A.exact) == Inertia(1, 1, 0, True)
