"""Gaussian fits, held against mpmath's quadrature, and by what is known of the best q."""

import math
from itertools import pairwise

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.information.gaussians import Fits, best_backward, fits
from core.information.mixture import Gaussian, Mixture, between, means
from core.information.parting import KNOWN, parting

FAR = 10  # standard deviations that mpmath sums over
wide = st.floats(-2, 2).map(lambda power: 10.0**power)
places = st.one_of(st.floats(-5, 5), st.floats(-1000, 1000), st.integers(-3, 3).map(float)).map(lambda x: x if abs(x) > 1e-9 else 0.0)
weights = st.one_of(st.sampled_from([0.5, 0.1, 0.9, 1e-6, 1 - 1e-6]), st.floats(0.01, 0.99))
gaussians = st.builds(Gaussian, places, wide)
mixtures = st.builds(Mixture, weights, gaussians, gaussians)


def humps(w: float, d: float, s: float = 1.0, t: float = 1.0) -> Mixture:
    """Return two humps at a distance of d mean widths."""
    far = d * (s + t) / 4
    return Mixture(w, Gaussian(-far, s), Gaussian(far, t))


def density(of: Gaussian, x: mpmath.mpf) -> mpmath.mpf:
    return mpmath.npdf(x, mpmath.mpf(of.mu), mpmath.mpf(of.sigma))


def mean_log(p: Mixture, q: Gaussian) -> mpmath.mpf:
    """Return the mean by q of log p: pieces end where one hump takes over from the other, and round it."""
    w, ends = mpmath.mpf(p.w), {q.mu + q.sigma * k for k in range(-FAR, FAR + 1, 2)}
    (m, s), (n, t) = p.first, p.second
    a, b, c = 1 / (2 * t**2) - 1 / (2 * s**2), m / s**2 - n / t**2, n**2 / (2 * t**2) - m**2 / (2 * s**2)
    for level in (0, 4, -4, 15, -15, 50, -50):
        for root in np.roots([a, b, c + math.log(p.w / (1 - p.w) * t / s) - level]).tolist():
            if np.isreal(root) and abs(root - q.mu) < FAR * q.sigma:
                ends.add(float(np.real(root)))

    def value(x: mpmath.mpf) -> mpmath.mpf:
        return mpmath.log(w * density(p.first, x) + (1 - w) * density(p.second, x)) * density(q, x)

    return mpmath.quad(value, [mpmath.mpf(end) for end in sorted(ends)])


def by_mpmath(p: Mixture, q: Gaussian) -> tuple[mpmath.mpf, mpmath.mpf]:
    """Return D(p‖q) and D(q‖p) in nats."""
    with mpmath.workdps(22):
        w = mpmath.mpf(p.w)
        back = -(mpmath.log(2 * mpmath.pi * mpmath.mpf(q.sigma) ** 2) + 1) / 2 - mean_log(p, q)
        there = mpmath.mpf(0)
        for weight, hump in ((w, p.first), (1 - w, p.second)):
            far = (mpmath.mpf(hump.mu) - mpmath.mpf(q.mu)) ** 2 + mpmath.mpf(hump.sigma) ** 2
            cross = mpmath.log(2 * mpmath.pi * mpmath.mpf(q.sigma) ** 2) / 2 + far / (2 * mpmath.mpf(q.sigma) ** 2)
            there += weight * (cross + mean_log(p, hump))
        return there, back


CASES = (
    (humps(0.5, 6), Gaussian(0, 2)),
    (humps(0.3, 4, 0.5, 2), Gaussian(1, 1)),
    (humps(0.9, 3), Gaussian(-1, 0.3)),
    (humps(1e-6, 8, 1, 3), Gaussian(5, 4)),
    (humps(0.5, 0.01), Gaussian(0, 1)),
    (Mixture(0.5, Gaussian(0, 0.01), Gaussian(0, 100)), Gaussian(0, 10)),
    (Mixture(0.2, Gaussian(-1000, 0.01), Gaussian(1000, 100)), Gaussian(3, 50)),
    (Mixture(0.7, Gaussian(0, 0.01), Gaussian(1, 0.01)), Gaussian(0.5, 100)),
    (Mixture(0.5, Gaussian(999, 0.02), Gaussian(1000, 0.01)), Gaussian(999.5, 0.01)),
)


@pytest.mark.parametrize(("p", "q"), CASES)
def test_both_directions_are_right_to_twelve_digits_and_to_the_error_that_is_stated(p: Mixture, q: Gaussian) -> None:
    there, back = by_mpmath(p, q)
    found = fits(p, q).hand
    for value, true, error in ((found.forward, there, found.forward_error), (found.backward, back, found.backward_error)):
        off = float(abs(value - true))
        assert off <= 1e-12 * max(1.0, float(true))
        assert off <= error <= 1e-10 * max(1.0, float(true))


