"""The page of inverses: what is said is true, and agrees with what is shown and with the exported program."""

import re

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.figures.maps.forming import verdict
from core.maps.forming import forming
from core.numbers.arrays import Matrix, Vector, matrix, vector
from pages.main import PAGES
from pages.maps.inverse import State, led, page
from pages.maps.undone import FLAT as FLAT_INVERSE
from pages.shared.state import from_address, from_stage, link, settle
from pages.shared.view import View
from tests.core.named import EVERY
from tests.core.strategies import entry, matrices
from tests.pages.looks.exactly import exact
from tests.pages.programs import check_program, said, shown

FLAT = "A has no inverse: it flattens the plane onto the line at 63.43°. "
vectors = st.tuples(entry, entry).map(np.array)
whole = st.integers(-3, 3)
small = st.integers(1, 3)


def of(A: str, b: str = "", t: str = "1") -> View:
    right = b or " ".join("1" for _ in A.split(";"))
    return page(settle(State(A=matrix(A), b=vector(right), t=vector(t))))


@st.composite
def rows_of_whole_numbers(draw: st.DrawFn) -> list[list[int]]:
    m, n = draw(small), draw(small)
    return draw(st.lists(st.lists(whole, min_size=n, max_size=n), min_size=m, max_size=m))


@pytest.mark.parametrize(
    ("A", "b", "words"),
    [
        (
            "2 1; 0.5 1.5",
            "2 -1",
            "A has an inverse: each b comes from one x alone. A relative error of b grows by a factor of at most κ = 2.618 in x",
        ),
        ("2 1; 0.5 1.5", "2 -1", "; that of δb by 1.144."),
        ("2 1; 0.5 1.5", "0 0", "A relative error of b grows by a factor of at most κ = 2.618 in x."),
        ("1 2; 0.5 1.001", "2 1", "A has an inverse, but nearly none. A relative error of b grows by a factor of at most κ = 6252 in x"),
        ("1 2; 2 4", "1 2", f"{FLAT}b lies on it: a line of x leads there."),
        ("1 2; 2 4", "1 1", f"{FLAT}b is not on it: no x leads there."),
        ("1 2; 2 4", "0 0", f"{FLAT}b lies on it: a line of x leads there."),
        ("0 0; 0 0", "1 1", "A has no inverse: it sends every x to 0. No x leads to b."),
        ("0 0; 0 0", "0 0", "A has no inverse: it sends every x to 0. b is 0: every x leads there."),
        ("0.1 0.3; 0.3 0.9", "1 1", "no x leads there. NumPy’s inv gives one nevertheless: what it inverts is rounding."),
        ("1 1; 1 1+1e-17", "1 1", "As typed, A has an inverse; to sixteen digits it has none: κ = 4·10¹⁷. NumPy’s inv refuses it."),
        ("1 0; 0 1e-17", "1 1", "to sixteen digits it has none: κ = 10¹⁷. NumPy’s inv finds it nevertheless."),
        ("sqrt(2) 2; 1 sqrt(2)", "1 1", "To sixteen digits, A has no inverse: it flattens the plane onto the line at 35.26°."),
        ("1 2 3; 4 5 6; 7 8 9", "6 15 24", "A has no inverse: it flattens space onto a plane. b lies in it: a line of x leads there."),
        ("1 2 3; 4 5 6; 7 8 9", "1 0 0", "A has no inverse: it flattens space onto a plane. b is not in it: no x leads there."),
        ("2", "1", "A has an inverse: each b comes from one x alone. A relative error of b grows by a factor of at most κ = 1 in x."),
        ("2; 1", "1 1", "BA = I for many B: 1 number of B is free. This one is 2.693 times as large as A⁺, the smallest."),
        ("1 2.0001; 2 4; 3 6", "1 1 1", "This one is 1 + 3·10⁻⁹ times as large as A⁺, the smallest."),
        ("1 2 3; 4 5 7", "1 1", "AB = I for many B: 2 numbers of B are free. This one is"),
        ("1 2; 2 4; 3 6", "1 1 1", "A has no left inverse: its rank is 1, and its 2 columns would have to be independent."),
        ("0; 0", "1 1", "A has no left inverse: its rank is 0, and it would have to be 1."),
        ("1 2 3; 2 4 6", "1 1", "A has no right inverse: its rank is 1, and its 2 rows would have to be independent."),
        ("1 1; 1 1+1e-17; 1 1", "1 1 1", "As typed, A has left inverses; to sixteen digits it has none. BA = I for many B"),
    ],
)
def test_what_is_said(A: str, b: str, words: str) -> None:
    assert words in said(of(A, b))


