"""Quadratic: a bowl of two curvatures."""

import numpy as np

kappa = 10.0
w = np.array([-1.5, 2.0])

names = ["f(w⁽⁰⁾)", "least f", "best w", "L", "κ = L/μ"]


def f(w):
    return (w[0] ** 2 + kappa * w[1] ** 2) / 2


def gradient(w):
    return np.array([w[0], kappa * w[1]])


curvatures = np.array([kappa, 1.0])

if "f(w⁽⁰⁾)" in names:
    print("f(w⁽⁰⁾) =", f(w))
print("least f =", 0.0)
print("best w =", 0.0, 0.0)
L = curvatures[0]
print("L =", L)
print("κ = L/μ =", L / curvatures[-1])
