"""The pictures of a QR factorization: two columns as arrows, any as cells, and how orthonormal each way leaves them."""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache, partial

import numpy as np

from core.decompositions.factorizations.qr import QR, WAYS, Step, Way
from core.figures.axes import Axis, Tick, decades, ticks
from core.figures.blocks import Block
from core.figures.board import Board
from core.figures.chart import Chart
from core.figures.decompositions.factorizations import playing
from core.figures.decompositions.factorizations.playing import ARRIVAL, LARGEST, START
from core.figures.figure import Figure
from core.figures.film import Film, Frames, Later, Places, Texts, place_at, texts_at
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Arrow, Caption, Cells, Dots, Line, Mark
from core.figures.plane import CIRCLE, Plane, half_height
from core.figures.theme import Box, Role
from core.figures.ways import Along
from core.numbers.arrays import Matrix
from core.numbers.digits import degrees, indexed, show

AROUND, GAP = 0.8, 0.9  # cells: round the blocks, for titles, and between them
LEAP = 1e-4  # of a film
BACK = np.array([[-0.45], [0.0]])  # from the first cell of a line to where the handle comes from
PARTS = 8  # moments to a step, in which arrows turn
LEAST = 1e-17  # a loss that is drawn
NAMES: dict[Way, str] = {
    "householder": "Householder reflections",
    "givens": "Givens rotations",
    "classical": "classical Gram–Schmidt",
    "modified": "modified Gram–Schmidt",
}
ROLE: dict[Way, Role] = {"householder": "first", "givens": "second", "classical": "output", "modified": "third"}

LIT: tuple[tuple[str, Role, Box], ...] = (("of Q", "first", "marked"), ("of R", "output", "chosen"))
CELLS = (
    Entry("Q", "Q", "the left factor so far: its columns are to be orthonormal at the end"),
    Entry("R", "R", "the right one, at the end a triangle; lead the handle through it"),
    Entry("of Q", "", "the columns that this step changes"),
    Entry("of R", "", "what it turns to 0, or finds"),
)
MARKS: tuple[tuple[str, Role], ...] = (("w₁", "first"), ("w₂", "second"))
ARROWS = (
    Entry("w₁*", "", "what the steps have made of a₁"),
    Entry("w₂*", "", "and of a₂"),
    Entry("a₁", "a₁", "the first column of A: drag its tip"),
    Entry("a₂", "a₂", "the second"),
    Entry("unit circle", "", "where vectors have length 1"),
)
CURVES = (*(Entry(f"loss {way}", "", f"by {NAMES[way]}") for way in WAYS), Entry("now*", "", "where A is now on its way"))


def qr(result: QR, t: float) -> tuple[Figure, ...]:
    """Return the pictures at a moment; where A is too large to be drawn step by step, its end."""
    if not is_drawn(result):
        return (_board(result, 1.0, is_small=False), _losses(result))
    if result.A.shape == (2, 2):
        return (_plane(result, t), _board(result, t, is_small=True), _losses(result))
    return (_board(result, t, is_small=False), _losses(result))


def is_drawn(result: QR) -> bool:
    """Return whether A is small enough to be drawn step by step."""
    return bool(max(result.A.shape) <= LARGEST)


def film(result: QR) -> Film:
    """Return the film of the steps, where they can be drawn."""
    label, caption = "The factors, step by step", ""
    if not is_drawn(result):
        return Film(label, caption, "", "", None, f"Steps are drawn up to {LARGEST} × {LARGEST}: this is the end.")
    count = len(result.steps)
    return Film(label, caption, "done", told(result, result.steps[-1]), lambda: frames(result), seconds=playing.seconds(count))


def frames(result: QR) -> Frames:
    """Return the film step by step, and where arrows turn in parts of steps."""
    count = len(result.steps)
    said = ["nothing is done yet", *(told(result, step) for step in result.steps)]
    if result.A.shape != (2, 2):
        times = playing.times(count)
        return Frames(times, playing.names(count), said, times, stops=range(count + 1), places=_places(result), texts=_texts(result))
    moments = [k / (count * PARTS) for k in range(count * PARTS + 1)]
    reached = [math.ceil(k / PARTS) for k in range(len(moments))]
    names = playing.names(count)
    drawn = [_arrows(result, t) for t in moments]
    tips = {arrow.name: np.hstack([arrows[k].points for arrows in drawn]) for k, arrow in enumerate(drawn[0])}
    words = [names[q] for q in reached], [said[q] for q in reached]
    stops = range(0, len(moments), PARTS)
    return Frames(moments, *words, moments, stops=stops, tips=tips, places=_places(result), texts=_texts(result))


