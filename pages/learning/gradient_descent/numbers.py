"""Numbers: what is shown of a descent beside its pictures."""

import math
from dataclasses import replace

import numpy as np

from core.learning.gradient_descent import Descent
from core.learning.losses import Loss, MeanLoss
from core.learning.study import Study
from core.numbers.arrays import EPS, ROUNDING, Vector
from core.numbers.digits import factor, pair, show, sure
from pages.learning.gradient_descent.verdicts import bound_of
from pages.shared.view import Number, finite, number

TINY = float(np.finfo(np.float64).tiny)  # below it digits are lost
WRITTEN = 3  # parameters up to which they stand among the numbers


def numbers(study: Study) -> list[list[Number]]:
    """Return the live numbers."""
    descent, of = study.descent, study.loss
    known = of.curvatures
    rows = [
        [_loss("f(w⁽⁰⁾)", float(descent.losses[0]), float(descent.rounding[0]))],
        [_if_determined(study, _final(descent))],
        [_least(of)],
        *_places(study),
        [Number("first rise", "–" if descent.rises_at is None else f"update {descent.rises_at}", "residual")],
        [Number("overflows", "–" if descent.leaves_at is None else f"update {descent.leaves_at}", "residual")],
    ]
    if known is not None and known.any():
        rows.append([number("L", float(known[0]))])
        rows.append([number("κ = L/μ", float(known[0] / known[known > 0][-1]))])
        if descent.regions:
            rows.append([Number(f"bound {descent.method.bound}", bound_of(descent), "residual", descent.regions.divergence)])
            kept = descent.rate or 0.0
            rows.append([Number("error kept by an update", factor(kept), "", kept)])
        if descent.regions and (best := study.best):
            beta = factor(best.beta) if best.beta > EPS else "0"
            rows.append([Number("best η, β", f"{show(best.eta)}, {beta}", "residual", (best.eta, best.beta))])
    if study.noise and not math.isnan(study.noise.critical_eta):
        rows.append([finite("bound of the spread", study.noise.critical_eta, "residual")])
    if study.noise and study.noise.covariance is not None and study.mean_excess is not None:
        predicted, last = study.noise.mean_loss_excess, study.mean_excess
        is_none = not study.noise.covariance.any()  # what a program finds then is rounding
        rows.append([Number("mean excess, predicted", show(predicted), "singular", None if is_none else predicted)])
        rows.append([_loss("mean excess, last half", last, float(descent.rounding[-1]), "singular")])
    if (gap := study.ridge_gap) is not None:
        rows.append([number("gap to ridge path / length", gap, "eigen", 1.0)])
    return rows


def _loss(name: str, value: float, noise: float, role: str = "") -> Number:
    """Return a loss with the digits that rounding leaves it, without a value where it leaves less than four."""
    text = sure(value, noise)
    return Number(name, text, role, None if text.startswith("≈") or (noise and text == "0") else value)


def _final(descent: Descent) -> Number:
    return _loss("f at the end", float(descent.losses[-1]), float(descent.rounding[-1]), "output")


def _least(of: Loss) -> Number:
    """Return the least loss, which only data leave with rounding."""
    if of.minimum is None or of.minimizer is None or not isinstance(of, MeanLoss):
        return number("least f", of.minimum, "eigen")
    return _loss("least f", of.minimum, float(of.rounding(of.minimizer[:, None])[0]), "eigen")


def _if_determined(study: Study, found: Number) -> Number:
    """Return a number, without a value where a program finds another: of rounding at rest it makes steps."""
    return found if study.is_determined and not study.descent.is_at_rest else replace(found, value=None)


def _places(study: Study) -> list[list[Number]]:
    """Return where few parameters end, and where they would end."""
    descent, of = study.descent, study.loss
    if of.size > WRITTEN:
        return []
    end = np.where(np.abs(descent.end) > ROUNDING * np.abs(descent.end).max(), descent.end, 0.0)
    reached = _at(study, "w at the end", descent.end, "output")
    named = [_if_determined(study, replace(reached, value=tuple(end.tolist())))]
    if study.has_many_solutions:
        named += [] if study.limit is None else [_at(study, "nearest best w", study.limit, "input")]
    elif of.minimizers.shape[1] == 1:
        best = _at(study, "best w", of.minimizers[:, 0], "eigen")
        named.append(best if of.is_clear else replace(best, value=None))
    return [[one] for one in named]


def _at(study: Study, name: str, w: Vector, role: str = "") -> Number:
    """Return a place, with 0 where a parameter is so small that its column changes no digit of what is fitted, and has moved."""
    start = study.descent.start
    shown = np.where(np.abs(w - start) < np.abs(start) / 2, w, study.loss.cleared(w))  # nearer to the start than to 0: no rounding
    shown = np.where(np.abs(shown) < TINY, 0.0, shown)
    return Number(name, pair(tuple(shown.tolist())), role, tuple(w.tolist()))
