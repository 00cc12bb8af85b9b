"""Eigenvectors: the directions that a square matrix keeps."""

import math
from dataclasses import dataclass

import numpy as np

from core.decompositions.eigen import Eigen, eigen
from core.decompositions.kept import Kept
from core.figures.decompositions import eigen as figures
from core.maps.applied import Applied
from core.matrices.eigenvalues import Eigensystem
from core.numbers.arrays import Array, Limits, matrix, vector
from core.numbers.digits import indexed
from pages.decompositions.directions import sentence, verdict
from pages.decompositions.lessons.eigen import LESSON as LESSON
from pages.maps import applied
from pages.shared.code import in_fractions, written
from pages.shared.drags import EIGHT, Drag
from pages.shared.lesson import Example
from pages.shared.parameters import azimuth, elevation, entries, moment, zoom
from pages.shared.programs import program
from pages.shared.state import PageState
from pages.shared.view import Number, Table, View, angle, finite, known, number, spectrum, table

TITLE = "Eigenvectors"
SUMMARY = "Lead x round the circle, or over the sphere, and watch Ax: where they line up, A only stretches. Or nowhere: then it turns."
STEPS = 24  # powers of A


@dataclass(frozen=True)
class State(PageState):
    """A matrix, a vector, which power of A is applied to it, the view, and where the camera stands that looks at space."""

    A: Array = entries(matrix("2 1; 0 1"), "A", "Matrix A", limits=Limits(is_square=True), columns=("first", "second"))
    x: Array = entries(vector("0.6 0.8"), "x", "Vector x", limits=Limits(largest=(8, 1)), role="input", like="A")
    k: float = moment(0.0, 0.0, STEPS, "How often A is applied to x")
    view: float = zoom()
    azimuth: float = azimuth()
    elevation: float = elevation()


OPENS = State(x=vector("-0.6 0.8"))  # the default stands in links without x, and its x is so near a₂ that a hand takes one for the other

