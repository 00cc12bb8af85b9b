"""Pseudoinverse: Penrose's four conditions, and the shortest of the solutions that come nearest."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.numbers.arrays import EPS, InputError, Matrix, Vector
from core.solving.pseudoinverse import Pseudoinverse, Solution, pseudoinverse, solve
from tests.core.decompositions.test_svd import oblong
from tests.core.exact_pseudoinverse import exactly, to_60_digits
from tests.core.named import EVERY, SQUARE
from tests.core.strategies import EXTREMES, entry, matrices

anything = st.one_of(oblong, matrices)
CLEAR = 1e-11  # a cut that leaves some digits of A⁺: κ is below 10¹¹


def check(found: Pseudoinverse) -> None:
    assert max(found.penrose) <= found.mark < 1e-13


def clear(A: Matrix) -> Pseudoinverse:
    """A⁺ with no singular value near the cut, so that a rounding of A leaves its rank."""
    found = pseudoinverse(A, CLEAR)
    assume(not ((found.svd.sigma > found.svd.spectral * CLEAR / 2) & (found.svd.sigma < found.svd.spectral * CLEAR * 2)).any())
    return found


def digits(found: Pseudoinverse) -> float:
    """What A⁺ may be off by, against ‖A⁺‖.

    The SVD is that of some A + E, ‖E‖ ≤ 32·max(m, n)·ε·‖A‖, and by Wedin ‖(A + E)⁺ − A⁺‖ ≤ 2·‖E‖·‖A⁺‖²; twice that for singular
    values that are cut off next to those that are kept.
    """
    return 4 * found.mark * (found.kappa or 0.0)


@given(anything)
def test_penrose(A: Matrix) -> None:
    found = pseudoinverse(A)
    check(found)
    assert found.inverse.shape == A.shape[::-1]
    assert found.is_default
    assert found.kept == found.true_rank == found.svd.rank


@given(anything, st.floats(0, 0.99))
def test_a_cut_that_drops_a_singular_value_is_seen(A: Matrix, cut: float) -> None:
    """Whether AXA = A holds is whether all that is dropped is rounding; the other conditions hold for every cut that is not too low."""
    found = pseudoinverse(A, cut)
    assume(found.kept <= found.true_rank)
    dropped = found.svd.sigma[found.kept :]
    assert max(found.penrose[1:]) <= found.mark
    if dropped.size and dropped[0] > 2 * found.mark * found.svd.spectral:
        assert found.penrose[0] > found.mark
    elif not dropped.any():
        assert found.penrose[0] <= found.mark


@given(anything)
def test_however_small_the_dropped_one_is(A: Matrix) -> None:
    whole = pseudoinverse(A)
    sigma = whole.svd.sigma
    for k in range(1, whole.kept):
        if 2 * whole.mark * sigma[0] < sigma[k] < 0.9 * sigma[k - 1]:
            found = pseudoinverse(A, 1.05 * float(sigma[k] / sigma[0]))
            assert found.kept == k
            assert found.penrose[0] > found.mark


@given(anything)
def test_a_cut_that_keeps_rounding_is_seen(A: Matrix) -> None:
    found = pseudoinverse(A, 0.0)
    if found.kept == found.true_rank:
        check(found)
    elif not np.array_equal(found.inverse @ A, np.round(found.inverse @ A)):  # else float64 may have it right
        assert max(found.penrose) > found.mark


def test_cuts_of_known_matrices() -> None:
    check(pseudoinverse(np.diag([2.0, 0.5])))
    dropped = pseudoinverse(np.diag([2.0, 0.5]), 0.3)
    assert (dropped.kept, dropped.true_rank, dropped.is_default) == (1, 2, False)
    assert dropped.penrose[0] == pytest.approx(0.25)  # 0.5 of 2
    assert max(dropped.penrose[1:]) <= dropped.mark
    assert pseudoinverse(np.diag([2.0, 0.5]), 0.25).kept == 1  # what is at the cut is not kept
    kept = pseudoinverse(SQUARE["counting, 3 × 3"], 0.0)
    assert (kept.kept, kept.true_rank) == (3, 2)
    assert min(kept.penrose) > 0.01
    check(pseudoinverse(np.diag([1.0, 1.0, 1e-17]), 0.0))  # exact, though float64 has no digit of it in general
    hidden = pseudoinverse(np.diag([1.0, 1e-8, 1e-9]), 3e-9)  # κ·‖A‖ would hide it
    assert hidden.penrose[0] == pytest.approx(1e-9)


@pytest.mark.parametrize("cut", [-0.1, 1.0, math.nan])
def test_a_cut_that_is_no_share_is_named(cut: float) -> None:
    with pytest.raises(InputError, match=r"The cut is .*: it is a share of the largest singular value, from 0 to below 1\."):
        pseudoinverse(np.eye(2), cut)


@given(anything)
def test_the_pseudoinverse_of_the_pseudoinverse_is_the_matrix(A: Matrix) -> None:
    found = clear(A)
    back = pseudoinverse(found.inverse, 0.5 / found.kappa if found.kappa and found.kappa > 1 else 0.5)
    kept = found.column_space @ found.column_space.T @ A
    assert back.kept == found.kept
    assert np.linalg.norm(back.inverse - kept) <= digits(found) * found.svd.spectral


@given(anything)
def test_of_the_transpose_it_is_the_transpose(A: Matrix) -> None:
    found, turned = clear(A), pseudoinverse(A.T, CLEAR)
    assert turned.kept == found.kept
    assert np.linalg.norm(turned.inverse - found.inverse.T) <= digits(found) * found.norm


@given(anything, st.sampled_from([0.5, 2.0, 1024.0, 2.0**-30]))
def test_a_power_of_two_is_taken_out_exactly(A: Matrix, c: float) -> None:
    assert np.array_equal(pseudoinverse(c * A).inverse, pseudoinverse(A).inverse / c)


@given(anything)
def test_the_four_subspaces(A: Matrix) -> None:
    """X·A and A·X are the projections onto the row space and onto the column space, and the others are perpendicular to them."""
    (m, n), found = A.shape, clear(A)
    row, null, column, left = found.row_space, found.null_space, found.column_space, found.left_null_space
    assert [space.shape for space in (row, null, column, left)] == [
        (n, found.kept),
        (n, n - found.kept),
        (m, found.kept),
        (m, m - found.kept),
    ]
    assert np.linalg.norm(found.inverse @ A - row @ row.T) <= digits(found)
    assert np.linalg.norm(A @ found.inverse - column @ column.T) <= digits(found)
    assert np.linalg.norm(row @ row.T + null @ null.T - np.eye(n)) <= found.mark
    assert np.linalg.norm(column @ column.T + left @ left.T - np.eye(m)) <= found.mark
    assert found.is_left_inverse == (np.linalg.norm(found.inverse @ A - np.eye(n)) < 0.5)
    assert found.is_right_inverse == (np.linalg.norm(A @ found.inverse - np.eye(m)) < 0.5)
    assert found.norm == pytest.approx(float(np.linalg.norm(found.inverse, 2)), rel=found.mark)
    assert found.kappa is None if not found.kept else found.kappa == pytest.approx(found.norm * found.svd.spectral)


@pytest.mark.parametrize("name", EVERY)
def test_against_exact_answers(name: str) -> None:
    """In fractions where A is exactly of the rank that is found, else by an SVD to 60 digits, with what the conditioning allows."""
    A = EVERY[name]
    found = pseudoinverse(A)
    check(found)
    exact, rank = exactly(A)
    if rank != found.kept:
        assert name in {
            "flat in decimals",
            "huge and tiny",
            "graded",
            "orthogonal projection",
            "projection onto a plane",
            "rotation by 30°",
        }
        exact = to_60_digits(A, found.kept)
    assert digits(found) < 0.01
    assert np.linalg.norm(found.inverse - exact) <= digits(found) * found.norm


@given(matrices)
def test_in_the_plane_it_has_all_its_digits(A: Matrix) -> None:
    """Where A is regular A⁺ is its inverse to 16 digits, however near to flat A is: the determinant is exact, the directions nearly so."""
    found = pseudoinverse(A)
    if found.kept == 2:
        exact, _ = exactly(A)
        assert np.linalg.norm(found.inverse - exact) <= 16 * EPS * found.norm


def test_the_articles_figures() -> None:
    found = pseudoinverse(EVERY["the articles', 4 × 3"])
    assert found.inverse[0] == pytest.approx([-0.37037037, 0.03703704, -0.11111111, 0.18518519], abs=5e-9)
    assert found.is_left_inverse
    assert not found.is_right_inverse
    tiny = pseudoinverse(SQUARE["1e-6·I"])  # others call it singular
    assert np.allclose(tiny.inverse, 1e6 * np.eye(2), rtol=0, atol=4e6 * EPS)
    assert tiny.is_left_inverse
    assert tiny.is_right_inverse


def check_solution(found: Solution) -> None:
    mark = found.pseudoinverse.mark
    assert found.normal_residual <= mark
    assert found.shortest_residual <= mark
    assert math.dist(found.image, found.foot) <= mark * found.size


@st.composite
def problems(draw: st.DrawFn) -> tuple[Matrix, Vector]:
    """A and y: any y, one that is reached, or one as far off as it can be."""
    A = draw(anything)
    y = draw(arrays(np.float64, len(A), elements=entry)) * max(1e-9, float(np.abs(A).max()))
    kind = draw(st.sampled_from(["any", "any", "reached", "perpendicular"]))
    if kind == "reached":
        y = A @ draw(arrays(np.float64, A.shape[1], elements=entry))
    elif kind == "perpendicular":
        left = pseudoinverse(A).left_null_space
        y = left @ (left.T @ y)
    return A, y


@given(problems())
def test_a_solution_is_one(problem: tuple[Matrix, Vector]) -> None:
    A, y = problem
    found = solve(pseudoinverse(A), y)
    check_solution(found)
    by_product = found.pseudoinverse.inverse @ y
    assert math.dist(found.x, by_product) <= found.pseudoinverse.mark * found.pseudoinverse.norm * np.linalg.norm(y)
    assert np.array_equal(found.residual, y - A @ found.x)
    assert (found.distance, found.length) == pytest.approx((np.linalg.norm(y - A @ found.x), np.linalg.norm(found.x)), rel=1e-14)
    assert found.is_unique == (found.pseudoinverse.null_space.size == 0)


@given(problems(), st.data())
def test_no_other_x_comes_nearer(problem: tuple[Matrix, Vector], data: st.DataObject) -> None:
    A, y = problem
    found = solve(pseudoinverse(A), y)
    other = data.draw(arrays(np.float64, A.shape[1], elements=entry))
    step = data.draw(st.sampled_from([1.0, 1e-3, 1e-6])) * (found.length or 1.0)
    for x in (other, found.x + step * other):
        rounding = found.pseudoinverse.mark * (found.size + found.pseudoinverse.svd.spectral * np.linalg.norm(x))
        assert np.linalg.norm(y - A @ x) >= found.distance - rounding


@given(problems(), st.data())
def test_of_all_that_come_as_near_it_is_the_shortest(problem: tuple[Matrix, Vector], data: st.DataObject) -> None:
    A, y = problem
    found = solve(pseudoinverse(A), y)
    N = found.pseudoinverse.null_space
    step = N @ data.draw(arrays(np.float64, N.shape[1], elements=entry)) * data.draw(st.sampled_from([1.0, 1e-3])) * (found.length or 1.0)
    other = found.x + step
    rounding = found.pseudoinverse.mark * (found.size + found.pseudoinverse.svd.spectral * np.linalg.norm(other))
    assert np.linalg.norm(y - A @ other) <= found.distance + rounding
    assert np.linalg.norm(other) == pytest.approx(math.hypot(found.length, float(np.linalg.norm(step))), rel=found.pseudoinverse.mark)


@given(anything, st.data())
def test_what_is_reached_is_solved_exactly(A: Matrix, data: st.DataObject) -> None:
    """That is y = A·x for an x of the row space; and no y that is 10⁻⁹ off the column space is called exact, where A has as many digits."""
    found = pseudoinverse(A)
    y = A @ (found.row_space @ data.draw(arrays(np.float64, found.kept, elements=entry)))
    assert solve(found, y).is_exact
    if found.left_null_space.size and found.kappa and found.kappa < 1e3:
        size = float(np.linalg.norm(y)) or 1.0
        assert not solve(found, y + 1e-9 * size * found.left_null_space[:, 0]).is_exact


@given(anything)
def test_a_solution_in_rounding_is_seen(A: Matrix) -> None:
    """A cut that is too low puts a part of x where A is only rounding; one that is too high misses what it could reach."""
    found = pseudoinverse(A, 0.0)
    if found.kept > found.true_rank:
        assert solve(found, found.svd.U[:, found.kept - 1]).shortest_residual > 0.5
    if found.kept and found.svd.sigma[found.kept - 1] > 4 * found.mark * found.svd.spectral:
        high = pseudoinverse(A, min(float(found.svd.sigma[found.kept - 1] / found.svd.spectral) * 1.01, 0.99))
        if high.kept < found.kept:
            assert solve(high, found.svd.U[:, found.kept - 1]).normal_residual > high.mark


@pytest.mark.parametrize("cut", [None, 0.5])
def test_a_wrong_solution_is_seen(cut: float | None) -> None:
    """One that is not nearest, and one that is not the shortest; for what is kept, where a cut drops something."""
    found = pseudoinverse(np.diag([2.0, 0.5, 0]), cut)
    y, x = np.ones(3), np.array([0.5, 2.0 if cut is None else 0, 0])
    assert solve(found, y).x == pytest.approx(x, rel=4 * EPS)
    assert Solution(found, y, x + found.row_space[:, 0]).normal_residual > 0.1
    for k in range(found.null_space.shape[1]):
        assert Solution(found, y, x + found.null_space[:, k]).shortest_residual > 0.4


def test_known_solutions() -> None:
    found = solve(pseudoinverse(np.array([[1.0, 2, 3]])), np.array([14.0]))
    assert found.x == pytest.approx([1, 2, 3], rel=4 * EPS)
    assert found.is_exact
    assert not found.is_unique
    line = solve(pseudoinverse(EVERY["tall"]), np.array([1.0, 1, 0]))
    assert line.x == pytest.approx([1 / 3, 1 / 3])
    assert line.distance == pytest.approx(2 / math.sqrt(3))
    assert (line.is_exact, line.is_unique) == (False, True)
    both = solve(pseudoinverse(EVERY["flat"]), np.array([1.0, 0]))
    assert both.x == pytest.approx([1 / 25, 2 / 25])
    assert (both.is_exact, both.is_unique) == (False, False)
    assert both.foot == pytest.approx([0.2, 0.4])
    nothing = solve(pseudoinverse(np.zeros((2, 3))), np.array([1.0, 2]))
    assert (nothing.length, nothing.is_exact, nothing.shortest_residual) == (0, False, 0)
    assert solve(pseudoinverse(np.zeros((2, 3))), np.zeros(2)).is_exact


def test_a_y_of_another_length_is_named() -> None:
    with pytest.raises(InputError, match=r"y has length 3, and A has 2 rows: A·x = y needs one entry of y for each row\."):
        solve(pseudoinverse(np.eye(2)), np.ones(3))


def test_extremes() -> None:
    generator = np.random.default_rng(5)
    with np.errstate(all="raise", under="ignore"):
        for B in EXTREMES:
            check(pseudoinverse(B))
            check_solution(solve(pseudoinverse(B), np.full(len(B), 1e9)))
            lowest = pseudoinverse(B, 0.0)
            assert np.isfinite(lowest.penrose).all()
            assert math.isfinite(solve(lowest, np.full(len(B), 1e9)).shortest_residual)
    check(pseudoinverse(generator.normal(size=(8, 2)) @ generator.normal(size=(2, 8))))
