"""Factorizations: a matrix taken apart step by step."""

from dataclasses import dataclass, replace
from typing import Literal, Self

from core.decompositions.factorizations.cholesky import Cholesky
from core.decompositions.factorizations.qr import Way
from core.figures.decompositions.factorizations import cholesky as cholesky_figures
from core.figures.decompositions.factorizations import lu as lu_figures
from core.figures.decompositions.factorizations import qr as qr_figures
from core.figures.decompositions.factorizations.cholesky import Use
from core.numbers.arrays import Array, InputError, Limits, matrix, vector
from pages.decompositions.factorizations import cholesky as cholesky_page
from pages.decompositions.factorizations import lu as lu_page
from pages.decompositions.factorizations import qr as qr_page
from pages.decompositions.lessons.factorizations import LESSON as LESSON
from pages.shared.drags import Drag
from pages.shared.lesson import Example
from pages.shared.parameters import action, choice, entries, moment, place, scale
from pages.shared.state import PageState
from pages.shared.view import View

TITLE = "Factorizations"
SUMMARY = "Take a matrix apart step by step, by pivots that you choose, and see what that does to the digits."


Kind = Literal["lu", "qr", "cholesky"]
KINDS: dict[Kind, str] = {"lu": "LU", "qr": "QR", "cholesky": "Cholesky"}


def by_size(state: "State") -> "State":
    """Return state with the largest pivots.

    Raises InputError where they are the largest.
    """
    if not state.settled().p:
        raise InputError("The largest entry of each column is its pivot already.")
    return replace(state, p=())


@dataclass(frozen=True)
class State(PageState):
    """A matrix, what it is taken apart into and how, and how far that has come."""

    kind: Kind = choice("lu", KINDS, "Factors")
    A: Array = entries(matrix("2 1 1; 4 3 3; 8 7 9"), "A", "Matrix A", limits=Limits(), role="first")
    p: tuple[int, ...] = place((), "", "The row of the pivot in each column, from 1; 0 for the largest")
    way: Way = choice("householder", qr_figures.NAMES, "Way")
    s: float = scale(0.0, 0.0, 1.0, "s", "s, how far A has come to Hilbert's matrix", role="residual", is_linear=True)
    t: float = moment(1.0, 0.0, 1.0, stays=True)
    use: Use = choice("samples", cholesky_page.USES, "What for")
    g: Array = entries(vector("1 1"), "g", "Gradient g", role="gradient")
    largest: None = action("Largest pivots", "Take the largest entry of each column for its pivot", by_size)

    def taken(self) -> Self:
        """Return the same with the matrix that is factored."""
        if self.kind != "qr" or not self.s:
            return self
        result = qr_page.factored(self.A, self.way, self.s)
        rows = (result.A.T if result.is_turned else result.A).tolist()
        return replace(self, A=matrix([[qr_page.typed(entry) for entry in row] for row in rows]))

    def unusable(self) -> dict[str, str]:
        """Return which pivots of a link cannot be any."""
        refused = lu_page.factored(self.A, self.p).refused if self.kind == "lu" and self.p else ()
        return {"p": f"{', and '.join(refused)}. The largest entry is taken for its pivot there."} if refused else {}

    def settled(self) -> Self:
        """Return the same without pivots that are the largest anyway, or cannot be any."""
        if not self.p:
            return self
        p = lu_page.factored(self.A, self.p).kept
        return self if p == self.p else replace(self, p=p)


WILKINSON = "1 0 0 0 0 1; -1 1 0 0 0 1; -1 -1 1 0 0 1; -1 -1 -1 1 0 1; -1 -1 -1 -1 1 1; -1 -1 -1 -1 -1 1"


EYE = "; ".join(" ".join("1" if i == j else "0" for j in range(6)) for i in range(6))


def hilbert(n: int) -> Array:
    """Return the matrix of 1/(i + j − 1), (n, n)."""
    return matrix([[f"1/{i + j + 1}" if i + j else "1" for j in range(n)] for i in range(n)])


