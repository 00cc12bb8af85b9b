"""Gaussian fits: the divergence of a mixture of two humps and of one Gaussian, both ways, and the best Gaussian for each."""

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from core.information.mixture import COARSE, ROUND, Gaussian, Mixture, between, logs, means
from core.numbers.arrays import EPS, Vector
from core.numbers.proof import Proof

STEPS = 80  # of Newton's method
LONGEST = 0.5  # a step, in σ and in log σ
FLAT = 1e-3  # no curvature counts as less
DONE = 1e-13  # a step that changes nothing
CALM = 1e-7  # and one after which a start has come to a minimum
TIE = 1e-13  # of depths that are found by the same rule
SAME = 1e-6  # of places, in σ and in log σ
FAR = 2.0  # σ, at most, from the mean of q to that of a hump that it covers
MUCH, LITTLE = 0.5, 0.1  # of its weight: what a hump has at least of a q that covers it, and at most of one that picks the other
AGREES = 64 * EPS  # what the proofs pass


@dataclass(frozen=True)
class Minima:
    """Where D(q‖p) has minima over q, of mixtures p whose mean width is 1 and whose humps lie at ∓d/2, (3, k): NaN where none was found."""

    mu: Vector
    log_sigma: Vector
    depth: Vector  # D(q‖p) in nats; ∞ where none was found
    error: Vector  # of μ and σ, in σ


def minima(w: float, ratio: float, d: Vector, n: int = COARSE) -> Minima:
    """Return minima of D(q‖p) over μ and log σ, from three starts: the moments of p, and each hump.

    ratio : s₁ / (s₁ + s₂); d : (k,), the signed distances m₂ − m₁; n : points of each piece. Newton's method on all at once; where it
    is not convex, it goes downhill by the sizes of the curvatures.
    """
    s1, s2 = 2 * ratio, 2 * (1 - ratio)
    m1, m2 = np.tile(-d / 2, 3), np.tile(d / 2, 3)
    mean, one = (0.5 - w) * d, np.ones_like(d)
    spread = np.sqrt(w * s1 * s1 + (1 - w) * s2 * s2 + w * (1 - w) * d * d)
    mu, log_sigma = np.concatenate([mean, -d / 2, d / 2]), np.log(np.concatenate([spread, s1 * one, s2 * one]))
    step, least = np.full(len(mu), math.inf), np.zeros(len(mu))
    moving = np.arange(len(mu))
    for _ in range(STEPS):
        sigma = np.exp(log_sigma[moving])
        found = means(w, (m1[moving], s1), (m2[moving], s2), (mu[moving], sigma), n)
        by, curvature = _newton(found.slope, found.slope_z, found.bend, found.bend_z, found.bend_zz)
        step[moving], least[moving] = np.hypot(*by), curvature
        mu[moving] += by[0] * sigma
        log_sigma[moving] += by[1]
        moving = moving[step[moving] > DONE]
        if not len(moving):
            break
    is_one = (step <= CALM) & (least > 0)
    sigma = np.exp(log_sigma)
    depth = -log_sigma - (math.log(2 * math.pi) + 1) / 2 - means(w, (m1, s1), (m2, s2), (mu, sigma), n, is_brief=True).log
    error = step + ROUND * 4 / np.maximum(least, ROUND)

    def shaped(values: Vector, none: float) -> Vector:
        return np.asarray(np.where(is_one, values, none).reshape(3, -1))

    return Minima(shaped(mu, math.nan), shaped(log_sigma, math.nan), shaped(depth, math.inf), error.reshape(3, -1))


