"""Product of two matrices: the same multiplications in four orders, and what each of them adds up first.

Entry (i, j) of AB is the sum over k of aᵢₖ·bₖⱼ. Which of the three indices runs slowest tells four ways of the same m·n·p
multiplications apart. Entries that are fractions are multiplied as fractions.
"""

# ruff: noqa: N815 (AB and exact_A are the field's names)

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from core.matrices.singular import singular_values
from core.numbers.arrays import EPS, ROUNDING, Matrix, Vector
from core.numbers.proof import Proof
from core.numbers.rational import Rational, product, rounded

T = TypeVar("T", int, float)
Way = Literal["entry", "column", "row", "outer"]
WAYS: tuple[Way, ...] = ("entry", "column", "row", "outer")
Steps = NDArray[np.int64]  # (steps, multiplications in each, 3): i, j and k of aᵢₖ·bₖⱼ
Number = Fraction | float
Numbers = Sequence[Sequence[Number]]  # m rows of p entries
Partial = list[list[Number | None]]  # likewise; None where nothing has been added yet
ARRIVAL = 0.8  # of a step, after which it is done
AXES: dict[Way, tuple[tuple[int, ...], int]] = {  # of (i, j, k): in which order steps go, and of those how many before the step's own
    "entry": ((0, 1, 2), 2),
    "column": ((1, 2, 0), 2),
    "row": ((0, 2, 1), 2),
    "outer": ((2, 0, 1), 1),
}


@lru_cache(maxsize=256)
def steps(way: Way, m: int, n: int, p: int) -> Steps:
    """Return the multiplications of an m × n with an n × p matrix, step by step.

    entry : a row on a column; column : a column of A, times an entry of B; row : a row of B, times an entry of A; outer : a column of
    A with a row of B, each with each.
    """
    order, outer = AXES[way]
    lengths = (m, p, n)
    index = np.indices([lengths[axis] for axis in order]).reshape(3, -1)
    count = math.prod(lengths[axis] for axis in order[:outer])
    found = np.empty_like(index)
    found[list(order)] = index
    ready: Steps = found.T.reshape(count, -1, 3)
    ready.setflags(write=False)
    return ready


