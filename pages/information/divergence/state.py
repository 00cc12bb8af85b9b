"""State: what the page on divergence is set to, and what of it each thing that is shown uses."""

from dataclasses import dataclass

from core.information.logs import Unit
from core.numbers.arrays import Array, vector
from pages.information.seen import Shown
from pages.information.weights import LONG, UNITS
from pages.shared.parameters import choice, entries, parameters, words
from pages.shared.state import PageState

SHOWN: dict[Shown, str] = {
    "bars": "Two distributions",
}
USES: dict[Shown, frozenset[str]] = {  # beside the unit
    "bars": frozenset({"p", "q", "names"}),
}


@dataclass(frozen=True)
class State(PageState):
    """What is shown, of each thing that can be shown what it is set to, and the unit."""

    show: Shown = choice("bars", SHOWN, "Show")
    # two distributions
    p: Array = entries(vector("0.5 0.25 0.125 0.0625 0.0625"), "p", "Weights p", limits=LONG, role="input", lies=True)
    q: Array = entries(vector("0.2 0.2 0.2 0.2 0.2"), "q", "Weights q", limits=LONG, role="output", lies=True, like="p")
    names: tuple[str, ...] = words("p", "names", "Names of the outcomes")

    unit: Unit = choice("bits", UNITS, "Unit")

    @property
    def hides(self) -> frozenset[str]:
        """What has no effect on what is shown."""
        return frozenset(parameters(self)) - USES[self.show] - {"unit"} - ({"show"} if len(SHOWN) > 1 else frozenset())
