"""What the transformation page says of a 3 × 3 matrix, judged."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import mpmath

from tests.judge.directions import axis, line
from tests.judge.exact import EPS, big, less, product
from tests.judge.lines import direction
from tests.judge.numbers import Wanted
from tests.judge.scan import Phrases, Said, claim, nothing, number, table
from tests.judge.shown import read, tell
from tests.judge.space import Space, Turn, turn_of
from tests.judge.transformation import is_kind, kept, long, scaled

TURNS = r"A turns space by <a> about <u>(, counterclockwise seen from there)?"
BY = r"three perpendicular lines by <n>, <n> and <n>"
AT = r", at a relative distance of (?P<far><n>)"
AT_MOST = r", at a relative distance of at most (?P<far><n>)"
BLURRED = mpmath.mpf(10) ** -4  # radians: axes that are known no better are not told


def _turn(s: Said, turn: Turn | None, slack: Any = 0) -> Iterator[str]:
    """Judge an angle and an axis, and its sense where that is told."""
    if turn is None:
        return
    yield from direction(s[1], turn.angle)
    yield from (axis if s[3] else line)(s[2], turn.axis, slack + mpmath.mpf(10) ** -15)
    yield from claim(
        bool(s[3]) == (abs(turn.angle - mpmath.pi) > mpmath.mpf(10) ** -14), "a half-turn has no sense, and any other turn has"
    )


def _rotation(s: Said) -> Iterator[str]:
    A: Space = s.facts
    yield from s.holds(A.orthogonal[0] and A.det > 0, A.orthogonal[1] and A.det > 0)
    yield from _turn(s, A.turn)


def _rotary(A: Space) -> Turn:
    """Return the turn of a rotary reflection: minus it is a turn that is a half-turn farther."""
    found = turn_of(-A.orthogonal_part, A.digits)
    with mpmath.workdps(A.digits):
        return Turn(-found.axis, mpmath.pi - found.angle)


def _rotary_reflection(s: Said) -> Iterator[str]:
    A: Space = s.facts
    yield from s.holds(A.orthogonal[0] and A.det < 0, A.orthogonal[1] and A.det < 0)
    yield from _turn(s, _rotary(A))


def _similar(s: Said) -> Iterator[str]:
    A: Space = s.facts
    flips = bool(s[4])
    sign = A.det < 0 if flips else A.det > 0
    yield from s.holds(A.conformal[0] and sign, A.conformal[1] and sign)
    yield from _turn(s, _rotary(A) if flips else A.turn)
    yield from number(s[5], A.sigma[0])


def _mirror(s: Said, scale: str = "") -> Iterator[str]:
    A: Space = s.facts
    near = A.conformal if scale else A.orthogonal
    exact, to_16 = (near[k] and A.symmetric[k] and A.det < 0 for k in (0, 1))
    yield from s.holds(exact, to_16)
    yield from line(s[1], _normal(A), mpmath.mpf(10) ** -14)
    if scale:
        yield from number(scale, A.sigma[0])


def _normal(A: Space) -> Any:
    """Return the normal of a mirror: I − A is twice its projection."""
    with mpmath.workdps(A.digits):
        B = mpmath.eye(3) - A.orthogonal_part
        k = max(range(3), key=lambda k: B[k, k])
        return mpmath.matrix([B[i, k] for i in range(3)])


def _general(s: Said) -> Iterator[str]:
    A: Space = s.facts
    if A.blur < BLURRED:
        yield from _turn(s, A.turn, A.blur)
    yield from _stretched(s, 4)


def _stretched(s: Said, first: int = 1) -> Iterator[str]:
    A: Space = s.facts
    for k, factor in enumerate(A.signed):
        yield from number(s[first + k], factor)


def _stretches(s: Said) -> Iterator[str]:
    """Judge factors along lines, and in a plane, of a symmetric matrix."""
    A: Space = s.facts
    yield from s.holds(*A.symmetric, "A is not symmetric")
    groups = [group for group in s.match.groups() if group]
    values = {one.value: one for one in A.values}
    pairs = list(zip(groups[::2], groups[1::2], strict=False))
    with mpmath.workdps(A.digits):
        gap = min((abs(a - b) for a in values for b in values if a != b), default=A.norm)
        for factor, along in pairs:
            value = min(values, key=lambda value: abs(value - read(factor).value))
            yield from number(factor, value)
            yield from claim(values[value].multiplicity == 1 or not A.symmetric[0], "there is a plane of them")
            if values[value].multiplicity == 1:
                yield from line(along, mpmath.matrix([mpmath.re(entry) for entry in A.eigenvector(value)]), 64 * big(EPS) * A.norm / gap)
        if len(groups) % 2:
            value = min(values, key=lambda value: abs(value - read(groups[-1]).value))
            yield from number(groups[-1], value)
            yield from claim(values[value].multiplicity == 2 or not A.symmetric[0], "there is no plane of them")


def _projects(s: Said, rank: int, *, is_orthogonal: bool) -> Iterator[str]:
    A: Space = s.facts
    of_rank = A.rank == rank, rank in {A.rank, A.rank_to_16}
    exact, to_16 = (A.idempotent[k] and of_rank[k] and (A.symmetric[k] if is_orthogonal else not A.symmetric[0]) for k in (0, 1))
    yield from s.holds(exact, to_16)
    yield from line(s[1], A.normal if rank == 2 else A.line, 64 * big(EPS))
    if not is_orthogonal:
        yield from line(s[2], A.lost if rank == 2 else A.source, 64 * big(EPS))


def _shears(s: Said) -> Iterator[str]:
    A: Space = s.facts
    yield from s.holds(A.shear[0] and not A.identity[0], A.shear[1])
    N = less(A.A, Fraction(1))
    with mpmath.workdps(A.digits):
        column, row = max(zip(*N, strict=True), key=_largest), max(N, key=_largest)
        slack = 64 * big(EPS) * (1 + A.norm) / max(abs(big(entry)) for entry in row)
        yield from line(s[1], mpmath.matrix([big(entry) for entry in column]), slack)
        yield from line(s[2], mpmath.matrix([big(entry) for entry in row]), slack)
        yield from number(s[3], mpmath.sqrt(big(sum((entry**2 for line_ in N for entry in line_), Fraction(0)))))


def _largest(entries: Any) -> Fraction:
    return max(Fraction(abs(entry)) for entry in entries)


def _flattens(s: Said, rank: int) -> Iterator[str]:
    A: Space = s.facts
    yield from s.holds(A.rank == rank, A.rank_to_16 == rank)
    if A.rank == rank:
        yield from line(s[1], A.normal if rank == 2 else A.line)


def _goes_to_0(s: Said, rank: int) -> Iterator[str]:
    A: Space = s.facts
    yield from s.holds(A.rank == rank, A.rank_to_16 == rank)
    if A.rank == rank:
        yield from line(s[1], A.lost if rank == 2 else A.source)
        yield from claim(bool(s[2]) == A.is_lost_inside, "it lies there, or does not")


def _kept(s: Said) -> Iterator[str]:
    yield from kept(s, 8 * EPS * max(Fraction(1), s.facts.products))


# ---- nearly


def _nearest(A: Space, kind: str) -> Any:
    """Return the nearest map of a kind, which has a closed form."""
    M, one = A.big, mpmath.eye(3)
    U, sigma, Vt = A.svd
    flip = mpmath.sign(mpmath.det(U) * mpmath.det(Vt))
    values, vectors = mpmath.eigsy((M + M.T) / 2)
    least, most = (
        vectors[:, k] * vectors[:, k].T for k in (min(range(3), key=lambda k: values[k]), max(range(3), key=lambda k: values[k]))
    )
    match kind:
        case "identity":
            return one
        case "scaling":
            return big(A.trace) / 3 * one
        case "rotation":
            return U * mpmath.diag([1, 1, flip]) * Vt
        case "rotary":
            return U * mpmath.diag([1, 1, -flip]) * Vt
        case "similarity":
            return U * Vt * (sum(sigma) / 3)
        case "reflection":
            return one - 2 * least
        case "plane":
            return one - least
        case "line":
            return most
    return (M + M.T) / 2


def _near(kind: str, place: int = 0) -> Any:
    """Return the claim that the nearest map of a kind is so far; place: where the factor stands, if there is one."""

    def judged(s: Said) -> Iterator[str]:
        A: Space = s.facts
        with mpmath.workdps(A.digits):
            near = _nearest(A, kind)
            size = max(mpmath.mnorm(M, "f") for M in (A.big, near))
            yield from number(s["far"], mpmath.mnorm(A.big - near, "f") / size, 2)
            if place:
                yield from number(s[place], big(A.trace) / 3 if kind == "scaling" else sum(A.sigma) / 3)

    return judged


def _projection(A: Space, rank: int) -> Any:
    """Return the projection along A's eigenvectors onto those of a number of the largest eigenvalues."""
    values, V = mpmath.eig(A.big)
    first = sorted(range(3), key=lambda k: -mpmath.re(values[k]))[:rank]
    P = V * mpmath.diag([mpmath.mpf(k in first) for k in range(3)]) * V**-1
    return P.apply(mpmath.re)


