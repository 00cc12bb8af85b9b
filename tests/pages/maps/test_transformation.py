"""The transformation page: what is said is true, and agrees with what is shown and with the exported program."""

import contextlib
import io
import re
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.data.clouds import CLOUDS
from core.data.table import table
from core.figures.marks import Cloud
from core.maps.transformation import Transformation, transformation
from core.matrices.plane import Plane
from core.numbers.arrays import Array, Matrix, matrix, read, vector
from pages.maps.transformation import State, numbers, page, sentence
from pages.shared import points as cloud
from pages.shared.parameters import Upload
from pages.shared.state import from_address, settle, to_address
from pages.shared.view import View
from tests.core.strategies import matrices
from tests.pages.programs import run

X = np.array([1.0, 0.5])


def seen(A: Array) -> Transformation:
    return transformation(A.value, X, A.exact, None, A.spelled)


def said(A: Array) -> str:
    return "".join(part if isinstance(part, str) else part[0] for part in sentence(seen(A)))


def shown(A: Array) -> dict[str, str]:
    return {number.name: number.text for row in numbers(seen(A)) for number in row}


@pytest.mark.parametrize(
    ("A", "words"),
    [
        ("1 0; 0 1", "A is the identity: every vector stays where it is. Area and orientation are kept."),
        ("0 0; 0 0", "A sends everything to the origin. Area and orientation are lost."),
        ("1e-6 0; 0 1e-6", "A scales everything by 10⁻⁶. Area is scaled by 10⁻¹² and orientation is kept."),
        ("0 -1; 1 0", "A turns the plane by 90°, counterclockwise. Area and orientation are kept."),
        ("0 1; -1 0", "A turns the plane by 90°, clockwise. Area and orientation are kept."),
        ("-1 0; 0 -1", "A is a half-turn: every vector goes to its opposite. Area and orientation are kept."),
        ("0 1; 1 0", "A reflects across the line at 45°. Area is kept, orientation is flipped."),
        ("0 2; 2 0", "A reflects across the line at 45° and scales by 2. Area is scaled by 4 and orientation is flipped."),
        ("1 -1; 1 1", "A turns by 45° and scales by 1.414: shapes keep their angles. Area is scaled by 2 and orientation is kept."),
        ("1 0; 0 0", "A projects orthogonally onto the line at 0°. The line at 90° goes to 0: area and orientation are lost."),
        (
            "0 0; 1 1",
            "A projects onto the line at 90°, not at right angles but along −45°. "
            "The line at −45° goes to 0: area and orientation are lost.",
        ),
        (
            "1 1; 0 1",
            "A shears along the line at 0°, which stays fixed: other points slide by 1 times their distance from it. "
            "Area and orientation are kept.",
        ),
        ("3 0; 0 2", "A stretches the line at 0° by 3 and the line at 90° by 2. Area is scaled by 6 and orientation is kept."),
        (
            "-1 0; 0 -2",
            "A reverses the line at 0°, and reverses the line at 90°, stretching it by 2. Area is scaled by 2 and orientation is kept.",
        ),
        (
            "5 0; 0 -0.2",
            "A stretches the line at 0° by 5 and reverses the line at 90°, shrinking it to 0.2. Area is kept, orientation is flipped.",
        ),
        (
            "1 2; 3 4",
            "A turns by 11.31°, then stretches one line by 5.465 and reverses its perpendicular, shrinking it to 0.366. "
            "Area is scaled by 2 and orientation is flipped.",
        ),
        ("1 2; 2 4", "A flattens the plane onto the line at 63.43°. The line at −26.57° goes to 0: area and orientation are lost."),
        ("0.1 0.2; 0.3 0.6", "A flattens the plane onto the line at 71.57°. The line at −26.57° goes to 0: area and orientation are lost."),
        (
            "1 1e9; 0 1",
            "A shears along the line at 0°, which stays fixed: other points slide by 10⁹ times their distance from it. "
            "Area and orientation are kept. Flat to sixteen digits: the ellipse is 10¹⁸ times as long as wide.",
        ),
        ("1 1e9; 0 sqrt(2)/2", "To sixteen digits, A flattens the plane onto the line at"),
        (
            "-4.5 3.3; -6 4.4",
            "A flattens the plane onto the line at 53.13°. The line at 53.75° goes to 0: area and orientation are lost.",
        ),
        ("1 1e-16; 0 1", "To sixteen digits, A is the identity: every vector stays where it is. Area and orientation are kept."),
        ("1 1; 1e-15 1", "To sixteen digits, A shears along the line at 0°"),
        ("0.8660254037844386 -0.5; 0.5 0.8660254037844386", "To sixteen digits, A turns the plane by 30°, counterclockwise."),
        ("sqrt(3)/2 -1/2; 1/2 sqrt(3)/2", "A turns the plane by 30°, counterclockwise."),
        ("1 0; 1e5 0", "A projects onto the line at 89.999°, not at right angles but along 90°."),
        ("-3 1e-5; 0 -3", "A turns by −179.9999°, then"),
        (
            "1e8 99999995; 100000005 1e8",
            "A turns by 2.865·10⁻⁶°, then stretches one line by 2·10⁸ and shrinks its perpendicular to 1.25·10⁻⁷. Area is scaled by 25",
        ),
        ("-1 1e-15; 0 -1", "To sixteen digits, A is a half-turn"),
        ("0 1; 0 0", "A flattens the plane onto the line at 0°. The same line goes to 0: area and orientation are lost."),
        (
            "1 0; 0 1e-17",
            "A leaves the line at 0° as it is and shrinks the line at 90° to 10⁻¹⁷. Area is scaled by 10⁻¹⁷ and orientation is kept. "
            "Flat to sixteen digits: the ellipse is 10¹⁷ times as long as wide.",
        ),
        ("1.0000001 0; 0 1", "A stretches the line at 0° by 1 + 10⁻⁷ and leaves the line at 90° as it is. Area is scaled by 1 + 10⁻⁷"),
        ("0.87 -0.5; 0.5 0.87", "A turns by 29.89° and scales by 1.003: shapes keep their angles. Area is scaled by 1.007"),
        (
            "1 1e6; 0 0.999",
            "A turns by −89.9999°, then stretches one line by 1000000 and shrinks its perpendicular to 9.99·10⁻⁷. Area is scaled by 0.999",
        ),
    ],
)
def test_what_is_said(A: str, words: str) -> None:
    assert said(matrix(A)).startswith(words)


