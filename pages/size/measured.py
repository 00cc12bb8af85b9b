"""Measured: the numbers of the page of norms, what makes ‖·‖ₚ a norm, and the program that prints them."""

import math
from fractions import Fraction

from core.figures.size import matrices as of_matrices
from core.figures.size import norms as of_vectors
from core.numbers.arrays import Array
from core.numbers.digits import MINUS, bounded, fits, pair, show, show_exact
from core.numbers.rational import rounded
from core.size.breach import largest_ratio
from core.size.duality import Duality
from core.size.matrix_norms import MatrixNorms
from core.size.norms import Norms
from pages.shared.code import written
from pages.shared.programs import joined
from pages.shared.view import Number, Table, finite, number

PARTS = "size/norms"
WRITTEN = 4  # entries of a vector that stand beside the picture
PRINTED = Fraction(1, 10**6)  # of what it is the difference of: below, a program in float64 has not nine digits of it
RATIO = "‖x + y‖/(‖x‖ + ‖y‖)"


def vectors(result: Duality, shown: of_vectors.Shown) -> list[list[Number]]:
    """Return the live numbers of two vectors."""
    found = result.norms
    x, y, both = found.lengths
    match shown:
        case "triangle":
            return [
                [_exactly("‖x‖ₚ", x, "input"), _exactly("‖y‖ₚ", y, "output")],
                [_exactly("‖x + y‖ₚ", both, "given"), _gap(found)],
                [Number(RATIO, "–") if found.ratio is None else _ratio(found, found.ratio)],
                [number("at most, of all", largest_ratio(found.p))],
            ]
        case "multiple":
            size = abs(found.factor) * x
            return [
                [_exactly("‖x‖ₚ", x, "input"), _exactly("‖αx‖ₚ", found.length_of_multiple, "output")],
                [_exactly("|α|·‖x‖ₚ", size, "output")],
                [_exactly("max|xᵢ|", max(map(abs, found.exact_x)), "input")],
            ]
    return _dual(result)


def _dual(result: Duality) -> list[list[Number]]:
    x, dot = result.norms.lengths[0], result.dot
    size = sum((abs(a * b) for a, b in zip(result.norms.exact_x, result.norms.exact_y, strict=True)), Fraction(0))
    printed = _exactly("x·y", dot, "shadow") if dot == 0 or abs(dot) > PRINTED * size else Number("x·y", show_exact(dot), "shadow")
    if result.q is None or result.dual_length is None or result.bound is None:
        none = [Number(name, "–", role) for name, role in (("‖y‖_q", "output"), ("‖x‖ₚ·‖y‖_q", "given"))]
        return [[_exactly("‖x‖ₚ", x, "input"), none[0]], [Number("q", "–", "axis")], [Number("x·y", printed.text, "shadow"), none[1]]]
    share = result.share
    tight = None if result.tight is None else tuple(result.tight.tolist())
    return [
        [_exactly("‖x‖ₚ", x, "input"), _exactly("‖y‖_q", result.dual_length, "output")],
        [finite("q", result.q, "axis")],
        [printed, _exactly("‖x‖ₚ·‖y‖_q", result.bound, "given")],
        [
            Number("|x·y| / bound", "–")
            if share is None
            else Number("|x·y| / bound", _share(share), "", float(share) if share == 0 or abs(dot) > PRINTED * size else None)
        ],
        [Number("y*", "–" if tight is None else pair(tight), "eigen", tight)],
    ]


def _share(share: Fraction) -> str:
    """Return a share that reads 1 only where nothing is missing that four digits could tell."""
    return show_exact(share, digits=6) if show_exact(share) == "1" else show_exact(share)


def _exactly(name: str, value: Fraction, role: str = "") -> Number:
    """Return a number that a program prints only where float64 has room for it."""
    return Number(name, show_exact(value), role, rounded(value) if fits(value) else None)


def _gap(found: Norms) -> Number:
    """Return the gap, which a program prints where its subtraction leaves nine digits."""
    if not found.is_gap_known:
        return Number("gap", f"< {show_exact(found.both / 10**45)}", "residual")
    if found.is_tight_by_digits:
        return Number("gap", "≈ 0", "residual")
    is_printed = abs(found.gap) > PRINTED * found.both and fits(found.gap)
    return Number("gap", show_exact(found.gap), "residual", rounded(found.gap) if is_printed else None)