def _shear(A: Space) -> Any:
    """Return the shear of which the line and the plane are those of A − I, both turned by as little as makes them one in the other."""
    B = A.big - mpmath.eye(3)
    U, _, Vt = mpmath.svd_r(B)
    u, w = U[:, 0], Vt[0, :].T
    p, q = (u + w) / mpmath.norm(u + w), (u - w) / mpmath.norm(u - w)
    v, n = (p + q) / mpmath.sqrt(2), (p - q) / mpmath.sqrt(2)
    return mpmath.eye(3) + (v.T * B * n)[0] * v * n.T


def _at_most(find: Any) -> Any:
    """Return the claim that a map of a kind whose nearest has no closed form is no farther than a bound, and is not A."""

    def judged(s: Said) -> Iterator[str]:
        A: Space = s.facts
        with mpmath.workdps(A.digits):
            found = find(s)
            size = max(mpmath.mnorm(M, "f") for M in (A.big, found))
            far = mpmath.mnorm(A.big - found, "f") / size
            told = read(s["far"], 2).value
            noise = 8 * big(EPS)
            yield from claim(0 < far <= told + noise and told <= mpmath.mpf("1.1") * far + noise, f"one is at {tell(far)}")

    return judged


NEARLY: Phrases = (
    (rf"Almost the identity{AT}", _near("identity")),
    (rf"Almost a scaling by <n>{AT}", _near("scaling", 1)),
    (rf"Almost a rotation by <a> about <u>{AT}", _near("rotation")),
    (rf"Almost a reflection in the plane at right angles to <u>{AT}", _near("reflection")),
    (rf"Almost a rotary reflection by <a> about <u>{AT}", _near("rotary")),
    (rf"Almost a similarity with factor <n>{AT}", _near("similarity", 1)),
    (rf"Almost an orthogonal projection onto the plane at right angles to <u>{AT}", _near("plane")),
    (rf"Almost an orthogonal projection onto the line of <u>{AT}", _near("line")),
    (
        rf"Almost an oblique projection onto the (line of|plane at right angles to) <u>{AT_MOST}",
        _at_most(lambda s: _projection(s.facts, 1 if s[1] == "line of" else 2)),
    ),
    (rf"Almost a shear along <u>{AT_MOST}", _at_most(lambda s: _shear(s.facts))),
    (rf"Almost a stretch along perpendicular lines{AT}", _near("stretch")),
)
PHRASES: Phrases = (
    (r"(?:Flat )?[Tt]o sixteen digits", nothing),
    (r"A is the identity: every vector stays where it is", is_kind("identity")),
    (r"A sends everything to the origin", lambda s: claim(s.facts.rank == 0, "A is not 0")),
    (r"A scales everything by <n>", lambda s: (*s.holds(*s.facts.scaling), *number(s[1], s.facts.trace / 3))),
    (
        r"A reflects in the origin: every vector goes to its opposite",
        lambda s: (*s.holds(*s.facts.scaling), *number("−1", s.facts.trace / 3)),
    ),
    (r"A reflects in the origin and scales by <n>", lambda s: (*s.holds(*s.facts.scaling), *number(s[1], -s.facts.trace / 3))),
    (rf"{TURNS}(?=\.(?: |$))", _rotation),
    (rf"{TURNS}, and reflects in the plane at right angles to that", _rotary_reflection),
    (rf"{TURNS}(, reflects in the plane at right angles to that)?, and scales by <n>: shapes keep their angles", _similar),
    (rf"{TURNS}, and then stretches {BY}", _general),
    (rf"A (?:turns, and )?stretches {BY}", _stretched),
    (r"A reflects in the plane at right angles to <u>(?=\.)", _mirror),
    (r"A reflects in the plane at right angles to <u> and scales by <n>", lambda s: _mirror(s, s[2])),
    (r"A stretches by <n> along <u>(?:, by <n> along <u>)? and by <n> (?:along <u>|in the plane at right angles to that)", _stretches),
    (r"A projects orthogonally onto the plane at right angles to <u>", lambda s: _projects(s, 2, is_orthogonal=True)),
    (r"A projects orthogonally onto the line of <u>", lambda s: _projects(s, 1, is_orthogonal=True)),
    (
        r"A projects onto the plane at right angles to <u>, not at right angles but along <u>",
        lambda s: _projects(s, 2, is_orthogonal=False),
    ),
    (
        r"A projects onto the line of <u>, not at right angles but along the plane at right angles to <u>",
        lambda s: _projects(s, 1, is_orthogonal=False),
    ),
    (
        r"A shears along <u>: the plane at right angles to <u> stays fixed, other points slide by <n> times their distance from it",
        _shears,
    ),
    (r"A flattens space onto the plane at right angles to <u>", lambda s: _flattens(s, 2)),
    (r"A flattens space onto the line of <u>", lambda s: _flattens(s, 1)),
    (r"The line of <u>(, which lies in it,)? goes to 0: volume and orientation are lost", lambda s: _goes_to_0(s, 2)),
    (r"The plane at right angles to <u>(, in which it lies,)? goes to 0: volume and orientation are lost", lambda s: _goes_to_0(s, 1)),
    (r"Volume and orientation are lost", lambda s: s.holds(*s.facts.flat)),
    (r"Volume(?: to sixteen digits)? and orientation are kept", _kept),
    (r"Volume is kept(?: to sixteen digits)?, orientation is flipped", _kept),
    (r"Volume is scaled by <n> and orientation is (kept|flipped)", scaled),
    (r"Nearly flat: the ellipsoid is <n> times as long as thin", long),
    (r"Flat to sixteen digits: the ellipsoid is <n> times as long as thin", lambda s: (*s.holds(*s.facts.flat), *long(s))),
)
TABLE = table((*PHRASES, *NEARLY))


