"""Pseudoinverse: the matrix A⁺ that solves A·x = y as well as it can be solved, whatever the shape and the rank of A."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from core.decompositions.svd import Svd, svd
from core.matrices.exact_inverse import ExactInverse, exact_inverse
from core.matrices.factors import factors
from core.matrices.ground import NEARLY_FLAT
from core.matrices.numerics import frobenius, relative
from core.numbers.arrays import EPS, ROUNDING, SMALLEST, InputError, Matrix, Vector
from core.numbers.digits import indexed, show
from core.numbers.proof import Proof
from core.numbers.rational import Rational


@dataclass(frozen=True, eq=False)
class Pseudoinverse:
    """The Moore–Penrose inverse A⁺ = V·D⁺·U′, in which the singular values up to cut·σ₁ count as 0."""

    A: Matrix  # (m, n)
    svd: Svd
    cut: float  # against σ₁
    kept: int  # how many singular values are above the cut: the rank by it
    inverse: Matrix  # A⁺, (n, m), by the factors
    exact: ExactInverse | None = None  # A⁺ of A as it was typed; None where that is not known, or has another rank

    @cached_property
    def entries(self) -> Matrix:
        """A⁺ as it is shown, (n, m): each entry exact if that is known, and else 0 where it is only rounding."""
        return self.exact.entries if self.exact else _cleared(self.inverse, self.moves)

    @property
    def moves(self) -> Matrix:
        """How far rounding may have moved each entry of A⁺, (n, m), with each entry of V and U off by some ε; 0 where it is exact."""
        if self.exact:
            return np.zeros(self.inverse.shape)
        V, U, sigma = np.abs(self.row_space), np.abs(self.column_space), self.svd.sigma[: self.kept]
        return np.asarray(ROUNDING * (np.sum(V / sigma, axis=1)[:, None] + np.sum(U / sigma, axis=1)))

    @property
    def onto_columns(self) -> Matrix:
        """A·A⁺ as it is shown, the projection onto the column space, (m, m)."""
        return self.exact.onto_columns if self.exact else _projection(self.column_space)

    @property
    def onto_rows(self) -> Matrix:
        """A⁺·A as it is shown, the projection onto the row space, (n, n)."""
        return self.exact.onto_rows if self.exact else _projection(self.row_space)

    @property
    def default_cut(self) -> float:
        """The cut below which a singular value is only rounding: max(m, n)·ε."""
        return float(max(self.A.shape) * EPS)

    @property
    def is_default(self) -> bool:
        """Whether the cut is the default one."""
        return self.cut == self.default_cut

    @property
    def true_rank(self) -> int:
        """The rank of A by the default cut."""
        return self.svd.rank

    @property
    def keeps_rounding(self) -> bool:
        """Whether the cut keeps a singular value that may be mere rounding: then no digit of A⁺ is sure."""
        return self.kept > self.true_rank

    @property
    def drops_more(self) -> bool:
        """Whether the cut drops a singular value that is no rounding: then A counts as the nearest matrix of a lower rank."""
        return self.kept < self.true_rank

    @property
    def is_nearly_lower(self) -> bool:
        """Whether A, as it is, is within a thousandth of its size of a matrix of lower rank."""
        return not self.drops_more and (self.kappa or 0.0) >= NEARLY_FLAT

    @cached_property
    def scaled_rank(self) -> int:
        """The rank as pages that fit have it: judged after the columns were scaled."""
        return factors(self.A).rank

    @property
    def D(self) -> Matrix:
        """D⁺, with the reciprocals of the singular values that are kept on its diagonal, (n, m)."""
        D = np.zeros(self.inverse.shape)
        D[: self.kept, : self.kept] = np.diag(1 / self.svd.sigma[: self.kept])
        return D

    @property
    def norm(self) -> float:
        """The spectral norm of A⁺: 1/σ of the last that is kept, and 0 where none is."""
        return 1 / float(self.svd.sigma[self.kept - 1]) if self.kept else 0.0

    @property
    def kappa(self) -> float | None:
        """The condition number of what is kept: σ₁/σ of the last; None where nothing is."""
        return self.svd.spectral / float(self.svd.sigma[self.kept - 1]) if self.kept else None

    @property
    def row_space(self) -> Matrix:
        """An orthonormal basis of all A⁺·y, as columns, (n, kept)."""
        return self.svd.Vt[: self.kept].T

    @property
    def null_space(self) -> Matrix:
        """An orthonormal basis of what is perpendicular to all A⁺·y, as columns, (n, n − kept)."""
        return self.svd.Vt[self.kept :].T

    @property
    def column_space(self) -> Matrix:
        """An orthonormal basis of what A⁺ does not take to 0, as columns, (m, kept)."""
        return self.svd.U[:, : self.kept]

    @property
    def left_null_space(self) -> Matrix:
        """An orthonormal basis of all y that A⁺ takes to 0, as columns, (m, m − kept)."""
        return self.svd.U[:, self.kept :]

    @property
    def is_left_inverse(self) -> bool:
        """Whether A⁺·A = I: no x is lost."""
        return self.kept == len(self.svd.Vt)

    @property
    def is_right_inverse(self) -> bool:
        """Whether A·A⁺ = I: every y is reached."""
        return self.kept == len(self.svd.U)

    @property
    def mark(self) -> float:
        """What the residuals here and those of a solution have to stay below: 32·max(m, n)·ε."""
        return 32 * self.default_cut

    @property
    def why(self) -> str:
        """What a cut that was set by hand does wrong; nothing where it does no harm."""
        sigma, k = self.svd.sigma.tolist(), self.kept
        if self.drops_more:
            more = self.true_rank - k - 1
            return f"the cut drops {named(k, sigma[k])}{f' and {more} more' if more else ''}: that is no rounding"
        return f"the cut keeps {named(k - 1, sigma[k - 1])}, which may be mere rounding" if self.keeps_rounding else ""

    @cached_property
    def penrose(self) -> tuple[float, float, float, float]:
        """The residuals of A·X·A = A, X·A·X = X, (A·X)′ = A·X and (X·A)′ = X·A for X = A⁺, which no other matrix fulfils.

        The rounding of X, ε·‖X‖ in any direction, becomes up to ε·κ in A·X and X·A, κ = ‖A‖·‖X‖. So all four are held
        against κ times ‖A‖, ‖X‖, 1 and 1, and right work passes however large κ is. Two wrong cuts would pass as well:

        - One that drops a σ which is not rounding is wrong by that σ in A·X·A = A, and κ·‖A‖ may hide it. But X takes
          nothing to the null space N, so that κ plays no part in (A·X·A − A)·N: the first residual is the larger one of the
          whole and of this part held against ‖A‖ alone.
        - One that keeps a σ which is rounding has κ ≥ 1/(max(m, n)·ε), against which everything is small. With such a κ
          float64 knows no digit of X, unless the arithmetic happens to be exact: then κ counts as 1.

        Norms of residuals are Frobenius norms, those of A and X spectral. Penrose 1955; rounding as in Golub & Van Loan, 2.7.
        """
        A, X = self.A, self.inverse
        AX, XA = A @ X, X @ A
        kappa = self.kappa if self.kappa and not self.keeps_rounding else 1.0
        missing = AX @ A - A
        whole, dropped = _relative(missing, self.svd.spectral) / kappa, _relative(missing @ self.null_space, self.svd.spectral)
        return (
            max(whole, dropped),
            _relative(XA @ X - X, self.norm) / kappa,
            _relative(AX - AX.T, kappa),
            _relative(XA - XA.T, kappa),
        )


@dataclass(frozen=True, eq=False)
class Solution:
    """The x = A⁺·y whose image is nearest to y, and of all such x the shortest."""

    pseudoinverse: Pseudoinverse
    y: Vector  # (m,)
    x: Vector  # (n,), by the factors
    exact: Vector | None = None  # x of A and y as they were typed, each entry rounded once; None where that is not known
    missed: Vector | None = None  # y − A·x likewise, (m,)

    @property
    def entries(self) -> Vector:
        """X as it is shown, (n,): each entry exact if that is known, and else 0 where it is only rounding."""
        return _cleared(self.x, self.moves) if self.exact is None else self.exact

    @property
    def moves(self) -> Vector:
        """How far rounding may have moved each entry of x, (n,): 0 where they are exact."""
        if self.exact is not None:
            return np.zeros(self.x.shape)
        found = self.pseudoinverse
        parts = np.abs(found.column_space.T @ self.y)
        noise = np.abs(found.row_space) * np.abs(found.column_space).T.dot(np.abs(self.y)) + parts
        return np.asarray(ROUNDING * np.sum(noise / found.svd.sigma[: found.kept], axis=1))

    @property
    def image(self) -> Vector:
        """A·x, (m,)."""
        return np.asarray(self.pseudoinverse.A @ self.x)

    @property
    def residual(self) -> Vector:
        """What A·x misses of y: y − A·x, (m,)."""
        return self.y - self.image

    @property
    def foot(self) -> Vector:
        """The foot of the perpendicular from y to the column space that is kept, (m,); A·x is there, up to rounding."""
        U = self.pseudoinverse.column_space
        return np.asarray(U @ (U.T @ self.y))

    @property
    def distance(self) -> float:
        """‖y − A·x‖."""
        return frobenius(self.residual if self.missed is None else self.missed)

    @property
    def length(self) -> float:
        """‖x‖."""
        return frobenius(self.x if self.exact is None else self.exact)

    @property
    def size(self) -> float:
        """‖A‖·‖x‖ + ‖y‖: what y − A·x is small against where only rounding is left of it."""
        return self.pseudoinverse.svd.spectral * self.length + frobenius(self.y)

    @property
    def gap(self) -> float:
        """‖y − A·x‖, and 0 where that is known to be so, or to be mere rounding."""
        return 0.0 if self.is_exact and not self.pseudoinverse.keeps_rounding else self.distance

    @property
    def is_exact(self) -> bool:
        """Whether A·x = y: as they were typed, or else after A and y are changed by their rounding (Rigal & Gaches, J. ACM 14, 1967)."""
        if self.missed is not None:
            return not self.missed.any()
        return self.distance <= self.pseudoinverse.mark * self.size

    @property
    def is_unique(self) -> bool:
        """Whether no other x has the same image: there is no null space."""
        return self.pseudoinverse.is_left_inverse

    @property
    def normal_residual(self) -> float:
        """‖A′·(y − A·x)‖ against ‖A‖·(‖A‖·‖x‖ + ‖y‖): what is missed is perpendicular to all that A reaches."""
        return _relative(self.pseudoinverse.A.T @ self.residual, self.pseudoinverse.svd.spectral * self.size)

    @property
    def shortest_residual(self) -> float:
        """‖N′·x‖/‖x‖: the share of x that A takes to 0, or to no more than rounding; the shortest x has none.

        N is the null space by this cut or by the default one, whichever is larger: a cut that is too low hides its own.
        """
        found = self.pseudoinverse
        return _relative(found.svd.Vt[min(found.kept, found.true_rank) :] @ self.x, self.length)

    @property
    def proofs(self) -> list[Proof]:
        """The claims that can be checked without trusting how the numbers were found."""
        found = self.pseudoinverse
        times, over = ("κ", " / κ") if found.kappa and not found.keeps_rounding else ("", "")  # as Pseudoinverse.penrose has it
        names = (f"‖AA⁺A − A‖ / ‖A‖{times}", f"‖A⁺AA⁺ − A⁺‖ / ‖A⁺‖{times}", f"‖(AA⁺)′ − AA⁺‖{over}", f"‖(A⁺A)′ − A⁺A‖{over}")
        claims = [*zip(names, found.penrose, strict=True), ("‖A′(y − Ax⁺)‖ / (‖A‖(‖A‖‖x⁺‖ + ‖y‖))", self.normal_residual)]
        if found.kept and len(self.x) > min(found.kept, found.true_rank):
            claims.append(("‖part of x⁺ in the null space‖ / ‖x⁺‖", self.shortest_residual))
        return [Proof(name, residual, found.mark, found.why) for name, residual in claims]


def pseudoinverse(A: Matrix, cut: float | None = None, exact: Rational | None = None) -> Pseudoinverse:
    """Return the Moore–Penrose inverse of A, in which the singular values up to cut·σ₁ count as 0.

    A : (m, n); 0 ≤ cut < 1, by default max(m, n)·ε; exact is A in fractions, as it was typed, if there is such. Raises InputError
    for any other cut. With a cut of 0 only what float64 has no room to divide by counts as 0, below 10⁻¹⁰⁰·σ₁. Golub & Van Loan, 5.5.
    """
    found, default = svd(A, exact), max(A.shape) * EPS
    cut = default if cut is None else cut
    if not 0 <= cut < 1:
        raise InputError(f"The cut is {cut:g}: it is a share of the largest singular value, from 0 to below 1.")
    kept = found.rank if cut == default else int(np.sum(found.sigma > max(cut, SMALLEST) * found.sigma[0]))
    inverse = (found.Vt[:kept].T / found.sigma[:kept]) @ found.U[:, :kept].T
    return Pseudoinverse(A, found, cut, kept, inverse, _in_fractions(exact) if exact and exact.rank == kept else None)


@lru_cache(maxsize=8)
def _in_fractions(A: Rational) -> ExactInverse:
    return exact_inverse(A.rows)


def solve(inverse: Pseudoinverse, y: Vector, typed: Rational | None = None) -> Solution:
    """Return the shortest x whose image A·x is nearest to y.

    y : (m,); typed is y in fractions, as it was typed, if there is such. Raises InputError for any other length.
    By the factors, V·(D⁺·(U′·y)): their product A⁺ has rounding of its own. Golub & Van Loan, 5.5.
    """
    m = len(inverse.A)
    if y.shape != (m,):
        raise InputError(f"y has length {len(y)}, and A has {m} row{'s' * (m > 1)}: A·x = y needs one entry of y for each row.")
    x = inverse.row_space @ ((inverse.column_space.T @ y) / inverse.svd.sigma[: inverse.kept])
    if inverse.exact is None or typed is None:
        return Solution(inverse, y, x)
    entries = [row[0] for row in typed.rows]
    return Solution(inverse, y, x, inverse.exact.times(entries), inverse.exact.missed(entries))


def named(k: int, sigma: float) -> str:
    """Return a singular value with its name: ``σ₂ = 0.5``; k from 0."""
    return f"{indexed('σ', k + 1)} = {show(sigma)}"


def _projection(basis: Matrix) -> Matrix:
    """Return the projection onto the space of an orthonormal basis, (k, k); entries are off by some ε."""
    return _cleared(basis @ basis.T, np.full((len(basis), len(basis)), ROUNDING))


def _cleared(entries: NDArray[np.float64], moves: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return entries with 0 where rounding may have moved them as far."""
    return np.where(np.abs(entries) > moves, entries, 0.0)


def _relative(residual: Matrix | Vector, size: float) -> float:
    return relative(frobenius(residual), size)
