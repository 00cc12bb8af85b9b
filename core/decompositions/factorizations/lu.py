"""LU: a matrix with its rows in some order as a lower times an upper triangular one, by elimination, row by row.

Pivots are the largest entries of their columns, unless they are chosen by hand. After every step L·W is the matrix with its rows in
their order so far; at the end W is U, in echelon form, and its pivots are as many as the rank (Golub & Van Loan, 3.2 and 3.4).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

import numpy as np

from core.decompositions.factorizations.rounded import Rounded, rounded_lu
from core.numbers import whole
from core.numbers.arrays import EPS, ROUNDING, Matrix
from core.numbers.proof import Proof
from core.numbers.rational import Rational

Number = Fraction | float
Rows = tuple[tuple[Number, ...], ...]
Kind = Literal["pivot", "clear", "skip"]


@dataclass(frozen=True, eq=False)
class Step:
    """One step of the elimination, and what there is after it; rows are told by their numbers in A, from 0."""

    kind: Kind  # a pivot is taken, a row is cleared below it, or a column has none
    column: int
    rank: int  # how many pivots there were before
    pivot: int  # the row of the pivot; −1 where there is none
    row: int  # the row that is cleared; −1 where there is none
    multiplier: Number  # of that row
    swapped: int  # the row that changes places with the pivot's; −1 where none does
    largest: Number  # of the column as it was: 0 where it has no pivot
    order: tuple[int, ...]  # which row of A stands where
    W: Rows  # by rows of A
    multipliers: Rows  # likewise: as many as have been found


@dataclass(frozen=True, eq=False)
class LU:
    """PA = LU, with pivots chosen by size or by hand, and what float64 makes of it."""

    A: Matrix  # (m, n)
    exact: Rational | None  # as it was typed
    chosen: tuple[int, ...]  # by column: the number of the row that is wanted for the pivot, from 1; 0 for the largest

    @property
    def shape(self) -> tuple[int, int]:
        """The number of rows and of columns, (m, n)."""
        m, n = self.A.shape
        return m, n

    @property
    def rows(self) -> Rows:
        """A, in fractions where they are known."""
        return self.exact.rows if self.exact else tuple(map(tuple, self.A.tolist()))

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """From A to U: in each column a pivot, and every row below it cleared."""
        return tuple(_eliminated(self.rows, self.A, self.chosen))

    @property
    def pivots(self) -> tuple[Step, ...]:
        """The steps in which a pivot is taken: as many as the rank."""
        return tuple(step for step in self.steps if step.kind == "pivot")

    @property
    def rank(self) -> int:
        """The rank: decided in fractions where entries are known so, else to sixteen digits."""
        return len(self.pivots)

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns that have a pivot."""
        return tuple(step.column for step in self.pivots)

    @property
    def order(self) -> tuple[int, ...]:
        """The rows of A in the order in which they stand in PA."""
        return self.steps[-1].order

    @property
    def exchanges(self) -> int:
        """How often two rows have changed places."""
        return sum(step.swapped >= 0 for step in self.steps)

    @property
    def multiplications(self) -> int:
        """How many multiplications and divisions it takes: one to find each multiplier, and one for each entry right of it."""
        return sum(self.shape[1] - step.column for step in self.steps if step.kind == "clear")

    @property
    def L(self) -> Rows:
        """The multipliers below a diagonal of ones, (m, m)."""
        m, last = self.shape[0], self.steps[-1]
        below = [last.multipliers[i] for i in last.order]
        one, zero = _numbers(self.exact is not None)
        return tuple(tuple(row[j] if j < min(i, len(row)) else one if i == j else zero for j in range(m)) for i, row in enumerate(below))

    @property
    def U(self) -> Rows:
        """What is left of A, (m, n), in echelon form."""
        last = self.steps[-1]
        return tuple(last.W[i] for i in last.order)

    @cached_property
    def kept(self) -> tuple[int, ...]:
        """What of chosen is another pivot than the largest: those that are 0, or used before, cannot be one."""
        found = [0] * self.shape[1]
        for step in self.pivots:
            if step.column < len(self.chosen) and self.chosen[step.column] == step.pivot + 1 != self.by_size(step) + 1:
                found[step.column] = step.pivot + 1
        while found and not found[-1]:
            found.pop()
        return tuple(found)

    @property
    def refused(self) -> tuple[str, ...]:
        """Why rows that are chosen cannot give the pivot of their column."""
        m, n = self.shape
        pivots = {step.column: step for step in self.pivots}
        found = []
        for j, row in enumerate(self.chosen):
            step = pivots.get(j)
            if not row or (step and step.pivot == row - 1):
                continue
            if j >= n:
                found.append(f"there is no column {j + 1}")
            elif row > m:
                found.append(f"there is no row {row} for column {j + 1}")
            elif step is None:
                found.append(f"column {j + 1} has no pivot")
            elif row - 1 in self.before(step).order[: step.rank]:
                found.append(f"row {row} has given a pivot before column {j + 1}")
            else:
                found.append(f"row {row} has 0 in column {j + 1}")
        return tuple(found)

    def candidates(self, step: Step) -> tuple[int, ...]:
        """Return the rows that could give the pivot of a step."""
        before = self.before(step)
        return tuple(i for i in before.order[step.rank :] if before.W[i][step.column])

    def by_size(self, step: Step) -> int:
        """Return the row that has the largest entry where a step takes its pivot, the first of them."""
        before = self.before(step)
        return max(self.candidates(step), key=lambda i: magnitude(before.W[i][step.column]))

    def before(self, step: Step) -> Step:
        """Return the step before one, or how all begins."""
        k = self.steps.index(step)
        return self.steps[k - 1] if k else self.start

    @property
    def start(self) -> Step:
        """How all begins: A, and no pivot."""
        m = self.shape[0]
        return Step("skip", -1, 0, -1, -1, 0.0, -1, 0.0, tuple(range(m)), self.rows, ((),) * m)

    @cached_property
    def by_partial_pivoting(self) -> "LU":
        """The same with the largest pivots."""
        return LU(self.A, self.exact, ()) if self.kept else self

    @cached_property
    def rounded(self) -> Rounded:
        """What float64 makes of it, in this order of rows where that is chosen by hand, or else by the largest pivots that it finds."""
        return rounded_lu(self.A, self.columns, self.order if self.kept else None)

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """What holds of every LU: its residual against |L|·|U| (Higham, theorem 9.3), and what partial pivoting promises."""
        m, n = self.shape
        partial = self.by_partial_pivoting
        largest = max((abs(float(entry)) for row in partial.L for entry in row), default=1.0)
        limit = 2.0 ** (max(1, min(m, n)) - 1)
        bound = 2 * max(m, n) * EPS
        found = [Proof("‖PA − LU‖ / ‖|L|·|U|‖, partial pivoting", partial.rounded.share, bound)]
        if not self.rounded.is_lost:
            found.insert(0, Proof("‖PA − LU‖ / ‖|L|·|U|‖", self.rounded.share, bound))
        return (
            *found,
            Proof("max(0, max |lᵢⱼ| − 1), partial pivoting", max(0.0, largest - 1), bound),
            Proof("max(0, ρ / 2ᵏ⁻¹ − 1), partial pivoting", max(0.0, partial.rounded.growth / limit - 1), bound),
        )


