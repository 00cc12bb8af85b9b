"""Entropy: of weights, and the mean length of a Huffman code for them."""

import heapq
import math
from fractions import Fraction

import numpy as np

w = np.array([0.5, 0.25, 0.125, 0.125], dtype=float)

fractions = [["1/2"], ["1/4"], ["1/8"], ["1/8"]]
is_exact = True
in_bits = True
has_sum = True
has_text = False
counts = [4, 2, 1, 1]

if is_exact:
    weights = [Fraction(weight) for (weight,) in fractions]
else:
    weights = [Fraction(weight) for weight in w.tolist()]
total = sum(weights)


def log(x):
    # near 1 by the difference from 1, which is exact
    return math.log1p(float(x - 1)) if 0.5 < x < 2 else math.log(x.numerator) - math.log(x.denominator)


def divergence(p, q):
    d = float(p / q - 1)
    return float(q) * (d**2 / 2 - d**3 / 6 + d**4 / 12 - d**5 / 20) if abs(d) < 1e-3 else float(p) * log(p / q) - float(p - q)


print("Σ weights =", float(total))
if has_sum:
    shares = [weight / total for weight in weights if weight]
    n = len(weights)
    H = sum(float(p) * log(1 / p) for p in shares)
    # log n − H and L − H without differences of nearly equal numbers: as sums of q·((1 + d)·log(1 + d) − d) with d = p/q − 1
    missing = sum(divergence(p, Fraction(1, n)) for p in shares) + (n - len(shares)) / n

    # Huffman: the two least likely are merged until one is left; each merging makes its code words one longer
    heap = sorted((p, k, [k]) for k, p in enumerate(shares))
    lengths = [0] * len(shares)
    while len(heap) > 1:
        (p, _, few), (q, k, many) = heapq.heappop(heap), heapq.heappop(heap)
        for i in few + many:
            lengths[i] += 1
        heapq.heappush(heap, (p + q, k, few + many))

    unit = 1.0
    if in_bits:
        unit = math.log(2)
    print("H =", H / unit)
    print("log n =", math.log(n) / unit)
    print("log n − H =", missing / unit)
    print("perplexity =", math.exp(H))
    print("L =", float(sum(p * length for p, length in zip(shares, lengths, strict=True))))
    print("L − H =", sum(divergence(p, Fraction(1, 2**length)) for p, length in zip(shares, lengths, strict=True)) / math.log(2))
    if has_text:
        # the letters of a text: how often it has each outcome
        surprises = [-log(weight / total) * count for weight, count in zip(weights, counts, strict=True) if count]
        print("H(text, p) =", sum(surprises) / sum(counts) / unit)
