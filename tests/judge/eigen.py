"""What the eigenvectors page says of a square matrix, judged."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import mpmath

from tests.judge import eigen_space, transformation
from tests.judge.exact import EPS, Exact, big
from tests.judge.lines import direction, line
from tests.judge.numbers import ANY, Wanted
from tests.judge.plane import Plane, lines_apart
from tests.judge.scan import Phrases, Said, claim, nothing, number, same, table
from tests.judge.shown import agrees, indexed, read, tell

ON = 1e-6  # radians: x was led to an eigenvector by hand
EDGE = 1e-9  # relative: of that
TIMES = {"double": 2, "triple": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8}


def _two(s: Said) -> Iterator[str]:
    """Judge two lines of eigenvectors, each with its eigenvalue."""
    A: Plane = s.facts
    if len(A.lines) < 2:
        yield "there are no two lines"
        return
    for (true, angle), at, value in zip(A.lines, (s[1], s[3]), (s[2], s[4]), strict=True):
        yield from line(at, angle, slack=0)
        if value == "0":
            yield from s.holds(true == 0, A.flat[1] and abs(true) <= 16 * big(EPS) * big(A.size))
        else:
            yield from number(value, true)


def _scalar(s: Said) -> Iterator[str]:
    A = s.facts
    yield from s.holds(A.is_scalar and A.rank > 0, A.is_scalar_to_16)
    yield from number(s[1], A.trace / A.n)


def _identity(s: Said) -> Iterator[str]:
    A = s.facts
    yield from s.holds(A.is_scalar and A.A[0][0] == 1, A.is_scalar_to_16 and abs(A.trace - A.n) <= 64 * EPS)


def _no_line(s: Said) -> Iterator[str]:
    A = s.facts
    if A.lines or A.is_scalar:
        yield "there are real eigenvectors"
        return
    yield from claim("every" not in s[0] or A.conformal[1], "not every vector alike")
    value = A.values[0].value
    sign = 1 if A.A[1][0] > 0 else -1
    yield from direction(s[1], sign * abs(mpmath.arg(value)))
    if s[2] is None:
        yield from claim(A.det == 1 or agrees("1", abs(value)), f"|λ| = {tell(abs(value))}")
    else:
        yield from number(s[2], abs(value))


def _defective(s: Said, at: str, value: str) -> Iterator[str]:
    """Judge that the only line is at an angle, and that its eigenvalue is double."""
    A: Plane = s.facts
    yield from s.holds(A.double[0] and not A.is_scalar, A.double[1] and not A.is_scalar)
    if not A.is_scalar and A.lines:
        yield from line(at, A.lines[0][1], slack=0 if A.double[0] else 1e-6)
    yield from number(value, A.trace / 2, zero=abs(A.trace) if not A.double[0] else 0)


def _nilpotent(s: Said) -> Iterator[str]:
    A = s.facts
    yield from s.holds(A.nilpotent[0] and A.rank == 1, A.nilpotent[1] and A.rank > 0)
    if A.lines:
        yield from line(s[1], A.lines[0][1], slack=0 if A.double[0] else 1e-6)


def _symmetric(s: Said) -> Iterator[str]:
    yield from s.holds(s.facts.is_symmetric, s.facts.is_symmetric_to_16, "A is not symmetric")


def _gap(A: Plane) -> Any:
    """Return how far the ellipse's axes are from the eigenvectors' lines, at most."""
    return max((min(lines_apart(at, axis) for axis in A.images) for _, at in A.lines), default=mpmath.pi)


def _away(s: Said) -> Iterator[str]:
    yield from claim(not s.facts.is_symmetric, "A is symmetric")
    yield from line(s[1], _gap(s.facts))


def _elsewhere(s: Said) -> Iterator[str]:
    A = s.facts
    yield from claim(not A.is_symmetric, "A is symmetric")
    yield from line(s[1], A.images[0])
    yield from line(s[2], A.images[1])


def _is_multiple(s: Said) -> bool:
    """Return whether Ax is a multiple of x, exactly."""
    images = [sum((a * b for a, b in zip(row, s.given, strict=True)), Fraction(0)) for row in s.facts.A]
    pairs = list(zip(images, s.given, strict=True))
    return all(p * y == q * x for p, x in pairs for q, y in pairs)


def _nearest(s: Said) -> list[tuple[Any, Any]]:
    """Return how far x is from the eigenvectors of each real eigenvalue, and that, the nearest first."""
    A = s.facts
    if A.n == 3:
        return eigen_space.of_x_apart(s)
    at = mpmath.atan2(big(s.given[1]), big(s.given[0]))
    return sorted(((lines_apart(found, at), value) for value, found in A.lines), key=lambda pair: pair[0])


def _on(s: Said) -> Iterator[str]:
    """Judge that x is an eigenvector, to all its digits, with what it is multiplied by."""
    if not _is_multiple(s):
        yield "x is none"
        return
    k = max(range(s.facts.n), key=lambda k: abs(s.given[k]))
    value = sum((a * b for a, b in zip(s.facts.A[k], s.given, strict=True)), Fraction(0)) / s.given[k]
    yield from _times(s["by"], value)


def _nearly_on(s: Said) -> Iterator[str]:
    """Judge that x is none, but beside one, by no more than six digits."""
    yield from claim(not _is_multiple(s), "x is an eigenvector")
    angle, _ = _nearest(s)[0]
    yield from claim(angle <= ON * (1 + EDGE), f"x is {tell(mpmath.degrees(angle))}° from one")
    near = [value for angle, value in _nearest(s) if angle <= 2 * ON]
    yield from claim(any(not list(_times(s["by"], value)) for value in near), f"λ = {tell(near[0]) if near else 'none'}")


def _times(text: str, value: Any) -> Iterator[str]:
    """Judge what an eigenvalue makes of x."""
    if text == "0":
        yield from claim(value == 0, f"Ax = {tell(value)}·x")
    elif text in {"x", "−x"}:
        yield from claim(agrees(text.replace("x", "1"), value), f"Ax = {tell(value)}·x")
    else:
        yield from claim(text not in {"1·x", "−1·x"}, f"Ax = {text.replace('1·', '')} is how it is written")
        yield from number(text.removesuffix("·x").strip("()"), value)


def _off(s: Said) -> Iterator[str]:
    """Judge how far x is from an eigenvector, by more than six digits."""
    angle, _ = _nearest(s)[0]
    yield from line(s[1], angle, digits=2, slack=eigen_space.NEAR if s.facts.n == 3 and s.facts.is_close else 0)
    yield from claim(angle > ON * (1 - EDGE) and not _is_multiple(s), "to six digits x is one")


def _counted(s: Said) -> Iterator[str]:
    """Judge how many real eigenvalues and complex pairs there are, each as often as it is one."""
    A: Exact = s.facts
    reals = sum(one.multiplicity for one in A.values if one.is_real)
    pairs = (A.n - reals) // 2
    is_so = (int(s["reals"] or 0), int(s["pairs"] or 0)) == (reals, pairs)
    yield from s.holds(is_so, A.is_blurred, "" if is_so else f"{reals} real and {pairs} complex pairs")


def _value_of(s: Said, text: str) -> Any:
    """Return the eigenvalue that a text tells, of ``1 ± 2i`` the first, and whether the text is right."""
    text = text.replace(" ± ", " + ").removeprefix("±")
    found = min(s.facts.values, key=lambda one: abs(one.value - read(text).value))
    return found, agrees(text, found.value, zero=abs(found.value) if s.is_to_16 else 0)


def _repeated(s: Said) -> Iterator[str]:
    """Judge which eigenvalues count more than once, and that there are no others."""
    parts = [part.rsplit(" is ", 1) for part in s[1].split(", ")]
    for text, times in parts:
        found, is_right = _value_of(s, text)
        is_so = is_right and found.multiplicity == TIMES[times]
        yield from s.holds(is_so, s.facts.is_blurred, f"{tell(found.value)} is {found.multiplicity} times one")
    many = sum(one.multiplicity > 1 and mpmath.im(one.value) >= 0 for one in s.facts.values)
    yield from s.holds(many == len(parts), s.facts.is_blurred, f"{many} count more than once")


def _lacking(s: Said) -> Iterator[str]:
    """Judge which eigenvalues have too few eigenvectors, and that there are no others."""
    parts = re.findall(r"(?:^|, )(.+?) has (\d+) independent eigenvectors? and not (\d+)", s[1])
    for text, independent, times in parts:
        found, is_right = _value_of(s, text)
        is_so = is_right and (found.independent, found.multiplicity) == (int(independent), int(times))
        truth = f"{tell(found.value)} has {found.independent} and not {found.multiplicity}"
        yield from s.holds(is_so, s.facts.is_blurred, truth)
    few = sum(one.independent < one.multiplicity and mpmath.im(one.value) >= 0 for one in s.facts.values)
    yield from s.holds(few == len(parts), s.facts.is_blurred, f"{few} have too few")


def _differ(s: Said) -> Iterator[str]:
    yield from number(s[1], s.facts.nearest_gap)


def _open(s: Said) -> Iterator[str]:
    """Judge that sixteen digits cannot decide: only where eigenvalues are one, or close to each other."""
    yield from claim(s.facts.is_close, f"{'a basis' if s.facts.has_basis else 'no basis'}, and no two eigenvalues are close")


def _basis(s: Said) -> Iterator[str]:
    yield from s.holds(s.facts.has_basis, s.facts.has_basis_to_16, "" if s.facts.has_basis else "there is no basis of eigenvectors")


def _no_basis(s: Said) -> Iterator[str]:
    yield from s.holds(not s.facts.has_basis, s.facts.is_blurred, "there is a basis of eigenvectors" if s.facts.has_basis else "")


def _singular(s: Said) -> Iterator[str]:
    A = s.facts
    yield from s.holds(A.rank < A.n, A.rank_to_16 < A.n)


def _nearly_defective(s: Said) -> Iterator[str]:
    A = s.facts
    if isinstance(A, Plane):
        yield from line(s[1], A.apart if A.apart is not None else mpmath.pi / 2)
    elif len(A.values) == A.n:
        with mpmath.workdps(A.digits):
            V = [A.eigenvector(one.value) for one in A.values]
            least = min(mpmath.acos(min(abs((v.H * w)[0]), 1)) for i, v in enumerate(V) for w in V[:i])
        yield from line(s[1], least)


BY = r"(?P<by>\(?<n>\)?·x|−?x|0)(?=\.)"
REALS, PAIRS = r"(?P<reals>\d+) real eigenvalues?", r"(?P<pairs>\d+) complex pairs?"
PHRASES: Phrases = (
    (r"[Tt]o sixteen digits", nothing),
    (r"Sixteen digits do not tell the two apart: they differ by <n>", _differ),
    (r"[Ee]igenvectors at <a> \(λ = <n>\) and <a> \(λ = <n>\)", _two),
    (r"[Ee]very direction is an eigenvector: A scales all of them by <n>", _scalar),
    (r"[Ee]very direction is an eigenvector: A keeps all of them as they are", _identity),
    (
        r"A sends every vector to 0: each direction is an eigenvector, with λ = 0",
        lambda s: claim(s.facts.rank == 0, "A is not 0"),
    ),
    (
        r"No real eigenvectors: A turns by <a>, measured along the dashed ellipses, and (?:keeps its size|scales by <n> each time)",
        _no_line,
    ),
    (r"No real eigenvectors: A turns every vector by <a> and (?:keeps its length|makes it <n> times as long)", _no_line),
    (
        r"(?:To sixteen digits, t|T)he only eigenvectors lie on one line, at <a>: λ = <n> is double, and A is defective",
        lambda s: _defective(s, s[1], s[2]),
    ),
    (r"(?:To sixteen digits, t|T)he only eigenvectors lie on one line, at <a>: A is nilpotent: A·A = 0", _nilpotent),
    (r"Nearly defective: eigenvectors <a> apart", _nearly_defective),
    (
        r"The image of the circle is a circle: it has no axes",
        lambda s: s.holds(s.facts.conformal[0] and s.facts.rank == 2, s.facts.conformal[1]),
    ),
    (r"They are the ellipse's axes, because A is symmetric", _symmetric),
    (r"they are the ellipse's axes", lambda s: claim(s.is_to_16 and _gap(s.facts) < 1e-13 and not s.facts.is_symmetric, "they are not")),
    (r"One axis of the ellipse is within <a> of them", lambda s: line(s[1], _gap(s.facts))),
    (r"The ellipse's axes are <a> away from them: A is nearly symmetric", _away),
    (r"The ellipse's axes lie elsewhere, at <a> and <a>: A is not symmetric", _elsewhere),
    (r"x = 0 has no direction", lambda s: claim(not any(s.given), "x is not 0")),
    (rf"x is an eigenvector: Ax = {BY}", _on),
    (rf"To six digits, x is an eigenvector: Ax ≈ {BY}", _nearly_on),
    (r"x is <a> from an eigenvector", _off),
    # n ≥ 3
    (rf"A has {REALS}(?: and {PAIRS})?", _counted),
    (rf"A has (?P<reals>){PAIRS}", _counted),
    (r"A has <k> eigenvalues?", lambda s: same(s[1], s.facts.n)),
    (r"the largest of magnitude <n>", lambda s: number(s[1], s.facts.radius)),
    (r"no basis of eigenvectors:?", _no_basis),
    (r"((?:<v> has \d+ independent eigenvectors? and not \d+(?:, )?)+)", _lacking),
    (r"\(((?:<v> is \w+(?:, )?)+)\)", _repeated),
    (r"A is defective", _no_basis),
    (
        r"Some are so close that sixteen digits do not tell how many they are, or whether there is a basis of eigenvectors",
        _open,
    ),
    (r"a basis of eigenvectors", _basis),
    (r"perpendicular eigenvectors, because A is symmetric", _symmetric),
    (r"its rank is <k>", lambda s: same(s[1], s.facts.rank_to_16)),
    (r"A is singular(?: to sixteen digits)?(?:: 0 is an eigenvalue)?", _singular),
)
TABLE = table((*PHRASES, *eigen_space.PHRASES))


def numbers(A: Exact, x: list[Fraction], *, is_to_16: bool) -> dict[str, Wanted]:
    """Return what the numbers of the page are; is_to_16: where its sentence says that they are so only to sixteen digits."""
    is_hidden = A.is_flat_to_16 and is_to_16
    found = {indexed("λ", k + 1): _value(A, value, is_to_16=is_to_16) for k, value in enumerate(A.spectrum)}
    is_open = is_to_16 and A.is_close
    found |= {"tr A": Wanted(A.trace, _noise(A)), "κ(V)": ANY if is_open or kappa(A) is None else Wanted(kappa(A))}
    if isinstance(A, Plane):
        found |= {
            "det A": Wanted(A.det, abs(A.det) if is_hidden else 0),
            "∠(v₁, v₂)": ANY if is_open else Wanted(A.apart, kind="line"),
            **transformation.applied(A, x),
        }
    else:
        found |= {"ρ(A)": _value(A, A.radius, is_to_16=is_to_16), "rank": Wanted(A.rank, to_16=A.rank_to_16 if is_hidden else None)}
        if A.n == 3:
            found |= eigen_space.of_x(A, x)
    return found


def _noise(A: Exact) -> Fraction:
    return 8 * EPS * sum((abs(A.A[i][i]) for i in range(A.n)), Fraction(0))


def _value(A: Exact, value: Any, *, is_to_16: bool) -> Wanted:
    """Return what is shown for an eigenvalue: anything where sixteen digits do not part it from another, and that is said."""
    if not is_to_16:
        return Wanted(value)
    with mpmath.workdps(A.digits):
        near = sum(one.multiplicity for one in A.values if abs(abs(one.value) - abs(value)) <= mpmath.mpf("1e-3") * A.norm)
    return ANY if near > 1 else Wanted(value, abs(value) if A.is_flat_to_16 and abs(value) <= 64 * big(EPS) * A.norm else 0)


def kappa(A: Exact) -> Any:
    """Return the condition of the eigenvectors: infinite of a defective matrix, None where they can be chosen."""
    if not A.has_basis:
        return mpmath.inf
    if A.is_scalar or A.is_symmetric:
        return mpmath.mpf(1)
    if len(A.values) < A.n:
        return None
    with mpmath.workdps(A.digits):
        V = mpmath.matrix(A.n, A.n)
        for k, one in enumerate(A.values):
            v = A.eigenvector(one.value)
            for i in range(A.n):
                V[i, k] = v[i]
        S = mpmath.svd_c(V, compute_uv=False)
        return S[0] / S[A.n - 1]
