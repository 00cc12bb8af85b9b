"""The determinant page: what is said is true, and agrees with what is shown and with the exported program."""

import re

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.numbers.arrays import Matrix, matrix, vector
from pages.maps.determinant import State, page
from pages.shared.view import View
from tests.core.named import SQUARE
from tests.core.strategies import matrices
from tests.pages.programs import check_program, said, shown

EYE = "1e-90 0 0 0; 0 1e-90 0 0; 0 0 1e-90 0; 0 0 0 1e-90"
factors = st.sampled_from([-2.0, -1.0, 0.0, 0.5, 1.0, 3.0])


def view(A: Matrix, B: Matrix, c: float) -> View:
    return page(State(A=matrix(A.tolist()), B=matrix(B.tolist()), c=vector([c])))


@pytest.mark.parametrize(
    ("A", "B", "c", "words"),
    [
        (
            "2 1; 0.5 1.5",
            "1 -1; 1 1",
            "-1",
            "A scales area by 2.5, B by 2: one after the other, AB, by 5. A, B and AB keep orientation. "
            "cA scales area as much as A: c² = 1.",
        ),
        (
            "0 1; 1 0",
            "-1 0; 0 1",
            "2",
            "A, B and AB keep area. A and B flip orientation, so AB keeps it.",
        ),
        ("1 2; 2 4", "1 0; 0 1", "2", "A flattens the plane onto the line at 63.43°: det A = 0, and with it det AB = 0."),
        ("1 0; 0 1", "1 1; 1 1", "2", "B flattens everything to rank 1, and A cannot undo that: det AB = 0. cA scales area c² = 4"),
        ("0 0; 0 0", "1 1; 1 1", "2", "A sends everything to the origin: det A = 0, and with it det AB = 0. det cA is 0 for every c."),
        ("1 0; 0 1", "1 0; 0 1", "0", "0·A is flat: det cA = 0."),
        ("1 2; 0.5 1.001", "1 0; 0 1", "1", "A is nearly flat: its condition number is 6252."),
        ("1 0; 0 1e-17", "1 0; 0 1", "1", "A is flat to sixteen digits: its condition number is 10¹⁷."),
        ("1 0 0; 0 1 0; 0 0 2", "1 0 0; 0 1 0; 0 0 1", "-1", "A scales volume by 2, B keeps volume: one after the other, AB scales"),
        (
            "1 0 0; 0 1 0; 0 0 2",
            "1 0 0; 0 1 0; 0 0 1",
            "-1",
            "cA scales volume as much as A: c³ = −1, so it flips orientation, which A keeps.",
        ),
        (
            "1 0 0; 0 1 0; 0 0 -2",
            "1 0 0; 0 1 0; 0 0 1",
            "-1",
            "cA scales volume as much as A: c³ = −1, so it keeps orientation, which A flips.",
        ),
        ("3", "1", "-2", "cA scales length |c| = 2 times as much as A; c < 0, so it flips orientation, which A keeps."),
        ("-3", "1", "2", "cA scales length c = 2 times as much as A."),
        (
            "2 0 0; 0 1 0; 0 0 1",
            "3 0 0; 0 1 0; 0 0 1",
            "-2",
            "cA scales volume |c³| = 8 times as much as A; c³ < 0, so it flips orientation, which A keeps.",
        ),
        (
            "1 1; 0 1",
            "2 0; 0 1",
            "2",
            "A keeps area, B scales area by 2: one after the other, AB, by 2. A, B and AB keep orientation.",
        ),
        (
            "2 0; 0 1",
            "1 1; 0 1",
            "2",
            "A scales area by 2, B keeps area: one after the other, AB scales area by 2. A, B and AB keep orientation.",
        ),
        ("1 2 3; 4 5 6; 7 8 9", "1 0 0; 0 1 0; 0 0 1", "1", "A flattens space onto a plane: det A = 0, and with it det AB = 0. "),
        ("1 0; 0 1", "0 0; 0 0", "1", "B sends everything to the origin: det B = 0, and with it det AB = 0."),
        ("1e-90 0; 0 1e-90", "-1e-90 0; 0 1e-90", "1", "AB, by less than 10⁻³⁰⁸. B flips orientation, and so does AB; A keeps it."),
        (EYE, EYE, "1e-90", "A scales volume by less than 10⁻³⁰⁸, B by"),
        ("1 1; 0 1", "1 0; -1 1", "2", "A, B and AB keep area and orientation. cA"),
        ("-3", "2", "1", "A scales length by 3, B by 2: one after the other, AB, by 6. A flips orientation, and so does AB; B keeps it."),
    ],
)
def test_what_is_said(A: str, B: str, c: str, words: str) -> None:
    assert words in said(page(State(A=matrix(A), B=matrix(B), c=vector(c))))


