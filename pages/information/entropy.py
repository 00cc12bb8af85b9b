"""Entropy: how surprising an outcome is on average, and how short a code can be."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any, Literal

from core.figures.information import entropy as figures
from core.information.distribution import Distribution, distribution, leveled
from core.information.entropy import Entropy, entropy
from core.information.huffman import Huffman, huffman
from core.information.letters import MOST, Spelling, clusters, counted_as, letters, spelled
from core.information.logs import Unit, measured
from core.numbers.arrays import Array, read, vector
from core.numbers.digits import equated, exactly, factor, show, show_exact, sure, told
from core.numbers.named import completed, shortest
from core.numbers.rational import rounded
from pages.information.lessons.entropy import LESSON as LESSON
from pages.information.lessons.entropy import Seen
from pages.information.weights import FEW, LOG, LONG, UNITS, about, cell, is_nearly, listed, none
from pages.shared.code import in_fractions, written
from pages.shared.drags import Drag
from pages.shared.lesson import Example
from pages.shared.parameters import choice, entries, text, words
from pages.shared.programs import program
from pages.shared.state import PageState
from pages.shared.view import Number, Sentence, Table, View

TITLE = "Entropy"
SUMMARY = "Grab the bars of a distribution and see how surprising an outcome is on average, and how short a code can be."
Keeps = Literal["sum", "counts"]
KEEPS: dict[Keeps, str] = {"sum": "probabilities: the others rescale", "counts": "counts: the others stay"}
LONGEST = 14  # zeros and ones of a code word that is written out
LITTLE = 1e-12  # what a number that is nearly 1 is off by, where no more is known of it
SIXTY = "p=" + ",".join(str(1 + (7 * k) % 60) for k in range(60))


@dataclass(frozen=True)
class State(PageState):
    """Weights of outcomes, their names, a text that has them, the unit of surprise, and what the others do where a bar is moved."""

    p: Array = entries(vector("0.5 0.25 0.125 0.125"), "p", "Weights p", limits=LONG, role="input", lies=True, relation="∝")
    names: tuple[str, ...] = words("p", "names", "Names of the outcomes")
    text: str = text("Text", "Text", most=2000, hint="Type or paste a text: its letters are counted", leads=("p", "names"))
    unit: Unit = choice("bits", UNITS, "Unit")
    keeps: Keeps = choice("sum", KEEPS, "The bars are")

    def led(self, lead: str) -> Mapping[str, Any]:  # noqa: ARG002 – there is one
        """Return how often each letter of the text is there, and the letters."""
        return _counted(self.text) if self.text else {}


@lru_cache(maxsize=8)
def _counted(text: str) -> Mapping[str, Any]:
    found = letters(text)
    return {"p": vector([str(count) for count in found.counts]), "names": shortest(found.names)}


def _of_text(text: str, **more: Any) -> State:
    return State(text=text, **{**_counted(text), **more})


def _wide(text: str) -> Array:
    return read(text, LONG, is_vector=True)


EXAMPLES = (
    Example("Halves", State(), "Surprises of 1, 2, 3 and 3 bits are whole numbers, so Huffman’s code takes no more than H: 1.75 bits."),
    Example(
        "A fair coin", State(p=vector("0.5 0.5")), "Two equally likely outcomes: 1 bit, the top of the curve. Lead the point along it."
    ),
    Example(
        "A loaded coin",
        State(p=vector("0.9 0.1")),
        "H is 0.469 bits, but of two code words none is shorter than 1: Huffman’s code takes 0.531 more.",
    ),
    Example(
        "A sure thing",
        State(p=vector("1 0 0")),
        "One outcome always happens: H = 0. The others add nothing: as p goes to 0, so does p·log 1/p.",
    ),
    Example(
        "Three outcomes",
        State(p=vector("0.6 0.3 0.1")),
        "Each point of the triangle is a distribution. Lead it: the line through it runs along, where H is the same.",
    ),
    Example(
        "A die",
        State(p=vector("1 1 1 1 1 1"), keeps="counts"),
        "Six equally likely outcomes have the most that six can have, log₂ 6 = 2.585 bits; a code takes 2.667.",
    ),
    Example(
        "The rarer adds more",
        State(p=vector("0.8 0.15 0.05")),
        "The second is rarer than the first, and adds more to H: 0.4105 bits against 0.2575. Look at the areas.",
    ),
    Example(
        "More outcomes, less entropy",
        State(p=vector("0.95 0.01 0.01 0.01 0.01 0.01")),
        "Six outcomes, and less entropy than a fair coin has: it depends on how even they are.",
    ),
    Example("In nats", State(unit="nats"), "The bars of the first example, with ln in the place of log₂: H = 1.213 nats are 1.75 bits."),
    Example(
        "Counts",
        State(p=vector("45 13 12 16 9 5"), keeps="counts"),
        "Counts are divided by their sum, 100. Drag one: the others stay, and all probabilities change.",
    ),
    Example(
        "Not quite 1",
        State(p=vector("0.333 0.333 0.333")),
        "These sum to 0.999. Each is divided by that: all are 1/3, and H is log₂ 3, the most for three.",
    ),
    Example(
        "Almost sure",
        State(p=_wide("1e16,1"), keeps="counts"),
        "To sixteen digits the first outcome always happens. H = 5.459·10⁻¹⁵ bits is small, and not 0.",
    ),
    Example(
        "Letters of a text",
        _of_text("To be, or not to be, that is the question."),
        "The longer the bar below a letter, the more it surprises. Drag a bar of p: those of the letters follow.",
    ),
    Example(
        "Bars of another text",
        _of_text("banana", p=vector("1 1 2")),
        "By these bars banana takes 1.833 bits a letter: its cross-entropy, more than the 1.459 of its own counts.",
    ),
    Example(
        "Sixty outcomes",
        State(p=vector([str(1 + (7 * k) % 60) for k in range(60)]), keeps="counts"),
        "They are as surprising on average as 49.86 equally likely ones: that is their perplexity.",
    ),
)
DRAGS = (
    Drag("p:0", 15, "a bar"),
    Drag("p", 15, "the curve", "p=0.9,0.1"),
    Drag("p", 15, "the triangle", "p=0.2,0.5,0.3"),
    Drag("p:0", 15, "60 outcomes", SIXTY),
    Drag("p:0", 12, "a text", "text=" + 40 * "the quick brown fox jumps over the lazy dog; "),
)


def page(state: State) -> View:
    """Return how surprising state's outcomes are."""
    of = leveled(distribution(state.p.value, state.p.exact))
    names, keeps = completed(state.names, of.n), state.keeps == "sum"
    if of.fault:
        return View(
            figures=(figures.bars(of, names, keeps=keeps),),
            say=none(of, names),
            numbers=[[Number(name, *(("0", role, 0.0) if name == "Σ weights" else ("–", role))) for name, role in row] for row in ROWS],
            proofs=(),
            program=lambda: exported(state, None),
        )
    result = entropy(of, state.unit)
    code = huffman(result)
    many = unshown(state.text)
    spelling = spelled(state.text, of, names, state.unit) if state.text and not many else None
    return View(
        figures=figures.entropy(result, code, names, keeps=keeps),
        say=(*many, *sentence(result, code, names, spelling, keeps=keeps, is_known=of.is_exact or len(set(state.p.text)) == 1)),
        numbers=numbers(result, code, spelling),
        proofs=(*of.proofs, *result.proofs, *code.proofs),
        program=lambda: exported(state, spelling),
        tables=[outcomes(result, code, names)],
        letters={"text": filled(spelling, result)} if spelling else {},
        seen=Seen(result, code),
    )


