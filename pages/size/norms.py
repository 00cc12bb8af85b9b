"""Norms: how long vectors are by ‖·‖ₚ, and how large matrices are."""

import math
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Self

from core.figures.size import matrices as of_matrices
from core.figures.size import norms as of_vectors
from core.numbers.arrays import Array, InputError, Limits, matrix, read, vector
from core.numbers.digits import show, show_exact
from core.numbers.rational import rounded
from core.size.breach import breach
from core.size.duality import duality
from core.size.matrix_norms import matrix_norms
from core.size.norms import norms
from pages.shared.drags import EIGHT, Drag
from pages.shared.lesson import Example
from pages.shared.parameters import action, choice, entries, scale, zoom
from pages.shared.state import PageState
from pages.shared.view import View
from pages.size import measured, said
from pages.size.lessons.norms import LESSON as LESSON
from pages.size.said import Seen, Shown

TITLE = "Norms"
SUMMARY = "Drag the corner of the unit ball: how long vectors are changes with it, and how far a matrix stretches them."
SHOWN: dict[Shown, str] = {
    "triangle": "x + y: triangle inequality",
    "multiple": "αx: |α| comes out",
    "dual": "x·y: dual ball, Hölder",
    "induced": "‖A‖ₚ: farthest of the image",
    "frobenius": "Frobenius norm of A",
    "nuclear": "nuclear norm of A",
}
ANY_SIZE = Limits(magnitude=1e300, smallest=1e-300)
PLANE = replace(ANY_SIZE, shape=(2, 1))
HIDES: dict[Shown, frozenset[str]] = {
    "triangle": frozenset({"A", "alpha"}),
    "multiple": frozenset({"A", "y", "find"}),
    "dual": frozenset({"A", "alpha", "find"}),
    "induced": frozenset({"x", "y", "alpha", "find"}),
    "frobenius": frozenset({"x", "y", "alpha", "find", "p"}),
    "nuclear": frozenset({"x", "y", "alpha", "find", "p"}),
}
DIGITS = 12  # of an entry that a search finds


def broken(state: "State") -> "State":
    """Return state with the y that breaks the triangle inequality most beside its x."""
    best = breach(norms(state.x.value, state.y.value, state.p, 1.0, state.x.exact, state.y.exact).exact_x, state.p)
    if best is None:
        if state.p >= 1:
            raise InputError(f"There is none for p = {show(state.p)}: for p ≥ 1 the ball is convex, and then no sum is longer than both.")
        raise InputError("There is none for x = 0: then x + y is y itself, as long as both together.")
    if abs(best.entry) > Fraction(ANY_SIZE.magnitude):
        raise InputError(f"There is one, with an entry of {show_exact(best.entry)}: more than an entry can be here.")
    texts = ["0", "0"]
    texts[best.axis] = f"{rounded(best.entry):.{DIGITS}g}".replace("e+", "e")
    return replace(state, y=read(",".join(texts), PLANE, is_vector=True))


@dataclass(frozen=True)
class State(PageState):
    """An exponent, two vectors, a factor, a matrix, what of them is shown, and the view."""

    show: Shown = choice("triangle", SHOWN, "Show")
    p: float = scale(2.0, 0.5, 100.0, "p", "the exponent p", infinity="∞", role="singular")
    x: Array = entries(vector("2 1"), "x", "Vector x", limits=PLANE, role="input")
    y: Array = entries(vector("-1 1.5"), "y", "Vector y", limits=PLANE, role="output")
    alpha: float = scale(-1.5, -3.0, 3.0, "α", "the factor α", role="output", is_linear=True)
    A: Array = entries(matrix("1 2; -1 1"), "A", "Matrix A", limits=ANY_SIZE, columns=("first", "second"))
    find: None = action("Find a y that breaks it", "Find the y that breaks the triangle inequality most beside this x", broken)
    view: float = zoom()

    def brought(self) -> Self:
        """Return the state that shows A."""
        return self if "A" not in HIDES[self.show] else replace(self, show="induced")


def _huge(text: str, *, is_vector: bool = True) -> Array:
    return read(text, PLANE if is_vector else ANY_SIZE, is_vector=is_vector)


