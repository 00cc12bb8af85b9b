"""The pictures of a product: A to the left of AB and B above it, so that a row and a column meet in their entry.

Every multiplication aᵢₖ·bₖⱼ is drawn alike: aᵢₖ goes to the right, bₖⱼ goes down, and they meet at (i, j). The four ways differ in
which of them go together.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

import numpy as np

from core.figures.blocks import Block
from core.figures.board import Board
from core.figures.film import Film, Frames, Places, Texts, place_at
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Caption, Cells, Mark
from core.figures.theme import Box, Role
from core.figures.ways import Along
from core.numbers.arrays import Array, Matrix
from core.numbers.digits import counted, exactly
from core.products.products import ARRIVAL, WAYS, Partial, Product, Way, steps

GAP = 0.9  # between A and AB, and B and AB, in cells,
AROUND = 0.8  # and round all of it, for titles;
SMALL_GAP, SMALL_AROUND = 0.4, 0.1  # likewise in a small picture
START = 0.2  # of a step, before which nothing moves
GONE = 0.88  # and after which all that has moved is there
LEAP = 1e-4  # of a film
ASIDE = 0.22  # from the middle of an entry: where its two factors meet
CHIP = 0.55  # the side of a factor on its way
FASTEST, SLOWEST = 1.5, 0.5  # seconds to a step, of few and of many
LONGEST = 24.0  # seconds of a film, where that can be

TITLES: dict[Way, str] = {
    "entry": "a row on a column",
    "column": "columns of A combined",
    "row": "rows of B combined",
    "outer": "a sum of outer products",
}
TAKES: dict[Way, tuple[str, str, str]] = {  # what takes part in a step: of A, of B, and of AB
    "entry": ("the row of A that is multiplied", "by the column of B, pair by pair", "into this entry of AB"),
    "column": ("the column of A that is added", "so many times", "to this column of AB"),
    "row": ("so many times", "the row of B is added", "to this row of AB"),
    "outer": ("the column of A that is multiplied", "by the row of B, each by each", "and added to all of AB"),
}


def products(result: Product, A: Array, B: Array) -> tuple[Board, ...]:
    """Return the way that is chosen, large, and the other three at the same share of the multiplications.

    A, B : as they were given. Where there is no product, the picture of both alone.
    """
    if not result.fits:
        return (_misfit(result, A, B),)
    return tuple(_board(result, A, B, way) for way in (result.way, *(way for way in WAYS if way != result.way)))


def film(result: Product, A: Array, B: Array) -> Film:
    """Return the film of the way that is chosen, in which the other three go on too."""
    _, n, q, _ = result.shapes
    if not result.fits:
        why = f"There is no AB to be made: A has {counted(n, 'column')}, and B has {counted(q, 'row')}."
        return Film("The product, step by step", "AB", "", "", None, why)
    count = len(result.steps(result.way))
    seconds = max(SLOWEST * count, min(LONGEST, FASTEST * count))
    return Film("The product, step by step", "", "made", _made(result, count), lambda: frames(result, A, B), seconds=seconds)


def still(is_plane: bool, is_thin: bool = False) -> Film:
    """Return what there is in the place of a film where AB and BA are to be seen as maps; is_thin : whether that shows no F."""
    thin = " The F is drawn out so thin that it is hard to see: “Gentle maps” puts a turn and a stretch here." if is_thin else ""
    why = f"Grab a column of A or of B.{thin}" if is_plane else "Only 2 × 2 matrices are maps of the plane: here a row meets a column."
    return Film("The product, step by step", "AB", "", "", None, why)


def frames(result: Product, A: Array, B: Array) -> Frames:
    """Return the film step by step."""
    way = result.way
    count = len(result.steps(way))
    times = [s / count for s in range(count + 1)]
    m, n, _, p = result.shapes
    places = {f"{name} {each}": keys for each in WAYS for name, keys in _lit(each, m, n, p, is_small=each != way).items()}
    words = [_words(result, A, B, q) for q in range(count)]
    moving = {name: {q / count: words[q][name] for q in range(count)} for name in words[0]}
    texts = {f"AB {each}": _values(result, each) for each in WAYS} | moving
    names = ["the start", *(f"step {s} of {count}" for s in range(1, count + 1))]
    made = [_made(result, s) for s in range(count + 1)]
    places |= _going(way, m, n, p)
    shapes = {name: f"{name}, {way}, {m} × {n} × {p}" for name in places}
    return Frames(times, names, made, times, places=places, shapes=shapes, texts=texts)


def _made(result: Product, count: int) -> str:
    """Return how much of AB has been made after some steps."""
    share = count * result.steps(result.way).shape[1]
    return f"{share} of {counted(result.cost or 0, 'multiplication')} done"


@lru_cache(maxsize=64)
def _blocks(m: int, n: int, q: int, p: int, *, is_small: bool = False) -> tuple[Block, Block, Block]:
    """Return where A, B and AB stand."""
    gap, around = (SMALL_GAP, SMALL_AROUND) if is_small else (GAP, AROUND)
    down = q + around + gap
    return Block((m, n), around, -down), Block((q, p), around + n + gap, -around), Block((m, p), around + n + gap, -down)


def _board(result: Product, A: Array, B: Array, way: Way) -> Board:
    """Return a way of the product at the State's moment."""
    is_chosen = way == result.way
    a, b, c = _blocks(*result.shapes, is_small=not is_chosen)
    m, n, _, p = result.shapes
    t = result.t
    lit = {name: place_at(keys, t) for name, keys in _lit(way, m, n, p, is_small=not is_chosen).items()}
    marks: list[Mark] = [
        *_operands(a, b, A, B, way),
        c.drawn(f"AB {way}", _written(result.partial(way, result.done(way))), "output", label="AB", counts_from_one=True),
        *(_marked(f"{name} {way}", lit[name], role, box) for name, role, box in LIT),
    ]
    handles: tuple[Handle, ...] = ()
    if is_chosen:
        words = _words(result, A, B, min(int(result.at(way)), len(result.steps(way)) - 1))
        roles: dict[str, Role] = {"a moving": "first", "b moving": "second"}
        going = _going(way, m, n, p)
        marks += [Cells(name, place_at(going[name], t), role, words[name], "moving", size=CHIP) for name, role in roles.items()]
        marks += _titles(a, b, result)
        marks.append(Caption("title AB", np.array([c.middle[0], c.bottom - 0.4]), f"AB ({m}, {p})", "output"))
        handles = (Handle("t", None, "output", "", "how much of AB is made", _along(result, a, b, c)),)
    legend = _legend(way, is_chosen=is_chosen)
    around = AROUND if is_chosen else SMALL_AROUND
    size = (c.right + around, -c.bottom + around)
    return Board(way, tuple(marks), *size, title=TITLES[way], handles=handles, is_small=not is_chosen, legend=legend)


