"""Paths: from I to A, flat where they say and nowhere else, and absent where they do not exist."""

import math
from fractions import Fraction

import mpmath
import numpy as np
import pytest
import scipy.linalg
from hypothesis import assume, given
from hypothesis import strategies as st

from core.maps.paths import NAMES, exponential, path, polar, straight, svd
from core.matrices.conformal import conformal, rotation
from core.matrices.plane import Plane
from core.numbers.arrays import EPS, Matrix
from tests.core.strategies import NAMED, matrices

ts = st.floats(0, 1)


def drift(A: Matrix) -> float:
    return 64 * EPS * max(1.0, float(np.linalg.norm(A)))


@given(matrices, ts, ts)
def test_paths_are_continuous(A: Matrix, s: float, t: float) -> None:
    """No path moves faster than its length allows: three stages, each at most π·‖A‖ + ‖A − I‖ long."""
    reach = 3 * (2 * math.pi + 2) * max(1.0, float(np.linalg.norm(A)))
    for name in ("straight", "polar", "svd"):
        found = path(Plane(A), name)
        assert np.linalg.norm(found.at(s) - found.at(t)) <= reach * abs(s - t) + drift(A)


@given(matrices)
def test_the_straight_line_is_flat_at_the_negative_eigenvalues(A: Matrix) -> None:
    assume(Plane(A).rank == 2)
    with mpmath.workdps(500):  # enough to be exact
        a, b, c, d = (mpmath.mpf(float(e)) for e in A.ravel())
        mean, delta = (a + d) / 2, ((a - d) / 2) ** 2 + b * c
        values = (mean - mpmath.sqrt(delta), mean + mpmath.sqrt(delta)) if delta >= 0 else ()
        exact = {float(1 / (1 - value)) for value in values if value < 0}
    moments = {start for start, _ in straight(Plane(A)).flat}
    assert bool(moments) == bool(exact)
    for these, those in ((moments, exact), (exact, moments)):
        for t in these:
            assert min(abs(t - other) for other in those) <= 8 * EPS * t


@given(matrices)
def test_polar_turns_by_the_nearest_rotation_and_stretches_symmetrically(A: Matrix) -> None:
    found, transformed = polar(Plane(A)), Plane(A)
    angle = conformal(A).turn
    S = A @ rotation(-angle)
    assert np.abs(S - S.T).max() <= drift(A)
    if transformed.orientation > 0:
        Q, _ = scipy.linalg.polar(A)
        if transformed.kappa < 1e6:
            assert np.allclose(Q, rotation(angle), atol=1e-9)
        assert all(found.det(t) > 0 for t in (0.1, 0.4, 0.6, 0.9))
        assert found.flat == ()
    if transformed.orientation < 0:
        assert len(found.flat) == 1
        assert "every path from I falls flat" in found.note


@given(matrices)
def test_svd_stages_are_turn_stretch_turn(A: Matrix) -> None:
    found = svd(Plane(A))
    sigma = Plane(A).sigma
    for stage in found.stages:
        first, last = stage.motion(0.0), stage.motion(1.0)
        if stage.label.startswith("turn"):  # lengths stay: the Gram matrix of rows or columns does
            assert np.allclose(np.linalg.svd(first)[1], np.linalg.svd(last)[1], rtol=0, atol=drift(A))
        else:
            assert np.allclose(np.linalg.svd(last)[1], sigma, rtol=0, atol=drift(A))


@given(matrices, st.floats(0, 0.5), st.floats(0, 0.5))
def test_the_exponential_path_is_a_group(A: Matrix, s: float, t: float) -> None:
    found = exponential(Plane(A))
    if not found.exists:
        return
    kappa = Plane(A).kappa
    assume(kappa < 1e9)
    product, whole = found.at(s) @ found.at(t), found.at(s + t)
    size = float(np.linalg.norm(found.at(s)) * np.linalg.norm(found.at(t)))
    assert np.abs(product - whole).max() <= 1e-13 * size * kappa**0.5
    rounding = 16 * EPS * float(np.linalg.norm(whole)) ** 2
    assert Plane(whole).det == pytest.approx(Plane(A).det ** (s + t), rel=1e-6 * max(1, kappa * 1e-6), abs=rounding)


