"""The pictures of a pseudoinverse: what is drawn is where the mathematics puts it."""

import math
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.figures.chart import Chart
from core.figures.figure import Figure
from core.figures.marks import Mark
from core.figures.solving.pseudoinverse import FLOOR, KINDS, LEAST_ERROR, pseudoinverse, turn
from core.figures.space import Space
from core.figures.theme import ROLES
from core.numbers.arrays import Matrix
from core.solving.limit import Limit, limit
from core.solving.pseudoinverse import Solution, solve
from core.solving.pseudoinverse import pseudoinverse as compute
from tests.core.named import EVERY
from tests.core.strategies import matrices

small = st.integers(-4, 4).map(float)
Y = np.array([1.0, 2])
PLANE = {name: A for name, A in EVERY.items() if max(A.shape) == 2} | {"tall, 2 × 1": np.array([[1.0], [2]]), "0, 1 × 2": np.zeros((1, 2))}


def solution(A: Matrix, cut: float | None = None) -> Solution:
    size = float(np.abs(A).max()) or 1.0
    return solve(compute(A, cut), size * np.arange(1.0, len(A) + 1))


def pictures(found: Solution, half: float = 0.0) -> dict[str, Figure]:
    return {figure.name: figure for figure in pseudoinverse(found, limit(found.pseudoinverse.A), half)}


def marks(figure: Figure) -> dict[str, Mark]:
    return {mark.name: mark for mark in figure.marks}


@pytest.mark.parametrize("name", EVERY)
def test_every_mark_has_a_role_and_a_name_of_its_own(name: str) -> None:
    found = pictures(solution(EVERY[name]))
    names = [mark.name for figure in found.values() for mark in figure.marks]
    assert len(names) == len(set(names))
    assert all(mark.role in ROLES for figure in found.values() for mark in figure.marks)
    assert list(found) == ["domain", "codomain", "limit", "cut"]
    for space, size in zip(("codomain", "domain"), EVERY[name].shape, strict=True):
        assert isinstance(found[space], Chart) == (size > 3)
        assert isinstance(found[space], Space) == (size == 3)
    assert [handle.name for figure in found.values() for handle in figure.handles][-1] == "cut"


@pytest.mark.parametrize("name", [name for name, A in EVERY.items() if max(A.shape) > 3])
def test_what_has_no_space_is_shown_as_bars_and_all_of_it_is_in_view(name: str) -> None:
    found = solution(EVERY[name])
    drawn = pictures(found)
    for space, bar, values in (("domain", "x⁺", found.entries), ("codomain", "Ax⁺", found.image)):
        figure = drawn[space]
        if not isinstance(figure, Chart):
            continue
        (left, right), (bottom, top) = figure.x, figure.y
        x, y = marks(figure)[bar].points
        assert y[2::6].tolist() == values.tolist()
        assert (y[0::6] == 0).all()
        assert ((left < x) & (x < right) | np.isnan(x)).all()
        for mark in figure.marks:
            assert ((bottom < mark.points[1]) & (mark.points[1] < top) | np.isnan(mark.points[1])).all()
    if isinstance(drawn["codomain"], Chart):
        assert marks(drawn["codomain"])["y"].points[1].tolist() == found.y.tolist()
        _, ends = marks(drawn["codomain"])["residual"].points
        assert (ends[1::3] - ends[0::3]).tolist() == found.residual.tolist()


@pytest.mark.parametrize("name", PLANE)
def test_the_domain_shows_the_shortest_on_the_line_of_solutions(name: str) -> None:
    found = solution(PLANE[name])
    A, n = PLANE[name], PLANE[name].shape[1]
    drawn = marks(pictures(found)["domain"])
    assert np.array_equal(drawn["x⁺"].points[:n, 0], found.x)
    assert ("solutions" in drawn) == ("row space" in drawn) == (n == 2 and found.pseudoinverse.kept == 1)
    if "solutions" in drawn:
        one, other = drawn["solutions"].points.T
        for x in (one, other):
            assert np.linalg.norm(A @ x - found.image) <= 1e-14 * np.linalg.norm(A) * np.linalg.norm(x)
        along = other - one
        assert abs(along @ found.x) <= 1e-14 * np.linalg.norm(along) * found.length
        assert np.linalg.norm((one + other) / 2 - found.x) <= 1e-14 * np.linalg.norm(one)
        row = drawn["row space"].points[:, 1]
        assert abs(row[0] * found.x[1] - row[1] * found.x[0]) <= 1e-13 * np.linalg.norm(row) * found.length


