"""What is true of a matrix as it was typed: in fractions, and to more digits than any page shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import lcm, log10
from typing import Any, TypeAlias

import mpmath
from sympy import QQ, ZZ, Poly, Symbol, factor_list
from sympy.polys.matrices import DomainMatrix

T = Symbol("t")
EPS = Fraction(1, 2**52)
Rows: TypeAlias = list[list[Fraction]]


def product(A: Rows, B: Rows) -> Rows:
    """Return A·B."""
    columns = list(zip(*B, strict=True))
    return [[sum((a * b for a, b in zip(row, column, strict=True)), Fraction(0)) for column in columns] for row in A]


def transpose(A: Rows) -> Rows:
    """Return A′."""
    return [list(column) for column in zip(*A, strict=True)]


def less(A: Rows, value: Fraction) -> Rows:
    """Return A − value·I."""
    return [[entry - value * (i == j) for j, entry in enumerate(row)] for i, row in enumerate(A)]


def reduced(A: Rows) -> tuple[Rows, list[int]]:
    """Return the reduced row echelon form without its rows of zeros, and the columns of its pivots."""
    rows = [list(row) for row in A]
    pivots: list[int] = []
    for j in range(len(A[0])):
        r = len(pivots)
        i = next((i for i in range(r, len(rows)) if rows[i][j]), None)
        if i is None:
            continue
        rows[r], rows[i] = rows[i], rows[r]
        rows[r] = [entry / rows[r][j] for entry in rows[r]]
        rows = [row if k == r or not row[j] else [a - row[j] * b for a, b in zip(row, rows[r], strict=True)] for k, row in enumerate(rows)]
        pivots.append(j)
    return rows[: len(pivots)], pivots


def rank(A: Rows) -> int:
    """Return the rank of A."""
    return len(reduced(A)[1])


def inverse(A: Rows) -> Rows:
    """Return A⁻¹ of a matrix that has one."""
    n = len(A)
    return [row[n:] for row in reduced([row + [Fraction(i == j) for j in range(n)] for i, row in enumerate(A)])[0]]


def pseudoinverse(A: Rows) -> Rows:
    """Return A⁺ = R′(RR′)⁻¹(C′C)⁻¹C′, with A = C·R of full rank."""
    R, pivots = reduced(A)
    if not pivots:
        return [[Fraction(0)] * len(A) for _ in A[0]]
    C = [[row[j] for j in pivots] for row in A]
    right = product(transpose(R), inverse(product(R, transpose(R))))
    return product(right, product(inverse(product(transpose(C), C)), transpose(C)))


@dataclass(frozen=True)
class Value:
    """An eigenvalue: how often it is a root of the characteristic polynomial, and how its Jordan blocks are."""

    value: Any  # mpc, or mpf where it is real
    multiplicity: int
    independent: int  # eigenvectors
    largest_block: int

    @property
    def is_real(self) -> bool:
        """Whether it is real, exactly."""
        return isinstance(self.value, mpmath.mpf)


class Exact:
    """The exact facts of a matrix whose entries are given as texts; each is found when it is asked for."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self.A: Rows = [[Fraction(text) for text in row] for row in texts]
        self.m, self.n = len(self.A), len(self.A[0])
        sizes = [abs(entry) for row in self.A for entry in row if entry]
        self.spread = log10(max(sizes) / min(sizes)) if sizes else 0.0
        self.digits = int(60 + min(400, self.spread * min(self.m, self.n)))

    @property
    def is_square(self) -> bool:
        """Whether A has eigenvalues."""
        return self.m == self.n

    @cached_property
    def scale(self) -> int:
        """The least common denominator of all entries."""
        return lcm(*(entry.denominator for row in self.A for entry in row))

    @cached_property
    def whole(self) -> DomainMatrix:
        """A times its scale, in whole numbers."""
        rows = [[ZZ(int(entry * self.scale)) for entry in row] for row in self.A]
        return DomainMatrix(rows, (self.m, self.n), ZZ)

    @cached_property
    def rank(self) -> int:
        """The rank."""
        return rank(self.A)

    @cached_property
    def det(self) -> Fraction:
        """The determinant."""
        return Fraction(int(self.whole.det()), self.scale**self.n)

    @cached_property
    def trace(self) -> Fraction:
        """The sum of the diagonal."""
        return sum((self.A[i][i] for i in range(self.n)), Fraction(0))

    @cached_property
    def is_symmetric(self) -> bool:
        """Whether A = A′, exactly."""
        return transpose(self.A) == self.A

    @cached_property
    def is_symmetric_to_16(self) -> bool:
        """Whether it is so to sixteen digits."""
        pairs = [(self.A[i][j], self.A[j][i]) for i in range(self.n) for j in range(i)]
        return all(abs(a - b) <= 16 * EPS * abs(a) for a, b in pairs)

    @cached_property
    def factors(self) -> list[tuple[Poly, int]]:
        """The irreducible factors of the characteristic polynomial of A times its scale, with their powers."""
        found = Poly([int(c) for c in self.whole.charpoly()], T)
        return [(Poly(part, T), times) for part, times in factor_list(found)[1]]

    def ranks(self, part: Poly) -> list[int]:
        """Return the ranks of part(A)ʲ for j = 0, 1, … until they no longer fall."""
        B = _evaluated(part, self.whole)
        found, power = [self.n], B
        while True:
            found.append(int(power.convert_to(QQ).rank()))
            if found[-1] == found[-2]:
                return found[:-1]
            power = power * B

    @cached_property
    def values(self) -> list[Value]:
        """The distinct eigenvalues with their Jordan structure; magnitude falling, then real part falling, then the imaginary part."""
        found = []
        for part, times in self.factors:
            ranks = self.ranks(part) if times > 1 else [self.n, self.n - part.degree()]
            independent, block = (ranks[0] - ranks[1]) // part.degree(), len(ranks) - 1
            for root in roots_of(part, self.digits, self.scale):
                found.append(Value(root, times, independent, block))
        return sorted(found, key=_order(self.digits))

    @cached_property
    def spectrum(self) -> list[Any]:
        """The eigenvalues, each as often as it is one; of a pair the positive imaginary part first, and then the next pair."""
        found: list[Any] = []
        for one in self.values:
            if one.is_real:
                found += [one.value] * one.multiplicity
            elif mpmath.im(one.value) > 0:
                found += [one.value, mpmath.conj(one.value)] * one.multiplicity
        return found

    @cached_property
    def has_basis(self) -> bool:
        """Whether there is a basis of eigenvectors, real or complex."""
        return all(one.independent == one.multiplicity for one in self.values)

    @cached_property
    def is_scalar(self) -> bool:
        """Whether A = c·I."""
        return not any(map(any, less(self.A, self.A[0][0])))

    @cached_property
    def is_scalar_to_16(self) -> bool:
        """Whether it is so to sixteen digits."""
        rest = less(self.A, self.trace / self.n)
        return bool(big(max(abs(entry) for row in rest for entry in row)) <= 16 * big(EPS) * self.norm)

    @cached_property
    def radius(self) -> Any:
        """The largest magnitude of an eigenvalue."""
        return abs(self.values[0].value)

    @cached_property
    def is_close(self) -> bool:
        """Whether two eigenvalues are one, or so near to each other that float64 may not tell."""
        with mpmath.workdps(self.digits):
            if len(self.values) < self.n:
                return True
            return bool(self.nearest_gap <= self.norm * mpmath.mpf("1e-3"))

    @cached_property
    def is_blurred(self) -> bool:
        """Whether two eigenvalues that are not one are so near to each other that float64 may not tell."""
        found = [one.value for one in self.values]
        with mpmath.workdps(self.digits):
            return any(abs(a - b) <= self.norm * mpmath.mpf("1e-3") for i, a in enumerate(found) for b in found[:i])

    @cached_property
    def has_basis_to_16(self) -> bool:
        """Whether eigenvectors are lacking only because of entries that sixteen digits lose."""
        with mpmath.workdps(self.digits):
            for one in self.values:
                if one.independent < one.multiplicity:
                    S = mpmath.svd_c((self.big - one.value * mpmath.eye(self.n)) * mpmath.mpc(1), compute_uv=False)
                    if sum(1 for s in S if s <= self.n * 16 * big(EPS) * self.norm) < one.multiplicity:
                        return False
            return True

    @cached_property
    def nearest_gap(self) -> Any:
        """The least distance of two eigenvalues."""
        found = self.spectrum
        return min((abs(a - b) for i, a in enumerate(found) for b in found[:i]), default=mpmath.inf)

    @cached_property
    def big(self) -> Any:
        """A with many digits."""
        with mpmath.workdps(self.digits):
            return mpmath.matrix([[big(entry) for entry in row] for row in self.A])

    @cached_property
    def svd(self) -> tuple[Any, list[Any], Any]:
        """U, σ and V′ with many digits; σ is 0 where it is so exactly."""
        with mpmath.workdps(self.digits):
            if self.m >= self.n:
                U, S, Vt = mpmath.svd_r(self.big)
            else:
                V, S, Ut = mpmath.svd_r(self.big.T)
                U, Vt = Ut.T, V.T
            return U, [S[i] if i < self.rank else mpmath.mpf(0) for i in range(min(self.m, self.n))], Vt

    @cached_property
    def sigma(self) -> list[Any]:
        """The singular values."""
        return self.svd[1]

    @cached_property
    def ties(self) -> list[bool]:
        """Whether each singular value is the next one, exactly: by how often each is a root for A′A or AA′."""
        turned = transpose(self.A)
        found = Exact(product(turned, self.A) if self.m >= self.n else product(self.A, turned))  # type: ignore[arg-type]
        which = [k for k, one in enumerate(found.values) for _ in range(one.multiplicity)]
        return [a == b for a, b in pairwise(which)]

    @cached_property
    def norm(self) -> Any:
        """The largest singular value."""
        return self.sigma[0]

    @cached_property
    def frobenius(self) -> Any:
        """The root of the sum of all squares."""
        with mpmath.workdps(self.digits):
            return mpmath.sqrt(big(sum((entry * entry for row in self.A for entry in row), Fraction(0))))

    @cached_property
    def rank_to_16(self) -> int:
        """How many singular values are above max(m, n)·ε·σ₁."""
        bound = max(self.m, self.n) * big(EPS) * self.norm
        return sum(1 for s in self.sigma if s > bound)

    @property
    def is_flat_to_16(self) -> bool:
        """Whether A has less than its exact rank to sixteen digits."""
        return self.rank_to_16 < self.rank

    @cached_property
    def kappa(self) -> Any:
        """σ₁ over the last σ, infinite where that is 0."""
        return self.sigma[0] / self.sigma[-1] if self.sigma[-1] else mpmath.inf

    @cached_property
    def pseudoinverse(self) -> Rows:
        """A⁺."""
        return pseudoinverse(self.A)

    def truncated(self, kept: int) -> Any:
        """Return A⁺ of the kept largest singular values, with many digits."""
        U, sigma, Vt = self.svd
        with mpmath.workdps(self.digits):
            return Vt[:kept, :].T * mpmath.diag([1 / s for s in sigma[:kept]]) * U[:, :kept].T

    def eigenvector(self, value: Any) -> Any:
        """Return a vector of length 1 with Av = value·v, of a value that has one line of them."""
        with mpmath.workdps(self.digits):
            B = self.big - value * mpmath.eye(self.n)
            _, _, Vh = mpmath.svd_c(mpmath.matrix(B) * mpmath.mpc(1))
            return Vh[self.n - 1, :].H


