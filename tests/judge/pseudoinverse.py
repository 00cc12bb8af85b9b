"""What the pseudoinverse page says of Ax = y, judged; the cut is auto."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from typing import Any

import mpmath

from tests.judge.exact import EPS, Exact, big, product, rank
from tests.judge.numbers import ANY, ROUNDING, Wanted
from tests.judge.scan import Phrases, Said, claim, nothing, number, same, table

SPREADS = {"a line": 1, "a plane": 2}


class Solved:
    """Ax = y, solved exactly, or with A of the rank that it has to sixteen digits."""

    def __init__(self, A: Exact, y: list[Fraction]) -> None:
        self.A, self.y = A, y
        self.kept = A.rank_to_16
        self.is_exact = self.kept == A.rank

    @cached_property
    def inverse(self) -> Any:
        """A⁺, in fractions where it is that of A as it was typed."""
        if self.is_exact:
            with mpmath.workdps(self.A.digits):
                return mpmath.matrix([[big(entry) for entry in row] for row in self.A.pseudoinverse])
        return self.A.truncated(self.kept)

    @cached_property
    def x(self) -> list[Any]:
        """x⁺, with many digits."""
        with mpmath.workdps(self.A.digits):
            if self.is_exact:
                return [big(row[0]) for row in product(self.A.pseudoinverse, [[entry] for entry in self.y])]
            return list(self.inverse * mpmath.matrix([big(entry) for entry in self.y]))

    @cached_property
    def length(self) -> Any:
        """‖x⁺‖."""
        with mpmath.workdps(self.A.digits):
            return mpmath.sqrt(mpmath.fsum(v * v for v in self.x))

    @cached_property
    def distance(self) -> Any:
        """‖y − Ax⁺‖."""
        with mpmath.workdps(self.A.digits):
            rest = self.A.big * mpmath.matrix(self.x) - mpmath.matrix([big(entry) for entry in self.y])
            return mpmath.mpf(0) if self.is_exact and self.is_solvable else mpmath.norm(rest)

    @cached_property
    def is_solvable(self) -> bool:
        """Whether y lies in the column space, exactly."""
        return rank([[*row, entry] for row, entry in zip(self.A.A, self.y, strict=True)]) == self.A.rank

    @cached_property
    def hidden(self) -> Any:
        """What rounding can hide of each entry of A⁺ = VD⁺U′, over ε: U and V are known to so much, whatever their entries are."""
        U, sigma, Vt = self.A.svd
        k = self.kept
        with mpmath.workdps(self.A.digits):
            if not k:
                return mpmath.zeros(self.A.n, self.A.m)
            V, D, Ut = Vt[:k, :].T.apply(abs), mpmath.diag([1 / s for s in sigma[:k]]), U[:, :k].T.apply(abs)
            return V * D * mpmath.ones(k, self.A.m) + mpmath.ones(self.A.n, k) * D * Ut

    @cached_property
    def kappa(self) -> Any:
        """The condition of what is kept."""
        return self.A.norm / self.A.sigma[self.kept - 1] if self.kept else mpmath.mpf(1)

    @property
    def is_reached(self) -> bool:
        """Whether y lies in the column space: exactly, or to sixteen digits in that of what A is to sixteen digits."""
        return self.is_solvable if self.is_exact else self.is_nearly_solvable

    @property
    def size(self) -> Any:
        """‖y‖ + ‖A‖‖x⁺‖: of what the distance is the rest."""
        with mpmath.workdps(self.A.digits):
            return mpmath.sqrt(big(sum((entry**2 for entry in self.y), Fraction(0)))) + self.A.norm * self.length

    @property
    def is_nearly_solvable(self) -> bool:
        """Whether it does to sixteen digits."""
        return bool(self.distance <= 64 * big(EPS) * self.size)


def _spread(text: str) -> int:
    return SPREADS.get(text) or int(re.search(r"\d+", text)[0])  # type: ignore[index]


def _rank_is(s: Said, is_it: Any) -> Iterator[str]:
    """Judge a claim on the rank: is_it tells whether it holds of a rank."""
    A: Exact = s.facts
    truth = f"rank {A.rank} of {min(A.m, A.n)}" + (f", {A.rank_to_16} to sixteen digits" if A.is_flat_to_16 else "")
    yield from s.holds(is_it(A.rank), is_it(A.rank_to_16), truth)


def _inverse(s: Said) -> Iterator[str]:
    A = s.facts
    yield from _rank_is(s, lambda r: r == A.m == A.n)


def _every_y(s: Said) -> Iterator[str]:
    A = s.facts
    yield from _rank_is(s, lambda r: r == A.m and A.n - r == _spread(s[1]))


def _reached(s: Said) -> Iterator[str]:
    yield from claim(s.given.is_reached, "y does not lie in it")


def _missed(s: Said) -> Iterator[str]:
    yield from claim(not s.given.is_reached, "y lies in it")
    yield from number(s[1], s.given.distance)


def _independent(s: Said) -> Iterator[str]:
    yield from _rank_is(s, lambda r: r == s.facts.n)


def _many(s: Said) -> Iterator[str]:
    yield from _rank_is(s, lambda r: s.facts.n - r == _spread(s[2]))
    yield from claim((s[1] == "with Ax = y") == s.given.is_reached, "the other")


def _rank(s: Said) -> Iterator[str]:
    A = s.facts
    yield from same(s[2], min(A.m, A.n))
    yield from _rank_is(s, lambda r: r == int(s[1]))


def _nearly(s: Said) -> Iterator[str]:
    solved: Solved = s.given
    yield from same(s[1], solved.kept - 1)
    yield from number(s[3], solved.A.sigma[solved.kept - 1] / solved.A.norm)


def _zero(s: Said) -> Iterator[str]:
    yield from claim(s.facts.rank == 0 and any(s.given.y) == ("none" in s[0]), "A is not 0" if s.facts.rank else "of y it is not so")


SPREAD = r"(a line|a plane|a space of \d+ dimensions)"
PHRASES: Phrases = (
    (r"[Tt]o sixteen digits", nothing),
    (r"A sends every x to 0: none comes nearer to y than another", _zero),
    (r"A sends every x to 0, and y is 0: each solves Ax = y", _zero),
    (r"the shortest of them is x⁺ = 0", lambda s: claim(s.facts.rank == 0, "A is not 0")),
    (r"A has an inverse, and A⁺ is it", _inverse),
    (r"x⁺ is the only x with Ax = y", _independent),
    (rf"Every y is reached, from {SPREAD} of x", _every_y),
    (r"of all x with Ax = y, x⁺ is the shortest", nothing),
    (r"y lies in the column space", _reached),
    (r"y is <n> away from the column space", _missed),
    (r"the columns are independent", _independent),
    (r"no Ax is nearer than Ax⁺, and no other x leads there", _independent),
    (rf"The x (with Ax = y|for which Ax is nearest to y) form {SPREAD}", _many),
    (r"x⁺ is the shortest(?: of them)?", nothing),
    (r"Rank <k> of <k>(?: to sixteen digits)?", _rank),
    (r"Nearly of rank <k>: σ<i>/σ₁ = <n>", _nearly),
)
TABLE = table(PHRASES)


def numbers(solved: Solved) -> dict[str, Wanted]:
    """Return what the numbers of the page are."""
    A, x = solved.A, solved.x
    with mpmath.workdps(A.digits):
        norm = 1 / A.sigma[solved.kept - 1] if solved.kept else mpmath.mpf(0)
        y = mpmath.matrix([abs(big(entry)) for entry in solved.y])
        hidden = [ROUNDING * entry for entry in solved.hidden * y]
        return {
            "rank": Wanted(solved.kept),
            "x⁺": Wanted(x, hidden),
            "‖x⁺‖": Wanted(solved.length),
            "‖y − Ax⁺‖": Wanted(solved.distance, 0 if solved.is_exact else 64 * big(EPS) * solved.size),
            "‖A⁺‖": Wanted(norm),
            "σ₁/σᵣ (kept)": Wanted(A.norm * norm if solved.kept else None),
            "limit at best": ANY,
        }
