"""Which eigenvalues play a part in x: the theorem of the minimal polynomial, and where Aᵏx goes."""

from fractions import Fraction

import numpy as np
import sympy
from hypothesis import example, given
from hypothesis import strategies as st

from core.matrices.charpoly import roots
from core.matrices.krylov import krylov
from core.numbers.arrays import Matrix, Vector
from core.numbers.rational import Rational, as_it_stands, product
from tests.core.matrices.test_charpoly import blocks, hidden

seeds = st.integers(0, 2**32 - 1)


def column(x: Matrix) -> Rational:
    return as_it_stands(x.reshape(-1, 1))


@given(blocks, seeds)
def test_the_polynomial_is_the_shortest(found: list[tuple[int, int]], seed: int) -> None:
    """p(A)·x = 0, and no shorter one: x, Ax, … up to its degree are independent. Its roots are eigenvalues."""
    A, x = hidden(found, seed), np.random.default_rng(seed).integers(-2, 3, sum(size for _, size in found)).astype(float)
    x[0] = x[0] or 1
    exact = as_it_stands(A)
    part = krylov(exact, column(x), roots(exact))
    vector, total, powers = column(x), [Fraction(0)] * len(A), []
    for c in reversed(part.polynomial):
        total = [a + c * row[0] for a, row in zip(total, vector.rows, strict=True)]
        powers.append([row[0] for row in vector.rows])
        vector = product(exact, vector)
    assert not any(total)
    assert sympy.Matrix(powers[:-1]).rank() == len(powers) - 1
    assert {one.value for one in part.parts} <= {complex(value) for value, _ in found}
    assert sum(one.length for one in part.parts) == len(powers) - 1


def far_along(A: Matrix, x: Vector, k: int) -> Vector | None:
    """The direction of Aᵏx, without rounding; None where that is 0."""
    far = sympy.Matrix(A.astype(int).tolist()) ** k * sympy.Matrix(x.astype(int).tolist())
    if not any(far):
        return None
    direction = np.array([float(Fraction(int(entry), int(max(map(abs, far))))) for entry in far])
    return np.asarray(direction / np.linalg.norm(direction))


def turned(A: Matrix, direction: Vector) -> float:
    """How far A turns a line."""
    further = A @ direction
    further /= np.linalg.norm(further)
    return float(min(np.linalg.norm(direction - further), np.linalg.norm(direction + further)))


@given(blocks, seeds)
@example([(3, 3), (-3, 2), (0, 2)], 0)  # after 4000 steps it still swings to both sides by more than 1 in 100
def test_where_it_goes(found: list[tuple[int, int]], seed: int) -> None:
    """A line on which it settles is that of an eigenvector of the winner, and far along Aᵏx is near it."""
    A, x = hidden(found, seed), np.random.default_rng(seed + 1).integers(-2, 3, sum(size for _, size in found)).astype(float)
    x[0] = x[0] or 1
    exact = as_it_stands(A)
    part = krylov(exact, column(x), roots(exact))
    direction = far_along(A, x, 4000)
    if part.verdict == "dies":
        assert direction is None
        return
    assert direction is not None
    missed = turned(A, direction)
    if missed >= 1e-2 and part.verdict == "settles" and part.is_slow:  # by 1/k, but from far
        farther = far_along(A, x, 16000)
        assert farther is not None
        assert turned(A, farther) < missed / 3
    else:
        assert (missed < 1e-2) == (part.verdict in {"still", "settles"})
    if part.verdict == "settles":
        line, value = part.line(), part.winners[0].value.real
        assert np.abs(A @ line - value * line).max() <= 1e-9 * np.linalg.norm(A)
        assert abs(line @ direction) > 0.999 - missed
