"""Singular values: every matrix turns, stretches along perpendicular axes, and turns again."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, Self, TypeAlias

from core.decompositions.low_rank import LowRank, Spectrum, low_rank
from core.decompositions.svd import Svd, svd
from core.figures.decompositions import svd as figures
from core.figures.decompositions import svd_space as in_space
from core.figures.film import Film
from core.figures.maps.transformation import film
from core.maps import paths
from core.matrices.eigenvalues import Eigensystem, eigensystem
from core.numbers.arrays import Array, Limits, matrix
from core.numbers.digits import boundless, degrees, distinct, hedged, indexed, ratio, show
from pages.decompositions import principal
from pages.decompositions.lessons.svd import LESSON as LESSON
from pages.decompositions.nearest import errors
from pages.shared import points as cloud
from pages.shared.absent import absent
from pages.shared.code import in_fractions, written
from pages.shared.drags import EIGHT, Drag
from pages.shared.lesson import Example
from pages.shared.parameters import Upload, azimuth, choice, elevation, entries, moment, whole, zoom
from pages.shared.programs import program
from pages.shared.state import PageState
from pages.shared.view import Number, Sentence, Table, View, number, table

OF_MATRIX = frozenset({"A", "factors", "k", "t"})  # what has no effect on points alone,
OF_POINTS = frozenset({"data", "points", "scaled", "blanks", "columns"})  # and what on a matrix alone
TITLE = "Singular values"
SUMMARY = (
    "Circle to ellipse in three acts, for a matrix of any shape: turn, stretch, turn. What is left of it with rank k; and of points, "
    "your own too, the principal components."
)
Shown: TypeAlias = Literal["matrix", "carried", "pca"]
SHOWN: dict[Shown, str] = {"matrix": "a matrix", "carried": "points under A", "pca": "points: PCA"}
Scale: TypeAlias = Literal["as they are", "scaled"]
SCALES: dict[Scale, str] = {"as they are": "as they are: covariance", "scaled": "over their standard deviation: correlation"}
Form: TypeAlias = Literal["full", "thin"]
FORMS: dict[Form, str] = {"full": "full: U and V are square", "thin": "thin: no more than D needs"}


@dataclass(frozen=True)
class State(PageState):
    """A matrix, how its factors are written, the rank that is kept, how far the three acts have come, points, and the view."""

    show: Shown = choice("matrix", SHOWN, "Show")
    A: Array = entries(matrix("2 1; 0 1"), "A", "Matrix A", limits=Limits(), columns=("first", "second", "further"))
    factors: Form = choice("full", FORMS, "Factors")
    k: int = whole(1, 0, 8, "k", "k, the rank that is kept")
    data: str = cloud.source()
    points: Array = cloud.typed()
    scaled: Scale = choice("as they are", SCALES, "Columns of the points")
    blanks: cloud.LeftOut = cloud.blanks()
    columns: str = cloud.columns()
    file: Upload | None = cloud.file()
    t: float = moment(1.0, 0.0, 1.0)
    view: float = zoom()
    azimuth: float = azimuth()
    elevation: float = elevation()

    def brought(self) -> Self:
        """Return what shows a matrix."""
        return self if self.show != "pca" else replace(self, show="matrix")

    def most(self) -> Mapping[str, int]:
        """Return how far k can go: there are no more singular values."""
        return {"k": min(self.A.shape)}


EXAMPLES = (
    Example(
        "Turn, stretch, turn",
        State(),
        "Play it: V′ turns v₁ onto the horizontal axis, D scales along both axes, and U turns them into place.",
    ),
    Example("Symmetric", State(A=matrix("2 1; 1 2")), "The axes of the ellipse lie along v₁ and v₂, which are eigenvectors too: σ = |λ|."),
    Example(
        "Reflection and stretch",
        State(A=matrix("0.5 1.5; 2 0.5")),
        "The F is mirrored: one of the two turns is a reflection. No singular value is ever negative.",
    ),
    Example(
        "Shear", State(A=matrix("1 1; 0 1")), "A shear stretches one line by 1.618 and another by 0.618, though both its eigenvalues are 1."
    ),
    Example(
        "A circle stays a circle",
        State(A=matrix("1 -1; 1 1")),
        "σ₁ = σ₂: no axis is the longest, and every pair of perpendicular directions will do.",
    ),
    Example(
        "Flat",
        State(A=matrix("1 2; 0.5 1")),
        "σ₂ = 0: the circle falls onto a segment and the line of v₂ onto 0; with k = 1, Aₖ is A itself.",
    ),
    Example(
        "Nearly flat",
        State(A=matrix("1 2; 0.5 1.001")),
        "It looks flat and is not: σ₂ ≈ 0.0004 is how far the nearest flat matrix is, and κ is 6252.",
    ),
    Example("Nilpotent", State(A=matrix("0 2; 0 0")), "Both eigenvalues are 0, and yet A makes the line of v₁ 2 times as long."),
    Example(
        "Wide, 2 × 3",
        State(A=matrix("1 2 -1; 0 1 1")),
        "Three columns in the plane: the unit ball of space falls onto an ellipse, and one direction goes to 0.",
    ),
    Example(
        "Tall, 3 × 2",
        State(A=matrix("1 0; 0 1; 1 1"), factors="thin"),
        "A circle into space, by thin factors: U is 3 × 2. There are no eigenvalues, but singular values as ever.",
    ),
    Example(
        "In space, 3 × 3",
        State(A=matrix("1.5 0.5 0; 0 1 0.5; 0.5 0 0.5")),
        "Play it: the unit ball turns until v₁, v₂ and v₃ lie on the axes, is stretched along them, and turns into place.",
    ),
    Example(
        "Mirrored in space",
        State(A=matrix("1 0.5 0; 0 1 0; 0 0.5 -0.5")),
        "Here det A < 0: on its way the ball falls flat, and the F is mirrored. No singular value is negative.",
    ),
    Example(
        "A disc in space",
        State(A=matrix("1 0 1; 0 1 1; 1 1 2"), k=2),
        "σ₃ = 0: the ball falls onto a disc, and the line of v₃ onto 0; with k = 2, Aₖ is A itself.",
    ),
    Example(
        "Two equal half-axes",
        State(A=matrix("0 -1.5 0; 1.5 0 0; 0 0 0.5")),
        "σ₁ = σ₂ = 1.5: round the third axis no line is the longest, and every perpendicular pair will do.",
    ),
    Example(
        "Tall, 4 × 3",
        State(A=matrix("1 3 4; 5 6 9; 1 2 3; 7 6 8"), k=2),
        "With k = 2 only σ₃ is left out: it is the error of Aₖ, in both norms.",
    ),
    Example(
        "Hilbert, 5 × 5",
        State(
            A=matrix("1 1/2 1/3 1/4 1/5; 1/2 1/3 1/4 1/5 1/6; 1/3 1/4 1/5 1/6 1/7; 1/4 1/5 1/6 1/7 1/8; 1/5 1/6 1/7 1/8 1/9"),
            k=3,
        ),
        "The bars fall by powers of ten: no entry is below 1/9, and with k = 3 the error is 0.0003.",
    ),
    Example(
        "Points under A",
        State(A=matrix("1 0.5; -0.5 1"), show="carried", data="clusters"),
        "Three clusters, faint where they are, and where A takes them. Drag a column: all 150 points follow.",
    ),
    Example(
        "PCA of a cloud",
        State(show="pca"),
        "The axis of the ellipse along which the points vary most explains over 9 tenths of the variance.",
    ),
    Example(
        "PCA in space",
        State(show="pca", data="space"),
        "Turn the picture until v₁ and v₂ lie in it: from there 300 points look as wide as they can, and only v₃ is lost.",
    ),
    Example(
        "Units decide",
        State(show="pca", data="units"),
        "Height in metres varies by so little that the third axis is all but height, and explains next to nothing.",
    ),
    Example(
        "Units taken away",
        State(show="pca", data="units", scaled="scaled"),
        "Each column over its standard deviation: every one has variance 1, and the first axis is height with weight.",
    ),
    Example(
        "Nearly dependent columns",
        State(show="pca", data="dependent"),
        "With y all but 2·x, one number for each point tells all but 0.0003 % of the variance.",
    ),
    Example("Points on a line", State(show="pca", data="line"), "The second variance is 0: the ellipse is a segment."),
    Example(
        "No first axis", State(show="pca", data="square"), "Both variances are 4/3: the ellipse is a circle, and has no axes of its own."
    ),
    Example("One point, five times", State(show="pca", data="repeated"), "Nothing varies: no axis, no share, and every basis will do."),
)
DRAGS = (Drag("A:0", 15), Drag("A:0", 15, "in space", "A=1.5,0.5,0;0,1,0.5;0.5,0,0.5"), Drag("A:0,0", 8, "8 × 8", f"A={EIGHT}"))


def page(state: State) -> View:
    """Return the singular values of state's matrix with its factors, and what is left of it with rank k, or what is known of points."""
    if nothing := absent(state):
        return nothing
    found = cloud.points(state) if state.show != "matrix" else None
    if found and state.show == "pca":
        return principal.page(state, found, cloud.hidden(found) | OF_MATRIX)
    A = state.A.value
    result = svd(A, state.A.exact)
    nearest = low_rank(Spectrum(A, result.U1, result.sigma, result.V1t), state.k)
    values = eigensystem(A, state.A.exact) if A.shape[0] == A.shape[1] else None
    return View(
        figures=figures.svd(
            result, values, nearest.k, state.view, (state.azimuth, state.elevation), points=(found.values, found.key) if found else None
        ),
        say=sentence(result),
        numbers=numbers(result, values, nearest),
        proofs=[*result.proofs, nearest.spectral_proof],
        program=lambda: code(state, result, nearest),
        film=_film(result),
        tables=tables(result, nearest, state.factors),
        hides=cloud.hidden(found) | {"scaled"} if found else OF_POINTS,
        columns=found.all_names if found else (),
        roles=found.roles if found else "",
        lacks=(*found.lacks, *_not_carried(found, A.shape)) if found else (),
        notes=found.notes if found else (),
        seen=result,
    )


