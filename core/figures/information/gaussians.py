"""The pictures of Gaussian fits: two humps with one Gaussian and the best ones, and the best width over the distance of the humps."""

import math
from fractions import Fraction

import numpy as np

from core.figures.axes import Axis, span, ticks
from core.figures.chart import Chart
from core.figures.handles import Handle
from core.figures.information.entropy import LOW
from core.figures.legend import Entry
from core.figures.marks import Dots, Line, Mark
from core.figures.theme import Role
from core.figures.ways import Reach
from core.information.gaussians import Fits
from core.information.mixture import Gaussian, Mixture
from core.information.parting import DIGITS, FARTHEST, Parting
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import show, told

AROUND = 3.5  # standard deviations of each hump that are in view
POINTS = np.concatenate([np.linspace(-5, 5, 61), [-7, -6, 6, 7]])  # of each hump and Gaussian, in standard deviations
EVEN = 61  # points of a curve over the distance
HIGH = 2.5  # times the top of p: what is higher is cut off
ROOM = 0.96  # of the view, where a grip is whose place is above it
LEAST = 0.01  # of a width
LEVEL = 0.01  # of a width: with no more change, it is drawn beyond FARTHEST without being found there
AT_ONE = math.exp(-0.5)  # of the top, a standard deviation from the mean

DENSITIES = (
    Entry("p", "p", "two humps: grab their tops to move them, and the grips at their sides for their widths"),
    Entry("q", "q", "one Gaussian: grab its top, and its side"),
    Entry("best forward", "", "the q that makes D(p‖q) least"),
    Entry("best backward*", "", "the q that makes D(q‖p) least: two, where they are equally good"),
    Entry("hump *", "", "each hump by itself"),
)
WIDTHS = (
    Entry("here", "", "how far apart the humps are: lead the point, and the second hump goes along"),
    Entry("width backward", "", "the width of the q that makes D(q‖p) least"),
    Entry("width forward", "", "the width of the q that makes D(p‖q) least"),
    Entry("leap *", "", "two q are equally good: the best leaps from one to the other"),
)


def gaussians(found: Fits, parted: Parting | None) -> tuple[Chart, ...]:
    """Return the pictures of a fit; parted : where the best q leaps, if that is known."""
    return (_densities(found), *(() if found.p.w in {0.0, 1.0} else (_widths(found.p, found, parted),)))


def _densities(found: Fits) -> Chart:
    p, q = found.p, found.hand.q
    humps = [(weight, hump) for weight, hump in ((p.w, p.first), (1 - p.w, p.second)) if weight]
    shown = [q, *(hump for _, hump in humps)]
    view = span(np.array([end for g in shown for end in (g.mu - AROUND * g.sigma, g.mu + AROUND * g.sigma)]), 0.02)
    best: list[tuple[str, str, Role, Gaussian]] = [("best forward", "best of D(p‖q)", "fifth", found.moments.q)]
    best += [(f"best backward {k + 1}", "best of D(q‖p)", "eigen", fit.q) for k, fit in enumerate(found.best)]
    every = [*shown, *(g for *_, g in best)]
    both = _points(view, p.first, p.second)
    heights = p.density(both)
    crest = float(heights.max())
    highest = max(crest, min(HIGH * crest, max(_top(g) for g in every)))
    top = span(np.array([0.0, highest]))[1]
    marks: list[Mark] = []
    if len(humps) == 2:
        marks += [Line(f"hump {k + 1}", _bell(view, hump, weight), "unit") for k, (weight, hump) in enumerate(humps)]
    marks += [Line(name, _bell(view, g), role, called=f"{called}: {_written(g)}") for name, called, role, g in best]
    cut = f", cut off here: its top is at {show(_top(q))}" if _top(q) > top else ""
    written = f"q: {_written(q)}{cut}"
    marks += [Line("p", _curve(both, heights), "input", called="p"), Line("q", _bell(view, q), "output", called=written)]
    return Chart(
        "densities",
        tuple(marks),
        view,
        (-LOW * top, top),
        x_ticks=ticks(*view),
        y_ticks=ticks(0, top, 5),
        x_axis=Axis("x"),
        y_axis=Axis("density"),
        handles=_handles(p, q, ROOM * top),
        is_small=False,
        legend=DENSITIES,
    )


def _points(view: tuple[float, float], *gs: Gaussian) -> Vector:
    """Return the places of a curve that is made of these: close where they bend, and the ends of the view."""
    return np.unique(np.clip(np.concatenate([view, *(g.mu + POINTS * g.sigma for g in gs)]), *view))


