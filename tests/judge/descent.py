"""What is said and shown of a descent, judged: by its points without rounding, and by what each axis of a bowl has of the start."""

from collections.abc import Iterator
from math import inf
from typing import Any

import mpmath

from pages.learning.gradient_descent import State, page
from pages.shared.state import from_address, settle
from pages.shared.view import View
from tests.judge import numbers as figures
from tests.judge.downhill import FAMILIES, ONE, Downhill, Part
from tests.judge.exact import EPS, big
from tests.judge.numbers import ANY, Wanted
from tests.judge.scan import Falsehood, Phrases, Said, claim, nothing, number, read, table, text_of
from tests.judge.shown import NUMBER, tell

MANY = 80  # digits: where more are worked with, rounding decides how short dependent columns are
SAME = 16 * big(EPS)  # relative: η and a bound that are as near are one
BOUND = r"(2/L|2\(1\+β\)/L|\(2\+2β\)/\(\(1\+2β\)L\)) = <n>"
WHEN = "(at every update|in the long run)"
NEAR = rf"((?:≈ )?{NUMBER})"
ROSE = r"(?: \(it first rose at update (\d+)\))?"
CHAOS = r"Rounding grows, and decides when and where w ends(?:, or whether it overflows)?|The digits of the end are not determined"


def _steepest(down: Downhill) -> list[Part]:
    return [part for part in down.parts if part.curvature >= down.L * ONE]


def _others(down: Downhill) -> list[Part]:
    return [part for part in down.parts if part.curvature < down.L * ONE]


def _is_there(down: Downhill, parts: list[Part], *, but_for_rounding: bool = False) -> bool:
    """Return whether the start has anything of some parts, or more than rounding."""
    share = 256 * big(EPS) if but_for_rounding and down.kind == "points" else 0
    return any(abs(part.at_start) > share * part.size for part in parts)


def _bound(where: str) -> Any:
    """Return a claim that η is above, at or below the bound that is said."""

    def judged(s: Said) -> Iterator[str]:
        down: Downhill = s.facts
        side = "at" if abs(down.eta - down.bound) <= SAME * down.eta else "above" if down.eta > down.bound else "below"
        yield from claim(side == where, f"η is {side} the bound {tell(down.bound)}")
        yield from claim(FAMILIES[down.method] == s[1], f"the bound is {FAMILIES[down.method]}")
        yield from number(s[2], down.bound)

    return judged


def _calm(s: Said) -> Iterator[str]:
    down: Downhill = s.facts
    yield from claim(down.method == "plain" and down.eta * down.L <= 1 + SAME, f"1/L is {tell(1 / down.L)}")
    yield from number(s[1], 1 / down.L)


def _between(s: Said) -> Iterator[str]:
    yield from _bound("below")(s)
    yield from claim(s.facts.eta * s.facts.L > 1, "η is not above 1/L")


def _grows(which: Any) -> Any:
    """Return a claim that one of some parts is there and grows, at every update or in the long run, as is said."""

    def judged(s: Said) -> Iterator[str]:
        down: Downhill = s.facts
        parts = [part for part in which(down) if part.radius > 1]
        yield from claim(bool(parts) and _is_there(down, parts), "none grows")
        if s[1] == "at every update":
            yield from claim(any(part.factor is not None and abs(part.factor) > 1 for part in parts), "not at every update")

    return judged


def _grown(s: Said) -> Iterator[str]:
    """Judge that what grows is only rounding at the start."""
    down: Downhill = s.facts
    parts = [part for part in (_steepest(down) if s[1] == "the steepest" else down.parts) if part.radius > 1]
    yield from claim(bool(parts) and not _is_there(down, parts, but_for_rounding=True), "w⁽⁰⁾ has more of it, or it does not grow")


def _lacks(s: Said) -> Iterator[str]:
    is_there = _is_there(s.facts, _steepest(s.facts), but_for_rounding=True)
    yield from claim(not is_there, f"w⁽⁰⁾ has {', '.join(tell(part.at_start) for part in _steepest(s.facts))} of it")
    if s[1] == "none":
        yield from claim(not _is_there(s.facts, _steepest(s.facts)), "it has some of it")


