"""Determinant: the signed factor by which a square matrix scales area, or volume."""

from dataclasses import dataclass

from core.figures.maps import determinant as figures
from core.maps.determinant import Determinant, determinant
from core.numbers.arrays import Array, Limits, matrix, vector
from core.numbers.digits import degrees, factor, hedged, power, show
from pages.maps.lessons.determinant import LESSON as LESSON
from pages.shared.code import in_fractions, scalar, written
from pages.shared.drags import EIGHT, Drag
from pages.shared.lesson import Example
from pages.shared.parameters import azimuth, elevation, entries, zoom
from pages.shared.programs import program
from pages.shared.state import PageState
from pages.shared.view import Number, Sentence, Table, View, number, table

TITLE = "Determinant"
SUMMARY = (
    "Grab two matrices and see what they do to area, or volume, one after the other: determinants multiply, and their sign is orientation."
)
SQUARE = Limits(is_square=True)
WHAT = {1: "length", 2: "area"}
ONTO = {1: "a line", 2: "a plane"}  # by rank, in space
SPACE = 3  # rows
SIXTEEN = " to sixteen digits"
ALL_KEEP = "A, B and AB keep orientation"


@dataclass(frozen=True)
class State(PageState):
    """Two matrices of one size, a factor, and the view."""

    A: Array = entries(matrix("2 1; 0.5 1.5"), "A", "Matrix A", limits=SQUARE, columns=("first", "second", "further"))
    B: Array = entries(matrix("1 -1; 1 1"), "B", "Matrix B", limits=SQUARE, columns=("first", "second", "further"), like="A")
    c: Array = entries(vector("-1"), "c", "Factor c")
    view: float = zoom()
    azimuth: float = azimuth()
    elevation: float = elevation()


EXAMPLES = (
    Example("Two maps", State(), "Areas multiply: the parallelogram of AB is 2.5 · 2 = 5 times as large as the unit square."),
    Example(
        "A flip", State(A=matrix("0 1; 1 0")), "The F under A is mirrored: det A = −1. B mirrors nothing, so under AB it is mirrored too."
    ),
    Example(
        "Two flips",
        State(A=matrix("0 1; 1 0"), B=matrix("-1 0; 0 1")),
        "A mirrors the F, and so does B; one after the other they only turn it, and det AB = 1.",
    ),
    Example(
        "Shears keep area",
        State(A=matrix("1 1; 0 1"), B=matrix("1 0; -1 1")),
        "Squares become slanted and keep their area: the determinants of A, B, AB and cA are all 1.",
    ),
    Example(
        "A falls flat", State(A=matrix("1 2; 0.5 1")), "Under A everything lands on one line, so AB is flat too, whatever B does before."
    ),
    Example("B falls flat", State(B=matrix("1 1; 1 1")), "B flattens first. A can only move the line on which all lies: AB is flat too."),
    Example(
        "Complex eigenvalues",
        State(A=matrix("1 -2; 1 1"), c=vector("0.5")),
        "No eigenvalue is real, and yet their product is: it is 3, the area of the parallelogram of A.",
    ),
    Example(
        "A millionth",
        State(A=matrix("1e-6 0; 0 1e-6"), B=matrix("1000 0; 0 1000"), c=vector("1000")),
        "Each picture has its own scale here. det A is only 10⁻¹², and yet A is not flat: the F keeps its shape.",
    ),
    Example(
        "Nearly flat",
        State(A=matrix("1 2; 0.5 1.001"), c=vector("2")),
        "The columns of A lie almost on one line: their parallelogram has an area of 0.001.",
    ),
    Example(
        "−A in space",
        State(A=matrix("2 1 0; 0 1 1; 1 0 1"), B=matrix("0 1 0; 1 0 0; 0 0 1")),
        "In three dimensions c = −1 flips orientation: det cA is −det A. In the plane it would be det A.",
    ),
    Example(
        "A turn in space",
        State(A=matrix("0 0 1; 1 0 0; 0 1 0"), B=matrix("1 0 0; 0 1 0; 0 0 -1")),
        "A leads x to y, y to z and z to x: the cube comes to lie on itself, and det A = 1. B mirrors it at the floor.",
    ),
    Example(
        "Flat in space",
        State(A=matrix("1 2 3; 4 5 6; 7 8 9"), B=matrix("1 0 0; 0 1 0; 0 0 2")),
        "The three columns lie in one plane, and so does the image of the cube: look along it, and it is a line.",
    ),
    Example(
        "Hilbert, 4 × 4",
        State(A=matrix("1 1/2 1/3 1/4; 1/2 1/3 1/4 1/5; 1/3 1/4 1/5 1/6; 1/4 1/5 1/6 1/7"), B=matrix("2 0 0 0; 0 2 0 0; 0 0 2 0; 0 0 0 2")),
        "No entry is below 1/7, and yet det A is only 1.653·10⁻⁷: the columns nearly depend on each other.",
    ),
)
DRAGS = (
    Drag("A:0", 15),
    Drag("A:0", 15, "in space", "A=2,1,0;0,1,1;1,0,1&B=0,1,0;1,0,0;0,0,1"),
    Drag("A:0,0", 8, "8 × 8", f"A={EIGHT}&B={EIGHT}"),
)


