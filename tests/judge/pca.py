"""What is said of the principal components of points, judged: by the eigenvalues of the covariance, with sixty digits."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from random import Random
from typing import Any

import mpmath

from core.numbers.arrays import matrix
from pages.decompositions import svd as page
from pages.shared.state import settle
from pages.shared.view import View
from tests.judge import numbers as figures
from tests.judge.exact import EPS, big
from tests.judge.lines import line
from tests.judge.numbers import Wanted
from tests.judge.scan import Falsehood, Phrases, Said, claim, nothing, number, read, table, text_of
from tests.judge.shown import agrees, indexed, tell
from tests.judge.shown import read as read_number

DIGITS = 60
SAME = mpmath.mpf(10) ** -40  # of the largest: variances that differ by less are one
NAMES = ("x", "y", "z")
WORDS = {"first": 0, "second": 1, "third": 2}


class Points:
    """Points in fractions, and what varies of them."""

    def __init__(self, text: str, *, is_scaled: bool) -> None:
        self.rows = [[Fraction(entry) for entry in row.split(",")] for row in text.split(";")]
        self.n, self.q, self.is_scaled = len(self.rows), len(self.rows[0]), is_scaled
        self.mean = [sum(column) / Fraction(self.n) for column in zip(*self.rows, strict=True)]
        left = [[value - mean for value, mean in zip(row, self.mean, strict=True)] for row in self.rows]
        below = max(self.n - 1, 1)
        self.S = [[sum((row[i] * row[j] for row in left), Fraction(0)) / below for j in range(self.q)] for i in range(self.q)]
        self.varying = [j for j in range(self.q) if self.S[j][j]]

    @cached_property
    def system(self) -> tuple[list[Any], Any]:
        """The variances along the axes, falling, and the axes as columns."""
        with mpmath.workdps(DIGITS):
            M = mpmath.matrix([[big(entry) for entry in row] for row in self.S])
            if self.is_scaled:
                sizes = [mpmath.sqrt(M[j, j]) if M[j, j] else mpmath.mpf(1) for j in range(self.q)]
                M = mpmath.matrix([[M[i, j] / sizes[i] / sizes[j] for j in range(self.q)] for i in range(self.q)])
            values, vectors = mpmath.eigsy(M)
            order = sorted(range(self.q), key=lambda k: -values[k])
            most = max(map(abs, values)) or mpmath.mpf(1)
            found = [values[k] if abs(values[k]) > SAME * most else mpmath.mpf(0) for k in order]
            return found, mpmath.matrix([[vectors[i, k] for k in order] for i in range(self.q)])

    @property
    def variances(self) -> list[Any]:
        """The variances along the axes, falling."""
        return self.system[0]

    @property
    def total(self) -> Any:
        """Their sum."""
        return sum(self.S[j][j] for j in self.varying) if not self.is_scaled else len(self.varying) if self.n > 1 else 0

    @property
    def rank(self) -> int:
        """How many axes carry any variance."""
        return sum(value > 0 for value in self.variances)

    def is_equal(self, k: int, *, near: bool = False) -> bool:
        """Return whether the k-th variance is the next one; near : to sixteen digits of the deviations."""
        with mpmath.workdps(DIGITS):
            one, other = (mpmath.sqrt(value) for value in self.variances[k : k + 2])
            return bool(one - other <= (64 * big(EPS) * mpmath.sqrt(self.variances[0]) if near else SAME * one))

    @property
    def equal(self) -> tuple[bool, ...]:
        """Whether each variance is the next one."""
        return tuple(self.is_equal(k) for k in range(self.q - 1))

    def share(self, k: int) -> Any:
        """Return the share of the total variance that an axis explains, in percent."""
        with mpmath.workdps(DIGITS):
            return 100 * self.variances[k] / mpmath.fsum(self.variances)


def _percent(text: str, points: Points, k: int) -> Iterator[str]:
    rest = 100 - points.share(k)
    if text.startswith("all but "):
        yield from number(text.removeprefix("all but "), rest, 2)
        return
    shown = read_number(text, 3)
    if abs(shown.value - points.share(k)) > max(shown.reach, mpmath.mpf(10) ** -12):
        yield f"{tell(points.share(k))} %, not {text} %"


def _explains(*axes: int) -> Any:
    """Return a claim that the shares that are said are those of axes, whose variances differ from all others."""

    def judged(s: Said) -> Iterator[str]:
        for place, k in enumerate(axes, 1):
            yield from _percent(s[place], s.facts, k)

    return judged


def _of_plane(s: Said) -> Iterator[str]:
    points: Points = s.facts
    yield from claim(points.rank == 2 and not points.equal[0], "its two variances are one, or one is 0")
    yield from line(s[1], mpmath.atan2(points.system[1][1, 0], points.system[1][0, 0]), slack=_slack(points))
    yield from _percent(s[2], points, 0)
    yield from _percent(s[3], points, 1)


def _slack(points: Points) -> Any:
    first, second = (mpmath.sqrt(value) for value in points.variances[:2])
    return 256 * big(EPS) * first / (first - second)


def _on_a_line(s: Said) -> Iterator[str]:
    points: Points = s.facts
    yield from claim(points.rank == 1, f"they have {points.rank} axes that vary")
    if points.q == 2:
        yield from line(s[1], mpmath.atan2(points.system[1][1, 0], points.system[1][0, 0]))


def _holds(test: Any, truth: str) -> Any:
    return lambda s: claim(test(s.facts), truth)


def _constant(s: Said) -> Iterator[str]:
    points: Points = s.facts
    said = [NAMES.index(name) for name in re.findall("“(.)”", s[0])]
    yield from claim(points.is_scaled and said == [j for j in range(points.q) if j not in points.varying], "other columns do not vary")


P = r"((?:all but )?\d[\d.]*(?:·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?|(?:all but )?10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)\xa0%"
PAIR = "in their plane every perpendicular pair will do"
PHRASES: Phrases = (
    (r"PCA of one point: it does not vary, and its variance would divide by n − 1 = 0", _holds(lambda p: p.n == 1, "there are more")),
    (
        r"PCA of <k> points: all of them are in one place, nothing varies, and every basis will do",
        _holds(lambda p: p.n > 1 and p.rank == 0, "they vary"),
    ),
    (r"PCA of <k> points(?=[:,])", lambda s: claim(int(s[1]) == s.facts.n > 1, f"{s.facts.n} points")),
    (r"each column over its standard deviation(?=:)", _holds(lambda p: p.is_scaled, "it is not scaled")),
    (rf"the axis at <a> explains {P} of the variance, the one across it {P}", _of_plane),
    (r"all of them lie on one line, at <a>, which explains all of the variance", _on_a_line),
    (r"all of them lie on one line which explains all of the variance", _on_a_line),
    (r"all of them lie in one plane(?=:)", _holds(lambda p: p.q == 3 and p.rank == 2, "they do not")),
    (
        r"both variances are equal, no axis comes first, and every perpendicular pair will do",
        _holds(lambda p: p.equal == (True,) and p.rank == 2, "they are not"),
    ),
    (
        r"all three variances are equal, no axis comes first, and every three perpendicular ones will do",
        _holds(lambda p: p.equal == (True, True) and p.rank == 3, "they are not"),
    ),
    (rf"the first two axes explain {P} of the variance each, the third {P}: {PAIR}", _explains(0, 2)),
    (rf"the first two axes explain {P} of the variance each, the third nothing: {PAIR}", _explains(0)),
    (rf"the first axis explains {P} of the variance, the others {P} each: {PAIR}", _explains(0, 1)),
    (rf"the first axis explains {P} of the variance, the second {P} and the third {P}", _explains(0, 1, 2)),
    (rf"the first axis explains {P} of the variance, the second {P} and the third nothing", _explains(0, 1)),
    (r"“.”(?: and “.”)* (?:does|do) not vary, cannot be scaled, and (?:stays|stay) 0", _constant),
    (
        r"Variances that differ are equal to sixteen digits, and their axes are not known",
        _holds(lambda p: any(p.is_equal(k, near=True) and not p.is_equal(k) for k in range(p.q - 1)), "none are"),
    ),
    (r"(?:[Tt]o sixteen digits,? ?)", nothing),
)
TABLE = table(PHRASES)


def _groups(text: str, points: Points) -> Iterator[tuple[str, str, str]]:
    """Judge whether it is said of equal variances that they are so."""
    says = (text.count("will do") > 0) and points.rank > 0
    equal = any(points.is_equal(k) and points.variances[k] > 0 for k in range(points.q - 1))
    if equal != says:
        yield "equal", text, f"variances {', '.join(map(tell, points.variances))}"


def _numbers(points: Points) -> dict[str, Wanted]:
    found = {"n": Wanted(points.n)} | {f"mean {name}": Wanted(value) for name, value in zip(NAMES, points.mean, strict=False)}
    with mpmath.workdps(DIGITS):
        found |= {indexed("s", k + 1): Wanted(mpmath.sqrt(value)) for k, value in enumerate(points.variances)}
    return found


def _tables(view: View, points: Points) -> Iterator[tuple[str, str, str]]:
    """Judge the variances, the covariance and the scores."""
    tables = {one.name: one for one in view.tables}
    for row, value in zip(tables["Axes"].rows, points.variances, strict=True):
        with mpmath.workdps(DIGITS):
            is_quotient = "/" in row[1]
            is_so = abs(big(Fraction(row[1])) - value) <= SAME if is_quotient else agrees(row[1].removeprefix("≈"), value)
        if not is_so:
            yield "variance", f"{row[0]}: {row[1]}", tell(value)
    if points.n > 1 and not points.is_scaled:
        with mpmath.workdps(DIGITS):
            true = mpmath.matrix([[big(entry) for entry in row] for row in points.S])
            sizes = mpmath.matrix([[max(map(abs, true)) for _ in range(points.q)] for _ in range(points.q)])
        yield from figures.entries(tables["S"], true, sizes, 1)


def judged(text: str, *, is_scaled: bool) -> list[Falsehood]:
    """Return what is false of the principal components of points; text : as a link writes them."""
    points = Points(text, is_scaled=is_scaled)
    scaled: Any = "scaled" if is_scaled else "as they are"
    view = page.page(settle(page.State(show="pca", data="points", points=matrix(text), scaled=scaled)))
    said = text_of(view.say)
    found = list(read(said.replace(",000 ", "000 "), TABLE, Said(points))) + list(_groups(said, points))
    shown = [[one for one in row if one.name in _numbers(points)] for row in view.numbers]
    found += figures.judge(shown, _numbers(points))
    for one in (one for row in view.numbers for one in row if one.name.startswith("explained")):
        k = int(one.name[-1].translate(str.maketrans("₁₂₃", "012")))
        found += [("share", f"{one.name} = {one.text}", truth) for truth in _percent(one.text.removesuffix("\xa0%"), points, k)]
    found += _tables(view, points)
    found += [("proof", proof.name, proof.mark) for proof in view.proofs if not proof.ok]
    return [Falsehood("svd", f"points={text} {scaled}", said, truth, kind) for kind, said, truth in found]


def some(count: int, seed: int) -> list[tuple[str, bool]]:
    """Return points with whether they are scaled: some on a line or in a plane, some alike along several axes, some that do not vary."""
    found = []
    for k in range(count):
        draw = Random(f"{seed} cloud {k}")
        q, n = draw.choice([2, 2, 3]), draw.choice([1, 2, 3, 4, 5, 8, 20])
        rows = [[Fraction(draw.randint(-40, 40), draw.choice([1, 1, 4, 10])) for _ in range(q)] for _ in range(n)]
        kind = draw.choice(["any", "any", "line", "plane", "cross", "repeated", "constant", "far", "thin", "corners", "ring", "few", "few"])
        if kind == "line":
            way = [draw.randint(-3, 3) for _ in range(q)]
            rows = [[a + draw_ * b for a, b in zip(rows[0], way, strict=True)] for draw_ in (draw.randint(-9, 9) for _ in range(n))]
        elif kind == "plane" and q == 3:
            rows = [[x, y, 2 * x - y] for x, y, _ in rows]
        elif kind == "cross":
            sizes = [draw.choice([1, 1, 2]) for _ in range(q)]
            rows = [[Fraction(sign * size if i == j else 0) for j in range(q)] for i, size in enumerate(sizes) for sign in (1, -1)]
        elif kind == "repeated":
            rows = [rows[0]] * n
        elif kind == "constant":
            rows = [[row[0], *[Fraction(5, 2)] * (q - 1)] for row in rows]
        elif kind == "far":
            rows = [[row[0] + 10**8, *row[1:]] for row in rows]
        elif kind == "thin":
            rows = [[row[0], row[0] + row[1] / 10**8, *row[2:]] for row in rows]
        elif kind == "corners":
            rows = [[Fraction(1 if bits >> j & 1 else -1) for j in range(q)] for bits in range(2**q)]
        elif kind == "few":
            rows = [[Fraction(draw.randint(-1, 1)) for _ in range(3)] for _ in range(3)]
        elif kind == "ring":
            rows = [[Fraction(a), Fraction(b), *[Fraction(c)] * (q - 2)] for a, b, c in ((3, 4, 1), (-3, -4, 1), (4, -3, -1), (-4, 3, -1))]
        found.append((";".join(",".join(map(str, row)) for row in rows), draw.random() < 0.4))
    return found
