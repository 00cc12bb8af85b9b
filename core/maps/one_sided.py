"""One-sided inverses: B with BA = I for a tall A, and with AB = I for a wide one: many, of which A⁺ is the smallest."""

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np

from core.matrices.exact_inverse import exact_inverse
from core.matrices.numerics import relative
from core.matrices.singular import SingularValues, singular_values
from core.numbers.arrays import EPS, InputError, Matrix, Vector
from core.numbers.proof import Proof
from core.numbers.rational import Rational, as_it_stands, product, rounded
from core.numbers.whole import reduced

Side: TypeAlias = Literal["left", "right"]


@dataclass(frozen=True, eq=False)
class OneSided:
    """A matrix that is not square, and the one-sided inverses B(t) = A⁺ + t·D on one line of them, if it has any."""

    A: Matrix  # (m, n)
    exact: Rational | None  # A as it was typed
    singular: SingularValues
    exact_t: Fraction
    which: int  # of the free numbers, from 0: the one that t moves
    in_fractions: tuple[Rational, Rational, Rational] | None  # A, A⁺ and D; None where there is no such inverse

    @property
    def t(self) -> float:
        """How far along the line B is; A⁺ is at 0."""
        return rounded(self.exact_t)

    @property
    def side(self) -> Side:
        """On which side of A its inverses stand: left for a tall A."""
        return "left" if self.A.shape[0] > self.A.shape[1] else "right"

    @property
    def exists(self) -> bool:
        """Whether A has an inverse on that side: its rank is as large as its shape lets it be."""
        return self.in_fractions is not None

    @property
    def is_known(self) -> bool:
        """Whether that is decided by the digits that were typed, and not to sixteen digits."""
        return self.exact is not None

    @property
    def rank(self) -> int:
        """The rank of A, as it was typed where that is known."""
        return self.singular.rank if self.exact is None else self.exact.rank

    @property
    def is_flat_numerically(self) -> bool:
        """Whether A has inverses, and to sixteen digits has none."""
        return self.exists and self.singular.rank < min(self.A.shape)

    @property
    def free(self) -> int:
        """How many numbers of B are free: n·(m − n), n the smaller side."""
        return freedom(*self.A.shape)

    @property
    def kappa(self) -> float:
        """The condition number of A; infinite where its rank falls short."""
        return self.singular.kappa

    @cached_property
    def plus(self) -> Matrix | None:
        """A⁺, (n, m), each entry rounded once."""
        return _entries(self.in_fractions[1]) if self.in_fractions else None

    @cached_property
    def along(self) -> Matrix | None:
        """D, (n, m): the line's direction, with DA = 0, or AD = 0."""
        return _entries(self.in_fractions[2]) if self.in_fractions else None

    @cached_property
    def exact_B(self) -> Rational | None:
        """B(t) in fractions."""
        if self.in_fractions is None:
            return None
        _, plus, along = self.in_fractions
        both = zip(plus.rows, along.rows, strict=True)
        return Rational(tuple(tuple(p + self.exact_t * d for p, d in zip(*rows, strict=True)) for rows in both))

    @cached_property
    def B(self) -> Matrix | None:
        """What is shown of the line, (n, m), each entry rounded once."""
        return _entries(self.exact_B) if self.exact_B else None

    def times(self, right: Rational) -> Vector | None:
        """Return B(t)·b, each entry rounded once; right : b in fractions, (m, 1). None where there is no B."""
        return _entries(product(self.exact_B, right))[:, 0] if self.exact_B else None

    @property
    def least(self) -> float:
        """The Frobenius norm of A⁺, the least that an inverse on this side can have."""
        return _norm(self.plus)

    @property
    def pace(self) -> float:
        """The Frobenius norm of D: how much further from A⁺ a unit of t leads."""
        return _norm(self.along)

    @property
    def size(self) -> float:
        """The Frobenius norm of B(t)."""
        return _norm(self.B)

    @property
    def proofs(self) -> list[Proof]:
        """The claims that can be checked without trusting how the numbers were found."""
        bound = 16 * max(self.A.shape) * EPS
        if self.in_fractions is None or self.exact_B is None:
            return self._of_none(bound)
        A, plus, along = self.in_fractions
        is_left = self.side == "left"
        pairs = [(B, A) if is_left else (A, B) for B in (self.exact_B, plus, along)]
        from_one = [_furthest(product(*pair), is_one=k < 2) for k, pair in enumerate(pairs)]
        names = ("BA", "A⁺A", "DA") if is_left else ("AB", "AA⁺", "AD")
        inner = sum((p * d for rows in zip(plus.rows, along.rows, strict=True) for p, d in zip(*rows, strict=True)), Fraction(0))
        together = math.hypot(self.least, self.t * self.pace)
        return [
            Proof(f"‖{names[0]} − I‖ in fractions", from_one[0], bound),
            Proof(f"‖{names[1]} − I‖ in fractions", from_one[1], bound),
            Proof(f"‖{names[2]}‖ in fractions", from_one[2], bound),
            Proof("⟨A⁺, D⟩ in fractions", abs(rounded(inner)), bound),
            Proof("| ‖B‖² − ‖A⁺‖² − t²‖D‖² | / ‖B‖²", relative(self.size / together - together / self.size, 1.0), bound),
        ]

    def _of_none(self, bound: float) -> list[Proof]:
        """Return that a vector, on the side from which A cannot be undone, is taken to 0."""
        A = self.A if self.side == "left" else self.A.T
        most = float(np.abs(A).max()) or 1.0
        _, sigma, Vt = np.linalg.svd(A / most, full_matrices=False)
        missed = float(np.linalg.norm(A / most @ Vt[-1]))
        return [
            Proof("‖Av‖ / ‖A‖‖v‖" if self.side == "left" else "‖A′v‖ / ‖A‖‖v‖", relative(missed, float(sigma[0])), bound),
            Proof("|‖v‖ − 1|", abs(float(np.linalg.norm(Vt[-1])) - 1), bound),
        ]


