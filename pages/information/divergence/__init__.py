"""Divergence: what it costs to take one distribution for another, for any outcomes, as a classifier's loss, and for Gaussians."""

from pages.information.divergence import bars, classifier, gaussians
from pages.information.divergence.state import State as State
from pages.information.lessons.divergence import LESSON as LESSON
from pages.shared.view import View

TITLE = "Divergence"
SUMMARY = (
    "Grab the bars of two distributions and see what it costs to take one for the other: D both ways, a classifier’s loss, Gaussian fits."
)
EXAMPLES = (*bars.EXAMPLES, *classifier.EXAMPLES, *gaussians.EXAMPLES)
DRAGS = (*bars.DRAGS, *classifier.DRAGS, *gaussians.DRAGS)


def page(state: State) -> View:
    """Return what parts state's distributions."""
    match state.show:
        case "bars":
            return bars.view(state)
        case "loss":
            return classifier.view(state)
        case "gaussians":
            return gaussians.view(state)


def led(state: State) -> View:
    """Return the same for a moving hand."""
    return gaussians.led(state) if state.show == "gaussians" else page(state)
