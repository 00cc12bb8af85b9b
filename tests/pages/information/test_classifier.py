"""What is said of a classifier is so: every phrase and number is held against answers of many digits, for states of all kinds."""

import math
import re
from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import Any

import mpmath
import pytest

from core.numbers.named import completed
from pages.information.divergence import State, page
from pages.shared.state import from_address, from_stage
from pages.shared.view import View
from tests.pages.information.phrases import judged
from tests.pages.information.test_divergence import is_named, is_so_near
from tests.pages.information.test_entropy import CLOSE, NUMBER, UNIT, is_near
from tests.pages.programs import check_program, said, shown

DIGITS = 120
KINDS: dict[str, Callable[[Random], list[str]]] = {
    "whole": lambda seed: [str(seed.randint(-3, 3)) for _ in range(seed.randint(1, 6))],
    "decimals": lambda seed: [f"{seed.uniform(-5, 5):.2f}" for _ in range(seed.randint(2, 6))],
    "equal": lambda seed: [seed.choice(["0", "-2.5", "1/3", "1e9"])] * seed.randint(1, 8),
    "tied": lambda seed: seed.sample(["4", "4", *(str(seed.randint(-4, 3)) for _ in range(seed.randint(0, 4)))], k=2),
    "far": lambda seed: [seed.choice(["1e9", "-1e9", "1e4", "-1e4", "0", "1"]) for _ in range(seed.randint(2, 5))],
    "near": lambda seed: [f"1.{seed.randint(0, 9):013d}" for _ in range(seed.randint(2, 4))],
    "roots": lambda seed: [seed.choice(["sqrt(2)", "2/sqrt(2)", "ln(28)", "ln(9)", "0", "pi"]) for _ in range(seed.randint(2, 4))],
    "many": lambda seed: [str(seed.randint(-9, 9)) for _ in range(60)],
}
LEAST = mpmath.mpf(10) ** -300
SIGNED = rf"([=≈<]) {NUMBER}"
TOP = rf"q {SIGNED}"
DESCENT = r"Descent (raises|lowers) the logits? of (.*?) and (raises|lowers) (the others?|the logits? of .*?)\."
FIFTY = mpmath.mpf(10) ** -38


def logit(text: str) -> Any:
    """Return what a logit is, with many digits."""
    known = {"sqrt(2)": mpmath.sqrt(2), "2/sqrt(2)": mpmath.sqrt(2), "ln(28)": mpmath.log(28), "ln(9)": mpmath.log(9), "pi": mpmath.pi}
    return known[text] if text in known else mpmath.mpf(Fraction(text).numerator) / Fraction(text).denominator


def softmax(z: list[Any], T: Any) -> tuple[list[Any], list[Any]]:
    """Return the softmax of logits, and ln of one over it."""
    top = z.index(max(z))
    powers = [mpmath.exp((one - z[top]) / T) for one in z]
    rest = mpmath.fsum(powers[:top] + powers[top + 1 :])
    log = mpmath.log1p(rest) if rest > mpmath.mpf(10) ** -60 else rest - rest**2 / 2
    return [power / (1 + rest) for power in powers], [log - (one - z[top]) / T for one in z]


def excess(p: Any, q: Any, cost: Any, least: Any) -> Any:
    """Return what a class adds to D(p‖q), with q − p, which sums to 0: so a tiny D is not lost among terms that cancel."""
    u = cost - least
    return q if not p else p * u * u / 2 if abs(u) < mpmath.mpf(10) ** -40 else p * u - p + q


