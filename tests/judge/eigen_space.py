"""What the eigenvectors page says of a 3 × 3 matrix, judged: lines, planes, turns and chains in space."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import mpmath

from tests.judge.exact import EPS, Exact, Value, big, product, rank, transpose
from tests.judge.lines import direction, line
from tests.judge.numbers import Wanted
from tests.judge.scan import Phrases, Said, claim, number
from tests.judge.shown import agrees, read, tell

ON = 1.000000001e-6  # radians: x was led there, with six digits
NEAR = 1e-7  # radians that float64 may miss where eigenvalues are one only to sixteen digits
TIMES = {"": 1, ", double": 2, ", triple": 3}


def basis(A: Exact, one: Value) -> Any:
    """Return an orthonormal basis of the eigenvectors of a value, as columns."""
    with mpmath.workdps(A.digits):
        _, _, Vh = mpmath.svd_c((A.big - one.value * mpmath.eye(A.n)) * mpmath.mpc(1))
        return Vh[A.n - one.independent :, :].H


def apart(A: Exact, x: Any, columns: Any) -> Any:
    """Return the angle between a vector and the span of orthonormal columns."""
    with mpmath.workdps(A.digits):
        along = columns.H * x
        return mpmath.atan2(mpmath.norm(x - columns * along), mpmath.norm(along))


def _real(A: Exact) -> list[Value]:
    return [one for one in A.values if one.is_real]


def _spaces(s: Said, wanted: list[tuple[str, int, int]]) -> Iterator[str]:
    """Judge the eigenspaces, each with the text of its value, its dimension and how often the value counts."""
    A = s.facts
    true = [(one.independent, one.multiplicity) for one in _real(A)]
    is_so = sorted(true) == sorted((dimension, times) for _, dimension, times in wanted)
    yield from s.holds(is_so, A.is_blurred, "" if is_so else f"dimensions and multiplicities {true}")
    if not is_so:
        return
    left = _real(A)
    for text, dimension, times in wanted:
        found = [one for one in left if (one.independent, one.multiplicity) == (dimension, times)]
        best = min(found, key=lambda one: abs(one.value - read(text).value))
        left.remove(best)
        yield from number(text, best.value, zero=abs(best.value) if s.is_to_16 else 0)


def _three(s: Said) -> Iterator[str]:
    yield from _spaces(s, [(s[k], 1, 1) for k in (1, 2, 3)])


def _plane_and_line(s: Said) -> Iterator[str]:
    yield from _spaces(s, [(s[1], 2, 2), (s[2], 1, 1)])


def _two_of_three(s: Said) -> Iterator[str]:
    yield from _spaces(s, [(s[1], 1, TIMES[s[2] or ""]), (s[3], 1, TIMES[s[4] or ""])])
    yield from _lacks_basis(s)


def _one_of_three(s: Said) -> Iterator[str]:
    yield from _spaces(s, [(s[2], 2 if "plane" in s[1] else 1, 3)])
    yield from _lacks_basis(s)


def _lacks_basis(s: Said) -> Iterator[str]:
    yield from s.holds(not s.facts.has_basis, s.facts.is_blurred, "there is a basis of eigenvectors" if s.facts.has_basis else "")


def _nilpotent(s: Said) -> Iterator[str]:
    A = s.facts
    block = A.values[0].largest_block if A.values[0].value == 0 and len(A.values) == 1 else 0
    yield from s.holds(block == s[1].count("A"), A.is_blurred, f"the longest chain of 0 has {block}")


def _turn(s: Said) -> Iterator[str]:
    """Judge a turn: of the plane across the line where A is normal, and by how much."""
    A = s.facts
    pairs = [one for one in A.values if not one.is_real]
    if not pairs:
        yield "all eigenvalues are real"
        return
    turned = transpose(A.A)
    is_normal = product(A.A, turned) == product(turned, A.A)
    yield from claim(is_normal == ("at right angles" in s[0]), f"A is {'' if is_normal else 'not '}normal")
    yield from direction(s[1], abs(mpmath.arg(pairs[0].value)))
    if s[2] is None:
        yield from claim(agrees("1", abs(pairs[0].value)), f"|λ| = {tell(abs(pairs[0].value))}")
    else:
        yield from number(s[2], abs(pairs[0].value))


def _only_line(s: Said) -> Iterator[str]:
    A = s.facts
    yield from claim(len(_real(A)) == 1 and A.n == 3, f"{len(_real(A))} real eigenvalues")
    yield from number(s[1], _real(A)[0].value)


def _symmetric(s: Said) -> Iterator[str]:
    yield from s.holds(s.facts.is_symmetric, s.facts.is_symmetric_to_16, "A is not symmetric")


def _axes(s: Said) -> Iterator[str]:
    yield from claim(s.facts.rank == 3, "the ellipsoid is flat")


def _sphere(s: Said) -> Iterator[str]:
    A = s.facts
    B = product(A.A, transpose(A.A))
    is_so = not any(entry != (B[0][0] if i == j else 0) for i, row in enumerate(B) for j, entry in enumerate(row)) and A.rank == 3
    yield from s.holds(is_so, A.sigma[0] - A.sigma[-1] <= 64 * big(EPS) * A.norm, "it is none")


def gap(A: Exact) -> Any:
    """Return the largest angle between an axis of the ellipsoid and the eigenvector that is nearest to it."""
    bases = [basis(A, one) for one in _real(A)]
    with mpmath.workdps(A.digits):
        return max(min(apart(A, A.svd[0][:, k], columns) for columns in bases) for k in range(3))


def _elsewhere(s: Said) -> Iterator[str]:
    A = s.facts
    yield from claim(not A.is_symmetric, "A is symmetric")
    yield from line(s[1], gap(A), slack=NEAR if A.is_close else 0)


def _not_all(s: Said) -> Iterator[str]:
    yield from claim(not s.facts.is_symmetric, "A is symmetric")


def of_x_apart(s: Said) -> list[tuple[Any, Any]]:
    """Return the real eigenvalues with the angle between x and the eigenvectors of each, the nearest first."""
    A = s.facts
    with mpmath.workdps(A.digits):
        x = mpmath.matrix([big(entry) for entry in s.given])
        return sorted(((apart(A, x, basis(A, one)), one.value) for one in _real(A)), key=lambda pair: pair[0])


def _in_plane(s: Said, *, is_nearly: bool = False) -> Iterator[str]:
    """Judge that x is in the plane that A turns: x, Ax and A²x are in one, and x is no eigenvector; or that it nearly is."""
    A = s.facts
    pair = next((one for one in A.values if not one.is_real), None)
    if pair is None:
        yield "A turns no plane"
        return
    iterates = [[[entry] for entry in s.given]]
    for _ in range(2):
        iterates.append(product(A.A, iterates[-1]))
    is_so = rank([[row[0] for row in column] for column in iterates]) == 2
    if not is_nearly:
        yield from claim(is_so, "x is outside it")
        return
    with mpmath.workdps(A.digits):
        v, x = A.eigenvector(pair.value), mpmath.matrix([big(entry) for entry in s.given])
        U, _, _ = mpmath.svd_r(mpmath.matrix([[mpmath.re(v[i]), mpmath.im(v[i])] for i in range(3)]))
        yield from claim(not is_so and apart(A, x, U) <= ON, "x is outside it, or in it")


def of_x(A: Exact, x: list[Fraction]) -> dict[str, Wanted]:
    """Return what A does to x: Ax with what its rounding may hide, how much longer than x it is, and its angle to it."""
    Ax = [sum((a * b for a, b in zip(row, x, strict=True)), Fraction(0)) for row in A.A]
    noise = [8 * EPS * sum((abs(a * b) for a, b in zip(row, x, strict=True)), Fraction(0)) for row in A.A]
    with mpmath.workdps(A.digits):
        p, q = (mpmath.matrix([big(entry) for entry in v]) for v in (x, Ax))
        length, image = mpmath.norm(p), mpmath.norm(q)
        hidden = mpmath.norm(mpmath.matrix([big(entry) for entry in noise])) / length if length else 0
        minors = [p[i] * q[j] - p[j] * q[i] for i, j in ((0, 1), (0, 2), (1, 2))]
        turn = mpmath.atan2(mpmath.norm(mpmath.matrix(minors)), (p.T * q)[0]) if image else None
    return {
        "Ax": Wanted(Ax, noise),
        "‖Ax‖/‖x‖": Wanted(image / length if length else None, hidden),
        "∠(x, Ax)": Wanted(turn, kind="turn"),
    }


TIMED = r"<n>(, double|, triple)?"
TURN = "by <a>,(?: measured along the dashed ellipses,)? and (?:keeps its size|scales it by <n> each time)"
PHRASES: Phrases = (
    (r"[Ee]igenvectors lie on three lines: λ = <n>, λ = <n> and λ = <n>", _three),
    (r"[Ee]igenvectors fill a plane \(λ = <n>, double\) and a line \(λ = <n>\)", _plane_and_line),
    (rf"[Ee]igenvectors lie on two lines \(λ = {TIMED},? and λ = {TIMED}\)", _two_of_three),
    (r"[Ee]igenvectors (lie on one line|fill a plane) \(λ = <n>, triple\)", _one_of_three),
    (r"There is no basis of eigenvectors:", _lacks_basis),
    (r"A is nilpotent: (A·A(?:·A)?) = 0", _nilpotent),
    (r"Real eigenvectors lie on one line \(λ = <n>\):", _only_line),
    (rf"A turns (?:a plane|the plane at right angles to it) {TURN}", _turn),
    (r"They are perpendicular, because A is symmetric,?", _symmetric),
    (r"The line is perpendicular to the plane, because A is symmetric,?", _symmetric),
    (r"the ellipsoid's axes are among them", _axes),
    (r"[Tt]he image of the sphere is a sphere(?:: it has no axes)?", _sphere),
    (r"they are the ellipsoid's axes", lambda s: claim(s.is_to_16 and gap(s.facts) < 1e-13 and not s.facts.is_symmetric, "they are not")),
    (r"The ellipsoid's axes lie elsewhere, up to <a> from an eigenvector: A is not symmetric", _elsewhere),
    (r"The ellipsoid's axes are <a> away from them: A is nearly symmetric", _elsewhere),
    (r"The ellipsoid's axes are not all eigenvectors: A is not symmetric", _not_all),
    (r"x lies in the plane that A turns, and never leaves it", _in_plane),
    (r"To six digits, x lies in the plane that A turns(?=\.)", lambda s: _in_plane(s, is_nearly=True)),
)
