"""The pictures of a Cholesky factorization: L and what is left of A, in cells, and samples x = Lz on their ellipse."""

import math
from collections.abc import Mapping
from typing import Literal

import numpy as np

from core.decompositions.factorizations.cholesky import CHI, Cholesky, Step, normal
from core.figures.blocks import Block
from core.figures.board import Board
from core.figures.decompositions.factorizations import playing
from core.figures.decompositions.factorizations.newton import newton
from core.figures.decompositions.factorizations.playing import ARRIVAL, LARGEST, START
from core.figures.figure import Figure
from core.figures.film import Film, Frames, Places, Texts, place_at, texts_at
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Arrow, Caption, Cells, Dots, Line, Mark
from core.figures.plane import CIRCLE, FINE, Plane, half_height
from core.figures.theme import Box, Role
from core.figures.ways import Along
from core.numbers.arrays import Matrix
from core.numbers.digits import exactly, nearly, show

Use = Literal["samples", "newton"]
AROUND, GAP = 0.8, 1.5  # cells: round the blocks, for titles, and between them, where L′ stands
LIT: tuple[tuple[str, Role, Box], ...] = (("into L", "first", "marked"), ("root", "input", "chosen"))
CELLS = (
    Entry("L", "L", "the lower triangle, column by column; lead the handle down its diagonal"),
    Entry("W", "W", "what is left of A: at the end it is 0"),
    Entry("into L", "", "the column that is found in this step"),
    Entry("root", "", "the entry whose root is taken: it has to be positive"),
    Entry("block", "", "the leading block that is not positive definite"),
    Entry("unlike", "", "two entries that would have to be one, if A were symmetric"),
)
SAMPLES = (
    Entry("samples", "x = Lz", "500 samples, made of independent ones by L"),
    Entry("ellipse", "", "where 95 % of all samples would lie, in time"),
    Entry("L₁", "ℓ₁", "the first column of L"),
    Entry("L₂", "ℓ₂", "the second, straight up"),
)
SHOWN = (Entry("x", "x", "a vector with x′Ax ≤ 0"), Entry("Ax", "Ax", "which does not point to the side of x"))


def cholesky(result: Cholesky, t: float, use: Use = "samples") -> tuple[Figure, ...]:
    """Return the pictures at a moment; where A is too large to be drawn step by step, its end. use : what is shown of what L is for."""
    beside = (
        (newton(result.newton) if result.newton and len(result.A) == 2 else None) if use == "newton" else _samples(result) or _shown(result)
    )
    return (_board(result, t if is_drawn(result) else 1.0), *([beside] if beside else []))


def is_drawn(result: Cholesky) -> bool:
    """Return whether there are steps, and A is small enough for them to be drawn."""
    return bool(result.steps) and len(result.rows) <= LARGEST


def film(result: Cholesky) -> Film:
    """Return the film of the steps, where there are any that can be drawn."""
    label, caption = "The factor, step by step", ""
    if not is_drawn(result):
        large = f"Steps are drawn up to {LARGEST} × {LARGEST}: this is the end."
        return Film(label, caption, "", "", None, large if result.steps else f"There is no L to be made: A is {result.why}.")
    count = len(result.steps)
    return Film(label, caption, "done", told(result.steps[-1]), lambda: frames(result), seconds=playing.seconds(count))


def frames(result: Cholesky) -> Frames:
    """Return the film step by step."""
    count = len(result.steps)
    times, said = playing.times(count), ["nothing is done yet", *map(told, result.steps)]
    return Frames(times, playing.names(count), said, times, stops=range(count + 1), places=_places(result), texts=_texts(result))


def told(step: Step) -> str:
    """Return what a step has done, in short."""
    return f"column {step.column + 1}: √{exactly(step.pivot)}" if step.pivot > 0 else f"no root of {exactly(step.pivot)}"


def _blocks(result: Cholesky) -> tuple[Block, Block]:
    """Return where L and W stand."""
    m, n = result.A.shape
    left = Block((m, n), AROUND, -AROUND)
    return left, Block((m, n), left.right + GAP, -AROUND)


