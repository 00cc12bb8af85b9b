"""The pictures of a singular value decomposition: the circle and its ellipse with their axes, and the singular values."""

from dataclasses import replace

import numpy as np

from core.decompositions.svd import Svd
from core.figures.axes import Axis, Tick, ticks
from core.figures.carried import reach as far
from core.figures.carried import with_points
from core.figures.chart import Chart
from core.figures.decompositions import svd_space as space
from core.figures.figure import Figure, Switch
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.maps.transformation import CIRCLE_ENTRY, LETTER_ENTRY
from core.figures.marks import Area, Arrow, Dots, Label, Line, Mark
from core.figures.plane import CIRCLE, FINE, LETTER, Plane, half_height
from core.figures.theme import Role, of_column
from core.matrices.eigenvalues import Eigensystem
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import indexed

BAR = 0.32  # half the width of a bar
SIZES = Axis("σ and |λ|", "size")

AXES = (
    Entry("ellipse axis 1", "σ₁", "the longest half-axis: the most that A stretches"),
    Entry("ellipse axis 2", "σ₂", "the shortest half-axis, at right angles to it"),
)
IN_PLANE = (
    replace(AXES[0], on_the_way=("M(t)v₁", "where M(t) takes v₁: on the way to the longest half-axis")),
    replace(AXES[1], on_the_way=("M(t)v₂", "where M(t) takes v₂: on the way to the shortest half-axis")),
)
LEGEND = (
    *IN_PLANE,
    Entry("v1 axis", "v₁", "the line that A takes to the longest axis"),
    Entry("v2 axis", "v₂", "the line at right angles to it, which A takes to the shortest axis, or to 0"),
    CIRCLE_ENTRY,
    LETTER_ENTRY,
    Entry("unit circle", "", "the unit circle, before the map"),
)
FROM_SPACE = (
    *AXES,
    Entry("ellipse", "", "the edge of the image of the unit ball"),
    Entry("image of the ball", "", "where A takes the unit ball"),
    Entry("unit circle", "", "the unit circle, for comparison"),
)
UNDER = "under M(t), as it is seen from above"
FILMED = (
    *IN_PLANE,
    Entry("ellipse", "", "the edge of the image of the unit ball", ("", f"the edge of the image of the unit ball {UNDER}")),
    Entry("image of the ball", "", "where A takes the unit ball", ("", f"the image of the unit ball {UNDER}")),
    Entry("unit circle", "", "the unit circle, for comparison"),
)
BARS = (
    Entry("kept*", "", "one of the k largest singular values, of which Aₖ is made"),
    Entry("left out*", "", "one that Aₖ is without: the largest of them is its error in the spectral norm"),
    Entry("magnitudes of eigenvalues", "|λ|", "the magnitude of an eigenvalue, the largest first"),
    Entry("floor", "", "0"),
)


def svd(
    result: Svd,
    eigen: Eigensystem | None,
    k: int,
    half: float = 0.0,
    camera: tuple[float, float] = (-60.0, 20.0),
    *,
    points: tuple[Matrix, str] | None = None,
) -> tuple[Figure, ...]:
    """Return the pictures of result; half is the half-height of the view of the plane, chosen to fit if 0.

    eigen : of the same matrix, where it is square; k : how many singular values are kept; points : (N, n) that A carries, where n is the
    number of its columns, and what tells them from all others if they never change; camera : azimuth and elevation. What has
    more than three rows or columns, or fewer than two, has no picture but that of the singular values.
    """
    bars, (m, n) = _bars(result, eigen, k), result.A.shape
    if m not in (2, 3) or n < 2 or (m == 3 and n > 3):
        return (replace(bars, is_small=False),)
    carried = points if points and points[0].shape[1] == n else None
    if m == 3:
        return space.before(result, camera, carried), space.after(result, k, half, camera, carried), bars
    reach = float(np.abs(np.column_stack([result.A, result.U * result.sigma, np.ones(2)])).max())
    if carried:
        reach = max(reach, far(carried[0] @ result.A.T), far(carried[0]) if n == 2 else 0.0)
    plane = _plane(result, k, half or half_height(reach, FINE))
    plane = with_points(plane, *carried, is_given=n == 2) if carried else plane
    return (space.before(result, camera, carried), plane, bars) if n == 3 else (plane, bars)


