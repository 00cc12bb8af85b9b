"""Determinant: the signed factor by which a square matrix scales volume.

A determinant is found exactly, in fractions as the entries were typed or, where those are not known, as they stand in float64,
and rounded once at the end. It may be too large or too small for float64, and is shown as ±∞ or 0 then; the residuals are found in
fractions, and do not suffer.
"""

# ruff: noqa: N815 (det_A and rank_B are the field's names)

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

import numpy as np

from core.matrices.eigenpairs import Complex
from core.matrices.eigenvalues import Eigensystem, eigensystem
from core.matrices.ground import NEARLY_FLAT
from core.matrices.numerics import multiplied
from core.matrices.singular import SingularValues, singular_values
from core.matrices.space import Space
from core.numbers import whole
from core.numbers.arrays import EPS, ROUNDING, InputError, Matrix, Vector
from core.numbers.digits import power
from core.numbers.proof import Proof
from core.numbers.rational import Rational, as_it_stands, rounded

Pair: TypeAlias = tuple[Rational | None, Rational | None]
FAR = 1000  # a power of 2 that is nearly out of float64


@dataclass(frozen=True, eq=False)
class Determinant:
    """The determinants of A, B, A·B and c·A, and what A does to volume."""

    A: Matrix  # (n, n)
    B: Matrix  # (n, n)
    c: float
    exact_A: Rational | None  # A as it was typed
    exact_B: Rational | None
    det_A: float  # these four are rounded once
    det_B: float
    det_AB: float  # of the exact product
    det_cA: float  # of the exact multiple
    singular_A: SingularValues
    singular_B: SingularValues
    eigen: Eigensystem  # of A
    product: float  # of the eigenvalues
    size: float  # σ₁·σ₁σ₂…σₙ₋₁: a relative change ε of A changes det A by up to n·ε·size
    product_residual: float  # |det(AB) − det A·det B| / |det A·det B|; det(AB) is found from the product, not from the factors
    scale_residual: float  # |det(cA) − cⁿ·det A| / |cⁿ·det A|
    float_residual: float  # |det A by LU in float64 − det A| / size
    eigen_residual: float  # |∏λ − det A| / (n·size)
    spelled: Pair = (None, None)  # A and B by all digits, where some are those of a rounded decimal

    @property
    def eigenvalues(self) -> Complex:
        """The eigenvalues of A, (n,), |λ| falling."""
        return self.eigen.values

    @property
    def rank_A(self) -> int:
        """The number of singular values of A above n·ε·σ₁."""
        return self.singular_A.rank

    @property
    def rank_B(self) -> int:
        """The number of singular values of B above n·ε·σ₁."""
        return self.singular_B.rank

    @property
    def is_flat(self) -> bool:
        """Whether A is flat: as it was typed where that is known, else of rank below n to sixteen digits."""
        return _is_flat(self.exact_A, self.rank_A, len(self.A))

    @property
    def is_flat_B(self) -> bool:
        """Whether B is flat, likewise."""
        return _is_flat(self.exact_B, self.rank_B, len(self.B))

    @property
    def is_flat_for_sure(self) -> bool:
        """Whether A is flat, and not to sixteen digits only."""
        return self.is_flat and self.singular_A.is_rank_known

    @property
    def is_flat_for_sure_B(self) -> bool:
        """Whether B is flat, likewise."""
        return self.is_flat_B and self.singular_B.is_rank_known

    @property
    def value(self) -> float:
        """The factor by which A scales signed volume: det A, and 0 where A is flat."""
        return 0.0 if self.is_flat else self.det_A

    @property
    def value_B(self) -> float:
        """The factor by which B scales signed volume; 0 where B is flat."""
        return 0.0 if self.is_flat_B else self.det_B

    @property
    def together(self) -> float:
        """The factor by which A and B together scale signed volume: det AB, and 0 where one of them is flat."""
        return 0.0 if self.is_flat or self.is_flat_B else self.det_AB

    @property
    def value_cA(self) -> float:
        """The factor by which c·A scales signed volume; 0 where A is flat."""
        return 0.0 if self.is_flat else self.det_cA

    @property
    def from_factors(self) -> float:
        """The product of what A and B scale signed volume by, in float64: what det AB is to be."""
        return self.value * self.value_B + 0.0

    @property
    def from_power(self) -> float:
        """The n-th power of c times what A scales signed volume by, in float64: what det cA is to be."""
        return self.c ** len(self.A) * self.value

    @property
    def can_keep_volume(self) -> tuple[bool, bool, bool]:
        """Whether A, B and AB may keep volume as they were typed: of irrational entries no one can tell."""
        a, b = (abs(known.det) if known else None for known in (self.exact_A or self.spelled[0], self.exact_B or self.spelled[1]))
        return a in {1, None}, b in {1, None}, a is None or b is None or a * b == 1

    @property
    def orientation(self) -> int:
        """1 where A keeps orientation, −1 where it flips it, 0 where A is flat."""
        return 0 if self.is_flat else int(math.copysign(1, self.det_A))

    @property
    def orientation_B(self) -> int:
        """1 where B keeps orientation, −1 where it flips it, 0 where B is flat."""
        return 0 if self.is_flat_B else int(math.copysign(1, self.det_B))

    @property
    def is_flat_numerically(self) -> bool:
        """Whether A is flat to sixteen digits, but not by the digits that its entries have.

        Of irrational entries as far as that can be told.
        """
        if self.exact_A is not None:
            return self.rank_A < len(self.A) and not self.is_flat
        return self.det_A != 0 and self.singular_A.is_short_numerically

    @property
    def is_flat_numerically_B(self) -> bool:
        """Whether B, known in fractions, is flat to sixteen digits, but not by the digits that its entries have."""
        return self.exact_B is not None and self.rank_B < len(self.B) and not self.is_flat_B

    @property
    def is_product_sure(self) -> bool:
        """Whether eigenvalues in float64 have ten digits of their product."""
        return self.is_flat or len(self.A) * ROUNDING * self.size <= 1e-10 * abs(self.det_A)

    @property
    def kappa(self) -> float:
        """The condition number of A; infinite where A is flat."""
        return self.singular_A.kappa

    @property
    def is_nearly_flat(self) -> bool:
        """Whether the longest half-axis of the image of the unit ball is a thousand times the shortest, or more; so it is of a flat A."""
        return self.kappa >= NEARLY_FLAT

    @property
    def image_line(self) -> float | None:
        """The angle of the line onto which the plane falls, where A is 2 × 2 of rank 1."""
        return self.singular_A.plane.image_line if self.singular_A.plane else None

    @property
    def image_line_B(self) -> float | None:
        """The angle of the line onto which B lets the plane fall, where it is 2 × 2 of rank 1."""
        return self.singular_B.plane.image_line if self.singular_B.plane else None

    @property
    def null_line(self) -> float | None:
        """The angle of the line that is taken to 0, where A is 2 × 2 of rank 1."""
        return self.singular_A.plane.null_line if self.singular_A.plane else None

    @cached_property
    def space_A(self) -> Space | None:
        """Space under A, where it is 3 × 3."""
        return Space(self.A, self.exact_A) if len(self.A) == 3 else None

    @cached_property
    def space_B(self) -> Space | None:
        """Space under B, where it is 3 × 3."""
        return Space(self.B, self.exact_B) if len(self.B) == 3 else None

    @cached_property
    def AB(self) -> Matrix:
        """A·B, (n, n): each entry of the exact product rounded once, or 0 where the products of an entry leave only rounding."""
        return multiplied(self.A, self.B, self.exact_A, self.exact_B)

    @cached_property
    def BA(self) -> Matrix:
        """B·A, (n, n), likewise."""
        return multiplied(self.B, self.A, self.exact_B, self.exact_A)

    @property
    def cA(self) -> Matrix:
        """c·A, (n, n)."""
        return self.c * self.A

    @property
    def is_same(self) -> bool:
        """Whether A·B and B·A are the same: as they were typed where that is known, else in float64."""
        if self.exact_A is not None and self.exact_B is not None:
            (left, _), (right, _) = self.exact_A.whole, self.exact_B.whole
            return whole.product(left, right) == whole.product(right, left)
        return bool((self.AB == self.BA).all())

    @property
    def is_same_numerically(self) -> bool:
        """Whether A·B and B·A differ by no more than the rounding of their entries."""
        A, B = np.abs(self.A), np.abs(self.B)
        return bool((np.abs(self.AB - self.BA) <= ROUNDING * (A @ B + B @ A)).all())

    @property
    def proofs(self) -> list[Proof]:
        """The claims that can be checked without trusting how the numbers were found."""
        bound = 16 * len(self.A) * EPS
        times = power("c", len(self.A))
        return [
            Proof("|det AB − det A·det B| / |det A·det B|", self.product_residual, bound),
            Proof(f"|det cA − {times}·det A| / |{times}·det A|", self.scale_residual, bound),
            Proof("|det A − ∏λ| / (n·σ₁·σ₁…σₙ₋₁)", self.eigen_residual, bound),
            Proof("|det A − LU in float64| / (σ₁·σ₁…σₙ₋₁)", self.float_residual, bound),
        ]


