"""The picture of a transformation of space: cube, ball, letter and the grid of the floor under A, and x with Ax."""

import numpy as np

from core.figures import solids, space
from core.figures.depth import Face
from core.figures.figure import Switch
from core.figures.legend import Entry
from core.figures.maps import fallen
from core.figures.marks import Area, Arrow, Ball, Drop, Line, Mark, Parts
from core.figures.plane import FINE, grid, half_height
from core.figures.theme import of_column
from core.maps.transformation_space import SpaceTransformation
from core.matrices.eigen_space import eigenspace
from core.numbers.digits import indexed

MAP = f"{space.CAMERA} A"
LINES = 3  # of the floor's grid, to each side: as its image more would hide the rest
HANDLES = (*solids.column_tips("A", "a", "A"), *solids.tips("x", None, "input", "x", "vector x"))
CUBE_IS = "the image of the unit cube"
LEGEND = (
    Entry("x", "x", "the input: grab its tip to move it level, the grip below to lift it"),
    Entry("Ax", "Ax", "where A takes x", ("M(t)x", "where M(t) takes x: on the way to Ax")),
    *(
        Entry(f"A:{k}", f"a{n}", f"where A takes e{n}: its {nth} column", (f"M(t)e{n}", f"where M(t) takes e{n}: on the way to a{n}"))
        for k, (n, nth) in enumerate(zip("₁₂₃", solids.ORDINALS, strict=True))
    ),
    Entry("ball", "", "the image of the unit sphere", ("", "the image of the unit sphere under M(t)")),
    Entry("cube", "", f"{CUBE_IS}: its volume is |det A|", ("", f"{CUBE_IS} under M(t): its volume is |det M(t)|")),
    Entry("letter", "F", "the image of an F, which tells turned from mirrored", ("F", "the image of an F under M(t): turned, or mirrored")),
    Entry("parts", "", "x₁·a₁, then x₂·a₂, then x₃·a₃: they lead to Ax", ("", "x₁·M(t)e₁, x₂·M(t)e₂ and x₃·M(t)e₃: they lead to M(t)x")),
    Entry("eigenvector*", "", "a line of eigenvectors: A takes each to λ times itself"),
    Entry("eigenplane*", "", "a plane of eigenvectors: A takes each to λ times itself"),
    Entry("mirror*", "", "the mirror of the rotary reflection"),
    Entry(
        "image*",
        "",
        "the plane, or the line, on which everything lands",
        ("", "the plane, or the line, on which everything lands at t = 1"),
    ),
    Entry("null*", "", "the line, or the plane, that A takes to 0"),
    Entry("grid", "", "the image of the floor’s grid", ("", "the image of the floor’s grid under M(t)")),
    *space.GROUND,
)


def transformation(result: SpaceTransformation, half: float = 0.0, camera: tuple[float, float] = (0.0, 0.0)) -> space.Space:
    """Return the picture of result; half is the half-height of the view, chosen to fit if 0; camera : azimuth and elevation."""
    half = half or half_height(reach(result), FINE)
    x, (sheets, faces, lines) = result.applied.x, kept(result, half)
    flat = grid(half, LINES)
    marks = (
        *space.ground(half),
        Line("grid", np.vstack([flat, np.zeros(flat.shape[1])]), "grid", map=MAP, shape=f"floor {half:g} A", is_flat=True),
        *sheets,
        Ball("ball", "output", MAP),
        Line("cube", solids.CUBE, "side", map=MAP, shape="cube"),
        Area("letter", solids.LETTER, "letter", map=MAP, shape="letter in space"),
        *lines,
        *(Drop(f"drop {name}", e, "drop", MAP) for name, e in zip(("a₁", "a₂", "a₃"), np.eye(3), strict=True)),
        Drop("drop x", x, "drop", space.CAMERA, "x"),
        Drop("drop Ax", x, "drop", MAP, "x"),
        Parts("parts", x, "parts", map=MAP, follows="x"),
        *(Arrow(f"A:{k}", e, of_column(k), indexed("a", k + 1), MAP, on_the_way=f"M(t)e{'₁₂₃'[k]}") for k, e in enumerate(np.eye(3))),
        Arrow("x", x, "input", "x", space.CAMERA, follows="x"),
        Arrow("Ax", x, "output", "Ax", MAP, follows="x", on_the_way="M(t)x"),
    )
    return space.Space(
        "space",
        marks,
        half,
        maps=space.seen({"A": result.ground.A}, *camera),
        handles=HANDLES,
        zooms=True,
        legend=LEGEND,
        sides=(*space.SIDES, *sides(result)),
        faces=(space.floor(half), *solids.cube(MAP), *faces),
        switch=Switch("A", 2),
    )


def reach(result: SpaceTransformation) -> float:
    """Return how far what should be in view goes."""
    return max(solids.reach(result.ground.A), space.far(result.applied.x), space.far(result.applied.Ax))


def sides(result: SpaceTransformation) -> tuple[space.Side, ...]:
    """Return from where what the map does is seen as it is: along the axis of a turn, or along the line that goes to 0."""
    kind, ground = result.kind, result.ground
    if kind.name in {"rotation", "rotary reflection"} or (kind.name == "similarity" and kind.angle):
        return (space.along("axis", "Along the axis of the turn", kind.axis),)
    if ground.rank == 2 and ground.null is not None:
        return (space.along("null", "Along the line that goes to 0", ground.null),)
    return ()


def kept(result: SpaceTransformation, half: float) -> tuple[tuple[Mark, ...], tuple[Face, ...], tuple[Mark, ...]]:
    """Return the planes through the origin that A keeps or flattens, as what hides what is behind them too, and the lines."""
    ground, kind = result.ground, result.kind
    if ground.rank in {1, 2}:
        left, lost = fallen.left(ground, half, is_named=True), fallen.lost(ground, half, is_named=True)
        (sheet, face), (line, _) = (left, lost) if ground.rank == 2 else (lost, left)
        return sheet, face, line
    planes: list[Mark] = []
    faces: list[Face] = []
    lines: list[Mark] = []
    if kind.name == "rotary reflection" or (kind.name == "similarity" and kind.flips and kind.angle):
        basis = solids.across(kind.axis)
        planes += solids.sheet("mirror", basis, half, "calm", "axis", "mirror")
        faces.append(solids.sheet_face(basis, half))
    for k, root in enumerate(result.system.roots if result.system.kind != "scalar" else ()):
        if root.value.imag or not root.dimension:
            continue
        first = next(j for j, value in enumerate(result.system.values) if value == root.value)
        text = f"{_called(result, root.value.real, root.dimension)}λ = {result.system.texts[first]}"
        if root.dimension == 1:
            lines += solids.lined(f"eigenvector {k + 1}", result.system.vectors[:, first].real, half, "axis", text)
        else:
            basis = eigenspace(ground.A, root.value, 2).real
            planes += solids.sheet(f"eigenplane {k + 1}", basis, half, "calm", "axis", text)
            faces.append(solids.sheet_face(basis, half))
    return tuple(planes), tuple(faces), tuple(lines)


def _called(result: SpaceTransformation, value: float, dimension: int) -> str:
    """Return what a line or a plane of eigenvectors is called, before its eigenvalue; nothing where it is no more than that."""
    kind = result.kind
    turns = kind.name in {"rotation", "rotary reflection"} or (kind.name == "similarity" and kind.angle)
    if dimension == 1:
        return "axis, " if turns else ""
    is_mirror = value > 0 and (kind.name == "reflection" or (kind.flips and not kind.angle))
    return "mirror, " if is_mirror else "fixed, " if kind.name == "shear" else ""
