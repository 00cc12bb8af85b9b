"""Divergence: what it costs to take one distribution for another, for any outcomes, as a classifier's loss, and for Gaussians."""

from pages.information.divergence import bars, classifier
from pages.information.divergence.state import State as State
from pages.information.lessons.divergence import LESSON as LESSON
from pages.shared.view import View

TITLE = "Divergence"
SUMMARY = "Grab the bars of two distributions and see what it costs to take one for the other: D both ways, and a classifier’s loss."
EXAMPLES = (*bars.EXAMPLES, *classifier.EXAMPLES)
DRAGS = (*bars.DRAGS, *classifier.DRAGS)


def page(state: State) -> View:
    """Return what parts state's distributions."""
    match state.show:
        case "bars":
            return bars.view(state)
        case "loss":
            return classifier.view(state)
