"""Exact eigenvalues: multiplicities and eigenspaces that are known beforehand, real roots counted, digits to the last."""

import math
from fractions import Fraction

import mpmath
import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from core.matrices.charpoly import by_multiplicity, characteristic, real_roots, roots
from core.matrices.eigenvalues import eigensystem
from core.numbers.arrays import Matrix, matrix
from core.numbers.rational import Rational, as_it_stands

Block = tuple[int, int]  # an eigenvalue and its size
blocks = st.lists(st.tuples(st.integers(-3, 3), st.integers(1, 3)), min_size=1, max_size=4).filter(
    lambda found: 3 <= sum(size for _, size in found) <= 7
)


def hidden(found: list[Block], seed: int) -> Matrix:
    """An integer matrix similar to these Jordan blocks: its basis is a product of shears, whose inverse is whole, too."""
    n, start, rng = sum(size for _, size in found), 0, np.random.default_rng(seed)
    J = np.zeros((n, n), dtype=int)
    for value, size in found:
        J[start : start + size, start : start + size] = value * np.eye(size, dtype=int) + np.eye(size, k=1, dtype=int)
        start += size
    for _ in range(2 * n):
        i, j = rng.choice(n, 2, replace=False)
        k = int(rng.integers(-1, 2))
        J[i] += k * J[j]
        J[:, j] -= k * J[:, i]
    return np.asarray(J, dtype=float)


def truth(found: list[Block]) -> dict[int, tuple[int, int]]:
    """Of each eigenvalue its multiplicity and the dimension of its eigenspace."""
    return {value: (sum(s for v, s in found if v == value), sum(v == value for v, _ in found)) for value, _ in found}


@given(blocks, st.integers(0, 2**32 - 1))
def test_hidden_jordan_forms(found: list[Block], seed: int) -> None:
    A = hidden(found, seed)
    assert {root.value: (root.multiplicity, root.dimension) for root in roots(as_it_stands(A))} == truth(found)


@given(blocks, st.integers(0, 2**32 - 1))
def test_to_sixteen_digits_they_are_right_or_undecided(found: list[Block], seed: int) -> None:
    """Where nothing but float64 is known: never one for the other."""
    A, expected = hidden(found, seed), truth(found)
    result = eigensystem(A)
    if result.kind == "undecided":
        return
    is_defective = any(multiplicity != dimension for multiplicity, dimension in expected.values())
    assert (result.kind == "defective") == is_defective
    assert sorted((root.multiplicity, root.dimension) for root in result.roots) == sorted(expected.values())
    assert sorted(root.value.real for root in result.roots) == pytest.approx(sorted(expected), abs=1e-6 * float(np.linalg.norm(A)))


@pytest.mark.parametrize("n", [8, 16])
def test_rank_one_has_a_basis_to_sixteen_digits(n: int) -> None:
    """Rounding parts n − 1 zeros; they are one value, with n − 1 eigenvectors."""
    rng = np.random.default_rng(n)
    found = eigensystem(np.outer(rng.integers(-9, 10, n), rng.integers(-9, 10, n)).astype(float))
    assert found.kind == "real"
    assert sorted((root.multiplicity, root.dimension) for root in found.roots) == [(1, 1), (n - 1, n - 1)]
    assert np.count_nonzero(found.values) == 1


@given(st.lists(st.lists(st.integers(-5, 5), min_size=4, max_size=4), min_size=4, max_size=4))
def test_real_roots_and_values(rows: list[list[int]]) -> None:
    """Counted as sympy counts them; each value is the nearest float64 to a root with forty digits."""
    A, t = Rational(tuple(tuple(map(Fraction, row)) for row in rows)), sympy.Symbol("t")
    polynomial = sympy.Poly(sympy.Matrix(rows).charpoly(t).as_expr(), t)
    found = roots(A)
    assert sum(root.value.imag == 0 for root in found) == len(set(sympy.real_roots(polynomial, multiple=False))) if found else True
    assert characteristic(A.whole[0]) == [Fraction(int(c)) for c in polynomial.all_coeffs()]
    for factor in by_multiplicity(characteristic(A.whole[0])):
        part, multiplicity = factor.polynomial, factor.multiplicity
        assert real_roots(part) == sum(root.value.imag == 0 and root.multiplicity == multiplicity for root in found)
    with mpmath.workdps(60):
        for factor, _ in polynomial.factor_list()[1]:
            for exact in mpmath.polyroots([int(c) for c in factor.all_coeffs()], maxsteps=200, extraprec=200):
                nearest = min(found, key=lambda root: abs(mpmath.mpc(root.value) - exact))
                assert abs(mpmath.mpc(nearest.value) - exact) <= 2.0**-52 * abs(exact)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("1 0 0; 0 -1 0; 0 0 0.5", [0, 0, 1]),
        ("0 -1 0; 1 0 0; 0 0 1", [0, 0, 0]),
        ("0 -1 0; 1 0 0; 0 0 1.0000000001", [0, 1, 1]),
        ("3 -4 0; 4 3 0; 0 0 5", [0, 0, 0]),
        ("0 2 0; 1 0 0; 0 0 1.4142135623731", [0, 1, 1]),  # √2 is a little less
    ],
)
def test_magnitudes_that_agree_have_one_place(text: str, places: list[int]) -> None:
    exact = matrix(text).exact
    assert exact is not None
    assert [root.size for root in roots(exact)] == places


def test_values_of_every_size_keep_their_digits() -> None:
    exact = matrix("1e9 1 0; 0 1e-90 1; 0 0 3e-100").exact
    assert exact is not None
    assert [root.value for root in roots(exact)] == [1e9, 1e-90, 3e-100]
    near = matrix("1 1 0; 1e-30 1 0; 0 0 2").exact
    assert near is not None
    assert [(root.value.real, root.multiplicity) for root in roots(near)] == [(2, 1), (1 + 1e-15, 1), (1 - 1e-15, 1)]
    assert not math.isclose(roots(near)[1].value.real, roots(near)[2].value.real, rel_tol=1e-15)
