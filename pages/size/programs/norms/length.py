"""Length: ‖v‖ₚ of a vector of any size."""

import math

import numpy as np

p = 2.0


def length(v, p):  # np.linalg.norm(v, p), but squares of 1e300 do not overflow, and those of 1e-300 are not lost
    unit = np.abs(v).max()
    if unit == 0 or p == math.inf:
        return unit
    return unit * np.sum((np.abs(v) / unit) ** p) ** (1 / p)
