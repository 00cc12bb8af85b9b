"""Paths in space: ways from the identity to a 3 × 3 matrix, by the same rules as in the plane.

Where det A < 0 every path from I has to pass through a flat moment. A real logarithm exists if A is invertible and every Jordan block
of a negative eigenvalue occurs an even number of times (Culver 1966): in space, if there are no negative eigenvalues, or one that is
double, with a plane of eigenvectors.
"""

import math
from collections.abc import Callable

import numpy as np

from core.maps.paths.path import Name, Path, Stage, flat_in, impossible, in_stages, note_of
from core.maps.paths.powers import Coefficient, half_turn, stretching, turning
from core.matrices.charpoly import Root
from core.matrices.eigen_space import eigenspace, in_space
from core.matrices.numerics import frobenius
from core.matrices.space import Space
from core.matrices.turns import turn_of, upright
from core.numbers.arrays import ROUNDING, Matrix
from core.numbers.directions import directed

ONE: Matrix = np.eye(3)
NEAR = 0.2  # relative: eigenvalues nearer to their mean than that have a series
TERMS = 40  # of it: the last is 10⁻²⁷ of the first


def straight(space: Space) -> Path:
    """Return (1 − t)·I + t·A, flat at t = 1/(1 − λ) for each real eigenvalue λ ≤ 0."""
    values = {root.value.real for root in in_space(space.A, space.exact).roots if not root.value.imag}
    if not space.orientation:
        values.add(0.0)
    flat = tuple((t, t) for t in sorted({1 / (1 - value) for value in values if value <= 0}))
    stage = Stage("straight", 0.0, 1.0, lambda s: (1 - s) * ONE + s * space.A)
    return Path("straight", space, (stage,), flat, note=note_of(space, flat))


def polar(space: Space) -> Path:
    """Return the turn of Q about its axis, by at most 180°, then the stretch along perpendicular lines, for A = S·Q.

    Q is the rotation nearest to A, S is symmetric. Where det A < 0 the smallest factor of S is negative, so that the way leads through
    a flat moment.
    """
    turn, S = space.turn, space.stretch
    Q = turn.matrix
    stages = in_stages(
        ("turn", turn.angle > ROUNDING, turn.by),
        ("stretch", frobenius(S - ONE) > ROUNDING, lambda s: ((1 - s) * ONE + s * S) @ Q),
    )
    flat = flat_in(stages, space.factors)
    return Path("polar", space, stages, flat, note=note_of(space, flat))


def svd(space: Space) -> Path:
    """Return the three stages of A = U·D·V′: turn by V′, stretch by D along the coordinate axes, turn by U.

    U and V are rotations, so that a negative determinant sits on the smallest factor.
    """
    U, V = space.axes
    u, v = turn_of(U), turn_of(V.T)
    D = np.diag(space.factors)
    stages = in_stages(
        ("turn by V′", v.angle > ROUNDING, v.by),
        ("stretch by D", frobenius(D - ONE) > ROUNDING, lambda s: ((1 - s) * ONE + s * D) @ V.T),
        ("turn by U", u.angle > ROUNDING, lambda s: u.by(s) @ D @ V.T),
    )
    flat = flat_in(stages, space.factors)
    sign = " Here U and V only turn, so D takes the minus sign: it scales one axis by −σ₃." if space.orientation < 0 else ""
    return Path("svd", space, stages, flat, note=note_of(space, flat) + sign)


def exponential(space: Space) -> Path:
    """Return exp(t·log A), where A has a real logarithm."""
    if space.orientation == 0:
        return impossible(space, "A is singular, and exp(t·log A) never is: there is no logarithm.")
    if space.orientation < 0:
        return impossible(space, "det A < 0, and det exp(M) > 0 for every real M: there is no real logarithm.")
    roots = in_space(space.A, space.exact).roots
    negative = [root for root in roots if not root.value.imag and root.value.real < 0]
    if not negative:
        return Path("exp", space, (Stage("", 0.0, 1.0, _power(space.A, roots)),))
    if len(negative) == 1 and negative[0].dimension == 2:
        return _half_turned(space, -negative[0].value.real, next(root.value.real for root in roots if root not in negative))
    if any(root.dimension == 0 for root in negative):
        return impossible(space, "Sixteen digits do not tell whether a double negative eigenvalue has two eigenvectors, and A a logarithm.")
    return impossible(space, "A has negative eigenvalues, and their Jordan blocks do not come in pairs: there is no real logarithm.")


