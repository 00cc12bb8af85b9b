"""Powers: where A, A², A³ … take a vector, and why."""

import math
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np
import scipy.linalg

from core.decompositions.iterates import iterate
from core.matrices.charpoly import UnsettledError, roots
from core.matrices.eigenvalues import Eigensystem
from core.matrices.krylov import Fate, Krylov, krylov
from core.matrices.multiples import Multiple, multiple
from core.numbers.arrays import EPS, ROUNDING, Matrix, Vector
from core.numbers.rational import Rational
from core.numbers.whole import product as product_of

Verdict: TypeAlias = Literal[Fate, "stays", "misses", "unclear"]  # of the direction of Aᵏx: Course says what each is
LARGEST = 8  # up to here fractions decide
SEEN = 1e-13  # radians: what rounding moves an angle by without being seen


@dataclass(frozen=True, eq=False)
class Course:
    """What becomes of the direction of Aᵏx.

    The verdict is one of

    dies        Aᵏx = 0 from the k on that step says
    stays       A = λI, or all eigenvalues equal with a basis: no direction ever changes
    still       x is an eigenvector
    misses      x has no component along the dominant eigenvectors, to 16 digits: it goes elsewhere, unless rounding brings one in
    settles     the direction tends to line
    alternates  it tends to two lines in turn: λ and −λ dominate
    turns       it never settles: a complex pair dominates
    unclear     the largest eigenvalues are too close for float64 to part them
    """

    verdict: Verdict
    line: Vector | None = None  # (n,), of length 1: the line to settle on, else the one dominant eigenvector; None where there is neither
    is_slow: bool = False  # whether the line is reached slower than by a factor: only as 1/k
    lacks_dominant: bool = False  # whether x has no component along the dominant eigenvectors, so that rounding may bring one in
    second: int | None = None  # which of the values is the largest that does not dominate and of which x has a component


