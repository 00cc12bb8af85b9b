"""A page of the tests': cells, of which one is picked, and a film that leads them to the transpose."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from core.figures.blocks import Block, connector
from core.figures.board import Board
from core.figures.film import Film, Frames, place_at
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Caption, Cells
from core.figures.ways import Along
from core.figures.ways import Cells as ByCells
from core.numbers.arrays import Array, Limits, matrix
from core.numbers.proof import Proof
from pages.shared.drags import Drag
from pages.shared.lesson import Example, Lesson
from pages.shared.parameters import entries, moment, place
from pages.shared.state import PageState
from pages.shared.view import View, finite

TITLE = "Cells"
SUMMARY = "A matrix in cells, and its transpose."


@dataclass(frozen=True)
class State(PageState):
    """A matrix, a place in it, and a moment on the way to its transpose."""

    A: Array = entries(matrix("1 2 3; 4 5 6"), "A", "Matrix A", limits=Limits(), role="first")
    at: tuple[int, ...] = place((0, 0), "entry", "The entry that is picked", role="output")
    t: float = moment(0.0, 0.0, 1.0, stays=True)

    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Return the shape of A."""
        return {"at": self.A.shape}


EXAMPLES = (Example("Opening", State(), ""),)
LESSON = Lesson()
DRAGS = (Drag("at", 8),)
LEGEND = (Entry("A", "A", "a matrix"), Entry("T", "A′", "its transpose, on the way"))


def page(state: State) -> View:
    """Return the matrix, and its transpose on the way."""
    m, n = state.A.shape
    block = Block((m, n), 1, -1)
    to = Block((n, m), n + 3, -1)
    there = to.centres.reshape(2, n, m).transpose(0, 2, 1).reshape(2, -1)
    ways = {0.0: block.centres, 1.0: there}
    texts = [entry for row in state.A.text for entry in row]
    moving = Cells("T", place_at(ways, state.t), "second", texts, "marked", follows="A")
    corner = np.column_stack([block.centres[:, -1], there[:, -1]])
    height = max(m, n) + 2.0
    marks = (
        block.drawn("A", texts, "first", label="A", follows="A"),
        to.drawn("ghosts", (), "second", box="ghost"),
        moving,
        block.titled("title", f"A ({m}, {n})", "first"),
        *block.axes("A"),
        Caption("sign", np.array([n + 2.0, -height / 2]), "→", "further", is_sign=True),
        connector("way", corner[:, 0], corner[:, 1], bend=0.2),
    )
    handles = (
        Handle("at", None, "output", "", "the entry that is picked", ByCells(block.centres, block.shape)),
        Handle("t", None, "second", "", "the corner on its way", Along(corner, np.array([0.0, 1.0]))),
    )
    times = [k / 10 for k in range(11)]
    names = [f"t = {t:.1f}" for t in times]
    frames = partial(Frames, times, names, names, times, places={"T": ways})
    return View(
        figures=(Board("board", marks, n + m + 4.0, height, handles=handles, legend=LEGEND),),
        say=("This is a matrix in cells, and its transpose on the way.",),
        numbers=[[finite("entry", float(state.A.value[state.at]))]],
        proofs=[Proof("A = A", 0.0, 1e-15)],
        program=str,
        film=Film("From A to A′", "t", "t", "0", frames),
    )
