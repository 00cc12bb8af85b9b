"""LU: PA = LU for every shape, rank and choice of pivots; what float64 makes of it, held against exact answers."""

import math
from fractions import Fraction
from itertools import pairwise

import mpmath
import numpy as np
import pytest
import scipy.linalg
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

from core.decompositions.factorizations.lu import LU
from core.decompositions.factorizations.rounded import exponent, solved
from core.numbers.arrays import EPS, Matrix, matrix
from core.numbers.rational import as_it_stands
from tests.core.decompositions.factorizations.named import NAMED, wilkinson

sizes = st.integers(1, 8)
entry = st.one_of(st.integers(-3, 3).map(str), st.sampled_from(["1/3", "0.1", "-2/7", "1e6", "1e-20", "0"]))
odd = st.one_of(entry, st.sampled_from(["sqrt(2)", "pi", "-√3"]))
ROUGH = 1e-300


def of(text: str, *chosen: int) -> LU:
    A = matrix(text)
    return LU(A.value, A.exact, chosen)


def exactly(A: Matrix) -> LU:
    return LU(A, as_it_stands(A), ())


@given(st.data(), sizes, sizes)
def test_every_step_keeps_PA(data: st.DataObject, m: int, n: int) -> None:
    A = matrix(data.draw(st.lists(st.lists(entry, min_size=n, max_size=n), min_size=m, max_size=m)))
    chosen = data.draw(st.lists(st.integers(0, m), max_size=n))
    found = LU(A.value, A.exact, tuple(chosen))
    assert A.exact
    before = found.start
    for step in found.steps:
        W, L = [step.W[i] for i in step.order], [step.multipliers[i] for i in step.order]
        for i in range(m):
            for j in range(n):
                made = W[i][j] + sum((L[i][k] * W[k][j] for k in range(len(L[i]))), Fraction(0))
                assert made == A.exact.rows[step.order[i]][j]
        assert sum(a != b for a, b in zip(before.order, step.order, strict=True)) == (2 if step.swapped >= 0 else 0)
        before = step
    assert found.rank == sp.Matrix(A.exact.rows).rank()
    assert (sp.Matrix(found.L) * sp.Matrix(found.U)).tolist() == [[*A.exact.rows[i]] for i in found.order]
    places = [next((j for j, e in enumerate(row) if e), n) for row in found.U]
    assert all(a < b or a == b == n for a, b in pairwise(places))
    assert all(proof.ok for proof in found.proofs), found.proofs
    again = LU(A.value, A.exact, found.kept)
    assert (again.order, again.columns, again.kept) == (found.order, found.columns, found.kept)


@given(st.data(), sizes, sizes)
def test_what_is_no_fraction_is_factored_to_sixteen_digits(data: st.DataObject, m: int, n: int) -> None:
    A = matrix(data.draw(st.lists(st.lists(odd, min_size=n, max_size=n), min_size=m, max_size=m)))
    found = LU(A.value, A.exact, ())
    L, U = (np.array(M, dtype=float) for M in (found.L, found.U))
    size = np.abs(L) @ np.abs(U)
    assert (np.abs(L @ U - A.value[list(found.order)]) <= 32 * max(m, n) * EPS * size + 1e-9 * EPS).all()
    assert all(proof.ok for proof in found.proofs), found.proofs


def test_a_tiny_pivot_by_hand_loses_no_other() -> None:
    """Next to 10²⁰ times row 1 all else would be rounding; √2 makes A no matrix of fractions."""
    A = "1e-20 0 1 1; 1 0 0 0; 2 0 0 1; sqrt(2) 0 0 0"
    by_hand, by_size = of(A, 1), of(A)
    assert (by_hand.kept, by_hand.order[0]) == ((1,), 0)
    assert by_hand.columns == by_size.columns == (0, 2, 3)
    assert np.array(by_hand.U, dtype=float)[:, 3] == pytest.approx([1, -2e20, -math.sqrt(0.5), 0])


@given(st.data(), sizes, sizes)
def test_pivots_by_hand_are_in_the_same_columns(data: st.DataObject, m: int, n: int) -> None:
    A = matrix(data.draw(st.lists(st.lists(odd, min_size=n, max_size=n), min_size=m, max_size=m)))
    chosen = data.draw(st.lists(st.integers(0, m), max_size=n))
    assert LU(A.value, A.exact, tuple(chosen)).columns == LU(A.value, A.exact, ()).columns