def _film(result: Svd) -> Film | None:
    """Return the three acts, in the plane and in space."""
    if result.plane:
        return film(paths.path(result.plane, "svd"))
    return in_space.film(result) if set(result.A.shape) <= {2, 3} else None


def _not_carried(found: cloud.Points, shape: tuple[int, ...]) -> tuple[str, ...]:
    """Return why points are not shown under A, where they are not."""
    is_seen = found.q != shape[1] or shape[0] in (2, 3)
    return cloud.not_carried(found, shape[1]) if is_seen else ("These points are shown where A has two rows, or three.",)


def sentence(result: Svd) -> Sentence:
    """Return what is seen now: what becomes of the circle or the ball, and along which lines."""
    if result.rank == 0:
        return ("A sends everything to 0: every singular value is 0, and every basis will do.",)
    if result.axes is None:
        return _of_any_shape(result)
    longest, shortest = ((text, "singular") for text in distinct(_values(result)))
    if all(result.is_round):
        size: Sentence = ("as it is",) if longest[0] == "1" else ("a circle, ", longest, " times as large")
        the = "To sixteen digits, the" if result.is_round_numerically else "The"
        return (f"{the} circle stays ", *size, ": σ₁ = σ₂, and every perpendicular pair will do.")
    u1, u2 = ((degrees(angle), "singular") for angle in result.axes[0])
    v1, v2 = ((degrees(angle), "source") for angle in result.axes[1])
    first: Sentence = (" the line at ", v1, " goes to the one at ", u1, ", ", longest, " times as long, and the line at ", v2)
    if shortest[0] == "0":
        flat = "To sixteen digits, the" if result.is_short_numerically or not result.is_rank_known else "The"
        return (f"{flat} circle falls onto a segment:", *first, " goes to 0.", *_relation(result))
    flat = " Flat to sixteen digits: that is a segment." if result.is_short_numerically else ""
    return ("The circle becomes an ellipse:", *first, " to ", u2, ", ", shortest, f" times.{flat}", *_relation(result))