def _plane(result: Svd, kept: int, half: float) -> Plane:
    """Return the image of the unit ball in the plane, with its axes, and the columns; of a 2 × 2 matrix with what is taken there."""
    n = result.A.shape[1]
    columns = tuple(_column(j, is_filmed=n <= 3) for j in range(n))
    handles = tuple(Handle("A", j, of_column(j), indexed("a", j + 1), f"column {j + 1} of A") for j in range(n))
    if n > 2:
        marks: tuple[Mark, ...] = (
            Line("unit circle", CIRCLE, "unit", shape="circle"),
            Area("image of the ball", CIRCLE, "area", map="ball", shape="circle"),
            Line("ellipse", CIRCLE, "output", map="ball", shape="circle"),
            *(mark for k, s in enumerate(result.sigma.tolist()) for mark in _fallen(result, k, s, kept)),
            *(_tip(result, j) for j in range(n)),
        )
        maps = {"ball": result.U * result.sigma} | ({"A": result.A} if n == 3 else {})
        title = "After: σ₁u₁, σ₂u₂" if n == 3 else ""
        legend = (*columns, *(FILMED if n == 3 else FROM_SPACE))
        return Plane("plane", marks, half, title=title, maps=maps, handles=handles, zooms=True, legend=legend)
    marks = (
        Line("unit circle", CIRCLE, "unit", shape="circle"),
        *(mark for k in range(2) if not all(result.is_round) for mark in _source(k, result.Vt[k])),
        Area("letter", LETTER, "letter", map="A", shape="letter"),
        Line("circle", CIRCLE, "output", map="A", shape="circle"),
        *(mark for k, s in enumerate(result.sigma.tolist()) for mark in _mapped(result, k, s, kept)),
        Arrow("A:0", np.array([1.0, 0]), "first", "a₁", map="A", on_the_way="M(t)e₁"),
        Arrow("A:1", np.array([0.0, 1]), "second", "a₂", map="A", on_the_way="M(t)e₂"),
    )
    legend = (*columns, *LEGEND)
    return Plane("plane", marks, half, maps={"A": result.A}, handles=handles, zooms=True, legend=legend, switch=Switch("A", 3))


def _fallen(result: Svd, k: int, length: float, kept: int) -> tuple[Mark, ...]:
    """Return an axis of the ellipse that is the image of a ball: of space as A takes vₖ there, none where the ellipse is a circle."""
    if result.A.shape[1] > 3:
        return _axis(k, result.U[:, k], length, kept)
    return _mapped(result, k, length, kept) if k < result.rank and space.is_unique(result, k) else ()


def _tip(result: Svd, j: int) -> Arrow:
    """Return a column of A: of three where A takes a vector of space."""
    if result.A.shape[1] > 3:
        return Arrow(f"A:{j}", result.A[:, j], of_column(j), indexed("a", j + 1))
    return Arrow(f"A:{j}", np.eye(3)[j], of_column(j), indexed("a", j + 1), map="A", on_the_way=f"M(t){indexed('e', j + 1)}")


def _column(j: int, *, is_filmed: bool) -> Entry:
    """Return what is told of a column of A, and of where it comes from in a film."""
    a, e = indexed("a", j + 1), indexed("e", j + 1)
    entry = Entry(f"A:{j}", a, f"column {j + 1} of A: where A takes {e}")
    return replace(entry, on_the_way=(f"M(t){e}", f"where M(t) takes {e}: on the way to {a}")) if is_filmed else entry


def _axis(k: int, u: Matrix, length: float, kept: int) -> tuple[Line, Label]:
    """Return an axis of the ellipse, from end to end, with its name; those after the first few are not kept."""
    name = indexed("σ", k + 1)
    role: Role = "singular" if k < kept else "residual"
    return Line(f"ellipse axis {k + 1}", np.outer(u, [-length, length]), role), Label(name, length * u, name, role)


def _source(k: int, v: Vector) -> tuple[Line, Label]:
    """Return the line that is taken to an axis of the ellipse, with its name at the end where the columns and their image are not."""
    return Line(f"v{k + 1} axis", np.outer(v, [-1, 1]), "source"), Label(f"v{k + 1}", -v, indexed("v", k + 1), "source")


def _mapped(result: Svd, k: int, length: float, kept: int) -> tuple[Mark, ...]:
    """Return the line of vₖ as A takes it, so that it turns with the acts; none where the ellipse is a circle."""
    if all(result.is_round):
        return ()
    axis, name = _axis(k, result.U[:, k], length, kept)
    on_the_way = f"M(t){indexed('v', k + 1)}"
    return (
        replace(axis, points=np.outer(result.Vt[k], [-1, 1]), map="A"),
        replace(name, points=result.Vt[k], map="A", on_the_way=on_the_way),
    )


def _bars(result: Svd, eigen: Eigensystem | None, kept: int) -> Figure:
    """Return the singular values as bars, and the magnitudes of the eigenvalues as dots where there are any."""
    most = max(float(result.sigma[0]), eigen.spectral_radius if eigen else 0.0) or 1.0
    p = len(result.sigma)
    marks: list[Mark] = [Line("floor", np.array([[0.3, p + 0.7], [0, 0]]), "unit")]
    for k, s in enumerate(result.sigma.tolist(), start=1):
        box = np.array([[k - BAR, k + BAR, k + BAR, k - BAR, k - BAR], [0, 0, s, s, 0]])
        if k <= kept:
            marks += [Area(f"kept {k}", box, "bar"), Line(f"kept edge {k}", box, "singular")]
        else:
            marks += [Area(f"left out {k}", box, "dropped"), Line(f"left out edge {k}", box, "residual")]
    if eigen:
        marks.append(Dots("magnitudes of eigenvalues", np.vstack([np.arange(1, p + 1), np.abs(eigen.values)]), "eigen"))
    return Chart(
        "singular values",
        tuple(marks),
        (-0.1, p + 0.9),
        (-0.16 * most, 1.3 * most),
        title="Singular values" + ("" if eigen else "; not square: no eigenvalues"),
        x_ticks=_names(p),
        y_ticks=ticks(0, most, 4),
        y_axis=SIZES if eigen else Axis("σ"),
        legend=BARS,
    )


def _names(p: int) -> tuple[Tick, ...]:
    return tuple(Tick(float(k), indexed("σ", k)) for k in range(1, p + 1))
