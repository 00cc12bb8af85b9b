"""Low rank: an image as a matrix, and the nearest matrix of rank k."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from weakref import WeakKeyDictionary

from core.decompositions.low_rank import LowRank, Spectrum, low_rank, spectrum
from core.figures.decompositions import low_rank as figures
from core.numbers.digits import percent, show
from pages.decompositions.lessons.low_rank import LESSON as LESSON
from pages.decompositions.nearest import errors
from pages.shared.absent import absent
from pages.shared.drags import Drag
from pages.shared.lesson import Example
from pages.shared.parameters import Upload, choice, whole
from pages.shared.pictures import PICTURES, Picture, own_picture, pixels, with_pictures
from pages.shared.programs import program
from pages.shared.state import PageState
from pages.shared.view import Number, Sentence, View, number

TITLE = "Low rank"
SUMMARY = "An image is a matrix. Keep its k largest singular values and see what is left, and what it costs."


MOST_OWN = 16  # images of persons' own whose factors are kept
OWN: WeakKeyDictionary[Upload, Spectrum] = WeakKeyDictionary()


@dataclass(frozen=True)
class State(PageState):
    """Which image, the rank that is kept, and a person's own image."""

    image: Picture = choice("planet", dict(PICTURES), "Image")
    k: int = whole(20, 0, 512, "k", "k, the rank that is kept")
    own: Upload | None = own_picture()

    def most(self) -> Mapping[str, int]:
        """Return how far k can go: an image has no more singular values."""
        return {"k": min(pixels(self.own if self.image == "own" and self.own else self.image).shape)}


EXAMPLES = (
    Example(
        "A planet, 20 of 288", State(), "The disc and the rings are there at an eighth of the numbers; what is slanted comes out worst."
    ),
    Example(
        "A planet, 5", State(k=5), "94.8 % of ‖A‖² is kept, and it is a blur of rows and columns: shares of ‖A‖² are not what an eye sees."
    ),
    Example(
        "A planet, 80",
        State(k=80),
        "It can hardly be told from A, at half of the numbers. The curve says what is left out: less than 1 % of σ₁.",
    ),
    Example(
        "Letters, 8",
        State(image="letters", k=8),
        "With 8 singular values the letters can be read, but their edges are blurred: 98.2 % of ‖A‖² is kept.",
    ),
    Example(
        "Letters, 40",
        State(image="letters", k=40),
        "With 40 singular values the edges are sharp; with 8 the letters could be read already, but blurred.",
    ),
    Example(
        "Tartan, 1", State(image="tartan", k=1), "One singular value: every row is a multiple of one row, and every column of one column."
    ),
    Example(
        "Tartan, 6: exact",
        State(image="tartan", k=6),
        "Stripes across and along, a few of each: rank 6, so 6 singular values are all there is.",
    ),
    Example("Nothing", State(k=0), "With k = 0 nothing is kept: the error is A itself, and in the spectral norm that is σ₁."),
)
DRAGS = (Drag("k", 8, link="k=100"),)


def page(state: State) -> View:
    """Return state's image with rank k, and how far it is from the whole."""
    if nothing := absent(state):
        return nothing
    name, parts = _image(state)
    result = low_rank(parts, state.k)
    return View(
        figures=figures.low_rank(result, name),
        say=sentence(result),
        numbers=numbers(result),
        proofs=result.proofs,
        program=lambda: code(state, result),
        seen=result,
    )


def _image(state: State) -> tuple[str, Spectrum]:
    """Return the name of state's image, and its factors."""
    if state.image == "own" and state.own:
        return state.own.name, _own_factors(state.own)
    return state.image, _factors(state.image)


@cache
def _factors(image: Picture) -> Spectrum:
    return spectrum(pixels(image))


def _own_factors(image: Upload) -> Spectrum:
    """Return the factors of a person's own image, which are kept as long as that is, unless many others come."""
    if (found := OWN.get(image)) is None:
        while len(OWN) >= MOST_OWN:
            OWN.pop(next(iter(OWN), image), None)
        OWN[image] = found = spectrum(pixels(image))
    return found


def sentence(result: LowRank) -> Sentence:
    """Return what is seen now: how much of the image is kept, with how many numbers, and how large the error is."""
    k, p = result.k, len(result.spectrum.sigma)
    if result.rank == 0:
        return ("A is black: its rank is 0, and there is nothing to keep.",)
    if k == 0:
        return ("Nothing is kept: A₀ is black, and the error is σ₁ = ", (show(result.spectral_theory), "residual"), ".")
    kept: Sentence = (
        f"The {k} largest of {p} singular values keep "
        if k > 1
        else f"The largest of {p} singular values keeps "
        if p > 1
        else "The only singular value keeps ",
    )
    cost = f" {percent(result.cost)} of the numbers"
    if result.is_exact:
        A = "A" if result.rank == p else "To sixteen digits, A"
        return (f"{A} has rank {result.rank}: with k = {k} nothing is missing, at", (cost, "singular"), ".")
    share = (percent(result.kept, 4, result.missing), "singular")
    more = ", more than the image itself has" if result.numbers > result.numbers_full else ""
    return (*kept, share, " of ‖A‖², at", (cost, "singular"), f"{more}. No matrix of rank {k} is nearer to A.")


def numbers(result: LowRank) -> list[list[Number]]:
    """Return the live numbers."""
    m, n = result.spectrum.A.shape
    return [
        [number("rank", result.rank)],
        *errors(result),
        [Number("kept of ‖A‖²", percent(result.kept, 4, result.missing), "singular", result.kept)],
        [
            Number("k·(m + n + 1)", str(result.numbers), "singular", result.numbers),
            Number("m·n", str(result.numbers_full), "", m * n),
        ],
    ]


def code(state: State, result: LowRank) -> str:
    """Return a program that prints the numbers."""
    is_own = state.image == "own" and state.own is not None
    text = program("decompositions/low_rank", {"k": str(result.k)}, is_own=is_own, image=state.image)
    return with_pictures(text, is_own=is_own)