LIT: tuple[tuple[str, Role, Box], ...] = (("from A", "first", "marked"), ("from B", "second", "marked"), ("to AB", "output", "chosen"))


def _marked(name: str, centres: Matrix, role: Role, box: Box) -> Cells:
    return Cells(name, centres, role, (), box)


def _operands(a: Block, b: Block, A: Array, B: Array, way: str) -> tuple[Cells, Cells]:
    texts = [[entry for row in array.text for entry in row] for array in (A, B)]
    return (
        a.drawn(f"A {way}", texts[0], "first", label="A", follows="A", counts_from_one=True),
        b.drawn(f"B {way}", texts[1], "second", label="B", follows="B", counts_from_one=True),
    )


def _titles(a: Block, b: Block, result: Product) -> tuple[Caption, ...]:
    m, n, q, p = result.shapes
    return a.titled("title A", f"A ({m}, {n})", "first"), b.titled("title B", f"B ({q}, {p})", "second")


def _misfit(result: Product, A: Array, B: Array) -> Board:
    """Return A and B where no row fits onto a column: what would have to be of one length."""
    _, n, q, _ = result.shapes
    a, b, c = _blocks(*result.shapes)
    row, column = a.cells(0), b.cells(slice(None), 0)
    marks = (
        *_operands(a, b, A, B, "alone"),
        c.drawn("AB alone", (), "further", box="ghost"),
        _marked("row alone", row, "residual", "marked"),
        _marked("column alone", column, "residual", "marked"),
        *_titles(a, b, result),
        Caption("length of a row", np.array([a.middle[0], a.bottom - 0.4]), f"{n} in a row", "residual"),
        Caption("length of a column", np.array([b.left - 0.4, b.middle[1]]), f"{q} in a column", "residual", turned=True),
    )
    return Board("alone", marks, c.right + AROUND, -c.bottom + AROUND, title="no product", legend=MISFIT)


@lru_cache(maxsize=64)
def _lit(way: Way, m: int, n: int, p: int, *, is_small: bool) -> Mapping[str, Places]:
    """Return by mark where the cells are that take part: those of a step until it is done, and then on to the next."""
    a, b, c = _blocks(m, n, n, p, is_small=is_small)
    made = steps(way, m, n, p)
    count = len(made)
    found: dict[str, dict[float, Matrix]] = {name: {} for name, _, _ in LIT}
    for q, step in enumerate(made):
        i, j, k = step.T
        for name, centres in zip(found, (a.cells(i, k), b.cells(k, j), c.cells(i, j)), strict=True):
            found[name][(q + START) / count if q else 0.0] = found[name][(q + 1) / count] = _distinct(centres)
    return found


