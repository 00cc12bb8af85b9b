"""The page on factorizations, where it shows QR: what is said is true, and agrees with what is shown and with the exported program."""

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.decompositions.factorizations.qr import WAYS, Way
from core.figures.decompositions.factorizations import playing
from core.figures.film import place_at, texts_at
from core.figures.marks import Arrow
from core.figures.svg import svg
from core.numbers.arrays import ROUNDING, Array, matrix
from pages.decompositions.factorizations import EXAMPLES, State, page
from pages.shared.state import settle
from tests.pages.programs import check_program, said

sizes = st.integers(1, 8)
entries = st.one_of(st.integers(-3, 3).map(str), st.sampled_from(["1/3", "0.1", "-2/7", "sqrt(2)", "1e6", "1e-20", "0"]))
MOMENTS = st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.7, 0.9, 1.0])
NEARLY = matrix("1 1 1; 1e-8 0 0; 0 1e-8 0; 0 0 1e-8")  # Läuchli's
TWO = State(kind="qr", way="modified", A=matrix("3 1; 1 2"))
TIED = matrix("1 1 1; 1 2 2; 1 2 2")  # both Gram–Schmidts lose q₃ and nothing else, up to the sixteenth digit


def arrays(m: int, n: int) -> st.SearchStrategy[Array]:
    return st.lists(st.lists(entries, min_size=n, max_size=n), min_size=m, max_size=m).map(matrix)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (replace(TWO, t=0.0), "a₁ has length 3.162: divided by it, it is q₁."),
        (
            replace(TWO, t=0.5),
            "q₁ has the share 1.581 in what is left of a₂: it is taken away, and what is left stands at right angles to q₁.",
        ),
        (replace(TWO, way="classical", t=0.5), "q₁ has the share 1.581 in a₂ as it was: it is taken away"),
        (replace(TWO, way="modified", A=TIED), "Q′Q is off I by 1, as much as by classical Gram–Schmidt."),
        (replace(TWO, way="givens", A=TIED), "by classical Gram–Schmidt and by modified Gram–Schmidt it is off by 1."),
        (replace(TWO, t=0.9), "What is left of a₂ has length 1.581: divided by it, it is q₂."),
        (
            replace(TWO, way="givens", t=0.5),
            "Rows 1 and 2 are turned by −18.43°: row 2 gets 0 in column 1, and only these two rows change.",
        ),
        (
            replace(TWO, way="householder", t=0.5),
            "One mirror takes what is left of a₁ onto an axis: all below the diagonal becomes 0 at once.",
        ),
        (
            replace(TWO, A=matrix("1 2; 1 2"), t=0.99),
            "a₂ depends on the columns before it: only rounding is left of it, r₂₂ is shown as 0, and q₂ may point anywhere.",
        ),
        (
            replace(TWO, A=matrix("1 1; 1 1+1e-15"), t=0.99),
            "What is left of a₂ is no longer than rounding can make it, and r₂₂ is shown as 0: q₂ may point anywhere.",
        ),
        (
            replace(TWO, A=matrix("2 0 2; 1/3 0 1/3; sqrt(2) 1 sqrt(2)"), t=0.8),
            "q₂ has the share 0, up to rounding, in what is left of a₃: it is taken away, and what is left is no longer than rounding can",
        ),
        (
            replace(TWO, A=matrix("1 2; 1 2"), t=0.5),
            "q₁ has the share 2.828 in what is left of a₂: it is taken away, and only rounding is left.",
        ),
        (replace(TWO, A=matrix("1 1; 0 1e-20"), t=0.5), "and what is left is no longer than rounding can make it."),
        (
            replace(TWO, A=matrix("sqrt(2) 2*sqrt(2); 0 0"), t=0.99),
            "In float64 what is left of a₂ has length 0: it has no direction, and there is",
        ),
        (replace(TWO, way="givens", A=matrix("1 2; 1e-20 1"), t=0.5), "Rows 1 and 2 are turned by −5.73·10⁻¹⁹°: row 2 gets 0 in column 1"),
        (
            State(kind="qr", way="givens", A=matrix("4 12; 5 15; 1 3"), t=0.9),
            "Row 3 has 0 in column 2 but for rounding, for which rows 2 and 3 are turned by 90°.",
        ),
        (
            State(kind="qr", way="givens", A=matrix("1 2; 1 2; 1 2+1e-15"), t=0.9),
            "Row 3 has no more in column 2 than rounding can make: rows 2 and 3 are turned by ",
        ),
        (
            State(kind="qr", A=matrix("1 1e-100; 0 1; 1e-100 0"), t=0.99),
            "What is below the diagonal of column 2 has a square that is 0 in float64: nothing is reflected.",
        ),
        (replace(TWO, A=matrix("3 6; 4 8"), t=0.99), "Nothing is left of a₂, which depends on the columns before it: it has no direction"),
        (replace(TWO, A=matrix("3 6; 4 8"), t=0.5), "q₁ has the share 10 in what is left of a₂: it is taken away, and nothing is left."),
        (replace(TWO, A=matrix("0 2; 0 2"), t=0.5), "There is no q₁, and nothing is taken from a₂."),
        (
            replace(TWO, A=matrix("0 1; 1 0"), t=0.5),
            "share 0 in what is left of a₂: nothing is taken away, and what is left stands at right",
        ),
        (
            State(kind="qr", way="classical", A=NEARLY, t=0.8),
            "q₂ has the share 0 in a₃ as it was: nothing is taken away, and what is left misses a right angle to q₂: cosine 0.5.",
        ),
        (State(kind="qr", way="modified", A=NEARLY, t=0.8), "it is taken away, and what is left stands at right angles to q₂."),
        (State(kind="qr", way="modified", A=NEARLY, t=0.6), "what is left misses a right angle to q₁: cosine −7.071·10⁻⁹."),
        (
            State(kind="qr", way="classical", A=matrix("1 1 1; 1 1+1e-9 1; 1 1 1+1e-9"), t=0.8),
            "it is taken away, and what is left misses a right angle to q₂: cosine 1 − 3.8·10⁻⁷.",
        ),
        (
            replace(TWO, way="householder", A=matrix("1 2; 0 1"), t=0.5),
            "All below the diagonal of column 1 is 0 already: nothing is reflected.",
        ),
        (replace(TWO, A=matrix("0 2; 0 2"), t=0.0), "a₁ is 0: it has no direction, and there is no q₁."),
        (replace(TWO, A=matrix("1 0; 0 1")), "By modified Gram–Schmidt, Q′Q is I up to rounding, and so it is in all four ways."),
        (replace(TWO, A=matrix("1 2 3")), "A is wide, and its columns cannot be orthonormal: here is A′."),
        (EXAMPLES[14].state, "By classical Gram–Schmidt, Q′Q is off I by 5·10⁻⁵, the most of the four ways."),
        (replace(TWO, A=matrix("1 2; 2 4")), "By modified Gram–Schmidt, Q′Q is off I by 1, as much as by classical Gram–Schmidt."),
        (
            replace(TWO, way="classical", A=matrix("1 1; 1 1+1e-9")),
            "By classical Gram–Schmidt, Q′Q is off I by 4.4·10⁻⁷, as much as by modified Gram–Schmidt.",
        ),
        (
            replace(EXAMPLES[14].state, way="givens"),
            "By Givens rotations, Q′Q is I up to rounding; by classical Gram–Schmidt it is off by 5·10⁻⁵.",
        ),
    ],
)
def test_what_is_said(state: State, words: str) -> None:
    assert words in said(page(settle(state)))


