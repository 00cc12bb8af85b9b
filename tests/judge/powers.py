"""What is said of Aᵏx, judged by the least polynomial in A that takes x to 0: what grows fastest in Aᵏx is among its roots."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import mpmath
from sympy import Poly, factor_list

from pages.shared.view import View
from tests.judge.exact import EPS, Exact, T, big, product, reduced, roots_of
from tests.judge.lines import line
from tests.judge.scan import Phrases, Said, claim, nothing, number, table
from tests.judge.shown import SUBSCRIPT, agrees, tell

SLACK = 1e-13  # radians: what rounding leaves of an angle


class Course:
    """Where Aᵏx goes."""

    def __init__(self, A: Exact, x: list[Fraction]) -> None:
        self.A, self.x = A, x
        krylov = [[[entry] for entry in x]]
        for _ in range(A.n):
            krylov.append(product(A.A, krylov[-1]))
        rows, pivots = reduced([[krylov[k][i][0] for k in range(A.n + 1)] for i in range(A.n)])
        self.degree = len(pivots)  # of that polynomial: the first power of A on x that the lower ones make
        made = [rows[j][self.degree] for j in range(self.degree)]  # pivots are 0, 1, … degree − 1
        least = Poly([Fraction(1), *(-c for c in reversed(made))], T)
        self.roots: list[tuple[Any, int]] = []  # with the length of the chain that x is in
        for part, times in factor_list(least)[1]:
            poly = Poly(part, T).clear_denoms(convert=True)[1]
            self.roots += [(root, times) for root in roots_of(poly, A.digits, 1)]
        with mpmath.workdps(A.digits - 20):
            self.sizes = sorted({+abs(root) for root, _ in self.roots}, reverse=True)

    @property
    def first(self) -> list[tuple[Any, int]]:
        """The roots that win in the end: of the largest magnitude those with the longest chain."""
        with mpmath.workdps(self.A.digits - 20):
            among = [(root, times) for root, times in self.roots if +abs(root) == self.sizes[0]]
            longest = max(times for _, times in among)
            return [(root, times) for root, times in among if times == longest]

    @property
    def dies_at(self) -> int | None:
        """The least k with Aᵏx = 0."""
        return self.degree if all(root == 0 for root, _ in self.roots) else None

    def dies_to_16(self, k: int) -> bool:
        """Whether Aᵏx is 0 to sixteen digits, and the power before it is not."""
        with mpmath.workdps(self.A.digits):
            v, sizes = mpmath.matrix([big(entry) for entry in self.x]), []
            for j in range(k + 1):
                sizes.append(mpmath.norm(v) / max(mpmath.mpf(1), self.A.norm) ** j)
                v = self.A.big * v
        return bool(sizes[k] <= 64 * k * big(EPS) * sizes[0] < sizes[k - 1])

    @property
    def is_eigenvector(self) -> bool:
        """Whether Ax is a multiple of x."""
        return self.degree == 1

    @property
    def lacks_dominant(self) -> bool:
        """Whether x has nothing of the largest eigenvalues, or not all that they can do."""
        with mpmath.workdps(self.A.digits - 20):
            return bool(self.sizes[0] < +self.A.radius)

    @property
    def settles(self) -> bool:
        """Whether the line of Aᵏx tends to one."""
        return len(self.first) == 1

    @property
    def is_slow(self) -> bool:
        """Whether it does so only as 1/k: a chain, or others of the same size with shorter ones."""
        with mpmath.workdps(self.A.digits - 20):
            return self.settles and (self.first[0][1] > 1 or sum(+abs(root) == self.sizes[0] for root, _ in self.roots) > 1)

    @property
    def rate(self) -> Any:
        """How much of the angle each step leaves in the end."""
        with mpmath.workdps(self.A.digits - 20):
            return self.sizes[1] / self.sizes[0] if len(self.sizes) > 1 else mpmath.mpf(0)

    @property
    def period(self) -> int | None:
        """After how many steps what wins is back at its line, to twelve; None where it never is, or winds."""
        roots = [root for root, _ in self.first]
        for k in range(1, 13):
            powers = [(root / roots[0]) ** k for root in roots]
            if all(abs(power - 1) < 1e-30 for power in powers):
                return k
        return None

    def told(self) -> str:
        """Return what becomes of it, for a report."""
        if self.dies_at is not None:
            return f"0 from k = {self.dies_at} on"
        roots = ", ".join(f"{tell(root)}{f' (chain of {times})' if times > 1 else ''}" for root, times in self.first)
        return f"what wins: {roots}; rate {tell(self.rate)}" + ("; x is an eigenvector" if self.is_eigenvector else "")


def _settles(s: Said) -> Iterator[str]:
    course: Course = s.given
    yield from claim(course.settles and not course.is_slow and course.dies_at is None, course.told())
    yield from _along(s, s[1])
    yield from number(s[3], course.rate)
    index, sizes = int(s[2].translate(SUBSCRIPT)), s.facts.spectrum
    if index <= len(sizes):
        with mpmath.workdps(course.A.digits - 20):
            share = abs(sizes[index - 1]) / s.facts.radius
        yield from claim(agrees(s[3], share), f"|λ{s[2]}/λ₁| = {tell(share)}")
    else:
        yield f"there is no λ{s[2]}"


def _along(s: Said, name: str) -> Iterator[str]:
    """Judge to which line Aᵏx is held: vₖ is the eigenvector of the k-th eigenvalue."""
    course: Course = s.given
    if name == "its line" or not course.settles:
        return
    value = s.facts.spectrum[int(name[1:].translate(SUBSCRIPT)) - 1]
    won = course.first[0][0]
    yield from claim(abs(value - won) <= abs(won) * mpmath.mpf(10) ** (20 - s.facts.digits), f"it settles along that of {tell(won)}")


def _dies(s: Said) -> Iterator[str]:
    course: Course = s.given
    near = course.dies_to_16(int(s[1]))
    yield from s.holds(course.dies_at == int(s[1]), near, course.told())


def _only_0_left(s: Said) -> Iterator[str]:
    course: Course = s.given
    is_so = course.settles and not course.is_slow and course.dies_at is None
    yield from s.holds(is_so and course.rate == 0, is_so and course.rate <= 64 * big(EPS), course.told())
    yield from _along(s, s[1])


def _opposite(s: Said) -> Iterator[str]:
    course: Course = s.given
    yield from claim(course.period == 2, course.told())
    yield from number(s[1], s.facts.radius)


def _turns(s: Said) -> Iterator[str]:
    course: Course = s.given
    yield from claim(any(not isinstance(root, mpmath.mpf) for root, _ in course.first), course.told())


def _is_course(name: str, *, so: bool = True) -> Any:
    return lambda s: claim(bool(getattr(s.given, name)) == so, s.given.told())


def _still_without(s: Said) -> Iterator[str]:
    course: Course = s.given
    yield from claim(course.is_eigenvector and course.lacks_dominant, course.told())


def angles(view: View, course: Course) -> Iterator[tuple[str, str, str]]:
    """Judge the film's angles of Aᵏx to the line that it names, where x has something of it."""
    film = view.film
    name = re.search("to (v[₀-₉]+)$", film.caption) if film else None
    if film is None or film.frames is None or name is None or not course.settles or course.lacks_dominant:
        return
    A = course.A
    value = A.spectrum[int(name[1][1:].translate(SUBSCRIPT)) - 1]
    if abs(value - course.first[0][0]) > mpmath.mpf("1e-30") * A.norm:
        yield "film", film.caption, f"it settles along that of {tell(course.first[0][0])}"
        return
    if sum(one.independent for one in A.values if abs(one.value - value) == 0) != 1:
        return
    v, Akx = A.eigenvector(value), [[entry] for entry in course.x]
    for k, text in enumerate(film.frames().readouts):
        if text == "–":
            return
        with mpmath.workdps(A.digits):
            w = mpmath.matrix([big(row[0]) for row in Akx])
            along = abs((v.T * w)[0])
            across = mpmath.sqrt(abs(mpmath.norm(w) ** 2 * mpmath.norm(v) ** 2 - along**2))
            true = mpmath.atan2(across, along)
        for truth in line(text.removesuffix("°"), true, slack=SLACK):
            yield "film", f"{film.caption} at k = {k}: {text}", truth
            return
        Akx = product(A.A, Akx)


