"""QR: A = QR in four ways, and how far Q is from orthonormal in each."""

import numpy as np

A = np.array([[2, 1, 1], [4, 3, 3], [8, 7, 9]], dtype=float)

chosen = "Householder"
s = 0.0
is_turned = False
multiplications = 33


def dot(x, y):
    """Return the dot product, added up one term after the other."""
    total = x[0] * y[0]
    for k in range(1, len(x)):
        total = total + x[k] * y[k]
    return total


def householder(A):
    """Return Q and R by reflections."""
    m, n = A.shape
    R, Q = A.copy(), np.eye(m)
    for j in range(min(m - 1, n)):
        v = R[j:, j].copy()
        if v[1:].any():
            v[0] += np.copysign(np.linalg.norm(v), v[0])
            v /= np.linalg.norm(v)
            R[j:] -= 2 * np.outer(v, v @ R[j:])
            Q[:, j:] -= 2 * np.outer(Q[:, j:] @ v, v)
    return Q[:, :n], R[:n]


def givens(A):
    """Return Q and R by rotations of two rows each."""
    m, n = A.shape
    R, Q = A.copy(), np.eye(m)
    for j in range(n):
        for i in range(j + 1, m):
            if R[i, j]:
                cos, sin = np.array([R[j, j], R[i, j]]) / np.hypot(R[j, j], R[i, j])
                G = np.array([[cos, sin], [-sin, cos]])
                R[[j, i]] = G @ R[[j, i]]
                Q[:, [j, i]] = Q[:, [j, i]] @ G.T
    return Q[:, :n], R[:n]


def gram_schmidt(A, is_modified):
    """Return Q and R by taking from each column the shares of those before it."""
    n = A.shape[1]
    Q, R = A.copy(), np.zeros((n, n))
    for j in range(n):
        for i in range(j):
            R[i, j] = dot(Q[:, i], Q[:, j] if is_modified else A[:, j])
            Q[:, j] -= R[i, j] * Q[:, i]
        R[j, j] = np.sqrt(dot(Q[:, j], Q[:, j]))
        Q[:, j] /= R[j, j] or 1
    return Q, R


if is_turned:
    A = A.T
m, n = A.shape
hilbert = 1 / (np.arange(m)[:, None] + np.arange(n) + 1)
A = (1 - s) * A + s * hilbert
A = np.ldexp(A, -np.frexp(np.abs(A).max(axis=0))[1])  # columns of one size, by powers of two, which change no digit of Q

factors = {"Householder": householder(A), "Givens": givens(A), "classical": gram_schmidt(A, False), "modified": gram_schmidt(A, True)}
for name, (Q, _) in factors.items():
    print(f"‖I − Q′Q‖, {name} =", np.linalg.norm(np.eye(n) - Q.T @ Q, 2))
Q, R = factors[chosen]
print("‖A − QR‖ / ‖A‖ =", np.linalg.norm(A - Q @ R) / (np.linalg.norm(A) or 1))
print("multiplications =", multiplications)
