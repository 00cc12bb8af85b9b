"""Least squares: the w for which Xw is nearest to y, and what is known about it."""

import numpy as np
import scipy.linalg

table = np.array([[-3, -2.5], [-2, -0.5], [-1, -1], [0, 0.5], [1, 0.5], [2, 2.5], [3, 2]], dtype=float)
y = table[:, 1]
X = table[:, [0]] ** np.array([0, 1])
df = 5

alpha = 0.0
is_zero = False
is_full = True
is_shortest = True
names = ["residual sum of squares", "residual standard deviation", "R²", "largest leverage", "condition number κ(X)", "κ, columns scaled"]
coefficients = [(0, "intercept w₀"), (1, "slope w₁")]
errors_of = [(0, "w₀"), (1, "w₁")]

if is_zero:
    w = np.zeros(X.shape[1])  # X = 0
    leverage = np.zeros(len(y))
else:
    if alpha:
        A, b = X, np.append(y, np.zeros(X.shape[1]))
        X = np.vstack([A, np.sqrt(alpha) * np.eye(A.shape[1])])  # the price α
    else:
        b = y
    shifts = np.frexp(np.linalg.norm(X, axis=0))[1]
    Z = np.ldexp(X, -shifts)  # columns of about one length, by powers of two: no digit changes
    Q, R, order = scipy.linalg.qr(Z, mode="economic", pivoting=True)
    if is_full:
        basic, q, r = order, Q, R
    else:
        sigma = np.linalg.svd(R, compute_uv=False)
        tiny = max(Z.shape) * np.finfo(float).eps
        rank = (sigma > tiny * sigma[0]).sum()
        basic, others, q, r = order[:rank], order[rank:], Q[:, :rank], R[:rank, :rank]
    solve, long = scipy.linalg.solve_triangular, np.longdouble
    z, at = solve(r, q.T @ b), Z[:, basic].astype(long)
    for _ in range(3):
        left = (at.T @ (b.astype(long) - at @ z.astype(long))).astype(float)  # should be 0, and is corrected
        z += solve(r, solve(r, left, trans="T"))
    if is_full:
        w = np.empty(len(z))
        w[order] = np.ldexp(z, -shifts[order])
    else:
        made = solve(r, R[:rank, rank:])  # of the basic columns all others are made
        made[np.abs(made) <= tiny] = 0
        K = np.zeros((len(order), rank))  # X is the basic columns of Z times K′
        K[basic, range(rank)] = 1
        K[others] = made.T
        if is_shortest:
            K = np.ldexp(K, shifts[:, None])  # else rounding hides the shortest: this is it with columns scaled
        down = np.argsort(-np.abs(K).max(axis=1))  # large rows first: the small ones keep their digits
        V, T, first = scipy.linalg.qr(K[down], mode="economic", pivoting=True)
        w = np.zeros(len(K))
        for _ in range(2):
            left = (z.astype(long) - K.T.astype(long) @ w.astype(long)).astype(float)
            w[down] += V @ solve(T, left[first], trans="T")  # the shortest of all w that fit alike
        if not is_shortest:
            w = np.ldexp(w, -shifts)
    leverage = (q[: len(y)] ** 2).sum(axis=1)
    if alpha:
        X = A
        shifts = np.frexp(np.linalg.norm(X, axis=0))[1]
        Z = np.ldexp(X, -shifts)
        Q, R, order = scipy.linalg.qr(Z, mode="economic", pivoting=True)

r = (y.astype(np.longdouble) - X.astype(np.longdouble) @ w.astype(np.longdouble)).astype(float)
if errors_of:
    lengths = np.linalg.norm(solve(R, np.eye(len(w))), axis=1)
    errors = np.empty(len(w))
    errors[order] = np.ldexp(lengths, -shifts[order]) * np.sqrt(r @ r / df)

for j, name in coefficients:
    print(f"{name} =", w[j])
for j, name in errors_of:
    print(f"SE({name}) =", errors[j])
if "residual sum of squares" in names:
    print("residual sum of squares =", r @ r)
if "residual standard deviation" in names:
    print("residual standard deviation =", np.sqrt(r @ r / df))
if "R²" in names:
    print("R² =", 1 - r @ r / ((y - y.mean()) @ (y - y.mean())))
if "R², uncentred" in names:
    print("R², uncentred =", 1 - r @ r / (y @ y))
if "largest leverage" in names:
    print("largest leverage =", leverage.max())
if "condition number κ(X)" in names:
    print("condition number κ(X) =", np.divide(*np.linalg.svd(np.ldexp(R, shifts[order]), compute_uv=False)[[0, -1]]))
if "κ, columns scaled" in names:
    print("κ, columns scaled =", np.divide(*np.linalg.svd(R, compute_uv=False)[[0, -1]]))