@given(matrices)
def test_what_is_said_agrees_with_what_is_shown(A: Matrix) -> None:
    given = matrix(A.tolist())
    text, readouts, result = said(given), shown(given), seen(given).ground
    is_lost = "orientation are lost" in text
    assert is_lost == (result.rank < 2) == (readouts["det A"] in {"0", "≈ 0"}) == (readouts["σ₂"] in {"0", "≈ 0"})
    assert ("goes to 0" in text) == (result.rank == 1)
    assert ("orientation is kept" in text or "orientation are kept" in text) == (result.rank == 2 and result.det > 0)
    assert ("orientation is flipped" in text) == (result.rank == 2 and result.det < 0)
    if re.search("is the identity|turns the plane|half-turn|stays fixed|^A reflects[^.]*°[.]", text):
        assert re.search("Area and orientation are kept|Area is kept", text)
    if "A projects" in text:
        assert result.rank == 1
    if "kept" in text and "Area is scaled" not in text:
        assert readouts["det A"] in {"1", "−1"}


@given(matrices, st.tuples(st.floats(-9, 9), st.floats(-9, 9)))
def test_the_program_prints_what_is_shown(A: Matrix, x: tuple[float, float]) -> None:
    """To the digits of float64, however nearly flat A is."""
    x = (x[0] + 0.0, x[1] + 0.0) if max(map(abs, x)) > 1e-9 else (0.0, 0.0)
    assume(not 1e15 < np.linalg.cond(A) < 1e16)  # where rank turns from 2 to 1: NumPy's singular values are rounded
    view = page(State(A=matrix(A.tolist()), x=vector([entry if abs(entry) > 1e-9 else 0.0 for entry in x])))
    printed = run(view.code)
    result = Plane(A)
    for number in (number for row in view.numbers for number in row):
        if number.value is None:
            assert number.name not in printed
            continue
        values = list(number.value) if isinstance(number.value, tuple) else [number.value]
        size = {"det A": result.size**2, "rank": 0.0, "∠(x, Ax)": 180.0}.get(
            number.name, result.size * (10.0 if number.name == "Ax" else 1.0)
        )
        rounding = 1e-14 * size if number.name in {"Ax", "‖Ax‖/‖x‖", "∠(x, Ax)"} else 0.0
        assert printed[number.name] == pytest.approx(values, rel=1e-12, abs=rounding), number.name


