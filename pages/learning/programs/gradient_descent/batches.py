"""Batches: the rows that each update looks at."""

import numpy as np

from pages.learning.programs.gradient_descent.losses.points import y

seed = 1
B = 3

is_drawn_again = False

n = len(y)
generator = np.random.default_rng(seed)
if is_drawn_again:
    batches = list(generator.integers(n, size=(1000, B)))
else:
    epochs = -(-1000 // -(-n // B))
    shuffles = generator.permuted(np.tile(np.arange(n), (epochs, 1)), axis=1)
    batches = [shuffle[first : first + B] for shuffle in shuffles for first in range(0, n, B)]