@pytest.mark.parametrize(
    ("A", "B", "AB", "BA", "note"),
    [
        ("1 -1; 1 1", "2 1; 0.5 1.5", [["1.5", "−0.5"], ["2.5", "2.5"]], [["3", "−1"], ["2", "1"]], "is not AB"),
        ("1 1; 0 1", "1 2; 0 1", [["1", "3"], ["0", "1"]], [["1", "3"], ["0", "1"]], "the same as AB"),
        ("0.1 0; 0 0.3", "0.7 0; 0 1e-20", [["0.07", "0"], ["0", "3·10⁻²¹"]], [["0.07", "0"], ["0", "3·10⁻²¹"]], "the same as AB"),
        ("0.1 0.2; 0 0", "0.3 0; -0.15 0", [["0", "0"], ["0", "0"]], [["0.03", "0.06"], ["−0.015", "−0.03"]], "is not AB"),
    ],
)
def test_products_stand_there_to_be_compared(A: str, B: str, AB: list[list[str]], BA: list[list[str]], note: str) -> None:
    found = page(State(A=matrix(A), B=matrix(B), c=vector("2"))).tables
    assert [table.name for table in found] == ["AB", "BA", "cA"]
    assert [found[0].rows, found[1].rows] == [AB, BA]
    assert found[1].note == f"2 × 2, first A, then B: {note}"


@given(matrices, matrices, factors)
def test_what_is_said_agrees_with_what_is_shown(A: Matrix, B: Matrix, c: float) -> None:
    found = view(A, B, c)
    text, numbers = said(found), shown(found)
    assert (numbers["det AB"] == "0") == (numbers["det A·det B"] == "0")
    assert numbers["det AB"] == numbers["det A·det B"]  # to every digit that is shown
    assert numbers["det cA"] == numbers["c²·det A"]
    assert all(proof.ok for proof in found.proofs), found.proofs
    if "one after the other" in text:
        assert "0" not in {numbers["det A"], numbers["det B"]}
        assert ("A keeps area" in text) == (numbers["det A"].strip("−") == "1")
    elif "A, B and AB keep area" in text:
        assert {numbers[name].strip("−") for name in ("det A", "det B", "det AB")} == {"1"}
    else:
        assert {"0", "≈ 0"} & {numbers["det A"], numbers["det B"]}
        return
    signs = [numbers[name].startswith("−") for name in ("det A", "det B", "det AB")]
    assert text.count("orientation") == 1
    said_so = [bool(re.search(words, text)) for words in ("A flips", "B flips", "A and B flip", "AB keep (area and )?orientation")]
    expected: dict[tuple[bool, ...], list[bool]] = {
        (False, False, False): [False, False, False, True],
        (True, True, False): [False, False, True, False],
        (True, False, True): [True, False, False, False],
        (False, True, True): [False, True, False, False],
    }
    assert said_so == expected[tuple(signs)]


@given(matrices, matrices, factors)
def test_the_program_prints_what_is_shown(A: Matrix, B: Matrix, c: float) -> None:
    assume(not 1e15 < np.linalg.cond(A) < 1e16)
    assume(not 1e15 < np.linalg.cond(B) < 1e16)
    check_program(view(A, B, c), {"∏λ": float(np.linalg.norm(A)) ** 2})


@pytest.mark.parametrize("name", SQUARE)
def test_named_matrices(name: str) -> None:
    A = SQUARE[name]
    found = view(A, A.T.copy(), -2.0)
    assert all(proof.ok for proof in found.proofs), found.proofs
    numbers = shown(found)
    assert numbers["det AB"] == numbers["det A·det B"]
    assert 20 < len(said(found)) < 320
    size = float(np.linalg.norm(A, 2)) ** len(A)
    check_program(found, {"∏λ": size}, 1e-12)
