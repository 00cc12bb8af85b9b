"""Verdicts: what is said of a descent, in one sentence."""

import numpy as np

from core.learning.gradient_descent import MORE, Descent
from core.learning.losses import MeanLoss
from core.learning.study import Study
from core.numbers.arrays import ROUNDING
from core.numbers.digits import apart, counted, pair, show, sure
from pages.shared.view import Sentence

LONG = "in the long run"


def sentence(study: Study) -> Sentence:
    """Return what becomes of the descent, and what of that theory knows beforehand."""
    of = study.loss
    if of.curvatures is not None and not of.curvatures.any():
        return ("There is nothing to descend: the loss is the same everywhere.",)
    theory = _of_full_batches(study) if study.descent.is_full else _of_some_points(study)
    return (*theory, *_end(study), *_chaotic(study), *_biased(study), *([f" {of.remark}"] if of.remark else []))


def _of_full_batches(study: Study) -> Sentence:
    descent = study.descent
    regions = descent.regions
    if regions is None:
        unknown = f"Of {descent.method.title} no bound on η is known. "
        return (unknown if descent.loss.is_quadratic else "The curvature varies: no bound on η is claimed. ",)
    bound = (f"{descent.method.bound} = {bound_of(descent)}", "residual")
    if descent.verdict == "diverges":
        return ("η is above the bound ", bound, _growth(descent, LONG if descent.method.has_memory else "at every update"))
    if descent.verdict == "at the bound":
        return ("η is at the bound ", bound, _at_bound(descent))
    if regions.overshoot is None:
        return ("η is below the bound ", bound, ". " if _is_least(descent) else f": the error shrinks {LONG}. ")
    if descent.eta <= (1 + ROUNDING) * regions.overshoot:
        return ("η is not above 1/L = ", (_beside(descent.eta, regions.overshoot), "residual"), ": no component overshoots. ")
    if descent.part(np.inf) != "some":
        another = descent.part(MORE / descent.eta) == "some"
        other = "another changes sign at every update, and still shrinks" if another else "no other overshoots"
        return ("η is between 1/L and ", bound, f": {_lacks(descent)}, and {other}. ")
    return ("η is between 1/L and ", bound, ": the steepest component changes sign at every update, and still shrinks. ")


def bound_of(descent: Descent) -> str:
    """Return the bound on η, with digits enough to tell it from η where that is not at the bound."""
    assert descent.regions
    return _beside(descent.eta, descent.regions.divergence)


def _beside(eta: float, bound: float) -> str:
    return show(bound) if abs(eta - bound) <= ROUNDING * eta else apart(eta, bound)[1]


def _is_least(descent: Descent) -> bool:
    """Return whether the descent starts where the loss is least, up to rounding: there is no error to shrink."""
    return descent.excess is not None and float(descent.excess[0]) <= float(descent.rounding[0])


def _at_bound(descent: Descent) -> str:
    """Return what becomes of the steepest component, and of the rest.

    Of a method with a memory, what of it has the factor −1 stays.
    """
    if _is_least(descent):
        return ". "
    method = descent.method
    if descent.part(np.inf) != "some":
        return f", but {_lacks(descent)}: the rest shrinks{f' {LONG}' if method.has_memory else ''}. "
    stays = "the steepest component neither shrinks nor grows"
    if method.lasting == 1:
        return f": {stays}. "
    return f": {LONG} {stays}, at {show(method.lasting)} times its size at w⁽⁰⁾. "


def _growth(descent: Descent, when: str) -> str:
    """Return what becomes of the components that would grow."""
    steepest, steep = descent.part(np.inf), descent.growing()
    if steepest == "some":
        return f": the steepest component grows {when}. "
    if steep == "some":
        return f": {_lacks(descent)}, and another grows {when}. "
    if steep == "grown":
        return f": {'the steepest' if steepest == 'grown' else 'a'} component grows {when}, though w⁽⁰⁾ has only rounding of it. "
    return f", but {_lacks(descent)}, and no other grows. "


def _lacks(descent: Descent) -> str:
    return f"w⁽⁰⁾ has {'none' if descent.part(np.inf) == 'none' else 'only rounding'} of the steepest component"


def _of_some_points(study: Study) -> Sentence:
    spread, method = study.noise, study.descent.method
    some = "Each update looks at some points only"
    if spread is None or spread.covariance is None:
        is_plain = method.is_linear and not method.has_memory
        only = "least squares" if not study.loss.is_quadratic else "" if is_plain else "the plain method"
        why = spread.why if spread else f"one is known only for {only or 'points drawn with replacement'}"
        return (f"{some}. No spread is predicted: {why}. ",)
    if not spread.covariance.any():
        return (f"{some}, but at the minimum all their gradients vanish: no noise is left in the end. ",)
    if study.loss.size == 2:
        shape = "ellipse" if np.linalg.matrix_rank(spread.covariance, hermitian=True) == 2 else "segment"
        cloud = ("two standard deviations", "singular")
        return (f"{some}: in the long run w stays in a cloud, and the {shape} is ", cloud, " of it, predicted. ")
    mean = (show(spread.mean_loss_excess), "singular")
    return (f"{some}: in the long run w stays in a cloud, on average ", mean, " above the least loss. ")


def _end(study: Study) -> Sentence:
    """Return what the path that was computed has done."""
    descent = study.descent
    rise, leave = descent.rises_at, descent.leaves_at
    if leave is not None:
        rose = f"The loss first rises at update {rise}, and update " if rise != leave else "Update "
        return (rose, (str(leave), "residual"), " overflows.")
    rose = "" if rise is None else f" (it first rose at update {rise})"
    after, excess = f"After {counted(descent.updates, 'update')} ", study.heights
    noise_level, saddle = float(descent.rounding[-1]), descent.loss.saddle
    if study.is_at_saddle and saddle and excess is not None:
        above, place = (show(float(excess[-1])), "output"), pair(saddle) if any(saddle) else "0"
        return (f"{after}w is at the saddle {place}, where the slope vanishes: no minimum, but ", above, " above the least loss.")
    if excess is None:
        return (f"{after}the loss is ", (sure(float(descent.losses[-1]), noise_level), "output"), f"{rose}.")
    if float(excess[-1]) <= noise_level:
        first = len(excess) - int(np.argmax(excess[::-1] > noise_level))  # from here on it stays so
        if not (excess > noise_level).any():
            return ("The loss at w⁽⁰⁾ is the least there is, up to rounding, and so it is in the end.",)
        return (f"After {counted(first, 'update')} the loss is the least there is, up to rounding{rose}.",)
    return (f"{after}the loss is ", (sure(float(excess[-1]), noise_level), "output"), f" above the least{rose}.")


def _chaotic(study: Study) -> Sentence:
    """Return what rounding decides: where steps are bounded, no overflow."""
    if study.is_determined:
        return ()
    if not study.is_chaotic:
        return (" The digits of the end are not determined.",)
    is_bounded = (isinstance(study.loss, MeanLoss) and not study.loss.is_quadratic) or not study.descent.method.is_linear
    return (f" Rounding grows, and decides when and where w ends{'' if is_bounded else ', or whether it overflows'}.",)


def _biased(study: Study) -> Sentence:
    """Return which of many minimizers the descent finds, where theory says so."""
    if not study.has_many_solutions or study.limit is None or not study.descent.is_full:
        return ()
    if study.descent.start.any():
        return (" Of many best w it leads to the one nearest to w⁽⁰⁾.",)
    return (" Of many best w it leads to the shortest, X⁺y; so does the ridge path.",)
