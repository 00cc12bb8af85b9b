"""What the determinant page says of two square matrices and a factor, judged."""

from collections.abc import Iterator
from fractions import Fraction

import mpmath

from tests.judge.exact import EPS, Exact, big
from tests.judge.lines import line
from tests.judge.numbers import ANY, Wanted
from tests.judge.plane import Plane
from tests.judge.scan import Phrases, Said, claim, nothing, number, table

WHAT = {1: "length", 2: "area"}
DOES = r"((?:keeps|scales|by) [^,:]*?)"


def _flat(A: Exact) -> tuple[bool, bool]:
    return A.rank < A.n, A.rank_to_16 < A.n


def _dets(s: Said) -> tuple[Fraction, Fraction, Fraction]:
    A, B = s.facts.det, s.given[0].det
    return A, B, A * B


def _scales(s: Said) -> Iterator[str]:
    for text, det in zip((s[1], s[2], s[3]), _dets(s), strict=True):
        yield from _does(text, det, WHAT.get(s.facts.n, "volume"))


def _all_keep(s: Said) -> Iterator[str]:
    """Judge ``A, B and AB keep area and orientation``, or one of both."""
    for det in _dets(s):
        if size := s[1].partition("orientation")[0].removesuffix(" and "):
            yield from _does(f"keeps {size}", det, WHAT.get(s.facts.n, "volume"))
        if "orientation" in s[1]:
            yield from claim(det > 0, f"det = {float(det)!r}")


def _does(text: str, det: Fraction, what: str) -> Iterator[str]:
    """Judge what a map does to area: ``keeps area``, ``scales area by 3``, ``by 3``."""
    word = next((word for word in ("length", "area", "volume") if word in text), what)
    yield from claim(word == what, what)
    if text.startswith("keeps"):
        is_near = "sixteen" in text and abs(abs(det) - 1) < Fraction(1, 10**14)
        yield from claim(is_near or abs(det) == 1, f"by {float(abs(det))!r}")
    elif "less than" in text:
        yield from claim(0 < abs(det) < Fraction(1, 10**307), f"{float(det)}")
    else:
        yield from number(text.rpartition("by ")[2], abs(det))
    yield from claim(det != 0, "det = 0")


def _one_flips(s: Said) -> Iterator[str]:
    a, b, _ = _dets(s)
    flips, keeps = (a, b) if s[1] == "A" else (b, a)
    yield from claim(s[1] != s[2] and flips < 0 < keeps, f"det A = {float(a)!r}, det B = {float(b)!r}")


def _a_flattens(s: Said) -> Iterator[str]:
    A: Exact = s.facts
    if isinstance(A, Plane) and "line" in s[0]:
        yield from s.holds(A.rank == 1, A.flat[1])
        yield from line(s[1], A.images[0])
    else:
        rank = int(s[2])
        yield from claim(int(s[1]) == A.n, f"{A.n} dimensions")
        yield from s.holds(rank == A.rank, rank == A.rank_to_16, f"rank {A.rank}")


def _b_flattens(s: Said) -> Iterator[str]:
    B: Exact = s.given[0]
    rank = int(s[1])
    yield from s.holds(rank == B.rank, rank == B.rank_to_16, f"rank of B {B.rank}")


def _falls(s: Said) -> Iterator[str]:
    M, rank = s.facts if s[1] == "A" else s.given[0], 2 if s[2] == "plane" else 1
    yield from claim(M.n == 3, f"{M.n} dimensions")
    yield from s.holds(rank == M.rank, rank == M.rank_to_16, f"rank of {s[1]} {M.rank}")


def _for_every_c(s: Said) -> Iterator[str]:
    yield from s.holds(*_flat(s.facts))


def _product_0(s: Said) -> Iterator[str]:
    exact, near = ([_flat(M)[k] for M in (s.facts, s.given[0])] for k in (0, 1))
    yield from claim(any(exact) or (any(near) and s.is_to_16), "it is not so" if not any(near) else "it is so only to sixteen digits")


def _det_0(s: Said) -> Iterator[str]:
    yield from s.holds(*_flat(s.facts if s[1] == "A" else s.given[0]))


def _multiple(s: Said) -> Iterator[str]:
    n, factor = s.facts.n, s.given[1]
    yield from claim(s[1] == WHAT.get(n, "volume"), WHAT.get(n, "volume"))
    scale = abs(factor**n) if "|" in s[0] else factor**n
    if s[2].startswith("less"):
        yield from claim(0 < abs(scale) < Fraction(1, 10**307), f"{float(scale)}")
    else:
        yield from number(s[2], scale)


