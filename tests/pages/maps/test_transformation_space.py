"""The transformation page in space: what is said is true, agrees with what is shown and with the exported program, and links stay right."""

import numpy as np
import pytest
from hypothesis import assume, given

from core.figures.figure import Switch
from core.numbers.arrays import Matrix, matrix, vector
from pages.maps.transformation import State, page
from pages.shared.state import from_address, settle
from tests.core import spaces
from tests.core.spaces import NAMED
from tests.pages.programs import check_program, said, shown


@pytest.mark.parametrize(
    ("A", "words"),
    [
        ("1 0 0; 0 1 0; 0 0 1", "A is the identity: every vector stays where it is. Volume and orientation are kept."),
        ("0 0 0; 0 0 0; 0 0 0", "A sends everything to the origin. Volume and orientation are lost."),
        ("2 0 0; 0 2 0; 0 0 2", "A scales everything by 2. Volume is scaled by 8 and orientation is kept."),
        ("-1 0 0; 0 -1 0; 0 0 -1", "A reflects in the origin: every vector goes to its opposite. Volume is kept, orientation is flipped."),
        ("-2 0 0; 0 -2 0; 0 0 -2", "A reflects in the origin and scales by 2. Volume is scaled by 8 and orientation is flipped."),
        (
            "0 0 1; 1 0 0; 0 1 0",
            "A turns space by 120° about (1, 1, 1), counterclockwise seen from there. Volume and orientation are kept.",
        ),
        ("-1 0 0; 0 -1 0; 0 0 1", "A turns space by 180° about (0, 0, 1). Volume and orientation are kept."),
        ("0 1 0; 1 0 0; 0 0 1", "A reflects in the plane at right angles to (1, −1, 0). Volume is kept, orientation is flipped."),
        (
            "0 -1 0; 1 0 0; 0 0 -1",
            "A turns space by 90° about (0, 0, 1), counterclockwise seen from there, and reflects in the plane at right angles to that. "
            "Volume is kept, orientation is flipped.",
        ),
        (
            "0 -2 0; 2 0 0; 0 0 2",
            "A turns space by 90° about (0, 0, 1), counterclockwise seen from there, and scales by 2: shapes keep their angles. "
            "Volume is scaled by 8 and orientation is kept.",
        ),
        ("0 2 0; 2 0 0; 0 0 2", "A reflects in the plane at right angles to (1, −1, 0) and scales by 2. Volume is scaled by 8"),
        (
            "1 0 0; 0 1 0; 0 0 0",
            "A projects orthogonally onto the plane at right angles to (0, 0, 1). The line of (0, 0, 1) goes to 0: "
            "volume and orientation are lost.",
        ),
        (
            "1/9 2/9 2/9; 2/9 4/9 4/9; 2/9 4/9 4/9",
            "A projects orthogonally onto the line of (1, 2, 2). The plane at right angles to (1, 2, 2) goes to 0:",
        ),
        (
            "1 0 1; 0 1 1; 0 0 0",
            "A projects onto the plane at right angles to (0, 0, 1), not at right angles but along (1, 1, −1). The line of (1, 1, −1) goes",
        ),
        (
            "1 1 1; 0 0 0; 0 0 0",
            "A projects onto the line of (1, 0, 0), not at right angles but along the plane at right angles to (1, 1, 1).",
        ),
        (
            "1 0 1; 0 1 0; 0 0 1",
            "A shears along (1, 0, 0): the plane at right angles to (0, 0, 1) stays fixed, other points slide by 1 times their distance "
            "from it. Volume and orientation are kept.",
        ),
        ("3 0 0; 0 2 0; 0 0 -1", "A stretches by 3 along (1, 0, 0), by 2 along (0, 1, 0) and by −1 along (0, 0, 1). Volume is scaled by 6"),
        ("2 1 1; 1 2 1; 1 1 2", "A stretches by 4 along (1, 1, 1) and by 1 in the plane at right angles to that."),
        ("1 2 3; 4 5 6; 7 8 9", "A flattens space onto the plane at right angles to (−1, 2, −1). The line of (−1, 2, −1) goes to 0:"),
        (
            "0 1 0; 0 0 1; 0 0 0",
            "A flattens space onto the plane at right angles to (0, 0, 1). The line of (1, 0, 0), which lies in it, goes",
        ),
        (
            "0 1 0; 0 0 0; 0 0 0",
            "A flattens space onto the line of (1, 0, 0). The plane at right angles to (0, 1, 0), in which it lies, goes",
        ),
        (
            "2 -1 0.5; 1 1 0; 0.3 0.2 1",
            "A turns space by 36.57° about (0.2931, 0.1195, 0.9486), counterclockwise seen from there, and then",
        ),
        (
            "1 1e-16 0; 0 1 0; 0 0 1",
            "To sixteen digits, A is the identity: every vector stays where it is. Volume and orientation are kept.",
        ),
        ("sqrt(3)/2 -1/2 0; 1/2 sqrt(3)/2 0; 0 0 1", "A turns space by 30° about (0, 0, 1), counterclockwise seen from there."),
        ("0.8660254037844386 -0.5 0; 0.5 0.8660254037844386 0; 0 0 1", "To sixteen digits, A turns space by 30° about (0, 0, 1)"),
        ("1 1e9 0; 0 sqrt(2)/2 0; 0 0 1e9", "To sixteen digits, A flattens space onto"),
    ],
)
def test_what_is_said(A: str, words: str) -> None:
    assert said(page(State(A=matrix(A), x=vector("1 2 -1")))).startswith(words)


