"""The picture of an array in cells, its data in a row, and what is made of it: a transpose beside a reshape, a slice, or sums."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal, TypeGuard

import numpy as np

from core.figures.blocks import Block
from core.figures.board import Board
from core.figures.film import Film, Frames, Places, Texts, place_at, texts_at
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Caption, Cells, Line, Mark
from core.figures.theme import AXES, Box, Role
from core.figures.ways import Along
from core.figures.ways import Cells as ByCells
from core.numbers.arrays import Matrix
from core.numbers.digits import counted, show
from core.objects.arrays import Arrays, Shape, index_text, reshape_text, shape_text, transpose_text

Shown = Literal["transpose", "slice", "sum"]

ASPECT = 1.2  # of a picture: its width to its height
ABOVE, BELOW, BESIDE = 0.85, 0.65, 0.7  # what a block needs for its title and the names of two axes,
FURTHER = 0.45  # and for each of the two that come before them
GAP = 0.9  # between blocks
LEAST = 0.6  # the smallest side of a cell of the data, to one of the array
MOMENTS = 21

LEGEND = (
    Entry("A picked", "", "the entry that is picked: tap another one, in A or in the data"),
    Entry("data picked", "", "the same number, where it lies in the data"),
    Entry("t", "", "a number on its way: lead it, and all others go along"),
    Entry("A", "A", "the array"),
    Entry("A step *", "", "its neighbour along an axis, in the colour of the axis"),
    Entry("data step *", "", "where the neighbour lies in the data: a stride away"),
    Entry("moving", "A′", "its transpose, cell by cell"),
    Entry("moving picked", "", "the entry that is picked, in what is made of A"),
    Entry("reshape", "reshape", "the data as they lie, in the shape of A′"),
    Entry("reshape apart", "", "where the reshape has another number than A′"),
    Entry("reshape picked", "", "the entry that is picked, in the reshape"),
    Entry("diagonal", "", "the mirror: half-way over, A lies on it"),
    Entry("A taken", "", "what of A is taken, or summed with the entry that is picked"),
    Entry("data taken", "", "the same numbers, where they lie in the data"),
    Entry("part", "", "the slice, an array with one axis less"),
    Entry("terms", "", "the numbers of A on their way into their sums"),
    Entry("sums", "", "the sums, an array with one axis less"),
    Entry("sums picked", "", "the sum in which the entry that is picked is"),
    Entry("to part", "", "where the slice comes to"),
    Entry("data", "data", "the numbers as they lie in memory, one after the other"),
)


@dataclass(frozen=True, eq=False)
class Moving:
    """What a film moves: where cells are, and what stands in them, by moment; and the way of the one that a hand takes."""

    places: dict[str, Places]
    texts: dict[str, Texts]
    taken: int | None  # which cell a hand takes; None where nothing moves


@dataclass(frozen=True)
class Spot:
    """What a block needs on the board: its size with its title and the names of its axes."""

    width: float
    height: float
    left: float  # of the block in it
    top: float


def spot(width: float, height: float, order: int) -> Spot:
    """Return what a block of a size, or several in one place, needs with the names of as many axes."""
    left = (BESIDE if order > 1 else 0.2) + (FURTHER if order > 3 else 0.0)
    below = (BELOW if order > 0 else 0.1) + (FURTHER if order > 2 else 0.0)
    return Spot(left + width, ABOVE + height + below, left, ABOVE)


def arranged(spots: Sequence[Spot]) -> tuple[list[tuple[float, float]], float, float]:
    """Return where the blocks of spots begin, and how wide and high all of them are: side by side, below each other, or two in a line.

    Whatever makes cells largest.
    """
    ways = [[list(range(len(spots)))], [[k] for k in range(len(spots))]]
    if len(spots) == 3:
        ways += [[[0, 1], [2]], [[0], [1, 2]]]

    def size(lines: list[list[int]]) -> tuple[float, float]:
        widths = [sum(spots[k].width for k in line) + GAP * (len(line) - 1) for line in lines]
        return max(widths), sum(max(spots[k].height for k in line) for line in lines)

    lines = max(ways, key=lambda lines: min(ASPECT / size(lines)[0], 1 / (size(lines)[1] + 1)))
    places: dict[int, tuple[float, float]] = {}
    top = 0.0
    for line in lines:
        left = 0.0
        for k in line:
            places[k] = left + spots[k].left, top - spots[k].top
            left += spots[k].width + GAP
        top -= max(spots[k].height for k in line)
    return [places[k] for k in range(len(spots))], size(lines)[0], -top


def arrays(result: Arrays, shown: Shown, t: float, texts: Sequence[str]) -> tuple[Board, Film]:
    """Return the board of an array with what is made of it at a moment, and the film from the one to the other.

    texts : the entries of A as they are to be read, in C order.
    """
    board, moving = {"transpose": _transpose, "slice": _slice, "sum": _sum}[shown](result, t, texts)
    return board, _film(result, shown, moving)


# ---- a transpose beside a reshape


def _transpose(result: Arrays, t: float, texts: Sequence[str]) -> tuple[Board, Moving | None]:
    turned, shape, order = result.transposed, result.A.shape, result.order
    there = turned.array.shape
    both = Block(shape), Block(there)
    room = spot(max(of.width for of in both), max(of.height for of in both), order)
    spots = [spot(both[0].width, both[0].height, order), room, spot(both[1].width, both[1].height, order)]
    (at, over, beside), width, height = arranged(spots)
    block, start, end, other = Block(shape, *at), Block(shape, *over), Block(there, *over), Block(there, *beside)
    back = np.argsort(turned.axes).astype(int)
    ends = end.centres.reshape(2, *there).transpose(0, *(k + 1 for k in back)).reshape(2, -1) if order else end.centres
    ways = {0.0: start.centres, 1.0: ends}
    now, flat = place_at(ways, t), result.flat
    name, reshaped = transpose_text(turned.axes), other.flat(*turned.index_reshaped)[0]
    marks: list[Mark] = [*_array(result, block, texts), *_steps("A", result, block.centres)]
    is_mirrored = turned.axes == (1, 0)
    if is_mirrored:
        ends_of = np.array([0.0, max(both[0].width, both[0].height)])
        marks.append(Line("diagonal", np.vstack([start.left + ends_of, start.top - ends_of]), "level"))
    marks += [
        Cells("moving", now, "output", texts, "crossed" if is_mirrored else "plain", label="A", lengths=shape, follows="A"),
        _chosen("moving picked", now[:, [flat]], "output", texts, flat),
        end.titled("to moving", f"{name}  {shape_text(there)}", "output"),
        *_axes("moving", end, [AXES[k] for k in turned.axes]),
        other.drawn("reshape", texts, "second", follows="A"),
        *_apart(result, other, texts),
        _chosen("reshape picked", other.centres[:, [reshaped]], "second", texts, flat),
        other.titled("to reshape", reshape_text(there), "second"),
    ]
    far = np.hypot(*(ends - start.centres))
    taken = int(np.argmax(far)) if far.max(initial=0.0) > 0 else None
    moving = Moving({"moving": ways, "moving picked": {s: of[:, [flat]] for s, of in ways.items()}}, {}, taken)
    return _board(result, marks, block, width, height, texts, moving), None if taken is None else moving


def _apart(result: Arrays, other: Block, texts: Sequence[str]) -> list[Mark]:
    """Return where the reshape holds another number than A′."""
    values = result.transposed.array.ravel().tolist(), result.transposed.reshaped.ravel().tolist()
    which = [k for k, (a, b) in enumerate(zip(*values, strict=True)) if a != b]
    if not which:
        return []
    return [Cells("reshape apart", other.centres[:, which], "second", [texts[k] for k in which], "marked", follows="A", entries=which)]


# ---- a slice, and sums


def _slice(result: Arrays, t: float, texts: Sequence[str]) -> tuple[Board, Moving | None]:
    of = result.slice
    if of is None:
        return _alone(result, texts), None
    block, end, width, height = _two(result.A.shape, of.array.shape)
    here = block.centres[:, of.entries]
    ways = {0.0: here, 1.0: end.centres}
    now, which = place_at(ways, t), of.entries.index(result.flat)
    own = [texts[k] for k in of.entries]
    marks = [
        *_array(result, block, texts),
        Cells("A taken", here, "first", own, "marked", follows="A", entries=of.entries),
        end.drawn("to part", (), "output", box="ghost"),
        Cells("part", now, "output", own, "marked", follows="A", entries=of.entries),
        _chosen("moving picked", now[:, [which]], "output", texts, result.flat),
        end.titled("to the slice", f"A[{index_text(result.order, of.axis, of.at)}]  {shape_text(of.array.shape)}", "output"),
        *_axes("part", end, [AXES[k] for k in range(result.order) if k != of.axis]),
    ]
    moving = Moving({"part": ways, "moving picked": {s: where[:, [which]] for s, where in ways.items()}}, {}, 0)
    return _board(result, marks, block, width, height, texts, moving), moving


def _sum(result: Arrays, t: float, texts: Sequence[str]) -> tuple[Board, Moving | None]:
    """Return the board of sums; one index after the other along the axis goes over, and the sums grow."""
    sums = result.sums
    if sums is None:
        return _alone(result, texts), None
    block, end, width, height = _two(result.A.shape, sums.array.shape)
    n, index = result.A.shape[sums.axis], np.indices(result.A.shape)[sums.axis].ravel()
    there = np.broadcast_to(np.expand_dims(end.centres.reshape(2, *sums.array.shape), sums.axis + 1), (2, *result.A.shape)).reshape(2, -1)
    moments = [k / n for k in range(n + 1)]
    ways = {at: np.where(index < k, there, block.centres) for k, at in enumerate(moments)}
    terms = {at: ["" if index[j] < k else text for j, text in enumerate(texts)] for k, at in enumerate(moments)}
    partial_ = np.cumsum(np.moveaxis(result.A, sums.axis, 0), axis=0).reshape(n, -1)
    grown = [[""] * sums.array.size, *([show(value) for value in row] for row in partial_.tolist()[:-1]), _shown(sums.array)]
    values: Texts = dict(zip(moments, grown, strict=True))
    (which,) = end.flat(*sums.index)
    chosen = end.centres[:, [which]]
    marks = [
        *_array(result, block, texts),
        Cells(
            "A taken",
            block.centres[:, sums.entries],
            "first",
            [texts[k] for k in sums.entries],
            "marked",
            follows="A",
            entries=sums.entries,
        ),
        Cells("terms", place_at(ways, t), "output", texts_at(terms, t)),
        Cells("sums", end.centres, "output", texts_at(values, t), label="sum", lengths=sums.array.shape),
        Cells("sums picked", chosen, "output", [texts_at(values, t)[which]], "chosen"),
        end.titled("to the sums", f"A.sum(axis={sums.axis})  {shape_text(sums.array.shape)}", "output"),
        *_axes("sums", end, [AXES[k] for k in range(result.order) if k != sums.axis]),
    ]
    told = {"terms": terms, "sums": values, "sums picked": {at: [row[which]] for at, row in values.items()}}
    moving = Moving({"terms": ways}, told, None)
    return _board(result, marks, block, width, height, texts, moving), moving


def _shown(array: Matrix) -> list[str]:
    return [show(value) for value in array.ravel().tolist()]


def _alone(result: Arrays, texts: Sequence[str]) -> Board:
    """Return the board of an array of which nothing is made."""
    own = Block(result.A.shape)
    (at,), width, height = arranged([spot(own.width, own.height, result.order)])
    block = Block(result.A.shape, *at)
    return _board(result, [*_array(result, block, texts)], block, width, height, texts, None)


def _two(shape: Shape, there: Shape) -> tuple[Block, Block, float, float]:
    """Return an array's block and that of what is made of it, and how wide and high both are."""
    both = Block(shape), Block(there)
    (at, over), width, height = arranged([spot(of.width, of.height, len(of.shape)) for of in both])
    return Block(shape, *at), Block(there, *over), width, height


