"""QR in four ways: A = QR at every step; how orthonormal each way leaves Q, held against exact answers."""

import mpmath
import numpy as np
import pytest
import scipy.linalg
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.decompositions.factorizations.qr import QR, WAYS, Way
from core.numbers.arrays import Matrix
from tests.core.decompositions.factorizations.named import NAMED, kahan

sizes = st.tuples(st.integers(1, 8), st.integers(1, 8))
entries = st.one_of(st.integers(-3, 3).map(float), st.floats(-1e9, 1e9).map(lambda x: x if abs(x) > 1e-100 else 0.0))
matrices = sizes.flatmap(lambda shape: arrays(np.float64, shape, elements=entries))
ways = st.sampled_from(WAYS)


def held(result: QR) -> None:
    """Hold the factors of every step against A, and the last against what they are to be."""
    for Q, R in [result.start, *((step.Q, step.R) for step in result.steps)]:
        assert np.abs(Q @ np.ldexp(R, -result.shifts) - result.scaled).max() <= 1e-13
    assert not np.tril(result.R, -1).any()
    assert all(proof.ok for proof in result.proofs), result.proofs


@given(matrices, ways, st.sampled_from([0.0, 0.3, 1.0]))
def test_every_step_keeps_A(A: Matrix, way: Way, s: float) -> None:
    held(QR(A, way, s))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", NAMED)
def test_named_matrices(name: str, way: Way) -> None:
    held(QR(NAMED[name], way, 0.0))
    held(QR(NAMED[name], way, 0.5))


@pytest.mark.parametrize("name", NAMED)
def test_the_factors_are_those_of_60_digits(name: str) -> None:
    """As far as A determines them: Q and R up to signs, with errors of κ·ε."""
    result = QR(NAMED[name], "householder", 0.0)
    if result.kappa > 1e10:
        return
    n = result.A.shape[1]
    with mpmath.workdps(60):
        Q, R = mpmath.qr(mpmath.matrix(result.scaled.tolist()), mode="skinny")
        Q, R = (np.array(M.tolist(), dtype=float) for M in (Q, R))
    for way in WAYS:
        mine, triangle = (M[:, :, 0] for M in result.made[way])
        signs = np.sign(np.diag(triangle) * np.diag(R[:n]))
        signs[signs == 0] = 1
        loose = 64 * result.kappa ** (2 if way == "classical" else 1) * n * 2.3e-16
        if loose < 0.1:
            assert mine == pytest.approx(Q[:, :n] * signs, abs=loose)
            assert triangle == pytest.approx(R[:n] * signs[:, None], abs=4 * loose)


@pytest.mark.parametrize("name", NAMED)
def test_losses_are_measured_as_60_digits_measure_them(name: str) -> None:
    result = QR(NAMED[name], "modified", 0.0)
    for way in WAYS:
        with mpmath.workdps(60):
            Q = mpmath.matrix(result.made[way][0][:, :, 0].tolist())
            E = np.array((mpmath.eye(Q.cols) - Q.T * Q).tolist(), dtype=float)
        assert result.losses[way] == pytest.approx(np.linalg.norm(E, 2), rel=1e-9, abs=4e-15)


def test_on_the_way_to_hilberts_matrix_ways_part() -> None:
    result = QR(np.eye(8), "classical", 1.0)
    assert pytest.approx(scipy.linalg.hilbert(8)) == result.A
    assert result.losses["classical"] > 0.9
    assert 1e-8 < result.losses["modified"] < 1e-5
    assert max(result.losses[way] for way in ("householder", "givens")) < 1e-14
    s, curves = result.curves
    assert (s[0], s[-1]) == (0.0, 1.0)
    for way in WAYS:
        assert curves[way][-1] == pytest.approx(result.losses[way], rel=1e-6, abs=1e-15)
        assert curves[way][0] == 0


def test_kahans_matrix_is_no_trouble_for_reflections() -> None:
    assert QR(kahan(8), "householder", 0.0).losses["householder"] < 1e-14


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("m", "n"), [(1, 1), (2, 2), (3, 2), (6, 4), (8, 8), (2, 5)])
def test_multiplications_are_counted(m: int, n: int, way: Way) -> None:
    A = np.random.default_rng(3).normal(size=(m, n))
    result = QR(A, way, 0.0)
    m, n = result.A.shape
    count = 0
    for step in result.steps:
        j = step.column
        if step.kind == "reflect" and m > 1:
            count += (m - j) + 2 * (m - j) * (n - j)  # the length of v, and from each column its share of v
        elif step.kind == "rotate":
            count += 4 * (n - j)
        elif step.kind != "reflect":
            count += 2 * m  # a dot product, and a multiple taken away; or a length, and a division
    assert result.multiplications == count


def test_wide_matrices_are_turned_and_nothing_stays_of_dependent_columns() -> None:
    wide = QR(np.array([[1.0, 2, 3]]), "classical", 0.0)
    assert wide.is_turned
    assert wide.A.shape == (3, 1)
    flat = QR(np.array([[3.0, 6], [4, 8]]), "modified", 0.0)
    assert flat.Q[:, 1].tolist() == [0, 0]
    assert flat.losses["modified"] == pytest.approx(1.0)
    assert flat.losses["householder"] < 1e-15


@pytest.mark.parametrize(("way", "cosine"), [("classical", 0.5), ("modified", 0.0)])
def test_what_is_left_stands_at_right_angles_or_does_not(way: Way, cosine: float) -> None:
    """Läuchli's matrix: q₂ and what is left of a₃."""
    e = 1e-8
    result = QR(np.array([[1.0, 1, 1], [e, 0, 0], [0, e, 0], [0, 0, e]]), way, 0.0)
    assert result.steps[4].cosine == pytest.approx(cosine, abs=1e-15)
    assert np.isnan(result.steps[5].cosine)


@given(matrices, st.sampled_from(["classical", "modified"]))
def test_cosines_are_those_of_60_digits(A: Matrix, way: Way) -> None:
    for step in QR(A, way, 0.0).steps:
        left, q = step.Q[:, step.column], step.Q[:, step.other]
        if step.kind != "subtract" or not left.any() or not q.any():
            assert np.isnan(step.cosine)
            continue
        with mpmath.workdps(700):
            x, y = (mpmath.matrix(column.tolist()) for column in (left, q))
            exact = float((x.T * y)[0] / mpmath.sqrt((x.T * x)[0] * (y.T * y)[0]))
        assert step.cosine == pytest.approx(exact, rel=1e-14, abs=1e-300)
