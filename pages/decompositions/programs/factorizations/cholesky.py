"""Cholesky: A = LL′, and Newton's step by it; or the x with x′Ax ≤ 0 that shows that there is no L."""

import numpy as np

A = np.array([[4, 2], [2, 3]], dtype=float)

is_symmetric = True
is_definite = True
is_hidden = False
is_newton = False
has_plain = False
x = [1.0, 0.0]
gradient = [1.0, 1.0]
multiplications = 2

print("multiplications =", multiplications)
if is_definite and not is_hidden:
    L = np.linalg.cholesky(A)
    print("‖A − LL′‖ / ‖A‖ =", np.linalg.norm(A - L @ L.T) / np.linalg.norm(A))
if is_symmetric:
    eigenvalues = np.linalg.eigvalsh(A)
    print("least λ =", eigenvalues[0])
if is_symmetric and not is_definite:
    direction = np.array(x)
    print("x′Ax =", direction @ A @ direction)
if is_newton:
    g = np.array(gradient)
    tau = 0.0 if is_definite else max(0.0, -eigenvalues[0]) + 0.1 * (np.abs(eigenvalues).max() or 1)
    L = np.linalg.cholesky(A + tau * np.eye(len(A)))
    y = np.linalg.solve(L, -g)  # two triangles, where a library has a solver of their own
    s = np.linalg.solve(L.T, y)
    print("τ =", tau)
    print("least λ of A + τI =", eigenvalues[0] + tau)
    print("slope g′s =", g @ s)
    print("fall g′s + ½s′As =", g @ s + s @ A @ s / 2)
if has_plain:
    print("slope g′s, τ = 0 =", -g @ np.linalg.solve(A, g))
