"""Singular value decomposition: every matrix is a turn, a stretch along perpendicular axes, a turn (A = U·D·V′)."""

import math
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from core.matrices.conformal import direction, least_turn, line_angle
from core.matrices.numerics import rank_of, relative
from core.matrices.plane import Plane
from core.matrices.singular import SingularValues
from core.numbers.arrays import EPS, ROUNDING, Matrix, Vector
from core.numbers.proof import Proof
from core.numbers.rational import Rational

Lines: TypeAlias = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Svd(SingularValues):
    """The factors of A = U·D·V′, whole and thin, beside the singular values, which are the diagonal of D; p = min(m, n).

    A pair of singular vectors may be turned round together: here the largest entry of each v is positive, but in the plane,
    where V is a rotation. Else U and V are orthogonal, and need not be rotations.
    """

    U: Matrix  # (m, m), orthogonal
    Vt: Matrix  # (n, n), orthogonal; its rows are the vectors that are taken to σᵢ·uᵢ
    axes: tuple[Lines, Lines] | None  # of a 2 × 2 matrix: the angles of the lines of u₁ and u₂, and of v₁ and v₂

    @property
    def D(self) -> Matrix:
        """The stretch, with the singular values on its diagonal, (m, n)."""
        D = np.zeros(self.A.shape)
        np.fill_diagonal(D, self.sigma)
        return D

    @property
    def U1(self) -> Matrix:
        """The thin U, (m, p)."""
        return self.U[:, : len(self.sigma)]

    @property
    def D1(self) -> Matrix:
        """The thin stretch, (p, p)."""
        return np.diag(self.sigma)

    @property
    def known_D(self) -> Matrix:
        """The stretch as far as it is known, (m, n): 0 where only rounding is left."""
        D = np.zeros(self.A.shape)
        np.fill_diagonal(D, self.known)
        return D

    @property
    def known_D1(self) -> Matrix:
        """The thin stretch, (p, p), likewise."""
        return np.diag(self.known)

    @property
    def V1t(self) -> Matrix:
        """The thin V′, (p, n)."""
        return self.Vt[: len(self.sigma)]

    @property
    def column_space(self) -> Matrix:
        """An orthonormal basis of all A·x, as columns, (m, rank)."""
        return self.U[:, : self.rank]

    @property
    def row_space(self) -> Matrix:
        """An orthonormal basis of all A′·y, as columns, (n, rank)."""
        return self.Vt[: self.rank].T

    @property
    def null_space(self) -> Matrix:
        """An orthonormal basis of all x that A takes to 0, as columns, (n, n − rank)."""
        return self.Vt[self.rank :].T

    @property
    def residual(self) -> float:
        """‖A − U·D·V′‖ / ‖A‖, in the Frobenius norm."""
        return relative(float(np.linalg.norm(self.A - self.U @ self.D @ self.Vt)), float(np.linalg.norm(self.A)))

    @property
    def orthogonality(self) -> float:
        """The larger one of ‖U′U − I‖ and ‖V′V − I‖ / √max(m, n), in the Frobenius norm."""
        m, n = self.A.shape
        gaps = np.linalg.norm(self.U.T @ self.U - np.eye(m)), np.linalg.norm(self.Vt @ self.Vt.T - np.eye(n))
        return float(max(gaps)) / math.sqrt(max(m, n))

    @property
    def eigen_residual(self) -> float:
        """The largest |σᵢ² − λᵢ(A′A)| / σ₁²; A′A has n eigenvalues, those after the p-th are 0."""
        squares = np.zeros(self.A.shape[1])
        squares[: len(self.sigma)] = self.sigma**2
        return relative(float(np.abs(squares - np.linalg.eigvalsh(self.A.T @ self.A)[::-1]).max()), self.spectral**2)

    @property
    def symmetric_residual(self) -> float | None:
        """The largest |σᵢ − |λᵢ|| / σ₁ where A is symmetric; None where it is not."""
        if not np.array_equal(self.A, self.A.T):
            return None
        lengths = np.sort(np.abs(np.linalg.eigvalsh(self.A)))[::-1]
        return relative(float(np.abs(self.sigma - lengths).max()), self.spectral)

    @property
    def proofs(self) -> list[Proof]:
        """The claims that can be checked without trusting how the factors were found."""
        once = max(self.A.shape) * EPS
        claims = (
            ("‖A − UDV′‖ / ‖A‖", self.residual, 32 * once),  # LAPACK stops where what is off the diagonal is so small
            ("‖U′U − I‖, ‖V′V − I‖", self.orthogonality, 8 * once),
            ("|σ² − λ(A′A)| / σ₁²", self.eigen_residual, 8 * once),
            ("|σ − |λ|| / σ₁", self.symmetric_residual, 8 * once),
        )
        return [Proof(name, residual, bound) for name, residual, bound in claims if residual is not None]


def svd(A: Matrix, exact: Rational | None = None) -> Svd:
    """Return the singular value decomposition of A.

    A : (m, n); exact is the same matrix in fractions, as it was typed, if there is one. Golub & Van Loan, Matrix
    Computations, 2.4; by LAPACK, whose iteration leaves up to 50·ε·σ off the diagonal (Demmel & Kahan, SIAM J. Sci. Stat. Comput.
    11, 1990), and for 2 × 2 from the conformal parts with the exact determinant (core.matrices.plane), so that σ₂ has all its digits.
    """
    if A.shape == (2, 2):
        return of_plane(Plane(A, exact))
    U, sigma, Vt = np.linalg.svd(A)
    of_V, of_U = signs(Vt), signs(U.T)
    paired = rank_of(sigma, A.shape)
    of_U[:paired] = of_V[:paired]  # pairs are turned together; vectors of no pair by themselves, and those whose singular value is rounding
    return Svd(A, exact, None, sigma, U * of_U, Vt * of_V[:, None], None)


def of_plane(plane: Plane) -> Svd:
    """Return the factors of a 2 × 2 matrix: V a rotation, and U too unless A flips; of ±U, ±V the pair that turns less."""
    right = math.pi / 2
    u, v = least_turn(*plane.axes)
    U = np.column_stack([direction(u), math.copysign(1, plane.det) * direction(u + right)])
    Vt = np.vstack([direction(v), direction(v + right)])
    lines = (line_angle(u), line_angle(u + right)), (line_angle(v), line_angle(v + right))
    return Svd(plane.A, plane.exact, plane, np.array(plane.sigma), U, Vt, lines)


def signs(rows: Matrix) -> Vector:
    """Return for each row the sign of its largest entry; of entries that are equal up to rounding, of the first."""
    sizes = np.abs(rows)
    first = np.argmax(sizes >= (1 - ROUNDING) * sizes.max(axis=1, keepdims=True), axis=1)
    signs: Vector = np.copysign(1.0, rows[np.arange(len(rows)), first])
    return signs
