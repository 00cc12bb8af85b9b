"""Newton: the step s of (A + τI)·s = −g by the factor of Cholesky, and what becomes of the model g′p + ½p′Ap along it.

With τ = 0 the step ends where the model has a slope of 0: at its least value where A is positive definite, and else at a saddle or at
its largest value. Where A is not positive definite, τ lifts every eigenvalue by so much that the least one is above 0: then
g′s = −‖y‖² for the y between the two triangles, and the model falls by ½s′(A + 2τI)s (Nocedal & Wright, 3.4).
"""

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

import numpy as np

from core.matrices.eigenvalues import eigensystem
from core.matrices.factors import solve_upper
from core.matrices.inertia import Inertia, inertia
from core.matrices.numerics import relative
from core.numbers.arrays import EPS, Matrix, Vector
from core.numbers.proof import Proof
from core.numbers.rational import Rational, as_it_stands, rounded
from core.numbers.whole import reduced, whole

KNOWN = 1e5  # λmax/λmin: up to here float64 leaves ten digits of a step
SHARE = 0.1  # of the largest eigenvalue in magnitude: the least one of a matrix that is made definite
SAMPLES = 41  # of half a level line, from one end of the picture to the other
CLOSE: Vector = np.cos(np.linspace(0, math.pi, SAMPLES))  # places from 1 to −1, close together at both
Way = Literal["uphill", "level", "downhill"]


@dataclass(frozen=True, eq=False)
class Plain:
    """The step −A⁻¹g, with nothing added to an A that is not positive definite."""

    s: Vector  # (n,)
    slope: float  # g′s
    way: Way
    is_to_top: bool  # whether the model is largest where it ends, and not at a saddle there
    is_decided: bool  # whether that is certain, and not to sixteen digits


