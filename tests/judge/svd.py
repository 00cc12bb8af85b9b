"""What the page of singular values says, judged."""

from collections.abc import Callable, Iterator
from typing import Any

import mpmath

from tests.judge.exact import EPS, Exact, big
from tests.judge.lines import line
from tests.judge.numbers import ANY, Wanted
from tests.judge.scan import Phrases, Said, claim, nothing, number, table
from tests.judge.shown import indexed
from tests.judge.transformation import is_kind


def _round(s: Said) -> Iterator[str]:
    A = s.facts
    yield from s.holds(A.conformal[0] and A.rank == 2, A.conformal[1])
    yield from number(s[1] if s.match.re.groups else "1", A.norm)


def _axis(s: Said) -> Iterator[str]:
    """Judge where the longest axis comes from, and how long it is."""
    A = s.facts
    yield from line(s[1], A.sources[0])
    yield from line(s[2], A.images[0])
    yield from number(s[3], A.norm)


def _second(s: Said) -> Iterator[str]:
    A = s.facts
    yield from claim(A.rank == 2, "it goes to 0")
    yield from line(s[1], A.sources[1])
    yield from line(s[2], A.images[1])
    yield from number(s[3], A.sigma[1])


def _second_lost(s: Said) -> Iterator[str]:
    A = s.facts
    yield from s.holds(A.rank == 1, A.flat[1])
    yield from line(s[1], A.sources[1])


def _ranked(s: Said) -> Iterator[str]:
    """Judge the rank by the body that the ball becomes, and the dimensions."""
    A: Exact = s.facts
    rank = 1 if "to a segment" in s[0] else 2 if "an ellipse" in s[0] else int(s["body"] or 3)
    yield from _rank(s, rank)
    n = 1 if "the segment from" in s[0] else 2 if "the unit circle" in s[0] else int(s["ball"] or 3)
    m = {" of the line": 1, " in the plane": 2, " in space": 3, None: rank}.get(s["where"]) or int(s["m"])
    yield from claim(n == A.n and m == A.m, f"A is {A.m} × {A.n}")


def _rank(s: Said, rank: int) -> Iterator[str]:
    A: Exact = s.facts
    to_16 = f", {A.rank_to_16} to sixteen digits" if A.is_flat_to_16 else ""
    yield from s.holds(rank == A.rank, rank == A.rank_to_16, f"rank {A.rank}{to_16}")


def _lost(s: Said) -> Iterator[str]:
    yield from _rank(s, s.facts.n - int(s[1]))
    yield from claim(int(s[2]) == s.facts.n, f"{s.facts.n} directions")


def _symmetric(s: Said) -> Iterator[str]:
    yield from s.holds(s.facts.is_symmetric, s.facts.is_symmetric_to_16, "A is not symmetric")


def _tied(which: tuple[int, ...]) -> Callable[[Said], Iterator[str]]:
    """Return a claim that of the singular values that are not 0 just these are the next one."""

    def judged(s: Said) -> Iterator[str]:
        A: Exact = s.facts
        rank = A.rank if A.rank == A.rank_to_16 else A.rank_to_16
        with mpmath.workdps(A.digits):
            gaps = [(A.sigma[k] - A.sigma[k + 1]) / A.norm for k in range(rank - 1)]
        near = tuple(k for k, gap in enumerate(gaps) if gap <= 64 * big(EPS))
        ties = A.ties
        exactly = tuple(k for k in range(rank - 1) if ties[k])
        yield from s.holds(which == exactly, set(exactly) <= set(which) <= set(near), "others are equal")

    return judged


