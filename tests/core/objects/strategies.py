"""Pairs of vectors to test with: of whole numbers, parallel, opposite, at right angles, nearly so, huge, tiny, and of √2."""

from fractions import Fraction

from hypothesis import strategies as st

whole = st.integers(-5, 5).map(str)
decimal = st.decimals(-10, 10, places=3, allow_nan=False).map(lambda d: f"{d:f}")
entry = st.one_of(whole, decimal, st.sampled_from(["1/3", "-2/7", "0", "1e-9"]))
edge = st.sampled_from(["0", "1", "-1", "1e300", "-1e300", "1e-300", "-1e-300", "1e-9", "3e299", "1e150"])
root = st.sampled_from(["sqrt(2)", "-sqrt(3)", "1", "pi", "0", "2*sqrt(2)", "cos(1)", "-1.5"])
times = st.sampled_from([Fraction(1), Fraction(-1), Fraction(2), Fraction(-3), Fraction(1, 2), Fraction(-1, 3)])
nudge = st.sampled_from(["1e-9", "-1e-9", "1e-12", "1e-6", "1e-15", "-1e-30", "1e-300"])

Pair = tuple[tuple[str, ...], tuple[str, ...]]


def lists(of: st.SearchStrategy[str], n: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(of, min_size=n, max_size=n).map(tuple)


def pairs(of: st.SearchStrategy[str]) -> st.SearchStrategy[Pair]:
    """Return two vectors of one length, of which two is the most frequent."""
    return st.sampled_from([2, 2, 2, 1, 3, 4, 5, 12]).flatmap(lambda n: st.tuples(lists(of, n), lists(of, n)))


def scaled(a: tuple[str, ...], factor: Fraction) -> tuple[str, ...]:
    return tuple(str(Fraction(entry) * factor) for entry in a)


ordinary = pairs(entry)
edges = pairs(edge)
roots = pairs(root)
along = st.tuples(pairs(entry), times).map(lambda p: (p[0][0], scaled(p[0][0], p[1])))
across = st.tuples(st.tuples(entry, entry), times).map(lambda p: (p[0], scaled((p[0][1], str(-Fraction(p[0][0]))), p[1])))
nearly = st.tuples(st.sampled_from([("1", "0"), ("-1", "0"), ("0", "1"), ("0", "-1")]), nudge).map(
    lambda p: (("1", "0"), (p[0][0] if p[0][0] != "0" else p[1], p[0][1] if p[0][1] != "0" else p[1]))
)
both = st.one_of(ordinary, along, across, nearly, edges, roots)
exact = st.one_of(ordinary, along, across, nearly, edges)
