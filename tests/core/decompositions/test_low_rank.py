"""Low rank: the theorem of Eckart and Young, on matrices and on pictures."""

import math

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.data.images import IMAGES
from core.decompositions.low_rank import LowRank, low_rank, spectrum
from core.numbers.arrays import EPS, InputError, Matrix
from tests.core.decompositions.test_svd import bound, joint, oblong
from tests.core.named import EVERY
from tests.core.strategies import entry


def check(found: LowRank) -> None:
    A = found.spectrum.A
    assert found.approximation.shape == A.shape
    assert found.spectral_residual <= joint(A)
    assert found.frobenius_residual <= joint(A)
    assert 0 <= found.kept <= 1
    assert np.linalg.matrix_rank(found.approximation, tol=4 * bound(A) * found.spectrum.sigma[0]) <= found.k


@given(oblong, st.data())
def test_what_is_lost_is_what_the_theory_says(A: Matrix, data: st.DataObject) -> None:
    found = spectrum(A)
    results = [low_rank(found, k) for k in range(min(A.shape) + 1)]
    for result in results:
        check(result)
    assert not results[0].approximation.any()
    assert (results[0].spectral_theory, results[-1].spectral_theory, results[-1].frobenius_theory) == (found.sigma[0], 0, 0)
    assert results[-1].kept == 1
    k = data.draw(st.integers(0, min(A.shape)))
    assert (results[k].frobenius / np.linalg.norm(A)) ** 2 == pytest.approx(1 - results[k].kept, abs=2 * joint(A)) if A.any() else True


@given(oblong, st.data())
def test_no_other_matrix_of_this_rank_is_nearer(A: Matrix, data: st.DataObject) -> None:
    """Neither any other, nor one beside A_k, nor one with the same columns as A_k and the best rows for them."""
    (m, n), k = A.shape, data.draw(st.integers(0, min(A.shape)))
    found, size = low_rank(spectrum(A), k), float(np.abs(A).max())
    left = data.draw(arrays(np.float64, (m, k), elements=entry))
    right = data.draw(arrays(np.float64, (k, n), elements=entry))
    step = data.draw(st.sampled_from([1.0, 0.1, 1e-3, 1e-6]))
    U, Vt = found.spectrum.U[:, :k], found.spectrum.Vt[:k]
    near = (U * found.spectrum.sigma[:k] + step * size * left) @ (Vt + step * right)
    best = left @ np.linalg.lstsq(left, A, rcond=None)[0] if k else np.zeros(A.shape)
    for other in (size * left @ right, near, best):
        rounding = joint(A) * (found.spectrum.sigma[0] + np.linalg.norm(other))
        assert np.linalg.norm(A - other, 2) >= found.spectral - rounding
        assert np.linalg.norm(A - other) >= found.frobenius - rounding


@pytest.mark.parametrize("name", EVERY)
def test_against_60_digits(name: str) -> None:
    """The distances are right to 32·max(m, n)·ε·σ₁, which is what the factors of an SVD may be off by together."""
    A = EVERY[name]
    with mpmath.workdps(60):
        S = mpmath.svd_r(mpmath.matrix((A if A.shape[0] >= A.shape[1] else A.T).tolist()), compute_uv=False)
        for k in range(min(A.shape) + 1):
            found = low_rank(spectrum(A), k)
            rest = [S[i] for i in range(k, len(S))]
            error = joint(A) * float(S[0])
            assert abs(found.spectral - float(max(rest, default=0))) <= error
            assert abs(found.frobenius - float(mpmath.sqrt(sum(s * s for s in rest)))) <= math.sqrt(len(S)) * error


def test_numbers() -> None:
    found = low_rank(spectrum(np.ones((288, 384))), 20)
    assert (found.numbers, found.numbers_full, found.breakeven) == (20 * 673, 288 * 384, 165)
    assert 165 * 673 > found.numbers_full >= 164 * 673
    assert low_rank(spectrum(np.eye(1)), 1).breakeven == 1
    assert low_rank(spectrum(np.zeros((2, 2))), 0).kept == 1


@pytest.mark.parametrize("k", [-1, 3])
def test_a_rank_that_does_not_exist_is_named(k: int) -> None:
    with pytest.raises(InputError, match=f"Rank {k} does not exist here: a 2 × 3 matrix can be approximated with rank 0 to 2."):
        low_rank(spectrum(np.ones((2, 3))), k)


@pytest.mark.parametrize("name", IMAGES)
def test_pictures(name: str) -> None:
    """The larger ones take their spectral norm from A′A, which loses no digit of the largest singular value."""
    found = spectrum(IMAGES[name]())
    for k in (0, 1, 5, 40, len(found.sigma)):
        check(low_rank(found, k))
        check(low_rank(spectrum(found.A.T), k))


@given(arrays(np.float64, (65, 66), elements=st.integers(-5, 5).map(float), fill=st.just(1.0)), st.integers(0, 65))
def test_the_quick_spectral_norm_is_the_slow_one(A: Matrix, k: int) -> None:
    found = low_rank(spectrum(A), k)
    slow = float(np.linalg.norm(A - found.approximation, 2))
    assert abs(found.spectral - slow) <= 64 * EPS * slow
