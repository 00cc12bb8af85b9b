"""End: where the updates have led."""

import numpy as np

from pages.learning.programs.gradient_descent.losses.points import f
from pages.learning.programs.gradient_descent.methods.plain import w

names = ["f at the end", "w at the end"]

if "f at the end" in names:
    print("f at the end =", f(w))
if "w at the end" in names:
    w = np.where(np.abs(w) > 8 * np.finfo(float).eps * np.abs(w).max(), w, 0.0)  # not what is only rounding
    print("w at the end =", *w)
