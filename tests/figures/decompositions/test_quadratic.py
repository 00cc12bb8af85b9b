"""The pictures of a quadratic form: the surface over the disc, and the level curves on the sphere."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.decompositions.quadratic import Quadratic
from core.decompositions.quadratic import quadratic as form_of
from core.figures.decompositions.quadratic import quadratic
from core.figures.decompositions.quadratic_surface import unit_of
from core.figures.figure import Figure
from core.figures.ways import Sphere
from core.numbers.arrays import Matrix, matrix, vector

entries = st.integers(-5, 5).map(lambda k: k / 2)
plane = st.lists(entries, min_size=4, max_size=4).map(lambda c: np.reshape(c, (2, 2)))
space = st.lists(st.integers(-3, 3), min_size=9, max_size=9).map(lambda c: np.reshape(c, (3, 3)).astype(float))


def typed(A: Matrix | str, x: str) -> Quadratic:
    rows, at = matrix(A if isinstance(A, str) else A.tolist()), vector(x)
    return form_of(rows.value, at.value, rows.exact, at.exact)


def picture(form: Quadratic, name: str) -> Figure:
    return next(figure for figure in quadratic(form, camera=(-60.0, 20.0)) if figure.name == name)


def points(figure: Figure, name: str) -> Matrix:
    found = next(mark.points for mark in figure.marks if mark.name == name)
    return np.asarray(found[:, np.isfinite(found).all(axis=0)])


@given(plane)
def test_the_surface_is_f_over_the_disc(A: Matrix) -> None:
    form = typed(A, "0.6 0.8")
    figure, unit = picture(form, "surface"), unit_of(form)
    assert form.size <= unit * (1 + 1e-9)
    assert unit <= 2.5 * form.size or not form.size
    names = {mark.name for mark in figure.marks}
    for name in ("surface positive", "surface negative", "rim", "x on the surface"):
        if name not in names:
            continue
        place = points(figure, name)
        assert np.abs(place[2] * unit - (place[:2] * (form.S @ place[:2])).sum(axis=0)).max() < 1e-9 * max(1.0, form.size)
        assert np.linalg.norm(place[:2], axis=0).max() < 1 + 1e-9
    assert ("surface negative" in names) <= (form.smallest < 0)
    assert ("surface positive" in names) >= (form.largest > 1e-9 * form.size)
    assert ("surface negative" in names) >= (form.smallest < -1e-9 * form.size)


@given(space)
def test_the_level_curves_lie_on_the_sphere(A: Matrix) -> None:
    form = typed(A, "0.6 0 0.8")
    figure = picture(form, "sphere")
    names = {mark.name for mark in figure.marks}
    for name, sign in (("positive", 1), ("negative", -1), ("zero", 0), ("level of x", None)):
        if name not in names:
            continue
        place = points(figure, name)
        assert np.abs(np.linalg.norm(place, axis=0) - 1).max() < 1e-9
        values = (place * (form.S @ place)).sum(axis=0)
        if sign is None:
            assert np.abs(values - float(form.value)).max() < 1e-9 * max(1.0, form.size)
        else:
            assert np.abs(values).max() < 1e-9 if sign == 0 else (sign * values > 0).all()
    assert ("level of x" in names) == (not form.is_constant)


@pytest.mark.parametrize(
    ("A", "lines", "planes"),
    [("3 0 0; 0 2 0; 0 0 1", 3, 0), ("3 0 0; 0 1 0; 0 0 1", 1, 1), ("3 0 0; 0 3 0; 0 0 1", 1, 1), ("2 0 0; 0 2 0; 0 0 2", 0, 0)],
)
def test_x_stops_where_f_is_level(A: str, lines: int, planes: int) -> None:
    form = typed(A, "0.6 0 0.8")
    way = picture(form, "sphere").handles[0].way
    assert isinstance(way, Sphere)
    assert (0 if way.lines is None else way.lines.shape[1], 0 if way.planes is None else way.planes.shape[1]) == (lines, planes)
    if way.planes is not None:
        u = np.cross(way.planes[:, 0], [0.3, 0.4, 0.5])
        u /= math.hypot(*u)
        assert np.abs(form.S @ u - (u @ form.S @ u) * u).max() < 1e-12
