"""The pictures of an inverse: A's ellipse beside that of A⁻¹, with a disc round b and what becomes of it round x, and half-axes."""

import math

import numpy as np

from core.figures import ways
from core.figures.axes import Axis, Tick, decades
from core.figures.chart import Chart
from core.figures.figure import Figure, Switch
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.maps.forming import forming as clouds
from core.figures.maps.undone import undone
from core.figures.marks import Arrow, Dots, Line, Mark
from core.figures.plane import CIRCLE, LEAST, ROUND, Plane, axis, near_half_height
from core.maps.forming import Forming
from core.maps.inverse import Change, Inverse
from core.matrices.conformal import direction
from core.matrices.singular import SingularValues
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import indexed

FAR = 4.0  # half-heights: lines go on beyond the picture

HANDLES = (
    Handle("A", 0, "first", "a₁", "first column of A"),
    Handle("A", 1, "second", "a₂", "second column of A"),
    Handle("b", None, "given", "b", "right-hand side b"),
)
OF_INVERSE = (
    Handle("X", 0, "first", "A⁻¹e₁", "first column of A⁻¹"),
    Handle("X", 1, "second", "A⁻¹e₂", "second column of A⁻¹"),
)
OF_CHANGE = Handle("d", None, "residual", "δb", "change of b, from its tip", ways.Beside("b"))
CODOMAIN = (
    Entry("b", "b", "the right-hand side: grab it"),
    Entry("δb", "δb", "a change of b: grab it; x changes by δx"),
    Entry("disc", "", "all changes of b that are as long"),
    Entry("A:0", "a₁", "where A takes e₁: its first column"),
    Entry("A:1", "a₂", "where A takes e₂: its second column"),
    Entry("ellipse of A", "", "the image of the unit circle under A"),
    Entry("image line", "", "the line on which everything lands"),
    Entry("unit circle of A", "", "the unit circle"),
)
DOMAIN = (
    Entry("x", "x", "the only x with Ax = b: x = A⁻¹b"),
    Entry("δx", "δx", "the change of x that δb leads to: A⁻¹δb"),
    Entry("disc of x", "", "where A⁻¹ takes the disc round b"),
    Entry("X:0", "A⁻¹e₁", "the first column of A⁻¹: grab it, and A follows"),
    Entry("X:1", "A⁻¹e₂", "the second column of A⁻¹, likewise"),
    Entry("ellipse of A⁻¹", "", "the image of the unit circle under A⁻¹"),
    Entry("solutions", "", "all x with Ax = b"),
    Entry("null line", "", "what A takes to 0: added to x, it changes nothing of Ax"),
    Entry("unit circle of A⁻¹", "", "the unit circle"),
)
AXES = (
    Entry("half-axes of A", "", "A makes an ellipsoid of the unit ball, with the half-axes σᵢ"),
    Entry("half-axes of A⁻¹", "", "A⁻¹ does, too: its half-axes are 1/σᵢ"),
    Entry("unit ball", "", "1, as the unit ball has it"),
)


def inverse(
    result: Inverse, change: Change | None, measured: Forming | None, half: float = 0.0, camera: tuple[float, float] = (-60.0, 20.0)
) -> tuple[Figure, ...]:
    """Return the pictures of result; half is the half-height of the view of b, chosen to fit if 0.

    change : of b, if there is one; measured : what forming the inverse costs, where A is 2 × 2 or larger; camera : azimuth and
    elevation, from where 3 × 3 matrices are seen.
    """
    more = clouds(measured) if measured else ()
    if len(result.A) == 3:
        return *undone(result, change, half, camera), *more
    if len(result.A) != 2:
        return half_axes(result.singular, has_inverse=result.exists), *more
    return _codomain(result, change, half), _domain(result, change), *more


def view(*drawn: Matrix) -> float:
    """Return the half-height of a view that shows all of what is drawn, however small."""
    return near_half_height(max(float(np.abs(v).max()) for v in drawn))


def _codomain(result: Inverse, change: Change | None, half: float) -> Plane:
    """Return A's columns and its ellipse, and b with a disc round it."""
    A, b = result.A, result.b
    maps = {"A": A}
    half = half or view(A, b, *([disc(change, b) @ ROUND] if change else []))
    marks: list[Mark] = [
        Line("unit circle of A", CIRCLE, "unit", shape="circle"),
        Line("ellipse of A", CIRCLE, "output", map="A", shape="circle"),
    ]
    line = None if result.exists or result.singular.plane is None else result.singular.plane.image_line
    if line is not None:
        marks += axis("image line", line, "axis", "everything lands here", half)
    marks += [
        Arrow("A:0", np.array([1.0, 0]), "first", "a₁", map="A"),
        Arrow("A:1", np.array([0.0, 1]), "second", "a₂", map="A"),
        *([Line("disc", ROUND, "residual", map="disc", shape="round")] if change else []),
        Arrow("b", b, "given", "b", follows="b"),
    ]
    handles: tuple[Handle, ...] = HANDLES
    if change:
        marks.append(Arrow("δb", change.db, "residual", "δb", follows="d", tail=b, tail_follows="b", from_tail=True))
        handles = (OF_CHANGE, *HANDLES)
        maps["disc"] = disc(change, b)
    title = "A takes x to b" if result.exists else "b: A reaches only a line" if result.rank else "b: A reaches only 0"
    return Plane(
        "codomain", tuple(marks), half, title=title, maps=maps, handles=handles, zooms=True, switch=Switch("A", 3), legend=CODOMAIN
    )


