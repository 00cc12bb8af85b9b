"""The page on factorizations, where it shows Cholesky: what is said is true, and agrees with what is shown and with the program."""

import re
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

from core.decompositions.factorizations.newton import Newton
from core.figures.decompositions.factorizations.cholesky import Use
from core.figures.film import place_at, texts_at
from core.numbers.arrays import matrix, vector
from pages.decompositions.factorizations import EXAMPLES, State, page
from pages.shared.state import settle
from tests.pages.programs import check_program, said

entries = st.one_of(st.integers(-3, 3).map(str), st.sampled_from(["1/3", "0.1", "-2/7", "sqrt(2)", "1e6", "0"]))
MOMENTS = st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.7, 0.9, 1.0])


def of(text: str, t: float = 1.0) -> State:
    return State(kind="cholesky", A=matrix(text), t=t)


def led(text: str, g: str) -> State:
    return State(kind="cholesky", A=matrix(text), use="newton", g=vector(g))


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (of("4 2; 2 3", 0.25), "Column 1: the root √4 = 2, and what stands below divided by it, are ℓ₁. ℓ₁·ℓ₁′ is taken from W."),
        (of("4 2; 2 3", 0.9), "Column 2: the last root, √2 = 1.414, and nothing is left of A."),
        (of("4 2; 2 3"), "A = LL′: it is symmetric and positive definite. Of 500 samples x = Lz, 477 lie in the ellipse"),
        (of("4"), "A = LL′: it is symmetric and positive definite, and L is its root."),
        (of("1 2; 2 1"), "because the leading 2 × 2 block is not positive definite: for x = (−2, 1), x′Ax is −3, and not positive."),
        (of("0 1; 1 1"), "A has no L, because its first entry is not positive: for x = (1, 0), x′Ax is 0, and not positive."),
        (of("2 1; 0 2"), "A is not symmetric: its entries (1, 2) and (2, 1) are 1 and 0, and LL′ always is."),
        (of("1 2 3"), "Only a square matrix can be LL′: A is 1 × 3."),
        (of("1 1/3; 1/3 1/9+1e-20"), "but only just: float64 does not find that, and numpy.linalg.cholesky refuses it."),
        (of("sqrt(2) 2; 2 sqrt(8)"), "To sixteen digits, A has no L, because the leading 2 × 2 block is not positive definite"),
        (led("4 2; 2 3", "1 1"), "Newton's step s, by Ly = −g and L′s = y, ends where the model g′p + ½p′Ap is least: at −0.1875."),
        (led("4 2; 2 3", "0 0"), "The model g′p + ½p′Ap begins where it is least, with g = 0, and Newton's step s is 0."),
        (
            led("1 2; 2 1", "1 0"),
            "A has no L. With τ = 1.3 on its diagonal its least λ, −1, becomes 0.3, and A + τI has one: s leads downhill",
        ),
        (led("1 2; 2 1", "1 0"), "With τ = 0 it would lead uphill, to a saddle."),
        (led("1 0.99999999999999; 0.99999999999999 1", "1 -1"), "ends where the model g′p + ½p′Ap is least: at −10¹⁴."),
        (led("1e9 0; 0 -1e-9", "1 1"), "A has no L. With τ = 10⁸ on its diagonal its least λ, −10⁻⁹, becomes 10⁸"),
        (led("1 2; 2 1", "1 1"), "With τ = 0 it would lead downhill as well, but to a saddle, and not to a least value."),
        (led("1 0; 0 -1", "1 1"), "With τ = 0 it would end as high as it begins, at a saddle."),
        (led("-2 0; 0 -1", "1 1"), "With τ = 0 it would lead uphill, to where the model is largest."),
        (led("1 1; 1 1", "1 0"), "With τ = 0 there is no such step, or there are many: A is singular."),
        (led("1 2; 2 1", "0 0"), "g is 0, and so is s: at a slope of 0 a Newton step stays."),
        (led("sqrt(2) 0; 0 -sqrt(2)", "1 1"), "With τ = 0 it would end as high as it begins, to sixteen digits, at a saddle."),
    ],
)
def test_what_is_said(state: State, words: str) -> None:
    assert words in said(page(settle(state)))


