"""Least squares: the coefficients are those of the least area, in every order of the rows, every unit and every rank."""

import math

import mpmath
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from core.numbers.arrays import EPS, InputError, Matrix, Vector
from core.solving.design import Design, linear, polynomial
from core.solving.least_squares import Fit, least_squares
from tests.core.named import EVERY
from tests.core.nist import NIST, Problem, designs, shuffled
from tests.core.strategies import entry

LEAST_DIGITS = {  # that the coefficients have to have, in any order of the rows
    "Norris": 11.0,
    "Pontius": 11.0,
    "NoInt1": 14.0,
    "NoInt2": 14.0,
    "Filip": 6.5,  # 7.6 are left when the powers of x are rounded to float64
    "Longley": 9.0,
    "Wampler1": 9.0,
    "Wampler2": 9.0,
    "Wampler3": 9.0,
    "Wampler4": 7.5,
    "Wampler5": 5.5,
}
PRICES = st.sampled_from([0.0, 1e-12, 1e-3, 1.0, 1e5])


def digits(found: float, certified: str) -> float:
    """How many digits of found are right; NIST prints 15."""
    right = float(certified)
    error = abs(found - right) / (abs(right) if right else 1.0)
    return -math.log10(error) if error else 16.0


def orders(problem: Problem) -> list[NDArray[np.intp]]:
    """As given, reversed, sorted both ways by x and by y, and 40 times shuffled."""
    n, first = len(problem.y), np.argsort(problem.x[:, 0], kind="stable")
    by_y = np.argsort(problem.y, kind="stable")
    return [np.arange(n), np.arange(n)[::-1], first, first[::-1], by_y, by_y[::-1], *shuffled(n, 40)]


def bound(design: Design) -> float:
    """What rounding may leave of a proof: columns are dropped below max(n, p)·ε of a length of up to √p."""
    n, p = design.X.shape
    return float(8 * math.sqrt(p) * max(n, p) * EPS)


def check(fit: Fit) -> Fit:
    """The fit, all of whose proofs have to hold."""
    mark = bound(fit.design)
    assert fit.orthogonality <= mark
    assert fit.null_residual <= mark
    assert fit.pythagoras <= mark
    if fit.alpha:
        assert fit.minimality is None
        assert fit.trace_residual is None
    else:
        assert fit.minimality is not None
        assert fit.minimality <= fit.design.factors.tolerance
        assert fit.trace_residual is not None
        assert fit.trace_residual <= mark
    assert (fit.leverage >= 0).all()
    assert (fit.leverage <= 1 + mark).all()
    return fit


def of_matrix(X: Matrix, y: Vector, alpha: float = 0.0) -> Fit:
    return check(least_squares(linear(X, y, [f"c{k}" for k in range(X.shape[1])], has_constant=False), alpha))


@pytest.mark.parametrize("name", NIST)
def test_nists_coefficients_in_any_order_of_the_rows(name: str) -> None:
    problem = NIST[name]
    for order in orders(problem):
        fit = check(least_squares(problem.design(order)))
        assert min(map(digits, fit.w.tolist(), problem.coefficients)) >= LEAST_DIGITS[name]
        assert fit.rank == len(fit.w)
        assert fit.null_space.shape == (len(fit.w), 0)


@pytest.mark.parametrize("name", NIST)
def test_nists_standard_errors_deviation_and_r_squared(name: str) -> None:
    """Where the residuals should be 0, what is left of them is rounding of y.

    A standard error is the length of a row of R⁻¹, which has the relative error κ·ε, κ of the scaled columns.
    """
    problem = NIST[name]
    for order in orders(problem)[:8]:
        fit = least_squares(problem.design(order))
        assert fit.standard_errors is not None
        assert fit.sd is not None
        assert fit.r_squared is not None
        assert (fit.df, fit.why) == (problem.df, "")
        assert digits(fit.r_squared, problem.r_squared) >= {"Filip": 11, "Wampler5": 11}.get(name, 13)
        if float(problem.sd):
            assert digits(fit.sd, problem.sd) >= (9 if name == "Filip" else 12)
            least = min(14.0, -math.log10(fit.kappa_scaled * EPS)) - 1
            assert min(map(digits, fit.standard_errors.tolist(), problem.standard_errors)) >= least
        else:
            assert fit.sd <= 8 * EPS * np.linalg.norm(problem.y)


