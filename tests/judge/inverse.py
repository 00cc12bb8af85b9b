"""What the page of inverses says of A, b and δb, or of a one-sided inverse, judged."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from typing import Any

import mpmath
import numpy as np

from tests.judge.exact import Exact, Rows, big, inverse, product, pseudoinverse, rank, reduced, transpose
from tests.judge.lines import line
from tests.judge.numbers import ANY, Wanted
from tests.judge.scan import Phrases, Said, claim, nothing, number, same, table

NEARLY = 1000  # κ


class Undone:
    """A⁻¹ or a one-sided inverse of A, and what they make of b and δb, exactly."""

    def __init__(self, A: Exact, b: list[Fraction], d: list[Fraction]) -> None:
        self.A, self.b, self.d = A, b, d

    @property
    def exists(self) -> bool:
        """Whether there is an inverse, or one on a side."""
        return self.A.rank == min(self.A.m, self.A.n)

    @cached_property
    def inverse(self) -> Rows:
        """A⁻¹; for A that is not square the inverse B that is shown: A⁺, with 1 added to the first free number."""
        A = self.A
        if A.is_square:
            return inverse(A.A)
        plus, tall = pseudoinverse(A.A), A.A if A.m > A.n else transpose(A.A)
        rows, pivots = reduced(transpose(tall))
        free = next(j for j in range(len(tall)) if j not in pivots)
        w = [Fraction(int(j == free)) for j in range(len(tall))]
        for row, j in zip(rows, pivots, strict=True):
            w[j] = -row[free]
        added = [w, *([Fraction(0)] * len(w) for _ in range(len(tall[0]) - 1))]
        return [[p + q for p, q in zip(*both, strict=True)] for both in zip(plus, added if A.m > A.n else transpose(added), strict=True)]

    def times(self, v: list[Fraction]) -> list[Fraction]:
        """Return the inverse times v."""
        return [row[0] for row in product(self.inverse, [[entry] for entry in v])]

    @cached_property
    def is_reached(self) -> bool:
        """Whether b is in the column space."""
        return rank([[*row, entry] for row, entry in zip(self.A.A, self.b, strict=True)]) == self.A.rank

    def share(self, part: list[Fraction], whole: list[Fraction]) -> Any:
        """Return how long part is beside whole; None where that is 0."""
        with mpmath.workdps(self.A.digits):
            return _length(part) / _length(whole) if any(whole) else None

    @property
    def of_b(self) -> Any:
        """‖δb‖/‖b‖."""
        return self.share(self.d, self.b)

    @property
    def of_x(self) -> Any:
        """‖δx‖/‖x‖."""
        return self.share(self.times(self.d), self.times(self.b))

    @property
    def growth(self) -> Any:
        """How many times as large the relative change of x is."""
        with mpmath.workdps(self.A.digits):
            return self.of_x / self.of_b if any(self.b) and any(self.d) else None

    @cached_property
    def formed(self) -> Any:
        """What NumPy gives, None where it refuses."""
        with np.errstate(all="ignore"):
            try:
                found = np.linalg.inv(np.array([[float(entry) for entry in row] for row in self.A.A]))
            except np.linalg.LinAlgError:
                return None
        return found if np.isfinite(found).all() else None

    @property
    def is_another(self) -> bool:
        """Whether that is another matrix than A⁻¹, by half or more."""
        off = [[Fraction(float(f)) - e for f, e in zip(*rows, strict=True)] for rows in zip(self.formed, self.inverse, strict=True)]
        with mpmath.workdps(self.A.digits):
            return bool(_size(off) > _size(self.inverse) / 2)


def _length(entries: list[Fraction]) -> Any:
    return mpmath.sqrt(big(sum((entry**2 for entry in entries), Fraction(0))))


def _size(A: Rows) -> Any:
    """Return ‖A‖_F."""
    return _length([entry for row in A for entry in row])


def _has(s: Said) -> Iterator[str]:
    A: Exact = s.facts
    yield from claim(A.rank == A.n, f"rank {A.rank} of {A.n}")
    yield from claim(("As typed" in s[0]) == A.is_flat_to_16, "to sixteen digits, too" if A.is_flat_to_16 else "also to sixteen digits")


def _has_none(s: Said) -> Iterator[str]:
    A: Exact = s.facts
    yield from claim(A.rank < min(A.m, A.n), f"rank {A.rank}")
    if s[0].startswith("A has no left"):
        yield from claim(A.m > A.n, "A is not tall")
    if s[0].startswith("A has no right"):
        yield from claim(A.m < A.n, "A is not wide")


def _flattens(s: Said) -> Iterator[str]:
    A = s.facts
    yield from claim(A.rank == 1, f"rank {A.rank}")
    yield from line(s[1], A.images[0])


def _many_x(s: Said) -> Iterator[str]:
    yield from claim(s.given.is_reached, "b is not reached")
    yield from claim(s.facts.n - s.facts.rank == 1 + (s[1] == "plane"), f"rank {s.facts.rank} of {s.facts.n}")


def _formed(s: Said) -> Iterator[str]:
    given: Undone = s.given
    if "refuses" in s[0] or given.formed is None:
        yield from claim("refuses" in s[0] and given.formed is None, "it refuses" if given.formed is None else "it gives one")
    elif given.exists:
        yield from claim(("another" in s[0]) == given.is_another, "another matrix" if given.is_another else "A⁻¹")
    else:
        yield from claim("nevertheless" in s[0], "it gives one")


def _free(s: Said) -> Iterator[str]:
    A: Exact = s.facts
    yield from same(s[1], min(A.m, A.n) * abs(A.m - A.n))


def _many(s: Said) -> Iterator[str]:
    A: Exact = s.facts
    yield from claim(s.given.exists and (A.m > A.n) == (s[0][0] == "B"), "it is not so")


def _times_larger(s: Said) -> Iterator[str]:
    with mpmath.workdps(s.facts.digits):
        yield from number(s[1], _size(s.given.inverse) / _size(pseudoinverse(s.facts.A)))


PHRASES: Phrases = (
    (r"A has an inverse", _has),
    (r"As typed, A has an inverse; to sixteen digits it has none", _has),
    (r"each b comes from one x alone", nothing),
    (r"but nearly none", lambda s: claim(s.facts.kappa >= NEARLY, "κ is not so large")),
    (r"(?:A relative error of b grows by a factor of at most )?κ = <n>(?: in x)?", lambda s: number(s[1], s.facts.kappa)),
    (r"that of δb by <n>", lambda s: number(s[1], s.given.growth)),
    (r"NumPy’s inv (?:refuses it|gives another matrix|finds it nevertheless)", _formed),
    (r"NumPy’s inv gives one nevertheless: what it inverts is rounding", _formed),
    (r"A has no inverse", _has_none),
    (r"it sends every x to 0", lambda s: claim(s.facts.rank == 0, "A is not 0")),
    (r"b is 0: every x leads there", lambda s: claim(not any(s.given.b), "b is not 0")),
    (r"it flattens the plane onto the line at <a>", _flattens),
    (
        r"it flattens space onto a (plane|line)",
        lambda s: claim(s.facts.n == 3 and s.facts.rank == 1 + (s[1] == "plane"), f"rank {s.facts.rank}"),
    ),
    (r"it flattens <k> dimensions to <k>", lambda s: (*same(s[1], s.facts.n), *same(s[2], s.facts.rank))),
    (r"b lies (?:on|in) it: a (line|plane) of x leads there", _many_x),
    (r"b is reached, from many x", lambda s: claim(s.given.is_reached, "b is not reached")),
    (r"b is not (?:on|in) it: no x leads there|No x leads to b", lambda s: claim(not s.given.is_reached, "b is reached")),
    (r"(?:BA|AB) = I for many B", _many),
    (r"<k> numbers? of B (?:is|are) free", _free),
    (r"This one is <n> times as large as A⁺, the smallest", _times_larger),
    (r"A has no (?:left|right) inverse: its rank is <k>", lambda s: (*_has_none(s), *same(s[1], s.facts.rank))),
    (r"it would have to be 1", lambda s: claim(min(s.facts.m, s.facts.n) == 1, "it would have to be more")),
    (r"its <k> (?:columns|rows) would have to be independent", lambda s: same(s[1], min(s.facts.m, s.facts.n))),
    (
        r"As typed, A has (?:left|right) inverses; to sixteen digits it has none",
        lambda s: claim(s.facts.is_flat_to_16, "also to sixteen digits"),
    ),
)
TABLE = table(PHRASES)


def numbers(given: Undone) -> dict[str, Wanted]:
    """Return what the numbers of the page are."""
    A = given.A
    found = {
        "rank": Wanted(A.rank),
        "κ(A)": Wanted(A.kappa if given.exists else mpmath.inf),
        "free numbers": Wanted(min(A.m, A.n) * abs(A.m - A.n)),
        "needed rank": Wanted(min(A.m, A.n)),
        "‖A‖₂": Wanted(A.sigma[0]),
        **dict.fromkeys(("inv(A)", "inv : solve, b = Ax", "inv : solve, random b"), ANY),
    }
    with mpmath.workdps(A.digits):
        if A.is_square:
            found |= {"det A": Wanted(A.det), "nearest singular": Wanted(A.sigma[-1])}
        if not given.exists:
            return found
        if not A.is_square:
            plus, B = map(_size, (pseudoinverse(A.A), given.inverse))
            return found | {"‖A⁺‖_F": Wanted(plus), "‖B‖_F": Wanted(B), "Bb": Wanted(given.times(given.b))}
        found |= {"‖A⁻¹‖₂": Wanted(1 / A.sigma[-1]), "x": Wanted(given.times(given.b))}
        if A.n in {2, 3}:
            found |= {"‖δb‖/‖b‖": Wanted(given.of_b), "‖δx‖/‖x‖": Wanted(given.of_x), "grows by": Wanted(given.growth)}
        return found