def page(state: State) -> View:
    """Return what A, B, AB and cA do to area and orientation."""
    A, B = state.A, state.B
    result = determinant(A.value, B.value, float(state.c.value[0]), A.exact, B.exact, (A.spelled, B.spelled))
    return View(
        figures=figures.determinant(result, state.view, (state.azimuth, state.elevation)),
        say=sentence(result),
        numbers=numbers(result),
        proofs=result.proofs,
        program=lambda: code(state, result),
        tables=tables(result),
        seen=result,
    )


def sentence(result: Determinant) -> Sentence:
    """Return what is seen now: what A and B do to area and orientation, and what follows for AB and cA."""
    if result.is_flat or result.is_flat_B:
        return (*_flat(result), *_multiple(result), *(() if result.is_flat else _nearly(result)))
    return (*_product(result), *_multiple(result), *_nearly(result), *_nearly_flat_B(result))


def _product(result: Determinant) -> Sentence:
    what = WHAT.get(len(result.A), "volume")
    sizes = [_size(det) for det in (result.value, result.value_B, result.together)]
    known = result.can_keep_volume
    turns = _turns(result.orientation, result.orientation_B)
    if sizes == ["1"] * 3 and len(set(known)) == 1:
        keep = f"A, B and AB keep {what}{'' if known[0] else SIXTEEN}"
        return (f"{keep} and orientation. " if turns == ALL_KEEP and known[0] else f"{keep}. {turns}. ",)
    a, b, ab = (_does(what, *each) for each in zip(sizes, ["1", *sizes], known, strict=False))
    comma = "," if sizes[2] != "1" != sizes[1] else ""
    return ("A ", *a, ", B ", *b, f": one after the other, AB{comma} ", *ab, f". {turns}. ")


def _does(what: str, size: str, before: str, is_so: bool) -> Sentence:
    """Return what becomes of the area, by the factor size, after what was said of the factor before: ``scales area by 3``, ``by 3``."""
    if size == "1":
        return (f"keeps {what}" if is_so else f"keeps {what}{SIXTEEN}",)
    return (f"scales {what} by " if before == "1" else "by ", (size, "output"))


def _turns(of_a: int, of_b: int) -> str:
    """Return what becomes of orientation under A, B and AB, said once."""
    if of_a == of_b:
        return ALL_KEEP if of_a > 0 else "A and B flip orientation, so AB keeps it"
    flips, keeps = ("A", "B") if of_a < 0 else ("B", "A")
    return f"{flips} flips orientation, and so does AB; {keeps} keeps it"


def _size(scale: float) -> str:
    """Return a factor that is not 0."""
    return factor(abs(scale)) if scale else "less than 10⁻³⁰⁸"


def _flat(result: Determinant) -> Sentence:
    n = len(result.A)
    if not result.is_flat and result.rank_B == 0:
        return ("B sends everything to the origin: det B = 0, and with it det AB = 0. ",)
    if not result.is_flat and result.is_flat_B:
        rank = result.exact_B.rank if result.exact_B else result.rank_B
        B = "B" if result.is_flat_for_sure_B else "To sixteen digits, B"
        if n == SPACE:
            return (f"{B} flattens space onto ", (ONTO[rank], "axis"), ", and A cannot undo that: det AB = 0. ")
        return (f"{B} flattens everything to rank ", (str(rank), "output"), ", and A cannot undo that: det AB = 0. ")
    A = "A" if result.is_flat_for_sure else "To sixteen digits, A"
    if result.rank_A == 0:
        return ("A sends everything to the origin: det A = 0, and with it det AB = 0. ",)
    if result.image_line is not None:
        return (
            f"{A} flattens the plane onto the line at ",
            (degrees(result.image_line), "axis"),
            ": det A = 0, and with it det AB = 0. ",
        )
    rank = result.exact_A.rank if result.exact_A else result.rank_A
    if n == SPACE and rank == result.rank_A:
        return (f"{A} flattens space onto ", (ONTO[rank], "axis"), ": det A = 0, and with it det AB = 0. ")
    lower = "" if rank == result.rank_A else f"To sixteen digits, its rank is {result.rank_A}. "
    return (f"{A} flattens {n} dimensions to ", (str(rank), "output"), f": det A = 0, and with it det AB = 0. {lower}")


