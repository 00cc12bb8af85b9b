"""The page on quadratic forms: what is said of any matrix is true, and agrees with what is shown and with the exported program."""

import re
from typing import Any

import mpmath
import numpy as np
import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

from core.numbers.arrays import matrix, vector
from pages.decompositions.quadratic import State, page
from pages.learning import gradient_descent
from pages.shared.view import View
from tests.pages.programs import check_program, said, shown

SIGNS = {
    "positive definite": ({1}, "f(x) > 0 for every x but 0"),
    "negative definite": ({-1}, "f(x) < 0 for every x but 0"),
    "positive semidefinite": ({0, 1}, "f is nowhere negative, and 0 along"),
    "negative semidefinite": ({0, -1}, "f is nowhere positive, and 0 along"),
    "indefinite": ({1, -1}, "f is positive for some x and negative for others"),
    "zero everywhere": ({0}, "f is 0 for every x"),
}
SURFACES = {
    (0, 3): "ellipsoids",
    (1, 2): "hyperboloids",
    (0, 2): "elliptic cylinders",
    (1, 1): "hyperbolic cylinders",
    (0, 1): "pairs of parallel planes",
}
LINES = ("circles", "ellipses", "hyperbolas", "parallel lines")


def view(A: str, x: str = "0.6 0.8") -> View:
    return page(State(A=matrix(A), x=vector(x)))


@st.composite
def drawn(draw: st.DrawFn) -> tuple[sp.Matrix, sp.Matrix]:
    """A matrix and a vector: any, of low rank, semidefinite, a multiple of the identity, nearly flat, large and small; twisted or not."""
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    n = draw(st.sampled_from([1, 2, 2, 2, 2, 3, 4]))
    kind = draw(st.sampled_from(["any", "low", "semidefinite", "scalar", "near", "diagonal", "zero"]))
    S = random.integers(-3, 4, (n, n))
    S = sp.Matrix((S + S.T).tolist())
    if kind in {"low", "semidefinite"}:
        G = sp.Matrix(random.integers(-2, 3, (random.integers(1, n + 1), n)).tolist())
        D = sp.diag(*(int(s) for s in random.choice([1, -1] if kind == "low" else [1], G.rows)))
        S = int(random.choice([1, -1])) * G.T * D * G
    elif kind == "scalar":
        S = int(random.integers(-2, 3)) * sp.eye(n)
    elif kind == "near":
        g = sp.Matrix(random.integers(-2, 3, (n, 1)).tolist())
        S = g * g.T + sp.Rational(int(random.choice([1, -1])), 10 ** int(random.integers(2, 9))) * sp.eye(n)
    elif kind == "diagonal":
        S = sp.diag(*(int(s) for s in random.integers(-1, 2, n)))
    elif kind == "zero":
        S = sp.zeros(n)
    K = sp.zeros(n)
    if draw(st.booleans()):
        K = sp.Matrix(random.integers(-3, 4, (n, n)).tolist())
        K = K - K.T
    scale = sp.Rational(draw(st.sampled_from(["1", "1", "1/3", "1e6", "1e-6"])))
    return scale * (S + K), sp.Matrix(random.integers(-2, 3, (n, 1)).tolist())


def typed(A: sp.Matrix) -> str:
    return ";".join(",".join(str(entry) for entry in row) for row in A.tolist())


def decided(S: sp.Matrix) -> tuple[list[Any], set[int]]:
    """Return the eigenvalues of a symmetric matrix to 60 digits, falling, and their signs: entries so plain leave nothing near 0 open."""
    with mpmath.workdps(60):
        found = mpmath.eigsy(mpmath.matrix([[mpmath.mpf(e.p) / e.q for e in row] for row in S.tolist()]), eigvals_only=True)
        most = max(map(abs, found))
        values = sorted((value if abs(value) > most * mpmath.mpf(10) ** -40 else mpmath.mpf(0) for value in found), reverse=True)
    return values, {int(mpmath.sign(value)) for value in values}


def _is(quotient: Any, value: Any, values: list[Any]) -> bool:
    """Return whether a fraction is an eigenvalue."""
    with mpmath.workdps(60):
        return bool(abs(mpmath.mpf(quotient.p) / quotient.q - value) <= (abs(values[0]) + abs(values[-1])) * mpmath.mpf(10) ** -40)