def _is_flat(exact: Rational | None, rank: int, n: int) -> bool:
    return rank < n if exact is None else exact.det == 0


def det(A: Matrix) -> float:
    """Return the determinant of A, rounded once; ±∞ or 0 where float64 has no room for it.

    A : (n, n). Raises InputError unless A is square. Elimination in whole numbers (core.numbers.rational).
    """
    _check_square(A)
    return rounded(as_it_stands(A).det)


def determinant(
    A: Matrix, B: Matrix, c: float = 2.0, exact_A: Rational | None = None, exact_B: Rational | None = None, spelled: Pair = (None, None)
) -> Determinant:
    """Return the determinant of A beside those of B, A·B and c·A.

    A, B : (n, n); exact_A and exact_B are the same in fractions, as they were typed, if there are such, and spelled are both by all
    their digits, where some are those of a rounded decimal. Raises InputError unless both are square and of one shape. The rules are
    those of Strang, Introduction to Linear Algebra, 5.1; what rounding can do to a determinant: Ipsen & Rehman, SIAM J. Matrix Anal. 30.
    """
    _check_square(A)
    if B.shape != A.shape:
        shapes = [" × ".join(map(str, M.shape)) for M in (A, B)]
        raise InputError(f"A is {shapes[0]} and B is {shapes[1]}: det(AB) = det A · det B needs two matrices of one shape.")
    n = len(A)
    in_fractions, in_fractions_B, factor = exact_A or as_it_stands(A), exact_B or as_it_stands(B), Fraction(c)
    (rows, unit), (rows_B, unit_B) = in_fractions.whole, in_fractions_B.whole
    of_exact, of_exact_B = in_fractions.det, in_fractions_B.det
    of_product = Fraction(whole.det(whole.product(rows, rows_B)), (unit * unit_B) ** n)
    of_multiple = Fraction(whole.det([[factor.numerator * entry for entry in row] for row in rows]), (factor.denominator * unit) ** n)
    found = eigensystem(A, exact_A)
    real, imaginary = _complex_product(found.values.tolist())
    size = _size(found.singular.found)
    of_A = _digits(of_exact)
    from_factors = of_A * _digits(of_exact_B)
    return Determinant(
        A=A,
        B=B,
        c=c,
        exact_A=exact_A,
        exact_B=exact_B,
        det_A=rounded(of_exact),
        det_B=rounded(of_exact_B),
        det_AB=rounded(of_product),
        det_cA=rounded(of_multiple),
        singular_A=found.singular,
        singular_B=singular_values(B, exact_B),
        eigen=found,
        product=rounded(real),
        size=rounded(size),
        product_residual=_ratio(_digits(of_product) - from_factors, from_factors),
        scale_residual=_ratio(_digits(of_multiple) - factor**n * of_A, factor**n * of_A),
        float_residual=_ratio(_by_lu(A) - of_exact, size),
        # The eigenvalues found are exact for some A + E with ‖E‖ ≤ O(n·ε)·‖A‖ (Golub & Van Loan, 7.5.6), and E moves the
        # determinant by up to n·‖E‖/‖A‖·size.
        eigen_residual=math.hypot(_ratio(real - of_exact, n * size), _ratio(imaginary, n * size)),
        spelled=spelled,
    )


