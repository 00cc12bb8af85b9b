"""What 3 × 3 matrices keep: lines, planes, turns and chains, held against sympy where they have names, and by theorem elsewhere."""

import math

import numpy as np
import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

from core.decompositions.eigen import eigen
from core.decompositions.kept import Kept, kept
from core.matrices.eigenvalues import eigensystem
from core.numbers.arrays import Matrix, matrix

NAMED = (  # a matrix, the dimensions of its eigenspaces in the order of the values, and what else there is
    ("3 1 0; 0 2 1; 0 0 -1", (1, 1, 1), ""),
    ("2 1 1; 1 2 1; 1 1 2", (1, 2), ""),
    ("-1 3 -3; 9 -7 9; 9 -9 11", (2, 1), ""),
    ("4 -2 4; 6 -3 6; 6 -3 6", (1, 2), ""),
    ("1 1 1; 1 1 1; 1 1 1", (1, 2), ""),
    ("3 0 0; 0 3 0; 0 0 3", (3,), ""),
    ("0 0 0; 0 0 0; 0 0 0", (3,), ""),
    ("1 0 0; 0 1 0; 0 0 -1", (2, 1), ""),
    ("0 1 0; 0 0 1; 1 0 0", (1,), "normal turn"),
    ("0 -2 0; 2 0 0; 0 0 -3", (1,), "normal turn"),
    ("0.5 -1.2 0; 0.6 1.2 0; 0.3 0 0.9", (1,), "turn"),
    ("0 -1 1; 1 0 0; 0 0 0", (1,), "turn"),
    ("1 -2 0; 1 -1 0; 0 0 5", (1,), "turn"),
    ("2 0 0; 0 1 1; 0 0 1", (1, 1), "chain of 2"),
    ("1.5 1 0; 0 1.5 0; 0 0 -1", (1, 1), "chain of 2"),
    ("2 0 -1; 2 0 1; -2 0 1", (1, 1), "chain of 2"),
    ("2 1 0; 0 2 0; 0 0 2", (2,), "chain of 2"),
    ("3 1 -1; -1 1 1; 0 0 2", (2,), "chain of 2"),
    ("1 1 -2; 1 1 -2; 1 1 -2", (2,), "chain of 2"),
    ("2 1 0; 0 2 1; 0 0 2", (1,), "chain of 3"),
    ("0 1 0; 0 0 1; 0 0 0", (1,), "chain of 3"),
    ("0 1 0; 0 0 1; 1 -3 3", (1,), "chain of 3"),
    ("1/3 1/5 0; 0 1/3 0; 0 0 1/7", (1, 1), "chain of 2"),
    ("2.6 0.2 0.2; 0 3 0; -0.8 0.400000000001 3.4", (1,), "chain of 3"),
    ("0 1 -1.5; -1 2 -1.5; 0 0 1.00000000000001", (1, 1), "chain of 2"),
)


def found(A: str) -> Kept:
    given = matrix(A)
    result = kept(eigensystem(given.value, given.exact))
    assert result
    return result


def check(A: Matrix, found: Kept) -> None:
    """Hold what is said against A itself."""
    size, system = float(np.linalg.norm(A)), found.system
    assert all(proof.ok for proof in found.proofs), found.proofs
    for one in found.eigenspaces:
        assert np.abs(one.basis.T @ one.basis - np.eye(one.dimension)).max() < 1e-12
        assert np.abs(A @ one.basis - one.value * one.basis).max() <= 1e-13 * size
    if found.rotor is not None:
        long, short = np.linalg.norm(found.rotor.P, axis=0)
        assert long * short == pytest.approx(1)
        assert long >= short * (1 - 1e-12)
        assert 0 < found.rotor.argument < math.pi
        assert abs(float(found.rotor.P[:, 0] @ found.rotor.P[:, 1])) <= 1e-12
    if found.chain is not None and found.P is not None and found.J is not None:
        N = A - found.chain.root.value.real * np.eye(3)
        vectors = found.chain.vectors
        assert np.linalg.norm(vectors, axis=0) == pytest.approx(1)
        assert np.abs(N @ vectors[:, 0]).max() <= 1e-13 * size
        for k, coupling in enumerate(found.chain.couplings, 1):
            assert coupling > 0
            assert np.abs(N @ vectors[:, k] - coupling * vectors[:, k - 1]).max() <= 1e-13 * size
        assert np.linalg.matrix_rank(found.P) == 3
        assert np.abs(found.P @ found.J - A @ found.P).max() <= 1e-12 * (size or 1)
    assert (found.rotor is not None) == (system.kind == "complex")
    assert (found.chain is not None) == (system.kind == "defective")


