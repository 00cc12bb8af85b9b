"""Momentum: steps that keep a part of the last one."""

import numpy as np

from pages.learning.programs.gradient_descent.batches import batches
from pages.learning.programs.gradient_descent.losses.points import L, batch_gradient, curvatures, gradient, w

eta = 0.1
updates = 1000
beta = 0.9

names = ["bound 2(1+β)/L", "error kept by an update", "best η, β"]
is_full = True
keeps_path = True

if keeps_path:
    path = [w]
v = np.zeros(len(w))
for k in range(updates):
    g = gradient(w) if is_full else batch_gradient(w, batches[k])
    v = beta * v - eta * g
    w = w + v
    if keeps_path:
        path.append(w)

if "bound 2(1+β)/L" in names:
    print("bound 2(1+β)/L =", 2 * (1 + beta) / L)
if "error kept by an update" in names:
    rate = max(np.abs(np.roots([1, -(1 + beta - eta * c), beta])).max() for c in curvatures)
    print("error kept by an update =", rate)
if "best η, β" in names:
    long, short = np.sqrt(curvatures[0]), np.sqrt(curvatures[-1])
    print("best η, β =", 4 / (long + short) ** 2, ((long - short) / (long + short)) ** 2)
