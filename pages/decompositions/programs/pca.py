"""Principal components: the perpendicular axes along which points vary most, and what share of the variance each explains."""

import numpy as np

points = np.array([[-2, -1.5], [-1, -0.5], [0, 0.5], [1, 0], [1.5, 1.5], [2.5, 1]], dtype=float)
rank = 2

is_scaled = False
varies = True
is_one = False
means = [(0, "x"), (1, "y")]
deviations = [(0, "s₁"), (1, "s₂")]
shares = [(0, "explained by v₁"), (1, "explained by v₂")]

n, q = points.shape
mean = points.mean(axis=0)
print("n =", n)
for j, axis in means:
    print(f"mean {axis} =", mean[j])
if not is_one:
    centred = points - mean
    centred[:, points.min(axis=0) == points.max(axis=0)] = 0  # where only rounding is left
    if is_scaled:
        lengths = np.linalg.norm(centred, axis=0)
        centred *= np.sqrt(n - 1) / np.where(lengths > 0, lengths, 1)
    _, sigma, Vt = np.linalg.svd(np.vstack([centred, np.zeros((q, q))]), full_matrices=False)
    s = sigma / np.sqrt(n - 1)
    s[rank:] = 0  # where only rounding is left
    for k, name in deviations:
        print(f"{name} =", s[k])
    variances = s**2
    if varies:
        for k, name in shares:
            print(f"{name} =", variances[k] / variances.sum())
    print("total variance =", variances.sum())
    scores = centred @ Vt.T  # each point along the axes, which are the rows of Vt
