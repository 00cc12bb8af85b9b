"""Arrays: where the numbers of an array lie, and what transposing, reshaping, slicing and summing make of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Self

from core.figures.objects import arrays as figures
from core.figures.objects.arrays import Shown
from core.figures.theme import AXES
from core.numbers.arrays import Array, Limits, nested
from core.numbers.digits import equated, summed
from core.numbers.rational import known
from core.objects.arrays import (
    WORDS,
    Arrays,
    Shape,
    arrays,
    index_text,
    order_text,
    permuted,
    reshape_text,
    shape_text,
    transpose_text,
)
from pages.objects.lessons.arrays import LESSON as LESSON
from pages.objects.lessons.arrays import Seen
from pages.shared.code import written
from pages.shared.drags import Drag
from pages.shared.lesson import Example
from pages.shared.parameters import choice, entries, moment, order, place, whole
from pages.shared.programs import program
from pages.shared.state import PageState
from pages.shared.view import Number, Sentence, Table, View, number

TITLE = "Arrays"
SUMMARY = "Pick an entry of an array and see where it lies in the data, and where a transpose, a slice or a sum puts it."
SHOWN: dict[Shown, str] = {"transpose": "A → transpose", "slice": "A → slice", "sum": "A → sums"}
CUBE = nested([[[12 * i + 4 * j + k for k in range(4)] for j in range(3)] for i in range(2)])
FOUR = nested([[[[12 * h + 6 * i + 3 * j + k for k in range(3)] for j in range(2)] for i in range(2)] for h in range(2)])
SQUARE = nested([[1, 2, 3], [4, 5, 6], [7, 8, 9]])


@dataclass(frozen=True)
class State(PageState):
    """An array, a place in it, what is made of it and how, and the moment on the way there."""

    A: Array = entries(nested([[1, 2, 3], [4, 5, 6]]), "A", "Array A", limits=Limits(axes=4), role="first")
    at: Shape = place((0, 2), "index", "The entry that is picked", role="first")
    show: Shown = choice("transpose", SHOWN)
    order: str = order("", "A", "order of axes", "The axes of A in the order that A′ has them in", WORDS)
    axis: int = whole(0, 0, 3, "axis", "The axis that is sliced, or summed along")
    t: float = moment(1.0, 0.0, 1.0, stays=True)

    def most(self) -> dict[str, int]:
        """Return the last axis of A."""
        return {"axis": max(0, self.A.value.ndim - 1)}

    def shapes(self) -> dict[str, Shape]:
        """Return the shape of A."""
        return {"at": self.A.value.shape}

    def settled(self) -> Self:
        """Return the same with an order for as many axes as A has."""
        order = order_text(permuted(self.A.value.ndim, self.order))
        return self if order == self.order else replace(self, order=order)


EXAMPLES = (
    Example("A matrix", State(), "Transposing swaps the axes. The reshape has the same shape, and other numbers at four of six places."),
    Example("A scalar", State(A=nested("5"), at=()), "No axis and an empty shape: there is no index, and nothing to swap."),
    Example(
        "A vector",
        State(A=nested("[1,2,3,4]"), at=(2,)),
        "One axis has nothing to be swapped with: A.T is the vector itself, and no column.",
    ),
    Example("A row", State(A=nested("[[1,2,3,4]]")), "Two axes, the first of them 1 long: now transposing does make a column."),
    Example(
        "A column",
        State(A=nested("[[1],[2],[3],[4]]"), at=(2, 0)),
        "A column lies in the data just as a row does: one number next to the other.",
    ),
    Example("Half-way over", State(A=SQUARE, t=0.5), "Half-way over, all entries lie on the diagonal: it is the mirror."),
    Example("Taken for each other", State(A=SQUARE, at=(1, 0)), "A reshape of a square into its own shape is A itself; A.T is not."),
    Example(
        "A slice",
        State(A=SQUARE, at=(1, 2), show="slice", axis=1),
        "A column lies in the data in steps of 3, and still is a view: nothing is copied.",
    ),
    Example("Sums along axis 0", State(show="sum"), "Axis 0 is the one that goes: one sum is left for each column."),
    Example("Sums along axis 1", State(show="sum", axis=1), "Axis 1 goes, and one sum is left for each row."),
    Example("A tensor", State(A=CUBE, at=(1, 0, 2)), "Three axes, and their strides 12, 4 and 1: the last index runs first."),
    Example(
        "Channels last",
        State(A=CUBE, at=(1, 0, 2), order="120"),
        "From channel, row, column to row, column, channel: libraries for images differ in that.",
    ),
    Example("Four axes", State(A=FOUR, at=(1, 0, 1, 2)), "Two images of two channels, as a batch: A.T reverses all four axes."),
)
OF_24 = "A=[[[0,1,2,3],[4,5,6,7],[8,9,10,11]],[[12,13,14,15],[16,17,18,19],[20,21,22,23]]]"
DRAGS = (Drag("A:0,0", 20), Drag("A:0,0", 20, "an entry of 24", OF_24))


def page(state: State) -> View:
    """Return where the numbers of state's array lie, and what is made of it."""
    A = state.A
    result = arrays(A.value, state.at, state.order, state.axis, A.exact)
    texts = [entry for row in A.text for entry in row]
    board, film = figures.arrays(result, state.show, state.t, texts)
    n = result.order
    hides = {"order": state.show != "transpose" or n < 2, "axis": state.show == "transpose" or n < 2, "at": n == 0}
    return View(
        figures=(board,),
        say=sentence(result, texts, state.show),
        numbers=list(numbers(result, state.show)),
        proofs=result.proofs,
        program=lambda: code(state, result),
        film=film,
        tables=(views(result),),
        hides=frozenset(name for name, is_hidden in hides.items() if is_hidden),
        seen=Seen(result, state.show),
    )


