"""What a map of the plane nearly is, judged: by the nearest map of that kind, and how far it is."""

from collections.abc import Iterator
from typing import Any

import mpmath

from tests.judge.lines import direction, line
from tests.judge.plane import Plane, lines_apart
from tests.judge.scan import Phrases, Said, claim, number
from tests.judge.shown import read

AT = r", at a relative distance of (?P<d><n>)"


def _combined(p: Any, q: Any, *, flips: bool = False) -> Any:
    """Return the similarity whose first column is (p, q)."""
    return mpmath.matrix([[p, q], [q, -p]] if flips else [[p, -q], [q, p]])


def _nearest(A: Plane, kind: str) -> tuple[Any, Any]:
    """Return the nearest map of a kind, and the angle or the factor by which it is told."""
    M = A.big
    (a, b), (c, d) = ((M[i, 0], M[i, 1]) for i in (0, 1))
    mirror = mpmath.atan2(b + c, a - d) / 2
    match kind:
        case "identity":
            return mpmath.eye(2), None
        case "scaling":
            return (a + d) / 2 * mpmath.eye(2), (a + d) / 2
        case "rotation":
            return _combined(mpmath.cos(A.turn), mpmath.sin(A.turn)), A.turn
        case "reflection":
            return _combined(mpmath.cos(2 * mirror), mpmath.sin(2 * mirror), flips=True), mirror
        case "similarity":
            found = [_combined((a + d) / 2, (c - b) / 2), _combined((a - d) / 2, (b + c) / 2, flips=True)]
            near = min(found, key=lambda one: mpmath.mnorm(M - one, "f"))
            return near, mpmath.hypot(near[0, 0], near[1, 0])
        case "stretch":
            return (M + M.T) / 2, mirror
    u = mpmath.matrix([mpmath.cos(mirror), mpmath.sin(mirror)])  # an orthogonal projection: the line that u′Au is largest on
    return u * u.T, mirror


def _distance(s: Said, kind: str) -> Iterator[str]:
    near, _ = _nearest(s.facts, kind)
    gap, size = mpmath.mnorm(s.facts.big - near, "f"), max(mpmath.mnorm(M, "f") for M in (s.facts.big, near))
    yield from number(s["d"], gap / size, 2)


def _factor(s: Said, kind: str) -> Iterator[str]:
    with mpmath.workdps(s.facts.digits):
        yield from _distance(s, kind)
        yield from number(s[1], _nearest(s.facts, kind)[1])


def _line(s: Said, kind: str) -> Iterator[str]:
    with mpmath.workdps(s.facts.digits):
        yield from _distance(s, kind)
        yield from (direction if kind == "rotation" else line)(s[1], _nearest(s.facts, kind)[1])


def _axes(s: Said) -> Iterator[str]:
    """Judge a stretch: either of its lines may be the first."""
    with mpmath.workdps(s.facts.digits):
        yield from _distance(s, "stretch")
        at, told = _nearest(s.facts, "stretch")[1], mpmath.radians(read(s[1]).value)
        yield from line(s[1], at if lines_apart(at, told) < mpmath.pi / 4 else at + mpmath.pi / 2)


def _roughly(s: Said, at: Any) -> Iterator[str]:
    """Judge a kind whose nearest map is not known: the line is about there, and the distance is small, and not 0."""
    distance, told = read(s["d"], 2).value, mpmath.radians(read(s[1]).value)
    yield from claim(0 < distance < 0.02, "it is one, or too far from one")
    yield from claim(lines_apart(at, told) <= 10 * distance + mpmath.radians(0.01), f"the line is at {mpmath.nstr(mpmath.degrees(at), 6)}°")


NEARLY: Phrases = (
    (rf"Almost the identity{AT}", lambda s: _distance(s, "identity")),
    (rf"Almost a scaling by <n>{AT}", lambda s: _factor(s, "scaling")),
    (rf"Almost a rotation by <a>{AT}", lambda s: _line(s, "rotation")),
    (rf"Almost a reflection across the line at <a>{AT}", lambda s: _line(s, "reflection")),
    (rf"Almost a similarity with factor <n>{AT}", lambda s: _factor(s, "similarity")),
    (rf"Almost an orthogonal projection onto the line at <a>{AT}", lambda s: _line(s, "projection")),
    (rf"Almost an oblique projection onto the line at <a>{AT}", lambda s: _roughly(s, s.facts.images[0])),
    (rf"Almost a shear along the line at <a>{AT}", lambda s: _roughly(s, s.facts.shear_line)),
    (rf"Almost a stretch along perpendicular lines, the first at <a>{AT}", _axes),
)
