"""Gaussian fits: what is to be seen in their examples, found here by a plain sum over a fine grid."""

import math
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

from tests.pages.looks.exactly import Looks

CLOSE = 6e-4
z = np.linspace(-9, 9, 6001)
weight = np.exp(-z * z / 2) * (z[1] - z[0]) / math.sqrt(2 * math.pi)


class Found:
    """What is so of a State's humps and its q."""

    def __init__(self, state: Any) -> None:
        self.m, self.s, self.w = state.m.value, state.s.value, (state.w, 1 - state.w)
        self.state = state
        self.q = self.m[2], self.s[2]
        self.mean = sum(w * m for w, m in zip(self.w, self.m, strict=False))
        self.sd = math.sqrt(sum(w * (s**2 + (m - self.mean) ** 2) for w, m, s in zip(self.w, self.m, self.s, strict=False)))
        self.d = abs(self.m[1] - self.m[0]) / ((self.s[0] + self.s[1]) / 2)

    def _mean_log(self, mu: float, sigma: float) -> float:
        x = mu + sigma * z
        parts = [math.log(w / s) - ((x - m) / s) ** 2 / 2 for w, m, s in zip(self.w, self.m, self.s, strict=False) if w]
        return float(weight @ np.logaddexp.reduce(parts)) - math.log(2 * math.pi) / 2

    def shares(self, mu: float, sigma: float) -> tuple[float, float]:
        """Return how much of a q is of each hump, to its weight."""
        x = mu + sigma * z
        first, second = (math.log(w / s) - ((x - m) / s) ** 2 / 2 for w, m, s in zip(self.w, self.m, self.s, strict=False))
        share = float(weight @ expit(first - second))
        return share / self.w[0], (1 - share) / self.w[1]

    def there(self, mu: float, sigma: float) -> float:
        """Return D(p‖q) in bits."""
        H = -sum(w * self._mean_log(m, s) for w, m, s in zip(self.w, self.m, self.s, strict=False))
        cross = math.log(sigma) + (math.log(2 * math.pi) + (self.sd**2 + (self.mean - mu) ** 2) / sigma**2) / 2
        return float(cross - H) / math.log(2)

    def back(self, mu: float, sigma: float) -> float:
        """Return D(q‖p) in bits."""
        return float(-math.log(sigma) - (math.log(2 * math.pi) + 1) / 2 - self._mean_log(mu, sigma)) / math.log(2)

    def best(self, d: float = 0.0) -> tuple[float, float]:
        """Return the q of least D(q‖p), with the humps at another distance if one is given."""
        m = self.m.copy()
        if d:
            self.m = np.array([-d / 2, d / 2, 0]) * (self.s[0] + self.s[1]) / 2
        starts = [(0.0, self.sd), (self.m[0], self.s[0]), (self.m[1], self.s[1])]
        tried = [minimize(lambda at: self.back(at[0], math.exp(at[1])), (mu, math.log(s)), method="Nelder-Mead") for mu, s in starts]
        mu, log = min(tried, key=lambda one: float(one.fun)).x
        self.m = m
        return float(mu), math.exp(log)

    def leaps_at(self, d: float, by: float = 2e-3) -> bool:
        """Return whether the best q is another one on both sides of a distance."""
        (mu, s), (nu, t) = self.best(d - by), self.best(d + by)
        return abs(mu - nu) > 0.3 or abs(s - t) > 0.3


def _are(found: list[float], said: Any) -> bool:
    return len(found) == len(said) and all(
        abs(value - float(number)) <= CLOSE * abs(value) for value, number in zip(found, said, strict=True)
    )


GAUSSIANS: Looks = {
    "Two humps, one Gaussian": lambda f, n: abs(f.best()[0]) > 2.9 and f.mean == 0 and f.w[0] == 0.5,
    "Covering": lambda f, n: _are([f.there(*f.q)], n) and abs(f.sd - f.q[1]) < 1e-12 and f.q[0] == f.mean,
    "Picking": lambda f, n: _are([f.back(*f.q)], n[:1]) and abs(f.back(*f.best()) - f.back(*f.q)) < 1e-8 and n[1] == 1,
    "Nearer, both cover": lambda f, n: _are([f.d, f.best()[1], f.sd], n),
    "Just before the leap": lambda f, n: abs(f.best()[0]) < 0.01 and f.leaps_at(f.d, 0.01),
    "Uneven weights": lambda f, n: _are([*f.w], n) and all(abs(f.best(d)[1] - f.best(d + 0.2)[1]) < 0.15 for d in np.arange(1, 8, 0.4)),
    "Nearly even": lambda f, n: _are([*f.w], n[:2]) and f.leaps_at(float(n[2])) and f.best(5.4)[0] > 2,
    "A spike on a hill": lambda f, n: f.m[0] == f.m[1] and f.s[0] < f.sd < f.best()[1] < f.s[1] < 1.2 * f.best()[1],
    "One hump": lambda f, n: f.w[1] == 0 and _are([f.there(*f.q), f.back(*f.q)], n),
}
