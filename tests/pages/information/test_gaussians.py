"""Gaussian fits say what is so: every phrase is held against sums over a fine grid, for states of many kinds."""

import math
import re
from random import Random

import numpy as np
import pytest

from pages.information.divergence import State, gaussians, page
from pages.shared.state import from_address
from tests.pages.looks.gaussians import Found
from tests.pages.programs import check_program, said, shown

NUMBER = r"(−?[\d.]+(?:·10[⁻\d]+|·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?)"
D = rf"(≈|<) {NUMBER} bits?"
ABOVE = rf"(?:its least, to {NUMBER} bits?|{NUMBER} bits? above its least)"
BEST = (
    r"(?:The best q of D\(q‖p\) "
    r"(picks one hump, either of them|covers both humps|picks the left hump|picks the right hump|has μ = .* and σ = .*)"
    r"|D\(q‖p\) has (two best q, equally good))"
)
WHERE = rf"d [=≈] {NUMBER} widths(?:, and up to 12 it leaps nowhere, to 0\.02 σ|, and up to 12 it leaps at d ≈ [\d. and]+)\."
TWO = re.compile(
    rf"D\(p‖q\) {D} is {ABOVE}, and D\(q‖p\) {D} is {ABOVE}(?:: (D\(p‖q\)|D\(q‖p\)) is nearer to its least)?\. {BEST}: {WHERE}"
)
SUPER = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")
CLOSE = 6e-4
KINDS = (
    "m=-3,3,0",
    "m=-2,2,0&s=1,1,2.046",
    "m=0,0,0&s=0.1,2,1",
    "m=0,6,0&s=3,0.1,1",
    "m=0,0.001,0",
    "m=5,-5,1&s=1,2,3&w=0.999",
    "m=1000,-1000,0&s=100,0.01,100",
    "m=0,1,0&s=0.01,0.01,0.01",
    "m=-2.8,2.8,2.768&s=1,1,1.044",
    "w=0.000001",
)


def read(text: str) -> float:
    lead, _, power = text.partition("·10")
    return float(f"{lead.translate(SUPER)}e{power.translate(SUPER) or 0}")


def state(link: str) -> State:
    found, notices = from_address(State, {"show": "gaussians", **dict(part.split("=") for part in link.split("&"))})
    assert not notices, notices
    return found


def drawn(seed: Random) -> str:
    m = ",".join(str(round(seed.uniform(-4, 4), 1)) for _ in range(3))
    s = ",".join(str(seed.choice([1, 1, 0.5, 2, 0.2])) for _ in range(3))
    return f"m={m}&s={s}&w={seed.choice([0.5, 0.5, 0.1, 0.45, 0.7, 0.95])}"


@pytest.mark.parametrize("link", [*KINDS, *(drawn(Random(k)) for k in range(12))])
def test_what_is_said_is_so(link: str) -> None:
    given = state(link)
    view, found = page(given), Found(given)
    match = TWO.fullmatch(said(view))
    assert match, said(view)
    groups = match.groups()
    there, back, best = found.there(*found.q), found.back(*found.q), found.best()
    least, deepest = (
        found.there(found.mean, found.sd),
        min(found.back(*best), found.back(found.m[0], found.s[0]), found.back(found.m[1], found.s[1])),
    )
    for (sign, text), true in ((groups[0:2], there), (groups[4:6], back)):
        assert abs(read(text) - true) <= CLOSE * abs(true) if sign == "≈" else true < read(text) + 1e-12
    for text, true in ((groups[3], there - least), (groups[7], back - deepest)):
        if text:
            assert abs(read(text) - true) <= CLOSE * abs(true) + 1e-7 * max(1, there if true == there - least else back)
        else:
            assert abs(true) < 1e-6 * max(1, back)
    if groups[8] and abs((there - least) - (back - deepest)) > 1e-6:
        assert (groups[8] == "D(p‖q)") == (there - least < back - deepest)
    of = found.shares(*best)
    match groups[9]:
        case "covers both humps":
            assert min(of) >= 0.499
            assert max(abs(m - best[0]) for m in found.m[:2]) <= 2.01 * best[1]
        case "picks one hump, either of them":
            assert min(of) <= 0.101
            assert found.w == (0.5, 0.5)
        case "picks the left hump" | "picks the right hump":
            picked = 0 if of[0] > of[1] else 1
            assert of[1 - picked] <= 0.101
            assert (groups[9] == "picks the left hump") == (found.m[picked] < found.m[1 - picked])
        case text if text and text.startswith("has"):
            assert min(of) > 0.099
    assert all(proof.ok for proof in view.proofs)