def told(result: QR, step: Step) -> str:
    """Return what a step has done, in short."""
    column = step.column + 1
    if step.kind == "reflect":
        return f"column {column} reflected" if step.number else f"nothing to reflect in column {column}"
    if step.kind == "rotate":
        return f"rows {column} and {step.other + 1} turned by {degrees(step.number, size=0.0)}"
    if step.kind == "subtract":
        return f"{share(result, step)}·{indexed('q', step.other + 1)} taken from column {column}"
    if not step.number:
        return f"nothing left of column {column}"
    return f"column {column} divided by " + ("what rounding left of it" if result.is_rounding(step) else show(step.number))


def share(result: QR, step: Step) -> str:
    """Return the share that is taken away, as R shows it."""
    return show(step.number, float(result.sizes[step.column]))


# ---- cells


def _blocks(result: QR) -> tuple[Block, Block]:
    """Return where Q and R stand."""
    Q, R = result.start
    return _standing(Q.shape, R.shape)


@lru_cache(maxsize=64)
def _standing(Q: tuple[int, ...], R: tuple[int, ...]) -> tuple[Block, Block]:
    left = Block(Q, AROUND, -AROUND)
    return left, Block(R, left.right + GAP, -AROUND)


def _board(result: QR, t: float, *, is_small: bool) -> Board:
    left, right = _blocks(result)
    texts = _texts(result)
    name = "A′" if result.is_turned else "A"
    height = max(-left.bottom, -right.bottom)
    marks: list[Mark] = [
        left.drawn("Q", texts_at(texts["Q"], t), "first", label="Q", counts_from_one=True),
        right.drawn("R", texts_at(texts["R"], t), "output", label="R", counts_from_one=True),
    ]
    handles: tuple[Handle, ...] = ()
    if is_drawn(result):
        places = _places(result)
        marks += [Cells(mark, place_at(places[mark], t), role, (), box) for mark, role, box in LIT]
        handles = (Handle("t", None, "output", "", "how far the factors have been made", _along(result)),)
    marks += [
        left.titled("title Q", f"Q {left.shape}", "first"),
        right.titled("title R", f"R {right.shape}", "output"),
        Caption("times", np.array([(left.right + right.left) / 2, -height / 2 - AROUND / 2]), "·", "further", is_sign=True),
    ]
    size = right.right + AROUND, height + AROUND
    title = f"{name} = Q·R after every step" + (f", A at s = {show(result.s)}" if result.s else "")
    return Board("QR", tuple(marks), *size, title=title, handles=handles, is_small=is_small, legend=CELLS)


def _texts(result: QR) -> Mapping[str, Texts]:
    """Return the values of Q and R by the moment at which they change; what is only rounding is 0."""
    count, sizes = len(result.steps), result.sizes.tolist()
    found: dict[str, dict[float, Callable[[], list[str]]]] = {"Q": {}, "R": {}}
    made = [result.start, *((step.Q, step.R) for step in result.steps)]
    for q, (Q, R) in enumerate(made):
        at = (q - 1 + ARRIVAL) / count if q else 0.0
        found["Q"][at] = partial(_written, Q, [1.0] * Q.shape[1])
        found["R"][at] = partial(_written, R, sizes)
    return {name: Later(texts) for name, texts in found.items()}


def _written(M: Matrix, sizes: Sequence[float]) -> list[str]:
    return [show(entry, size) for row in M.tolist() for entry, size in zip(row, sizes, strict=True)]


def _places(result: QR) -> Mapping[str, Places]:
    """Return by mark where the cells are that a step is about."""
    count = len(result.steps)
    found: dict[str, dict[float, Callable[[], Matrix]]] = {name: {} for name, _, _ in LIT}
    for q, step in enumerate(result.steps):
        lit = cache(partial(_lit, result, step))
        for name, _, _ in LIT:
            found[name][(q + START) / count if q else 0.0] = found[name][(q + 1) / count] = partial(_of, lit, name)
    return {name: Later(places) for name, places in found.items()}


def _of(lit: Callable[[], Mapping[str, Matrix]], name: str) -> Matrix:
    return lit()[name]


def _lit(result: QR, step: Step) -> Mapping[str, Matrix]:
    left, right = _blocks(result)
    m, p = left.shape
    of_Q, of_R = np.full((2, m * p), np.nan), np.full((2, m), np.nan)
    j = step.column
    columns = {"reflect": range(j, p), "rotate": (j, step.other)}.get(step.kind, (j,))
    cells = np.hstack([left.cells(slice(None), k) for k in columns])
    of_Q[:, : cells.shape[1]] = cells
    at = _target(step, right)
    of_R[:, : at.shape[1]] = at
    return {"of Q": of_Q, "of R": of_R}


def _target(step: Step, right: Block) -> Matrix:
    """Return where in R a step finds something, or turns it to 0."""
    j = step.column
    if step.kind == "reflect":
        return right.cells(slice(min(j + 1, right.shape[0] - 1), None), j)
    return right.cells(j if step.kind == "normalize" else step.other, j)[:, :1]


