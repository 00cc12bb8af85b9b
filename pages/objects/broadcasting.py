"""Broadcasting: two arrays of any shapes combined entry by entry, the smaller one stretched over the larger."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal, TypeAlias

import numpy as np

from core.figures.film import Film
from core.figures.objects.broadcasting import MOST, Picture
from core.figures.objects.laid import COMBINED, STRETCHED, WRITTEN
from core.figures.theme import AXES
from core.numbers.arrays import Array, InputError, Limits, array, nested
from core.numbers.digits import counted, equated, quoted, show
from core.numbers.rational import known
from core.objects.backwards import Backwards, Loss
from core.objects.broadcasting import OPERATIONS, Broadcast, Operation, Shape, Stretched, Tensor, broadcast
from pages.objects.lessons.broadcasting import LESSON as LESSON
from pages.objects.lessons.broadcasting import Seen
from pages.shared.code import written
from pages.shared.drags import Drag
from pages.shared.lesson import Example
from pages.shared.parameters import action, choice, entries, moment, place
from pages.shared.programs import program
from pages.shared.state import PageState
from pages.shared.view import Number, Sentence, Table, View

TITLE = "Broadcasting"
SUMMARY = "Give two shapes, and watch the smaller one be stretched over the larger, without a copy."
Word: TypeAlias = Literal["plus", "minus", "times", "over"]
WORDS: dict[Word, str] = {"plus": "A + b", "minus": "A − b", "times": "A × b", "over": "A ÷ b"}
BY_WORD: dict[str, Operation] = dict(zip(WORDS, OPERATIONS, strict=True))
LOSSES: dict[Loss, str] = {"sum": "ΣC", "squares": "½ΣC²"}
SIZES = Limits(axes=4, smallest=1e-60)  # b is squared where it divides
FROM_LAST = ("the last", "the last but one", "the third from the last", "the fourth from the last")
FEW = 3  # places that are named


def repaired(state: "State") -> "State":
    """Return state with axes of length 1 put into one of its shapes so that both fit."""
    result = broadcast(state.A.value, state.b.value, BY_WORD[state.op])
    if not result.clash:
        raise InputError("These shapes fit already.")
    if not result.repairs:
        raise InputError("No axis of length 1 makes these shapes fit: change how long one of them is.")
    repair = result.repairs[0]
    if repair.which == "first":
        return replace(state, A=_shaped(state.A, repair.shape))
    return replace(state, b=_shaped(state.b, repair.shape))


def _shaped(old: Array, axes: Shape) -> Array:
    """Return an array with the same entries in another shape."""
    flat, last = [entry for row in old.text for entry in row], axes[-1]
    return array([flat[k : k + last] for k in range(0, len(flat), last)], SIZES, axes=axes)


@dataclass(frozen=True)
class State(PageState):
    """Two arrays, what is done with them, the entry that is looked at, a loss, and the moment of the film."""

    op: Word = choice("plus", WORDS, "C")
    A: Array = entries(nested([[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]), "A", "Array A", limits=SIZES, role="first", beside="b")
    b: Array = entries(nested([10, 0, -10, 5]), "b", "Array b", limits=SIZES, role="second", beside="A")
    at: tuple[int, ...] = place((1, 2), "at", "The entry of C that is looked at", role="output")
    loss: Loss = choice("sum", LOSSES, "Loss L")
    fit: None = action("Make it fit", "Put axes of length 1 into a shape, so that both fit", repaired)
    t: float = moment(COMBINED, 0.0, COMBINED)

    def shapes(self) -> Mapping[str, Shape]:
        """Return the shape of C, where there is one."""
        shape = broadcast(self.A.value, self.b.value, OPERATIONS[0]).shape
        return {} if shape is None else {"at": shape}


FOUR = nested(np.arange(1.0, 13).reshape(2, 1, 3, 2))
COLUMN = nested([[1], [2], [3]])
EXAMPLES = (
    Example(
        "A row for every row",
        State(),
        "One row b meets all three rows of A: its 4 stored numbers are seen as 12.",
    ),
    Example("A column", State(b=nested([[100], [200], [300]])), "A column is stretched to the right: each row gets a number of its own."),
    Example(
        "Both stretched",
        State(A=COLUMN, b=nested([10, 20, 30, 40]), at=(2, 1)),
        "A gives 4 columns and b 3 rows: out of 3 + 4 stored numbers come 12 sums.",
    ),
    Example(
        "Does not fit",
        State(b=nested([100, 200, 300])),
        "Right-aligned, 3 stands beneath 4, not beneath the 3. One click makes a column of b.",
    ),
    Example(
        "A scalar",
        State(op="times", b=nested("0.5"), at=(0, 0)),
        "No axes at all: all are filled up and stretched, and one number meets all 12.",
    ),
    Example(
        "A square hides it",
        State(A=nested([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), b=nested([10, 20, 30]), at=(2, 0)),
        "3 numbers for 3 rows, and yet each goes to a column: 7 gets 10, and not 30.",
    ),
    Example(
        "To four axes",
        State(op="times", A=FOUR, b=nested([[[1, 10]], [[100, 1000]]]), at=(1, 1, 2, 0)),
        "With (2, 1, 3, 2) and (2, 1, 2), three axes are stretched: one of A and two of b.",
    ),
    Example(
        "Divided by zero",
        State(op="over", b=nested([2, 0, 4, 1]), at=(0, 1)),
        "One zero in b is seen three times: a column of C has no value, and so there is no loss.",
    ),
    Example(
        "Backwards",
        State(op="times", loss="squares", A=nested([[1, 2], [3, 4], [5, 6]]), b=nested([1, -1]), at=(0, 1)),
        "The gradient of b has 2 numbers, as b has: 35 and −56, each summed over three rows.",
    ),
    Example(
        "One shape",
        State(op="minus", A=nested([[1, 2], [3, 4]]), b=nested([[4, 3], [2, 1]]), at=(1, 0)),
        "The same shape twice: nothing is stretched, and no gradient is summed.",
    ),
    Example(
        "Far too many",
        State(A=nested(np.arange(1.0, 13)[:, None]), b=nested(np.arange(1.0, 13)), at=(11, 11)),
        "12 numbers and 12 numbers make 144: too many for cells here, and no more than 24 are stored.",
    ),
)
DRAGS = (
    Drag("A:0,0", 8),
    Drag("at", 8, "at"),
    Drag("t", 8, "the film"),
    Drag("A:0,0", 6, "four axes", "op=times&A=[[[[1,2],[3,4],[5,6]]],[[[7,8],[9,10],[11,12]]]]&b=[[[1,10]],[[100,1000]]]"),
)


def page(state: State) -> View:
    """Return what becomes of state's arrays, or why they do not fit."""
    result = broadcast(state.A.value, state.b.value, BY_WORD[state.op])
    back = Backwards(result, state.loss)
    picture = Picture(result, state.at if result.shape is not None else ())
    film = None
    if picture.is_drawn:
        name = WORDS[state.op]
        film = Film("From the shapes to C", name, name, picture.shown(COMBINED), picture.frames, seconds=9.0)
    hides = {"fit"} if result.shape is not None else {"at", "loss"}
    return View(
        figures=(picture.board(state.t if film else COMBINED),),
        say=sentence(result, state.A, state.b, picture, state.t if film else COMBINED),
        numbers=numbers(result, back, state.at),
        proofs=[*result.proofs, *back.proofs],
        program=partial(code, state, result, back),
        film=film,
        tables=tables(result, back),
        hides=frozenset(hides),
        seen=Seen(result, back, state.at if picture.is_drawn else None),
    )


