"""Duality: Hölder's inequality, and the y that reaches it."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given

from core.numbers.arrays import vector
from core.size.duality import Duality, duality
from core.size.lengths import in_float64
from core.size.norms import norms
from tests.core.size.test_norms import exactly, exponents, vectors


@given(vectors, vectors, exponents)
def test_no_dot_product_is_more_than_the_bound(x: np.ndarray, y: np.ndarray, p: float) -> None:
    found = duality(exactly(x, y, p))
    if p < 1:
        assert found.q is None
        assert found.bound is None
        assert found.tight is None
        return
    assert found.q is not None
    assert found.bound is not None
    assert (0 if p == math.inf else 1 / p) + (0 if found.q == math.inf else 1 / found.q) == pytest.approx(1, rel=1e-15)
    assert abs(found.dot) <= found.bound * (1 + Fraction(1, 10**15))
    for proof in found.proofs:
        assert proof.ok, proof


@given(vectors, exponents.filter(lambda p: p >= 1))
def test_one_y_on_the_dual_ball_reaches_it(x: np.ndarray, p: float) -> None:
    found = duality(exactly(x, x, p))
    if not x.any():
        assert found.tight is None
        return
    assert found.tight is not None
    assert found.q is not None
    assert in_float64(found.tight, found.q) == pytest.approx(1, rel=1e-13)
    scaled = x / np.abs(x).max()
    assert float(scaled @ found.tight) == pytest.approx(in_float64(scaled, p), rel=1e-13)


def of(x: str, y: str, p: float) -> Duality:
    first, second = vector(x), vector(y)
    return duality(norms(first.value, second.value, p, 1.0, first.exact, second.exact))


@pytest.mark.parametrize(
    ("x", "y", "p", "is_reached", "is_only"),
    [
        ("2 1", "1 1", 1.0, True, True),
        ("2 0", "1 0.5", 1.0, True, False),
        ("2 1", "3 0", math.inf, True, True),
        ("2 2", "3 0", math.inf, True, False),
        ("2 1", "-4 -2", 2.0, True, True),
        ("4 1", "2 1", 1.5, True, True),  # the root of each entry
        ("4 1", "2 1.001", 1.5, False, True),
        ("1 1", "0 0", 2.0, False, True),
    ],
)
def test_where_it_is_reached(x: str, y: str, p: float, *, is_reached: bool, is_only: bool) -> None:
    found = of(x, y, p)
    assert found.is_reached == is_reached
    assert found.is_only == is_only


def test_a_bound_beyond_float64_is_known() -> None:
    found = duality(norms(np.array([1e300, 1e300]), np.array([1e300, 0]), 2.0))
    assert found.bound is not None
    assert math.log10(found.bound.numerator) - math.log10(found.bound.denominator) == pytest.approx(600 + math.log10(2) / 2)
    assert float(found.share or 0) == pytest.approx(math.sqrt(0.5))
