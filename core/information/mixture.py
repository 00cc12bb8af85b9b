"""Mixture: two humps with their weights, and means by a Gaussian of what their density has for a logarithm."""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from core.numbers.arrays import EPS, Vector

LOG_2PI = math.log(2 * math.pi)
REACH = 9.0  # standard deviations on either side: beyond them a Gaussian has 2·10⁻¹⁹ of its mass
GRID = np.linspace(-REACH, REACH, 9)
LEVELS = np.array([-40.0, -14, -6, -2, 2, 6, 14, 40])  # of the log of how much likelier one hump is: between two of them it is smooth
COARSE, FINE = 16, 20  # points of Gauss and Legendre in each piece
ROUND = 16 * EPS  # relative: what a sum of so many terms loses


class Gaussian(NamedTuple):
    """A Gaussian by its mean and its standard deviation."""

    mu: float
    sigma: float

    @property
    def entropy(self) -> float:
        """Its differential entropy, in nats."""
        return math.log(self.sigma) + (LOG_2PI + 1) / 2

    def density(self, x: Vector) -> Vector:
        """Return its density at each of x."""
        return np.asarray(np.exp(-(((x - self.mu) / self.sigma) ** 2) / 2) / (self.sigma * math.sqrt(2 * math.pi)))


def between(p: Gaussian, q: Gaussian) -> float:
    """Return D(p‖q) of two Gaussians in nats: log(σ₂/σ₁) + (σ₁² + (μ₁ − μ₂)²)/(2σ₂²) − ½, without its cancellation."""
    far = (p.mu - q.mu) / q.sigma
    return _excess(p.sigma, q.sigma) + far * far / 2


def _excess(s: float, t: float) -> float:
    """Return (r² − 1)/2 − log r of r = s/t, which for an r near 1 is d²/2 + (d²/2 − d³/3 + d⁴/4 …) with d = r − 1."""
    d = (s - t) / t
    if abs(d) > 0.4:
        return d * (2 + d) / 2 - math.log(s / t)
    total, term, k = d * d, d * d, 2  # d² − d³/3 + d⁴/4 − …
    while abs(term) > EPS * total * EPS and k < 120:
        k, term = k + 1, -term * d
        total += term / k
    return total


@dataclass(frozen=True)
class Mixture:
    """w·N(m₁, s₁²) + (1 − w)·N(m₂, s₂²)."""

    w: float  # the weight of the first, from 0 to 1
    first: Gaussian
    second: Gaussian

    @property
    def one(self) -> Gaussian | None:
        """The Gaussian that it is, where one hump has no weight or both are the same."""
        if self.w == 0:
            return self.second
        return self.first if self.w == 1 or self.first == self.second else None

    @property
    def width(self) -> float:
        """The mean of both widths, the unit of the distance."""
        return (self.first.sigma + self.second.sigma) / 2

    @property
    def distance(self) -> float:
        """How far apart the humps are, in mean widths."""
        return abs(self.second.mu - self.first.mu) / self.width

    @property
    def moments(self) -> Gaussian:
        """The Gaussian of its mean and standard deviation: the q that makes D(p‖q) least."""
        if self.one:
            return self.one
        (m, s), (n, t), w = self.first, self.second, self.w
        apart = math.sqrt(w * (1 - w)) * (n - m)
        return Gaussian(m + (1 - w) * (n - m), math.hypot(math.sqrt(w) * s, math.sqrt(1 - w) * t, apart))

    def density(self, x: Vector) -> Vector:
        """Return its density at each of x."""
        return np.asarray(self.w * self.first.density(x) + (1 - self.w) * self.second.density(x))


class Means(NamedTuple):
    """Means by Gaussians, one for each, of log p, and of its first two derivatives."""

    log: Vector
    size: Vector  # of |log p|
    share: Vector  # of the part of p that is of the first hump
    slope: Vector  # of (log p)′, times σ
    slope_z: Vector  # of z·(log p)′ at x = μ + σz, times σ
    bend: Vector  # of (log p)″, times σ²
    bend_z: Vector
    bend_zz: Vector


@lru_cache(maxsize=4)
def _rule(n: int) -> tuple[Vector, Vector]:
    return np.polynomial.legendre.leggauss(n)


def _pieces(A: Vector, B: Vector, C: Vector) -> Vector:
    """Return the ends of the pieces, (k, n): of a grid, and where A z² + B z + C, (k,), is at one of the levels."""
    A, B, C = A[:, None], B[:, None], C[:, None] - LEVELS
    root = -(B + np.copysign(np.sqrt(np.maximum(B * B - 4 * A * C, 0)), B)) / 2
    with np.errstate(all="ignore"):
        ends = np.concatenate([np.broadcast_to(GRID, (len(A), len(GRID))), root / A, C / root], axis=1)
    return np.asarray(np.sort(np.clip(np.nan_to_num(ends, nan=REACH, posinf=REACH, neginf=-REACH), -REACH, REACH), axis=1))


