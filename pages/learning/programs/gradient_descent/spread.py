"""Spread: how far w stays from the minimum in the long run, where batches are drawn with replacement."""

import numpy as np

from pages.learning.programs.gradient_descent.batches import B, n
from pages.learning.programs.gradient_descent.losses.points import V, X, best, f, rank, y
from pages.learning.programs.gradient_descent.methods.plain import eta, path

settled = 500

names = ["bound of the spread", "mean excess, predicted", "mean excess, last half"]

if "bound of the spread" in names:
    Z, one = X @ V, np.eye(rank)  # the points within the row space of X
    H, rows = 2 / n * Z.T @ Z, [2 * np.outer(z, z) for z in Z]
    E = (1 - 1 / B) * np.kron(H, H) + sum(np.kron(h, h) for h in rows) / n / B  # of the batch's H with itself
    drift = np.kron(H, one) + np.kron(one, H)
    print("bound of the spread =", 1 / np.linalg.eigvals(np.linalg.solve(drift, E)).real.max())
if "mean excess, predicted" in names:
    slopes = 2 * (X @ best - y)[:, None] * Z
    spread = np.linalg.solve(drift - eta * E, eta / B * (slopes.T @ slopes / n).ravel()).reshape(rank, rank)
    print("mean excess, predicted =", np.trace(H @ spread) / 2)
if "mean excess, last half" in names:
    print("mean excess, last half =", np.mean([f(w) for w in path[settled:]]) - f(best))
