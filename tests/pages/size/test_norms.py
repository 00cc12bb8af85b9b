"""Norms: what is said, shown and exported, held against exact answers for states whose facts are easily told wrong."""

import math
import re
from random import Random
from typing import Any

import mpmath
import numpy as np
import pytest

from core.numbers.arrays import InputError, matrix, read
from pages.main import PAGES
from pages.shared.carried import carried
from pages.shared.state import from_address, from_stage, link
from pages.shared.view import View
from pages.size.norms import ANY_SIZE, PLANE, State, page
from tests.pages.programs import check_program, said, shown

POWERS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")
NUMBER = re.compile(r"−?(?:∞|(?:\d+(?:\.\d+)?·)?10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d+(?:\.\d+)?)")
EXPONENTS = ["0.5", "0.7", "0.95", "1", "1.2", "1.5", "2", "3", "7.5", "100", "inf"]
ENTRIES = ["0", "1", "-1", "2", "-2", "3", "0.5", "1/3", "-0.36", "3.24", "1e300", "-1e300", "1e-300", "3e150", "1e-9", "1.0000001"]
UP_TO_16 = mpmath.mpf(10) ** -15


def value(text: str) -> mpmath.mpf:
    """Return the number that a text shows."""
    sign, text = (-1, text[1:]) if text.startswith("−") else (1, text)
    if text == "∞":
        return mpmath.inf * sign
    mantissa, ten, power = text.rpartition("10") if re.fullmatch(r"(.*·)?10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+", text) else (text, "", "")
    size = mpmath.mpf(mantissa.rstrip("·") or 1)
    return sign * size * (mpmath.mpf(10) ** int(power.translate(POWERS)) if ten else 1)


def agrees(text: str, truth: Any, digits: int = 4) -> bool:
    """Return whether a text is what truth is to some digits."""
    found = value(text)
    if found == truth or not truth:
        return bool(found == truth)
    last = mpmath.mpf(10) ** (mpmath.floor(mpmath.log10(abs(truth))) - digits + 1)
    return bool(abs(found - truth) <= mpmath.mpf("0.5001") * last)


def entry(text: str) -> mpmath.mpf:
    above, _, below = text.partition("/")
    return mpmath.mpf(above) / mpmath.mpf(below or 1)


def long(v: list[Any], p: Any) -> Any:
    sizes = [abs(c) for c in v]
    return max(sizes) if p == mpmath.inf else mpmath.fsum(c**p for c in sizes) ** (1 / p)


def state(shown: Any, p: str, x: str, y: str, alpha: float = -1.5) -> State:
    first, second = (read(text, PLANE, is_vector=True) for text in (x, y))
    return State(show=shown, p=math.inf if p == "inf" else float(p), x=first, y=second, alpha=alpha)


def some(count: int) -> list[tuple[str, str, str]]:
    """Return exponents with two vectors, drawn so that they are often parallel, 0, or of very different sizes."""
    found = []
    for k in range(count):
        random = Random(f"norms {k}")
        x, y = ([random.choice(ENTRIES) for _ in range(2)] for _ in range(2))
        if random.random() < 0.2:
            y = [*x]
        found.append((random.choice(EXPONENTS), ",".join(x), ",".join(y)))
    return found


NAMED = [("0.5", "1,0", "-0.36,3.24"), ("2", "1,0", "1,1e-300"), ("2", "1,0", "1,1e-20"), ("1", "0,0", "0,0"), ("inf", "2,2", "2,-2")]


