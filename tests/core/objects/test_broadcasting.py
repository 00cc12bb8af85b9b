"""Broadcasting, against NumPy: every pair of shapes to four axes whose result is small, and gradients against numerical ones."""

import itertools
import math
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.objects.broadcasting import OPERATIONS, Broadcast, Operation, Quotient, Stretched, broadcast, fits

SHAPES = [shape for n in range(5) for shape in itertools.product((1, 2, 3, 4), repeat=n) if np.prod(shape) <= 48]
NUMPYS = {"+": np.add, "−": np.subtract, "×": np.multiply, "÷": np.divide}


def test_every_pair_of_shapes_is_as_in_numpy() -> None:
    for a, b in itertools.product(SHAPES, SHAPES):
        found = Broadcast(np.empty(0), np.empty(0), OPERATIONS[0], broadcast(np.empty(a), np.empty(b), OPERATIONS[0]).axes)
        try:
            expected: tuple[int, ...] | None = np.broadcast_shapes(a, b)
        except ValueError:
            expected = None
        assert found.shape == expected, (a, b)
        assert fits(a, b) == (expected is not None)


def made_of(shape: tuple[int, ...]) -> set[tuple[int, ...]]:
    """Return the shapes that are stretched to shape: any of its axes 1 long, or the first ones not there."""
    every = itertools.product(*({1, n} for n in shape))
    return {own[k:] for own in every for k in range(len(own) + 1) if set(own[:k]) <= {1}}


def test_every_result_of_up_to_48_cells_is_numpys() -> None:
    """Whatever two shapes of up to four axes, each up to 12 long, make it; and one that is 1 longer there is refused at its axis."""
    numbers = cache(lambda shape: np.arange(1.0, math.prod(shape) + 1).reshape(shape))
    seen = 0
    for shape in (shape for n in range(5) for shape in itertools.product(range(1, 13), repeat=n) if math.prod(shape) <= 48):
        own = made_of(shape)
        for a, b in itertools.product(own, repeat=2):
            wanted = numbers(a) + numbers(b)
            if wanted.shape != shape:
                continue
            found = broadcast(numbers(a), numbers(b), OPERATIONS[0])
            assert found.shape == shape
            assert (found.result == wanted).all()
            seen += 1
        for k, n in enumerate(reversed(shape), 1):
            if n > 1:
                wrong = (*shape[:-k], n + 1, *shape[len(shape) - k + 1 :])
                assert broadcast(numbers(shape), np.zeros(wrong), OPERATIONS[0]).clash == -k
    assert seen == 59_095


@st.composite
def pairs(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    """Two arrays that fit, with whole numbers, no divisor 0."""
    shape = draw(st.lists(st.integers(1, 3), min_size=0, max_size=4).map(tuple))
    random = np.random.default_rng(draw(st.integers(0, 2**32)))

    def one() -> np.ndarray:
        own = tuple(length if random.random() < 0.6 else 1 for length in shape)[random.integers(0, len(shape) + 1) :]
        return random.choice([-3.0, -2, -1, 1, 2, 4], own)

    return one(), one()


@given(pairs(), st.sampled_from(OPERATIONS), st.booleans())
def test_values_and_gradients(drawn: tuple[np.ndarray, np.ndarray], operation: Operation, squares: bool) -> None:
    a, b = drawn
    found = broadcast(a, b, operation)
    assert found.result == pytest.approx(NUMPYS[operation.sign](a, b), abs=0)
    assert found.undefined == ()
    assert all(proof.ok for proof in found.proofs)
    for part, own in zip(found.operands, (a, b), strict=True):
        assert part.is_shared
        assert part.is_copy.sum() == part.seen.size - own.size
        assert [step == 0 for step in part.strides] == [k in part.axes or n == 1 for k, n in enumerate(part.shape)]

    def loss(one: np.ndarray, other: np.ndarray) -> float:
        C = NUMPYS[operation.sign](one, other)
        return float((C**2).sum() / 2 if squares else C.sum())

    upstream = found.result if squares else np.ones_like(found.result)
    for gradient, own, swap in zip(found.gradients(upstream), (a, b), (False, True), strict=True):
        assert gradient.shape == own.shape
        for place in np.ndindex(own.shape):
            step = np.zeros(own.shape)
            step[place] = 1e-5
            up, down = (loss(a, b + s) if swap else loss(a + s, b) for s in (step, -step))
            assert gradient[place] == pytest.approx((up - down) / 2e-5, rel=1e-5, abs=1e-5)


@pytest.mark.parametrize(
    ("a", "b", "clash", "repairs"),
    [
        ((3, 4), (3,), -1, {("second", (3, 1))}),
        ((3,), (3, 4), -1, {("first", (3, 1))}),
        ((2, 3, 4), (2, 3), -1, {("second", (2, 3, 1))}),
        ((2, 3), (4, 5), -1, {("second", (4, 5, 1, 1)), ("first", (2, 3, 1, 1))}),
        ((2, 3, 4, 1), (5, 4, 1), -3, set()),
    ],
)
def test_what_does_not_fit_is_named_and_mended(a: tuple[int, ...], b: tuple[int, ...], clash: int, repairs: set[object]) -> None:
    found = broadcast(np.zeros(a), np.zeros(b), OPERATIONS[0])
    assert found.shape is None
    assert found.clash == clash
    assert {(repair.which, repair.shape) for repair in found.repairs} >= repairs
    for repair in found.repairs:
        shapes = (a, repair.shape) if repair.which == "second" else (repair.shape, b)
        assert fits(*shapes)


def test_a_divisor_of_0_is_named() -> None:
    found = broadcast(np.array([[1.0, 2], [3, 4]]), np.array([0.0, 2]), Quotient())
    assert found.undefined == ((0, 0), (1, 0))
    assert found.result[:, 1].tolist() == [1, 2]


def test_strides_of_the_articles_example() -> None:
    b = Stretched(np.array([10.0, 0, -10, 5]), (3, 4))
    assert (tuple(8 * step for step in b.strides), b.axes) == ((0, 8), (0,))
    assert b.is_copy.tolist() == [[False] * 4, [True] * 4, [True] * 4]