def _ratio(found: Norms, ratio: Fraction) -> Number:
    """Return the ratio, by what it differs from 1 where its digits do not tell: ``1 + 2·10⁻⁴⁰``."""
    plain = _exactly(RATIO, ratio)
    if plain.text != "1" or not found.gap or not found.is_gap_known:
        return plain
    rest = show_exact(abs(found.gap) / found.both, digits=2)
    return Number(RATIO, f"1 {MINUS if found.gap > 0 else '+'} {rest}", plain.role, plain.value)


def properties(found: Norms) -> Table:
    """Return the three properties of a norm, each for these x, y and α, with whether it holds."""
    x = show_exact(found.lengths[0])
    alpha, holds = show(abs(found.alpha)), "holds"
    sign = MINUS if found.alpha < 0 else ""
    zero = "‖0‖ = 0" if not found.lengths[0] else f"x ≠ 0: ‖x‖ = {x} > 0"
    rows = [
        ["‖x‖ = 0 only for x = 0", zero, holds],
        ["‖αx‖ = |α|·‖x‖", f"‖{sign}{alpha}·x‖ = {show_exact(found.length_of_multiple)} = {alpha} · {x}", holds],
        ["‖x + y‖ ≤ ‖x‖ + ‖y‖", _compared(found), "broken" if found.is_broken else holds],
    ]
    says = "all three hold for every x, y and α" if found.is_norm else "the third does not hold for every x and y: it is no norm"
    p = "∞" if found.p == math.inf else show(found.p, digits=12)
    return Table("Is it a norm?", rows, f"p = {p}: {says}", heads=("property", "here", ""))


def _compared(found: Norms) -> str:
    """Return ‖x + y‖ beside ‖x‖ + ‖y‖, with what they differ by where digits do not tell them apart: ``1 + 1 − 2.5·10⁻⁴¹ < 1 + 1``."""
    x, y, sum_ = map(show_exact, found.lengths)
    if found.is_tight:
        return f"{sum_} {'≈' if found.is_tight_by_digits else '='} {x} + {y}"
    if sum_ == show_exact(found.both):
        sum_ = f"{x} + {y} {MINUS if found.gap > 0 else '+'} {show_exact(abs(found.gap))}" if found.is_gap_known else "‖x + y‖"
    return f"{sum_} {'>' if found.is_broken else '<'} {x} + {y}"


def matrices(result: MatrixNorms, shown: of_matrices.Shown) -> list[list[Number]]:
    """Return the live numbers of a matrix."""
    own: list[list[Number]] = []
    if shown == "induced":
        x = tuple(result.x.tolist())
        text = show(result.induced) if result.is_known else f"≥ {bounded(result.induced)}"
        own = [[Number("‖A‖ₚ", text, "given", result.induced)]]
        if not result.is_formula:
            own[0].append(Number("‖A‖ₚ at most", bounded(result.at_most, is_upper=True), "", result.at_most))
        if len(x) <= WRITTEN:
            own.append([Number("x", pair(x), "input")])
    return [
        *own,
        [number("‖A‖₂", result.spectral, "singular")],
        [number("‖A‖_F", result.frobenius), number("‖A‖_*", result.nuclear)],
        [number("‖A‖₁", result.one), number("‖A‖_∞", result.infinity)],
    ]


def program_of_vectors(x: Array, y: Array, result: Duality, shown: of_vectors.Shown, numbers: list[list[Number]]) -> str:
    """Return a program that prints the numbers of two vectors."""
    found = result.norms
    given = {"p": _p(found.p), "x": written(x), "y": written(y), "alpha": repr(found.alpha)}
    names = [one.name for row in numbers for one in row if one.value is not None]
    return joined([f"{PARTS}/length", f"{PARTS}/{shown}"], given, names=names)


def program_of_matrix(A: Array, result: MatrixNorms, shown: of_matrices.Shown) -> str:
    """Return a program that prints the numbers of a matrix."""
    p, has_p = result.p, shown == "induced"
    kind = "column" if p <= 1 else "row" if p == math.inf else "two" if p == 2 else "found"
    given = {"p": _p(p), "A": written(A), "most": f"np.array({result.x.tolist()!r})"}
    return joined([f"{PARTS}/length", f"{PARTS}/matrix"], given, has_p=has_p, kind=kind)


def _p(p: float) -> str:
    return "math.inf" if p == math.inf else repr(p)
