"""Hadamard product: entry by entry, beside the matrix product; and an image behind a mask."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, Self, TypeAlias

from core.figures.products import hadamard as figures
from core.numbers.arrays import Array, Limits, Matrix, matrix, vector
from core.numbers.digits import counted, equated, percent, quoted
from core.numbers.expression import evaluate
from core.products import masks
from core.products.hadamard import Hadamard, hadamard
from core.products.masks import Masked, is_beyond, mask, rank, thinned
from pages.products.lessons.hadamard import LESSON as LESSON
from pages.shared.absent import absent
from pages.shared.code import written
from pages.shared.drags import Drag
from pages.shared.lesson import Example
from pages.shared.parameters import Upload, choice, entries, place
from pages.shared.pictures import PICTURES, Picture, own_picture, pixels, with_pictures
from pages.shared.programs import program
from pages.shared.state import PageState
from pages.shared.view import Number, Sentence, Table, View, number, table

TITLE = "Hadamard product"
SUMMARY = "Multiply two matrices entry by entry, see AB beside it, and drag a mask over an image."
Operands: TypeAlias = Literal["matrices"] | Picture
MATRICES: dict[Operands, str] = {"matrices": "two matrices"}
SHAPES: dict[masks.Shape, str] = {"rectangle": "a rectangle", "disc": "a disc"}
LARGEST = Limits(largest=(6, 6))
BEYOND = " It lies beyond the image, and its handles stand at the edge: drag the middle back."
FEW = 3  # products whose sum is written out


def _magnitudes(s: Array) -> Array:
    """Return a vector without the signs of its entries, which stay as they were typed where that can be."""
    signs = zip((text for (text,) in s.text), s.value.tolist(), strict=True)
    return vector([text if value >= 0 else _without_sign(text, value) for text, value in signs])


def _without_sign(text: str, value: float) -> float | str:
    rest = text.removeprefix("-")
    return rest if evaluate(rest) == -value else -value


@dataclass(frozen=True)
class State(PageState):
    """Two matrices and the place that is looked at; or an image, a mask on it, and a person's own image."""

    image: Operands = choice("matrices", MATRICES | {name: PICTURES[name] for name in PICTURES}, "Operands")
    A: Array = entries(matrix("1 2; 3 4"), "A", "Matrix A", limits=LARGEST, role="first")
    B: Array = entries(matrix("1 2; 3 4"), "B", "Matrix B", limits=LARGEST, role="second", like="A", is_alike=True)
    at: tuple[int, ...] = place((0, 1), "at", "Row and column that are looked at", role="output")
    mask: masks.Shape = choice("rectangle", SHAPES, "Mask")
    c: Array = entries(vector("-0.2 0.2"), "c", "Middle of the mask", role="first")
    s: Array = entries(vector("0.5 0.5"), "s", "Half of the width and of the height of the mask", role="second")
    own: Upload | None = own_picture()

    def settled(self) -> Self:
        """Return the same with a mask whose size is not negative."""
        return self if min(self.s.value) >= 0 else replace(self, s=_magnitudes(self.s))

    def brought(self) -> Self:
        """Return the state that shows A, and no image."""
        return replace(self, image="matrices")

    def shapes(self) -> Mapping[str, tuple[int, ...]]:
        """Return the shape of A."""
        return {"at": self.A.shape}


