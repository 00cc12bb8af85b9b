"""Hadamard product: entry by entry, beside the matrix product; and an image behind a mask."""

import numpy as np
from PIL import Image

from core.data.images import IMAGES
from core.data.photo import grey_pixels

A = np.array([[1, 2], [3, 4]], dtype=float)
B = np.array([[1, 2], [3, 4]], dtype=float)
c = np.array([-0.2, 0.2], dtype=float)
s = np.array([0.5, 0.5], dtype=float)
at = (0, 1)
step = 2

is_image = False
is_own = False
image = "planet"
is_disc = False
is_square = True

if is_image:
    if is_own:
        A = grey_pixels(Image.open("image.png"))[::step, ::step]  # your file
    else:
        A = IMAGES[image]()[::step, ::step]
    m, n = A.shape
    y = (1 - (2 * np.arange(m) + 1) / m - c[1])[:, None]
    x = (2 * np.arange(n) + 1 - n) / m - c[0]
    across, up = abs(s)
    if is_disc:
        M = (y * across) ** 2 + (x * up) ** 2 <= (across * up) ** 2
    else:
        M = (abs(y) <= up) & (abs(x) <= across)
    print("rank A =", np.linalg.matrix_rank(A))
    print("rank M =", np.linalg.matrix_rank(M.astype(float)))
    print("rank A⊙M =", np.linalg.matrix_rank(A * M))
    print("kept of the entries =", M.mean())
    print("kept of ‖A‖² =", ((A * M) ** 2).sum() / (A**2).sum() if A.any() else 1.0)
else:
    product = A * B  # entry by entry
    print("(A⊙B)ᵢⱼ =", product[at])
    if is_square:
        print("(AB)ᵢⱼ =", (A @ B)[at])  # rows times columns
    print("Σ(A⊙B) =", product.sum())
    print("rank A =", np.linalg.matrix_rank(A))
    print("rank B =", np.linalg.matrix_rank(B))
    print("rank A⊙B =", np.linalg.matrix_rank(product))
