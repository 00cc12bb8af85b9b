"""Broadcasting: how two arrays of different shapes are combined entry by entry, and how gradients find their way back."""

import math
import operator
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import ClassVar, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.numbers.arrays import EPS
from core.numbers.proof import Proof

Tensor: TypeAlias = NDArray[np.float64]
Shape: TypeAlias = tuple[int, ...]
Fate: TypeAlias = Literal["same", "first", "second", "clash"]  # of an axis: which operand is stretched along it


EXACTLY: Mapping[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "−": operator.sub,
    "×": operator.mul,
    "÷": operator.truediv,
}


class Operation(ABC):
    """What is done with two numbers at the same place."""

    sign: ClassVar[str]
    degree: ClassVar[int]  # what a common factor of a and b comes out to the power of

    @abstractmethod
    def of(self, a: Tensor, b: Tensor) -> Tensor:
        """Return what becomes of a and b, entry by entry."""

    def exactly(self, a: Fraction, b: Fraction) -> Fraction:
        """Return what becomes of two fractions; b is not 0 where it divides."""
        return EXACTLY[self.sign](a, b)

    @abstractmethod
    def slopes(self, a: Tensor, b: Tensor) -> tuple[Tensor, Tensor]:
        """Return the derivatives by a and by b, entry by entry."""


class Sum(Operation):
    """a + b."""

    sign = "+"
    degree = 1

    def of(self, a: Tensor, b: Tensor) -> Tensor:
        """Return a + b."""
        return a + b

    def slopes(self, a: Tensor, b: Tensor) -> tuple[Tensor, Tensor]:
        """Return 1 and 1."""
        return np.ones_like(a), np.ones_like(b)


class Difference(Operation):
    """a − b."""

    sign = "−"
    degree = 1

    def of(self, a: Tensor, b: Tensor) -> Tensor:
        """Return a − b."""
        return a - b

    def slopes(self, a: Tensor, b: Tensor) -> tuple[Tensor, Tensor]:
        """Return 1 and −1."""
        return np.ones_like(a), -np.ones_like(b)


class Product(Operation):
    """a·b."""

    sign = "×"
    degree = 2

    def of(self, a: Tensor, b: Tensor) -> Tensor:
        """Return a·b."""
        return a * b

    def slopes(self, a: Tensor, b: Tensor) -> tuple[Tensor, Tensor]:
        """Return b and a."""
        return b, a


class Quotient(Operation):
    """a/b; there is none where b is 0."""

    sign = "÷"
    degree = 0

    def of(self, a: Tensor, b: Tensor) -> Tensor:
        """Return a/b, and NaN where b is 0."""
        found: Tensor = np.divide(a, b, out=np.full(np.broadcast_shapes(a.shape, b.shape), np.nan), where=b != 0)
        return found

    def slopes(self, a: Tensor, b: Tensor) -> tuple[Tensor, Tensor]:
        """Return 1/b and −a/b², and NaN where b is 0."""
        one = self.of(np.ones_like(a), b)
        return one, -self.of(a, b) * one


OPERATIONS: tuple[Operation, ...] = (Sum(), Difference(), Product(), Quotient())


@dataclass(frozen=True)
class Axis:
    """An axis of the result, with the lengths that the operands have along it, filled up with 1 on the left."""

    first: int
    second: int

    @property
    def fate(self) -> Fate:
        """Which operand is stretched along it, or that the lengths do not fit."""
        if self.first == self.second:
            return "same"
        return "first" if self.first == 1 else "second" if self.second == 1 else "clash"

    @property
    def length(self) -> int:
        """How long it is in the result: 1 gives way, also to 0."""
        return self.second if self.first == 1 else self.first


@dataclass(frozen=True)
class Repair:
    """Another shape of one operand, with axes of length 1 put in, with which both fit."""

    which: Literal["first", "second"]
    shape: Shape


