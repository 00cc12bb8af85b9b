"""The eigenvectors page: what is said is true, and agrees with what is shown and with the exported program."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.matrices.eigenvalues import eigensystem
from core.numbers.arrays import Matrix, matrix, vector
from pages.decompositions.eigen import State, page
from pages.shared.view import View
from tests.core.named import SQUARE
from tests.core.strategies import matrices
from tests.pages.programs import check_program, said, shown


def view(A: Matrix, x: tuple[float, ...] | None = None) -> View:
    return page(State(A=matrix(A.tolist()), x=vector(x or [1.0, *[0.0] * (len(A) - 1)])))


@pytest.mark.parametrize(
    ("A", "x", "words"),
    [
        (
            "2 1; 0 1",
            "0.5 0.8",
            "Eigenvectors at 0° (λ = 2) and −45° (λ = 1). The ellipse's axes lie elsewhere, at 13.28° and −76.72°: A is not symmetric.",
        ),
        (
            "2 1; 1 2",
            "3 3",
            "Eigenvectors at 45° (λ = 3) and −45° (λ = 1). They are the ellipse's axes, because A is symmetric. "
            "x is an eigenvector: Ax = 3·x.",
        ),
        ("3 0; 0 -1", "1 0.05", "Eigenvectors at 0° (λ = 3) and 90° (λ = −1)."),
        ("1 2; 0.5 1", "2 -1", "and −26.57° (λ = 0)."),
        ("1 2; 0.5 1", "2 -1", "x is an eigenvector: Ax = 0."),
        ("0 -1; 1 0", "1 0", "No real eigenvectors: A turns every vector by 90° and keeps its length."),
        ("1 -2; 1 1", "1 0", "No real eigenvectors: A turns by 54.74°, measured along the dashed ellipses, and scales by 1.732 each time."),
        ("1 1; 0 1", "0 1", "The only eigenvectors lie on one line, at 0°: λ = 1 is double, and A is defective."),
        ("0 1; 0 0", "0 1", "The only eigenvectors lie on one line, at 0°: A is nilpotent: A·A = 0."),
        ("1 1; 1e-10 1", "0 1", "Nearly defective: eigenvectors 0.001146° apart."),
        ("1 1; 1e-17 1", "0 1", "(λ = 1.000000003) and −1.812·10⁻⁷° (λ = 0.9999999968). Nearly defective:"),
        (
            "1 1; 1e-40 1",
            "0 1",
            "Sixteen digits do not tell the two apart: they differ by 2·10⁻²⁰. Nearly defective: eigenvectors 1.146·10⁻¹⁸°",
        ),
        ("1 pi; 1e-17 1", "0 1", "To sixteen digits, the only eigenvectors lie on one line, at 0°"),
        ("1 1; 0 1.0000001", "0 1", "Nearly defective: eigenvectors 5.73·10⁻⁶° apart."),
        ("1 2; 0.5 1", "0 1", "(λ = 0)."),
        ("2 1; 1.000001 1", "0 1", "away from them: A is nearly symmetric."),
        ("1e-6 1; 0 2e-6", "0 1", "One axis of the ellipse is within 0.0001146° of them."),
        ("3 4; 4 -3", "0 1", "The image of the circle is a circle: it has no axes."),
        ("1 0; 0 1.0000001", "1 0", "Eigenvectors at 90° (λ = 1.0000001) and 0° (λ = 1)."),
        ("2 1; 1 2", "0 0", "x = 0 has no direction."),
        ("0 0 1; 1 1 0; 1 1 1", "1 0 0", "and A is defective. A is singular: 0 is an eigenvalue."),
        ("0 0 0; 0 0 0; 0 0 0", "1 0 0", "A sends every vector to 0: each direction is an eigenvector, with λ = 0."),
        ("1.5 0; 0 1.5", "0 1", "Every direction is an eigenvector: A scales all of them by 1.5."),
        ("1e-6 0; 0 1e-6", "0 1", "Every direction is an eigenvector: A scales all of them by 10⁻⁶."),
        ("0 0; 0 0", "0 1", "A sends every vector to 0: each direction is an eigenvector, with λ = 0."),
        (
            "2 0 0; 0 1 1; 0 0 1",
            "1 0 0",
            "Eigenvectors lie on two lines (λ = 2 and λ = 1, double). There is no basis of eigenvectors: "
            "1 has 1 independent eigenvector and not 2, and A is defective. The ellipsoid's axes lie elsewhere, up to 58.28° from",
        ),
        ("2 1 0; 0 1 0.5; 0 0 -1", "0 0 1", "Eigenvectors lie on three lines: λ = 2, λ = 1 and λ = −1. The ellipsoid's axes lie elsewhere"),
        ("2 1 0; 0 1 0.5; 0 0 -1", "1 0 0", "x is an eigenvector: Ax = 2·x."),
        ("2 1 0; 0 1 0.5; 0 0 -1", "1 0.05 0", "x is 2.9° from an eigenvector."),
        ("3 0 0; 0 2 0; 0 0 -1", "1 1 1", "They are perpendicular, because A is symmetric, and the ellipsoid's axes are among them."),
        ("0 1 0; 0 0 1; 1 0 0", "1 0 0", "on one line (λ = 1): A turns the plane at right angles to it by 120°, and keeps its size."),
        ("0 1 0; 0 0 1; 1 0 0", "1 -1 0", "x lies in the plane that A turns, and never leaves it."),
        ("0.5 -1.2 0; 0.6 1.2 0; 0.3 0 0.9", "1 0 0", "by 42.28°, measured along the dashed ellipses, and scales it by 1.149 each time."),
        (
            "1 1 1; 1 1 1; 1 1 1",
            "1 0 0",
            "The line is perpendicular to the plane, because A is symmetric. A is singular: 0 is an eigenvalue.",
        ),
        ("4 -2 4; 6 -3 6; 6 -3 6", "1 0 0", "Eigenvectors fill a plane (λ = 0, double) and a line (λ = 7). A is singular"),
        (
            "-1 3 -3; 9 -7 9; 9 -9 11",
            "1 0 0",
            "Eigenvectors fill a plane (λ = 2, double) and a line (λ = −1). The ellipsoid's axes lie elsewhere",
        ),
        (
            "2 1 0; 0 2 1; 0 0 2",
            "0 0 1",
            "Eigenvectors lie on one line (λ = 2, triple). There is no basis of eigenvectors: 2 has 1 independent",
        ),
        (
            "2 1 0; 0 2 0; 0 0 2",
            "0 1 1",
            "Eigenvectors fill a plane (λ = 2, triple). There is no basis of eigenvectors: 2 has 2 independent",
        ),
        ("0 1 0; 0 0 1; 0 0 0", "0 1 1", "Eigenvectors lie on one line (λ = 0, triple), and A is nilpotent: A·A·A = 0. A is singular"),
        ("1 1 -2; 1 1 -2; 1 1 -2", "0 1 1", "Eigenvectors fill a plane (λ = 0, triple), and A is nilpotent: A·A = 0. A is singular"),
        ("1 0 0; 0 1 0; 0 0 -1", "1 1 1", "because A is symmetric, and the image of the sphere is a sphere."),
        ("3 0 0; 0 3 0; 0 0 3", "1 1 1", "Every direction is an eigenvector: A scales all of them by 3."),
        ("1 1 0; 0 1 0; 0 0 1", "0 0 0", "x = 0 has no direction."),
        (
            "1 2 3 4; 1 2 3 4; 1 2 3 4; 1 2 3 4",
            "1 0 0 0",
            "4 real eigenvalues (0 is triple), the largest of magnitude 10, and a basis",
        ),
        (
            "0 -1 0 0; 1 0 0 0; 0 0 0 -1; 0 0 1 0",
            "1 0 0 0",
            "2 complex pairs (±i is double), the largest of magnitude 1, and a basis",
        ),
        ("1 -1 1 0; 1 1 0 1; 0 0 1 -1; 0 0 1 1", "1 0 0 0", "no basis of eigenvectors: 1 ± i has 1 independent eigenvector and not 2"),
        (
            "1 1e5 0; 0 2 1e5; 0 0 3",
            "1 0 0",
            "Eigenvectors lie on three lines: λ = 3, λ = 2 and λ = 1. Nearly defective",
        ),
        (
            "1 sqrt(2) 0; 0 1 0; 0 0 2",
            "1 0 0",
            "To sixteen digits, eigenvectors lie on two lines (λ = 2 and λ = 1, double). There is no basis",
        ),
        ("1e9 0 0; 0 1 0; 0 0 1e-9", "1 1 0", "because A is symmetric. To sixteen digits, A is singular."),
        ("1e9 0; 0 1e-9", "1 1", "and 90° (λ = 10⁻⁹). To sixteen digits, A is singular."),
        ("1 1e7; 0 0.5", "1 1", "Eigenvectors at 0° (λ = 1) and −2.865·10⁻⁶° (λ = 0.5). Nearly defective"),
        ("-4.5 3.3; -6 4.4", "1 1", "Eigenvectors at 53.13° (λ = −0.1) and 53.75° (λ = 0). Nearly defective"),
        ("1 3e7; 0 0", "1 1", "Eigenvectors at 0° (λ = 1) and −1.91·10⁻⁶° (λ = 0)."),
        ("1 1e9; 0 -1", "1 1", "(λ = 1) and −1.146·10⁻⁷° (λ = −1)."),
        ("1e-7 1e9; 0 0", "1 1", "Eigenvectors at 0° (λ = 10⁻⁷) and 0° (λ = 0). Nearly defective"),
        ("sqrt(2) 0 0; 0 1 0; 0 0 1e-17", "1 0 0", "A is singular to sixteen digits: 0 is an eigenvalue."),
        ("1 1e-16; 0 1", "1 1", "To sixteen digits, every direction is an eigenvector: A keeps all of them as they are."),
        ("5", "1", "Every direction is an eigenvector: A scales all of them by 5."),
        ("2 1; 0 3", "1 1e-7", "To six digits, x is an eigenvector: Ax ≈ 2·x."),
        ("2 1; 1 3", "0.850651 -0.525731", "To six digits, x is an eigenvector: Ax ≈ 1.382·x."),
        ("1 2; 1/2 1", "2 -1.0000001", "To six digits, x is an eigenvector: Ax ≈ 0."),
        ("2 1; 0 2.00000000000001", "1e9 1", "To six digits, x is an eigenvector: Ax ≈ 2·x."),
        ("sqrt(2) 1; 1 sqrt(2)", "1 1", "To sixteen digits, x is an eigenvector: Ax = 2.414·x."),
        ("0 1 0; 0 0 1; 1 0 0", "1 -1 1e-7", "To six digits, x lies in the plane that A turns."),
        ("-1 0 1e-13; 0 34/25 -12/25; 0 -12/25 41/25", "5 2 -5", "The ellipsoid's axes are not all eigenvectors: A is not symmetric."),
        ("-3 -7 -3; 3 6 2; 7 7 -3", "7 -5 7", "x is an eigenvector: Ax = −x."),
    ],
)
def test_what_is_said(A: str, x: str, words: str) -> None:
    assert words in said(page(State(A=matrix(A), x=vector(x))))


@pytest.mark.parametrize(
    ("A", "x", "words"),
    [
        ("2 1; 0 1", "0 1", "Aᵏx settles along v₁: in the end each step leaves |λ₂/λ₁| = 0.5 of its angle."),
        ("2 1; 0 1", "1 0", "x is an eigenvector: Aᵏx stays on its line."),
        ("sqrt(2) 1; 1 sqrt(2)", "1 1", "To sixteen digits, x is an eigenvector: Aᵏx stays on its line."),
        ("61/25 -27/25; 48/25 -11/25", "0.750000001 1.000000001", "The dominant eigenvalue is defective: Aᵏx settles, but only as slowly"),
        ("2 0; 0 1", "0 1", "x is an eigenvector, but not of λ₁: Aᵏx stays on its line, unless rounding brings some of v₁ in."),
        ("1 0; 0 -1", "1 1", "The largest eigenvalues are ±1: Aᵏx tends to two lines in turn, and never settles."),
        ("1 1; 0 1", "0 1", "The dominant eigenvalue is defective: Aᵏx settles, but only as slowly as 1/k."),
        ("0 1; 0 0", "0 1", "Aᵏx = 0 from k = 2 on."),
        ("-1/3 1/3 0; -1/3 1/3 0; 0 1 0", "0 1 1", "Aᵏx = 0 from k = 3 on."),
        ("1 0 0; 0 1 0; 0 0 1.000000000000001", "1 2 3", "To sixteen digits, all eigenvalues are equal: the line of Aᵏx"),
        ("1 -2; 1 1", "0 1", "Aᵏx turns for ever"),
        ("3 0; 0 3", "0 1", "All eigenvalues are equal: the line of Aᵏx never changes."),
        ("-3 0; 0 -3", "0 1", "the line of Aᵏx never changes, but its sign flips at each step."),
        ("0 -1; 1 0", "1 0", "The largest eigenvalues have the same square: Aᵏx tends to two lines in turn"),
        ("2 0 0; 0 -2 0; 0 0 1", "0 1 1", "Aᵏx settles along v₂: in the end each step leaves |λ₃/λ₁| = 0.5 of its angle."),
        ("2 0 0; 0 2 0; 0 0 1", "1 1 1", "Aᵏx settles along its line: in the end each step leaves |λ₃/λ₁| = 0.5"),
        ("1 0; 0 0.9999999", "1 1", "|λ₂/λ₁| = 1 − 10⁻⁷ of its angle"),
        ("1 2; 0.5 1", "1 0", "Aᵏx lies along v₁ as soon as all that belongs to λ = 0 is gone."),
        ("1 1e7; 0 0.5", "1 1", "each step leaves |λ₂/λ₁| = 0.5 of its angle."),
        ("1 1; 1e-15 1", "1 1", "each step leaves |λ₂/λ₁| = 1 − 6.3·10⁻⁸ of its angle."),
        ("1 1; 1e-40 1", "1 1", "each step leaves |λ₂/λ₁| = 1 − 2·10⁻²⁰ of its angle."),
        ("1e9 0; 0 1e-9", "1 1", "each step leaves |λ₂/λ₁| = 10⁻¹⁸ of its angle."),
        ("3 0 0; 0 2 0; 0 0 1", "1 0 1", "each step leaves |λ₃/λ₁| = 0.3333 of its angle."),
        ("1e9 0 0; 0 1e-9 0; 0 0 2e-9", "0 1 1", "x has nothing of the dominant eigenvector"),
        ("0 9e8 0; 0 2 4e8; 0 0 1", "0 1 0", "as soon as all that belongs to λ = 0 is gone."),
        ("1e3 0 0; 0 3e2 0; 0 0 3e1", "3 0 1", "each step leaves |λ₃/λ₁| = 0.03 of its angle."),
        ("-1 3e5 0 0; 0 1 2e5 0; 0 0 1 3e5; 0 0 0 0.5", "2 -5 3 2", "settles, but only as slowly as 1/k."),
        ("2 9e7 0; 0 1 3e7; 0 0 -1", "1 0 0", "x is an eigenvector: Aᵏx stays on its line."),
        ("2 1 0; 0 2 0; 0 0 -2", "1 1 1", "The dominant eigenvalue is defective: Aᵏx settles, but only as slowly as 1/k."),
        ("1 1 1; 1 1 1; 1 1 1", "1 0 0", "Aᵏx lies along v₁ as soon as all that belongs to λ = 0 is gone."),
    ],
)
def test_what_becomes_of_powers(A: str, x: str, words: str) -> None:
    film = page(State(A=matrix(A), x=vector(x))).film
    assert film
    assert words in film.say


def test_angles_have_the_digits_that_are_known() -> None:
    """Where products cancel, of fractions all four, and of what is irrational fewer."""
    A = "-599999831/169 250000000/169; -1440000000/169 600000169/169"
    found = []
    for x in ("0 -3", "0 -3*pi/pi"):
        film = page(State(A=matrix(A), x=vector(x))).film
        assert film
        assert film.frames
        found.append(film.frames().readouts[2])
    assert found == ["2.865·10⁻⁶°", "≈ 3·10⁻⁶°"]


@pytest.mark.parametrize(
    ("A", "values"),
    [
        ("3 3 7; 5 5 2; 8 8 9", ["17", "0", "0"]),
        ("1 1 -2; 1 1 -2; 1 1 -2", ["0", "0", "0"]),
        ("1 2 3 4; 5 6 7 8; 9 10 11 12; 13 14 15 16", ["36.21", "−2.209", "0", "0"]),
        ("2 1 0; 0 2 1; 0 0 2", ["2", "2", "2"]),
        ("1 1; 1e-15 1", ["1.00000003", "0.999999968"]),
    ],
)
def test_values_that_are_one_are_shown_as_one(A: str, values: list[str]) -> None:
    numbers = shown(page(State(A=matrix(A), x=vector([1.0] * len(values)))))
    assert [text for name, text in numbers.items() if name.startswith("λ")] == values


def test_each_part_of_an_eigenvalue_has_the_digits_that_are_known() -> None:
    """An imaginary part that is small against the real one: of fractions all four, and of what is irrational fewer."""
    found = []
    for first in ("-2", "-2*pi/pi"):
        A = matrix(f"{first} 2/3 1/3; -9999999999/10000000000 -1 1; 1/2 1/2 -2")
        found.append(shown(page(State(A=A, x=vector("1 2 3"))))["λ₁"])
    assert found[0] == "−2 + 4.082·10⁻⁶i"
    assert found[1].startswith("≈ −2 + 4")


def test_near_eigenvalues_have_vectors_of_their_own() -> None:
    """0 and 10⁻²⁰ are one to float64, and their eigenvectors perpendicular."""
    found = page(State(A=matrix("1 2 3 0; 4 5 6 0; 7 8 9 0; 0 0 0 1e-20"), x=vector("1 1 1 1")))
    assert shown(found)["κ(V)"] == "1.324"
    assert "Nearly" not in said(found)


@given(matrices)
def test_what_is_said_agrees_with_what_is_shown(A: Matrix) -> None:
    found = view(A)
    text, numbers = said(found), shown(found)
    is_complex = "i" in numbers["λ₁"]
    assert ("No real eigenvectors" in text) == is_complex
    assert ("igenvectors at" in text) == (not is_complex and numbers["∠(v₁, v₂)"] not in {"–", "0°"})
    assert ("on one line" in text) == (numbers["κ(V)"] == "∞")
    is_zero = all(numbers.get(name) in {"0", "≈ 0"} for name in ("det A", "λ₂"))
    assert ("(λ = 0)" in text) == ("igenvectors at" in text and is_zero)
    assert "because A is symmetric" not in text or np.abs(A - A.T).max() <= 1e-13 * np.abs(A).max()
    assert all(proof.ok for proof in found.proofs), found.proofs


@given(matrices, st.tuples(st.floats(-2, 2), st.floats(-2, 2)))
def test_the_program_prints_what_is_shown(A: Matrix, x: tuple[float, float]) -> None:
    assume(min(abs(c) for c in x) > 1e-3)
    assume(not 1e15 < np.linalg.cond(A) < 1e16)  # where rank turns from 2 to 1: NumPy's singular values are rounded
    size = float(np.linalg.norm(A))
    # λ₂ is a difference where m² and the discriminant nearly agree, and the page knows λ = 0 where the program finds rounding
    sizes = {"λ₁": size, "λ₂": size, "tr A": size, "Ax": 10 * size, "‖Ax‖/‖x‖": size, "∠(x, Ax)": 1e3, "det A": size**2, "∠(v₁, v₂)": 1.0}
    check_program(view(A, x), sizes)


def test_the_program_finds_a_small_eigenvalue_of_what_is_flat_to_sixteen_digits() -> None:
    A = np.array([[6.693678650139122e-06, 1.0], [6.683678650168055e-14, 1e-08]])
    found = view(A, (1.0, 1.0))
    assert shown(found)["det A"] == "≈ 0"
    check_program(found, dict.fromkeys(shown(found), 1.0) | {"λ₁": 0.0, "λ₂": 0.0}, 1e-13)


@pytest.mark.parametrize("name", SQUARE)
def test_named_matrices(name: str) -> None:
    A = SQUARE[name]
    found = view(A)
    assert all(proof.ok for proof in found.proofs), found.proofs
    assert 20 < len(said(found)) < 320
    size = float(np.linalg.norm(A))
    result = eigensystem(A)
    sizes = dict.fromkeys(shown(found), size) | {"∠(x, Ax)": 180.0, "det A": size**2, "κ(V)": 0.0}
    check_program(found, sizes, 1e-7 if result.kind == "defective" else 1e-12)


def test_distinct_eigenvalues_are_no_defect_however_skew_the_eigenvectors() -> None:
    A = np.diag(np.arange(1.0, 9)) + 30 * np.eye(8, k=1)
    found = view(A)
    assert "8 real eigenvalues" in said(found)
    assert shown(found)["κ(V)"].endswith("·10⁸")


@given(st.integers(3, 5), st.data())
def test_symmetric_to_rounding_is_symmetric(n: int, data: st.DataObject) -> None:
    entries = data.draw(st.lists(st.floats(-5, 5), min_size=n * n, max_size=n * n))
    A = np.array(entries).reshape(n, n)
    A = np.where(np.abs(A + A.T) < 1e-3, 0.0, A + A.T) * (1 + 1e-16 * np.arange(n))
    found = view(A)
    assert "complex" not in said(found)
    assert all(proof.ok for proof in found.proofs)
    V = eigensystem(A).vectors
    assert np.abs(V.conj().T @ V - np.eye(n)).max() < 1e-12


@pytest.mark.parametrize("name", SQUARE)
def test_a_is_put_together_again(name: str) -> None:
    """The tables multiply to A, to the four digits that they show, unless they say that there is no basis."""
    A = SQUARE[name]
    result = eigensystem(A)
    tables = {table.name: table for table in view(A).tables}
    if result.kind == "defective":
        assert set(tables) == ({"A", "P", "J", "P′" if len(A) == 2 else "P⁻¹"} if len(A) <= 3 else set())
    else:
        assert list(tables) == ["A", "V", "Λ", "V⁻¹"]
        assert tables["V"].note.startswith(f"{len(A)} × {len(A)}")


@pytest.mark.parametrize(
    "A",
    [
        "-8e-14 0 0; 0 -7e-11 0; 0 8e8 sqrt(3)",
        "0 5e8 0; 0 3e2 sqrt(7); -4e-14 9/7 1.7285758847693051",
        "3/1 0 -1; 2e7 0 -0.6262346320034871; sqrt(3) 0 2/5",
        "-3e-14 0 0; 0 0 0; 0 sqrt(6) -5e-13",
    ],
)
def test_chains_that_float64_does_not_tell_are_not_shown(A: str) -> None:
    found = page(State(A=matrix(A), x=vector("1 0 0")))
    assert all(proof.ok for proof in found.proofs), found.proofs
    assert "To sixteen digits" in said(found)
    assert not found.tables
    assert "= ≈" not in said(found)