def _multiple(result: Determinant) -> Sentence:
    n, c = len(result.A), result.c
    if result.is_flat:
        return ("det cA is 0 for every c.",)
    if c == 0:
        return ("0·A is flat: det cA = 0.",)
    what = WHAT.get(n, "volume")
    times, turn = power("c", n), ""
    if c < 0 and n % 2:
        turn = "so it flips orientation, which A keeps" if result.orientation > 0 else "so it keeps orientation, which A flips"
    if abs(c**n) == 1:
        return (f"cA scales {what} as much as A: {times} = ", (show(c**n), "output"), f"{turn and ', '}{turn}.")
    size = (_size(abs(c**n)), "output")
    ends = f" times as much as A; {times} < 0, {turn}." if turn else " times as much as A."
    return (f"cA scales {what} {f'|{times}|' if turn else times} = ", size, ends)


def _nearly(result: Determinant) -> Sentence:
    flat = "flat to sixteen digits" if result.is_flat_numerically else "nearly flat"
    return (f" A is {flat}: its condition number is ", (show(result.kappa), "output"), ".") if result.is_nearly_flat else ()


def _nearly_flat_B(result: Determinant) -> Sentence:
    return (" B is flat to sixteen digits.",) if result.is_flat_numerically_B else ()


def numbers(result: Determinant) -> list[list[Number]]:
    """Return the live numbers."""
    n, times = len(result.A), f"{power('c', len(result.A))}·det A"
    of_A, of_B = result.singular_A.is_rank_known, result.singular_B.is_rank_known
    of_AB, of_cA = (of_A and of_B) or result.is_flat_for_sure or result.is_flat_for_sure_B, of_A or not result.c
    return [
        [_scale("det A", result.value).hedged(is_known=of_A)],
        [_scale("det B", result.value_B).hedged(is_known=of_B)],
        [_scale(name, det).hedged(is_known=of_AB) for name, det in (("det AB", result.together), ("det A·det B", result.from_factors))],
        [number(name, det).hedged(is_known=of_cA) for name, det in (("det cA", result.value_cA), (times, result.from_power))],
        *([[Number("λ", ", ".join(hedged(text, is_known=of_A) for text in result.eigen.texts), "eigen")]] if n <= 3 else []),
        [_product_of_eigenvalues(result)],
        [number("rank", result.rank_A)],
    ]


def _product_of_eigenvalues(result: Determinant) -> Number:
    """Return ∏λ; where float64 loses its digits no program prints it alike."""
    found = number("∏λ", 0.0 if result.is_flat else result.product, "eigen")
    found = found.hedged(is_known=result.singular_A.is_rank_known)
    return found if result.is_product_sure else Number(found.name, found.text, found.role)


def _scale(name: str, det: float) -> Number:
    """Return a determinant as a number; one that is nearly 1 by what is missing."""
    return Number(name, factor(det), "output", det)


def tables(result: Determinant) -> list[Table]:
    """Return the entries of AB, of BA, to be compared with it, and of cA; 0 where the products of an entry leave only rounding."""
    same = "the same as AB" if result.is_same else "AB, to sixteen digits" if result.is_same_numerically else "is not AB"
    return [
        table("AB", result.AB, "first B, then A", "output", is_given=True),
        table("BA", result.BA, f"first A, then B: {same}", is_given=True),
        table("cA", result.cA, is_given=True),
    ]


def code(state: State, result: Determinant) -> str:
    """Return a program that prints the numbers."""
    n = len(result.A)
    return program(
        "maps/determinant",
        {"A": written(state.A), "B": written(state.B), "c": scalar(state.c)},
        **in_fractions(state.A, "_A"),
        **in_fractions(state.B, "_B"),
        n=n,
        times=power("c", n),
        is_product_sure=result.is_product_sure,
    )
