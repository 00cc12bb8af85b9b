"""Inverse: the matrix that takes every A·x back to x, where there is one.

Whether there is one is decided exactly, in fractions as the entries were typed; the inverse is found there, and rounded once. Where
an entry is no fraction, such as √2, it is decided to sixteen digits, and the entries count as they stand in float64.
"""

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.maps.undoing import Undoing
from core.matrices.exact_inverse import exact_inverse
from core.matrices.ground import NEARLY_FLAT
from core.matrices.numerics import frobenius, relative
from core.matrices.singular import singular_values
from core.matrices.space import Space
from core.numbers.arrays import EPS, InputError, Matrix, Vector
from core.numbers.counts import counted
from core.numbers.digits import fits
from core.numbers.proof import Proof
from core.numbers.rational import Rational, as_it_stands, product, rounded
from core.numbers.whole import Reduced, reduced, whole

TINY = 1e-290  # below, σₙ may not have all its digits
WRONG = 0.5  # relative: from here on what float64 gives is another matrix


@dataclass(frozen=True, eq=False)
class Change:
    """What becomes of x where b is changed by δb."""

    db: Vector  # (n,)
    dx: Vector  # (n,): A⁻¹·δb
    of_b: float | None  # ‖δb‖/‖b‖; None for b = 0
    of_x: float | None  # ‖δx‖/‖x‖; None for x = 0
    doubt: float = 0.0  # how far, relatively, the rounding of entries may have moved that

    @property
    def growth(self) -> float | None:
        """How many times as large the relative change of x is; None where one of the two is none."""
        return self.of_x / self.of_b if self.of_x is not None and self.of_b else None


