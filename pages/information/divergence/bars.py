"""Bars: two distributions beside each other, what parts them, and why that is no distance."""

import math
from collections.abc import Sequence

from core.figures.information import divergence as figures
from core.information.distribution import Distribution, distribution
from core.information.divergence import Divergence, Relative, divergence, is_alike, mean, relative
from core.information.logs import measured
from core.numbers.arrays import EPS, vector
from core.numbers.digits import equated, hedged, show, show_exact, sure
from core.numbers.named import completed
from core.numbers.rational import rounded
from pages.information.divergence.state import State
from pages.information.seen import Seen
from pages.information.weights import FEW, LEAST, LOG, about, cell, is_nearly, listed, none
from pages.shared.code import in_fractions, written
from pages.shared.drags import Drag
from pages.shared.lesson import Example
from pages.shared.programs import program
from pages.shared.view import Number, Sentence, Table, View, finite

ALIKE = 1e-15  # relative: probabilities of which rounding may leave no more
SIXTY = f"p={','.join(str(1 + (7 * k) % 60) for k in range(60))}&q={','.join(str(1 + (11 * k) % 60) for k in range(60))}"


EXAMPLES = (
    Example(
        "Uneven and even", State(), "Even for uneven costs 0.4469 bits, the other way 0.4781. Blue steps add to D, red ones take from it."
    ),
    Example(
        "Exchanged",
        State(p=vector("0.9 0.1"), q=vector("0.1 0.9")),
        "Not symmetric is not never equal: with the two outcomes exchanged, D is 2.536 bits both ways.",
    ),
    Example(
        "Equal by chance",
        State(p=vector("0.5 0.25 0.125 0.125"), q=vector("0.25 0.25 0.25 0.25")),
        "D is 0.25 bits both ways, and no outcomes are exchanged. Move any bar a little, and they part.",
    ),
    Example(
        "One distribution",
        State(p=vector("0.2 0.3 0.5"), q=vector("2 3 5")),
        "Weights that stand to each other alike are one distribution. D = 0, as nowhere else.",
    ),
    Example(
        "Never by q",
        State(p=vector("0.5 0.3 0.2"), q=vector("0.5 0.5 0")),
        "By p the outcome c happens, and never by q: D(p‖q) is infinite, and D(q‖p) = 0.3685 bits is not.",
    ),
    Example(
        "Nothing in common",
        State(p=vector("0.7 0.3 0 0"), q=vector("0 0 0.4 0.6")),
        "Both ways are infinite. The Jensen–Shannon divergence is 1 bit, the most there is.",
    ),
    Example(
        "A short cut",
        State(p=vector("1 0"), q=vector("0.5 0.5")),
        "D(p‖q) is 1 bit, and by way of their mean it is 0.415 + 0.1887: the triangle inequality fails.",
    ),
    Example(
        "A label and a guess",
        State(p=vector("0 1 0"), q=vector("0.1 0.7 0.2"), unit="nats"),
        "A label has H = 0: the cross-entropy, the loss of a classifier, is D alone, −ln 0.7 = 0.3567 nats.",
    ),
    Example(
        "A smoothed label",
        State(p=vector("0.05 0.9 0.05"), q=vector("0.1 0.7 0.2"), unit="nats"),
        "The loss is 0.5166 nats, and cannot fall below the entropy of the labels, 0.3944: D is the rest.",
    ),
    Example(
        "Nearly one",
        State(p=vector("0.50000001 0.49999999"), q=vector("0.5 0.5")),
        "D(p‖q) = 2.885·10⁻¹⁶ bits is not 0. The two steps of 10⁻⁸ nearly cancel, and are not subtracted here.",
    ),
    Example(
        "Counts",
        State(p=vector("45 13 12 16 9 5"), q=vector("1 1 1 1 1 1")),
        "Weights are divided by their sums, 100 and 6. From equal ones, D(p‖q) is what H(p) has less than log₂ 6.",
    ),
)
DRAGS = (
    Drag("p:0", 15, "a bar"),
    Drag("q:0", 15, "60 outcomes", SIXTY),
)