def _newton(slope: Vector, slope_z: Vector, bend: Vector, bend_z: Vector, bend_zz: Vector) -> tuple[Vector, Vector]:
    """Return steps in μ/σ and log σ, (2, k), and the least curvature of D(q‖p), (k,)."""
    g = np.vstack([-slope, -1 - slope_z])
    a, b, c = -bend, -bend_z, -slope_z - bend_zz  # the Hessian
    middle, half = (a + c) / 2, np.hypot((a - c) / 2, b)
    angle = np.arctan2(2 * b, a - c) / 2
    v = np.vstack([np.cos(angle), np.sin(angle)])
    u = np.vstack([-v[1], v[0]])
    high, low = middle + half, middle - half
    along, across = ((v * g).sum(axis=0) / np.maximum(np.abs(high), FLAT), (u * g).sum(axis=0) / np.maximum(np.abs(low), FLAT))
    by = -(v * along + u * across)
    return by * np.minimum(1, LONGEST / np.maximum(np.hypot(*by), 1e-300)), low


@dataclass(frozen=True)
class Fit:
    """A q with its two divergences, in nats, each with what it is wrong by at most."""

    q: Gaussian
    forward: float  # D(p‖q)
    backward: float  # D(q‖p)
    forward_error: float
    backward_error: float


@dataclass(frozen=True, eq=False)
class Fits:
    """A mixture p, a Gaussian q, and the q that is best for either direction."""

    p: Mixture
    entropy: float  # of p, in nats
    entropy_error: float
    hand: Fit  # the q that is in the hand
    moments: Fit  # the best of D(p‖q)
    best: tuple[Fit, ...]  # the best of D(q‖p): more than one where they are equally good, to the error
    error: float  # of their μ and σ, in their σ: what Newton's last step was, and rounding

    @property
    def forward_excess(self) -> float:
        """What D(p‖q) is more than the least: D of the best q and of q, two Gaussians."""
        return between(self.moments.q, self.hand.q)

    @property
    def backward_excess(self) -> float:
        """What D(q‖p) is more than the least."""
        return max(0.0, self.hand.backward - self.best[0].backward)

    def covered(self, q: Gaussian) -> tuple[bool, bool]:
        """Return which humps q covers: both, the one that it picks, or neither.

        How much of q is of a hump is the mean by q of its part of p. q covers both where each has MUCH of its weight or more, and lies
        within FAR; it picks one where the other has LITTLE or less.
        """
        p = self.p
        share = float(means(p.w, p.first, p.second, q, is_brief=True).share[0])
        of = share / p.w, (1 - share) / (1 - p.w)
        if min(of) >= MUCH and max(abs(hump.mu - q.mu) for hump in (p.first, p.second)) <= FAR * q.sigma:
            return True, True
        return of[1] <= LITTLE, of[0] <= LITTLE

    @cached_property
    def proofs(self) -> tuple[Proof, ...]:
        """Residuals of both directions, of their least, and of the closed form."""
        return _proofs(self)


def fits(p: Mixture, q: Gaussian) -> Fits:
    """Return the divergences of p and q, and the best q of either direction."""
    best, error = best_backward(p)
    humps, weights = [p.first, p.second], np.array([p.w, 1 - p.w])
    qs = [q, p.moments, *best]
    log, wrong = logs(p, [*qs, *humps])
    H, H_error = -float(_weighed(weights, log[-2:])), float(_weighed(weights, wrong[-2:]))
    found = [_fit(p, g, H, H_error, float(log[k]), float(wrong[k])) for k, g in enumerate(qs)]
    return Fits(p, H, H_error, found[0], found[1], tuple(found[2:]), error)


def _weighed(weights: Vector, values: Vector) -> float:
    return float((weights * np.where(weights > 0, values, 0.0)).sum())


def _fit(p: Mixture, q: Gaussian, H: float, H_error: float, log: float, wrong: float) -> Fit:
    if p.one:
        there, back = between(p.one, q), between(q, p.one)
        return Fit(q, there, back, ROUND * there, ROUND * back)
    m = p.moments
    cross = math.log(q.sigma) + (math.log(2 * math.pi) + ((m.sigma / q.sigma) ** 2 + ((m.mu - q.mu) / q.sigma) ** 2)) / 2
    there, back = cross - H, -q.entropy - log
    return Fit(
        q,
        max(there, 0.0),
        max(back, 0.0),
        H_error + ROUND * (abs(math.log(q.sigma)) + 1 + abs(cross)),
        wrong + ROUND * (abs(q.entropy) + 1),
    )


