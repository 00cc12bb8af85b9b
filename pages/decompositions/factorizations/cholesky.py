"""Cholesky: what is said and shown of A = LL′."""

import math
from collections.abc import Sequence

import numpy as np

from core.decompositions.factorizations.cholesky import SAMPLES, Cholesky, Step
from core.decompositions.factorizations.lu import Number as Entry
from core.figures.decompositions.factorizations import playing
from core.figures.decompositions.factorizations.cholesky import is_drawn
from core.numbers.arrays import Array
from core.numbers.digits import exactly, indexed, show
from pages.shared.code import written
from pages.shared.programs import program
from pages.shared.view import Number, Sentence, Table, finite


def sentence(result: Cholesky, t: float) -> Sentence:
    """Return why there is no L, or what the step that is shown does, and at the end what L is good for."""
    if result.why == "not square":
        return ("Only a square matrix can be LL′: ", (f"A is {result.A.shape[0]} × {result.A.shape[1]}", "residual"), ".")
    if result.unlike:
        i, j = (k + 1 for k in result.unlike)
        other = f"{exactly(result.rows[i - 1][j - 1])} and {exactly(result.rows[j - 1][i - 1])}"
        return (
            f"A is not symmetric: its entries ({i}, {j}) and ({j}, {i}) are ", (other, "residual"),
            ", and LL′ always is. numpy.linalg.cholesky reads only those below the diagonal, and does not look.",
        )  # fmt: skip
    if t < 1.0 and is_drawn(result):
        return _step(result, result.steps[playing.current(t, len(result.steps))])
    return _failed(result) if result.failed else _end(result)


def _step(result: Cholesky, step: Step) -> Sentence:
    if step.pivot <= 0:
        return _failed(result)
    k = step.column + 1
    root = (f"√{exactly(step.pivot)} = {show(step.L[k - 1, k - 1])}", "first")
    if k == len(result.rows):
        return (f"Column {k}: the last root, ", root, ", and nothing is left of A.")
    column = indexed("ℓ", k)
    return (f"Column {k}: the root ", root, f", and what stands below divided by it, are {column}. {column}·{column}′ is taken from W.")


def _failed(result: Cholesky) -> Sentence:
    k = result.failed
    block = f"the leading {k} × {k} block is not" if k > 1 else "its first entry is not positive"
    definite = f"{block} positive definite" if k > 1 else block
    digits = "" if result.exact else "To sixteen digits, "
    return (
        f"{digits}A has no L, because {definite}: for x = {vector(result.x)}, x′Ax is ",
        (exactly(result.value or 0), "residual"), ", and not positive.",
    )  # fmt: skip


def _end(result: Cholesky) -> Sentence:
    start = "A = LL′: it is symmetric and positive definite"
    if result.is_hidden:
        return (f"{start}, but only just: ", ("float64 does not find that", "residual"), ", and numpy.linalg.cholesky refuses it.")
    if len(result.rows) < 2:
        return (f"{start}, and L is its root.",)
    return (f"{start}. Of {SAMPLES} samples x = Lz, ", (str(result.inside), "output"), " lie in the ellipse that holds 95 % of all.")


def vector(entries: Sequence[Entry]) -> str:
    """Return entries as they are written: (1, −2/3)."""
    return f"({', '.join(exactly(entry) for entry in entries)})"


def numbers(result: Cholesky) -> list[list[Number]]:
    """Return what the factor costs and leaves, or what shows that there is none; and what is added for Newton's step."""
    cost = result.multiplications
    value = math.nan if result.value is None else float(result.value)
    text = "–" if result.value is None else exactly(result.value)
    down = float(result.g @ result.newton) if result.newton.size else math.nan
    least = show(result.least, float(np.abs(result.A).sum()))
    return [
        [Number("multiplications", str(cost), "", cost), finite("‖A − LL′‖ / ‖A‖", result.residual)],
        [
            Number("least λ", least, "eigen", None if math.isnan(result.least) else result.least),
            Number("x′Ax", text, "residual", None if math.isnan(value) else value),
        ],
        [finite("τ", result.added), finite("g′s", down)],
    ]


def tables(result: Cholesky) -> list[Table]:
    """Return L, or the x that shows that there is none, and Newton's step."""
    if not result.steps:
        return []
    L = [[show(entry) for entry in row] for row in result.L.tolist()]
    n = len(L)
    found = [Table("L", L, f"{n} × {n}, lower triangular", "first")] if not result.failed else []
    found += [Table("x", [[exactly(entry)] for entry in result.x], "x′Ax is not positive", "input")] if result.x else []
    if not result.newton.size:
        return found
    size = float(np.abs(result.newton).max(initial=0.0))
    step = [[show(entry, size)] for entry in result.newton.tolist()]
    return [*found, Table("s", step, "of (A + τI)·s = −g", "output")]


def code(A: Array, result: Cholesky) -> str:
    """Return the program that prints the numbers."""
    facts = {"is_symmetric": bool(result.steps), "is_definite": not result.why, "is_hidden": result.is_hidden}
    x = [float(entry) for entry in result.x]
    return program("decompositions/factorizations/cholesky", {"A": written(A)}, x=x, multiplications=result.multiplications, **facts)
