"""Newton's step: downhill by what is said, whatever A and g are; without τ where it is said to lead; level lines on their level."""

import mpmath
import numpy as np
import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

from core.decompositions.factorizations.cholesky import Cholesky
from core.decompositions.factorizations.newton import Newton
from core.numbers.arrays import Matrix, Vector, matrix, vector
from core.numbers.rational import as_it_stands

whole = st.integers(-9, 9)


def symmetric(data: st.DataObject, n: int) -> Matrix:
    rows = data.draw(st.lists(st.lists(whole, min_size=n, max_size=n), min_size=n, max_size=n))
    A = np.array(rows, dtype=float)
    return np.asarray(A + A.T)


def newton(A: Matrix, g: Vector) -> Newton:
    found = Cholesky(A, as_it_stands(A), g, as_it_stands(g[:, None])).newton
    assert found
    return found


def of(A: str, g: str) -> Newton:
    rows, slope = matrix(A), vector(g)
    found = Cholesky(rows.value, rows.exact, slope.value, slope.exact).newton
    assert found
    return found


@given(st.data(), st.integers(1, 6))
def test_it_leads_downhill(data: st.DataObject, n: int) -> None:
    A, g = symmetric(data, n), np.array(data.draw(st.lists(whole, min_size=n, max_size=n)), dtype=float)
    found = newton(A, g)
    assert all(proof.ok for proof in found.proofs), found.proofs
    assert (found.tau > 0) == bool(Cholesky(A, as_it_stands(A)).failed)
    assert np.linalg.eigvalsh(found.H)[0] > 0
    assert (found.slope < 0) == (found.change < 0) == bool(g.any())
    assert found.slope == pytest.approx(-float(found.y @ found.y), rel=1e-9)
    with mpmath.workdps(40):
        H = mpmath.matrix(A.tolist()) + mpmath.mpf(found.tau) * mpmath.eye(n)
        s = mpmath.lu_solve(H, -mpmath.matrix(g.tolist())) if g.any() else mpmath.zeros(n, 1)
        change = (mpmath.matrix(g.tolist()).T * s)[0] + (s.T * mpmath.matrix(A.tolist()) * s)[0] / 2
        assert found.s == pytest.approx(np.array(s.tolist(), dtype=float)[:, 0], rel=1e-9, abs=1e-9 * float(max(map(abs, s))) + 1e-300)
        assert found.change == pytest.approx(float(change), rel=1e-9)


@given(st.data(), st.integers(1, 4))
def test_where_it_leads_with_nothing_added(data: st.DataObject, n: int) -> None:
    A, g = symmetric(data, n), np.array(data.draw(st.lists(whole, min_size=n, max_size=n)), dtype=float)
    found, exact = newton(A, g), sp.Matrix(A.astype(int).tolist())
    if exact.is_positive_definite or exact.det() == 0:
        assert found.plain is None
        return
    assert found.plain
    s = -exact.LUsolve(sp.Matrix(g.astype(int).tolist()))
    slope = (sp.Matrix(g.astype(int).tolist()).T * s)[0]
    assert found.plain.s == pytest.approx(np.array(s.tolist(), dtype=float)[:, 0], rel=1e-14)
    assert found.plain.way == ("uphill" if slope > 0 else "downhill" if slope < 0 else "level")
    assert found.plain.is_to_top == bool(exact.is_negative_definite)


@pytest.mark.parametrize(("g", "way"), [("1 1", "level"), ("1 1.01", "uphill"), ("1.01 1", "downhill")])
def test_what_is_no_fraction_is_level_to_sixteen_digits(g: str, way: str) -> None:
    found = of("sqrt(2) 0; 0 -sqrt(2)", g)
    assert found.plain
    assert (found.plain.way, found.plain.is_decided) == (way, way != "level")


@pytest.mark.parametrize(("A", "g", "way"), [("-1 -1; -1 -1+1e-20", "sqrt(2) 1", "downhill"), ("1 0; 0 -2", "1 sqrt(2)", "level")])
def test_a_slope_in_roots_is_found_for_an_A_in_fractions_that_float64_calls_flat(A: str, g: str, way: str) -> None:
    found = of(A, g)
    assert found.plain
    assert np.isfinite(found.plain.s).all()
    assert found.plain.way == way


@given(st.data(), st.floats(-20, 20))
def test_level_lines_are_on_their_level(data: st.DataObject, c: float) -> None:
    A, g = symmetric(data, 2), np.array(data.draw(st.lists(whole, min_size=2, max_size=2)), dtype=float)
    points = newton(A, g).level(c, 10.0)
    p = points[:, ~np.isnan(points[0])]
    size = np.abs(g) @ np.abs(p) + np.abs(c) + (np.abs(p) * (np.abs(A) @ np.abs(p))).sum(axis=0)
    assert g @ p + (p * (A @ p)).sum(axis=0) / 2 == pytest.approx(c, abs=1e-11 * float(size.max(initial=1.0)))


@given(st.data(), st.floats(-20, 20), st.floats(0, 2 * np.pi))
def test_no_level_line_is_left_out(data: st.DataObject, c: float, angle: float) -> None:
    """Where the model crosses the level along a ray in view, a level line is near."""
    A, g = symmetric(data, 2), np.array(data.draw(st.lists(whole, min_size=2, max_size=2)), dtype=float)
    found = newton(A, g)
    ray = np.array([np.cos(angle), np.sin(angle)])
    at = np.linspace(0, 5, 401)
    heights = at * (g @ ray) + at**2 * (ray @ A @ ray) / 2 - c
    crossed = np.flatnonzero(heights[:-1] * heights[1:] < 0)
    points = found.level(c, 30.0)
    for k in crossed:
        far = np.linalg.norm(points - (at[k] * ray)[:, None], axis=0)
        assert np.nanmin(far) < 2.5