def _relation(result: Svd) -> Sentence:
    """Return how the singular values are related to the eigenvalues, where they are."""
    if result.symmetric_residual is None:
        return ()
    return (" A is symmetric: σ = |λ|.",) if any(result.is_round) else (" A is symmetric: σ = |λ|, along the eigenvectors.",)


def _of_any_shape(result: Svd) -> Sentence:
    m, n = result.A.shape
    body = {1: "a segment", 2: "an ellipse", 3: "an ellipsoid"}.get(result.rank, f"an ellipsoid of {result.rank} dimensions")
    start = {1: "the segment from −1 to 1", 2: "the unit circle", 3: "the unit ball"}.get(n, f"the unit ball of {n} dimensions")
    space = {1: " of the line", 2: " in the plane", 3: " in space"}.get(m, f" in {m} dimensions" if result.rank < m else "")
    rest = n - result.rank
    lost = f" {rest} of {n} directions {'goes' if rest == 1 else 'go'} to 0." if rest else ""
    longest = (show(result.spectral), "singular")
    A = "To sixteen digits, A" if result.is_short_numerically or not result.is_rank_known else "A"
    return (f"{A} takes {start} to {body}{space}, whose longest half-axis is ", longest, f".{lost}{_ties(result)}", *_relation(result))


def _ties(result: Svd) -> str:
    """Return which half-axes are equal, in the plane and in space: then they have no lines of their own."""
    if max(result.A.shape) > 3 or result.rank < 2:
        return ""
    tied = [k for k, is_round in enumerate(result.is_round) if is_round and k + 1 < result.rank]
    if not tied:
        return ""
    sure = "" if all(result.is_round_for_sure[k] for k in tied) else "To sixteen digits, "
    if len(tied) == 2:
        return f" {sure}σ₁ = σ₂ = σ₃: the ball stays a ball, and every three perpendicular lines will do."
    first = tied[0] + 1
    pair = f"{indexed('σ', first)} = {indexed('σ', first + 1)}"
    return f" {sure}{pair}: in their plane every perpendicular pair will do."