@dataclass(frozen=True, eq=False)
class Powers:
    """The vectors Aᵏx for k = 0, 1, …, count, with what becomes of their direction; all angles are in radians."""

    result: Eigensystem
    x: Vector  # (n,)
    directions: Matrix  # (n, count + 1): Aᵏx/‖Aᵏx‖; NaN where Aᵏx = 0
    lengths_log10: Vector  # (count + 1,): log₁₀ ‖Aᵏx‖/‖x‖; −∞ where Aᵏx = 0
    points: Matrix  # (n, count + 1): Aᵏx; NaN where it is longer than 10¹²·‖x‖, or too short for float64
    step: int | None  # the first k with Aᵏx = 0, to the rounding of the product; None where there is none
    course: Course
    exact: Rational | None = None  # x as it was typed
    multiple: Multiple | None = None  # of x that Ax is; None where x is no eigenvector

    @property
    def verdict(self) -> Verdict:
        """What becomes of the direction, in the words of Course."""
        return self.course.verdict

    @property
    def line(self) -> Vector | None:
        """The line to settle on, (n,), of length 1, else the one dominant eigenvector; None where there is neither."""
        return self.course.line

    @property
    def second(self) -> int | None:
        """Which of the values is the largest that does not dominate and of which x has a component."""
        return self.course.second

    @property
    def is_slow(self) -> bool:
        """Whether the line is reached slower than by a factor: only as 1/k."""
        return self.course.is_slow

    @property
    def lacks_dominant(self) -> bool:
        """Whether x has no component along the dominant eigenvectors, so that rounding may bring one in."""
        return self.course.lacks_dominant

    @property
    def rate(self) -> float | None:
        """How much smaller the angle to the line becomes with each step: |λ/λ₁|, 1 where it falls slower; None where λ₁ = 0."""
        return _rate(self.result, self.course)

    @property
    def shortfall(self) -> float | None:
        """What |λ₂/λ₁| lacks of 1, to every digit, of real eigenvalues in the plane; else None."""
        if self.result.gap is None:
            return None
        return min(2 * self.result.gap, abs(self.result.trace)) / self.result.spectral_radius  # of one sign, or of two

    @cached_property
    def index(self) -> int | None:
        """Which eigenvector the line is; None where it is none of them, or there is no line."""
        return _index(self.result, self.line)

    @property
    def bearings(self) -> Vector | None:
        """The directions of Aᵏx as angles, (count + 1,), in the plane, in space their angles to x; else None."""
        if len(self.x) == 3:
            first = self._known[:, :1]
            along = (first * self._known).sum(axis=0)
            return np.asarray(np.arctan2(np.linalg.norm(self._known - first * along, axis=0), along))
        return np.asarray(np.arctan2(self._known[1], self._known[0])) if len(self.x) == 2 else None

    @cached_property
    def moves(self) -> Vector:
        """How far rounding may have moved each angle, (count + 1,), where Ax cancels so that it may be seen; 0 elsewhere."""
        return np.zeros(len(self._moves)) if self._is_known else np.where(self._moves > SEEN, self._moves, 0.0)

    @cached_property
    def _moves(self) -> Vector:
        A, sizes = self.result.A, np.abs(self.directions)
        with np.errstate(divide="ignore", invalid="ignore"):
            cancel = np.linalg.norm(np.abs(A) @ sizes, axis=0) / np.linalg.norm(A @ self.directions, axis=0)
        return np.append(0.0, len(A) * EPS * np.cumsum(np.nan_to_num(cancel[:-1], posinf=0.0)))

    @cached_property
    def _is_known(self) -> bool:
        """Whether fractions find the directions; where rounding brings in what x lacks, they are what a program makes of them."""
        is_seen = bool((self._moves > SEEN).any())
        return is_seen and self.exact is not None and self.result.exact is not None and not self.lacks_dominant

    @cached_property
    def _known(self) -> Matrix:
        """The directions, (n, count + 1), without what rounding has moved them by, where that may be seen and fractions tell."""
        if not self._is_known or self.exact is None or self.result.exact is None:
            return self.directions
        (A, _), (y, _), found = self.result.exact.whole, self.exact.whole, self.directions.copy()
        for k in range(found.shape[1] if self.step is None else self.step):
            largest = max(abs(row[0]) for row in y)
            found[:, k] = [row[0] / largest for row in y]
            y = product_of(A, y)
        return np.asarray(found / np.linalg.norm(found, axis=0))

    @property
    def angles(self) -> Vector:
        """The angles between Aᵏx and the line, (count + 1,), in [0, π/2]; NaN where one of them is missing."""
        if self.line is None:
            return np.full(self.directions.shape[1], math.nan)
        along = self.line @ self._known
        across = np.linalg.norm(self._known - np.outer(self.line, along), axis=0)
        return np.asarray(np.arctan2(across, np.abs(along)))


def powers(result: Eigensystem, x: Vector, count: int = 24, exact: Rational | None = None) -> Powers:
    """Return what the powers of A do to x.

    result : of A, (n, n); x : (n,); exact is x in fractions, as it was typed, if there is such. The vectors are A·(A·(… x)), as
    a program computes them, but for powers of two that keep them from leaving float64 (power iteration: Golub & Van Loan, 7.3.1).
    """
    directions, lengths, points, step = iterate(result.A, x, count, result.exact, exact)
    is_turned = len(x) == 2 and result.kind == "complex"  # to no multiple of itself, however near
    found = None if is_turned else multiple(result.A, x, result.exact, exact)
    course = replace(_course(result, x, step, found is not None), second=_second(result, x))
    is_open = len(x) > 2 or course.lacks_dominant or result.kind == "defective"  # closed forms tell all else of the plane
    if exact is not None and result.exact is not None and step is None and is_open and len(x) <= LARGEST and result.kind != "scalar":
        course = _exactly(result, exact, course)
    return Powers(result, x, directions, lengths, points, step, course, exact, found)


