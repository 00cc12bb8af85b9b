"""Gaussian fits: a mixture of two Gaussians and one, and the best one of either direction."""

import numpy as np
from scipy.optimize import minimize, root

m = np.array([-3, 3, 0], dtype=float)
s = np.array([1, 1, 2], dtype=float)
w = 0.5
has_two = True
in_bits = True

base = np.log(2) if in_bits else 1.0

z = np.linspace(-10, 10, 20001)
weight = np.exp(-z * z / 2) * (z[1] - z[0]) / np.sqrt(2 * np.pi)
w1, w2 = w, 1 - w
if has_two:

    def logs(x):
        """Return log p and its derivative."""
        u, v = (x - m[0]) / s[0], (x - m[1]) / s[1]
        a, b = np.log(w1 / s[0]) - u * u / 2, np.log(w2 / s[1]) - v * v / 2
        top = np.logaddexp(a, b)
        return top - np.log(2 * np.pi) / 2, -np.exp(a - top) * u / s[0] - np.exp(b - top) * v / s[1]

    def backward(mu, sigma):
        """Return D(q‖p) in nats, for q a Gaussian."""
        return -np.log(sigma) - (np.log(2 * np.pi) + 1) / 2 - weight @ logs(mu + sigma * z)[0]

    def slopes(at):
        """Return the derivatives of D(q‖p) by μ/σ and by log σ."""
        mu, sigma = at[0], np.exp(at[1])
        slope = logs(mu + sigma * z)[1] * sigma
        return [-(weight @ slope), -1 - weight @ (z * slope)]

    H = -sum(of * (weight @ logs(mu + sigma * z)[0]) for of, mu, sigma in ((w1, m[0], s[0]), (w2, m[1], s[1])))
    mean = w1 * m[0] + w2 * m[1]
    sd = np.sqrt(w1 * s[0] ** 2 + w2 * s[1] ** 2 + w1 * w2 * (m[1] - m[0]) ** 2)

    def forward(mu, sigma):
        """Return D(p‖q) in nats: cross-entropy minus entropy."""
        return np.log(sigma) + (np.log(2 * np.pi) + (sd**2 + (mean - mu) ** 2) / sigma**2) / 2 - H

    starts = [(mean, sd), (m[0], s[0]), (m[1], s[1])]
    coarse = [minimize(lambda at: backward(at[0], np.exp(at[1])), (mu, np.log(sigma)), method="Nelder-Mead") for mu, sigma in starts]
    fine = root(slopes, min(coarse, key=lambda found: found.fun).x, tol=1e-13).x
    print("D(p‖q) =", forward(m[2], s[2]) / base)
    print("least D(p‖q) =", forward(mean, sd) / base)
    print("D(q‖p) =", backward(m[2], s[2]) / base)
    print("least D(q‖p) =", backward(fine[0], np.exp(fine[1])) / base)
    print("d =", abs(m[1] - m[0]) / ((s[0] + s[1]) / 2))
else:

    def between(a, b):
        """Return D of two Gaussians in nats, by the closed form."""
        return np.log(b[1] / a[1]) + (a[1] ** 2 + (a[0] - b[0]) ** 2) / (2 * b[1] ** 2) - 1 / 2

    p, q = (m[0], s[0]) if w1 else (m[1], s[1]), (m[2], s[2])
    print("D(p‖q) =", between(p, q) / base)
    print("least D(p‖q) =", 0.0)
    print("D(q‖p) =", between(q, p) / base)
    print("least D(q‖p) =", 0.0)
    print("d =", abs(m[1] - m[0]) / ((s[0] + s[1]) / 2))