# ---- what is said


def sentence(result: Arrays, texts: Sequence[str], shown: Shown) -> Sentence:
    """Return what is seen now: where in the data the entry lies, and where what is made of A has it; texts : its entries, as given."""
    if result.order == 0:
        more = {"transpose": "It is its own transpose.", "slice": "There is no axis to slice.", "sum": "There is no axis to sum along."}
        return ("A is a scalar: it has no axis, an empty shape and one number, ", (summed(texts), "first"), f". {more[shown]}")
    say = _of_sum(result, texts) if shown == "sum" else {"transpose": _of_transpose, "slice": _of_slice}[shown](result)
    return (*_where(result, texts), *say)


def _where(result: Arrays, texts: Sequence[str]) -> Sentence:
    terms: list[str | tuple[str, str]] = []
    for k, (index, stride) in enumerate(zip(result.place, result.strides, strict=True)):
        terms += [" + " if k else "", (f"{index}·{stride}", AXES[k])]
    value = (summed([texts[result.flat]]), "first")
    return (f"A[{_listed(result.place)}] = ", value, f" is number {result.flat} of the data, counted from 0: ", *terms, ". ")


def _of_transpose(result: Arrays) -> Sentence:
    turned = result.transposed
    if result.order == 1:
        return ("One axis has nothing to be swapped with: ", ("A.T", "output"), f" is A, {shape_text(turned.array.shape)}, and no column.")
    reshape = (reshape_text(turned.array.shape), "second")
    name = (transpose_text(turned.axes), "output")
    has = (name, f" has it at [{_listed(turned.index)}], ", reshape, f", of the same shape, at [{_listed(turned.index_reshaped)}]: ")
    size = result.A.size
    if not turned.apart:
        return (*has, "here both hold the same numbers everywhere.")
    return (*has, f"the two differ at {turned.apart} of {size} places.")


def _of_slice(result: Arrays) -> Sentence:
    of = result.slice
    if of is None:
        return ()
    name, gone = (f"A[{index_text(result.order, of.axis, of.at)}]", "output"), (f"axis {of.axis}", AXES[of.axis])
    is_view = next(each.is_view for each in result.shared if each.array is of.array)
    kind = "It is a view: what is written into it is written into A." if is_view else "It is a copy."
    steps = "" if not of.gaps else f" and goes on in steps of {' and '.join(map(str, of.gaps))}"
    shape = f"{shape_text(result.A.shape)} becomes {shape_text(of.array.shape)}"
    return (name, " has one index along ", gone, f", which goes: {shape}. It begins at number {of.start} of the data{steps}. {kind}")