# ---- what all boards have


def _array(result: Arrays, block: Block, texts: Sequence[str]) -> list[Mark]:
    return [
        block.drawn("A", texts, "first", label="A", follows="A"),
        _chosen("A picked", block.centres[:, [result.flat]], "first", texts, result.flat),
        block.titled("to A", f"A  {shape_text(result.A.shape)}", "first"),
        *block.axes("A"),
    ]


def _steps(name: str, result: Arrays, centres: Matrix, size: float = 1.0) -> list[Cells]:
    """Return the neighbours of the picked entry: the next along each axis, and the one before where it is the last."""
    steps = [(k, 1 if index + 1 < n else -1) for k, (index, n) in enumerate(zip(result.place, result.A.shape, strict=True)) if n > 1]
    entries = {k: result.flat + sign * result.strides[k] for k, sign in steps}
    return [Cells(f"{name} step {k}", centres[:, [entry]], AXES[k], box="marked", size=size) for k, entry in entries.items()]


def _chosen(name: str, centre: Matrix, role: Role, texts: Sequence[str], entry: int, box: Box = "chosen", size: float = 1.0) -> Cells:
    return Cells(name, centre, role, [texts[entry]], box, follows="A", entries=[entry], size=size)


def _axes(name: str, block: Block, roles: Sequence[Role]) -> list[Caption]:
    """Return the names of the axes of what is made of A, in the colours that these have in A; each says which of A's it is."""
    captions = sorted(block.axes(name), key=lambda caption: caption.name)
    return [replace(caption, role=role) for caption, role in zip(captions, roles, strict=True)]


