"""The page on divergence says what is so: every phrase and number is held against answers of many digits, for states of all kinds."""

import re
from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import Any

import mpmath
import pytest

from core.numbers.named import completed
from pages.information.divergence import LESSON, State, page
from pages.shared.state import from_address, from_stage
from pages.shared.view import View
from tests.pages.information.phrases import DIGITS, judged
from tests.pages.information.test_entropy import CLOSE, KINDS, NUMBER, UNIT, is_near
from tests.pages.looks.exactly import numbers
from tests.pages.programs import check_program, said, shown

PAIRS: dict[str, Callable[[Random, list[str]], list[str]]] = {
    "unlike": lambda seed, p: [str(seed.randint(1, 9)) for _ in p],
    "with zeros": lambda seed, p: [seed.choice(["0", "0", "1", "0.5"]) for _ in p],
    "one": lambda seed, p: p if seed.random() < 0.5 or any(not re.fullmatch(r"\d+", w) for w in p) else [str(3 * int(w)) for w in p],
    "exchanged": lambda _, p: p[::-1],
    "near": lambda seed, p: [
        str(Fraction(w) * (1 + seed.choice([-1, 0, 1]) * Fraction(1, 10**9))) if "/" in w or w.isdigit() else w for w in p
    ],
}
D = rf"([=≈<]) {NUMBER} {UNIT}"
COST = rf"To code p as if it were q costs D\(p‖q\) {D} more than H\(p\) on average"
BACK = rf"To code q as if it were p costs D\(q‖p\) {D} more than H\(q\) on average"
CODED = rf"{COST}; q as if it were p, D\(q‖p\) {D} more than H\(q\)"
EXCHANGED = rf"p and q are two distributions, each the other with outcomes exchanged: D\(p‖q\) = D\(q‖p\) ([=≈<]) {NUMBER} {UNIT}\."
SUMS = rf"Weights are divided by their sums: (?:p by {NUMBER})?(?: and )?(?:q by {NUMBER})?\."
LEAST = mpmath.mpf(10) ** -300


def apart(p: list[Any], q: list[Any]) -> Any:
    """Return D(p‖q) in nats."""
    if any(x and not y for x, y in zip(p, q, strict=True)):
        return mpmath.inf
    return mpmath.fsum(x * mpmath.log(x / y) for x, y in zip(p, q, strict=True) if x)


class Truth:
    """What is so of two lists of weights, found here, with many digits."""

    def __init__(self, given: State) -> None:
        self.weights = [weights_of(given.p), weights_of(given.q)]
        self.totals = [sum(weights, Fraction(0)) for weights in self.weights]
        self.is_exact = given.p.exact is not None and given.q.exact is not None
        self.n = len(self.weights[0])
        if not all(self.totals):
            return
        self.p, self.q = ([weight / total for weight in weights] for weights, total in zip(self.weights, self.totals, strict=True))
        near = all(abs(a - b) <= Fraction(1, 5 * 10**14) * max(a, b) for a, b in zip(self.p, self.q, strict=True))
        self.is_alike = not self.is_exact and near and given.p.text != given.q.text
        if not self.is_exact and near:
            self.q = self.p
        with mpmath.workdps(DIGITS):
            base = mpmath.log(2) if given.unit == "bits" else mpmath.mpf(1)
            p, q = ([mpmath.mpf(x.numerator) / x.denominator for x in shares] for shares in (self.p, self.q))
            r = [(x + y) / 2 for x, y in zip(p, q, strict=True)]
            self.there, self.back, self.first, self.second = (apart(*both) / base for both in ((p, q), (q, p), (p, r), (r, q)))
            H = [-mpmath.fsum(x * mpmath.log(x) for x in of if x) / base for of in (p, q)]
            js = (self.first + apart(q, r) / base) / 2
            self.gap = self.there - self.first - self.second
            self.numbers = {"D(p‖q)": self.there, "D(q‖p)": self.back, "H(p)": H[0], "H(q)": H[1], "H(p, q)": H[0] + self.there}
            self.numbers |= {"H(q, p)": H[1] + self.back, "JS": js, "√JS": mpmath.sqrt(js), "D(p‖r)": self.first, "D(r‖q)": self.second}
            self.numbers |= {"gap": self.gap, "Σp": self.totals[0], "Σq": self.totals[1]}
            inner = zip(p, q, strict=True)
            self.added = [0 if not x else mpmath.inf if not y else x * mpmath.log(x / y) / base for x, y in inner]

    @property
    def is_equal(self) -> bool:
        """Whether p and q are one distribution."""
        return self.p == self.q

    def only(self, is_by_p: bool) -> list[str]:
        """Return the names of what can happen by one, and not by the other."""
        both = zip(completed((), self.n), self.p, self.q, strict=True)
        return [name for name, a, b in both if (a and not b if is_by_p else b and not a)]


