"""What is said of a descent, against a judge that follows each component of its error, by curvatures of 40 digits."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import mpmath
import numpy as np
import pytest

from core.numbers.arrays import Matrix, Vector, matrix, vector
from pages.learning.gradient_descent import State, page
from tests.pages.programs import said

mpmath.mp.dps = 40
LONG = 400
HUGE = 1e200
TINY = 1e-13  # less is no more than what rounding leaves of numbers like these


@dataclass(frozen=True)
class Component:
    """A component of w − w*: its curvature, and how large it is after each update, without rounding."""

    curvature: float
    sizes: list[float]
    is_there: bool  # at the start, and not by rounding only

    def _late(self) -> tuple[float, float]:
        """How large it is in the middle of the path, and at its end."""
        half = len(self.sizes) // 2
        return max(map(abs, self.sizes[half : half + 20])), max(map(abs, self.sizes[-20:]))

    def grows(self) -> bool:
        """Whether it grows in the long run."""
        middle, end = self._late()
        return end > middle > 0

    def shrinks(self) -> bool:
        """Whether it shrinks in the long run, or is gone."""
        middle, end = self._late()
        return end < middle or not end

    def shrinks_always(self) -> bool:
        """Whether it shrinks at every update, as long as it is there."""
        return all(abs(b) < abs(a) or not a for a, b in pairwise(self.sizes))

    def swings(self) -> bool:
        """Whether it changes its sign at every update."""
        return all(a * b < 0 for a, b in pairwise(self.sizes))

    def stays_on_its_side(self) -> bool:
        """Whether it never changes its sign, but by rounding of η."""
        return all(a * b >= 0 or abs(b) < TINY for a, b in pairwise(self.sizes))


def component(curvature: float, error: float, eta: float, method: str, beta: float) -> Component:
    """The recurrence of a component, by the definition of the method."""
    sizes, v, e = [error], 0.0, error
    for _ in range(LONG):
        at = e + beta * v if method == "nesterov" else e
        v = (beta * v if method != "plain" else 0.0) - eta * curvature * at
        e = e + v
        sizes.append(e)
        if abs(e) > HUGE:
            break
    return Component(curvature, sizes, abs(error) > TINY)


def judge(text: str, parts: list[Component], eta: Any, bound: Any, method: str) -> None:
    """Hold each clause of the sentence against the components; parts : those whose curvature is not 0, the steepest first."""
    steepest = parts[0]
    rest = [part for part in parts if part.curvature < steepest.curvature * (1 - 1e-14)]
    calm = 1 / steepest.curvature
    if "above the bound" in text:
        assert eta > bound
    elif "at the bound" in text:
        assert abs(eta - bound) < bound * 1e-14
    elif "not above 1/L" in text:
        assert eta <= calm * (1 + 1e-14)
    elif "between 1/L and" in text:
        assert calm < eta < bound
    else:
        assert "below the bound" in text
        assert eta < bound
    clauses = {
        "no component overshoots": all(part.stays_on_its_side() for part in parts if part.is_there),
        "of the steepest component": not steepest.is_there,
        "none of the steepest component": not steepest.sizes[0],
        "the error shrinks in the long run": any(part.is_there for part in parts) and all(part.shrinks() for part in parts),
        "the rest shrinks": any(part.is_there for part in rest) and all(part.shrinks() for part in rest),
        "the rest shrinks.": all(part.shrinks_always() for part in rest),
        "the steepest component grows": steepest.grows(),
        "another grows": any(part.is_there and part.grows() for part in rest),
        "grows at every update": method == "plain",
        "no other grows": not any(part.is_there and part.grows() for part in parts),
        "no other overshoots": all(part.stays_on_its_side() for part in rest if part.is_there),
        "the steepest component changes sign at every update, and still shrinks": steepest.swings() and steepest.shrinks_always(),
        "another changes sign at every update, and still shrinks": any(
            part.is_there and part.swings() and part.shrinks_always() for part in rest
        ),
        "neither shrinks nor grows": steepest.is_there and stays(steepest, text),
        "The loss at w⁽⁰⁾ is the least there is": not any(part.is_there for part in parts),
    }
    assert any(words in text for words in clauses)
    assert all(holds for words, holds in clauses.items() if words in text), (text, clauses)


def stays(part: Component, text: str) -> bool:
    """At every update, or in the long run at so many times its size at w⁽⁰⁾; the path is long enough for a β up to 0.9."""
    times = re.search(r"at ([\d.]+) times its size at w⁽⁰⁾", text)
    sizes = [abs(size / part.sizes[0]) for size in (part.sizes[-20:] if times else part.sizes)]
    return all(abs(size - (float(times[1]) if times else 1)) < 1e-3 * size for size in sizes)


def check(X: Matrix, best: Vector, start: Vector, method: str, beta: float, share: float) -> None:
    """Hold what is said of the descent on X·w ≈ X·best, with a step of so many times the bound."""
    n, p = X.shape
    H = mpmath.matrix((X.T @ X).tolist()) * 2 / n
    values, vectors = mpmath.eigsy(H)
    errors = [mpmath.fdot(vectors[:, k], (start - best).tolist()) for k in range(p)]
    is_diagonal = not np.triu(X.T @ X, 1).any()
    errors = [error if is_diagonal or abs(error) > mpmath.mpf(10) ** -35 else mpmath.mpf(0) for error in errors]
    L, b = max(values), mpmath.mpf(beta)
    factor = {"plain": 2, "momentum": 2 * (1 + b), "nesterov": (2 + 2 * b) / (1 + 2 * b)}[method]
    eta = float(share * factor / L)
    points = matrix(np.column_stack([X, X @ best]).tolist())
    found = page(State(points=points, constant="without", w=vector(start.tolist()), method=method, eta=eta, beta=beta))
    known = [(float(value), float(error)) for value, error in zip(values, errors, strict=True) if value > 1e-20]
    parts = [component(curvature, error, eta, method, beta) for curvature, error in known]
    parts.sort(key=lambda part: (-round(part.curvature, 10), not part.is_there))
    judge(said(found), parts, mpmath.mpf(eta), factor / L, method)


@pytest.mark.slow
@pytest.mark.parametrize("method", ["plain", "momentum", "nesterov"])
@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.75, 0.999999, 1.0, 1.000001, 1.4, 3.0, 6.0])
def test_each_clause_is_true(method: str, share: float) -> None:
    """Whole numbers, of any rank, and starts that lack some of the components, or all; every other time the columns are orthogonal."""
    random = np.random.default_rng(int(share * 1000) + len(method))
    for trial in range(10):
        p, beta = int(random.integers(1, 4)), float(random.choice([0.0, 0.5, 0.9]))
        best, start = random.integers(-3, 4, (2, p)).astype(float)
        if trial % 2:
            X = np.diag(random.choice([0, 1, 1, 2, 3, 4], p)).astype(float)
            start = np.where(random.integers(0, 2, p) > 0, best, start)
        else:
            X = (random.integers(-2, 3, (4, 2)) @ random.integers(-2, 3, (2, p))).astype(float)
        if X.any():
            check(X, best, start, method, beta, share)
