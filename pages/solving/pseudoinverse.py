"""Pseudoinverse: Ax = y for every shape and every rank, solved as well as it can be."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from core.figures.solving import pseudoinverse as figures
from core.numbers.arrays import Array, Limits, matrix, vector
from core.numbers.digits import indexed, show, sure
from core.solving.limit import Limit, limit
from core.solving.pseudoinverse import Pseudoinverse, Solution, named, pseudoinverse, solve
from pages.shared.code import in_fractions, written
from pages.shared.drags import EIGHT, Drag
from pages.shared.lesson import Example
from pages.shared.parameters import azimuth, elevation, entries, scale, zoom
from pages.shared.programs import program
from pages.shared.state import PageState
from pages.shared.view import Number, Sentence, Table, Take, View, finite, number, table
from pages.solving.lessons.pseudoinverse import LESSON as LESSON
from pages.solving.problem import as_points, steps

TITLE = "Pseudoinverse"
SUMMARY = "Ax = y for every shape and rank: the x whose Ax is nearest to y, and of all such x the shortest."
WRITTEN = 4  # entries of a vector that stand beside the picture
PRINTED = 1e-5  # times κ: up to here a program in float64 finds ten digits of x⁺
KAPPA = "σ₁/σᵣ (kept)"


@dataclass(frozen=True)
class State(PageState):
    """A matrix, a right-hand side, the cut that decides on the rank, the view, and where the camera stands that looks at space."""

    A: Array = entries(matrix("2 1; 1 0.5"), "A", "Matrix A", limits=Limits(), columns=("first", "second"))
    y: Array = entries(vector("1 2"), "y", "Right-hand side y", limits=Limits(largest=(8, 1)), role="given", like="A")
    cut: float = scale(0.0, 1e-20, 0.9, "cut", "the cut: singular values below it, against σ₁, count as 0", zero="auto", role="residual")
    view: float = zoom()
    azimuth: float = azimuth()
    elevation: float = elevation()


EXAMPLES = (
    Example("Flat", State(), "A reaches one line only: Ax⁺ is the foot of y on it, and of a whole line of x the shortest is x⁺."),
    Example("An inverse", State(A=matrix("2 1; -1 1")), "Every y is reached, each from one x alone: drag y, and nothing is ever missed."),
    Example(
        "Tall: one unknown",
        State(A=matrix("1; 2"), y=vector("2 1")),
        "As x, one number, changes, Ax moves along one line: x⁺ takes it to the foot of y.",
    ),
    Example(
        "Wide: a line of solutions",
        State(A=matrix("1 2"), y=vector("3")),
        "Every x on the line solves it; x⁺ is its point nearest to 0, at right angles.",
    ),
    Example(
        "Nearly flat",
        State(A=matrix("2 1; 1 0.501"), y=vector("1 2")),
        "The columns all but lie on one line: to reach y, x⁺ has to be 1677 long.",
    ),
    Example(
        "Nearly flat, cut",
        State(A=matrix("2 1; 1 0.501"), y=vector("1 2"), cut=0.01),
        "The cut drops σ₂ as if A were flat: x⁺ is short again, and y is missed.",
    ),
    Example(
        "A millionth",
        State(A=matrix("1e-6 0; 0 1e-6"), y=vector("1e-6 2e-6")),
        "Tiny, and perfectly regular: what counts is σ₂ against σ₁, and they are equal.",
    ),
    Example(
        "Zero", State(A=matrix("0 0; 0 0"), y=vector("1 1")), "A takes every x to 0: none does better than another, and the shortest is 0."
    ),
    Example(
        "Tall, 4 × 3",
        State(A=matrix("1 3 4; 5 6 9; 1 2 3; 7 6 8"), y=vector("1 0 0 0")),
        "Four equations for three unknowns: the bars of Ax⁺ come near to y, and miss it in every row.",
    ),
    Example(
        "One equation, three unknowns",
        State(A=matrix("1 2 3"), y=vector("14"), azimuth=-20.0, elevation=10.0),
        "The solutions form a plane; the shortest of them, (1, 2, 3), is the row of A itself.",
    ),
    Example(
        "Two equations, three unknowns",
        State(A=matrix("1 2 3; 0 1 -1"), y=vector("4 1"), azimuth=-35.0, elevation=15.0),
        "The solutions form a line, at right angles to the plane of the rows; x⁺ is where it meets that plane.",
    ),
    Example(
        "Three equations, two unknowns",
        State(A=matrix("2 -1; 0 2; 1 1"), y=vector("1 1 3"), azimuth=-50.0, elevation=15.0),
        "Two columns reach a plane of space; y stands beside it, and Ax⁺ is the foot of its perpendicular.",
    ),
    Example(
        "Flat in space",
        State(A=matrix("2 -1 1; 0 2 2; 1 0 1"), y=vector("0 4 3")),
        "The third column is the sum of the others: y is missed, and a whole line of x does best, though A is square.",
    ),
    Example(
        "A limit that turns back",
        State(A=matrix("1 2; 2 4; 3 6"), y=vector("1 1 1")),
        "As α falls, the error falls to about 10⁻⁸, and rises again: rounding wins.",
    ),
    Example(
        "Hilbert, 6 × 6",
        State(
            A=matrix([[f"1/{i + j + 1}" for j in range(6)] for i in range(6)]),
            y=vector("1 1 1 1 1 1"),
        ),
        "κ is 15 million: x⁺ is 8697 long, and the limit gets three or four digits at best.",
    ),
)
DRAGS = (
    Drag("y", 12),
    Drag("y", 12, "in space", "A=2,-1,1;0,2,2;1,0,1&y=0,4,3"),
    Drag("A:0,0", 8, "8 × 8", f"A={EIGHT}&y=1,2,3,4,5,6,7,8"),
)


def page(state: State) -> View:
    """Return the shortest x whose image is nearest to y, and how it was found."""
    return _view(state)


def led(state: State) -> View:
    """Return the same for a moving hand: of the errors of the limit, which are many, every second is drawn."""
    return _view(state, every=2)


def _view(state: State, every: int = 1) -> View:
    A, y = state.A.value, state.y.value
    found = pseudoinverse(A, state.cut or None, state.A.exact)
    solution = solve(found, y, state.y.exact)
    approach = _limit(state.A)
    shown = numbers(solution, approach)
    return View(
        figures=figures.pseudoinverse(solution, approach, state.view, every, (state.azimuth, state.elevation)),
        say=sentence(solution),
        numbers=shown,
        proofs=solution.proofs,
        program=lambda: code(state, solution, shown),
        tables=tables(solution),
        offers=lambda: takes(state, found),
        seen=solution,
    )


@lru_cache(maxsize=8)
def _limit(A: Array) -> Limit:
    """Return the limit of A: it does not change while y or the cut is moved."""
    return limit(A.value)


def sentence(solution: Solution) -> Sentence:
    """Return what is seen now: whether y is reached, by how many x, and which of them x⁺ is."""
    found = solution.pseudoinverse
    (m, n), x = found.A.shape, ("x⁺", "input")
    if found.keeps_rounding:
        return (
            "The cut keeps ",
            _last_kept(found),
            ", which may be mere rounding of A: A⁺ divides by it, and no digit of ",
            x,
            " is sure.",
        )
    if found.kept == 0:
        every = ": none comes nearer to y than another" if solution.y.any() else ", and y is 0: each solves Ax = y"
        return (f"A sends every x to 0{every}, and the shortest of them is ", ("x⁺ = 0", "input"), ".")
    if found.kept == m == n:
        return ("A has an inverse, and A⁺ is it: ", x, " is the only x with Ax = y.", *_nearly(found))
    if found.kept == m:
        return (f"Every y is reached, from {_spread(n - m)} of x: of all x with Ax = y, ", x, " is the shortest.", *_nearly(found))
    space = "its column space" if found.drops_more else "the column space"
    gap = (show(solution.distance), "residual")
    reach: Sentence = (f"y lies in {space}",) if solution.is_exact else ("y is ", gap, f" away from {space}")
    if solution.is_unique:
        best: Sentence = (
            (x, " is the only x with Ax = y.") if solution.is_exact else ("no Ax is nearer than A", x, ", and no other x leads there.")
        )
        return (*reach, ", and the columns are independent: ", *best, *_nearly(found))
    which = "with Ax = y" if solution.is_exact else "for which Ax is nearest to y"
    open_: Sentence = (f". The x {which} form {_spread(n - found.kept)}: ", x, " is the shortest of them.")
    return (*_rank(found), *reach, *open_, *_nearly(found))


def _rank(found: Pseudoinverse) -> Sentence:
    """Return which rank A has, or counts as having where the cut drops more than rounding."""
    if found.drops_more:
        return ("The cut drops ", *_dropped(found), f": A counts as the nearest matrix of rank {found.kept}. ")
    digits = " to sixteen digits" if found.svd.is_short_numerically or not found.svd.is_rank_known else ""
    return (f"Rank {found.kept} of {min(found.A.shape)}{digits}: ",)


def _dropped(found: Pseudoinverse) -> Sentence:
    """Return the largest of the singular values that are dropped without being rounding, and how many more there are."""
    more = found.true_rank - found.kept - 1
    return (_sigma(found, found.kept), f" and {more} more") if more else (_sigma(found, found.kept),)


def _last_kept(found: Pseudoinverse) -> tuple[str, str]:
    return _sigma(found, found.kept - 1)


def _sigma(found: Pseudoinverse, k: int) -> tuple[str, str]:
    return named(k, float(found.svd.sigma[k])), "residual"


def _nearly(found: Pseudoinverse) -> Sentence:
    """Return how near A is to a lower rank; nothing of a matrix that only counts as A."""
    if not found.is_nearly_lower or not found.kappa:
        return ()
    ratio = f"{indexed('σ', found.kept)}/σ₁ = {show(1 / found.kappa)}"
    return (f" Nearly of rank {found.kept - 1}: ", (ratio, "singular"), ".")


def _spread(dimensions: int) -> str:
    return {1: "a line", 2: "a plane"}.get(dimensions, f"a space of {dimensions} dimensions")


def numbers(solution: Solution, approach: Limit) -> list[list[Number]]:
    """Return the live numbers; where the cut keeps rounding, or fractions know digits that float64 loses, no program prints them alike."""
    found, x = solution.pseudoinverse, tuple(solution.entries.tolist())
    is_sure = not found.keeps_rounding and (found.exact is None or PRINTED * (found.kappa or 1.0) <= 1)
    rows = [
        number("‖x⁺‖", solution.length, "input"),
        Number("‖y − Ax⁺‖", show(solution.gap), "residual", solution.gap or None),
        number("‖A⁺‖", found.norm),
        number(KAPPA, None) if found.kappa is None else finite(KAPPA, found.kappa),
    ]
    if len(x) <= WRITTEN:
        texts = [sure(entry, move) for entry, move in zip(x, solution.moves.tolist(), strict=True)]
        rows.insert(0, Number("x⁺", f"({', '.join(texts)})", "input", x))
    return [
        [number(_rank_name(found), found.kept)],
        *([row if is_sure else Number(row.name, row.text, row.role)] for row in rows),
        [Number("limit at best", figures.turn(approach), "output")],
    ]


def _rank_name(found: Pseudoinverse) -> str:
    return "rank" if found.kept == found.true_rank else "rank by this cut"


def tables(solution: Solution) -> list[Table]:
    """Return A⁺ as the product of its factors, x⁺, and the two projections."""
    found = solution.pseudoinverse
    return [
        table("A⁺", found.entries, noise=found.moves),
        table("V", found.svd.Vt.T, "", "source", "="),
        table("D⁺", found.D, f"1/σ of {found.kept} kept", "singular", "·", is_given=True),
        table("U′", found.svd.U.T, "", "singular", "·"),
        table("x⁺", solution.entries[:, None], "A⁺y", "input", "", noise=solution.moves[:, None]),
        table("AA⁺", found.onto_columns, "onto the column space", "output", "", is_given=True),
        table("A⁺A", found.onto_rows, "onto the row space", "", "", is_given=True),
    ]


def takes(state: State, found: Pseudoinverse) -> list[Take]:
    """Return where Ax = y can be taken: the rows of A with their y are points, fitted without a constant."""
    values = {"points": as_points(state.A, state.y), "degree": 1, "constant": "without"}
    why_not = _why_not(found)
    return [
        Take("least_squares", "Least squares", values, why_not),
        Take("gradient_descent", "Gradient descent", values | _descent(found), why_not),
    ]


def _why_not(found: Pseudoinverse) -> str:
    """Return why another page would find another x: it has a rank of its own."""
    if found.kept != found.true_rank:
        return "the cut is auto there"
    return "" if found.scaled_rank == found.kept else f"rank {found.scaled_rank} there: columns are scaled first"


def _descent(found: Pseudoinverse) -> dict[str, Any]:
    """Return a descent that ends at x⁺: from 0, with steps of about 1/L = n/2σ₁², to two digits."""
    m, n = found.A.shape
    return {"w": vector([0.0] * n)} | steps(m, found.svd.spectral if found.kept else 0.0)


def code(state: State, solution: Solution, shown: list[list[Number]]) -> str:
    """Return a program that prints the numbers."""
    found = solution.pseudoinverse
    numbers = {"A": written(state.A), "y": written(state.y)} | ({"cut": repr(state.cut)} if state.cut else {})
    return program(
        "solving/pseudoinverse",
        numbers,
        **in_fractions(state.A),
        is_plane=found.A.shape == (2, 2),
        is_zero=not found.kept,
        rank_name=_rank_name(found),
        names=[one.name for row in shown for one in row if one.value is not None],
    )