@given(st.data(), sizes, sizes, st.sampled_from(WAYS), st.sampled_from([0.0, 0.5, 1.0]), MOMENTS)
def test_what_is_said_is_so(data: st.DataObject, m: int, n: int, way: Way, s: float, t: float) -> None:
    view = page(settle(State(kind="qr", A=data.draw(arrays(m, n)), way=way, s=s, t=t)))
    text, result = said(view), view.seen
    assert 20 < len(text) < 400
    assert ("A is wide" in text) == (n > m)
    assert text.startswith(f"At s = {s:g}, A is ") == (s > 0)
    step = result.steps[playing.current(t, len(result.steps))]
    if t < 1.0 and max(m, n) <= 6:
        k = result.steps.index(step)
        Q, R = (result.steps[k - 1].Q, result.steps[k - 1].R) if k else result.start
        size = np.abs(result.A[:, step.column]).max()
        if step.kind == "rotate":
            assert step.R[step.other, step.column] == 0
            untouched = [i for i in range(len(R)) if i not in (step.column, step.other)]
            assert (R[untouched] == step.R[untouched]).all()
        elif step.kind == "reflect":
            assert not step.R[step.column + 1 :, step.column].any()
        elif step.kind == "subtract":
            of = result.A[:, step.column] if way == "classical" else Q[:, step.column]
            assert step.number == pytest.approx(Q[:, step.other] @ of, abs=1e-13 * size)
            left, q = step.Q[:, step.column], step.Q[:, step.other]
            assert ("here is no q" in text) == (not q.any())
            if q.any() and left.any():
                cosine = float(left / np.linalg.norm(left) @ q)
                assert abs(cosine) < 1e-13 if "right angles" in text else abs(cosine) > 1e-15
        else:
            assert ("no q" in text) == (not Q[:, step.column].any())
            assert step.number == pytest.approx(np.linalg.norm(Q[:, step.column]), rel=1e-12)
    elif "in all four ways" in text:
        assert max(result.losses.values()) <= 64 * 2.3e-16
    elif "the most of" in text:
        assert [one for one in WAYS if result.losses[one] >= max(result.losses.values()) * (1 - ROUNDING)] == [way]
    elif tied := re.search(r"as much as by (\w+) Gram", text):
        assert result.losses[way] == pytest.approx(result.losses[tied[1]], rel=ROUNDING)
        assert max(result.losses[way], result.losses[tied[1]]) == max(result.losses.values())
    else:
        worst = re.search(r"by (\w+) Gram–Schmidt (?:by|it)", text)
        assert worst
        assert result.losses[worst[1]] == pytest.approx(max(result.losses.values()), rel=ROUNDING)
        assert result.losses[worst[1]] > result.losses[way]
        assert ("up to rounding" in text) == (result.losses[way] <= 64 * 2.3e-16)
    assert all(proof.ok for proof in view.proofs), view.proofs
    check_program(
        view, dict.fromkeys(("‖A − QR‖ / ‖A‖", *(f"‖I − Q′Q‖, {name}" for name in ("Householder", "Givens", "classical", "modified"))), 1.0)
    )


