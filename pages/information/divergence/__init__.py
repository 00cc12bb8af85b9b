"""Divergence: what it costs to take one distribution for another, for any outcomes, as a classifier's loss, and for Gaussians."""

from pages.information.divergence import bars
from pages.information.divergence.state import State as State
from pages.information.lessons.divergence import LESSON as LESSON
from pages.shared.view import View

TITLE = "Divergence"
SUMMARY = "Grab the bars of two distributions and see what it costs to take one for the other: D both ways, and cross-entropy."
EXAMPLES = (*bars.EXAMPLES,)
DRAGS = (*bars.DRAGS,)


def page(state: State) -> View:
    """Return what parts state's distributions."""
    match state.show:
        case "bars":
            return bars.view(state)
