"""QR: a matrix as one with orthonormal columns times a triangular one, in four ways, and how orthonormal each leaves them.

After every step Q·R is A. Reflections and rotations begin with Q = I and clear R; Gram–Schmidt begins with Q = A and R = I and makes
the columns of Q orthonormal one by one (Golub & Van Loan, 5.1 and 5.2; Higham, 19).
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.decompositions.factorizations import in_fractions
from core.numbers.arrays import EPS, ROUNDING, Matrix, Vector
from core.numbers.proof import Proof
from core.numbers.rational import Fractions, Rational, rounded

Way = Literal["householder", "givens", "classical", "modified"]
WAYS: tuple[Way, ...] = ("householder", "givens", "classical", "modified")
Kind = Literal["reflect", "rotate", "subtract", "normalize"]
Stack = NDArray[np.float64]  # (m, n, k): k matrices
SHARES = np.linspace(0.0, 1.0, 33)  # of the way from A to Hilbert's matrix


@dataclass(frozen=True, eq=False)
class Step:
    """One step, and the factors after it."""

    kind: Kind
    column: int  # of A, that it is about
    other: int  # the row that is turned to 0, or the column of Q whose share is taken away; −1 where there is none
    number: float  # the angle that rows are turned by, that share, or the length; 2/v′v of a reflection, 0 where nothing is reflected
    Q: Matrix  # (m, p)
    R: Matrix  # (p, n)

    @cached_property
    def cosine(self) -> float:
        """That of the angle between what is left of a column and the one whose share is taken away; NaN where one of them is 0.

        It is that of the columns as float64 has them: their dot product is exact.
        """
        if self.other < 0:
            return math.nan
        left, q = self.Q[:, self.column].tolist(), self.Q[:, self.other].tolist()
        if not any(left) or not any(q):
            return math.nan
        dot = sum(Fraction(a) * Fraction(b) for a, b in zip(left, q, strict=True))
        return rounded(dot / (Fraction(math.hypot(*left)) * Fraction(math.hypot(*q))))


@dataclass(frozen=True, eq=False)
class QR:
    """A = QR in one of four ways, A on its way to Hilbert's matrix; a wide one is transposed."""

    given: Matrix  # (m, n), or (n, m) where that is wide
    way: Way
    s: float  # how far A has come to Hilbert's matrix
    exact: Rational | None = None  # what is given, as it was typed

    @property
    def is_turned(self) -> bool:
        """Whether A′ is factored, because A has more columns than rows: they cannot be orthonormal."""
        return bool(self.given.shape[1] > self.given.shape[0])

    @cached_property
    def A(self) -> Matrix:
        """What is factored, (m, n), m ≥ n."""
        return self.at(np.array([self.s]))[:, :, 0]

    def at(self, s: Vector) -> Stack:
        """Return the matrices at shares of the way, (m, n, k); s : (k,)."""
        start = self.given.T if self.is_turned else self.given
        m, n = start.shape
        hilbert = 1.0 / (np.arange(m)[:, None] + np.arange(n) + 1.0)
        return (1.0 - s) * start[:, :, None] + s * hilbert[:, :, None]

    @cached_property
    def shifts(self) -> NDArray[np.intc]:
        """The powers of two that columns are divided by, which changes no digit of Q."""
        return np.asarray(np.frexp(np.abs(self.A).max(axis=0))[1], dtype=np.intc)

    @cached_property
    def scaled(self) -> Matrix:
        """A with columns of one size."""
        return np.asarray(np.ldexp(self.A, -self.shifts))

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """From A to Q and R; there is one at least."""
        return tuple(
            Step(kind, column, other, _number(kind, number, self.shifts[column]), *self._shown(kind, column, Q[:, :, 0], R[:, :, 0]))
            for kind, column, other, number, Q, R in _made(self.scaled[:, :, None], self.way)
        )

    def _shown(self, kind: Kind, column: int, Q: Matrix, R: Matrix) -> tuple[Matrix, Matrix]:
        """Return the factors as they belong to A: what is a column of A still has its size."""
        Q, R = Q.copy(), np.asarray(np.ldexp(R, self.shifts))
        if self.is_gram_schmidt:
            for j in range(column + (kind == "normalize"), len(R)):
                Q[:, j], R[j, j] = np.ldexp(Q[:, j], self.shifts[j]), 1.0
        return Q, R

    @property
    def is_gram_schmidt(self) -> bool:
        """Whether the columns of Q are made of those of A."""
        return self.way in ("classical", "modified")

    @cached_property
    def sizes(self) -> Vector:
        """What entries of each column of R are small against, (n,): m·‖a‖, as rounding moves it (Higham, theorem 19.4)."""
        return np.asarray(np.ldexp(len(self.A) * np.linalg.norm(self.scaled, axis=0), self.shifts))

    def is_rounding(self, step: Step) -> bool:
        """Whether what is left of a column is no longer than rounding can make it: R has 0 there, as it is shown."""
        length = math.hypot(*step.Q[:, step.column].tolist()) if step.kind == "subtract" else step.number
        return bool(step.column and length <= ROUNDING * self.sizes[step.column])

    @cached_property
    def fractions(self) -> Fractions | None:
        """A in fractions, where it is known so: not on its way to Hilbert's matrix."""
        if not self.exact or self.s:
            return None
        rows = self.exact.rows
        return tuple(zip(*rows, strict=True)) if self.is_turned else rows

    def is_nothing(self, step: Step) -> bool | None:
        """Whether a column depends on those whose shares have been taken from it, so that nothing is left; None where nobody knows."""
        count = step.other + 1 if step.kind == "subtract" else step.column
        return None if self.fractions is None else in_fractions.depends(self.fractions, step.column, count)

    def has_none(self, column: int) -> bool:
        """Whether a column is known to depend on those before it, so that there is no column of Q for it."""
        return not self.A[:, column].any() or (self.fractions is not None and in_fractions.depends(self.fractions, column, column))

    def turned_to_zero(self, step: Step) -> float:
        """Return the entry that a rotation turns to 0, as float64 has it."""
        k = self.steps.index(step)
        R = self.steps[k - 1].R if k else self.start[1]
        return float(R[step.other, step.column])

    def was_zero(self, step: Step) -> bool | None:
        """Whether what a rotation turns to 0 is 0 already, but for rounding; None where nobody knows."""
        return None if self.fractions is None else in_fractions.entry_is_zero(self.fractions, step.column, step.other)

    @property
    def start(self) -> tuple[Matrix, Matrix]:
        """Q and R before the first step."""
        m, n = self.A.shape
        return (self.A, np.eye(n)) if self.is_gram_schmidt else (np.eye(m), self.A)

    @cached_property
    def Q(self) -> Matrix:
        """The columns that are to be orthonormal, (m, n)."""
        return self.steps[-1].Q[:, : self.A.shape[1]]

    @cached_property
    def R(self) -> Matrix:
        """The triangle, (n, n)."""
        return self.steps[-1].R[: self.A.shape[1]]

    @cached_property
    def made(self) -> dict[Way, tuple[Stack, Stack]]:
        """Q and R of every way, for columns of one size: along the way to Hilbert's matrix, and last of A."""
        A = self.at(np.append(SHARES, self.s))
        Z = np.ldexp(A, -np.frexp(np.abs(A).max(axis=0))[1])
        return {way: factors(Z, way) for way in WAYS}

    @cached_property
    def _lost(self) -> dict[Way, Vector]:
        return {way: loss(Q) for way, (Q, _) in self.made.items()}

    @property
    def losses(self) -> dict[Way, float]:
        """‖I − Q′Q‖₂ of every way."""
        return {way: float(lost[-1]) for way, lost in self._lost.items()}

    @property
    def curves(self) -> tuple[Vector, dict[Way, Vector]]:
        """The same along the way to Hilbert's matrix: the shares of it, and the losses of every way."""
        return SHARES, {way: lost[:-1] for way, lost in self._lost.items()}

    @cached_property
    def kappa(self) -> float:
        """The condition number of A with columns of one size; ∞ where it is 0 or flat in float64."""
        sigma = np.linalg.svd(self.scaled, compute_uv=False)
        return float(sigma[0] / sigma[-1]) if sigma[-1] else np.inf

    @property
    def residual(self) -> float:
        """‖A − QR‖ / ‖A‖ of this way, columns taken at one size."""
        return self._residual(self.way)

    def _residual(self, way: Way) -> float:
        Q, R = self.made[way]
        size = float(np.linalg.norm(self.scaled))
        return float(np.linalg.norm(self.scaled - Q[:, :, -1] @ R[:, :, -1])) / size if size else 0.0

    @property
    def multiplications(self) -> int:
        """How many multiplications and divisions this way takes to find R, and Gram–Schmidt to find Q too."""
        m, n = self.A.shape
        if self.way == "householder":
            return sum((m - k) * (1 + 2 * (n - k)) for k in range(min(m - 1, n)))
        if self.way == "givens":
            return sum(4 * (n - j) for j in range(n) for _ in range(j + 1, m))
        return sum(2 * m * (j + 1) for j in range(n))

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """What holds of every QR: A = QR in all ways, and how far Q is from orthonormal in three of them (Björck, 1967)."""
        m, n = self.A.shape
        bound = 8 * max(m, n) * EPS
        losses = self.losses
        return (
            Proof("‖A − QR‖ / ‖A‖, four ways", max(map(self._residual, WAYS)), bound),
            Proof("‖I − Q′Q‖, reflections", losses["householder"], bound),
            Proof("‖I − Q′Q‖, rotations", losses["givens"], bound),
            Proof("‖I − Q′Q‖ / κ, modified", losses["modified"] / self.kappa, bound),
        )


