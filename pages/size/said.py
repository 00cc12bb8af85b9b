"""Said: what is seen now on the page of norms, in words."""

import math
from dataclasses import dataclass
from typing import Literal, TypeAlias

from core.figures.size import matrices as of_matrices
from core.figures.size import norms as of_vectors
from core.numbers.digits import bounded, fits, pair, percent, show, show_exact
from core.size.duality import Duality
from core.size.matrix_norms import MatrixNorms
from core.size.norms import Norms
from pages.shared.view import Sentence

Shown: TypeAlias = Literal[of_vectors.Shown, of_matrices.Shown]

WRITTEN = 4  # entries of a vector that stand in a sentence
SIGMA_1, SIGMA_2 = "σ₁ = ", "σ₂ = "


@dataclass(frozen=True, eq=False)
class Seen:
    """What tasks are judged by: what is shown, and what has been found for it."""

    show: Shown
    vectors: Duality | None = None
    matrix: MatrixNorms | None = None


def of(p: float) -> str:
    """Return p as it is named in a sentence."""
    return "p = ∞" if p == math.inf else f"p = {show(p, digits=12)}"


# ---- vectors


def vectors(result: Duality, shown: of_vectors.Shown) -> Sentence:
    """Return what is seen of two vectors."""
    if shown == "dual":
        return _dual(result)
    return _triangle(result.norms) if shown == "triangle" else _multiple(result.norms)


def _triangle(found: Norms) -> Sentence:
    both, sum_ = (show_exact(found.both), "output"), (show_exact(found.lengths[2]), "given")
    if not found.both:
        return ("x and y are 0, and so is their sum: nothing else has length 0.",)
    if found.is_tight:
        return _tight(found)
    if not found.is_gap_known:
        return ("x + y is shorter than x and y together, ", both, ", but by less than 10⁻⁴⁵ of that.")
    gap = (show_exact(abs(found.gap)), "residual")
    tiny = "" if fits(found.gap) else " The gap is too small for float64."
    if found.is_broken:
        broken: Sentence = ("The triangle inequality is broken: x + y is ", gap, " longer than x and y together")
        times = show_exact(found.ratio or found.both, digits=5)
        return (*broken, f".{tiny}") if times == "1" else (*broken, ", ", (times, "residual"), f" times as long.{tiny}")
    other = "" if found.is_norm else f" For {of(found.p)} other vectors break that."
    return ("x + y is ", gap, " shorter than x and y together: ", sum_, " beside ", both, f".{tiny}{other}")


def _tight(found: Norms) -> Sentence:
    """Return why nothing is lost."""
    both = (show_exact(found.both), "output")
    if not (any(found.exact_x) and any(found.exact_y)):
        return (f"{'y' if any(found.exact_x) else 'x'} is 0: x + y is as long as both together, ", both, ".")
    if found.is_parallel:
        digits = "" if found.is_parallel_exactly else "To sixteen digits, "
        return (f"{digits}x and y point the same way: x + y is as long as both together, ", both, ".")
    told = ", as far as digits tell" if found.is_exact else ", to sixteen digits"
    digits = told if found.is_tight_by_digits else ""
    why = ": the ball has straight edges" if found.is_norm else ""
    return ("x + y is as long as x and y together, ", both, f"{digits}, though they point different ways{why}.")


def _multiple(found: Norms) -> Sentence:
    long, size = (show_exact(found.lengths[0]), "input"), (show_exact(found.length_of_multiple), "output")
    if not found.lengths[0]:
        return ("Every multiple of 0 is 0, and has length 0: no other vector has.",)
    match found.alpha:
        case 0:
            return ("0·x = 0: its length is 0, whatever x and p are.",)
        case 1:
            return ("1·x is x itself: both are ", long, " long.")
        case -1:
            return ("αx points the other way and is as long as x: ", long, ".")
    times = (show(abs(found.alpha)), "output")
    way = "as x does" if found.alpha > 0 else "against x"
    return (f"αx points {way}, and is ", times, " times as long: ‖αx‖ₚ = |α|·‖x‖ₚ = ", times, " · ", long, " = ", size, ".")


def _dual(result: Duality) -> Sentence:
    found = result.norms
    if result.q is None or result.bound is None:
        return (f"For {of(found.p)} there is no dual q: 1/p is more than 1, and 1/q would be negative.",)
    if not result.bound:
        which = "x is" if any(found.exact_y) else "y is" if any(found.exact_x) else "x and y are"
        return (f"{which} 0: x·y = 0, and so is Hölder’s bound.",)
    bound, dot = (show_exact(result.bound), "given"), (show_exact(abs(result.dot)), "shadow")
    beyond = "" if fits(result.bound) and fits(result.dot) else " Not all of this fits into float64."
    if result.is_reached:
        digits = "" if result.is_all else ", to sixteen digits"
        return ("|x·y| = ", dot, f" is all of Hölder’s bound{digits}: y reaches it.{beyond}")
    if not result.dot:
        return ("x·y = 0: nothing of Hölder’s bound, ", bound, f".{beyond}")
    share = percent(float(result.share or 0), missing=float(result.missing))
    return ("|x·y| = ", dot, f" is {share} of Hölder’s bound, ", bound, f": along y*, y would reach it.{beyond}")


# ---- matrices


def matrices(result: MatrixNorms, shown: of_matrices.Shown) -> Sentence:
    """Return what is seen of a matrix."""
    if not result.A.any():
        return ("A takes every x to 0: each of its norms is 0, and it is the only matrix of which one is.",)
    if shown == "induced":
        return _induced(result)
    if result.rank == 1:
        digits = "" if result.is_exact else ", to sixteen digits"
        size = (show(result.frobenius), "given")
        return (f"Only one singular value is not 0{digits}: the spectral, the Frobenius and the nuclear norm are one number, ", size, ".")
    first, second = (show(float(result.sigma[k])) for k in range(2))
    legs: Sentence = ((f"{SIGMA_1}{first}", "singular"), " and ", (f"{SIGMA_2}{second}", "eigen"))
    if shown == "frobenius":
        size = (show(result.frobenius), "given")
        if result.is_plane:
            return (*legs, " are the legs of a right triangle: its hypotenuse is the Frobenius norm, ", size, ".")
        says = "The squares of entries add up to what those of singular values do: the root of it is the Frobenius norm, "
        return (says, size, ".")
    size = (show(result.nuclear), "given")
    if result.is_plane:
        return ("One after the other, ", *legs, " are the nuclear norm: ", size, ".")
    return (
        f"The {len(result.sigma)} singular values add up to the nuclear norm, ",
        size,
        ": the largest is the spectral norm, ",
        (first, "singular"),
        ".",
    )


def _induced(result: MatrixNorms) -> Sentence:
    x = f"x = {pair(tuple(result.x.tolist()))}" if len(result.x) <= WRITTEN else "a unit vector x"
    low = (bounded(result.induced), "given")
    if not result.is_known:
        high = (bounded(result.at_most, is_upper=True), "given")
        return (f"Of all that was tried, {x} is stretched most: for {of(result.p)}, ‖A‖ₚ is at least ", low, " and at most ", high, ".")
    size = (show(result.induced), "given")
    if not result.is_formula:
        return (f"A stretches {x} most, ", size, " times: ‖A‖ₚ to twelve digits, because bounds from below and above agree.")
    what = {1.0: "the largest sum of sizes in a column", 2.0: "the spectral norm, σ₁", math.inf: "the largest sum of sizes in a row"}
    return (f"A stretches {x} most, ", size, f" times: for {of(result.p)} that is {what.get(result.p, '‖·‖ₚ of the longest column')}.")
