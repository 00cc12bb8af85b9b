"""LU: what is said and shown of PA = LU."""

import math
from functools import lru_cache

from core.decompositions.factorizations.lu import LU, Rows, Step, magnitude
from core.decompositions.factorizations.rounded import exponent
from core.figures.decompositions.factorizations import playing
from core.figures.decompositions.factorizations.lu import minus
from core.numbers.arrays import Array
from core.numbers.digits import RATIO, counted, exactly, percent, show
from pages.shared.code import written
from pages.shared.programs import program
from pages.shared.view import Number, Sentence, Table, finite

CERTAIN = 1e-3  # relative: an error below it is told by its power, above in percent


@lru_cache(maxsize=64)
def factored(A: Array, p: tuple[int, ...]) -> LU:
    """Return A = LU with pivots in rows p, which are remembered: a State is settled by them too."""
    return LU(A.value, A.exact, p)


def sentence(result: LU, t: float) -> Sentence:
    """Return what the step that is shown does; at the end what has come of all."""
    if t == 1.0 or max(result.shape) > playing.LARGEST:
        return _end(result)
    step = result.steps[playing.current(t, len(result.steps))]
    return {"pivot": _pivot, "clear": _clear, "skip": _skip}[step.kind](result, step)


def _pivot(result: LU, step: Step) -> Sentence:
    before = result.before(step)
    column, row, top = before.W[step.pivot][step.column], step.pivot + 1, before.order[step.rank]
    value = (exactly(column), "input")
    moved = f"Rows {min(top, step.pivot) + 1} and {max(top, step.pivot) + 1} change places"
    if step.pivot != result.by_size(step):
        change = f" {moved}." if step.swapped >= 0 else ""
        what = "and not the largest entry" if magnitude(column) < step.largest else "which is as large as any"
        return (f"Column {step.column + 1}: by hand the pivot is ", value, f" in row {row}, {what}.{change}")
    if step.rank == result.shape[0] - 1:
        return (f"Column {step.column + 1}: only row {row} is left, and its entry ", value, " is the last pivot.")
    if step.swapped < 0:
        return (
            f"Column {step.column + 1}: the pivot is ",
            value,
            f" in row {row}, because no entry below is larger. No rows change places.",
        )
    why = "" if before.W[top][step.column] else f"Row {top + 1} has 0 there, which cannot be a pivot. "
    return (f"Column {step.column + 1}: the largest entry, ", value, f", is in row {row}. {why}{moved}.")


def _clear(_: LU, step: Step) -> Sentence:
    if not step.multiplier:
        return (
            f"Row {step.row + 1} has 0 below the pivot already: nothing is subtracted, and its multiplier in L is ",
            ("0", "first"),
            ".",
        )
    what = f"Row {step.row + 1} {minus(step.multiplier)}row {step.pivot + 1}"
    return ((what, "output"), ": that makes 0 below the pivot, and the multiplier ", (exactly(step.multiplier), "first"), " goes into L.")


def _skip(result: LU, step: Step) -> Sentence:
    digits = "" if result.exact else "To sixteen digits, "
    column = f"column {step.column + 1}" if digits else f"Column {step.column + 1}"
    return (f"{digits}{column} has no pivot: all that is left in it below the pivots before is 0.",)


def _end(result: LU) -> Sentence:
    (m, n), r, float64 = result.shape, result.rank, result.rounded
    digits = "" if result.exact else "To sixteen digits, "
    if not r:
        return ("A is 0: there is no pivot, and U = A.",)
    start = f"{digits}PA = LU with {counted(r, 'pivot')}" + (", as many as the rank" if r < min(m, n) else "")
    if float64.is_lost:
        return (f"{start}. But in float64, with these pivots, ", ("all digits of one are lost", "residual"), ": nothing can be solved.")
    if math.isinf(float64.error):
        return (f"{start}. But in float64 ", ("one of them is 0", "residual"), ", and Ax = b cannot be solved.")
    if not result.kept:
        return (f"{start}: {_grown(float64.growth)}.",)
    partial = result.by_partial_pivoting.rounded
    by_hand = f"{start}: by hand {_grown(float64.growth)}, by size {_grown(partial.growth).removeprefix('entries grow ')}."
    if math.isnan(float64.error) or math.isnan(partial.error):
        return (by_hand,)
    return (f"{by_hand} The x of Ax = b is wrong by ", (_share(float64.error), "residual"), f", and by size by {_share(partial.error)}.")


def _grown(growth: float) -> str:
    return "no entry grows" if growth <= 1 + RATIO else f"entries grow by a factor of {show(growth)}"


def _share(error: float) -> str:
    return percent(error) if error >= CERTAIN else show(error, digits=2)


def numbers(result: LU) -> list[list[Number]]:
    """Return the pivots and what they cost, and what float64 makes of them, beside what it makes of the largest pivots."""
    own, partial = result.rounded, result.by_partial_pivoting.rounded
    counts = {"pivots": result.rank, "exchanges": result.exchanges, "multiplications": result.multiplications}
    return [
        [Number(name, str(count), "", count) for name, count in counts.items()],
        [finite("growth ρ", own.growth, "output"), finite("ρ by size", partial.growth)],
        [finite("backward error", own.residual, "residual"), finite("backward error by size", partial.residual)],
        [finite("error of x", own.error, "residual"), finite("error of x by size", partial.error)],
    ]


def tables(result: LU) -> list[Table]:
    """Return L and U, and A with its rows in their order."""
    rows = result.rows
    return [
        _table("PA", tuple(rows[i] for i in result.order), "", f"rows {', '.join(str(i + 1) for i in result.order)} of A"),
        _table("L", result.L, "first", "unit lower triangular", "="),
        _table("U", result.U, "output", "upper triangular", "·"),
    ]


def _table(name: str, rows: Rows, role: str, note: str, sign: str = "") -> Table:
    texts = [[exactly(entry) for entry in row] for row in rows]
    return Table(name, texts, f"{len(rows)} × {len(rows[0])}, {note}", role, sign)


def code(A: Array, result: LU) -> str:
    """Return the program that prints the numbers."""
    partial = result.by_partial_pivoting
    ways = [("", result), (" by size", partial)]
    facts = {
        "ways": [(name, one.rounded.order if one.kept else None) for name, one in ways if not one.rounded.is_lost],
        "pivot_columns": [*result.columns],
        "rank": result.rank,
        "exchanges": result.exchanges,
        "multiplications": result.multiplications,
        "scale": exponent(A.value),
        "is_regular": not math.isnan(partial.rounded.error),
    }
    return program("decompositions/factorizations/lu", {"A": written(A)}, **facts)
