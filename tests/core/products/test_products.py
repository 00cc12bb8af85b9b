"""Products of matrices: every way makes the same multiplications, and the same matrix."""

import math
from collections import Counter
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers.arrays import Array, matrix, vector
from core.numbers.digits import exactly
from core.products.products import WAYS, Product, Way, floats, steps

sizes = st.integers(1, 6)
entry = st.one_of(st.integers(-9, 9).map(str), st.sampled_from(["1/3", "0.1", "-2/7", "1e6", "0.001"]))
odd = st.one_of(entry, st.sampled_from(["sqrt(2)", "pi", "-√3", "1e-9"]))


def arrays(m: int, n: int, of: st.SearchStrategy[str]) -> st.SearchStrategy[Array]:
    return st.lists(st.lists(of, min_size=n, max_size=n), min_size=m, max_size=m).map(matrix)


def product(A: Array, B: Array, way: Way = "entry", t: float = 1.0) -> Product:
    x = vector([k - 1.5 for k in range(B.shape[1])])
    return Product(A.value, B.value, x.value, A.exact, B.exact, x.exact, way, t)


@given(sizes, sizes, sizes)
def test_every_way_makes_each_multiplication_once(m: int, n: int, p: int) -> None:
    all_of_them = Counter((i, j, k) for i in range(m) for j in range(p) for k in range(n))
    counts = {"entry": m * p, "column": p * n, "row": m * n, "outer": n}
    for way in WAYS:
        made = steps(way, m, n, p)
        assert len(made) == counts[way]
        assert Counter(map(tuple, made.reshape(-1, 3).tolist())) == all_of_them


@given(st.data(), sizes, sizes, sizes)
def test_every_way_ends_at_what_numpy_finds(data: st.DataObject, m: int, n: int, p: int) -> None:
    A, B = data.draw(arrays(m, n, odd)), data.draw(arrays(n, p, odd))
    found = product(A, B)
    size = np.abs(A.value) @ np.abs(B.value)
    assert (np.abs(floats(found.AB) - A.value @ B.value) <= 1e-14 * n * size).all()
    for way in WAYS:
        whole = found.partial(way, len(found.steps(way)))
        assert np.abs(np.array(whole, dtype=float) - floats(found.AB)).max() <= 1e-13 * max(1.0, size.max())
        if found.is_exact:
            assert [tuple(row) for row in whole] == [tuple(row) for row in found.AB]
    assert all(proof.ok for proof in found.proofs), found.proofs


@given(st.data(), sizes, sizes, sizes)
def test_fractions_stay_exact(data: st.DataObject, m: int, n: int, p: int) -> None:
    A, B = data.draw(arrays(m, n, entry)), data.draw(arrays(n, p, entry))
    found = product(A, B)
    assert A.exact
    assert B.exact
    for i in range(m):
        for j in range(p):
            assert found.AB[i][j] == sum((A.exact.rows[i][k] * B.exact.rows[k][j] for k in range(n)), Fraction(0))


@given(st.data(), sizes, sizes, sizes, st.sampled_from(WAYS), st.floats(0, 1))
def test_a_step_adds_what_it_says(data: st.DataObject, m: int, n: int, p: int, way: Way, t: float) -> None:
    A, B = data.draw(arrays(m, n, entry)), data.draw(arrays(n, p, entry))
    found = product(A, B, way, t)
    count = found.done(way)
    assert 0 <= count <= len(found.steps(way))
    part = floats([[entry or Fraction(0) for entry in row] for row in found.partial(way, count)])
    if way == "outer":
        assert part == pytest.approx(A.value[:, :count] @ B.value[:count], abs=1e-3)
    elif way == "entry":
        whole = (A.value @ B.value).ravel()
        assert part.ravel() == pytest.approx(np.where(np.arange(m * p) < count, whole, 0), abs=1e-3)
    elif way == "column":
        j, k = divmod(count, n)
        assert part[:, :j] == pytest.approx(A.value @ B.value[:, :j], abs=1e-3)
        if k:
            assert part[:, j] == pytest.approx(A.value[:, :k] @ B.value[:k, j], abs=1e-3)
    else:
        i, k = divmod(count, n)
        assert part[:i] == pytest.approx(A.value[:i] @ B.value, abs=1e-3)
        if k:
            assert part[i] == pytest.approx(A.value[i, :k] @ B.value[:k], abs=1e-3)
    assert found.current(way) == max(0, math.ceil(round(t * len(found.steps(way)), 3)) - 1) or abs(t * len(found.steps(way)) % 1) < 2e-3


@pytest.mark.parametrize("m", range(1, 7))
@pytest.mark.parametrize("n", range(1, 7))
def test_what_a_product_costs_is_counted(m: int, n: int) -> None:
    for p in range(1, 7):
        found = product(matrix(np.ones((m, n)).tolist()), matrix(np.ones((n, p)).tolist()))
        together = sum(1 for _ in range(m) for _ in range(p) for _ in range(n))
        assert found.cost == together == found.steps("outer").size // 3
        assert found.cost_together == together + sum(1 for _ in range(m) for _ in range(p))
        assert found.cost_in_turn == sum(1 for _ in range(n) for _ in range(p)) + sum(1 for _ in range(m) for _ in range(n))


@given(sizes, sizes, sizes, sizes)
def test_shapes_that_do_not_fit_are_mended_where_they_can_be(m: int, n: int, q: int, p: int) -> None:
    A, B = np.ones((m, n)), np.ones((q, p))
    found = product(matrix(A.tolist()), matrix(B.tolist()))
    assert found.fits == (n == q)
    ways = {"AB′": (A, B.T), "A′B": (A.T, B), "BA": (B, A)}
    fit = {name for name, (left, right) in ways.items() if left.shape[1] == right.shape[0]}
    assert set(found.repairs) == (set() if found.fits else fit)
    if not found.fits:
        assert (found.cost, found.cost_together, found.cost_in_turn, found.difference) == (None, None, None, None)
    assert all(proof.ok for proof in found.proofs)


def test_the_articles_square() -> None:
    square = matrix("1 2; 3 4")
    found = product(square, square)
    assert [[*map(int, row)] for row in found.AB] == [[7, 10], [15, 22]]
    assert found.commutes


def test_order_matters_mostly() -> None:
    found = product(matrix("0 1; 0 0"), matrix("0 0; 1 0"))
    assert not found.commutes
    assert found.difference == [[1, 0], [0, -1]]
    assert found.apart == pytest.approx(math.sqrt(2))
    assert product(matrix("0.1 0; 0 0.3"), matrix("0.7 0; 0 pi")).commutes
    assert product(matrix("1 2 3; 4 5 6"), matrix("1 0; 2 -1; 0 3")).commutes is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(7), "7"), (Fraction(-3, 4), "−0.75"), (Fraction(7, 30), "7/30"), (Fraction(-1, 3), "−1/3"), (Fraction(0), "0"),
        (Fraction(10**12), "10¹²"), (Fraction(123456789), "123456789"), (Fraction(1, 10**9), "10⁻⁹"), (Fraction(10007, 30011), "0.3334"),
        (math.sqrt(2), "1.414"),
    ],
)  # fmt: skip
def test_a_fraction_is_written_with_all_its_digits(value: Fraction | float, text: str) -> None:
    assert exactly(value) == text
