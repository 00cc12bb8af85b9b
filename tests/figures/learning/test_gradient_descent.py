"""The pictures of a descent: what is drawn is where the mathematics says."""

import math

import numpy as np
import pytest

from core.figures.chart import Chart
from core.figures.figure import Figure
from core.figures.learning.gradient_descent import thinned
from core.figures.learning.updates import film, heights
from core.figures.marks import Mark
from core.figures.plane import Plane
from core.learning.gradient_descent import Descent, descend
from core.learning.losses import LeastSquares, Loss, Quadratic, Rosenbrock, Saddle
from core.numbers.arrays import Matrix
from pages.learning.gradient_descent import State, page
from pages.shared.state import from_address
from pages.solving.problem import problem

X, Y = np.column_stack([np.ones(7), np.arange(-3.0, 4)]), np.array([-2.5, -0.5, -1, 0.5, 0.5, 2.5, 2])


def pictures(query: str) -> dict[str, Figure]:
    state, notices = from_address(State, dict(part.split("=") for part in query.split("&") if part))
    assert notices == []
    return {figure.name: figure for figure in page(state).figures}


def marks(figure: Figure) -> dict[str, Mark]:
    return {mark.name: mark for mark in figure.marks}


def levels(figure: Figure) -> list[Matrix]:
    """The strokes of the level lines where they are drawn."""
    (lines,) = (figure.drawn(mark) for mark in figure.marks if mark.role == "level")
    gaps = np.flatnonzero(np.isnan(lines[0]))
    return [stroke[:, ~np.isnan(stroke[0])] for stroke in np.split(lines, gaps, axis=1)]


@pytest.mark.parametrize(
    ("query", "f"),
    [
        ("", LeastSquares(X, Y)),
        ("objective=quadratic&kappa=100", Quadratic(100.0)),
        ("objective=rosenbrock&eta=0.001", Rosenbrock()),
        ("objective=saddle", Saddle()),
        ("points=1,2,3&constant=without", LeastSquares(np.array([[1.0, 2]]), np.array([3.0]))),
        ("points=100,2;102,1&w=200;1", LeastSquares(np.array([[1.0, 100], [1, 102]]), np.array([2.0, 1]))),  # each on its own scale
    ],
)
def test_along_a_level_line_the_loss_is_the_same(query: str, f: Loss) -> None:
    found = levels(pictures(query)["plane"])
    assert len(found) >= 5
    for line in found:
        values = f.values(line)
        assert np.ptp(values) <= 1e-6 * max(1, np.abs(values).max())


def test_the_path_is_that_of_the_descent_and_leads_to_the_least_loss() -> None:
    found = marks(pictures("eta=0.1&k=3")["plane"])
    descent = descend(LeastSquares(X, Y), np.array([-1.5, 2]), 0.1, 1000)
    assert found["path"].points[:, 0].tolist() == [-1.5, 2]
    assert np.abs(found["path"].points[:, -1] - found["least"].points[:, 0]).max() < 1e-3
    assert found["least"].points[:, 0] == pytest.approx([3 / 14, 0.75])
    assert found["now"].points[:, 0] == pytest.approx(descent.points[:, 3])
    way = found["gradient tip"].points[:, 0] - descent.points[:, 3]
    slope = LeastSquares(X, Y).gradient(descent.points[:, 3])
    assert way / np.linalg.norm(way) == pytest.approx(-slope / np.linalg.norm(slope))


def test_what_the_eye_cannot_tell_apart_is_left_out_and_nothing_is_moved() -> None:
    path = np.array([[0.0, 1, 1.00001, 2, 1e7, 3], [0.0, 1, 1, 2, 0, 3]])
    assert thinned(path, np.ones(2), np.zeros(2)).tolist() == [[0, 1, 2, 1e7], [0, 1, 2, 0]]


@pytest.mark.parametrize(
    "query", ["batch=3&eta=0.05", "batch=2&eta=0.05&k=5", "batch=1&sampling=replacement&eta=0.05&k=1000", "batch=3&k=1000"]
)
def test_the_mean_of_the_batch_gradients_is_the_gradient(query: str) -> None:
    """Seven points in batches of three: the last has one, and counts a third."""
    found = marks(pictures(query)["plane"])
    at = found["now"].points
    ways, size = found["batch tips"].points - at, int(query[6])
    shares = [min(size, 7 - k) / 7 for k in range(0, 7, size)]
    assert ways.shape == (2, len(shares))
    assert ways @ shares == pytest.approx((found["gradient tip"].points - at)[:, 0], abs=1e-12)