def big(value: Fraction | int) -> Any:
    """Return a fraction with as many digits as are worked with."""
    value = Fraction(value)
    return mpmath.mpf(value.numerator) / mpmath.mpf(value.denominator)


def _evaluated(part: Poly, A: DomainMatrix) -> DomainMatrix:
    """Return part(A)."""
    n = A.shape[0]
    one = DomainMatrix.eye(n, ZZ)
    found = DomainMatrix.zeros((n, n), ZZ)
    for c in part.all_coeffs():
        found = found * A + one * ZZ(int(c))
    return found


def roots_of(part: Poly, digits: int, scale: int) -> list[Any]:
    """Return the roots of an irreducible polynomial, over scale: real ones as such, exactly as many as there are."""
    with mpmath.workdps(digits):
        if part.degree() == 1:
            a, b = part.all_coeffs()
            return [mpmath.mpf(-int(b)) / (int(a) * scale)]
        coefficients = [mpmath.mpf(int(c)) for c in part.all_coeffs()]
        if part.degree() == 2:
            a, b, c = coefficients
            root = mpmath.sqrt(b * b - 4 * a * c)
            far = -(b + root if b > 0 else b - root) / 2 if not isinstance(root, mpmath.mpc) else (-b + root) / 2
            found = [far / a, c / far if not isinstance(root, mpmath.mpc) else mpmath.conj(far) / a]
        else:
            found = mpmath.polyroots(coefficients, maxsteps=2000, extraprec=4 * digits)
        found = sorted(found, key=lambda root: abs(mpmath.im(root)))
        reals = part.count_roots()
        return [mpmath.re(root) / scale for root in found[:reals]] + [root / scale for root in found[reals:]]


def _order(digits: int) -> Any:
    near = digits - 20

    def key(one: Value) -> tuple[Any, Any, Any]:
        with mpmath.workdps(near):  # magnitudes that are one compare as one
            size, real, imaginary = +abs(one.value), +mpmath.re(one.value), +mpmath.im(one.value)
            return -size, -real, -imaginary

    return key