def numbers(result: Svd, values: Eigensystem | None, nearest: LowRank) -> list[list[Number]]:
    """Return the live numbers."""
    shown = _values(result)
    texts = [hedged(text, is_known=result.is_rank_known) for text in distinct(shown)]
    named = [Number(indexed("σ", i + 1), texts[i], "singular", shown[i] if _is_printed(result, i) else None) for i in range(len(shown))]
    lengths = distinct(abs(values.values).tolist(), moves=values.moves.tolist()) if values else ["–"]
    sizes = ", ".join(hedged(text, is_known=result.is_rank_known) for text in lengths)
    finite = math.isfinite(result.kappa)
    kappa = ratio(result.kappa) if finite else boundless(result.least_kappa, is_known=result.is_rank_known)
    return [
        *(named[i : i + 2] for i in range(0, len(named), 2)),
        *([[Number("|λ|", sizes, "eigen")]] if len(named) <= 4 else []),
        [number("rank", result.rank)],
        [Number("κ(A)", kappa, "", result.kappa if finite and _is_printed(result, -1) else None)],
        [number("‖A‖₂", result.spectral, "singular"), number("‖A‖_F", result.frobenius)],
        *errors(nearest, is_known=bool(result.exact and nearest.k < result.exact.rank), is_zero_known=result.is_rank_known),
    ]


def _values(result: Svd) -> list[float]:
    return [float(s) for s in result.known]


def _is_printed(result: Svd, i: int) -> bool:
    """Return whether a program in float64 finds σᵢ, too: its digits, or that it is 0."""
    return result.known[i] == 0 or bool(result.moves <= 1e-10 * result.known[i])


def tables(result: Svd, nearest: LowRank, form: Form) -> list[Table]:
    """Return A as the product of its factors, full or thin, and the nearest matrix of rank k."""
    digits = "" if result.is_rank_known else ", to sixteen digits"
    U, D, Vt = (result.U, result.known_D, result.Vt) if form == "full" else (result.U1, result.known_D1, result.V1t)
    return [
        table("A", result.A, is_given=True),
        table("U", U, "", "singular", "="),
        table("D", D, f"singular values{digits}", "singular", "·", is_given=True),
        table("V′", Vt, "", "source", "·"),
        table("Aₖ", nearest.approximation, f"rank {min(nearest.k, result.rank)}", "residual", noise=nearest.rounding),
    ]


def code(state: State, result: Svd, nearest: LowRank) -> str:
    """Return a program that prints the numbers."""
    return program(
        "decompositions/svd",
        {"A": written(state.A), "k": str(nearest.k)},
        **in_fractions(state.A),
        is_plane=result.A.shape == (2, 2),
        named=[(i, indexed("σ", i + 1)) for i in range(len(result.sigma)) if _is_printed(result, i)],
        has_kappa=math.isfinite(result.kappa) and _is_printed(result, -1),
    )
