"""One-sided inverses: B with BA = I for a tall A, and with AB = I for a wide one: many, of which A⁺ is the smallest."""

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np

from core.maps.undoing import Undoing
from core.matrices.exact_inverse import exact_inverse
from core.matrices.numerics import frobenius, relative
from core.matrices.singular import singular_values
from core.numbers.arrays import EPS, InputError, Matrix, Vector
from core.numbers.proof import Proof
from core.numbers.rational import Rational, as_it_stands, product, rounded
from core.numbers.whole import reduced

Side: TypeAlias = Literal["left", "right"]


@dataclass(frozen=True, eq=False)
class OneSided(Undoing):
    """A matrix that is not square, and the one-sided inverses B(t) = A⁺ + t·D on one line of them, if it has any."""

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
        return self.in_fractions[1].value if self.in_fractions else None

    @cached_property
    def along(self) -> Matrix | None:
        """D, (n, m): the line's direction, with DA = 0, or AD = 0."""
        return self.in_fractions[2].value if self.in_fractions else None

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
        return self.exact_B.value if self.exact_B else None

    def times(self, right: Rational) -> Vector | None:
        """Return B(t)·b, each entry rounded once; right : b in fractions, (m, 1). None where there is no B."""
        return product(self.exact_B, right).value[:, 0] if self.exact_B else None

    @property
    def least(self) -> float:
        """The Frobenius norm of A⁺, the least that an inverse on this side can have."""
        return 0.0 if self.plus is None else frobenius(self.plus)

    @property
    def pace(self) -> float:
        """The Frobenius norm of D: how much further from A⁺ a unit of t leads."""
        return 0.0 if self.along is None else frobenius(self.along)

    @property
    def size(self) -> float:
        """The Frobenius norm of B(t)."""
        return 0.0 if self.B is None else frobenius(self.B)

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
