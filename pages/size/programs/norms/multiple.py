"""Multiple: a vector beside a multiple of it."""

import numpy as np

from pages.size.programs.norms.length import length, p

x = np.array([2, 1], dtype=float)
alpha = -1.5

print("‖x‖ₚ =", length(x, p))
print("‖αx‖ₚ =", length(alpha * x, p))
print("|α|·‖x‖ₚ =", abs(alpha) * length(x, p))
print("max|xᵢ| =", np.abs(x).max())
