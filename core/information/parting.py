"""Parting: where the best q of D(q‖p) leaps, as the humps of a mixture are led apart."""

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from core.information.gaussians import Minima, minima
from core.information.mixture import Mixture
from core.numbers.arrays import Vector

FARTHEST = 12.0  # mean widths
DISTANCES = np.linspace(0, FARTHEST, 61)
POINTS = 12  # of a piece, where a path is followed,
ALIKE = 1e-9  # and depths that are not told apart there
CUT = 10  # parts of a step that may be a leap
TRIED = 3  # of the longest steps of a path, whether they are leaps
LEAP = 0.02  # a step that is one, in σ and log σ, where the distances are nearer to each other than
NEAR = 1e-6
CLEAR, CLOSE = 0.3, 1e-3  # a step so long, between distances so near, is one for sure
KNOWN = 1e-10  # what a distance is found to,
DIGITS = 7  # and the digits that are told of it
SECANTS = 12
REMEMBERED: dict[tuple[float, float], "Parting"] = {}
MOST = 256  # that are remembered


@dataclass(frozen=True)
class Place:
    """A q in mean widths, from the middle of both humps, which are at a distance of d."""

    mu: float
    sigma: float
    d: float

    def apart(self, other: "Place") -> float:
        """Return how far another one is, in σ and in log σ: seen from the middle or from a hump, whichever is nearest."""
        led, by = (self.d - other.d) / 2, self.mu - other.mu
        return min(abs(by), abs(by + led), abs(by - led)) / max(self.sigma, other.sigma) + abs(math.log(self.sigma / other.sigma))


@dataclass(frozen=True)
class Leap:
    """A distance at which two q are equally good, and from one of them the best goes over to the other."""

    d: float  # in mean widths, known to KNOWN
    before: Place
    after: Place
    difference: float  # of their D(q‖p), in nats: 0 to rounding


@dataclass(frozen=True, eq=False)
class Parting:
    """The best q of D(q‖p) over the distance of the humps, for their widths and weights, and where it leaps."""

    d: Vector  # (k,), in mean widths
    mu: Vector  # (k,)
    sigma: Vector  # (k,)
    leaps: tuple[Leap, ...]


def parting(p: Mixture) -> Parting | None:
    """Return where the best q of D(q‖p) leaps, over the distance, or that it does not; None where p has one hump at any distance."""
    key = _key(p)
    if key is None:
        return None
    if key not in REMEMBERED:
        while len(REMEMBERED) >= MOST:
            REMEMBERED.pop(next(iter(REMEMBERED)), None)
        REMEMBERED[key] = _parting(*key)
    return REMEMBERED[key]


def remembered(p: Mixture) -> Parting | None:
    """Return the same where it has been found before."""
    key = _key(p)
    return None if key is None else REMEMBERED.get(key)


def _key(p: Mixture) -> tuple[float, float] | None:
    return None if p.w in {0.0, 1.0} else (p.w, p.first.sigma / (p.first.sigma + p.second.sigma))


def _parting(w: float, ratio: float) -> Parting:
    places = _path(w, ratio, DISTANCES)
    steps = sorted(pairwise(places), key=lambda step: step[0].apart(step[1]))[-TRIED:]
    leaps = [leap for step in steps for leap in _leaps(w, ratio, *step)]
    mu, sigma = (np.array([getattr(place, name) for place in places]) for name in ("mu", "sigma"))
    return Parting(DISTANCES, mu, sigma, tuple(sorted(leaps, key=lambda leap: leap.d)))


def _path(w: float, ratio: float, d: Vector, begins: Place | None = None) -> list[Place]:
    """Return the best q at each distance; of those that are equally good the one that is nearest to the best before."""
    found = minima(w, ratio, d, POINTS)
    places: list[Place] = []
    for k in range(len(d)):
        before = places[-1] if places else begins
        least = float(found.depth[:, k].min())
        good = [place for place, depth in _found(found, k, float(d[k])) if depth <= least + ALIKE]
        places.append(min(good, key=before.apart) if before else good[-1])
    return places


def _found(found: Minima, k: int, d: float) -> list[tuple[Place, float]]:
    """Return the minima at the k-th distance, which is d, with their depths."""
    return [
        (Place(float(found.mu[j, k]), math.exp(float(found.log_sigma[j, k])), d), float(found.depth[j, k]))
        for j in range(3)
        if math.isfinite(found.depth[j, k])
    ]


def _leaps(w: float, ratio: float, before: Place, after: Place) -> list[Leap]:
    """Return the leaps between two distances, none where the best q goes smoothly from the one place to the other.

    The step is cut in ten, again and again: parts stay long at a leap alone.
    """
    far, wide = before.apart(after), after.d - before.d
    if far < LEAP:
        return []
    if wide < NEAR or (far > CLEAR and wide < CLOSE):
        leap = _equal(w, ratio, before, after)
        return [leap] if leap else []
    inside = before.d + wide * np.arange(1, CUT + 1) / CUT
    places = [before, *_path(w, ratio, inside, before)]
    return [leap for step in pairwise(places) for leap in _leaps(w, ratio, *step)]


def _equal(w: float, ratio: float, before: Place, after: Place) -> Leap | None:
    """Return where two minima, each the best at its own distance, are equally deep, by secants; None if they are one and the same."""
    low, high = before.d, after.d

    def at(d: float) -> tuple[float, Place, Place]:
        found = _found(minima(w, ratio, np.array([d])), 0, d)
        first, deep = _nearest(before, found)
        second, deeper = _nearest(after, found)
        return deep - deeper, first, second

    (left, *_), (right, before, after) = at(low), at(high)
    for _ in range(SECANTS):
        if right == left:
            break
        low, high, left = high, high - right * (high - low) / (right - left), right
        right, before, after = at(high)
        if abs(high - low) < KNOWN:
            break
    return Leap(high, before, after, right) if before.apart(after) >= LEAP else None


def _nearest(place: Place, found: list[tuple[Place, float]]) -> tuple[Place, float]:
    return min(found, key=lambda one: place.apart(one[0]))
