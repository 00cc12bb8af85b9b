"""Gradient descent: the path downhill over the level lines of a loss, with the step sizes for which it arrives."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, Self, TypeAlias

from core.figures.learning import gradient_descent as figures
from core.figures.learning.updates import film
from core.learning.batches import Draws
from core.learning.gradient_descent import descend
from core.learning.losses import LOSSES, Loss, MeanLoss, is_of_data, loss
from core.learning.methods import METHODS, method
from core.learning.study import Study
from core.numbers.arrays import Array, Limits, matrix, resized, vector
from pages.learning.gradient_descent.numbers import numbers
from pages.learning.gradient_descent.program import code
from pages.learning.gradient_descent.verdicts import sentence
from pages.learning.lessons.gradient_descent import LESSON as LESSON
from pages.shared.absent import absent
from pages.shared.drags import Drag
from pages.shared.lesson import Example
from pages.shared.parameters import azimuth, choice, elevation, entries, moment, scale, whole, zoom
from pages.shared.view import Take, View
from pages.solving.problem import MOST_POINTS, Model, Problem, problem, same, sizes, to_pseudoinverse

TITLE = "Gradient descent"
SUMMARY = "A thousand updates at once: grab the start, scrub the learning rate, and see where the path settles, overshoots or leaves."
UPDATES = 1000
MOST = 5e7  # numbers that the updates of an answer look at: 1,000 times 10,000 rows of 5 columns,
FEW = 8e6  # and while a hand moves
LARGEST = Limits(largest=(21, 1))  # a constant and 20 columns
PLANE = 2  # parameters of a loss that is of no data
Sampling: TypeAlias = Literal["epochs", "replacement"]
SAMPLING: dict[Sampling, str] = {"epochs": "shuffled each epoch", "replacement": "with replacement"}


@dataclass(frozen=True)
class State(Model):
    """The loss, the method, its step size and its batches, where it starts, the update at which it is looked at, and from where."""

    objective: str = choice("points", {name: kind.title for name, kind in LOSSES.items()}, "Loss")
    kappa: float = scale(10.0, 1.0, 1e4, "κ", "κ, the larger curvature over the smaller one")
    method: str = choice("plain", {name: kind.title for name, kind in METHODS.items()}, "Method")
    eta: float = scale(0.1, 1e-14, 100.0, "learning rate η", "η, the learning rate", role="residual")
    beta: float = scale(0.9, 0.0, 0.999, "β", "β, how much of the last step is kept", is_linear=True)
    batch: int = whole(0, 0, MOST_POINTS, "batch size B", "B, how many points an update looks at", {0: "all"})
    sampling: Sampling = choice("epochs", SAMPLING, "Batches")
    seed: int = whole(1, 1, 99, "seed", "the seed of the batches")
    w: Array = entries(vector("-1.5 2"), "w⁽⁰⁾", "Start w⁽⁰⁾", limits=LARGEST, role="input", is_sized=True, lies=True)
    k: float = moment(0.0, 0.0, float(UPDATES), "The update that is shown: a whole number", stays=True)
    view: float = zoom()
    azimuth: float = azimuth()
    elevation: float = elevation()

    def most(self) -> Mapping[str, int]:
        """Return how many points a batch can have."""
        found = sizes(self)
        return {"batch": min(found[0], MOST_POINTS)} if found else {}

    def settled(self) -> Self:
        """Return the same with a start of as many entries as the loss has parameters, at a whole update."""
        state = super().settled()
        found = sizes(state) if is_of_data(self.objective) else (0, PLANE)
        w = resized(self.w, (found[1], 1), LARGEST) if found and found[1] != self.w.shape[0] else self.w
        return replace(state, w=w, k=float(int(self.k)))


ONE = matrix("1,2,3")
TWO = matrix("1,2,3,1;0,1,-1,1")
BOWL = "-1,1,1,0;2,0,1,-1;2,2,0,0;1,-1,2,0"
MIXED = matrix("-3,-1;-2,2;-1,-1;0,3;1,-2;2,2;3,3")
APART = matrix("-3,-2;-2,-1;-1,-1;1,1;2,1;3,2")
EXAMPLES = (
    Example("A line", State(), "η is below 1/L: no component changes its sign, and the path bends into w*, down the steep side first."),
    Example(
        "Overshooting",
        State(eta=0.24),
        "η is between 1/L and 2/L: w jumps from side to side of the valley, and the loss falls all the same.",
    ),
    Example(
        "Diverging", State(eta=0.26), "η is a little above 2/L = 0.25: each jump across the valley is 1.08 times as long as the one before."
    ),
    Example(
        "Momentum",
        State(method="momentum", eta=0.05),
        "A heavy ball: w rolls past w*, comes back and swings in round it. On the way the loss rises again and again.",
    ),
    Example(
        "Nesterov",
        State(method="nesterov", eta=0.05),
        "The same ball looks where it is going first: the swing dies out in 152 updates, and not in 325.",
    ),
    Example(
        "Adam",
        State(method="adam"),
        "At first both parameters move by η each time, however steep it is: the path begins at 45°, not down the slope.",
    ),
    Example(
        "Stochastic",
        State(batch=1, sampling="replacement", eta=0.05),
        "One point for each update: w never rests, but stays in a cloud. The ellipse is what theory predicts of it.",
    ),
    Example(
        "Batches of 3, shuffled",
        State(batch=3, eta=0.05),
        "Each grey line is the way down for one batch, and the violet one for all points.",
    ),
    Example(
        "A long valley, κ = 100",
        State(objective="quadratic", kappa=100.0, eta=0.019, w=vector("2 0.5")),
        "Across the valley w jumps and soon settles; along it w creeps: 0.981 of the error is kept each time.",
    ),
    Example(
        "One equation, two unknowns",
        State(points=ONE, constant="without", w=vector("0 0"), eta=0.02),
        "A whole line of best w, and from 0 the path leads straight to the shortest of them, X⁺y.",
    ),
    Example(
        "One equation, from elsewhere",
        State(points=ONE, constant="without", w=vector("2 -1"), eta=0.02),
        "From here it ends at the best w nearest to the start, and not at the shortest, X⁺y.",
    ),
    Example(
        "Two equations, three unknowns",
        State(points=TWO, constant="without", w=vector("0 0 0"), eta=0.05, view=1.0, azimuth=-75.0),
        "From 0 the descent and the way of ridge part, and meet at the shortest solution, though nothing asks for that.",
    ),
    Example(
        "Two equations, from elsewhere",
        State(points=TWO, constant="without", w=vector("1 -1 1"), eta=0.05, azimuth=-20.0),
        "It ends at the point of the line that is nearest to the start; the dotted line is that of all best w.",
    ),
    Example(
        "A bowl in space",
        State(points=matrix(BOWL), constant="without", w=vector("-1 1 1")),
        "Three unknowns and one best w: the ellipsoid holds all w with the loss of the start, and the path goes inwards.",
    ),
    Example(
        "Logistic",
        State(objective="logistic", points=MIXED, eta=1.0),
        "The labels overlap: the best curve is a gentle one, and there is a minimum, which w reaches.",
    ),
    Example(
        "Linearly separable",
        State(objective="logistic", points=APART, eta=1.0),
        "The curve of w becomes a step, which fits all labels: the loss falls for ever, and there is no minimum.",
    ),
    Example(
        "Rosenbrock",
        State(objective="rosenbrock", eta=0.0015, w=vector("-1.2 1")),
        "A bent valley: w is soon on its floor, and then creeps. After 1,000 updates it is at (0.6, 0.36), not at w*.",
    ),
    Example(
        "A saddle, from its axis",
        State(objective="saddle", w=vector("1.5 0")),
        "On the axis the slope leads straight to the saddle, and vanishes there: w stays, at no minimum.",
    ),
    Example(
        "A saddle, from beside it",
        State(objective="saddle", w=vector("1.5 1e-6")),
        "A millionth beside the axis is enough: w lingers at the saddle, and then falls into a minimum.",
    ),
)
DRAGS = (
    Drag("w", 12, "start"),
    Drag("eta", 12, "η"),
    Drag("w", 12, "batches", "eta=0.05&batch=3"),
    Drag("points:2", 12, "point"),
    Drag("w", 12, "in space", "points=1,2,3,1;0,1,-1,1&constant=without&w=1,-1,1&eta=0.05"),
)


def page(state: State) -> View:
    """Return the descent of state's loss, and what is known about it."""
    return _view(state, MOST)