# ---- what is said


def sentence(result: Broadcast, A: Array, b: Array, picture: Picture, t: float) -> Sentence:
    """Return what is seen now: why nothing fits, an act of the film, or one entry and what has been stretched for it."""
    if result.clash is not None:
        return _clash(result)
    if t < WRITTEN:
        return _written(result)
    if t < STRETCHED:
        return (*_stretched(result), *(" The copies are only seen: the stride there is 0.",) * _any(result))
    many = f" C has {result.size} entries, and none is drawn: there is room for {MOST}."
    return (*_entry(result, A, b, picture.step(t), picture.at), *_stretched(result), *_undefined(result), *(many,) * (not picture.is_drawn))


def _any(result: Broadcast) -> bool:
    return any(part.stretched for part in result.operands)


def _named(result: Broadcast) -> tuple[tuple[str, str, Stretched], ...]:
    return (("A", "first", result.operands[0]), ("b", "second", result.operands[1]))


def _clash(result: Broadcast) -> Sentence:
    """Return along which axis two shapes do not fit, as NumPy counts it and from the last, why, and what would do."""
    clash = result.clash or -1
    axis, number = result.axes[clash], len(result.axes) + clash
    says: Sentence = (
        "These shapes do not fit along ",
        *_axes((number,)),
        f", {FROM_LAST[-clash - 1]} ({_signed(clash)}): A has ",
        (str(axis.first), "first"),
        " there and b ",
        (str(axis.second), "second"),
        ", and neither is 1. ",
    )
    if not result.repairs:
        return (*says, "No axis of length 1 mends that: another length has to.")
    repair = result.repairs[0]
    name, role = ("A", "first") if repair.which == "first" else ("b", "second")
    return (*says, "With the shape ", (str(repair.shape), role), f" {name} would fit.")