@dataclass(frozen=True, eq=False)
class Product:
    """Two matrices, their product in one of the ways as far as it has been made, and what it does to a vector."""

    A: Matrix  # (m, n)
    B: Matrix  # (q, p)
    x: Vector  # (p,)
    exact_A: Rational | None  # as it was typed
    exact_B: Rational | None
    exact_x: Rational | None  # (p, 1)
    way: Way
    t: float  # the share of the multiplications that have been made

    @property
    def shapes(self) -> tuple[int, int, int, int]:
        """m, n, q and p."""
        return (*self.A.shape, *self.B.shape)

    @property
    def fits(self) -> bool:
        """Whether AB exists: A has as many columns as B has rows."""
        return bool(self.A.shape[1] == self.B.shape[0])

    @property
    def repairs(self) -> tuple[str, ...]:
        """Which products of the same two matrices exist where AB does not, those that transpose one of them first."""
        m, n, q, p = self.shapes
        found = (("AB′", n == p), ("A′B", m == q), ("BA", p == m))
        return tuple(name for name, is_there in found if is_there) if not self.fits else ()

    @property
    def is_exact(self) -> bool:
        """Whether A and B are known in fractions."""
        return self.exact_A is not None and self.exact_B is not None

    @cached_property
    def AB(self) -> Numbers:
        """The product, m rows of p entries: in fractions, or in float64 with 0 where only rounding is left."""
        return multiplied(self.A, self.B, self.exact_A, self.exact_B)

    @cached_property
    def BA(self) -> Numbers | None:
        """The product the other way round, where both exist and have one shape."""
        return multiplied(self.B, self.A, self.exact_B, self.exact_A) if self.is_square else None

    @property
    def is_square(self) -> bool:
        """Whether A and B are square and of one size, so that AB and BA can be compared."""
        return self.A.shape == self.B.shape and self.A.shape[0] == self.A.shape[1]

    @cached_property
    def difference(self) -> Numbers | None:
        """AB − BA, where both have one shape; 0 where only rounding is left."""
        if self.BA is None:
            return None
        size = np.abs(self.A) @ np.abs(self.B) + np.abs(self.B) @ np.abs(self.A)
        return [[_cleared(a - b, s) for a, b, s in zip(*rows, strict=True)] for rows in zip(self.AB, self.BA, size.tolist(), strict=True)]

    @property
    def commutes(self) -> bool | None:
        """Whether AB = BA; None where they have no one shape."""
        return None if self.difference is None else not any(map(any, self.difference))

    @property
    def is_zero(self) -> bool:
        """Whether AB exists and is 0."""
        return self.fits and not any(map(any, self.AB))

    # ---- step by step

    def steps(self, way: Way) -> Steps:
        """Return the multiplications of AB in a way."""
        m, n, _, p = self.shapes
        return steps(way, m, n, p)

    def at(self, way: Way) -> float:
        """Return how many steps of a way have been made at this share of the multiplications; what is nearly whole is whole."""
        s = self.t * len(self.steps(way))
        return float(round(s)) if abs(s - round(s)) < 1e-3 else s

    def done(self, way: Way) -> int:
        """Return how many steps of a way are done."""
        return math.floor(self.at(way) + 1 - ARRIVAL + 1e-9)

    def current(self, way: Way) -> int:
        """Return the number of the step that is made now, or was made last; at the very beginning the first."""
        return max(0, math.ceil(self.at(way)) - 1)

    def partial(self, way: Way, count: int) -> Partial:
        """Return what has been added up after some steps of a way, m rows of p entries."""
        return self.partials(way, (count,))[0]

    def partials(self, way: Way, counts: Sequence[int]) -> list[Partial]:
        """Return what has been added up after each of some numbers of steps, which rise."""
        if self.exact_A and self.exact_B:  # in whole numbers, each divided once
            (a, unit), (b, other) = self.exact_A.whole, self.exact_B.whole
            return self._added(way, counts, a, b, lambda total, *_: Fraction(total, unit * other))
        size = (np.abs(self.A) @ np.abs(self.B)).tolist()
        return self._added(way, counts, self.A.tolist(), self.B.tolist(), lambda total, i, j: _cleared(total, size[i][j]))

    def _added(
        self, way: Way, counts: Sequence[int], a: list[list[T]], b: list[list[T]], known: Callable[[T, int, int], Number]
    ) -> list[Partial]:
        """Return what has been added up of products of a and b; known : what a total is as an entry of AB."""
        m, _, _, p = self.shapes
        totals: list[list[Any]] = [[0] * p for _ in range(m)]
        whole: Partial = [[None] * p for _ in range(m)]
        made, found = 0, []
        for count in counts:
            new = self.steps(way)[made:count].reshape(-1, 3).tolist()
            for i, j, k in new:
                totals[i][j] += a[i][k] * b[k][j]
            for i, j in {(i, j) for i, j, _ in new}:
                whole[i][j] = known(totals[i][j], i, j)
            made = count
            found.append([list(entries) for entries in whole])
        return found

    @property
    def added(self) -> int:
        """How many outer products have been added, where that is the way; 0 in any other."""
        return self.done("outer") if self.fits and self.way == "outer" else 0

    @cached_property
    def rank_of_sum(self) -> int:
        """The rank of what has been added up in the way that is chosen."""
        return self._rank([[entry or 0 for entry in row] for row in self.partial(self.way, self.done(self.way))])

    @cached_property
    def rank(self) -> int:
        """The rank of AB; 0 where there is none."""
        return self._rank(self.AB) if self.fits else 0

    def _rank(self, M: Numbers) -> int:
        exact = Rational(tuple(tuple(Fraction(entry) for entry in row) for row in M)) if self.is_exact else None
        return singular_values(floats(M), exact).rank

    # ---- what it costs

    @property
    def cost(self) -> int | None:
        """How many multiplications AB takes; None where there is none."""
        m, n, _, p = self.shapes
        return m * n * p if self.fits else None

    @property
    def cost_together(self) -> int | None:
        """How many (AB)x takes: those of AB, and one for each of its entries."""
        m, n, _, p = self.shapes
        return m * n * p + m * p if self.fits else None

    @property
    def cost_in_turn(self) -> int | None:
        """How many A(Bx) takes: one for each entry of B, and one for each of A."""
        m, n, _, p = self.shapes
        return n * p + m * n if self.fits else None

    @cached_property
    def ABx(self) -> Numbers:
        """A(Bx) as a column, in fractions where all entries are."""
        x = self.x[:, None]
        if self.exact_A and self.exact_B and self.exact_x:
            return product(self.exact_A, product(self.exact_B, self.exact_x)).rows
        size = np.abs(self.A) @ (np.abs(self.B) @ np.abs(x))
        return [[_cleared(*entry)] for entry in zip((self.A @ (self.B @ x)).ravel().tolist(), size.ravel().tolist(), strict=True)]

    @cached_property
    def size(self) -> float:
        """The Frobenius norm of AB; NaN where there is none."""
        return float(np.linalg.norm(floats(self.AB))) if self.fits else math.nan

    @cached_property
    def apart(self) -> float:
        """The Frobenius norm of AB − BA; NaN where they have no one shape."""
        return math.nan if self.difference is None else float(np.linalg.norm(floats(self.difference)))

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """What holds of every product: of AB, or where there is none, of A′A and BB′, which always exist."""
        A, B, x = self.A, self.B, self.x
        bound = 4 * max(self.shapes) * EPS
        if not self.fits:
            return tuple(
                Proof(f"|tr {name} − ‖{letter}‖²| / ‖{letter}‖²", _share(abs(np.trace(M) - size), size), bound)
                for name, letter, M, size in (("A′A", "A", A.T @ A, _square(A)), ("BB′", "B", B @ B.T, _square(B)))
            )
        AB = floats(self.AB)
        size = float(np.linalg.norm(A) * np.linalg.norm(B))
        columns = np.column_stack([sum(b * a for b, a in zip(column, A.T, strict=True)) for column in B.T])
        rows = np.vstack([sum(a * b for a, b in zip(row, B, strict=True)) for row in A])
        outer = sum(np.outer(a, b) for a, b in zip(A.T, B, strict=True))
        apart = max(float(np.linalg.norm(way - AB)) for way in (A @ B, columns, rows, outer))
        in_turn = float(np.linalg.norm(AB @ x - A @ (B @ x)))
        return (
            Proof("‖four ways − AB‖ / (‖A‖·‖B‖)", _share(apart, size), bound),
            Proof("‖(AB)′ − B′A′‖ / (‖A‖·‖B‖)", _share(float(np.linalg.norm(AB.T - B.T @ A.T)), size), bound),
            Proof("‖(AB)x − A(Bx)‖ / (‖A‖·‖B‖·‖x‖)", _share(in_turn, size * float(np.linalg.norm(x))), bound),
        )


def multiplied(A: Matrix, B: Matrix, exact_A: Rational | None, exact_B: Rational | None) -> Numbers:
    """Return A·B row by row: in fractions if both are known so, else in float64 with 0 where only rounding is left.

    A : (m, n), B : (n, p).
    """
    if exact_A and exact_B:
        return product(exact_A, exact_B).rows
    sizes = (np.abs(A) @ np.abs(B)).tolist()
    return [[_cleared(*entry) for entry in zip(*rows, strict=True)] for rows in zip((A @ B).tolist(), sizes, strict=True)]


def floats(M: Sequence[Sequence[Number]]) -> Matrix:
    """Return numbers in float64, each rounded once."""
    return np.array([[rounded(entry) if isinstance(entry, Fraction) else entry for entry in row] for row in M], dtype=float)


def _cleared(value: Number, size: float) -> Number:
    return value if isinstance(value, Fraction) or abs(value) > ROUNDING * size else 0.0


def _square(M: Matrix) -> float:
    return float(np.sum(M * M))


def _share(part: float, of: float) -> float:
    return float(part / of) if of else float(part)
