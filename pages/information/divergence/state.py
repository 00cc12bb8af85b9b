"""State: what the page on divergence is set to, and what of it each thing that is shown uses."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from core.information.classifier import Target
from core.information.gaussians import best_backward
from core.information.logs import Unit
from core.information.mixture import Gaussian, Mixture
from core.numbers.arrays import Array, InputError, Limits, read, vector
from core.numbers.digits import show
from pages.information.seen import Shown
from pages.information.weights import LONG, UNITS
from pages.shared.parameters import action, choice, entries, parameters, scale, whole, words
from pages.shared.state import PageState

SHOWN: dict[Shown, str] = {
    "bars": "Two distributions",
    "loss": "A classifier’s loss",
    "gaussians": "Gaussian fits",
}
USES: dict[Shown, frozenset[str]] = {  # beside the unit
    "bars": frozenset({"p", "q", "names"}),
    "loss": frozenset({"z", "target", "label", "eps", "t", "T", "classes"}),
    "gaussians": frozenset({"m", "s", "w", "forward", "backward"}),
}
TARGETS: dict[Target, str] = {"label": "a label", "teacher": "a teacher"}
LOGITS = Limits(largest=(60, 1), smallest=1e-300)
MEANS = Limits(shape=(3, 1), magnitude=1000.0, smallest=1e-9)
WIDTHS = Limits(shape=(3, 1), magnitude=100.0, smallest=0.01, least=0.01)
DIGITS = 12  # of what a button finds


def mixed(state: "State") -> tuple[Mixture, Gaussian]:
    """Return the humps of state as p, and its q."""
    first, second, q = (Gaussian(*both) for both in zip(state.m.value.tolist(), state.s.value.tolist(), strict=True))
    return Mixture(state.w, first, second), q


def forward(state: "State") -> "State":
    """Return state with the q that makes D(p‖q) least."""
    return _taken(state, mixed(state)[0].moments)


def backward(state: "State") -> "State":
    """Return state with the q that makes D(q‖p) least; of two that are equally good the one that is nearer to its q."""
    p, q = mixed(state)
    return _taken(state, min(best_backward(p)[0], key=lambda best: abs(best.mu - q.mu)))


def _taken(state: "State", best: Gaussian) -> "State":
    if best.sigma > WIDTHS.magnitude:
        raise InputError(f"Its σ is {show(best.sigma)}: more than {show(WIDTHS.magnitude)}, which a width can be here.")
    m, s = (_with(*both) for both in ((state.m, best.mu, MEANS), (state.s, best.sigma, WIDTHS)))
    return replace(state, m=m, s=s)


def _with(of: Array, value: float, limits: Limits) -> Array:
    """Return three numbers with another for the last one."""
    text = f"{value:.{DIGITS}g}".replace("e-0", "e-")
    return read(",".join([of.text[0][0], of.text[1][0], text]), limits, is_vector=True)


@dataclass(frozen=True)
class State(PageState):
    """What is shown, of each thing that can be shown what it is set to, and the unit."""

    show: Shown = choice("bars", SHOWN, "Show")
    # two distributions
    p: Array = entries(vector("0.5 0.25 0.125 0.0625 0.0625"), "p", "Weights p", limits=LONG, role="input", lies=True, relation="∝")
    q: Array = entries(vector("0.2 0.2 0.2 0.2 0.2"), "q", "Weights q", limits=LONG, role="output", lies=True, like="p", relation="∝")
    names: tuple[str, ...] = words("p", "names", "Names of the outcomes")
    # a classifier's loss
    z: Array = entries(vector("2 1 -1"), "z", "Logits z", limits=LOGITS, role="output", lies=True)
    t: Array = entries(vector("3 2 0"), "t", "Logits t of the teacher", limits=LOGITS, role="input", lies=True, like="z")
    target: Target = choice("label", TARGETS, "p is of")
    label: int = whole(2, 1, 60, "label", "the true class")
    eps: float = scale(0.0, 0.0, 1.0, "ε", "ε, the smoothing of the label", role="input", is_linear=True)
    T: float = scale(1.0, 0.01, 100.0, "T", "the temperature T", role="residual")
    classes: tuple[str, ...] = words("z", "classes", "Names of the classes")
    # two humps and one Gaussian
    m: Array = entries(vector("-3 3 0"), "m₁, m₂, μ", "Means m₁, m₂ and μ", limits=MEANS, lies=True)
    s: Array = entries(vector("1 1 2"), "s₁, s₂, σ", "Widths s₁, s₂ and σ", limits=WIDTHS, lies=True)
    w: float = scale(0.5, 0.0, 1.0, "w", "the weight of the first hump", role="input", is_linear=True)
    forward: None = action("Best q of D(p‖q)", "Take the q that makes D(p‖q) least", forward)
    backward: None = action("Best q of D(q‖p)", "Take the q that makes D(q‖p) least", backward)

    unit: Unit = choice("bits", UNITS, "Unit")

    def most(self) -> Mapping[str, int]:
        """Return how many classes there are, of which the label is one."""
        return {"label": self.z.shape[0]}

    @property
    def hides(self) -> frozenset[str]:
        """What has no effect on what is shown."""
        unused = {"label": {"t"}, "teacher": {"label", "eps"}}[self.target] if self.show == "loss" else set()
        return frozenset(parameters(self)) - USES[self.show] - {"unit", "show"} | unused
