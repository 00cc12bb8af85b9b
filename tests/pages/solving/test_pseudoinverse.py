"""The pseudoinverse page: what is said is true, and agrees with what is shown and with the exported program."""

import re

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.learning.losses import LeastSquares
from core.numbers.arrays import EPS, SMALLEST, Matrix, Vector, matrix, vector
from core.numbers.digits import show
from core.solving.least_squares import least_squares
from core.solving.pseudoinverse import Solution, pseudoinverse, solve
from pages.learning import gradient_descent
from pages.shared.lesson import by_title
from pages.shared.view import View
from pages.solving import least_squares as fitting
from pages.solving.problem import problem
from pages.solving.pseudoinverse import EXAMPLES as WORTH_SEEING
from pages.solving.pseudoinverse import KAPPA, State, page
from tests.core.exact_pseudoinverse import fractions, in_fractions, product
from tests.core.named import EVERY
from tests.core.solving.test_pseudoinverse import problems
from tests.pages.programs import check_program, run, said, shown

EXAMPLES = by_title(WORTH_SEEING)

NEAREST = "The x for which Ax is nearest to y form a line: x⁺ is the shortest of them."
SOLVING = "The x with Ax = y form a line: x⁺ is the shortest of them."
FEW = settings(max_examples=settings().max_examples * 2 // 5)


def let_in(A: Matrix, y: Vector) -> tuple[Matrix, Vector]:
    """Return A and y as a page lets them in: smaller by powers of two where they are too large, and 0 for what is next to nothing."""
    small = (np.ldexp(B, -int(np.frexp(max(1.0, float(np.abs(B).max()) / 1e9))[1])) for B in (A, y))
    A, y = (np.where(np.abs(B) < SMALLEST, 0.0, B) for B in small)
    return A, y


anything = problems().map(lambda drawn: let_in(*drawn))


def view(A: Matrix, y: Vector, cut: float = 0.0) -> View:
    return page(State(A=matrix(A.tolist()), y=vector(y.tolist()), cut=cut))


def solved(A: Matrix, y: Vector, cut: float = 0.0) -> Solution:
    return solve(pseudoinverse(A, cut or None, matrix(A.tolist()).exact), y, vector(y.tolist()).exact)


@pytest.mark.parametrize(
    ("A", "y", "words"),
    [
        ("2 1; 1 0.5", "1 2", f"Rank 1 of 2: y is 1.342 away from the column space. {NEAREST}"),
        ("1 2; 2 4", "1 2", f"Rank 1 of 2: y lies in the column space. {SOLVING}"),
        ("1 2; 2 4", "0 0", f"Rank 1 of 2: y lies in the column space. {SOLVING}"),
        (
            "1 0; 0 1e-17",
            "1 0",
            f"Rank 1 of 2 to sixteen digits: y lies in the column space. {SOLVING}",
        ),
        ("2 1; -1 1", "1 2", "A has an inverse, and A⁺ is it: x⁺ is the only x with Ax = y."),
        ("1e-6 0; 0 1e-6", "1 2", "A has an inverse, and A⁺ is it: x⁺ is the only x with Ax = y."),
        (
            "2 1; 1 0.501",
            "1 2",
            "A has an inverse, and A⁺ is it: x⁺ is the only x with Ax = y. Nearly of rank 1: σ₂/σ₁ = 0.0003199.",
        ),
        (
            "1; 2",
            "2 1",
            "y is 1.342 away from the column space, and the columns are independent: no Ax is nearer than Ax⁺, and no other x leads there.",
        ),
        ("1; 2", "2 4", "y lies in the column space, and the columns are independent: x⁺ is the only x with Ax = y."),
        ("1 2", "3", "Every y is reached, from a line of x: of all x with Ax = y, x⁺ is the shortest."),
        ("1 2 3", "14", "Every y is reached, from a plane of x: of all x with Ax = y, x⁺ is the shortest."),
        ("1 2 3 4", "1", "Every y is reached, from a space of 3 dimensions of x: of all x with Ax = y, x⁺ is the shortest."),
        (
            "1 2 3; 2 4 6",
            "1 0",
            "Rank 1 of 2: y is 0.8944 away from the column space. " + NEAREST.replace("line", "plane"),
        ),
        ("0 0; 0 0", "1 1", "A sends every x to 0: none comes nearer to y than another, and the shortest of them is x⁺ = 0."),
        ("0 0", "0", "A sends every x to 0, and y is 0: each solves Ax = y, and the shortest of them is x⁺ = 0."),
    ],
)
def test_what_is_said(A: str, y: str, words: str) -> None:
    assert said(page(State(A=matrix(A), y=vector(y)))) == words


@pytest.mark.parametrize(
    ("A", "cut", "words"),
    [
        (
            "2 1; 1 0.501",
            0.01,
            "The cut drops σ₂ = 0.0007999: A counts as the nearest matrix of rank 1. y is 1.341 away from its column space. " + NEAREST,
        ),
        ("5 0; 1 0; 0 3", 0.9, "The cut drops σ₂ = 3: A counts as the nearest matrix of rank 1."),
        ("3 0 0; 0 2 0; 0 0 1", 0.8, "The cut drops σ₂ = 2 and 1 more: A counts as the nearest matrix of rank 1."),
        (
            "1 0; 0 1e-17",
            1e-18,
            "The cut keeps σ₂ = 10⁻¹⁷, which may be mere rounding of A: A⁺ divides by it, and no digit of x⁺ is sure.",
        ),
        ("1 0; 0 1e-17", 1e-16, "Rank 1 of 2 to sixteen digits"),
        ("2 1; -1 1", 0.3, "A has an inverse, and A⁺ is it"),
    ],
)
def test_what_is_said_of_a_cut(A: str, cut: float, words: str) -> None:
    found = matrix(A)
    assert said(page(State(A=found, y=vector([1, 2, 3][: found.shape[0]]), cut=cut))).startswith(words)


def check(A: Matrix, y: Vector, cut: float = 0.0) -> View:
    """Hold the sentence, the numbers and the proofs against each other, and against what is known of A and y."""
    found, solution = view(A, y, cut), solved(A, y, cut)
    of, text, numbers = solution.pseudoinverse, said(found), shown(found)
    kept, (m, n) = of.kept, A.shape
    assert 20 <= len(text) <= 320
    assert text.endswith(".")
    assert ("The cut drops" in text) == (kept < of.true_rank)
    assert ("The cut keeps" in text) == (kept > of.true_rank)
    assert numbers["rank" if kept == of.true_rank else "rank by this cut"] == str(kept)
    assert ("cut auto" in "".join(figure.title for figure in found.figures)) == (kept != of.true_rank)
    assert all((not take.why_not) <= (kept == of.true_rank) for take in found.takes)
    if kept > of.true_rank:
        assert all(number.value is None for row in found.numbers[1:] for number in row)
        assert numbers["‖y − Ax⁺‖"] == show(solution.distance)  # as it came out
        return found
    assert ("only x with" in text or "no other x" in text) == (kept == n)
    assert ("away from" in text) == (0 < kept < m and numbers["‖y − Ax⁺‖"] != "0")
    if "away from" in text:
        assert f"y is {numbers['‖y − Ax⁺‖']} away" in text
    assert ("Nearly of rank" in text) == (kept == of.true_rank and (of.kappa or 0) >= 1000)
    if kept == of.true_rank:
        assert all(proof.ok for proof in found.proofs), found.proofs
    elif of.svd.sigma[kept] > 2 * of.mark * of.svd.spectral:
        assert not found.proofs[0].ok
    assert all(proof.ok or "the cut drops σ" in proof.why for proof in found.proofs)
    return found


@given(anything)
def test_what_is_said_agrees_with_what_is_shown(drawn: tuple[Matrix, Vector]) -> None:
    check(*drawn)


@FEW
@given(anything, st.floats(-20, -0.05))
def test_and_with_any_cut(drawn: tuple[Matrix, Vector], exponent: float) -> None:
    check(*drawn, 10.0**exponent)


def is_clear(found: Solution, least: float) -> bool:
    """Whether no singular value is so near to the cut that the rounding of another program could put it on its other side."""
    of = found.pseudoinverse
    near = np.abs(of.svd.sigma - of.cut * of.svd.spectral) <= least * of.svd.spectral
    return not (near & (of.svd.sigma > 0)).any()


def check_prints(found: View, solution: Solution) -> None:
    """A right x is off by ε·‖A⁺‖·‖y‖ times a few: κ(A)·ε where A reaches y."""
    of, y = solution.pseudoinverse, float(np.linalg.norm(solution.y))
    x = of.norm * y + EPS * of.norm * (of.kappa or 0) * solution.distance
    check_program(found, {"x⁺": x, "‖x⁺‖": x, "‖y − Ax⁺‖": solution.size + of.svd.spectral * x}, 256 * EPS)


@given(anything)
def test_the_program_prints_what_is_shown(drawn: tuple[Matrix, Vector]) -> None:
    solution = solved(*drawn)
    assume(is_clear(solution, 64 * EPS) and (solution.pseudoinverse.kappa or 0) < 1e6)
    check_prints(view(*drawn), solution)


@pytest.mark.slow
@pytest.mark.parametrize("name", EVERY)
def test_named_matrices(name: str) -> None:
    A = EVERY[name]
    for y in (np.ones(len(A)), A @ np.arange(1.0, A.shape[1] + 1), np.zeros(len(A))):
        _, y = let_in(A, y)
        found, solution = check(A, y), solved(A, y)
        if (solution.pseudoinverse.kappa or 0) < 1e6:
            check_prints(found, solution)
        run(found.code)
    for cut in (1e-20, 1e-3, 0.9):
        run(check(A, np.ones(len(A)), cut).code)


@pytest.mark.parametrize("cut", [0.3, 0.01, 1e-20])
def test_the_program_has_the_cut(cut: float) -> None:
    A, y = np.diag([3.0, 0.5, 0.02]), np.array([3.0, 1, 1])
    found = view(A, y, cut)
    check_program(found, {})
    assert shown(found)["‖x⁺‖"] == {0.3: "1", 0.01: "2.236", 1e-20: "50.05"}[cut]


def test_proofs_fail_where_a_cut_is_wrong_and_say_why() -> None:
    dropped = page(EXAMPLES["Nearly flat, cut"]).proofs
    assert [proof.ok for proof in dropped] == [False, True, True, True, False, True]
    assert {proof.why for proof in dropped} == {"the cut drops σ₂ = 0.0007999: that is no rounding"}
    kept = view(EVERY["counting, 3 × 3"], np.ones(3), 1e-20).proofs
    assert not any(proof.ok for proof in kept[:4])
    assert not kept[-1].ok  # x⁺ lies where A is only rounding
    assert all(proof.why.startswith("the cut keeps σ₃") for proof in kept)
    assert not any("κ" in proof.name for proof in kept)  # nothing is small against such a κ
    assert all(proof.ok and not proof.why for proof in view(EVERY["counting, 3 × 3"], np.ones(3)).proofs)


def number(text: str) -> float:
    return float(text.replace("−", "-"))


@pytest.mark.parametrize("A", ["2 1; 1 0.5", "1 2; 3 -1; 0 2", "1 2 3; 0 1 -1", "0 0; 0 0"])
def test_the_factors_make_the_pseudoinverse(A: str) -> None:
    """A⁺ = V·D⁺·U′, with D⁺ as wide as A is tall."""
    m, n = matrix(A).shape
    tables = {
        table.name: np.array([[number(text) for text in row] for row in table.rows])
        for table in view(matrix(A).value, np.ones(m)).tables[:4]
    }
    assert list(tables) == ["A⁺", "V", "D⁺", "U′"]
    assert [entries.shape for entries in tables.values()] == [(n, m), (n, n), (n, m), (m, m)]
    assert np.abs(tables["V"] @ tables["D⁺"] @ tables["U′"] - tables["A⁺"]).max() <= 2e-3


@pytest.mark.parametrize("seed", range(20))
def test_zeros_are_shown_as_zeros_and_nothing_else_is(seed: int) -> None:
    """In A⁺, in both projections and in x⁺, of whole numbers of any rank, against fractions."""
    random = np.random.default_rng(seed)
    m, n = random.integers(2, 7, 2)
    rank = random.integers(1, min(m, n) + 1)
    A = (random.integers(-3, 4, (m, rank)) @ random.integers(-3, 4, (rank, n)) * random.integers(0, 2, (1, n))).astype(float)
    y = random.integers(-2, 3, m).astype(float)
    X, rows = in_fractions(A)[0], fractions(A)
    found = {table.name: table.rows for table in view(A, y).tables}
    exact = {"A⁺": X, "AA⁺": product(rows, X), "A⁺A": product(X, rows), "x⁺": product(X, fractions(y[:, None]))}
    for name, entries in exact.items():
        assert [[text == "0" for text in row] for row in found[name]] == [[entry == 0 for entry in row] for row in entries], name


def test_the_articles_figures() -> None:
    found = page(EXAMPLES["Tall, 4 × 3"])
    assert list(found.tables[0].rows[0]) == ["−0.3704", "0.03704", "−0.1111", "0.1852"]
    assert shown(page(EXAMPLES["One equation, three unknowns"]))["x⁺"] == "(1, 2, 3)"
    turned = shown(page(EXAMPLES["A limit that turns back"]))["limit at best"]
    assert re.fullmatch(r"\d·10⁻[⁸⁹] at α = \d·10⁻[⁶⁷⁸]", turned)
    assert shown(page(EXAMPLES["Zero"]))["limit at best"] == "0 at every α"


@FEW
@given(anything)
def test_taken_to_another_page_it_is_the_same_problem(drawn: tuple[Matrix, Vector]) -> None:
    """There the shortest w with the least ‖y − Xw‖ is x⁺; where the ranks differ, it is not taken."""
    A, y = drawn
    solution = solved(A, y)
    of = solution.pseudoinverse
    for take, State_ in zip(view(A, y).takes, (fitting.State, gradient_descent.State), strict=True):
        design = problem(State_(**take.values)).design
        assert np.array_equal(design.X, A)
        assert np.array_equal(design.y, y)
        fit = least_squares(design)
        assert bool(take.why_not) == (fit.rank != of.kept)
        if not take.why_not and (of.kappa or 0) < 1e6:
            rounding = 1e4 * EPS * (of.norm * float(np.linalg.norm(y)) * (1 + (of.kappa or 0)))
            assert np.linalg.norm(fit.w - solution.x) <= rounding


@pytest.mark.parametrize("name", ["Flat", "An inverse", "Tall: one unknown", "Wide: a line of solutions", "One equation, three unknowns"])
def test_the_descent_that_it_is_taken_to_ends_at_the_shortest(name: str) -> None:
    state = EXAMPLES[name]
    descent = gradient_descent.State(**page(state).takes[1].values)
    design = problem(descent).design
    loss = LeastSquares(design.X, design.y)
    assert 0.5 < descent.eta * loss.L <= 1
    w = descent.w.value
    for _ in range(gradient_descent.UPDATES):
        w = w - descent.eta * loss.gradient(w)
    assert w == pytest.approx(solved(state.A.value, state.y.value).x, abs=1e-9)


def test_what_is_not_the_same_problem_there_is_not_taken() -> None:
    assert {take.why_not for take in page(EXAMPLES["Nearly flat, cut"]).takes} == {"the cut is auto there"}
    units = view(np.diag([1.0, 1e-17]), np.ones(2))
    assert {take.why_not for take in units.takes} == {"rank 2 there: columns are scaled first"}
    assert {take.why_not for take in page(State()).takes} == {""}
    assert KAPPA in shown(units)
