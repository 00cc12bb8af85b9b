"""Gaussians: two humps and one Gaussian, the best of either direction, and where the best leaps as the humps part."""

import math

from core.figures.information import gaussians as figures
from core.information.gaussians import Fit, Fits, fits
from core.information.logs import BASES, Unit, measured
from core.information.mixture import Gaussian
from core.information.parting import DIGITS, FARTHEST, LEAP, Parting, parting, remembered
from core.numbers.arrays import vector
from core.numbers.digits import bounded, equated, show
from pages.information.divergence.state import State, mixed
from pages.information.seen import Seen
from pages.shared.code import written
from pages.shared.drags import Drag
from pages.shared.lesson import Example
from pages.shared.programs import program
from pages.shared.view import Number, Sentence, Table, View

AT = "show=gaussians"


def _state(means: str, widths: str, w: float = 0.5) -> State:
    return State(show="gaussians", m=vector(means), s=vector(widths), w=w)


EXAMPLES = (
    Example(
        "Two humps, one Gaussian",
        _state("-3 3 0", "1 1 2"),
        "Two best q for two directions: pink covers both humps, green picks one of them, either of the two.",
    ),
    Example(
        "Covering",
        _state("-3 3 0", "1 1 sqrt(10)"),
        "With the mean and the standard deviation of p, q makes D(p‖q) as little as can be: 0.6665 bits.",
    ),
    Example(
        "Picking",
        _state("-3 3 2.98430598784", "1 1 1.02336855966"),
        "On one hump q makes D(q‖p) least, 0.9937 bits: a little under the 1 bit that a weight of one half stands for.",
    ),
    Example(
        "Nearer, both cover",
        _state("-2 2 0", "1 1 1.5"),
        "At 4 widths green covers both as well, and is narrower than pink: 2.047 against 2.236.",
    ),
    Example(
        "Just before the leap",
        _state("-2.8 2.8 0", "1 1 1"),
        "The green curve covers both, by a hair. Lead d a little further, and it leaps onto one of them.",
    ),
    Example(
        "Uneven weights",
        _state("-3 3 -3", "1 1 1", 0.9),
        "With weights 0.9 and 0.1 there is no leap: as the humps part, the best q leaves the small one smoothly.",
    ),
    Example(
        "Nearly even",
        _state("-2.65 2.65 0", "1 1 2", 0.45),
        "With 0.45 and 0.55 the best q leaps sooner, at d ≈ 5.317, and onto the larger hump.",
    ),
    Example(
        "A spike on a hill",
        _state("0 0 0", "0.1 2 1"),
        "One mean, two widths: the best of D(q‖p) has nearly the width of the hill, that of D(p‖q) is between.",
    ),
    Example(
        "One hump",
        _state("0 3 1", "1 1 2", 1.0),
        "Between two Gaussians there is a closed form: 0.6393 bits one way and 1.885 the other.",
    ),
)
DRAGS = (
    Drag("m:0", 8, "a hump", AT),
    Drag("m:2", 8, "q", AT),
    Drag("s:1", 8, "a width", AT),
    Drag("m:apart", 8, "the distance", AT),
)


def view(state: State) -> View:
    """Return state's fits, and where the best q leaps."""
    found = _fits(state)
    return _view(state, found, parting(found.p))


def led(state: State) -> View:
    """Return the same for a moving hand: where the best q leaps is not found anew for it."""
    found = _fits(state)
    return _view(state, found, remembered(found.p))


def _fits(state: State) -> Fits:
    return fits(*mixed(state))


def _view(state: State, found: Fits, parted: Parting | None) -> View:
    return View(
        figures=figures.gaussians(found, parted),
        say=sentence(found, parted, state.unit),
        numbers=numbers(found, parted, state.unit),
        proofs=found.proofs,
        program=lambda: exported(state, found),
        tables=[table(found, state.unit)],
        hides=state.hides,
        seen=Seen(state.show, gaussians=(found, parted)),
    )


# ---- what is said


def sentence(found: Fits, parted: Parting | None, unit: Unit) -> Sentence:
    """Return what is seen now: both divergences, which is nearer to its least, and what the best of D(q‖p) does."""
    there, back = (_told(*of, unit) for of in _divergences(found.hand))
    if found.p.one:
        if found.p.one == found.hand.q:
            return ("p is one Gaussian, and q is the same: ", (f"D(p‖q) = D(q‖p) = 0 {unit}", "output"), ".")
        both = (f"D(p‖q) {there} and D(q‖p) {back}", "output")
        return ("p is one Gaussian, and between two there is a closed form: ", both, ". The best q is p itself, both ways.")
    away, (far, error) = found.forward_excess, _backward(found)
    return (
        (f"D(p‖q) {there}", "output"),
        " is ",
        (_above(away, found.moments.forward_error, unit), "fifth"),
        ", and ",
        (f"D(q‖p) {back}", "output"),
        " is ",
        (_above(far, error, unit), "eigen"),
        f"{_nearer(away, far, error, unit)}. ",
        *_best(found, parted),
    )


def _divergences(fit: Fit) -> tuple[tuple[float, float], tuple[float, float]]:
    return (fit.forward, fit.forward_error), (fit.backward, fit.backward_error)


def _backward(found: Fits) -> tuple[float, float]:
    return found.backward_excess, found.hand.backward_error + found.best[0].backward_error