@dataclass(frozen=True, eq=False)
class Stretched:
    """An operand as it is stretched to the shape of the result: nothing is copied."""

    own: Tensor
    shape: Shape  # of the result

    @property
    def padded(self) -> Shape:
        """Its own shape, filled up with 1 on the left."""
        return (1,) * (len(self.shape) - self.own.ndim) + self.own.shape

    @property
    def stretched(self) -> tuple[int, ...]:
        """The axes of the result along which it is longer than it was."""
        return tuple(k for k, (old, new) in enumerate(zip(self.padded, self.shape, strict=True)) if old != new)

    @cached_property
    def seen(self) -> Tensor:
        """It with the shape of the result: a view of the same numbers."""
        return np.broadcast_to(self.own, self.shape)

    @property
    def strides(self) -> Shape:
        """How many numbers lie from one neighbour to the next along each axis: 0 where it is stretched."""
        steps = (step // self.seen.itemsize for step in self.seen.strides)
        return tuple(step if length > 1 else 0 for step, length in zip(steps, self.shape, strict=True))

    @cached_property
    def axes(self) -> tuple[int, ...]:
        """The axes of the result along which it is stretched, those that it does not have among them."""
        missing = len(self.shape) - self.own.ndim
        return tuple(k for k, (old, new) in enumerate(zip(self.padded, self.shape, strict=True)) if k < missing or old != new)

    @property
    def is_shared(self) -> bool:
        """Whether what is seen lies where the operand lies."""
        return bool(np.shares_memory(self.seen, self.own))

    @cached_property
    def is_copy(self) -> NDArray[np.bool_]:
        """Which entries of what is seen are repeats of another one, with the shape of the result."""
        found = np.zeros(self.shape, dtype=np.bool_)
        for axis in self.axes:
            found |= (np.arange(self.shape[axis]) > 0).reshape((-1,) + (1,) * (len(self.shape) - axis - 1))
        return found

    def gathered(self, gradient: Tensor) -> Tensor:
        """Return a gradient with the shape of the result, summed over the axes along which the operand was stretched, in its own shape."""
        return np.reshape(gradient.sum(axis=self.axes, keepdims=True), self.own.shape)


@dataclass(frozen=True, eq=False)
class Broadcast:
    """Two arrays, combined as NumPy combines them; or why they cannot be."""

    a: Tensor
    b: Tensor
    operation: Operation
    axes: tuple[Axis, ...]

    @cached_property
    def clash(self) -> int | None:
        """The axis of the result, counted from the last one as −1, along which the lengths do not fit; the first from the right."""
        return next((-k for k, axis in enumerate(reversed(self.axes), 1) if axis.fate == "clash"), None)

    @cached_property
    def shape(self) -> Shape | None:
        """The shape of the result; None where the shapes do not fit."""
        return None if self.clash else tuple(axis.length for axis in self.axes)

    @property
    def size(self) -> int:
        """How many entries the result has; 0 where there is none."""
        return 0 if self.shape is None else math.prod(self.shape)

    @cached_property
    def operands(self) -> tuple[Stretched, Stretched]:
        """Both operands as they are stretched. Raises ValueError where the shapes do not fit."""
        if self.shape is None:
            raise ValueError("The shapes do not fit")
        return Stretched(self.a, self.shape), Stretched(self.b, self.shape)

    @cached_property
    def result(self) -> Tensor:
        """What comes out, entry by entry; NaN where a quotient has no value. Raises ValueError where the shapes do not fit."""
        one, other = self.operands
        return self.operation.of(one.seen, other.seen) + 0.0  # no −0

    @cached_property
    def undefined(self) -> tuple[Shape, ...]:
        """The places of the result where a divisor is 0."""
        return tuple(tuple(map(int, place)) for place in np.argwhere(np.isnan(self.result)))

    @cached_property
    def overflows(self) -> tuple[str, ...]:
        """What NumPy gives where a divisor is 0, each word once: inf and −inf, and nan for 0 ÷ 0."""
        if not self.undefined:
            return ()
        with np.errstate(divide="ignore", invalid="ignore"):
            found = np.divide(*(part.seen for part in self.operands))[np.isnan(self.result)]
        has = {"inf": np.isposinf(found), "−inf": np.isneginf(found), "nan": np.isnan(found)}
        return tuple(word for word, where in has.items() if where.any())

    def gradients(self, upstream: Tensor) -> tuple[Tensor, Tensor]:
        """Return the gradients of a and of b: upstream times the local derivative, summed over what was stretched.

        upstream : the gradient of the result, with its shape.
        """
        one, other = self.operands
        slopes = self.operation.slopes(one.seen, other.seen)
        of_a, of_b = (part.gathered(upstream * slope) for part, slope in zip((one, other), slopes, strict=True))
        return of_a + 0.0, of_b + 0.0

    @cached_property
    def repairs(self) -> tuple[Repair, ...]:
        """Shapes with axes of length 1 put in with which a or b would fit, those with the fewest axes first; none where all fits."""
        if not self.clash:
            return ()
        found = [Repair("second", shape) for shape in _widened(self.b.shape) if fits(self.a.shape, shape)]
        found += [Repair("first", shape) for shape in _widened(self.a.shape) if fits(shape, self.b.shape)]
        return tuple(sorted(found, key=lambda repair: len(repair.shape))[:2])

    @property
    def proofs(self) -> list[Proof]:
        """Claims that another way to the same answer confirms: NumPy's own, and that of copies."""
        refused = _is_refused(self.a.shape, self.b.shape)
        if self.shape is None:
            repaired = [(self.a.shape, r.shape) if r.which == "second" else (r.shape, self.b.shape) for r in self.repairs]
            return [
                Proof("NumPy refuses: 0 if it does", float(not refused), EPS, "NumPy broadcasts these shapes."),
                Proof("repairs that NumPy refuses", float(sum(_is_refused(*shapes) for shapes in repaired)), EPS, "One does not fit."),
            ]
        one, other = (np.tile(part, _times(part.shape, self.shape)) for part in (self.a, self.b))
        copied = self.operation.of(one, other)
        there = ~np.isnan(copied)
        size = float(np.abs(copied[there]).max(initial=0.0)) or 1.0
        far = float(np.abs(copied - self.result)[there].max(initial=0.0))
        off = refused or np.broadcast_shapes(self.a.shape, self.b.shape) != self.shape
        return [
            Proof("shape of C is NumPy’s: 0 if it is", float(off), EPS, "NumPy finds another shape."),
            Proof("‖C − C of copies‖ / ‖C‖", far / size, EPS),
        ]


def broadcast(a: Tensor, b: Tensor, operation: Operation) -> Broadcast:
    """Return what NumPy makes of two arrays of any shapes, or why it refuses.

    a, b : any shapes. They are written right-aligned and filled up with 1 on the left; along each axis both are equally long, or one
    of them is 1 and is stretched (NumPy's documentation, Broadcasting).
    """
    longest = max(a.ndim, b.ndim)
    first, second = ((1,) * (longest - len(shape)) + shape for shape in (a.shape, b.shape))
    return Broadcast(a, b, operation, tuple(Axis(*pair) for pair in zip(first, second, strict=True)))


def fits(a: Shape, b: Shape) -> bool:
    """Return whether arrays of two shapes can be combined."""
    return all(one == other or 1 in {one, other} for one, other in zip(reversed(a), reversed(b), strict=False))


MOST_AXES = 4


def _widened(shape: Shape) -> list[Shape]:
    """Return the shapes that shape has with axes of length 1 put in behind some of its own, up to four axes in all."""
    found: list[Shape] = []
    for count in range(1, MOST_AXES - len(shape) + 1):
        for at in range(1, len(shape) + 1):
            found.append(shape[:at] + (1,) * count + shape[at:])
    return found


def _times(own: Shape, shape: Shape) -> Shape:
    """Return how often an array has to be repeated along each axis to be as large as shape."""
    padded = (1,) * (len(shape) - len(own)) + own
    return tuple(new // old if old else 1 for old, new in zip(padded, shape, strict=True))


def _is_refused(a: Shape, b: Shape) -> bool:
    """Return whether NumPy refuses to combine two shapes."""
    try:
        np.broadcast_shapes(a, b)
    except ValueError:
        return True
    return False