def _swings(which: Any) -> Any:
    def judged(s: Said) -> Iterator[str]:
        parts = [part for part in which(s.facts) if part.factor is not None and -1 < part.factor < 0]
        yield from claim(_is_there(s.facts, parts), "none does")

    return judged


def _stays(s: Said) -> Iterator[str]:
    down: Downhill = s.facts
    yield from claim(_is_there(down, _steepest(down)), "it is not there")
    b = down.beta
    yield from number(s[1] or "1", {"momentum": (1 + b) / (1 - b), "nesterov": (1 + b) / (1 + 3 * b)}.get(down.method, mpmath.mpf(1)))


def _shrink(which: Any) -> Any:
    def judged(s: Said) -> Iterator[str]:
        parts = [part for part in which(s.facts) if part.at_start]
        yield from claim(bool(parts), "there is nothing to shrink")
        yield from claim(all(part.radius < 1 + SAME for part in parts), "not all of it shrinks")

    return judged


def _none_grows(s: Said) -> Iterator[str]:
    parts = [part for part in s.facts.parts if part.radius > 1]
    yield from claim(not _is_there(s.facts, parts, but_for_rounding=True), "one does")


def _none_overshoots(s: Said) -> Iterator[str]:
    parts = [part for part in _others(s.facts) if part.factor is not None and part.factor < -SAME]
    yield from claim(not _is_there(s.facts, parts, but_for_rounding=True), "one does")


def _reached(s: Said) -> Iterator[str]:
    """Judge that from an update on the loss is the least, up to rounding, and not before."""
    down: Downhill = s.facts
    first, excess = int(s[1].replace(",", "")), down.excess
    if excess is None or s.memory["chaos"]:
        return
    noise = [down.noise(w) for w in down.points]
    late = [k for k in range(first, len(excess)) if excess[k] > noise[k]]
    yield from claim(not late, f"after update {late[0] if late else 0} it is {tell(excess[late[0]] if late else 0)} above")
    yield from claim(
        first == 0 or down.kind == "quadratic" or excess[first - 1] > down.rounding(down.points[first - 1]) / 4096, "it is so before"
    )
    yield from _rose(s, s[2])


def _least_at_once(s: Said) -> Iterator[str]:
    down: Downhill = s.facts
    worst = max(down.excess or [mpmath.inf], key=abs)
    yield from claim(
        down.excess is not None and down.excess[0] <= down.noise(down.points[0]), f"it is {tell((down.excess or [inf])[0])} above"
    )
    if not s.memory["chaos"]:
        yield from claim(worst <= down.noise(down.points[-1]) + down.noise(down.points[0]), f"it comes to {tell(worst)} above")


def _above(s: Said) -> Iterator[str]:
    """Judge how far above the least the loss is after the last update."""
    down: Downhill = s.facts
    yield from _last(s)
    if not s.memory["chaos"] and down.excess is not None:
        yield from number(s[2], down.excess[-1])
    yield from _rose(s, s[3])


def _ends(s: Said) -> Iterator[str]:
    yield from _last(s)
    if not s.memory["chaos"]:
        yield from number(s[2], s.facts.losses[-1], zero=s.facts.noise(s.facts.points[-1]))
    yield from _rose(s, s[3])


def _last(s: Said) -> Iterator[str]:
    if not s.memory["chaos"]:
        yield from claim(s.facts.leaves[1] == inf, f"update {s.facts.leaves[1]} overflows")
        yield from claim(int(s[1].replace(",", "")) == len(s.facts.points) - 1, f"it is update {len(s.facts.points) - 1}")


def _rose(s: Said, at: str | None) -> Iterator[str]:
    """Judge when the loss first rises: that it does so there, and not before by more than rounding."""
    down: Downhill = s.facts
    if s.memory["chaos"]:
        return
    last = int(at) if at else len(down.losses)
    if at:
        yield from claim(down.losses[last] > down.losses[last - 1], f"at update {at} it does not rise")
    for k in range(1, min(last, len(down.losses))):
        if down.losses[k] - down.losses[k - 1] > down.noise(down.points[k]) + down.noise(down.points[k - 1]):
            yield f"it rises at update {k}"
            return


def _overflows(s: Said) -> Iterator[str]:
    if not s.memory["chaos"]:
        first, last = s.facts.leaves
        yield from claim(first <= int(s[2]) <= last < inf, f"update {last} does")
        if s[1]:
            yield from _rose(s, s[1])


