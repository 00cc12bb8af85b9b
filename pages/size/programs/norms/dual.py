"""Dual: Hölder's bound on a dot product, and the y that reaches it."""

import math

import numpy as np

from pages.size.programs.norms.length import length, p

x = np.array([2, 1], dtype=float)
y = np.array([-1, 1.5], dtype=float)

names = ["q", "‖y‖_q", "x·y", "‖x‖ₚ·‖y‖_q", "|x·y| / bound", "y*"]

print("‖x‖ₚ =", length(x, p))
if "‖y‖_q" in names:
    q = 1.0 if p == math.inf else math.inf if p == 1 else p / (p - 1)
    print("‖y‖_q =", length(y, q))
if "q" in names:
    print("q =", q)
if "x·y" in names:
    print("x·y =", x @ y)
if "‖x‖ₚ·‖y‖_q" in names:
    print("‖x‖ₚ·‖y‖_q =", length(x, p) * length(y, q))
if "|x·y| / bound" in names:
    u, v = x / np.abs(x).max(), y / np.abs(y).max()
    print("|x·y| / bound =", abs(u @ v) / (length(u, p) * length(v, q)))
if "y*" in names:
    z = np.abs(x) / np.abs(x).max()
    z = np.eye(len(z))[np.argmax(z)] if p == math.inf else np.sign(z) if p == 1 else z ** (p - 1)
    print("y* =", *np.copysign(z / length(z, q), x))
