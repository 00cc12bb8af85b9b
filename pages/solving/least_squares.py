"""Least squares: the curve for which the squares of what is missed have the least area."""

import math
from dataclasses import dataclass, replace
from functools import lru_cache

from core.figures.solving import least_squares as figures
from core.numbers.arrays import ROUNDING, matrix
from core.numbers.digits import apart, counted, factor, percent, ratio, show
from core.solving.accuracy import Way, ways
from core.solving.exact import exact_solution
from core.solving.least_squares import Fit, least_squares
from core.solving.ridge import ridge
from pages.shared.absent import absent
from pages.shared.drags import MANY, Drag
from pages.shared.lesson import Example
from pages.shared.parameters import azimuth, elevation, scale
from pages.shared.view import Number, Sentence, Table, Take, View, finite
from pages.solving.fitting import WRITTEN, called, code, equation, symbol
from pages.solving.lessons.least_squares import LESSON as LESSON
from pages.solving.problem import Model, Problem, problem, same, steps, to_pseudoinverse

TITLE = "Least squares"
SUMMARY = "Grab the points: the line follows, and the squares of what it misses are drawn as squares. Their area is the least there is."
SHORTEST = {
    True: "Of all such w this is the shortest.",
    False: "Rounding hides which of all such w is the shortest.",
}
RSS = "residual sum of squares"
SAME = 1e-12  # relative: numbers that differ by less look alike in twelve digits
CALM = (0.05, 8.0)  # of σ₁²/n, for which gradient descent arrives with η = 0.1
PLANE = 2  # columns that a plane is fitted to
EXACT = 300_000  # n·p² up to which the exact solution is worth its time
TYPED = 4_000  # n·p up to which that of the numbers as they were typed is, too


@dataclass(frozen=True)
class State(Model):
    """The data and the model, the price α of the coefficients, and where the camera stands that looks at space."""

    alpha: float = scale(0.0, 1e-12, 1e12, "α", "α, the price of a coefficient: ridge", zero="0", role="residual")
    azimuth: float = azimuth()
    elevation: float = elevation()


FAR = "-3,-2.5;-2,-0.5;-1,-1;0,0.5;1,0.5;2,2.5;3,2;8,-4"
SPACE = "-3,-2,0.5;-2,1,-1;-2,3,-1;-1,-1,1.5;0,2,-0.5;1,-3,3;1,0,1;2,2,2.5;3,-1,3;3,1,2"
WAVE = "-4,-1;-3,1.5;-2,2;-1,0.5;0,-1;1,-1.5;2,-0.5;3,2;4,4"
EXAMPLES = (
    Example("A line", State(), "Drag a point: the line turns so that the red squares together stay as small as they can be."),
    Example(
        "One point far out",
        State(points=matrix(FAR)),
        "One point of eight, at x = 8, has a leverage of 0.71: it alone turns the line downwards.",
    ),
    Example(
        "A parabola",
        State(points=matrix("-3,4;-2,1;-1,0.5;0,-1;1,0;2,1.5;3,3.5"), degree=2),
        "A curve, and yet a linear fit: ŷ is a sum of 1, x and x², with a coefficient each.",
    ),
    Example(
        "A plane",
        State(points=matrix(SPACE)),
        "Two columns explain a third: the plane lies so that the squares of the red bars add up to the least. Drag a point.",
    ),
    Example(
        "Degree 8 through 9 points",
        State(points=matrix(WAVE), degree=8),
        "Nine coefficients for nine points: nothing is missed, wherever the points are dragged, as long as no two share an x.",
    ),
    Example(
        "Degree 8 with a price",
        State(points=matrix(WAVE), degree=8, alpha=0.1),
        "The price α = 0.1 makes the coefficients shorter, and the curve now misses its points.",
    ),
    Example(
        "Through the origin",
        State(constant="without"),
        "Without a constant the line has to pass through 0: only its slope is left to choose.",
    ),
    Example(
        "All above one x",
        State(points=matrix("1,-1;1,0;1,0.5;1,2")),
        "Every line through the points’ mean at x = 1 fits alike: of all of them the shortest w is taken.",
    ),
    Example(
        "Collinear columns",
        State(points=matrix("1,2,1;2,4,3;3,6,2;4,8,5;5,10,4"), constant="without"),
        "One column is twice the other: how they share their effect is open, and the shortest w is taken.",
    ),
    Example("Ozone (Norris)", State(data="norris"), "Measured data so near to a line that residuals are seen only in their own picture."),
    Example(
        "Load cell (Pontius)",
        State(data="pontius", degree=2),
        "Nearly a line; x² is so much larger than 1 that κ is 10¹³, and 19 once the columns are scaled.",
    ),
    Example(
        "US economy (Longley)",
        State(data="longley"),
        "Columns that rise together: normal equations get 7 digits of the coefficients right, QR and SVD nearly 11.",
    ),
    Example(
        "Degree 10 (Filip)",
        State(data="filip", degree=10),
        "Powers of x are nearly dependent: of the ways in the table, the SVD drops a singular value and gets no digit right.",
    ),
)
DRAGS = (
    Drag("points:2", 12),
    Drag("points:3", 12, "in space", f"points={SPACE}"),
    Drag("points:100", 12, "200 points", f"points={MANY}&degree=3"),
)

