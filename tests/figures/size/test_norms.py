"""The pictures of norms: balls, the corner that is p, what lies where, and entries of any size."""

import math
from typing import Any

import numpy as np
import pytest

from core.figures.figure import Figure
from core.figures.size.balls import BALLS, CORNERS, ball, corner, frame
from core.figures.size.matrices import matrices
from core.figures.size.norms import vectors
from core.figures.ways import Gauge
from core.numbers.arrays import Limits, read
from core.size.duality import Duality, duality
from core.size.lengths import in_float64
from core.size.matrix_norms import MatrixNorms, matrix_norms
from core.size.norms import norms

EXPONENTS = [0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 20.0, 100.0, math.inf]
PAIRS = [("2,1", "-1,1.5"), ("0,0", "0,0"), ("1e300,-1e300", "1e300,3"), ("1e-300,2e-300", "0,0"), ("1e-3,0", "0,5e-4")]
LIMITS = Limits(magnitude=1e300, smallest=1e-300)


def two(x: str, y: str, p: float, alpha: float = -1.5) -> Duality:
    first, second = (read(text, LIMITS, is_vector=True) for text in (x, y))
    return duality(norms(first.value, second.value, p, alpha, first.exact, second.exact))


def of(A: str, p: float) -> MatrixNorms:
    given = read(A, LIMITS)
    return matrix_norms(given.value, p, given.exact)


def mark(figure: Figure, name: str) -> Any:
    return next(mark for mark in figure.marks if mark.name == name)


def at(figure: Figure, name: str) -> Any:
    """Return where a mark is drawn; an arrow's tip."""
    return figure.drawn(mark(figure, name))


@pytest.mark.parametrize("p", EXPONENTS)
def test_every_point_of_a_ball_is_one_long(p: float) -> None:
    edge = ball(p)
    assert [in_float64(point, p) for point in edge.T] == pytest.approx([1] * edge.shape[1], rel=1e-12)
    assert {(1, 0), (0, 1), (-1, 0), (0, -1)} <= {(round(x, 12), round(y, 12)) for x, y in edge.T.tolist()}
    assert in_float64(np.full(2, corner(p)), p) == pytest.approx(1, rel=1e-15)
    middle = (edge[:, :-1] + edge[:, 1:]) / 2  # no edge is cut off by more than a pixel or two
    assert min(in_float64(point, p) for point in middle.T) > 0.99 or p < 1


@pytest.mark.parametrize("p", EXPONENTS)
def test_the_corner_is_p(p: float) -> None:
    [plane, *_] = vectors(two("2,1", "-1,1.5", p), "triangle")
    way = next(handle.way for handle in plane.handles if handle.name == "p")
    assert isinstance(way, Gauge)
    places, numbers = way.places, way.numbers
    assert (np.diff(numbers) > 0).all()
    assert (numbers[0], numbers[-2], numbers[-1]) == (0.5, 100, math.inf)
    found = 1.0 if p == math.inf else np.interp(p, CORNERS, places[0][:-1])
    assert at(plane, "ball corner") == pytest.approx(np.full((2, 1), found), abs=2e-3)


@pytest.mark.parametrize("p", EXPONENTS)
def test_the_farthest_point_touches_the_ball_that_holds_the_image(p: float) -> None:
    result = of("1,2;-1,1", p)
    [plane] = matrices(result, "induced")
    image, tip = at(plane, "image edge"), at(plane, "farthest")[:, 0]
    assert in_float64(tip, p) == pytest.approx(result.induced, rel=1e-9)
    assert max(in_float64(point, p) for point in image.T) <= result.induced * (1 + 1e-9)
    assert [in_float64(point, p) for point in at(plane, "round it").T] == pytest.approx([result.induced] * ball(p).shape[1], rel=1e-9)


@pytest.mark.parametrize("A", ["1,2;-1,1", "1,2;2,4", "0,1;1,0", "-3,0;0,1", "1e-300,2e-300;0,1e-300", "1e300,0;1e300,1e300"])
def test_singular_values_are_laid_one_after_the_other(A: str) -> None:
    result = of(A, 2.0)
    legs, line = (matrices(result, shown)[0] for shown in ("frobenius", "nuclear"))
    unit = 1.0 if 1e-6 < result.spectral < 1e6 else 10.0 ** math.floor(math.log10(result.frobenius))
    assert math.hypot(*at(legs, "‖A‖")[:, 0]) == pytest.approx(result.frobenius / unit)
    assert np.linalg.norm(at(legs, "box"), axis=0) == pytest.approx([result.frobenius / unit] * 5)
    assert math.hypot(*at(line, "σ₂")[:, 0]) * 1.0 == pytest.approx(
        result.nuclear / (unit if unit == 1 else 10.0 ** math.floor(math.log10(result.nuclear)))
    )


@pytest.mark.parametrize("A", ["1e-300,2e-300;0,1e-300", "1e300,0;1e300,1e300"])
def test_a_matrix_of_another_order_is_drawn_in_a_unit_of_its_own(A: str) -> None:
    """Its map has a name of its own: the page's A, which the stage puts in the place of a map of that name, would be a point."""
    [plane] = matrices(of(A, 1.0), "induced")
    assert "in units of 10" in plane.title
    assert "own" in plane.maps
    assert "A" not in plane.maps
    assert [handle.name for handle in plane.handles] == ["p"]
    assert 0.5 < np.abs(at(plane, "image")).max() < 10


