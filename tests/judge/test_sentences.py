"""What the pages say and show is true: held against exact answers, for matrices whose facts are easily told wrong."""

import re
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest

from pages.main import PAGES
from pages.shared.parameters import parameters
from pages.solving.problem import Constant
from tests.judge import descent, least_squares, pca, slopes
from tests.judge.matrices import KINDS, ONCE_WRONG
from tests.judge.pages import ELSEWHERE, facts, judged, of_matrix
from tests.judge.pages import PAGES as JUDGED
from tests.judge.scan import Falsehood, Said, read
from tests.judge.transformation import TABLE
from tests.judge.transformation_space import TABLE as IN_SPACE

EACH = 8  # matrices of each kind; `python -m tests.judge` tries as many as it is told
SEED = 10
ROOT = Path(__file__).parents[2]


def told(found: list[Falsehood]) -> str:
    """Return one falsehood of each kind, with how many there are."""
    first = {(one.page, one.kind): one for one in reversed(found)}
    counts = Counter((one.page, one.kind) for one in found)
    return "\n".join([f"{len(found)} falsehoods:", *(f"{counts[kind]} × {first[kind]}" for kind in sorted(first))])


def test_every_page_has_its_judge() -> None:
    assert sorted(PAGES) == sorted([*JUDGED, *ELSEWHERE])
    assert all((ROOT / path).exists() for path in ELSEWHERE.values())


@pytest.mark.parametrize("A", ONCE_WRONG)
def test_a_matrix_that_was_once_told_wrong(A: str) -> None:
    found = of_matrix(A, Random(A))
    assert not found, told(found)


@pytest.mark.parametrize(
    ("A", "x"),
    [
        ("-1/3,1/3,0;-1/3,1/3,0;0,1,0", "0,1,1"),
        ("2.6,0.2,0.2;0,3,0;-0.8,0.400000000001,3.4", "1,0,2"),
        ("0,1,-1.5;-1,2,-1.5;0,0,1.00000000000001", "1,2,3"),
        ("1,0,0;0,1,0;0,0,1.000000000000001", "1,2,3"),
        ("2,1;0,2.00000000000001", "-2,1"),
    ],
)
def test_eigenvectors_that_were_once_told_wrong(A: str, x: str) -> None:
    _, found = judged("eigen", A, x)
    assert not found, told(found)


@pytest.mark.parametrize(
    ("page", "given"),
    [
        ("determinant", ["1,0,0;0,1,0;0,0,1.000000000000001", "3,-2,-3;0,-3,3;0,0,1", "-1"]),
        ("determinant", ["1,0;0,1.000000000000001", "0,-1;1,-2", "-3"]),
        ("transformation", ["1,0.5;0,1.000000000000001", "1,2", "straight"]),
        ("transformation", ["1,0.5,0;0,1,0;0,1,1.0000000000000001", "1,2,3", "straight"]),
        ("transformation", ["7,-4,0;20,-11,0;-44,22,-1", "-2,-5,11", "straight"]),
        ("transformation", ["5,8,8;-8,-15,-16;4,8,9", "-2,0,1", "straight"]),
        ("transformation", ["1.001,0.0005,0;0,1,0.3;0,0.0001,1", "1,2,3", "straight"]),
        ("transformation", ["1,0.3,0;0.0003,0.0004,0.001;0,0.0002,1", "1,2,3", "straight"]),
        ("svd", ["1,0;0,1.000000000000001", 1]),
        ("svd", ["1,0,0;0,1,0;0,0,1.00000000000001", 3]),
        ("svd", ["-24,25,12;-9,8,5;-22,25,10", 3]),
    ],
)
def test_what_was_once_told_wrong(page: str, given: list[Any]) -> None:
    _, found = judged(page, *given)
    assert not found, told(found)


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_is_true_of_matrices(kind: str) -> None:
    found = []
    for k in range(EACH):
        A = KINDS[kind](Random(f"{SEED} {kind} {k}"))
        found += of_matrix(A, Random(A))
    assert not found, told(found)


def examples() -> list[Any]:
    """Return the examples whose entries are fractions, as what their pages are judged by."""
    asked = {"transformation": "A x path", "determinant": "A B c", "inverse": "A b d", "eigen": "A x", "svd": "A k", "pseudoinverse": "A y"}
    found = []
    for name, wanted in asked.items():
        for title, state in PAGES[name].EXAMPLES.items():
            assert set(wanted.split()) <= set(parameters(state))
            given = [getattr(state, one) if one == "k" else str(getattr(state, one)) for one in wanted.split()]
            if not re.search(r"sqrt|\d\+", f"{given}") and not getattr(state, "cut", 0):
                found.append(pytest.param(name, given, id=f"{name}: {title}"))
    return found


