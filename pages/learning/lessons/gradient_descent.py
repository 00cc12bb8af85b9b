"""What the page on gradient descent teaches."""

import numpy as np

from core.learning.study import Study
from core.numbers.arrays import ROUNDING
from pages.shared.lesson import Explanation, Lesson, Task
from pages.shared.names import OF_DATA, OF_ROWS

HALF = 0.5  # of the way down
STEEP = 100.0  # a condition number
AWAY = 0.1  # from the saddle
QUICK = 0.9  # of the error: of κ = 100 the best plain step keeps 99/101


def zigzags(seen: Study | None) -> bool:
    """Return whether the loss falls at every update, and the steepest component changes sign at each."""
    if seen is None or seen.descent.regions is None or seen.descent.regions.overshoot is None or seen.descent.rises_at is not None:
        return False
    regions, eta = seen.descent.regions, seen.descent.eta
    is_between = regions.verdict(eta) == "converges" and eta > (1 + ROUNDING) * (regions.overshoot or 0.0)
    return is_between and seen.descent.part(np.inf) == "some"


def creeps(seen: Study | None) -> bool:
    """Return whether theory says that a plain descent arrives, and it has not come halfway down."""
    if seen is None or seen.descent.verdict != "converges" or seen.descent.method.has_memory or seen.descent.excess is None:
        return False
    return bool(seen.descent.excess[-1] > HALF * seen.descent.excess[0] > 0)


def stops_at_saddle(seen: Study | None) -> bool:
    """Return whether the descent begins elsewhere, and ends where the slope vanishes at no minimum."""
    if seen is None or seen.loss.saddle is None:
        return False
    way = seen.descent.start - seen.loss.saddle
    return seen.is_at_saddle and bool(np.linalg.norm(way) >= AWAY and way[1] == 0)  # off that line it only takes long to leave


def is_shortest_from_elsewhere(seen: Study | None) -> bool:
    """Return whether the descent has arrived at the shortest of many minimizers, and has not begun at 0."""
    if seen is None or seen.bias is None or not (seen.has_many_solutions and seen.has_arrived):
        return False
    excess, rounding = seen.descent.excess, seen.descent.rounding
    if excess is None or excess[0] <= rounding[0]:  # it has begun there
        return False
    length = float(np.linalg.norm(seen.descent.start))
    return seen.bias.kept <= ROUNDING * length != 0


def rests_without_noise(seen: Study | None) -> bool:
    """Return whether a descent by batches has come down to the least loss, up to rounding."""
    if seen is None or seen.descent.is_full or seen.descent.excess is None or seen.descent.leaves_at is not None:
        return False
    excess, rounding = seen.descent.excess, seen.descent.rounding
    return bool(excess[-1] <= rounding[-1] and excess[0] > rounding[0])


def is_quick_in_a_valley(seen: Study | None) -> bool:
    """Return whether in a valley of κ = 100 or more less of the error is kept than any plain step could do with."""
    if seen is None or seen.descent.rate is None or seen.loss.curvatures is None or not seen.loss.curvatures.any():
        return False
    known = seen.loss.curvatures
    return bool(known[0] >= STEEP * known[known > 0][-1] and seen.descent.rate < QUICK)