def _size(sigma: Vector) -> Fraction:
    """Return σ₁·σ₁σ₂…σₙ₋₁, each factor of the product raised by n·ε·σ₁, which is as well as it is known.

    |det(A + E) − det A| ≤ n·‖E‖·∏(σᵢ + ‖E‖) over i < n (Ipsen & Rehman, 2.13), so that this bounds what rounding does
    where more than one singular value is 0, too.
    """
    return math.prod(map(Fraction, (sigma[:-1] + len(sigma) * EPS * sigma[0]).tolist()), start=Fraction(float(sigma[0])))


def _by_lu(A: Matrix) -> Fraction:
    """Return the determinant by LU in float64, with an exponent of any size; A is scaled so that no digit goes into it."""
    power = math.frexp(float(np.abs(A).max()))[1]
    sign, log = np.linalg.slogdet(np.ldexp(A, -power))
    if not sign:
        return Fraction(0)
    twos = round(float(log) / math.log(2))
    return Fraction(float(sign) * math.exp(float(log) - twos * math.log(2))) * _power(twos + power * len(A))


def _complex_product(values: Iterable[complex]) -> tuple[Fraction, Fraction]:
    """Return the real and the imaginary part of a product, exact."""
    values = list(values)
    if not any(value.imag for value in values):
        return math.prod((Fraction(value.real) for value in values), start=Fraction(1)), Fraction(0)
    x, y = Fraction(1), Fraction(0)
    for value in values:
        u, v = Fraction(value.real), Fraction(value.imag)
        x, y = x * u - y * v, x * v + y * u
    return x, y


def _digits(x: Fraction) -> Fraction:
    """Return x rounded to the 53 bits of float64, whatever its exponent."""
    shift = x.numerator.bit_length() - x.denominator.bit_length()
    if abs(shift) < FAR:
        return Fraction(float(x))
    return Fraction(float(x / _power(shift))) * _power(shift)


def _power(k: int) -> Fraction:
    """Return 2ᵏ."""
    return Fraction(1 << k) if k >= 0 else Fraction(1, 1 << -k)


def _ratio(residual: Fraction, size: Fraction) -> float:
    return rounded(abs(residual / (size or 1))) if residual else 0.0


def _check_square(A: Matrix) -> None:
    if A.shape[0] != A.shape[1]:
        raise InputError(f"A is {A.shape[0]} × {A.shape[1]}, and only a square matrix has a determinant: give it as many rows as columns.")