def test_almost_is_said() -> None:
    view = page(State(A=matrix(NAMED["nearly a rotation"].text), x=vector("1 0 0")))
    assert said(view).endswith("Almost a rotation by 29.89° about (0, 0, 1), at a relative distance of 0.0028.")
    assert "Nearly flat: the ellipsoid is 1000 times as long as thin." in said(
        page(State(A=matrix("1 0 0; 0 1 0; 0 0 0.001"), x=vector("1 0 0")))
    )


@given(spaces.matrices)
def test_what_is_said_agrees_with_what_is_shown(A: Matrix) -> None:
    view = page(State(A=matrix(A.tolist()), x=vector("1 2 -1")))
    text, readouts, space = said(view), shown(view), view.seen.ground
    assert ("orientation are lost" in text) == (space.rank < 3) == (readouts["det A"] in {"0", "≈ 0"}) == (readouts["σ₃"] in {"0", "≈ 0"})
    assert ("goes to 0" in text) == (space.rank in {1, 2})
    assert ("orientation is flipped" in text) == (space.orientation < 0)
    assert all(proof.ok for proof in view.proofs), [(proof.name, proof.residual) for proof in view.proofs]


@pytest.mark.parametrize("name", NAMED)
def test_the_program_prints_what_is_shown(name: str) -> None:
    A = matrix(NAMED[name].text)
    size = float(np.linalg.norm(A.value))
    sizes = {"det A": size**3, "σ₁": size, "σ₂": size, "σ₃": size, "Ax": 10 * size, "‖Ax‖/‖x‖": size, "∠(x, Ax)": 180.0}
    for x in ("1 2 -1", "0 0 0", "1/3 -1 1e-3"):
        check_program(page(State(A=A, x=vector(x))), sizes)


@given(spaces.matrices)
def test_the_program_prints_what_is_shown_of_any(A: Matrix) -> None:
    sigma = np.linalg.svd(A, compute_uv=False)
    assume(not any(1e-16 < value < 1e-14 for value in sigma / (sigma[0] or 1)))  # where the rank changes: NumPy's are rounded
    size = float(np.linalg.norm(A))
    sizes = {"det A": size**3, "σ₁": size, "σ₂": size, "σ₃": size, "Ax": 10 * size, "‖Ax‖/‖x‖": size, "∠(x, Ax)": 180.0}
    check_program(page(State(A=matrix(A.tolist()), x=vector("1 2 -1"))), sizes)


def test_x_is_as_long_as_a_is_large() -> None:
    grown = settle(State(A=matrix("2 1 0; 1 2 0; 0 0 1")))
    assert str(grown.x) == "-1.5,0.5,0"
    assert str(settle(State(x=vector("1 2 3")), {"x"}).A) == "2,1,0;1,2,0;0,0,1"


def test_the_columns_and_x_can_be_grabbed_and_lifted() -> None:
    figure = page(State(A=matrix("2 1 0; 1 2 0; 0 0 1"), x=vector("1 1 1"))).figure
    assert [handle.name for handle in figure.handles] == ["A:0", "A:0:z", "A:1", "A:1:z", "A:2", "A:2:z", "x", "x:z"]
    assert figure.switch == Switch("A", 2)
    assert page(State()).figure.switch == Switch("A", 3)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"A": "1,2,3;4,5,6"}, "square"),
        ({"A": "1"}, "from 2 × 2 to 3 × 3"),
        ({"A": "1,0,0,0;0,1,0,0;0,0,1,0;0,0,0,1"}, "up to 3 × 3"),
        ({"A": "2,1,0;1,2,0;0,0,1", "x": "1,2"}, "needs 3"),
    ],
)
def test_what_cannot_be_shown_is_named(query: dict[str, str], says: str) -> None:
    state, notices = from_address(State, query)
    assert any(says in notice.say for notice in notices), [notice.say for notice in notices]
    assert page(settle(state))
