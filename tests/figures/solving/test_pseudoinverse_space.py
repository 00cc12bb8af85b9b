"""The pictures of a pseudoinverse in space: what is drawn is where the mathematics puts it."""

import numpy as np
import pytest

from core.figures.figure import Figure
from core.figures.marks.base import lifted
from core.figures.solving.pseudoinverse import pseudoinverse
from core.figures.space import Space
from core.numbers.arrays import Matrix, Vector
from core.solving.limit import limit
from core.solving.pseudoinverse import Solution, solve
from core.solving.pseudoinverse import pseudoinverse as compute
from tests.core.named import EVERY

OWN = {
    "1 × 3": np.array([[1.0, 2, 3]]),
    "0, 1 × 3": np.zeros((1, 3)),
    "level, 1 × 3": np.array([[0.0, 0, -2]]),
    "2 × 3": np.array([[1.0, 2, 3], [0, 1, -1]]),
    "2 × 3 of rank 1": np.array([[1.0, 2, 3], [2, 4, 6]]),
    "3 × 1": np.array([[1.0], [2], [-1]]),
    "3 × 2": np.array([[2.0, -1], [0, 2], [1, 1]]),
    "3 × 2 of rank 1": np.array([[1.0, 2], [2, 4], [3, 6]]),
    "0, 3 × 2": np.zeros((3, 2)),
    "3 × 3 of rank 2": np.array([[2.0, -1, 1], [0, 2, 2], [1, 0, 1]]),
    "3 × 3 of rank 1": np.outer([1.0, 2, 3], [1, -1, 2]),
    "3 × 3": np.array([[2.0, -1, 1], [0, 2, 2], [1, 0, 3]]),
    "0, 3 × 3": np.zeros((3, 3)),
}
NAMED = OWN | EVERY
WIDE = [name for name, A in NAMED.items() if A.shape[1] == 3]
TALL = [name for name, A in NAMED.items() if len(A) == 3]
DIRECTIONS = (0.0, 35.0), (-60.0, 20.0)


def solution(A: Matrix) -> Solution:
    size = float(np.abs(A).max()) or 1.0
    return solve(compute(A), size * np.array([2.0, -1, 3, 1, -2, 1, 1, 4])[: len(A)])


def picture(found: Solution, name: str) -> Space:
    figures = pseudoinverse(found, limit(found.pseudoinverse.A), camera=(-60.0, 20.0))
    figure = next(figure for figure in figures if figure.name == name)
    assert isinstance(figure, Space)
    return figure


def places(figure: Figure) -> dict[str, Matrix]:
    """Return where the marks of a picture stand in space."""
    return {mark.name: lifted(mark.points, getattr(mark, "map", ""), figure.maps) for mark in figure.marks}


def is_right(first: Vector, second: Vector, size: float = 1.0) -> bool:
    """Return whether two directions stand at right angles to twelve digits, against a size of the second one's own."""
    return bool(abs(first @ second) <= 1e-12 * np.linalg.norm(first) * max(float(np.linalg.norm(second)), size))


@pytest.mark.parametrize("name", WIDE)
def test_the_domain_shows_the_shortest_among_all_x_that_do_as_well(name: str) -> None:
    A, found = NAMED[name], solution(NAMED[name])
    figure = picture(found, "domain")
    drawn, kept = places(figure), found.pseudoinverse.kept
    assert np.array_equal(drawn["x⁺"][:, 0], found.x)
    assert ("solutions" in drawn, "best x" in drawn) == (kept == 1, kept == 2)
    assert ("row space" in drawn) == ("null space" in drawn or "null space edge" in drawn) == (0 < kept < 3)
    norm = np.linalg.norm(A, 2)
    for x in drawn.get("solutions", drawn.get("best x", np.empty((3, 0)))).T:
        assert np.linalg.norm(A @ x - found.image) <= 1e-12 * norm * np.linalg.norm(x)
        assert is_right(x - found.x, found.x)
    for x in drawn.get("null space edge", drawn.get("null space", np.empty((3, 0)))).T:
        assert np.linalg.norm(A @ x) <= 1e-12 * norm * np.linalg.norm(x)
        assert all(is_right(x, row) for row in drawn["row space"].T)
    assert len(figure.faces) == 1 + (0 < kept < 3)
    assert np.linalg.norm(found.x) <= figure.half
    assert not figure.handles


@pytest.mark.parametrize("name", TALL)
def test_the_codomain_shows_the_foot_of_y_on_the_column_space(name: str) -> None:
    A, found = NAMED[name], solution(NAMED[name])
    figure = picture(found, "codomain")
    drawn, kept, n = places(figure), found.pseudoinverse.kept, A.shape[1]
    for j in range(n):
        assert np.array_equal(drawn[f"A:{j}"][:, 0], A[:, j])
    assert drawn["y"][:, 0].tolist() == found.y.tolist()
    assert np.array_equal(drawn["residual"], np.column_stack([found.image, found.y]))
    assert np.array_equal(drawn["foot"][:, 0], found.image)
    assert ("column space" in drawn) == (kept in (1, 2))
    for reached in drawn.get("column space", np.empty((3, 0))).T:
        assert abs(reached @ (found.y - found.image)) <= 1e-12 * np.linalg.norm(reached) * np.linalg.norm(found.y)
    if kept == 2:
        first, second = (drawn["column space"][:, k + 1] - drawn["column space"][:, k] for k in (0, 1))
        normal = np.cross(first, second)
        assert all(is_right(normal, v, float(np.linalg.norm(A))) for v in (*A.T, found.image))
    tips = ["y", *(f"A:{j}" for j in range(n))]
    assert [handle.name for handle in figure.handles if not handle.part] == tips
    assert [handle.name for handle in figure.handles if handle.part] == [f"{tip}:z" for tip in (tips if n <= 3 else tips[:1])]
    longest = np.linalg.norm(np.column_stack([A, found.y]), axis=0).max()
    assert figure.half / 40 <= longest <= figure.half


@pytest.mark.parametrize(("name", "space", "at"), [("1 × 3", "domain", " at x⁺"), ("2 × 3", "domain", " at x⁺"), ("3 × 2", "codomain", "")])
def test_the_right_angle_is_one(name: str, space: str, at: str) -> None:
    found = solution(OWN[name])
    first, corner, last = places(picture(found, space))[f"right angle{at}"].T
    foot = found.x if at else found.image
    assert is_right(first - corner, last - corner)
    assert first - foot == pytest.approx(corner - last)
    assert is_right(first - foot, last - foot)


def test_names_of_marks_are_different_where_both_are_space() -> None:
    found = solution(OWN["3 × 3 of rank 2"])
    names = [mark.name for space in ("domain", "codomain") for mark in picture(found, space).marks]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("A", "size"), [(np.eye(2), 3), (np.eye(3), 2)])
def test_a_square_matrix_goes_from_the_plane_to_space_and_back(A: Matrix, size: int) -> None:
    figures = pseudoinverse(solution(A), limit(A))
    assert [figure.switch.size if figure.switch else 0 for figure in figures] == [0, size, 0, 0]
