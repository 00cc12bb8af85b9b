"""The pictures of eigenvectors: what is drawn is what A keeps."""

import numpy as np
import pytest

from core.decompositions.eigen import eigen as found_of
from core.figures.chart import Chart
from core.figures.decompositions.eigen import eigen, film
from core.figures.figure import Figure
from core.figures.marks import Line, Mark
from core.figures.theme import ROLES
from core.figures.ways import Circle
from core.matrices.eigenvalues import eigensystem as compute
from tests.core.named import SQUARE

PLANE = {name: A for name, A in SQUARE.items() if len(A) == 2}
X = np.array([0.6, 0.8])


def pictures(name: str) -> tuple[Figure, ...]:
    A = SQUARE[name]
    return eigen(found_of(A, X if len(A) == 2 else np.ones(len(A))))


def marks(figure: Figure, start: str) -> list[Mark]:
    return [mark for mark in figure.marks if mark.name.startswith(start) and isinstance(mark, Line)]


@pytest.mark.parametrize("name", SQUARE)
def test_every_mark_has_a_role_and_a_name_of_its_own(name: str) -> None:
    found = pictures(name)
    names = [mark.name for figure in found for mark in figure.marks]
    assert len(names) == len(set(names))
    assert all(mark.role in ROLES for figure in found for mark in figure.marks)
    assert len(found[0].handles) == {2: 3, 3: 7}.get(len(SQUARE[name]), 0)


@pytest.mark.parametrize("name", PLANE)
def test_a_line_that_is_drawn_is_kept(name: str) -> None:
    A = PLANE[name]
    lines = marks(pictures(name)[0], "eigenvector")
    result = compute(A)
    assert len(lines) == {"real": 2, "defective": 1}.get(result.kind, 0)
    for line in lines:
        u, v = line.points[:, 1], A @ line.points[:, 1]
        assert abs(u[0] * v[1] - u[1] * v[0]) <= 1e-7 * np.linalg.norm(u) ** 2 * np.linalg.norm(A)
        assert (line.role == "null") == (np.linalg.norm(v) <= 1e-12 * np.linalg.norm(A) * np.linalg.norm(u))


@pytest.mark.parametrize("name", [name for name, A in PLANE.items() if compute(A).kind == "complex" and np.ptp(np.linalg.svd(A)[1]) > 1e-9])
def test_of_a_complex_pair_the_first_ellipse_goes_to_the_second_and_x_to_ax(name: str) -> None:
    A = PLANE[name]
    plane = pictures(name)[0]
    first, second = (plane.drawn(mark) for mark in marks(plane, "ellipse through"))
    result = compute(A)
    assert result.rotor
    inverse = np.linalg.inv(result.rotor.P)
    radii = [
        np.linalg.norm(inverse @ points, axis=0) for points in (np.column_stack([first, X]), np.column_stack([second, A @ first, A @ X]))
    ]
    for radius in radii:
        assert np.ptp(radius) <= 1e-10 * radius.max() * np.linalg.cond(inverse)
    assert radii[1].mean() == pytest.approx(result.rotor.modulus * radii[0].mean())


@pytest.mark.parametrize("name", PLANE)
def test_the_axes_of_the_ellipse_end_on_it(name: str) -> None:
    A = PLANE[name]
    axes = marks(pictures(name)[0], "ellipse axis")
    assert len(axes) in {0, 2}
    if axes:
        longest, shortest = (float(np.linalg.norm(axis.points[:, 0])) for axis in axes)
        assert longest == pytest.approx(np.linalg.norm(A, 2))
        assert longest >= shortest
        assert abs(float(axes[0].points[:, 0] @ axes[1].points[:, 0])) <= 1e-14 * longest**2


@pytest.mark.parametrize("name", SQUARE)
def test_the_curve_of_the_polynomial_passes_through_its_real_roots(name: str) -> None:
    result = compute(SQUARE[name])
    figure = next(figure for figure in pictures(name) if figure.name == "polynomial")
    roots = next((mark.points for mark in figure.marks if mark.name == "real roots"), np.empty((2, 0)))
    assert roots.shape[1] == int((result.values.imag == 0).sum())
    assert isinstance(figure, Chart)
    (low, high), (_, top) = figure.x, figure.y
    assert (low <= roots[0]).all()
    assert (roots[0] <= high).all()
    curve = next(mark.points for mark in figure.marks if mark.name == "characteristic polynomial")
    assert np.isfinite(curve).all()
    assert np.abs(np.interp(roots[0], *curve)).max(initial=0) <= 0.1 * top


@pytest.mark.parametrize("name", PLANE)
def test_x_stops_at_what_is_kept(name: str) -> None:
    way = pictures(name)[0].handles[0].way
    assert isinstance(way, Circle)
    assert (way.stops is not None) == bool(compute(PLANE[name]).lines)
    if way.stops is not None:
        assert np.abs(np.linalg.norm(way.stops, axis=0) - 1).max() < 1e-15


def test_a_film_begins_with_x() -> None:
    shown = film(found_of(SQUARE["triangular"], X).powers, "")
    assert shown
    assert shown.frames
    frames = shown.frames()
    assert frames.names[:2] == ["k = 0", "k = 1"]
    assert frames.tips["power"][:, 0].tolist() == pytest.approx(X.tolist())
    assert shown.at_rest == frames.readouts[0] == "53.13°"
    assert max(map(abs, frames.curve)) <= 1
