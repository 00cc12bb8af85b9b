"""Hadamard product: the printed figures, and the theorems on ranks and signs."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.matrices.inertia import inertia
from core.numbers.arrays import Array, matrix
from core.products.hadamard import hadamard


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Array, Array]:
    """Two matrices of one shape, of low ranks, with zeros and with fractions."""
    m, n = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    random = np.random.default_rng(draw(st.integers(0, 2**32)))

    def one() -> Array:
        rank = random.integers(0, min(m, n) + 1)
        A = random.integers(-3, 4, (m, rank)) @ random.integers(-3, 4, (rank, n))
        return matrix([[f"{entry}/{random.choice([1, 1, 3, 10])}" for entry in row] for row in A.astype(int)])

    return one(), one()


@given(pairs())
def test_it_is_entry_by_entry_and_rank_does_not_exceed_the_product_of_ranks(drawn: tuple[Array, Array]) -> None:
    A, B = drawn
    found = hadamard(A, B)
    assert found.product.value.tolist() == [
        [float(Fraction(a) * Fraction(b)) for a, b in zip(*rows, strict=True)] for rows in zip(A.text, B.text, strict=True)
    ]
    assert not np.signbit(found.product.value[found.product.value == 0]).any()
    assert found.product.rank <= found.A.rank * found.B.rank
    assert found.are_ranks_exact
    assert all(proof.ok for proof in found.proofs)
    if found.plain:
        a, b = (np.array([[Fraction(entry) for entry in row] for row in array.text], dtype=object) for array in (A, B))
        both = a @ b
        assert found.plain.value == pytest.approx(both.astype(float), abs=0)
        assert set(found.differs) == {(i, j) for i, j in np.ndindex(both.shape) if both[i, j] != a[i, j] * b[i, j]}


@given(st.integers(1, 5), st.integers(0, 2**32))
def test_schur(n: int, seed: int) -> None:
    """G′G and H′H are positive semidefinite, and so is their Hadamard product, exactly."""
    random = np.random.default_rng(seed)
    A, B = (random.integers(-3, 4, (random.integers(1, n + 1), n)) for _ in range(2))
    found = hadamard(*(matrix([[str(entry) for entry in row] for row in G.T @ G]) for G in (A, B)))
    assert found.is_schur
    assert found.product.is_semidefinite
    assert all(proof.ok for proof in found.proofs)


def test_the_printed_figures() -> None:
    A = matrix("1 2; 3 4")
    found = hadamard(A, A)
    assert found.product.value.tolist() == [[1, 4], [9, 16]]
    assert found.plain
    assert found.plain.value.tolist() == [[7, 10], [15, 22]]
    assert len(found.differs) == 4


def test_rank_may_rise() -> None:
    """Two matrices of rank 2 whose product has rank 3: the squares of differences."""
    A = matrix("0 1 2; -1 0 1; -2 -1 0")
    found = hadamard(A, A)
    assert (found.A.rank, found.product.rank, found.most_rank) == (2, 3, 3)
    assert found.rises


def test_semidefinite_needs_symmetry_and_both() -> None:
    assert not hadamard(matrix("1 1; 0 1"), matrix("1 0; 0 1")).is_schur
    assert not hadamard(matrix("1 2; 2 1"), matrix("2 1; 1 2")).is_schur
    nearly = hadamard(matrix("1 1; 1 0.999999999999"), matrix("1 1; 1 1"))
    assert not nearly.is_schur
    assert nearly.product.inertia == inertia(nearly.product.value, nearly.product.exact)


def test_diagonal_matrices_agree_with_the_plain_product() -> None:
    assert hadamard(matrix("2 0; 0 -3"), matrix("5 0; 0 1/7")).differs == ()
    assert hadamard(matrix("sqrt(2) 0; 0 pi"), matrix("sqrt(2) 0; 0 pi")).differs == ()
    assert hadamard(matrix("0.1 0; 0 1"), matrix("3 1e-20; 0 1")).differs == ((0, 1),)


def test_a_rank_that_sixteen_digits_miss_is_known_by_its_entries() -> None:
    found = hadamard(matrix("1e9 0; 0 1e-9"), matrix("1e-9 1; 1 1e9"))
    assert (found.A.rank, found.B.rank, found.product.rank) == (1, 1, 2)
    assert (found.A.rank_by_entries, found.product.rank_by_entries) == (2, 2)
    assert not found.is_bound_kept
    assert not found.are_ranks_exact
    assert all(proof.ok for proof in found.proofs)


def test_vectors_have_no_plain_product() -> None:
    found = hadamard(matrix("1; 2; 3"), matrix("4; 5; 6"))
    assert found.plain is None
    assert found.sum == 32