def test_nists_condition() -> None:
    """Filip: 1.8e15 as it is, where a rule on raw columns drops one; 5e9 with columns of one length."""
    for problem in NIST.values():
        assert least_squares(problem.design()).kappa == pytest.approx(problem.kappa, rel=1e-3)
    filip = least_squares(NIST["Filip"].design())
    assert filip.kappa_scaled == pytest.approx(5.5e9, rel=0.01)
    assert (filip.raw_rank, filip.rank) == (10, 11)


@given(designs(), PRICES)
def test_the_proofs_hold(design: Design, alpha: float) -> None:
    fit = check(least_squares(design, alpha))
    (n, p), mark = design.X.shape, bound(design)
    assert fit.null_space.shape == (p, p - fit.rank)
    assert np.allclose(fit.null_space.T @ fit.null_space, np.eye(p - fit.rank), rtol=0, atol=mark)
    assert (fit.standard_errors is None) == bool(fit.why) == (alpha > 0 or fit.rank < p or n == p)
    assert (fit.sd is None) == (fit.df == 0) == (fit.rank == n)
    size = np.abs(design.X) @ np.abs(fit.w) + np.abs(design.y)
    assert (np.abs(fit.fitted - design.X @ fit.w) <= mark * size).all()
    assert (np.abs(fit.residuals - (design.y - design.X @ fit.w)) <= mark * size).all()


@given(designs(), st.data())
def test_no_other_coefficients_leave_a_smaller_area(design: Design, data: st.DataObject) -> None:
    fit = least_squares(design)
    step = data.draw(arrays(np.float64, len(fit.w), elements=entry))
    lengths = np.linalg.norm(design.X, axis=0)
    other = fit.w + np.divide(step, lengths, out=np.zeros_like(step), where=lengths > 0) * np.linalg.norm(design.y)
    size = np.linalg.norm(design.y) + lengths @ (np.abs(fit.w) + np.abs(other))
    assert math.sqrt(fit.rss) <= np.linalg.norm(design.y - design.X @ other) + bound(design) * size


@given(designs(), st.data())
def test_a_unit_changes_nothing_but_itself(design: Design, data: st.DataObject) -> None:
    """In other units, by powers of two, every digit of full-rank coefficients stays."""
    fit = least_squares(design)
    assume(fit.rank == len(fit.w))
    shifts = data.draw(arrays(np.int64, len(fit.w), elements=st.integers(-60, 60)))
    scaled = least_squares(linear(np.ldexp(design.X, shifts), design.y, design.names, has_constant=False))
    assert scaled.rank == fit.rank
    assert np.array_equal(np.ldexp(scaled.w, shifts), fit.w)
    assert np.array_equal(scaled.leverage, fit.leverage)
    if fit.standard_errors is not None:
        assert scaled.standard_errors is not None
        assert np.allclose(np.ldexp(scaled.standard_errors, shifts), fit.standard_errors, rtol=8 * EPS, atol=0)


@given(st.integers(1, 8), st.integers(1, 6), st.data())
def test_of_many_solutions_it_is_the_pseudoinverses(n: int, p: int, data: st.DataObject) -> None:
    """A⁺ is known to κ·ε, and A⁺y to that and κ²·ε for the part of y that is left; here κ ≤ 1000 on the row space."""
    r = data.draw(st.integers(0, min(n, p)))
    whole = st.integers(-5, 5).map(float)
    X = data.draw(arrays(np.float64, (n, r), elements=whole)) @ data.draw(arrays(np.float64, (r, p), elements=whole))
    y = data.draw(arrays(np.float64, n, elements=entry))
    sigma = np.linalg.svd(X, compute_uv=False)
    found = of_matrix(X, y)
    if X.any():
        least = sigma[found.rank - 1]
        assume(sigma[0] <= 1e3 * least)
        assert np.allclose(found.w, np.linalg.pinv(X, rcond=1e-9) @ y, rtol=0, atol=1e3 * EPS * 1e3 * np.linalg.norm(y) / least)
    assert found.rank == np.linalg.matrix_rank(X) == np.linalg.matrix_rank(X, tol=1e-9 * sigma[0])


NEARLY_FLAT = {"flat in decimals", "projection onto a plane", "orthogonal projection", "graded", "huge and tiny"}
BY_PSEUDOINVERSE = [name for name in EVERY if name not in NEARLY_FLAT]