def test_the_smallest_is_said_to_be_so() -> None:
    assert said(of("2; 1", t="0")).endswith("1 number of B is free. This one is A⁺, the smallest.")


@given(
    small.flatmap(lambda m: small.flatmap(lambda n: st.lists(st.lists(whole, min_size=n, max_size=n), min_size=m, max_size=m))), st.data()
)
def test_what_is_said_is_so_by_sympy(rows: list[list[int]], data: st.DataObject) -> None:
    b = data.draw(st.lists(whole, min_size=len(rows), max_size=len(rows)))
    state = settle(State(A=matrix([[str(e) for e in row] for row in rows]), b=vector([str(e) for e in b])))
    A, right, view = exact(state.A), exact(state.b), page(state)
    m, n, text, rank = A.rows, A.cols, said(view), A.rank()
    assert len(text) < 320
    assert all(proof.ok for proof in view.proofs)
    assert ("no inverse" in text) == (m == n and rank < n)
    if m != n:
        side = "left" if m > n else "right"
        assert (f"no {side} inverse" in text) == (rank < min(m, n))
        if rank == min(m, n):
            free = min(m, n) * abs(m - n)
            assert f"{free} number{'s' * (free > 1)} of B " in text
        return
    is_reached = A.row_join(right).rank() == rank
    if rank < n and rank:
        assert is_reached == any(words in text for words in ("a line of x leads there", "a plane of x leads there", "b is reached"))
        assert is_reached != any(words in text for words in ("no x leads there", "No x leads to b"))
    if rank == n and n <= 4:
        numbers = shown(view)
        x = A.inv() * right
        assert [float(v) for v in x] == pytest.approx(eval(numbers["x"].replace("−", "-").replace("(", "[").replace(")", "]")), rel=1e-3)


@settings(max_examples=50)
@given(matrices, vectors, vectors)
def test_the_program_prints_what_is_shown(A: Matrix, b: Vector, d: Vector) -> None:
    assume(not 1e15 < np.linalg.cond(A) < 1e17)
    state = State(A=matrix(A.tolist()), b=vector(b.tolist()), d=vector(d.tolist()))
    view = page(state)
    size = float(np.abs(np.linalg.norm(b) / max(np.linalg.svd(A)[1][-1], 1e-300)))
    check_program(view, {"det A": float(np.linalg.norm(A)) ** 2, "x": size, "‖δx‖/‖x‖": 1.0, "grows by": 1.0, "‖A⁻¹‖₂": size})


@pytest.mark.parametrize("name", EVERY)
def test_named_matrices(name: str) -> None:
    A = EVERY[name]
    found = page(settle(State(A=matrix(A.tolist()), b=vector([1.0] * len(A)))))
    assert all(proof.ok for proof in found.proofs), found.proofs
    assert 20 < len(said(found)) < 320
    assert not re.search("nan|inf$", " ".join(shown(found).values()))