@pytest.mark.parametrize(("page", "given"), examples())
def test_an_example_is_true(page: str, given: list[Any]) -> None:
    _, found = judged(page, *given)
    assert not found, told(found)


@pytest.mark.parametrize(("points", "degree", "constant"), least_squares.some(40, SEED))
def test_a_fit_to_whole_numbers_is_exact(points: str, degree: int, constant: Constant) -> None:
    found = least_squares.judged(points, degree, constant)
    assert not found, told(found)


@pytest.mark.parametrize("query", [*slopes.ONCE_WRONG, *slopes.some(60, SEED)])
def test_descents_are_told_as_they_are_without_rounding(query: str) -> None:
    found = descent.judged(query)
    assert not found, told(found)


@pytest.mark.parametrize(
    ("query", "said", "truth"),
    [
        ("eta=0.26", "η is at the bound 2/L = 0.25", "η is above the bound 0.25"),
        ("eta=0.24", "η is below the bound 2/L = 0.26", "0.25, not 0.26"),
        ("eta=0.26", "the steepest component changes sign at every update, and still shrinks", "none does"),
        ("eta=0.1", "After 60 updates the loss is the least there is, up to rounding", "after update 60 it is 6.9018394e-12 above"),
        ("eta=0.1", "After 90 updates the loss is the least there is, up to rounding", "it is so before"),
        ("eta=0.26", "After 1000 updates the loss is 4.399·10⁶⁷ above the least (it first rose at update 3)", "it rises at update 2"),
        ("eta=1", "The loss first rises at update 1, and update 180 overflows", "update 182 does"),
        ("method=adam", "The curvature varies: no bound on η is claimed", "it does not"),
        ("eta=0.26", "Of many best w it leads to the one nearest to w⁽⁰⁾", "it does not, or there is one best w"),
        ("eta=0.1", "It is green.", "no phrase of the judge"),
    ],
)
def test_the_judge_of_descents_sees_what_is_false(query: str, said: str, truth: str) -> None:
    assert truth in [found[2] for found in descent.against(query, said)]


@pytest.mark.parametrize(("points", "is_scaled"), pca.some(80, SEED))
def test_principal_components_are_true(points: str, is_scaled: bool) -> None:
    found = pca.judged(points, is_scaled=is_scaled)
    assert not found, told(found)


@pytest.mark.parametrize(
    ("A", "text", "truth"),
    [
        ("1,1;0,1", "A is the identity: every vector stays where it is.", "it is not so"),
        ("1,1e-17;0,1", "A is the identity: every vector stays where it is.", "it is so only to sixteen digits"),
        (
            "1,0;0,1",
            "To sixteen digits, A is the identity: every vector stays where it is.",
            "it is so exactly, and not only to sixteen digits",
        ),
        ("2,0;0,2", "A scales everything by 2.01.", "2.0, not 2.01"),
        ("2,0;0,2", "A scales everything by 2. It is green.", "no phrase of the judge"),
        ("0,-1;1,0", "A turns the plane by 90°, clockwise.", "90.0°, not −90°"),
        ("0,-1,0;1,0,0;0,0,1", "A turns space by 91° about (0, 0, 1), counterclockwise seen from there.", "90.0°, not 91°"),
        (
            "0,-1,0;1,0,0;0,0,1",
            "A turns space by 90° about (0, 0, −1), counterclockwise seen from there.",
            "(0.0, 0.0, 1.0), not (0, 0, −1)",
        ),
        (
            "1,0,1;0,1,1;0,0,0",
            "The line of (1, 1, 1) goes to 0: volume and orientation are lost.",
            "(-0.57735027, -0.57735027, 0.57735027), not (1, 1, 1)",
        ),
        ("1,0,0;0,1,0;0,0,-1", "Volume and orientation are kept.", "det A = -1.0"),
    ],
)
def test_the_judge_sees_what_is_false(A: str, text: str, truth: str) -> None:
    table = TABLE if A.count(";") == 1 else IN_SPACE
    assert [found[2] for found in read(text, table, Said(facts(A)))] == [truth]