OPENS = State(t=0.375)
EXAMPLES = (
    Example("Row by row", OPENS, "A quarter of the pivot row is subtracted from row 1: 2 becomes 0, and 1/4 is kept in L."),
    Example(
        "0 on top", State(A=matrix("0 1; 1 0"), t=0.3333), "The first entry is 0 and no pivot: without an exchange of rows there is no LU."
    ),
    Example(
        "A tiny pivot, by hand",
        State(A=matrix("1e-20 1; 1 1"), p=(1,)),
        "Entries grow by 10²⁰, the 1 below is swallowed, and x is wrong by 100 %. Press “Largest pivots”.",
    ),
    Example("The same, by size", State(A=matrix("1e-20 1; 1 1")), "One exchange of rows, and no entry grows: x is right to all digits."),
    Example(
        "Wilkinson's growth",
        State(A=matrix(WILKINSON)),
        "The largest pivots, and yet the last column doubles at every step: 32 at the end.",
    ),
    Example(
        "A flat matrix", State(A=matrix("1 2 3; 4 5 6; 7 8 9")), "Two pivots for three columns: the rank is 2, and the last row of U is 0."
    ),
    Example("Tall", State(A=matrix("1 2; 3 4; 5 6; 7 8")), "A is 4 × 2: L has a row for each of A's, and U ends with rows of 0."),
    Example(
        "Wide, with a gap",
        State(A=matrix("1 2 1 0; 2 4 0 1; 3 6 1 1"), t=0.5714),
        "Column 2 has no pivot, since all that is left in it is 0: U is a staircase.",
    ),
    Example("Hilbert", State(A=hilbert(6)), "In fractions nothing is lost; float64 keeps some ten digits of x, whatever the pivots."),
    Example(
        "No fractions",
        State(A=matrix("sqrt(2) 1; 2 sqrt(2)")),
        "Row 1 is √2/2 times row 2, and what is left is 0 to sixteen digits: one pivot.",
    ),
    Example("8 × 8", State(A=hilbert(8)), "Too large for a film: U and what float64 makes of it, whose x is right to some six digits."),
    Example(
        "QR: two arrows",
        State(kind="qr", way="modified", A=matrix("3 1; 1 2"), t=0.6667),
        "What lies along q₁ is taken from a₂: what is left stands at right angles to q₁.",
    ),
    Example(
        "QR: one mirror",
        State(kind="qr", A=matrix("3 1; 1 2")),
        "One reflection takes a₁ onto the axis, and a₂ goes along: the lengths stay as they are.",
    ),
    Example(
        "QR: rotations",
        State(kind="qr", way="givens", A=matrix("2 1 1; 4 3 3; 8 7 9"), t=0.3333),
        "Each rotation turns two rows and makes one 0: three of them for the three entries below the diagonal.",
    ),
    Example(
        "QR: orthogonality lost",
        State(kind="qr", way="classical", A=hilbert(6)),
        "By classical Gram–Schmidt the columns of Hilbert's matrix are no more orthonormal; see the chart for the way there.",
    ),
    Example(
        "QR: half-way to Hilbert",
        State(kind="qr", way="modified", A=matrix(EYE), s=0.5),
        "A is half the identity and half Hilbert's matrix: in all four ways the loss is rounding. Move s to 1.",
    ),
    Example(
        "Cholesky: column by column",
        State(kind="cholesky", A=matrix("4 2 2; 2 5 3; 2 3 6"), t=0.3333),
        "The root of 4 is 2, and what stands below is halved: these are the first column of L.",
    ),
    Example(
        "Cholesky: samples",
        State(kind="cholesky", A=matrix("4 2; 2 3")),
        "Independent normal numbers become samples with the covariance A: 500 of them, on their ellipse.",
    ),
    Example(
        "Cholesky: Newton's step",
        State(kind="cholesky", A=matrix("1 0.4; 0.4 0.6"), use="newton", g=vector("1.4 -0.4")),
        "Two triangles give s, which ends at the least value of the model. Drag g: the ellipses move along.",
    ),
    Example(
        "Cholesky: Newton at a saddle",
        State(kind="cholesky", A=matrix("1 2; 2 1"), use="newton", g=vector("1 0")),
        "With nothing added the step would lead uphill, to the saddle. With τ = 1.3 on the diagonal it leads downhill.",
    ),
    Example(
        "Cholesky: indefinite",
        State(kind="cholesky", A=matrix("1 2; 2 1")),
        "All entries are positive, and yet x′Ax is −3 for x = (−2, 1): the root of −3 would be needed.",
    ),
    Example(
        "Cholesky: not symmetric",
        State(kind="cholesky", A=matrix("2 1; 0 2")),
        "Its entries 1 and 0 are no mirror images, and LL′ is symmetric: there is no L.",
    ),
    Example(
        "Cholesky: semidefinite",
        State(kind="cholesky", A=matrix("1 1 1; 1 2 2; 1 2 2")),
        "The last column repeats the second: what is left is 0, which is not positive, and x′Ax = 0 for x = (0, −1, 1).",
    ),
)
DRAGS = (
    Drag("A:0,0", 15),
    Drag("t", 15, "the film by hand"),
    Drag("A:0,0", 15, "6 × 6", f"A={WILKINSON.replace('; ', ';').replace(' ', ',')}"),
    Drag("A:0,0", 15, "8 × 8", f"A={hilbert(8)}"),
    Drag("A:0", 15, "QR in the plane", "kind=qr&way=modified&A=3,1;1,2"),
    Drag("A:0,0", 15, "QR, 8 × 8", f"kind=qr&way=classical&A={hilbert(8)}"),
    Drag("A:0,0", 15, "Cholesky", "kind=cholesky&A=4,2;2,3"),
    Drag("g", 15, "Newton's step", "kind=cholesky&A=1,2;2,1&use=newton&g=1,0"),
)