def _distinct(centres: Matrix) -> Matrix:
    """Return each of centres once, in their order."""
    _, first = np.unique(centres, axis=1, return_index=True)
    return np.asarray(centres[:, np.sort(first)])


def _values(result: Product, way: Way) -> Texts:
    """Return the entries of AB as far as they have been made, by the moment at which that changes."""
    count = len(result.steps(way))
    parts = result.partials(way, range(count + 1))
    known: dict[int, str] = {}  # by entry: from step to step most of them stay the same
    return {(s - 1 + ARRIVAL) / count if s else 0.0: _written(part, known) for s, part in enumerate(parts)}


def _written(part: Partial, known: dict[int, str] | None = None) -> list[str]:
    """Return entries as texts; known : those of entries that have been written already, by their id."""
    known = {} if known is None else known
    return ["" if entry is None else known.get(id(entry)) or known.setdefault(id(entry), exactly(entry)) for row in part for entry in row]


@lru_cache(maxsize=64)
def _going(way: Way, m: int, n: int, p: int) -> Mapping[str, Places]:
    """Return by mark where the factors of each step are, which go to meet."""
    a, b, c = _blocks(m, n, n, p)
    made = steps(way, m, n, p)
    count = len(made)
    away = np.full((2, made.shape[1]), np.nan)
    found: dict[str, dict[float, Matrix]] = {"a moving": {}, "b moving": {}}
    for q, step in enumerate(made):
        i, j, k = step.T
        for name, start, aside in (("a moving", a.cells(i, k), -ASIDE), ("b moving", b.cells(k, j), ASIDE)):
            found[name][q / count] = away
            found[name][(q + START) / count] = start
            found[name][(q + ARRIVAL) / count] = c.cells(i, j) + np.array([[aside], [0.0]])
            found[name][(q + GONE) / count] = away
    return found


def _words(result: Product, A: Array, B: Array, q: int) -> dict[str, list[str]]:
    """Return by mark what the factors of a step are, as they were given."""
    index = result.steps(result.way)[q].tolist()
    return {"a moving": [A.text[i][k] for i, _, k in index], "b moving": [B.text[k][j] for _, j, k in index]}


def _along(result: Product, a: Block, b: Block, c: Block) -> Along:
    """Return the way of the handle that leads the film: along what a step is about, line by line."""
    m, _, _, p = result.shapes
    lines: dict[Way, Iterable[Matrix]] = {
        "entry": (c.cells(i) for i in range(m)),
        "column": (b.cells(slice(None), j) for j in range(p)),
        "row": (a.cells(i) for i in range(m)),
        "outer": (a.cells(0),),
    }
    back = np.array([[0.0], [0.7]]) if result.way == "column" else np.array([[-0.7], [0.0]])
    keys, moments = [], []
    count, done = len(result.steps(result.way)), 0
    for line in lines[result.way]:
        keys += [line[:, :1] + back, line]
        moments += [done / count + (LEAP if done else 0.0), *(np.arange(done + 1, done + line.shape[1] + 1) / count)]
        done += line.shape[1]
    return Along(np.hstack(keys), np.array(moments))


def _legend(way: Way, *, is_chosen: bool) -> tuple[Entry, ...]:
    first, second, to = TAKES[way]
    own = (
        Entry(f"A {way}", "A", "type, paste or scrub its entries beside the picture"),
        Entry(f"B {way}", "B", "the other matrix, above its product"),
        Entry(f"AB {way}", "AB", "what has been added up so far"),
    )
    step = (Entry(f"from A {way}", "", first), Entry(f"from B {way}", "", second), Entry(f"to AB {way}", "", to))
    if not is_chosen:
        return (*step, Entry(f"A {way}", "", "A"), Entry(f"B {way}", "", "B"), Entry(f"AB {way}", "", "AB so far"))
    moving = (Entry("a moving", "aᵢₖ", "goes to the right,"), Entry("b moving", "bₖⱼ", "goes down: they meet and are multiplied"))
    return (*own, *step, *moving)


MISFIT = (
    Entry("row alone", "", "a row of A,"),
    Entry("column alone", "", "and a column of B: not as long, so they make no pairs"),
    Entry("A alone", "A", "type, paste or scrub its entries beside the picture"),
    Entry("B alone", "B", "the other matrix"),
    Entry("AB alone", "", "where a product would stand"),
)
