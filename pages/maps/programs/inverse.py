"""Inverse: A⁻¹ and the x with Ax = b; of a matrix that is not square, an inverse on one side."""

import numpy as np

A = np.array([[2, 1], [0.5, 1.5]], dtype=float)
b = np.array([2, -1], dtype=float)
d = np.array([-0.4, 0.6], dtype=float)
t = 1
D = np.zeros((2, 2))

is_square = True
exists = True
names = ["det A", "κ(A)", "‖A⁻¹‖₂", "nearest singular", "x", "‖δb‖/‖b‖", "‖δx‖/‖x‖", "grows by"]

if is_square:
    if "rank" in names:
        print("rank =", np.linalg.matrix_rank(A))
    if "det A" in names:
        print("det A =", np.linalg.det(A))
    if "κ(A)" in names:
        print("κ(A) =", np.linalg.cond(A))
    if "‖A⁻¹‖₂" in names:
        print("‖A⁻¹‖₂ =", np.linalg.norm(np.linalg.inv(A), 2))
    if "nearest singular" in names:
        print("nearest singular =", np.linalg.svd(A, compute_uv=False)[-1])
    if "x" in names:
        print("x =", *np.linalg.solve(A, b))
    if "‖δb‖/‖b‖" in names:
        print("‖δb‖/‖b‖ =", np.linalg.norm(d) / np.linalg.norm(b))
    if "‖δx‖/‖x‖" in names:
        x, dx = np.linalg.solve(A, np.column_stack([b, d])).T
        print("‖δx‖/‖x‖ =", np.linalg.norm(dx) / np.linalg.norm(x))
    if "grows by" in names:
        print("grows by =", np.linalg.norm(dx) / np.linalg.norm(x) / (np.linalg.norm(d) / np.linalg.norm(b)))
else:
    if "rank" in names:
        print("rank =", np.linalg.matrix_rank(A))
    if "free numbers" in names:
        print("free numbers =", min(A.shape) * abs(A.shape[0] - A.shape[1]))
    if exists:
        B = np.linalg.pinv(A) + t * D
        if "‖A⁺‖_F" in names:
            print("‖A⁺‖_F =", np.linalg.norm(np.linalg.pinv(A)))
        if "‖B‖_F" in names:
            print("‖B‖_F =", np.linalg.norm(B))
        if "Bb" in names:
            print("Bb =", *(B @ b))
    if "κ(A)" in names:
        print("κ(A) =", np.linalg.cond(A))