def _told(value: float, error: float, unit: Unit) -> str:
    """Return ``≈ 0.5 bits``, with the digits that are known, or ``< 1e-14 bits``."""
    text = known(value, error, unit)
    return text if text.startswith("<") else f"≈ {text}"


def known(value: float, error: float, unit: Unit) -> str:
    """Return a number of nats, which is at least 0, in the unit, with no more digits than are known."""
    base = BASES[unit][1]
    if value <= error and error:
        return f"< {measured(bounded(2 * error / base, is_upper=True, digits=1), unit)}"
    digits = 4 if not error else max(1, min(4, math.floor(math.log10(value / error))))
    return measured(show(value / base, digits=digits), unit)


def _above(value: float, error: float, unit: Unit) -> str:
    """Return by how much a divergence is above its least."""
    if value <= error:
        return f"its least, to {known(0.0, error, unit).removeprefix('< ')}"
    return f"{known(value, error, unit)} above its least"


def _nearer(there: float, back: float, error: float, unit: Unit) -> str:
    """Return which of both is nearer to its least, where the digits that are shown tell."""
    if min(there, back) <= error or known(there, 0.0, unit) == known(back, 0.0, unit):
        return ""
    return f": {'D(p‖q)' if there < back else 'D(q‖p)'} is nearer to its least"


def _best(found: Fits, parted: Parting | None) -> Sentence:
    """Return what the best q of D(q‖p) does, and whether it leaps."""
    which = [found.covered(fit.q) for fit in found.best]
    if len(which) > 1:
        does = (
            "The best q of D(q‖p) picks one hump, either of them"
            if all(sum(both) == 1 for both in which)
            else "D(q‖p) has two best q, equally good"
        )
    elif which[0] == (True, True):
        does = "The best q of D(q‖p) covers both humps"
    elif sum(which[0]) == 1:
        is_left = found.p.first.mu < found.p.second.mu
        does = f"The best q of D(q‖p) picks the {'left' if which[0][0] == is_left else 'right'} hump"
    else:
        best = found.best[0].q
        does = f"The best q of D(q‖p) has μ = {_place(best, found)} and σ = {show(best.sigma)}"
    return (does, "eigen"), f": d {_equated(found)} widths{leaps(parted)}."


def _equated(found: Fits) -> str:
    sign, text = equated(found.p.distance)
    return f"= {text}" if sign == "=" else f"≈ {_distance(found)}"


def _distance(found: Fits) -> str:
    return show(found.p.distance, digits=DIGITS)


def leaps(parted: Parting | None) -> str:
    """Return where the best q leaps."""
    if not parted:
        return ""
    if not parted.leaps:
        return f", and up to {FARTHEST:g} it leaps nowhere, to {LEAP:g} σ"
    return f", and up to {FARTHEST:g} it leaps at d ≈ {' and '.join(show(leap.d, digits=DIGITS) for leap in parted.leaps)}"


# ---- numbers


def numbers(found: Fits, parted: Parting | None, unit: Unit) -> list[list[Number]]:
    """Return the live numbers."""
    (there, back), (least, _), (_, deepest) = (_divergences(fit) for fit in (found.hand, found.moments, found.best[0]))
    leap = " ".join(show(leap.d, digits=DIGITS) for leap in parted.leaps) if parted else ""
    return [
        [_number("D(p‖q)", *there, "output", unit)],
        [_number("least D(p‖q)", *least, "fifth", unit)],
        [_number("D(q‖p)", *back, "output", unit)],
        [_number("least D(q‖p)", *deepest, "eigen", unit)],
        [Number("d", _distance(found), "", found.p.distance), Number("leap", leap or "–", "")],
    ]


def _number(name: str, value: float, error: float, role: str, unit: Unit) -> Number:
    is_known = value > error or not error
    return Number(name, known(value, error, unit), role, value / BASES[unit][1] if is_known else None)


def table(found: Fits, unit: Unit) -> Table:
    """Return q and the best ones, with both divergences."""
    more = [("best of D(q‖p)", fit) for fit in found.best]
    every = [("q", found.hand), ("best of D(p‖q)", found.moments), *more]
    rows = [[name, _place(fit.q, found), show(fit.q.sigma), *(known(*of, unit) for of in _divergences(fit))] for name, fit in every]

    def values() -> list[list[complex | None]]:
        base = BASES[unit][1]
        return [[None, *fit.q, fit.forward / base, fit.backward / base] for _, fit in every]

    error = max(found.error, 1e-15)
    note = f"the best of D(q‖p) is found to {bounded(error, is_upper=True, digits=1)} of its σ"
    return Table("Best q", rows, note, heads=("", "μ", "σ", "D(p‖q)", "D(q‖p)"), values=values)


def _place(q: Gaussian, found: Fits) -> str:
    """Return μ, and 0 where nothing is left of it but what the search leaves."""
    return "0" if abs(q.mu) <= 4 * found.error * q.sigma else show(q.mu)


def exported(state: State, found: Fits) -> str:
    """Return a program that prints the numbers."""
    entries = {"m": written(state.m), "s": written(state.s), "w": repr(state.w)}
    return program("information/divergence/gaussians", entries, has_two=found.p.one is None, in_bits=state.unit == "bits")