def page(state: State) -> View:
    """Return the matrix and its factors as far as they have been made."""
    return {"lu": _lu, "qr": _qr, "cholesky": _cholesky}[state.kind](state)


def _lu(state: State) -> View:
    result = lu_page.factored(state.A, state.p)
    return View(
        figures=(lu_figures.lu(result, state.t),),
        say=lu_page.sentence(result, state.t),
        numbers=lu_page.numbers(result),
        proofs=result.proofs,
        program=lambda: lu_page.code(state.A, result),
        film=lu_figures.film(result),
        tables=lu_page.tables(result),
        hides=frozenset({"way", "s", "use", "g"}),
        seen=result,
    )


def _qr(state: State) -> View:
    result = qr_page.factored(state.A, state.way, state.s)
    return View(
        figures=qr_figures.qr(result, state.t),
        say=qr_page.sentence(result, state.t),
        numbers=qr_page.numbers(result),
        proofs=result.proofs,
        program=lambda: qr_page.code(state.A, result),
        film=qr_figures.film(result),
        tables=qr_page.tables(result),
        hides=frozenset({"largest", "use", "g"}),
        taken=state.taken if state.s else None,
        called={"A": "A at s = 0"} if state.s else {},
        seen=result,
    )


def _cholesky(state: State) -> View:
    is_plane = state.A.shape == (2, 2)
    g = (state.g.value, state.g.exact) if is_plane else ()
    result = Cholesky(state.A.value, state.A.exact, *g)
    is_led = state.use == "newton" and is_plane and result.newton is not None
    return View(
        figures=cholesky_figures.cholesky(result, state.t, state.use),
        say=cholesky_page.sentence(result, state.t, state.use),
        numbers=cholesky_page.numbers(result, state.use),
        proofs=result.proofs,
        program=lambda: cholesky_page.code(state.A, result, state.use),
        film=cholesky_figures.film(result),
        tables=cholesky_page.tables(result, state.use),
        hides=frozenset({"largest", "way", "s", *(() if is_led else ("g",)), *(() if result.steps else ("use",))}),
        offers=lambda: [cholesky_page.LEAST_SQUARES],
        seen=result,
    )