def _bell(view: tuple[float, float], g: Gaussian, weight: float = 1.0) -> Matrix:
    """Return the curve of a Gaussian's density, times its weight."""
    x = _points(view, g)
    return _curve(x, weight * g.density(x))


def _handles(p: Mixture, q: Gaussian, most: float) -> tuple[Handle, ...]:
    """Return the grips of means and of widths, none higher than most; the humps have the latter on their outer sides."""
    outer = -1.0 if p.first.mu <= p.second.mu else 1.0
    rows: list[tuple[str, Role, float, Gaussian, float]] = [
        ("hump 1", "input", p.w, p.first, outer),
        ("hump 2", "input", 1 - p.w, p.second, -outer),
        ("q", "output", 1.0, q, 1.0),
    ]
    found = []
    for k, (name, role, weight, g, side) in enumerate(rows):
        top = weight * _top(g)
        found.append(Handle("m", None, role, "", f"mean of {name}", Reach(min(top, most), k), str(k)))
        width = Reach(min(top * AT_ONE, most * AT_ONE), k, side, k, 1.0, "m", LEAST)
        found.append(Handle("s", None, role, "", f"width of {name}", width, str(k)))
    return tuple(found)


def _widths(p: Mixture, found: Fits, parted: Parting | None) -> Chart:
    """Return the width of the best q of either direction over the distance, which is in mean widths."""
    unit, d = p.width, p.distance
    right = 1.04 * max(FARTHEST, d)
    along = np.linspace(0, right, EVEN)
    s, t, apart = p.first.sigma, p.second.sigma, unit * math.sqrt(p.w * (1 - p.w))
    covering = np.sqrt(p.w * s * s + (1 - p.w) * t * t + (apart * along) ** 2)
    here = found.best[-1].q.sigma
    marks: list[Mark] = [Line("width forward", _curve(along, covering), "fifth", called="best of D(p‖q)")]
    highest = [here]
    if parted:
        marks.append(Line("width backward", _broken(parted, unit, d, here), "eigen", called="best of D(q‖p)"))
        highest += (unit * parted.sigma).tolist()
        for k, leap in enumerate(parted.leaps):
            ends = np.array([[leap.d, leap.d], [unit * leap.before.sigma, unit * leap.after.sigma]])
            marks.append(Line(f"leap {k + 1}", ends, "unit", called=f"leap at d ≈ {show(leap.d, digits=DIGITS)}"))
    marks.append(Dots("here", np.array([d, here]), "eigen", called=_equated("d", d)))
    top = span(np.array([0.0, max(highest)]), 0.25)[1]
    sign = 1.0 if p.first.mu <= p.second.mu else -1.0
    way = Reach(here, 1, sign / unit, 0, -sign / unit, ends=(0.0, max(FARTHEST, d)))
    return Chart(
        "widths",
        tuple(marks),
        (-0.08 * right, right),
        (-LOW * top, top),
        title="The width of the best q as the humps part",
        x_ticks=ticks(0, right, 6),
        y_ticks=ticks(0, top, 4),
        x_axis=Axis("distance d, in mean widths", "d"),
        y_axis=Axis("best σ", "σ"),
        handles=(Handle("m", None, "eigen", "", "distance of the humps", way, "apart"),),
        is_small=True,
        legend=WIDTHS,
    )


def _broken(parted: Parting, unit: float, d: float, here: float) -> Matrix:
    """Return the best widths over the distance, parted by NaN where they leap, and to the one here where that is farther and near it."""
    along, sigma = parted.d.tolist(), (unit * parted.sigma).tolist()
    ends = [(leap.d, s) for leap in parted.leaps for s in (unit * leap.before.sigma, math.nan, unit * leap.after.sigma)]
    points = sorted([*zip(along, sigma, strict=True), *ends], key=lambda point: point[0])
    if d > FARTHEST and abs(here - sigma[-1]) < LEVEL * here:
        points.append((d, here))
    return np.array(points).T


def _curve(x: Vector, y: Vector) -> Matrix:
    return np.vstack([x, y])


def _top(g: Gaussian) -> float:
    return 1 / (g.sigma * math.sqrt(2 * math.pi))


def _written(g: Gaussian) -> str:
    return f"{_equated('μ', g.mu)}, {_equated('σ', g.sigma)}"


def _equated(name: str, value: float) -> str:
    return " ".join((name, *told(value, Fraction(str(value)))))
