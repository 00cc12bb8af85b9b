"""The exact pseudoinverse against another way to it, and what of A⁺ is shown as 0."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.matrices.exact_inverse import ExactInverse, exact_inverse
from core.numbers.arrays import Matrix
from core.numbers.rational import Rational
from core.solving.exact import typed
from core.solving.pseudoinverse import pseudoinverse, solve
from tests.core.exact_pseudoinverse import exactly


def fractions(A: Matrix) -> Rational:
    """What was typed, as far as the values tell; a vector is one column."""
    return Rational(tuple(tuple(typed(row)) for row in A.reshape(len(A), -1)))


def of(A: Matrix) -> ExactInverse:
    return exact_inverse(fractions(A).rows)


@st.composite
def flat(draw: st.DrawFn) -> tuple[Matrix, Matrix]:
    """Whole numbers of any rank, and a right-hand side."""
    m, n = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    rank = draw(st.integers(0, min(m, n)))
    A = random.integers(-3, 4, (m, rank)) @ random.integers(-3, 4, (rank, n)) * random.integers(0, 2, (m, 1))
    return A.astype(float), random.integers(-3, 4, m).astype(float)


@given(flat())
def test_what_is_0_is_shown_as_0_and_nothing_else_is(drawn: tuple[Matrix, Matrix]) -> None:
    """Where it is known as it was typed; and by the factors alone, too, of numbers like these."""
    A, y = drawn
    X, rank = exactly(A)
    exact = of(A)
    assert exact.rank == rank
    assert (exact.entries == X).all()
    right = [sum(Fraction(entry, exact.over) * int(value) for entry, value in zip(row, y, strict=True)) for row in exact.inverse]
    assert exact.times(typed(y)).tolist() == list(map(float, right))
    found = pseudoinverse(A, None, fractions(A))
    shown = solve(found, y, fractions(y))
    assert (found.entries == X).all()
    assert np.allclose(found.onto_columns, A @ X, atol=1e-13)
    assert np.allclose(found.onto_rows, X @ A, atol=1e-13)
    assert np.allclose(shown.entries, shown.x, rtol=1e-12, atol=1e-13)


def test_a_small_entry_beside_a_large_one_is_not_0() -> None:
    A, y = np.diag([1e8, 1e-6]), np.array([1e-9, 1.0])
    found = pseudoinverse(A, None, fractions(A))
    assert found.entries.tolist() == [[1e-8, 0], [0, 1e6]]
    assert solve(found, y, fractions(y)).entries.tolist() == [1e-17, 1e6]
    assert pseudoinverse(A).entries == pytest.approx(found.entries, rel=1e-12, abs=0)


@pytest.mark.parametrize("cut", [0.0, 1e-3, 0.5])
def test_without_an_exact_answer_zeros_of_blocks_are_zeros(cut: float) -> None:
    """A cut by hand: another matrix is inverted than the one that was typed, and its zeros are seen by the size of their terms."""
    random = np.random.default_rng(1)
    for _ in range(50):
        A = np.zeros((5, 4))
        A[:2, :2], A[2:, 2:] = random.normal(size=(2, 2)), random.normal(size=(3, 2))
        found = pseudoinverse(A, cut)
        assert not found.entries[:2, 2:].any()
        assert not found.entries[2:, :2].any()
        assert found.entries == pytest.approx(found.inverse, rel=1e-12, abs=1e-13)


def test_flat_as_it_was_typed() -> None:
    A = np.array([[-4.5, 3.3], [-6, 4.4]])
    assert of(A).rank == 1
    assert of(np.array([[0.1, 0.3], [1 / 3, 1]])).rank == 1
    assert of(np.array([[0.1, 0.3], [0.1, 0.30000000000000004]])).rank == 2
    size = Fraction(45, 10) ** 2 + Fraction(33, 10) ** 2 + 36 + Fraction(44, 10) ** 2
    assert pseudoinverse(A, None, fractions(A)).entries.tolist() == [
        [float(Fraction(value) / size) for value in row] for row in ((Fraction(-9, 2), Fraction(-6)), (Fraction(33, 10), Fraction(44, 10)))
    ]