ONES = matrix("1 1 1; 1 1 1; 1 1 1")
EXAMPLES = (
    Example("A matrix with itself", State(), "A⊙A squares each entry: 1, 4, 9, 16. AA is another matrix: all four entries differ."),
    Example("Diagonal", State(A=matrix("2 0; 0 3"), B=matrix("5 0; 0 -1"), at=(0, 0)), "Of diagonal matrices both products are the same."),
    Example(
        "With ones", State(A=matrix("2 -1 0; 4 1 3; 0 5 -2"), B=ONES), "All ones change nothing: they are to ⊙ what the identity is to AB."
    ),
    Example(
        "With the identity",
        State(A=matrix("2 -1 0; 4 1 3; 0 5 -2"), B=matrix("1 0 0; 0 1 0; 0 0 1")),
        "The identity keeps the diagonal and hides the rest, where AB is A itself.",
    ),
    Example(
        "The rank rises",
        State(A=matrix("0 1 2; -1 0 1; -2 -1 0"), B=matrix("0 1 2; -1 0 1; -2 -1 0")),
        "A has rank 2, and its entries squared make a matrix of rank 3.",
    ),
    Example(
        "Semidefinite",
        State(A=matrix("2 1; 1 2"), B=matrix("1 -1; -1 3"), at=(0, 0)),
        "Both are symmetric and positive definite, and so is A⊙B; AB is not even symmetric.",
    ),
    Example(
        "Two vectors",
        State(A=matrix("1; 2; 3"), B=matrix("4; 5; 6"), at=(2, 0)),
        "A⊙B = (4, 10, 18) is a vector again; its sum, 32, is the dot product of the two.",
    ),
    Example("A mask", State(image="planet"), "The mask is 1 inside and 0 outside: the image stays where it is 1, and all else is 0."),
    Example(
        "A round mask",
        State(image="tartan", mask="disc", c=vector("0 0"), s=vector("0.9 0.9")),
        "The tartan has rank 6. Behind a disc it has ten times as much.",
    ),
)
DRAGS = (Drag("A:0,0", 8), Drag("c", 6, "mask", "image=planet"))


def page(state: State) -> View:
    """Return both products of state's matrices, or its image behind its mask."""
    if nothing := absent(state):
        return nothing
    return _of_matrices(state) if state.image == "matrices" else _of_image(state)


def _of_matrices(state: State) -> View:
    result = hadamard(state.A, state.B)
    i, j = state.at
    return View(
        figures=(figures.hadamard(result, (i, j)),),
        say=sentence(result, state.A, state.B, i, j),
        numbers=numbers(result, i, j),
        proofs=result.proofs,
        program=lambda: code(state, result.plain is not None),
        tables=tables(result),
        hides=frozenset({"mask", "c", "s", "own"}),
        seen=result,
    )


def _of_image(state: State) -> View:
    name = state.own.name if state.image == "own" and state.own else state.image
    A, image_rank, step = _image(state.own if state.image == "own" and state.own else state.image)
    c, s = state.c.value, state.s.value
    result = Masked(A, mask(A.shape, state.mask, c, s), image_rank, is_beyond=is_beyond(A.shape, c, s))
    note = "" if step == 1 else f", every {ORDINALS.get(step, f'{step}th')} row and column"
    return View(
        figures=figures.masked(result, name, note),
        say=of_mask(result),
        numbers=[
            [number("rank A", result.image_rank), number("rank M", result.mask_rank), number("rank A⊙M", result.rank, "output")],
            [Number("kept of the entries", percent(result.area), "", result.area)],
            [Number("kept of ‖A‖²", percent(result.kept), "", result.kept)],
        ],
        proofs=result.proofs,
        program=lambda: code(state, is_square=False, step=step),
        hides=frozenset({"A", "B", "at"}),
        seen=result,
    )


ORDINALS = {2: "second", 3: "third"}


@lru_cache(maxsize=16)
def _image(image: str | Upload) -> tuple[Matrix, int, int]:
    """Return an image as it is shown, its rank, and of how many rows one is shown."""
    A, step = thinned(pixels(image))
    return A, rank(A), step


# ---- two matrices


def sentence(result: Hadamard, A: Array, B: Array, i: int, j: int) -> Sentence:
    """Return what is seen now: both products at one place, counted from 0, where they differ, and what is known of ranks and signs."""
    a, b = quoted(A.text[i][j]), quoted(B.text[i][j])
    sign, c = equated(result.product.entry(i, j))
    here: Sentence = (f"At [{i}, {j}] A⊙B has ", (a, "first"), "·", (b, "second"), f" {sign} ", (c, "output"))
    return (*here, *_plain(result, A, B, i, j), *_ranks(result), *_signs(result))