def test_a_noisy_descent_stays_in_the_ellipse_that_is_predicted() -> None:
    found = marks(pictures("batch=1&sampling=replacement&eta=0.02")["plane"])
    centre = found["least"].points
    edge, cloud = found["predicted spread"].points - centre, found["cloud"].points - centre
    M = np.linalg.inv(edge @ edge.T / edge.shape[1] * 2)  # points spread evenly over an ellipse have half its matrix as their mean
    radii = np.sum(edge * (M @ edge), axis=0)
    assert radii == pytest.approx(np.ones(len(radii)), rel=0.05)
    share = (np.sum(cloud * (M @ cloud), axis=0) <= 1).mean()
    assert 0.7 < share < 0.98  # 0.865 of a Gaussian
    assert 5 < found["path"].points.shape[1] < 60


@pytest.mark.parametrize(
    "query", ["batch=3&eta=0.05", "batch=1&sampling=replacement&eta=0.2", "batch=1&method=momentum&sampling=replacement", ""]
)
def test_no_ellipse_where_none_is_predicted(query: str) -> None:
    assert not {"predicted spread", "cloud"} & set(marks(pictures(query)["plane"]))


def test_of_many_solutions_the_limit_is_nearest_to_the_start() -> None:
    found = marks(pictures("points=1,2,3&constant=without&w=2;-1&eta=0.02")["plane"])
    line, limit = found["solutions"].points, found["limit"].points[:, 0]
    along = line[:, 1] - line[:, 0]
    assert limit @ [1, 2] == pytest.approx(3)
    assert abs((limit - [2, -1]) @ along) < 1e-12 * np.linalg.norm(along)
    assert found["path"].points[:, -1] == pytest.approx(limit, abs=1e-3)
    assert found["shortest"].points[:, 0] == pytest.approx([0.6, 1.2])
    assert found["ridge path"].points[:, 0].tolist() == [0, 0]
    assert found["ridge path"].points[:, -1] == pytest.approx([0.6, 1.2])


@pytest.mark.parametrize("query", ["method=adam", "eta=1", "w=0;0"])
def test_no_limit_where_theory_gives_none_or_it_is_the_shortest(query: str) -> None:
    assert "limit" not in marks(pictures(f"points=1,2,3&constant=without&{query}")["plane"])


def test_a_saddle_has_two_minima() -> None:
    assert marks(pictures("objective=saddle")["plane"])["least"].points.tolist() == [[0, 0], [1, -1]]


@pytest.mark.parametrize("query", ["", "data=norris", "data=pontius", "w=3;0", "data=norris&w=900;1&view=1000"])
def test_a_plane_shows_the_start_and_the_least(query: str) -> None:
    figure = pictures(query)["plane"]
    assert isinstance(figure, Plane)
    assert figure.zooms
    for name in ("least", "now"):
        assert np.abs(marks(figure)[name].points).max() < figure.half_height


def test_where_there_is_no_minimum_the_path_is_in_view() -> None:
    found = pictures("objective=logistic&eta=1")["plane"]
    assert "least" not in marks(found)
    assert 8 < np.abs(marks(found)["path"].points).max() < found.half


@pytest.mark.parametrize("query", ["data=norris&w=900;1", "data=longley&columns=--x---y", "points=0,90;1,91;2,91.5&w=90;1"])
def test_where_a_plane_would_not_each_parameter_has_a_scale_of_its_own(query: str) -> None:
    figure = pictures(query)["plane"]
    assert isinstance(figure, Chart)
    assert "each on a scale of its own" in figure.title
    for name in ("least", "now"):
        (x,), (y,) = marks(figure)[name].points
        assert figure.x[0] < x < figure.x[1]
        assert figure.y[0] < y < figure.y[1]
    (left, right), (bottom, top) = figure.x, figure.y
    state, _ = from_address(State, dict(part.split("=") for part in query.split("&")))
    design = problem(state).design
    corners = np.array([[left, left, right, right], [bottom, top, bottom, top]])
    highest = LeastSquares(design.X, design.y).values(np.column_stack([levels(figure)[-1][:, :1], corners]))
    assert highest[0] <= highest[1:].max()  # the level lines are those of what is in view