@pytest.mark.parametrize(("p", "x", "y"), [*NAMED, *some(160)])
def test_what_is_said_of_a_sum_is_so(p: str, x: str, y: str) -> None:
    view = page(state("triangle", p, x, y))
    text, numbers = said(view), shown(view)
    with mpmath.workdps(700):
        exponent = mpmath.mpf(p)
        u, v = ([entry(c) for c in vector.split(",")] for vector in (x, y))
        lengths = [long(w, exponent) for w in (u, v, [a + b for a, b in zip(u, v, strict=True)])]
        both, gap = lengths[0] + lengths[1], lengths[0] + lengths[1] - lengths[2]
        for name, truth in zip(("‖x‖ₚ", "‖y‖ₚ", "‖x + y‖ₚ"), lengths, strict=True):
            assert agrees(numbers[name], truth), name
        is_zero = abs(gap) <= both * mpmath.mpf(10) ** -600
        is_known = abs(gap) > both * mpmath.mpf(10) ** -44 or both == 0 or (exponent < 1 and not is_zero)
        assert "645" not in text
        if exponent == mpmath.mpf("0.5"):
            assert numbers["gap"] != "≈ 0"
            assert "digits" not in text
        if numbers["gap"].startswith("<"):
            assert abs(gap) < value(numbers["gap"][2:]) * 10
        elif numbers["gap"].startswith("≈"):
            assert is_zero
        else:
            assert agrees(numbers["gap"], 0 if is_zero else gap)
        turns, along = u[0] * v[1] - u[1] * v[0], u[0] * v[0] + u[1] * v[1]
        if "The triangle inequality is broken" in text:
            assert is_known
            assert gap < 0
            assert exponent < 1
            longer, *times = NUMBER.findall(text)
            assert agrees(longer, -gap)
            assert agrees(times[0] if times else "1", lengths[2] / both, 5)
        elif "point the same way" in text:
            assert turns == 0 < along
        elif "though they point different ways" in text:
            assert turns or along < 0
            assert not is_known
            assert ("straight edges" in text) == (exponent >= 1)
        elif "is 0: x + y is as long" in text:
            assert (any(u), any(v)) == ((True, False) if text.startswith("y") else (False, True))
        elif text.startswith("x and y are 0"):
            assert not any(u)
            assert not any(v)
        elif "by less than 10⁻⁴⁵ of that" in text:
            assert abs(gap) < both * mpmath.mpf(10) ** -44
            assert exponent >= 1
            assert turns or along < 0
        else:
            assert gap > 0
            shorter, sum_, together = NUMBER.findall(text)[:3]
            assert agrees(shorter, gap)
            assert agrees(sum_, lengths[2])
            assert agrees(together, both)
            assert ("other vectors break that" in text) == (exponent < 1)
        assert ("too small for float64" in text) == (is_known and 0 < abs(gap) < mpmath.mpf(2) ** -1022)
        [table] = view.tables
        assert ("broken" in table.rows[2]) == (is_known and gap < 0)
        assert ("no norm" in table.note) == (exponent < 1)
    check_proofs(view)


@pytest.mark.parametrize(
    ("p", "x", "y", "gap", "compared"),
    [
        ("0.5", "1e300,0", "0,1", "−2·10¹⁵⁰", "10³⁰⁰ + 1 + 2·10¹⁵⁰ > 10³⁰⁰ + 1"),
        ("0.5", "1,0", "0,1e-80", "−2·10⁻⁴⁰", "1 + 10⁻⁸⁰ + 2·10⁻⁴⁰ > 1 + 10⁻⁸⁰"),
        ("0.5", "1,0", "-0.36,3.24", "0", "6.76 = 1 + 5.76"),
        ("2", "1,0", "1,1e-20", "2.5·10⁻⁴¹", "1 + 1 − 2.5·10⁻⁴¹ < 1 + 1"),
        ("2", "1,0", "1,1e-300", "< 2·10⁻⁴⁵", "‖x + y‖ < 1 + 1"),
        ("2", "1,0", "2,0", "0", "3 = 1 + 2"),
        ("2", "sqrt(2),2", "1,sqrt(2)", "≈ 0", "4.182 ≈ 2.449 + 1.732"),
    ],
)
def test_what_four_digits_do_not_tell_apart_is_told_apart(p: str, x: str, y: str, gap: str, compared: str) -> None:
    view = page(state("triangle", p, x, y))
    assert shown(view)["gap"] == gap
    assert view.tables[0].rows[2][1] == compared
    assert " 1 times as long" not in said(view)


