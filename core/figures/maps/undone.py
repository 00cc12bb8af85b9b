"""The pictures of an inverse in space: A's ellipsoid beside that of A⁻¹, with a ball round b and what becomes of it round x."""

import math

import numpy as np

from core.figures import solids, space
from core.figures.depth import Face
from core.figures.figure import Switch
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.maps import fallen
from core.figures.marks import Arrow, Ball, Drop, Line, Mark
from core.figures.plane import LEAST, near_half_height
from core.figures.space import CAMERA, Space, far
from core.figures.theme import of_column
from core.maps.inverse import Change, Inverse
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import indexed

CODOMAIN = (
    Entry("b", "b", "the right-hand side: grab it"),
    Entry("δb", "δb", "a change of b: grab it; x changes by δx"),
    Entry("ball round b", "", "all changes of b that are as long"),
    Entry("A:*", "a₁", "a₂ and a₃: where A takes e₁, e₂ and e₃"),
    Entry("ellipsoid of A", "", "the image of the unit ball under A"),
    Entry("image*", "", "the plane, or the line, on which everything lands"),
    *space.GROUND,
)
DOMAIN = (
    Entry("x", "x", "the only x with Ax = b: x = A⁻¹b"),
    Entry("δx", "δx", "the change of x that δb leads to: A⁻¹δb"),
    Entry("ball of x", "", "where A⁻¹ takes the ball round b"),
    Entry("X:*", "A⁻¹e₁", "A⁻¹e₂ and A⁻¹e₃: the columns of A⁻¹. Grab them, and A follows"),
    Entry("ellipsoid of A⁻¹", "", "the image of the unit ball under A⁻¹"),
    Entry("solutions*", "", "all x with Ax = b"),
    Entry("null*", "", "what A takes to 0: added to x, it changes nothing of Ax"),
    *space.GROUND,
)


def undone(result: Inverse, change: Change | None, half: float, camera: tuple[float, float]) -> tuple[Space, Space]:
    """Return both pictures; half is the half-height of the view of b, chosen to fit if 0; camera : azimuth and elevation."""
    return _codomain(result, change, half, camera), _domain(result, change, camera)


def view(*drawn: Matrix) -> float:
    """Return the half-height of a view that shows all columns of what is drawn, however short."""
    return near_half_height(max(far(column) for M in drawn for column in M.reshape(3, -1).T))


def _around(change: Change, b: Vector, M: Matrix) -> Matrix:
    """Return how far the image under M of the ball round b goes, as columns."""
    radius = math.hypot(*change.db.tolist())
    u, s, _ = np.linalg.svd(M)
    return np.column_stack([(M @ b)[:, None] + sign * radius * u * s for sign in (-1, 1)])


def _columns(name: str, label: str) -> tuple[Mark, ...]:
    seen = f"{CAMERA} {name}"
    drops = (Drop(f"drop {name}:{j}", e, "drop", seen) for j, e in enumerate(np.eye(3)))
    arrows = (Arrow(f"{name}:{j}", e, of_column(j), indexed(label, j + 1), map=seen) for j, e in enumerate(np.eye(3)))
    return *drops, *arrows


def _codomain(result: Inverse, change: Change | None, half: float, camera: tuple[float, float]) -> Space:
    """Return A's columns and its ellipsoid, and b with a ball round it."""
    A, b = result.A, result.b
    half = half or view(A, b, *([_around(change, b, np.eye(3))] if change else []))
    left, faces = fallen.left(result.space, half) if result.space and not result.exists else ((), ())
    marks: list[Mark] = [*space.ground(half, "b"), *left, Ball("ellipsoid of A", "output", f"{CAMERA} A"), *_columns("A", "a")]
    handles = (*solids.column_tips("A", "a", "A"), *solids.tips("b", None, "given", "b", "right-hand side b"))
    maps: dict[str, Matrix] = {"A": A}
    marks += [Drop("drop b", b, "drop", CAMERA, "b")]
    if change:
        maps["disc"] = _disc(change)
        marks += [Ball("ball round b", "residual", f"{CAMERA} disc", "dropped", at=b, at_map=CAMERA, at_follows="b")]
    marks += [Arrow("b", b, "given", "b", map=CAMERA, follows="b")]
    if change:
        marks += [_change("δb", change, b, CAMERA)]
        handles = (*solids.tips("d", None, "residual", "δb", "change of b, from its tip", "b"), *handles)
    onto = {0: "0", 1: "a line", 2: "a plane"}
    return Space(
        "codomain",
        tuple(marks),
        half,
        title="A takes x to b" if result.exists else f"b: A reaches only {onto[result.rank]}",
        maps=space.seen(maps, *camera),
        handles=handles,
        zooms=True,
        switch=Switch("A", 2),
        legend=CODOMAIN,
        faces=(space.floor(half), *faces),
    )


