"""Exact: the solution of the numbers as they stand, or as they were typed, to the last digit."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers.arrays import EPS, Vector
from core.solving.accuracy import ways
from core.solving.design import Design, linear, polynomial
from core.solving.exact import correct_digits, exact_solution, sizes, typed
from core.solving.least_squares import least_squares
from tests.core.nist import NIST, designs


def digits(w: Vector, exact: Sequence[Fraction], *known: Sequence[Any]) -> float:
    return correct_digits(w, exact, sizes(exact, *known))


def standing(values: Vector) -> list[Fraction]:
    return list(map(Fraction, values.tolist()))


def exact_columns(design: Design, read: Callable[[Vector], list[Fraction]]) -> list[list[Fraction]]:
    """The columns, exact: powers of x where they are that."""
    if design.x is None:
        return [read(column) for column in design.X.T]
    return [[value**k for value in read(design.x)] for k in design.powers]


def solved(design: Design) -> tuple[Fraction, ...] | None:
    found = exact_solution(design)
    return None if found is None else found.w


def exact_rank(columns: list[list[Fraction]]) -> int:
    """The rank of the columns, by elimination in fractions."""
    rows, rank = [list(row) for row in zip(*columns, strict=True)], 0
    for j in range(len(columns)):
        pivot = next((i for i in range(rank, len(rows)) if rows[i][j]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        for i in range(rank + 1, len(rows)):
            factor = rows[i][j] / rows[rank][j]
            rows[i] = [below - factor * above for below, above in zip(rows[i], rows[rank], strict=True)]
        rank += 1
    return rank


@given(designs(), st.booleans())
def test_the_residuals_are_orthogonal_to_every_column(design: Design, as_typed: bool) -> None:
    """Exactly 0, which a solution has to be; and there is one unless the columns are dependent, exactly."""
    read = typed if as_typed else standing
    columns, exact, y = exact_columns(design, read), exact_solution(design, as_typed=as_typed), read(design.y)
    assert (exact is None) == (exact_rank(columns) < len(columns))
    if exact is None:
        return
    rows = zip(*columns, strict=True)
    left = [right - sum(value * c for value, c in zip(exact.w, row, strict=True)) for right, row in zip(y, rows, strict=True)]
    assert all(sum(c * r for c, r in zip(column, left, strict=True)) == 0 for column in columns)
    mean = Fraction(sum(y), len(y)) if design.has_constant else 0
    assert exact.area == sum(r * r for r in left)
    assert exact.variation == sum((right - mean) ** 2 for right in y)


@pytest.mark.parametrize("name", NIST)
def test_nists_coefficients(name: str) -> None:
    """To 16 digits, from the decimals that NIST gives, and in units in which they are whole numbers.

    In float64 as they stand, Filip's x are not what NIST gives, and 14 digits are left.
    """
    problem = NIST[name]
    of_x, of_y = (10**9, 10**5) if name == "Filip" else (10, 10**5)
    x, y = np.round(problem.x * of_x), np.round(problem.y * of_y)
    exact = exact_solution(_in_units(problem.design(), x, y))
    assert exact is not None
    design = problem.design()
    powers = design.powers or [int(label != "1") for label in design.names]
    w = [value * Fraction(of_x) ** k / of_y for value, k in zip(exact.w, powers, strict=True)]
    assert digits(problem.digits_17, w) >= 15.5
    given = exact_solution(problem.design())
    assert given is not None
    assert digits(problem.digits_17, given.w) >= 13
    meant = exact_solution(problem.design(), as_typed=True)
    assert meant is not None
    assert list(meant.w) == w


def _in_units(design: Design, x: Vector, y: Vector) -> Design:
    if design.x is not None:
        return polynomial(x[:, 0], y, design.powers[-1])
    return linear(x, y, design.names[design.has_constant :], has_constant=design.has_constant)


def test_by_hand() -> None:
    line = polynomial(np.array([0.0, 1, 2]), np.array([1.0, 0, 0.5]), 1)
    assert solved(line) == (Fraction(3, 4), Fraction(-1, 4))
    third = linear(np.array([[3.0]]), np.array([1.0]), ["a"], has_constant=False)
    assert solved(third) == (Fraction(1, 3),)
    assert exact_solution(polynomial(np.array([1.0, 1]), np.array([1.0, 2]), 1)) is None
    assert exact_solution(linear(np.zeros((3, 1)), np.ones(3), ["a"])) is None
    assert exact_solution(polynomial(np.array([1e-60, 2e-60, 1e15]), np.array([1.0, 2, 3]), 1)) is not None


def test_what_is_meant_by_a_float() -> None:
    """What a person typed: a decimal, a ratio of small numbers, and otherwise the shortest decimal."""
    texts = ["0.1", "4.4", "-1e-7", "1/3", "-22/7", "0.30000000000000004", "1e9", "0", "1.4142135623730951", "123456.789", "1/999"]
    assert typed(np.array([float(Fraction(text)) for text in texts])) == list(map(Fraction, texts))


def test_a_flat_matrix_in_decimals_is_not_flat_exactly() -> None:
    columns = np.array([[0.1, 0.2], [0.3, 0.6]])
    design = linear(columns, np.ones(2), ["a", "b"], has_constant=False)
    assert (exact_solution(design) is None) == (Fraction(0.1) * Fraction(0.6) == Fraction(0.2) * Fraction(0.3))
    assert exact_solution(design, as_typed=True) is None
    assert least_squares(design).rank == 1


@pytest.mark.parametrize(
    ("x", "y"), [([1, 2, 3], [0.1, 0.2, 0.3]), ([1, 2, 3], [1 / 3, 2 / 3, 1]), ([0.1, 0.2, 0.3], [0.7, 1.4, 2.1]), ([1, 2, 4], [0.3] * 3)]
)
def test_a_line_through_decimals_has_the_coefficients_that_were_meant(x: list[float], y: list[float]) -> None:
    """Of which float64 makes 0.1 + 0.2 ≠ 0.3: an intercept of 10⁻¹⁷, and residuals."""
    design = polynomial(np.array(x), np.array(y), 1)
    meant = exact_solution(design, as_typed=True)
    assert meant is not None
    assert meant.area == 0
    assert Fraction(0) in meant.w
    fit = least_squares(design, exact=meant)
    assert fit.is_exact
    assert fit.r_squared == (1 if meant.variation else None)
    assert ways(fit, exact_solution(design))[0].digits == pytest.approx(16, abs=0.7)


def test_how_many_digits_are_right() -> None:
    exact = (Fraction(1), Fraction(-1000), Fraction(0))
    assert digits(np.array([1.0, -1000, 0]), exact) == 16
    assert digits(np.array([1.001, -1000, 0]), exact) == pytest.approx(3)
    assert digits(np.array([1.0, -1001, 0]), exact) == pytest.approx(3)
    assert digits(np.array([1.0, -1000, 0.1]), exact) == pytest.approx(4)  # against the largest
    assert digits(np.array([1.0, -1000, 0.1]), exact, [1, 1, 1000]) == pytest.approx(1)  # in a unit of its own
    assert digits(np.array([1.0, -1000, 3e-9]), (*exact[:2], Fraction(1, 10**9)), (), exact) > 11  # rounding of the data
    assert digits(np.array([1 + EPS, -1000, 0]), exact) == pytest.approx(15.65, abs=0.01)
    assert digits(np.array([-50.0, -1000, 0]), exact) == 0
    assert digits(np.array([np.nan, -1000, 0]), exact) == 0
    assert digits(np.array([1.0, np.inf, 0]), exact) == 0
    assert digits(np.zeros(1), (Fraction(0),)) == 16
    assert digits(np.ones(1), (Fraction(0),)) == 0
    assert digits(np.array([1e300]), (Fraction(1, 7**500),)) == 0