@pytest.mark.parametrize("name", BY_PSEUDOINVERSE)
def test_against_60_digits(name: str) -> None:
    """Coefficients of the named matrices, of full rank and exactly deficient.

    The error of column j's coefficient is held against ‖D·w‖/dⱼ, d the lengths of the columns: the correction leaves some ε
    of it, and (κ·ε)·κ of what the residuals bring in, κ of the scaled columns; a null space is known to κ·ε of its own.
    """
    X = EVERY[name]
    n, p = X.shape
    y = np.cos(np.arange(1.0, n + 1)) + 1
    fit = of_matrix(X, y)
    with mpmath.workdps(60):
        exact = np.array([float(value) for value in pseudoinverse(X) * mpmath.matrix(y.tolist())])
    lengths = np.linalg.norm(X, axis=0)
    kappa = float(fit.sigma_scaled[0] / fit.sigma_scaled[fit.rank - 1]) if fit.rank else 1.0
    assert fit.rank == np.sum(np.array([float(s) for s in singular_values(X)]) > 1e-40)
    mark = 8 * p * EPS * (1 + kappa * kappa * EPS * np.linalg.norm(fit.residuals) / np.linalg.norm(y) * kappa)
    if fit.rank < p:
        mark = 64 * p * EPS * kappa
    size = np.linalg.norm(lengths * exact) + np.linalg.norm(y)
    assert (lengths * np.abs(fit.w - exact) <= mark * size).all()


def singular_values(X: Matrix) -> list[mpmath.mpf]:
    with mpmath.workdps(60):
        return list(mpmath.svd_r(mpmath.matrix((X if X.shape[0] >= X.shape[1] else X.T).tolist()), compute_uv=False))


def pseudoinverse(X: Matrix) -> mpmath.matrix:
    """X⁺, to the digits of the context."""
    tall = X if X.shape[0] >= X.shape[1] else X.T
    U, S, V = mpmath.svd_r(mpmath.matrix(tall.tolist()))
    D = mpmath.diag([1 / s if s > 1e-40 else mpmath.mpf(0) for s in S])
    found = V.T * D * U.T
    return found if X.shape[0] >= X.shape[1] else found.T


def test_columns_that_are_repeated_share_equally() -> None:
    """In whatever unit: 0.5 and 0.5, in place of 1; and a constant that has no part in it takes none."""
    x = np.linspace(-3, 4, 23)
    dollars = np.round(1e13 + 1e11 * x**2)
    both = check(least_squares(linear(np.column_stack([2000 + x, dollars, 1000 * dollars]), 7 + x**2, ["year", "$", "in m$"])))
    assert both.rank == 3
    assert both.w[3] == pytest.approx(1000 * both.w[2], rel=1e-9)
    for unit in (1.0, 1e-9, 1e10, 3e14):
        design = linear(np.column_stack([unit * x, unit * x]), x + 2, ["a", "b"])
        fit = check(least_squares(design))
        assert (fit.rank, fit.why) == (2, "rank 2 < 3: the data leave combinations of the coefficients undetermined")
        assert np.allclose(fit.w, [2, 0.5 / unit, 0.5 / unit], rtol=1e-13, atol=0)
        assert np.allclose(fit.fitted, x + 2, rtol=1e-14)
        assert np.allclose(np.abs(fit.null_space[:, 0]), [0, math.sqrt(0.5), math.sqrt(0.5)], rtol=0, atol=1e-15)
        assert fit.df == 21


def test_more_coefficients_than_points() -> None:
    fit = of_matrix(np.array([[1.0, 2, 3]]), np.array([14.0]))
    assert np.allclose(fit.w, [1, 2, 3], rtol=4 * EPS, atol=0)
    assert (fit.rank, fit.df, fit.sd, fit.standard_errors, fit.kappa) == (1, 0, None, None, math.inf)
    assert fit.leverage == pytest.approx([1.0])
    through = check(least_squares(polynomial(np.array([0.0, 1]), np.array([1.0, 3]), 1)))
    assert np.allclose(through.w, [1, 2])
    assert through.why == "2 points for 2 coefficients: nothing is left to judge by"
    assert through.r_squared == pytest.approx(1)
    wide = check(least_squares(polynomial(np.array([0.0, 1, 2]), np.array([1.0, 3, 0]), 10)))
    assert (wide.rank, wide.null_space.shape) == (3, (11, 8))
    assert np.allclose(wide.fitted, [1, 3, 0], atol=1e-12)