@pytest.mark.parametrize("name", PLANE)
def test_the_codomain_shows_the_foot_of_y_on_the_column_space(name: str) -> None:
    A = PLANE[name]
    (m, n), found = A.shape, solution(A)
    figure = pictures(found)["codomain"]
    drawn = marks(figure)
    for j in range(n):
        assert np.array_equal(figure.drawn(drawn[f"A:{j}"])[:m, 0], A[:, j])
    assert drawn["y"].points[:m, 0].tolist() == found.y.tolist()
    foot = drawn["foot"].points[:, 0]
    assert np.array_equal(foot[:m], found.image)
    assert np.array_equal(drawn["residual"].points, np.column_stack([foot, drawn["y"].points[:, 0]]))
    assert ("column space" in drawn) == (m == 2 and found.pseudoinverse.kept == 1)
    assert ("right angle" in drawn) <= ("column space" in drawn)
    if "column space" in drawn:
        along = drawn["column space"].points[:, 1]
        for column in (*A.T, foot):
            assert abs(along[0] * column[1] - along[1] * column[0]) <= 1e-13 * np.linalg.norm(along) * np.linalg.norm(A)
        assert abs(along @ (drawn["y"].points[:, 0] - foot)) <= 1e-13 * np.linalg.norm(along) * found.size
    assert [handle.name for handle in figure.handles] == ["y", *(f"A:{j}" for j in range(n))]
    assert {handle.way.kind for handle in figure.handles} == {"line" if m == 1 else "plane"}


@pytest.mark.parametrize("name", PLANE)
def test_all_that_is_grabbed_is_in_view_and_not_lost_in_it(name: str) -> None:
    found = solution(PLANE[name])
    for figure, tips in (
        (pictures(found)["codomain"], [*np.abs(PLANE[name]).ravel(), *np.abs(found.y)]),
        (pictures(found)["domain"], [*np.abs(found.x)]),
    ):
        assert max(tips) <= figure.half
        assert max(tips) >= figure.half / 40 or max(tips) == 0
    assert pictures(found, 7.0)["codomain"].half == 7


def test_the_right_angle_is_one() -> None:
    drawn = marks(pictures(solve(compute(np.array([[2.0, 1], [1, 0.5]])), Y))["codomain"])
    first, corner, last = drawn["right angle"].points.T
    foot = drawn["foot"].points[:, 0]
    assert abs((first - corner) @ (last - corner)) < 1e-15
    assert first - foot == pytest.approx(corner - last)
    assert abs((first - foot) @ (last - foot)) < 1e-15
    assert "right angle" not in marks(pictures(solve(compute(np.zeros((2, 2))), Y))["codomain"])  # to what?


@given(matrices, st.floats(-20, -0.05))
def test_the_cut_parts_what_counts_from_what_does_not(A: Matrix, exponent: float) -> None:
    found = solution(A, 10.0**exponent)
    figure = pictures(found)["cut"]
    drawn, of = marks(figure), found.pseudoinverse
    at = drawn["cut"].points[0, 0]
    assert at == pytest.approx(exponent)
    assert drawn["below the cut"].points[0].max() == at
    kept, dropped = (drawn[name].points[0] if name in drawn else np.empty(0) for name in ("kept", "dropped"))
    assert (len(kept), len(dropped)) == (of.kept, 2 - of.kept)
    assert (kept > at).all()
    assert (dropped <= at + 1e-12).all()
    ratios = of.svd.sigma / (of.svd.spectral or 1.0)
    assert np.concatenate([kept, dropped]) == pytest.approx(np.log10(np.maximum(ratios, 10.0**FLOOR)))
    assert figure.title == f"σ: {of.kept} of 2 count; the cut decides"


