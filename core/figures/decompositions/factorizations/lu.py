"""The picture of an LU factorization: the rows of A, the multipliers that make L, and what is left of A, which becomes U."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache, partial

import numpy as np

from core.decompositions.factorizations.lu import LU, Number, Step
from core.figures.blocks import Block
from core.figures.board import Board
from core.figures.decompositions.factorizations import playing
from core.figures.decompositions.factorizations.playing import ARRIVAL, LARGEST, START
from core.figures.film import Film, Frames, Later, Places, Texts, place_at, texts_at
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Caption, Cells, Mark
from core.figures.theme import Box, Role
from core.figures.ways import Along, Picks
from core.numbers.arrays import Matrix
from core.numbers.digits import MINUS, exactly, nearly

AROUND = 0.8  # the blocks, in cells, for titles
GAP = 0.9  # between L and W,
NARROW = 0.5  # and between the numbers of rows and L
EXCHANGING, EXCHANGED = 0.05, 0.5  # of the step after a pivot has been found, when rows change places
LEAP = 1e-4  # of a film
BACK = np.array([[0.0], [0.45]])  # from the first cell of a column of L to where the handle comes from

LIT: tuple[tuple[str, Role, Box], ...] = (
    ("pivot row", "input", "marked"),
    ("changed", "output", "marked"),
    ("pivot", "input", "chosen"),
    ("into L", "first", "chosen"),
)
LEGEND = (
    Entry("W", "W", "what is left of A: at the end it is U"),
    Entry("pivot", "", "the pivot: as it is chosen, tap another entry of its column to have that"),
    Entry("L", "L", "the multipliers, below a diagonal of ones; lead the handle down its columns"),
    Entry("into L", "", "the multiplier of this step"),
    Entry("pivot row", "", "the row of the pivot, of which multiples are subtracted"),
    Entry("changed", "", "the row that changes now: below the pivot it gets 0"),
    Entry("rows", "", "which row of A stands where"),
)


def lu(result: LU, t: float) -> Board:
    """Return the factorization at a moment; where it is too large to be drawn step by step, its end."""
    is_drawn = max(result.shape) <= LARGEST
    t = t if is_drawn else 1.0
    m, n = result.shape
    rows, left, right = _blocks(m, n)
    texts = _texts(result)
    now = {name: place_at(keys, t) for name, keys in _places(result).items()}
    marks: list[Mark] = [
        rows.drawn("rows", [str(i + 1) for i in range(m)], "given"),
        left.drawn("L", texts_at(texts["L"], t), "first", label="L"),
        right.drawn("W", texts_at(texts["W"], t), "output", label="W"),
    ]
    order = np.argsort(np.argsort(-now["rows"][1])).tolist()  # where each row of A stands
    marks = [_moved(mark, now[mark.name], order) for mark in marks]
    marks += [Cells(name, now[name], role, (), box) for name, role, box in LIT] if is_drawn else []
    is_done = playing.done(t, len(result.steps)) == len(result.steps)
    marks += [
        rows.titled("title rows", "row", "given"),
        left.titled("title L", f"L ({m}, {m})", "first"),
        right.titled("title W", f"{'U' if is_done else 'W'} ({m}, {n})", "output"),
        Caption("times", np.array([(left.right + right.left) / 2, left.middle[1]]), "·", "further", is_sign=True),
    ]
    size = right.right + AROUND, -right.bottom + AROUND
    handles = _handles(result, t) if is_drawn else ()
    return Board("LU", tuple(marks), *size, title="PA = L·W, until W is U", handles=handles, legend=LEGEND)


def film(result: LU) -> Film:
    """Return the film of the elimination, where it can be drawn."""
    label, caption = "The elimination, step by step", ""
    if max(result.shape) > LARGEST:
        return Film(label, caption, "", "", None, f"Steps are drawn up to {LARGEST} × {LARGEST}: this is the end.")
    count = len(result.steps)
    return Film(label, caption, "done", told(result.steps[-1]), lambda: frames(result), seconds=playing.seconds(count))


def frames(result: LU) -> Frames:
    """Return the film step by step."""
    count = len(result.steps)
    times = playing.times(count)
    said = ["nothing is done yet", *map(told, result.steps)]
    return Frames(times, playing.names(count), said, times, stops=range(count + 1), places=_places(result), texts=_texts(result))


def told(step: Step) -> str:
    """Return what a step has done, in short."""
    if step.kind == "skip":
        return f"column {step.column + 1}: no pivot"
    if step.kind == "pivot":
        return f"column {step.column + 1}: the pivot, from row {step.pivot + 1}"
    return f"row {step.row + 1} {minus(step.multiplier)}row {step.pivot + 1}"


def minus(factor: Number) -> str:
    """Return what stands before a row that is subtracted so many times: ``− 2·``, ``+ 2·`` for −2, ``+`` for −1."""
    text = exactly(factor)
    sign, size = ("+", text.removeprefix(MINUS)) if text.startswith(MINUS) else (MINUS, text)
    return f"{sign} " if size == "1" else f"{sign} {size}·"


def _moved(mark: Mark, points: Matrix, order: Sequence[int]) -> Mark:
    """Return cells at other places, which no name of a shape stands for; their entries are those of the places where rows stand."""
    assert isinstance(mark, Cells)
    across = mark.lengths[1]
    entries = [at * across + j for at in order for j in range(across)] if mark.label else []
    return replace(mark, points=points, shape="", entries=entries, counts_from_one=True)


@lru_cache(maxsize=64)
def _blocks(m: int, n: int) -> tuple[Block, Block, Block]:
    """Return where the numbers of rows stand, and L, and W."""
    rows = Block((m, 1), AROUND, -AROUND)
    left = Block((m, m), rows.right + NARROW, -AROUND)
    return rows, left, Block((m, n), left.right + GAP, -AROUND)


def _arranged(block: Block, order: tuple[int, ...]) -> Matrix:
    """Return where the cells of each row of A are, whose rows stand in an order."""
    across = block.shape[1]
    standing = block.centres.reshape(2, -1, across)
    found = np.empty_like(standing)
    found[:, list(order)] = standing
    return found.reshape(2, -1)


def _places(result: LU) -> Mapping[str, Places]:
    """Return by mark where its cells are: rows that change places, and what a step is about until it is done."""
    m, n = result.shape
    blocks = dict(zip(("rows", "L", "W"), _blocks(m, n), strict=True))
    count = len(result.steps)
    found: dict[str, dict[float, Callable[[], Matrix]]] = {
        name: {0.0: partial(_arranged, block, tuple(range(m)))} for name, block in blocks.items()
    }
    found |= {name: {} for name, _, _ in LIT}
    before = result.start
    for q, step in enumerate(result.steps):
        start, end = (q + START) / count, (q + 1) / count
        if before.swapped >= 0:  # what a pivot has asked for
            start = (q + EXCHANGED) / count
            for name, block in blocks.items():
                found[name][(q + EXCHANGING) / count] = partial(_arranged, block, result.before(before).order)
                found[name][start] = partial(_arranged, block, before.order)
            found["pivot"][(q + EXCHANGING) / count] = found["pivot"][q / count]
        lit = cache(partial(_lit, step, before, blocks))
        for name, _, _ in LIT:
            found[name][start if q else 0.0] = found[name][end] = partial(_of, lit, name)
        before = step
    return {name: Later(places) for name, places in found.items()}


def _of(lit: Callable[[], Mapping[str, Matrix]], name: str) -> Matrix:
    return lit()[name]


def _lit(step: Step, before: Step, blocks: Mapping[str, Block]) -> Mapping[str, Matrix]:
    """Return by mark where the cells are that a step is about; a pivot still stands where it has been found."""
    m, n = blocks["W"].shape
    left, right = blocks["L"], blocks["W"]
    row = np.full((2, n), np.nan)
    found = {"pivot": row[:, :1], "into L": row[:, :1], "pivot row": row, "changed": row}
    j, r = step.column, step.rank
    if step.kind == "pivot":
        found["pivot"] = right.cells(before.order.index(step.pivot), j)
    elif step.kind == "clear":
        i = step.order.index(step.row)
        for name, k in (("pivot row", r), ("changed", i)):
            found[name] = row.copy()
            found[name][:, j:] = right.cells(k, slice(j, None))
        found["pivot"], found["into L"] = right.cells(r, j), left.cells(i, r)
    else:
        found["changed"] = row.copy()
        found["changed"][:, j : j + 1] = right.cells(min(r, m - 1), j)
    return found


def _texts(result: LU) -> Mapping[str, Texts]:
    """Return the values of W and of L, row of A by row of A, by the moment at which they change."""
    m, count = result.shape[0], len(result.steps)
    W: dict[float, Callable[[], list[str]]] = {0.0: partial(_written, result.start)}
    L: dict[float, Callable[[], list[str]]] = {0.0: partial(_left, result.start, 0)}
    for q, step in enumerate(result.steps):
        arrival, pivots = (q + (1 + EXCHANGED if step.swapped >= 0 else ARRIVAL)) / count, step.rank + (step.kind != "skip")
        if step.kind == "clear":
            W[arrival] = partial(_written, step)
        L[arrival] = partial(_left, step, pivots)
    L[1.0] = partial(_left, result.steps[-1], m)
    return {"W": Later(W), "L": Later(L)}


def _written(step: Step) -> list[str]:
    return [nearly(entry) for row in step.W for entry in row]


def _left(step: Step, pivots: int) -> list[str]:
    """Return the values of L that are known after a step: the multipliers of each row of A, 1 where its place is settled, at the end 0."""
    m = len(step.order)
    texts = []
    for i, multipliers in enumerate(step.multipliers):
        at = step.order.index(i)
        row = [nearly(entry) for entry in multipliers] + ["0" if pivots == m else ""] * (m - len(multipliers))
        if at < pivots:
            row[at] = "1"
        texts += row
    return texts


def _handles(result: LU, t: float) -> tuple[Handle, ...]:
    """Return what leads the film, and what picks another pivot for the column that is shown."""
    steps = result.steps
    step = steps[playing.current(t, len(steps))]
    found = [Handle("t", None, "first", "", "how far the elimination has come", _along(result))]
    picks = tuple(i for i in range(result.shape[0]) if i in result.candidates(step)) if step.kind == "pivot" else ()
    if len(picks) > 1:
        order = result.before(step).order
        standing = np.hstack([_blocks(*result.shape)[2].cells(order.index(i), step.column) for i in picks])
        way = Picks(standing, tuple(i + 1 for i in picks), step.column, step.pivot + 1)
        found.append(Handle("p", None, "input", "", f"the row of the pivot in column {step.column + 1}", way))
    return tuple(found)


def _along(result: LU) -> Along:
    """Return the way of the handle that leads the film: down the columns of L, as their entries are found."""
    m, n = result.shape
    left, count = _blocks(m, n)[1], len(result.steps)
    keys, moments = list[Matrix](), list[float]()
    for q, step in enumerate(result.steps):
        r = min(step.rank, m - 1)
        if step.kind != "clear":
            keys.append(left.cells(r, r) + BACK)
            moments.append(q / count + (LEAP if q else 0.0))
        keys.append(left.cells(step.order.index(step.row) if step.kind == "clear" else r, r))
        moments.append((q + 1) / count)
    return Along(np.hstack(keys), np.array(moments))
