"""The picture of eigenvectors in space: the lines and planes that A keeps, the plane that it turns, and the chains that lead to a line."""

import numpy as np

from core.decompositions.eigen import Eigen
from core.decompositions.kept import Eigenspace, Kept
from core.figures import solids, space
from core.figures.figure import Switch
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Arrow, Ball, Dots, Drop, Label, Line, Mark
from core.figures.plane import CIRCLE
from core.figures.theme import Role, of_column
from core.figures.ways import Sphere
from core.numbers.arrays import Matrix
from core.numbers.digits import indexed

FLAT: Matrix = np.vstack([CIRCLE, np.zeros(CIRCLE.shape[1])])  # a circle on the floor, (3, n)
SIDE = 0.6  # of a piece of a plane, in half-heights,
NAMED = 0.38  # and how far along both of its sides its name stands
TIMES = {1: "", 2: ", double", 3: ", triple"}
LEGEND = (
    Entry("x", "x", "the input: lead it over the sphere"),
    Entry("Ax", "Ax", "where A takes x"),
    Entry("eigenvector*", "v", "a line of eigenvectors: A takes each to λ times itself"),
    Entry("eigenplane*", "v", "a plane of them: A takes each to λ times itself"),
    Entry("ellipse through x", "", "in the plane that A turns: the ellipse through what x has there"),
    Entry("ellipse through Ax", "", "where A takes that ellipse: |λ| times as large"),
    Entry("chain*", "w", "unit vectors of a chain: A takes each to λ times itself and c times the one before"),
    Entry("A:0", "a₁", "where A takes e₁: grab its tip to move it level, the grip below to lift it"),
    Entry("A:1", "a₂", "where A takes e₂: its second column"),
    Entry("A:2", "a₃", "where A takes e₃: its third column"),
    Entry("power*", "Aᵏx", "for k = 2, 3 …; the player shows the direction of each as an arrow"),
    Entry("ellipsoid", "", "the image of the unit sphere"),
    Entry("ellipsoid axis*", "", "the axes of that image"),
    Entry("unit sphere", "", "the unit sphere"),
    *space.GROUND,
)


def reach(result: Eigen) -> float:
    """Return how far from the origin the farthest is that should be in view."""
    A = result.system.A
    return float(np.linalg.norm(np.column_stack([A, result.x, A @ result.x, np.eye(3)]), axis=0).max())


def picture(result: Eigen, half: float, camera: tuple[float, float]) -> space.Space:
    """Return the picture of result; half : the half-height of the view; camera : azimuth and elevation."""
    powers, maps = result.powers, {"A": result.system.A}
    e = np.eye(3)
    columns = [Arrow(f"A:{k}", e[k], of_column(k), indexed("a", k + 1), map="C A") for k in range(3)]
    drops = [Drop(f"drop A:{k}", e[k], "drop", "C A") for k in range(3)]
    kept = _kept(result, result.kept, half, maps) if result.kept else ()
    marks = (
        *space.ground(half),
        *drops,
        Drop("drop x", powers.x, "drop", "C", "x"),
        Ball("unit sphere", "unit", "C", is_bare=True, fill="sphere"),
        Ball("ellipsoid", "side", "C A"),
        *_axes(result),
        *kept,
        Dots("powers", powers.points[:, 2:], "orbit", "A²x", map="C"),
        *columns,
        Arrow("power", powers.directions[:, 0], "orbit", "Aᵏx/‖Aᵏx‖", map="C", film_only=True),
        Arrow("Ax", powers.x, "output", "Ax", map="C A", follows="x", trail=True),
        Arrow("x", powers.x, "input", "x", map="C", follows="x"),
    )
    led = Handle("x", None, "input", "x", "vector x, led over the unit sphere", _way(result.kept))
    return space.Space(
        "space",
        marks,
        half,
        maps=space.seen(maps, *camera),
        handles=(led, *solids.column_tips("A", "a", "A")),
        zooms=True,
        legend=LEGEND,
        sides=(*space.SIDES, *_sides(result.kept)),
        faces=(space.floor(half),),
        switch=Switch("A", 2),
    )


def _way(kept: Kept | None) -> Sphere:
    """Return where x can be led, and stops: at lines of eigenvectors, at planes of them, and at the plane that A turns."""
    if kept is None:
        return Sphere()
    lines = [one.basis[:, 0] for one in kept.eigenspaces if one.dimension == 1]
    planes = [one.normal for one in kept.eigenspaces if one.dimension == 2]
    if kept.across is not None:
        planes.append(kept.across)
    return Sphere(np.column_stack(lines) if lines else None, np.column_stack(planes) if planes else None)


def _sides(kept: Kept | None) -> tuple[space.Side, ...]:
    """Return from where the plane that A turns is seen as it is."""
    if kept is None or kept.across is None:
        return ()
    return (space.along("turn", "At right angles to the plane that A turns", kept.across),)


def _axes(result: Eigen) -> tuple[Mark, ...]:
    """Return the axes of the ellipsoid, from end to end, that have a direction."""
    svd = result.svd
    if svd is None:
        return ()
    first, second = svd.is_round
    own = (not first, not first and not second, not second)
    ends = zip(svd.U.T, svd.sigma.tolist(), own, strict=True)
    return tuple(
        Line(f"ellipsoid axis {k}", np.outer(u, [-s, s]), "singular", map="C") for k, (u, s, has_own) in enumerate(ends, 1) if has_own
    )


def _kept(result: Eigen, kept: Kept, half: float, maps: dict[str, Matrix]) -> tuple[Mark, ...]:
    """Return what A keeps of space; what makes ellipses of a circle is put into maps."""
    found: list[Mark] = []
    for one in kept.eigenspaces:
        if one.dimension < 3:
            found += _space(one, half, is_defective=result.system.kind == "defective")
    if kept.chain is not None:
        named = zip(kept.chain.names, kept.chain.vectors.T, strict=True)
        found += [Arrow(f"chain {name}", vector, "axis", name, map="C") for name, vector in named]
    if kept.rotor is not None:
        round_x = np.column_stack([kept.turned(result.x), np.zeros(3)])
        maps |= {"round-x": round_x, "round-Ax": kept.rotor.modulus * round_x}
        found += [
            Line("ellipse through x", FLAT, "eigen", map="C round-x", shape="circle in space"),
            Line("ellipse through Ax", FLAT, "eigen", map="C round-Ax", shape="circle in space"),
        ]
    return tuple(found)


def _space(one: Eigenspace, half: float, *, is_defective: bool) -> tuple[Mark, ...]:
    """Return a line or a plane of eigenvectors with what it is called."""
    role: Role = "null" if one.value == 0 else "eigen"
    names = ", ".join(indexed("v", one.first + k + 1) for k in range(one.dimension))
    times = TIMES[one.root.multiplicity] if one.root.multiplicity > one.dimension else ""
    value = f"{one.named}{times}"
    says = "goes to 0" if one.value == 0 and not times else value
    text = says if is_defective else f"{names}, {says}"
    if one.dimension == 1:
        return solids.lined(f"eigenvector {one.first + 1}", one.basis[:, 0], half, role, text)
    basis = SIDE * one.basis
    u, v = one.basis.T
    return (
        *solids.sheet(f"eigenplane {one.first + 1}", basis, half, "calm", role),
        Label(f"eigenplane {one.first + 1} label", NAMED * half * (u + v), text, role, map="C"),
    )