@pytest.mark.parametrize("A", ["2 1; 0.5 1.5", "1 0; 0 1", "1 1; 0 1", "1 1; 1 1", "1 -1; 1 1", "1 2 3; 4 5 6; 7 8 10"])
def test_the_plots_say_what_their_points_show(A: str) -> None:
    """Read off the points once more: medians of both clouds for κ from 10⁸ to 10¹⁴."""
    found = page(State(A=matrix(A), b=vector(["1"] * (A.count(";") + 1))))
    for chart in found.figures[-2:]:
        clouds = {mark.name.rpartition(",")[0].rpartition(" of ")[0::2]: mark.points for mark in chart.marks}
        words = []
        for what in ("residual", "error"):
            solve, inv = (_median(clouds[what, way]) for way in ("solve", "inv"))
            words.append("apart" if abs(inv - solve) > 1 else "alike" if abs(inv - solve) <= np.log10(3) else "a little apart")
        is_floored = any((points[1] <= -18).any() for points in clouds.values())  # there the points say no more than “or less”
        residuals, errors = words
        expected = f"residuals {residuals}, errors {errors}"
        if residuals == errors:
            expected = f"residuals and errors {residuals}"
        assert is_floored or chart.title.endswith(f": {expected}")


graded = st.integers(2, 4).flatmap(
    lambda n: st.tuples(st.just(n), st.integers(0, 2**32 - 1), st.sampled_from([1.0, 1e4, 1e12]), st.booleans())
)


@settings(max_examples=20)
@given(graded)
def test_what_is_said_of_forming_is_what_the_points_show(drawn: tuple[int, int, float, bool]) -> None:
    """For matrices that are well-conditioned, nearly flat, graded, and flat."""
    n, seed, kappa, is_flat = drawn
    draw = np.random.default_rng(seed)
    A = draw.integers(-9, 10, (n, n)) * kappa ** -np.linspace(0, 1, n)[:, None]
    if is_flat:
        A[-1] = A[0]
    _check_forming(State(A=matrix(A.tolist()), b=vector([1.0] * n)))


@pytest.mark.parametrize("n", [2, 3, 5])
def test_what_is_said_of_forming_for_hilbert_and_the_identity(n: int) -> None:
    _check_forming(State(A=matrix([[f"1/{i + j + 1}" for j in range(n)] for i in range(n)]), b=vector([1.0] * n)))
    _check_forming(State(A=matrix(np.eye(n).tolist()), b=vector([1.0] * n)))


WORDS = (
    ("much larger", 1.0, np.inf),
    ("several times as large", np.log10(3), 1.0),
    ("about as large", -np.log10(3), np.log10(3)),
    ("smaller", -1.0, -np.log10(3)),
    ("much smaller", -np.inf, -1.0),
)


def _check_forming(state: State) -> None:
    """Hold the sentence against the points that are drawn, in motion and at rest, where they are in view and not between two words."""
    for view in (led(state), page(state)):
        (told_of,) = view.notes
        _, _, after = told_of.partition(": ")
        assert f"measured on {2 * np.isfinite(view.figures[-1].marks[0].points[1]).sum()} systems" in told_of
        for chart, words in zip(view.figures[-2:], after.rstrip(".").split("; "), strict=True):
            clouds = {mark.name.rpartition(",")[0].rpartition(" of ")[0::2]: mark.points for mark in chart.marks}
            both = re.fullmatch(r"with .* its residuals and its errors are (.*)", words)
            one = re.fullmatch(r"with .* its residuals are (.*), and its errors (.*)", words)
            claimed = (both[1], both[1]) if both else one.groups() if one else ()
            assert claimed, words
            for what, claim in zip(("residual", "error"), claimed, strict=True):
                solve, inv = (clouds[what, way] for way in ("solve", "inv"))
                if min(np.nanmin(solve[1]), np.nanmin(inv[1])) <= -18:
                    continue
                low, high = next((low, high) for word, low, high in WORDS if word == claim)
                assert low - 0.03 <= _median(inv) - _median(solve) <= high + 0.03, (what, words)


