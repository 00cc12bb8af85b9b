"""Adam: steps by running means of the slopes and of their squares."""

import numpy as np

from pages.learning.programs.gradient_descent.batches import batches
from pages.learning.programs.gradient_descent.losses.points import batch_gradient, gradient, w

eta = 0.1
updates = 1000
beta = 0.9

is_full = True

m = s = np.zeros(len(w))
for k in range(1, updates + 1):
    g = gradient(w) if is_full else batch_gradient(w, batches[k - 1])
    m, s = beta * m + (1 - beta) * g, 0.999 * s + (1 - 0.999) * g * g
    w = w - eta * m / (1 - beta**k) / (np.sqrt(s / (1 - 0.999**k)) + 1e-8)
