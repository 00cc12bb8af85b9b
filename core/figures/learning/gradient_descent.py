"""The pictures of a descent: its path over the loss's level lines, the loss update by update, and the step sizes that converge."""

import math
from dataclasses import replace

import numpy as np

from core.figures import ways
from core.figures.axes import Axis, Tick, decades, is_whole, span, ticks
from core.figures.chart import Chart
from core.figures.figure import Figure
from core.figures.handles import Handle
from core.figures.learning import legends, updates
from core.figures.learning.descent_space import descent_space
from core.figures.learning.levels import level_lines
from core.figures.learning.updates import ACROSS, TICKS, UPDATE, WRITTEN, across
from core.figures.marks import Area, Dots, Line, Mark, Rows
from core.figures.marks.base import Maps
from core.figures.plane import FINE, Plane, half_height
from core.figures.theme import of_curve
from core.learning.losses import Loss, MeanLoss
from core.learning.study import Study
from core.numbers.arrays import EPS, Matrix, Vector
from core.numbers.digits import indexed
from core.solving.design import Design

START = Handle("w", None, "input", "w⁽⁰⁾", "the start w⁽⁰⁾")
ETA_HEIGHT = -0.35  # above the numbers and the name of its axis
ETA = Handle("eta", None, "residual", "η", "η, the learning rate", ways.Scale(ETA_HEIGHT))
POINTS = Handle("points", None, "given", "", "point", ways.Rows())
SCALE = (-5.0, 2.0)  # log₁₀ of the step sizes that can be chosen
FINEST = 4e-4  # half-heights between points of a path that the eye tells apart
FAR = 1e4  # half-heights beyond which only the way there is drawn
UNEVEN = 100.0  # from where on two parameters, or their place and their way, do not share a scale
NEAR = 50.0  # from 0: a plane shows it
TINY = 1e-3  # views are not narrower than 1 unless everything is nearer to 0 than this
FARTHER = 10.0  # than the start: an end without a minimum that is still shown
ARROW = 0.4  # half-heights: the longest gradient
SAMPLES = 61  # of a curve


def gradient_descent(
    study: Study, design: Design, half: float = 0.0, *, can_be_moved: bool = False, camera: tuple[float, float] = (0.0, 0.0)
) -> tuple[Figure, ...]:
    """Return the pictures of a descent.

    design : what is fitted, if the loss is of data; half : the half-height of the view of two or three parameters, chosen to fit if 0;
    can_be_moved : whether the data are points that can be grabbed; camera : azimuth and elevation.
    """
    more: tuple[Figure, ...] = ()
    if study.loss.size == 2:
        names = _names(study.loss, design)
        large = _plane(study, half or _fitting(study), names) if half or _shares_a_scale(study) else _chart(study, names)
    elif study.loss.size == 3 and (half or _shares_a_scale(study)):
        large = descent_space(study, half or _fitting(study), camera, _title(study, ("w₁, w₂", "w₃")))
        more = (replace(_coordinates(study), is_small=True),)
    else:
        large = _coordinates(study)
    loss = study.loss
    data = (_data(study, loss, design, can_be_moved and loss.can_be_moved),) if isinstance(loss, MeanLoss) and design.x is not None else ()
    return large, updates.loss(study.descent, study.at), _steps(study), *more, *data


def _known(study: Study) -> Matrix:
    """Return the start and the minimizer, or where there is none the end if it is not far, (2, 1) or (2, 2)."""
    start, goal, end = study.descent.start, study.loss.minimizer, study.descent.end
    is_near = np.abs(end).max() <= FARTHER * max(1.0, np.abs(start).max())
    ends = [end] if goal is None and is_near else [] if goal is None else [goal]
    return np.column_stack([start, *ends])


def _fitting(study: Study) -> float:
    known = _known(study)
    reach = 1.15 * float(np.abs(known).max() if len(known) == 2 else np.linalg.norm(known, axis=0).max())
    return half_height(reach, FINE, 1.0 if reach >= TINY else 0.0)