def _board(result: Cholesky, t: float) -> Board:
    left, right = _blocks(result)
    m, n = result.A.shape
    texts = _texts(result)
    marks: list[Mark] = [
        left.drawn("L", texts_at(texts["L"], t), "first", label="L", counts_from_one=True, box="plain" if result.steps else "ghost"),
        right.drawn("W", texts_at(texts["W"], t), "output", label="W", counts_from_one=True),
    ]
    handles: tuple[Handle, ...] = ()
    if is_drawn(result):
        marks += [
            Cells(name, place_at(keys, t), role, (), box) for (name, role, box), keys in zip(LIT, _places(result).values(), strict=True)
        ]
        if len(result.steps) > 1:
            way = Along(
                np.hstack([left.cells(k, k) for k in range(len(result.steps))]), np.arange(1.0, len(result.steps) + 1) / len(result.steps)
            )
            handles = (Handle("t", None, "first", "", "how many columns of L have been found", way),)
    if result.failed and playing.done(t, len(result.steps)) == len(result.steps):
        marks.append(Cells("block", right.cells(slice(result.failed), slice(result.failed)), "residual", (), "marked"))
    if result.unlike:
        i, j = result.unlike
        marks.append(Cells("unlike", np.hstack([right.cells(i, j), right.cells(j, i)]), "residual", (), "chosen"))
    marks += [
        left.titled("title L", f"L ({m}, {n})", "first"),
        right.titled("title W", f"{'W' if result.steps else 'A'} ({m}, {n})", "output"),
        Caption("plus", np.array([(left.right + right.left) / 2, left.middle[1]]), "L′ +" if result.steps else "", "further", is_sign=True),
    ]
    size = right.right + AROUND, -right.bottom + AROUND
    title = "A = LL′ + W, until W is 0" if result.steps else f"no L: A is {result.why}"
    return Board("Cholesky", tuple(marks), *size, title=title, handles=handles, legend=CELLS)


def _texts(result: Cholesky) -> Mapping[str, Texts]:
    """Return the values of L and W by the moment at which they change."""
    count = len(result.steps)
    found: dict[str, dict[float, list[str]]] = {
        "L": {0.0: [""] * result.A.size},
        "W": {0.0: [nearly(entry) for row in result.rows for entry in row]},
    }
    for q, step in enumerate(result.steps):
        at, known = (q + ARRIVAL) / count, step.column + (step.pivot > 0)
        L = step.L.tolist()
        found["L"][at] = [show(entry) if j <= i and j < known else "" for i, row in enumerate(L) for j, entry in enumerate(row)]
        found["W"][at] = [nearly(entry) for row in step.W for entry in row]
    return found


def _places(result: Cholesky) -> Mapping[str, Places]:
    """Return by mark where the cells are that a step is about."""
    count, (left, right) = len(result.steps), _blocks(result)
    found: dict[str, dict[float, Matrix]] = {name: {} for name, _, _ in LIT}
    for q, step in enumerate(result.steps):
        k = step.column
        column = np.full((2, len(result.rows)), np.nan)
        column[:, k:] = left.cells(slice(k, None), k)
        for name, cells in (("into L", column), ("root", right.cells(k, k))):
            found[name][(q + START) / count if q else 0.0] = found[name][(q + 1) / count] = cells
    return found


def _samples(result: Cholesky) -> Plane | None:
    """Return samples of two variables, the first two, with the covariance A; None where there is no L, or one variable only."""
    if result.why or len(result.rows) < 2:
        return None
    L = result.L[:2, :2]
    z, circle = normal(), math.sqrt(CHI) * CIRCLE
    marks: tuple[Mark, ...] = (
        Dots("samples", z, "further", map="L", shape="samples", called="x"),
        Line("ellipse", circle, "output", map="L", shape="ellipse of samples"),
        Arrow("L₁", np.array([1.0, 0]), "first", "ℓ₁", map="L"),
        Arrow("L₂", np.array([0.0, 1]), "second", "ℓ₂", map="L"),
    )
    reach = max(float(np.abs(L @ z).max()), float(np.abs(L @ circle).max()))
    title = "x = Lz, of independent z" if len(result.rows) == 2 else "x = Lz, the first two of them"
    return Plane("samples", marks, half_height(reach, FINE), maps={"L": L}, title=title, legend=SAMPLES)


def _shown(result: Cholesky) -> Plane | None:
    """Return the x that shows that a 2 × 2 matrix is not positive definite; None of any other."""
    if len(result.x) != 2:
        return None
    x = np.array([float(entry) for entry in result.x])
    y = result.A @ x
    size = float(np.abs(x).max())
    y = y * (size / float(np.abs(y).max())) if y.any() else y  # its direction is what counts
    marks = (Arrow("x", x, "input", "x"), Arrow("Ax", y, "output", "Ax, scaled"))
    return Plane("an x", marks, half_height(max(size, 1.0)), title="x′Ax is not positive", legend=SHOWN)