EXAMPLES = (
    Example(
        "Two directions",
        OPENS,
        "Lead x to a dashed line: there Ax lies on the same line, and x is an eigenvector. The ellipse's axes lie elsewhere.",
    ),
    Example("Symmetric", State(A=matrix("2 1; 1 2")), "The eigenvectors are perpendicular, and here they are the axes of the ellipse."),
    Example(
        "Opposite signs", State(A=matrix("1 2; 3 4")), "λ₂ is negative: led to v₂, x has its image Ax on the other side of the origin."
    ),
    Example(
        "Spiral",
        State(A=matrix("0.5 -1.2; 0.6 1.2")),
        "Lead x round: Ax never lines up with it. The dots A²x, A³x … spiral outwards, because |λ| is 1.149.",
    ),
    Example(
        "Rotation by 30°",
        State(A=matrix("sqrt(3)/2 -1/2; 1/2 sqrt(3)/2")),
        "Every vector turns by 30°, and none keeps its line. The eigenvalues lie on the unit circle.",
    ),
    Example("Every direction", State(A=matrix("1.5 0; 0 1.5")), "Wherever x is led, Ax lies on its line, 1.5 times as long."),
    Example(
        "Shear: defective",
        State(A=matrix("1 1; 0 1")),
        "Only the horizontal line has eigenvectors. Powers of A turn x towards it, slower and slower.",
    ),
    Example(
        "Nearly defective",
        State(A=matrix("1 1; 1e-10 1")),
        "There are two lines of eigenvectors, 0.001° apart: no screen shows that they are two.",
    ),
    Example("Singular", State(A=matrix("1 2; 0.5 1")), "All of v₂ goes to 0, so the ellipse is flat; it lies on v₁, and so do all powers."),
    Example("Nilpotent", State(A=matrix("0 1; 0 0")), "A takes the plane to one line, and that line to 0: A²x = 0 for every x."),
    Example(
        "Two of one size",
        State(A=matrix("1.5 0.5; 0.5 -1.5")),
        "λ₁ and λ₂ differ only in sign: the dots A²x, A³x … jump between two lines, and never settle.",
    ),
    Example("Half-turn", State(A=matrix("-1 0; 0 -1")), "Every x goes to −x: each direction is an eigenvector, with λ = −1."),
    Example(
        "Three lines in space",
        State(A=matrix("2 1 0; 0 1 0.5; 0 0 -1"), x=vector("0.6 0 0.8")),
        "Lead x over the sphere: on three dashed lines Ax lies on the line of x, on one of them against x.",
    ),
    Example(
        "A plane and a line",
        State(A=matrix("1 0.5 0.5; 0.5 1 0.5; 0.5 0.5 1"), x=vector("0 0.6 0.8"), azimuth=-15.0, elevation=35.0),
        "A is symmetric: all of a plane becomes half as long and keeps its direction; v₁ across it becomes twice as long.",
    ),
    Example(
        "Axis and turn",
        State(A=matrix("0 0 1; 1 0 0; 0 1 0"), x=vector("1 0 0"), azimuth=-10.0),
        "A turns by 120° round the line of v₁: x, Ax and A²x go round a circle across it, and A³x is x again.",
    ),
    Example(
        "Spiral in space",
        State(A=matrix("0.5 -1.2 0; 0.6 1.2 0; 0.3 0 0.9"), x=vector("0.6 0 0.8")),
        "In the turned plane Aᵏx spirals outwards, because |λ| is 1.149 there; along v₃ it dies out, with λ₃ = 0.9.",
    ),
    Example(
        "A chain of two",
        State(A=matrix("1.5 1 0; 0 1.5 0; 0 0 -1"), x=vector("0 0.6 0.8")),
        "Two lines only, and w on neither: A takes w to 1.5·w + v. In J, what is added of v stands above the diagonal.",
    ),
    Example(
        "A chain of three",
        State(A=matrix("1 1 0; 0 1 1; 0 0 1"), x=vector("0 0.6 0.8")),
        "One line only: A takes w₂ to w₂ + w₁, and w₁ to w₁ + v. Powers of A turn x towards v, as slowly as 1/k.",
    ),
    Example(
        "Shear in space",
        State(A=matrix("1 0 1; 0 1 0; 0 0 1"), x=vector("0.6 0 0.8")),
        "The floor keeps still, and all above it is pushed along v: a plane of eigenvectors, and no line beside it.",
    ),
    Example(
        "Random walk, 4 × 4",
        State(
            A=matrix("0.5 0.25 0 0; 0.5 0.5 0.25 0; 0 0.25 0.5 0.5; 0 0 0.25 0.5"),
            x=vector("1 0 0 0"),
        ),
        "Each column sums to 1, so λ₁ = 1. Play the powers: Aᵏx turns to v₁, where the walk comes to rest.",
    ),
    Example(
        "Shift, 5 × 5",
        State(A=matrix("0 0 0 0 1; 1 0 0 0 0; 0 1 0 0 0; 0 0 1 0 0; 0 0 0 1 0"), x=vector("1 0 0 0 0")),
        "Five eigenvalues stand evenly on the unit circle: after five steps every x is back.",
    ),
)
SPACE = "A=2,1,0;0,1,0.5;0,0,-1&x=0.6,0,0.8"
DRAGS = (
    Drag("x", 15, "x"),
    Drag("A:0", 15, "A"),
    Drag("x", 15, "x in space", SPACE),
    Drag("A:0", 12, "A in space", SPACE),
    Drag("A:0,0", 8, "8 × 8", f"A={EIGHT}&x=1,0,0,0,0,0,0,0"),
)


def page(state: State) -> View:
    """Return the directions that state's matrix keeps, and what its powers do to x."""
    result = eigen(state.A.value, state.x.value, state.A.exact, state.x.exact, count=STEPS)
    return View(
        figures=figures.eigen(result, state.view, (state.azimuth, state.elevation)),
        say=sentence(result),
        numbers=numbers(result),
        proofs=result.proofs,
        program=lambda: code(state, result),
        film=figures.film(result.powers, verdict(result.powers)),
        tables=tables(result),
        seen=result,
    )