@pytest.mark.parametrize(
    ("p", "x", "y", "gap", "words"),
    [
        ("2", "sqrt(2),0", "1,0", "0", "x and y point the same way"),
        ("0.5", "0,3", "0,pi", "0", "x and y point the same way"),
        ("1", "sqrt(2),2", "1,sqrt(2)", "0", "To sixteen digits, x and y point the same way"),
        ("2", "sqrt(2),2", "1,sqrt(2)", "≈ 0", "To sixteen digits, x and y point the same way"),
        ("inf", "sqrt(2),1", "1,-0.5", "0", "though they point different ways: the ball has straight edges."),
        ("inf", "-pi,1e300", "pi,1e-300", "≈ 0", ", to sixteen digits, though they point different ways: the ball has"),
        ("1", "sqrt(2),1", "1,3", "0", "though they point different ways: the ball has straight edges."),
    ],
)
def test_a_root_is_sixteen_digits_only_where_it_counts(p: str, x: str, y: str, gap: str, words: str) -> None:
    view = page(state("triangle", p, x, y))
    assert shown(view)["gap"] == gap
    assert words in said(view)
    assert ("sixteen" in said(view)) == ("sixteen" in words)


def test_a_ratio_that_is_nearly_one_is_told_by_what_it_differs() -> None:
    view = page(state("triangle", "0.5", "1,0", "0,1e-80"))
    assert shown(view)["‖x + y‖/(‖x‖ + ‖y‖)"] == "1 + 2·10⁻⁴⁰"
    assert said(view) == "The triangle inequality is broken: x + y is 2·10⁻⁴⁰ longer than x and y together."


@pytest.mark.parametrize(("p", "x", "y"), [*NAMED, ("1.5", "4,1", "2,1"), ("1", "2,1", "1,1"), *some(160)])
def test_what_is_said_of_a_dot_product_is_so(p: str, x: str, y: str) -> None:
    view = page(state("dual", p, x, y))
    text, numbers = said(view), shown(view)
    with mpmath.workdps(700):
        exponent = mpmath.mpf(p)
        u, v = ([entry(c) for c in vector.split(",")] for vector in (x, y))
        dot = u[0] * v[0] + u[1] * v[1]
        assert agrees(numbers["x·y"], dot)
        if exponent < 1:
            assert "there is no dual q" in text
            assert numbers["q"] == numbers["‖y‖_q"] == "–"
            return
        q = mpmath.inf if exponent == 1 else mpmath.mpf(1) if exponent == mpmath.inf else exponent / (exponent - 1)
        bound = long(u, exponent) * long(v, q)
        assert agrees(numbers["q"], q)
        assert agrees(numbers["‖x‖ₚ·‖y‖_q"], bound)
        assert abs(dot) <= bound * (1 + mpmath.mpf(10) ** -600)
        if "y reaches it" in text:
            assert bound - abs(dot) <= bound * UP_TO_16
            assert "sixteen" in text or bound - abs(dot) <= bound * mpmath.mpf(10) ** -680
        elif "Hölder’s bound." in text:
            assert bound == 0
        elif text.startswith("x·y = 0"):
            assert dot == 0 < bound
        else:
            assert bound - abs(dot) > bound * UP_TO_16 / 10
            assert agrees(NUMBER.findall(text)[0], abs(dot))
            share = re.search(r"is (all but )?([^ ]+)\u00a0% of", text)
            assert share
            part = 100 * (1 - abs(dot) / bound) if share[1] else 100 * abs(dot) / bound
            assert agrees(share[2], part, 2 if share[1] else 3)
        is_beyond = any(size and not mpmath.mpf(2) ** -1022 <= size < mpmath.mpf("1.7976931348623158e308") for size in (bound, abs(dot)))
        assert ("into float64" in text) == (is_beyond and bound > 0)
        if numbers["y*"] != "–":
            tight = [value(one) for one in NUMBER.findall(numbers["y*"])]
            assert abs(long(tight, q) - 1) < 2e-3
            assert abs(u[0] * tight[0] + u[1] * tight[1] - long(u, exponent)) <= 2e-3 * long(u, exponent)
    check_proofs(view)