def led(state: State) -> View:
    """Return the same for a moving hand: with fewer updates where each takes long, but up to the one that is looked at."""
    return _view(state, FEW)


def _view(state: State, most: float) -> View:
    if nothing := absent(state):
        return nothing
    found = problem(state)
    of = loss(state.objective, found.design, state.kappa)
    whole = _updates(of, MOST)
    draws, updates = _draws(state, of), min(whole, max(_updates(of, most), int(state.k)))
    rows = draws.rows(of.count, updates) if draws and isinstance(of, MeanLoss) else None
    descent = descend(of, state.w.value, state.eta, updates, method=method(state.method, state.beta), rows=rows)
    study = Study(descent, min(int(state.k), descent.updates), draws)
    shown = numbers(study)
    return View(
        figures=figures.gradient_descent(
            study, found.design, state.view, can_be_moved=found.can_be_moved, camera=(state.azimuth, state.elevation)
        ),
        say=sentence(study),
        numbers=shown,
        proofs=study.proofs,
        program=lambda: code(state, found, study, [number.name for row in shown for number in row if number.value is not None]),
        film=film(descent),
        hides=_hides(state, found),
        columns=found.columns,
        roles=found.roles,
        offers=lambda: _takes(state, found),
        lacks=found.lacks if isinstance(of, MeanLoss) else (),
        notes=_notes(found, of),
        seen=study if updates == whole else None,
    )