@settings(max_examples=4)
@given(mixtures, gaussians)
def test_the_stated_error_holds(p: Mixture, q: Gaussian) -> None:
    found = fits(p, q).hand
    if p.one:
        return
    there, back = by_mpmath(p, q)
    assert abs(found.forward - there) <= found.forward_error
    assert abs(found.backward - back) <= found.backward_error


@given(mixtures, gaussians)
def test_everything_that_is_claimed_is_proved(p: Mixture, q: Gaussian) -> None:
    found = fits(p, q)
    assert all(proof.ok for proof in found.proofs), found.proofs
    assert found.hand.forward + found.hand.forward_error >= found.moments.forward
    assert found.hand.backward + found.hand.backward_error >= found.best[0].backward
    assert found.error < 1e-6


@settings(max_examples=30)
@given(weights, st.floats(0, 12), wide, st.floats(-1, 1), st.floats(-3, 3))
def test_no_q_of_many_is_better(w: float, d: float, s: float, by: float, log: float) -> None:
    p = humps(w, d, s)
    at, least = p.first.mu + by * (p.second.mu - p.first.mu), best_backward(p)[0][0]
    found = fits(p, Gaussian(at, s * math.exp(log)))
    assert found.hand.backward + found.hand.backward_error >= found.best[0].backward - found.best[0].backward_error
    assert fits(p, least).backward_excess < 1e-12


@given(gaussians, gaussians)
def test_between_two_gaussians_the_closed_form_holds(p: Gaussian, q: Gaussian) -> None:
    one = fits(Mixture(1.0, p, q), q)
    with mpmath.workdps(60):
        (m, s), (n, t) = (map(mpmath.mpf, of) for of in (p, q))
        true = mpmath.log(t / s) + (s**2 + (m - n) ** 2) / (2 * t**2) - mpmath.mpf(1) / 2
    assert abs(one.hand.forward - true) <= 1e-14 * true
    assert one.hand.forward == between(p, q)
    assert one.hand.backward == between(q, p)
    assert one.best[0].q == one.moments.q == p
    assert one.best[0].backward == 0


@pytest.mark.parametrize("p", [Mixture(0.5, Gaussian(1, 2), Gaussian(1, 2)), Mixture(0, Gaussian(5, 1), Gaussian(1, 2))])
def test_a_p_that_is_one_hump_is_its_own_best(p: Mixture) -> None:
    found = fits(p, Gaussian(1, 2))
    assert found.best[0].q == found.moments.q == Gaussian(1, 2)
    assert found.hand.forward == found.hand.backward == found.best[0].backward == 0
    assert all(proof.ok for proof in found.proofs)


@given(mixtures)
def test_the_best_of_the_one_direction_has_the_mean_and_the_variance_of_p(p: Mixture) -> None:
    m = p.moments
    mean = math.fsum([p.w * p.first.mu, (1 - p.w) * p.second.mu])
    second = math.fsum(weight * (s**2 + (mu - mean) ** 2) for weight, (mu, s) in ((p.w, p.first), (1 - p.w, p.second)))
    assert m.mu == pytest.approx(mean, abs=1e-12 * (abs(p.first.mu) + abs(p.second.mu)))
    assert m.sigma**2 == pytest.approx(second, rel=1e-10)


def test_the_derivatives_are_those_of_the_mean() -> None:
    p, h = humps(0.3, 4, 1, 0.5), 1e-6
    at = means(p.w, p.first, p.second, (0.4, 1.3))
    left, right = (means(p.w, p.first, p.second, (0.4 + by, 1.3)) for by in (-h, h))
    low, high = (means(p.w, p.first, p.second, (0.4, 1.3 * math.exp(by))) for by in (-h, h))
    assert (right.log - left.log)[0] / (2 * h) * 1.3 == pytest.approx(at.slope[0], rel=1e-7)
    assert (high.log - low.log)[0] / (2 * h) == pytest.approx(at.slope_z[0], rel=1e-7)
    assert (right.slope - left.slope)[0] / (2 * h) * 1.3 == pytest.approx(at.bend[0], rel=1e-7)
    assert (high.slope_z - low.slope_z)[0] / (2 * h) == pytest.approx((at.slope_z + at.bend_zz)[0], rel=1e-7)