EXAMPLES = (
    Example("Euclid", State(), "The ball of p = 2 is round. Head to tail, x and y go 1.346 further than x + y: the gap."),
    Example("Sums", State(p=1.0), "For p = 1 sizes of entries are added, and the ball is a diamond: ‖x‖ = 3, ‖y‖ = 2.5, and the gap is 2."),
    Example("The largest entry", State(p=math.inf), "For p = ∞ only the largest entry counts, and the ball is a square: ‖x‖ = 2."),
    Example(
        "Nothing lost, at an angle",
        State(p=1.0, y=vector("0.5 1.5")),
        "They point different ways, and for p = 1 nothing is lost: the ball has straight edges.",
    ),
    Example(
        "No norm",
        State(p=0.5, x=vector("1 0"), y=vector("0 1")),
        "For p = 1/2 the ball is dented: x and y are 1 long, and x + y is 4 long, beyond all that is as long as both.",
    ),
    Example(
        "Broken most",
        State(p=0.5, x=vector("1 1"), y=vector("0 8")),
        "The best y stands on an axis: x + y is 16 long, and both together only 12. The button finds it for any x.",
    ),
    Example(
        "A tie for p = 1/2",
        State(p=0.5, x=vector("1 0"), y=vector("-0.36 3.24")),
        "Not for all x and y is it broken: here the sum is as long as both, 6.76, though they point different ways.",
    ),
    Example("A factor", State(show="multiple", p=3.0), "Whatever p is, αx is 1.5 times as long as x: balls of one p have one shape."),
    Example(
        "Dual balls",
        State(show="dual", p=1.5, y=vector("1 2")),
        "The dotted line, at right angles to y*, touches the ball where x crosses its edge: y* reaches Hölder’s bound.",
    ),
    Example(
        "Diamond and square",
        State(show="dual", p=1.0, y=vector("1 1")),
        "The dual of p = 1 is q = ∞. y = (1, 1) reaches the bound: x·y = 3 is all of ‖x‖·‖y‖.",
    ),
    Example("No dual", State(show="dual", p=0.7), "For p < 1 there is no q. The dotted diamond is the smallest convex set round the ball."),
    Example("The farthest point", State(show="induced"), "The image goes as far as Ax, and the dotted ball of that size holds all of it."),
    Example(
        "A corner stretched most",
        State(show="induced", p=math.inf),
        "For p = ∞ it is a corner of the square, with the signs of the row whose sizes add up to most: 3.",
    ),
    Example(
        "Between the known",
        State(show="induced", p=3.0),
        "For p = 3 no formula is known: a search found Ax, so ‖A‖ₚ is at least that, and at most 2.516.",
    ),
    Example(
        "NumPy's default",
        State(show="frobenius", A=matrix("1 2 3; 4 5 6; 7 8 9")),
        "NumPy’s norm(A) is the Frobenius norm, 16.88. The spectral norm is 16.85, a little less.",
    ),
    Example(
        "A hypotenuse",
        State(show="frobenius"),
        "At right angles, σ₁ and σ₂ have the Frobenius norm for a hypotenuse: half a diagonal of the box.",
    ),
    Example(
        "One after the other",
        State(show="nuclear"),
        "σ₁ and σ₂ on one line: together they are the nuclear norm, which is at least Frobenius.",
    ),
    Example(
        "Beyond squares",
        State(x=_huge("3e300/4,1e300"), y=_huge("-1e300,3e300/4")),
        "Squares of these entries overflow float64. Their lengths do not: each is 1.25·10³⁰⁰.",
    ),
    Example(
        "Nothing too small",
        State(show="frobenius", A=_huge("3e-300,0;0,4e-300", is_vector=False)),
        "Squares of these entries would be 0 in float64, and the Frobenius norm is not: it is 5·10⁻³⁰⁰.",
    ),
    Example("Zero", State(x=vector("0 0"), y=vector("0 0")), "Only the zero vector has length 0, and for it nothing can be lost."),
)
DRAGS = (
    Drag("p", 15, "p"),
    Drag("x", 15, "x"),
    Drag("A:0", 15, "A", "show=induced"),
    Drag("A:0,0", 8, "8 × 8", f"show=induced&p=3&A={EIGHT}"),
)


def page(state: State) -> View:
    """Return how long state's vectors are, or how large its matrix is."""
    shown = state.show
    match shown:
        case "triangle" | "multiple" | "dual":
            return _of_vectors(state, shown)
        case "induced" | "frobenius" | "nuclear":
            return _of_matrix(state, shown)


def _of_vectors(state: State, shown: of_vectors.Shown) -> View:
    result = duality(norms(state.x.value, state.y.value, state.p, state.alpha, state.x.exact, state.y.exact))
    numbers = measured.vectors(result, shown)
    return View(
        figures=of_vectors.vectors(result, shown, state.view),
        say=said.vectors(result, shown),
        numbers=numbers,
        proofs=result.proofs if shown == "dual" else result.norms.proofs,
        program=lambda: measured.program_of_vectors(state.x, state.y, result, shown, numbers),
        tables=[] if shown == "dual" else [measured.properties(result.norms)],
        hides=HIDES[shown],
        seen=Seen(shown, vectors=result),
    )


def _of_matrix(state: State, shown: of_matrices.Shown) -> View:
    result = matrix_norms(state.A.value, state.p, state.A.exact)
    return View(
        figures=of_matrices.matrices(result, shown, state.view),
        say=said.matrices(result, shown),
        numbers=measured.matrices(result, shown),
        proofs=result.proofs,
        program=lambda: measured.program_of_matrix(state.A, result, shown),
        hides=HIDES[shown],
        seen=Seen(shown, matrix=result),
    )