_solved = lru_cache(maxsize=16)(exact_solution)  # of designs that are kept (problem): no price α changes it


def page(state: State) -> View:
    """Return the fit of state's model to its data, what is known about it, and how other ways fare."""
    if nothing := absent(state):
        return nothing
    found = problem(state)
    design = found.design
    can_be_exact = design.X.size * design.X.shape[1] <= EXACT
    solved = exact_solution if state.data == "own" else _solved
    meant = solved(design, as_typed=True) if can_be_exact and design.X.size <= TYPED else None
    least = least_squares(design, exact=meant)
    fit = least_squares(design, state.alpha) if state.alpha else least
    exact = solved(design) if can_be_exact and not state.alpha else None
    tried = () if state.alpha else ways(fit, exact if fit.rank == len(fit.w) else None)  # a price makes another problem of it
    shown = numbers(fit, tried)
    return View(
        figures=figures.least_squares(
            fit,
            ridge(design.X, design.y, design.factors),
            moved=_moved(found),
            names=[found.names[j] for j in found.chosen],
            key=found.key and f"{found.key} {found.roles}",
            camera=(state.azimuth, state.elevation),
        ),
        say=sentence(fit, least, is_known=meant is None and can_be_exact),
        numbers=shown,
        proofs=fit.proofs,
        program=lambda: code(state, found, fit, [number.name for row in shown for number in row if number.value is not None]),
        tables=tables(fit, tried),
        hides=found.hides,
        columns=found.columns,
        roles=found.roles,
        offers=lambda: takes(state, found, fit),
        lacks=found.lacks,
        notes=found.notes,
        seen=fit,
    )


def _moved(found: Problem) -> tuple[int, ...]:
    """Return which entries of a point are shown, where points can be grabbed: of points in space their height."""
    is_space = not found.key and len(found.chosen) == figures.IN_SPACE and found.design.x is None
    return found.chosen if found.can_be_moved or is_space else ()


def sentence(fit: Fit, least: Fit, *, is_known: bool) -> Sentence:
    """Return what is seen now: what is fitted, what is left of y, and what is not determined.

    least : the fit without a price; is_known : whether a rank below p is so exactly, and not only to sixteen digits.
    """
    return (*equation(fit), *(_with_price(fit, least) if fit.alpha else _without_price(fit, is_known=is_known)))


def _without_price(fit: Fit, *, is_known: bool) -> Sentence:
    what, rss, p = _what(fit), (_rss(fit), "residual"), len(fit.w)
    capital = f"{what[0].upper()}{what[1:]}"
    if fit.rank < p:
        lost = "one combination" if p - fit.rank == 1 else f"{p - fit.rank} combinations"
        rank = f"rank {fit.rank} of {p} column{'s' if p > 1 else ''}"
        why = f"{rank if is_known else f'to sixteen digits, {rank}'} leaves {lost} of the coefficients open."
        leaves = f" has the least {RSS}, " if is_known and not fit.is_rounding else f" has the {RSS} "
        seen: Sentence = (f" {_reaches(fit)}",) if fit.is_exact else (leaves, rss)
        return (capital, *seen, f", and so do others: {why} {SHORTEST[fit.is_shortest]}")
    if not fit.df:
        what = "point" if _is_drawn(fit) else "row"
        n = f"{p} {what}s for {p} coefficients" if p > 1 else f"one {what} for one coefficient"
        return (f"{capital} {_reaches(fit)}: with {n} nothing is left to judge it by.",)
    more = f" {_explained(fit)}"
    if fit.raw_rank < fit.rank:
        more = f" With columns as they are, their rank would count as {fit.raw_rank} of {fit.rank}, and digits would be lost."
    if fit.is_exact:
        return (f"{capital} {_reaches(fit)}: nothing is missed.{more}",)
    if fit.is_rounding and not fit.exact:
        return (f"{capital} has the {RSS} ", rss, f", which is rounding: its terms are large, and cancel.{more}")
    return (f"No other {what.split(' ', 1)[1]} has a {RSS} below ", rss, f".{more}")