@pytest.mark.parametrize(("A", "dimensions", "more"), NAMED)
def test_named(A: str, dimensions: tuple[int, ...], more: str) -> None:
    result = found(A)
    check(matrix(A).value, result)
    exact = sp.Matrix([[sp.Rational(entry) for entry in row.split()] for row in A.split(";")])
    true = {value: len(vectors) for value, _, vectors in exact.eigenvects() if value.is_real}
    assert sorted(true.values()) == sorted(one.dimension for one in result.eigenspaces)
    assert tuple(one.dimension for one in result.eigenspaces) == dimensions
    for one in result.eigenspaces:
        assert min(abs(one.value - float(value)) for value in true) < 1e-14 * max(1, abs(one.value))
    _, J = exact.jordan_form()
    longest = 1 + int(J[0, 1] + J[1, 2])
    is_normal = exact * exact.T == exact.T * exact
    turn = "normal turn" if is_normal else "turn"
    assert more == (turn if result.rotor else f"chain of {longest}" if longest > 1 else "")
    assert result.rotor is None or result.is_normal == is_normal
    assert result.chain is None or len(result.chain.couplings) + 1 == longest


def test_the_eigenvector_of_a_fraction_is_that_of_the_fractions() -> None:
    """However little keeps the next direction from being one: float64 sees the matrix less 3 as one of rank 1, but for 10⁻¹²."""
    A, x = matrix("2.6 0.2 0.2; 0 3 0; -0.8 0.400000000001 3.4"), matrix("1; 0; 2")
    result = eigen(A.value, x.value[:, 0], A.exact, x.exact)
    assert result.is_on
    assert result.kept is not None
    assert result.kept.P is not None
    assert result.kept.P[:, 0] == pytest.approx(np.array([1, 0, 2]) / math.sqrt(5), abs=1e-15)
    assert result.kept.chain is not None
    assert result.kept.chain.couplings == pytest.approx((1e-12, 1 / math.sqrt(5)), rel=1e-9)


wholes = st.lists(st.integers(-4, 4), min_size=9, max_size=9).map(lambda entries: np.array(entries, dtype=float).reshape(3, 3))
floats = st.lists(st.floats(-9, 9), min_size=9, max_size=9).map(lambda entries: np.array(entries).reshape(3, 3))
mixed = st.tuples(wholes, st.sampled_from(["2 1 0; 0 2 1; 0 0 2", "2 1 0; 0 2 0; 0 0 2", "3 1 0; 0 3 0; 0 0 -1", "0 1 0; 0 0 0; 0 0 2"]))


@given(wholes)
def test_whole_numbers(A: Matrix) -> None:
    given = matrix(A.tolist())
    result = kept(eigensystem(given.value, given.exact))
    if result is not None:
        check(A, result)


@given(floats)
def test_floats(A: Matrix) -> None:
    result = kept(eigensystem(A))
    if result is not None and result.system.is_simple:
        assert all(proof.ok for proof in result.proofs), result.proofs


@given(mixed)
def test_hidden_chains(pair: tuple[Matrix, str]) -> None:
    """A chain is found as long as it is, however it is hidden by another basis."""
    S, J = pair[0], matrix(pair[1]).value
    if round(float(np.linalg.det(S))) == 0:
        return
    exact = sp.Matrix(S.astype(int).tolist()) * sp.Matrix(J.astype(int).tolist()) * sp.Matrix(S.astype(int).tolist()).inv()
    given = matrix([[str(entry) for entry in row] for row in exact.tolist()])
    result = kept(eigensystem(given.value, given.exact))
    assert result
    assert result.chain
    assert len(result.chain.couplings) == (2 if pair[1].startswith("2 1 0; 0 2 1") else 1)
    assert sorted(one.dimension for one in result.eigenspaces) == sorted(dims(J))


def dims(J: Matrix) -> list[int]:
    values = set(J.diagonal().tolist())
    return [3 - int(np.linalg.matrix_rank(J - value * np.eye(3))) for value in values]


@given(wholes, st.lists(st.integers(-3, 3), min_size=3, max_size=3))
def test_x_is_as_far_as_the_nearest_eigenspace(A: Matrix, entries: list[int]) -> None:
    x, given = np.array(entries, dtype=float), matrix(A.tolist())
    result = eigen(given.value, x, given.exact)
    if result.kept is None or not x.any() or result.system.kind == "scalar":
        assert result.nearest is None
        return
    angles = [math.acos(min(1.0, float(np.linalg.norm(one.basis.T @ x) / np.linalg.norm(x)))) for one in result.kept.eigenspaces]
    assert result.apart == pytest.approx(min(angles), abs=1e-7)
    assert result.nearest_value is not None
    if result.is_on:
        assert np.abs(A @ x - result.nearest_value * x).max() <= 1e-5 * (1 + np.linalg.norm(A)) * np.linalg.norm(x)