def freedom(m: int, n: int) -> int:
    """Return how many numbers of a one-sided inverse of an (m, n) matrix of full rank are free."""
    return min(m, n) * abs(m - n)


def one_sided(A: Matrix, t: Fraction, which: int = 0, exact: Rational | None = None) -> OneSided:
    """Return the inverses of A on its one side, on the line on which one of the free numbers moves.

    A : (m, n), m ≠ n; which : from 0 to n·(m − n) − 1; exact is A in fractions, as it was typed, if there is such. Raises InputError
    for a square A. All left inverses are A⁺ + Z·N′, where N′A = 0 and Z is any (n, m − n): D has one row of N′ in one row, and A⁺ is
    perpendicular to it (Ben-Israel & Greville, 1.3 and 3.2).
    """
    m, n = A.shape
    if m == n:
        raise InputError(f"A is {m} × {n}: a square matrix has an inverse from both sides, or none.")
    fractions, singular = exact or as_it_stands(A), singular_values(A, exact)
    small = min(m, n)
    if fractions.rank < small or (exact is None and singular.rank < small):
        return OneSided(A, exact, singular, t, which, None)
    found = exact_inverse(fractions.rows)
    plus = Rational(tuple(tuple(Fraction(entry, found.over) for entry in row) for row in found.inverse))
    row, column = divmod(which, abs(m - n))
    w = _nulls(fractions if m > n else _turned(fractions))[column]
    D = Rational(tuple(w if k == row else (Fraction(0),) * len(w) for k in range(small)))
    return OneSided(A, exact, singular, t, which, (fractions, plus, D if m > n else _turned(D)))


def _nulls(A: Rational) -> list[tuple[Fraction, ...]]:
    """Return a basis of the w with w′A = 0, each with a 1 where all the others have 0; A : (m, n), m > n."""
    rows, _ = _turned(A).whole
    left = reduced(rows, len(A.rows))
    found = []
    for free in (j for j in range(len(A.rows)) if j not in left.pivots):
        w = [Fraction(int(j == free)) for j in range(len(A.rows))]
        for row, j in zip(left.rows, left.pivots, strict=True):
            w[j] = Fraction(-row[free], left.pivot)
        found.append(tuple(w))
    return found


def _turned(A: Rational) -> Rational:
    return Rational(tuple(zip(*A.rows, strict=True)))


def _furthest(A: Rational, *, is_one: bool) -> float:
    """Return the largest entry of A, or of A − I."""
    return rounded(max(abs(entry - (is_one and i == j)) for i, row in enumerate(A.rows) for j, entry in enumerate(row)))


def _entries(A: Rational) -> Matrix:
    return np.array([[rounded(entry) for entry in row] for row in A.rows])


def _norm(A: Matrix | Vector | None) -> float:
    return 0.0 if A is None else math.hypot(*A.ravel().tolist())