def magnitude(value: Number) -> Number:
    """Return the absolute value, of the same kind."""
    return -value if value < 0 else value


def _numbers(is_exact: bool) -> tuple[Number, Number]:
    return (Fraction(1), Fraction(0)) if is_exact else (1.0, 0.0)


class _Cleared:
    """What is left of numbers of float64 where some rows have given pivots in some columns, by whole numbers: no pivot is too small."""

    def __init__(self, A: Matrix, rows: Sequence[int], columns: Sequence[int]) -> None:
        self.numbers, self.unit = whole.whole([[*map(Fraction, row)] for row in A.tolist()])
        self.sizes, self.rows, self.columns = np.abs(A), rows, columns
        r, chosen = len(rows), [self.numbers[i] for i in rows]
        found = whole.reduced([[*(row[j] for j in columns), *row, *(int(i == k) for k in range(r))] for i, row in enumerate(chosen)], r)
        self.pivot = found.pivot
        self.made, self.inverse = [row[r:-r] for row in found.rows], [row[-r:] for row in found.rows]

    def row(self, i: int) -> list[float]:
        """Return what is left of a row: 0 where it is no more than the rounding of the entries of A can make it."""
        row = self.numbers[i]
        (taken,), (shares,) = (whole.product([[row[j] for j in self.columns]], of) for of in (self.made, self.inverse))
        left = [(entry * self.pivot - share) / (self.pivot * self.unit) for entry, share in zip(row, taken, strict=True)]
        factors = np.array([1.0, *(abs(share / self.pivot) for share in shares)])
        sizes, made = self.sizes[[i, *self.rows]], np.array([[abs(entry / self.pivot) for entry in line] for line in self.made])
        most = ROUNDING * (factors @ (sizes + sizes[:, self.columns] @ made))
        return [value if abs(value) > least else 0.0 for value, least in zip(left, most.tolist(), strict=True)]


def _eliminated(rows: Rows, A: Matrix, chosen: Sequence[int]) -> list[Step]:
    """Return the steps of the elimination; what is no more than rounding can make it is 0, where entries are no fractions."""
    (m, n), exact = A.shape, isinstance(rows[0][0], Fraction)
    W = [list(row) for row in rows]
    zero = _numbers(exact)[1]
    order, columns, found, below = list(range(m)), list[int](), list[Step](), [list[Number]() for _ in range(m)]
    rank = 0

    def step(kind: Kind, j: int, pivot: int, row: int, multiplier: Number, swapped: int, largest: Number) -> None:
        now = tuple(map(tuple, W))
        multipliers = tuple(map(tuple, below))
        found.append(Step(kind, j, rank, pivot, row, multiplier, swapped, largest, tuple(order), now, multipliers))

    for j in range(n):
        if rank == m:
            break
        candidates = [i for i in order[rank:] if W[i][j]]
        if not candidates:
            step("skip", j, -1, -1, zero, -1, zero)
            continue
        pivot = max(candidates, key=lambda i: magnitude(W[i][j]))
        largest = magnitude(W[pivot][j])
        if j < len(chosen) and chosen[j] - 1 in candidates:
            pivot = chosen[j] - 1
        at, first = order.index(pivot), order[rank]
        order[rank], order[at] = pivot, first
        step("pivot", j, pivot, -1, zero, first if first != pivot else -1, largest)
        columns.append(j)
        cleared = None if exact else _Cleared(A, order[: rank + 1], columns)
        for i in order[rank + 1 :]:
            multiplier = W[i][j] / W[pivot][j]
            if multiplier and cleared:
                W[i][j:] = cleared.row(i)[j:]
            elif multiplier:
                W[i] = [entry - multiplier * above for entry, above in zip(W[i], W[pivot], strict=True)]
            W[i][j] = zero
            below[i].append(multiplier)
            step("clear", j, pivot, i, multiplier, -1, largest)
        rank += 1
    return found