def test_while_a_hand_moves_fewer_systems_are_measured_unless_all_have_been() -> None:
    state = State(A=matrix("2 1; 0.5 1.4142"))
    moving = led(state)
    assert len(moving.figures[-1].marks[0].points[0]) == 20
    assert moving.seen.measured is None  # tasks are judged at rest
    whole = page(state)
    assert len(whole.figures[-1].marks[0].points[0]) == 100
    assert [shown(moving)[name] for name in ("det A", "x")] == [shown(whole)[name] for name in ("det A", "x")]
    assert said(moving) == said(whole)
    led_by_b = led(State(A=state.A, b=vector("1 1")))
    assert led_by_b.notes == whole.notes
    assert led_by_b.seen.measured is whole.seen.measured


@pytest.mark.parametrize(
    ("A", "texts"),
    [
        ("1 1; 1 1.000000000000001", {"det A": "≈ 0", "rank": "1", "κ(A)": "over 10¹⁵", "nearest singular": "≈ 0"}),
        ("sqrt(2) 2; 1 sqrt(2)", {"det A": "≈ 0", "rank": "1", "κ(A)": "over 10¹⁵", "nearest singular": "≈ 0"}),
        ("1 1; 1 1.000000000000003", {"det A": "≈ 3·10⁻¹⁵", "κ(A)": "≈ 10¹⁵", "‖A⁻¹‖₂": "≈ 6·10¹⁴"}),
        ("1 1; 1 1.00000000000003", {"det A": "3·10⁻¹⁴", "κ(A)": "1.333·10¹⁴"}),
        ("1 2; 2 4", {"det A": "0", "rank": "1", "κ(A)": "∞", "nearest singular": "0"}),
        ("sqrt(2) 0; 0 1e-14", {"det A": "1.414·10⁻¹⁴", "κ(A)": "1.414·10¹⁴"}),
        ("1 1; 1 1; 1 1.000000000000001", {"rank": "1", "κ(A)": "over 7·10¹⁴"}),
        ("1 1; 1 1; 1 1", {"rank": "1", "κ(A)": "∞"}),
    ],
)
def test_digits_that_entries_do_not_have_are_not_shown(A: str, texts: dict[str, str]) -> None:
    """What holds only to sixteen digits is so in the numbers too, and in the table."""
    view = of(A)
    assert texts.items() <= shown(view).items()
    is_hedged = any(word in text for text in texts.values() for word in ("≈", "over"))
    assert is_hedged == any(word in said(view) for word in ("≈", "To sixteen digits"))
    for table in view.tables:
        if table.name == "A⁻¹":
            assert is_hedged == any("≈" in entry for row in table.rows for entry in row)


@pytest.mark.parametrize(
    ("A", "b", "x"),
    [
        ("1 1; 1 1.0000000001", "sqrt(3) sqrt(27)/3", "(1.732, ≈ 0)"),
        ("1 1; 1 1.000001", "sqrt(2) sqrt(2)*1.000001", "(≈ 0, 1.414)"),
        ("1 1; 1 1.0000000001", "3 3", "(3, 0)"),
    ],
)
def test_digits_that_a_rounded_right_hand_side_does_not_have_are_not_shown(A: str, b: str, x: str) -> None:
    assert shown(page(State(A=matrix(A), b=vector(b))))["x"] == x


def _median(points: Matrix) -> float:
    return float(np.nanmedian(points[1][(points[0] >= 8) & (points[0] <= 14)]))


def test_what_is_measured_does_not_hang_on_b() -> None:
    A = matrix("2 1; 0.5 1.5")
    first, second = (page(State(A=A, b=vector(b))).seen.measured for b in ("1 1", "2 3"))
    assert first is second
    assert verdict(first, "Ax") == verdict(forming(A.value), "Ax")


def told(state: State, **moved: str) -> dict[str, list[list[str]]]:
    """Return what the stage tells of a state of which a hand has moved an array."""
    named = {name: getattr(state, name) for name in ("A", "X", "b", "d", "t")} | {name: matrix(text) for name, text in moved.items()}
    return {name: [list(row) for row in value.text] for name, value in named.items()}


