"""Least squares: the mean squared error of a linear model."""

import numpy as np

table = np.array([[-3, -2.5], [-2, -0.5], [-1, -1], [0, 0.5], [1, 0.5], [2, 2.5], [3, 2]], dtype=float)
y = table[:, 1]
X = table[:, [0]] ** np.array([0, 1])
w = np.array([-1.5, 2.0])

names = ["f(w⁽⁰⁾)", "least f", "best w", "L", "κ = L/μ"]
is_full = True
has_batches = True
has_many_solutions = False


def f(w):
    return ((X @ w - y) ** 2).mean()


if is_full:

    def gradient(w):
        return 2 / len(y) * X.T @ (X @ w - y)


if has_batches:

    def batch_gradient(w, rows):
        return 2 / len(rows) * X[rows].T @ (X[rows] @ w - y[rows])


shifts = np.frexp(np.linalg.norm(X, axis=0))[1]
rank = np.linalg.matrix_rank(np.ldexp(X, -shifts))  # of columns of about one length: they have units of their own
U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
U, sigma, V = U[:, :rank], sigma[:rank], Vt[:rank].T
curvatures = 2 * sigma**2 / len(y)
if has_many_solutions:
    best = V @ (U.T @ y / sigma)
else:
    best = np.ldexp(np.linalg.lstsq(np.ldexp(X, -shifts), y, rcond=None)[0], -shifts)

if "f(w⁽⁰⁾)" in names:
    print("f(w⁽⁰⁾) =", f(w))
if "least f" in names:
    print("least f =", f(best))
if "best w" in names:
    print("best w =", *best)
if "nearest best w" in names:
    print("nearest best w =", *w + V @ (U.T @ y / sigma - V.T @ w))
if "L" in names:
    L = curvatures[0]
    print("L =", L)
    print("κ = L/μ =", L / curvatures[-1])
