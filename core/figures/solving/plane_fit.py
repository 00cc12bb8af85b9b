"""The picture of a plane that is fitted to points in space: each with what it is missed by, straight up or down."""

from collections.abc import Sequence

import numpy as np

from core.figures import space
from core.figures.axes import Tick, span, ticks
from core.figures.bars import strokes
from core.figures.depth import Face
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Area, Caption, Dots, Line, Mark, Rows
from core.figures.placing import Placing
from core.figures.space import CAMERA, Space
from core.figures.ways import Lifts
from core.numbers.arrays import Matrix, Vector
from core.solving.least_squares import Fit

BOX: Vector = np.array([0.95, 0.95, 0.8])  # from the middle to the sides of the box in which the data stand
HALF = 1.75  # of the view: the box with its numbers is in it, however it is turned
BESIDE, AWAY = 0.16, 0.36  # from the floor to the numbers along its edges, and to what they are of
MOST_TICKS = 4
MOST_BARS = 200
MOST_DROPS = 40
MOST_DOTS = 2000
STEEP = 1.0  # heights of the data: by so much more the box is higher, so that all of the plane is in it
SAME = 1e-12  # relative: what differs by less differs by rounding
KEY = 100  # steps of a key from the lowest to the highest

FIT = (
    Entry("plane*", "", "the fit: what the model gives at each pair of x"),
    Entry("residuals", "", "what is missed of each point: its residual y − ŷ, whose squares are added up"),
    Entry("floor*", "", "the x of the points, along their axes: drag beside the points to turn it"),
    Entry("drops", "", "straight down to the floor"),
)
DATA = (Entry("points", "", "the data"), *FIT)
MOVABLE = (Entry("points", "", "the points: grab one to lift it, double-click to remove one"), *FIT)