def test_two_that_are_equally_good_are_both_found() -> None:
    two = fits(humps(0.5, 6), Gaussian(0, 1)).best
    assert len(two) == 2
    assert two[0].q.mu == pytest.approx(-two[1].q.mu, abs=1e-12)
    assert len(fits(humps(0.5, 5.5), Gaussian(0, 1)).best) == 1
    assert len(fits(humps(0.5001, 6), Gaussian(0, 1)).best) == 1
    assert len(fits(humps(0.5, 30, 1, 3), Gaussian(0, 1)).best) == 2, "to the error: what parts them is 10⁻⁵⁰"


# ---- where the best q leaps


def test_equal_humps_part_between_5_6_and_5_7() -> None:
    found = parting(humps(0.5, 1))
    assert found
    (leap,) = found.leaps
    assert leap.d == pytest.approx(EQUAL, abs=KNOWN)
    assert abs(leap.before.mu) < 1e-9
    assert leap.before.sigma > 2.6
    assert abs(leap.after.mu) == pytest.approx(2.768, abs=1e-3)
    assert leap.after.sigma == pytest.approx(1.044, abs=1e-3)


EQUAL = 5.600164435166


def test_mpmath_finds_both_equally_deep_there() -> None:
    low, high = (fits(humps(0.5, EQUAL + by), Gaussian(0, 1)).best for by in (-1e-9, 1e-9))
    assert (len(low), len(high)) == (1, 2)
    _, cover = by_mpmath(humps(0.5, EQUAL), low[0].q)
    _, pick = by_mpmath(humps(0.5, EQUAL), high[1].q)
    assert abs(cover - pick) < 1e-9 * 0.4  # it changes by 0.36 for a unit of the distance


@pytest.mark.parametrize("p", [humps(0.9, 1), humps(0.1, 1), humps(0.25, 1), humps(0.5, 1, 1, 50), humps(0.01, 1, 1, 10)])
def test_others_change_smoothly(p: Mixture) -> None:
    found = parting(p)
    assert found
    assert found.leaps == ()
    assert max(abs(b - a) for a, b in pairwise(found.sigma.tolist())) < 0.35


@pytest.mark.parametrize(
    ("w", "s", "t", "leaps"),
    [
        (0.45, 1, 1, [5.3173]),
        (0.3, 1, 1, [4.3497]),
        (0.5, 1, 2, [5.5502]),
        (0.501, 0.5, 1, [5.553, 5.9212]),
        (0.5021, 0.5, 1, [5.55605, 5.58936]),
    ],
)
def test_on_both_sides_of_a_leap_the_best_is_another_one(w: float, s: float, t: float, leaps: list[float]) -> None:
    found = parting(humps(w, 1, s, t))
    assert found
    assert [leap.d for leap in found.leaps] == pytest.approx(leaps, abs=1e-4)
    for leap in found.leaps:
        for by, place in ((-1e-6, leap.before), (1e-6, leap.after)):
            p = humps(w, leap.d + by, s, t)
            (q,), _ = best_backward(p)
            assert q.mu / p.width == pytest.approx(place.mu, abs=1e-4)
            assert q.sigma / p.width == pytest.approx(place.sigma, abs=1e-4)


@pytest.mark.parametrize("w", [0.9, 0.999])
def test_a_q_that_goes_along_with_a_narrow_hump_does_not_leap(w: float) -> None:
    found = parting(humps(w, 1, 0.01, 100))
    assert found
    assert found.leaps == ()


def test_mirrored_and_scaled_it_is_the_same() -> None:
    one, other = parting(humps(0.45, 1, 1, 2)), parting(Mixture(0.55, Gaussian(5, 6), Gaussian(7, 3)))
    assert one
    assert other
    assert [leap.d for leap in one.leaps] == pytest.approx([leap.d for leap in other.leaps], abs=1e-9)


def test_one_hump_never_parts() -> None:
    assert parting(humps(1.0, 3)) is None


def test_a_q_covers_both_humps_or_picks_one_or_neither() -> None:
    found: Fits = fits(humps(0.5, 5), Gaussian(0, 2.4))
    assert found.covered(found.hand.q) == found.covered(found.best[0].q) == (True, True)
    assert found.covered(Gaussian(2.5, 1)) == (False, True)
    assert found.covered(Gaussian(-2.5, 1)) == (True, False)
    assert found.covered(Gaussian(0, 1)) == (False, False), "as much of it is of the one as of the other, but it lies between them"


def test_a_spike_that_the_best_q_all_but_ignores_is_not_covered() -> None:
    found = fits(Mixture(0.5, Gaussian(0, 3), Gaussian(6, 0.1)), Gaussian(0, 1))
    assert found.covered(found.best[0].q) == (True, False)