def _change(name: str, change: Change, b: Vector, map: str) -> Arrow:
    """Return the change of b, or what a map makes of it, from the tip of b, or of what it makes of that."""
    return Arrow(name, change.db, "residual", name, map, "d", tail=b, tail_map=map, tail_follows="b", from_tail=True)


def _disc(change: Change) -> Matrix:
    """Return what makes of the unit sphere that on which δb lies."""
    return np.asarray(math.hypot(*change.db.tolist()) * np.eye(3))


def _domain(result: Inverse, change: Change | None, camera: tuple[float, float]) -> Space:
    """Return the columns of A⁻¹ and its ellipsoid, and x with what the ball becomes; without an inverse, what A takes to one place."""
    X, x, b = result.X, result.x, result.b
    if X is None or x is None or change is None:
        return _many(result, camera)
    maps = {"X": X, "disc": _disc(change), "X disc": X @ _disc(change)}
    half, seen = view(X, x, _around(change, b, X)), f"{CAMERA} X"
    marks = (
        *space.ground(half, "x"),
        Ball("ellipsoid of A⁻¹", "output", seen),
        *_columns("X", "A⁻¹e"),
        Drop("drop x", b, "drop", seen, "b"),
        Ball("ball of x", "residual", f"{CAMERA} X disc", "dropped", at=b, at_map=seen, at_follows="b"),
        Arrow("x", b, "input", "x", map=seen, follows="b"),
        _change("δx", change, b, seen),
    )
    handles = solids.column_tips("X", "A⁻¹e", "A⁻¹")
    return _seen(marks, half, "A⁻¹ takes b back to x", camera, maps=maps, handles=handles)


def _many(result: Inverse, camera: tuple[float, float]) -> Space:
    """Return the line, or the plane, that A takes to 0, and that of all x with A·x = b, if there are such."""
    x, is_shown = result.shortest, result.is_reached and bool(result.shortest.any())
    half = view(x) if is_shown else LEAST
    if result.space is None or (null := result.space.null) is None or result.exists:
        title = "x: A⁻¹ is too large to draw" if result.exists else "x: all lead to 0"
        return _seen(space.ground(half, "x"), half, title, camera)
    lost, faces = fallen.lost(result.space, half)
    marks: tuple[Mark, ...] = (*space.ground(half, "x"), *lost)
    if is_shown and result.rank == 2:
        ends = x[:, None] + solids.FAR * half * np.outer(null, [-1.0, 1])
        marks = (*marks, Line("solutions", ends, "input", map=CAMERA))
    elif is_shown:
        basis = solids.across(null)
        marks = (*marks, *solids.sheet("solutions", basis, half, "best", "input", at=x))
        faces = (*faces, solids.sheet_face(basis, half, at=x))
    what = "line" if result.rank == 2 else "plane"
    title = f"x: a {what} of them leads to b" if result.is_reached else "x: none leads to b"
    return _seen(marks, half, title, camera, faces=(space.floor(half), *faces))


def _seen(
    marks: tuple[Mark, ...],
    half: float,
    title: str,
    camera: tuple[float, float],
    *,
    maps: dict[str, Matrix] | None = None,
    handles: tuple[Handle, ...] = (),
    faces: tuple[Face, ...] = (),
) -> Space:
    found = space.seen(maps or {}, *camera)
    faces = faces or (space.floor(half),)
    return Space("domain", marks, half, title=title, maps=found, handles=handles, legend=DOMAIN, faces=faces)
