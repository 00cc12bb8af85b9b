"""Whole: rank, determinant, elimination and solutions are exact, held against SymPy's."""

from fractions import Fraction

import sympy
from hypothesis import given
from hypothesis import strategies as st

from core.numbers import whole
from core.numbers.whole import Whole

sizes = st.tuples(st.integers(1, 4), st.integers(1, 4))
entries = st.integers(-3, 3)


def of_shape(m: int, n: int) -> st.SearchStrategy[Whole]:
    return st.lists(st.lists(entries, min_size=n, max_size=n), min_size=m, max_size=m)


@given(sizes.flatmap(lambda size: of_shape(*size)))
def test_rank(A: Whole) -> None:
    assert whole.rank(A) == sympy.Matrix(A).rank() == whole.rank(whole.turned(A))


@given(st.integers(1, 4).flatmap(lambda n: of_shape(n, n)))
def test_determinant(A: Whole) -> None:
    assert whole.det(A) == sympy.Matrix(A).det()


@given(sizes.flatmap(lambda size: of_shape(*size)))
def test_what_elimination_leaves(A: Whole) -> None:
    left, (expected, pivots) = whole.reduced(A, len(A[0])), sympy.Matrix(A).rref()
    assert tuple(left.pivots) == pivots
    assert [[sympy.Rational(entry, left.pivot) for entry in row] for row in left.rows] == expected.tolist()[: len(pivots)]


@given(sizes.flatmap(lambda size: of_shape(*size)))
def test_what_goes_to_0(A: Whole) -> None:
    found = whole.null(A)
    assert len(found) == len(A[0]) - whole.rank(A)
    if found:
        assert not any(map(any, whole.product(A, whole.turned(found))))
        assert whole.rank(found) == len(found)


@given(sizes.flatmap(lambda size: of_shape(*size)), st.data())
def test_normal_equations(X: Whole, data: st.DataObject) -> None:
    G = whole.product(whole.turned(X), X)
    b = data.draw(st.lists(entries, min_size=len(G), max_size=len(G)))
    found = whole.solved(G, b)
    assert (found is None) == (whole.det(G) == 0)
    if found is not None:
        z, over = found
        assert [sum(entry * value for entry, value in zip(row, z, strict=True)) for row in G] == [over * entry for entry in b]


def test_a_unit_for_all() -> None:
    assert whole.whole([[Fraction(1, 2), Fraction(1, 3)], [Fraction(2), Fraction(0)]]) == ([[3, 2], [12, 0]], 6)