@given(drawn())
def test_what_is_said_is_so(case: tuple[sp.Matrix, sp.Matrix]) -> None:
    A, x = case
    n, S = A.rows, (A + A.T) / 2
    seen = view(typed(A), ",".join(map(str, x)))
    text, numbers, rows = said(seen), shown(seen), {row[0]: row[1:] for row in seen.tables[-1].rows}
    values, signs = decided(S)
    (sign, words), *others = [
        (name, words) for name, (which, words) in SIGNS.items() if which == signs or (name == "indefinite" and {1, -1} <= signs)
    ]
    assert not others
    assert words in text
    for name, (_, other) in SIGNS.items():
        assert name == sign or other not in text
    # level lines
    expected = {"indefinite": "hyperbolas", "positive semidefinite": "parallel lines", "negative semidefinite": "parallel lines"}
    lines = expected.get(sign, "circles" if len(set(S.diagonal())) == 1 and S.is_diagonal() else "ellipses")
    if n == 2 and sign != "zero everywhere":
        assert f"the level lines are {lines}." in text
    assert ("there are no level lines" in text) == (n == 2 and sign == "zero everywhere")
    assert n == 2 or not any(line in text for line in LINES)
    positive, negative = (sum(side * value > 0 for value in values) for side in (1, -1))
    surfaces = SURFACES[tuple(sorted((positive, negative)))] if n == 3 and sign != "zero everywhere" else None
    is_sphere = n == 3 and len(set(S.diagonal())) == 1 and S.is_diagonal()
    assert surfaces is None or f"the level surfaces are {'spheres' if is_sphere else surfaces}" in text
    assert ("there are no level surfaces" in text) == (n == 3 and sign == "zero everywhere")
    at = (x.T * A * x)[0]
    if surfaces == "hyperboloids" and any(x):
        sheets = (negative if at > 0 else positive) if at else 0
        assert ("x is on the cone where f is 0", "of one sheet", "of two sheets")[sheets] in text
    # x among the values
    square = (x.T * x)[0]
    quotient = (x.T * A * x)[0] / square if square else None
    assert seen.numbers[0][0].value == pytest.approx(float((x.T * A * x)[0]))
    assert (seen.numbers[0][1].value is None) == (quotient is None)
    is_constant = S[0, 0] * sp.eye(n) == S
    off = (S * x - quotient * x) if square else sp.zeros(n, 1)
    is_top = bool(square) and not is_constant and not any(off) and _is(quotient, values[0], values)
    is_bottom = bool(square) and not is_constant and not any(off) and _is(quotient, values[-1], values)
    assert ("f is largest where x points" in text) == (is_top and sign != "zero everywhere")
    assert ("f is smallest where x points" in text) == (is_bottom and sign != "zero everywhere")
    assert (" everywhere. " in text and sign != "zero everywhere") == (is_constant and sign != "zero everywhere")
    assert ("x = 0 points nowhere" in text) == (not square and not is_constant)
    # what counts, and what is near
    assert ("A is not symmetric: only (A + A′)/2 counts." in text) == (not A.is_symmetric() and sign != "zero everywhere")
    assert ("A′ = −A" in text) == (any(A) and sign == "zero everywhere")
    distance = min(map(abs, values)) if sign in {"positive definite", "negative definite"} else min(values[0], -values[-1])
    is_semidefinite = sign not in {"positive definite", "negative definite", "indefinite"}
    near = not is_semidefinite and distance <= max(abs(values[0]), abs(values[-1])) / 1000
    assert ("Nearly semidefinite" in text) == near
    size = float(max(abs(values[0]), abs(values[-1])))
    found = {number.name: number.value for row in seen.numbers for number in row}
    for name, value in (("λmax", values[0]), ("λmin", values[-1]), ("distance to semidefinite", 0 if is_semidefinite else distance)):
        assert found[name] == pytest.approx(float(value), rel=1e-9, abs=1e-14 * size), name
    assert numbers["λmin" if is_bottom else "λmax"] in text or sign == "zero everywhere"
    # tests
    minors = [S[:k, :k].det() for k in range(1, n + 1)]
    assert rows["eigenvalues"][-1] == sign
    if rows["leading minors"][-1] == "do not decide":
        assert rows["principal minors"][-1] == sign
        assert 0 in minors
    else:
        assert rows["leading minors"][-1] == sign
        assert "they agree: " in seen.tables[-1].note
    [told] = [row[-1] for name, row in rows.items() if name.startswith("Cholesky")]
    assert told.endswith((f": {sign}", ": not definite", ": not negative definite"))
    assert told.startswith("goes to its end") == (sign in {"positive definite", "negative definite"})
    assert all(proof.ok for proof in seen.proofs), [proof for proof in seen.proofs if not proof.ok]


