"""Principal components: the theorem, what is degenerate, and numbers that are large, small or far away."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.data.clouds import CLOUDS
from core.decompositions.pca import pca
from core.numbers.arrays import Matrix, matrix
from core.numbers.whole import rank

clouds = st.tuples(st.integers(1, 12), st.integers(2, 3)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=st.integers(-1000, 1000).map(lambda k: k / 8))
)

few = st.tuples(st.integers(1, 6), st.integers(2, 3)).flatmap(lambda shape: arrays(np.float64, shape, elements=st.integers(-2, 2)))
planes = arrays(np.float64, (3, 3), elements=st.integers(-1, 1))  # three points in space: a plane, and one variance is 0


@given(clouds, st.booleans())
def test_scores_are_uncorrelated_and_give_the_points_back(X: Matrix, is_scaled: bool) -> None:
    for exact in (matrix(X.tolist()).exact, None):
        found = pca(X, exact, is_scaled=is_scaled)
        assert all(proof.ok for proof in found.proofs), found.proofs
        assert sum(found.multiplicities) == found.q
        assert list(found.variances) == sorted(found.variances, reverse=True)
        assert found.rank <= min(found.n - 1, found.q)
        if found.varies:
            assert float(sum(found.shares)) == pytest.approx(1)
            assert float(found.together(found.q)) == pytest.approx(1)


@given(few | planes, st.booleans())
def test_few_points_have_the_rank_and_the_variances_that_numpy_finds(X: Matrix, is_scaled: bool) -> None:
    exact = matrix(X.tolist()).exact
    assert exact is not None
    found = pca(X, exact, is_scaled=is_scaled)
    n, q = X.shape
    left = [[n * row[j] - sum(other[j] for other in exact.rows) for j in range(q)] for row in exact.rows]
    assert found.rank == sum(value > 0 for value in found.variances) == rank([[int(entry) for entry in row] for row in left])
    centred = X - X.mean(axis=0)
    if is_scaled:
        spread = centred.std(axis=0, ddof=1) if n > 1 else np.zeros(q)
        centred /= np.where(np.ptp(X, axis=0) == 0, 1, spread)
    wanted = np.linalg.eigvalsh(centred.T @ centred / max(n - 1, 1))[::-1]
    assert [float(value) for value in found.variances] == pytest.approx(wanted.tolist(), rel=1e-9, abs=1e-12)
    assert all(proof.ok for proof in found.proofs), found.proofs


@given(clouds)
def test_no_line_has_more_variance_than_the_first_axis(X: Matrix) -> None:
    found = pca(X, matrix(X.tolist()).exact)
    ways = np.random.default_rng(1).normal(size=(found.q, 50))
    ways /= np.linalg.norm(ways, axis=0)
    if found.n > 1:
        spread = np.var(X @ ways, axis=0, ddof=1)
        assert (spread <= float(found.variances[0]) * (1 + 1e-9) + 1e-9).all()
        assert (spread >= float(found.variances[-1]) * (1 - 1e-9) - 1e-9).all()


@given(clouds, st.booleans())
def test_exact_and_rounded_numbers_tell_the_same(X: Matrix, is_scaled: bool) -> None:
    exact, rounded = (pca(X, known, is_scaled=is_scaled) for known in (matrix(X.tolist()).exact, None))
    most = float(exact.variances[0])
    assert np.allclose([float(v) for v in exact.variances], [float(v) for v in rounded.variances], rtol=0, atol=1e-12 * most + 1e-25)
    assert (exact.is_exact, rounded.is_exact) == (True, False)


@pytest.mark.parametrize("name", [name for name in CLOUDS if name not in {"repeated"}])
@pytest.mark.parametrize("is_scaled", [False, True])
def test_built_in_points_as_numpy_finds_them(name: str, is_scaled: bool) -> None:
    X = CLOUDS[name].values
    found = pca(X, CLOUDS[name].exact, is_scaled=is_scaled)
    wanted = np.linalg.eigvalsh(np.corrcoef(X.T) if is_scaled else np.cov(X.T))[::-1]
    assert [float(v) for v in found.variances] == pytest.approx(wanted.tolist(), rel=1e-9, abs=1e-12)
    assert np.allclose(found.covariance, np.corrcoef(X.T) if is_scaled else np.cov(X.T))


@pytest.mark.parametrize(
    ("points", "variances", "rank", "multiplicities"),
    [
        ("1,2", (0, 0), 0, (2,)),  # one point
        ("1,2;1,2;1,2", (0, 0), 0, (2,)),
        ("1,2;2,4;3,6", (5, 0), 1, (1, 1)),  # a line
        ("0.1,0.2;0.2,0.4;0.3,0.6", (Fraction(5, 100), 0), 1, (1, 1)),  # which float64 does not see as one
        ("1,1;-1,1;-1,-1;1,-1", (Fraction(4, 3), Fraction(4, 3)), 2, (2,)),
        ("1,0,0;-1,0,0;0,1,0;0,-1,0;0,0,2;0,0,-2", (Fraction(8, 5), Fraction(2, 5), Fraction(2, 5)), 3, (1, 2)),
        ("2,0,0;-2,0,0;0,2,0;0,-2,0;0,0,1;0,0,-1", (Fraction(8, 5), Fraction(8, 5), Fraction(2, 5)), 3, (2, 1)),
        ("1,0,0;0,1,0;0,0,1", (Fraction(1, 2), Fraction(1, 2), 0), 2, (2, 1)),  # as many points as axes: a plane
        ("0,0,0;1,2,3", (7, 0, 0), 1, (1, 2)),
        ("-1,0,1;1,0,0;0,0,1", ((4 + 13**0.5) / 6, (4 - 13**0.5) / 6, 0), 2, (1, 1, 1)),  # two that are no fractions, one of them near 0
    ],
)
def test_what_is_degenerate_is_so_exactly(points: str, variances: tuple[float, ...], rank: int, multiplicities: tuple[int, ...]) -> None:
    given = matrix(points.replace(",", " "))
    found = pca(given.value, given.exact)
    assert found.is_exact
    assert (*found.variances, found.rank, *found.multiplicities) == (*map(pytest.approx, variances), rank, *multiplicities)


def test_a_column_that_does_not_vary_cannot_be_scaled() -> None:
    given = matrix("1 5; 2 5; 4 5")
    found = pca(given.value, given.exact, is_scaled=True)
    assert found.constant == (1,)
    assert [*found.variances, found.total] == [1, 0, 1]
    assert not found.centred[:, 1].any()


def test_scaled_points_know_no_units() -> None:
    X = CLOUDS["units"].values
    one, other = pca(X, is_scaled=True), pca(X * [1000, 0.001, 60], is_scaled=True)
    assert [float(v) for v in one.variances] == pytest.approx([float(v) for v in other.variances], rel=1e-9)
    assert float(one.total) == 3


@pytest.mark.parametrize("size", [1e-100, 1e-30, 1e15, 1e100, 1e150])
def test_neither_large_nor_small_numbers_leave_float64(size: float) -> None:
    X = CLOUDS["slanted"].values
    one, other = pca(X), pca(X * size)
    assert (other.sigma / size).tolist() == pytest.approx(one.sigma.tolist(), rel=1e-9)
    assert all(proof.ok for proof in pca(X * size).proofs)


def test_points_far_from_the_origin_keep_their_digits() -> None:
    given = matrix([[10.0**8 + k, k / 8] for k in (1, 2, 4, 8)])
    found = pca(given.value, given.exact)
    assert found.rank == 1
    assert found.variances[1] == 0
    assert found.axes[0].tolist() == pytest.approx([8 / 65**0.5, 1 / 65**0.5], rel=1e-12)