def numbers(A: Space, x: list[Fraction], *, is_to_16: bool) -> dict[str, Wanted]:
    """Return what the numbers of the page are."""
    hidden = A.is_flat_to_16
    sigma = {f"σ{'₁₂₃'[k]}": Wanted(A.sigma[k], A.sigma[k] if hidden and is_to_16 else 0) for k in range(3)}
    return {
        "det A": Wanted(A.det, abs(A.det) if hidden and is_to_16 else 0),
        "rank": Wanted(A.rank, to_16=A.rank_to_16 if hidden else None),
        **sigma,
        **applied(A, x),
        "x₁a₁ + x₂a₂ + x₃a₃": Wanted(x, kind="sum"),
    }


def applied(A: Space, x: list[Fraction]) -> dict[str, Wanted]:
    """Return what A does to x: Ax with what its rounding may hide, how much longer than x it is, and its angle to it."""
    Ax = [row[0] for row in product(A.A, [[entry] for entry in x])]
    noise = [8 * EPS * sum((abs(a * b) for a, b in zip(row, x, strict=True)), Fraction(0)) for row in A.A]
    with mpmath.workdps(A.digits):
        v, w = (mpmath.matrix([big(entry) for entry in entries]) for entries in (x, Ax))
        length, image = mpmath.norm(v), mpmath.norm(w)
        gain = image / length if length else None
        hidden = mpmath.sqrt(big(sum((entry**2 for entry in noise), Fraction(0)))) / length if length else 0
        (p, q, r), (a, b, c) = x, Ax
        across = (q * c - r * b) ** 2 + (r * a - p * c) ** 2 + (p * b - q * a) ** 2
        turn = mpmath.atan2(mpmath.sqrt(big(across)), big(p * a + q * b + r * c)) if image else None
    return {"Ax": Wanted(Ax, noise), "‖Ax‖/‖x‖": Wanted(gain, hidden), "∠(x, Ax)": Wanted(turn, kind="turn")}
