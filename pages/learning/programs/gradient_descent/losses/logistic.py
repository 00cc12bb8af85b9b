"""Logistic regression: the loss of a linear model of labels."""

import numpy as np
from scipy.special import expit

table = np.array([[-3, -2.5], [-2, -0.5], [-1, -1], [0, 0.5], [1, 0.5], [2, 2.5], [3, 2]], dtype=float)
y = table[:, 1]
X = table[:, [0]] ** np.array([0, 1])
w = np.array([-1.5, 2.0])

names = ["f(w⁽⁰⁾)"]
is_full = True
has_batches = True
is_cut = True

if is_cut:
    y = np.where(y > y.mean(), 1.0, 0.0)  # labels
X = np.where(y == 1, -1.0, 1.0)[:, None] * X  # its products with w are the log-odds of the wrong label


def f(w):
    return np.logaddexp(0, X @ w).mean()


if is_full:

    def gradient(w):
        return X.T @ expit(X @ w) / len(y)


if has_batches:

    def batch_gradient(w, rows):
        return X[rows].T @ expit(X[rows] @ w) / len(rows)


if "f(w⁽⁰⁾)" in names:
    print("f(w⁽⁰⁾) =", f(w))
if "least f" in names:
    best = np.zeros(len(w))
    for _ in range(200):  # Newton's steps, halved where f would rise
        p = expit(X @ best)
        R = np.linalg.qr(np.sqrt(p * (1 - p))[:, None] * X)[1]  # R′R is the Hessian
        step = np.linalg.lstsq(R, np.linalg.lstsq(R.T, X.T @ p, rcond=None)[0], rcond=None)[0]
        while f(best - step) > f(best) * (1 + 1e-14):  # by more than rounding
            step = step / 2
        best = best - step
    print("least f =", f(best))
if "best w" in names:
    print("best w =", *best)
