"""Singular value decomposition: A = U·D·V′ for every shape, and what the factors say about A."""

import math
from dataclasses import replace

import mpmath
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.decompositions.svd import Svd, svd
from core.matrices.conformal import direction
from core.matrices.plane import Plane
from core.numbers.arrays import EPS, SMALLEST, Matrix
from tests.core.named import EVERY, SQUARE
from tests.core.strategies import entry, matrices, scales

DEPTHS = st.sampled_from([1.0, 1e-3, 1e-8, 1e-12, 1e-15])


@st.composite
def of_shape(draw: st.DrawFn, m: int, n: int) -> Matrix:
    """Ordinary, flat, nearly flat, graded, orthonormal or nearly defective, at any scale."""
    plain = arrays(np.float64, (m, n), elements=entry)
    A = draw(plain)
    kind = draw(st.sampled_from(["plain", "flat", "nearly flat", "graded", "orthonormal", "nearly defective"]))
    if "flat" in kind:
        r = draw(st.integers(0, min(m, n)))
        A = draw(arrays(np.float64, (m, r), elements=entry)) @ draw(arrays(np.float64, (r, n), elements=entry)) + A * (
            kind != "flat"
        ) * draw(DEPTHS)
    elif kind == "graded":
        A = A * draw(DEPTHS) ** (np.arange(m)[:, None] / 2)
    elif kind == "orthonormal":
        A = np.eye(m) @ np.linalg.svd(A)[0][:, :n] if m >= n else np.linalg.svd(A)[2][:m]
    elif kind == "nearly defective":
        A = np.eye(m, n, k=1) + draw(entry) * np.eye(m, n) + draw(DEPTHS) * np.eye(m, n, k=-1)
    A = A * draw(scales)
    return np.where(np.abs(A) < SMALLEST, 0.0, A)


sides = st.integers(1, 8)
oblong = st.tuples(sides, sides).flatmap(lambda shape: of_shape(*shape))
square = sides.flatmap(lambda n: of_shape(n, n))


def bound(A: Matrix) -> float:
    """What the values and the lengths of a decomposition of A may be off by."""
    m, n = A.shape
    return float(8 * EPS * max(m, n))


def joint(A: Matrix) -> float:
    """What its factors may be off by together: LAPACK's iteration stops where entries off the diagonal are below 50·ε·σ."""
    return 4 * bound(A)


def check(A: Matrix) -> Svd:
    """The decomposition of A, which has to be one."""
    found, mark = svd(A), bound(A)
    assert found.residual <= (mark if A.shape == (2, 2) else joint(A))
    assert found.orthogonality <= mark
    assert found.eigen_residual <= mark
    assert found.symmetric_residual is None or found.symmetric_residual <= mark
    assert (np.diff(found.sigma) <= 0).all()
    assert (found.sigma >= 0).all()
    return found


@given(oblong)
def test_the_factors_are_a_decomposition(A: Matrix) -> None:
    (m, n), found = A.shape, check(A)
    p = min(m, n)
    assert (found.U.shape, found.D.shape, found.Vt.shape) == ((m, m), (m, n), (n, n))
    assert (found.U1.shape, found.D1.shape, found.V1t.shape) == ((m, p), (p, p), (p, n))
    assert np.allclose(found.U1 @ found.D1 @ found.V1t, A, rtol=0, atol=joint(A) * found.frobenius)
    assert (found.symmetric_residual is None) == (A.shape != A.T.shape or (A != A.T).any())


@given(matrices)
def test_in_the_plane_it_is_what_the_matrix_is(A: Matrix) -> None:
    found, seen = check(A), Plane(A)
    assert tuple(found.sigma) == seen.sigma
    assert (found.rank, found.kappa) == (seen.rank, seen.kappa)
    assert found.axes is not None
    for lines, first in zip(found.axes, seen.axes, strict=True):
        assert math.sin(lines[0] - first) == pytest.approx(0, abs=4 * EPS)
        assert all(-math.pi / 2 < line <= math.pi / 2 for line in lines)
    for lines, columns in zip(found.axes, (found.U, found.Vt.T), strict=True):
        for line, column in zip(lines, columns.T, strict=True):
            assert abs(direction(line) @ column) == pytest.approx(1, abs=8 * EPS)


@given(oblong)
def test_the_subspaces_are_what_they_say(A: Matrix) -> None:
    (_, n), found = A.shape, svd(A)
    rounding = 2 * joint(A) * found.frobenius
    assert found.null_space.shape == (n, n - found.rank)
    assert np.allclose(A @ found.null_space, 0, rtol=0, atol=rounding)
    assert np.allclose(found.row_space.T @ found.null_space, 0, rtol=0, atol=bound(A))
    assert np.allclose(found.column_space @ (found.column_space.T @ A), A, rtol=0, atol=rounding)
    assert found.rank == found.row_space.shape[1] == found.column_space.shape[1]
    assert math.isinf(found.kappa) == (found.rank < min(A.shape))


@given(oblong)
def test_norms_are_numpys(A: Matrix) -> None:
    found = svd(A)
    assert found.spectral == pytest.approx(float(np.linalg.norm(A, 2)), rel=bound(A))
    assert found.frobenius == pytest.approx(float(np.linalg.norm(A, "fro")), rel=bound(A))


