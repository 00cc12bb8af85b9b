"""The pictures of a singular value decomposition in space: the unit ball or circle with v₁, v₂ …, and where A takes both."""

from fractions import Fraction

import numpy as np

from core.decompositions.svd import Svd
from core.figures import solids, space
from core.figures.carried import LEGEND as CARRIED
from core.figures.carried import reach as far
from core.figures.figure import Figure, Switch
from core.figures.film import Film, Frames
from core.figures.legend import Entry
from core.figures.maps.transformation import film as film_of
from core.figures.marks import Area, Arrow, Ball, Cloud, Drop, Label, Line, Mark
from core.figures.plane import CIRCLE, FINE, Plane, half_height
from core.figures.space import CAMERA, Space
from core.figures.theme import Role, of_column
from core.maps import paths
from core.matrices.space import Space as SpaceUnder
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import indexed, show
from core.numbers.rational import Rational

MAP = f"{CAMERA} A"
ROUND_VIEW = 2.0  # half the height of a picture of the unit ball
AXES = (("σ₁", "the longest half-axis: the most that A stretches"), ("σ₂", "the second, at right angles to it"), ("σ₃", "the shortest"))
SOURCES = tuple(
    Entry(f"v{k} axis", f"v{'₁₂₃'[k - 1]}", f"the line that A takes to the {nth} half-axis, or to 0")
    for k, nth in enumerate(solids.ORDINALS, 1)
)
COLUMNS = tuple(
    Entry(f"A:{j}", indexed("a", j + 1), f"column {j + 1} of A: where A takes {indexed('e', j + 1)}", (f"M(t){e}", f"where M(t) takes {e}"))
    for j, e in enumerate(("e₁", "e₂", "e₃"))
)
IMAGES = tuple(
    Entry(f"ellipse axis {k + 1}", symbol, says, (f"M(t)v{'₁₂₃'[k]}", f"where M(t) takes v{'₁₂₃'[k]}: on the way to a half-axis"))
    for k, (symbol, says) in enumerate(AXES)
)
DROP = Entry("drop*", "", "straight down to the floor", ("", "straight down to the floor, from where M(t) takes it"))
BEFORE = (
    *SOURCES,
    Entry("unit ball", "", "the unit ball, before the map"),
    Entry("points", "", "the points, before the map"),
    space.GROUND[0],
)
BEFORE_IN_PLANE = (
    *SOURCES[:2],
    Entry("unit circle", "", "the unit circle, before the map"),
    Entry("points", "", "the points, before the map"),
)
AFTER = (
    *IMAGES,
    *COLUMNS,
    Entry("ball", "", "the image of the unit ball", ("", "the image of the unit ball under M(t)")),
    Entry("letter", "F", "the image of an F, which tells turned from mirrored", ("F", "the image of an F under M(t): turned, or mirrored")),
    CARRIED[0],
    DROP,
    space.GROUND[0],
)
AFTER_CIRCLE = (
    *IMAGES[:2],
    *COLUMNS[:2],
    Entry("disc*", "", "the image of the unit circle", ("", "the image of the unit circle under M(t)")),
    CARRIED[0],
    DROP,
    space.GROUND[0],
)
Points = tuple[Matrix, str]


def before(result: Svd, camera: tuple[float, float], points: Points | None) -> Figure:
    """Return the unit circle or ball with the lines that A takes to the axes, and points where they are."""
    n = result.A.shape[1]
    half = half_height(max(1.0, far(points[0]) if points else 0.0), FINE, least=ROUND_VIEW)
    map = CAMERA if n == 3 else ""
    lines = tuple(mark for k in range(n) if is_unique(result, k) for mark in _source(result.Vt[k], k, map))
    cloud = (Cloud("points", points[0].T, "points", map=map, shape=f"points {points[1]}" if points[1] else ""),) if points else ()
    if n == 2:
        marks: tuple[Mark, ...] = (*cloud, Line("unit circle", CIRCLE, "unit", shape="circle"), *lines)
        return Plane("domain", marks, half, title="Before: v₁, v₂", legend=BEFORE_IN_PLANE)
    marks = (*space.ground(half, "the domain"), *cloud, Ball("unit ball", "unit", CAMERA, fill="calm"), *lines)
    title = "Before: v₁, v₂, v₃"
    return Space("domain", marks, half, title=title, maps=space.seen({}, *camera), legend=BEFORE, faces=(space.floor(half),))


