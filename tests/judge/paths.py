"""What is said of a way from I to a map of the plane, judged."""

import re
from collections.abc import Iterator

import mpmath

from tests.judge.directions import line
from tests.judge.scan import Phrases, Said, claim, table
from tests.judge.shown import agrees


def _flat_at(s: Said) -> Iterator[str]:
    """Judge when a straight path is flat: at 1/(1 − λ) of a real λ ≤ 0; other paths are not judged."""
    if s.given != "straight":
        return
    with mpmath.workdps(s.facts.digits):
        times = [1 / (1 - one.value) for one in s.facts.values if one.is_real and one.value <= 0]
    texts = re.split(r", | and ", s[1])
    for text in texts:
        yield from claim(any(agrees(text, at, digits=3) for at in times), f"flat at {', '.join(mpmath.nstr(at, 6) for at in times)}")


def _no_logarithm(s: Said) -> Iterator[str]:
    """Judge that there are negative eigenvalues, and that their Jordan blocks do not come in pairs."""
    A = s.facts
    negative = [one for one in A.values if one.is_real and one.value < 0]
    is_paired = all(one.independent == one.multiplicity == 2 for one in negative)
    yield from claim(bool(negative) and not is_paired and A.det > 0, "there is a real logarithm, or another reason")


def _either_way(s: Said) -> Iterator[str]:
    """Judge that a plane is turned by a half-turn, and from where that is seen."""
    A = s.facts
    (one,) = [one for one in A.values if one.is_real and one.value < 0]
    yield from claim(one.independent == one.multiplicity == 2, "it is")
    with mpmath.workdps(A.digits):
        a, b, c = (A.big - one.value * mpmath.eye(3)).tolist()  # of rank 1: its rows are at right angles to the plane
        yield from line(s[1], mpmath.matrix(max((a, b, c), key=lambda row: max(map(abs, row)))), mpmath.mpf(10) ** -12)


PHRASES: Phrases = (
    (r"A is singular, and exp\(t·log A\) never is: there is no logarithm", lambda s: s.holds(*s.facts.flat)),
    (r"det A < 0, and det exp\(M\) > 0 for every real M: there is no real logarithm", lambda s: claim(s.facts.det < 0, "det A ≥ 0")),
    (
        r"log A is not unique: here it turns counterclockwise, clockwise is as good",
        lambda s: claim(s.facts.is_scalar and s.facts.trace < 0, "it is"),
    ),
    (r"log A is not unique: here it turns counterclockwise, seen from <u>, clockwise is as good", _either_way),
    (r"A has negative eigenvalues, and their Jordan blocks do not come in pairs: there is no real logarithm", _no_logarithm),
    (r"det A < 0: every path from I falls flat", lambda s: claim(s.facts.det < 0, "det A ≥ 0")),
    (
        r"This path is flat at t = (.*?), and at its end",
        lambda s: (*claim(s.facts.det == 0, "A is not flat"), *_flat_at(s)),
    ),
    (r"(?:this one|This path is flat) at t = (.*?)(?=\.(?:$| ))", _flat_at),
    (
        r"Here U and V only turn, so D takes the minus sign: it scales one axis by −σ[₂₃]",
        lambda s: claim(s.given == "svd" and s.facts.det < 0, "it has no minus sign"),
    ),
)
TABLE = table(PHRASES)
