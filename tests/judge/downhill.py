"""A descent without rounding: its losses and points after every update, with sixty digits or more, and what theory says of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import inf, log10
from typing import Any

import mpmath

from core.learning.batches import Draws
from core.numbers.arrays import Array
from pages.learning.gradient_descent import State
from tests.judge.exact import EPS, Rows, big, product, pseudoinverse, rank, transpose

DIGITS = 60
LARGEST = mpmath.mpf(2) ** 1024
SPARE = 20  # digits: what of the others has none is 0
ONE = 1 - mpmath.mpf(2) ** -44  # curvatures that are as near are one
FAMILIES = {"plain": "2/L", "momentum": "2(1+β)/L", "nesterov": "(2+2β)/((1+2β)L)"}


@dataclass(frozen=True)
class Part:
    """What w⁽⁰⁾ − w* has along an axis of the bowl, and what an update makes of it in the long run."""

    curvature: Any
    at_start: Any
    size: Any  # how large the numbers are of which that is the difference
    radius: Any  # the factor by which it grows or shrinks in the long run
    factor: Any  # by which each update multiplies it, where that is always the same; else None


class Downhill:
    """The descent of a State, as it was typed."""

    def __init__(self, state: State) -> None:
        self.state, self.kind, self.method = state, state.objective, state.method
        self.eta, self.beta = mpmath.mpf(state.eta), mpmath.mpf(state.beta)
        self.is_of_data = self.kind in ("points", "logistic")
        rows = _typed(state.points)
        self.X: Rows = [_powers(row, state) for row in rows] if self.is_of_data else []
        self.y: list[Fraction] = [row[-1] for row in rows] if self.is_of_data else []
        self.start: list[Fraction] = [row[0] for row in _typed(state.w)]
        self.p, self.n = len(self.start), len(self.y)
        sizes = [abs(value) for value in (*self.start, *self.y, *(entry for row in self.X for entry in row)) if value] or [Fraction(1)]
        self.digits = DIGITS + int(2 * log10(max(sizes) / min(sizes)))
        self.draws = (
            Draws(state.batch, state.sampling == "replacement", state.seed) if self.is_of_data and 0 < state.batch < self.n else None
        )

    @property
    def is_quadratic(self) -> bool:
        """Whether the curvature is the same everywhere."""
        return self.kind in ("points", "quadratic")

    @property
    def has_theory(self) -> bool:
        """Whether a bound on η is known."""
        return self.is_quadratic and self.method in FAMILIES and not self.draws

    @cached_property
    def hessian(self) -> Rows:
        """The matrix of second derivatives of a bowl."""
        if self.kind == "quadratic":
            return [[Fraction(1), Fraction(0)], [Fraction(0), Fraction(self.state.kappa)]]
        return [[2 * entry / self.n for entry in row] for row in product(transpose(self.X), self.X)]

    @cached_property
    def best(self) -> list[Fraction]:
        """The shortest w of those with the least loss, of a bowl."""
        if self.kind == "quadratic":
            return [Fraction(0), Fraction(0)]
        return [row[0] for row in product(pseudoinverse(self.X), [[value] for value in self.y])]

    @cached_property
    def rank(self) -> int:
        """How many curvatures are not 0."""
        return rank(self.hessian)

    @cached_property
    def axes(self) -> tuple[list[Any], Any]:
        """The curvatures, falling, those that are 0 exactly so, and the axes as columns."""
        H = mpmath.matrix([[big(entry) for entry in row] for row in self.hessian])
        values, vectors = mpmath.eigsy(H)
        order = sorted(range(self.p), key=lambda k: -values[k])
        known = [values[k] if place < self.rank else mpmath.mpf(0) for place, k in enumerate(order)]
        return known, mpmath.matrix([[vectors[i, k] for k in order] for i in range(self.p)])

    @property
    def L(self) -> Any:
        """The largest curvature."""
        return self.axes[0][0]

    @property
    def mu(self) -> Any:
        """The least curvature that is not 0."""
        return self.axes[0][self.rank - 1]

    @property
    def bound(self) -> Any:
        """Above which η leads away."""
        b = self.beta
        return {"plain": 2, "momentum": 2 * (1 + b), "nesterov": (2 + 2 * b) / (1 + 2 * b)}[self.method] / self.L

    def radius(self, curvature: Any) -> Any:
        """The largest root of what an update makes of a component and the one before."""
        kept, b = 1 - self.eta * curvature, self.beta
        if self.method == "plain":
            return abs(kept)
        t, d = (kept + b, b) if self.method == "momentum" else ((1 + b) * kept, b * kept)
        root = mpmath.sqrt(mpmath.mpc(t * t / 4 - d))
        return max(abs(t / 2 + root), abs(t / 2 - root))

    @cached_property
    def parts(self) -> list[Part]:
        """What is there along each axis whose curvature is not 0, the steepest first."""
        values, vectors = self.axes
        away = [big(a - b) for a, b in zip(self.start, self.best, strict=True)]
        reach, none, found = mpmath.norm(away), mpmath.mpf(10) ** (SPARE - self.digits), []
        for k, curvature in enumerate(values[: self.rank]):
            at_start = mpmath.fdot(away, list(vectors[:, k]))
            size = mpmath.fdot(
                [abs(big(a)) + abs(big(b)) for a, b in zip(self.start, self.best, strict=True)], list(map(abs, vectors[:, k]))
            )
            always = 1 - self.eta * curvature if self.method == "plain" or not self.beta else None
            found.append(Part(curvature, at_start if abs(at_start) > none * reach else mpmath.mpf(0), size, self.radius(curvature), always))
        return found

    @cached_property
    def points(self) -> list[list[Any]]:
        """Where each update leads, as far as float64 could hold it, and once beyond."""
        updates = 1000
        if self.has_theory:
            return list(self._by_axes(updates))
        return list(_until_too_large(self._steps(updates), [big(value) for value in self.start]))

    def _by_axes(self, updates: int) -> Iterator[list[Any]]:
        """Yield the points of a bowl, axis by axis: what is not there at the start never comes."""
        values, vectors = self.axes
        best = [big(value) for value in self.best]
        away = mpmath.matrix([big(a) - b for a, b in zip(self.start, best, strict=True)])
        e, v, kept = [*(part.at_start for part in self.parts)], [mpmath.mpf(0)] * self.rank, self.beta if self.method != "plain" else 0
        rest = [mpmath.fdot(list(away), list(vectors[:, k])) for k in range(self.rank, self.p)]
        for k in range(updates + 1):
            at = [b + mpmath.fdot([*e, *rest], list(vectors[i, :])) for i, b in enumerate(best)]
            yield at
            if max(map(abs, at)) > LARGEST or k == updates:
                return
            ahead = [a + kept * b if self.method == "nesterov" else a for a, b in zip(e, v, strict=True)]
            v = [kept * b - self.eta * value * a for a, b, value in zip(ahead, v, values, strict=False)]
            e = [a + b for a, b in zip(e, v, strict=True)]

    def _steps(self, updates: int) -> Iterator[list[Any]]:
        """Yield the points of any loss by the definition of the method."""
        w, zero = [big(value) for value in self.start], [mpmath.mpf(0)] * self.p
        v, mean, square, b, b2 = zero, zero, zero, self.beta, mpmath.mpf(0.999)
        slopes = self._slopes(updates)
        for k, slope in enumerate(slopes, 1):
            if self.method == "adam":
                g = slope(w)
                mean = [b * m + (1 - b) * one for m, one in zip(mean, g, strict=True)]
                square = [b2 * s + (1 - b2) * one * one for s, one in zip(square, g, strict=True)]
                m, s, tiny = 1 - b**k, 1 - b2**k, mpmath.mpf(1e-8)
                w = [x - self.eta * a / m / (mpmath.sqrt(c / s) + tiny) for x, a, c in zip(w, mean, square, strict=True)]
            else:
                kept = 0 if self.method == "plain" else b
                at = [x + kept * u for x, u in zip(w, v, strict=True)] if self.method == "nesterov" else w
                v = [kept * u - self.eta * one for u, one in zip(v, slope(at), strict=True)]
                w = [x + u for x, u in zip(w, v, strict=True)]
            yield w

    def _slopes(self, updates: int) -> list[Callable[[list[Any]], list[Any]]]:
        if not self.is_of_data:
            return [_SLOPES[self.kind](mpmath.mpf(self.state.kappa))] * updates
        every = self.draws.rows(self.n, updates)[:updates] if self.draws else [range(self.n)]
        made = [self._slope([int(i) for i in rows]) for rows in every]
        return made if self.draws else made * updates

    def _slope(self, rows: Sequence[int]) -> Callable[[list[Any]], list[Any]]:
        X, y = [[*map(big, self.X[i])] for i in rows], [big(self.y[i]) for i in rows]
        if self.kind == "logistic":
            signs = [1 if self.y[i] else -1 for i in rows]
            return lambda w: _mean(X, [-s / (1 + mpmath.exp(s * mpmath.fdot(x, w))) for s, x in zip(signs, X, strict=True)])
        return lambda w: _mean(X, [2 * (mpmath.fdot(x, w) - b) for x, b in zip(X, y, strict=True)])

    @cached_property
    def losses(self) -> list[Any]:
        """The loss of all examples at each point."""
        return [self.loss(w) for w in self.points]

    def loss(self, w: Sequence[Any]) -> Any:
        """The loss at w."""
        if self.kind == "points":
            return sum((mpmath.fdot(x, w) - b) ** 2 for x, b in self._examples) / self.n
        if self.kind == "logistic":
            signs = [1 if label else -1 for label in self.y]
            odds = [s * mpmath.fdot(x, w) for s, (x, _) in zip(signs, self._examples, strict=True)]
            return sum(mpmath.log1p(mpmath.exp(-one)) if one > 0 else mpmath.log1p(mpmath.exp(one)) - one for one in odds) / self.n
        x, y = w
        kappa = mpmath.mpf(self.state.kappa)
        return {
            "quadratic": lambda: (x * x + kappa * y * y) / 2,
            "rosenbrock": lambda: (1 - x) ** 2 + 100 * (y - x * x) ** 2,
            "saddle": lambda: x * x / 2 + y**4 / 4 - y * y / 2,
        }[self.kind]()

    @cached_property
    def _examples(self) -> list[tuple[list[Any], Any]]:
        return [([*map(big, x)], big(b)) for x, b in zip(self.X, self.y, strict=True)]

    @cached_property
    def least(self) -> Any:
        """The least loss; None where this judge does not know it."""
        known = {"points": lambda: self.loss([*map(big, self.best)]), "saddle": lambda: mpmath.mpf(-0.25)}
        return None if self.kind == "logistic" else known.get(self.kind, lambda: mpmath.mpf(0))()

    @cached_property
    def excess(self) -> list[Any] | None:
        """How far each loss is above the least, with all digits of it."""
        if self.kind == "points":
            best = [*map(big, self.best)]
            return [
                sum(mpmath.fdot(x, [a - b for a, b in zip(w, best, strict=True)]) ** 2 for x, _ in self._examples) / self.n
                for w in self.points
            ]
        return None if self.least is None else [loss - self.least for loss in self.losses]

    def noise(self, w: Sequence[Any]) -> Any:
        """What rounding may make of the loss at w, or what float64 has no room for."""
        return self.rounding(w) + mpmath.mpf(10) ** -300

    def rounding(self, w: Sequence[Any]) -> Any:
        """What rounding may make of the loss at w."""
        eps = 8 * big(EPS)
        if self.kind == "points":
            errors = [
                (eps * (self.n + self.p + 8) * (mpmath.fdot(map(abs, x), map(abs, w)) + abs(b)), mpmath.fdot(x, w) - b)
                for x, b in self._examples
            ]
            return sum((2 * abs(r) + e) * e for e, r in errors) / self.n
        if self.kind == "logistic":
            return eps * (self.n + self.p + 8) * (sum(mpmath.fdot(map(abs, x), map(abs, w)) for x, _ in self._examples) / self.n + 1)
        x, y = map(abs, w)
        of = {"quadratic": self.loss(w), "saddle": x * x + y**4 + y * y}
        across = eps * (y + x * x)
        if self.kind in of:  # and a step that should come to 0 leaves rounding of where it began
            return 8 * eps * of[self.kind] + self.loss([8 * eps * big(value) for value in self.start]) * (self.kind == "quadratic")
        return 100 * (2 * abs(w[1] - w[0] ** 2) + across) * across + eps * (2 * abs(1 - w[0]) + eps * (1 + x)) * (1 + x)

    @cached_property
    def leaves(self) -> tuple[float, float]:
        """The first update with a number on its way that is too large for float64, and the first with such a w or loss; ∞ for none."""
        found = [inf, inf]
        for k, (w, loss) in enumerate(zip(self.points, self.losses, strict=True)):
            size = max(map(abs, w))
            if loss >= LARGEST or size >= LARGEST:
                found[1] = k
                break
        for k, (w, loss) in enumerate(zip(self.points, self.losses, strict=True)):
            steep = max((sum(map(abs, x)) for x, _ in self._examples), default=mpmath.mpf(400 * (1 + self.state.kappa)))
            if max(loss * max(self.n, 1) * 16, max(map(abs, w)) * (1 + steep * steep)) >= LARGEST:
                found[0] = k
                break
        return min(found), found[1]


def _until_too_large(steps: Iterator[list[Any]], start: list[Any]) -> Iterator[list[Any]]:
    yield start
    for w in steps:
        yield w
        if max(map(abs, w)) > LARGEST:
            return


def _typed(A: Array) -> Sequence[Sequence[Fraction]]:
    """The entries as they were typed, where they are fractions."""
    return A.exact.rows if A.exact else [[*map(Fraction, row)] for row in A.value.tolist()]


def _powers(row: Sequence[Fraction], state: State) -> list[Fraction]:
    """The entries of an example: of one x its powers, of more these, after the constant."""
    x = row[:-1]
    one = [Fraction(1)] if state.constant == "with" else []
    return [*one, *x] if len(x) > 1 else [*one, *(x[0] ** k for k in range(1, state.degree + 1))]


def _mean(X: list[list[Any]], factors: list[Any]) -> list[Any]:
    return [mpmath.fdot(factors, column) / len(X) for column in zip(*X, strict=True)]


_SLOPES: dict[str, Callable[[Any], Callable[[list[Any]], list[Any]]]] = {
    "quadratic": lambda kappa: lambda w: [w[0], kappa * w[1]],
    "rosenbrock": lambda _: lambda w: [-2 * (1 - w[0]) - 400 * w[0] * (w[1] - w[0] ** 2), 200 * (w[1] - w[0] ** 2)],
    "saddle": lambda _: lambda w: [w[0], w[1] ** 3 - w[1]],
}
