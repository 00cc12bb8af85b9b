"""Cholesky: a symmetric positive definite matrix as L times L′; and where there is none, why.

After every step A is L·L′ + W. A step fails where the diagonal of W is not positive: then the leading block so far is not positive
definite, and there is an x for which x′Ax is just that entry (Golub & Van Loan, 4.2).
"""

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

import numpy as np

from core.decompositions.factorizations.lu import Number, Rows, magnitude
from core.decompositions.factorizations.newton import Newton
from core.matrices.eigenvalues import eigensystem
from core.numbers.arrays import EPS, ROUNDING, Matrix, Vector
from core.numbers.proof import Proof
from core.numbers.rational import Rational, as_it_stands, rounded

Why = Literal["", "not square", "not symmetric", "not definite"]
CHI = 5.991464547107979  # the square of the radius within which 95 % of two standard normal variables lie
SAMPLES = 500


@dataclass(frozen=True, eq=False)
class Step:
    """One step: a column of L, and what is left of A."""

    column: int
    pivot: Number  # the entry of the diagonal whose root is taken
    L: Matrix  # (n, n)
    W: Rows


@dataclass(frozen=True, eq=False)
class Cholesky:
    """A = LL′, where there is such an L, and what is done with it."""

    A: Matrix  # (m, n)
    exact: Rational | None  # as it was typed
    g: Vector | None = None  # the gradient of which a Newton step is made, (n,); None for (1, …, 1)
    exact_g: Rational | None = None  # as it was typed

    @property
    def rows(self) -> Rows:
        """A, in fractions where they are known."""
        return self.exact.rows if self.exact else tuple(map(tuple, self.A.tolist()))

    @property
    def is_square(self) -> bool:
        """Whether A has as many rows as columns."""
        return bool(self.A.shape[0] == self.A.shape[1])

    @cached_property
    def is_hidden(self) -> bool:
        """Whether A is positive definite as it was typed, and float64 does not find that."""
        return not self.why and not _is_definite(self.A)

    @cached_property
    def unlike(self) -> tuple[int, int] | None:
        """The first place at which A is not A′; None where it is symmetric, or not square."""
        n, rows = len(self.rows), self.rows
        places = ((i, j) for i in range(n) for j in range(i + 1, n)) if self.is_square else iter(())
        return next(((i, j) for i, j in places if rows[i][j] != rows[j][i]), None)

    @property
    def why(self) -> Why:
        """Why there is no L; nothing where there is one."""
        if not self.is_square:
            return "not square"
        if self.unlike:
            return "not symmetric"
        return "not definite" if self.failed else ""

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Column by column; none where A is not symmetric."""
        return tuple(self._made[0]) if self.is_square and not self.unlike else ()

    @property
    def failed(self) -> int:
        """How large the first leading block is that is not positive definite; 0 where all are."""
        steps = self.steps
        return steps[-1].column + 1 if steps and steps[-1].pivot <= 0 else 0

    @cached_property
    def _made(self) -> tuple[list[Step], list[list[Number]]]:
        """The steps, and the multipliers: of the rows of the unit triangle below the diagonal."""
        n = len(self.rows)
        W, L = [list(row) for row in self.rows], np.zeros((n, n))
        sizes = np.abs(self.A)
        below: list[list[Number]] = [[] for _ in range(n)]
        found = []
        for k in range(n):
            pivot = W[k][k]
            if pivot <= 0:
                found.append(Step(k, pivot, L.copy(), tuple(map(tuple, W))))
                break
            root = _root(pivot)
            L[k, k] = root
            factors = {i: W[i][k] / pivot for i in range(k + 1, n)}
            for i, factor in factors.items():
                L[i, k] = _float(factor) * root
                below[i].append(factor)
            for i in factors:
                for j in range(k + 1, n):
                    W[i][j] -= factors[i] * W[k][j]
                    if self.exact is None:
                        sizes[i, j] += abs(_float(factors[i])) * sizes[k, j]
                        if magnitude(W[i][j]) <= ROUNDING * float(sizes[i, j]):
                            W[i][j] = 0.0
            for i in range(k, n):
                W[i][k] = W[k][i] = _zero(self.exact is not None)
            found.append(Step(k, pivot, L.copy(), tuple(map(tuple, W))))
        return found, below

    @property
    def L(self) -> Matrix:
        """The lower triangle, (n, n), as far as it could be made."""
        return self.steps[-1].L if self.steps else np.zeros(self.A.shape)

    @cached_property
    def x(self) -> tuple[Number, ...]:
        """An x with x′Ax ≤ 0, (n,), where A is symmetric and not positive definite; empty elsewhere."""
        if self.why != "not definite":
            return ()
        k, below = self.failed - 1, self._made[1]
        y = [-factor for factor in below[k][:k]]
        for i in reversed(range(k)):
            for j in range(i + 1, k):
                y[i] -= below[j][i] * y[j]
        one, zero = (Fraction(1), Fraction(0)) if self.exact else (1.0, 0.0)
        return (*y, one, *[zero] * (len(self.rows) - k - 1))

    @cached_property
    def value(self) -> Number | None:
        """The value of x′Ax, which is the pivot that failed; None where there is no such x."""
        return self.steps[-1].pivot if self.failed else None

    @property
    def multiplications(self) -> int:
        """How many multiplications and divisions it takes, beside one root for each column."""
        n = len(self.rows)
        done = range(self.failed - 1 if self.failed else n) if self.steps else range(0)
        return sum((n - 1 - k) + (n - 1 - k) * (n - k) // 2 for k in done)

    @property
    def residual(self) -> float:
        """‖A − LL′‖ / ‖A‖, in the Frobenius norm; NaN where there is no L."""
        if self.why or self.is_hidden:
            return math.nan
        return _residual(self.A, self.L)

    # ---- what it is for

    @cached_property
    def newton(self) -> Newton | None:
        """The Newton step of A and g; None where A is not symmetric, or float64 does not find that it is positive definite."""
        if not self.steps or self.is_hidden:
            return None
        ones = np.ones(len(self.A))
        g, exact = (ones, as_it_stands(ones[:, None])) if self.g is None else (self.g, self.exact_g)
        return Newton(self.A, self.exact, g, exact, None if self.failed else self.L)

    @cached_property
    def least(self) -> float:
        """The least eigenvalue of a symmetric A, of entries in fractions to all digits; NaN of any other."""
        if not self.steps:
            return math.nan
        return self.newton.least if self.newton else float(eigensystem(self.A, self.exact).values.real.min())

    @cached_property
    def inside(self) -> int:
        """How many of the samples x = Lz lie in the ellipse that holds 95 % of all; in the first two coordinates."""
        return int((np.sum(normal() ** 2, axis=0) <= CHI).sum())

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """What holds of the factors (Higham, theorem 10.3), or of the x that shows why there are none; A′A always is semidefinite."""
        n = max(self.A.shape)
        bound = 4 * (n + 1) * EPS
        M = self.A / (float(np.abs(self.A).max()) or 1.0)
        gram = M.T @ M
        found = [Proof("max(0, −λ) / ‖A′A‖", max(0.0, -float(np.linalg.eigvalsh(gram)[0])) / (float(np.linalg.norm(gram)) or 1.0), bound)]
        newton = self.newton.proofs if self.newton else ()
        if self.is_hidden:
            return (Proof("‖A − LL′‖ / ‖A‖", _residual(self.A, self.L), bound), *found)
        if not self.why:
            return (Proof("‖A − LL′‖ / ‖A‖", self.residual, bound), *newton, *found)
        if self.failed:
            x = np.array([_float(entry) for entry in self.x])
            size = float(np.abs(x) @ np.abs(self.A) @ np.abs(x)) or 1.0
            off = abs(float(x @ self.A @ x) - _float(self.value or 0.0)) / size
            return (Proof("|x′Ax − wₖₖ| / |x|′|A||x|", off, bound), *newton, *found)
        return (*found, Proof("|tr A′A − ‖A‖²| / ‖A‖²", abs(float(np.trace(gram) - np.sum(M * M))) / (float(np.sum(M * M)) or 1.0), bound))


def normal() -> Matrix:
    """Return the samples of two standard normal variables, the same always, (2, 500)."""
    return np.random.default_rng(1).normal(size=(2, SAMPLES))


def _is_definite(A: Matrix) -> bool:
    try:
        np.linalg.cholesky(A)
    except np.linalg.LinAlgError:
        return False
    return True


def _residual(A: Matrix, L: Matrix) -> float:
    scale = float(np.abs(A).max())
    A, L = A / scale, L / math.sqrt(scale)
    return float(np.linalg.norm(A - L @ L.T) / np.linalg.norm(A))


def _float(value: Number) -> float:
    return rounded(value) if isinstance(value, Fraction) else value


def _root(value: Number) -> float:
    """Return the root of a positive number, also of a fraction that float64 has no room for."""
    if not isinstance(value, Fraction):
        return math.sqrt(value)
    shift = (value.denominator.bit_length() - value.numerator.bit_length()) // 2 * 2
    return math.ldexp(math.sqrt(rounded(value * Fraction(2) ** shift)), -shift // 2)


def _zero(is_exact: bool) -> Number:
    return Fraction(0) if is_exact else 0.0
