"""The page on entropy says what is so: every phrase and number is held against answers of many digits, for states of all kinds."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

import mpmath
import pytest

from core.information.letters import counted_as
from core.numbers.arrays import InputError, vector
from core.numbers.named import completed
from pages.information.entropy import State, page
from pages.information.weights import LONG
from pages.shared.state import from_address, from_stage, to_address
from pages.shared.view import View
from tests.pages.information.phrases import DIGITS, judged
from tests.pages.looks.exactly import numbers
from tests.pages.programs import check_program, said, shown

KINDS: dict[str, Callable[[Random], list[str]]] = {
    "counts": lambda seed: [str(seed.randint(0, 9)) for _ in range(seed.randint(1, 9))],
    "decimals": lambda seed: [f"{seed.random():.2f}" for _ in range(seed.randint(2, 6))],
    "uniform": lambda seed: [seed.choice(["1", "0.2", "1/3", "7"])] * seed.randint(1, 60),
    "powers": lambda seed: [str(2 ** seed.randint(0, 5)) for _ in range(seed.randint(1, 6))],
    "certain": lambda seed: seed.sample(["1", *["0"] * seed.randint(0, 4)], k=1) + ["0"] * seed.randint(0, 3),
    "nearly": lambda seed: [str(10**12 + seed.randint(-2, 2)) for _ in range(seed.randint(2, 5))],
    "steep": lambda seed: [seed.choice(["1e-300", "1e16", "1", "1e-9", "0"]) for _ in range(seed.randint(2, 5))],
    "roots": lambda seed: [seed.choice(["sqrt(2)", "pi", "1", "0.3333333333333333"]) for _ in range(seed.randint(1, 4))],
    "many": lambda seed: [str(seed.randint(1, 99)) for _ in range(60)],
    "zeros": lambda seed: ["0"] * seed.randint(1, 5),
}
CLOSE = 6e-4  # relative: four digits
TINY = mpmath.mpf(10) ** -307


def state(given: str, of: str = "p", **more: str) -> State:
    found, notices = from_address(State, {of: given, **more})
    assert notices == []
    return found


def merged(p: list[Fraction]) -> Fraction:
    left, total = sorted(filter(None, p)), Fraction(0)
    while len(left) > 1:
        both = left[0] + left[1]
        left, total = sorted([*left[2:], both]), total + both
    return total


class Truth:
    """What is so of weights, found here, with many digits."""

    def __init__(self, weights: list[Fraction], unit: str) -> None:
        self.lacks, self.crossed, self.is_counted = set[str](), mpmath.mpf(0), True  # of a text
        self.total, self.n = sum(weights, Fraction(0)), len(weights)
        self.p = [weight / self.total for weight in weights] if self.total else []
        with mpmath.workdps(DIGITS):
            base = mpmath.log(2) if unit == "bits" else mpmath.mpf(1)
            p = [mpmath.mpf(share.numerator) / share.denominator for share in self.p]
            self.added = [-x * mpmath.log(x) / base if x else mpmath.mpf(0) for x in p]
            self.H, self.most = mpmath.fsum(self.added), mpmath.log(self.n) / base
            self.bits = self.H * base / mpmath.log(2)
            self.mean = merged(self.p)
            self.missing = self.most - self.H
            self.length = mpmath.mpf(self.mean.numerator) / self.mean.denominator
            self.more = self.length - self.bits
            self.perplexity = mpmath.exp(self.H * base)


def is_near(text: str, value: Any) -> bool:
    """Return whether value is what stands in a text, as its last number, to four digits: ``8/3 ≈ 2.667``, ``1 − 5·10⁻¹⁵``."""
    *_, told = numbers(re.split(" [−+] ", text)[0])
    told, value = mpmath.mpf(told.p) / told.q, mpmath.mpf(value.numerator) / value.denominator if isinstance(value, Fraction) else value
    return bool(abs(told - value) <= CLOSE * abs(value) or max(told, value) < TINY)


NUMBER = r"((?:about )?[\d./]+(?:·10)?[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]*(?: ≈ [\d.]+)?)"
UNIT = r"(?:bits?|nats?)"
ON_AVERAGE = rf"On average an outcome surprises by H [=≈] {NUMBER} {UNIT}: "
CODE = rf"A Huffman code takes {NUMBER} bits? on average, "


def is_mixed(truth: Truth, H: str, n: str, of: str, most: str) -> bool:
    """Return whether some outcomes are likelier than others, and H and the most are those."""
    is_so = is_near(H, truth.H) and is_near(most, truth.most) and int(n) == int(of) == truth.n
    return is_so and len({*truth.p}) > 1 and max(truth.p) < 1


def is_even(truth: Truth, which: str, n: str, most: str, of: str) -> bool:
    """Return whether all outcomes are equally likely, and as surprising as is said."""
    is_so = is_near(most, truth.most) and int(n) == int(of) == truth.n > 1
    return is_so and len({*truth.p}) == 1 and which == ("Both" if truth.n == 2 else f"All {truth.n}")


def is_lacking(lacks: set[str], named: str, what: str) -> bool:
    """Return whether letters are told that are lacking, and how many more there are."""
    found, more = set(re.findall("“(.)”", named)), sum(map(int, re.findall(r"(?:and|or) (\d+) more", named)))
    return found <= lacks and len(found) + more == len(lacks) and (what == "it") == (len(lacks) == 1)


PHRASES: dict[str, Callable[..., bool]] = {
    rf"One outcome alone surprises nobody: H = 0 {UNIT}\.": lambda t: t.n == 1 and t.H == 0,
    rf"(.+?) always happens, and surprises nobody: H = 0 {UNIT}\.": lambda t, a: t.p[completed((), t.n).index(a)] == 1 and t.n > 1,
    rf"(Both|All \d+) outcomes are equally likely: H = (?:log₂|ln) (\d+) [=≈] {NUMBER} {UNIT}, the most that (\d+) can have\.": is_even,
    rf"{ON_AVERAGE}{NUMBER} less than (\d+) equally likely ones, which have (?:log₂|ln) (\d+) [=≈] {NUMBER}\.": (
        lambda t, H, less, n, of, most: is_mixed(t, H, n, of, most) and is_near(less, t.missing)
    ),
    rf"{ON_AVERAGE}(\d+) equally likely ones have (?:log₂|ln) (\d+) [=≈] {NUMBER}\.": (
        lambda t, H, n, of, most: is_mixed(t, H, n, of, most) and t.most / 1000 > t.H
    ),
    rf"The weights sum to {NUMBER}, and each is divided by that\.": lambda t, total: t.total != 1 and is_near(total, t.total),
    rf"Each weight is divided by the sum of all, {NUMBER}\.": lambda t, total: t.total != 1 and is_near(total, t.total),
    r"There is nothing to tell: a code takes 0 bits\.": lambda t: max(t.p) == 1 and t.length == 0,
    rf"{CODE}which is H(?: in bits)?\.": lambda t, mean: is_near(mean, t.length) and t.more < 1e-200,
    rf"{CODE}nearly all of it more than H(?: in bits)?\.": lambda t, mean: is_near(mean, t.length) and t.bits < t.length / 1000,
    rf"{CODE}{NUMBER} more than H(?: in bits)?\.": (
        lambda t, mean, more: is_near(mean, t.length) and is_near(more, t.more) and t.more > 1e-200
    ),
    rf"By these bars, which are not its counts, the text takes {NUMBER} {UNIT} a letter: its cross-entropy\.": (
        lambda t, mean: is_near(mean, t.crossed) and not t.is_counted
    ),
    r"By these bars (.+?), and the text has (it|them): H\(text, p\) = ∞\.": lambda t, named, what: is_lacking(t.lacks, named, what),
}


def differing(view: View, truth: Truth) -> list[str]:
    """Return which numbers, and entries of the table, are not what they are called."""
    values = {"H": truth.H, "log n": truth.most, "log n − H": truth.missing, "perplexity": truth.perplexity, "Σ weights": truth.total}
    values |= {"L": truth.length, "L − H": truth.more}
    found = []
    with mpmath.workdps(DIGITS):
        for name, text in shown(view).items():
            if not is_near(text, values[name]):
                found.append(f"{name} {text}")
        (table,) = view.tables
        for row, share, added in zip(table.rows, truth.p, truth.added, strict=True):
            for cell, value in ((row[2], share), (row[4], added)):
                if not is_near(cell, value):
                    found.append(f"{row[0]} {cell}")
            if (row[5] == "–") != (share == 0):
                found.append(f"{row[0]} {row[5]}")
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("unit", ["bits", "nats"])
def test_what_is_said_is_so(kind: str, unit: str) -> None:
    for k in range(12):
        seed = Random(f"{kind} {k}")
        shows = state(",".join(KINDS[kind](seed)), unit=unit, keeps=seed.choice(["sum", "counts"]))
        weights = [row[0] for row in shows.p.exact.rows] if shows.p.exact else [Fraction(weight) for weight in shows.p.value.tolist()]
        view, truth = page(shows), Truth(weights, unit)
        if not any(weights):
            assert said(view) == "All weights are 0, and nothing can be divided by their sum: raise a bar."
            assert {*shown(view).items()} - {("Σ weights", "0")} == {(name, "–") for name in shown(view) if name != "Σ weights"}
            assert view.proofs == ()
            assert view.seen is None
            continue
        if abs(truth.total - 1) < 1e-15 and shows.p.exact is None:
            truth.total = Fraction(1)
        assert judged(view, truth, PHRASES) == [], (kind, k, str(shows.p))
        assert differing(view, truth) == [], (kind, k, str(shows.p))
        assert [proof.name for proof in view.proofs if not proof.ok] == []


@pytest.mark.parametrize("unit", ["bits", "nats"])
def test_what_is_said_of_a_text_is_so(unit: str) -> None:
    for k in range(40):
        seed = Random(f"text {k}")
        text = "".join(seed.choice("aabcdE e\n.") for _ in range(seed.randint(1, 30)))
        shows = state(text, of="text", unit=unit)
        counts = Counter("↵" if c == "\n" else "␣" if c == " " else c.lower() for c in text)
        names = completed(shows.names, len(shows.p.value))
        assert {name: int(row[0]) for name, row in zip(names, shows.p.text, strict=True)} == counts
        assert to_address(shows) == {"text": text} | ({} if unit == "bits" else {"unit": unit})
        if seed.random() < 0.8:
            moved = [seed.choice([*row, "0", "2.5", "7"]) for row in shows.p.text]
            shows = replace(shows, p=vector(moved))
        weights = [Fraction(row[0]) for row in shows.p.text]
        if not any(weights):
            continue
        view, truth = page(shows), Truth(weights, unit)
        with mpmath.workdps(DIGITS):
            shares = {name: mpmath.mpf(share.numerator) / share.denominator for name, share in zip(names, truth.p, strict=True)}
            truth.lacks = {name for name in names if not shares[name]}
            base = mpmath.log(2) if unit == "bits" else 1
            truth.crossed = mpmath.fsum(-n * mpmath.log(shares[name]) for name, n in counts.items() if shares[name]) / len(text) / base
        truth.is_counted = all(share == Fraction(counts[name], len(text)) for name, share in zip(names, truth.p, strict=True))
        assert judged(view, truth, PHRASES) == [], (k, text, str(shows.p))
        assert shown(view)["H(text, p)"].startswith("∞") if truth.lacks else is_near(shown(view)["H(text, p)"], truth.crossed)
        assert [proof.name for proof in view.proofs if not proof.ok] == []
        check_program(view, {"L − H": 1.0, "log n − H": 1.0, "H": 1e-3})
        fills = view.letters["text"]
        assert set(fills) == set(text)
        assert max(fill for fill, _ in fills.values()) <= 1
        for letter, (fill, says) in fills.items():
            assert ("it cannot happen" in says) == (counted_as(letter) in truth.lacks)
            assert fill == 1 or counted_as(letter) not in truth.lacks


@pytest.mark.parametrize(("text", "words"), [("".join(map(chr, range(0x4E00, 0x4E00 + 61))), "61 different"), ("a" * 2001, "2,001")])
def test_a_text_that_cannot_be_counted_is_refused(text: str, words: str) -> None:
    shows, notices = from_address(State, {"text": text})
    assert shows.p == State().p
    assert words in notices[0].say


@pytest.mark.parametrize("kind", KINDS)
def test_the_program_prints_the_numbers(kind: str) -> None:
    for k in range(3):
        seed = Random(f"{kind} {k}")
        shows = state(",".join(KINDS[kind](seed)), unit=seed.choice(["bits", "nats"]))
        check_program(page(shows), {"L − H": 1.0, "log n − H": 1.0, "H": 1e-3})


def test_the_judge_sees_what_is_false() -> None:
    truth = Truth([Fraction(3), Fraction(1)], "bits")
    assert judged(page(state("1,1")), truth, PHRASES)
    assert judged(page(state("0.7,0.3")), truth, PHRASES)
    assert judged(page(state("3,1")), truth, PHRASES) == []
    assert differing(page(state("0.75,0.2501")), truth)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1,-1", "Entry 2: “-1” is negative: write 0 or more"),
        ("1,nan", "“nan” is not a finite number"),
        ("1,inf", "“inf” is not a finite number"),
        ("1e-301,1", "too small"),
        ("1e19,1", "too large"),
        (",".join("1" * 61), "61 × 1: up to 60 × 1"),
    ],
)
def test_what_is_no_weight_is_refused_where_it_stands(text: str, words: str) -> None:
    shows, notices = from_address(State, {"p": text})
    assert shows.p == State().p
    assert [words in notice.say for notice in notices] == [True], notices


def test_a_weight_below_0_changes_nothing() -> None:
    before = State()
    after, notices = from_stage(before, {"p": [["0.5"], ["-0.25"], ["0.125"], ["0.125"]]}, moved="p")
    assert after == before
    assert "“-0.25” is negative" in notices[0].say


def test_a_code_word_that_is_long_tells_its_length() -> None:
    weights, pair = [1, 1], (1, 2)
    while len(weights) < 25:
        weights, pair = [*weights, pair[1]], (pair[1], sum(pair))
    (table,) = page(state(",".join(map(str, weights)))).tables
    assert table.rows[0][5] == "1111111111… (24)"


def test_limits_are_what_the_judge_tries() -> None:
    assert LONG.largest == (60, 1)
    with pytest.raises(InputError):
        State.__dataclass_fields__["p"].metadata["parameter"].read("-0.1")


@pytest.mark.parametrize(
    ("p", "name", "text"),
    [
        ("1e16,1", "log n − H", "1 − 5.5·10⁻¹⁵ bits"),
        ("1e16,1", "L − H", "1 − 5.5·10⁻¹⁵ bits"),
        ("0.5,0.49999999", "H", "1 − 7.2·10⁻¹⁷ bits"),
        ("0.5,0.5,1e-16", "H", "1 bit"),
        ("1e-8,1,1e-300", "L", "1 + 10⁻⁸ bits"),
        ("1,1", "L", "1 bit"),
    ],
)
def test_what_is_nearly_1_has_the_digits_of_what_is_missing(p: str, name: str, text: str) -> None:
    assert shown(page(state(p)))[name] == text


@pytest.mark.parametrize(
    ("p", "words"),
    [
        ("0.5,0.49999999", "surprises by H ≈ 1 bit: about 7.213·10⁻¹⁷ less"),
        ("0.5,0.25,0.25", "surprises by H = 1.5 bits:"),
        ("1,1,3e-17,1,1", "surprises by H ≈ 2 bits:"),
        ("1e-8,1,1e-300", "takes about 1 bit on average"),
        ("sqrt(2)/2,1/sqrt(2)", "To sixteen digits both outcomes are equally likely: H = log₂ 2 = 1 bit"),
        ("sqrt(2),sqrt(2)", "Both outcomes are equally likely"),
        ("sqrt(2)/2,1/sqrt(2)", "takes 1 bit on average, which is H, to sixteen digits."),
    ],
)
def test_an_equals_sign_is_for_what_is_so_exactly(p: str, words: str) -> None:
    assert words in said(page(state(p)))


def test_one_bit_is_one_and_none_are_without_bound() -> None:
    view = page(state("ab", "text"))
    assert {says for _, says in view.letters["text"].values()} == {"a: 1 bit", "b: 1 bit"}
    assert shown(page(state("1,1", text="abc")))["H(text, p)"] == "∞"


def test_what_cannot_happen_stands_beside_no_code_word() -> None:
    code: Any = next(figure for figure in page(state("3,0,5")).figures if figure.name == "code")
    assert [tick.text for tick in code.x_ticks] == ["a", "c"]
    assert [len(mark.values) for mark in code.marks] == [2, 2]


def test_a_text_of_too_many_letters_is_said_to_be_so() -> None:
    many = "".join(chr(0x4E00 + k) for k in range(80))
    said = "".join(part if isinstance(part, str) else part[0] for part in page(State(text=many)).say)
    assert said.startswith("The text has 80 different letters, and up to 60 can be shown: the bars are not its counts. On average")
    assert "H(text, p)" not in shown(page(State(text=many)))


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"p": "3,2,0", "text": "banana"}, "By these bars “b” never happens, and the text has it: H(text, p) = ∞."),
        ({"text": "banana", "names": "x,y,z"}, "By these bars there is no “b”, “a” or “n”, and the text has them: H(text, p) = ∞."),
    ],
)
def test_letters_that_cannot_happen_are_told_from_those_that_have_no_bar(query: dict[str, str], says: str) -> None:
    view = page(from_address(State, query)[0])
    assert says in "".join(part if isinstance(part, str) else part[0] for part in view.say)