MATRICES = [
    *("0,0;0,0", "1,2;-1,1", "1,2;2,4", "1e300,1;1,1e-300", "1e-300,0;0,2e-300", "1,1;1,1.0000000001", "0,1;0,0", "3", "1,2,3", "1;2;-2"),
    *("1,2,3;4,5,6;7,8,9", "1,0,0;0,1,0;0,0,1", "1e300,-1e300;1e300,1e300", "1/3,0.1;0.2,-1/7", "0,0,0;0,5,0", "1,-1;1,1"),
    ";".join(",".join(str((3 * i + 5 * j) % 8) for j in range(8)) for i in range(8)),
]


@pytest.mark.parametrize("A", MATRICES)
@pytest.mark.parametrize("kind", ["induced", "frobenius", "nuclear"])
@pytest.mark.parametrize("p", ["0.5", "1", "1.5", "2", "3", "inf"])
def test_what_is_said_of_a_matrix_is_so(A: str, kind: Any, p: str) -> None:
    if kind != "induced" and p != "2":
        return
    view = page(State(show=kind, p=math.inf if p == "inf" else float(p), A=read(A, ANY_SIZE)))
    text, numbers = said(view), shown(view)
    with mpmath.workdps(700):
        exact = mpmath.matrix([[entry(c) for c in row.split(",")] for row in A.split(";")])
        unit = max(abs(c) for c in exact) or mpmath.mpf(1)
        with mpmath.workdps(60):
            sigma = sorted((abs(s) * unit for s in mpmath.svd_r(exact / unit, compute_uv=False)), reverse=True)
        truth = {
            "‖A‖₂": sigma[0],
            "‖A‖_F": mpmath.sqrt(mpmath.fsum(c**2 for c in exact)),
            "‖A‖_*": mpmath.fsum(sigma),
            "‖A‖₁": max(mpmath.fsum(abs(c) for c in exact[:, j]) for j in range(exact.cols)),
            "‖A‖_∞": max(mpmath.fsum(abs(c) for c in exact[i, :]) for i in range(exact.rows)),
        }
        for name, size in truth.items():
            assert agrees(numbers[name], size), name
        known = {"1": "‖A‖₁", "2": "‖A‖₂", "inf": "‖A‖_∞"}
        if kind == "induced" and p in known:
            assert numbers["‖A‖ₚ"] == numbers[known[p]]
        if kind == "induced" and p in {"1.5", "3"}:
            at_least, at_most = value(numbers["‖A‖ₚ"].lstrip("≥ ")), value(numbers["‖A‖ₚ at most"])
            assert at_least <= at_most
            assert ("Of all that was tried" in text) == ("≥" in numbers["‖A‖ₚ"])
            rng = np.random.default_rng(1)
            for column in [*rng.normal(size=(40, exact.cols)), *np.eye(exact.cols)]:
                x = mpmath.matrix(column.tolist())
                stretched = long([*(exact * x)], mpmath.mpf(p)) / long([*x], mpmath.mpf(p))
                assert stretched <= at_most * (1 + mpmath.mpf("5e-4") * ("≥" not in numbers["‖A‖ₚ"]))
        assert ("takes every x to 0" in text) == (truth["‖A‖₂"] == 0)
        assert ("Only one singular value" in text) == (kind != "induced" and is_rank_one(exact))
    check_proofs(view)


