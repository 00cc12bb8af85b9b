"""The picture of a plane that is fitted to points: all of it stands where the mathematics says, on axes with scales of their own."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.figures.placing import Placing
from core.figures.solving.plane_fit import BOX, HALF, plane_fit
from core.figures.space import Space
from core.figures.ways import Lifts
from core.numbers.arrays import Matrix, Vector
from core.solving.design import linear
from core.solving.least_squares import Fit, least_squares

POINTS = np.array([[-3.0, -2, 0.5], [-2, 1, -1], [-2, 3, -1], [-1, -1, 1.5], [0, 2, -0.5], [1, -3, 3], [1, 0, 1], [3, 1, 2]])
units = st.sampled_from([1.0, 1e-6, 1e5])


def fitted(points: Matrix, *, has_constant: bool = True, alpha: float = 0.0) -> Fit:
    return least_squares(linear(points[:, :2], points[:, 2], ("x₁", "x₂"), has_constant=has_constant), alpha)


def picture(fit: Fit) -> tuple[Space, Placing, dict[str, Matrix]]:
    figure = plane_fit(fit, ("x₁", "x₂", "y"), (0, 1, 2), (-60.0, 20.0), "The fit")
    assert figure.placing
    return figure, figure.placing, {mark.name: mark.points for mark in figure.marks}


def back(placing: Placing, points: Matrix) -> Matrix:
    """Return what points are along the axes."""
    return np.asarray(points * placing.unit[:, None] + placing.middle[:, None])


def missed(fit: Fit, at: Matrix) -> Vector:
    """Return how far points are above the plane, against the heights of the data."""
    w = fit.w if fit.design.has_constant else np.append(0.0, fit.w)
    return np.asarray((at[2] - w[0] - w[1] * at[0] - w[2] * at[1]) / np.abs(fit.design.y).max())


@given(units, units, units, st.booleans(), st.sampled_from([0.0, 2.0]))
def test_the_plane_the_points_and_what_they_are_missed_by(first: float, second: float, y: float, has_constant: bool, alpha: float) -> None:
    points = POINTS * [first, second, y]
    fit = fitted(points, has_constant=has_constant, alpha=alpha)
    figure, placing, drawn = picture(fit)
    assert back(placing, drawn["points"]) == pytest.approx(points.T)
    bars = back(placing, drawn["residuals"])
    assert bars[:2, 0::3] == pytest.approx(points[:, :2].T)
    assert bars[2, 0::3] == pytest.approx(fit.fitted, abs=1e-9 * y)
    assert bars[2, 1::3] == pytest.approx(points[:, 2], abs=1e-9 * y)
    for name in ("plane", "plane edge", "plane lines"):
        at = back(placing, drawn[name])
        assert np.nanmax(np.abs(missed(fit, at))) < 1e-9
    assert all(np.nanmax(np.abs(drawn[name]) - BOX[:, None]) < 1e-9 for name in ("points", "plane", "plane lines", "drops", "residuals"))
    assert all(np.nanmax(np.linalg.norm(mark.points, axis=0)) <= HALF for mark in figure.marks if mark.name != "points")
    (corner,) = [face.corner for face in figure.faces]
    assert corner == pytest.approx(drawn["plane"][:, 0])


def test_a_plane_that_leaves_the_box_is_cut_at_it() -> None:
    points = np.array([[0.0, 0, 0], [1, 1.001, 1], [2, 2, -1], [3, 3.001, 1]])
    figure, placing, drawn = picture(fitted(points))
    assert not figure.faces
    assert np.abs(missed(fitted(points), back(placing, drawn["plane"]))).max() < 1e-9
    assert (np.abs(drawn["plane"]) <= BOX[:, None] + 1e-9).all()
    assert np.isclose(np.abs(drawn["plane"][2]).max(), BOX[2])


def test_points_that_stand_in_one_place_or_on_one_line_are_drawn() -> None:
    for points in (
        np.array([[1.0, 1, 2]]),
        np.array([[-7.0, -3, 8]]),
        np.array([[9.0, -4, 4]]),
        np.array([[1.0, 2, 1], [2, 4, 3], [3, 6, 2]]),
        np.zeros((3, 3)),
    ):
        _, placing, drawn = picture(fitted(points))
        assert back(placing, drawn["points"]) == pytest.approx(points.T)
        assert np.isfinite(drawn["plane"]).all()


def test_only_points_that_can_be_moved_are_grabbed_and_a_key_goes_a_hundredth() -> None:
    figure, placing, _ = picture(fitted(POINTS))
    (handle,) = figure.handles
    assert isinstance(handle.way, Lifts)
    assert placing.step == pytest.approx(0.1)
    assert not plane_fit(fitted(POINTS), ("a", "b", "c"), None, (0.0, 0.0), "The fit").handles
