"""Quadratic form: x′Ax, its largest and smallest values on the unit circle, and whether it is definite."""

import numpy as np
from scipy.optimize import minimize_scalar

A = np.array([[2.6, 0.8], [0.8, 1.4]], dtype=float)
x = np.array([0.6, 0.8], dtype=float)
has_direction = True
is_plane = True
is_indefinite = False

S = (A + A.T) / 2  # all that f sees: eigvalsh and cholesky would read no more of A than its lower triangle
values = np.linalg.eigvalsh(S)

print("f(x) =", x @ A @ x)
if has_direction:
    print("f(x)/x′x =", x @ A @ x / (x @ x))
print("λmax =", values[-1])
print("λmin =", values[0])
if is_plane:

    def f(angle: float) -> float:
        point = np.array([np.cos(angle), np.sin(angle)])
        return float(point @ S @ point)

    # a search on the curve, without eigenvalues: the best of 90 points, and from there on
    step = np.pi / 90
    tried = [(f(k * step), k * step) for k in range(90)]
    top, bottom = max(tried)[1], min(tried)[1]
    exact = {"xatol": 1e-9}
    best = minimize_scalar(lambda t: -f(t), bounds=(top - step, top + step), method="bounded", options=exact)
    worst = minimize_scalar(f, bounds=(bottom - step, bottom + step), method="bounded", options=exact)
    print("max on the circle =", -best.fun)
    print("min on the circle =", worst.fun)
print("distance to semidefinite =", min(values[-1], -values[0]) if is_indefinite else np.abs(values).min())
if is_plane:
    print("(a₁₂ − a₂₁)/2 =", (A[0, 1] - A[1, 0]) / 2)
