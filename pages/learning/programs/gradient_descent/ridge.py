"""Ridge: how far the path is from that of the solutions with a price on the length of w."""

import numpy as np

from pages.learning.programs.gradient_descent.losses.points import L, U, V, sigma, y
from pages.learning.programs.gradient_descent.methods.plain import path

prices = np.concatenate([[np.inf], np.logspace(3, -9, 61), [0.0]]) * L * len(y)  # of a parameter, from all to none
way, ridge = np.array(path).T, V @ ((U.T @ y / sigma)[:, None] / (1 + prices / sigma[:, None] ** 2))


def farthest(points, curve):
    steps, away = np.diff(curve)[:, :, None], points[:, None, :] - curve[:, :-1, None]
    along = (away * steps).sum(0) / np.maximum((steps**2).sum(0), 1e-300)
    return np.linalg.norm(away - np.clip(along, 0, 1) * steps, axis=0).min(0).max()


longest = max(np.linalg.norm(np.diff(curve), axis=0).sum() for curve in (way, ridge))
print("gap to ridge path / length =", max(farthest(way, ridge), farthest(ridge, way)) / longest)
