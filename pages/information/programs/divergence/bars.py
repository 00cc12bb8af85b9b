"""Bars: of two lists of weights D both ways, cross-entropies, and the root of Jensen–Shannon, which is a distance."""

import math
from fractions import Fraction

import numpy as np

v = np.array([0.5, 0.25, 0.125, 0.0625, 0.0625], dtype=float)
w = np.array([0.2, 0.2, 0.2, 0.2, 0.2], dtype=float)

fractions_p = [["1/2"], ["1/4"], ["1/8"], ["1/16"], ["1/16"]]
fractions_q = [["1/5"], ["1/5"], ["1/5"], ["1/5"], ["1/5"]]
is_exact_p = True
is_exact_q = True
in_bits = True
has_sums = True

if is_exact_p:
    p = [Fraction(weight) for (weight,) in fractions_p]
else:
    p = [Fraction(weight) for weight in v.tolist()]
if is_exact_q:
    q = [Fraction(weight) for (weight,) in fractions_q]
else:
    q = [Fraction(weight) for weight in w.tolist()]


def log(x):
    # near 1 by the difference from 1, which is exact
    return math.log1p(float(x - 1)) if 0.5 < x < 2 else math.log(x.numerator) - math.log(x.denominator)


def divergence(p, q):
    # no differences of nearly equal numbers: a sum of q·((1 + d)·log(1 + d) − d) with d = p/q − 1
    total = 0.0
    for a, b in zip(p, q, strict=True):
        if b == 0:
            total += math.inf if a else 0.0
        elif abs(a - b) < b / 1000:
            d = float(a / b - 1)
            total += float(b) * (d**2 / 2 - d**3 / 6 + d**4 / 12 - d**5 / 20)
        else:
            total += (float(a) * log(a / b) if a else 0.0) - float(a - b)
    return total


def cross(p, q):
    return sum(float(a) * log(1 / b) if b else math.inf for a, b in zip(p, q, strict=True) if a)


unit = 1.0
if in_bits:
    unit = math.log(2)


def tell(name, value):
    if math.isfinite(value):
        print(name, "=", value / unit)


if has_sums:
    print("Σp =", float(sum(p)))
    print("Σq =", float(sum(q)))
    p, q = [weight / sum(p) for weight in p], [weight / sum(q) for weight in q]
    r = [(a + b) / 2 for a, b in zip(p, q, strict=True)]
    there, first, second = divergence(p, q), divergence(p, r), divergence(r, q)
    js = (first + divergence(q, r)) / 2
    tell("D(p‖q)", there)
    tell("D(q‖p)", divergence(q, p))
    tell("H(p)", cross(p, p))
    tell("H(q)", cross(q, q))
    tell("H(p, q)", cross(p, q))
    tell("H(q, p)", cross(q, p))
    tell("JS", js)
    print("√JS =", math.sqrt(js / unit))
    tell("D(p‖r)", first)
    tell("D(r‖q)", second)
    # D(p‖q) − D(p‖r) − D(r‖q)
    tell("gap", sum(float(a - b) / 2 * log((a + b) / (2 * b)) if b else math.inf for a, b in zip(p, q, strict=True) if a != b))
