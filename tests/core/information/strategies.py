"""Weights to test with: counts, decimals, fractions, zeros, one outcome, nearly uniform, from 10⁻⁴⁰ to 10¹⁶; and mpmath's answers."""

from fractions import Fraction

import mpmath
import numpy as np
from hypothesis import strategies as st

from core.information.distribution import Distribution, distribution
from core.numbers.arrays import Limits, read
from core.numbers.rational import Rational, rounded

LONG = Limits(largest=(60, 1), magnitude=1e20, smallest=1e-300)
DIGITS, MOST = 150, 700  # in which 10⁻⁴⁰ beside 10²⁰ is exact, and 10⁻³⁰⁰

Weights = tuple[str, ...]

counts = st.integers(0, 20).map(str)
decimals = st.decimals(0, 1, places=3, allow_nan=False).map(lambda d: f"{d:f}")
edges = st.sampled_from(["0", "1", "1e16", "1e-16", "1e-9", "1/3", "2/7", "0.1", "1e-40", "10000000000000001"])
near = st.integers(-9, 9).map(lambda k: f"{10**13 + k}")
entries = st.one_of(counts, decimals, edges, near)


def weights(of: st.SearchStrategy[str], most: int = 12) -> st.SearchStrategy[Weights]:
    """Return lists of weights of which one is not 0."""
    return st.lists(of, min_size=1, max_size=most).map(tuple).filter(lambda found: any(Fraction(w) for w in found))


alone = st.one_of(weights(counts), weights(decimals), weights(near), weights(edges), weights(entries, 20))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Weights, Weights]:
    """Draw two lists of one length: unlike, equal, exchanged, or nearly equal."""
    p = draw(alone)
    kind = draw(st.sampled_from(["unlike", "unlike", "equal", "exchanged", "near"]))
    if kind == "equal":
        return p, tuple(str(3 * Fraction(w)) for w in p)
    if kind == "exchanged":
        return p, p[::-1]
    if kind == "near":
        by = draw(st.sampled_from([Fraction(1, 10**k) for k in (3, 6, 8, 12, 16)]))
        signs = draw(st.lists(st.sampled_from([-1, 0, 1]), min_size=len(p), max_size=len(p)))
        return p, tuple(str(Fraction(w) * (1 + sign * by)) for w, sign in zip(p, signs, strict=True))
    q = draw(st.lists(draw(st.sampled_from([counts, decimals, edges])), min_size=len(p), max_size=len(p)).map(tuple))
    return p, (q if any(Fraction(w) for w in q) else p)


def made(weights: Weights) -> Distribution:
    """Return the distribution of weights."""
    try:
        exact = Rational(tuple((Fraction(weight),) for weight in weights))
    except ValueError:  # a root
        given = read(",".join(weights), LONG, is_vector=True)
        return distribution(given.value, given.exact)
    return distribution(np.array([rounded(row[0]) for row in exact.rows]), exact)


def shares(of: Distribution) -> list[mpmath.mpf]:
    """Return the probabilities, to as many digits as mpmath works with."""
    total = sum(of.exact)
    return [mpmath.mpf(share.numerator) / share.denominator for share in (weight / total for weight in of.exact)]


def true_entropy(p: list[mpmath.mpf]) -> mpmath.mpf:
    """Return H in nats."""
    return -sum((x * mpmath.log(x) for x in p if x), mpmath.mpf(0))


def true_divergence(p: list[mpmath.mpf], q: list[mpmath.mpf]) -> mpmath.mpf:
    """Return D(p‖q) in nats."""
    if any(x and not y for x, y in zip(p, q, strict=True)):
        return mpmath.inf
    return sum((x * mpmath.log(x / y) for x, y in zip(p, q, strict=True) if x), mpmath.mpf(0))
