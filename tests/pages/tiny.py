"""A page of the tests': one of the kinds of parameters that no page of the navigation uses yet."""

import math
from dataclasses import dataclass, replace

import numpy as np

from core.figures.axes import ticks
from core.figures.chart import Chart
from core.figures.handles import Handle
from core.figures.marks import Arrow, Line
from core.figures.plane import Plane
from core.figures.ways import Scale
from core.numbers.arrays import Array, InputError, Limits, nested, vector
from core.numbers.proof import Proof
from pages.shared.drags import Drag
from pages.shared.lesson import Example, Lesson
from pages.shared.parameters import action, entries, scale
from pages.shared.state import PageState
from pages.shared.view import View, finite

TITLE = "Tiny"
SUMMARY = "A vector, its p-norm, and a button that turns it."
WIDE = Limits(shape=(2, 1), magnitude=1e300, smallest=1e-300)


def turned(state: "State") -> "State":
    """Return state with x turned by a right angle."""
    x, y = state.x.value.tolist()
    if not (x or y):
        raise InputError("The zero vector has no direction: move x first.")
    return replace(state, x=vector([-y, x]))


@dataclass(frozen=True)
class State(PageState):
    """A vector, the order of its norm, a price, and an array to four axes."""

    x: Array = entries(vector("1 2"), "x", "Vector x", limits=WIDE, role="input")
    p: float = scale(2.0, 0.5, 100.0, "p", "p, the order of the norm", infinity="∞")
    alpha: float = scale(0.0, 1e-3, 1e3, "α", "α, a price", zero="none", infinity="any")
    T: Array = entries(nested([[[1, 2], [3, 4]], [[5, 6], [7, 8]]]), "T", "Array T", limits=Limits(axes=4))
    turn: None = action("Turn", "Turn x by a right angle", turned)


EXAMPLES = (
    Example("Opening", State(), ""),
    Example("Largest entry", State(p=math.inf), ""),
)
LESSON = Lesson()
DRAGS = (Drag("x", 8),)


def page(state: State) -> View:
    """Return the arrow and its norm."""
    x = state.x.value
    norm = float(np.linalg.norm(x / (np.abs(x).max() or 1.0), state.p) * np.abs(x).max())
    p_handle = Handle("p", None, "input", "p", "p, the order of the norm", Scale(0.0, infinity=2.5))
    half = 2 * float(np.abs(x).max()) or 4.0
    x_arrow = Arrow("x", x, "input", "x", follows="x")
    orders = Line("axis", np.array([[-9.0, 9], [0, 0]]), "unit")
    return View(
        figures=(
            Plane("plane", (x_arrow,), half, handles=(Handle("x", None, "input", "x", "vector x"),)),
            Chart("orders", (orders,), (-0.5, 3.0), (-1, 1), title="p", x_ticks=ticks(-0.5, 3.0), handles=(p_handle,)),
        ),
        say=(f"This is a vector, and the number beside it is its norm; T is {state.T.value.shape}.",),
        numbers=[[finite("norm", norm), finite("α", state.alpha)]],
        proofs=[Proof("x = x", 0.0, 1e-15)],
        program=str,
    )