def _at_saddle(s: Said) -> Iterator[str]:
    down: Downhill = s.facts
    yield from _last(s)
    yield from claim(down.kind == "saddle" and max(map(abs, down.points[-1])) <= 1e-12, "w is elsewhere")
    yield from number(s[2], down.losses[-1] + 0.25)


def _chaotic(s: Said) -> Iterator[str]:
    """Judge that there is rounding that may grow: of a bowl, where there is little more of what grows, or w leaves float64."""
    down: Downhill = s.facts
    if not down.has_theory:
        yield from claim(not down.is_quadratic or down.method == "adam", "it is a sum of slopes")
        return
    parts, share = [part for part in down.parts if part.radius > 1], (1e4 if "grows" in s[0] else 1e9) * big(EPS)
    is_little = bool(parts) and all(abs(part.at_start) <= share * part.size for part in parts)
    yield from claim(is_little or (down.leaves[1] < inf and "digits" in s[0]), "it is a sum of slopes")


def _biased(s: Said) -> Iterator[str]:
    down: Downhill = s.facts
    yield from claim(down.has_theory and down.rank < down.p and down.eta < down.bound * (1 + SAME), "it does not, or there is one best w")
    yield from claim(any(down.start) == s[0].endswith("w⁽⁰⁾"), "the start is another")


def _batches(s: Said) -> Iterator[str]:
    yield from claim(s.facts.draws is not None, "it looks at all")


PHRASES: Phrases = (
    (r"There is nothing to descend: the loss is the same everywhere", lambda s: claim(not any(map(any, s.facts.hessian)), "there is")),
    (r"The curvature varies: no bound on η is claimed", lambda s: claim(not s.facts.is_quadratic, "it does not")),
    (r"Of Adam no bound on η is known", lambda s: claim(s.facts.method == "adam" and s.facts.is_quadratic, "it is")),
    (rf"η is above the bound {BOUND}", _bound("above")),
    (rf"η is at the bound {BOUND}", _bound("at")),
    (rf"η is below the bound {BOUND}", _bound("below")),
    (r"η is not above 1/L = <n>(?=:)", _calm),
    (rf"η is between 1/L and {BOUND}", _between),
    (r"no component overshoots", nothing),
    (rf"the steepest component grows {WHEN}", _grows(_steepest)),
    (rf"another grows {WHEN}", _grows(_others)),
    (rf"(the steepest|a) component grows {WHEN}, though w⁽⁰⁾ has only rounding of it", _grown),
    (r"(?:but )?w⁽⁰⁾ has (none|only rounding) of the steepest component", _lacks),
    (r"no other grows", _none_grows),
    (r"no other overshoots", _none_overshoots),
    (r"the steepest component changes sign at every update, and still shrinks", _swings(_steepest)),
    (r"another changes sign at every update, and still shrinks", _swings(_others)),
    (r"(?:in the long run )?the steepest component neither shrinks nor grows(?:, at <n> times its size at w⁽⁰⁾)?", _stays),
    (r"the rest shrinks(?: in the long run)?", _shrink(_others)),
    (r"the error shrinks in the long run", _shrink(lambda down: down.parts)),
    (rf"After ([\d,]+) updates? the loss is the least there is, up to rounding{ROSE}", _reached),
    (r"The loss at w⁽⁰⁾ is the least there is, up to rounding, and so it is in the end", _least_at_once),
    (rf"After ([\d,]+) updates? the loss is {NEAR} above the least{ROSE}", _above),
    (rf"After ([\d,]+) updates? the loss is {NEAR}{ROSE}", _ends),
    (r"(?:The loss first rises at update (\d+), and u|U)pdate (\d+) overflows", _overflows),
    (r"After ([\d,]+) updates? w is at the saddle 0, where the slope vanishes: no minimum, but <n> above the least loss", _at_saddle),
    (CHAOS, _chaotic),
    (r"Of many best w it leads to the (?:one nearest to w⁽⁰⁾|shortest, X⁺y; so does the ridge path)", _biased),
    (r"(?:Each update looks at some points only|No spread is predicted|in the long run w stays in a cloud)[^.]*(?:\.\d[^.]*)*", _batches),
    (r"(?:To sixteen digits, t|T)he labels are .*", lambda s: claim(s.facts.kind == "logistic", "there are none")),
    (r"All labels are the same.*", lambda s: claim(s.facts.kind == "logistic" and len({*s.facts.y}) == 1, "they are not")),
)
TABLE = table(PHRASES)


