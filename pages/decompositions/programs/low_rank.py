"""Low rank: how far an image is from the nearest matrix of rank k, and what that one costs."""

import numpy as np
from PIL import Image

from core.data.images import IMAGES
from core.data.photo import grey_pixels

k = 20

is_own = False
image = "planet"

if is_own:
    A = grey_pixels(Image.open("image.png"))  # your file
else:
    A = IMAGES[image]()
m, n = A.shape

U, sigma, Vt = np.linalg.svd(A, full_matrices=False)
print("rank =", np.linalg.matrix_rank(A))
A_k = (U[:, :k] * sigma[:k]) @ Vt[:k]
print("‖A − Aₖ‖₂ =", np.linalg.norm(A - A_k, 2))
print("σₖ₊₁ =", np.append(sigma, 0)[k])
print("‖A − Aₖ‖_F =", np.linalg.norm(A - A_k))
print("√(σ²ₖ₊₁ + …) =", np.linalg.norm(sigma[k:]))
print("kept of ‖A‖² =", (sigma[:k] ** 2).sum() / (sigma**2).sum() if sigma.any() else 1.0)
print("k·(m + n + 1) =", k * (m + n + 1))
print("m·n =", m * n)