WAYS: dict[Name, Callable[[Space], Path]] = {"straight": straight, "polar": polar, "svd": svd, "exp": exponential}


def _half_turned(space: Space, r: float, mu: float) -> Path:
    """Return the path to a matrix that is −r on a plane and μ > 0 on a line: A^t turns the plane by 180°·t, one way or the other.

    J turns the plane by a right angle, and takes the line to 0.
    """
    onto = (space.A + r * ONE) / (mu + r)  # the line, along the plane
    E = eigenspace(space.A, complex(-r), 2).real
    axis = upright(np.cross(E[:, 0], E[:, 1]))
    J = np.cross(axis, ONE).T @ (ONE - onto)

    def power(s: float) -> Matrix:
        turned = half_turn(s)
        return np.asarray(mu**s * onto + r**s * (turned.real * (ONE - onto) + turned.imag * J))

    note = f"log A is not unique: here it turns counterclockwise, seen from {directed(axis)}, clockwise is as good."
    return Path("exp", space, (Stage("", 0.0, 1.0, power),), note=note)


def _power(A: Matrix, roots: tuple[Root, ...]) -> Callable[[float], Matrix]:
    """Return A^s for a matrix without eigenvalues that are negative or 0: even·I + odd·N + rest·(N² − δ·I), N = A − m·I.

    m ± √δ are the complex pair, or the two eigenvalues that are nearest to each other; the polynomial in A is λ^s at all three. What it is
    at s = 0 and 1, I and A, is exact.
    """
    found = [root.value for root in roots for _ in range(root.multiplicity)]
    if pair := [value for value in found if value.imag]:
        mean, delta, det = pair[0].real, -(pair[0].imag ** 2), abs(pair[0]) ** 2
        last = next(value.real for value in found if not value.imag)
        even, odd = turning(mean, delta, det)
    else:
        low, middle, high = sorted(value.real for value in found)
        x, y, last = (low, middle, high) if middle - low <= high - middle else (middle, high, low)
        mean, delta = (x + y) / 2, ((y - x) / 2) ** 2
        even, odd = stretching(mean, delta, x * y)
    rest = _rest(mean, delta, last, even, odd)
    N = A - mean * ONE
    square = N @ N - delta * ONE
    return lambda s: even(s) * ONE + odd(s) * N + (rest(s) if 0 < s < 1 else 0.0) * square


def _rest(mean: float, delta: float, last: float, even: Coefficient, odd: Coefficient) -> Coefficient:
    """Return the second divided difference of λ^s at m + √δ, m − √δ and a third.

    Where all three are near to their mean c, by the series of λ^s there: its k-th coefficient times the sum of all products of k − 2 of
    their distances from c, which obey a recursion in the elementary ones.
    """
    c = (2 * mean + last) / 3
    a, b = mean - c, last - c  # the distances are a ± √δ and b, which together are 0
    if c > 0 and max(math.sqrt(abs(a * a - delta)) if delta < 0 else abs(a) + math.sqrt(delta), abs(b)) <= NEAR * c:
        second, third = a * a - delta + 2 * a * b, (a * a - delta) * b
        sums = [1.0, 0.0]  # of all products of k distances
        while len(sums) < TERMS:
            sums.append(-second * sums[-2] + third * (sums[-3] if len(sums) > 2 else 0.0))

        def series(s: float) -> float:
            total, term = 0.0, s * (s - 1) / 2 * c ** (s - 2)
            for k, h in enumerate(sums):
                total += term * h
                term *= (s - k - 2) / ((k + 3) * c)
            return total

        return series
    gap = last - mean
    return lambda s: (last**s - even(s) - odd(s) * gap) / (gap * gap - delta)