def _of_sum(result: Arrays, texts: Sequence[str]) -> Sentence:
    sums = result.sums
    if sums is None:
        return ()
    gone, added = (f"axis {sums.axis}", AXES[sums.axis]), [texts[k] for k in sums.entries]
    exact = [value for text in added if (value := known(text)) is not None]
    sign, total = equated(sum(exact, Fraction(0)) if len(exact) == len(added) else sums.value)
    many = f"{summed(added)} {sign} " if len(added) <= 6 else f"{len(added)} numbers make {'' if sign == '=' else f'{sign} '}"
    shape = f"{shape_text(result.A.shape)} becomes {shape_text(sums.array.shape)}"
    return (("A.sum", "output"), " adds up along ", gone, f", which goes: {shape}. In the sum that has it, {many}", (total, "output"), ".")


def _listed(numbers_: Shape) -> str:
    return ", ".join(map(str, numbers_))


# ---- numbers


def numbers(result: Arrays, shown: Shown) -> Iterator[list[Number]]:
    """Yield the live numbers: of A, of its entry that is picked, and of what is made of it."""
    yield [number("order", result.order)]
    if result.order:
        yield [_several("shape", result.A.shape)]
        yield [_in_numbers("strides", result.strides)]
        yield [_several("in bytes", result.A.strides)]
        yield [_index("index", result.place, "first")]
    yield [number("position", result.flat)]
    yield [number("A[index]", result.value, "first")]
    if result.rank is not None:
        yield [number("rank", result.rank)]
    yield from {"transpose": _transpose_numbers, "slice": _slice_numbers, "sum": _sum_numbers}[shown](result)


def _transpose_numbers(result: Arrays) -> Iterator[list[Number]]:
    turned = result.transposed
    if result.order:
        yield [_several("shape of A′", turned.array.shape, "output")]
        yield [_in_numbers("strides of A′", tuple(result.strides[k] for k in turned.axes), "output")]
        yield [_index("index in A′", turned.index, "output")]
        yield [_index("index in the reshape", turned.index_reshaped, "second")]
    yield [number("places that differ", turned.apart, "second")]
    yield [_shares("A′ shares the data", result, turned.array)]


def _slice_numbers(result: Arrays) -> Iterator[list[Number]]:
    of = result.slice
    if of is None:
        return
    if of.gaps:
        yield [_several("shape of the slice", of.array.shape, "output")]
        yield [_in_numbers("strides of the slice", of.gaps, "output")]
    yield [_shares("the slice shares the data", result, of.array)]


def _sum_numbers(result: Arrays) -> Iterator[list[Number]]:
    sums = result.sums
    if sums is None:
        return
    if sums.array.ndim:
        yield [_several("shape of the sums", sums.array.shape, "output")]
    yield [number("sum", sums.value, "output")]
    yield [number("sum of all", result.total)]


def _index(name: str, index: Shape, role: str = "") -> Number:
    return Number(name, f"[{_listed(index)}]", role, tuple(map(float, index)))


def _several(name: str, values: Shape, role: str = "") -> Number:
    return Number(name, shape_text(values), role, tuple(map(float, values)))


def _in_numbers(name: str, strides: Shape, role: str = "") -> Number:
    return Number(name, f"{shape_text(strides)} numbers", role, tuple(map(float, strides)))


def _shares(name: str, result: Arrays, array: Any) -> Number:
    is_view = next(each.is_view for each in result.shared if each.array is array)
    return Number(name, "yes" if is_view else "no", "", float(is_view))


def views(result: Arrays) -> Table:
    """Return what NumPy makes of A, with its strides, and whether that is a view or a copy."""
    shares = ["yes" if each.is_view else "no" for each in result.shared]
    rows = [
        [each.expression, shape_text(each.array.shape), shape_text(each.strides), share]
        for each, share in zip(result.shared, shares, strict=True)
    ]
    note = f"{shares.count('yes')} of {len(rows)} share A's data, as np.shares_memory finds it: views; the others have data of their own"
    return Table("Views", rows, note, heads=("in NumPy", "shape", "strides in bytes", "shares A's data"))


def code(state: State, result: Arrays) -> str:
    """Return a program that prints the numbers."""
    n = result.order
    given = {"A": written(state.A), "index": str(state.at), "axes": str(result.transposed.axes), "axis": str(state.axis)}
    shown = state.show if n or state.show == "transpose" else ""
    return program("objects/arrays", given, has_axes=n > 0, has_more=n > 1, is_matrix=n == 2, shown=shown)