@pytest.mark.parametrize("state", [TWO, *(example.state for example in EXAMPLES if example.state.kind == "qr")])
@pytest.mark.parametrize("way", WAYS)
def test_a_film_is_at_every_moment_what_is_drawn(state: State, way: Way) -> None:
    for t in (0.0, 0.25, 0.5, 0.9, 1.0):
        view = page(replace(state, t=t, way=way))
        assert view.film
        assert view.film.frames
        frames = view.film.frames()
        marks: dict[str, Any] = {mark.name: mark for figure in view.figures for mark in figure.marks}
        assert set(frames.places) | set(frames.texts) | set(frames.tips) <= set(marks)
        for name, places in frames.places.items():
            assert {points.shape for points in places.values()} == {marks[name].points.shape}
            assert place_at(places, t) == pytest.approx(marks[name].points, nan_ok=True)
        for name, texts in frames.texts.items():
            assert [*texts_at(texts, t)] == [*marks[name].texts], name
        for name, tips in frames.tips.items():
            k = max(k for k, time in enumerate(frames.times) if time <= t + 1e-9)
            assert tips[:, k] == pytest.approx(marks[name].points.ravel(), abs=0.1 * np.nanmax(np.abs(tips), initial=0.0), nan_ok=True)


def test_columns_are_grabbed_where_they_are_those_of_A() -> None:
    grabbed = {handle.name for handle in page(TWO).figure.handles}
    assert grabbed == {"A:0", "A:1"}
    assert page(replace(TWO, s=0.5)).figure.handles == ()