def _notes(found: Problem, of: Loss) -> tuple[str, ...]:
    if not isinstance(of, MeanLoss):
        return ()
    whole, led = _updates(of, MOST), _updates(of, FEW)
    shown = f"{whole} updates are shown, and not {UPDATES:,}" if whole < UPDATES else f"{UPDATES:,} updates are shown"
    few = f"{of.count:,} rows of {of.size} take long: {shown}; {led} or more while a hand moves."
    return (*found.notes, *([few] if led < UPDATES else []), *of.notes)


def _updates(of: Loss, most: float) -> int:
    """Return how many updates an answer has whose updates look at so many numbers at most."""
    return min(UPDATES, int(most / of.cost)) if isinstance(of, MeanLoss) else UPDATES


def _draws(state: State, of: Loss) -> Draws | None:
    """Return how the points that each update looks at are drawn; None where that is all of them."""
    is_some = isinstance(of, MeanLoss) and 0 < state.batch < of.count
    return Draws(state.batch, state.sampling == "replacement", state.seed) if is_some else None


def _hides(state: State, found: Problem) -> frozenset[str]:
    is_data = is_of_data(state.objective)
    hidden = set(found.hides) if is_data else {"data", "points", "blanks", "columns", "degree", "constant", "batch"}
    if not LOSSES[state.objective].takes_kappa:
        hidden.add("kappa")
    if not METHODS[state.method].takes_beta:
        hidden.add("beta")
    if not is_data or not 0 < state.batch < len(found.design.y):
        hidden |= {"sampling", "seed"}
    return frozenset(hidden)


def _takes(state: State, found: Problem) -> list[Take]:
    """Return where the same problem can be taken, or the bowl ½(w₁² + κ·w₂²) as a form w′Aw; no other page has the rest."""
    if state.objective == "quadratic":
        return [Take("quadratic", "Quadratic forms", {"A": matrix([["1/2", "0"], ["0", f"{state.kappa:.12g}/2"]])})]
    if not is_of_data(state.objective):
        return []
    return [to_pseudoinverse(state, found), Take("least_squares", "Least squares", same(state))]