def weights_of(given: Any) -> list[Fraction]:
    return [row[0] for row in given.exact.rows] if given.exact else [Fraction(weight) for weight in given.value.tolist()]


def is_so_near(sign: str, text: str, value: Any) -> bool:
    return bool(0 < value <= LEAST) if sign == "<" else is_near(text, value) and value > 0


def is_named(text: str, names: list[str]) -> bool:
    """Return whether names are those in a text, where some may be counted alone."""
    head, _, more = text.partition(" more")
    parts = re.split(", | and ", head)
    if text.endswith(" more"):
        return parts[:-1] == names[:3] and int(parts[-1]) == len(names) - 3 and not more
    return parts == names


def is_coded(t: Truth, sign: str, there: str, other: str, back: str) -> bool:
    return is_so_near(sign, there, t.there) and is_so_near(other, back, t.back)


PHRASES: dict[str, Callable[..., bool]] = {
    rf"p and q are one distribution: D\(p‖q\) = D\(q‖p\) = 0 {UNIT}, as for no others\.": lambda t: t.is_equal and not t.is_alike,
    rf"To sixteen digits p and q are one distribution: D\(p‖q\) = D\(q‖p\) = 0 {UNIT}, as for no others\.": lambda t: t.is_alike,
    EXCHANGED: lambda t, sign, D: sorted(zip(t.p, t.q, strict=True)) == sorted(zip(t.q, t.p, strict=True)) and is_so_near(sign, D, t.there),
    rf"{CODED}, which is as much, to the digits shown\.": lambda t, *D: is_coded(t, *D) and abs(t.there - t.back) <= 2 * CLOSE * t.there,
    rf"{CODED}\.": lambda t, *D: is_coded(t, *D) and (t.there != t.back or D[0] == "<"),
    r"D\(p‖q\) = D\(q‖p\) = ∞: (.*?) can happen by p and not by q, (.*?) by q and not by p\.": (
        lambda t, a, b: is_named(a, t.only(True)) and is_named(b, t.only(False))
    ),
    rf"D\(p‖q\) = ∞: (.*?) can happen by p and not by q\. {BACK}\.": (
        lambda t, a, sign, D: is_named(a, t.only(True)) and is_so_near(sign, D, t.back)
    ),
    rf"{COST}\. D\(q‖p\) = ∞: (.*?) can happen by q and not by p\.": (
        lambda t, sign, D, b: is_named(b, t.only(False)) and is_so_near(sign, D, t.there)
    ),
    r"Their mean r = \(p \+ q\)/2 is the same one too\.": lambda t: t.is_equal,
    r"For their mean r = \(p \+ q\)/2, D\(r‖q\) = ∞ too\.": lambda t: t.second == mpmath.inf == t.there,
    rf"Over their mean r = \(p \+ q\)/2, D\(p‖r\) \+ D\(r‖q\) is {NUMBER} {UNIT} less than D\(p‖q\)\.": (
        lambda t, gap: is_near(gap, t.gap) or 0 < t.gap <= LEAST
    ),
    SUMS: lambda t, a, b: all(
        (text and is_near(text, total)) or (not text and abs(total - 1) < 1e-14) for text, total in zip((a, b), t.totals, strict=True)
    ),
}