@pytest.mark.parametrize(
    ("A", "note"),
    [
        ("3 1; 1 2", "2 × 2, orthonormal columns, up to rounding"),
        ("1 2; 2 4", "2 × 2, column 2 of 0: not orthonormal"),
        ("0 0; 0 0", "2 × 2, columns 1, 2 of 0: not orthonormal"),
        ("1 1; 1 1+1e-16", "2 × 2, Q′Q off I by 1"),
        ("1 1; 1 1+1e-9", "2 × 2, Q′Q off I by 4.4·10⁻⁷"),
    ],
)
@pytest.mark.parametrize("way", ["classical", "modified"])
def test_Q_is_called_orthonormal_where_it_is(A: str, note: str, way: Way) -> None:
    assert page(replace(TWO, A=matrix(A), way=way)).tables[1].note == note


@pytest.mark.parametrize("A", ["1 1; 1 1+1e-15", "1 1; 1 1+1e-16", "1 2; 1 2"])
def test_what_rounding_can_have_left_is_0_in_words_in_R_and_in_cells(A: str) -> None:
    view = page(replace(TWO, A=matrix(A)))
    assert view.tables[2].rows[1][1] == "0"
    cells: Any = next(mark for figure in view.figures for mark in figure.marks if mark.name == "R")
    assert cells.texts[-1] == "0"
    assert view.film
    assert view.film.at_rest == "column 2 divided by what rounding left of it"


@pytest.mark.parametrize(
    ("A", "t", "labels"),
    [
        ("3 1; 1 2", 0.0, ["", "rest of a₂"]),
        ("3 1; 1 2", 0.34, ["q₁", "rest of a₂"]),
        ("3 1; 1 2", 0.7, ["q₁", "rest of a₂"]),
        ("3 1; 1 2", 1.0, ["q₁", "q₂"]),
        ("3 6; 4 8", 1.0, ["q₁", "rest of a₂"]),
    ],
)
def test_a_column_is_called_q_once_it_has_length_1(A: str, t: float, labels: list[str]) -> None:
    view = page(replace(TWO, A=matrix(A), t=t))
    arrows: list[Any] = [mark for mark in view.figure.marks if mark.name.startswith("w")]
    there = [arrow for arrow in arrows if not np.isnan(arrow.points).any()]
    assert [arrow.label for arrow in there] == labels
    assert all(np.linalg.norm(arrow.points) == pytest.approx(1) for arrow in there if arrow.label[:1] == "q")
    assert "nan" not in svg(view.figure, "columns")
    turned = page(replace(TWO, A=matrix(A), t=t, way="givens")).figure.marks
    assert [mark.label for mark in turned if isinstance(mark, Arrow) and mark.name.startswith("w")] == ["r₁", "r₂"]


@pytest.mark.parametrize("A", ["1 0; 0 1", "1 0 3; 0 1 3", "2; 1; 7"])
@pytest.mark.parametrize("s", [0.0, 0.3, 1.0])
def test_what_is_factored_is_named_and_is_what_other_pages_are_given(A: str, s: float) -> None:
    state = State(kind="qr", A=matrix(A), s=s)
    view, taken = page(state), state.taken().A.value
    result = view.seen
    np.testing.assert_array_equal(taken.T if result.is_turned else taken, result.A)
    assert view.called == ({"A": "A at s = 0"} if s else {})
    assert [f"A at s = {s:g}" in figure.title for figure in view.figures if figure.name == "QR"] == [s > 0]
    assert said(view).startswith(f"At s = {s:g}, A is ") == (s > 0)