def _number(kind: Kind, number: Stack | float, shift: int) -> float:
    value = float(np.ravel(number)[0])
    return value if kind in ("rotate", "reflect") else float(np.ldexp(value, shift))


Made = Iterator[tuple[Kind, int, int, Stack | float, Stack, Stack]]


def _dot(x: Stack, y: Stack) -> Stack:
    """Return the dot products of vectors, added up one after the other, as a loop does; x, y : (m, k)."""
    total: Stack = x[0] * y[0]
    for k in range(1, len(x)):
        total = total + x[k] * y[k]
    return total


def _reflections(A: Stack) -> Made:
    """Yield what Householder's reflections make of A, (m, n, k), column by column."""
    m, n, k = A.shape
    R, Q = A.copy(), np.repeat(np.eye(m)[:, :, None], k, axis=2)
    for j in range(min(m - 1, n)):
        v = R[j:, j].copy()
        below = _dot(v[1:], v[1:])
        v[0] += np.where(v[0] < 0, -1.0, 1.0) * np.sqrt(v[0] * v[0] + below)
        size = _dot(v, v)
        factor = np.where(below > 0, 2.0 / np.where(size, size, 1.0), 0.0)
        R[j:] -= factor * v[:, None] * sum(v[i] * R[j + i] for i in range(m - j))
        Q[:, j:] -= factor * sum(v[i] * Q[:, j + i] for i in range(m - j))[:, None] * v
        R[j + 1 :, j] = 0.0
        yield "reflect", j, -1, factor, Q, R
    if m == 1:
        yield "reflect", 0, -1, 0.0, Q, R