class Truth:
    """What is so of logits, and of what is true, found here."""

    def __init__(self, given: State) -> None:
        with mpmath.workdps(DIGITS):
            self.z, self.t = ([logit(row[0]) for row in of.text] for of in (given.z, given.t))
            self.T, self.label, self.n = mpmath.mpf(str(given.T)), given.label - 1, len(self.z)
            self.is_taught, self.unit = given.target == "teacher", given.unit
            epsilon, base = mpmath.mpf(str(given.eps)), mpmath.log(2) if given.unit == "bits" else mpmath.mpf(1)
            self.q, costs = softmax(self.z, self.T)
            if self.is_taught:
                self.p, least = softmax(self.t, self.T)
            else:
                self.p = [epsilon / self.n + (1 - epsilon) * (i == self.label) for i in range(self.n)]
                least = [-mpmath.log(x) if x else mpmath.mpf(0) for x in self.p]
            self.loss, self.H = (mpmath.fsum(x * cost for x, cost in zip(self.p, of, strict=True)) / base for of in (costs, least))
            self.D = mpmath.fsum(map(excess, self.p, self.q, costs, least)) / base
            self.gradient = [(q - p) / self.T for q, p in zip(self.q, self.p, strict=True)]
            self.sizes = list(map(max, self.q, self.p))  # with which digits of each are lost
            if self.n > 1 and max(self.p) > 0.5:  # by what the others sum to
                k = self.p.index(max(self.p))
                for values, sign in ((self.gradient, -1), (self.sizes, 1)):
                    values[k] = sign * mpmath.fsum(values[:k] + values[k + 1 :])
            self.costs = [cost / base for cost in costs]
            self.top, self.taught = self.likeliest(self.z), self.likeliest(self.t)
            self.best = mpmath.inf if not epsilon else self.T * mpmath.log1p((1 - epsilon) * self.n / epsilon)
            others = self.z[: self.label] + self.z[self.label + 1 :]
            self.margin = self.z[self.label] - max(others) if others else mpmath.nan
        self.is_exact = given.z.exact is not None and (not self.is_taught or given.t.exact is not None)

    def likeliest(self, z: list[Any]) -> list[str]:
        """Return the names of the classes of the largest logit."""
        names = completed((), self.n)
        return [names[k] for k, one in enumerate(z) if max(z) - one < FIFTY]

    def side(self, sign: int) -> list[str]:
        """Return the names of the classes where the gradient has a sign."""
        names = completed((), self.n)
        return [names[k] for k, slope in enumerate(self.gradient) if sign * slope * self.T > FIFTY * self.sizes[k]]

    @property
    def is_least(self) -> bool:
        """Whether q is p, as far as so many digits tell."""
        return all(abs(slope) * self.T <= FIFTY * q for slope, q in zip(self.gradient, self.q, strict=True))

    def q_of(self, name: str) -> Any:
        """Return what is predicted for the class of a name."""
        return self.q[completed((), self.n).index(name)]


def is_q(sign: str, text: str, q: Any) -> bool:
    return is_so_near(sign, text, q) and (sign != "=" or abs(q * round(1 / q) - 1) < FIFTY)


def is_top(t: Truth, which: str, sign: str, text: str) -> bool:
    return is_named(which, t.top) and len(t.top) < t.n and is_q(sign, text, t.q_of(t.top[0]))


def is_same(sign: str, text: str, value: Any) -> bool:
    """Return whether a number is told, 0 by itself alone."""
    return bool(value == 0) if text == "0" else is_so_near(sign, text, value)


def is_descent(t: Truth, first: str, which: str, then: str, rest: str) -> bool:
    sides = {"raises": t.side(-1), "lowers": t.side(1)}
    if first == then or not is_named(which, sides[first]):
        return False
    if rest.startswith("the other"):
        return len(sides[first]) + len(sides[then]) == t.n and (rest == "the other") == (t.n == 2)
    return is_named(re.sub("^the logits? of ", "", rest), sides[then])


NAMED = r"(.+?)"
PHRASES: dict[str, Callable[..., bool]] = {
    rf"One class alone has q = 1: the loss is 0 {UNIT}, whatever its logit\.": lambda t: t.n == 1 and t.loss == 0,
    r"(?:Both|All (\d+)) logits are equal, and q is uniform(?:;|\.)": lambda t, n: len(t.top) == t.n == int(n or 2) and t.is_exact,
    r"To sixteen digits (?:both|all (\d+)) logits are equal, and q is uniform(?:;|\.)": (
        lambda t, n: len(t.top) == t.n == int(n or 2) and not t.is_exact
    ),
    rf"The likeliest class is {NAMED}, with {TOP}(?:;|\.)": lambda t, a, sign, q: len(t.top) == 1 and is_top(t, a, sign, q),
    rf"To sixteen digits {NAMED} are the likeliest classes, each with {TOP}(?:;|\.)": (
        lambda t, a, sign, q: not t.is_exact and len(t.top) > 1 and is_top(t, a, sign, q)
    ),
    rf"{NAMED} are the likeliest classes, each with {TOP}(?:;|\.)": (
        lambda t, a, sign, q: t.is_exact and len(t.top) > 1 and is_top(t, a, sign, q)
    ),
    rf"the label {NAMED} has {TOP}\.": lambda t, a, sign, q: (
        a == completed((), t.n)[t.label] and a not in t.top and is_q(sign, q, t.q_of(a)) and not t.is_taught
    ),
    rf"{NAMED} is the label\.": lambda t, a: a == completed((), t.n)[t.label] and a in t.top and not t.is_taught,
    r"the teacher agrees\.": lambda t: t.is_taught and t.taught == t.top,
    rf"by the teacher {NAMED} (is|are)\.": (
        lambda t, a, verb: t.is_taught and is_named(a, t.taught) and t.taught != t.top and (verb == "is") == (len(t.taught) == 1)
    ),
    rf"q is p, and no loss is less: H\(p\) {SIGNED} {UNIT}\.": (
        lambda t, sign, H: t.is_exact and t.is_least and is_same(sign, H, t.H)
    ),
    rf"To sixteen digits q is p, and no loss is less: H\(p\) {SIGNED} {UNIT}\.": (
        lambda t, sign, H: not t.is_exact and t.D < 1e-28 and is_same(sign, H, t.H)
    ),
    rf"The loss, (?:log₂|ln) 1/q of the label, is D\(p‖q\) {SIGNED} {UNIT} alone: H\(p\) = 0\.": (
        lambda t, sign, D: t.H == 0 and not t.is_taught and is_same(sign, D, t.loss) and is_same(sign, D, t.costs[t.label])
    ),
    rf"The loss {SIGNED} {UNIT} is H\(p\) {SIGNED} {UNIT}, its least, and D\(p‖q\) {SIGNED} {UNIT}\.": (
        lambda t, sign, loss, other, H, third, D: (
            is_same(sign, loss, t.loss) and is_same(other, H, t.H) and is_same(third, D, t.D) and t.H > 0 and not t.is_least
        )
    ),
    DESCENT: is_descent,
}  # fmt: skip


