"""A page of the tests': outcomes as bars, of which a hand moves the tops."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from core.figures.axes import Axis, ticks
from core.figures.bars import across, named
from core.figures.chart import Chart
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Bars, Line
from core.figures.plane import Plane
from core.figures.ways import Curve, Simplex, Tops
from core.numbers.arrays import Array, Limits, vector
from core.numbers.proof import Proof
from pages.shared.drags import Drag
from pages.shared.lesson import Example, Lesson
from pages.shared.parameters import choice, entries
from pages.shared.state import PageState
from pages.shared.view import View, finite

TITLE = "Outcomes"
SUMMARY = "Weights of outcomes, and what each adds to their entropy."
LETTERS = "abcdefghijklmnopqrstuvwxyz"
NAMES = (*LETTERS, *map(str, range(27, 61)))


@dataclass(frozen=True)
class State(PageState):
    """Weights of outcomes, and what becomes of the others when one is moved."""

    p: Array = entries(vector("0.5 0.25 0.125 0.125"), "p", "Weights p", limits=Limits(largest=(60, 1)), role="input", lies=True)
    keeps: Literal["sum", "counts"] = choice("sum", {"sum": "the others rescale", "counts": "the others stay"}, "A bar that moves")


EXAMPLES = (Example("Opening", State(), ""),)
LESSON = Lesson()
DRAGS = (Drag("p:0", 15),)
LEGEND = (Entry("p", "p", "how likely each is"), Entry("terms", "−p log p", "what it adds"))


def page(state: State) -> View:
    """Return the bars, and what each adds."""
    weights, n = state.p.value, len(state.p.value)
    total = float(weights.sum()) or 1.0
    scale = 1 / total if state.keeps == "sum" else 1.0
    p = np.clip(weights / total, 0, None)
    terms = -p * np.log2(np.where(p > 0, p, 1))
    names = NAMES[:n]
    high = 1.1 * max(float((weights * scale).max()), 0.05) if state.keeps == "counts" else 1.05
    tops = Tops(names, scale, keeps=state.keeps == "sum", whole=state.keeps == "counts")
    axes: dict[str, Any] = {"x_ticks": named(names), "x_axis": Axis("", names=True)}
    more: list[Plane | Chart] = []
    if n == 3:
        corners = np.array([[-1.0, 1.0, 0.0], [-0.8, -0.8, 0.93]])
        triangle = Line("triangle", corners[:, [0, 1, 2, 0]], "unit")
        handle = Handle("p", None, "input", "p", "p in the triangle", Simplex(corners, names))
        more = [Plane("simplex", (triangle,), 1.1, title="p", handles=(handle,), is_small=True)]
    if n == 2:
        x = np.linspace(0, 1, 201)
        y = -sum(np.where(s > 0, s * np.log2(np.where(s > 0, s, 1)), 0) for s in (x, 1 - x))
        curve = Line("H", np.vstack([x, y]), "residual", shape="entropy of two")
        handle = Handle("p", None, "input", "p", "p on its curve", Curve("H", names))
        more = [Chart("two", (curve,), (-0.1, 1.1), (-0.1, 1.15), title="H", x_ticks=ticks(0, 1), y_ticks=ticks(0, 1), handles=(handle,))]
    return View(
        figures=(
            Chart(
                "bars",
                (Bars("p", weights * scale, "input", "p", scale, names=names, called="p"),),
                across(n),
                (-0.08 * high, high),
                y_ticks=ticks(0, high),
                y_axis=Axis("probability"),
                handles=(Handle("p", None, "input", "p", "p", tops),),
                is_small=False,
                legend=LEGEND,
                **axes,
            ),
            Chart("added", (Bars("terms", terms, "residual", names=names),), across(n), (-0.1, 0.6), title="−p log₂ p", **axes),
            *more,
        ),
        say=(f"The entropy is {terms.sum():.4g} bits.",),
        numbers=[[finite("H", float(terms.sum()))]],
        proofs=[Proof("p = p", 0.0, 1e-15)],
        program=str,
    )