def disc(change: Change, b: Vector) -> Matrix:
    """Return what makes of the unit circle, above a 1 each, that round b on which δb lies, (2, 3)."""
    return np.column_stack([math.hypot(*change.db.tolist()) * np.eye(2), b])


def _domain(result: Inverse, change: Change | None) -> Plane:
    """Return the columns of A⁻¹ and its ellipse, and x with what the disc becomes; without an inverse, what A takes to one place."""
    X, x = result.X, result.x
    if X is None or x is None or change is None:
        return _many(result)
    maps = {"X": X, "disc": disc(change, result.b)}
    maps["X disc"] = X @ maps["disc"]
    half = view(X, x, maps["X disc"] @ ROUND)
    marks = (
        Line("unit circle of A⁻¹", CIRCLE, "unit", shape="circle"),
        Line("ellipse of A⁻¹", CIRCLE, "output", map="X", shape="circle"),
        Arrow("X:0", np.array([1.0, 0]), "first", "A⁻¹e₁", map="X"),
        Arrow("X:1", np.array([0.0, 1]), "second", "A⁻¹e₂", map="X"),
        Line("disc of x", ROUND, "residual", map="X disc", shape="round"),
        Arrow("x", result.b, "input", "x", map="X", follows="b"),
        Arrow(
            "δx",
            change.db,
            "residual",
            "δx",
            map="X",
            follows="d",
            tail=result.b,
            tail_map="X",
            tail_follows="b",
            from_tail=True,
        ),
    )
    return Plane("domain", marks, half, title="A⁻¹ takes b back to x", maps=maps, handles=OF_INVERSE, legend=DOMAIN)


def _many(result: Inverse) -> Plane:
    """Return the line that A takes to 0, and that of all x with A·x = b, if there are such."""
    plane, x = result.singular.plane, result.shortest
    half = view(x) if result.is_reached and x.any() else LEAST
    marks: list[Mark] = [Line("unit circle of A⁻¹", CIRCLE, "unit", shape="circle")]
    title = "x: A⁻¹ is too large to draw" if result.exists else "x: all lead to 0"
    if not result.exists and plane is not None and plane.null_line is not None:
        along = direction(plane.null_line)
        marks += axis("null line", plane.null_line, "null", "goes to 0", half)
        if result.is_reached and x.any():
            marks.append(Line("solutions", x[:, None] + FAR * half * np.outer(along, [-1.0, 1]), "input"))
        title = "x: a line of them leads to b" if result.is_reached else "x: none leads to b"
    return Plane("domain", tuple(marks), half, title=title, legend=DOMAIN)


def half_axes(singular: SingularValues, *, has_inverse: bool) -> Chart:
    """Return the half-axes of the image of the unit ball under A, and under A⁻¹ if there is one."""
    sigma = singular.known
    places, sizes = np.arange(1.0, len(sigma) + 1)[sigma > 0], np.log10(sigma[sigma > 0])
    marks: list[Mark] = [Line("unit ball", np.array([[-9.0, 99], [0, 0]]), "unit")]
    if len(sizes):
        marks.append(Dots("half-axes of A", np.vstack([places, sizes]), "output"))
    if has_inverse:
        marks.append(Dots("half-axes of A⁻¹", np.vstack([places, -sizes]), "input"))
    reach = math.ceil(max(1.0, *np.abs(sizes).tolist()) + 0.5) if len(sizes) else 1
    title = "Half-axes of the ball’s image under A and A⁻¹" if has_inverse else "Half-axes of the ball’s image under A"
    return Chart(
        "half-axes",
        tuple(marks),
        (0.4, len(sigma) + 0.6),
        (-float(reach), float(reach)),
        title=title,
        x_ticks=tuple(Tick(float(i), indexed("σ", i)) for i in range(1, len(sigma) + 1)),
        y_ticks=decades(-reach, reach, 6),
        y_axis=Axis("half-axis", is_log=True),
        is_small=False,
        legend=AXES,
    )