def _with_price(fit: Fit, least: Fit) -> Sentence:
    """Return what the price does to the coefficients and to what is missed."""
    own = ", the intercept among them," if fit.design.has_constant and len(fit.w) > 1 else ""
    if not least.w.any():
        return (f"The price α draws the coefficients to 0, and they are 0 without it: the {RSS} is ", (_rss(fit), "residual"), ".")
    (short, long), (larger, least_rss) = _apart(fit.length, least.length), _apart(fit.known_area, least.known_area)
    now: Sentence = ((larger, "residual"),)
    drawn: Sentence = (f"The price α draws the coefficients{own} to 0: ‖w‖ is ", (short, "output"), " in place of ", (long, "output"))
    if short == long and larger == least_rss:
        return ("The price α is so small that ‖w‖ = ", (long, "output"), f" and the {RSS}, ", *now, ", do not show it in twelve digits.")
    if short == long:
        drawn = (f"The price α draws the coefficients{own} to 0: ‖w‖ is still ", (long, "output"), " in twelve digits")
    if larger == least_rss:
        return (*drawn, f", and the {RSS} is still ", *now, " in twelve digits.")
    return (*drawn, f", and the {RSS} is ", *now, " in place of the least, ", (least_rss, "residual"), ".")


def _apart(first: float, second: float) -> tuple[str, str]:
    """Return two numbers with digits enough to tell them apart; the same text twice where twelve would not do."""
    return apart(first, second) if abs(first - second) > SAME * abs(second) else (show(second), show(second))


def _rss(fit: Fit) -> str:
    return show(fit.known_area)


def _reaches(fit: Fit) -> str:
    if not _is_drawn(fit):
        return "gives every y" if len(fit.residuals) > 1 else "gives y"
    return "passes through every point" if len(fit.residuals) > 1 else "passes through the point"


def _is_drawn(fit: Fit) -> bool:
    """Return whether its rows are points, of a curve or of a plane."""
    return fit.design.x is not None or fit.design.X.shape[1] - fit.design.has_constant == PLANE


def _explained(fit: Fit) -> str:
    """Return what share of y is explained."""
    share = fit.share
    if share is None:
        beyond = "" if fit.r_squared is None else " beyond rounding"
        return f"y does not vary{beyond}: there is no R²." if fit.design.has_constant else "y is 0, and there is no R²."
    if fit.design.has_constant and len(fit.w) == 1:
        return "It is the mean of y."
    of = "the variation of y" if fit.design.has_constant else "Σy²: without a constant, R² is uncentred"
    return f"It explains {_percent(fit, share)} of {of}."


def _what(fit: Fit) -> str:
    design = fit.design
    if design.x is None:
        count = design.X.shape[1] - design.has_constant
        if count == PLANE:
            return "the plane" if design.has_constant else "the plane through the origin"
        return f"the combination of {count} columns" + (" and a constant" if design.has_constant else "")
    degree = max(design.powers)
    if degree == 0:
        return "the constant"
    if degree == 1:
        return "the line" if design.has_constant else "the line through the origin"
    return f"the polynomial of degree {degree}" + ("" if design.has_constant else " through the origin")


def _percent(fit: Fit, share: float) -> str:
    """Return the share that is explained; what float64 cannot tell from all or nothing is called so."""
    rest = 0.0 if fit.is_exact else fit.unexplained
    if fit.exact or fit.is_exact or ROUNDING < share < 1 - ROUNDING:
        return percent(share, missing=rest)
    return "all but rounding" if share > ROUNDING else "no more than rounding"