def _course(result: Eigensystem, x: Vector, step: int | None, is_kept: bool) -> Course:
    """Return what becomes of the direction, as far as float64 tells."""
    n, dominant = len(result.A), result.dominant
    line = result.vectors[:, 0].real if dominant.count == 1 and n > 1 else None
    if step is not None:
        return Course("dies", line)
    if result.kind == "scalar":
        return Course("stays")
    component = _component(result, x / np.linalg.norm(x))
    if component is None:
        return Course("still", line) if is_kept else Course("unclear")
    basis, map_, coordinates, excused = component.basis, component.map, component.coordinates, component.rounding
    lacks_dominant = float(np.linalg.norm(coordinates)) <= excused and not _shows_in_image(result, x)
    if is_kept:
        return Course("still", line, lacks_dominant=lacks_dominant)
    if lacks_dominant:
        return Course("misses", line, lacks_dominant=True)
    if line is not None:
        return Course("settles", line)
    if n == 2 and dominant.tie == "opposite":
        return Course("alternates")  # A·A is a multiple of I, and x no eigenvector
    terms = float(np.linalg.norm(np.abs(map_) @ np.abs(coordinates))) + result.spectral_radius  # of A itself each row has its own
    excused *= min(terms, result.size) if dominant.count == n else result.size
    is_turned = n == 2 and dominant.tie == "pair"  # closed forms know: nothing is kept
    value = float(np.trace(map_)) / n if dominant.tie == "equal" and dominant.count == n else None
    if not is_turned and _is_kept(map_, coordinates, excused, value):
        return Course("stays" if dominant.count == n else "settles", _unit(basis @ coordinates))
    if dominant.tie == "equal":
        line = result.vectors[:, 0].real if n == 2 else _unit(basis @ _last(map_, coordinates, excused, result.size))
        return Course("settles", np.asarray(line), is_slow=True)
    if dominant.tie == "opposite":  # λ² is one number
        last = _last(map_ @ map_, coordinates, excused * result.size, result.size**2)
        return Course("settles", _unit(basis @ last), is_slow=True) if _is_kept(map_, last, excused) else Course("alternates")
    if _is_kept(map_ @ map_, coordinates, excused * float(np.linalg.norm(map_ @ coordinates))):
        return Course("alternates")
    return Course("turns")


def _exactly(result: Eigensystem, x: Rational, found: Course) -> Course:
    """Return what becomes of the direction as fractions decide it."""
    assert result.exact is not None
    try:
        return _by_parts(result, krylov(result.exact, x, result.roots), found)
    except UnsettledError:
        return found


def _by_parts(result: Eigensystem, part: Krylov, found: Course) -> Course:
    assert result.exact is not None
    is_whole = len(part.vectors) == len(result.A)
    if is_whole and not result.is_decided and not found.lacks_dominant:  # every value plays its part, and float64 parts them
        return replace(found, lacks_dominant=False, second=result.dominant.count)
    lacks_dominant = not is_whole and part.winners[0].value not in [root.value for root in roots(result.exact) if root.size == 0]
    verdict: Verdict = "misses" if lacks_dominant and part.verdict != "still" else part.verdict
    if found.verdict == "unclear" or verdict == "dies":
        return found
    line = _settled(result, part) if verdict == "settles" else result.vectors[:, 0].real if result.dominant.count == 1 else None
    rest = next((one.value for one in part.parts if one.size > 0), None)
    second = None if rest is None else int(np.argmin(np.abs(result.values - rest)))
    return Course(verdict, line, part.is_slow, lacks_dominant, second)


def _settled(result: Eigensystem, part: Krylov) -> Vector:
    """Return the line on which Aᵏx settles: that of the winner's eigenvector, which has more digits, where it has but one."""
    winner = part.winners[0].value
    k = int(np.argmin(np.abs(result.values - winner)))
    root = min(result.roots, key=lambda root: abs(root.value - winner))
    return result.vectors[:, k].real if root.multiplicity == 1 else part.line()


@dataclass(frozen=True, eq=False)
class Component:
    """What x has of the dominant invariant subspace of A."""

    basis: Matrix  # (n, k), orthonormal, of the subspace
    map: Matrix  # (k, k): A in it
    coordinates: Vector  # (k,): of x
    rounding: float  # of them


