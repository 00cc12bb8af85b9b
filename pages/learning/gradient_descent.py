"""Gradient descent: the path downhill over the level lines of a loss, with the step sizes for which it arrives."""

import math
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from core.figures.learning import gradient_descent as figures
from core.figures.learning.gradient_descent import Epoch, Seen
from core.figures.learning.updates import film
from core.learning.batches import Rows, batches, updates_per_epoch
from core.learning.bias import bias, parted, ridge_curve
from core.learning.gradient_descent import Descent, again, best_heavy_ball, descend, nudged, terms
from core.learning.logistic import Logistic
from core.learning.noise import noise
from core.learning.objectives import MANY, LeastSquares, Objective, OverExamples, Quadratic, Rosenbrock, Saddle
from core.matrices.numerics import relative
from core.numbers.arrays import EPS, ROUNDING, Array, Limits, Matrix, Vector, matrix, resized, vector
from core.numbers.digits import counted, factor, pair, show
from core.numbers.proof import Proof
from core.solving.design import Design
from pages.learning import updates
from pages.learning.updates import PRICES, Draws
from pages.learning.verdicts import BOUNDS, bound_of, sentence
from pages.shared.absent import absent
from pages.shared.parameters import choice, entries, moment, scale, whole, zoom
from pages.shared.view import Number, Take, View, finite, number
from pages.solving.problem import MOST_POINTS, Model, Problem, problem, same, sets, to_pseudoinverse

TITLE = "Gradient descent"
SUMMARY = "A thousand updates at once: grab the start, scrub the step size, and see where the path settles, overshoots or leaves."
UPDATES = 1000
MOST = 5e7  # numbers that the updates of an answer look at: 1,000 times 10,000 rows of 5 columns
LARGEST = Limits(largest=(21, 1))  # a constant and 20 columns
ARRIVED = 1e-3  # of the way from 0
ARROWS = 200  # batches whose gradients are drawn
PARTS = 8  # of the examples, whose gradients have the full one as their mean
WRITTEN = 3  # parameters up to which they stand among the numbers
OBJECTIVES = {
    "points": "least squares on the points",
    "logistic": "logistic loss on the points",
    "quadratic": "a bowl, ½(w₁² + κw₂²)",
    "rosenbrock": "Rosenbrock's valley",
    "saddle": "a saddle",
}
METHODS = {"plain": "plain", "momentum": "momentum (heavy ball)", "nesterov": "Nesterov's", "adam": "Adam"}
SAMPLING = {"epochs": "shuffled each epoch", "replacement": "with replacement"}


@dataclass(frozen=True)
class State(Model):
    """The loss, the method, its step size and its batches, where it starts, and the update at which it is looked at."""

    objective: str = choice("points", OBJECTIVES, "Loss")
    kappa: float = scale(10.0, 1.0, 1e4, "κ", "κ, the larger curvature over the smaller one")
    method: str = choice("plain", METHODS, "Method")
    eta: float = scale(0.1, 1e-14, 100.0, "η", "η, the step size", role="residual")
    beta: float = scale(0.9, 0.0, 0.999, "β", "β, how much of the last step is kept", is_linear=True)
    batch: int = whole(0, 0, MOST_POINTS, "B", "B, how many points an update looks at", {0: "all"})
    sampling: str = choice("epochs", SAMPLING, "Batches")
    seed: int = whole(1, 1, 99, "seed", "the seed of the batches")
    w: Array = entries(vector("-1.5 2"), "w₀", "Start w₀", limits=LARGEST, role="input", is_sized=True)
    k: float = moment(0.0, 0.0, float(UPDATES), stays=True)
    view: float = zoom()


ONE = matrix("1,2,3")
TWO = matrix("1,2,3,1;0,1,-1,1")
MIXED = matrix("-3,-1;-2,2;-1,-1;0,3;1,-2;2,2;3,3")
APART = matrix("-3,-2;-2,-1;-1,-1;1,1;2,1;3,2")
EXAMPLES = {
    "A line": State(),
    "Overshooting": State(eta=0.24),
    "Diverging": State(eta=0.26),
    "Momentum": State(method="momentum", eta=0.05),
    "Nesterov": State(method="nesterov", eta=0.05),
    "Adam": State(method="adam"),
    "Stochastic": State(batch=1, sampling="replacement", eta=0.05),
    "Batches of 3, shuffled": State(batch=3, eta=0.05),
    "A long valley, κ = 100": State(objective="quadratic", kappa=100.0, eta=0.019, w=vector("2 0.5")),
    "One equation, two unknowns": State(points=ONE, constant="without", w=vector("2 -1"), eta=0.02),
    "Two equations, three unknowns": State(points=TWO, constant="without", w=vector("0 0 0"), eta=0.05),
    "Logistic": State(objective="logistic", points=MIXED, eta=1.0),
    "Linearly separable": State(objective="logistic", points=APART, eta=1.0),
    "Rosenbrock": State(objective="rosenbrock", eta=0.0015, w=vector("-1.2 1")),
    "A saddle, from its axis": State(objective="saddle", w=vector("1.5 0")),
    "A saddle, from beside it": State(objective="saddle", w=vector("1.5 1e-6")),
}


