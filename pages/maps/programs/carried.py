"""Carried: where the matrix takes points."""

import numpy as np

from pages.maps.programs.transformation import A

points = np.array([[1, 1], [3, 1], [1, 2]], dtype=float)
images = points @ A.T  # a row for each