def view(state: State) -> View:
    """Return what parts state's distributions."""
    p, q = distribution(state.p.value, state.p.exact), distribution(state.q.value, state.q.exact)
    names = completed(state.names, p.n)
    if p.fault or q.fault:
        faulty = [none(of, names, called) for of, called in ((p, "p"), (q, "q")) if of.fault]
        return View(
            figures=(figures.bars(p, q, names),),
            say=tuple(part for k, words in enumerate(faulty) for part in ((" ", *words) if k else words)),
            numbers=[[Number(name, "–", role) for name, role in row] for row in ROWS],
            proofs=(),
            program=lambda: exported(state),
            hides=state.hides,
            seen=Seen("bars"),
        )
    is_one = is_alike(p, q)
    is_hedged = is_one and state.p.text != state.q.text
    result = divergence(p, p if is_one else q, state.unit)
    return View(
        figures=figures.divergence(result, names),
        say=sentence(result, q, names, is_alike=is_hedged),
        numbers=numbers(result, q, is_alike=is_hedged),
        proofs=result.proofs,
        program=lambda: exported(state),
        tables=[outcomes(result, names, is_alike=is_hedged)],
        hides=state.hides,
        seen=Seen("bars", bars=result),
    )


# ---- what is said


def sentence(result: Divergence, q: Distribution, names: Sequence[str], *, is_alike: bool = False) -> Sentence:
    """Return what is seen now: D both ways, the way over the mean, and what weights are divided by."""
    ways = _equal(result, is_alike=is_alike) if result.is_equal else _infinite(result, names) or _finite(result)
    parts = (ways, _detour(result), _sums(result.p, q))
    return tuple(word for k, part in enumerate(filter(None, parts)) for word in ((" ", *part) if k else part))


def _equal(result: Divergence, *, is_alike: bool) -> Sentence:
    digits = "To sixteen digits p and q are one distribution" if is_alike else "p and q are one distribution"
    return (f"{digits}: ", (f"D(p‖q) = D(q‖p) = 0 {result.unit}", "first"), ", as for no others.")


def _few(value: float, move: float = 0.0) -> str:
    """Return a number that is more than 0, as far as it is known: what float64 has no digits for is bounded."""
    return f"< {show(LEAST)}" if value < LEAST else sure(value, move)


def _told(name: str, way: Relative) -> tuple[str, str]:
    value = f"< {show(LEAST)}" if way.value < LEAST else figures.equated(way)
    return (f"{name} {measured(value, way.unit)}", "first")


def _finite(result: Divergence) -> Sentence:
    there, back = result.forward, result.backward
    both = (f"D(p‖q) = {_told('D(q‖p)', back)[0]}", "first")
    if result.is_exchanged:
        return ("p and q are two distributions, each the other with outcomes exchanged: ", both, ".")
    first = (*_cost("p", "q", there), "; q as if it were p, ")
    as_much = ", which is as much" if result.is_level else ", which is as much, to the digits shown"
    return (*first, _told("D(q‖p)", back), f" more than H(q){as_much if is_nearly(there.value, back.value) else ''}.")


def _cost(p: str, q: str, way: Relative) -> Sentence:
    return (f"To code {p} as if it were {q} costs ", _told(f"D({p}‖{q})", way), f" more than H({p}) on average")


def _infinite(result: Divergence, names: Sequence[str]) -> Sentence:
    there, back = ([names[k] for k in way.infinite] for way in (result.forward, result.backward))
    if there and back:
        which = f"{listed(there, FEW)} can happen by p and not by q, {listed(back, FEW)} by q and not by p."
        return (("D(p‖q) = D(q‖p) = ∞", "first"), f": {which}")
    if there:
        which = f": {listed(there, FEW)} can happen by p and not by q. "
        return (("D(p‖q) = ∞", "first"), which, *_cost("q", "p", result.backward), ".")
    if back:
        which = f": {listed(back, FEW)} can happen by q and not by p."
        return (*_cost("p", "q", result.forward), ". ", ("D(q‖p) = ∞", "first"), which)
    return ()


def _detour(result: Divergence) -> Sentence:
    """Return how much shorter the way over the mean is, or why it is not."""
    if result.is_equal:
        return ("Their mean r = (p + q)/2 is the same one too.",)
    if not result.detour:
        return ("For their mean r = (p + q)/2, D(r‖q) = ∞ too.",)
    gap = result.detour.gap
    size = f"up to {show(LEAST)}" if gap < LEAST else about(gap, None, gap * _blurred(result))
    return (f"Over their mean r = (p + q)/2, D(p‖r) + D(r‖q) is {measured(size, result.unit)} less than D(p‖q).",)


def _sums(p: Distribution, q: Distribution) -> Sentence:
    """Return what weights are divided by, where that is not 1."""
    said = []
    for name, of in (("p", p), ("q", q)):
        if not of.is_one:
            sign, total = equated(of.total)
            said.append(f"{name} by {total if sign == '=' else f'about {total}'}")
    return (f"Weights are divided by their sums: {' and '.join(said)}.",) if said else ()


# ---- numbers