def differing(view: View, truth: Truth) -> list[str]:
    """Return which numbers, and entries of the table, are not what they are called."""
    t, found = truth, []
    values = {"loss": t.loss, "H(p)": t.H, "D(p‖q)": t.D, "q of the label": t.q[t.label], "margin": t.margin, "best margin": t.best}
    for name, text in shown(view).items():
        if name in {"likeliest", "by the teacher"}:
            if not is_named(text, t.top if name == "likeliest" else t.taught):
                found.append(f"{name} {text}")
        elif not holds(text, values[name], t) and not (t.n == 1 and text == "–"):
            found.append(f"{name} {text}")
    (table,) = view.tables
    for i, row in enumerate(table.rows):
        for text, value in zip(
            row[-5 - t.is_taught :], [*([t.t[i]] * t.is_taught), t.z[i], t.p[i], t.q[i], t.costs[i], t.gradient[i]], strict=True
        ):
            if not holds(text, value, t):
                found.append(f"{row[0]} {text} {mpmath.nstr(value, 8)}")
        if row[-1] == "0" and t.is_exact and row[0] in [*t.side(1), *t.side(-1)]:
            found.append(f"{row[0]} has a gradient")
    return found


def holds(text: str, value: Any, t: Truth) -> bool:
    """Return whether a number tells a value; 0 that it is none, or to sixteen digits none."""
    text = re.sub(rf" {UNIT}$", "", text)
    if text == "∞":
        return bool(mpmath.isinf(value))
    if text == "–":
        return bool(mpmath.isnan(value))
    if text[:2] in {"< ", "> "}:
        return bool(0 < (value if text[0] == "<" else -value) <= LEAST)
    if text == "0":
        return bool(abs(value) <= (FIFTY if t.is_exact else 1e-14))
    return is_near(text, value) if value > 0 else text.startswith("−") and is_near(text[1:], -value)


def state(z: list[str], **more: Any) -> State:
    found, notices = from_address(State, {"show": "loss", "z": ",".join(z), **{name: str(value) for name, value in more.items()}})
    assert notices == [], notices
    return found


def given(kind: str, k: int) -> State:
    """Return a state of a kind."""
    seed = Random(f"{kind} {k}")
    z = KINDS[kind](seed)
    more: dict[str, Any] = {
        "label": seed.randint(1, len(z)),
        "T": seed.choice([1, 1, 0.01, 0.1, 4, 100]),
        "unit": seed.choice(["bits", "nats"]),
    }
    if seed.random() < 0.3:
        t = seed.choice([z, z[::-1], [str(Fraction(x) + 1) if re.fullmatch(r"-?\d", x) else x for x in z], ["0"] * len(z)])
        return state(z, target="teacher", t=",".join(t), **more)
    return state(z, eps=seed.choice([0, 0, 0.1, 0.5, 1, 1e-12]), **more)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_said_is_so(kind: str) -> None:
    for k in range(4 if kind == "many" else 24):
        shows = given(kind, k)
        view, truth = page(shows), Truth(shows)
        with mpmath.workdps(DIGITS):
            assert judged(view, truth, PHRASES) == [], (k, said(view), str(shows.z), str(shows.t), shows.T, shows.eps)
            assert differing(view, truth) == [], (k, str(shows.z), str(shows.t), shows.T, shows.eps, shows.target)
        assert [proof.name for proof in view.proofs if not proof.ok] == [], k