@dataclass(frozen=True, eq=False)
class Inverse(Undoing):
    """A square matrix, (n, n), its inverse if it has one, and the x with A·x = b."""

    b: Vector  # (n,)
    fractions: Rational  # A as it was typed, or else as it stands in float64
    right: Rational  # b likewise, (n, 1)
    inverse: Rational | None  # A⁻¹ of the fractions; None where there is none, or none to sixteen digits
    null: Vector | None  # (n,), of length 1: what A takes to 0, where there is no inverse
    is_b_known: bool = True  # whether b is known as it was typed

    @property
    def exists(self) -> bool:
        """Whether A has an inverse."""
        return self.inverse is not None

    @property
    def is_nearly_flat(self) -> bool:
        """Whether A has an inverse, and the longest half-axis of its image of the unit ball is a thousand times the shortest."""
        return self.exists and self.kappa >= NEARLY_FLAT

    @property
    def kappa(self) -> float:
        """The condition number of A; infinite where it has no inverse."""
        return self.singular.kappa if self.exists else math.inf

    @property
    def nearest(self) -> float:
        """The distance to the nearest singular matrix in the spectral norm: σₙ, and 0 where A is one."""
        return float(self.singular.sigma[-1]) if self.exists else 0.0

    @cached_property
    def space(self) -> Space | None:
        """Space under A, where it is 3 × 3."""
        return Space(self.A, self.exact) if len(self.A) == 3 else None

    @cached_property
    def X(self) -> Matrix | None:
        """A⁻¹, (n, n), each entry rounded once; None where there is none, or float64 has no room for it."""
        return self.inverse.value if self.inverse and self.has_room else None

    @property
    def has_room(self) -> bool:
        """Whether float64 has room for all entries of A⁻¹."""
        return self.inverse is not None and all(fits(entry) for row in self.inverse.rows for entry in row)

    @cached_property
    def x(self) -> Vector | None:
        """The only x with A·x = b, (n,), each entry rounded once; None where there is no inverse in float64."""
        return product(self.inverse, self.right).value[:, 0] if self.inverse and self.has_room else None

    def moved(self, x: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return how far the rounding of A's entries may have moved x, to which A⁻¹ has led: 0 where A is known as it was typed.

        x : (n,) or (n, k). To first order it is ε·|A⁻¹|·|A|·|x| (Higham, Accuracy and Stability of Numerical Algorithms, 7.2).
        """
        if self.X is None or self.is_known:
            return np.zeros_like(x)
        return np.asarray(EPS * np.abs(self.X) @ (np.abs(self.A) @ np.abs(x)))

    @cached_property
    def x_moved(self) -> Vector:
        """How far the rounding of the entries of A and b may have moved x, (n,); 0 where both are known as they were typed."""
        assert self.x is not None
        return np.asarray(self.moved(self.x) + self._led(self.b, is_known=self.is_b_known))

    def _led(self, b: Vector, *, is_known: bool) -> Vector:
        """Return where A⁻¹ may lead the rounding of b, (n,), to first order: ε·|A⁻¹|·|b|."""
        if self.X is None or is_known:
            return np.zeros(len(b))
        return np.asarray(EPS * np.abs(self.X) @ np.abs(b))

    @cached_property
    def doubt(self) -> float:
        """How far, relatively, it may have moved the size of A⁻¹, and with it σₙ and κ."""
        return 0.0 if self.X is None else frobenius(self.moved(self.X)) / frobenius(self.X)

    @property
    def doubt_of_det(self) -> float:
        """How far, relatively, it may have moved det A."""
        return float(np.trace(self.moved(np.eye(len(self.A)))))

    @cached_property
    def is_reached(self) -> bool:
        """Whether some x has A·x = b."""
        if self.exists:
            return True
        if self.exact is not None:
            both = tuple((*row, *entry) for row, entry in zip(self.exact.rows, self.right.rows, strict=True))
            return Rational(both).rank == self.rank
        U = np.linalg.svd(self.A)[0]
        return float(np.linalg.norm(U[:, self.rank :].T @ self.b)) <= 16 * len(self.A) * EPS * float(np.linalg.norm(self.b))

    @cached_property
    def shortest(self) -> Vector:
        """Of all x for which A·x is nearest to b, the shortest, (n,): as A was typed where that is known, else 0 where it is rounding."""
        if self.exact is not None:
            return exact_inverse(self.exact.rows).times([entry for (entry,) in self.right.rows])
        U, sigma, Vt = np.linalg.svd(self.A)
        r = self.singular.rank
        parts = U[:, :r].T @ self.b
        return np.asarray(Vt[:r].T @ (np.where(np.abs(parts) > 16 * EPS * frobenius(self.b), parts, 0.0) / sigma[:r]))

    @cached_property
    def formed(self) -> Matrix | None:
        """What inv gives in float64, (n, n); None where it refuses, because it meets a pivot of 0."""
        with np.errstate(all="ignore"):
            try:
                found: Matrix = np.asarray(np.linalg.inv(self.A), dtype=np.float64)
            except np.linalg.LinAlgError:
                return None
        return found if np.isfinite(found).all() else None

    @cached_property
    def formed_error(self) -> float | None:
        """How far that is from A⁻¹ in fractions, relative to it, in the Frobenius norm; None where one of them is not there."""
        if self.inverse is None or self.X is None or self.formed is None:
            return None
        pairs = zip(as_it_stands(self.formed).rows, self.inverse.rows, strict=True)
        missed = [rounded(found - entry) for pair in pairs for found, entry in zip(*pair, strict=True)]
        return math.hypot(*missed) / frobenius(self.X)

    @property
    def is_formed_wrong(self) -> bool:
        """Whether inv gives a matrix in float64 that has next to nothing of A⁻¹, or where there is none."""
        if self.formed is None:
            return False
        return not self.exists or self.formed_error is None or self.formed_error > WRONG

    def change(self, db: Vector, typed: Rational | None = None) -> Change | None:
        """Return what becomes of x where b is changed by db, (n,), typed as that in fractions; None without an inverse."""
        if self.inverse is None or self.x is None:
            return None
        dx = product(self.inverse, typed or as_it_stands(db[:, None])).value[:, 0]
        moved = self.moved(dx) + self._led(db, is_known=typed is not None)
        doubt = sum(relative(frobenius(by), frobenius(v)) for by, v in ((moved, dx), (self.x_moved, self.x)))
        return Change(db, dx, _share(db, self.b), _share(dx, self.x), doubt)

    @property
    def proofs(self) -> list[Proof]:
        """The claims that can be checked without trusting how the numbers were found."""
        return self._of_the_inverse() if self.inverse else self._of_none()

    def _of_the_inverse(self) -> list[Proof]:
        assert self.inverse is not None
        n, bound = len(self.A), 16 * len(self.A) * EPS
        left, right = (_from_identity(product(*pair)) for pair in ((self.inverse, self.fractions), (self.fractions, self.inverse)))
        found = [
            Proof("‖A⁻¹A − I‖ in fractions", left, bound),
            Proof("‖AA⁻¹ − I‖ in fractions", right, bound),
        ]
        if self.X is None or self.x is None:
            return found
        A, X = self.A / _size(self.A), self.X / _size(self.X)
        scale = _size(self.A) * _size(self.X)
        missed = A @ X - np.eye(n) / scale if math.isfinite(scale) else A @ X
        found.append(Proof("‖AA⁻¹ − I‖ / ‖A‖‖A⁻¹‖ in float64", frobenius(missed) / (frobenius(A) * frobenius(X)), bound))
        size = _size(self.x) or 1.0
        rest = A @ (self.x / size) - self.b / _size(self.A) / size
        sizes = frobenius(A) * frobenius(self.x / size) + frobenius(self.b / _size(self.A) / size)
        found.append(Proof("‖Ax − b‖ / (‖A‖‖x‖ + ‖b‖)", relative(frobenius(rest), sizes), bound))
        if self.singular.plane is not None and self.nearest > TINY:
            found.append(Proof("|‖A⁻¹‖₂·σ₂ − 1|", abs(_spectral(self.X) * self.nearest - 1), bound))
        return found

    def _of_none(self) -> list[Proof]:
        assert self.null is not None
        A, bound = self.A / (_size(self.A) or 1.0), 16 * len(self.A) * EPS
        U = np.linalg.svd(A)[0]
        return [
            Proof("‖Av‖ / ‖A‖‖v‖", relative(frobenius(A @ self.null), frobenius(A)), bound),
            Proof("|‖v‖ − 1|", abs(frobenius(self.null) - 1), bound),
            Proof("‖A′u‖ / ‖A‖‖u‖", relative(frobenius(A.T @ U[:, -1]), frobenius(A)), bound),
        ]


def inverse(A: Matrix, b: Vector, exact: Rational | None = None, exact_b: Rational | None = None) -> Inverse:
    """Return the inverse of A, if it has one, and the x with A·x = b.

    A : (n, n), b : (n,); exact and exact_b are the same in fractions, as they were typed, if there are such. Raises InputError unless
    A is square and b has one entry for each row. Elimination in whole numbers (core.numbers.whole) of A beside I; Higham, Accuracy and
    Stability of Numerical Algorithms, 14.
    """
    m, n = A.shape
    if m != n:
        raise InputError(f"A is {m} × {n}, and only a square matrix has an inverse from both sides.")
    if b.shape != (n,):
        raise InputError(f"b has length {len(b)}, and A has {counted(n, 'row')}: A·x = b needs one entry of b for each row.")
    fractions, right = exact or as_it_stands(A), exact_b or as_it_stands(b[:, None])
    singular = singular_values(A, exact)
    rows, unit = whole(fractions.rows)
    left = reduced([[*row, *(int(i == j) for j in range(n))] for i, row in enumerate(rows)], n)
    if len(left.pivots) == n and (exact is not None or singular.rank == n):
        found = Rational(tuple(tuple(Fraction(unit * entry, left.pivot) for entry in row[n:]) for row in left.rows))
        return Inverse(A, exact, singular, b, fractions, right, found, None, exact_b is not None)
    null = _null(left, n) if len(left.pivots) < n else np.linalg.svd(A)[2][-1]
    return Inverse(A, exact, singular, b, fractions, right, None, null, exact_b is not None)


def _null(left: Reduced, n: int) -> Vector:
    """Return a vector of length 1 that is taken to 0 by what elimination has left, (n,)."""
    free = next(j for j in range(n) if j not in left.pivots)
    v = [0] * n
    v[free] = left.pivot
    for row, j in zip(left.rows, left.pivots, strict=True):
        v[j] = -row[free]
    largest = max(map(abs, v))
    found = np.array([float(Fraction(entry, largest)) for entry in v])
    return np.asarray(found / np.linalg.norm(found))


def _from_identity(A: Rational) -> float:
    """Return the largest entry of A − I."""
    rest = [abs(entry - (i == j)) for i, row in enumerate(A.rows) for j, entry in enumerate(row)]
    return rounded(max(rest))


def _share(part: Vector, whole: Vector) -> float | None:
    """Return how long part is beside whole; None where that is 0."""
    size = frobenius(whole)
    return frobenius(part) / size if size else None


def _size(A: Matrix | Vector) -> float:
    """Return the magnitude of A as a power of two."""
    most = float(np.abs(A).max(initial=0.0))
    return math.ldexp(1.0, math.frexp(most)[1] - 1) if most else 1.0


def _spectral(A: Matrix) -> float:
    return float(np.linalg.norm(A, 2))
