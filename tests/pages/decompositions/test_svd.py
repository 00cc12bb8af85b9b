"""The singular values page: what is said is true, and agrees with what is shown and with the exported program."""

import numpy as np
import pytest
from hypothesis import assume, given

from core.numbers.arrays import Matrix, matrix
from pages.decompositions.svd import Form, State, page
from pages.shared.state import settle
from pages.shared.view import View
from tests.core.named import EVERY
from tests.core.strategies import matrices
from tests.pages.programs import check_program, said, shown


def view(A: Matrix, k: int = 1, factors: Form = "full") -> View:
    return page(settle(State(A=matrix(A.tolist()), k=k, factors=factors)))


@pytest.mark.parametrize(
    ("A", "words"),
    [
        (
            "2 1; 0 1",
            "The circle becomes an ellipse: the line at 31.72° goes to the one at 13.28°, 2.288 times as long, "
            "and the line at −58.28° to −76.72°, 0.874 times.",
        ),
        ("2 1; 1 2", "A is symmetric: σ = |λ|, along the eigenvectors."),
        ("0 -1; 1 0", "The circle stays as it is: σ₁ = σ₂, and every perpendicular pair will do."),
        ("1 2; 2 4", "The circle falls onto a segment: the line at 63.43° goes to the one at 63.43°, 5 times as long"),
        ("0 2; 0 0", "the line at 90° goes to the one at 0°, 2 times as long, and the line at 0° goes to 0."),
        ("0 0; 0 0", "A sends everything to 0"),
        ("1 2 3; 4 5 6", "A takes the unit ball to an ellipse in the plane, whose longest half-axis is 9.508."),
        ("1 2 3; 4 5 6", "1 of 3 directions goes to 0."),
        ("1 0; 0 1; 1 1", "A takes the unit circle to an ellipse in space, whose longest half-axis is 1.732."),
        ("3 4", "A takes the unit circle to a segment of the line, whose longest half-axis is 5."),
        ("3; 4", "A takes the segment from −1 to 1 to a segment in the plane, whose longest half-axis is 5."),
    ],
)
def test_what_is_said(A: str, words: str) -> None:
    assert words in said(page(State(A=matrix(A))))


@given(matrices)
def test_what_is_said_agrees_with_what_is_shown(A: Matrix) -> None:
    found = view(A)
    text, numbers = said(found), shown(found)
    assert ("goes to 0." in text) == (numbers["σ₂"] in {"0", "≈ 0"} and numbers["σ₁"] != "0")
    assert ("goes to 0." in text or "to sixteen digits: that is" in text) == (numbers["rank"] == "1")
    assert ("The circle stays" in text) <= (numbers["σ₁"] == numbers["σ₂"])
    assert all(proof.ok for proof in found.proofs), found.proofs


@given(matrices)
def test_the_program_prints_what_is_shown(A: Matrix) -> None:
    assume(not 1e15 < np.linalg.cond(A) < 1e16)
    size = float(np.linalg.norm(A))
    check_program(view(A), dict.fromkeys(("‖A − Aₖ‖₂", "‖A − Aₖ‖_F", "σₖ₊₁", "√(σ²ₖ₊₁ + …)"), size))


@pytest.mark.parametrize("name", EVERY)
def test_named_matrices(name: str) -> None:
    A = EVERY[name]
    size = float(np.linalg.norm(A))
    cases: tuple[tuple[int, Form], ...] = ((0, "full"), (1, "thin"), (8, "full"))
    for k, form in cases:
        found = view(A, k, form)
        assert all(proof.ok for proof in found.proofs), found.proofs
        assert 20 < len(said(found)) < 320
    check_program(found, {number: size for number in shown(found) if number != "κ(A)"})


@pytest.mark.parametrize("name", EVERY)
def test_factors_have_the_shapes_that_they_say(name: str) -> None:
    m, n = EVERY[name].shape
    p = min(m, n)
    cases: dict[Form, list[tuple[int, int]]] = {"full": [(m, m), (m, n), (n, n)], "thin": [(m, p), (p, p), (p, n)]}
    for form, shapes in cases.items():
        tables = view(EVERY[name], 1, form).tables
        assert [table.name for table in tables] == ["A", "U", "D", "V′", "Aₖ"]
        for table, (rows, columns) in zip(tables[1:4], shapes, strict=True):
            assert (len(table.rows), len(table.rows[0])) == (rows, columns)
            assert table.note.startswith(f"{rows} × {columns}")


def test_v_and_its_transpose_are_not_taken_for_each_other() -> None:
    """The right table is V′: its first row is v₁, which A takes to σ₁·u₁."""
    A = np.array([[2.0, 1], [0, 1]])
    _, U, D, Vt, _ = view(A).tables
    u, d, vt = (np.array([[float(text.replace("−", "-")) for text in row] for row in table.rows]) for table in (U, D, Vt))
    assert np.abs(u @ d @ vt - A).max() < 2e-3
    assert np.abs(u @ d @ vt.T - A).max() > 0.1


@pytest.mark.parametrize(
    ("A", "sigma", "words"),
    [
        ("1 1e-100 0; 1e-100 0 0; 0 0 1", ["1", "1", "10⁻²⁰⁰"], "To sixteen digits, A takes the unit ball to an ellipse in space"),
        ("1 0 0; 0 1 0; 0 0 1e-20", ["1", "1", "10⁻²⁰"], "To sixteen digits, A takes"),
        ("sqrt(2) 0 0; 0 1 0; 0 0 1e-17", ["1.414", "1", "≈ 0"], "To sixteen digits, A takes"),
        ("1e9 0; 0 1e-9", ["10⁹", "10⁻⁹"], "10⁻⁹ times. Flat to sixteen digits: that is a segment."),
        ("1 1e-17; 0 1", ["1", "1"], "To sixteen digits, the circle stays as it is"),
    ],
)
def test_what_is_so_only_to_sixteen_digits_is_said_so(A: str, sigma: list[str], words: str) -> None:
    found = page(State(A=matrix(A)))
    assert words in said(found)
    assert [text for name, text in shown(found).items() if name in {"σ₁", "σ₂", "σ₃"}] == sigma