def _shares_a_scale(study: Study) -> bool:
    """Return whether a plane round 0 shows the way from the start to the minimizer."""
    known = _known(study)
    sizes, way = np.abs(known).max(axis=1), float(np.ptp(known, axis=1).max())
    largest, smallest = float(sizes.max()), float(sizes.min())
    is_far, is_uneven = 0 < way < largest / UNEVEN, EPS * largest < smallest < largest / UNEVEN
    return largest < NEAR or not (is_far or is_uneven)


def _names(loss: Loss, design: Design) -> tuple[str, str]:
    """Return what two parameters are called."""
    is_line = isinstance(loss, MeanLoss) and loss.is_straight and design.powers == (0, 1)
    return ("intercept w₁", "slope w₂") if is_line else ("w₁", "w₂")


def _plane(study: Study, half: float, names: tuple[str, str]) -> Figure:
    """Return the path of two parameters over the level lines of the loss."""
    marks, maps = _over_levels(study, np.array([half, half]), np.zeros(2))
    return Plane("plane", marks, half, title=_title(study, names), maps=maps, handles=(START,), zooms=True, legend=legends.PLANE)


def _chart(study: Study, names: tuple[str, str]) -> Figure:
    """Return the same where a plane would show no way, or only one of the two parameters: each has a scale of its own."""
    x, y = (span(values, 0.35) for values in _known(study))
    halves, centre = np.array([x[1] - x[0], y[1] - y[0]]) / 2, np.array([x[0] + x[1], y[0] + y[1]]) / 2
    title = f"{_title(study, names)} – each on a scale of its own"
    marks, maps = _over_levels(study, halves, centre)
    return Chart(
        "plane",
        marks,
        x,
        y,
        title=title,
        maps=maps,
        x_ticks=ticks(*x),
        y_ticks=ticks(*y),
        x_axis=Axis(names[0]),
        y_axis=Axis(names[1]),
        handles=(START,),
        is_small=False,
        legend=legends.PLANE,
    )


def _title(study: Study, names: tuple[str, str]) -> str:
    if study.epoch is None:
        return f"The loss over {' and '.join(names)}"
    shown, count = study.epoch.gradients.shape[1], study.epoch.count
    return f"Loss, {count if shown == count else f'{shown} of {count}'} batch gradients and the mean"


def _over_levels(study: Study, halves: Vector, centre: Vector) -> tuple[tuple[Mark, ...], Maps]:
    """Return what is drawn where a view shows halves to either side of centre, and the maps of it."""
    points_of = study.descent.points
    first = study.enters_at
    lines, maps = level_lines(study.loss, halves, centre)
    marks = (
        *lines,
        *_goals(study, halves),
        Line("path", thinned(points_of[:, : first + 1], halves, centre), "path"),
        *_spread(study, first),
        *_gradients(study, halves),
        Dots("now", study.w, "output", "w"),
    )
    return marks, maps


def thinned(path: Matrix, halves: Vector, centre: Vector) -> Matrix:
    """Return those points of a path, (2, k), that the eye tells apart, up to where it is far beyond the picture."""
    places = (path - centre[:, None]) / halves[:, None]
    away = np.abs(places).max(axis=0) > FAR
    last = int(np.argmax(away)) + 1 if away.any() else path.shape[1]
    cells = np.round(places[:, :last] / FINEST)
    return path[:, :last][:, np.append(True, (np.diff(cells, axis=1) != 0).any(axis=0))]


def _goals(study: Study, halves: Vector) -> list[Mark]:
    """Return where the loss is least, and of many such points the line, the way of the ridge to one, and where the descent ends."""
    marks: list[Mark] = []
    least, bias = study.loss.minimizers, study.bias
    if study.ridge.shape[1]:
        marks += [
            Line("ridge path", study.ridge, "axis"),
            Dots("ridge point", study.ridge[:, [_middle(study.ridge)]], "eigen", "ridge"),
        ]
    if bias and bias.null_space.shape[1] == 1:
        reach = 6 * (float(halves.max()) + float(np.abs(bias.shortest).max()))
        marks.append(Line("solutions", bias.shortest[:, None] + reach * np.outer(bias.null_space[:, 0], [-1, 1]), "null"))
        if study.limit is not None and bias.kept > TINY * float(halves.max()):
            marks.append(Dots("limit", study.limit, "input", "limit"))
    if least.size:
        name, symbol = ("shortest", "X⁺y") if study.has_many_solutions else ("least", "w*")
        marks.append(Dots(name, least, "eigen", symbol))
    return marks


