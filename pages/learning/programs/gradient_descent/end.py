"""End: where the updates have led."""

import numpy as np

from pages.learning.programs.gradient_descent.losses.points import f
from pages.learning.programs.gradient_descent.methods.plain import w

names = ["f after 1000 updates", "w after 1000 updates"]
after = "1000 updates"

if f"f after {after}" in names:
    print(f"f after {after} =", f(w))
if f"w after {after}" in names:
    w = np.where(np.abs(w) > 8 * np.finfo(float).eps * np.abs(w).max(), w, 0.0)  # not what is only rounding
    print(f"w after {after} =", *w)
