"""Plain: steps down the slope."""

import numpy as np

from pages.learning.programs.gradient_descent.batches import batches
from pages.learning.programs.gradient_descent.losses.points import L, batch_gradient, curvatures, gradient, w

eta = 0.1
updates = 1000

names = ["bound 2/L", "error kept by an update"]
is_full = True
keeps_path = True

if keeps_path:
    path = [w]
for k in range(updates):
    g = gradient(w) if is_full else batch_gradient(w, batches[k])
    w = w - eta * g
    if keeps_path:
        path.append(w)

if "bound 2/L" in names:
    print("bound 2/L =", 2 / L)
if "error kept by an update" in names:
    print("error kept by an update =", np.abs(1 - eta * curvatures).max())