def numbers(fit: Fit, tried: tuple[Way, ...]) -> list[list[Number]]:
    """Return the live numbers."""
    p = len(fit.w)
    rows = []
    for j in range(p if p <= WRITTEN else 0):
        error = None if fit.standard_errors is None else float(fit.standard_errors[j])
        rows.append([_coefficient(fit, j, called(fit, j)), _missed(f"SE({symbol(fit, j)})", error, fit, "")])
    digits = tried[0].digits if tried else None
    r_squared = "R²" if fit.design.has_constant else "R², uncentred"
    return [
        *rows,
        [_missed(RSS, fit.rss, fit, is_area=True)],
        [_missed("residual standard deviation", None if fit.alpha else fit.sd, fit)],
        [_share(r_squared, fit)],
        [_ratio("largest leverage", float(fit.leverage.max()))],
        [finite("condition number κ(X)", fit.kappa if fit.rank == p else math.inf)],
        [finite("κ, columns scaled", fit.kappa_scaled if fit.rank == p else math.inf)],
        [Number("correct digits", "–" if digits is None else f"{digits:.1f}")],
    ]


def _ratio(name: str, value: float) -> Number:
    return Number(name, ratio(value), "", value)


def _share(name: str, fit: Fit) -> Number:
    share = fit.share
    if share is None:
        return Number(name, "–")
    rest = fit.unexplained if fit.exact else None
    text = "0" if abs(share) <= ROUNDING and not fit.exact else f"1 − {show(rest, digits=2)}" if rest and share == 1 else factor(share)
    return Number(name, text, "", None if fit.is_share_rounding else share)


def _coefficient(fit: Fit, j: int, name: str = "") -> Number:
    """Return a coefficient; where only rounding is left of it no program prints it."""
    return Number(name, show(float(fit.coefficients[j])), "output", None if fit.is_coefficient_rounding[j] else float(fit.w[j]))


def _missed(name: str, value: float | None, fit: Fit, role: str = "residual", *, is_area: bool = False) -> Number:
    """Return what is made of the residuals: their area, or what goes with its root.

    The text has that of the numbers as they were typed; where only rounding is left of the residuals no program prints it.
    """
    if value is None:
        return Number(name, "–", role)
    text = show(fit.known_area if is_area else value * fit.known_share)
    return Number(name, text, role, None if fit.is_rounding else value)


def tables(fit: Fit, tried: tuple[Way, ...]) -> list[Table]:
    """Return the coefficients with their standard errors, and how each way to them fares."""
    n, p = fit.design.X.shape
    errors = fit.standard_errors
    lines = [(_coefficient(fit, j), _missed("", None if errors is None else float(errors[j]), fit)) for j in range(p)]
    found = [
        Table(
            "w",
            [[column, *(entry.text for entry in line)] for column, line in zip(fit.design.names, lines, strict=True)],
            fit.why or f"{counted(n, 'row')}, {counted(fit.df, 'degree')} of freedom",
            "output",
            heads=("column", "coefficient", "standard error"),
            values=lambda: [[None, *(entry.value if isinstance(entry.value, float) else None for entry in line)] for line in lines],
        )
    ]
    if tried:
        ways = [[way.name, "–" if way.digits is None else f"{way.digits:.1f}", way.why] for way in tried]
        note = "against the exact solution of the data as they stand"
        if fit.rank < p:
            note = "no digits: there is no one solution, at least to sixteen digits"
        elif tried[0].digits is None:
            note = f"no digits: {n:,} rows of {p} take too long to solve exactly"
        found.append(Table("Ways", ways, note, heads=("way", "correct digits", "why")))
    return found


def takes(state: State, found: Problem, fit: Fit) -> list[Take]:
    """Return where the same problem can be taken; there no coefficient has a price."""
    n, largest = len(fit.design.y), float(fit.sigma[0])
    eta = {} if CALM[0] < largest * largest / n < CALM[1] else steps(n, largest)  # where the η that the page opens with does not arrive
    there = [to_pseudoinverse(state, found), Take("gradient_descent", "Gradient descent", same(state) | eta)]
    return [replace(take, say=f"{take.say}, α = 0") for take in there] if state.alpha else there