# ---- what is said


def sentence(
    result: Entropy, code: Huffman, names: Sequence[str], spelling: Spelling | None, *, keeps: bool, is_known: bool = True
) -> Sentence:
    """Return what is seen now: the entropy, against the most that there can be, what weights are divided by, and what a code takes.

    Of a text whose letters are not counted by the bars it is said how much they surprise by them, and not what a code takes. is_known :
    whether weights are fractions, or all the same; else they are told from one another to sixteen digits.
    """
    last = _coded(result, code, is_known=is_known) if spelling is None or spelling.is_counted else _spelled(spelling, result.unit)
    parts = (_entropy(result, names, is_known=is_known), _sum(result.of, keeps=keeps), last)
    return tuple(word for k, part in enumerate(filter(None, parts)) for word in ((" ", *part) if k else part))


def _entropy(result: Entropy, names: Sequence[str], *, is_known: bool) -> Sentence:
    of, unit = result.of, result.unit
    if of.n == 1:
        return (f"One outcome alone surprises nobody: H = 0 {unit}.",)
    if of.is_certain:
        return (f"{names[of.support[0]]} always happens, and surprises nobody: ", (f"H = 0 {unit}", "output"), ".")
    (sign, most), logarithm = told(result.most, result.exact_most), f"{LOG[unit]} {of.n}"
    if of.is_uniform:
        H = (f"H = {logarithm} {sign} {measured(most, unit)}", "output")
        which = "Both" if of.n == 2 else f"All {of.n}"
        these = which if is_known else f"To sixteen digits {which.lower()}"
        return (f"{these} outcomes are equally likely: ", H, f", the most that {of.n} can have.")
    is_H, value = told(result.value, result.exact)
    H = (f"H {is_H} {measured(value, unit)}", "output")
    less = "" if is_nearly(result.missing, result.most) else f"{about(result.missing, result.exact_missing, result.moved)} less than "
    others = f"{of.n} equally likely ones, which have" if less else f"{of.n} equally likely ones have"
    return ("On average an outcome surprises by ", H, f": {less}{others} {logarithm} {sign} {most}.")


