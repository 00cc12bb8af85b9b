"""Accuracy: which ways fail on which problems, and that they are the ways they say."""

import numpy as np
import pytest
from hypothesis import given

from core.solving.accuracy import UPDATES, Way, ways
from core.solving.design import Design, linear, polynomial
from core.solving.exact import exact_solution
from core.solving.least_squares import least_squares
from tests.core.nist import NIST, designs


def of(design: Design) -> dict[str, Way]:
    """The ways by their names."""
    return {way.name.split(",")[0]: way for way in ways(least_squares(design), exact_solution(design))}


def digits(way: Way) -> float:
    return 0.0 if way.digits is None else way.digits


@pytest.mark.parametrize("name", ["Filip", "Longley", "Wampler1", "Wampler3", "Wampler4"])
def test_the_normal_equations_lose_half_of_the_digits(name: str) -> None:
    found = of(NIST[name].design())
    assert digits(found["Normal equations"]) < 8
    assert digits(found["Normal equations"]) < digits(found["Pivoted QR"]) - 3
    assert found["Normal equations"].why.startswith("columns of one length have κ(X′X) = κ² = ")


def test_filip() -> None:
    """NumPy's rule for the rank drops what it takes for rounding, and no digit is right; Cholesky refuses."""
    found = of(NIST["Filip"].design())
    assert found["Normal equations"].w is None
    assert "Cholesky refuses it" in found["Normal equations"].why
    assert found["SVD"].digits == 0
    assert found["SVD"].why == "counts rank 10 of 11 on X as it is, and drops the rest"
    assert digits(found["QR"]) > 6.5
    assert digits(found["Pivoted QR"]) > 7.5


@pytest.mark.parametrize("name", ["Norris", "Pontius", "NoInt1", "NoInt2"])
def test_easy_problems_are_easy(name: str) -> None:
    found = of(NIST[name].design())
    assert digits(found["Pivoted QR"]) > 15
    assert min(digits(found[way]) for way in ("Normal equations", "QR")) > 10


@given(designs())
def test_all_of_them_answer(design: Design) -> None:
    """In any unit and of any rank, without a warning: a w of p numbers, or none and why."""
    found = of(design)
    exact = exact_solution(design)
    assert len(found) == 5
    for way in found.values():
        assert way.why
        assert way.w is None or way.w.shape == (design.X.shape[1],)
        assert (way.digits is None) == (way.w is None or exact is None)
        assert way.w is None or np.isfinite(way.w).all() or digits(way) == 0


@given(designs())
def test_descent_is_where_the_updates_lead(design: Design) -> None:
    """1,000 updates as a program does them: each rounds the gradient, up to n·ε·(‖y‖/σ₁ + ‖w‖), and the map adds no more."""
    X, y = design.X, design.y
    n, p = X.shape
    sigma = np.linalg.norm(X, 2)
    w = np.zeros(p)
    if sigma:
        eta = 1 / (2 * sigma**2 / n)
        for _ in range(UPDATES):
            w = w - eta * (2 / n * (X.T @ (X @ w - y)))
    found = of(design)["Gradient descent"].w
    assert found is not None
    mark = UPDATES * 8 * max(n, p) * np.finfo(float).eps
    assert np.linalg.norm(found - w) <= mark * ((np.linalg.norm(y) / sigma if sigma else 0) + np.linalg.norm(w))


def test_what_is_left_reads_0_only_where_it_is_0() -> None:
    nearly_alike = linear(np.array([[1.0, 0.0], [0.0, 0.9], [0.0, 0.0]]), np.array([1.0, 2, 3]), ("a", "b"), has_constant=False)
    assert "leave less than 10⁻³⁰⁰\u00a0% of" in of(nearly_alike)["Gradient descent"].why  # 0.19¹⁰⁰⁰ = 10⁻⁷²¹
    alone = linear(np.array([[1.0], [2.0]]), np.array([1.0, 3]), ("a",), has_constant=False)
    assert "leave 0\u00a0% of" in of(alone)["Gradient descent"].why


def test_what_does_not_exist_is_said() -> None:
    wide = of(linear(np.array([[1.0, 2, 3]]), np.array([14.0]), ["a", "b", "c"], has_constant=False))
    assert wide["QR"].why == "1 row for 3 columns: R is not square"
    assert {way.digits for way in wide.values()} == {None}
    assert np.allclose(np.array([wide[name].w for name in ("Pivoted QR", "SVD", "Gradient descent")]), [1, 2, 3])
    nothing = of(linear(np.zeros((3, 1)), np.ones(3), ["a"], has_constant=False))
    assert nothing["Gradient descent"].why == "X = 0: there is nothing to descend"
    assert nothing["QR"].why == "R has a 0 on its diagonal, or what rounding left of it"
    for ones in (np.ones((4, 2)), 0.1 * np.ones((7, 2)), np.outer(np.arange(1.0, 6), [1, 2])):
        assert of(linear(ones, np.arange(float(len(ones))), ["a", "b"], has_constant=False))["QR"].why == nothing["QR"].why
    line = of(polynomial(np.arange(5.0), np.arange(5.0), 1))
    assert line["Gradient descent"].why.endswith("% of the slowest component missing")