@given(matrices)
def test_a_real_logarithm_exists_exactly_where_it_should(A: Matrix) -> None:
    """In the plane: unless an eigenvalue is 0 or negative, c·I with c < 0 being the exception."""
    mean = float(np.trace(A)) / 2
    a, b, c, d = (Fraction(float(e)) for e in A.ravel())
    delta = ((a - d) / 2) ** 2 + b * c
    is_multiple = np.abs(A - mean * np.eye(2)).max() <= 8 * EPS * abs(mean)
    assume(not is_multiple or delta == 0)  # with noise: either may be said
    exists = Plane(A).rank == 2 and a * d - b * c > 0 and (delta < 0 or a + d > 0 or is_multiple)
    assert exponential(Plane(A)).exists == exists


@pytest.mark.parametrize(
    ("name", "exists"),
    [
        ("identity", True),
        ("1e-6·I", True),
        ("half-turn", True),  # −I has one, and scipy's logm returns a complex one
        ("quarter-turn", True),
        ("defective", True),
        ("nearly defective", True),
        ("order six", True),
        ("two negatives", False),
        ("negative defective", False),
        ("swap", False),
        ("flat", False),
        ("zero", False),
        ("nilpotent", False),
    ],
)
def test_named_logarithms(name: str, exists: bool) -> None:
    found = exponential(Plane(NAMED[name]))
    assert found.exists is exists
    assert bool(found.why_not) is not exists
    if exists:
        middle = found.at(0.5)
        assert np.allclose(middle @ middle, NAMED[name], rtol=0, atol=1e-12 * np.linalg.norm(NAMED[name]))


def test_almost_a_half_turn_has_a_logarithm() -> None:
    angle = math.radians(179.999999)
    assert np.allclose(exponential(Plane(rotation(angle))).at(0.5), rotation(angle / 2), rtol=0, atol=1e-14)


def test_where_it_is_flat_is_said() -> None:
    assert straight(Plane(np.array([[1, 3e7], [0, -1]]))).note.endswith("falls flat, this one at t = 0.5.")
    assert straight(Plane(NAMED["two negatives"])).note == "This path is flat at t = 0.3333 and 0.5."
    assert polar(Plane(NAMED["swap"])).note.endswith("this one at t = 0.5.")
    assert straight(Plane(NAMED["flat"])).note == ""


def test_the_way_that_minus_one_turns_is_said() -> None:
    assert "counterclockwise" in exponential(Plane(-2 * np.eye(2))).note
    assert np.allclose(exponential(Plane(-np.eye(2))).at(0.5), rotation(math.pi / 2))


@pytest.mark.parametrize(
    "A",
    [
        rotation(1.0),
        np.array([[2.0, 1], [1, 2]]),
        np.array([[1.0, -3], [2, 0.5]]),
        np.array([[3.0, 1], [0, 3]]),
        np.array([[5.0, 4], [1, 1]]),
    ],
)
def test_the_exponential_path_is_scipys(A: Matrix) -> None:
    log = scipy.linalg.logm(A)
    for t in (0.1, 0.5, 0.9):
        assert np.allclose(exponential(Plane(A)).at(t), scipy.linalg.expm(t * log), rtol=1e-12, atol=1e-12)


def test_the_straight_line_lies() -> None:
    assert straight(Plane(NAMED["quarter-turn"])).det(0.5) == pytest.approx(0.5)
    assert straight(Plane(NAMED["half-turn"])).flat == ((0.5, 0.5),)
    assert straight(Plane(NAMED["half-turn"])).det(0.5) == 0
    assert np.abs(straight(Plane(NAMED["half-turn"])).at(0.5)).max() == 0
    assert straight(Plane(NAMED["two negatives"])).flat == ((1 / 3, 1 / 3), (0.5, 0.5))
    assert straight(Plane(NAMED["flat"])).flat == ((1.0, 1.0),)
    assert polar(Plane(NAMED["quarter-turn"])).det(0.5) == pytest.approx(1)
    assert svd(Plane(NAMED["flat"])).flat[0][1] == 1.0


def test_a_half_turn_turns_by_180_degrees() -> None:
    assert np.allclose(polar(Plane(NAMED["half-turn"])).at(0.5), rotation(math.pi / 2))


def test_times_hold_the_flat_moments_and_the_ends_of_stages() -> None:
    for A in NAMED.values():
        for name in NAMES:
            found = path(Plane(A), name)
            if found.exists:
                times = found.times()
                assert times[0] == 0
                assert times[-1] == 1
                assert times == sorted(set(times))
                assert {t for span in found.flat for t in span} <= set(times)


def test_no_warnings_and_no_floating_point_traps() -> None:
    with np.errstate(divide="raise", over="raise", invalid="raise"):
        for A in NAMED.values():
            for name in NAMES:
                found = path(Plane(A), name)
                if found.exists:
                    for t in found.times(12):
                        assert np.isfinite(found.at(t)).all()
                        assert math.isfinite(found.det(t))
