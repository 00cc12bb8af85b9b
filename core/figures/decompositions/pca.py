"""The pictures of principal components: points round their mean with the axes along which they vary, and what each axis explains."""

from collections.abc import Sequence

import numpy as np

from core.decompositions.pca import Pca
from core.figures import space
from core.figures.axes import Axis, Tick, ticks
from core.figures.chart import Chart
from core.figures.figure import Figure
from core.figures.legend import Entry
from core.figures.marks import Area, Ball, Cloud, Dots, Label, Line, Mark
from core.figures.plane import CIRCLE, FINE, Plane, half_height
from core.figures.theme import Role
from core.numbers.digits import indexed

LONGEST = 16  # letters of a column's name
BAR = 0.32  # half the width of a bar
CAMERA = (-60.0, 20.0)
TWICE = 2.0  # standard deviations: how far an axis is drawn
CLOUD = Entry("points", "", "the points, without their mean")
MEAN = Entry("mean", "", "their mean: it stands in the middle")
LEGEND = (
    Entry("principal axis 1", "v₁", "the first principal axis: along no other line do the points vary more"),
    Entry("principal axis 2", "v₂", "the second, at right angles to it"),
    Entry("ellipse*", "", "one standard deviation sᵢ along each axis: the ellipse of the covariance"),
    Entry("twice", "", "and two"),
    CLOUD,
    MEAN,
)
IN_SPACE = (
    *LEGEND[:2],
    Entry("principal axis 3", "v₃", "the third, at right angles to both"),
    Entry("ellipsoid", "", "one standard deviation sᵢ along each axis: the ellipsoid of the covariance"),
    CLOUD,
    MEAN,
    *space.GROUND[:1],
)
BARS = (
    Entry("explained*", "", "the share of the total variance that an axis explains"),
    Entry("floor", "", "nothing"),
    Entry("together", "", "what it and those before it explain together"),
    Entry("all", "", "all of the variance"),
)


def pca(result: Pca, names: Sequence[str], key: str, half: float = 0.0, camera: tuple[float, float] = CAMERA) -> tuple[Figure, ...]:
    """Return the pictures of result.

    names : of the columns; key : tells the points from all others, if they never change; half : the half-height of the view, chosen to
    fit if 0; camera : azimuth and elevation.
    """
    reach = (
        float(np.linalg.norm(result.centred, axis=1).max(initial=0.0)) if result.q > 2 else float(np.abs(result.centred).max(initial=0.0))
    )
    half = half or half_height(max(reach, TWICE * float(result.sigma[0])) or 1.0, FINE, least=0.0)
    draw = _space if result.q > 2 else _plane
    shape = f"points {key} {result.is_scaled}" if key else ""
    return draw(result, names, shape, half, camera), *((_bars(result),) if result.varies else ())


def _plane(result: Pca, names: Sequence[str], shape: str, half: float, camera: tuple[float, float]) -> Figure:  # noqa: ARG001
    marks: tuple[Mark, ...] = (
        Cloud("points", result.centred.T, "points", shape=shape),
        *((Area("ellipse fill", CIRCLE, "area", map="E", shape="circle"),) if result.rank == 2 else ()),
        *((Line("ellipse", CIRCLE, "output", map="E", shape="circle"),) if result.varies else ()),
        *((Line("twice", 2 * CIRCLE, "unit", map="E", shape="circle of 2"),) if result.rank == 2 else ()),
        *_axes(result, "E"),
        Dots("mean", np.zeros(2), "given", called="mean"),
        *(Label(f"column {name}", 0.9 * half * np.eye(2)[k], _short(name), "ground") for k, name in enumerate(names)),
    )
    return Plane("cloud", marks, half, title=_title(result), maps={"E": _map(result)}, zooms=True, legend=LEGEND)


def _space(result: Pca, names: Sequence[str], shape: str, half: float, camera: tuple[float, float]) -> Figure:
    marks: tuple[Mark, ...] = (
        *space.ground(half),
        Cloud("points", result.centred.T, "points", map=space.CAMERA, shape=shape),
        *((Ball("ellipsoid", "output", "C E"),) if result.varies else ()),
        *_axes(result, "C E"),
        Dots("mean", np.zeros(3), "given", map=space.CAMERA, called="mean"),
    )
    own = "" if tuple(names) == space.AXES else ", ".join(f"{axis}: {_short(name)}" for axis, name in zip(space.AXES, names, strict=True))
    sides = (*space.SIDES, *_across(result))
    maps = space.seen({"E": _map(result)}, *camera)
    title = f"{_title(result)}; {own}" if own else _title(result)
    return space.Space("cloud", marks, half, title=title, maps=maps, zooms=True, legend=IN_SPACE, sides=sides)


def _across(result: Pca) -> tuple[space.Side, ...]:
    """Return the side from which the plane of the first two axes is seen as it is, where there is one."""
    if result.multiplicities[-1] > 1:
        return ()
    return (space.along("v₃", "Along v₃: the plane of the first two axes as it is", result.axes[2]),)


def _map(result: Pca) -> np.ndarray:
    """Return what takes the unit ball to the ellipsoid of the covariance, and e₁, e₂ … to its half-axes."""
    return result.axes.T * result.sigma


def _title(result: Pca) -> str:
    return f"Points without their mean{', scaled' if result.is_scaled else ''}"


def _axes(result: Pca, map: str) -> tuple[Mark, ...]:
    """Return the principal axes, two standard deviations to each side; those of equal variances have no lines of their own."""
    marks: list[Mark] = []
    first = 0
    for times in result.multiplicities:
        if times == 1 and first < result.rank:
            e, name = TWICE * np.eye(result.q)[first], indexed("v", first + 1)
            role: Role = "singular"
            marks += [
                Line(f"principal axis {first + 1}", np.outer(e, [-1.0, 1.0]), role, map=map),
                Label(name, e, name, role, map=map),
            ]
        first += times
    return tuple(marks)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def _bars(result: Pca) -> Figure:
    """Return the share that each axis explains as bars, and what they explain together as dots."""
    shares, q = [float(share) for share in result.shares], result.q
    marks: list[Mark] = [
        Line("floor", np.array([[0.3, q + 0.7], [0, 0]]), "unit"),
        Line("all", np.array([[0.3, q + 0.7], [1, 1]]), "null"),
    ]
    for k, share in enumerate(shares, start=1):
        box = np.array([[k - BAR, k + BAR, k + BAR, k - BAR, k - BAR], [0, 0, share, share, 0]])
        marks += [Area(f"explained {k}", box, "bar"), Line(f"explained edge {k}", box, "singular")]
    together = np.vstack([np.arange(1, q + 1), [float(result.together(k)) for k in range(1, q + 1)]])
    marks.append(Dots("together", together, "given"))
    return Chart(
        "explained variance",
        tuple(marks),
        (-0.1, q + 0.9),
        (-0.16, 1.3),
        title="Explained variance",
        x_ticks=tuple(Tick(float(k), indexed("v", k)) for k in range(1, q + 1)),
        y_ticks=ticks(0, 1, 4),
        y_axis=Axis("share of the variance", "share"),
        legend=BARS,
    )
