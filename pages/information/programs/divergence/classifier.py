"""Classifier: its loss from logits, by a softmax that neither overflows nor loses small probabilities."""

import math

import numpy as np

z = np.array([2, 1, -1], dtype=float)
t = np.array([3, 2, 0], dtype=float)
T = 1.0
label = 2
epsilon = 0.0

is_taught = False
has_loss = True
has_entropy = True
has_divergence = True
has_right = True
in_bits = False
has_others = True
is_smoothed = False


def surprises(z):
    # ln 1/q of softmax(z/T): two terms, of which none is negative
    s = (z - z.max()) / T
    rest = np.exp(np.sort(s)[:-1]).sum()
    return np.log1p(rest) - s


costs = surprises(z)
q = np.exp(-costs)
if is_taught:
    least = surprises(t)
    p = np.exp(-least)
else:
    p = np.full(len(z), epsilon / len(z))
    p[label - 1] += 1 - epsilon
    least = np.array([-math.log(share) if share else 0.0 for share in p])

unit = 1.0
if in_bits:
    unit = math.log(2)
if has_loss:
    print("loss =", (p * costs).sum() / unit)
if has_entropy:
    print("H(p) =", (p * least).sum() / unit)
if has_divergence:
    print("D(p‖q) =", (p * (costs - least)).sum() / unit)
if not is_taught:
    if has_right:
        print("q of the label =", q[label - 1])
    if has_others:
        print("margin =", z[label - 1] - np.delete(z, label - 1).max())
        if is_smoothed:
            # where the loss is least
            print("best margin =", T * math.log1p((1 - epsilon) * len(z) / epsilon))
gradient = (q - p) / T  # of the loss in nats, by the logits
