"""Eigenpairs: right where LAPACK's balancing is not, and in order."""

import numpy as np
import pytest
import scipy.linalg

from core.matrices.eigenpairs import eigenpairs
from core.matrices.eigenvalues import eigensystem
from core.numbers.arrays import EPS, matrix
from tests.core.strategies import turned


@pytest.mark.parametrize("lowest", [-9, -20, -100])
def test_entries_of_every_magnitude(lowest: int) -> None:
    """Among these are matrices for which numpy.linalg.eig is off by 10⁻³·‖A‖, and some whose eigenvalues it has wrong too."""
    rng = np.random.default_rng(-lowest)
    for _ in range(400):
        n = int(rng.integers(3, 6))
        A = rng.normal(size=(n, n)) * 10.0 ** rng.uniform(lowest, 8, (n, n))
        values, vectors = eigenpairs(A)
        assert np.linalg.norm(A @ vectors - vectors * values) <= 8 * n * EPS * np.linalg.norm(A)
        assert np.allclose(np.linalg.norm(vectors, axis=0), 1, rtol=0, atol=4 * n * EPS)
        assert abs(np.trace(A) - values.sum()) <= 8 * n * EPS * np.linalg.norm(A)


def test_ties_are_in_the_order_of_real_parts() -> None:
    for angle in (0.0, 0.3, 1.1, 2.9):
        Q = scipy.linalg.block_diag(turned(angle), [[1.0]])
        values, _ = eigenpairs(Q @ np.diag([-3.0, 3, 1]) @ Q.T)
        assert values == pytest.approx([3, -3, 1])
    values, _ = eigenpairs(scipy.linalg.block_diag(turned(1.0), [[1.0]]))
    assert values == pytest.approx([1, np.exp(1j), np.exp(-1j)])


def test_the_least_angle_between_eigenvectors_is_found_among_all_that_have_a_cosine_of_1() -> None:
    A = matrix("-1 8e8 0; 0 0.5 6e8; 0 0 2")
    angle = eigensystem(A.value, A.exact).angle
    assert angle == pytest.approx(1.875e-9, rel=1e-6)


def test_a_vector_has_what_lapack_takes_for_nothing() -> None:
    """Of λ = 60000 it has −6.67·10⁻¹⁵ along the first axis, which moves AV − VΛ by 30 ε·‖A‖."""
    A = matrix("9e8 0 6e-6; 0 7e-6 0; 0 0 6e4")
    found = eigensystem(A.value, A.exact)
    assert found.vectors[:, 1].real.tolist() == pytest.approx([-6e-6 / (9e8 - 6e4), 0, 1], rel=1e-9)
    assert all(proof.ok for proof in found.proofs)