def means(
    w: ArrayLike,
    first: tuple[ArrayLike, ArrayLike],
    second: tuple[ArrayLike, ArrayLike],
    q: tuple[ArrayLike, ArrayLike],
    n: int = COARSE,
    *,
    is_brief: bool = False,
) -> Means:
    """Return means of log p by Gaussians q, for mixtures p that are no single Gaussian.

    w, and the means and widths of first, second and q : (k,) or numbers. Where one hump takes over from the other, log p may be as
    sharp as a kink: the line is cut there, where the log of their ratio, which is quadratic, is at certain levels, and each piece is
    summed by n points of Gauss and Legendre. is_brief : leaves out all that has derivatives, which is 0 then.
    """
    w, m1, s1, m2, s2, mu, sigma = np.broadcast_arrays(*map(np.atleast_1d, (w, *first, *second, *q)))
    a1, b1, a2, b2 = (mu - m1) / s1, sigma / s1, (mu - m2) / s2, sigma / s2
    c1, c2 = np.log(w) - np.log(s1), np.log1p(-w) - np.log(s2)
    ends = _pieces(-(b1 * b1 - b2 * b2) / 2, a2 * b2 - a1 * b1, c1 - c2 - (a1 * a1 - a2 * a2) / 2)
    points, weights = _rule(n)
    half = (ends[:, 1:] - ends[:, :-1]) / 2
    z = (((ends[:, 1:] + ends[:, :-1]) / 2)[:, :, None] + half[:, :, None] * points).reshape(len(mu), -1)
    W = (half[:, :, None] * weights).reshape(len(mu), -1) * np.exp(-z * z / 2) / math.sqrt(2 * math.pi)
    u1, u2 = a1[:, None] + b1[:, None] * z, a2[:, None] + b2[:, None] * z
    l1, l2 = c1[:, None] - u1 * u1 / 2, c2[:, None] - u2 * u2 / 2
    d = l1 - l2
    rest = np.exp(-np.abs(d))
    log = np.maximum(l1, l2) + np.log1p(rest) - LOG_2PI / 2
    share = np.where(d > 0, 1.0, rest) / (1 + rest)

    def mean(values: Vector) -> Vector:
        return np.asarray(np.einsum("kn,kn->k", W, values))

    if is_brief:
        nothing = np.zeros(len(mu))
        return Means(mean(log), mean(np.abs(log)), mean(share), nothing, nothing, nothing, nothing, nothing)
    g1, g2 = -u1 * b1[:, None], -u2 * b2[:, None]
    other = np.where(d > 0, rest, 1.0) / (1 + rest)
    slope = share * g1 + other * g2
    bend = share * other * (g1 - g2) ** 2 - share * (b1 * b1)[:, None] - other * (b2 * b2)[:, None]
    slopes, bends = (mean(slope), mean(z * slope)), (mean(bend), mean(z * bend), mean(z * z * bend))
    return Means(mean(log), mean(np.abs(log)), mean(share), *slopes, *bends)


def logs(p: Mixture, q: list[Gaussian]) -> tuple[Vector, Vector]:
    """Return the mean of log p by each of q, and what it is wrong by at most.

    The error is what more points change, and a bound of what lies beyond the reach, and of rounding.
    """
    at = np.array([g.mu for g in q]), np.array([g.sigma for g in q])
    if p.one:
        far, wide = (at[0] - p.one.mu) / p.one.sigma, at[1] / p.one.sigma
        found = -math.log(p.one.sigma) - LOG_2PI / 2 - (far * far + wide * wide) / 2
        return found, ROUND * (np.abs(found) + abs(math.log(p.one.sigma)) + 1)
    fine, coarse = (means(p.w, p.first, p.second, at, n, is_brief=True) for n in (FINE, COARSE))
    error = np.abs(fine.log - coarse.log) + _tail(p, *at) + ROUND * (fine.size + 1)
    return fine.log, error


def _tail(p: Mixture, mu: Vector, sigma: Vector) -> Vector:
    """Return a bound of what the mean of |log p| has beyond the reach: log p is at least that of either hump, and at most its top."""
    top = -math.log(min(p.first.sigma, p.second.sigma)) - LOG_2PI / 2
    least, mass = math.inf, math.erfc(REACH / math.sqrt(2))
    square = mass + 2 * REACH * math.exp(-REACH * REACH / 2) / math.sqrt(2 * math.pi)
    found = np.full(len(mu), least)
    for weight, hump in ((p.w, p.first), (1 - p.w, p.second)):
        level = abs(math.log(weight) - math.log(hump.sigma) - LOG_2PI / 2) + abs(top)
        found = np.minimum(found, (level + ((mu - hump.mu) / hump.sigma) ** 2) * mass + (sigma / hump.sigma) ** 2 * square)
    return found
