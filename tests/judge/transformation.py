"""What the transformation page says of a 2 × 2 matrix, judged."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import mpmath

from tests.judge.exact import EPS, big
from tests.judge.lines import direction, line
from tests.judge.nearly import NEARLY
from tests.judge.numbers import Wanted
from tests.judge.plane import Plane
from tests.judge.scan import Phrases, Said, claim, nothing, number, table
from tests.judge.shown import read

LINE = r"(?:the line at <a>|one line|its perpendicular)"
ACT = rf"(?:(stretches|shrinks|leaves|reverses) )?({LINE})( as it is)?(?:(?:, (stretching it by|shrinking it to)| (by|to)) <n>)?"
HOW = {"stretches": ("by",), "shrinks": ("to",), "leaves": (" as it is",), "reverses": ("", "stretching it by", "shrinking it to")}


def is_kind(name: str) -> Any:
    """Return the claim that A is of a kind, which is a pair of Ground."""
    return lambda s: s.holds(*getattr(s.facts, name))


def _turn(s: Said) -> Iterator[str]:
    A = s.facts
    yield from s.holds(A.orthogonal[0] and A.det > 0, A.orthogonal[1] and A.det > 0)
    yield from direction(s[1] if s[2] == "counterclockwise" else f"−{s[1]}", A.argument)


def _half_turn(s: Said) -> Iterator[str]:
    A = s.facts
    yield from s.holds(A.A == [[-1, 0], [0, -1]], A.scaling[1] and abs(A.trace + 2) <= 64 * EPS)


def _reflects(s: Said) -> Iterator[str]:
    A = s.facts
    yield from s.holds(A.orthogonal[0] and A.det < 0, A.orthogonal[1] and A.det < 0)
    yield from line(s[1], A.argument / 2)


def _similar(s: Said, turn: str, scale: str, *, flips: bool) -> Iterator[str]:
    A: Plane = s.facts
    sign = A.det < 0 if flips else A.det > 0
    yield from s.holds(A.conformal[0] and sign, A.conformal[1] and sign)
    yield from line(turn, A.argument / 2) if flips else direction(turn, A.argument)
    yield from number(scale, A.sigma[0])


def _projects(s: Said) -> Iterator[str]:
    A = s.facts
    exact, near = (A.idempotent[k] and A.flat[k] and A.symmetric[k] and A.rank > 0 for k in (0, 1))
    yield from s.holds(exact, near)
    yield from line(s[1], A.images[0])


def _projects_askew(s: Said) -> Iterator[str]:
    A = s.facts
    exact, near = (A.idempotent[k] and A.flat[k] and not A.symmetric[0] for k in (0, 1))
    yield from s.holds(exact, near)
    yield from line(s[1], A.images[0])
    yield from line(s[2], A.sources[1])
    if s[1] == s[2]:
        yield f"two lines that are {mpmath.nstr(mpmath.degrees(A.images[0] - A.sources[1]), 5)}° apart, and read alike"


def _shears(s: Said) -> Iterator[str]:
    A = s.facts
    yield from s.holds(A.shear[0] and not A.identity[0], A.shear[1])
    yield from line(s[1], A.shear_line)
    yield from number(s[2], A.shear_factor)


def _flattens(s: Said) -> Iterator[str]:
    A = s.facts
    yield from s.holds(A.flat[0] and A.rank > 0, A.flat[1])
    yield from line(s[1], A.images[0])


def _turns_then(s: Said) -> Iterator[str]:
    A = s.facts
    yield from direction(s[1], A.turn)


def _acts(s: Said) -> Iterator[str]:
    """Judge what becomes of two perpendicular lines; the second verb is the first where it is not said."""
    A: Plane = s.facts
    if "line at" in s[0]:
        yield from s.holds(*A.symmetric, "A is not symmetric")
    groups = s.match.groups()
    half = len(groups) // 2
    for k, (verb, where, angle, kept, while_, alone, value) in enumerate((groups[:half], groups[half:])):
        verb, how = verb or groups[0], kept or while_ or alone or ""
        wanted = A.stretch[k] if angle is None else _along(A, angle)
        if angle is not None and not A.is_scalar:
            yield from line(angle, min((at for _, at in A.lines), key=lambda at: abs(mpmath.sin(at - mpmath.radians(read(angle).value)))))
        size, truth = abs(wanted), f"{where} is scaled by {mpmath.nstr(wanted, 8)}"
        if value is None:
            yield from claim(abs(size - 1) <= 16 * big(EPS) * (1 + A.norm), truth)
        else:
            yield from number(value, size)
            yield from claim((size > 1) == how.endswith("by"), truth)
        yield from claim(how in HOW[verb] and (verb == "reverses") == (wanted < 0), truth)


def _along(A: Plane, angle: str) -> Any:
    """Return the eigenvalue of a symmetric matrix whose line is nearest to an angle in degrees."""
    if A.is_scalar:
        return big(A.A[0][0])
    at = mpmath.radians(read(angle).value)
    return min(A.lines, key=lambda found: abs(mpmath.sin(found[1] - at)), default=(mpmath.nan, 0))[0]


def _goes_to_0(s: Said) -> Iterator[str]:
    A = s.facts
    yield from s.holds(A.rank == 1, A.flat[1])
    yield from line(s[1], A.sources[1])


def _same_to_0(s: Said) -> Iterator[str]:
    A = s.facts
    yield from s.holds(A.nilpotent[0] and A.rank == 1, A.flat[1] and A.nilpotent[1])


def _lost(s: Said) -> Iterator[str]:
    yield from s.holds(*s.facts.flat)


def kept(s: Said, noise: Fraction = 16 * EPS) -> Iterator[str]:
    """Judge that area, or volume, is kept, and what becomes of orientation."""
    det = s.facts.det
    yield from s.holds(abs(det) == 1, abs(abs(det) - 1) <= noise, f"|det A| − 1 = {float(abs(det) - 1):.3g}")
    yield from claim((det > 0) == ("flipped" not in s[0]), f"det A = {float(det)!r}")


def scaled(s: Said) -> Iterator[str]:
    """Judge by how much area, or volume, is scaled, and what becomes of orientation."""
    det = s.facts.det
    yield from number(s[1], abs(det))
    yield from claim(s[2] == ("kept" if det > 0 else "flipped") and det != 0, f"det A = {float(det)!r}")


def long(s: Said) -> Iterator[str]:
    """Judge how many times as long as thin the image of the unit ball is."""
    yield from number(s[1], s.facts.kappa)


PHRASES: Phrases = (
    (r"(?:Flat )?[Tt]o sixteen digits", nothing),
    (r"A is the identity: every vector stays where it is", is_kind("identity")),
    (r"A sends everything to the origin", lambda s: claim(s.facts.rank == 0, "A is not 0")),
    (r"A scales everything by <n>", lambda s: (*s.holds(*s.facts.scaling), *number(s[1], s.facts.trace / 2))),
    (r"A is a half-turn: every vector goes to its opposite", _half_turn),
    (r"A turns the plane by <a>, (counterclockwise|clockwise)", _turn),
    (r"A reflects across the line at <a>(?=\.)", _reflects),
    (r"A reflects across the line at <a> and scales by <n>", lambda s: _similar(s, s[1], s[2], flips=True)),
    (r"A turns by <a> and scales by <n>: shapes keep their angles", lambda s: _similar(s, s[1], s[2], flips=False)),
    (r"A projects orthogonally onto the line at <a>", _projects),
    (r"A projects onto the line at <a>, not at right angles but along <a>", _projects_askew),
    (
        r"A shears along the line at <a>, which stays fixed: other points slide by <n> times their distance from it",
        _shears,
    ),
    (r"A flattens the plane onto the line at <a>", _flattens),
    (r"A turns by <a>, then", _turns_then),
    (rf"(?:A )?{ACT},? and {ACT}(?=\.)", _acts),
    (r"Area and orientation are lost", _lost),
    (r"[Tt]he line at <a> goes to 0: area and orientation are lost", _goes_to_0),
    (r"The same line goes to 0: area and orientation are lost", _same_to_0),
    (r"Area(?: to sixteen digits)? and orientation are kept", kept),
    (r"Area is kept(?: to sixteen digits)?, orientation is flipped", kept),
    (r"Area is scaled by <n> and orientation is (kept|flipped)", scaled),
    (r"Nearly flat: the ellipse is <n> times as long as wide", long),
    (r"Flat to sixteen digits: the ellipse is <n> times as long as wide", lambda s: (*s.holds(*s.facts.flat), *long(s))),
)
TABLE = table((*PHRASES, *NEARLY))


def numbers(A: Plane, x: list[Fraction], *, is_to_16: bool) -> dict[str, Wanted]:
    """Return what the numbers of the page are."""
    hidden = A.is_flat_to_16 and is_to_16
    return {
        "det A": Wanted(A.det, abs(A.det) if hidden else 0),
        "rank": Wanted(A.rank, to_16=A.rank_to_16 if hidden else None),
        "σ₁": Wanted(A.sigma[0]),
        "σ₂": Wanted(A.sigma[1], A.sigma[1] if hidden else 0),
        **applied(A, x),
        "x₁a₁ + x₂a₂": Wanted(x, kind="sum"),
    }


def applied(A: Plane, x: list[Fraction]) -> dict[str, Wanted]:
    """Return what A does to x: Ax with what its rounding may hide, how much longer than x it is, and its angle to it."""
    Ax = [sum((a * b for a, b in zip(row, x, strict=True)), Fraction(0)) for row in A.A]
    noise = [8 * EPS * sum((abs(a * b) for a, b in zip(row, x, strict=True)), Fraction(0)) for row in A.A]
    with mpmath.workdps(A.digits):
        length, image = (mpmath.sqrt(big(v[0] ** 2 + v[1] ** 2)) for v in (x, Ax))
        gain = image / length if length else None
        hidden = mpmath.sqrt(big(noise[0] ** 2 + noise[1] ** 2)) / length if length else 0
        turn = mpmath.atan2(big(x[0] * Ax[1] - x[1] * Ax[0]), big(x[0] * Ax[0] + x[1] * Ax[1])) if image else None
    return {"Ax": Wanted(Ax, noise), "‖Ax‖/‖x‖": Wanted(gain, hidden), "∠(x, Ax)": Wanted(turn, kind="turn")}