def test_nothing_to_go_by() -> None:
    """X = 0, y = 0, y that does not vary, one point."""
    x = np.arange(4.0)
    nothing = of_matrix(np.zeros((4, 2)), x)
    assert (nothing.rank, nothing.rss, nothing.kappa) == (0, 14.0, math.inf)
    assert not nothing.w.any()
    zero = check(least_squares(polynomial(x, np.zeros(4), 1)))
    assert not zero.w.any()
    assert zero.r_squared is None
    assert check(least_squares(polynomial(x, np.full(4, 0.1), 1))).r_squared is None
    assert of_matrix(x[:, None], np.zeros(4)).r_squared is None
    assert of_matrix(x[:, None], np.full(4, 0.1)).r_squared == pytest.approx(36 / 56)  # uncentred: (Σx)²/(n·Σx²)
    assert check(least_squares(polynomial(np.array([3.0]), np.array([6.0]), 0))).w == pytest.approx([6.0])


@given(designs(), st.sampled_from([1e-3, 1.0, 1e5]))
def test_a_price_is_paid(design: Design, alpha: float) -> None:
    """The coefficients solve (X′X + αI)·w = X′y; no fit is nearer to 0 for a smaller price; leverages sum to Σ σ²/(σ² + α)."""
    fit, dearer = least_squares(design, alpha), least_squares(design, 2 * alpha)
    lengths = np.sqrt(np.linalg.norm(design.X, axis=0) ** 2 + alpha)
    size = lengths * (np.linalg.norm(design.y) + lengths @ np.abs(fit.w))
    assert (np.abs(design.X.T @ (design.y - design.X @ fit.w) - alpha * fit.w) <= bound(design) * size).all()
    sigma = np.linalg.svd(design.X, compute_uv=False)
    if sigma[0] ** 2 <= 1e16 * alpha:  # else what α does is rounding of σ₁
        rounding = bound(design) * sigma[0] / alpha * np.linalg.norm(design.y)
        assert np.linalg.norm(dearer.w) <= np.linalg.norm(fit.w) * (1 + 1e-9) + rounding
        assert fit.leverage.sum() == pytest.approx(float(np.sum(sigma**2 / (sigma**2 + alpha))), rel=1e-6, abs=1e-12)


def test_a_price_by_hand() -> None:
    fit = of_matrix(np.array([[1.0], [1.0]]), np.array([1.0, 3.0]), alpha=2.0)
    assert fit.w == pytest.approx([1.0])
    assert fit.leverage == pytest.approx([0.25, 0.25])
    assert fit.why.startswith("a price α")


def test_powers() -> None:
    x = np.array([0.0, 2, -3])
    design = polynomial(x, x, 3, name="t")
    assert design.names == ("1", "t", "t²", "t³")
    assert np.array_equal(design.X, [[1, 0, 0, 0], [1, 2, 4, 8], [1, -3, 9, -27]])
    without = polynomial(x, x, 2, has_constant=False)
    assert (without.names, without.powers, without.has_constant) == (("x", "x²"), (1, 2), False)
    assert np.array_equal(without.X, design.X[:, 1:3])
    assert linear(x[:, None], x, ["size"]).names == ("1", "size")
    assert least_squares(polynomial(np.zeros(3), x, 2)).rank == 1
    with pytest.raises(InputError, match="nothing to fit"):
        polynomial(x, x, 0, has_constant=False)
    with pytest.raises(InputError, match="x⁴ is too large"):
        polynomial(1e40 * x, x, 5)
    with pytest.raises(InputError, match="x² is too large"):
        polynomial(1e80 * x, x, 5)
    with pytest.raises(InputError, match="x³ is too small"):
        polynomial(1e-40 * x, x, 5)


def test_large() -> None:
    generator = np.random.default_rng(3)
    n = 10_000
    columns = generator.normal(size=(n, 20)) * 10.0 ** generator.integers(-9, 15, 20)
    design = linear(columns, generator.normal(size=n) * 1e15, [f"c{k}" for k in range(20)])
    with np.errstate(all="raise", under="ignore"):
        fit = check(least_squares(design))
        far = check(least_squares(polynomial(np.linspace(1e14, 1e15, 200), np.ones(200), 10)))
    assert fit.rank == 21
    assert far.fitted == pytest.approx(np.ones(200))