PHRASES: Phrases = (
    (r"[Tt]o sixteen digits", nothing),
    (r"A sends everything to 0: every singular value is 0, and every basis will do", lambda s: claim(s.facts.rank == 0, "A is not 0")),
    (r"[Tt]he circle stays as it is: σ₁ = σ₂, and every perpendicular pair will do", _round),
    (r"[Tt]he circle stays a circle, <n> times as large: σ₁ = σ₂, and every perpendicular pair will do", _round),
    (r"[Tt]he circle becomes an ellipse:", lambda s: claim(not s.facts.flat[0], "it falls onto a segment")),
    (r"[Tt]he circle falls onto a segment:", is_kind("flat")),
    (r"Flat to sixteen digits: that is a segment", is_kind("flat")),
    (r"the line at <a> goes to the one at <a>, <n> times as long", _axis),
    (r"the line at <a> to <a>, <n> times(?=\.)", _second),
    (r"the line at <a> goes to 0", _second_lost),
    (r"A is symmetric: σ = \|λ\|", _symmetric),
    (r"along the eigenvectors", nothing),
    (r"σ₁ = σ₂ = σ₃: the ball stays a ball, and every three perpendicular lines will do", _tied((0, 1))),
    (r"σ₁ = σ₂: in their plane every perpendicular pair will do", _tied((0,))),
    (r"σ₂ = σ₃: in their plane every perpendicular pair will do", _tied((1,))),
    (
        r"A takes (?:the segment from −1 to 1|the unit circle|the unit ball(?: of (?P<ball>\d+) dimensions)?) to "
        r"(?:a segment|an ellipse|an ellipsoid(?: of (?P<body>\d+) dimensions)?)"
        r"(?P<where> of the line| in the plane| in space| in (?P<m>\d+) dimensions)?(?=,)",
        _ranked,
    ),
    (r"whose longest half-axis is <n>", lambda s: number(s[1], s.facts.norm)),
    (r"(?:[Tt]o sixteen digits,? )?<k> of <k> directions (?:goes|go) to 0(?: to sixteen digits)?", _lost),
)
TABLE = table(PHRASES)


def numbers(A: Exact, k: int, *, is_to_16: bool) -> dict[str, Wanted]:
    """Return what the numbers of the page are, with rank k kept."""
    hidden = A.is_flat_to_16 and is_to_16
    sigma, rank = A.sigma, A.rank_to_16 if hidden else A.rank
    sizes = [abs(value) for value in A.spectrum] if A.is_square else None
    with mpmath.workdps(A.digits):
        rest = mpmath.sqrt(mpmath.fsum(s * s for s in sigma[k:]))
    after = sigma[k] if k < len(sigma) else mpmath.mpf(0)
    found = {indexed("σ", i + 1): Wanted(s, s if i >= rank else 0) for i, s in enumerate(sigma)}
    found |= {
        "|λ|": Wanted(sizes, [_lost_value(A, size) if hidden else 0 for size in sizes] if sizes else 0),
        "rank": Wanted(A.rank, to_16=rank),
        "κ(A)": Wanted(A.kappa, to_16=mpmath.inf if hidden else None) if A.rank else ANY,
        "‖A‖₂": Wanted(sigma[0]),
        "‖A‖_F": Wanted(A.frobenius),
    }
    noise = after if k >= rank else 0
    return found | {
        "‖A − Aₖ‖₂": Wanted(after, noise),
        "σₖ₊₁": Wanted(after, noise),
        "‖A − Aₖ‖_F": Wanted(rest, rest if k >= rank else 0),
        "√(σ²ₖ₊₁ + …)": Wanted(rest, rest if k >= rank else 0),
    }


def nearest(A: Exact, k: int) -> tuple[Any, Any, Any] | None:
    """Return the nearest matrix of rank k, what rounding can hide of its entries over ε, and by how much more; None where many are near."""
    k = min(k, A.rank)
    U, sigma, Vt = A.svd
    with mpmath.workdps(A.digits):
        if not k:
            return mpmath.zeros(A.m, A.n), mpmath.zeros(A.m, A.n), mpmath.mpf(1)
        gap = sigma[k - 1] - (sigma[k] if k < len(sigma) else 0)
        if k < A.rank and gap <= A.norm * mpmath.mpf("1e-6"):
            return None
        found = A.big if k == A.rank else U[:, :k] * mpmath.diag(sigma[:k]) * Vt[:k, :]
        return found, max(found.apply(abs)) * mpmath.ones(A.m, A.n), A.norm / gap


def _lost_value(A: Exact, size: Any) -> Any:
    return size if A.is_flat_to_16 and size <= 64 * big(EPS) * A.norm else 0