@given(st.data(), st.integers(1, 7), st.booleans(), MOMENTS, st.sampled_from(["samples", "newton"]))
def test_what_is_said_is_so(data: st.DataObject, n: int, is_mirrored: bool, t: float, use: Use) -> None:
    rows = data.draw(st.lists(st.lists(entries, min_size=n, max_size=n), min_size=n, max_size=n))
    if is_mirrored:
        rows = [[rows[min(i, j)][max(i, j)] for j in range(n)] for i in range(n)]
    A = matrix(rows)
    view = page(State(kind="cholesky", A=A, t=t, use=use, g=vector(data.draw(st.lists(entries, min_size=2, max_size=2)))))
    text = said(view)
    assert 20 < len(text) < 320
    assert ("not symmetric" in text) == (not view.seen.steps)
    if A.exact and (found := re.search(r"for x = \((.*)\), x′Ax is (\S+), and", text)):
        values = [Fraction(e.replace("−", "-")) for e in found[1].split(", ") if "·" not in e and "10" not in e]
        if len(values) == n and max(v.denominator for v in values) < 1000 and "·" not in found[2] and "0." not in found[1]:
            value = sum(values[i] * A.exact.rows[i][j] * values[j] for i in range(n) for j in range(n))
            assert value == view.seen.value or float(value) == pytest.approx(float(view.seen.value), rel=1e-3)
            assert value <= 0
    if "positive definite. Of" in text or "its root" in text:
        assert np.linalg.eigvalsh(A.value)[0] > 0
    assert all(proof.ok for proof in view.proofs), view.proofs
    size = float(np.abs(A.value).sum()) or 1.0
    check_program(view, {"least λ": size, "‖A − LL′‖ / ‖A‖": 1.0, "x′Ax": 1e3 * size, **_of_newton(view.seen.newton)})


def _of_newton(newton: Newton | None) -> dict[str, float]:
    """Return how large the numbers of a step are to rounding: those that a nearly singular matrix blows up move with its condition."""
    if newton is None:
        return {}
    lifted, plain = newton.values + newton.tau, np.abs(newton.values)
    kappa, gradient = lifted[-1] / max(lifted[0], 1e-100), float(newton.g @ newton.g)
    sizes = {"τ": newton.size, "least λ of A + τI": newton.size, "slope g′s": kappa * abs(newton.slope)}
    sizes["fall g′s + ½s′As"] = kappa * abs(newton.change) + newton.size * float(newton.s @ newton.s)
    return sizes | {"slope g′s, τ = 0": gradient * plain.max() / max(plain.min(), 1e-100) ** 2}


@pytest.mark.parametrize("state", [example.state for example in EXAMPLES if example.state.kind == "cholesky"])
def test_a_film_is_at_every_moment_what_is_drawn(state: State) -> None:
    for t in (0.0, 0.25, 0.5, 0.9, 1.0):
        view = page(replace(state, t=t))
        assert view.film
        if view.film.frames is None:
            assert not view.seen.steps
            continue
        frames = view.film.frames()
        marks: dict[str, Any] = {mark.name: mark for figure in view.figures for mark in figure.marks}
        assert set(frames.places) | set(frames.texts) <= set(marks)
        for name, places in frames.places.items():
            assert place_at(places, t) == pytest.approx(marks[name].points, nan_ok=True)
        for name, texts in frames.texts.items():
            assert [*texts_at(texts, t)] == [*marks[name].texts], name


def _number(text: str) -> sp.Expr:
    return sp.Rational(text.replace("−", "-"))


@given(st.data(), st.integers(1, 4), st.sampled_from([0, 0, 1]))
def test_why_there_is_no_L_is_exact(data: st.DataObject, n: int, off: int) -> None:
    """What is refused is not symmetric just there; the block that fails is the first whose determinant is not positive; x′Ax is exact."""
    whole = st.integers(-2, 3)
    rows = data.draw(st.lists(st.lists(whole, min_size=n, max_size=n), min_size=n, max_size=n))
    rows = [[rows[min(i, j)][max(i, j)] + off * (i > j) * data.draw(whole) for j in range(n)] for i in range(n)]
    text, A = said(page(State(kind="cholesky", A=matrix(rows)))), sp.Matrix(rows)
    if not A.is_symmetric():
        found = re.search(r"its entries \((\d), (\d)\) and \(\2, \1\) are (\S+) and (\S+), and", text)
        assert found
        i, j = int(found[1]) - 1, int(found[2]) - 1
        assert [_number(found[3]), _number(found[4])] == [A[i, j], A[j, i]]
        assert A[i, j] != A[j, i]
        return
    failed = next((k for k in range(1, n + 1) if A[:k, :k].det() <= 0), 0)
    assert text.startswith("A = LL′" if not failed else "A has no L, because")
    assert ("not symmetric" in text) is False
    if failed:
        assert (
            f"the leading {failed} × {failed} block is not positive definite" if failed > 1 else "its first entry is not positive"
        ) in text
        found = re.search(r"for x = \((.*)\), x′Ax is (\S+), and not positive", text)
        assert found
        x, value = sp.Matrix([_number(entry) for entry in found[1].split(", ")]), _number(found[2])
        assert any(x)
        assert (x.T * A * x)[0] == value <= 0