def _turned(s: Said) -> Iterator[str]:
    yield from claim(s.given[1] ** s.facts.n < 0, "cⁿ is positive")
    yield from claim((s.facts.det > 0) == (s[1] == "flips") != (s[2] == "flips"), f"det A = {float(s.facts.det)!r}")


PHRASES: Phrases = (
    (r"(?:Flat )?[Tt]o sixteen digits", nothing),
    (rf"A {DOES}, B {DOES}: one after the other, AB,? {DOES}(?=\. )", _scales),
    (r"A, B and AB keep ((?:length|area|volume)(?: to sixteen digits)?(?: and orientation)?|orientation)(?=\. )", _all_keep),
    (r"A and B flip orientation, so AB keeps it", lambda s: claim(max(_dets(s)[:2]) < 0, "one of them keeps it, or is flat")),
    (r"(A|B) flips orientation, and so does AB; (A|B) keeps it", _one_flips),
    (r"B sends everything to the origin", lambda s: claim(s.given[0].rank == 0, "B is not 0")),
    (r"B flattens everything to rank <k>", _b_flattens),
    (r"A cannot undo that", nothing),
    (r"A sends everything to the origin", lambda s: claim(s.facts.rank == 0, "A is not 0")),
    (r"A flattens the plane onto the line at <a>", _a_flattens),
    (r"A flattens <k> dimensions to <k>", _a_flattens),
    (r"(A|B) flattens space onto a (plane|line)", _falls),
    (r"its rank is <k>", lambda s: claim(s[1] == str(s.facts.rank_to_16), f"rank {s.facts.rank_to_16} to sixteen digits")),
    (r"B is flat to sixteen digits", lambda s: claim(s.given[0].is_flat_to_16, "it is flat, or it is not")),
    (r"(?:with it )?det AB = 0", _product_0),
    (r"det (A|B) = 0(?!\.\d)", _det_0),
    (r"det cA is 0 for every c", _for_every_c),
    (r"0·A is flat: det cA = 0", lambda s: claim(s.given[1] == 0, "c is not 0")),
    (r"cA scales (length|area|volume) \|?c[¹²³⁴-⁹]*\|? = (<n>|less than 10⁻³⁰⁸) times as much as A", _multiple),
    (r"cA scales (length|area|volume) as much as A", lambda s: claim(abs(s.given[1] ** s.facts.n) == 1, "it does not")),
    (r"c[¹²³⁴-⁹]* = <n>", lambda s: number(s[1], s.given[1] ** s.facts.n)),
    (r"(?:c[¹²³⁴-⁹]* < 0, )?so it (flips|keeps) orientation, which A (flips|keeps)", _turned),
    (r"A is nearly flat: its condition number is <n>", lambda s: number(s[1], s.facts.kappa)),
    (
        r"A is flat to sixteen digits: its condition number is <n>",
        lambda s: (*s.holds(*_flat(s.facts)), *number(s[1], s.facts.kappa)),
    ),
)
TABLE = table(PHRASES)


def numbers(A: Exact, B: Exact, c: Fraction, *, is_to_16: bool) -> dict[str, Wanted]:
    """Return what the numbers of the page are."""
    n = A.n
    times = "c" if n == 1 else "c" + "⁰¹²³⁴⁵⁶⁷⁸⁹"[n]
    a, b = (abs(M.det) if M.is_flat_to_16 and is_to_16 else 0 for M in (A, B))
    both = abs(A.det * B.det) if a or b else 0
    return {
        "det A": Wanted(A.det, a),
        "det B": Wanted(B.det, b),
        "det AB": Wanted(A.det * B.det, both),
        "det A·det B": Wanted(A.det * B.det, both),
        "det cA": Wanted(c**n * A.det, abs(c**n) * a),
        f"{times}·det A": Wanted(c**n * A.det, abs(c**n) * a),
        "λ": Wanted(A.spectrum, [abs(v) if a and abs(v) <= 64 * big(EPS) * A.norm else 0 for v in A.spectrum]) if n <= 3 else ANY,
        "∏λ": Wanted(mpmath.mpf(A.det.numerator) / A.det.denominator, a),
        "rank": Wanted(A.rank, to_16=A.rank_to_16 if A.is_flat_to_16 and is_to_16 else None),
    }
