"""The gradient descent page: what is said is true, and agrees with what is shown and with the exported program."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.data.table import Table
from core.learning.batches import Draws
from core.learning.bias import flow, parted, ridge_curve
from core.learning.gradient_descent import descend
from core.learning.losses import LOSSES, LeastSquares, Logistic, loss
from core.learning.methods import METHODS
from core.learning.noise import noise
from core.learning.study import Study
from core.numbers.arrays import Matrix, matrix, vector
from core.numbers.digits import show
from pages.learning import gradient_descent as module
from pages.learning.gradient_descent import EXAMPLES as WORTH_SEEING
from pages.learning.gradient_descent import Sampling, State, page
from pages.shared.lesson import by_title
from pages.shared.parameters import Upload
from pages.shared.state import most, settle
from pages.shared.view import View
from pages.solving.problem import problem
from tests.core.named import EVERY
from tests.pages.learning.descents import BY_ONE, CHAOS, ONE, TWO, state, view
from tests.pages.programs import check_program, run, said, shown

EXAMPLES = by_title(WORTH_SEEING)

few = settings(max_examples=settings().max_examples // 2)


def proven(found: View) -> bool:
    return all(proof.ok for proof in found.proofs)


def test_adam_does_not_end_at_the_nearest_solution_and_nobody_says_so() -> None:
    found = view(f"{ONE}&w=2;-1&method=adam")
    assert "nearest best w" not in shown(found)
    assert "nearest" not in said(found)
    assert not {"limit"} & {mark.name for mark in found.figure.marks}


def test_the_ridge_path_is_the_same_segment_for_one_equation_and_parts_for_two() -> None:
    assert shown(view(f"{ONE}&w=0;0&eta=0.05"))["gap to ridge path / length"] == "0"
    X, y = np.array([[1.0, 2, 3], [0, 1, -1]]), np.array([1.0, 1])
    slow = flow(X, y, np.zeros(3), np.append(np.geomspace(1e-3, 1e3, 400), np.inf))
    gap = parted(slow, ridge_curve(X, y, np.append(np.geomspace(1e6, 1e-6, 400), 0)))
    assert float(shown(view(f"{TWO}&eta=0.005"))["gap to ridge path / length"]) == pytest.approx(gap, rel=0.06)
    for query in (
        f"{ONE}&w=2;-1",
        "w=0;0",
        f"{ONE}&w=0;0&eta=1",
        f"{ONE}&w=0;0&method=adam",
        f"{TWO}&eta=0.001",
        "points=1,2,0&constant=without&w=0;0",
    ):
        assert "gap to ridge path / length" not in shown(view(query))


def test_with_the_best_heavy_ball_the_error_shrinks_as_theory_says() -> None:
    found = shown(view("objective=quadratic&kappa=100&method=momentum&eta=4/121&beta=81/121"))
    assert (found["error kept by an update"], found["best η, β"]) == ("0.8182", f"{show(4 / 121)}, {show(81 / 121)}")
    for query in ("", "method=nesterov", "method=momentum&batch=1", "objective=rosenbrock&method=momentum"):
        assert "best η, β" not in shown(view(query))


@pytest.mark.parametrize("query", ["w=1e9,-1e9", "data=pontius&degree=2"])
def test_the_least_loss_is_not_taken_for_rounding_because_the_start_is_far(query: str) -> None:
    objective = loss("points", problem(state(query)).design, 10.0)
    assert objective.minimum
    assert shown(view(query))["least f"] == show(objective.minimum) != "0"


@pytest.mark.parametrize(
    "query",
    [
        f"{TWO}&eta=0.05",
        f"{BY_ONE}&eta=0.1&points=1,1;2,2;3,3&w=0;1",
        "w=0.1;0.2&points=1,0.3",
        "points=0.1,0.3;0.7,1.1&w=1;2&eta=0.5&method=adam",
    ],
)
def test_losses_that_are_only_rounding_are_0(query: str) -> None:
    found = view(query)
    losses = {name: text for name, text in shown(found).items() if name.startswith(("f at", "least f", "mean excess"))}
    assert len(losses) > 1
    assert set(losses.values()) == {"0"}
    assert found.film
    assert found.film.frames
    assert found.film.frames().readouts[-1] == "0"
    assert not set(losses) & set(run(found.code))


def test_the_digits_of_chaos_are_in_no_program() -> None:
    """A start that is changed in its last digit ends elsewhere."""
    found, start = view(CHAOS), state(CHAOS)
    other = page(replace(start, eta=start.eta * (1 + 2**-52)))
    assert shown(found)["w at the end"] != shown(other)["w at the end"]
    assert not any(name.startswith(("f at", "w at")) for name in run(found.code))
    check_program(found, {})


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_example_is_chaos(name: str) -> None:
    assert "not determined" not in said(page(EXAMPLES[name]))


quadratic = st.tuples(st.sampled_from(["plain", "momentum", "nesterov"]), st.floats(-3, 0.5), st.floats(0, 0.99))
points = st.lists(st.tuples(*[st.integers(-30, 30).map(lambda k: k / 10)] * 2), min_size=1, max_size=8)
places = st.tuples(*[st.integers(-30, 30).map(lambda k: k / 10)] * 2)


@given(points, places, quadratic, st.sampled_from([1e-9, 1e-3, 1.0, 1e4, 1e8]))
def test_what_is_said_agrees_with_what_is_shown(
    data: list[tuple[float, float]], w: tuple[float, float], step: tuple[str, float, float], size: float
) -> None:
    method, power, beta = step
    table = np.array(data) * [1, size]
    start = State(points=matrix(table.tolist()), w=vector([c * size for c in w]), method=method, eta=10**power, beta=round(beta, 2))
    found = page(start)
    text, numbers = said(found), shown(found)
    assert proven(found), found.proofs
    assert 20 < len(text) < 320
    assert text.endswith(".")
    assert ("overflows" in text) == (numbers["overflows"] != "–")
    assert ("Of many best w" in text) <= ("nearest best w" in numbers)
    bound = next(value for name, value in numbers.items() if name.startswith("bound"))
    assert bound in text or "not above 1/L" in text
    kept = next(number.value for row in found.numbers for number in row if number.name == "error kept by an update")
    assert isinstance(kept, float)
    if abs(kept - 1) > 1e-9:
        assert ("above the bound" in text) == (kept > 1)
    if "up to rounding" in text:
        least, end = (next(n.value or 0 for row in found.numbers for n in row if n.name == name) for name in ("least f", "f at the end"))
        assert end == pytest.approx(least, rel=1e-9, abs=1e-9 * size**2)


@few
@given(points, places, st.sampled_from(list(LOSSES)), st.sampled_from(list(METHODS)), st.sampled_from(["epochs", "replacement"]), st.data())
def test_the_program_prints_what_is_shown(
    data: list[tuple[float, float]], w: tuple[float, float], objective: str, method: str, sampling: Sampling, rest: st.DataObject
) -> None:
    batch, beta = rest.draw(st.integers(0, 4)), rest.draw(st.sampled_from([0.0, 0.5, 0.9]))
    eta = rest.draw(st.sampled_from([1e-5, 0.001, 0.01, 0.03]))
    found = page(
        State(
            points=matrix(data), w=vector(list(w)), objective=objective, method=method, sampling=sampling, batch=batch, eta=eta, beta=beta
        )
    )
    assert proven(found), found.proofs
    assert 20 < len(said(found)) < 320
    numbers = {number.name: number.value for row in found.numbers for number in row}
    assume("leaves" not in said(found))
    first = numbers["f(w⁽⁰⁾)"] or 0.0
    assert isinstance(first, float)
    check_program(found, dict.fromkeys(numbers, (1e6 if method == "adam" else 1e2) * (1.0 + abs(first))))


BATCHES: tuple[tuple[int, Sampling], ...] = ((0, "epochs"), (1, "replacement"), (2, "epochs"))


@pytest.mark.slow
@pytest.mark.parametrize("turn", range(len(EVERY)), ids=EVERY)
def test_named_matrices(turn: int) -> None:
    """Whatever the matrix, the proofs hold, by every method: its rows as full or as small batches, in turn with its neighbours."""
    A = list(EVERY.values())[turn]
    data = np.column_stack([A, np.clip(A.sum(axis=1), -1e8, 1e8) + np.arange(len(A))])
    largest = float(np.linalg.norm(A, 2)) ** 2 * 2 / len(A)
    eta = min(max(0.9 / largest, 1e-14), 100.0) if largest else 1.0
    for k, method in enumerate(METHODS):
        batch, sampling = BATCHES[(turn + k) % len(BATCHES)]
        start = State(points=matrix(data.tolist()), constant="without", method=method, eta=eta, batch=batch, sampling=sampling, k=7.0)
        found = page(settle(start))
        assert proven(found), (method, batch, found.proofs)
        assert 20 < len(said(found)) < 320


@pytest.mark.parametrize("query", ["data=norris", "data=pontius&degree=2", "data=longley", "data=filip&degree=10", f"{BY_ONE}&data=norris"])
@pytest.mark.parametrize("objective", ["points", "logistic"])
def test_real_data(query: str, objective: str) -> None:
    for eta in ("1e-13", "1e-6", "0.1"):
        found = view(f"{query}&objective={objective}&eta={eta}")
        assert proven(found), found.proofs
        assert 20 < len(said(found)) < 320


def test_a_proof_fails_where_an_update_is_wrong() -> None:
    """Deliberately: the batches that are checked are not those of the path."""
    start = state("batch=2&eta=0.05&k=5")
    draws = Draws(2, False, 1)
    rows = draws.rows(7, 1000)
    descent = descend(loss("points", problem(start).design, 10.0), np.array([-1.5, 2]), 0.05, 1000, rows=rows)
    study = Study(descent, 5, draws)
    assert all(proof.ok for proof in study.proofs)
    assert not Study(replace(descent, rows=rows[1:]), 5, draws).proofs[0].ok
    assert study.epoch
    wrong = replace(study.epoch, mean=study.epoch.gradients.mean(axis=1))  # the last batch is smaller
    vars(study)["epoch"] = wrong
    assert [proof.ok for proof in study.proofs] == [True, False, True]


def test_the_predicted_spread_is_that_of_the_core() -> None:
    found, design = view(f"{BY_ONE}&eta=0.05"), problem(State()).design
    assert shown(found)["bound of the spread"] == show(noise(design.X, design.y, 0.05, 1).critical_eta)
    predicted, measured = (float(shown(found)[f"mean excess, {name}"]) for name in ("predicted", "last half"))
    assert 0.8 < predicted / measured < 1.25


def test_a_large_file_of_ones_own_is_descended_too() -> None:
    x = np.linspace(-1, 1, 10_000)
    table = Table(("x", "y"), np.column_stack([x, 2 * x + 1]), ())
    start = settle(State(data="own", file=Upload("large", table), batch=200, eta=0.1))
    for found in (page(start), page(replace(start, batch=0)), page(replace(start, batch=1))):
        assert proven(found), found.proofs
        assert shown(found)["best w"] == "(1, 2)"


def test_an_answer_looks_at_a_bounded_number_of_numbers() -> None:
    """Of labels each update looks at all rows; least squares has its sums beforehand."""
    X, labels = np.ones((10_000, 21)), np.tile([0.0, 1.0], 5_000)
    assert module._updates(Logistic(X, labels), module.MOST) * X.size <= 5e7
    assert module._updates(LeastSquares(X, labels), module.FEW) == 1000
    assert module._updates(Logistic(X[:200], labels[:200]), module.FEW) == 1000
    rows = Table(tuple(f"c{j}" for j in range(21)), np.column_stack([X[:, :20], labels]), ())
    start = State(data="own", file=Upload("labels", rows), objective="logistic", w=vector([0.0] * 21))
    found = page(start)
    assert "10,000 rows of 21 take long: 238 updates are shown, and not 1,000; 38 or more while a hand moves." in found.notes
    assert proven(found), found.proofs
    moved = module.led(start)
    assert moved.notes == found.notes
    assert moved.seen is None  # no task is judged by a part of the way
    assert proven(moved), moved.proofs
    assert [film.frames().times[-1] for k in (0.0, 100.0) if (film := module.led(replace(start, k=k)).film) and film.frames] == [38, 100]


def test_the_start_has_as_many_entries_as_there_are_parameters() -> None:
    assert state("degree=3").w.value.tolist() == [-1.5, 2, 0, 0]
    assert state("degree=1&w=1;2").w.value.tolist() == [1, 2]
    assert state("objective=saddle&w=1;2;3", unfit="w").w.value.tolist() == [1, 2]
    assert state("k=3.5", unfit="k").k == 3.0
    assert state("batch=9", unfit="batch").batch == 7 == most(state(""))["batch"]


def test_what_has_no_effect_is_hidden() -> None:
    assert {"kappa", "beta", "sampling", "seed"} <= view("").hides
    assert {"sampling", "seed"}.isdisjoint(view("batch=2").hides)
    assert {"sampling", "seed"} <= view("batch=7").hides  # all
    assert {"points", "batch", "degree"} <= view("objective=saddle").hides
    assert view("objective=saddle").takes == []
    assert "beta" not in view("method=adam").hides


def test_labels_that_are_cut_at_the_mean_are_said_to_be() -> None:
    words = "The labels are 1 where y is above its mean, and 0 elsewhere."
    assert words in view("objective=logistic").notes
    assert words not in view("objective=logistic&points=-3,0;-1,1;1,0;2,1").notes
    assert words not in view("").notes


def test_where_the_first_update_leaves_float64_there_is_no_film() -> None:
    found = view(f"points=1e9,1&w=1;1{';0' * 9}&eta=100&degree=10")
    assert found.film is None
    assert "Update 1 overflows." in said(found)
    assert not math.isnan(found.figures[1].marks[0].points[1, 0])


def test_matrix_of_batches_has_the_gradient_as_its_mean() -> None:
    """The seven points' gradients at w⁽⁰⁾ by hand: 2(x·w − y)·x."""
    X: Matrix = problem(State()).design.X
    y = problem(State()).design.y
    tips = next(mark.points for mark in view(f"{BY_ONE}&eta=0.05").figure.marks if mark.name == "batch tips")
    by_hand = 2 * (X @ [-1.5, 2] - y)[:, None] * X
    ways = (tips - np.array([[-1.5], [2]])).T
    scale = np.linalg.norm(ways) / np.linalg.norm(by_hand)
    assert sorted(map(tuple, np.round(ways / -scale, 9))) == sorted(map(tuple, np.round(by_hand, 9)))