def _plain(say: Sentence) -> str:
    return "".join(part if isinstance(part, str) else part[0] for part in say)


def _signed(value: int) -> str:
    return str(value).replace("-", "−")


def _written(result: Broadcast) -> Sentence:
    """Return which operand is filled up with 1: the one that has fewer axes."""
    for name, role, part in _named(result):
        if part.own.shape != part.padded:
            shapes: Sentence = ((str(part.own.shape), role), " is filled up with 1 on the left to ", (str(part.padded), role), ".")
            return (f"Right-aligned, {name} ", *shapes)
    return (f"Right-aligned, A {result.a.shape} and b {result.b.shape} have as many axes: nothing is filled up.",)


def _stretched(result: Broadcast) -> Sentence:
    """Return which operand is stretched along which axes."""
    says: Sentence = ()
    for name, role, part in _named(result):
        if part.stretched:
            how: Sentence = ("along ", *_axes(part.stretched), f" from {part.own.shape} to {part.shape}")
            says = (*says, ", " if says else "", (name, role), " " if says else " is stretched ", *how)
    if not says:
        before = "Filled up with 1, both" if result.a.shape != result.b.shape else "Both"
        return (f"{before} have one shape: nothing is stretched.",)
    return (*says, ": nothing is copied.")


def _axes(axes: Shape) -> Sentence:
    """Return axes of the result by their numbers, each in its colour."""
    if len(axes) == 1:
        return ((f"axis {axes[0]}", AXES[axes[0]]),)
    signs = [", "] * (len(axes) - 2) + [" and ", ""]
    return ("axes ", *(part for k, sign in zip(axes, signs, strict=True) for part in ((str(k), AXES[k]), sign) if part))


def _entry(result: Broadcast, A: Array, b: Array, at: Shape, picked: Shape) -> Sentence:
    """Return how one entry of the result is made; where that is another one than the one that is picked, both are named."""
    texts, c = [array.text_at(at) for array in (A, b)], float(result.result[at])
    made: Sentence = ((quoted(texts[0]), "first"), f" {result.operation.sign} ", (quoted(texts[1]), "second"))
    where: Sentence = (f"At {list(at)}: ",) if at else ()
    if at != picked:
        where = (f"{list(picked)} is picked, and the film is at {list(at)}: ",)
    if c != c:
        return (*where, *made, " has no value. ")
    one, other = map(known, texts)
    sign, value = equated(c if one is None or other is None else result.operation.exactly(one, other))
    return (*where, *made, f" {sign} ", (value, "output"), ". ")


