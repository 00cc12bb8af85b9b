"""Quadratic form: f(x) = x′Ax, its largest and smallest values on the unit circle, its sign, and its level lines."""

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.decompositions.searched import Found, at_angles, searched
from core.matrices.conformal import line_angle
from core.matrices.definite import Definiteness, Scalar, Sign, sign_of
from core.matrices.eigenvalues import Eigensystem, eigensystem
from core.matrices.inertia import Inertia, inertia
from core.matrices.multiples import ON, Digits, Multiple, multiple
from core.matrices.numerics import is_symmetric, relative
from core.numbers.arrays import EPS, ROUNDING, InputError, Matrix, Vector
from core.numbers.proof import Proof
from core.numbers.rational import Rational

NEAR = 1e-3  # of ‖S‖: a form that so little makes semidefinite is nearly so
Lines: TypeAlias = Literal["", "circles", "ellipses", "hyperbolas", "parallel lines", "none"]
Surfaces: TypeAlias = Literal[
    "", "spheres", "ellipsoids", "hyperboloids", "elliptic cylinders", "hyperbolic cylinders", "pairs of parallel planes", "none"
]
Extreme: TypeAlias = Literal["", "largest", "smallest", "both", "saddle"]


@dataclass(frozen=True, eq=False)
class Quadratic:
    """The form f(x) = x′Ax = x′Sx, where S = (A + A′)/2; all angles are in radians."""

    A: Matrix  # (n, n)
    exact: Rational | None  # A as it was typed
    x: Vector  # (n,)
    S: Matrix  # (n, n), the symmetric part of A
    system: Eigensystem  # of S
    inertia: Inertia  # of S
    tests: Definiteness  # of S
    value: Scalar  # f(x), a fraction where A and x are
    quotient: Scalar | None  # f(x)/x′x, which f is at x/‖x‖; None for x = 0
    multiple: Multiple | None  # of x that Sx is; None where x is no eigenvector of S

    @property
    def K(self) -> Matrix:
        """The antisymmetric part (A − A′)/2, (n, n), of which x′Kx is 0."""
        return np.asarray((self.A - self.A.T) / 2)

    @property
    def misread(self) -> Vector:
        """The eigenvalues, falling, that LAPACK's routine for symmetric matrices finds for A, of which it reads the lower triangle."""
        return np.asarray(np.linalg.eigvalsh(self.A)[::-1])

    @cached_property
    def order(self) -> NDArray[np.intp]:
        """The order in which the eigenvalues of the system fall, (n,)."""
        return np.argsort(-self.system.values.real, kind="stable")

    @cached_property
    def values(self) -> Vector:
        """The eigenvalues of S, (n,), falling; what counts as 0 to sixteen digits is 0."""
        values = np.array(self.system.values.real[self.order])
        if not self.inertia.is_exact:
            values[np.argsort(np.abs(values))[: self.inertia.zero]] = 0.0
        return values

    @cached_property
    def vectors(self) -> Matrix:
        """Their eigenvectors as columns, (n, n), orthonormal."""
        return np.asarray(self.system.vectors.real[:, self.order])

    @cached_property
    def texts(self) -> list[str]:
        """The eigenvalues as they are shown, (n,): with digits enough to tell them apart."""
        return [self.system.texts[k] if value else "0" for k, value in zip(self.order, self.values.tolist(), strict=True)]

    @property
    def largest(self) -> float:
        """The largest value of f on the unit sphere: the largest eigenvalue of S."""
        return float(self.values[0])

    @property
    def smallest(self) -> float:
        """The smallest value of f on the unit sphere."""
        return float(self.values[-1])

    @property
    def size(self) -> float:
        """The spectral norm of S: the largest |f| on the unit sphere."""
        return max(abs(self.largest), abs(self.smallest))

    @property
    def sign(self) -> Sign:
        """Which signs f takes: exactly where every entry of A is a fraction, else to sixteen digits."""
        return sign_of(self.inertia)

    @property
    def is_decided(self) -> bool:
        """Whether the sign is certain: exact, or no eigenvalue of S counts as 0."""
        return self.inertia.is_exact or not self.inertia.zero

    @property
    def is_symmetric(self) -> bool:
        """Whether A is its own transpose."""
        return self.exact.is_symmetric if self.exact else is_symmetric(self.A)

    @property
    def is_antisymmetric(self) -> bool:
        """Whether A′ = −A, and A is not 0: then f is 0 everywhere."""
        return self.sign == "zero" and bool(self.A.any())

    @property
    def is_constant(self) -> bool:
        """Whether f has one value on all of the unit sphere, exactly or to sixteen digits: S is a multiple of I."""
        return self.system.kind == "scalar"

    @property
    def is_nearly_constant(self) -> bool:
        """Whether that is so only to sixteen digits."""
        return self.is_constant and not self.system.is_decided

    @property
    def known(self) -> float:
        """How far rounding may have moved the values that a search finds: by that of f, whose terms may cancel."""
        return ROUNDING * self.size

    @property
    def lines(self) -> Lines:
        """What the level lines of f are, in the plane: curves f(x) = c with c ≠ 0. Empty elsewhere."""
        if len(self.A) != 2:
            return ""
        match self.sign:
            case "zero":
                return "none"
            case "indefinite":
                return "hyperbolas"
            case "positive semidefinite" | "negative semidefinite":
                return "parallel lines"
        return "circles" if self.is_constant else "ellipses"

    @property
    def surfaces(self) -> Surfaces:
        """What the level surfaces of f are, in space: where f(x) = c with c ≠ 0. Empty elsewhere."""
        if len(self.A) != 3:
            return ""
        signs = tuple(sorted((self.inertia.positive, self.inertia.negative), reverse=True))
        found: dict[tuple[int, ...], Surfaces] = {
            (3, 0): "spheres" if self.is_constant else "ellipsoids",
            (2, 1): "hyperboloids",
            (2, 0): "elliptic cylinders",
            (1, 1): "hyperbolic cylinders",
            (1, 0): "pairs of parallel planes",
        }
        return found.get(signs, "none")

    @property
    def lone(self) -> int | None:
        """In space: which eigenvalue is no other's equal, 0 or 2, where two are one; None where none are, or all."""
        if len(self.A) != 3 or len(self.system.roots) != 2:
            return None
        single, double = sorted(self.system.roots, key=lambda root: root.multiplicity)
        return 0 if single.value.real > double.value.real else 2

    @property
    def sheets(self) -> int | None:
        """How many sheets the hyperboloid through x has, 0 on the cone where f is 0; None where there is none, or x = 0."""
        if self.surfaces != "hyperboloids" or not self.x.any():
            return None
        noise = 0.0 if isinstance(self.value, Fraction) else self.known * float(self.x @ self.x)
        if abs(float(self.value)) <= noise:
            return 0
        return self.inertia.negative if self.value > 0 else self.inertia.positive

    @property
    def distance(self) -> float:
        """The spectral norm of the least change of S that makes it semidefinite, or one that is so definite no more; 0 where it is so."""
        if self.sign == "indefinite":
            return min(self.largest, -self.smallest)
        return 0.0 if self.inertia.zero else float(np.abs(self.values).min())

    @property
    def is_near(self) -> bool:
        """Whether f is not semidefinite, but nearly."""
        return 0 < self.distance <= NEAR * self.size

    @cached_property
    def at(self) -> Extreme:
        """Whether f is largest or smallest on the unit sphere where x points, up to the six decimals of x; in space also a saddle."""
        if not self.x.any() or self.is_constant:
            return "both" if self.x.any() else ""
        if self.tests.exact is not None and self.multiple is not None and self.multiple.is_exact:
            return self._at(self.tests.exact, Fraction(self.multiple.value))
        along = self.vectors.T @ (self.x / np.linalg.norm(self.x))
        gap = 8 * len(self.A) * EPS * self.size
        if _length(along[self.values < self.largest - gap]) <= ON:
            return "largest"
        if _length(along[self.values > self.smallest + gap]) <= ON:
            return "smallest"
        return "saddle" if len(along) == 3 and _length(along[[0, 2]]) <= ON else ""

    def _at(self, S: Rational, value: Fraction) -> Extreme:
        """Return the same of an eigenvector, by the signs of the other eigenvalues less its own."""
        less = Rational(tuple(tuple(entry - value * (i == j) for j, entry in enumerate(row)) for i, row in enumerate(S.rows)))
        beside = inertia(self.S, less)
        assert beside is not None
        if not beside.positive:
            return "largest"
        return "smallest" if not beside.negative else "saddle" if len(self.S) == 3 else ""

    @property
    def digits_at(self) -> Digits:
        """To how many digits that is so."""
        return "" if not self.at else "six" if self.multiple is None else self.multiple.digits

    # ---- in the plane

    @property
    def angles(self) -> tuple[float, float]:
        """The angles in (−π/2, π/2] of the lines of the eigenvectors of the largest and of the smallest value."""
        first, last = (line_angle(math.atan2(y, x)) for x, y in self.vectors.T.tolist())
        return first, last

    def at_angles(self, angles: Vector) -> Vector:
        """Return f on the unit circle at angles, (k,)."""
        return at_angles(self.S, angles)

    @cached_property
    def found(self) -> tuple[Found, Found] | None:
        """The largest and the smallest value that a search on the curve finds, with no eigenvalue: in the plane."""
        return searched(self.S) if len(self.A) == 2 else None

    def level(self, c: float, reach: float = 1.0) -> Matrix:
        """Return the map that takes a shape to the level line f(x) = c, (2, 2); c has a sign that f takes.

        The shape is the unit circle of ellipses, u² − v² = 1 of hyperbolas, and u = ±1 of parallel lines, reach times as long: in the
        directions of the eigenvectors f is λmax·p² + λmin·q².
        """
        V, (u, v) = self.vectors, (self.largest, self.smallest)
        if c < 0 and self.lines not in {"ellipses", "circles"}:
            V, u, v = V[:, ::-1], v, u
        return np.asarray(V * [math.sqrt(c / u), reach if self.lines == "parallel lines" else math.sqrt(abs(c / v))])

    @property
    def zeros(self) -> list[Vector]:
        """The directions of the lines on which f is 0, each (2,): two of an indefinite form, one of a semidefinite one."""
        match self.lines:
            case "hyperbolas":
                p, q = math.sqrt(-self.smallest), math.sqrt(self.largest)
                return [self.vectors @ np.array([p, sign * q]) / math.hypot(p, q) for sign in (1, -1)]
            case "parallel lines":
                return [self.vectors[:, 1 if self.sign == "positive semidefinite" else 0]]
        return []

    @property
    def foot(self) -> Vector:
        """Where the shadow of Ax on the line of x ends, (2,): f(x)/x′x times x."""
        return np.asarray(float(self.quotient or 0) * self.x)

    # ---- proofs

    @property
    def proofs(self) -> list[Proof]:
        """The claims that can be checked without trusting how the numbers were found."""
        n, V = len(self.A), self.vectors
        bound, length = (8 if self.is_decided else 24) * n * EPS, float(self.x @ self.x)  # what counts as 0 may be 8·n·ε·‖S‖
        size = float(np.linalg.norm(self.S))
        with_A, with_S = float(self.x @ self.A @ self.x), float(self.x @ self.S @ self.x)
        found = [
            ("|x′Ax − x′Sx| / (‖A‖·‖x‖²)", relative(with_A - with_S, float(np.linalg.norm(self.A)) * length)),
            ("‖SV − VΛ‖ / ‖S‖", relative(float(np.linalg.norm(self.S @ V - V * self.values)), size)),
            ("‖V′V − I‖", float(np.linalg.norm(V.T @ V - np.eye(n)))),
        ]
        if self.found:
            found += [
                ("|max on the circle − λmax| / ‖S‖", relative(self.found[0].value - self.largest, size)),
                ("|min on the circle − λmin| / ‖S‖", relative(self.found[1].value - self.smallest, size)),
            ]
        return [Proof(name, residual, bound) for name, residual in found]