def _component(result: Eigensystem, x: Vector) -> Component | None:
    """Return the component of x in the dominant invariant subspace.

    None where float64 cannot part it from the rest. The other invariant subspace is taken away along itself: Schur form and a
    Sylvester equation (Golub & Van Loan, 7.6.3).
    """
    A, n, count = result.A, len(result.A), result.dominant.count
    if count == n:
        return Component(np.eye(n), A, x, n * ROUNDING)
    if result.gap is not None:  # two lines in the plane, however near
        v1, v2 = result.vectors.real.T
        across = float(v1[0] * v2[1] - v1[1] * v2[0])
        terms = np.array([x[0] * v2[1], -x[1] * v2[0]]) / across
        rounding = n * ROUNDING * float(np.abs(terms).sum())
        return Component(v1[:, None], np.array([[result.values[0].real]]), terms.sum(keepdims=True), rounding)
    sizes = np.abs(result.values)
    cut = float(sizes[count - 1] + sizes[count]) / 2
    T, Z, k = scipy.linalg.schur(A, sort=lambda real, imag=0.0: abs(real + 1j * imag) > cut)
    if k != count:
        return None
    rest = scipy.linalg.solve_sylvester(T[:k, :k], -T[k:, k:], T[:k, k:])
    coordinates = Z[:, :k].T @ x + rest @ (Z[:, k:].T @ x)
    return Component(Z[:, :k], T[:k, :k], coordinates, n * ROUNDING * math.hypot(1, float(np.linalg.norm(rest))))


def _shows_in_image(result: Eigensystem, x: Vector) -> bool:
    """Return whether Ax, of two entries that do not cancel, has of the dominant eigenvector what is next to nothing of x."""
    image = result.A @ x
    length = float(np.linalg.norm(image))
    if result.gap is None or length <= 2 * ROUNDING * float(np.linalg.norm(np.abs(result.A) @ np.abs(x))):
        return False
    component = _component(result, image / length)
    return component is not None and float(np.linalg.norm(component.coordinates)) > component.rounding


def _is_kept(A: Matrix, x: Vector, excused: float, value: float | None = None) -> bool:
    """Return whether A takes x to a multiple of x; value : by which, where that is known."""
    image = A @ x
    return float(np.linalg.norm(image - ((x @ image) / (x @ x) if value is None else value) * x)) <= excused


def _last(map_: Matrix, x: Vector, excused: float, size: float) -> Vector:
    """Return what draws all powers of a map with one eigenvalue λ: N·N·…·x as long as it is not 0, N = map − λI, as a unit vector."""
    rest = map_ - np.trace(map_) / len(map_) * np.eye(len(map_))
    for _ in range(len(map_)):
        further = rest @ x
        if np.linalg.norm(further) <= excused:
            break
        x, excused = further, excused * size
    return _unit(x)


def _second(result: Eigensystem, x: Vector) -> int | None:
    """Return the first value that does not dominate, and of whose eigenvectors x has some; without a basis the first."""
    n, count = len(result.A), result.dominant.count
    if count == n:
        return None
    if result.inverse is None or not x.any():
        return count
    parts, sizes = np.abs(result.inverse @ x), np.linalg.norm(result.inverse, axis=1)
    has_some = parts > n * ROUNDING * sizes * np.linalg.norm(x)
    return next((k for k in range(count, n) if has_some[k]), count)


def _rate(result: Eigensystem, course: Course) -> float | None:
    second, sizes = course.second, np.abs(result.values)
    if len(sizes) == 1 or not sizes[0]:
        return None
    if course.is_slow or second is None or course.verdict in {"alternates", "turns"}:
        return 1.0
    is_zero = sizes[second] <= result.moves[second] and not result.is_decided
    return 0.0 if is_zero else float(sizes[second] / sizes[0])


def _index(result: Eigensystem, line: Vector | None) -> int | None:
    """Return which eigenvector the line is, to seven digits; of those that are nearly one, the one that it is to every digit."""
    if line is None:
        return None
    along = np.abs(line @ result.vectors)
    same = np.flatnonzero((result.vectors == line[:, None]).all(axis=0))
    k = int(same[0]) if len(same) else int(np.argmax(along))
    return k if along[k] >= 1 - 1e-14 and not result.values[k].imag else None


def _unit(x: Vector) -> Vector:
    return np.asarray(x / np.linalg.norm(x))