def differing(view: View, truth: Truth) -> list[str]:
    """Return which numbers, and entries of the table, are not what they are called."""
    found = []
    with mpmath.workdps(DIGITS):
        for name, text in shown(view).items():
            if not holds(text, truth.numbers[name]):
                found.append(f"{name} {text}")
        (table,) = view.tables
        for row, p, q, added in zip(table.rows, truth.p, truth.q, truth.added, strict=True):
            for cell, value in ((row[1], p), (row[2], q), (row[3], added)):
                if not holds(cell, value):
                    found.append(f"{row[0]} {cell}")
    return found


def holds(text: str, value: Any) -> bool:
    """Return whether a number or a cell tells a value."""
    if text in {"∞", "–"}:
        return bool(mpmath.isinf(value)) if text == "∞" else bool(mpmath.isnan(value))
    value = mpmath.mpf(value.numerator) / value.denominator if isinstance(value, Fraction) else value
    if abs(value) < LEAST:
        return bool(abs(numbers(text)[0]) < 1e-299)
    return is_near(text, abs(value)) if not text.startswith("−") else is_near(text[1:], abs(value)) and value < 0


def state(p: list[str], q: list[str], unit: str = "bits") -> State:
    found, notices = from_address(State, {"p": ",".join(p), "q": ",".join(q), "unit": unit})
    assert notices == []
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("pair", PAIRS)
def test_what_is_said_is_so(kind: str, pair: str) -> None:
    for k in range(4):
        seed = Random(f"{kind} {pair} {k}")
        p = KINDS[kind](seed)
        shows = state(p, PAIRS[pair](seed, p), seed.choice(["bits", "nats"]))
        view, truth = page(shows), Truth(shows)
        if not all(truth.totals):
            faulty = [name for name, total in zip("pq", truth.totals, strict=True) if not total]
            assert said(view) == " ".join(
                f"All weights of {name} are 0, and nothing can be divided by their sum: raise a bar." for name in faulty
            )
            assert {*shown(view).values()} == {"–"}
            assert (view.proofs, view.seen.bars) == ((), None)
            continue
        assert judged(view, truth, PHRASES) == [], (k, str(shows.p), str(shows.q))
        assert differing(view, truth) == [], (k, str(shows.p), str(shows.q))
        assert [proof.name for proof in view.proofs if not proof.ok] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_program_prints_the_numbers(kind: str) -> None:
    for k, pair in enumerate(PAIRS):
        seed = Random(f"{kind} {k}")
        p = KINDS[kind](seed)
        shows = state(p, PAIRS[pair](seed, p), seed.choice(["bits", "nats"]))
        if not any(weights_of(shows.p)) or not any(weights_of(shows.q)):
            assert page(shows).code
            continue
        check_program(page(shows), dict.fromkeys(shown(page(shows)), 1.0) | {"√JS": 1e3})


def test_the_judge_sees_what_is_false() -> None:
    truth = Truth(state(["3", "1"], ["1", "2"]))
    assert judged(page(state(["3", "1"], ["1", "2"])), truth, PHRASES) == []
    assert differing(page(state(["3", "1"], ["1", "2"])), truth) == []
    for p, q in ((["1", "2"], ["3", "1"]), (["1", "1"], ["1", "1"]), (["3", "1"], ["1", "0"]), (["3", "1"], ["1", "2.01"])):
        assert judged(page(state(p, q)), truth, PHRASES)
        assert differing(page(state(p, q)), truth)


