"""QR: what is said and shown of A = QR."""

import math
from fractions import Fraction

from core.decompositions.factorizations.qr import QR, WAYS, Step, Way
from core.figures.decompositions.factorizations import playing
from core.figures.decompositions.factorizations.qr import NAMES, is_drawn, share
from core.numbers.arrays import EPS, ROUNDING, Array, Matrix
from core.numbers.digits import apart, degrees, factor, indexed, show
from core.numbers.rational import rounded
from pages.shared.code import written
from pages.shared.programs import program
from pages.shared.view import Number, Sentence, Table, finite

SHORT = {"householder": "Householder", "givens": "Givens", "classical": "classical", "modified": "modified"}
MOST = 10_000  # of the denominator of a short fraction
ORTHONORMAL = 64 * EPS  # up to here a loss is rounding


def factored(A: Array, way: Way, s: float) -> QR:
    """Return A = QR in a way, A on its way to Hilbert's matrix."""
    return QR(A.value, way, s, A.exact)


def typed(value: float) -> str:
    """Return a number as it can be typed: a short fraction where it is one, else with all its digits."""
    short = Fraction(value).limit_denominator(MOST)
    return str(short) if rounded(short) == value else repr(value)


def sentence(result: QR, t: float) -> Sentence:
    """Return what the step that is shown does; at the end how orthonormal Q is, in this way and in the worst."""
    turned = ("A is wide, and its columns cannot be orthonormal: here is A′. ",) if result.is_turned else ()
    if result.s:
        turned = (f"At s = {show(result.s)}, A is {made_of(result.s)}. ", *turned)
    if t == 1.0 or not is_drawn(result):
        return (*turned, *_end(result))
    step = result.steps[playing.current(t, len(result.steps))]
    says = {"reflect": _reflect, "rotate": _rotate, "subtract": _subtract, "normalize": _normalize}[step.kind]
    return (*turned, *says(result, step))


def made_of(s: float) -> str:
    """Return what A is made of on its way to Hilbert's matrix."""
    if s == 1:
        return "Hilbert's matrix"
    return f"{show(1 - s)} of what is typed and {show(s)} of Hilbert's matrix"


def _reflect(result: QR, step: Step) -> Sentence:
    if result.A.shape[0] == 1:
        return ("One row has nothing below its diagonal: R is A, and Q is 1.",)
    column = step.column + 1
    if not step.number:
        k = result.steps.index(step)
        R = result.steps[k - 1].R if k else result.start[1]
        if R[column:, step.column].any():
            return (f"What is below the diagonal of column {column} has a square that is 0 in float64: nothing is reflected.",)
        where = "In float64 all" if any(before.number for before in result.steps[:k]) else "All"
        return (f"{where} below the diagonal of column {column} is 0 already: nothing is reflected.",)
    name = indexed("a", column)
    return (f"One mirror takes what is left of {name} onto an axis: ", ("all below the diagonal becomes 0", "output"), " at once.")


def _rotate(result: QR, step: Step) -> Sentence:
    j, i = step.column + 1, step.other + 1
    has = f"row {i} has 0 in column {j} already: nothing is turned."
    if not step.number:
        is_known = step.column == 0 or result.was_zero(step)
        return (has.capitalize() if is_known else f"In float64 {has}",)
    turned = (degrees(step.number, size=0.0), "output")
    is_doubtful = step.column > 0 and abs(result.turned_to_zero(step)) <= ROUNDING * result.sizes[step.column]
    if is_doubtful and result.was_zero(step):
        return (f"Row {i} has 0 in column {j} but for rounding, for which rows {j} and {i} are turned by ", turned, ".")
    if is_doubtful:
        return (f"Row {i} has no more in column {j} than rounding can make: rows {j} and {i} are turned by ", turned, ", and it is 0.")
    return (f"Rows {j} and {i} are turned by ", turned, f": row {i} gets 0 in column {j}, and only these two rows change.")


def _subtract(result: QR, step: Step) -> Sentence:
    q, a = indexed("q", step.other + 1), indexed("a", step.column + 1)
    if not step.Q[:, step.other].any():
        there = "There" if result.has_none(step.other) else "In float64 there"
        return (f"{there} is no {q}, and nothing is taken from {a}.",)
    of = f"{a} as it was" if result.way == "classical" else f"what is left of {a}"
    text = share(result, step)
    taken = "it is taken away" if step.number else "nothing is taken away"
    nearly = ", up to rounding," if text == "0" and step.number else ""
    start = (f"{q} has the share ", (text, "output"), f"{nearly} in {of}: {taken}, and ")
    if math.isnan(step.cosine):
        return (*start, "nothing is left." if result.is_nothing(step) else "in float64 nothing is left.")
    if result.is_rounding(step):
        return (*start, "only rounding is left." if result.is_nothing(step) else "what is left is no longer than rounding can make it.")
    if abs(step.cosine) <= ORTHONORMAL:
        return (*start, f"what is left stands at right angles to {q}.")
    return (*start, f"what is left misses a right angle to {q}: cosine ", (factor(step.cosine), "residual"), ".")


