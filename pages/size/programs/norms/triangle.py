"""Triangle: two vectors beside their sum."""

import numpy as np

from pages.size.programs.norms.length import length, p

x = np.array([2, 1], dtype=float)
y = np.array([-1, 1.5], dtype=float)

names = ["‖x + y‖ₚ", "gap", "‖x + y‖/(‖x‖ + ‖y‖)"]

print("‖x‖ₚ =", length(x, p))
print("‖y‖ₚ =", length(y, p))
if "‖x + y‖ₚ" in names:
    print("‖x + y‖ₚ =", length(x + y, p))
if "gap" in names:
    print("gap =", length(x, p) + length(y, p) - length(x + y, p))
if "‖x + y‖/(‖x‖ + ‖y‖)" in names:
    print("‖x + y‖/(‖x‖ + ‖y‖) =", length(x + y, p) / (length(x, p) + length(y, p)))
print("at most, of all =", 2 ** (1 / p - 1) if p < 1 else 1.0)