@pytest.mark.parametrize("kind", KINDS)
def test_the_program_prints_the_numbers(kind: str) -> None:
    for k in range(2):
        check_program(page(given(kind, k)), {"D(p‖q)": 1.0, "H(p)": 1e-3, "loss": 1e-3, "margin": 1.0})


def test_the_judge_sees_what_is_false() -> None:
    truth = Truth(state(["2", "1", "-1"], eps=0.1))
    assert judged(page(state(["2", "1", "-1"], eps=0.1)), truth, PHRASES) == []
    assert differing(page(state(["2", "1", "-1"], eps=0.1)), truth) == []
    for z, more in (
        (["2", "1.01", "-1"], {"eps": 0.1}),
        (["1", "2", "-1"], {"eps": 0.1}),
        (["2", "1", "-1"], {"eps": 0}),
        (["2", "1", "-1"], {"T": 2}),
    ):
        assert judged(page(state(z, **more)), truth, PHRASES), z
        assert differing(page(state(z, **more)), truth), z


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ({"z": "1,2", "label": "3"}, "label in the link: 3 is out of range here: 2 is the largest, and is taken."),
        ({"z": "1,2", "label": "0"}, "label in the link: 0 is out of range"),
        ({"z": "1,nan"}, "“nan” is not a finite number"),
        ({"z": "1,1e10"}, "too large"),
        ({"T": "0"}, "out of range"),
        ({"T": "1e3"}, "out of range"),
        ({"eps": "-0.1"}, "out of range"),
        ({"z": ",".join("1" * 61)}, "61 × 1: up to 60 × 1"),
        ({"target": "student"}, "is not a choice"),
    ],
)
def test_what_cannot_be_is_refused_where_it_stands(link: dict[str, str], words: str) -> None:
    shows, notices = from_address(State, {"show": "loss", **link})
    assert words in notices[0].say, notices
    assert page(shows).seen.loss.n == shows.z.shape[0]


def test_the_label_is_one_of_the_classes_that_there_are() -> None:
    before = state(["1", "2", "3"], label=3)
    after, notices = from_stage(before, {"z": [["1"], ["2"]]}, moved="z")
    assert (after.label, after.t.shape, notices) == (2, (2, 1), [])


def test_names_of_classes_bring_their_logits() -> None:
    shows, notices = from_address(State, {"show": "loss", "z": "1,2", "classes": "cat,dog"})
    assert notices == []
    assert "the label dog" in said(page(shows)) or "dog is the label" in said(page(shows))
    assert math.isclose(float(page(shows).seen.loss.q[1]), 1 / (1 + math.exp(-1)))
    assert CLOSE < 1e-3


def seen_as(**link: str) -> View:
    found, notices = from_address(State, {"show": "loss", **link})
    assert notices == []
    return page(found)


def test_what_is_all_but_excluded_is_no_0() -> None:
    (table,) = seen_as(z="1e9,-1e9,0", label="2", T="0.01").tables
    assert [row[3] for row in table.rows] == ["1", "< 10⁻³⁰⁰", "< 10⁻³⁰⁰"]
    assert table.rows[0][4] == "< 10⁻³⁰⁰"


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ({"z": "0,1e-300", "target": "teacher", "t": "1e-9,0"}, "H(p) ≈ 1 bit, its least"),
        ({"z": "3,3,3,3", "label": "1", "eps": "0.5"}, "The loss = 2 bits is H(p) ≈ 1.549 bits"),
        ({"z": "1,2,3", "label": "1", "eps": "0.75"}, "is H(p) = 1.5 bits, its least"),
        ({"z": "3,3", "label": "1", "eps": "1"}, "no loss is less: H(p) = 1 bit."),
        ({"z": "1e-300,-1e-300", "target": "teacher", "t": "0,0"}, "D(p‖q) < 10⁻³⁰⁰ bits"),
        ({"z": "1e-30,0", "target": "teacher", "t": "0,0"}, "D(p‖q) ≈ 1.803·10⁻⁶¹ bits"),
    ],
)
def test_an_equals_sign_is_for_what_is_so_exactly(link: dict[str, str], words: str) -> None:
    view = seen_as(**link)
    assert words in said(view)
    assert [proof.name for proof in view.proofs if not proof.ok] == []