@pytest.mark.parametrize(
    ("p", "q", "unit", "words", "title"),
    [
        ("0.5,0.25,0.125,0.125", "1,1,1,1", "bits", "D(q‖p) = 0.25 bits more than H(q), which is as much.", "D(q‖p) = 0.25 bits:"),
        ("9,8,1-1e-12,1,5,1+1e-12", "9,8,1,1,5,1", "nats", "D(p‖q) ≈ 4·10⁻²⁶ nats", "D(q‖p) ≈ 4·10⁻²⁶ nats:"),
        ("1/3,2/3", "2/3,1/3", "bits", "D(p‖q) = D(q‖p) ≈ 0.3333 bits.", "D(q‖p) ≈ 0.3333 bits:"),
        ("1,1", "1,0", "bits", "D(q‖p) = 1 bit more than H(q)", "D(q‖p) = 1 bit:"),
    ],
)
def test_an_equals_sign_is_for_what_is_so_exactly(p: str, q: str, unit: str, words: str, title: str) -> None:
    view = page(state(p.split(","), q.split(","), unit))
    assert words in said(view)
    assert next(figure for figure in view.figures if figure.name == "steps q to p").title.startswith(title)


@pytest.mark.parametrize(
    ("p", "q", "is_done"),
    [
        ("0.5,0.25,0.125,0.125", "1,1,1,1", True),
        ("0.9,0.1", "0.1,0.9", True),
        ("0.50000001,0.49999999", "0.5,0.5", False),
        ("1+1e-13,1,3", "1,1,3", False),
        ("0.5,0.26,0.12,0.12", "1,1,1,1", False),
    ],
)
def test_both_ways_are_the_same_only_where_they_are(p: str, q: str, is_done: bool) -> None:
    view = page(state(p.split(","), q.split(",")))
    assert view.seen.bars.is_level is is_done
    assert [task.is_done(view.seen) for task in LESSON.tasks if task.say.startswith("“Both ways")] == [is_done]


def test_what_is_smaller_than_float64_knows_is_bounded() -> None:
    view = page(state(["1e18", "1e-300"], ["1e18", "2e-300"]))
    assert "D(p‖q) < 10⁻³⁰⁵ bits more" in said(view)
    assert "D(p‖r) + D(r‖q) is up to 10⁻³⁰⁵ bits less than D(p‖q)." in said(view)
    assert shown(view)["gap"] == "< 10⁻³⁰⁵ bits"
    assert "D(p‖r) + D(r‖q) is about 2.075·10⁻³⁰¹ bits less than D(p‖q)." in said(page(state(["1e-300", "1"], ["2e-300", "1"])))


def test_no_digits_are_told_that_rounding_has_left_of_roots() -> None:
    view = page(state(["sqrt(2)", "1"], ["sqrt(2)+1e-12", "1"]))
    assert shown(view)["D(p‖q)"] == "≈ 8.8·10⁻²⁶ bits"
    assert "is about 4.4·10⁻²⁶ bits less than D(p‖q)." in said(view)
    assert [row[3] for row in view.tables[0].rows] == ["≈ −2.5·10⁻¹³", "≈ 2.48·10⁻¹³"]
    view = page(state(["sqrt(2)", "1", "2"], ["1.414213562373095", "1", "2"]))
    assert shown(view)["JS"] == "≈ 0 bits"
    assert {cell for row in view.tables[0].rows for cell in row[3:]} == {"≈ 0"}


def test_roots_of_one_distribution_are_one_to_sixteen_digits() -> None:
    view = page(state(["sqrt(2)", "1"], ["2", "sqrt(2)"]))
    assert said(view).startswith("To sixteen digits p and q are one distribution: D(p‖q) = D(q‖p) = 0 bits")


def test_q_has_as_many_outcomes_as_p() -> None:
    before = State()
    after, notices = from_stage(before, {"p": [["0.5"], ["0.5"]]}, moved="p")
    assert notices == []
    assert after.q.shape == (2, 1)