@pytest.mark.parametrize(("method", "factor"), [("plain", 2), ("momentum", 3.8), ("nesterov", 3.8 / 2.8)])
def test_the_regions_of_eta_meet_where_the_rate_is_one(method: str, factor: float) -> None:
    found = marks(pictures(f"method={method}&eta=0.01")["steps"])
    bound = math.log10(factor / 8)
    assert found["burst"].points[0].min() == pytest.approx(bound)
    if method == "plain":
        assert found["calm"].points[0].max() == pytest.approx(math.log10(1 / 8))
    assert found["swing" if method == "plain" else "converges"].points[0].max() == pytest.approx(bound)
    x, rate = found["rate"].points
    assert np.interp(bound, x, rate) == pytest.approx(1)
    assert (rate[x < bound - 1e-9] <= 1).all()
    assert (rate[x > bound + 1e-9] > 1).all()
    assert found["eta"].points[0].tolist() == [-2, -2]


def test_for_a_noisy_descent_the_region_ends_where_the_spread_does() -> None:
    found = marks(pictures("batch=1&sampling=replacement&eta=0.05")["steps"])
    rows = [2 * np.outer(x, x) for x in X]
    H, E = np.mean(rows, axis=0), np.mean([np.kron(h, h) for h in rows], axis=0)
    drift = np.kron(H, np.eye(2)) + np.kron(np.eye(2), H)
    critical = 10 ** found["settles"].points[0].max()
    radii = [np.abs(np.linalg.eigvals(np.eye(4) - eta * drift + eta**2 * E)).max() for eta in (0.999 * critical, 1.001 * critical)]
    assert radii[0] < 1 < radii[1]
    assert "rate" not in found


@pytest.mark.parametrize("query", ["batch=3", "method=adam", "objective=logistic", "objective=rosenbrock"])
def test_no_regions_where_no_bound_is_known(query: str) -> None:
    assert [mark.name for mark in pictures(query)["steps"].marks] == ["eta"]


DESCENTS: dict[str, Descent] = {
    "converges": descend(LeastSquares(X, Y), np.array([-1.5, 2]), 0.1, 1000),
    "diverges": descend(LeastSquares(X, Y), np.array([-1.5, 2]), 1.0, 1000),
    "in one step": descend(Quadratic(1.0), np.array([1.0, 2]), 1.0, 1000),
    "nowhere": descend(Quadratic(1.0), np.zeros(2), 1.0, 1000),
    "below rounding": descend(Quadratic(2.0), np.array([1.0, 2]), 0.9, 1000),
}


@pytest.mark.parametrize("name", DESCENTS)
def test_the_loss_curve_is_not_clipped_and_the_film_runs_on_it(name: str) -> None:
    descent = DESCENTS[name]
    excess, y = descent.excess, heights(descent)
    assert excess is not None
    assert y[excess > 0] == pytest.approx(np.log10(excess[excess > 0]))
    assert (y[excess == 0] < y[excess > 0].min(initial=1)).all()
    shown = film(descent)
    assert shown
    assert shown.frames
    frames = shown.frames()
    assert len(frames.times) == len(frames.curve) == descent.updates + 1
    assert np.array_equal(frames.tips["now"], descent.points)
    assert frames.tips["now on the loss"][1].tolist() == y.tolist()
    assert 0 <= min(frames.curve) <= max(frames.curve) <= 1
    assert np.corrcoef(frames.curve, y)[0, 1] > 0.999 if np.ptp(y) else set(frames.curve) == {0.0}


def test_what_diverges_is_in_view_as_far_as_float64_goes() -> None:
    figure = pictures("eta=1")["loss"]
    assert isinstance(figure, Chart)
    assert figure.y[1] > 300
    assert marks(figure)["loss"].points[1].max() < figure.y[1]


def test_three_parameters_are_drawn_over_the_updates() -> None:
    figure = pictures("points=1,2,3,1;0,1,-1,1&constant=without&w=0;0;0&eta=0.05&k=20")["coordinates"]
    found = marks(figure)
    A, b = np.array([[1.0, 2, 3], [0, 1, -1]]), np.array([1.0, 1])
    for j, end in enumerate(np.linalg.pinv(A) @ b, 1):
        assert found[f"limit {j}"].points[1].tolist() == pytest.approx([end, end])
        curve = found["further w3" if j == 3 else f"w{j}"].points
        assert curve[1, -1] == pytest.approx(end)
        assert found[f"now w{j}"].points[:, 0] == pytest.approx(curve[:, 20])
    assert found["w1"].points[0, [0, 9, 999]].tolist() == pytest.approx([0, 1, 3])


