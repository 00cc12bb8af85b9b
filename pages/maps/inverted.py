"""Inverted: what the page of inverses says."""

import math

from core.maps.forming import ALIKE, APART, BAND, Forming, Side, Trial
from core.maps.inverse import Change, Inverse
from core.maps.one_sided import OneSided
from core.numbers.digits import degrees, power, show, sure
from pages.shared.view import Sentence

SPACE = 3  # rows
SIXTEEN = "To sixteen digits, "
BESIDE: dict[Side, str] = {"Ax": "with b = Ax", "random": "with a random b"}


def sentence(result: Inverse, change: Change | None) -> Sentence:
    """Return what is seen now: whether A has an inverse, and by how much an error of b can grow; or what becomes of b without one."""
    return _with(result, change) if result.exists else _without(result)


def _with(result: Inverse, change: Change | None) -> Sentence:
    kappa = sure(result.kappa, result.doubt * result.kappa) if result.doubt else show(result.kappa)
    most: Sentence = ("κ ≈ " if kappa.startswith("≈") else "κ = ", (kappa.removeprefix("≈ "), "output"))
    if result.is_flat_numerically:
        return ("As typed, A has an inverse; to sixteen digits it has none: ", *most, ". ", *_formed(result))
    begin = "A has an inverse, but nearly none" if result.is_nearly_flat else "A has an inverse: each b comes from one x alone"
    grows: Sentence = (". A relative error of b grows by a factor of at most ", *most, " in x")
    if change and change.growth is not None and change.db.any():
        growth = sure(change.growth, change.doubt * change.growth) if change.doubt else show(change.growth)
        return (begin, *grows, "; that of δb by ", (growth, "residual"), ".")
    return (begin, *grows, ".")


def _formed(result: Inverse) -> Sentence:
    """Return what float64 gives for the inverse of an A that is flat to sixteen digits."""
    if result.formed is None:
        return ("NumPy’s inv refuses it.",)
    return ("NumPy’s inv gives another matrix.",) if result.is_formed_wrong else ("NumPy’s inv finds it nevertheless.",)


def _without(result: Inverse) -> Sentence:
    n, begin = len(result.A), "A has no inverse: " if result.singular.is_rank_known else f"{SIXTEEN}A has no inverse: "
    line = result.singular.plane.image_line if result.singular.plane else None
    if not result.A.any():
        return (begin, "it sends every x to 0. ", *(() if result.b.any() else ("b is 0: every x leads there.",)), *_none(result))
    if line is not None:
        where = "b lies on it: a line of x leads there." if result.is_reached else "b is not on it: no x leads there."
        return (begin, "it flattens the plane onto the line at ", (degrees(line), "axis"), f". {where}", *_nevertheless(result))
    if n == SPACE:
        onto, on, many = ("a plane", "in", "a line") if result.rank == 2 else ("a line", "on", "a plane")
        where = f"b lies {on} it: {many} of x leads there." if result.is_reached else f"b is not {on} it: no x leads there."
        return (begin, "it flattens space onto ", (onto, "axis"), f". {where}", *_nevertheless(result))
    where = "b is reached, from many x." if result.is_reached else "No x leads to b."
    return (begin, f"it flattens {n} dimensions to ", (str(result.rank), "output"), f". {where}", *_nevertheless(result))


def _none(result: Inverse) -> Sentence:
    return ("No x leads to b.",) if result.b.any() else ()


def _nevertheless(result: Inverse) -> Sentence:
    return () if result.formed is None else (" NumPy’s inv gives one nevertheless: what it inverts is rounding.",)


def said_of_forming(measured: Forming) -> str:
    """Return what the points of the measurement show, whatever they show."""
    shown = "; ".join(f"{BESIDE[side]} {_beside(trial)}" for side, trial in measured.trials.items())
    low, high = (power("10", round(math.log10(kappa))) for kappa in BAND)
    where = f"measured on {measured.systems} systems with A’s singular vectors, in the median of κ from {low} to {high}"
    return f"inv(A) @ b beside solve(A, b), {where}: {shown}."


def _beside(trial: Trial) -> str:
    residuals, errors = _times(trial.residuals), _times(trial.errors)
    if residuals == errors:
        return f"its residuals and its errors are {errors}"
    return f"its residuals are {residuals}, and its errors {errors}"


def _times(ratio: float) -> str:
    """Return what inv leaves beside what solve does, from the ratio of both medians."""
    if math.isnan(ratio):
        return "none, as float64 refuses all"
    if ratio > ALIKE:
        return "much larger" if ratio > APART else "several times as large"
    return "about as large" if ratio >= 1 / ALIKE else "smaller" if ratio >= 1 / APART else "much smaller"


def sentence_of_one_side(result: OneSided) -> Sentence:
    """Return what is seen now: on which side A has inverses, and how far the one that is shown is from the smallest."""
    (m, n), is_left = result.A.shape, result.side == "left"
    order = "BA = I" if is_left else "AB = I"
    begin = "" if result.singular.is_rank_known else SIXTEEN
    if not result.exists:
        lines = "columns" if is_left else "rows"
        return (
            f"{begin}A has no {result.side} inverse: its rank is ",
            (str(result.rank), "output"),
            ", and it would have to be 1." if min(m, n) == 1 else f", and its {min(m, n)} {lines} would have to be independent.",
        )
    free = "1 number of B is" if result.free == 1 else f"{result.free} numbers of B are"
    flat = "As typed, A has left inverses" if is_left else "As typed, A has right inverses"
    first = f"{flat}; to sixteen digits it has none. " if result.is_flat_numerically else ""
    if not result.t:
        return (f"{first}{order} for many B: {free} free. This one is ", ("A⁺", "output"), ", the smallest.")
    times = (_larger(result), "input")
    return (f"{first}{order} for many B: {free} free. This one is ", times, " times as large as ", ("A⁺", "output"), ", the smallest.")


def _larger(result: OneSided) -> str:
    """Return how many times as large as A⁺ the inverse beside it is, by Pythagoras: 1 is said of none, but by what there is more."""
    square = (result.t * result.pace / result.least) ** 2
    more = square / (1 + math.sqrt(1 + square))
    text = show(1 + more)
    return f"1 + {show(more, digits=2)}" if text == "1" else text