def quadratic(A: Matrix, x: Vector, exact: Rational | None = None, exact_x: Rational | None = None) -> Quadratic:
    """Return the form x′Ax, with its value at x.

    A : (n, n), x : (n,); exact and exact_x are the same in fractions, as they were typed, if there are such. Raises InputError unless
    A is square. Its largest and smallest values on the unit sphere are the extreme eigenvalues of S, at its eigenvectors (Courant and
    Fischer; Golub & Van Loan, 8.1.1).
    """
    m, n = A.shape
    if m != n:
        raise InputError(f"This matrix is {m} × {n}, and only a square matrix has a form x′Ax: give it as many rows as columns.")
    exact_S = symmetric_part(exact) if exact else None
    S = np.array([[float(entry) for entry in row] for row in exact_S.rows]) if exact_S else np.asarray((A + A.T) / 2)
    signs = inertia(S, exact_S)
    assert signs is not None
    value, square = _form(A, x, exact, exact_x)
    quotient = value / square if square else None
    found = multiple(S, x, exact_S, exact_x)
    return Quadratic(A, exact, x, S, eigensystem(S, exact_S), signs, Definiteness(S, exact_S), value, quotient, found)


def symmetric_part(A: Rational) -> Rational:
    """Return (A + A′)/2 of a square matrix of fractions."""
    columns = zip(*A.rows, strict=True)
    return Rational(tuple(tuple((a + b) / 2 for a, b in zip(*pair, strict=True)) for pair in zip(A.rows, columns, strict=True)))


def _form(A: Matrix, x: Vector, exact: Rational | None, exact_x: Rational | None) -> tuple[Scalar, Scalar]:
    """Return x′Ax and x′x."""
    if exact is None or exact_x is None:
        return math.fsum((x[:, None] * A * x).ravel().tolist()), math.fsum((x * x).tolist())
    entries = [row[0] for row in exact_x.rows]
    images = [sum((a * b for a, b in zip(row, entries, strict=True)), Fraction(0)) for row in exact.rows]
    return sum((a * b for a, b in zip(entries, images, strict=True)), Fraction(0)), sum((a * a for a in entries), Fraction(0))


def _length(v: Vector) -> float:
    return float(np.linalg.norm(v))