@pytest.mark.parametrize("name", NAMED)
def test_named_matrices_against_exact_answers(name: str) -> None:
    A = NAMED[name]
    m, n = A.shape
    found = exactly(A)
    exact = sp.Matrix(m, n, lambda i, j: sp.Rational(*float(A[i, j]).as_integer_ratio()))
    assert found.rank == exact.rank()
    assert (sp.Matrix(found.L) * sp.Matrix(found.U)) == exact.extract(list(found.order), list(range(n)))
    assert max(abs(float(e)) for row in found.L for e in row) == 1
    own = found.rounded
    assert not own.is_lost
    unit = float(np.ldexp(1.0, exponent(A)))
    with mpmath.workdps(760):  # 60 digits of what 1e±150 leaves
        L, U = mpmath.matrix(own.L), mpmath.matrix(own.U)
        PA = mpmath.matrix(A[own.order].tolist()) / unit
        missed, size, of = (mpmath.mnorm(M, "f") for M in (PA - L * U, PA, L.apply(abs) * U.apply(abs)))
        assert own.residual == pytest.approx(float(missed / size) if size else 0.0, rel=1e-12, abs=ROUGH)
        assert own.share == pytest.approx(float(missed / of) if of else 0.0, rel=1e-12, abs=ROUGH)
        grown = max(abs(float(e)) for step in [found.start, *found.steps] for row in step.W for e in row)
        assert own.growth == pytest.approx(grown / (np.abs(A).max() or 1.0) or 1.0, rel=1e-6)
        if not m == n == found.rank:
            assert np.isnan(own.error)
        elif np.isinf(own.error):
            assert not np.diag(own.U).all()
        else:
            b = [math.fsum(row) for row in (A[own.order] / unit).tolist()]
            x, mine = mpmath.lu_solve(PA, mpmath.matrix(b)), solved(own.L, own.U, b)
            error = max(abs(mine[k] - x[k]) for k in range(n)) / max(abs(e) for e in x)
            assert own.error == pytest.approx(float(error), rel=1e-12, abs=ROUGH)
    assert all(proof.ok for proof in found.proofs), found.proofs


@pytest.mark.parametrize("name", NAMED)
def test_the_order_is_lapacks_where_no_two_entries_are_near(name: str) -> None:
    A = NAMED[name]
    found = exactly(A)
    if min(A.shape) != found.rank or "Kahan" in name or "1e150" in name:
        return
    gaps = [sorted((abs(float(found.before(s).W[i][s.column])) for i in found.candidates(s)), reverse=True) for s in found.pivots]
    if any(len(g) > 1 and g[1] > 0.999 * g[0] for g in gaps) or np.linalg.cond(A) > 1e8:
        return
    P, L, U = scipy.linalg.lu(A)
    assert np.argmax(P, axis=0).tolist() == [*found.order]
    mine = np.array(found.L, dtype=float)
    assert mine[:, : L.shape[1]] == pytest.approx(L, abs=1e-8)
    assert np.array(found.U, dtype=float)[: U.shape[0]] == pytest.approx(U, rel=1e-6, abs=1e-8 * np.abs(U).max())


def test_0_on_top_needs_an_exchange() -> None:
    found = of("0 1; 1 0", 1)
    assert (found.order, found.exchanges, found.kept) == ((1, 0), 1, ())


def test_a_tiny_pivot_swallows_the_rest() -> None:
    by_hand = of("1e-20 1; 1 1", 1)
    assert by_hand.kept == (1,)
    assert by_hand.rounded.growth == pytest.approx(1e20)
    assert by_hand.rounded.error == pytest.approx(1.0)
    assert by_hand.by_partial_pivoting.rounded.error < EPS
    assert by_hand.rounded.residual == pytest.approx(1 / np.sqrt(3))
    lost = of("1e-20 1 1; 1 1 1.5; 1 2 7", 1)
    assert lost.rounded.error == math.inf
    assert lost.rank == 3
    assert all(proof.ok for proof in lost.proofs)


@pytest.mark.parametrize("n", range(2, 9))
def test_wilkinsons_matrix_grows_as_much_as_can_be(n: int) -> None:
    found = exactly(wilkinson(n))
    assert found.rounded.growth == 2.0 ** (n - 1)
    assert found.kept == ()
    assert found.exchanges == 0


@pytest.mark.parametrize("n", range(1, 9))
def test_multiplications_are_counted(n: int) -> None:
    found = exactly(wilkinson(n))
    assert found.multiplications == sum((n - 1 - k) * (n - k) for k in range(n))


@pytest.mark.parametrize(
    ("text", "columns", "order"), [("0 0 1; 0 0 2", (2,), (1, 0)), ("1 2 1 0; 2 4 0 1; 3 6 1 1", (0, 2), (2, 1, 0)), ("0", (), (0,))]
)
def test_a_column_without_a_pivot_is_left_out(text: str, columns: tuple[int, ...], order: tuple[int, ...]) -> None:
    found = of(text)
    assert found.columns == columns
    assert found.order == order


def test_a_pivot_is_kept_only_where_it_is_another_than_the_largest() -> None:
    assert of("2 1 1; 4 3 3; 8 7 9", 3).kept == ()
    assert of("2 1 1; 4 3 3; 8 7 9", 1, 0, 0).kept == (1,)
    assert of("2 1 1; 4 3 3; 8 7 9", 1, 1).kept == (1,)
    assert of("0 1 1; 4 3 3; 8 7 9", 1, 9, 2).kept == ()