def _undefined(result: Broadcast) -> Sentence:
    """Return where the divisor is 0."""
    if not result.undefined:
        return ()
    zeros = [list(map(int, place)) for place in np.argwhere(result.b == 0)]
    places = "" if zeros == [[]] else f" at {_listed([str(place) for place in zeros[:FEW]], len(zeros) - FEW)}"
    return (" ", ("b", "second"), f" is 0{places}: nothing is divided by it. NumPy warns, and gives {_listed(list(result.overflows), 0)}.")


def _listed(words: list[str], more: int) -> str:
    if more > 0:
        return f"{', '.join(words)} and {counted(more, 'more place')}"
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


# ---- numbers and tables


def numbers(result: Broadcast, back: Backwards, at: Shape) -> list[list[Number]]:
    """Return the live numbers."""
    if result.shape is None:
        return [
            [_shape("shape of A", result.a.shape, "first"), _shape("shape of b", result.b.shape, "second")],
            [Number("shape of C", "–", "output")],
            [_count("A stored", result.a.size, "first"), _count("b stored", result.b.size, "second")],
        ]
    gradients, here = back.gradients or (None, None), []
    for (name, role, part), gradient in zip(_named(result), gradients, strict=True):
        value = None if gradient is None else float(np.broadcast_to(gradient, part.shape)[at])
        here.append(Number(f"∂L/∂{name} here", "–" if value is None else show(value), role, value))
    one, other = result.operands
    loss = back.value
    return [
        [_shape("shape of C", result.shape, "output")],
        [_in_numbers("strides of A", one.strides, "first")],
        [_in_numbers("strides of b", other.strides, "second")],
        [_count("A stored", one.own.size, "first"), _count("b stored", other.own.size, "second"), _count("each shown", result.size)],
        [Number("L", "–" if loss is None else show(loss), "", loss), *here],
    ]


def _shape(name: str, shape: Shape, role: str) -> Number:
    return Number(name, str(shape), role, tuple(map(float, shape)) or None)  # of no axes a program prints nothing


def _in_numbers(name: str, strides: Shape, role: str) -> Number:
    return replace(_shape(name, strides, role), text=f"{strides} numbers")


def _count(name: str, count: int, role: str = "") -> Number:
    return Number(name, str(count), role, float(count))


def tables(result: Broadcast, back: Backwards) -> list[Table]:
    """Return the gradients of both operands, and over which axes each has been summed."""
    if result.shape is None:
        return []
    if back.gradients is None:
        return [Table("∂L/∂A", [["–"]], "C has no value everywhere, and so there is no loss", "first")]
    found = []
    for (name, role, part), gradient in zip(_named(result), back.gradients, strict=True):
        how = f"summed over {_plain(_axes(part.stretched))}" if part.stretched else "nothing is summed"
        found.append(_gradient(f"∂L/∂{name}", gradient, f"{part.own.shape}, {how}", role))
    return found


def _gradient(name: str, gradient: Tensor, note: str, role: str) -> Table:
    values = gradient.reshape(-1, gradient.shape[-1] if gradient.ndim else 1).tolist()
    return Table(name, [[show(value) for value in row] for row in values], note, role, values=lambda: values)


def code(state: State, result: Broadcast, back: Backwards) -> str:
    """Return a program that prints the numbers."""
    repair = result.repairs[0] if result.repairs else None
    axes = {} if result.shape is None else {f"axes_{name}": str(part.stretched) for name, _, part in _named(result)}
    return program(
        "objects/broadcasting",
        {"A": written(state.A), "b": written(state.b), "at": str(state.at)} | axes,
        word=state.op,
        is_sum=state.loss == "sum",
        fits=result.shape is not None,
        has_axes=bool(result.axes),
        has_loss=back.exists,
        mends=repair is not None,
        mends_b=repair is not None and repair.which == "second",
        shape=list(repair.shape) if repair else [],
        has_zero=bool(result.shape is not None and result.undefined),
    )