@pytest.mark.parametrize("w", ["0", "1"])
def test_one_hump_has_a_closed_form(w: str) -> None:
    view = page(state(f"m=1,-1,0.5&s=2,1,1&w={w}"))
    m, s = (1, 2) if w == "1" else (-1, 1)
    there = (math.log(1 / s) + (s * s + (m - 0.5) ** 2) / 2 - 0.5) / math.log(2)
    assert said(view).startswith("p is one Gaussian, and between two there is a closed form: D(p‖q) ≈ ")
    assert view.numbers[0][0].value == pytest.approx(there, rel=1e-14)
    assert shown(view)["leap"] == "–"
    check_program(view, {})


@pytest.mark.parametrize("link", ["m=2,2,2&s=1,1,1", "m=0,2,2&s=1,1,1&w=0"])
def test_q_that_is_p(link: str) -> None:
    assert said(page(state(link))) == "p is one Gaussian, and q is the same: D(p‖q) = D(q‖p) = 0 bits."


@pytest.mark.parametrize("example", gaussians.EXAMPLES, ids=lambda example: example.title)
def test_the_program_prints_the_numbers(example: object) -> None:
    check_program(page(example.state), {"D(p‖q)": 1.0, "D(q‖p)": 1.0})  # type: ignore[attr-defined]


def test_a_hand_is_answered_without_what_takes_long_and_the_rest_is_the_same() -> None:
    given = state("w=0.4321")
    assert shown(gaussians.led(given))["leap"] == "–"
    assert "leaps" not in said(gaussians.led(given))
    assert shown(page(given))["leap"] != "–"
    assert said(gaussians.led(given)) == said(page(given))
    assert len(gaussians.led(state("w=0.4322")).figures) == 2


def test_buttons_take_the_best_q() -> None:
    for name, which in (("forward", "D(p‖q)"), ("backward", "D(q‖p)")):
        kind = State.__dataclass_fields__[name].metadata["parameter"]
        taken = kind.acted(state("m=-3,3,1"))
        assert f"{which} ≈" in said(page(taken))
        assert re.search(rf"{re.escape(which)} ≈ [\d.]+ bits is its least, to", said(page(taken)))


@pytest.mark.parametrize("link", ["m=0,6,0&s=3,0.1,1", "m=-100,3,0", "m=0,0,0&s=0.1,2,1"])
def test_the_point_of_the_distance_is_the_best_width_and_lies_on_its_curve(link: str) -> None:
    found = Found(state(link))
    widths = page(found.state).figures[1]
    marks = {mark.name: mark.points for mark in widths.marks}
    (d,), (sigma,) = marks["here"].reshape(2, 1).tolist()
    assert d == pytest.approx(found.d)
    assert sigma == pytest.approx(found.best()[1], rel=1e-3)
    assert np.interp(d, *marks["width backward"]) == pytest.approx(sigma, rel=1e-3)


def test_a_top_that_is_cut_off_is_told() -> None:
    for link, told in (("m=-3,3,3&s=1,1,0.01", "cut off here: its top is at 39.89"), ("m=-3,3,3&s=1,1,1", "")):
        called = next(mark.called for mark in page(state(link)).figures[0].marks if mark.name == "q")  # type: ignore[attr-defined]
        assert told in called
        assert told or "cut" not in called