def after(result: Svd, kept: int, half: float, camera: tuple[float, float], points: Points | None) -> Figure:
    """Return where A takes the ball or the circle, and with it the lines, the basis, and points, in space."""
    A, n = result.A, result.A.shape[1]
    reach = [space.far(v) for v in (*A.T, *(result.U[:, : len(result.sigma)] * result.sigma).T, np.array([0.0, 0, 1]))]
    half = half or half_height(max(*reach, far(points[0] @ A.T) if points else 0.0), FINE)
    cloud = (Cloud("carried points", points[0].T, "image", map=MAP, shape=f"points {points[1]}" if points[1] else ""),) if points else ()
    basis = [e[:n] for e in np.eye(3)[:n]]
    body: tuple[Mark, ...] = (
        (Ball("ball", "output", MAP), Area("letter", solids.LETTER, "letter", map=MAP, shape="letter in space"))
        if n == 3
        else (Area("disc", CIRCLE, "area", map=MAP, shape="circle"), Line("disc edge", CIRCLE, "output", map=MAP, shape="circle"))
    )
    marks = (
        *space.ground(half),
        *cloud,
        *body,
        *(mark for k in range(len(result.sigma)) if is_unique(result, k) for mark in _image(result, k, kept)),
        *(Drop(f"drop {j + 1}", e, "drop", MAP) for j, e in enumerate(basis)),
        *(Arrow(f"A:{j}", e, of_column(j), indexed("a", j + 1), MAP, on_the_way=f"M(t){indexed('e', j + 1)}") for j, e in enumerate(basis)),
    )
    tips = solids.column_tips("A", "a", "A", n)
    return Space(
        "space",
        marks,
        half,
        title=f"After: σ₁u₁, σ₂u₂{', σ₃u₃' if n == 3 else ''}",
        maps=space.seen({"A": A}, *camera),
        handles=tips,
        zooms=True,
        legend=AFTER if n == 3 else AFTER_CIRCLE,
        faces=(space.floor(half),),
        sides=(*space.SIDES, *_sides(result)),
        switch=Switch("A", 2) if n == 3 else None,
    )


def is_unique(result: Svd, k: int) -> bool:
    """Return whether the k-th singular vectors have a line of their own: no other singular value is as large, nor is more than one lost."""
    p, n = len(result.sigma), result.A.shape[1]
    if k >= p:
        return n - p == 1 and result.rank == p
    tied = (False, *result.is_round, False)
    lost = k == p - 1 and n > p and result.rank < p
    return not (tied[k] or tied[k + 1] or lost)


def _source(v: Vector, k: int, map: str) -> tuple[Line, Label]:
    """Return the line that is taken to an axis, with its name."""
    name = indexed("v", k + 1)
    return Line(f"v{k + 1} axis", np.outer(v, [-1.0, 1.0]), "source", map=map), Label(f"v{k + 1}", -v, name, "source", map=map)


def _image(result: Svd, k: int, kept: int) -> tuple[Mark, ...]:
    """Return the line of vₖ as A takes it; none where that is 0."""
    if k >= result.rank:
        return ()
    name, v = indexed("σ", k + 1), result.Vt[k]
    role: Role = "singular" if k < kept else "residual"
    return (
        Line(f"ellipse axis {k + 1}", np.outer(v, [-1.0, 1.0]), role, map=MAP),
        Label(name, v, name, role, map=MAP, on_the_way=f"M(t){indexed('v', k + 1)}"),
    )


def _sides(result: Svd) -> tuple[space.Side, ...]:
    """Return the side from which the plane of the two longest axes is seen as it is, where there is one."""
    if result.rank < 2 or (result.is_round[1:] and result.is_round[1]):
        return ()
    return (space.along("u₃", "Along u₃: the plane of the two longest axes as it is", np.cross(result.U[:, 0], result.U[:, 1])),)


def _root(S: Matrix) -> Matrix:
    """Return the symmetric root of S, which takes the unit circle where any root does."""
    values, vectors = np.linalg.eigh(S)
    return np.asarray(vectors * np.sqrt(np.maximum(values, 0.0)) @ vectors.T)


def _padded(A: Rational) -> Rational:
    """Return A with 0s to 3 × 3."""
    m, n = A.shape
    none = Fraction(0)
    rows = tuple((*row, *[none] * (3 - n)) for row in A.rows)
    return Rational((*rows, *[(none, none, none)] * (3 - m)))


def film(result: Svd) -> Film:
    """Return the three acts of A, 3 × 3, 2 × 3 or 3 × 2, as a film of the map A, to which 0s are added."""
    (m, n), exact = result.A.shape, result.exact
    if m == n:
        return film_of(paths.path(SpaceUnder(result.A, exact), "svd"))
    padded = np.zeros((3, 3))
    padded[:m, :n] = result.A
    path = paths.path(SpaceUnder(padded, _padded(exact) if exact else None), "svd")

    def frames() -> Frames:
        times = path.times()
        maps = [path.at(t) for t in times]
        longest = [float(np.linalg.norm(M[:m, :n], 2)) for M in maps]
        most = max(longest) or 1.0
        return Frames(
            times,
            names=[f"t = {t:.2f}" for t in times],
            readouts=[show(value) for value in longest],
            curve=[value / most for value in longest],
            stages=[(stage.label, stage.end) for stage in path.stages],
            maps={"A": maps} | ({"ball": [_root(M[:m] @ M[:m].T) for M in maps]} if m == 2 else {}),
        )

    return Film("The three acts", "σ₁", "σ₁(t)", show(result.spectral), frames, speaks_of="At t = 1, where M(t) is A: ")