@pytest.mark.parametrize("text", ["007,1;1,2", "01/3,1;1,2", "２,1;1,2", "٣,1;1,2", "1e2,-1/3;+1,.5", "√2,2pi;30°,2^3"])
def test_the_program_reads_every_entry_that_the_page_reads(text: str) -> None:
    assert run(page(State(A=read(text))).code)["det A"] == pytest.approx([float(np.linalg.det(read(text).value))])


def carried(**parts: Any) -> View:
    return page(settle(State(**parts)))


def clouds(view: View) -> dict[str, Cloud]:
    return {mark.name: mark for mark in view.figure.marks if isinstance(mark, Cloud)}


@pytest.mark.parametrize("data", CLOUDS)
@pytest.mark.parametrize("A", ["1 1; 0 1", "1 2; 2 4", "0 0 1; 1 0 0; 0 1 0", "1 0 0; 0 1 0; 0 0 0"])
def test_points_are_carried_where_a_takes_as_many_coordinates(data: str, A: str) -> None:
    view, points = carried(A=matrix(A), data=data), CLOUDS[data].values
    n, q = len(matrix(A).value), points.shape[1]
    if n != q:
        say = f"These points have {q} coordinates, and A takes {n}: they are not shown. A matrix of {q} columns takes them."
        assert (view.lacks, clouds(view)) == ((say,), {})
        assert "points" not in view.code
        return
    assert not view.lacks
    before, after = clouds(view)["points"], clouds(view)["carried points"]
    assert (before.map, after.map) == (("", "A") if n == 2 else ("C", "C A"))
    assert np.array_equal(before.points, points.T)
    half = view.figure.half
    seen = np.concatenate([before.drawn(view.figure.maps), after.drawn(view.figure.maps)], axis=1)
    assert np.abs(seen[1]).max() <= half
    program: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(view.code, program)
    assert np.allclose(program["images"], points @ matrix(A).value.T)


def test_all_else_is_as_without_points() -> None:
    with_points, without = carried(data="clusters"), carried()
    assert (with_points.say, with_points.numbers) == (without.say, without.numbers)
    assert {"blanks", "columns", "points"} <= without.hides
    assert "points" not in without.code


def test_a_list_that_is_typed_is_carried_and_in_the_link() -> None:
    state, notices = from_address(State, {"A": "1,2;2,4", "data": "points", "points": "1,2;3,1;0,sqrt(2)"})
    assert not notices
    assert to_address(state) == {"A": "1,2;2,4", "data": "points", "points": "1,2;3,1;0,sqrt(2)"}
    found = clouds(page(state))
    after = found["carried points"].drawn(page(state).figure.maps)
    assert np.allclose(after[1], 2 * after[0])  # A is flat: all land on one line,
    assert np.allclose(after[:, 0], after[:, 1])  # and the first two on one place
    spatial = carried(A=matrix("1 0 0; 0 1 0; 0 0 1"), data="points", points=state.points)
    assert not clouds(spatial)


@pytest.mark.parametrize(
    ("rows", "say"),
    [
        ("U,1,2\nV,,5", "Row 3 is left out: “p” is blank."),
        ("U,1,2\nV,2,5\nW,4,nan", "Row 4 is left out: “q” is no number."),
        ("U,1,2\nV,n/a,1\nX,3,4", "Row 3 is left out: “p” is no number."),
        ("U,1,2\nV,,5\nW,4,inf\nX,3,4", "Row 3 is left out: “p” is blank, and 1 more."),
    ],
)
def test_what_of_a_file_is_no_number_is_told_by_row_and_column(rows: str, say: str) -> None:
    count = rows.count("\n") + 1 - (2 if "more" in say else 1)
    view = carried(data="own", file=Upload(f"mine{len(rows)}.csv 1", table(f"name,p,q\n{rows}\nY,5,2\n".encode())))
    assert clouds(view)["points"].points.shape == (2, count + 1)
    assert view.lacks[0] == say


def test_of_a_table_with_more_columns_as_many_as_a_takes_can_be_chosen() -> None:
    found = cloud.Points(("x", "y", "z"), np.zeros((1, 3)), None, "a file", ("p", "q", "r", "s"))
    (said,) = cloud.not_carried(found, 2)
    assert said.endswith("A matrix of 3 columns takes them; or choose 2 of their columns.")
