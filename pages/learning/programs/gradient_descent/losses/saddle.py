"""Saddle: two minima, and between them a point without a slope that is none."""

import numpy as np

w = np.array([-1.5, 2.0])

names = ["f(w⁽⁰⁾)"]


def f(w):
    return w[0] ** 2 / 2 + w[1] ** 4 / 4 - w[1] ** 2 / 2


def gradient(w):
    return np.array([w[0], w[1] * w[1] * w[1] - w[1]])


if "f(w⁽⁰⁾)" in names:
    print("f(w⁽⁰⁾) =", f(w))
print("least f =", -0.25)
