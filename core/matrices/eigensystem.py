"""Eigensystem: the eigenvalues and eigenvectors of a square matrix, with what they say about it."""

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np

from core.matrices.charpoly import Root, characteristic
from core.matrices.conformal import rotation
from core.matrices.eigenpairs import Complex
from core.matrices.numerics import is_symmetric, relative
from core.matrices.singular import SingularValues
from core.numbers.arrays import EPS, ROUNDING, Matrix, Vector
from core.numbers.digits import distinct
from core.numbers.proof import Proof
from core.numbers.rational import Rational, as_it_stands

Kind: TypeAlias = Literal["scalar", "real", "complex", "defective", "undecided"]
Tie: TypeAlias = Literal["", "equal", "opposite", "pair"]
NEAR = math.radians(1)
LARGEST_POLYNOMIAL = 8


@dataclass(frozen=True, eq=False)
class Rotor:
    """A complex pair in real numbers: A·P = |λ|·P·R(θ), a turn measured along the ellipse P·(unit circle)."""

    P: Matrix  # (2, 2); its columns are the half-axes of the ellipse, the longer one first, det P = 1
    modulus: float  # |λ|
    argument: float  # θ in (−π, π), positive counterclockwise


@dataclass(frozen=True, eq=False)
class Generalized:
    """The second direction of a defective matrix: A·w = λ·w + c·v."""

    value: float  # λ
    v: Vector  # (2,), the eigenvector, of length 1
    w: Vector  # (2,), of length 1, a quarter-turn counterclockwise from v
    coupling: float  # c

    @property
    def P(self) -> Matrix:
        """The rotation whose columns are v and w, (2, 2): A = P·J·P′."""
        return np.column_stack([self.v, self.w])

    @property
    def J(self) -> Matrix:
        """What A is in the directions of v and w, (2, 2): λ twice, and what couples w to v."""
        return np.array([[self.value, self.coupling], [0.0, self.value]])


@dataclass(frozen=True, eq=False)
class Dominant:
    """Which eigenvalues have the largest magnitude."""

    count: int  # how many of the values, from the first on
    tie: Tie  # "" where there is one; else "equal", "opposite" (both signs) or "pair" (complex ones among them)


