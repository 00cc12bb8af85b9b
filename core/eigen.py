"""Eigen: the directions that a square matrix keeps, and the factors by which it scales them."""

import cmath
import math
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np

from core.arrays import ROUNDING, InputError, Matrix, Vector
from core.conformal import Conformal, area2, conformal, det2, discriminant2, line_angle, rank2, rotation
from core.eigenpairs import TIED, Complex, eigenpairs
from core.numerics import is_symmetric, rank_of, relative

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

    w: Vector  # (2,), of length 1, a quarter-turn counterclockwise from the eigenvector v
    coupling: float  # c


@dataclass(frozen=True, eq=False)
class Dominant:
    """Which eigenvalues have the largest magnitude; magnitudes count as equal where rounding could have parted them."""

    count: int  # how many of the values, from the first on
    tie: str  # "" where there is one; else "equal", "opposite" (both signs) or "pair" (complex ones among them)


@dataclass(frozen=True, eq=False)
class Eigen:
    """The eigenvalues and eigenvectors of a square matrix; all angles are in radians."""

    A: Matrix  # (n, n)
    values: Complex  # (n,); magnitude falling, then real part falling; of a pair the positive imaginary part first
    vectors: Complex  # (n, n); columns of length 1 in the order of the values, their largest component positive
    kind: str  # "scalar" (A = λI), "real" or "complex" (with a basis of eigenvectors), "defective" (without, to 16 digits)
    rank: int  # the number of singular values above n·ε·σ₁
    kappa: float  # κ₂ of the vectors; infinite where A is defective
    angle: float | None  # the least between two eigenvectors' lines, arccos |⟨vᵢ, vⱼ⟩|; 0 where A is defective, None for a scalar matrix
    lines: tuple[float, ...] = ()  # n = 2: the angles in (−π/2, π/2] of the real eigenvectors; one for a defective matrix
    rotor: Rotor | None = None  # n = 2, complex
    generalized: Generalized | None = None  # n = 2, defective

    @property
    def size(self) -> float:
        """The Frobenius norm of A: what numbers computed from A are small against."""
        return float(np.linalg.norm(self.A))

    @property
    def trace(self) -> float:
        """The sum of the diagonal."""
        return math.fsum(self.A.diagonal().tolist())

    @property
    def spectral_radius(self) -> float:
        """The largest magnitude of an eigenvalue."""
        return float(np.abs(self.values).max())

    @property
    def is_singular(self) -> bool:
        """Whether A flattens a direction, to 16 digits.

        One of the values is then 0 or near it; where A is far from symmetric, √ε·‖A‖ is near.
        """
        return self.rank < len(self.A)

    @property
    def is_symmetric(self) -> bool:
        """Whether A is its own transpose, up to rounding: its eigenvectors are perpendicular."""
        return is_symmetric(self.A)

    @property
    def is_nearly_defective(self) -> bool:
        """Whether there is a basis of eigenvectors in which two lie within 1° of each other."""
        return self.kind in {"real", "complex"} and self.angle is not None and self.angle < NEAR

    @property
    def is_defective_numerically(self) -> bool | None:
        """Whether A is defective to 16 digits, but not by the digits that its entries have; None where n > 2: undecided."""
        if len(self.A) > 2 and self.kind == "defective":
            return None
        return self.kind == "defective" and discriminant2(self.A) != 0

    @cached_property
    def moves(self) -> Vector:
        """How far rounding could move each eigenvalue, (n,).

        A rounding of A by r·‖A‖, r = n·8ε, moves an eigenvalue by its condition number times as much, 1/|y′v| with unit
        left and right eigenvectors, and by 2·‖A‖·r^(1/n) at most (Golub & Van Loan, 7.2.2; Elsner 1985).
        """
        r = len(self.A) * ROUNDING
        return np.asarray(self.size * np.minimum(r * self._conditions, 2 * r ** (1 / len(self.A))))

    @cached_property
    def dominant(self) -> Dominant:
        """The eigenvalues of the largest magnitude: magnitudes nearer than the sum of two moves are equal."""
        sizes, moves = np.abs(self.values), self.moves
        tied = sizes >= sizes[0] - moves[0] - moves
        count = len(sizes) if tied.all() else int(np.argmin(tied))
        group = self.values[:count]
        if count < len(sizes) and group[-1].imag > 0:
            count += 1  # a pair is not parted
        if count == 1:
            return Dominant(1, "")
        if (np.abs(group - group[0]) <= moves[0] + moves[:count]).all():
            return Dominant(count, "equal")
        if (np.abs(group.imag) > moves[:count]).any():
            return Dominant(count, "pair")
        return Dominant(count, "opposite" if group.real.max() > 0 > group.real.min() else "equal")

    @property
    def residual(self) -> float:
        """‖AV − VΛ‖ / ‖A‖, Frobenius."""
        return self._relative(self.A @ self.vectors - self.vectors * self.values)

    @property
    def trace_residual(self) -> float:
        """|tr A − Σλ| / ‖A‖."""
        return self._relative(self.trace - math.fsum(self.values.real.tolist()))

    @property
    def inverse(self) -> Complex | None:
        """V⁻¹, whose rows are the left eigenvectors; None where A is defective."""
        return None if self.kind == "defective" else np.asarray(np.linalg.inv(self.vectors))

    @cached_property
    def recomposed(self) -> Matrix | None:
        """VΛV⁻¹, which is A again; None where A is defective."""
        if self.kind == "defective":
            return None
        return np.linalg.solve(self.vectors.T, (self.vectors * self.values).T).T.real.astype(np.float64)

    @property
    def recomposed_residual(self) -> float | None:
        """‖A − VΛV⁻¹‖ / (‖A‖·κ(V)), Frobenius; None where A is defective."""
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
        w, v = self.generalized.w, self.vectors[:, 0].real
        return self._relative(self.A @ w - self.values[0].real * w - self.generalized.coupling * v)

    @property
    def characteristic(self) -> Vector | None:
        """The coefficients of det(tI − A), (n + 1,), the highest power first, each rounded once; None for n > 8.

        Faddeev and LeVerrier's recursion in whole numbers, for entries that are multiples of a power of two: it divides
        without a remainder.
        """
        n = len(self.A)
        if n > LARGEST_POLYNOMIAL:
            return None
        ratios = [entry.as_integer_ratio() for entry in self.A.ravel().tolist()]
        unit = max(below for _, below in ratios)
        whole = np.array([above * (unit // below) for above, below in ratios], dtype=object).reshape(n, n)
        found, product = [1], whole
        for k in range(1, n + 1):
            found.append(-sum(product.diagonal()) // k)
            product = whole @ (product + found[-1] * np.eye(n, dtype=int).astype(object))
        return np.array([float(Fraction(c, unit**k)) for k, c in enumerate(found)])

    @cached_property
    def _conditions(self) -> Vector:
        """The condition numbers of the eigenvalues, (n,): the lengths of the rows of V⁻¹, and at most 1/ε."""
        if len(self.A) == 2 and self.angle is not None:
            return np.full(2, 1 / max(math.sin(self.angle), ROUNDING))
        _, sigma, Wt = np.linalg.svd(self.vectors)
        return np.asarray(np.linalg.norm(Wt.conj().T / np.maximum(sigma, ROUNDING * sigma[0]), axis=1))

    def _relative(self, gap: float | Complex | Matrix) -> float:
        return relative(float(np.linalg.norm(gap)), self.size)


def eigen(A: Matrix) -> Eigen:
    """Return the eigenvalues of A with their eigenvectors.

    A : (n, n). Raises InputError unless A is square. In the plane everything is a closed form in the conformal parts
    (core.conformal) and right to the last digits, nearly defective or not; else LAPACK (Golub & Van Loan, 7.5 and 8.3).
    """
    m, n = A.shape
    if m != n:
        raise InputError(f"This matrix is {m} × {n}, and only a square matrix has eigenvalues: give it as many rows as columns.")
    return _plane(A) if n == 2 else _space(A)


def _plane(A: Matrix) -> Eigen:
    """Return the eigenvalues of A = m·I + N, N the map v ↦ iq·v + w·v̄ with N² = (|w|² − q²)·I.

    A : (2, 2). Both bounds are the same for A, A′ and QAQ′ with Q a rotation.
    """
    parts, discriminant = conformal(A), discriminant2(A)
    size, rest = parts.norm, Conformal(complex(0, parts.z.imag), parts.w).norm
    if rest <= 2 * ROUNDING * size:
        return _scalar(A, rank2(A))
    if abs(discriminant) <= ROUNDING / 4 * size * rest:
        return _defective(A, parts)
    return _real(A, parts, math.sqrt(discriminant)) if discriminant > 0 else _pair(A, parts, math.sqrt(-discriminant))


def _scalar(A: Matrix, rank: int) -> Eigen:
    n = len(A)
    value = float(A[0, 0]) if n == 1 else math.fsum(A.diagonal().tolist()) / n
    return Eigen(A, np.full(n, complex(value)), np.eye(n, dtype=complex), "scalar", rank, 1.0, None)


def _defective(A: Matrix, parts: Conformal) -> Eigen:
    """Return the double eigenvalue m with the line between the two that rounding parts."""
    v, q = _towards(parts), parts.z.imag
    vector = _upright(v.real, v.imag)
    return Eigen(
        A=A,
        values=np.full(2, complex(_unless_flat(parts.z.real, A, parts))),
        vectors=np.array([vector, vector], dtype=complex).T,
        kind="defective",
        rank=rank2(A),
        kappa=math.inf,
        angle=0.0,
        lines=_lines(vector),
        generalized=Generalized(np.array([-vector[1], vector[0]]), -math.copysign(abs(q) + abs(parts.w), q)),
    )


def _real(A: Matrix, parts: Conformal, half: float) -> Eigen:
    """Return the eigenvalues m ± half; every sum here is of numbers of one sign, so that no digits are lost."""
    m, q, w = parts.z.real, parts.z.imag, parts.w
    b, c = float(A[0, 1]), float(A[1, 0])
    far = abs(w.real) + half
    upper, lower = ((far, c), (b, -far)) if w.real >= 0 else ((b, far), (-far, c))
    high, low = m + half, m - half
    if m > 0:
        low = det2(A) / high
    elif m < 0:
        high = det2(A) / low
    found = [(_unless_flat(high, A, parts), _upright(*upper)), (_unless_flat(low, A, parts), _upright(*lower))]
    if abs(low) - abs(high) > 2 * ROUNDING * parts.norm:
        found.reverse()
    return Eigen(
        A=A,
        values=np.array([value for value, _ in found], dtype=complex),
        vectors=np.array([vector for _, vector in found], dtype=complex).T,
        kind="real",
        rank=rank2(A),
        kappa=(abs(w) + abs(q)) / half,
        angle=math.atan2(half, abs(q)),
        lines=_lines(*(vector for _, vector in found)),
    )


def _pair(A: Matrix, parts: Conformal, half: float) -> Eigen:
    """Return the eigenvalues m ± half·i."""
    m, q, w = parts.z.real, parts.z.imag, parts.w
    b, c = float(A[0, 1]), float(A[1, 0])
    first, second = (
        (abs(b), math.copysign(1, b) * complex(-w.real, half))
        if abs(b) >= abs(c)
        else (complex(w.real, half) * math.copysign(1, c), abs(c))
    )
    v = np.array([first, second]) / math.hypot(abs(first), abs(second))
    longer = math.sqrt((abs(q) + abs(w)) / half)
    axis = _towards(parts)
    P = np.array([[longer * axis.real, -axis.imag / longer], [longer * axis.imag, axis.real / longer]])
    return Eigen(
        A=A,
        values=np.array([complex(m, half), complex(m, -half)]),
        vectors=np.array([v, v.conj()]).T,
        kind="complex",
        rank=rank2(A),
        kappa=(abs(q) + abs(w)) / half,
        angle=math.atan2(half, abs(w)),
        rotor=Rotor(P, math.hypot(m, half), math.atan2(math.copysign(half, q), m)),
    )


def _towards(parts: Conformal) -> complex:
    """Return the unit e that N shrinks most, N e = i(q ∓ |w|)·e: the eigenvector of a defective N, the longer axis of a rotor."""
    turned = complex(-parts.w.imag, parts.w.real) * math.copysign(1, parts.z.imag)
    return cmath.sqrt(turned / abs(turned)) if turned else 1 + 0j


def _unless_flat(value: float, A: Matrix, parts: Conformal) -> float:
    """Return value, and 0 where A is flat and value is only rounding."""
    return value if abs(value) > ROUNDING * parts.norm or area2(A) else 0.0


def _upright(x: float, y: float) -> tuple[float, float]:
    """Return (x, y) as a unit vector whose largest component is positive; the first where two agree."""
    length = math.copysign(math.hypot(x, y), x if abs(x) >= (1 - TIED) * abs(y) else y)
    return x / length + 0.0, y / length + 0.0


def _lines(*vectors: tuple[float, float]) -> tuple[float, ...]:
    return tuple(line_angle(math.atan2(y, x)) for x, y in vectors)


def _space(A: Matrix) -> Eigen:
    """Return the eigenpairs of A with what they say about it."""
    n = len(A)
    sigma = np.linalg.svd(A, compute_uv=False)
    rank = rank_of(sigma, A.shape)
    size = float(np.linalg.norm(A))
    if np.linalg.norm(A - np.trace(A) / n * np.eye(n)) <= n * ROUNDING / 2 * size:
        return _scalar(A, rank)
    values, vectors = eigenpairs(A)
    lengths = np.linalg.svd(vectors, compute_uv=False)
    kappa = float(lengths[0] / lengths[-1]) if lengths[-1] else math.inf
    angle = _nearest(vectors)
    found = Eigen(A, values, vectors, "complex" if values.imag.any() else "real", rank, kappa, angle)
    if kappa >= 1 / math.sqrt(n * ROUNDING) and _meet(found):  # a double eigenvalue without a basis, after rounding, has about this κ
        return replace(found, kind="defective", kappa=math.inf, angle=0.0)
    return found


def _meet(found: Eigen) -> bool:
    """Return whether rounding could make two of the eigenvalues one."""
    return bool((np.triu(found.moves[:, None] + found.moves - np.abs(found.values[:, None] - found.values), 1) > 0).any())


def _nearest(vectors: Complex) -> float:
    """Return the angle between the lines of the two columns that are nearest to being parallel."""
    overlap = np.triu(np.abs(vectors.conj().T @ vectors), 1) - np.tril(np.ones(vectors.shape))
    i, j = np.unravel_index(np.argmax(overlap), overlap.shape)
    along = np.vdot(vectors[:, i], vectors[:, j])
    return math.atan2(float(np.linalg.norm(vectors[:, j] - along * vectors[:, i])), abs(along))