def _hidden(down: Downhill, w: list[Any]) -> list[Any]:
    """Return how large each parameter may be whose column changes no digit of what is fitted."""
    sizes, most = [abs(value) for value in w], 1e-12 * max(abs(value) for point in down.points for value in point)
    if not down.is_of_data:
        return [most] * len(w)
    lengths = [mpmath.norm(list(map(big, column))) for column in zip(*down.X, strict=True)]
    weight = mpmath.norm(list(map(big, down.y))) if down.kind == "points" else mpmath.sqrt(down.n)
    return [max(most, 64 * big(EPS) * (weight + mpmath.fdot(lengths, sizes)) / one) if one else most for one in lengths]


def _numbers(down: Downhill, *, is_chaotic: bool) -> dict[str, Wanted]:
    end, rounding = down.points[-1], [down.noise(w) for w in (down.points[0], down.points[-1])]
    others = ("mean excess, predicted", "mean excess, last half", "bound of the spread", "gap to ridge path / length", "best η, β")
    found = dict.fromkeys((*others, "first rise", "overflows", "least f", "best w", "nearest best w", "κ = L/μ"), ANY)
    found |= {"f(w⁽⁰⁾)": Wanted(down.losses[0], zero=rounding[0])}
    is_open = is_chaotic or down.leaves[1] < inf
    found |= {"f at the end": ANY if is_open else Wanted(down.losses[-1], zero=rounding[1])}
    found |= {"w at the end": ANY if is_open else Wanted(end, zero=_hidden(down, end))}
    if not down.is_quadratic or not down.rank:
        return found
    found |= {"L": Wanted(down.L), "κ = L/μ": Wanted(down.L / down.mu) if down.rank == down.p or down.digits < MANY else ANY}
    if down.kind == "quadratic" or down.rank == down.p:
        found["best w"] = Wanted([*map(big, down.best)], zero=[big(EPS) * 64 * max(map(abs, map(big, down.best)))] * down.p)
        found["least f"] = Wanted(down.least, zero=down.noise([*map(big, down.best)]))
    if down.has_theory:
        radius = max(down.radius(value) for value in down.axes[0][: down.rank])
        found |= {f"bound {FAMILIES[down.method]}": Wanted(down.bound)}
        found |= {"error kept by an update": Wanted(radius, zero=mpmath.mpf(10) ** -7)}
    return found


def against(query: str, said: str) -> list[tuple[str, str, str]]:
    """Return what is false of a descent in what is said."""
    down = Downhill(settle(from_address(State, dict(part.split("=") for part in query.split("&")))[0]))
    with mpmath.workdps(down.digits):
        return list(read(said, TABLE, Said(down, memory={"chaos": False})))


def judged(query: str) -> list[Falsehood]:
    """Return what is false of the descent that a link's query opens; an exception is a falsehood of its own."""
    state, notices = from_address(State, dict(part.split("=") for part in query.split("&") if part))
    if notices:
        return []
    try:
        found = list(_judged(page(settle(state)), settle(state)))
    except Exception as error:  # every one is to be seen, and the run goes on
        found = [(f"exception {type(error).__name__}", repr(error), "no exception")]
    return [Falsehood("gradient_descent", query, said, truth, kind) for kind, said, truth in found]


def _judged(view: View, state: State) -> Iterator[tuple[str, str, str]]:
    down, said = Downhill(state), text_of(view.say)
    with mpmath.workdps(down.digits):
        is_chaotic = "ounding grows" in said or "not determined" in said
        yield from read(said, TABLE, Said(down, memory={"chaos": is_chaotic}))
        if "nothing to descend" not in said:
            yield from figures.judge(view.numbers, _numbers(down, is_chaotic=is_chaotic))
        for proof in view.proofs:
            if not proof.ok:
                yield "proof", f"{proof.name} = {proof.residual:.3g}", f"{proof.mark} {proof.why}"