def is_rank_one(A: Any) -> bool:
    """Return whether all minors of order 2 are 0, and A is not."""
    pairs = [(i, k, j, m) for i in range(A.rows) for k in range(i) for j in range(A.cols) for m in range(j)]
    minors = [(A[i, j] * A[k, m], A[i, m] * A[k, j]) for i, k, j, m in pairs]
    return any(A) and all(abs(one - other) <= abs(one) * mpmath.mpf(10) ** -600 for one, other in minors)


def check_proofs(view: View) -> None:
    for proof in view.proofs:
        assert proof.ok, (proof.name, proof.residual, proof.bound)


# ---- what can be done


@pytest.mark.parametrize(("x", "p", "y"), [("1,1", 0.5, "8,0"), ("2,1", 0.5, None), ("-3,0", 0.7, "0,3"), ("1e300,1e-300", 0.9, None)])
def test_find_one_breaks_the_triangle_inequality(x: str, p: float, y: str | None) -> None:
    before = State(p=p, x=read(x, PLANE, is_vector=True))
    after, notices = from_stage(before, {}, [{"action": "find", "final": True}])
    assert notices == []
    assert y is None or str(after.y) == y
    assert "is broken" in said(page(after))
    assert from_address(State, dict(part.split("=", 1) for part in link(after).split("&")))[0] == after


@pytest.mark.parametrize(
    ("x", "p", "words"),
    [
        ("2,1", 1.0, "There is none for p = 1: for p ≥ 1 the ball is convex"),
        ("2,1", math.inf, "There is none for p = ∞"),
        ("0,0", 0.5, "There is none for x = 0"),
        ("1e300,1e300", 0.5, "There is one, with an entry of 8·10³⁰⁰"),
    ],
)
def test_where_there_is_none_it_is_said_why(x: str, p: float, words: str) -> None:
    before = State(p=p, x=read(x, PLANE, is_vector=True))
    after, [notice] = from_stage(before, {}, [{"action": "find", "final": True}])
    assert after == before
    assert notice.at == "find"
    assert notice.say.startswith(words)


def test_a_matrix_that_is_brought_here_is_shown() -> None:
    svd = PAGES["svd"].State()
    for been in ({}, {"norms": State(show="dual")}, {"norms": State(show="nuclear")}):
        [take] = [take for take in carried("svd", svd, PAGES, been) if take.page == "norms"]
        assert take.values["show"] == ("nuclear" if been.get("norms", State()).show == "nuclear" else "induced")


def test_numbers_of_any_size_go_through_a_link() -> None:
    text = "x=1e300,-1e-300&y=1e300,1&p=inf&A=1e300,1e-300;0,1&show=dual"
    found, notices = from_address(State, dict(part.split("=", 1) for part in text.split("&")))
    assert notices == []
    assert [float(c) for c in found.x.value] == [1e300, -1e-300]
    _, notices = from_address(State, {"x": "1e301,0", "p": "0.4"})
    assert len(notices) == 2
    with pytest.raises(InputError):
        read("1e-301,0", PLANE, is_vector=True)


@pytest.mark.parametrize("show", ["triangle", "multiple", "dual", "induced", "frobenius", "nuclear"])
@pytest.mark.parametrize("p", [0.5, 1.0, 1.5, 2.0, 3.7, 100.0, math.inf])
def test_the_program_prints_the_numbers(show: Any, p: float) -> None:
    for x, y, A in (
        ("2,1", "-1,1.5", "1,2;-1,1"),
        ("1e300,3e-300", "-5e299,1", "1e300,-5e299;2e299,1"),
        ("1e-300,2e-300", "3e-300,0", "1e-300,2e-300,0;0,0,5e-300"),
        ("0,0", "1,0", "0,0;0,0"),
    ):
        view = page(
            State(show=show, p=p, x=read(x, PLANE, is_vector=True), y=read(y, PLANE, is_vector=True), A=read(A, ANY_SIZE), alpha=0.7)
        )
        check_program(view, {})
        assert matrix is not None
