"""One-sided inverses: all that there are, and A⁺ the smallest."""

from fractions import Fraction

import mpmath
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.maps.one_sided import freedom, one_sided
from core.numbers.arrays import InputError, Matrix, matrix
from core.numbers.rational import as_it_stands
from tests.core.decompositions.test_svd import of_shape, sides
from tests.core.named import OBLONG

oblong = st.tuples(sides, sides).filter(lambda p: p[0] != p[1]).flatmap(lambda p: of_shape(*p))
steps = st.integers(-20, 20).map(lambda k: Fraction(k, 4))


@settings(max_examples=50)
@given(oblong, steps, st.integers(0, 15))
def test_it_undoes_a_from_one_side(A: Matrix, t: Fraction, k: int) -> None:
    found = one_sided(A, t, k % freedom(*A.shape))
    assert all(proof.ok for proof in found.proofs), found.proofs
    assume(found.exists and found.kappa < 1e6)
    assert found.B is not None
    assert found.plus is not None
    left = found.B @ A if found.side == "left" else A @ found.B
    size = np.linalg.norm(A) * np.linalg.norm(found.B)
    assert np.linalg.norm(left - np.eye(len(left))) <= 1e-13 * size
    assert np.linalg.norm(found.plus - np.linalg.pinv(A)) <= 1e-8 * np.linalg.norm(found.plus)
    assert found.size >= found.least * (1 - 1e-12)


@pytest.mark.parametrize("name", OBLONG)
def test_named_matrices_to_60_digits(name: str) -> None:
    A = OBLONG[name]
    found = one_sided(A, Fraction(1, 3))
    assert all(proof.ok for proof in found.proofs), found.proofs
    assert found.exists == (np.linalg.matrix_rank(A) == min(A.shape))
    if found.plus is None:
        return
    with mpmath.workdps(60):
        big = mpmath.matrix(A.tolist())
        known = (big.T * big) ** -1 * big.T if found.side == "left" else big.T * (big * big.T) ** -1
        least = mpmath.mnorm(known, "F")
        assert found.least == pytest.approx(float(least), rel=1e-14)
        off = max(abs(known[i, j] - found.plus[i, j]) for i in range(known.rows) for j in range(known.cols))
        assert off <= 1e-15 * least


@pytest.mark.parametrize(("m", "n"), [(2, 1), (1, 2), (3, 2), (2, 4), (8, 4), (3, 7)])
def test_as_many_numbers_are_free_as_there_are_lines(m: int, n: int) -> None:
    A = np.random.default_rng(2).integers(1, 9, (m, n)).astype(float)
    assert np.linalg.matrix_rank(A) == min(m, n)
    lines = [one_sided(A, Fraction(1), k).along for k in range(freedom(m, n))]
    assert np.linalg.matrix_rank(np.array([line.ravel() for line in lines if line is not None])) == freedom(m, n)
    assert freedom(m, n) == min(m, n) * abs(m - n)


def test_what_it_makes_of_b() -> None:
    """A right inverse solves Ax = b for every t; a left one is the same for every t where b is reached."""
    wide, tall = matrix("1 2"), matrix("1 0; 0 1; 1 1")
    for t in (Fraction(-2), Fraction(0), Fraction(1, 3)):
        x = one_sided(wide.value, t, 0, wide.exact).times(as_it_stands(np.array([[3.0]])))
        assert x is not None
        assert wide.value @ x == pytest.approx([3])
        for k in (0, 1):
            x = one_sided(tall.value, t, k, tall.exact).times(as_it_stands(np.array([[1.0], [2], [3]])))
            assert x is not None
            assert x.tolist() == [1, 2]


@pytest.mark.parametrize(
    ("A", "exists"),
    [("0.1; 0.2", True), ("0; 0", False), ("1 2; 2 4; 3 6", False), ("1 1; 1 1+1e-17; 1 1", True), ("0.1 0.3 0; 0.3 0.9 0", False)],
)
def test_existence_is_decided_as_it_was_typed(A: str, exists: bool) -> None:
    typed = matrix(A)
    found = one_sided(typed.value, Fraction(0), 0, typed.exact)
    assert found.exists is exists
    assert found.is_flat_numerically == ("+1e" in A)
    assert all(proof.ok for proof in found.proofs), found.proofs


def test_a_square_matrix_is_refused() -> None:
    with pytest.raises(InputError, match="A is 2 × 2"):
        one_sided(np.eye(2), Fraction(0))