@dataclass(frozen=True, eq=False)
class Newton:
    """The step of a symmetric matrix A and a gradient g."""

    A: Matrix  # (n, n)
    exact: Rational | None  # as it was typed
    g: Vector  # (n,)
    exact_g: Rational | None
    factor: Matrix | None  # L of A = LL′, (n, n); None where A is not positive definite

    @cached_property
    def values(self) -> Vector:
        """The eigenvalues of A, rising, (n,); of entries in fractions to all digits."""
        return np.sort(eigensystem(self.A, self.exact).values.real)

    @property
    def least(self) -> float:
        """The least eigenvalue of A."""
        return float(self.values[0])

    @property
    def size(self) -> float:
        """The spectral norm of A."""
        return float(np.abs(self.values).max())

    @cached_property
    def tau(self) -> float:
        """What is added to the diagonal: 0 where A is positive definite, and else what makes its least eigenvalue a tenth of ‖A‖."""
        return 0.0 if self.factor is not None else max(0.0, -self.least) + SHARE * (self.size or 1.0)

    @property
    def H(self) -> Matrix:
        """A + τI, (n, n), which is positive definite."""
        return np.asarray(self.A + self.tau * np.eye(len(self.A)))

    @cached_property
    def L(self) -> Matrix:
        """The factor of A + τI, (n, n)."""
        return np.asarray(np.linalg.cholesky(self.H)) if self.factor is None else self.factor

    @cached_property
    def y(self) -> Vector:
        """What lies between the triangles, L·y = −g, (n,): from the first entry on."""
        return self._in_fractions[0] if self._in_fractions else solve_upper(self.L.T, -self.g, transposed=True)

    @cached_property
    def s(self) -> Vector:
        """The step, L′·s = y, (n,): from the last entry back."""
        return self._in_fractions[1] if self._in_fractions else solve_upper(self.L.T, self.y)

    @cached_property
    def _in_fractions(self) -> tuple[Vector, Vector] | None:
        """The vectors y and s of a positive definite A whose entries are fractions, where float64 loses their digits; None elsewhere."""
        if self.factor is None or self.exact is None or self.size <= KNOWN * self.least:
            return None
        n, g = len(self.g), (self.exact_g or as_it_stands(self.g[:, None])).rows
        W = [[*row, -entry] for row, (entry,) in zip(self.exact.rows, g, strict=True)]
        for k in range(n):
            W[k] = [entry / W[k][k] for entry in W[k]]
            for i in range(k + 1, n):
                W[i] = [entry - W[i][k] * over for entry, over in zip(W[i], W[k], strict=True)]
        s: list[Fraction] = []
        for k in reversed(range(n)):
            s.insert(0, W[k][n] - sum((a * b for a, b in zip(W[k][k + 1 : n], s, strict=True)), Fraction(0)))
        return np.diag(self.factor) * [rounded(row[n]) for row in W], np.array([rounded(entry) for entry in s])

    @property
    def slope(self) -> float:
        """The slope g′s of the model along the step where that begins, which is −‖y‖²."""
        return -float(self.y @ self.y)

    @property
    def change(self) -> float:
        """The model g′s + ½s′As where the step ends, which is −½s′(A + 2τI)s: never above 0."""
        return -float(self.s @ (self.A + 2 * self.tau * np.eye(len(self.A))) @ self.s) / 2 if self.tau else self.slope / 2

    @cached_property
    def inertia(self) -> Inertia:
        """The signs of the eigenvalues of A."""
        found = inertia(self.A, self.exact)
        assert found
        return found

    @cached_property
    def plain(self) -> Plain | None:
        """The step with τ = 0, where A is not positive definite and has an inverse."""
        if self.factor is not None or self.inertia.zero:
            return None
        is_exact = self.exact is not None and self.exact_g is not None
        s, slope = self._solved if self.exact else self._by_eigenvectors
        way: Way = "uphill" if slope > 0 else "downhill" if slope < 0 else "level"
        return Plain(s, slope, way, not self.inertia.positive, is_exact or way != "level")

    @property
    def _solved(self) -> tuple[Vector, float]:
        """−A⁻¹g and its slope, in fractions; where g has none, what its rounding may have moved from 0 is 0."""
        assert self.exact
        n = len(self.g)
        unit = as_it_stands(-np.eye(n)).rows
        left = reduced(whole([[*row, *more] for row, more in zip(self.exact.rows, unit, strict=True)])[0], n)
        undoing = [[Fraction(entry, left.pivot) for entry in row[n:]] for row in left.rows]
        g = [row[0] for row in (self.exact_g or as_it_stands(self.g[:, None])).rows]
        s = [sum((a * b for a, b in zip(row, g, strict=True)), Fraction(0)) for row in undoing]
        slope = sum((a * b for a, b in zip(g, s, strict=True)), Fraction(0))
        if self.exact_g is None:
            most = sum(abs(a * entry * b) for a, row in zip(g, undoing, strict=True) for entry, b in zip(row, g, strict=True))
            slope = slope if abs(slope) > 8 * Fraction(EPS) * most else Fraction(0)
        return np.array(list(map(rounded, s))), rounded(slope)

    @property
    def _by_eigenvectors(self) -> tuple[Vector, float]:
        values, V = np.linalg.eigh(self.A)
        along = V.T @ self.g
        parts = -(along**2) / values
        slope = math.fsum(parts.tolist())
        noise = 8 * len(values) * EPS * self.size * float(np.abs(parts / values).sum())
        return np.asarray(V @ (-along / values)), 0.0 if abs(slope) <= noise else slope

    @property
    def missed(self) -> float:
        """What the step misses of its equations, against all that is added up for it (Rigal and Gaches)."""
        size = float(np.linalg.norm(np.abs(self.H) @ np.abs(self.s)) + np.linalg.norm(self.g))
        return relative(float(np.linalg.norm(self.H @ self.s + self.g)), size)

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """That the step solves its equations."""
        return (Proof("‖Hs + g‖ / (‖H‖‖s‖ + ‖g‖)", self.missed, 4 * (len(self.g) + 1) * EPS),)

    # ---- in the plane

    @property
    def stepping(self) -> Matrix:
        """−H⁻¹, (2, 2): it takes g to the step."""
        return np.asarray(-np.linalg.inv(self.H))

    @property
    def undoing(self) -> Matrix:
        """−A⁻¹ of an A with an inverse, (2, 2): it takes g to the step with τ = 0."""
        (a, b), (_, d) = self.A.tolist()
        det = rounded(self.exact.det) if self.exact else a * d - b * b
        return np.array([[-d, b], [b, -a]]) / det

    def level(self, c: float, reach: float) -> Matrix:
        """Return where the model g′p + ½p′Ap is c, (2, k), as strokes parted by NaN; A : (2, 2).

        Each goes as far as reach along the eigenvector of the lesser |λ|: in the directions of both, u and v, the model is
        a·u + b·v + ½λu² + ½μv², and for each u a quadratic equation gives v.
        """
        (lam, mu), V = self._bending
        if not mu:
            return self._straight(c, reach)
        a, b = (V.T @ self.g).tolist()
        bends = (b * b + 2 * mu * c, -2 * mu * a, -mu * lam)  # of b² − 2μ(a·u + ½λu² − c), by the powers of u
        ends = sorted(u for u in _roots(*bends) if -reach < u < reach)
        strokes: list[Matrix] = []
        for left, right in zip([-reach, *ends], [*ends, reach], strict=True):
            middle, half = (left + right) / 2, (right - left) / 2
            if bends[0] + middle * (bends[1] + middle * bends[2]) < 0:
                continue
            u = middle - half * CLOSE
            root = np.sqrt(np.maximum(bends[0] + u * (bends[1] + u * bends[2]), 0.0))
            upper, lower = (np.vstack([u, (-b + sign * root) / mu]) for sign in (1, -1))
            strokes += _joined(upper, lower, is_left=left in ends, is_right=right in ends)
        return np.asarray(V @ np.hstack(strokes)) if strokes else np.zeros((2, 0))

    @cached_property
    def _bending(self) -> tuple[list[float], Matrix]:
        """The eigenvalues of A, the lesser in magnitude first, and their eigenvectors, (2, 2)."""
        values, V = np.linalg.eigh(self.A)
        order = np.argsort(np.abs(values))
        return values[order].tolist(), np.asarray(V[:, order])

    def _straight(self, c: float, reach: float) -> Matrix:
        """Return where g′p is c: a line, and nothing where g is 0."""
        square = float(self.g @ self.g)
        if not square:
            return np.zeros((2, 0))
        across = np.array([-self.g[1], self.g[0]]) / math.sqrt(square)
        return (c / square * self.g)[:, None] + np.outer(across, [-reach, reach])


def _roots(c: float, b: float, a: float) -> list[float]:
    """Return the real roots of a·u² + b·u + c without cancellation."""
    if not a:
        return [-c / b] if b else []
    square = b * b - 4 * a * c
    if square < 0:
        return []
    far = -(b + math.copysign(math.sqrt(square), b)) / 2
    return [far / a, c / far] if far else [0.0]


def _joined(upper: Matrix, lower: Matrix, *, is_left: bool, is_right: bool) -> list[Matrix]:
    """Return the strokes of a curve from its halves, which meet at one end, at both, or at none; each ends with NaN."""
    gap = np.full((2, 1), math.nan)
    if is_right:
        return [upper, lower[:, ::-1], gap]
    return [lower[:, ::-1], upper, gap] if is_left else [upper, gap, lower, gap]
