"""A page of the tests': outcomes as bars, of which a hand moves the tops."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import numpy as np

from core.figures.axes import Axis, ticks
from core.figures.bars import across, named
from core.figures.board import Board
from core.figures.chart import Chart
from core.figures.figure import Figure
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Bars, Caption, Line
from core.figures.ways import Curve, Simplex, Tops
from core.numbers.arrays import Array, InputError, Limits, vector
from core.numbers.named import completed, shortest
from core.numbers.proof import Proof
from pages.shared.drags import Drag
from pages.shared.lesson import Example, Lesson
from pages.shared.parameters import choice, entries, text, words
from pages.shared.state import PageState
from pages.shared.view import View, finite

TITLE = "Outcomes"
SUMMARY = "Weights of outcomes, and what each adds to their entropy."
LARGEST = Limits(largest=(60, 1))


@lru_cache(maxsize=4)
def counted(text: str) -> tuple[Array, tuple[str, ...]]:
    """Return how often each letter is there, and the letters; raise InputError where they are too many."""
    counts = Counter("␣" if c.isspace() else c for c in text.lower())
    if len(counts) > 60:
        raise InputError(f"This has {len(counts)} different letters: up to 60 can be shown.")
    return vector([str(count) for count in counts.values()]), tuple(counts)


@dataclass(frozen=True)
class State(PageState):
    """Weights of outcomes, and what becomes of the others when one is moved."""

    p: Array = entries(vector("0.5 0.25 0.125 0.125"), "p", "Weights p", limits=LARGEST, role="input", lies=True)
    names: tuple[str, ...] = words("p", "names", "Names of the outcomes")
    keeps: Literal["sum", "counts"] = choice("sum", {"sum": "the others rescale", "counts": "the others stay"}, "A bar that moves")
    text: str = text("Text", "Text", most=2000, hint="Type or paste a text", leads=("p", "names"))

    def led(self, lead: str) -> dict[str, Any]:  # noqa: ARG002 – there is one
        """Return the letters of the text, and how often each is there."""
        if not self.text:
            return {}
        p, names = counted(self.text)
        return {"p": p, "names": shortest(names)}


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
    names = completed(state.names, n)
    surprise = dict(zip(names, -np.log2(np.clip(p, 1e-9, 1)), strict=True))
    most = max(surprise.values())
    high = 1.1 * max(float((weights * scale).max()), 0.05) if state.keeps == "counts" else 1.05
    tops = Tops(names, scale, keeps=state.keeps == "sum", whole=state.keeps == "counts")
    axes: dict[str, Any] = {"x_ticks": named(names), "x_axis": Axis("", names=True)}
    more: list[Figure] = []
    if n == 3:
        corners = np.array([[0.5, 4.5, 2.5], [-4.0, -4.0, -4.0 + 2 * np.sqrt(3)]])
        triangle = Line("triangle", corners[:, [0, 1, 2, 0]], "unit")
        handle = Handle("p", None, "input", "p", "p in the triangle", Simplex(corners, names))
        titles = [Caption(f"corner {k}", at, name, "input") for k, (at, name) in enumerate(zip(corners.T * 1.05, names, strict=True))]
        more = [Board("simplex", (triangle, *titles), 5.0, 4.5, title="p", handles=(handle,), is_small=True)]
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
        letters={"text": {c: _shade(float(surprise.get("␣" if c.isspace() else c.lower(), 0)), most) for c in sorted(set(state.text))}},
    )


def _shade(bits: float, most: float) -> tuple[float, str]:
    return bits / (most or 1.0), f"{bits:.3g} bits"
