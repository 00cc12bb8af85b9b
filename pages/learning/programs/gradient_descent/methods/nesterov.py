"""Nesterov: steps that keep a part of the last one, and look at the slope where that leads."""

import numpy as np

from pages.learning.programs.gradient_descent.batches import batches
from pages.learning.programs.gradient_descent.losses.points import L, batch_gradient, curvatures, gradient, w

eta = 0.1
updates = 1000
beta = 0.9

names = ["bound (2+2β)/((1+2β)L)", "error kept by an update"]
is_full = True
keeps_path = True

if keeps_path:
    path = [w]
v = np.zeros(len(w))
for k in range(updates):
    g = gradient(w + beta * v) if is_full else batch_gradient(w + beta * v, batches[k])
    v = beta * v - eta * g
    w = w + v
    if keeps_path:
        path.append(w)

if "bound (2+2β)/((1+2β)L)" in names:
    print("bound (2+2β)/((1+2β)L) =", (2 + 2 * beta) / ((1 + 2 * beta) * L))
if "error kept by an update" in names:
    rate = max(np.abs(np.roots([1, -(1 + beta) * (1 - eta * c), beta * (1 - eta * c)])).max() for c in curvatures)
    print("error kept by an update =", rate)
