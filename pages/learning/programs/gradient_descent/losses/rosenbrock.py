"""Rosenbrock: a bent valley."""

import numpy as np

w = np.array([-1.5, 2.0])

names = ["f(w⁽⁰⁾)"]


def f(w):
    return (1 - w[0]) ** 2 + 100 * (w[1] - w[0] ** 2) ** 2


def gradient(w):
    return np.array([-2 * (1 - w[0]) - 400 * w[0] * (w[1] - w[0] * w[0]), 200 * (w[1] - w[0] * w[0])])


if "f(w⁽⁰⁾)" in names:
    print("f(w⁽⁰⁾) =", f(w))
print("least f =", 0.0)
print("best w =", 1.0, 1.0)
