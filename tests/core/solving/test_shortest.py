"""The shortest of many fits: that of the exact numbers, or that with columns scaled where rounding hides it."""

import math
from fractions import Fraction
from operator import mul

import mpmath
import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from core.matrices.factors import HIDDEN
from core.numbers.arrays import EPS, Matrix, Vector
from core.numbers.whole import solved
from core.solving.design import polynomial
from core.solving.least_squares import least_squares
from tests.core.solving.test_least_squares import check


def test_the_shortest_of_many_in_units_that_differ_by_10_to_the_75() -> None:
    """Seven different x, powers up to x¹⁰: against 900 digits, X′·(X·X′)⁻¹·y of the different rows and the means of their y."""
    x = np.array([0, 3e7, -1e7, 0, 1e7, 0, 2e7, -2e7, 4e7])
    design = polynomial(x, np.where(np.arange(9) == 3, 0.1, 0.0), 10)
    fit = check(least_squares(design))
    with mpmath.workdps(900):
        X = mpmath.matrix(np.unique(design.X, axis=0).tolist())
        means = mpmath.matrix([mpmath.mpf(0.1) / 3 if not row else mpmath.mpf(0) for row in X[:, 1]])
        exact = np.array([float(value) for value in X.T * mpmath.lu_solve(X * X.T, means)])
    assert fit.rank == 7
    assert fit.rss == pytest.approx(0.02 / 3, rel=1e-12)
    assert (design.lengths * np.abs(fit.w - exact) <= 64 * 11 * EPS * fit.size).all()


SPREAD = st.builds(lambda digits, power: digits * 10.0**power, st.integers(-999, 999), st.integers(-4, 3))
FEW = st.lists(st.tuples(SPREAD, st.integers(-5, 5)), min_size=1, max_size=5, unique_by=lambda point: point[0])


@given(FEW, st.integers(1, 10))
@example([(-19900.0, 0), (100.0, 1), (10100.0, 0), (30100.0, 1)], 10)  # in float64 the shortest w would miss y by 19
@example([(1000.0, 0), (101000.0, 1), (301000.0, 0)], 10)
@example([(-15000.0, 0), (-157.0, 1), (49900.0, -1), (636000.0, 1)], 5)  # and here by 4·10⁻⁷
@example([(66000.0, 0), (0.361, 1)], 5)  # what 0.361³ has beside 66,000³ is less than rounding, and much of the shortest w
def test_the_shortest_is_what_it_is_said_to_be(points: list[tuple[float, int]], degree: int) -> None:
    """Of more coefficients than points, to what κ leaves: the exact one, or that with columns scaled."""
    x, y = np.array(points, dtype=float).T
    largest = float(np.abs(x).max())
    assume(largest == 0 or largest**degree > 1e-30)
    fit = check(least_squares(polynomial(x, y, degree)))
    assume(fit.rank == len(x) <= degree)
    of = fit.design.factors
    rounding = 1e-8 + 256 * of.kappa * EPS
    assert np.linalg.norm(fit.residuals) <= 2 * rounding * np.linalg.norm(y)
    shortest = length_of_the_shortest(fit.design.X, y)
    if fit.is_shortest:
        assert fit.length == pytest.approx(shortest, rel=HIDDEN)  # by more it is not called the shortest
    elif rounding < 1e-3:
        assert np.linalg.norm(np.ldexp(fit.w, of.shifts)) == pytest.approx(length_of_the_shortest(of.Z, y), rel=16 * rounding)


def length_of_the_shortest(X: Matrix, y: Vector) -> float:
    """√(y′(XX′)⁻¹y), in fractions."""
    rows, units = [], []
    for row in X.tolist():
        exact = [Fraction(entry) for entry in row]
        unit = math.lcm(*(entry.denominator for entry in exact))
        rows.append([int(entry * unit) for entry in exact])
        units.append(unit)
    b = [int(value) * unit for value, unit in zip(y.tolist(), units, strict=True)]
    found = solved([[sum(map(mul, one, other)) for other in rows] for one in rows], b)
    assert found is not None
    z, over = found
    return float(mpmath.sqrt(mpmath.fdot(zip(z, b, strict=True)) / over))
