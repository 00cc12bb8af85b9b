"""Definite: three tests for the sign of x′Sx, S symmetric: leading minors, the pivots of Cholesky's method, and all principal minors."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import combinations, pairwise
from typing import Literal, TypeAlias

import numpy as np

from core.matrices.inertia import Inertia
from core.numbers import whole
from core.numbers.arrays import EPS, Matrix
from core.numbers.rational import Fractions, Rational

Scalar: TypeAlias = Fraction | float
Sign: TypeAlias = Literal[
    "positive definite", "negative definite", "positive semidefinite", "negative semidefinite", "indefinite", "zero"
]  # semidefinite is said of what is not definite, and not 0


@dataclass(frozen=True)
class Order:
    """The least and the largest of the principal minors of one order."""

    least: Scalar
    most: Scalar


@dataclass(frozen=True, eq=False)
class Definiteness:
    """What the minors of a symmetric matrix are; in fractions where its entries are."""

    S: Matrix  # (n, n)
    exact: Rational | None  # S in fractions

    @cached_property
    def leading(self) -> tuple[Scalar, ...]:
        """The leading principal minors Δ₁ … Δₙ."""
        return tuple(self._minor(tuple(range(k + 1))) for k in range(len(self.S)))

    @cached_property
    def by_leading(self) -> Sign | None:
        """What the leading minors tell (Sylvester); None where they do not decide.

        All positive: positive definite; signs −, +, − …: negative definite. Where neither is so, and the last is not 0, or one of
        even order is negative, or two of odd orders differ in sign: indefinite.
        """
        minors = self.leading
        signs = [_sign(minor) for minor in minors]
        if all(sign > 0 for sign in signs):
            return "positive definite"
        if all(sign == (-1) ** k for k, sign in enumerate(signs, 1)):
            return "negative definite"
        odd = set(signs[::2])
        return "indefinite" if signs[-1] or min(signs[1::2], default=0) < 0 or {1, -1} <= odd else None

    @cached_property
    def principal(self) -> tuple[Order, ...]:
        """The principal minors by their order: of order k there are as many as choices of k rows, with the same columns."""
        return _orders(self.exact.rows) if self.exact else tuple(self._order(k) for k in range(1, len(self.S) + 1))

    @property
    def by_principal(self) -> Sign | None:
        """What all principal minors tell: semidefinite where none is negative, or none of even order and none of odd order positive."""
        if self.by_leading in {"positive definite", "negative definite"}:
            return self.by_leading
        is_positive = all(order.least >= 0 for order in self.principal)
        is_negative = all((order.least >= 0) if k % 2 == 0 else (order.most <= 0) for k, order in enumerate(self.principal, 1))
        if is_positive and is_negative:
            return "zero"
        return "positive semidefinite" if is_positive else "negative semidefinite" if is_negative else "indefinite"

    @property
    def is_turned(self) -> bool:
        """Whether Cholesky's method is tried on −S, because S begins with a negative entry."""
        return _sign(self.leading[0]) < 0

    @cached_property
    def pivots(self) -> tuple[Scalar, ...]:
        """The pivots of Cholesky's method on S or −S, Δₖ/Δₖ₋₁, up to the first that is not positive: there it stops."""
        found: list[Scalar] = []
        sign = -1 if self.is_turned else 1
        for before, minor in pairwise((Fraction(1), *self.leading)):
            found.append(sign * minor / before)
            if found[-1] <= 0:
                break
        return tuple(found)

    @property
    def is_factored(self) -> bool:
        """Whether Cholesky's method goes to its end: S or −S is positive definite."""
        return self.pivots[-1] > 0

    @property
    def by_pivots(self) -> Sign | None:
        """What Cholesky's method tells; None where it stops at 0, or only S and not −S has been tried."""
        if self.is_factored:
            return "negative definite" if self.is_turned else "positive definite"
        return "indefinite" if self.pivots[-1] < 0 else None

    def _minor(self, rows: tuple[int, ...]) -> Scalar:
        if self.exact:
            return _determinant(*self.exact.whole, rows)
        values = np.linalg.eigvalsh(self.S[np.ix_(rows, rows)])
        return float(np.prod(np.where(np.abs(values) <= self._noise, 0.0, values)))

    def _order(self, k: int) -> Order:
        found = [self._minor(rows) for rows in combinations(range(len(self.S)), k)]
        return Order(min(found), max(found))

    @cached_property
    def _noise(self) -> float:
        """Below this an eigenvalue of S counts as 0, as in core.matrices.inertia, and by interlacing one of a block too."""
        return 8 * len(self.S) * EPS * float(np.abs(np.linalg.eigvalsh(self.S)).max())


def sign_of(found: Inertia) -> Sign:
    """Return what the signs of the eigenvalues tell."""
    if not (found.positive or found.negative):
        return "zero"
    if found.positive and found.negative:
        return "indefinite"
    side: Literal["positive", "negative"] = "positive" if found.positive else "negative"
    return f"{side} {'semidefinite' if found.zero else 'definite'}"  # type: ignore[return-value]


def _sign(value: Scalar) -> int:
    return (value > 0) - (value < 0)


def _determinant(A: whole.Whole, unit: int, rows: tuple[int, ...]) -> Fraction:
    return Fraction(whole.det([[A[i][j] for j in rows] for i in rows]), unit ** len(rows))


@lru_cache(maxsize=64)
def _orders(rows: Fractions) -> tuple[Order, ...]:
    """Return the least and the largest principal minor of each order of a symmetric matrix of fractions."""
    return tuple(Order(min(found), max(found)) for found in _minors(rows))


def _minors(rows: Fractions) -> Iterator[list[Fraction]]:
    A, unit = whole.whole(rows)
    for k in range(1, len(rows) + 1):
        yield [_determinant(A, unit, chosen) for chosen in combinations(range(len(rows)), k)]