TWO = "points=1,2,3,1;0,1,-1,1&constant=without&eta=0.05"
A, B = np.array([[1.0, 2, 3], [0, 1, -1]]), np.array([1.0, 1])


def test_in_space_the_descent_and_ridge_part_and_meet() -> None:
    figure = pictures(f"{TWO}&w=0;0;0&k=20")["space"]
    found, end = marks(figure), np.linalg.pinv(A) @ B
    assert found["shortest"].points[:, 0] == pytest.approx(end)
    path, ridge = found["path"].points, found["ridge path"].points
    for curve in (path, ridge):
        assert np.abs(curve[:, 0]).max() == 0
        assert curve[:, -1] == pytest.approx(end, abs=1e-3)
    assert np.linalg.norm(path[:, :, None] - ridge[:, None, :], axis=0).min(axis=1).max() > 0.05  # between
    assert A @ found["solutions"].points == pytest.approx(np.tile(B[:, None], 2))
    assert "limit" not in found
    assert [handle.name for handle in figure.handles] == ["w", "w:z"]


def test_in_space_it_ends_at_the_best_that_is_nearest_to_the_start() -> None:
    start = np.array([1.0, -1, 1])
    for query, X, y in ((f"{TWO}&w=1;-1;1", A, B), ("points=1,2,3,14&constant=without&eta=0.02&w=1;-1;1", A[:1], np.array([14.0]))):
        found = marks(pictures(query)["space"])
        limit, best = found["limit"].points[:, 0], found["solutions"].points
        assert X @ np.column_stack([limit, best]) == pytest.approx(np.tile(y[:, None], best.shape[1] + 1))
        away = best - limit[:, None]
        assert np.abs((start - limit) @ away).max() <= 1e-12 * np.linalg.norm(away)
        assert found["path"].points[:, -1] == pytest.approx(limit, abs=1e-3)


def test_the_level_of_the_start_holds_it_and_is_one() -> None:
    rows, start = np.array([[-1.0, 1, 1, 0], [2, 0, 1, -1], [2, 2, 0, 0], [1, -1, 2, 0]]), np.array([-1.0, 1, 1])
    figure = pictures("points=-1,1,1,0;2,0,1,-1;2,2,0,0;1,-1,2,0&constant=without&w=-1;1;1")["space"]
    f, M, middle = LeastSquares(rows[:, :3], rows[:, 3]), figure.maps["level"], marks(figure)["least"].points[:, 0]
    directions = np.random.default_rng(1).normal(size=(3, 40))
    values = f.values(M @ (directions / np.linalg.norm(directions, axis=0)) + middle[:, None])
    assert values == pytest.approx(np.full(40, f.value(start)))
    assert "level" not in marks(pictures("degree=2&points=-3,4;-2,1;-1,0.5;0,-1;1,0;2,1.5;3,3.5&w=1;1;2&eta=0.01")["space"])


def test_three_parameters_that_share_no_scale_are_drawn_over_the_updates_alone() -> None:
    assert next(iter(pictures("degree=2&points=900,4;901,1;902,0.5;903,-1&w=1;1;2&eta=1e-14"))) == "coordinates"


@pytest.mark.parametrize(
    "query", ["w=1000;-3000", "w=2;0.0001", "w=0;0", "eta=1&k=100", "w=100;1", "points=0,1e-9;1e-9,2e-9;2e-9,3e-9&w=1;3"]
)
def test_a_line_through_the_data_is_where_its_equation_says(query: str) -> None:
    figure = pictures(query)["data"]
    w = marks(pictures(query)["plane"])["now"].points[:, 0]
    x, y = marks(figure)["curve now"].points
    assert y == pytest.approx(w[0] + w[1] * x, rel=1e-9, abs=1e-6 * np.abs(w).max())
    assert isinstance(figure, Chart)
    assert figure.unit <= 1e-5 * min(high - low for low, high in (figure.x, figure.y))  # what the stage rounds by
