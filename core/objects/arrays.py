"""Arrays: where the numbers of an array lie in its data, and what its transpose, a slice of it and sums along an axis are.

Axes, strides and what shares memory are NumPy's of an array in C order, in which the last index runs first.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.matrices.singular import singular_values
from core.numbers.arrays import EPS
from core.numbers.proof import Proof
from core.numbers.rational import Rational, rounded

Shape: TypeAlias = tuple[int, ...]
Tensor: TypeAlias = NDArray[np.float64]  # of up to four axes
WORDS = ("reverse", "last", "first", "roll")  # orders that any number of axes has
BYTES = 8  # of a number in float64


@dataclass(frozen=True, eq=False)
class Shared:
    """An array that NumPy makes of A, and whether it lies in the data of A: a view shares them, a copy does not."""

    expression: str  # as it is written in NumPy
    array: NDArray[Any]
    is_view: bool  # as np.shares_memory finds it

    @property
    def strides(self) -> Shape:
        """How many bytes lie from one number to the next along each axis."""
        return self.array.strides


@dataclass(frozen=True, eq=False)
class Transposed:
    """A with its axes in another order, beside a reshape of A that has the same shape."""

    axes: Shape  # of A, in their new order
    array: Tensor  # A′
    reshaped: Tensor  # the data of A in their old order, in the shape of A′
    index: Shape  # where A′ has what A has at the place
    index_reshaped: Shape  # and where the reshape has it

    @property
    def apart(self) -> int:
        """At how many places the two hold different numbers."""
        return int(np.count_nonzero(self.array != self.reshaped))


@dataclass(frozen=True, eq=False)
class Slice:
    """What of A has one index along an axis: an array with one axis less."""

    axis: int
    at: int  # that index
    array: Tensor
    entries: Sequence[int]  # which of A's they are, in C order

    @property
    def start(self) -> int:
        """Where in the data it begins."""
        return self.entries[0]

    @property
    def gaps(self) -> Shape:
        """How many numbers of the data lie from one of its entries to the next, along each of its axes."""
        return tuple(stride // BYTES for stride in self.array.strides)


@dataclass(frozen=True, eq=False)
class Sums:
    """A summed along an axis: an array with one axis less."""

    axis: int
    array: Tensor
    index: Shape  # of the sum that has the place in it
    entries: Sequence[int]  # which entries of A that sum is of, in C order
    are_zero: bool  # all of them, in fractions where A has them

    @property
    def value(self) -> float:
        """That sum."""
        return float(self.array[self.index])


@dataclass(frozen=True, eq=False)
class Arrays:
    """An array with one of its places picked, and what is made of it."""

    A: Tensor
    place: Shape  # an index along each axis
    rank: int | None  # of a matrix; an array of any other number of axes has none
    transposed: Transposed
    slice: Slice | None  # None where there is no axis
    sums: Sums | None
    shared: tuple[Shared, ...]

    @property
    def order(self) -> int:
        """The number of axes."""
        return self.A.ndim

    @property
    def strides(self) -> Shape:
        """How many numbers lie in the data from one entry to the next along each axis: the product of the lengths after it."""
        return strides(self.A.shape)

    @property
    def flat(self) -> int:
        """Where in the data the place lies, from 0: the sum of index times stride."""
        return sum(k * stride for k, stride in zip(self.place, self.strides, strict=True))

    @property
    def value(self) -> float:
        """What stands at the place."""
        return float(self.A[self.place])

    @property
    def total(self) -> float:
        """The sum of all entries."""
        return math.fsum(self.A.ravel())

    @cached_property
    def proofs(self) -> tuple[Proof, ...]:
        """Residuals of what is said, in places rather than in numbers: two entries may be alike, and two places are not."""
        places = positions(self.A.shape)
        index = np.reshape(np.indices(self.A.shape), (self.order, self.A.size))
        found = np.array(self.strides, dtype=int) @ index
        proofs = [
            Proof("max |Σ index·stride − position|", float(np.abs(found - places.ravel()).max()), 0.0),
            Proof("max |A′[swapped index] − A[index]|", _moved(places, self.transposed), 0.0),
        ]
        if self.sums:
            total, parts = self.total, math.fsum(self.sums.array.ravel())
            size = math.fsum(np.abs(self.A).ravel()) or 1.0
            proofs.append(Proof("|Σ sums − Σ A| / Σ |A|", abs(total - parts) / size, self.A.size * EPS))
        return tuple(proofs)


def strides(shape: Shape) -> Shape:
    """Return how many numbers lie from one entry to the next along each axis, in C order."""
    return tuple(math.prod(shape[k + 1 :]) for k in range(len(shape)))


def positions(shape: Shape) -> NDArray[np.int64]:
    """Return an array of shape whose entries say where they lie in the data."""
    return np.arange(math.prod(shape)).reshape(shape)


def permuted(count: int, order: str) -> Shape:
    """Return so many axes in an order: a digit for each, or nothing for all reversed.

    Digits for another number of axes are counted from the last axis: those of axes that are not there go, and other axes stay first.
    A word is one of WORDS: all reversed, the last two or the first two swapped, or the first one as the last.
    """
    axes = list(range(count))
    match order:
        case "" | "reverse":
            return tuple(axes[::-1])
        case "last":
            return (*axes[:-2], *axes[-2:][::-1])
        case "first":
            return (*axes[:2][::-1], *axes[2:])
        case "roll":
            return (*axes[1:], *axes[:1])
    more = count - len(order)
    return (*axes[: max(0, more)], *(int(digit) + more for digit in order if int(digit) + more >= 0))


def order_text(axes: Shape) -> str:
    """Return an order of axes as permuted() has it: a digit for each, or nothing for all reversed."""
    return "" if axes == tuple(reversed(range(len(axes)))) else "".join(map(str, axes))


def arrays(A: Tensor, place: Shape, order: str = "", axis: int = 0, exact: Rational | None = None) -> Arrays:
    """Return where the numbers of A lie, and what is made of A.

    A : of up to four axes; place : an index along each of them; order : that of the axes of A′, as permuted() has it; axis : the one
    that is sliced at the place, and summed along; exact : the entries of A in fractions, row by row, if they are known.
    """
    A = np.array(A, dtype=np.float64, order="C")
    of, sums = (slice_(A, place, axis), summed(A, place, axis, exact)) if A.ndim else (None, None)
    turned = transposed(A, place, permuted(A.ndim, order))
    return Arrays(A, place, _rank(A, exact), turned, of, sums, shared(A, turned, of, sums))


def transposed(A: Tensor, place: Shape, axes: Shape) -> Transposed:
    """Return A with its axes in another order, and the reshape of A that has the same shape."""
    turned = A.transpose(axes)
    where = np.unravel_index(int(positions(A.shape)[place]), turned.shape) if A.ndim else ()
    return Transposed(axes, turned, A.reshape(turned.shape), tuple(place[k] for k in axes), tuple(int(k) for k in where))


def slice_(A: Tensor, place: Shape, axis: int) -> Slice:
    """Return what of A has the index of the place along an axis."""
    index = tuple(place[k] if k == axis else slice(None) for k in range(A.ndim))
    return Slice(axis, place[axis], A[(*index, ...)], positions(A.shape)[(*index, ...)].ravel().tolist())


def summed(A: Tensor, place: Shape, axis: int, exact: Rational | None = None) -> Sums:
    """Return the sums of A along an axis, in fractions where A has them, and each rounded once."""
    rows = np.moveaxis(positions(A.shape), axis, -1)
    outer = rows.shape[:-1]
    index = tuple(k for j, k in enumerate(place) if j != axis)
    groups = rows.reshape(-1, A.shape[axis]).tolist()
    if exact:
        whole, unit = exact.whole
        entries = [entry for row in whole for entry in row]
        totals = [sum(entries[k] for k in group) for group in groups]
        values, are_zero = [rounded(Fraction(total, unit)) for total in totals], not any(totals)
    else:
        values = [math.fsum(A.ravel()[k] for k in group) for group in groups]
        are_zero = not any(values)
    return Sums(axis, np.array(values).reshape(outer), index, rows[index].tolist(), are_zero)


def shared(A: Tensor, turned: Transposed, of: Slice | None, sums: Sums | None) -> tuple[Shared, ...]:
    """Return what NumPy makes of A, each with whether it lies in the data of A."""
    T = turned.array
    told: list[tuple[str, NDArray[Any]]] = [(transpose_text(turned.axes), T), (reshape_text(T.shape), turned.reshaped)]
    if of and sums:
        told += [
            (f"A[{index_text(A.ndim, of.axis, of.at)}]", of.array),
            ("A[::-1]", A[::-1]),
            ("A[[0]]", A[[0]]),
            (f"A.sum(axis={sums.axis})", np.asarray(A.sum(axis=sums.axis))),
        ]
    told += [("A.ravel()", A.ravel()), ("A.T.ravel()", A.T.ravel()), ("A.flatten()", A.flatten())]
    return tuple(Shared(text, array, bool(np.shares_memory(A, array))) for text, array in told)


def transpose_text(axes: Shape) -> str:
    """Return how NumPy is told to put axes into another order."""
    return "A.T" if axes == tuple(reversed(range(len(axes)))) else f"A.transpose({_listed(axes)})"


def reshape_text(shape: Shape) -> str:
    """Return how NumPy is told to read the data in another shape."""
    return f"A.reshape({_listed(shape)})"


def index_text(order: int, axis: int, at: int) -> str:
    """Return how a slice is written: ``:, 1``; of a vector it is ``1, ...``, as ``A[1]`` is a number of Python's and no array."""
    return ", ".join(str(at) if k == axis else ":" for k in range(order)) + (", ..." if order == 1 else "")


def shape_text(shape: Shape) -> str:
    """Return a shape, or strides, as Python writes them."""
    return f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"


def _listed(numbers: Shape) -> str:
    return ", ".join(map(str, numbers)) if numbers else "()"


def _moved(places: NDArray[np.int64], turned: Transposed) -> float:
    """Return by how many positions A′ is off at worst: it has at the swapped index what A has at the index."""
    index = np.indices(places.shape)
    return float(np.abs(places.transpose(turned.axes)[tuple(index[k] for k in turned.axes)] - places).max())


def _rank(A: Tensor, exact: Rational | None) -> int | None:
    """Return the rank of a matrix."""
    return singular_values(A, exact).rank if A.ndim == 2 else None