def test_each_of_both_follows_from_the_other() -> None:
    """While A⁻¹ is led, the stage tells of A what it was found to be, and the other way round."""
    state, notices = from_stage(State(), told(State(), X="0.7 -0.4; -0.2 0.8"), (), "X")
    assert (str(state.A), str(state.X), notices) == ("5/3,5/6;5/12,35/24", "0.7,-0.4;-0.2,0.8", [])
    state, _ = from_stage(state, told(state, X="0 1; 1 0"), (), "X")
    assert (str(state.A), str(state.X)) == ("0,1;1,0", "0,1;1,0")
    state, _ = from_stage(state, told(state, A="1 2; 3 4"), (), "A")
    assert (str(state.A), str(state.X)) == ("1,2;3,4", "-2,1;1.5,-0.5")
    state, _ = from_stage(state, told(state), [{"array": "X", "row": 0, "column": 0, "text": "-1", "final": True}])
    assert (str(state.A), str(state.X)) == ("0.5,1;1.5,1", "-1,1;1.5,-0.5")
    assert from_stage(state, told(state), (), "b") == (state, [])


@given(st.lists(whole, min_size=4, max_size=4), st.sampled_from(["", "/7", ".1", "e-6", ".123456789"]))
def test_an_inverse_that_is_moved_is_the_inverse(entries: list[int], tail: str) -> None:
    X = " ".join(f"{entry}{tail}" for entry in entries[:2]) + "; " + " ".join(f"{entry}{tail}" for entry in entries[2:])
    state, notices = from_stage(State(), told(State(), X=X), (), "X")
    if exact(matrix(X)).det() == 0:
        assert notices[0].say == FLAT_INVERSE
        assert (state.A, str(state.X)) == (State().A, str(State().X))
        return
    assert matrix(X) == state.X
    assert not notices
    assert settle(state).X == state.X
    assert np.abs(state.A.value @ state.X.value - np.eye(2)).max() <= 1e-12 * np.linalg.cond(state.A.value)
    assert from_stage(state, told(state), (), "X")[0].A == state.A
    found = page(state)
    assert np.abs(found.figures[1].maps["X"] - state.X.value).max() <= 1e-12 * np.abs(state.X.value).max() * np.linalg.cond(state.A.value)


def test_an_inverse_that_no_matrix_shown_here_has_is_refused() -> None:
    state, notices = from_stage(State(), told(State(), X="1e-12 0; 0 1"), (), "X")
    assert "too large or too small" in notices[0].say
    assert (state.A, str(state.X)) == (State().A, str(State().X))


def test_a_link_holds_the_matrix_alone() -> None:
    state, notices = from_address(State, {"A": "1,2;3,4"})
    assert (str(state.X), notices, link(state)) == ("-2,1;1.5,-0.5", [], "A=1,2;3,4")
    assert from_address(State, {"X": "1,2;3,4"})[1][0].say == "X in the link: “1,2;3,4” cannot be in a link: A⁻¹ follows from A, which can."
    assert str(PAGES["inverse"].EXAMPLES["A turn"].X) == "0.6,0.8;-0.8,0.6"  # type: ignore[attr-defined]


def test_what_has_no_effect_is_hidden() -> None:
    assert of("2 1; 0.5 1.5").hides == {"t", "which"}
    assert of("1 2; 2 4").hides == {"t", "which", "d", "X"}
    assert of("2; 1").hides == {"d", "X", "which"}
    assert of("1 0; 0 1; 1 1").hides == {"d", "X"}
    assert of("0; 0").hides == {"b", "d", "X", "t", "which"}


def test_which_free_number_moves_stays_among_those_that_there_are() -> None:
    assert settle(State(A=matrix("1 0; 0 1; 1 1"), b=vector("1 1 1"), which=9)).which == 2
    assert settle(State(which=9)).which == 1


def test_what_float64_has_no_room_for_is_still_said() -> None:
    found = of("1 1; 1 1+1e-200")
    assert shown(found)["det A"] == "10⁻²⁰⁰"
    assert shown(found)["κ(A)"] == "4·10²⁰⁰"
