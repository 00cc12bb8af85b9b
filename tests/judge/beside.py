"""What is typed beside a matrix: vectors of whole numbers, and those of which something else is to be said."""

from fractions import Fraction
from random import Random

import mpmath

from tests.judge.exact import Exact, Rows, less, product, reduced


def an_x(A: Exact, seed: Random) -> list[Fraction]:
    """Return x: whole numbers, a column of the identity, or an eigenvector or the sum of two where eigenvalues are fractions.

    Some are beside an eigenvector: as a hand leads x there, with six decimals, or by less than these show.
    """
    drawn = seed.random()
    if drawn < 0.2:
        place = seed.randrange(A.n)
        return [Fraction(int(i == place)) for i in range(A.n)]
    if drawn < 0.5 and A.is_square:
        found = [v for value in _rational(A) for v in _kernel(less(A.A, value))]
        if found:
            some = seed.sample(found, min(len(found), seed.choice([1, 1, 2])))
            x = [sum(entries, Fraction(0)) for entries in zip(*some, strict=True)]
            beside = Fraction(seed.choice([0, 0, 1])) * max(map(abs, x)) / 10 ** seed.randint(5, 12)
            return [entry + beside * seed.choice([-1, 1]) for entry in x]
    if drawn < 0.65 and A.is_square:
        return _led(A, seed)
    return [Fraction(seed.randint(-5, 5)) for _ in range(A.n)]


def _led(A: Exact, seed: Random) -> list[Fraction]:
    """Return an eigenvector of length 1 to six decimals, or of a complex pair a vector of the plane that it turns."""
    v = A.eigenvector(seed.choice(A.values).value)
    turn = mpmath.expjpi(seed.random())
    x = [Fraction(round(mpmath.re(turn * v[i]) * 10**6), 10**6) for i in range(A.n)]
    return x if any(x) else [Fraction(1)] * A.n


def a_y(A: Exact, seed: Random) -> list[Fraction]:
    """Return y: whole numbers, often one that Ax reaches."""
    if seed.random() < 0.4:
        found = [row[0] for row in product(A.A, [[Fraction(seed.randint(-3, 3))] for _ in range(A.n)])]
        if all(abs(entry) <= 10**9 and (not entry or abs(entry) >= Fraction(1, 10**90)) for entry in found):
            return found
    return [Fraction(seed.randint(-5, 5)) for _ in range(A.m)]


def _rational(A: Exact) -> list[Fraction]:
    """Return the eigenvalues that are fractions."""
    lines = [part.all_coeffs() for part, _ in A.factors if part.degree() == 1]
    return [Fraction(-int(b), int(a) * A.scale) for a, b in lines]


def _kernel(B: Rows) -> Rows:
    """Return a basis of what B takes to 0, without vectors that no page takes."""
    rows, pivots = reduced(B)
    found = []
    for free in (j for j in range(len(B[0])) if j not in pivots):
        v = [Fraction(int(j == free)) for j in range(len(B[0]))]
        for row, pivot in zip(rows, pivots, strict=True):
            v[pivot] = -row[free]
        times = max(entry.denominator for entry in v)
        if all(not entry or Fraction(1, 10**6) <= abs(entry * times) <= 10**6 for entry in v):
            found.append([entry * times for entry in v])
    return found