def _sum(of: Distribution, *, keeps: bool) -> Sentence:
    """Return what weights are divided by, where that is not 1."""
    if of.is_one:
        return ()
    sign, total = equated(of.total)
    size = total if sign == "=" else f"about {total}"
    return (f"The weights sum to {size}, and each is divided by that." if keeps else f"Each weight is divided by the sum of all, {size}.",)


def _coded(result: Entropy, code: Huffman, *, is_known: bool) -> Sentence:
    """Return what a Huffman code takes, beside H."""
    if result.of.is_certain:
        return ("There is nothing to tell: a code takes ", ("0 bits", "first"), ".")
    sign, mean = equated(code.mean)
    size = f"{mean} ≈ {show_exact(code.mean)}" if "/" in mean else mean if sign == "=" else f"about {mean}"
    takes = ("A Huffman code takes ", (measured(size, "bits"), "first"), " on average, ")
    H = "H" if result.unit == "bits" else "H in bits"
    if code.is_tight or code.more <= code.moved:
        return (*takes, f"which is {H}{'' if is_known else ', to sixteen digits'}.")
    more = "nearly all of it" if is_nearly(code.more, rounded(code.mean)) else about(code.more, code.exact_more, code.moved)
    return (*takes, f"{more} more than {H}.")


def _spelled(spelling: Spelling, unit: Unit) -> Sentence:
    """Return how much the letters of a text surprise by bars that are not their counts."""
    if spelling.impossible:
        barless = [f"“{letter}”" for letter in spelling.impossible if letter in spelling.barless]
        never = [f"“{letter}”" for letter in spelling.impossible if letter not in spelling.barless]
        says = [f"{listed(never, FEW)} never {'happens' if len(never) == 1 else 'happen'}"] if never else []
        says += [f"there is no {listed(barless, FEW).replace(' and ', ' or ')}"] if barless else []
        has = f"and the text has {'it' if len(spelling.impossible) == 1 else 'them'}: "
        return (f"By these bars {' and '.join(says)}, {has}", ("H(text, p) = ∞", "residual"), ".")
    sign, mean = told(spelling.mean, spelling.relative.exact_cross)
    size = f"{'' if sign == '=' else 'about '}{measured(mean, unit)}"
    return ("By these bars, which are not its counts, the text takes ", (size, "residual"), " a letter: its cross-entropy.")


def unshown(text: str) -> Sentence:
    """Return that a text has more different letters than can be shown, where it has."""
    count = len(set(map(counted_as, clusters(text))))
    return (
        (f"The text has {count} different letters, and up to {MOST} can be shown: the bars are not its counts. ",) if count > MOST else ()
    )


# ---- numbers


ROWS = (
    (("H", "output"), ("log n", "")),
    (("log n − H", ""), ("perplexity", "")),
    (("Σ weights", "input"),),
    (("L", "first"), ("L − H", "first")),
)