@pytest.mark.parametrize("shown", ["triangle", "multiple", "dual"])
@pytest.mark.parametrize("p", [0.5, 1.0, 2.0, 3.0, math.inf])
@pytest.mark.parametrize(
    ("x", "y"), [("2,1", "-1,1.5"), ("0,0", "0,0"), ("1e300,-1e300", "1e300,3"), ("1e-300,2e-300", "0,0"), ("1e-3,0", "0,5e-4")]
)
def test_nothing_is_drawn_out_of_range(shown: Any, p: float, x: str, y: str) -> None:
    figures = vectors(two(x, y, p), shown)
    for figure in figures:
        assert math.isfinite(figure.half)
        for one in figure.marks:
            assert np.isfinite(figure.drawn(one)).all(), one.name
    names = [handle.name for handle in figures[0].handles]
    assert ("x" in names) == ("e300" not in x and "e-300" not in x)
    assert ("y" in names) == ("x" in names and shown != "multiple")


@pytest.mark.parametrize("shown", ["triangle", "multiple", "dual"])
@pytest.mark.parametrize(("x", "y"), [*PAIRS, ("3e299,0", "0,1"), ("500,0", "0,1")])
def test_what_is_what_says_what_can_be_grabbed_and_how_large_the_ball_is(shown: Any, x: str, y: str) -> None:
    [plane, *_] = vectors(two(x, y, 2.0), shown)
    says = {entry.marks: entry.says for entry in plane.legend}
    assert ("grab" in says["x"]) == ("x" in [handle.name for handle in plane.handles])
    size = plane.title.removeprefix("the ball is of radius ") or "1"
    assert f"at most {size} long" in says["ball*"]
    assert ("unit ball" in says["ball*"]) == (size == "1")
    if shown == "dual":
        assert f"at most {size} long" in says["dual*"]
        assert f"x, made {size} long" in says["unit x"]
        assert says["tight y"].endswith("‖x‖ₚ" if size == "1" else f"{size}·‖x‖ₚ")


@pytest.mark.parametrize(("shown", "symbol"), [("frobenius", "‖A‖F"), ("nuclear", "‖A‖*")])
def test_a_norm_of_singular_values_is_named_by_its_own_sign(shown: Any, symbol: str) -> None:
    [plane] = matrices(of("1,2;-1,1", 2.0), shown)
    assert mark(plane, "‖A‖").label == symbol
    assert next(entry.symbol for entry in plane.legend if entry.marks == "‖A‖") == symbol


def drawn(p: float) -> np.ndarray:
    """Return the quarter of a ball that the stage draws: of the balls that it is sent, those beside p, and what lies between."""
    sent = BALLS.told()
    numbers, quarters = sent["numbers"], [np.array(points) for points in sent["points"]]
    k = int(np.searchsorted(numbers, p))
    if k == len(numbers):
        return quarters[-1]
    share = (p - numbers[k - 1]) / (numbers[k] - numbers[k - 1]) if k else 0.0
    return np.asarray(quarters[max(k - 1, 0)] + share * (quarters[k] - quarters[max(k - 1, 0)]))


def test_a_ball_that_follows_the_hand_is_the_exact_one_to_two_thousandths_of_its_radius() -> None:
    for p in [*np.geomspace(0.5, 100, 800).tolist(), *EXPONENTS]:
        for point in drawn(p).T:
            assert math.hypot(*point) * abs(1 - 1 / in_float64(point, p)) < 0.002, p


def test_lengths_are_laid_head_to_tail() -> None:
    [_, chart] = vectors(two("2,1", "-1,1.5", 1.0), "triangle")
    assert [float(at(chart, name)[0, 0]) for name in ("‖x‖", "‖y‖", "‖x + y‖", "gap")] == [3, 5.5, 3.5, 5.5]
    [_, broken] = vectors(two("1,0", "0,1", 0.5), "triangle")
    assert [float(at(broken, name)[0, 0]) for name in ("‖y‖", "‖x + y‖", "gap")] == [2, 4, 2]


def test_the_line_of_the_tight_y_touches_the_ball() -> None:
    for p in (1.5, 2.0, 3.0):
        [plane, _] = vectors(two("2,1", "1,2", p), "dual")
        tip, line = at(plane, "tight y")[:, 0], at(plane, "touching")
        assert tip @ line == pytest.approx([1, 1])
        assert (tip @ at(plane, "ball edge")).max() <= 1 + 1e-12
        assert in_float64(at(plane, "unit x")[:, 0], p) == pytest.approx(1)


def test_a_view_keeps_its_unit_where_a_hand_leads() -> None:
    for reach in (0.0, 0.5, 2.0, 10.0, 30.0):
        assert frame(reach).radius == 1
    assert frame(500.0).radius == 100
    assert frame(500.0).is_live
    assert frame(1e-4).radius == pytest.approx(1e-4)