@pytest.mark.parametrize(
    ("A", "x", "words"),
    [
        ("2 1; 1 2", "1 1", "On the unit circle f is largest where x points: 3."),
        ("2 1; 1 2", "1 -1", "On the unit circle f is smallest where x points: 1."),
        ("2 1; 1 2", "1 1.0000001", "To six digits, on the unit circle f is largest where x points: 3."),
        ("2 1; 1 3", "0.525731 0.850651", "To six digits, on the unit circle f is largest where x points: 3.618."),
        ("2 sqrt(2); sqrt(2) 2", "1 1", "To sixteen digits, on the unit circle f is largest where x points: 3.414."),
        ("3 0 0; 0 2 0; 0 0 1", "0 1 1e-7", "f goes from 1 to 3. To six digits, it has a saddle where x points: 2."),
        ("2 0 0; 0 2+1e-15 0; 0 0 3", "0 1 0", "f goes from 2 to 3, and has a saddle where x points: 2."),
        ("2 1; 1 2", "0 0", "On the unit circle f goes from 1 to 3; x = 0 points nowhere."),
        ("2 sqrt(2); sqrt(2) 1", "1 0", "To sixteen digits, positive semidefinite: f is nowhere negative, and 0 along one line;"),
        ("0 sqrt(2); -sqrt(2) 0", "1 0", "To sixteen digits, f is 0 for every x: there are no level lines. A′ = −A"),
        ("1 1; 1 1.000001", "1 0", "Nearly semidefinite: a change of (A + A′)/2 by 5·10⁻⁷ makes it so."),
        ("1 1; 1 0.99999999999999", "1 0", "Nearly semidefinite: a change of (A + A′)/2 by 5·10⁻¹⁵ makes it so."),
        ("1 0 0; 0 0 0; 0 0 0", "1 0 0", "f is nowhere negative, and 0 along a plane; the level surfaces are pairs"),
        ("3 0 0; 0 2 0; 0 0 1", "0 1 0", "On the unit sphere f goes from 1 to 3, and has a saddle where x points: 2."),
        ("3 0 0; 0 2 0; 0 0 1", "0 0 2", "On the unit sphere f is smallest where x points: 1."),
        ("1 0 0; 0 1 0; 0 0 -1", "0 0 2", "the level surfaces are hyperboloids, the one through x of two sheets."),
        ("1 0 0; 0 1+1e-17 0; 0 0 1", "0 0 2", "the level surfaces are spheres to sixteen digits."),
        ("-3", "2", "For x of length 1 f is −3 everywhere."),
        ("1e9 1; 1 1e-9", "1 0", "Positive semidefinite"),
        ("1e-100 0; 0 1e-100", "1 0", "the level lines are circles."),
        (
            "1 0; 0 1+1e-17",
            "1 0",
            "the level lines are circles to sixteen digits. On the unit circle f is 1 everywhere, to sixteen digits.",
        ),
        ("1 0; 0 1+1e-14", "0 1", "On the unit circle f is largest where x points: 1.00000000000001."),
        ("1 0; 0 1+1e-14", "1 1", "On the unit circle f goes from 1 to 1.00000000000001,"),
    ],
)
def test_named_sentences(A: str, x: str, words: str) -> None:
    assert words in said(view(A, x))


@pytest.mark.parametrize(
    ("A", "most", "least"),
    [
        ("2 1; 1 2", "3", "1"),
        ("1 1; 1 1+1e-13", "2", "≈ 5·10⁻¹⁴"),
        ("1 1; 1 1+1e-15", "2", "≈ 0"),
        ("1e-100 0; 0 -1", "≈ 0", "−1"),
        ("0 1; -1 0", "0", "0"),
    ],
)
def test_a_search_shows_no_more_digits_than_it_knows(A: str, most: str, least: str) -> None:
    numbers = shown(view(A))
    assert (numbers["max on the circle"], numbers["min on the circle"]) == (most, least)


@pytest.mark.parametrize("A", ["2 1; 1 2", "1 -4; 0 1", "0 1; -1 0", "1 1/3 0; 0 sqrt(2) 1; 2 2 -1", "-3", "1 1; 1 1.000001"])
def test_the_program_prints_the_numbers(A: str) -> None:
    x = " ".join(["0.5"] * len(A.split(";")))
    check_program(view(A, x), {})


def test_what_numpy_would_make_of_one_triangle_is_said() -> None:
    tables = {table.name: table for table in view("1 -4; 0 1").tables}
    assert re.search(r"not symmetric; NumPy's eigvalsh\(A\) reads its lower triangle alone, and says 1, 1$", tables["A"].note)
    assert tables["S"].rows == [["1", "−2"], ["−2", "1"]]
    assert tables["K"].rows == [["0", "−2"], ["2", "0"]]


def test_a_bowl_is_taken_to_gradient_descent_and_comes_back_as_the_same_shape() -> None:
    [take] = view("2.6 1.8; -0.2 1.4").takes
    there = gradient_descent.State(**take.values)
    assert (take.page, there.objective, there.kappa, there.eta) == ("gradient_descent", "quadratic", 3, 0.333)
    shown = gradient_descent.page(there)
    [back] = shown.takes
    form = page(State(**back.values)).seen
    assert form.largest / form.smallest == 3
    assert form.value == pytest.approx(float(0.6**2 + 3 * 0.8**2) / 2)
    why = {A: view(A, x).takes[0].why_not for A, x in [("1 2; 2 1", "1 0"), ("1 0 0; 0 1 0; 0 0 1", "1 0 0"), ("1 0; 0 1e-5", "1 0")]}
    assert [*why.values()] == ["positive definite there", "2 × 2 there", "λmax/λmin up to 10000 there"]
