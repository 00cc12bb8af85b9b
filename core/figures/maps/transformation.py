"""The picture of a transformation: grid, unit square, circle and letter under A, and x with Ax."""

import numpy as np

from core.figures.figure import Switch
from core.figures.film import Film, Frames
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Area, Arrow, Line, Mark, Parts
from core.figures.plane import CIRCLE, LETTER, SQUARE, Plane, axis, grid, half_height
from core.maps.paths import Path
from core.maps.transformation import Transformation
from core.numbers.arrays import Matrix
from core.numbers.digits import show

HANDLES = (
    Handle("A", 0, "first", "a₁", "first column of A"),
    Handle("A", 1, "second", "a₂", "second column of A"),
    Handle("x", None, "input", "x", "vector x"),
)

SPEAKS_OF = "At t = 1, where M(t) is A: "
CIRCLE_ENTRY = Entry("circle", "", "the image of the unit circle", ("", "the image of the unit circle under M(t)"))
LETTER_ENTRY = Entry(
    "letter", "F", "the image of an F, which tells turned from mirrored", ("F", "the image of an F under M(t): turned, or mirrored")
)
SQUARE_IS, SIDES = "the image of the unit square", "the sides of a parallelogram whose diagonal is"
LEGEND = (
    Entry("x", "x", "the input"),
    Entry("Ax", "Ax", "where A takes x", ("M(t)x", "where M(t) takes x: on the way to Ax")),
    Entry("A:0", "a₁", "where A takes e₁: its first column", ("M(t)e₁", "where M(t) takes e₁: on the way to a₁")),
    Entry("A:1", "a₂", "where A takes e₂: its second column", ("M(t)e₂", "where M(t) takes e₂: on the way to a₂")),
    CIRCLE_ENTRY,
    Entry("square", "", f"{SQUARE_IS}: its area is |det A|", ("", f"{SQUARE_IS} under M(t): its area is |det M(t)|")),
    LETTER_ENTRY,
    Entry("parts", "", f"x₁·a₁ and x₂·a₂: {SIDES} Ax", ("", f"x₁·M(t)e₁ and x₂·M(t)e₂: {SIDES} M(t)x")),
    Entry("eigenvector*", "", "a line of eigenvectors: A takes each to λ times itself"),
    Entry("image line", "", "the line on which everything lands", ("", "the line on which everything lands at t = 1")),
    Entry("null line", "", "the line that A takes to 0"),
    Entry("grid", "", "the image of the grid", ("", "the image of the grid under M(t)")),
    Entry("unit*", "", "unit circle and unit square, before the map"),
)


def transformation(result: Transformation, half: float = 0.0) -> Plane:
    """Return the picture of result; half is the half-height of the view, chosen to fit if 0."""
    half = half or half_height(reach(result))
    marks = (
        Line("grid", grid(half), "grid", map="A", shape=f"grid {half:g}"),
        Line("unit circle", CIRCLE, "unit", shape="circle"),
        Line("unit square", SQUARE, "unit", shape="square"),
        Area("square", SQUARE, "area", map="A", shape="square"),
        Area("letter", LETTER, "letter", map="A", shape="letter"),
        Line("circle", CIRCLE, "output", map="A", shape="circle"),
        *lines(result, half),
        Parts("parts", result.applied.x, "parts", map="A", follows="x"),
        Arrow("A:0", np.array([1.0, 0]), "first", "a₁", map="A", on_the_way="M(t)e₁"),
        Arrow("A:1", np.array([0.0, 1]), "second", "a₂", map="A", on_the_way="M(t)e₂"),
        Arrow("x", result.applied.x, "input", "x", follows="x"),
        Arrow("Ax", result.applied.x, "output", "Ax", map="A", follows="x", on_the_way="M(t)x"),
    )
    return Plane("plane", marks, half, maps={"A": result.ground.A}, handles=HANDLES, zooms=True, legend=LEGEND, switch=Switch("A", 3))


def reach(result: Transformation) -> float:
    """Return the largest coordinate of what should be in view."""
    corners: Matrix = np.column_stack([result.ground.A, result.applied.x, result.applied.Ax])
    return float(np.abs(corners).max())


def lines(result: Transformation, half: float) -> tuple[Mark, ...]:
    """Return the lines through the origin that A keeps, or flattens."""
    plane, system = result.ground, result.system
    if plane.image_line is not None and plane.null_line is not None:
        return (
            *axis("image line", plane.image_line, "axis", "everything lands here", half),
            *axis("null line", plane.null_line, "null", "goes to 0", half),
        )
    is_mirror = result.kind.name == "reflection" or result.kind.flips
    called = "mirror" if is_mirror else "fixed line" if result.kind.name == "shear" else "eigenvector"
    found: list[Mark] = []
    for k, angle in enumerate(system.lines):
        word = called if system.values[k].real > 0 else "eigenvector"
        found += axis(f"eigenvector {k + 1}", angle, "axis", f"{word}, λ = {system.texts[k]}", half)
    return tuple(found)


def film(path: Path) -> Film:
    """Return the way from I to a matrix as a film of the map A, with det M(t) over the slider."""
    frames = (lambda: _frames(path)) if path.exists else None
    at_rest = show(path.det(1.0)) if path.exists else "–"
    return Film("Path from the identity to A", "det", "det(t)", at_rest, frames, path.why_not or path.note, speaks_of=SPEAKS_OF)


def _frames(path: Path) -> Frames:
    times = path.times()
    dets = [path.det(t) for t in times]
    most = max(1.0, *(abs(det) for det in dets))
    return Frames(
        times,
        names=[f"t = {t:.2f}" for t in times],
        readouts=[show(det) for det in dets],
        curve=[det / most for det in dets],
        flat=[(times.index(start), times.index(end)) for start, end in path.flat],
        stages=[(stage.label, stage.end) for stage in path.stages],
        maps={"A": [path.at(t) for t in times]},
    )