def _normalize(result: QR, step: Step) -> Sentence:
    q, a = indexed("q", step.column + 1), indexed("a", step.column + 1)
    if not step.column:
        length = (show(step.number), "output")
        return (a, " has length ", length, f": divided by it, it is {q}.") if step.number else (f"{a} is 0: {_lacks(q)}",)
    nothing, depends = result.is_nothing(step), f"{a} depends on the columns before it"
    if not step.number:
        if nothing:
            return (f"Nothing is left of {a}, which depends on the columns before it: {_lacks(q)}",)
        why = "" if nothing is None else f"{a} does not depend on the columns before it, but "
        return (f"{why}{'in' if why else 'In'} float64 what is left of {a} has length 0: {_lacks(q)}",)
    if result.is_rounding(step):
        zero = (f"{indexed('r', step.column + 1)}{indexed('', step.column + 1)} is shown as 0", "output")
        if nothing:
            return (f"{depends}: only rounding is left of it, ", zero, f", and {q} may point anywhere.")
        return (f"What is left of {a} is no longer than rounding can make it, and ", zero, f": {q} may point anywhere.")
    length = (show(step.number), "output")
    if nothing:
        return (
            f"{depends}, and what is left of it in float64 is an error, of length ",
            length,
            f": divided by it, it is {q} all the same.",
        )
    return (f"What is left of {a} has length ", length, f": divided by it, it is {q}.")


def _lacks(q: str) -> str:
    return f"it has no direction, and there is no {q}."


def _end(result: QR) -> Sentence:
    own, most = result.losses[result.way], max(result.losses.values())
    worst = [way for way in WAYS if result.losses[way] >= most * (1 - ROUNDING)]
    by = " and ".join(f"by {NAMES[way]}" for way in worst if way != result.way)
    if most <= ORTHONORMAL:
        return (f"By {NAMES[result.way]}, ", ("Q′Q is I up to rounding", "first"), ", and so it is in all four ways.")
    if own <= ORTHONORMAL:
        off = (show(most, digits=2), "residual")
        return (f"By {NAMES[result.way]}, Q′Q is I up to rounding; {by} it is off by ", off, ".")
    texts = show(own, digits=2), show(most, digits=2)
    if result.way not in worst and texts[0] == texts[1]:
        texts = apart(own, most)
    start = (f"By {NAMES[result.way]}, Q′Q is off I by ", (texts[0], "residual"))
    if result.way in worst:
        return (*start, f", as much as {by}." if by else ", the most of the four ways.")
    return (*start, f", and {by} by {texts[1]}.")


def numbers(result: QR) -> list[list[Number]]:
    """Return how far Q is from orthonormal in each way, and what this one costs."""
    losses = [finite(f"‖I − Q′Q‖, {SHORT[way]}", result.losses[way], "residual" if way == result.way else "") for way in WAYS]
    cost = result.multiplications
    return [
        losses[:2],
        losses[2:],
        [finite("‖A − QR‖ / ‖A‖", result.residual)],
        [Number("multiplications", str(cost), "", cost)],
    ]


def tables(result: QR) -> list[Table]:
    """Return A on its way, Q and R."""
    sizes = result.sizes
    name = "A′" if result.is_turned else "A"
    return [
        _table(f"{name} at s", result.A, 0.0 * sizes, "", "what is factored"),
        _table("Q", result.Q, 0.0 * sizes + 1.0, "first", columns(result), "="),
        _table("R", result.R, sizes, "output", "upper triangular", "·"),
    ]


def columns(result: QR) -> str:
    """Return how orthonormal the columns of Q are."""
    zero = [k for k, column in enumerate(result.Q.T, 1) if not column.any()]
    if zero:
        return f"column{'s' * (len(zero) > 1)} {', '.join(map(str, zero))} of 0: not orthonormal"
    own = result.losses[result.way]
    return "orthonormal columns, up to rounding" if own <= ORTHONORMAL else f"Q′Q off I by {show(own, digits=2)}"


def _table(name: str, M: Matrix, sizes: Matrix, role: str, note: str, sign: str = "") -> Table:
    rows = [[show(entry, size) for entry, size in zip(row, sizes.tolist(), strict=True)] for row in M.tolist()]
    return Table(name, rows, f"{M.shape[0]} × {M.shape[1]}, {note}", role, sign)


def code(A: Array, result: QR) -> str:
    """Return the program that prints the numbers."""
    facts = {"chosen": SHORT[result.way], "s": result.s, "is_turned": result.is_turned, "multiplications": result.multiplications}
    return program("decompositions/factorizations/qr", {"A": written(A)}, **facts)
