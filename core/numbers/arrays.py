"""Arrays: the only door through which a person's numbers come in.

Every entry keeps the text that was given (``1/3`` stays ``1/3``) beside its value.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.numbers import notation
from core.numbers.characters import seen
from core.numbers.counts import counted
from core.numbers.expression import InputError, evaluate
from core.numbers.notation.lists import index, listed, uneven
from core.numbers.rational import Rational, is_lost, is_rounded, rational, spelled
from core.numbers.typeset import called

Matrix: TypeAlias = NDArray[np.float64]
Vector: TypeAlias = NDArray[np.float64]
Texts: TypeAlias = tuple[tuple[str, ...], ...]

EPS = float(np.finfo(np.float64).eps)
ROUNDING = 8 * EPS  # relative: what is smaller is the rounding of a few operations
LARGEST = (200, 64)  # of an array that is known to be good
NOTHING = "There are no numbers here: write for instance 2 1; 1 2."
NO_VECTOR = "There are no numbers here: write for instance 2, 1."
PLAIN = 1e5  # from here on a bound is written with a power of ten
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SMALLEST = 1e-100  # products of two smaller entries are lost in float64: what a page takes that says nothing else

__all__ = [
    "EPS", "ROUNDING", "Array", "InputError", "Limits", "Matrix", "Vector", "array", "matrix", "nested", "read", "resized", "vector",
]  # fmt: skip


@dataclass(frozen=True)
class Limits:
    """What a page takes: one shape or any up to the largest, and entries from the least on that are 0 or of a magnitude between two."""

    shape: tuple[int, int] | None = None
    largest: tuple[int, int] = (8, 8)
    magnitude: float = 1e9
    smallest: float = SMALLEST  # of an entry that is not 0
    least: float = -math.inf
    is_square: bool = False
    fewest: int = 1  # rows, and columns where it is no vector
    axes: int = 0  # as many as an array can have that need not be a matrix,
    longest: int = 12  # what is the most along each of them,
    most: int = 48  # and in all


@dataclass(frozen=True)
class Array:
    """A real matrix, a vector as one column, or an array of up to four axes, entry by entry as text and as value."""

    text: Texts  # m rows of n entries; a vector has n = 1, and an array with axes of its own n along the last
    is_vector: bool = False
    value: Matrix = field(compare=False, repr=False, default_factory=lambda: np.empty(0))  # (m, n), or (m,) for a vector, or axes
    axes: tuple[int, ...] | None = None  # what is along each axis, where a page takes any number of them: () is a scalar

    @property
    def shape(self) -> tuple[int, int]:
        """The number of rows and of columns that the entries are kept in, (m, n); value.shape has the axes."""
        return len(self.text), len(self.text[0])

    @property
    def exact(self) -> Rational | None:
        """The array in fractions, as it was typed; None where an entry is no fraction, such as √2, or a rounded one."""
        return rational(self.text)

    @property
    def is_rounded(self) -> bool:
        """Whether an entry is a decimal of more than fifteen digits: the rounding of some other number."""
        return any(is_rounded(entry) for row in self.text for entry in row)

    @property
    def spelled(self) -> Rational | None:
        """The array in fractions that what is said of it is held against, of rounded decimals by all their digits.

        None where an entry is no fraction, and none is rounded: of √2 no digits tell what it makes.
        """
        return self.exact or (spelled(self.text) if self.is_rounded else None)

    def text_at(self, place: Sequence[int]) -> str:
        """Return the entry at a place, as it was given; the place may be one of an array that it is stretched to."""
        lengths = self.value.shape
        own = [0 if length == 1 else index for index, length in zip(place[len(place) - len(lengths) :], lengths, strict=True)]
        number = sum(index * math.prod(lengths[axis + 1 :]) for axis, index in enumerate(own))
        row, column = divmod(number, self.shape[1])
        return self.text[row][column]

    def __str__(self) -> str:
        """Return the array as it stands in a link: ``2,1;1,2``, a vector in one row: ``1,0.5``, and ``[[[1,2]]]`` with axes of its own."""
        if self.axes is not None:
            return listed([called(entry) for row in self.text for entry in row], self.axes, ",")
        if self.is_vector:
            return ",".join(row[0] for row in self.text)
        return ";".join(",".join(row) for row in self.text)


def matrix(rows: str | Sequence[Sequence[float | str]]) -> Array:
    """Return rows, as text or as numbers, as a matrix that is known to be good.

    Raises InputError where a person's text would.
    """
    if isinstance(rows, str):
        return read(rows, Limits(largest=LARGEST))
    return array([[_text(entry) for entry in row] for row in rows], Limits(largest=LARGEST))


def vector(entries: str | Sequence[float | str]) -> Array:
    """Return entries, as text or as numbers, as a vector that is known to be good."""
    if isinstance(entries, str):
        return read(entries, is_vector=True)
    return array([[_text(entry)] for entry in entries], Limits(largest=(64, 1)), is_vector=True)


def nested(entries: str | ArrayLike) -> Array:
    """Return entries, as text or as numbers, as an array of up to four axes that is known to be good: ``[[1],[2]]`` is (2, 1)."""
    if isinstance(entries, str):
        return read(entries, Limits(axes=4))
    value = np.asarray(entries, dtype=np.float64)
    rows = value.reshape(-1, value.shape[-1] if value.ndim else 1).tolist()
    return array([[_text(entry) for entry in row] for row in rows], Limits(axes=4), axes=value.shape)


def read(text: str, limits: Limits = Limits(), *, is_vector: bool = False) -> Array:
    """Return the array that text stands for, in any notation that ``core.numbers.notation`` knows.

    A vector may be written as a row or as a column. Raises InputError with the entry, the reason and what would do.
    """
    return from_reading(notation.read(text, limits.axes or 2), limits, is_vector=is_vector)


def from_reading(found: notation.Reading, limits: Limits = Limits(), *, is_vector: bool = False) -> Array:
    """Return the array that a reading holds; mistakes are named by their places in the text."""
    rows = found.rows
    if limits.axes:
        return array(rows, limits, axes=found.axes)
    if is_vector and len(rows) == 1:
        return array([[entry] for entry in rows[0]], limits, is_vector=True)
    return array(rows, limits, is_vector=is_vector, numbers=found.numbers, left=found.left)


def resized(old: Array, shape: Sequence[int], limits: Limits = Limits()) -> Array:
    """Return old cut down to shape, or bordered with the identity; a vector is bordered with zeros.

    So is an array with axes of its own, and of those the last stay the last. Raises InputError if the limits know no such shape.
    """
    if old.axes is not None:
        return _with_axes(old, tuple(shape), limits)
    m, n = shape
    _check_size(m, n, limits, old.is_vector)
    p, q = old.shape
    border = [["1" if i == j and not old.is_vector else "0" for j in range(n)] for i in range(m)]
    rows = [[old.text[i][j] if i < p and j < q else entry for j, entry in enumerate(row)] for i, row in enumerate(border)]
    return array(rows, limits, is_vector=old.is_vector)


def _with_axes(old: Array, axes: tuple[int, ...], limits: Limits) -> Array:
    """Return old with these axes, the last of them where its last are; a new axis is 1 long and loses nothing, and 0 fills up."""
    _check_axes(axes, limits)
    texts = np.array(old.text, dtype=object).reshape(old.value.shape)
    while texts.ndim > len(axes):
        texts = texts[:1].reshape(texts.shape[1:])
    texts = texts.reshape((1,) * (len(axes) - texts.ndim) + texts.shape)
    found = np.full(axes, "0", dtype=object)
    both = tuple(slice(n) for n in np.minimum(axes, texts.shape).tolist())
    found[both] = texts[both]
    return array(found.reshape(-1, axes[-1] if axes else 1).tolist(), limits, axes=axes)


def array(
    rows: list[list[str]],
    limits: Limits = Limits(),
    *,
    is_vector: bool = False,
    axes: tuple[int, ...] | None = None,
    numbers: Sequence[int] = (),
    left: int = 0,
) -> Array:
    """Return the array whose entries are given as texts, row by row; a vector has rows of one entry.

    axes : what is along each, where a page takes any number of them; numbers : what the rows are called in a sentence, if not
    1, 2, …; left : how many columns stand before the first. Raises InputError with the entry, the reason and what would do.
    """
    numbers = numbers or range(1, len(rows) + 1)
    if axes is None:
        _check_shape(rows, limits, is_vector, numbers)
    else:
        _check_rows(rows, axes)
        _check_axes(axes, limits)
    one = len(rows) == 1 and len(rows[0]) == 1

    def place(i: int, j: int) -> str:
        if one:
            return ""
        return _place(numbers[i], left + j + 1, is_vector) if axes is None else f"{index(i * axes[-1] + j, axes)}: "

    value = np.array(
        [[_value(entry, limits, partial(place, i, j)) for j, entry in enumerate(row)] for i, row in enumerate(rows)],
        dtype=np.float64,
    )
    if is_vector:
        value = value[:, 0]
    elif axes is not None:
        value = value.reshape(axes)
    value.setflags(write=False)
    return Array(tuple(tuple(_tidy(entry) for entry in row) for row in rows), is_vector, value, axes)


def _check_rows(rows: list[list[str]], axes: tuple[int, ...]) -> None:
    """Raise InputError where the rows of an array to four axes are none, not as many as its axes hold, or not of equal length."""
    if not rows or not rows[0]:
        raise InputError(NOTHING)
    if len(rows) != math.prod(axes[:-1]) or len(rows[0]) != (axes[-1] if axes else 1):
        raise InputError(f"{counted(len(rows[0]), 'number')} in row 1 of {len(rows)}: that is no array of the shape {axes}.")
    for i, row in enumerate(rows):
        if len(row) != len(rows[0]):
            raise InputError(uneven(index(i, axes[:-1]), len(row), index(0, axes[:-1]), len(rows[0])))


def _check_axes(axes: tuple[int, ...], limits: Limits) -> None:
    """Raise InputError where the limits know no array of these axes."""
    if len(axes) > limits.axes:
        raise InputError(f"This has {len(axes)} axes: up to {limits.axes} can be shown here.")
    if min(axes, default=1) < 1:
        raise InputError(NOTHING)
    if max(axes, default=1) > limits.longest:
        k = next(k for k, n in enumerate(axes) if n > limits.longest)
        raise InputError(f"Axis {k} of this is {axes[k]} long: up to {limits.longest} can be shown along each.")
    if math.prod(axes) > limits.most:
        raise InputError(f"This has {math.prod(axes)} numbers: up to {limits.most} can be shown here.")


def _check_shape(rows: list[list[str]], limits: Limits, is_vector: bool, numbers: Sequence[int]) -> None:
    if not rows:
        raise InputError(NO_VECTOR if is_vector else NOTHING)
    for number, row in zip(numbers, rows, strict=True):
        if len(row) != len(rows[0]):
            raise InputError(
                f"Row {number} has {counted(len(row), 'number')}, row {numbers[0]} has {len(rows[0])}: a matrix needs rows of equal length."
            )
    _check_size(len(rows), len(rows[0]), limits, is_vector)


def _check_size(m: int, n: int, limits: Limits, is_vector: bool) -> None:
    if m < 1 or n < 1:
        raise InputError(NO_VECTOR if is_vector else NOTHING)
    if is_vector and n != 1:
        raise InputError(f"This is {m} × {n}, and a vector has one row or one column.")
    if limits.shape and (m, n) != limits.shape:
        if is_vector:
            raise InputError(f"This has {counted(m, 'number')}, and {limits.shape[0]} are needed here.")
        raise InputError(f"This is {m} × {n}, and {limits.shape[0]} × {limits.shape[1]} is needed here.")
    if limits.is_square and m != n:
        raise InputError(f"This is {m} × {n}, and a square matrix is needed here.")
    if not is_vector and min(m, n) < limits.fewest:
        low, (high, wide) = limits.fewest, limits.largest
        raise InputError(f"This is {m} × {n}: from {low} × {low} to {high} × {wide} can be shown here.")
    if m > limits.largest[0] or n > limits.largest[1]:
        raise InputError(f"This is {m} × {n}: up to {limits.largest[0]} × {limits.largest[1]} can be shown here.")


def _value(text: str, limits: Limits, place: Callable[[], str]) -> float:
    try:
        value = evaluate(text)
    except InputError as error:
        raise InputError(f"{place()}{error}") from None
    if abs(value) > limits.magnitude:
        raise InputError(f"{place()}“{text}” is too large: entries up to {_power(limits.magnitude)} can be shown here.")
    if value < limits.least:
        raise InputError(f"{place()}“{text}” is {'negative' if limits.least == 0 else 'too small'}: write {limits.least:g} or more.")
    if 0 < abs(value) < limits.smallest or (value == 0 and is_lost(text)):
        raise InputError(f"{place()}“{text}” is too small to compute with: write 0.")
    return value + 0.0  # -0.0 becomes 0.0


def _place(i: int, j: int, is_vector: bool) -> str:
    return f"Entry {i}: " if is_vector else f"Row {i}, column {j}: "


def _power(value: float) -> str:
    """Return a bound as it is written by hand: 100, or 10⁹."""
    if value < PLAIN:
        return f"{value:g}"
    factor, exponent = f"{value:.0e}".split("e+")
    return f"{'' if factor == '1' else f'{factor}·'}10{str(int(exponent)).translate(RAISED)}"


def _tidy(text: str) -> str:
    """Return text as it is kept: in a link commas and semicolons part entries, and spaces are not needed."""
    kept = "".join((text if text.isascii() else seen(text)).split())
    if kept.endswith(".") and kept[:-1].lstrip("-").isdigit():  # as NumPy prints 2.0
        kept = kept[:-1]
    return "0" if kept == "-0" else kept


def _text(entry: float | str) -> str:
    if isinstance(entry, str):
        return entry
    return repr(float(entry)).removesuffix(".0")
