"""Ridge: how far the path is from that of the solutions with a price on the length of w."""

import numpy as np

from pages.learning.programs.gradient_descent.losses.points import L, U, V, sigma, y
from pages.learning.programs.gradient_descent.methods.plain import path

way, logs = np.array(path).T, np.concatenate([[np.inf], np.linspace(3, -9, 61), [-np.inf]])  # of a price on w, from all to none


def ridge(logs):
    return V @ ((U.T @ y / sigma)[:, None] / (1 + 10.0**logs * L * len(y) / sigma[:, None] ** 2))


def away(points, curve):  # how far each point is from a polyline, and from which segment
    steps, apart = np.diff(curve)[:, :, None], points[:, None, :] - curve[:, :-1, None]
    along = (apart * steps).sum(0) / np.maximum((steps**2).sum(0), 1e-300)
    found = np.linalg.norm(apart - np.clip(along, 0, 1) * steps, axis=0)
    return found.min(0), found.argmin(0)


def cut(first, last):  # finely between two of the prices
    first, last = max(first, 1), min(last, len(logs) - 2)
    return np.concatenate([logs[:first], np.linspace(logs[first], logs[last], 400), logs[last + 1 :]])


to, segment = away(way, ridge(logs))
far = segment[to >= 0.9 * to.max()]
back = away(ridge(logs), way)[0]
out = np.flatnonzero(back >= 0.9 * back.max())
fine, beside = ridge(cut(far.min() - 1, far.max() + 2)), ridge(cut(out[0] - 1, out[-1] + 1))
long = ridge(np.concatenate([[np.inf], np.linspace(3, -9, 2000), [-np.inf]]))
longest = max(np.linalg.norm(np.diff(curve), axis=0).sum() for curve in (way, long))
print("gap to ridge path / length =", max(away(way, fine)[0].max(), away(beside, way)[0].max()) / longest)
