"""The pictures of a fit: the points with their squares, the coefficients along the price α, and the leverage of each point."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.figures import ways
from core.figures.axes import Axis, Tick, decades, is_whole, span, ticks
from core.figures.bars import strokes
from core.figures.chart import Chart
from core.figures.figure import Figure
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Dots, Line, Mark, Rows, Squares
from core.figures.solving.plane_fit import plane_fit
from core.figures.theme import of_curve
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import indexed
from core.solving.least_squares import Fit
from core.solving.ridge import Ridge

SAMPLES = 241  # of a curve
BEYOND = 0.25  # widths of the points: as far as the curve goes on beyond the picture
MOST_SQUARES = 200
MOST_DOTS = 2000  # that are sent with every answer
LEAST_HALF = 0.1  # of a picture: marks with a shape are sent to six decimals
MOST_CALLED = 8  # coefficients by name in the legend
CLIP = 40.0  # heights of the picture
LONGEST = 16  # letters of a name at an axis
APART = 0.12  # of the height of a picture, between two points that both have a name
POINTS = Handle("points", None, "given", "", "point", ways.Rows())
IN_SPACE = 3  # variables: two that explain one
PRICE = "α, the price of a coefficient"
PRICE_HEIGHT = -1.45  # against the largest contribution, below all of them

FIT = (
    Entry("curve", "", "the fit: what the model gives at each x"),
    Entry("diagonal", "", "where a point lies that is not missed: y = ŷ"),
    Entry("residuals", "", "what is missed of each point: its residual y − ŷ"),
    Entry("squares", "", "residuals squared: their sum is the residual sum of squares"),
)
DATA = (Entry("points", "", "the data"), *FIT)
MOVABLE = (Entry("points", "", "the points: grab one, click to add one, double-click to remove one"), *FIT)
RIDGE = (
    Entry("alpha", "α", "the price: grab it; on the far left it is 0"),
    Entry("at α *", "wⱼ", "and at this price"),
    Entry("no contribution", "", "where all of them end as α grows: at 0"),
)
LEVERAGE = (
    Entry("leverages", "", "the points: how much each draws the fit to itself, and by how much it is missed"),
    Entry("mean leverage", "", "the mean leverage"),
    Entry("no residual", "", "nothing is missed"),
)


def least_squares(
    fit: Fit,
    ridge: Ridge,
    *,
    moved: tuple[int, ...] = (),
    names: Sequence[str],
    key: str = "",
    camera: tuple[float, float] = (0.0, 0.0),
) -> tuple[Figure, ...]:
    """Return the pictures of fit.

    ridge : the coefficients at every price; moved : which entries of a point are what is named, where the points can be grabbed; names :
    of the explanatory variables, and of what is explained; key : tells the points from all others, if they never change; camera : azimuth
    and elevation, where they stand in space.
    """
    if len(names) == IN_SPACE and fit.design.x is None:
        first, second, y = moved or (0, 0, 0)
        large: Figure = plane_fit(fit, [*map(_short, names)], (first, second, y) if moved else None, camera, "The fit")
    else:
        large = _fitted(fit, bool(moved), (names[0], names[-1]), key)
    return large, _ridge(fit, ridge), _leverage(fit)


def _fitted(fit: Fit, can_be_moved: bool, names: tuple[str, str], key: str) -> Figure:
    """Return y against x with the curve; of several columns y against what they give, where a perfect fit lies on the diagonal."""
    design = fit.design
    x = fit.fitted if design.x is None else design.x
    (left, right), (bottom, top) = span(x), span(design.y)
    view = (left, right), (bottom, top)
    half = min(high - low for low, high in view) / 2
    at = np.vstack([x, design.y])
    shape = f"points {key}" if key and design.x is not None and half >= LEAST_HALF else ""
    step = 1 if shape else math.ceil(len(x) / MOST_DOTS)
    dots: Mark = (
        Rows("points", "points", at, "given")
        if can_be_moved
        else Dots("points", at[:, ::step], "given", shape=shape, rows="points" if step == 1 else "")
    )
    is_drawn = len(x) <= MOST_SQUARES
    marks = (
        *([Squares("squares", np.vstack([at, fit.fitted]), "square")] if is_drawn else []),
        *([Line("residuals", strokes(x, design.y, fit.fitted), "residual")] if is_drawn else []),
        Line("diagonal" if design.x is None else "curve", _curve(fit, *view), "output"),
        dots,
    )
    more = ", residuals squared" if is_drawn else f": 1 row in {step}" if step > 1 else ""
    x_ticks, y_ticks = ticks(left, right, is_whole=is_whole(x)), ticks(bottom, top, is_whole=is_whole(design.y))
    handles, adds = ((POINTS,), "points") if can_be_moved else ((), "")
    return Chart(
        "fit",
        marks,
        *view,
        title=f"The fit{more}",
        x_ticks=x_ticks,
        y_ticks=y_ticks,
        x_axis=Axis("fitted ŷ", "ŷ") if design.x is None else Axis(_short(names[0])),
        y_axis=Axis(_short(names[1])),
        is_small=False,
        handles=handles,
        adds=adds,
        legend=MOVABLE if can_be_moved else DATA,
    )


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def _curve(fit: Fit, x: tuple[float, float], y: tuple[float, float]) -> Matrix:
    """Return the fitted curve a little beyond what is in view, cut where it is far above or below."""
    (left, right), (bottom, top) = x, y
    if fit.design.x is None:
        low, high = min(left, bottom), max(right, top)
        return np.array([[low, high], [low, high]])
    room, height = BEYOND * (right - left), CLIP * (top - bottom)
    at = np.linspace(left - room, right + room, SAMPLES if max(fit.design.powers) > 1 else 2)
    with np.errstate(over="ignore", invalid="ignore"):
        values = _horner(fit, at.astype(np.longdouble))
    return np.vstack([at, np.clip(values.astype(np.float64), bottom - height, top + height)])


def _horner(fit: Fit, at: NDArray[np.longdouble]) -> NDArray[np.longdouble]:
    """Return the values of the polynomial, whose powers follow each other, at places."""
    values = np.zeros_like(at)
    for w in fit.w[::-1]:
        values = values * at + w
    return values * at ** fit.design.powers[0]


def _ridge(fit: Fit, ridge: Ridge) -> Figure:
    """Return what each coefficient contributes, wⱼ·‖xⱼ‖, from α = 0 on the left to where the price has drawn it to 0."""
    alphas = ridge.alphas
    shares, now = ridge.contributions(alphas), fit.w * fit.design.lengths
    most = max(float(np.abs(shares).max()), float(np.abs(now).max())) or 1.0
    x = np.log10(alphas)
    first, last = float(x[0]), float(x[-1])
    chosen = math.log10(fit.alpha) if fit.alpha else first
    beyond = first - 0.05 * (last - first)  # so far goes a hand before α is 0, and the scale does not run away from it
    low, high = chosen if chosen < beyond else first, max(last, chosen)
    room = 0.1 * (high - low)
    none = low - room  # where α stands while it is 0
    at = chosen if fit.alpha else none
    bottom, top = -2.0 * most, 1.35 * most
    called = [indexed("w", j + (0 if fit.design.has_constant else 1)) for j in range(len(now))]
    marks = (
        Line("no contribution", np.array([[low - 9 * room, high + 9 * room], [0.0, 0]]), "unit"),
        *(Line(f"coefficient {j + 1}", np.vstack([x, share]), of_curve(j), called=called[j]) for j, share in enumerate(shares)),
        Line("alpha", np.array([[at, at], [9 * bottom, 9 * top]]), "residual"),
        *(
            Dots(f"at α {j + 1}", np.array([at, now[j]]), of_curve(j), called[j] if has_room else "", called=called[j])
            for j, has_room in enumerate(_have_room(now, APART * top))
        ),
    )
    return Chart(
        "ridge",
        marks,
        (low - 3 * room, high + room),
        (bottom, top),
        title="wⱼ·‖xⱼ‖ as the price α grows",
        x_ticks=decades(low, high, 5),
        y_ticks=ticks(-1.2 * most, 1.2 * most, 5),
        x_axis=Axis("price α", "α", is_log=True),
        y_axis=Axis("", "wⱼ·‖xⱼ‖"),
        handles=(Handle("alpha", None, "residual", "α", PRICE, ways.Scale(PRICE_HEIGHT * most, zero=none, least=first)),),
        legend=(*_entries(called), *RIDGE),
    )


def _have_room(heights: Vector, room: float) -> list[bool]:
    """Return which coefficients have room for a name: those that are not drawn within room of another's."""
    have, taken = [False] * len(heights), list[float]()
    for j in np.argsort(-np.abs(heights), kind="stable").tolist():
        if all(abs(heights[j] - height) >= 2 * room for height in taken):
            have[j] = True
            taken.append(heights[j])
    return have