PHRASES: Phrases = (
    (r"Aᵏx = 0 from k = <k> on", _dies),
    (
        r"[Aa]ll eigenvalues are equal: the line of Aᵏx never changes",
        lambda s: s.holds(s.facts.is_scalar, s.facts.is_scalar_to_16, "they do not"),
    ),
    (r"but its sign flips at each step", lambda s: claim(s.facts.trace < 0, "it does not")),
    (r"x is an eigenvector, but not of λ₁: Aᵏx stays on its line, unless rounding brings some of v₁ in", _still_without),
    (r"x is an eigenvector: Aᵏx stays on its line", _is_course("is_eigenvector")),
    (
        r"x has nothing of the dominant eigenvector to sixteen digits: Aᵏx goes elsewhere, unless rounding brings some in",
        _is_course("lacks_dominant"),
    ),
    (r"The largest eigenvalues are ±<n>: Aᵏx tends to two lines in turn, and never settles", _opposite),
    (
        r"The largest eigenvalues have the same square: Aᵏx tends to two lines in turn, and never settles",
        lambda s: claim(s.given.period == 2, s.given.told()),
    ),
    (r"A complex pair is among the largest eigenvalues: Aᵏx turns for ever, and never settles", _turns),
    (r"Aᵏx lies along (its line|v[₀-₉]+) as soon as all that belongs to λ = 0 is gone", _only_0_left),
    (
        r"[Tt]he dominant eigenvalue is defective: Aᵏx settles, but only as slowly as 1/k",
        lambda s: s.holds(s.given.is_slow, s.facts.is_close, s.given.told()),
    ),
    (r"[Tt]o sixteen digits", nothing),
    (
        r"The largest eigenvalues are too close for float64 to part them: it cannot tell where Aᵏx tends",
        lambda s: claim(s.facts.is_close, "they are not close"),
    ),
    (r"Aᵏx settles along (its line|v[₀-₉]+): in the end each step leaves \|λ([₀-₉]+)/λ₁\| = <n> of its angle", _settles),
)
TABLE = table(PHRASES)