def _middle(curve: Matrix) -> int:
    """Return the point of a curve from 0 that is nearest to halfway."""
    lengths = np.linalg.norm(curve, axis=0)
    return int(np.argmin(np.abs(lengths - lengths[-1] / 2)))


def _spread(study: Study, first: int) -> list[Mark]:
    """Return the points among which a noisy descent stays from the update first on, with the spread that is predicted."""
    if not study.has_spread:
        return []
    cloud = [Dots("cloud", study.descent.points[:, first:], "cloud")] if first < study.descent.updates else []
    return [*cloud, Line("predicted spread", study.spread, "singular")]


def _gradients(study: Study, halves: Vector) -> list[Mark]:
    """Return where each batch of an epoch would lead from here, and where all examples together do, in one scale."""
    at, full = study.w, study.loss.gradient(study.w)
    batches = study.epoch.gradients if study.epoch else np.empty((2, 0))
    with np.errstate(all="ignore"):
        longest = float(np.linalg.norm(np.column_stack([batches, full]) / halves[:, None], axis=0).max())
    if not 0 < longest < math.inf:
        return []
    ends = at[:, None] - ARROW / longest * np.column_stack([batches, full])
    starts, gaps = np.tile(at[:, None], ends.shape[1]), np.full(ends.shape, np.nan)
    strokes = np.stack([starts, ends, gaps], axis=2)
    marks: list[Mark] = [
        Line("gradient", strokes[:, -1], "gradient", settled_only=True),
        Dots("gradient tip", ends[:, -1], "gradient", settled_only=True),
    ]
    if not batches.shape[1]:
        return marks
    return [
        Line("batch gradients", strokes[:, :-1].reshape(2, -1), "orbit", settled_only=True),
        Dots("batch tips", ends[:, :-1], "orbit", settled_only=True),
        *marks,
    ]


def _coordinates(study: Study) -> Figure:
    """Return each parameter against the update, with where it ends."""
    descent = study.descent
    x = across(descent.updates + 1)
    ends = study.limit
    known = np.column_stack([descent.points[:, 0], *([] if ends is None else [ends])])
    most = 3 * float(np.abs(known).max()) or 1.0
    y = span(np.append(known.ravel(), descent.points[np.abs(descent.points) <= most]))
    paths = np.clip(descent.points, -FAR * most, FAR * most)
    marks: list[Mark] = [
        *(Line(f"limit {j + 1}", np.array([[0.0, 9], [end, end]]), "null") for j, end in enumerate([] if ends is None else ends.tolist())),
        *(
            Line(f"w{j + 1}" if j < 2 else f"further w{j + 1}", np.vstack([x, w]), of_curve(j), called=indexed("w", j + 1))
            for j, w in enumerate(paths)
        ),
        Line("now on w", np.array([[x[study.at]] * 2, [y[0] - 9 * most, y[1] + 9 * most]]), "unit", settled_only=True),
    ]
    if len(paths) <= WRITTEN:
        marks += [
            Dots(f"now w{j + 1}", np.array([x[study.at], w[study.at]]), of_curve(j), indexed("w", j + 1)) for j, w in enumerate(paths)
        ]
    names = "w₁ … " + indexed("w", study.loss.size) if study.loss.size > 1 else "w₁"
    return Chart(
        "coordinates",
        tuple(marks),
        ACROSS,
        y,
        title=f"{names}, update by update",
        x_ticks=TICKS,
        y_ticks=ticks(*y),
        x_axis=UPDATE,
        y_axis=Axis("parameter"),
        is_small=False,
        legend=legends.COORDINATES,
    )


