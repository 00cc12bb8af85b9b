"""Vectors: what two of them make together."""

import math
from fractions import Fraction

import numpy as np

a = np.array([3, 1], dtype=float)
b = np.array([0.5, 2], dtype=float)

fractions_a = [[3], [1]]
fractions_b = [[0.5], [2.0]]
is_exact_a = True
is_exact_b = True
is_plane = True
is_short = True
has_line = True
has_dot = True
has_cross = False
has_shadow = True
has_rest = True
has_angle = True
has_area = True

# in fractions: in float64 the products of nearly parallel, or nearly perpendicular, vectors lose their digits
if is_exact_a:
    u = [Fraction(entry) for (entry,) in fractions_a]
else:
    u = [Fraction(entry) for entry in a.tolist()]
if is_exact_b:
    v = [Fraction(entry) for (entry,) in fractions_b]
else:
    v = [Fraction(entry) for entry in b.tolist()]
dot = sum(p * q for p, q in zip(u, v, strict=True))  # a @ b

print("‖a‖ =", math.hypot(*a))
print("‖b‖ =", math.hypot(*b))
if is_short:
    print("a + b =", *[float(p + q) for p, q in zip(u, v, strict=True)])
    print("a − b =", *[float(p - q) for p, q in zip(u, v, strict=True)])
if has_dot:
    print("a·b =", float(dot))

height = 0.0
if is_plane:
    cross = u[0] * v[1] - u[1] * v[0]  # np.cross is for vectors of three entries
if has_line:
    shadow = float(dot / Fraction(math.hypot(*a)))
    share = dot / sum(p * p for p in u)
    height = math.hypot(*[float(q - share * p) for p, q in zip(u, v, strict=True)])
    if has_shadow:
        print("shadow =", shadow)
    if has_rest:
        print("‖rest‖ =", height)
    if is_plane:
        height = -height if cross < 0 else height
    if has_angle:
        angle = math.degrees(math.atan2(height, shadow))
        print("∠(a, b) =", 180.0 if angle == -180 else angle)
if has_cross:
    print("a×b =", *[float(u[i] * v[j] - u[j] * v[i]) for i, j in ((1, 2), (2, 0), (0, 1))])  # np.cross(a, b)
if has_area:
    if is_plane:
        print("a×b =", float(cross))
    else:
        print("area =", math.hypot(*a) * height)