@dataclass(frozen=True, eq=False)
class Eigensystem:
    """The eigenvalues and eigenvectors of a square matrix; all angles are in radians.

    Where every entry is a fraction, what is one, real, 0 or defective is decided exactly. Elsewhere it is decided to sixteen
    digits, or not at all: "undecided" are matrices of which they do not tell whether there is a basis of eigenvectors.
    """

    A: Matrix  # (n, n)
    exact: Rational | None  # A as it was typed
    values: Complex  # (n,); magnitude falling, then real part falling; of a pair the positive imaginary part first
    vectors: Complex  # (n, n); columns of length 1 in the order of the values, their largest component positive
    roots: tuple[Root, ...]  # the different values, in their order; of a dimension of 0 where it is undecided
    kind: Kind  # "scalar" (A = λI), "real" or "complex" (with a basis of eigenvectors), "defective" (without) or "undecided"
    singular: SingularValues  # of A
    kappa: float  # κ₂ of the vectors; infinite where A is defective
    angle: float | None  # the least between two eigenvectors' lines, arccos |⟨vᵢ, vⱼ⟩|; 0 where A is defective, None for a scalar matrix
    is_decided: bool  # whether roots and kind are so exactly, and not only to sixteen digits
    lines: tuple[float, ...] = ()  # n = 2: the angles in (−π/2, π/2] of the real eigenvectors; one for a defective matrix
    rotor: Rotor | None = None  # n = 2, complex
    generalized: Generalized | None = None  # n = 2, defective
    gap: float | None = None  # n = 2, real: half the distance of the values, to every digit

    @property
    def rank(self) -> int:
        """The number of singular values above n·ε·σ₁."""
        return self.singular.rank

    @property
    def det(self) -> float | None:
        """The determinant of a 2 × 2 matrix, 0 where it is flat; None of others, of which it is found elsewhere."""
        return self.singular.plane.signed_volume if self.singular.plane else None

    @property
    def size(self) -> float:
        """The Frobenius norm of A: what numbers computed from A are small against."""
        return float(np.linalg.norm(self.A))

    @property
    def trace(self) -> float:
        """The sum of the diagonal."""
        if self.exact is not None:
            return float(sum((row[i] for i, row in enumerate(self.exact.rows)), Fraction(0)))
        return math.fsum(self.A.diagonal().tolist())

    @property
    def spectral_radius(self) -> float:
        """The largest magnitude of an eigenvalue."""
        return float(np.abs(self.values).max())

    @property
    def is_singular(self) -> bool:
        """Whether A flattens a direction: exactly where that is known, else to sixteen digits."""
        return self.rank < len(self.A) if self.exact is None else self.exact.rank < len(self.A)

    @property
    def is_singular_numerically(self) -> bool:
        """Whether A flattens a direction to sixteen digits, but not by the digits that its entries have."""
        return self.rank < len(self.A) and not self.is_singular

    @property
    def is_symmetric(self) -> bool:
        """Whether A is its own transpose: its eigenvectors are perpendicular."""
        return is_symmetric(self.A) if self.exact is None else self.exact.is_symmetric

    @property
    def is_nearly_defective(self) -> bool:
        """Whether there is a basis of eigenvectors in which two lie within 1° of each other."""
        return self.kind in {"real", "complex"} and self.angle is not None and self.angle < NEAR

    @cached_property
    def moves(self) -> Vector:
        """How far rounding could move each eigenvalue, (n,).

        A rounding of A by r·‖A‖, r = n·8ε, moves an eigenvalue by its condition number times as much, 1/|y′v| with unit
        left and right eigenvectors, and by 2·‖A‖·r^(1/n) at most (Golub & Van Loan, 7.2.2; Elsner 1985). Values that were
        decided exactly are rounded once.
        """
        if self.is_decided:
            return np.asarray(ROUNDING * np.abs(self.values))
        r = len(self.A) * ROUNDING
        return np.asarray(self.size * np.minimum(r * self._conditions, 2 * r ** (1 / len(self.A))))

    @cached_property
    def dominant(self) -> Dominant:
        """The eigenvalues of the largest magnitude."""
        largest = [root for root in self.roots if root.size == 0]
        count = sum(root.multiplicity for root in largest)
        if len(largest) == 1:
            return Dominant(count, "" if count == 1 else "equal")
        return Dominant(count, "pair" if any(root.value.imag for root in largest) else "opposite")

    @cached_property
    def texts(self) -> list[str]:
        """The values as they are shown, (n,): with digits enough to tell them apart, and none beyond what is known."""
        if self.is_decided:
            return distinct(self.values.tolist(), moves=[0.0] * len(self.values))
        if len(self.values) == 2:  # closed forms lose no digits, but for the sum that a pair's real part is
            return distinct(self.values.tolist(), self.spectral_radius if self.kind == "complex" else 0.0)
        return distinct(self.values.tolist(), moves=self.moves.tolist())

    @property
    def residual(self) -> float:
        """‖AV − VΛ‖ / ‖A‖, Frobenius."""
        return self._relative(self.A @ self.vectors - self.vectors * self.values)

    @property
    def trace_residual(self) -> float:
        """|tr A − Σλ| / ‖A‖."""
        return self._relative(self.trace - math.fsum(self.values.real.tolist()))

    @property
    def is_simple(self) -> bool:
        """Whether no eigenvalue counts more than once."""
        return all(root.multiplicity == 1 for root in self.roots)

    @property
    def has_basis(self) -> bool:
        """Whether there is a basis of eigenvectors, and it is known."""
        return self.kind not in {"defective", "undecided"}

    @cached_property
    def inverse(self) -> Complex | None:
        """V⁻¹, whose rows are the left eigenvectors; None where no basis is known, or float64 cannot tell its vectors apart."""
        is_apart = len(self.A) == 2 or self.kappa <= 1 / EPS
        return np.asarray(np.linalg.inv(self.vectors)) if self.has_basis and is_apart else None

    @cached_property
    def recomposed(self) -> Matrix | None:
        """VΛV⁻¹, which is A again; None where there is no V⁻¹."""
        if self.inverse is None:
            return None
        return np.linalg.solve(self.vectors.T, (self.vectors * self.values).T).T.real.astype(np.float64)

    @property
    def recomposed_residual(self) -> float | None:
        """‖A − VΛV⁻¹‖ / (‖A‖·κ(V)), Frobenius; None where no basis is known."""
        return None if self.recomposed is None else self._relative(self.A - self.recomposed) / self.kappa

    @property
    def rotor_residual(self) -> float | None:
        """‖AP − |λ|·P·R(θ)‖ / (‖A‖·‖P‖), Frobenius; None where there is no rotor."""
        if self.rotor is None:
            return None
        P = self.rotor.P
        return self._relative(self.A @ P - self.rotor.modulus * P @ rotation(self.rotor.argument)) / float(np.linalg.norm(P))

    @property
    def generalized_residual(self) -> float | None:
        """‖Aw − λw − cv‖ / ‖A‖; None where there is no generalized vector."""
        if self.generalized is None:
            return None
        found = self.generalized
        return self._relative(self.A @ found.w - found.value * found.w - found.coupling * found.v)

    @cached_property
    def characteristic(self) -> Vector | None:
        """The coefficients of det(tI − A), (n + 1,), the highest power first, each rounded once; None for n > 8."""
        n = len(self.A)
        if n > LARGEST_POLYNOMIAL:
            return None
        exact = self.exact or as_it_stands(self.A)
        whole, unit = exact.whole
        return np.array([float(c / unit**k) for k, c in enumerate(characteristic(whole))])

    @cached_property
    def _conditions(self) -> Vector:
        """The condition numbers of the eigenvalues, (n,): the lengths of the rows of V⁻¹, and at most 1/ε."""
        if len(self.A) == 2 and self.angle is not None:
            return np.full(2, 1 / max(math.sin(self.angle), ROUNDING))
        _, sigma, Wt = np.linalg.svd(self.vectors)
        return np.asarray(np.linalg.norm(Wt.conj().T / np.maximum(sigma, ROUNDING * sigma[0]), axis=1))

    def _relative(self, gap: float | Complex | Matrix) -> float:
        return relative(float(np.linalg.norm(gap)), self.size)

    @property
    def proofs(self) -> list[Proof]:
        """The claims that can be checked without trusting how the numbers were found."""
        bound = 8 * len(self.A) * EPS
        claims = (
            ("‖AV − VΛ‖ / ‖A‖", self.residual),
            ("|tr A − Σλ| / ‖A‖", self.trace_residual),
            ("‖A − VΛV⁻¹‖ / (‖A‖·κ(V))", self.recomposed_residual),
            ("‖AP − |λ|·P·R(θ)‖ / (‖A‖·‖P‖)", self.rotor_residual),
            ("‖Aw − λw − c·v‖ / ‖A‖", self.generalized_residual),
        )
        return [Proof(name, residual, bound) for name, residual in claims if residual is not None]


def magnitudes(values: Complex, moves: Vector) -> list[int]:
    """Return the place of each value's magnitude, 0 for the largest; magnitudes nearer than the sum of two moves share one.

    values : (n,), magnitude falling; moves : (n,), how far each may have been moved.
    """
    sizes = np.abs(values)
    places, first = [0], 0
    for k in range(1, len(values)):
        is_other = values[k].imag != -values[k - 1].imag or values[k].imag >= 0  # a pair is not parted
        if is_other and sizes[k] < sizes[first] - moves[first] - moves[k]:
            first = k
        places.append(places[-1] + (first == k))
    return places
