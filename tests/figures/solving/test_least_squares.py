"""The pictures of a fit: the marks are where the mathematics says."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.figures.axes import Axis, Tick
from core.figures.chart import Chart
from core.figures.figure import Figure
from core.figures.marks import Dots, Mark, Rows, Squares
from core.figures.marks.base import rounded
from core.figures.solving.least_squares import MOST_DOTS, least_squares
from core.figures.space import Space
from core.figures.theme import ROLES
from core.numbers.arrays import EPS
from core.numbers.digits import show
from core.solving.design import Design, linear, polynomial
from core.solving.least_squares import least_squares as compute
from core.solving.ridge import ridge
from pages.shared.lesson import by_title
from pages.solving.least_squares import EXAMPLES as WORTH_SEEING
from pages.solving.problem import problem

EXAMPLES = by_title(WORTH_SEEING)

X = np.array([-3.0, -2, -1, 0, 1, 2, 3])
Y = np.array([-2.5, -0.5, -1, 0.5, 0.5, 2.5, 2])


def pictures(design: Design, alpha: float = 0.0, *, key: str = "") -> tuple[Figure, ...]:
    fit = compute(design, alpha)
    count = design.X.shape[1] - design.has_constant if design.x is None else 1
    names = (*(f"x{j + 1}" for j in range(count)), "y") if count == 2 else ("x", "y")
    return least_squares(fit, ridge(design.X, design.y), moved=() if key else tuple(range(len(names))), names=names, key=key)


def mark(figure: Figure, name: str) -> Mark:
    return next(mark for mark in figure.marks if mark.name == name)


def dots(figure: Figure) -> Dots:
    found = mark(figure, "points")
    assert isinstance(found, Dots)
    return found


@pytest.mark.parametrize("title", EXAMPLES)
def test_every_example_is_drawn(title: str) -> None:
    found = pictures(problem(EXAMPLES[title]).design, EXAMPLES[title].alpha)
    names = [mark.name for figure in found for mark in figure.marks]
    assert len(names) == len(set(names))
    assert all(mark.role in ROLES for figure in found for mark in figure.marks)
    for figure in found:
        assert len(figure.title) <= 42  # one line on a phone
        if isinstance(figure, Space):
            assert figure is found[0]
            continue
        assert isinstance(figure, Chart)
        for (low, high), k in ((figure.x, 0), (figure.y, 1)):
            for dots in (mark for mark in figure.marks if isinstance(mark, Dots | Rows)):
                assert (dots.points[k] >= low).all()
                assert (dots.points[k] <= high).all()


@given(st.integers(0, 6), st.sampled_from([1.0, 1e-9, 1e8]), st.sampled_from([0.0, 1.0]))
def test_the_curve_and_the_squares_stand_on_what_is_fitted(degree: int, unit: float, alpha: float) -> None:
    design = polynomial(X * unit, Y / unit, degree)
    fit, (drawn, _, _) = compute(design, alpha), pictures(design, alpha)
    size = np.abs(Y).max() / unit
    assert np.array_equal(mark(drawn, "squares").points, [X * unit, Y / unit, fit.fitted])
    curve = mark(drawn, "curve").points
    assert isinstance(drawn, Chart)
    assert curve[0, 0] < drawn.x[0] < drawn.x[1] < curve[0, -1]
    on_curve = np.polyval(np.polyfit(X, fit.fitted / size, max(degree, 1)), curve[0] / unit) * size
    assert curve[1] == pytest.approx(np.clip(on_curve, curve[1].min(), curve[1].max()), abs=1e-6 * np.abs(curve[1]).max())
    strokes = mark(drawn, "residuals").points.reshape(2, -1, 3)
    assert np.array_equal(strokes[:, :, 0], [X * unit, Y / unit])
    assert np.array_equal(strokes[:, :, 1], [X * unit, fit.fitted])
    assert np.isnan(strokes[:, :, 2]).all()


@pytest.mark.parametrize(("unit", "other"), [(1.0, 1.0), (1e-9, 1e-9), (1e-9, 1e8), (1e8, 1e-9)])
def test_what_is_sent_keeps_the_digits_that_a_screen_shows(unit: float, other: float) -> None:
    """In whichever units the axes are."""
    drawn = pictures(polynomial(X * unit, Y * other, 1))[0]
    curve = mark(drawn, "curve").points
    sent = np.array(rounded(curve, drawn.unit), dtype=float)
    assert isinstance(drawn, Chart)
    for k, (low, high) in enumerate((drawn.x, drawn.y)):
        assert np.abs(sent[k] - curve[k]).max() <= 1e-4 * (high - low)


def test_of_several_columns_y_stands_over_what_is_fitted() -> None:
    design = linear(np.column_stack([X, X**2, X**3]), Y, ["a", "b", "c"])
    fit, (drawn, _, _) = compute(design), pictures(design, key="data")
    assert isinstance(drawn, Chart)
    assert (drawn.title, drawn.x_axis, drawn.y_axis) == ("The fit, residuals squared", Axis("fitted ŷ", "ŷ"), Axis("y"))
    assert np.array_equal(mark(drawn, "points").points, [fit.fitted, Y])
    assert np.array_equal(*mark(drawn, "diagonal").points)
    assert not dots(drawn).shape  # they move with α
    assert not drawn.handles


def test_points_that_never_change_are_named() -> None:
    design = polynomial(X, Y, 1)
    assert dots(pictures(design, key="norris xy")[0]).shape == "points norris xy"
    movable = pictures(design)[0]
    rows = mark(movable, "points")
    assert isinstance(rows, Rows)
    assert rows.array == movable.adds == "points"
    tiny = pictures(polynomial(X * 1e-9, Y, 1), key="norris xy")[0]
    assert not dots(tiny).shape  # shapes are sent to six decimals


def test_the_path_shrinks_along_the_price() -> None:
    design = polynomial(X, Y, 2)
    alphas = ridge(design.X, design.y).alphas
    drawn = pictures(design)[1]
    lengths = np.linalg.norm(design.X, axis=0)
    expected = np.column_stack([compute(design, alpha).w * lengths for alpha in alphas.tolist()])
    for j in range(3):
        curve = mark(drawn, f"coefficient {j + 1}").points
        assert curve[0] == pytest.approx(np.log10(alphas))
        assert curve[1] == pytest.approx(expected[j], abs=1e-12)


@pytest.mark.parametrize("alpha", [0.0, 3.0])
def test_each_coefficient_stands_at_the_price(alpha: float) -> None:
    design = polynomial(X, Y, 2)
    fit, drawn = compute(design, alpha), pictures(design, alpha)[1]
    found = [mark(drawn, f"at α {j + 1}") for j in range(3)]
    at = mark(drawn, "alpha").points[0, 0]
    for dot, value in zip(found, fit.w * np.linalg.norm(design.X, axis=0), strict=True):
        assert dot.points[:, 0].tolist() == [at, value]


def test_of_coefficients_that_are_near_to_each_other_one_is_named() -> None:
    drawn = pictures(linear(np.column_stack([X, X, -X]), Y, "abc"))[1]
    assert [dot.label for dot in drawn.marks if isinstance(dot, Dots)] == ["w₀", "w₁", "", "w₃"]


@pytest.mark.parametrize("alpha", [0.0, 1e-12, 3.0, 1e12])
def test_the_price_stands_where_it_is_and_within_the_picture(alpha: float) -> None:
    drawn = pictures(polynomial(X, Y, 1), alpha)[1]
    at = mark(drawn, "alpha").points[0]
    assert isinstance(drawn, Chart)
    low, high = drawn.x
    assert low + 0.04 * (high - low) < at[0] == at[1] < high - 0.04 * (high - low)
    none = drawn.handles[0].way.sent()["zero"]
    assert at[0] == (math.log10(alpha) if alpha else none)
    assert none < mark(drawn, "coefficient 1").points[0, 0]


def test_the_place_of_0_does_not_run_away_from_a_hand() -> None:
    """Where a hand goes before the price is 0, the scale stays as it is."""
    design = polynomial(X, Y, 1)
    alphas = ridge(design.X, design.y).alphas
    least, most = math.log10(alphas[0]), math.log10(alphas[-1])
    for alpha in (0.0, alphas[0], alphas[0] / 2):
        places = pictures(design, alpha)[1].handles[0].way.sent()
        assert (places["zero"], places["least"]) == pytest.approx((least - 0.1 * (most - least), least))


@pytest.mark.parametrize("alpha", [0.0, 2.0])
def test_leverage_is_the_diagonal_of_the_hat_matrix(alpha: float) -> None:
    design = polynomial(X, Y, 2)
    fit, drawn = compute(design, alpha), pictures(design, alpha)[2]
    M = design.X
    hat = M @ np.linalg.inv(M.T @ M + alpha * np.eye(3)) @ M.T
    leverages, residuals = mark(drawn, "leverages").points
    assert leverages == pytest.approx(np.diag(hat), rel=1e-12)
    assert residuals == pytest.approx(fit.residuals)
    assert mark(drawn, "mean leverage").points[0, 0] == pytest.approx(np.trace(hat) / 7)
    assert isinstance(drawn, Chart)
    assert all(tick.text == show(tick.at) for tick in drawn.y_ticks)


def test_rounding_is_not_drawn_as_residuals() -> None:
    drawn = pictures(polynomial(X, 0.1 * X + 0.3, 1))[2]
    assert not mark(drawn, "leverages").points[1].any()
    assert isinstance(drawn, Chart)
    assert drawn.y_ticks == (Tick(0.0, "0"),)


def test_of_many_points_those_with_the_largest_leverage_are_shown() -> None:
    x = np.random.default_rng(0).standard_normal(5000)
    design = polynomial(x, x**2, 1)
    fit, (drawn, _, beside) = compute(design), pictures(design, key="own xy")
    shown = mark(beside, "leverages").points[0]
    assert beside.title == "Residuals: the 2,000 largest leverages"
    assert shown.min() >= np.sort(fit.leverage)[-MOST_DOTS] - 4 * EPS
    assert len(shown) == MOST_DOTS
    assert mark(drawn, "points").points.shape == (2, 5000)
    assert all(not isinstance(mark, Squares) for mark in drawn.marks)


def test_one_point_and_no_extent() -> None:
    for design in (
        polynomial(np.ones(1), np.zeros(1), 3),
        polynomial(np.zeros(3), np.zeros(3), 1),
        linear(np.zeros((2, 2)), np.ones(2), "ab"),
    ):
        for figure in pictures(design):
            assert isinstance(figure, Space) or (isinstance(figure, Chart) and figure.x[0] < figure.x[1])
            assert all(np.isfinite(figure.drawn(mark)).any() for mark in figure.marks)