def _rotations(A: Stack) -> Made:
    """Yield what Givens' rotations make of A, (m, n, k), entry by entry down each column."""
    m, n, k = A.shape
    R, Q = A.copy(), np.repeat(np.eye(m)[:, :, None], k, axis=2)
    for j in range(n):
        for i in range(j + 1, m):
            x, y = R[j, j].copy(), R[i, j].copy()
            length = np.hypot(x, y)
            c, s = np.where(y, x / np.where(length, length, 1.0), 1.0), np.where(y, y / np.where(length, length, 1.0), 0.0)
            R[j], R[i] = c * R[j] + s * R[i], c * R[i] - s * R[j]
            Q[:, j], Q[:, i] = c * Q[:, j] + s * Q[:, i], c * Q[:, i] - s * Q[:, j]
            R[i, j] = 0.0
            yield "rotate", j, i, np.arctan2(-s, c), Q, R
    if m == 1:
        yield "reflect", 0, -1, 0.0, Q, R


def _gram_schmidt(A: Stack, *, is_modified: bool) -> Made:
    """Yield what Gram–Schmidt makes of A, (m, n, k): from each column the shares of those before, and then its length."""
    n, k = A.shape[1:]
    Q, R = A.copy(), np.repeat(np.eye(n)[:, :, None], k, axis=2)
    for j in range(n):
        for i in range(j):
            R[i, j] = _dot(Q[:, i], Q[:, j] if is_modified else A[:, j])
            Q[:, j] -= R[i, j] * Q[:, i]
            yield "subtract", j, i, R[i, j], Q, R
        R[j, j] = np.sqrt(_dot(Q[:, j], Q[:, j]))
        Q[:, j] /= np.where(R[j, j], R[j, j], 1.0)
        yield "normalize", j, -1, R[j, j], Q, R


def _made(A: Stack, way: Way) -> Made:
    """Yield the steps of a way."""
    if way == "householder":
        return _reflections(A)
    return _rotations(A) if way == "givens" else _gram_schmidt(A, is_modified=way == "modified")


def factors(A: Stack, way: Way) -> tuple[Stack, Stack]:
    """Return Q, (m, n, k), and R, (n, n, k), of A."""
    n = A.shape[1]
    *_, (_, _, _, _, Q, R) = _made(A, way)
    return Q[:, :n], R[:n]


def loss(Q: Stack) -> Vector:
    """Return ‖I − Q′Q‖₂ of matrices, (k,)."""
    Q = np.moveaxis(Q, 2, 0)
    found = np.linalg.norm(np.eye(Q.shape[2]) - np.swapaxes(Q, 1, 2) @ Q, 2, axis=(1, 2))
    return np.asarray(found, dtype=np.float64)