def _plain(result: Hadamard, A: Array, B: Array, i: int, j: int) -> Sentence:
    m, n = A.shape
    if not result.plain:
        return (f". AB does not exist: A has {counted(n, 'column')}, and B {counted(m, 'row')}.",)
    terms = " + ".join(f"{quoted(A.text[i][k])}·{quoted(B.text[k][j])}" for k in range(n))
    ways = terms if m <= FEW else "that row of A times that column of B"
    count, every = len(result.differs), m * n
    if not count:
        agree = "Here both products agree everywhere." if every > 1 else "Numbers have only one product."
    elif count == every:
        agree = "They differ everywhere."
    else:
        agree = f"They differ in {count} of {every} places."
    return (f", and AB has {ways} {' '.join(equated(result.plain.entry(i, j)))}. {agree}",)


def _ranks(result: Hadamard) -> Sentence:
    if not result.rises:
        return ()
    ranks: Sentence = (f"A has rank {result.A.rank}, B {result.B.rank}, and A⊙B ", (str(result.product.rank), "output"), ".")
    if not result.is_bound_kept:
        return (" To sixteen digits ", *ranks, " More than rank A · rank B cannot be: these digits do not suffice.")
    return (" The rank rises: " if result.are_ranks_exact else " To sixteen digits the rank rises: ", *ranks)


def _signs(result: Hadamard) -> Sentence:
    """Return what Schur's theorem says, where it says something."""
    found, one, other = result.product.inertia, result.A.inertia, result.B.inertia
    if not (result.is_schur and found and one and other) or len(result.A.value) == 1:
        return ()
    exact = "" if one.is_exact and other.is_exact else "To sixteen digits, "
    word = "definite" if one.is_positive_definite and other.is_positive_definite else "semidefinite"
    return (f" {exact}A and B are symmetric positive {word}, and so is A⊙B.",)


def numbers(result: Hadamard, i: int, j: int) -> list[list[Number]]:
    """Return the live numbers."""
    here = [number("(A⊙B)ᵢⱼ", float(result.product.value[i, j]), "output")]
    return [
        here + ([number("(AB)ᵢⱼ", float(result.plain.value[i, j]))] if result.plain else []),
        [number("rank A", result.A.rank), number("rank B", result.B.rank), number("rank A⊙B", result.product.rank, "output")],
        [number("Σ(A⊙B)", result.sum, "output")],
    ]


def tables(result: Hadamard) -> list[Table]:
    """Return both products, entry by entry."""
    found = [table("A⊙B", result.product.value, "entry by entry", "output", is_given=True)]
    return found + ([table("AB", result.plain.value, "rows times columns", is_given=True)] if result.plain else [])


# ---- an image


def of_mask(result: Masked) -> Sentence:
    """Return what is seen now: how much of the image the mask keeps, and what becomes of the rank."""
    if result.mask_rank == 0:
        return (f"The mask hides everything: A⊙M is 0.{BEYOND if result.is_beyond else ''}",)
    if result.area == 1:
        return ("The mask hides nothing: it is all ones, and A⊙M is A.",)
    kept: Sentence = (f"The mask keeps {percent(result.area)} of the entries and {percent(result.kept)} of ‖A‖². ",)
    ranks = f"rank A · rank M = {result.image_rank} · {result.mask_rank}"
    if result.rank > result.image_rank:
        return (*kept, f"The rank rises from {result.image_rank} to ", (str(result.rank), "output"), f": {ranks} lets it.")
    return (*kept, f"The rank was {result.image_rank}, and is ", (str(result.rank), "output"), f": never more than {ranks}.")


def code(state: State, is_square: bool, step: int = 2) -> str:
    """Return a program that prints the numbers."""
    is_image, is_own = state.image != "matrices", state.image == "own" and state.own is not None
    given = {
        "A": written(state.A),
        "B": written(state.B),
        "c": written(state.c),
        "s": written(state.s),
        "at": str(state.at),
        "step": str(step),
    }
    facts = {"is_image": is_image, "is_own": is_own, "image": state.image, "is_disc": state.mask == "disc", "is_square": is_square}
    text = program("products/hadamard", given, **facts)
    return with_pictures(text, is_own=is_own) if is_image else text