def _entries(called: Sequence[str]) -> tuple[Entry, ...]:
    """Return what the curves of the coefficients, which are called so, stand for."""
    first, *others = (Entry(f"coefficient {j + 1}", name, f"what {name} contributes") for j, name in enumerate(called[:MOST_CALLED]))
    says = "what each coefficient contributes to ŷ, wⱼ·‖xⱼ‖, at every price"
    more = (Entry("coefficient *", "", "and so on"),) if len(called) > MOST_CALLED else ()
    return replace(first, says=says), *others, *more


def _leverage(fit: Fit) -> Figure:
    """Return each point's residual against its leverage: far to the right are those that draw the fit to themselves."""
    n = len(fit.residuals)
    residuals = np.zeros(n) if fit.is_exact else fit.residuals
    most = float(np.abs(residuals).max()) or 1.0
    at = np.vstack([fit.leverage, residuals])
    if n > MOST_DOTS:
        at = at[:, np.argpartition(-fit.leverage, MOST_DOTS)[:MOST_DOTS]]
    mean = fit.mean_leverage
    marks = (
        Line("no residual", np.array([[-9.0, 9], [0.0, 0]]), "unit"),
        Line("mean leverage", np.array([[mean, mean], [-9 * most, 9 * most]]), "null"),
        Dots("leverages", at, "residual", rows="points" if n <= MOST_DOTS else ""),
    )
    return Chart(
        "leverage",
        marks,
        (-0.12, 1.12),
        (-1.5 * most, 1.5 * most),
        title="Residuals and leverages" if n <= MOST_DOTS else f"Residuals: the {MOST_DOTS:,} largest leverages",
        x_ticks=ticks(0, 1, 2),
        y_ticks=ticks(-1.2 * most, 1.2 * most, 4) if residuals.any() else (Tick(0.0, "0"),),
        x_axis=Axis("leverage"),
        y_axis=Axis("residual y − ŷ", "residual"),
        legend=LEVERAGE,
    )