@pytest.mark.parametrize(
    ("query", "name", "text"),
    [
        ("points=0,3&eta=0.05&w=1;-2", "w at the end", "(3, −2)"),  # a column of zeros moves nothing
        ("points=0,3&eta=0.05&w=1;-2", "nearest best w", "(3, −2)"),
        ("points=0,-3,-2&constant=without&method=momentum&eta=0.03&w=1;-2", "w at the end", "(1, 0.6667)"),
        ("points=0,-3,-2&constant=without&method=momentum&eta=0.03&w=1;-2", "nearest best w", "(1, 0.6667)"),
        ("points=1e-15,3&eta=0.05&w=1;-2", "w at the end", "(3, −2)"),  # nor does a column of next to nothing
        ("method=momentum&eta=0.475", "error kept by an update", "1"),
        ("objective=quadratic&kappa=1&method=momentum&eta=3.998&beta=0.999&w=2;0.5", "error kept by an update", "1"),
        ("points=2,1;2,1;2,1;2,1&w=0;0", "error kept by an update", "0"),
        (f"{TWO}&eta=0.02", "gap to ridge path / length", "0.05238"),  # by the nearest points of the curve itself
        (f"{TWO}&eta=0.01", "gap to ridge path / length", "0.04835"),
        (f"{TWO}&eta=0.05", "gap to ridge path / length", "0.07105"),
    ],
)
def test_what_is_exactly_so(query: str, name: str, text: str) -> None:
    assert shown(view(query))[name] == text


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("objective=logistic&points=-3,-2;-2,-1;-1,-1;1,1;2,1;3,2&method=adam&eta=30", "3.115·10⁻¹²"),
        ("objective=logistic&points=-3,-2;-2,-1;-1,-1;1,1;2,1;3,2&method=momentum&eta=100", "1.148·10⁻¹⁵"),
        ("points=1,1,1,-1;0,3,-3,-1&constant=without&eta=0.01&w=1;0;-1", "≈ 2·10⁻²⁷"),  # of which rounding leaves one digit
    ],
)
def test_a_tiny_loss_is_the_same_in_sentence_and_number(query: str, text: str) -> None:
    found = view(query)
    assert shown(found)["f at the end"] == text
    assert f"the loss is {text}" in said(found)