def _steps(study: Study) -> Figure:
    """Return the step sizes with the factor by which the error shrinks, and the regions in which it does."""
    descent = study.descent
    regions, at = descent.regions, math.log10(descent.eta)
    marks: list[Mark] = []
    x, title = SCALE, "No bound on η is known"
    if regions and 0 < regions.divergence < math.inf:
        bound = math.log10(regions.divergence)
        calm = math.log10(regions.overshoot) if regions.overshoot else bound
        x = bound - 2.2, bound + 0.8
        marks += [
            Area("calm" if regions.overshoot else "converges", _band(-99, calm), "calm"),
            *([Area("swing", _band(calm, bound), "swing")] if regions.overshoot else []),
            Area("burst", _band(bound, 99), "dropped"),
        ]
        marks.append(Line("rate", study.rates, "output"))
        marks.append(Line("rate of 1", np.array([[-99.0, 99], [1.0, 1]]), "unit"))
        title = "Which η converge"
    if study.noise and 0 < study.noise.critical_eta < math.inf:
        critical = math.log10(study.noise.critical_eta)
        x = critical - 2, critical + 1
        marks += [Area("settles", _band(-99, critical), "calm"), Area("strays", _band(critical, 99), "dropped")]
        title = "Which η settle"
    room = max(0.3, 0.08 * max(abs(at - x[0]), abs(at - x[1])))
    x = min(x[0], at - room), max(x[1], at + room)
    marks.append(Line("eta", np.array([[at, at], [ETA_HEIGHT, 9]]), "residual"))
    return Chart(
        "steps",
        tuple(marks),
        x,
        (-1.4, 1.9),
        title=title,
        x_ticks=decades(*x, 5),
        y_ticks=(Tick(0.0, "0"), Tick(1.0, "1")) if regions else (),
        x_axis=Axis("learning rate η", "η", is_log=True),
        y_axis=Axis("error kept") if regions else None,
        handles=(ETA,),
        legend=legends.STEPS,
    )


def _band(left: float, right: float) -> Matrix:
    return np.array([[left, right, right, left, left], [-9.0, -9, 9, 9, -9]])


def _data(study: Study, loss: MeanLoss, design: Design, can_be_moved: bool) -> Figure:
    """Return what is fitted, with the curve of the parameters at this update, and the curve of the least loss."""
    assert design.x is not None
    y, goal = loss.targets, loss.minimizer
    view = span(design.x), span(y)
    at = np.vstack([design.x, y])
    marks = (
        *([] if goal is None else [Line("best curve", _curve(loss, design, goal, view), "axis")]),
        Line("curve now", _curve(loss, design, study.w, view), "output", settled_only=True),
        Rows("data", "points", at, "given") if can_be_moved else Dots("examples", at, "given"),
    )
    x_ticks, y_ticks = ticks(*view[0], 4, is_whole=is_whole(design.x)), ticks(*view[1], 3, is_whole=is_whole(y))
    handles, adds = ((POINTS,), "points") if can_be_moved else ((), "")
    return Chart(
        "data",
        marks,
        *view,
        title="The data, and w at this update",
        x_ticks=x_ticks,
        y_ticks=y_ticks,
        x_axis=Axis("x"),
        y_axis=Axis(loss.target_name),
        handles=handles,
        adds=adds,
        legend=legends.DATA,
    )


def _curve(loss: MeanLoss, design: Design, w: Vector, view: tuple[tuple[float, float], tuple[float, float]]) -> Matrix:
    """Return the curve of w over the view; a straight line ends where it is out of sight, and no slope is changed."""
    (left, right), (bottom, top) = view
    with np.errstate(all="ignore"):
        if loss.is_straight and design.powers == (0, 1) and w[1]:
            ends = (np.array([2 * bottom - top, 2 * top - bottom]) - w[0]) / w[1]
            x = np.clip(np.nan_to_num(ends), left, right)
            if x[0] == x[1]:
                return np.empty((2, 0))
        else:
            x = np.linspace(left, right, SAMPLES if not loss.is_straight or max(design.powers) > 1 else 2)
        values = loss.predicted(np.column_stack([x**k for k in design.powers]) @ w)
    far = FAR * (top - bottom)
    return np.vstack([x, np.clip(np.nan_to_num(values), bottom - far, top + far)])