def page(state: State) -> View:
    """Return the descent of state's loss, and what is known about it."""
    if nothing := absent(state):
        return nothing
    found = problem(state)
    objective = _objective(state, found.design)
    rows = _rows(state, objective)
    start, k = resized(state.w, (objective.size, 1), LARGEST), float(int(state.k))
    descent = descend(objective, start.value, state.eta, _updates(objective), method=state.method, beta=state.beta, rows=rows)
    seen = _seen(state, descent, found, rows)
    shown = numbers(seen)
    printed = [number.name for row in shown for number in row if number.value is not None]
    draws = Draws(state.batch, state.seed, state.sampling == "replacement") if rows else None
    return View(
        figures=figures.gradient_descent(seen, state.view),
        say=sentence(seen),
        numbers=shown,
        proofs=proofs(seen, rows),
        program=lambda: updates.code(state, found, seen, draws, printed),
        film=film(descent),
        hides=_hides(state, found),
        most={"batch": min(len(found.design.y), MOST_POINTS)},
        columns=found.columns,
        roles=found.roles,
        sets=sets(state) | ({"w": start} if start.shape != state.w.shape else {}) | ({"k": k} if k != state.k else {}),
        takes=_takes(state, found),
        lacks=found.lacks if isinstance(objective, OverExamples) else (),
        notes=_notes(found, objective),
    )


def _notes(found: Problem, objective: Objective) -> tuple[str, ...]:
    if not isinstance(objective, OverExamples):
        return ()
    is_cut = isinstance(objective, Logistic) and not (objective.labels == found.design.y).all()
    updates = _updates(objective)
    few = f"{objective.count:,} rows of {objective.size} take long: {updates} updates are shown, and not {UPDATES:,}."
    return (
        *found.notes,
        *([few] if updates < UPDATES else []),
        *(["The labels are 1 where y is above its mean, and 0 elsewhere."] if is_cut else []),
    )


def _updates(objective: Objective) -> int:
    """Return how many updates an answer has: fewer where each takes long; those of least squares do not."""
    return min(UPDATES, int(MOST / objective.X.size)) if isinstance(objective, Logistic) else UPDATES


def _objective(state: State, design: Design) -> Objective:
    if state.objective == "quadratic":
        return Quadratic(state.kappa)
    if state.objective == "rosenbrock":
        return Rosenbrock()
    if state.objective == "saddle":
        return Saddle()
    return _over_examples(state.objective == "logistic", design.X.tobytes(), design.y.tobytes(), design.X.shape, design.powers)


@lru_cache(maxsize=4)
def _over_examples(is_logistic: bool, X: bytes, y: bytes, shape: tuple[int, int], powers: tuple[int, ...]) -> Objective:
    """Return the loss on the points; while only the step or the start moves it is the same, with what it knows of its minimum."""
    rows, right = np.frombuffer(X).reshape(shape), np.frombuffer(y)
    return Logistic(rows, labels(right), powers) if is_logistic else LeastSquares(rows, right)


def labels(y: Vector) -> Vector:
    """Return y where it is made of 0 and 1, and else 1 where it is above its mean, 0 elsewhere."""
    return y if np.isin(y, (0, 1)).all() else np.where(y > y.mean(), 1.0, 0.0)


