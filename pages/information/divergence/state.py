"""State: what the page on divergence is set to, and what of it each thing that is shown uses."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.information.classifier import Target
from core.information.logs import Unit
from core.numbers.arrays import Array, Limits, vector
from pages.information.seen import Shown
from pages.information.weights import LONG, UNITS
from pages.shared.parameters import choice, entries, parameters, scale, whole, words
from pages.shared.state import PageState

SHOWN: dict[Shown, str] = {
    "bars": "Two distributions",
    "loss": "A classifier’s loss",
}
USES: dict[Shown, frozenset[str]] = {  # beside the unit
    "bars": frozenset({"p", "q", "names"}),
    "loss": frozenset({"z", "target", "label", "eps", "t", "T", "classes"}),
}
TARGETS: dict[Target, str] = {"label": "a label", "teacher": "a teacher"}
LOGITS = Limits(largest=(60, 1), smallest=1e-300)


@dataclass(frozen=True)
class State(PageState):
    """What is shown, of each thing that can be shown what it is set to, and the unit."""

    show: Shown = choice("bars", SHOWN, "Show")
    # two distributions
    p: Array = entries(vector("0.5 0.25 0.125 0.0625 0.0625"), "p", "Weights p", limits=LONG, role="input", lies=True)
    q: Array = entries(vector("0.2 0.2 0.2 0.2 0.2"), "q", "Weights q", limits=LONG, role="output", lies=True, like="p")
    names: tuple[str, ...] = words("p", "names", "Names of the outcomes")

    # a classifier's loss
    z: Array = entries(vector("2 1 -1"), "z", "Logits z", limits=LOGITS, role="output", lies=True)
    t: Array = entries(vector("3 2 0"), "t", "Logits t of the teacher", limits=LOGITS, role="input", lies=True, like="z")
    target: Target = choice("label", TARGETS, "p is of")
    label: int = whole(2, 1, 60, "label", "the true class")
    eps: float = scale(0.0, 0.0, 1.0, "ε", "ε, the smoothing of the label", role="input", is_linear=True)
    T: float = scale(1.0, 0.01, 100.0, "T", "the temperature T", role="residual")
    classes: tuple[str, ...] = words("z", "classes", "Names of the classes")

    unit: Unit = choice("bits", UNITS, "Unit")

    def most(self) -> Mapping[str, int]:
        """Return how many classes there are, of which the label is one."""
        return {"label": self.z.shape[0]}

    @property
    def hides(self) -> frozenset[str]:
        """What has no effect on what is shown."""
        unused = {"label": {"t"}, "teacher": {"label", "eps"}}[self.target] if self.show == "loss" else set()
        return frozenset(parameters(self)) - USES[self.show] - {"unit", "show"} | unused