def plane_fit(fit: Fit, names: Sequence[str], columns: tuple[int, int, int] | None, camera: tuple[float, float], called: str) -> Space:
    """Return the points of two explanatory variables in space, with the fitted plane.

    names : of both, and of what is explained; columns : which entries of a point they are, if the points can be grabbed, and else None;
    camera : azimuth and elevation; called : what the fit is called.
    """
    first, second = fit.design.X.T[-2:]
    at = np.vstack([first, second, fit.design.y])
    floor = _span(first), _span(second)
    corners = _corners(fit, floor)
    upright, is_whole = _upright(fit, corners)
    bounds = np.array([*floor, upright])
    placing = Placing(columns or (0, 1, 2), bounds.mean(axis=1), np.ptp(bounds, axis=1) / 2 / BOX, _step(upright))
    n = at.shape[1]
    sheet = placing.placed(np.vstack([_around(floor), corners]))
    around = _floor(bounds, names, placing)
    marks = [*around, *_plane(fit, bounds, placing, sheet, is_whole=is_whole)]
    if n <= MOST_BARS:
        low, high = (placing.placed(np.vstack([at[:2], heights])) for heights in (fit.fitted, at[2]))
        if n <= MOST_DROPS:
            feet = _bars(low, np.minimum(low[2], high[2]), np.full(n, -BOX[2]))
            marks.append(Line("drops", feet, "drop", map=CAMERA, is_standing=True))
        marks.append(Line("residuals", _bars(low, low[2], high[2]), "residual", map=CAMERA))
    places, step = placing.placed(at), -(-n // MOST_DOTS)
    marks.append(
        Rows("points", "points", places, "given", map=CAMERA)
        if columns
        else Dots("points", places[:, ::step], "given", map=CAMERA, rows="points" if step == 1 else "")
    )
    handles = (Handle("points", None, "given", "", "point", Lifts()),) if columns else ()
    faces = (Face(CAMERA, sheet[:, 0], (sheet[:, 1] - sheet[:, 0], sheet[:, 3] - sheet[:, 0])),) if is_whole else ()
    more = ", residuals as bars" if n <= MOST_BARS else f": 1 row in {step}" if step > 1 else ""
    return Space(
        "fit",
        tuple(marks),
        HALF,
        title=f"{called}{more}",
        maps=space.seen({}, *camera),
        handles=handles,
        legend=MOVABLE if columns else DATA,
        faces=faces,
        placing=placing,
        around=len(around),
    )


def _step(upright: tuple[float, float]) -> float:
    """Return how far a key lifts a point: a power of ten, about a hundredth of all."""
    low, high = upright
    return float(10.0 ** np.floor(np.log10((high - low) / KEY) + 0.5))


def _span(values: Vector) -> tuple[float, float]:
    """Return what is to be in view of values; those that only rounding tells apart are one."""
    return span(values if np.ptp(values) > SAME * np.abs(values).max() else values[:1])


def _upright(fit: Fit, corners: Vector) -> tuple[tuple[float, float], bool]:
    """Return the lowest and the highest that is shown, and whether all of the plane above the floor is."""
    low, high = _span(np.append(fit.design.y, fit.fitted))
    room = STEEP * (high - low)
    if corners.min() < low - room or corners.max() > high + room:
        return (low, high), False
    return span(np.array([low, high, *corners]), 0.0), True


def _heights(fit: Fit, first: Vector, second: Vector) -> Vector:
    """Return what the model gives at pairs of x."""
    w = fit.w
    return np.asarray((w[0] if fit.design.has_constant else 0.0) + w[-2] * first + w[-1] * second)


def _around(floor: tuple[tuple[float, float], tuple[float, float]]) -> Matrix:
    (left, right), (near, far) = floor
    return np.array([[left, right, right, left, left], [near, near, far, far, near]])


def _corners(fit: Fit, floor: tuple[tuple[float, float], tuple[float, float]]) -> Vector:
    return _heights(fit, *_around(floor))


def _bars(at: Matrix, low: Vector, high: Vector) -> Matrix:
    """Return upright strokes at places, (3, 3n), parted by NaN."""
    (x, _), (y, z) = strokes(at[0], low, high), strokes(at[1], low, high)
    return np.vstack([x, y, z])


def _plane(fit: Fit, bounds: Matrix, placing: Placing, sheet: Matrix, *, is_whole: bool) -> list[Mark]:
    """Return the fitted plane with its edge, as far as it is in the box, and its lines above the numbers of both axes."""
    upright = bounds[2]
    if not is_whole:
        sheet = placing.placed(_cut(fit, _around((tuple(bounds[0]), tuple(bounds[1]))), upright))
    lines = []
    for axis in (0, 1):
        for tick in ticks(*bounds[axis], MOST_TICKS):
            ends = np.empty((2, 2))
            ends[axis], ends[1 - axis] = tick.at, bounds[1 - axis]
            kept = _within(fit, ends, upright)
            lines += [placing.placed(np.vstack([kept, _heights(fit, *kept)])), np.full((3, 1), np.nan)] if kept.size else []
    grid = [Line("plane lines", np.hstack(lines[:-1]), "sheet", map=CAMERA)] if lines else []
    return [Area("plane", sheet, "area", map=CAMERA), *grid, Line("plane edge", sheet, "side", map=CAMERA)] if sheet.size else []


def _within(fit: Fit, ends: Matrix, upright: Vector) -> Matrix:
    """Return what of a line of the floor, (2, 2), the plane stands above between two heights; (2, 0) where that is nothing."""
    (start, end), (low, high) = _heights(fit, *ends), upright
    if start == end:
        return ends if low <= start <= high else np.empty((2, 0))
    first, last = sorted(((low - start) / (end - start), (high - start) / (end - start)))
    first, last = max(first, 0.0), min(last, 1.0)
    return ends[:, :1] + (ends[:, 1:] - ends[:, :1]) * np.array([first, last]) if first < last else np.empty((2, 0))


def _cut(fit: Fit, around: Matrix, upright: Vector) -> Matrix:
    """Return the plane above a closed line of the floor, (2, n), between two heights: a closed polygon, (3, k), perhaps of no points."""
    sides = [_within(fit, around[:, k : k + 2], upright) for k in range(around.shape[1] - 1)]
    points = np.hstack(sides)
    if not points.size:
        return np.empty((3, 0))
    closed = np.hstack([points, points[:, :1]])
    return np.vstack([closed, np.clip(_heights(fit, *closed), *upright)])


def _floor(bounds: Matrix, names: Sequence[str], placing: Placing) -> list[Mark]:
    """Return the floor with its lines and the numbers along its edges, and the upright scale."""
    x, y, z = (ticks(*pair, MOST_TICKS) for pair in bounds)
    along = [_placed(placing, k, axis) for k, axis in enumerate((x, y, z))]
    left, near, low = -BOX
    lines = [np.array([[at, at], [near, -near], [low, low]]) for at in along[0]] + [
        np.array([[left, -left], [at, at], [low, low]]) for at in along[1]
    ]
    edge = np.array([[left, -left, -left, left, left], [near, near, -near, -near, near], [low] * 5])
    gap = np.full((3, 1), np.nan)
    scale = np.array([[left, left], [near, near], [low, -low]])
    out = BESIDE
    marks: list[Mark] = [
        Line("floor", np.hstack([part for line in [*lines, edge] for part in (line, gap)][:-1]), "floor", map=CAMERA, is_flat=True),
        Line("floor upright", scale, "ground", map=CAMERA),
    ]
    corner = np.array([left - out * 0.7, near - out * 0.7, low])
    for k, (axis, places) in enumerate(zip((x, y, z), along, strict=True)):
        for j, (tick, place) in enumerate(zip(axis, places, strict=True)):
            if k == 0 and place < left + BESIDE:  # where the upright scale begins
                continue
            at = np.array([place, near - out, low]) if k == 0 else np.array([-left + out, place, low])
            if k == 2:
                at = np.array([corner[0], corner[1], place])
            marks.append(Caption(f"floor {'xyz'[k]}{j}", at, tick.text, "ground", map=CAMERA))
    marks += [
        Caption("floor x", np.array([0.0, near - AWAY, low]), names[0], "ground", map=CAMERA),
        Caption("floor y", np.array([-left + AWAY, 0.0, low]), names[1], "ground", map=CAMERA),
        Caption("floor z", np.array([left, near, -low + BESIDE]), names[2], "ground", map=CAMERA),
    ]
    return marks


def _placed(placing: Placing, axis: int, found: Sequence[Tick]) -> list[float]:
    """Return where numbers stand along an axis."""
    return [float((tick.at - placing.middle[axis]) / placing.unit[axis]) for tick in found]