def _rows(state: State, objective: Objective) -> list[Rows] | None:
    """Return the points that each update looks at; None where that is all of them."""
    count = objective.count if isinstance(objective, OverExamples) else 0
    if not 0 < state.batch < count:
        return None
    if state.sampling == "replacement":
        return batches(count, state.batch, UPDATES, replacement=True, seed=state.seed)
    each = updates_per_epoch(count, state.batch)
    return batches(count, state.batch, -(-UPDATES // each) * each, replacement=False, seed=state.seed)


def _epoch(state: State, objective: Objective, w: Vector, at: int, rows: list[Rows] | None) -> Epoch | None:
    """Return the gradients at w of the batches of an epoch: the one that is under way, or where there is none some other."""
    if rows is None or not isinstance(objective, OverExamples):
        return None
    each = updates_per_epoch(objective.count, state.batch)
    first = min(at, _updates(objective) - 1) // each * each
    if state.sampling == "replacement":
        first, rows = 0, batches(objective.count, state.batch, each, replacement=False, seed=state.seed)
    epoch = rows[first : first + each]
    drawn = epoch[:ARROWS] + ([np.concatenate(epoch[ARROWS:])] if each > ARROWS else [])
    gradients, mean = _gradients(objective, w, drawn)
    return Epoch(gradients[:, :ARROWS], mean, each)


def _gradients(objective: OverExamples, w: Vector, parts: list[Rows]) -> tuple[Matrix, Vector]:
    """Return the gradient of each part of the examples, and their mean, a part of half the size counting half."""
    found = np.column_stack([slope(w.tolist()) for slope in objective.batch_slopes(parts)])
    return found, found @ (np.array([len(part) for part in parts]) / objective.count)


def _seen(state: State, descent: Descent, found: Problem, rows: list[Rows] | None) -> Seen:
    objective = descent.objective
    at = min(int(state.k), descent.updates)
    spread, known, ridge = None, None, np.empty((objective.size, 0))
    if isinstance(objective, LeastSquares):
        known = bias(objective.X, objective.y, descent.points[:, 0])
        if known.null_space.shape[1] and objective.L:
            ridge = ridge_curve(objective.X, objective.y, objective.L * objective.count * PRICES)
        if rows and state.sampling == "replacement" and state.method == "plain":
            spread = noise(objective.X, objective.y, state.eta, state.batch)
    design = found.design if isinstance(objective, OverExamples) else None
    epoch = _epoch(state, objective, descent.points[:, at], at, rows)
    return Seen(descent, at, design, found.can_be_moved, epoch, spread, known, ridge, _is_determined(descent, rows))


def _is_determined(descent: Descent, rows: list[Rows] | None) -> bool:
    """Return whether a start and a step that are changed by rounding only lead to an end of the same digits; linear methods do.

    Of many examples that would take too long, and is taken to be so.
    """
    objective = descent.objective
    if (descent.method != "adam" and objective.is_quadratic) or (isinstance(objective, OverExamples) and objective.count > MANY):
        return True
    other = nudged(descent, rows)
    ends = [(_final(one).name, _final(one).text, pair(tuple(one.end.tolist()), float(np.abs(one.end).max()))) for one in (descent, other)]
    return ends[0] == ends[1]


def _hides(state: State, found: Problem) -> frozenset[str]:
    is_of_data = state.objective in ("points", "logistic")
    hidden = set(found.hides) if is_of_data else {"data", "points", "blanks", "columns", "degree", "constant", "batch"}
    if state.objective != "quadratic":
        hidden.add("kappa")
    if state.method == "plain":
        hidden.add("beta")
    if not is_of_data or not 0 < state.batch < len(found.design.y):
        hidden |= {"sampling", "seed"}
    return frozenset(hidden)


def _takes(state: State, found: Problem) -> list[Take]:
    """Return where the same problem can be taken; what has no data is no such problem."""
    if state.objective not in ("points", "logistic"):
        return []
    return [to_pseudoinverse(state, found), Take("least_squares", "Least squares", same(state))]


def numbers(seen: Seen) -> list[list[Number]]:
    """Return the live numbers."""
    descent, objective = seen.descent, seen.descent.objective
    known = objective.curvatures
    rows = [
        [_loss("f(w₀)", float(descent.losses[0]), float(descent.rounding[0]))],
        [_if_determined(seen, _final(descent))],
        [_least(objective)],
        *_places(seen),
        [Number("first rise", "–" if descent.rises_at is None else f"update {descent.rises_at}", "residual")],
        [Number("overflows", "–" if descent.leaves_at is None else f"update {descent.leaves_at}", "residual")],
    ]
    if known is not None and known.any():
        rows.append([number("L", float(known[0]))])
        rows.append([number("κ = L/μ", float(known[0] / known[known > 0][-1]))])
        if descent.regions:
            rows.append([Number(f"bound {BOUNDS[descent.method]}", bound_of(descent), "residual", descent.regions.divergence)])
            kept = descent.rate or 0.0
            rows.append([Number("error kept by an update", factor(kept), "", kept)])
        if descent.regions and descent.method == "momentum":
            rows.append([_best(float(known[0]), float(known[known > 0][-1]))])
    if seen.noise and not math.isnan(seen.noise.critical_eta):
        rows.append([finite("bound of the spread", seen.noise.critical_eta, "residual")])
    if seen.noise and seen.noise.covariance is not None and descent.excess is not None:
        predicted, last = seen.noise.mean_loss_excess, float(descent.excess[int(figures.SETTLED * descent.updates) :].mean())
        is_none = not seen.noise.covariance.any()  # what a program finds then is rounding
        rows.append([Number("mean excess, predicted", show(predicted), "singular", None if is_none else predicted)])
        rows.append([_loss("mean excess, last half", last, float(descent.rounding[-1]), "singular")])
    if seen.ridge.any() and not descent.points[:, 0].any() and _has_arrived(seen):
        rows.append([number("gap to ridge path / length", parted(descent.points, seen.ridge), "eigen", 1.0)])
    return rows


def _loss(name: str, value: float, noise: float, role: str = "") -> Number:
    """Return a loss, or 0 without a value where it is no more than the rounding that is in it."""
    return Number(name, "0", role) if 0 < noise >= abs(value) else number(name, value, role)


def _final(descent: Descent) -> Number:
    return _loss(f"f after {counted(descent.updates, 'update')}", float(descent.losses[-1]), float(descent.rounding[-1]), "output")


def _least(objective: Objective) -> Number:
    """Return the least loss, which only data leave with rounding."""
    if objective.minimum is None or objective.minimizer is None or not isinstance(objective, OverExamples):
        return number("least f", objective.minimum, "eigen")
    return _loss("least f", objective.minimum, float(objective.rounding(objective.minimizer[:, None])[0]), "eigen")


def _if_determined(seen: Seen, found: Number) -> Number:
    return found if seen.is_determined else replace(found, value=None)


def _best(L: float, mu: float) -> Number:
    ball = best_heavy_ball(L, mu)
    return Number("best η, β", f"{show(ball.eta)}, {factor(ball.beta) if ball.beta > EPS else '0'}", "residual", (ball.eta, ball.beta))


def _has_arrived(seen: Seen) -> bool:
    """Return whether the descent has come to where theory says that it ends."""
    if seen.limit is None or not seen.descent.is_full:
        return False
    return bool(np.linalg.norm(seen.descent.end - seen.limit) <= ARRIVED * np.linalg.norm(seen.limit))


def _places(seen: Seen) -> list[list[Number]]:
    """Return where few parameters end, and where they would end."""
    descent, objective = seen.descent, seen.descent.objective
    if objective.size > WRITTEN:
        return []
    end = np.where(np.abs(descent.end) > ROUNDING * np.abs(descent.end).max(), descent.end, 0.0)
    reached = _at(seen, f"w after {counted(descent.updates, 'update')}", descent.end, "output")
    named = [_if_determined(seen, replace(reached, value=tuple(end.tolist())))]
    if seen.has_many_solutions:
        named += [] if seen.limit is None else [_at(seen, "nearest best w", seen.limit, "input")]
    elif objective.minimizer is not None and not isinstance(objective, Saddle):
        best = _at(seen, "best w", objective.minimizer, "eigen")
        is_hard = isinstance(objective, Logistic) and not objective.is_clear  # no short program finds it
        named.append(replace(best, value=None) if is_hard else best)
    return [[one] for one in named]


def _at(seen: Seen, name: str, w: Vector, role: str = "") -> Number:
    """Return a place, with 0 where a parameter is so small that its column changes no digit of what is fitted."""
    objective, shown = seen.descent.objective, w
    if isinstance(objective, LeastSquares | Logistic):
        lengths = np.linalg.norm(objective.X, axis=0)
        size = float(np.linalg.norm(objective.y)) if isinstance(objective, LeastSquares) else math.sqrt(objective.count)
        shown = np.where(lengths * np.abs(w) > ROUNDING * (size + lengths @ np.abs(w)), w, 0.0)
    return Number(name, pair(tuple(shown.tolist())), role, tuple(w.tolist()))


def proofs(seen: Seen, rows: list[Rows] | None) -> list[Proof]:
    """Return the claims that can be checked without trusting how the path was found."""
    descent, objective, w = seen.descent, seen.descent.objective, seen.descent.points[:, seen.at]
    update = max(1, seen.at)
    claims = {f"‖update {update}, done again‖": again(descent, update, rows)} if descent.updates else {}
    if isinstance(objective, OverExamples):
        parts = np.array_split(np.arange(objective.count), min(PARTS, objective.count))
        mean = seen.epoch.mean if seen.epoch else _gradients(objective, w, parts)[1]
        claims["‖mean of batch gradients − ∇f‖"] = relative(float(np.abs(mean - objective.gradient(w)).max()), terms(objective, w))
    if objective.minimizer is not None:
        slope = float(np.abs(objective.gradient(objective.minimizer)).max())
        claims["‖∇f(w*)‖ / size of its terms"] = relative(slope, terms(objective, objective.minimizer))
    if seen.bias and seen.has_many_solutions and seen.limit is not None:
        claims["‖part of w* − w₀ in the null space‖"] = seen.bias.nearest_residual
    if seen.noise and seen.noise.residual is not None:
        claims["‖HΣ + ΣH − ηE[H_BΣH_B] − ηC‖"] = seen.noise.residual
    return [Proof(name, residual, 256 * EPS) for name, residual in claims.items()]