@given(oblong)
def test_the_largest_entry_of_every_right_vector_is_positive(A: Matrix) -> None:
    assume(A.shape != (2, 2))
    for rows in (svd(A).Vt, svd(A).U.T[min(A.shape) :]):
        for row in rows:
            assert row.max() >= -row.min() * (1 - 1e-14)


@given(oblong, st.sampled_from([0.5, 2.0, 1024.0, 2.0**-30]))
def test_signs_do_not_depend_on_scale(A: Matrix, c: float) -> None:
    found, scaled = svd(A), svd(c * A)
    assert np.allclose(np.abs(found.Vt), np.abs(scaled.Vt), rtol=0, atol=1e-7) <= np.allclose(found.Vt, scaled.Vt, rtol=0, atol=1e-7)
    assert found.rank == scaled.rank


@given(oblong)
def test_a_transpose_has_the_same_singular_values(A: Matrix) -> None:
    assert np.allclose(svd(A).sigma, svd(A.T).sigma, rtol=0, atol=bound(A) * svd(A).spectral)


@pytest.mark.parametrize("name", EVERY)
def test_against_80_digits(name: str) -> None:
    """Singular values, and vectors of those that stand apart.

    LAPACK's values are those of some A + E with ‖E‖ ≤ 8·max(m, n)·ε·σ₁: by Weyl no σ is further off than that. Together
    with the vectors E may be four times as large (joint), and by Wedin no vector is turned by more than 2·‖E‖/gap. In the
    plane σ₁ and σ₂ have all their digits, however far apart they are.
    """
    A = EVERY[name]
    found, p = check(A), min(A.shape)
    with mpmath.workdps(80):
        wide = mpmath.matrix((A if A.shape[0] >= A.shape[1] else A.T).tolist())
        U, S, V = mpmath.svd_r(wide)
        exact = np.array([float(s) if s > 1e-70 * S[0] else 0.0 for s in S])  # of a flat matrix 80 digits leave 10⁻⁸⁰
        vectors = np.array((V if A.shape[0] >= A.shape[1] else U.T).tolist(), dtype=float)
    error = bound(A) * found.spectral
    assert np.allclose(found.sigma, exact, rtol=0, atol=error)
    assert found.rank == sum(exact > max(A.shape) * EPS * exact[0])
    if A.shape == (2, 2):
        assert np.allclose(found.sigma, exact, rtol=8 * EPS, atol=0)
    for i in range(p):
        gap = min((abs(exact[i] - exact[j]) for j in range(p) if j != i), default=exact[i])
        if A.shape[0] < A.shape[1]:
            gap = min(gap, exact[i])
        if gap > 1e3 * error:
            assert np.linalg.norm(found.Vt[i] - vectors[i] * (found.Vt[i] @ vectors[i])) <= 8 * error / gap


@given(matrices)
def test_in_the_plane_both_singular_values_have_all_their_digits(A: Matrix) -> None:
    with mpmath.workdps(60):
        a, b, c, d = (mpmath.mpf(value) for value in A.ravel().tolist())
        z, w = mpmath.mpc(a + d, c - b) / 2, mpmath.mpc(a - d, b + c) / 2
        longest = abs(z) + abs(w)
        exact = longest, abs(a * d - b * c) / longest if longest else longest
    assert np.allclose(svd(A).sigma, np.array([float(s) for s in exact]), rtol=8 * EPS, atol=0)


def test_v_is_not_its_transpose() -> None:
    """A decomposition put together with V in the place of V′ is not A; on a circle, or where V is a reflection, none would see."""
    A = SQUARE["triangular"]
    found = svd(A)
    assert np.linalg.det(found.Vt) > 0
    assert np.linalg.norm(A - found.U @ found.D @ found.Vt.T) > np.linalg.norm(A) / 2
    wrong = replace(found, Vt=found.Vt.T)
    assert wrong.residual > 0.5
    assert wrong.orthogonality <= bound(A)


def test_values_that_agree_are_round() -> None:
    assert svd(SQUARE["rotation by 30°"]).is_round == (True,)
    assert svd(SQUARE["reflection"]).is_round == (True,)
    assert svd(SQUARE["the articles'"]).is_round == (False,)
    assert svd(SQUARE["projection onto a plane"]).is_round == (True, False)
    assert svd(SQUARE["nothing"]).is_round == ()
    assert svd(EVERY["zero, 2 × 3"]).is_round == (True,)
    assert svd(np.diag([3.0, 3 - 1e-12])).is_round == (False,)


def test_the_articles_figures() -> None:
    assert svd(EVERY["the articles', 4 × 3"]).sigma == pytest.approx([18.0376394, 2.34360292, 0.38870323], rel=1e-8)
    counting = svd(SQUARE["counting, 3 × 3"])
    assert (round(counting.frobenius, 3), round(counting.spectral, 3)) == (16.882, 16.848)
    assert counting.rank == 2
    assert svd(SQUARE["1e-6·I"]).rank == 2  # others call it singular


def test_large_and_extreme() -> None:
    generator = np.random.default_rng(5)
    A = generator.normal(size=(64, 64))
    with np.errstate(all="raise", under="ignore"):
        for B in (A, A[:, :40], A[:3], 1e9 * A, np.full((64, 64), 1e-100), np.full((2, 2), 1e-100), np.diag([1e-100, 1e9])):
            check(B)