@lru_cache(maxsize=64)
def best_backward(p: Mixture) -> tuple[tuple[Gaussian, ...], float]:
    """Return the q that make D(q‖p) least, from left to right, and what their μ and σ are wrong by, in their σ."""
    if p.one:
        return (p.one,), 0.0
    unit, middle = p.width, p.first.mu + (p.second.mu - p.first.mu) / 2
    d = (p.second.mu - p.first.mu) / unit
    found = minima(p.w, p.first.sigma / (2 * unit), np.array([d]))
    order = np.argsort(found.depth[:, 0])
    least = float(found.depth[order[0], 0])
    kept: list[int] = []
    for k in order.tolist():
        depth = float(found.depth[k, 0])
        if depth - least > TIE * (1 + abs(least)) or any(is_same(found, k, j) for j in kept):
            continue
        kept.append(k)
    fitted = [Gaussian(middle + unit * float(found.mu[k, 0]), unit * math.exp(float(found.log_sigma[k, 0]))) for k in kept]
    return tuple(sorted(fitted)), max(float(found.error[k, 0]) for k in kept)


def is_same(found: Minima, k: int, j: int, at: int = 0) -> bool:
    """Return whether two starts have come to one minimum."""
    near = math.exp(-float(found.log_sigma[k, at])) * abs(float(found.mu[k, at] - found.mu[j, at]))
    return near < SAME and abs(float(found.log_sigma[k, at] - found.log_sigma[j, at])) < SAME


def _proofs(of: Fits) -> tuple[Proof, ...]:
    p, q, hand = of.p, of.hand.q, of.hand
    humps = [(weight, hump) for weight, hump in ((p.w, p.first), (1 - p.w, p.second)) if weight]
    H = sum(weight * hump.entropy for weight, hump in humps)
    mixed = -sum(weight * math.log(weight) for weight, _ in humps)
    size = 1 + abs(H)
    outside = max(H - of.entropy, of.entropy - H - mixed, 0.0) / size
    parted = abs(hand.forward - of.moments.forward - of.forward_excess) / (1 + hand.forward)
    most = min(between(q, hump) - math.log(weight) for weight, hump in humps)
    above = max(0.0, hand.backward - most) / (1 + most)
    worse = max(0.0, of.best[0].backward - min(hand.backward, of.moments.backward)) / (1 + of.best[0].backward)
    return (
        Proof("|D(p‖q) − D(p‖q*) − D(q*‖q)| / (1 + D(p‖q)), q* = N(mean, variance of p)", parted, AGREES),
        Proof("H(p) outside of Σw·H(hump) … Σw·H(hump) + H(w)", outside, AGREES),
        Proof("D(q‖p) above D(q‖hump) − log w", above, AGREES),
        Proof("best D(q‖p) above that of the other q", worse, AGREES),
        Proof("|slope of D(q‖p) at its best q|", max(_slope(p, fit.q) for fit in of.best), 4 * AGREES),
    )


def _slope(p: Mixture, q: Gaussian) -> float:
    """Return how steep D(q‖p) is at q by μ and by σ, in units of σ, relative to what rounding of its places makes of it."""
    if p.one:
        return abs(p.one.mu - q.mu) / q.sigma + abs(math.log(p.one.sigma / q.sigma))
    found = means(p.w, p.first, p.second, q)
    narrow = min(p.first.sigma, p.second.sigma)
    steep = 1 + (q.sigma + abs(q.mu) + abs(p.first.mu) + abs(p.second.mu)) / narrow * q.sigma / narrow
    return math.hypot(float(found.slope[0]), 1 + float(found.slope_z[0])) / steep