def numbers(result: Eigen) -> list[list[Number]]:
    """Return the live numbers."""
    system = result.system
    n, texts = len(system.A), system.texts
    named = [
        spectrum(indexed("λ", k + 1), complex(value), texts[k]).hedged(is_known=system.singular.is_rank_known)
        for k, value in enumerate(system.values)
    ]
    kappa = finite("κ(V)", system.kappa, "eigen")
    rest = _in_the_plane(system, result.applied) if result.applied and not result.is_space else _beyond_the_plane(system)
    seen = applied.numbers(result.applied) if result.applied and result.is_space else []
    return [*(named[k : k + 2] for k in range(0, n, 2)), [kappa], *rest, *seen]


def _beyond_the_plane(result: Eigensystem) -> list[list[Number]]:
    """Return what is measured of a matrix of any size."""
    return [[_trace(result)], [number("ρ(A)", result.spectral_radius, "eigen")], [number("rank", result.rank)]]


def _trace(result: Eigensystem) -> Number:
    return number("tr A", result.trace, size=0.0 if result.exact else result.size)


def _in_the_plane(result: Eigensystem, x: Applied) -> list[list[Number]]:
    """Return what is to be measured in the picture of the plane."""
    return [
        [_trace(result), number("det A", result.det, "output").hedged(is_known=result.singular.is_rank_known)],
        [angle("∠(v₁, v₂)", result.angle, "eigen", size=0.0)],
        *applied.numbers(x),
    ]


def tables(seen: Eigen) -> list[Table]:
    """Return A taken apart into V·Λ·V⁻¹, or where there is no basis of eigenvectors, in the plane and in space, into P·J·P⁻¹."""
    result = seen.system
    A = table("A", result.A, is_given=True)
    if result.inverse is not None:
        texts, digits = result.texts, "" if result.singular.is_rank_known else ", to sixteen digits"
        diagonal = [[text if i == j else "0" for j in range(len(texts))] for i, text in enumerate(texts)]
        values = [[value if i == j else 0.0 for j in range(len(texts))] for i, value in enumerate(result.values.tolist())]
        return [
            A,
            table("V", result.vectors, "eigenvectors as columns", "eigen", "="),
            Table(
                "Λ",
                diagonal,
                f"{len(texts)} × {len(texts)}, eigenvalues{digits}",
                "eigen",
                "·",
                values=lambda: known(diagonal, values),
            ),
            table("V⁻¹", result.inverse, "", "eigen", "·"),
        ]
    if result.generalized is not None:
        P, J = result.generalized.P, result.generalized.J
        return [
            A,
            table("P", P, "the eigenvector v, and w across it", "eigen", "="),
            table("J", J, "λ twice, and what couples w to v", "eigen", "·"),
            table("P′", P.T, "", "eigen", "·"),
        ]
    return [A, *_chained(seen.kept)] if seen.kept and seen.kept.chain else []


def _chained(kept: Kept) -> list[Table]:
    """Return the factors P·J·P⁻¹ of a defective matrix of space."""
    if kept.P is None or kept.J is None or kept.chain is None:
        return []
    names, more = kept.chain.names, "" if len(kept.chain.names) == 3 else ", and another eigenvector"
    listed = f"{', '.join(names[:-1])} and {names[-1]}{more}" if not more else f"{' and '.join(names)}{more}"
    couples = "what couples w to v" if more else "what couples w₁ to v, and w₂ to w₁"
    return [
        table("P", kept.P, f"as columns {listed}", "eigen", "="),
        table("J", kept.J, f"the eigenvalues, and {couples}", "eigen", "·"),
        table("P⁻¹", np.asarray(np.linalg.inv(kept.P), dtype=np.float64), "", "eigen", "·"),
    ]


def code(state: State, seen: Eigen) -> str:
    """Return a program that prints the numbers."""
    result = seen.system
    first, second = result.values[0], result.values[-1]
    return program(
        "decompositions/eigen",
        {"A": written(state.A), "x": written(state.x)},
        **in_fractions(state.A),
        **applied.facts(seen.applied, state.x),
        n=len(result.A),
        kind=result.kind,
        is_symmetric=result.is_symmetric,
        is_far_first=bool((first.real > second.real) == (result.trace >= 0)),
        is_zero=not first,
        is_small=bool(result.is_singular and first and second),
        named=[(k, indexed("λ", k + 1), bool(value.imag)) for k, value in enumerate(result.values)],
        has_kappa=math.isfinite(result.kappa),
    )