def _along(result: QR) -> Along:
    """Return the way of the handle that leads the film: down the columns of R, as their entries are made."""
    right, count = _blocks(result)[1], len(result.steps)
    keys, moments, column = list[Matrix](), list[float](), -1
    for q, step in enumerate(result.steps):
        at = _target(step, right)[:, :1]
        if step.column != column:
            keys.append(at + BACK)
            moments.append(q / count + (LEAP if q else 0.0))
        keys.append(at)
        moments.append((q + 1) / count)
        column = step.column
    return Along(np.hstack(keys), np.array(moments))


# ---- arrows


def _vectors(result: QR, t: float) -> Matrix:
    """Return what has been made of the two columns at a moment, (2, 2): in the plane a rotation turns, and all else goes straight."""
    count = len(result.steps)
    at = playing.at(t, count)
    q = min(int(at), count - 1)
    share = min(1.0, max(0.0, (at - q - START) / (ARRIVAL - START)))
    before, step = _kept(result, q), result.steps[q]
    after = _kept(result, q + 1)
    if step.kind == "rotate":
        c, s = math.cos(share * step.number), math.sin(share * step.number)
        return np.asarray(np.array([[c, -s], [s, c]]) @ before)
    return np.asarray(before + share * (after - before))


def _kept(result: QR, q: int) -> Matrix:
    """Return the columns after q steps: those of Q where Gram–Schmidt makes them, and else those of R."""
    Q, R = result.start if not q else (result.steps[q - 1].Q, result.steps[q - 1].R)
    return Q if result.is_gram_schmidt else R


def _arrows(result: QR, t: float) -> tuple[Arrow, ...]:
    """Return what has been made of the columns at a moment; under Gram–Schmidt each has two names, and is there under one of them."""
    vectors = _vectors(result, t)
    if not result.is_gram_schmidt:
        return tuple(Arrow(name, vectors[:, j], role, indexed("r", j + 1)) for j, (name, role) in enumerate(MARKS))
    done = result.steps[: playing.done(t, len(result.steps))]
    made = {step.column for step in done if step.kind == "normalize" and step.number}
    nowhere = np.full(2, np.nan)
    found = list[Arrow]()
    for j, (name, role) in enumerate(MARKS):
        rest = f"rest of {indexed('a', j + 1)}" if j else ""  # nothing is taken from the first
        found.append(Arrow(name, vectors[:, j] if j in made else nowhere, role, indexed("q", j + 1)))
        found.append(Arrow(f"{name} rest", nowhere if j in made else vectors[:, j], role, rest))
    return tuple(found)


def _plane(result: QR, t: float) -> Plane:
    """Return the columns of A, and what the steps have made of them."""
    A = result.A
    is_grabbed = result.s == 0
    reach = max(float(np.abs(A).max()), float(np.abs(np.array([_kept(result, q) for q in range(len(result.steps) + 1)])).max()), 1.0)
    roles: tuple[tuple[str, Role], ...] = (("a₁", "first"), ("a₂", "second"))
    marks = (
        Line("unit circle", CIRCLE, "unit", shape="circle"),
        *(Arrow(name, np.eye(2)[:, j], "further", name, map="A") for j, (name, _) in enumerate(roles)),
        *_arrows(result, t),
    )
    handles = tuple(Handle("A", j, role, name, f"column {j + 1} of A") for j, (name, role) in enumerate(roles)) if is_grabbed else ()
    title = "Columns of Q, made of those of A" if result.is_gram_schmidt else "Columns of A, turned into those of R"
    return Plane("columns", marks, half_height(reach), maps={"A": A}, title=title, handles=handles, legend=ARROWS)


# ---- losses


def _losses(result: QR) -> Chart:
    """Return ‖I − Q′Q‖ of every way while A goes to Hilbert's matrix, and where it is."""
    s, curves = result.curves
    marks: list[Mark] = [Line(f"loss {way}", np.vstack([s, np.log10(np.maximum(curves[way], LEAST))]), ROLE[way]) for way in WAYS]
    marks.append(Line("now", np.array([[result.s, result.s], [-17.0, 1.0]]), "unit"))
    for way in WAYS:
        at = np.array([result.s, math.log10(max(result.losses[way], LEAST))])
        marks.append(Dots(f"now {way}", at, ROLE[way], called=NAMES[way]))
    return Chart(
        "losses",
        tuple(marks),
        (-0.03, 1.03),
        (-19.5, 1.0),  # below 0 the numbers of s stand
        title="‖I − Q′Q‖ as A becomes Hilbert's matrix",
        x_ticks=ticks(0.0, 1.0),
        y_ticks=(Tick(-17.0, "0"), *decades(-16.0, 0.0)),
        x_axis=Axis("s", "s"),
        y_axis=Axis("loss of orthogonality", "loss", is_log=True),
        legend=CURVES,
    )