def numbers(result: Entropy, code: Huffman, spelling: Spelling | None) -> list[list[Number]]:
    """Return the live numbers: of entropies in the unit, of the code in bits."""
    unit, of = result.unit, result.of
    values: dict[str, float] = {
        "H": result.value,
        "log n": result.most,
        "log n − H": result.missing,
        "perplexity": result.perplexity,
        "Σ weights": rounded(of.total),
        "L": rounded(code.mean),
        "L − H": code.more,
    }
    units: dict[str, Unit] = {"H": unit, "log n": unit, "log n − H": unit, "L": "bits", "L − H": "bits"}
    is_bit = of.n == 2 and unit == "bits"  # log n
    above = rounded(code.mean - 1)
    rests = {"L": above, "L − H": above - result.bits}
    if is_bit:
        rests |= {"H": -result.missing, "log n": 0.0, "log n − H": -result.value}
    moves = {"log n − H": result.moved, "L − H": code.moved}

    def text(name: str, value: float) -> str:
        if name not in units:
            return factor(value, math.expm1(result.bits * math.log(2))) if name == "perplexity" else show(value)
        rest = rests.get(name, 0.0 if abs(value - 1) < LITTLE else None)
        return measured(sure(value, moves[name]) if moves.get(name) else factor(value, rest), units[name])

    rows = [[Number(name, text(name, values[name]), role, values[name]) for name, role in row] for row in ROWS]
    if spelling is None:
        return rows
    mean = spelling.mean
    return [*rows, [Number("H(text, p)", measured(show(mean), unit), "residual", mean if math.isfinite(mean) else None)]]


def filled(spelling: Spelling, result: Entropy) -> dict[str, tuple[float, str]]:
    """Return how full each character of a text is drawn, from 0 to 1, and what it says: how much it surprises."""
    most = max(filter(math.isfinite, result.surprises)) or 1.0
    found = {}
    for letter, place in spelling.places.items():
        surprise = math.inf if place is None else result.surprises[place]
        says = measured(show(surprise), result.unit) if math.isfinite(surprise) else "it cannot happen"
        found[letter] = (min(surprise / most, 1.0), f"{counted_as(letter)}: {says}")
    return found


def outcomes(result: Entropy, code: Huffman, names: Sequence[str]) -> Table:
    """Return each outcome with its weight, probability, surprise, what it adds to H, and its code word."""
    of, unit = result.of, result.unit
    rows = [
        [
            names[i],
            exactly(of.exact[i]) if of.is_exact else show(float(of.weights[i])),
            _share(of.shares[i]),
            show(result.surprises[i]),
            cell(result.contributions[i], is_nothing=not of.counts[i] or of.is_certain),
            _word(code.words[i], of.is_certain),
        ]
        for i in range(of.n)
    ]
    columns = (of.weights.tolist(), of.p.tolist(), result.surprises, result.contributions)

    def values() -> list[list[complex | None]]:
        found = zip(*columns, strict=True)
        return [[None, *(value if math.isfinite(value) else None for value in row), None] for row in found]

    adds = f"p·{LOG[unit]} 1/p"
    note = f"{adds} sums to H" if not of.impossible else f"{adds} sums to H; it goes to 0 as p does, and p = 0 has no code word"
    return Table("Outcomes", rows, note, heads=("", "weight", "p", f"{LOG[unit]} 1/p", adds, "code word"), values=values)


def _share(share: Fraction) -> str:
    """Return a probability: one that is nearly 1 by what is missing."""
    text = show_exact(share)
    return factor(float(share), float(share - 1)) if text == "1" else text


def _word(word: str | None, is_certain: bool) -> str:
    if not word:
        return "none needed" if is_certain and word is not None else "–"
    return word if len(word) <= LONGEST else f"{word[: LONGEST - 4]}… ({len(word)})"


def exported(state: State, spelling: Spelling | None) -> str:
    """Return a program that prints the numbers."""
    has_text = spelling is not None and not spelling.impossible
    facts = {"in_bits": state.unit == "bits", "has_sum": bool(state.p.value.any()), "has_text": has_text}
    counts = [*spelling.relative.p.counts] if spelling and has_text else []
    return program("information/entropy", {"w": written(state.p)}, **in_fractions(state.p), counts=counts, **facts)
