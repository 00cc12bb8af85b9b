"""The least squares page: what is said is true, and agrees with what is shown and with the exported program."""

import re

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.numbers.arrays import InputError, matrix
from core.numbers.digits import indexed
from core.solving.least_squares import least_squares
from pages.shared.lesson import by_title
from pages.shared.state import settle
from pages.shared.view import View
from pages.solving.least_squares import EXAMPLES as WORTH_SEEING
from pages.solving.least_squares import State, page
from pages.solving.problem import problem
from tests.core.named import EVERY
from tests.core.nist import NIST
from tests.pages.programs import check_program, said, shown

EXAMPLES = by_title(WORTH_SEEING)

SEVEN = "-3,-2.5;-2,-0.5;-1,-1;0,0.5;1,0.5;2,2.5;3,2"
SHORTEST = "leaves one combination of the coefficients open. Of all such w this is the shortest."


def view(points: str = SEVEN, **settings: object) -> View:
    return page(settle(State(points=matrix(points), **settings)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("points", "settings", "words"),
    [
        (SEVEN, {}, "No other line has a residual sum of squares below 2.179. It explains 87.8\u00a0% of the variation of y."),
        (SEVEN, {"degree": 0}, "No other constant has a residual sum of squares below 17.93. It is the mean of y."),
        (
            SEVEN,
            {"degree": 3},
            "No other polynomial of degree 3 has a residual sum of squares below 2.071. It explains 88.4\u00a0% of the variation of y.",
        ),
        (
            SEVEN,
            {"constant": "without"},
            "No other line through the origin has a residual sum of squares below 2.5. It explains 86.3\u00a0% of Σy²: without a constant, "
            "R² is uncentred.",
        ),
        (
            SEVEN,
            {"constant": "without", "degree": 2},
            "No other polynomial of degree 2 through the origin has a residual sum of squares below 2.454",
        ),
        ("1,-1;1,0;1,2", {}, f"The line has the least residual sum of squares, 4.667, and so do others: rank 1 of 2 columns {SHORTEST}"),
        ("1,2", {}, f"The line passes through the point, and so do others: rank 1 of 2 columns {SHORTEST}"),
        ("1,2", {"degree": 0}, "The constant passes through the point: with one point for one coefficient nothing is left to judge it by."),
        ("1,2;3,5", {}, "The line passes through every point: with 2 points for 2 coefficients nothing is left to judge it by."),
        (
            "1,2;3,5",
            {"degree": 10},
            "The polynomial of degree 10 passes through every point, and so do others: rank 2 of 11 columns leaves 9 combinations of the "
            "coefficients open. Of all such w this is the shortest.",
        ),
        ("1,1;2,2;3,3", {}, "The line passes through every point: nothing is missed. It explains 100\u00a0% of the variation of y."),
        (
            "1,3;2,3;4,3",
            {},
            "The line passes through every point: nothing is missed. y does not vary: there is no R².",
        ),
        ("1,0;2,0;3,0", {"constant": "without"}, "passes through every point: nothing is missed. y is 0, and there is no R²."),
        ("-1,1;0,-2;1,1", {}, "No other line has a residual sum of squares below 6. It explains 0\u00a0% of the variation of y."),
        ("0,1;0,2", {"constant": "without"}, f"has the least residual sum of squares, 5, and so do others: rank 0 of 1 column {SHORTEST}"),
        (
            "1,0,1;2,0,3;3,0,2;4,0,5",
            {},
            f"The plane has the least residual sum of squares, 2.7, and so do others: rank 2 of 3 columns {SHORTEST}",
        ),
        ("1,2,3,14", {"constant": "without"}, "The combination of 3 columns gives y, and so do others: rank 1 of 3 columns leaves 2 comb"),
        (
            "1,2,5;3,4,6",
            {"constant": "without"},
            "The plane through the origin passes through every point: with 2 points for 2 coefficients nothing is left",
        ),
        (
            "999999990,1;999999991,2;999999992,1;999999993,3",
            {"degree": 2},
            f"has the residual sum of squares 1.5, and so do others: to sixteen digits, rank 2 of 3 columns {SHORTEST}",
        ),
        (
            "1e8,1e-9;2e8,3e-9;3e8,3.1e-9;4e8,2e-9",
            {"degree": 2},
            "No other polynomial of degree 2 has a residual sum of squares below 2.45·10⁻²⁰. With columns as they are, their "
            "rank would count as 2 of 3, and digits would be lost.",
        ),
        (
            SEVEN,
            {"alpha": 1.0},
            "The price α draws the coefficients, the intercept among them, to 0: ‖w‖ is 0.748 in place of 0.78, and the residual sum of "
            "squares is 2.202 in "
            "place of the least, 2.179.",
        ),
        ("1,2;2,3;4,7", {"degree": 0, "alpha": 1.0}, "The price α draws the coefficients to 0: ‖w‖ is 3 in place of 4"),
        (SEVEN, {"alpha": 0.1}, "is 0.7766 in place of 0.78, and the residual sum of squares is 2.1788 in place of the least, 2.1786."),
        (
            SEVEN,
            {"alpha": 1e-12},
            "The price α is so small that ‖w‖ = 0.78 and the residual sum of squares, 2.179, do not show it in twelve digits.",
        ),
        (
            SEVEN,
            {"alpha": 1e-5},
            "to 0: ‖w‖ is 0.780011 in place of 0.780012, and the residual sum of squares is 2.178571428574 in place of the ",
        ),
        (
            SEVEN,
            {"alpha": 1e-10},
            "‖w‖ is 0.7800117738 in place of 0.7800117739, and the residual sum of squares is still 2.179 in twelve digits.",
        ),
        ("1,0.1;2,0.2;3,0.3", {}, "The line passes through every point: nothing is missed. It explains 100\u00a0% of the variation"),
        (
            "1,0.3;2,0.3;3,0.30000000000000004",
            {},
            "No other line has a residual sum of squares below 2.667·10⁻³⁴. It explains 75\u00a0% of the variation",
        ),
        (
            "1,0;2,0",
            {"alpha": 1.0},
            "The price α draws the coefficients to 0, and they are 0 without it: the residual sum of squares is 0.",
        ),
    ],
)
def test_what_is_said(points: str, settings: dict[str, object], words: str) -> None:
    text = said(view(points, **settings))
    assert words in text
    assert text.endswith(".")


@pytest.mark.parametrize(
    ("points", "settings", "words"),
    [
        (SEVEN, {}, "ŷ = 0.2143 + 0.75·x. No other line"),
        (SEVEN, {"degree": 0}, "ŷ = 0.2143. No other constant"),
        (SEVEN, {"degree": 2}, "ŷ = 0.3571 + 0.75·x − 0.03571·x². No other"),
        (SEVEN, {"degree": 3}, "No other polynomial of degree 3"),
        ("1,3;2,1", {}, "ŷ = 5 − 2·x. The line passes"),
        ("1,1;2,2", {}, "ŷ = 0 + 1·x. The line passes"),
        ("1,2,1;2,4,3;3,6,2", {"constant": "without"}, "ŷ = 0.1857·x₁ + 0.3714·x₂. The plane"),
        (SEVEN, {"alpha": 1.0}, "ŷ = 0.1875 + 0.7241·x. The price α draws"),
    ],
)
def test_the_equation_comes_first(points: str, settings: dict[str, object], words: str) -> None:
    assert said(view(points, **settings)).startswith(words)


@st.composite
def states(draw: st.DrawFn) -> State:
    """Points of up to 8 coordinates in any units, with a model."""
    q, n = draw(st.sampled_from([2, 2, 2, 3, 4, 8])), draw(st.integers(1, 9))
    units = [draw(st.sampled_from([1.0, 1.0, 1e-9, 1e8, 1e-3])) for _ in range(q)]
    rows = [[float(f"{draw(st.integers(-30, 30)) / 10 * unit:.6g}") for unit in units] for _ in range(n)]
    alpha = draw(st.sampled_from([0.0, 0.0, 0.0, 1e-3, 1.0]))
    degree = draw(st.sampled_from([0, 1, 2, 3, 10])) if not alpha else draw(st.integers(1, 2))
    return settle(State(points=matrix(rows), degree=degree, constant=draw(st.sampled_from(["with", "without"])), alpha=alpha))


@given(states())
def test_what_is_said_agrees_with_what_is_shown(state: State) -> None:
    found = page(state)
    text, numbers = said(found), shown(found)
    fit = least_squares(problem(state).design, state.alpha)
    is_open = fit.rank < len(fit.w)
    assert 20 < len(text) < 340
    assert ("others" in text) == (is_open and not state.alpha)
    assert (numbers["condition number κ(X)"] == "∞") >= is_open
    if not state.alpha:
        assert (numbers["residual sum of squares"] == "0") == ("passes" in text or "gives" in text)
        assert (numbers["residual standard deviation"] == "–") == (fit.rank == len(fit.residuals))
    assert ("uncentred" in "".join(numbers)) == (state.constant == "without")
    assert all(proof.ok or proof.why for proof in found.proofs), found.proofs


@given(states())
def test_the_program_prints_what_is_shown(state: State) -> None:
    """To nine digits, or to what of a coefficient no ŷ shows."""
    *x, y = np.abs(state.points.value).max(axis=0).tolist()
    lengths = [1.0, *(x if len(x) > 1 else [x[0] ** j for j in range(1, state.degree + 1)])]
    sizes = [y / length if length > 1 else 0.0 for length in lengths]
    names = ("", "intercept ", "slope ")
    check_program(page(state), {f"{name}{indexed('w', j)}": size for j, size in enumerate(sizes) for name in names})


@pytest.mark.parametrize("name", EVERY)
def test_named_matrices(name: str) -> None:
    """Their last column is y, or, of one column, it is x and y."""
    A = EVERY[name]
    points = matrix((A if A.shape[1] > 1 else np.hstack([A, A])).tolist())
    for settings in ({}, {"constant": "without"}, {"alpha": 1.0}):
        found = page(State(points=points, **settings))
        assert all(proof.ok for proof in found.proofs), found.proofs
        assert len(found.proofs) >= 2
        assert 20 < len(said(found)) < 340
        check_program(found, {})


@pytest.mark.parametrize("points", ["-19900,0;100,1;10100,0;30100,1", "1000,0;101000,1;301000,0"])
def test_what_is_not_the_shortest_is_not_said_to_be(points: str) -> None:
    """A curve through every point, by the coefficients that the program prints too."""
    found = view(points, degree=10)
    assert "passes through every point, and so do others" in said(found)
    assert "Rounding hides which of all such w is the shortest." in said(found)
    assert all(proof.ok for proof in found.proofs), found.proofs
    check_program(found, {})


def test_the_ways_of_nists_problems() -> None:
    """Five ways, and those that keep few digits are not the first; with a price there is nothing to hold them against."""
    for name, degree, best in (("norris", 1, 15), ("pontius", 2, 15), ("longley", 1, 13), ("filip", 10, 7)):
        found = page(State(data=name, degree=degree))
        w, ways = found.tables
        assert [row[0] for row in ways.rows] == ["Pivoted QR, columns scaled", "Normal equations", "QR", "SVD", "Gradient descent"]
        digits = [0.0 if row[1] == "–" else float(row[1]) for row in ways.rows]
        assert digits[0] >= best
        assert digits[0] >= max(digits) - 0.5  # plain QR can be lucky on Filip
        assert shown(found)["correct digits"] == ways.rows[0][1]
        assert len(w.rows) == len(least_squares(problem(State(data=name, degree=degree)).design).w)
        assert "National Institute of Standards and Technology" in found.notes[0]
    assert [table.name for table in page(State(data="norris", alpha=1.0)).tables] == ["w"]
    assert view("1,2;1,3").tables[1].note == "no digits: there is no one solution, at least to sixteen digits"


@pytest.mark.parametrize(("name", "problem_"), [("norris", "Norris"), ("longley", "Longley"), ("filip", "Filip")])
def test_standard_errors_stand_beside_their_coefficients(name: str, problem_: str) -> None:
    rows = page(State(data=name, degree=10 if name == "filip" else 1)).tables[0].rows
    known = NIST[problem_]
    for (_, w, error), certified, spread in zip(rows, known.coefficients, known.standard_errors, strict=True):
        assert float_of(w) == pytest.approx(float(certified), rel=1e-3)
        assert float_of(error) == pytest.approx(float(spread), rel=1e-3)


def float_of(text: str) -> float:
    """The number that a text on the screen stands for."""
    mantissa, _, exponent = text.replace("−", "-").partition("·10")
    return float(mantissa) * 10.0 ** int(exponent.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")) or 0)


def test_rounding_is_shown_as_0_and_small_numbers_as_they_are() -> None:
    """Of y near 10⁹ an area of 0.8 is no rounding; of y itself 10⁻¹⁸ is none; but the slope of a flat line is."""
    assert shown(view("1,999999997;2,999999998;3,999999997;4,999999998"))["residual sum of squares"] == "0.8"
    assert shown(view("1e-9,1e-9;2e-9,3e-9;3e-9,3.1e-9;4e-9,2e-9"))["residual sum of squares"] == "2.427·10⁻¹⁸"
    flat = shown(view("-0.1,0.1;0,-0.2;0.1,0.1"))
    assert (flat["slope w₁"], flat["R²"]) == ("0", "0")
    exact = shown(view("0.1,0.3;0.2,0.6;0.7,2.1"))
    assert (exact["intercept w₀"], exact["residual sum of squares"], exact["SE(w₁)"], exact["residual standard deviation"]) == (
        "0",
        "0",
        "0",
        "0",
    )
    assert shown(page(State(data="norris")))["R²"] == "1 − 6.3·10⁻⁶"


def test_up_to_200_points_and_8_columns() -> None:
    x = np.arange(200) / 10
    assert "degree 7" in said(page(State(points=matrix(np.column_stack([x, np.sin(x)]).tolist()), degree=7)))
    wide = np.round(np.random.default_rng(1).standard_normal((20, 9)), 2)
    found = page(State(points=matrix(wide.tolist())))
    assert "combination of 8 columns and a constant" in said(found)
    assert found.columns == ("x₁", "x₂", "x₃", "x₄", "x₅", "x₆", "x₇", "x₈", "y")
    assert not any(figure.handles for figure in found.figures if figure.name == "fit")


def test_points_of_one_number_are_refused() -> None:
    with pytest.raises(InputError, match="A point needs two numbers here"):
        view("1;2;3")


def test_without_a_constant_there_is_no_degree_0() -> None:
    found = view(degree=0, constant="without")
    assert "the line through the origin" in said(found).replace("No other", "the")


def test_taken_along_the_problem_is_the_same() -> None:
    small, large = view("1,2;2,3;4,1"), view()
    pseudo, descent = small.takes
    assert (pseudo.values["A"].value == [[1, 1], [1, 2], [1, 4]]).all()
    assert pseudo.values["y"].value.tolist() == [2, 3, 1]
    assert descent.values == {"points": matrix("1,2;2,3;4,1")}
    assert large.takes[0].why_not == ""
    assert view(";".join(["1,2"] * 9)).takes[0].why_not == "9 × 2: up to 8 × 8 there"
    assert view("100000,2;3,4", degree=2).takes[0].why_not == "its entries are too large there"
    assert [take.say for take in view(alpha=1.0).takes] == ["Pseudoinverse, α = 0", "Gradient descent, α = 0"]


@pytest.mark.parametrize("title", EXAMPLES)
def test_coefficients_have_the_names_that_the_program_prints(title: str) -> None:
    """And the constant is w₀, the intercept."""
    state = EXAMPLES[title]
    found = page(state)
    names = [number.name for row in found.numbers for number in row if re.search("(^| )w.$", number.name)]
    slope = "slope w₁" if state.degree == 1 and len(found.tables[0].rows) == 1 + (state.constant == "with") else "w₁"
    expected = ["intercept w₀", slope, "w₂"] if state.constant == "with" else [slope, "w₂", "w₃"]
    p = len(found.tables[0].rows)
    assert names == (expected[:p] if p <= 3 else [])


@given(states())
def test_the_area_is_that_of_the_residuals(state: State) -> None:
    """A second way: NumPy's own solver, which leaves no smaller one."""
    assume(not state.alpha)
    design = problem(state).design
    lengths = np.linalg.norm(design.X, axis=0)
    Z = np.divide(design.X, lengths, out=np.zeros_like(design.X), where=lengths > 0)
    z = np.linalg.lstsq(Z, design.y, rcond=None)[0]
    fit = least_squares(design)
    assert np.sqrt(fit.rss) <= np.linalg.norm(design.y - Z @ z) + 1e-13 * (fit.size + np.abs(z).sum())