ROWS = (
    (("D(p‖q)", "first"), ("D(q‖p)", "first")),
    (("H(p)", "input"), ("H(q)", "output")),
    (("H(p, q)", ""), ("H(q, p)", "")),
    (("JS", ""), ("√JS", "")),
    (("D(p‖r)", ""), ("D(r‖q)", ""), ("gap", "")),
    (("Σp", "input"), ("Σq", "output")),
)
PLAIN = {"√JS", "Σp", "Σq"}  # numbers with no unit


def numbers(result: Divergence, q: Distribution, *, is_alike: bool = False) -> list[list[Number]]:
    """Return the live numbers; is_alike : whether p and q are one to sixteen digits only."""
    r, way = mean(result.p, result.q), result.detour
    values = {
        "D(p‖q)": result.forward.value,
        "D(q‖p)": result.backward.value,
        "H(p)": result.entropies[0].value,
        "H(q)": result.entropies[1].value,
        "H(p, q)": result.forward.cross,
        "H(q, p)": result.backward.cross,
        "JS": result.jensen_shannon,
        "√JS": result.distance,
        "D(p‖r)": relative(result.p, r, result.unit).value,
        "D(r‖q)": relative(r, result.q, result.unit).value,
        "gap": way.gap if way else 0.0 if result.is_equal else math.nan,
        "Σp": rounded(result.p.total),
        "Σq": rounded(q.total),
    }
    blur = _blurred(result)
    moves = {"D(p‖q)": result.forward.moved, "D(q‖p)": result.backward.moved}
    moves |= {name: values[name] * blur for name in ("JS", "√JS", "D(p‖r)", "D(r‖q)", "gap") if math.isfinite(values[name])}

    def number(name: str, role: str) -> Number:
        value, least = values[name], 0.0 if result.is_equal or name not in moves else LEAST
        if not math.isfinite(value):
            return finite(name, value, role)
        text = f"< {show(least)}" if value < least else sure(value, moves.get(name, 0.0))
        text = hedged(text, is_known=not (is_alike and name in moves))
        return Number(name, text if name in PLAIN else measured(text, result.unit), role, value)

    return [[number(name, role) for name, role in row] for row in ROWS]


def _blurred(result: Divergence) -> float:
    """Return how far what is as small as D may be off, relative to it, because weights that are no fractions are rounded."""
    return max((way.moved / way.value for way in (result.forward, result.backward) if math.isfinite(way.value) and way.value), default=0.0)


def outcomes(result: Divergence, names: Sequence[str], *, is_alike: bool = False) -> Table:
    """Return each outcome with its two probabilities, and what it adds to D both ways and to the Jensen–Shannon divergence."""
    p, q, there, back = result.p, result.q, result.forward.contributions, result.backward.contributions
    is_exact = p.is_exact and q.is_exact

    def cells(i: int) -> list[str]:
        a, b = p.shares[i], q.shares[i]
        is_lost = not is_exact and abs(a - b) <= ALIKE * max(a, b)
        values = [0.0] * 3 if is_lost else [there[i], back[i], result.parts[i]]
        blur = 0.0 if is_exact or is_lost else float(2 * EPS * max(a, b))
        moves = (blur, blur, 2 * result.parts[i] * blur / float(abs(a - b)) if blur else 0.0)
        own = ((a == b and not is_alike) or not least for least in (a, b, 1))
        return [cell(value, move, is_nothing=nothing) for value, move, nothing in zip(values, moves, own, strict=True)]

    rows = [[names[i], show_exact(p.shares[i]), show_exact(q.shares[i]), *cells(i)] for i in range(p.n)]

    def values() -> list[list[complex | None]]:
        found = zip(p.p.tolist(), q.p.tolist(), there, back, result.parts, strict=True)
        return [[None, *(value if math.isfinite(value) else None for value in row)] for row in found]

    log = LOG[result.unit]
    heads = ("", "p", "q", f"p·{log} p/q", f"q·{log} q/p", "JS")
    return Table(
        "Outcomes", rows, "columns sum to 1, 1, D(p‖q), D(q‖p) and JS = (D(p‖r) + D(q‖r))/2, r = (p + q)/2", heads=heads, values=values
    )


def exported(state: State) -> str:
    """Return a program that prints the numbers."""
    return program(
        "information/divergence/bars",
        {"v": written(state.p), "w": written(state.q)},
        **in_fractions(state.p, "_p"),
        **in_fractions(state.q, "_q"),
        in_bits=state.unit == "bits",
        has_sums=bool(state.p.value.any() and state.q.value.any()),
    )
