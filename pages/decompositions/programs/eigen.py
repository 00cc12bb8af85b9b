"""Eigenvectors: the eigenvalues of a square matrix, and, in the plane and in space, what it does to a vector x."""

from fractions import Fraction

import numpy as np

A = np.array([[2, 1], [0, 1]], dtype=float)
x = np.array([0.6, 0.8], dtype=float)

fractions = [[2, 1], [0, 1]]
is_exact = True
n = 2
kind = "real"
is_symmetric = False
is_far_first = True
is_zero = False
is_small = False
named = [(0, "λ₁", False), (1, "λ₂", False)]
has_kappa = True
has_gain = True
has_turn = True
is_lost = False
fractions_x = [0.6, 0.8]

if n == 2:
    if is_exact:
        (a, b), (c, d) = [[Fraction(entry) for entry in row] for row in fractions]
    else:
        (a, b), (c, d) = [[Fraction(entry) for entry in row] for row in A.tolist()]
    mean, delta = float(a + d) / 2, float(((a - d) / 2) ** 2 + b * c)  # λ = mean ± √delta
    det = float(a * d - b * c)
    if not is_exact:
        det = det if np.linalg.matrix_rank(A) == 2 else 0.0

    if kind == "complex":
        root = np.sqrt(-delta)
        print("λ₁ =", mean, root)
        print("λ₂ =", mean, -root)
    elif kind == "real":
        root = np.sqrt(delta)
        far = mean + np.copysign(root, mean)
        near = det / far
        if is_small:  # it is known where A is flat to sixteen digits, and det A counts as 0
            near = float(a * d - b * c) / far
        print("λ₁ =", far if is_far_first else near)
        print("λ₂ =", near if is_far_first else far)
    else:
        print("λ₁ =", 0.0 if is_zero else mean)
        print("λ₂ =", 0.0 if is_zero else mean)
    if kind in ("complex", "real"):
        print("κ(V) =", (np.hypot(float(a - d), float(b + c)) + abs(float(c - b))) / 2 / root)
    elif kind == "scalar":
        print("κ(V) =", 1.0)  # every basis will do
    print("tr A =", float(a + d))
    print("det A =", det)
    if kind == "real":
        print("∠(v₁, v₂) =", np.degrees(np.arctan2(root, abs(float(c - b)) / 2)))
    elif kind == "complex":
        print("∠(v₁, v₂) =", np.degrees(np.arctan2(root, np.hypot(float(a - d), float(b + c)) / 2)))
    elif kind == "defective":
        print("∠(v₁, v₂) =", 0.0)  # one line only

    if is_lost:  # in float64, where the products of an entry cancel
        p, q = [Fraction(entry) for entry in fractions_x]
        Ax = np.array([float(a * p + b * q), float(c * p + d * q)])
    else:
        Ax = A @ x
    print("Ax =", *Ax)
    if has_gain:
        print("‖Ax‖/‖x‖ =", np.linalg.norm(Ax) / np.linalg.norm(x))
    if has_turn:
        print("∠(x, Ax) =", np.degrees(np.arctan2(x[0] * Ax[1] - x[1] * Ax[0] + 0, x @ Ax)))
else:
    if is_symmetric:
        values, V = np.linalg.eigh((A + A.T) / 2)
    else:
        values, V = np.linalg.eig(A)
    values = values + 0j
    size = np.abs(values).max() or 1.0
    alike = np.round(values / size, 13)  # magnitudes that agree are in the order of their real parts
    values = values[np.lexsort((-alike.imag, -alike.real, -np.round(np.abs(alike), 13)))]

    for k, name, is_complex in named:
        if is_complex:
            print(f"{name} =", values[k].real, values[k].imag)
        else:
            print(f"{name} =", values[k].real)
    if has_kappa:
        print("κ(V) =", 1.0 if kind == "scalar" else np.linalg.cond(V))
    print("tr A =", np.trace(A))
    print("ρ(A) =", np.abs(values).max())
    print("rank =", np.linalg.matrix_rank(A))

    if n == 3:
        if is_lost:  # in float64, where the products of an entry cancel
            rows = [[Fraction(entry) for entry in row] for row in fractions]
            Ax = np.array([float(sum(a * Fraction(p) for a, p in zip(row, fractions_x, strict=True))) for row in rows])
        else:
            Ax = A @ x
        print("Ax =", *Ax)
        if has_gain:
            print("‖Ax‖/‖x‖ =", np.linalg.norm(Ax) / np.linalg.norm(x))
        if has_turn:
            print("∠(x, Ax) =", np.degrees(np.arctan2(np.linalg.norm(np.cross(x, Ax)), x @ Ax)))