def test_without_a_number_the_cut_stands_where_it_is() -> None:
    figure = pictures(solution(EVERY["tall"]))["cut"]
    place = figure.handles[0].way.sent()["zero"]
    assert place == pytest.approx(math.log10(3 * 2.0**-52))
    assert marks(figure)["cut"].points[0, 0] == place
    assert isinstance(figure, Chart)
    assert next(tick.text for tick in figure.x_ticks if tick.at == FLOOR) == "≤10⁻²⁰"  # σ = 0 stands there


@pytest.mark.parametrize("name", EVERY)
def test_the_curve_of_the_limit(name: str) -> None:
    found, known = solution(EVERY[name]), limit(EVERY[name])
    figure = pictures(found)["limit"]
    drawn = marks(figure)
    x, y = drawn["limit error"].points
    assert np.array_equal(np.isnan(x), known.refused)  # a dot without one of its places would be drawn somewhere
    assert np.array_equal(np.isnan(y), known.refused)
    there = ~known.refused
    assert 10 ** x[there] == pytest.approx(known.alphas[there])
    assert 10 ** y[there] == pytest.approx(np.maximum(known.errors[there], 10.0**LEAST_ERROR))
    assert isinstance(figure, Chart)
    assert figure.x[0] <= x[there].min() <= x[there].max() <= figure.x[1]
    assert next(tick.text for tick in figure.y_ticks if tick.at == LEAST_ERROR) == "≤10⁻¹⁸"  # an error of 0 stands there
    assert figure.y[0] <= y[there].min() <= y[there].max() <= figure.y[1]
    assert ("refused" in drawn) == (known.refused_below is not None)
    if known.refused_below is not None:
        assert drawn["refused"].points[0].max() == pytest.approx(math.log10(known.refused_below))
        assert (x[there] > drawn["refused"].points[0].max() + 0.05).all()
    assert figure.title.endswith(f": {KINDS[known.kind]}")


def test_errors_far_above_1_are_in_view() -> None:
    A = np.array([[-16.0, 8, 20, -16, 0, 0, -12]]) + 1e-3 * np.sin(np.arange(7.0))
    known = Limit(A, np.logspace(0, -20, 21), np.logspace(0, 18, 21), 1.0)
    figure = next(figure for figure in pseudoinverse(solution(A), known) if figure.name == "limit")
    assert isinstance(figure, Chart)
    assert figure.y[1] > 18


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("tall, rank 1", "falls, then rises"),
        ("the articles'", "falls, levels off"),
        ("oblique projection", "falls, then refused"),
        ("Läuchli", "it never falls"),
        ("zero", "none anywhere"),
    ],
)
def test_the_words_of_the_limit(name: str, words: str) -> None:
    assert pictures(solution(EVERY[name]))["limit"].title == f"Error as α → 0: {words}"


def test_the_least_error_of_the_limit_is_where_it_turns() -> None:
    errors = np.abs(np.arange(-100, 101) / 10)  # falls for ten decades and rises for ten
    known = Limit(EVERY["flat"], 10.0 ** (-np.arange(201) / 10), 10.0 ** (errors - 9), 1.0)
    assert re.fullmatch(r"2·10⁻⁹ at α = (10⁻¹⁰|2·10⁻¹⁰)", turn(known))
    assert turn(limit(EVERY["zero"])) == "0 at every α"


def test_a_cut_that_changes_the_rank_is_said_in_the_titles() -> None:
    A = np.array([[2.0, 1], [1, 0.501]])
    titles = {name: figure.title for name, figure in pictures(solution(A, 0.01)).items()}
    assert (titles["domain"], titles["codomain"]) == ("x: a line, by this cut", "y: a line, by this cut")
    assert titles["limit"].startswith("Error as α → 0, cut auto: ")
    titles = {name: figure.title for name, figure in pictures(solution(np.diag([1.0, 1e-17]), 1e-18)).items()}
    assert (titles["domain"], titles["codomain"]) == ("x: one, by this cut", "y: all, by this cut")
    for name in PLANE:
        own = pictures(solution(PLANE[name]))
        assert not any("by this cut" in figure.title or "auto" in figure.title for figure in own.values())