def _board(
    result: Arrays, marks: list[Mark], block: Block, width: float, height: float, texts: Sequence[str], moving: Moving | None
) -> Board:
    """Return the board with the data in a row below, and its handles."""
    size = result.A.size
    lines = [n for n in (size, *result.strides) if n * LEAST <= width]  # a line ends where a slice does
    line = max(lines, default=1)
    side = min(1.0, width / line)
    rows = math.ceil(size / line)
    k = np.arange(size)
    left = max(0.0, (width - line * side) / 2)
    centres = np.vstack([left + (k % line + 0.5) * side, -height - 0.75 - (k // line + 0.5) * side])
    marks = [
        *marks,
        Cells("data", centres, "first", texts, label="data", lengths=(size,), follows="A", size=side),
        *(_steps("data", result, centres, side) if any(mark.name.startswith("A step") for mark in marks) else ()),
        *(replace(mark, name="data taken", points=centres[:, mark.entries], size=side) for mark in marks if _is_taken(mark)),
        _chosen("data picked", centres[:, [result.flat]], "first", texts, result.flat, size=side),
        Caption("to data", np.array([width / 2, -height - 0.4]), "the data, as they lie in memory", "further", room=width),
    ]
    in_data = ByCells(centres, result.A.shape, side, line)
    handles = [
        Handle("at", None, "first", "", "the entry that is picked", ByCells(block.centres, result.A.shape)),
        Handle("at", None, "first", "", "the entry that is picked, in the data", in_data, part="data"),
    ]
    if moving and moving.taken is not None:
        ways = next(iter(moving.places.values()))
        keys = np.column_stack([where[:, moving.taken] for where in ways.values()])
        handles.append(Handle("t", None, "output", "", "what is made of A, on its way", Along(keys, np.array(list(ways)))))
    return Board("board", tuple(marks), width, height + 0.75 + rows * side, handles=tuple(handles), legend=LEGEND)


def _is_taken(mark: Mark) -> TypeGuard[Cells]:
    return mark.name == "A taken"


def _film(result: Arrays, shown: Shown, moving: Moving | None) -> Film:
    """Return the film; its readout says how far each number has come, or how many have come into each sum."""
    label = {"transpose": "From A to its transpose", "slice": "From A to the slice", "sum": "From A to the sums"}[shown]
    if moving is None:
        is_same = result.order > 1 and result.transposed.axes == tuple(range(result.order))
        say = {
            "transpose": "Nothing moves: all axes stay where they are."
            if is_same
            else "Nothing moves: this array has no two axes along which it could be turned over.",
            "slice": "A scalar has no axis, and no slice.",
            "sum": "A scalar has no axis to sum along.",
        }
        return Film(label, "each number", "way", "where it was", say=say[shown])
    times = [k / (MOMENTS - 1) for k in range(MOMENTS)]
    if result.sums and shown == "sum":
        n = result.A.shape[result.sums.axis]
        times = sorted({*times, *next(iter(moving.places.values()))})
        caption, readouts = "each sum", [f"of {math.floor(at * n + 1e-9)} of {counted(n, 'number')}" for at in times]
    else:
        name = {"transpose": transpose_text(result.transposed.axes), "slice": "the slice"}[shown]
        caption, readouts = "each number", [f"{at:.0%}".replace("%", "\u00a0%") + " of the way over" for at in times]
        readouts[0], readouts[-1] = "where A has it", f"where {name} has it"
    frames = partial(Frames, times, [f"t = {at:.2f}" for at in times], readouts, times, places=moving.places, texts=moving.texts)
    return Film(label, caption, "way", readouts[-1], frames)