LESSON = Lesson(
    shares=(OF_ROWS, OF_DATA),
    names={
        "learning rate η": "The learning rate, or step size: a plain update goes against the gradient, η times as far as it is "
        "long. Drag it on its picture, or type it.",
        "β": "The momentum: how much of the last step is kept. With 0 nothing is.",
        "batch size B": "The batch size: how many points each update looks at. With all of them the gradient has no noise.",
        "κ": "The condition number L/μ of the bowl: its larger curvature over its smaller one.",
        "w⁽⁰⁾": "The start: the parameters before the first update. Grab it in the picture, of two or three in plane or space.",
        "seed": "Which of many random orders the points are drawn in: another seed, another path.",
        "Loss": "The function f that is descended. On data it is a mean over the points: of squared errors, or of log-losses.",
        "Method": "How an update uses gradients: plain, with momentum, with Nesterov's look ahead, or as Adam.",
        "Batches": "How the points of a batch are drawn: in random order until each was drawn once (an epoch), or "
        "independently, with replacement.",
        "f(w⁽⁰⁾)": "The loss at the start.",
        "f at the end": "The loss after the last update: the 1,000th, unless one before overflows or the data are large.",
        "w at the end": "The parameters after the last update: the 1,000th, unless one before overflows or the data are large.",
        "least f": "The least value of the loss; none where it only comes nearer to one.",
        "best w": "The parameters at which the loss is least, w*; of a straight line first the intercept, then the slope.",
        "nearest best w": "Of many best w the one nearest to the start: there full batches lead, unless by Adam or where they diverge.",
        "first rise": "The first update after which the loss is higher than before.",
        "overflows": "The update after which a number is too large for float64, which ends at 1.8·10³⁰⁸.",
        "L": "The largest curvature, the largest eigenvalue of the Hessian; for least squares 2σ₁²/n.",
        "κ = L/μ": "The condition number: the largest curvature L over the smallest that is not 0, μ. The larger, the slower.",
        "bound 2/L": "The learning rate above which a plain descent diverges, from nearly every start.",
        "bound 2(1+β)/L": "The learning rate above which a descent with momentum diverges, from nearly every start.",
        "bound (2+2β)/((1+2β)L)": "The learning rate above which Nesterov's method diverges, from nearly every start.",
        "error kept by an update": "The factor that is left of w − w* with each update in the long run, "
        "from nearly every start: below 1 it converges.",
        "best η, β": "The learning rate and momentum that keep the least of the error: 4/(√L + √μ)² and ((√κ − 1)/(√κ + 1))².",
        "bound of the spread": "The learning rate from which on noise adds more spread than an update takes away; it is never above 2/L.",
        "mean excess, predicted": "How far above the least loss a noisy descent stays on average, by theory: ½·tr(HΣ).",
        "mean excess, last half": "How far a noisy descent was above the least loss on average, over the second half of its updates.",
        "gap to ridge path / length": "How far the path of the descent and that of ridge are apart, against their length.",
        "‖this update, done again‖": "The update that led here, done again by the method's definition, ends at the "
        "same w; at the start it is the first update.",
        "‖mean of batch gradients − ∇f‖": "The gradients of batches that have every point once average to the gradient of all.",
        "‖∇f(w*)‖ / size of its terms": "Where the loss is said to be least, its gradient vanishes.",
        "‖part of w* − w⁽⁰⁾ in the null space‖": "The way from w⁽⁰⁾ to this end has no part along the best w: no "
        "other best w is nearer to w⁽⁰⁾.",
        "‖HΣ + ΣH − ηE[H_BΣH_B] − ηC‖": "The predicted spread Σ is the one that an update leaves as it is.",
    },
    tasks=(
        Task(
            "With the plain method and all points, find an η at which the loss falls at every update while w jumps "
            "from side to side along the steepest direction.",
            zigzags,
            "There is a region between the one that never overshoots and the one that diverges.",
        ),
        Task(
            "“A small learning rate only takes a little longer.” Refute it in a bowl or on least squares, "
            "with all points: let a plain descent converge, and be less than halfway down after its last update.",
            creeps,
            "Below the bound everything converges. How small can η be?",
        ),
        Task(
            "“Gradient descent ends in a minimum.” Refute it: start at least 0.1 away from it, and let it end where "
            "the slope vanishes at no minimum.",
            stops_at_saddle,
            "Choose the saddle for a loss. From which line does the slope lead straight to it?",
        ),
        Task(
            "Where many w are best, start at neither 0 nor the shortest of them, and still find that one, with all points.",
            is_shortest_from_elsewhere,
            "Gradients only ever point across the line, or plane, of best w. Start where that is the way to X⁺y.",
        ),
        Task(
            "“With batches the noise never ends.” Refute it: let B be less than all, and come down to the least loss, up to rounding.",
            rests_without_noise,
            "At which w do the gradients of all points vanish at once? With fewer points, and those on one line, it is easy.",
        ),
        Task(
            "In a valley with κ = 100 or more, keep less than 0.9 of the error by each update: no plain step can.",
            is_quick_in_a_valley,
            "With momentum, the numbers say which η and β are best.",
        ),
    ),
    explanation=Explanation(
        formula=r"\output{w^{(k+1)}} = \output{w^{(k)}} − \residual{η} \gradient{∇f(w^{(k)})}",
        says=(
            "Each update steps against the {gradient: gradient}. In a bowl, along a direction of curvature λ, it leaves 1 − {residual: η}λ "
            "of the error. So {residual: η} has to stay below 2/L, where L is the largest curvature, and the smallest, μ, sets the pace: "
            "with κ = L/μ large, [the valley](A long valley, κ = 100) is long.",
            "Where many w are best, the start decides: on least squares, from 0, it is [the shortest](One equation, two unknowns). "
            "In three unknowns ridge leads there [on another way](Two equations, three unknowns).",
        ),
        learning="Networks learn by batches; the noise keeps w in [a cloud](Stochastic), smaller for a smaller {residual: η}. "
        "Scaling the inputs alike mostly lowers κ.",
        mistaken="Too large an {residual: η} is not merely impatient: it [diverges](Diverging). "
        "And a slope of 0 need not be a minimum, but [a saddle](A saddle, from its axis).",
        leads="[Singular values](svd), whose squares give the curvatures, [Least squares](least_squares), [Pseudoinverse](pseudoinverse)",
    ),
)
