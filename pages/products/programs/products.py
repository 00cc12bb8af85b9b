"""Products: AB in four ways, and (AB)x beside A(Bx)."""

import numpy as np

A = np.array([[1, 2], [3, 4]], dtype=float)
B = np.array([[5, 6], [7, 8]], dtype=float)
x = np.array([1, 1], dtype=float)

fits = True
is_square = True

print("columns of A =", A.shape[1])
print("rows of B =", B.shape[0])
if fits:
    (m, n), p = A.shape, B.shape[1]
    AB = A @ B

    by_entries = [[sum(A[i, k] * B[k, j] for k in range(n)) for j in range(p)] for i in range(m)]
    by_columns = np.column_stack([sum(B[k, j] * A[:, k] for k in range(n)) for j in range(p)])
    by_rows = np.vstack([sum(A[i, k] * B[k] for k in range(n)) for i in range(m)])
    by_outer_products = sum(np.outer(A[:, k], B[k]) for k in range(n))
    for way in (by_entries, by_columns, by_rows, by_outer_products):
        assert np.allclose(way, AB, rtol=0, atol=1e-12 * np.linalg.norm(A) * np.linalg.norm(B))
    assert np.allclose(AB @ x, A @ (B @ x), rtol=0, atol=1e-12 * np.linalg.norm(A) * np.linalg.norm(B) * np.linalg.norm(x))

    print("multiplications for AB =", m * n * p)
    print("for (AB)x =", m * n * p + m * p)
    print("for A(Bx) =", n * p + m * n)
    print("‖AB‖_F =", np.linalg.norm(AB))
if is_square:
    print("‖AB − BA‖_F =", np.linalg.norm(A @ B - B @ A))
